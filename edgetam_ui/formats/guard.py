"""What an export leaves as it is: the file that is open, and files that no export wrote."""

from __future__ import annotations

import filecmp
import os
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ..errors import ExportError
from .choice import Chosen

NOTE = "edgetam.json"
"""The file that lies beside those of an export: see `manifest`."""


def is_open(path: Path, media: Iterable[Chosen]) -> bool:
    """Whether `path` is the file that one of `media` is read from, by whatever name."""
    sources = [source for medium in media if (source := medium.whole.source) is not None]
    return path.exists() and any(source.exists() and path.samefile(source) for source in sources)


def check_file(path: Path, media: Sequence[Chosen]) -> None:
    """Raises `ExportError` where `path` is the file that one of `media` is read from, or a zip that no export wrote:
    images may have been read from it.
    """
    if is_open(path, media):
        raise ExportError(f"{path.name} is the open file, which no export replaces.", "Export to another name.")
    if path.suffix.lower() == ".zip" and path.exists() and not _is_ours(path):
        raise ExportError(f"{path.name} is there already, and no export wrote it.", "Export to another name.")


def _is_ours(path: Path) -> bool:
    """Whether a zip is one of our exports."""
    try:
        with zipfile.ZipFile(path) as archive:
            return NOTE in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def check_folder(
    names: Iterable[str],
    folder: Path,
    target: Path,
    format: str,
    owners: Mapping[str, Collection[str]],
    media: Sequence[Chosen],
) -> None:
    """Raises `ExportError` where files of `folder` would replace, in `target`, others than an export in `format` wrote.

    `owners` has the formats that wrote each file there. The open file is never one of those that may be replaced; what
    has the same content is.
    """
    hint = "Choose another folder" + (' or images="none".' if media[0].choice.images in ("jpg", "png") else ".")
    for name in names:
        place = target / name
        if not os.path.lexists(place) or (place.is_file() and filecmp.cmp(place, folder / name, shallow=False)):
            continue
        if is_open(place, media):
            raise ExportError(f"{name} in that folder is the open file, which no export replaces.", hint)
        if name not in owners:
            raise ExportError(f"{name} is in that folder already, and no export wrote it.", hint)
        if format not in owners[name]:
            raise ExportError(f"{name} in that folder is of an export as {', '.join(sorted(owners[name]))}.", hint)
