"""`edgetam.json`, which lies beside the files of an export: what made them, of what, and what they lost.

It also lists the files, so that the next export of the same medium and format into the folder takes away what is no
longer part of it, and no export takes the place of what is not listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

from .base import Format, program
from .choice import Chosen
from .guard import NOTE, check_folder, is_open


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
    """Writes the file of `exports`, lists of entries by the format's name, into `folder`."""
    path = folder / NOTE
    path.write_text(json.dumps({"exports": exports}, indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def move(media: Sequence[Chosen], folder: Path, target: Path, format: Format, told: Mapping[str, Any]) -> None:
    """Moves the files that `told`, an `entry`, lists from `folder` to their places in `target`.

    What an export of the same media in the same `format` wrote there before, and this one does not, is taken away; so
    is the rest of a data set of other media that loses a file to this one. Raises `ExportError`, and moves nothing,
    where a file of somebody else would be replaced.
    """
    exports = _read(target)
    files = told["files"]
    check_folder(files, folder, target, format.name, _owners(exports), media)
    for file in files:
        place = target / file
        place.parent.mkdir(parents=True, exist_ok=True)
        (folder / file).replace(place)
    earlier = exports.get(format.name, [])
    gone = [entry for entry in earlier if _is_replaced(entry, told, format)]
    left = [{**entry, "files": sorted(_files(entry) - set(files))} for entry in earlier if entry not in gone]
    exports[format.name] = [*(entry for entry in left if entry["files"]), told]
    for old in _all_files({format.name: gone}) - _all_files(exports):
        if not is_open(target / old, media):
            _remove(target, old)
    write(folder, exports).replace(target / NOTE)


def owners_in(target: Path) -> dict[str, set[str]]:
    """The files in `target` that exports wrote, with the names of their formats."""
    return _owners(_read(target))


def _owners(exports: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, entries in exports.items():
        for file in _all_files({name: entries}):
            found.setdefault(file, set()).add(name)
    return found


def replaced(target: Path, format: Format, told: Mapping[str, Any]) -> list[str]:
    """The other media whose earlier export in `target` goes with one of `told`."""
    gone = [entry for entry in _read(target).get(format.name, []) if _is_replaced(entry, told, format)]
    names = (name for entry in gone for name in entry.get("of") or ())
    return [name for name in dict.fromkeys(names) if isinstance(name, str) and name not in told["of"]]


def _is_replaced(entry: Mapping[str, Any], told: Mapping[str, Any], format: Format) -> bool:
    """Whether an earlier export of the `format` is no longer one, now that there is what is `told`."""
    names = entry.get("of")
    if not isinstance(names, list) or all(name in told["of"] for name in names):
        return True
    return not format.apart and not _files(entry).isdisjoint(told["files"])


def _read(target: Path) -> dict[str, list[Any]]:
    """The entries of earlier exports; none where the file is not one of ours."""
    try:
        exports = json.loads((target / NOTE).read_text(encoding="utf-8"))["exports"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    if not isinstance(exports, dict):
        return {}
    listed = {name: told if isinstance(told, list) else [told] for name, told in exports.items()}
    return {name: [entry for entry in entries if isinstance(entry, dict)] for name, entries in listed.items()}


def _all_files(exports: Mapping[str, Sequence[Mapping[str, Any]]]) -> set[str]:
    return {file for entries in exports.values() for entry in entries for file in _files(entry)}


def _files(entry: Mapping[str, Any]) -> set[str]:
    """The files of an entry that can be ours: the file in the folder may have been written by anybody."""
    names = entry.get("files")
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
