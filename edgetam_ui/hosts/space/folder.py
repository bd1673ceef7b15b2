"""Writes the folder that a Space is made of: app, front matter, requirements, and the program itself."""

from __future__ import annotations

import shutil
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


def write(folder: Path, kind: Kind) -> None:
    """Writes a Space of `kind` into `folder`, which may be a clone of one; what was written there before is replaced.

    Raises `EdgeTamError` where another app is there, or the folder cannot be written.
    """
    if folder.resolve().is_relative_to(PACKAGE):
        raise EdgeTamError(f"{folder} is in the program itself.", "Give a folder outside of it.")
    app, program = (FILES / "app.py").read_text(), folder / PACKAGE.name
    try:
        is_ours = (folder / "app.py").is_file() and (folder / "app.py").read_text() == app
        if not is_ours and (program.exists() or (folder / "app.py").exists()):
            raise EdgeTamError(f"There is another program in {folder}.", "Give a new folder.")
        folder.mkdir(parents=True, exist_ok=True)
        if program.exists():
            shutil.rmtree(program)
        shutil.copytree(PACKAGE, program, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "app.py").write_text(app)
        (folder / "README.md").write_text(readme(kind), encoding="utf-8")
        (folder / "requirements.txt").write_text("\n".join([*_requirements(), *kind.requirements, ""]))
        if not (folder / ".gitattributes").exists():
            (folder / ".gitattributes").write_text(ATTRIBUTES)
    except OSError as error:
        raise EdgeTamError(f"The Space could not be written: {error}", "Give another folder.") from error


def readme(kind: Kind) -> str:
    """The README of a Space, front matter first."""
    front = yaml.safe_dump(front_matter(kind), sort_keys=False, allow_unicode=True, width=1000)
    text = Template((FILES / "README.md").read_text(encoding="utf-8"))
    return f"---\n{front}---\n\n{text.substitute(expect=kind.expect, kind=kind.name, version=_ours(metadata.version))}"


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
