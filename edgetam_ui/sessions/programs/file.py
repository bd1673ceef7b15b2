"""The file that a program opens: where it is found, and what its user has to do first."""

from __future__ import annotations

import filecmp
import os
import shlex
import tempfile
from functools import cache
from pathlib import Path
from typing import TypedDict

from ...media.examples import gradio_assets
from ...media.medium import Medium
from .source import Source


class File(TypedDict):
    """What `Source` says of the file."""

    path: str
    note: str
    example: str
    is_folder: bool


def file_of(medium: Medium, with_path: bool) -> File:
    """How programs find the file of `medium`: `with_path`, where code opened it."""
    name, path = medium.name, medium.path
    if path is None:
        suffix = "" if Path(name).suffix else ".png" if medium.kind == "image" else ".tif"
        note = f"{name!r} was not opened from a file: session.medium.write_pixels({name + suffix!r}) writes one."
        return {"path": name + suffix, "note": note, "example": "", "is_folder": False}
    example = _example(path)
    is_known = bool(example) or (with_path and path.name == name and not _goes_away(path))
    put = f"Put the images, in order, into the folder {name!r}" if path.is_dir() else f"Put {name!r} into the folder"
    return {
        "path": str(path) if is_known else name,
        "note": "" if is_known else f"{put} in which this runs.",
        "example": example,
        "is_folder": medium.kind == "video" and (path.is_dir() or path.suffix.lower() == ".zip"),
    }


def imported(source: Source) -> str:
    """What Python has to import for `expression`."""
    return f"from gradio.media import {_getter(source)}" if source.example else ""


def expression(source: Source) -> str:
    """The path in Python."""
    return f'{_getter(source)}("{name_of(source)}")' if source.example else repr(source.path)


def name_of(source: Source) -> str:
    """What the file is called."""
    return Path(source.example or source.path).name


def shell_word(source: Source) -> str:
    """The path as a word of a shell, which no program takes for an option, or for its standard input."""
    if source.example:
        program = f"{imported(source)}; print({expression(source)})"
        return f'"$(python -c {shlex.quote(program)})"'
    path = source.path
    return quoted(f"./{path}" if path.startswith(("-", "@", "=")) else path)


def quoted(text: str) -> str:
    """`text` as one word of a shell, on one line."""
    return shlex.quote(text) if text.isprintable() else f"$'{''.join(map(_escaped, text))}'"


def _escaped(letter: str) -> str:
    if letter in "\\'":
        return f"\\{letter}"
    return letter if letter.isprintable() else "".join(f"\\x{byte:02x}" for byte in os.fsencode(letter))


def _goes_away(path: Path) -> bool:
    """Whether `path` is in a temporary folder of ours: unpacked from a zip, or downloaded."""
    temporary = Path(tempfile.gettempdir())
    return path.is_relative_to(temporary) and path.relative_to(temporary).parts[0].startswith("edgetam-")


def _getter(source: Source) -> str:
    return "get_image" if source.example.startswith("images/") else "get_video"


def _example(path: Path) -> str:
    """The place of `path` among Gradio's examples, also of a copy, "" where it is none of them."""
    if not path.is_file():
        return ""
    alike = _examples().get(path.stat().st_size, ())
    return next((f"{one.parent.name}/{one.name}" for one in alike if filecmp.cmp(one, path, shallow=False)), "")


@cache
def _examples() -> dict[int, list[Path]]:
    """The images and videos that the installed Gradio ships, by size."""
    assets = gradio_assets()
    found: dict[int, list[Path]] = {}
    if assets is None:
        return found
    for kind in ("images", "videos"):
        for path in sorted((assets / kind).glob("*")):
            found.setdefault(path.stat().st_size, []).append(path)
    return found
