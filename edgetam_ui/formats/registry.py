"""All formats by name, and results written in one of them."""

from __future__ import annotations

import errno
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..core.results import Results
from ..errors import ExportError
from . import (
    coco,
    cvat,
    films,
    geojson,
    indexed,
    label_studio,
    labelme,
    manifest,
    npz,
    overlay,
    pictures,
    png,
    voc,
    yolo,
    youtube_vis,
)
from .base import Format, Progress, file_stem
from .choice import NO_OPTIONS, Choice, Chosen
from .report import Notice, Report, look, report

FORMATS = {
    format.name: format
    for format in (
        coco.FORMAT,
        yolo.YOLO,
        yolo.YOLO_BOXES,
        cvat.FORMAT,
        label_studio.FORMAT,
        labelme.FORMAT,
        voc.FORMAT,
        indexed.DAVIS,
        youtube_vis.FORMAT,
        indexed.MOTS,
        geojson.FORMAT,
        png.FORMAT,
        indexed.LABELS,
        npz.FORMAT,
        overlay.FORMAT,
        pictures.CUTOUT,
        pictures.OUTLINE,
        pictures.SPOTLIGHT,
        pictures.SVG,
        films.GIF,
        films.PRORES_FILM,
        films.WEBM,
        films.FFV1_FILM,
        films.RGBA,
        films.MATTE,
        films.GREEN,
    )
}
"""The formats, by name, in the order of the menu: the one list that menus, programs and the documentation read."""
MIME_TYPES = {
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".npz": "application/octet-stream",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".zip": "application/zip",
}
ALL = Choice()
_CHOICES = frozenset(field.name for field in fields(Choice))


def export(
    results: Results | Sequence[Results],
    name: str,
    path: Path,
    progress: Progress,
    choice: Choice = ALL,
    options: Mapping[str, Any] = NO_OPTIONS,
) -> Path:
    """Writes `results`, of one medium or of several, in format `name` to `path`, and returns it.

    A folder, or a path without a suffix, gets the files of the format, and loses those that the same format wrote
    there before; with ".zip" they are packed; a path with the suffix of the format's only file gets that one. What is
    there is replaced once all is written. Raises `ExportError`.
    """
    format, media = chosen(results, name, choice, options)
    suffix = path.suffix.lower()
    single = format.single.get(media[0].kind) if len(media) == 1 else None
    if not _is_folder(path) and suffix not in (".zip", single):
        raise ExportError(
            f"{name} cannot be written as one {suffix} file.",
            "Give a folder or a .zip." if single is None else f"Give a folder, a {single} or a .zip.",
        )
    if suffix == single and media[0].choice.images in ("jpg", "png"):
        raise ExportError("One file has no place for the frames.", "Give a folder or a .zip, or leave out `images`.")
    try:
        _write(media, format, path, progress)
    except OSError as error:
        raise ExportError(f"{path} could not be written: {_reason(error)}.", "Choose another folder.") from error
    return path


def pack(
    results: Results | Sequence[Results],
    name: str,
    folder: Path,
    progress: Progress,
    choice: Choice = ALL,
    options: Mapping[str, Any] = NO_OPTIONS,
) -> tuple[Path, str]:
    """Writes format `name` as one file into `folder`, for a browser to download; its path and MIME type.

    It is a zip where the format is not a single file. Raises `ExportError`, which does not tell where `folder` is.
    """
    format, media = chosen(results, name, choice, options)
    single = len(media) == 1 and media[0].choice.images not in ("jpg", "png")
    suffix = format.single.get(media[0].kind, ".zip") if single else ".zip"
    path = folder / f"{file_stem(media[0])}_{name}{suffix}"
    try:
        _write(media, format, path, progress)
    except OSError as error:
        raise ExportError(
            f"{path.name} could not be written: {_reason(error, 'writing failed')}.",
            "Look at the free space where EdgeTAM UI runs, then export again.",
        ) from error
    return path, MIME_TYPES[suffix]


def check(
    results: Results | Sequence[Results], name: str, choice: Choice = ALL, options: Mapping[str, Any] = NO_OPTIONS
) -> Report:
    """What `export` with the same arguments would write and lose, and about how large it would be.

    Raises `ExportError` as `export` does.
    """
    format, media = chosen(results, name, choice, options)
    try:
        return report(format, media)
    except OSError as error:
        raise ExportError(
            f"A sample could not be written: {_reason(error, 'writing failed')}.", "Free space."
        ) from error


def notices(
    results: Results | Sequence[Results], name: str, choice: Choice = ALL, options: Mapping[str, Any] = NO_OPTIONS
) -> tuple[Notice, ...]:
    """What `export` with the same arguments would lose. Raises `ExportError` as it does."""
    format, media = chosen(results, name, choice, options)
    return look(format, media).notices


def split_choices(given: Mapping[str, Any]) -> tuple[Choice, dict[str, Any]]:
    """The fields of `Choice` among keyword arguments, and the rest: the format's options. Raises `ExportError`."""
    return (
        Choice(**{name: value for name, value in given.items() if name in _CHOICES}),
        {name: value for name, value in given.items() if name not in _CHOICES},
    )


def chosen(
    results: Results | Sequence[Results], name: str, choice: Choice, options: Mapping[str, Any]
) -> tuple[Format, list[Chosen]]:
    """The format, and what of each medium is written in it. Raises `ExportError` where there is nothing."""
    if name not in FORMATS:
        raise ExportError(f"There is no format {name!r}.", f"Use one of {', '.join(FORMATS)}.")
    format = FORMATS[name]
    choice = replace(
        choice,
        images=_images(format, choice),
        unmasked=format.unmasked if choice.unmasked is None else choice.unmasked,
    )
    checked = format.check_options(options)
    media = [Chosen(item, choice, checked) for item in (results if isinstance(results, Sequence) else [results])]
    for medium in media:
        if not format.detail(medium.kind):
            other = "a video" if medium.kind == "image" else "an image"
            raise ExportError(f"{format.label} is for {other}.", f"{medium.name} is not one: use another format.")
    if not any(medium.whole.objects for medium in media):
        raise ExportError("There is no mask to export yet.", "Click on an object, or draw a box, first.")
    if not any(medium.objects for medium in media):
        raise ExportError(f"No object {choice.objects} has a mask.", "Choose objects that have one.")
    media = [medium for medium in media if medium.frames]
    if not media:
        raise ExportError("No frame was chosen.", "Choose frames of the medium, and such with masks.")
    return format, media


def _images(format: Format, choice: Choice) -> Any:
    if format.images == "no":
        if choice.images in ("jpg", "png"):
            raise ExportError(f"{format.label} does not take the frames along.", "Leave out `images`.")
        return "none"
    return choice.images or ("jpg" if format.images == "yes" else "none")


def _is_folder(path: Path) -> bool:
    return not path.suffix or path.is_dir()


def _reason(error: OSError, otherwise: str = "") -> str:
    """Why it could not be written, without paths: another process's scratch folder means nothing to a user."""
    if error.errno == errno.ENOSPC:
        return "No space left on device"
    return error.strerror or otherwise or str(error)


def _write(media: Sequence[Chosen], format: Format, path: Path, progress: Progress) -> None:
    """Writes beside `path` first, so that what was there stays if anything fails."""
    target = path if _is_folder(path) else path.parent
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=target) as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        files = format.write(media, folder, progress)
        if _is_folder(path):
            manifest.move(files, folder, path, format.name, manifest.entry(format, media, files, folder))
        elif path.suffix.lower() == ".zip":
            note = manifest.write(folder, {format.name: manifest.entry(format, media, files, folder)})
            _zip([*files, note], folder, Path(scratch, "packed")).replace(path)
        else:
            files[0].replace(path)


def _zip(files: Sequence[Path], folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.relative_to(folder))
    return path
