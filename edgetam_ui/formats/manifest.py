"""`edgetam.json`, which lies beside the files of an export: what made them, of what, and what they lost.

It also lists the files, so that the next export of the same format into the folder takes away what is no longer part
of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

from .base import Format, program
from .choice import Chosen

NAME = "edgetam.json"


def entry(format: Format, media: Sequence[Chosen], files: Sequence[Path], folder: Path) -> dict[str, Any]:
    """What is said of an export whose `files` are in `folder`."""
    first = media[0]
    return {
        "program": program(),
        **first.made_with,
        "of": [medium.name for medium in media],
        "choice": {key: value for key, value in asdict(first.choice).items() if value is not None},
        "options": dict(first.options),
        "loses": format.loses or "nothing",
        "files": [file.relative_to(folder).as_posix() for file in files],
    }


def write(folder: Path, exports: Mapping[str, Any]) -> Path:
    """Writes the file of `exports`, entries by the format's name, into `folder`."""
    path = folder / NAME
    path.write_text(json.dumps({"exports": exports}, indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def move(files: Sequence[Path], folder: Path, target: Path, name: str, told: Mapping[str, Any]) -> None:
    """Moves `files` from `folder` to their places in `target`.

    What the format `name` wrote there before, and does not now, is taken away; nothing else is.
    """
    exports = _read(target)
    for file in files:
        place = target / file.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    others = {file for key, other in exports.items() if key != name for file in _files(other)}
    for old in _files(exports.get(name)) - set(told["files"]) - others:
        _remove(target, old)
    write(folder, {**exports, name: told}).replace(target / NAME)


def _read(target: Path) -> dict[str, Any]:
    """The entries of an earlier export; none where the file is not one of ours."""
    try:
        exports = json.loads((target / NAME).read_text(encoding="utf-8"))["exports"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return exports if isinstance(exports, dict) else {}


def _files(told: object) -> set[str]:
    """The files of an entry that can be ours: the file in the folder may have been written by anybody."""
    names = told.get("files") if isinstance(told, dict) else None
    if not isinstance(names, list):
        return set()
    paths = {name: PurePosixPath(name) for name in names if isinstance(name, str) and "\\" not in name}
    return {name for name, path in paths.items() if path.parts and not path.is_absolute() and ".." not in path.parts}


def _remove(target: Path, name: str) -> None:
    """Removes a file, and the folders that it leaves empty; not through a link that leads elsewhere."""
    file = target / name
    if target.resolve() not in file.parent.resolve().parents and file.parent.resolve() != target.resolve():
        return
    try:
        file.unlink(missing_ok=True)
        for parent in file.parents:
            if parent == target:
                return
            parent.rmdir()
    except OSError:
        return  # a folder that holds something else
