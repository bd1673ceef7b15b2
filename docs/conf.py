"""Sphinx's configuration: `make docs` builds these pages and the reference made from the docstrings."""

from __future__ import annotations

from inspect import Signature, signature
from pathlib import Path
from typing import Any

from docutils import nodes
from pydantic import BaseModel
from sphinx.addnodes import download_reference, pending_xref
from sphinx.application import Sphinx
from sphinx.util.inspect import stringify_signature
from traitlets import HasTraits
from typing_extensions import is_typeddict

from edgetam_ui import __version__

ROOT = Path(__file__).parents[1]
PAGES = {"CHANGELOG": "changelog", "CONTRIBUTING": "contributing"}
"""Files of the repository's root, without their suffix, that a page of this folder includes."""

project = "EdgeTAM UI"
copyright = "the EdgeTAM UI authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"{project} {release}"
myst_heading_anchors = 3
default_role = "code"
autodoc_default_options = {"exclude-members": "model_config"}
autodoc_member_order = "bysource"
# Large, slow to import, and of no use to the reference.
autodoc_mock_imports = ["gradio", "timm", "torch", "torchvision", "transformers"]
autodoc_typehints = "signature"
autodoc_typehints_format = "short"


def link_files(app: Sphinx, doctree: nodes.document) -> None:
    """Lets a link to a file outside this folder lead to the page that includes it, else to a copy of it."""
    for node in list(doctree.findall(pending_xref)):
        path = _outside(app, node)
        if path is None:
            continue
        page = PAGES.get(str(path.relative_to(ROOT).with_suffix("")))
        if page is not None:
            node["refdomain"], node["reftarget"], node["reftargetid"] = "doc", page, None
        else:
            target = f"/../{path.relative_to(ROOT).as_posix()}"
            copy = download_reference("", "", *node.children, refdoc=node["refdoc"], reftarget=target)
            node.replace_self(copy)


def _outside(app: Sphinx, node: pending_xref) -> Path | None:
    """The file outside this folder that `node` means, where it means one; an included file's links are the root's."""
    if node.get("reftype") != "myst" or node["reftarget"] in app.env.all_docs:
        return None
    target = Path(node["reftarget"])
    candidates = [target.with_suffix(".md")] if target.is_absolute() else [ROOT / target]
    return next((path for path in candidates if path.is_file()), None)


def sign(app: Sphinx, what: str, name: str, obj: Any, *more: Any) -> tuple[str, None] | None:
    """The signature of a class whose own says little."""
    if not isinstance(obj, type):
        return None
    if issubclass(obj, BaseModel):  # fields and defaults, without the rules of their types
        fields = [(key, field) for key, field in obj.model_fields.items() if key != "op"]
        texts = [key if field.is_required() else f"{key}={field.default!r}" for key, field in fields]
        return f"({', '.join(['*', *texts] if texts else [])})", None
    if issubclass(obj, HasTraits):
        _, *rest = signature(obj.__init__).parameters.values()
        return stringify_signature(Signature(rest), unqualified_typehints=True), None
    return None


def list_keys(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Adds a typed dictionary's keys and their types to its docstring."""
    if isinstance(obj, type) and is_typeddict(obj):
        kinds = {key: getattr(kind, "__forward_arg__", kind) for key, kind in obj.__annotations__.items()}
        lines += ["Keys: " + ", ".join(f"``{key}: {kind}``" for key, kind in kinds.items()), ""]


def setup(app: Sphinx) -> None:
    """Called by Sphinx; links are settled before it collects the files to copy."""
    app.connect("doctree-read", link_files, priority=100)
    app.connect("autodoc-process-signature", sign)
    app.connect("autodoc-process-docstring", list_keys)
