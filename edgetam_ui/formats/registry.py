"""All formats by name, and results written in one of them."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ..core.results import Results
from ..errors import ExportError
from . import coco, overlay, png
from .base import Format, Progress, file_stem

FORMATS = {format.name: format for format in (coco.FORMAT, png.FORMAT, overlay.FORMAT)}
"""The formats, by name, in the order of the menu."""
MIME_TYPES = {".json": "application/json", ".png": "image/png", ".mp4": "video/mp4", ".zip": "application/zip"}


def export(results: Results, name: str, path: Path, progress: Progress) -> Path:
    """Writes `results` in format `name` to `path`, and returns it.

    A folder, or a path without a suffix, gets the files of the format; with ".zip" they are packed; a path with the
    suffix of the format's only file gets that one. What is there is overwritten once all is written. Raises
    `ExportError`.
    """
    format = _find(results, name)
    suffix = path.suffix.lower()
    single = format.single.get(results.kind)
    if not _is_folder(path) and suffix not in (".zip", single):
        raise ExportError(
            f"{name} cannot be written as one {suffix} file.",
            "Give a folder or a .zip." if single is None else f"Give a folder, a {single} or a .zip.",
        )
    try:
        _write(results, format, path, progress)
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{path} could not be written: {reason}.", "Choose another folder.") from error
    return path


def pack(results: Results, name: str, folder: Path, progress: Progress) -> tuple[Path, str]:
    """Writes format `name` as one file into `folder`, for a browser to download; its path and MIME type.

    It is a zip where the format is not a single file. Raises `ExportError`, which does not tell where `folder` is.
    """
    format = _find(results, name)
    suffix = format.single.get(results.kind, ".zip")
    path = folder / f"{file_stem(results)}_{name}{suffix}"
    try:
        _write(results, format, path, progress)
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise ExportError(
            f"{path.name} could not be written: {reason}.",
            "Look at the free space where EdgeTAM UI runs, then export again.",
        ) from error
    return path, MIME_TYPES[suffix]


def _find(results: Results, name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"There is no format {name!r}.", f"Use one of {', '.join(FORMATS)}.")
    if not results.objects:
        raise ExportError("There is no mask to export yet.", "Click on an object, or draw a box, first.")
    return FORMATS[name]


def _is_folder(path: Path) -> bool:
    return not path.suffix or path.is_dir()


def _write(results: Results, format: Format, path: Path, progress: Progress) -> None:
    """Writes beside `path` first, so that what was there stays if anything fails."""
    target = path if _is_folder(path) else path.parent
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=target) as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        files = format.write(results, folder, progress)
        if _is_folder(path):
            for file in files:
                place = path / file.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                file.replace(place)
        elif path.suffix.lower() == ".zip":
            _zip(files, folder, Path(scratch, "packed")).replace(path)
        else:
            files[0].replace(path)


def _zip(files: Sequence[Path], folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.relative_to(folder))
    return path
