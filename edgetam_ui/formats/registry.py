"""All formats by name, and results written in one of them."""

from __future__ import annotations

import errno
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..core.arguments import as_one_of, as_path
from ..core.progress import Progress
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
from .base import Format, file_stem
from .choice import NO_OPTIONS, Choice, Chosen
from .guard import check_file
from .place import foresee
from .report import Notice, Report, look, report, shortened

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
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".zip": "application/zip",
}
ALL = Choice()
TICK_SECONDS = 0.2
_CHOICES = frozenset(field.name for field in fields(Choice))


def export(
    results: Results | Sequence[Results],
    name: str,
    path: str | Path,
    progress: Progress,
    choice: Choice = ALL,
    options: Mapping[str, Any] = NO_OPTIONS,
) -> Path:
    """Writes `results`, of one medium or of several, in format `name` to `path`, and returns it.

    A folder, or a path without a suffix, gets the files of the format, and loses those that the same format wrote
    there of the same media before; with ".zip" they are packed; a path with a suffix of the format's only file gets
    that one, by the options that the suffix stands for where others are not given. What is there is replaced once all
    is written, but never the open file, nor in a folder what no export wrote. Raises `ExportError`.
    """
    path = as_path(path, ExportError)
    suffix = path.suffix.lower()
    implied = FORMATS[as_one_of("format", name, FORMATS, ExportError)].stands_for.get(suffix, {})
    format, media = chosen(results, name, choice, {**implied, **options})
    suffixes = format.suffixes(media[0].kind, media[0].options) if len(media) == 1 else []
    if not _is_folder(path) and suffix not in (".zip", *suffixes):
        places = ", ".join(["a folder", *(f"a {one}" for one in suffixes)])
        raise ExportError(f"{name} cannot be written as one {suffix} file.", f"Give {places} or a .zip.")
    if suffix in suffixes and media[0].choice.images in ("jpg", "png"):
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
    suffixes = format.suffixes(media[0].kind, media[0].options) if single else []
    suffix = suffixes[0] if suffixes else ".zip"
    stem = file_stem(media[0]) if len(media) == 1 else f"{len(media)}-images"
    path = folder / f"{stem}_{name}{suffix}"
    try:
        _write(media, format, path, progress)
    except OSError as error:
        raise ExportError(
            f"{path.name} could not be written: {_reason(error, 'writing failed')}.",
            "Look at the free space where EdgeTAM UI runs, then export again.",
        ) from error
    return path, MIME_TYPES[suffix]


def check(
    results: Results | Sequence[Results],
    name: str,
    choice: Choice = ALL,
    options: Mapping[str, Any] = NO_OPTIONS,
    path: str | Path | None = None,
) -> Report:
    """What `export` with the same arguments, to `path`, would write, lose and replace, and about how large it would be.

    Raises `ExportError` as `export` does.
    """
    format, media = chosen(results, name, choice, options)
    try:
        found = [] if path is None else foresee(media, format, as_path(path, ExportError))
        told = report(format, media)
        return replace(told, notices=(*found, *told.notices))
    except OSError as error:
        raise ExportError(
            f"A sample could not be written: {_reason(error, 'writing failed')}.", "Free space."
        ) from error


def notices(
    results: Results | Sequence[Results],
    name: str,
    choice: Choice = ALL,
    options: Mapping[str, Any] = NO_OPTIONS,
    path: str | Path | None = None,
) -> tuple[Notice, ...]:
    """What `export` with the same arguments, to `path`, would lose and replace. Raises `ExportError` as it does."""
    format, media = chosen(results, name, choice, options)
    found = [] if path is None else foresee(media, format, as_path(path, ExportError))
    return (*found, *look(format, media).notices)


def check_place(results: Sequence[Results], name: str, path: Path, choice: Choice, options: Mapping[str, Any]) -> None:
    """Raises `ExportError` where `export` with the same arguments would replace what is not its own."""
    _, media = chosen(results, name, choice, options)
    foresee(media, FORMATS[name], path)


def split_choices(given: Mapping[str, Any]) -> tuple[Choice, dict[str, Any]]:
    """The fields of `Choice` among keyword arguments, and the rest: the format's options. Raises `ExportError`."""
    return (
        Choice(**{name: value for name, value in given.items() if name in _CHOICES}),
        {name: value for name, value in given.items() if name not in _CHOICES},
    )


def settled(name: str, choice: Choice, options: Mapping[str, Any]) -> tuple[Format, Choice, dict[str, Any]]:
    """The format, and all that is chosen for it, given or by default, whatever the results. Raises `ExportError`."""
    format = FORMATS[as_one_of("format", name, FORMATS, ExportError)]
    unmasked = format.unmasked if choice.unmasked is None else choice.unmasked
    choice = replace(choice, images=_images(format, choice), unmasked=unmasked)
    return format, choice, format.check_options(options)


def chosen(
    results: Results | Sequence[Results], name: str, choice: Choice, options: Mapping[str, Any]
) -> tuple[Format, list[Chosen]]:
    """The format, and what of each medium is written in it. Raises `ExportError` where there is nothing."""
    format, choice, checked = settled(name, choice, options)
    media = [Chosen(item, choice, checked) for item in (results if isinstance(results, Sequence) else [results])]
    for medium in media:
        if not format.detail(medium.kind):
            other = "a video" if medium.kind == "image" else "an image"
            raise ExportError(f"{format.label} is for {other}.", f"{medium.name} is not one: use another format.")
    if not any(medium.whole.objects for medium in media):
        raise ExportError("There is no mask to export yet.", "Click on an object, or draw a box, first.")
    _check_objects(media, choice)
    media = [medium for medium in media if medium.frames]
    if not media:
        raise ExportError("No frame was chosen.", "Choose frames of the medium, and such with masks.")
    return format, media


def _check_objects(media: Sequence[Chosen], choice: Choice) -> None:
    """Raises `ExportError` where an object was chosen that no medium has, or none that has a mask."""
    known = sorted({number for medium in media for number in (*medium.whole.objects, *medium.whole.maskless)})
    unknown = [number for number in choice.objects or () if number not in known]
    if unknown:
        raise ExportError(f"There is no object {shortened(unknown)}.", f"There are: {shortened(known)}.")
    if not any(medium.objects for medium in media):
        named = ", ".join(map(str, choice.objects or ()))
        what = f"None of the objects {named} has a mask." if named else "No object was chosen."
        raise ExportError(what, "Choose objects that have a mask.")


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
    if not _is_folder(path):
        check_file(path, media)
    media, progress = _stoppable(media, progress)
    target = path if _is_folder(path) else path.parent
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=target) as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        files = format.write(media, folder, progress)
        if _is_folder(path):
            manifest.move(media, folder, path, format, manifest.entry(format, media, files, folder))
        elif path.suffix.lower() == ".zip":
            note = manifest.write(folder, {format.name: [manifest.entry(format, media, files, folder)]})
            _zip([*files, note], folder, Path(scratch, "packed")).replace(path)
        else:
            files[0].replace(path)


def _stoppable(media: Sequence[Chosen], progress: Progress) -> tuple[Sequence[Chosen], Progress]:
    """`media` whose ticks call `progress` now and then, which may stop what takes long; and what to call as it goes."""
    far, due = (0, sum(len(chosen.frames) for chosen in media)), time.monotonic() + TICK_SECONDS

    def hear(done: int, total: int) -> None:
        nonlocal far
        far = done, total
        progress(done, total)

    def tick() -> None:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + TICK_SECONDS
            progress(*far)

    return [replace(chosen, tick=tick) for chosen in media], hear


def _zip(files: Sequence[Path], folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.relative_to(folder))
    return path
