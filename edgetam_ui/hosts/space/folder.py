"""Writes the folder that a Space is made of: app, front matter, requirements, and the program itself."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from string import Template
from typing import Any, TypeVar

import yaml

from ...errors import EdgeTamError
from .kinds import Kind

T = TypeVar("T")
PACKAGE = Path(__file__).parents[2]
FILES = Path(__file__).parent / "files"
WEIGHTS = "yonigozlan/EdgeTAM-hf"
ATTRIBUTES = "*.safetensors filter=lfs diff=lfs merge=lfs -text\n*.png filter=lfs diff=lfs merge=lfs -text\n"
"""Hugging Face takes files that are not text through Git LFS alone."""
APP = (FILES / "app.py").read_bytes()
NEEDED = ("sdk", "sdk_version", "python_version", "app_file", "suggested_hardware", "preload_from_hub")
"""What of a README's front matter is not its owner's to choose."""
FROM_HERE = "<!-- `edgetam-ui space` writes all below anew. -->"
NOTHING = "Check out the configuration reference"
"""How the README of a new Space begins, which says nothing of it."""


def write(folder: Path, kind: Kind) -> bool:
    """Writes a Space of `kind` into `folder`, which may be a clone of one; whether a README was there.

    What was written there before is replaced once all is copied; a link is replaced, never followed. Of a README that
    is there the text before `FROM_HERE` stays, and so do the values of its front matter that the program needs not.
    Raises `EdgeTamError` where another app is there, or the folder cannot be written.
    """
    program = folder / PACKAGE.name
    if folder.resolve().is_relative_to(PACKAGE):
        raise EdgeTamError(f"{folder} is in the program itself.", "Give a folder outside of it.")
    if PACKAGE.is_relative_to(program.resolve()):
        raise EdgeTamError(f"{folder} holds the program that runs.", "Run one that is installed elsewhere.")
    try:
        _check_ours(folder)
        before = _read(folder / "README.md")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=folder, ignore_cleanup_errors=True) as scratch:
            new, old = Path(scratch, "new"), Path(scratch, "old")
            old.mkdir()
            shutil.copytree(PACKAGE, new / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
            (new / "app.py").write_bytes(APP)
            (new / "README.md").write_text(readme(kind, before), encoding="utf-8", errors="surrogateescape")
            (new / "requirements.txt").write_text("\n".join([*_requirements(), *kind.requirements, ""]))
            if not os.path.lexists(folder / ".gitattributes"):
                (new / ".gitattributes").write_text(ATTRIBUTES)
            for file in sorted(new.iterdir()):
                if os.path.lexists(place := folder / file.name):
                    place.rename(old / file.name)
                file.rename(place)
    except OSError as error:
        reason = error.strerror or str(error).rstrip(".")
        raise EdgeTamError(f"{folder} could not be written: {reason}.", "Give another folder.") from error
    return bool(before)


def _check_ours(folder: Path) -> None:
    """Raises `EdgeTamError` where `folder` holds a program that is not this one."""
    app = folder / "app.py"
    is_ours = app.is_file() and app.read_bytes() == APP
    if not is_ours and any(os.path.lexists(folder / name) for name in (PACKAGE.name, "app.py", "requirements.txt")):
        raise EdgeTamError(f"{folder} holds another program.", "Give a new folder.")


def _read(path: Path) -> str:
    """The text of a README; "" where there is none, or one that leads elsewhere."""
    if path.is_symlink() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8", errors="surrogateescape")


def readme(kind: Kind, before: str = "") -> str:
    """The README of a Space, front matter first; `before` is the one that is there."""
    text = Template((FILES / "README.md").read_text(encoding="utf-8"))
    made = text.substitute(expect=kind.expect, kind=kind.name, version=_ours(metadata.version))
    values, own = _parted(before)
    if own and not own.startswith(NOTHING):
        made = own.partition(FROM_HERE)[0].rstrip() + "\n\n" + FROM_HERE + made.partition(FROM_HERE)[2]
    needed = front_matter(kind)
    front = yaml.safe_dump(
        {**needed, **values, **{key: needed[key] for key in NEEDED}}, sort_keys=False, allow_unicode=True, width=1000
    )
    return f"---\n{front}---\n\n{made}"


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """The values of a README's front matter, and the text after it."""
    start, _, rest = text.partition("---\n")
    front, end, own = rest.partition("\n---\n")
    if start or not end:
        return {}, text.strip()
    try:
        values = yaml.safe_load(front)
    except yaml.YAMLError:
        values = None
    return (values if isinstance(values, dict) else {}), own.strip()


def front_matter(kind: Kind) -> dict[str, Any]:
    """What Hugging Face reads of a Space's README.

    See https://huggingface.co/docs/hub/spaces-config-reference.
    """
    return {
        "title": "EdgeTAM UI",
        "emoji": "🎯",
        "colorFrom": "indigo",
        "colorTo": "green",
        "sdk": "gradio",
        "sdk_version": metadata.version("gradio"),
        "python_version": kind.python,
        "app_file": "app.py",
        "suggested_hardware": kind.hardware,
        "fullWidth": True,
        "header": "mini",
        "short_description": "Click an object in an image or video, get its mask",
        "license": "apache-2.0",
        "models": [WEIGHTS],
        "tags": ["image-segmentation", "mask-generation", "video", "tracking", "annotation", "edgetam", "sam2"],
        "preload_from_hub": [WEIGHTS],
    }


def _requirements() -> list[str]:
    """What the program needs; Gradio comes with the Space, in the version that the front matter names."""
    needed = _ours(metadata.requires) or []
    return [line for line in needed if "extra ==" not in line and not line.startswith("gradio")]


def _ours(ask: Callable[[str], T]) -> T:
    try:
        return ask("edgetam-ui")
    except metadata.PackageNotFoundError as error:
        raise EdgeTamError("EdgeTAM UI is not installed as a package here.", "pip install it first.") from error
