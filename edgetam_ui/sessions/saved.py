"""A session as one file, `.edgetam`: a zip of what was done to a medium, what was tracked, and the medium itself.

session.json      what this is, the medium and the objects: `Head`
operations.jsonl  the operations in effect, one a line
tracked.jsonl     the masks that propagations found, one a line: `TrackedLine`
masks.jsonl       the masks that a user decided, one a line: for who takes masks from here onto a medium of their own
session.py        the same operations as code
media/…           the medium's file, or one made of its pixels where it has none, unless it was left out

What is read may have been made by anybody: sizes are bounded, names are not used as paths, and every line is checked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..core import operations
from ..core.masks import Rle
from ..core.operations import AS_IT_IS, Cleaning, Ended, FrameIndex, Index, ObjectId, Operation, Text
from ..errors import EdgeTamError, ExportError, FormatError, PromptError, StoreError
from ..formats.base import program, safe_name
from ..formats.reading import Read, Wanted
from ..media.medium import Medium
from .contents import Work
from .outputs import Outputs
from .programs.saved import code_of
from .runs import TrackedMask

SUFFIX = ".edgetam"
VERSION = 1
LARGEST_TEXT = 1 << 30
"""Bytes of all text in a file, unpacked."""
AGAIN = "Save it again, or ask for another copy."
LARGEST_HEAD = 16 << 20
MOST_OPERATIONS = 10_000
"""More than anybody makes by hand; so many are done again within seconds."""
PIECE_BYTES = 1 << 20
Share = Annotated[float, Field(ge=0, le=1)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class MediumHead(_Line):
    """The medium: `file` is its name under `media/`; where it was left out, `path` is where it lay, with its hash."""

    name: Annotated[str, Field(max_length=4096)]
    kind: Literal["image", "video"]
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    frames: Annotated[int, Field(ge=1)]
    file: Annotated[str, Field(max_length=300)] | None = None
    path: str | None = None
    sha256: str | None = None


class ObjectHead(_Line):
    """An object's name and class, and how its masks are cleaned up."""

    id: ObjectId
    name: Text
    category: Text = ""
    cleaning: Cleaning = AS_IT_IS


class Head(_Line):
    """What `session.json` says."""

    format: Literal["edgetam"]
    version: Annotated[int, Field(ge=1)]
    program: str = ""
    made_with: dict[str, str] = {}
    medium: MediumHead
    objects: tuple[ObjectHead, ...] = ()


class TrackedLine(_Line):
    """A mask that run number `run` found."""

    run: Index
    object: ObjectId
    frame: FrameIndex
    counts: str
    score: Share
    area: Index
    doubt: Share = 0.0


class MaskLine(_Line):
    """A mask that a user decided."""

    object: ObjectId
    frame: FrameIndex
    counts: str


@dataclass(frozen=True)
class Saved:
    """A file that was read: its name, what it says of itself, what was done, and what was tracked by run, object and
    frame.
    """

    name: str
    head: Head
    operations: tuple[Operation, ...]
    tracked: Mapping[int, Mapping[int, Mapping[int, TrackedMask]]]


# -- out


def save(session: Outputs, path: Path, medium: bool = True, with_path: bool = True) -> Path:
    """Writes `session` to `path`, whose suffix becomes ".edgetam"; where it was written.

    Without `medium` the file names the SHA-256 of the medium's bytes instead, and, `with_path`, where it lies. What is
    there is replaced once all is written. Raises `ExportError`.
    """
    path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=path.parent) as scratch:
            packed = Path(scratch, "packed")
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(session, archive, medium, with_path)
            packed.replace(path)
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise ExportError(f"{path.name} could not be written: {reason}.", "Choose another folder.") from error
    return path


def _write(session: Outputs, archive: zipfile.ZipFile, with_medium: bool, with_path: bool) -> None:
    work, medium = session.work(), session.medium
    path = medium.path if medium.path is not None and medium.path.is_file() else None
    if not with_medium and path is None:
        raise ExportError(f"{medium.name} is no file that could be named.", "Save it with the medium.")
    left_out = None if with_medium else path
    head = Head(
        format="edgetam",
        version=VERSION,
        program=program(),
        made_with=session.made_with,
        medium=MediumHead(
            name=medium.name,
            kind=medium.kind,
            width=medium.width,
            height=medium.height,
            frames=medium.count,
            file=_write_medium(medium, path, archive) if with_medium else None,
            path=str(left_out.absolute()) if left_out is not None and with_path else None,
            sha256=hash_of(left_out) if left_out is not None else None,
        ),
        objects=tuple(
            ObjectHead(id=item.id, name=item.name, category=item.category, cleaning=item.cleaning)
            for item in work.objects
        ),
    )
    archive.writestr("session.json", head.model_dump_json(indent=1))
    _write_lines(archive, "operations.jsonl", map(operations.to_data, work.operations))
    _write_lines(archive, "tracked.jsonl", _tracked_lines(work))
    decided = (
        MaskLine(object=item.id, frame=frame, counts=session.decided_mask(item, frame).counts.decode()).model_dump()
        for item in work.objects
        for frame in sorted(item.barriers())
    )
    _write_lines(archive, "masks.jsonl", decided)
    source = f'here / "media" / "{head.medium.file}"' if head.medium.file else repr(head.medium.path or medium.name)
    archive.writestr("session.py", code_of(work.operations, medium.name, source))


def _tracked_lines(work: Work) -> Iterator[dict[str, Any]]:
    for number, found in work.found.items():
        for object_id, masks in found.items():
            for frame, mask in masks.items():
                yield TrackedLine(
                    run=number,
                    object=object_id,
                    frame=frame,
                    counts=mask.rle.counts.decode(),
                    score=mask.score,
                    area=mask.area,
                    doubt=mask.doubt,
                ).model_dump()


def _write_lines(archive: zipfile.ZipFile, name: str, lines: Iterable[dict[str, Any]]) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        for line in lines:
            file.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")


def _write_medium(medium: Medium, path: Path | None, archive: zipfile.ZipFile) -> str:
    """Stored, not packed again: images and videos are packed, and a reader need not fear what they unpack to."""
    stem = safe_name(Path(medium.name).stem) or medium.kind
    if path is not None:
        name = f"{stem}.{safe_name(path.suffix) or 'bin'}"
        archive.write(path, f"media/{name}", zipfile.ZIP_STORED)
        return name
    name = f"{stem}.png" if medium.kind == "image" else f"{stem}.tif"
    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        pixels = Path(scratch, name)
        medium.write_pixels(pixels)
        archive.write(pixels, f"media/{name}", zipfile.ZIP_STORED)
    return name


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
    return digest.hexdigest()


# -- in


def read_saved(path: Path, name: str | None = None) -> Saved:
    """What a file says, all of it checked. Raises `FormatError`."""
    name = name or path.name
    with _opened(path, name) as archive:
        head = _head(archive, name)
        lines = _lines(archive, name, "operations.jsonl", operations.from_data)
        done = tuple(operation for _, operation in islice(lines, MOST_OPERATIONS + 1))
        if len(done) > MOST_OPERATIONS:
            raise _damaged(name, f"it has more than {MOST_OPERATIONS:,} operations")
        tracked: dict[int, dict[int, dict[int, TrackedMask]]] = {}
        adapter = TypeAdapter(TrackedLine)
        for place, line in _lines(archive, name, "tracked.jsonl", adapter.validate_python):
            rle = _rle(line.counts, head.medium, f"{name}: {place}")
            mask = TrackedMask(rle, line.score, line.area, reverse=False, doubt=line.doubt)
            tracked.setdefault(line.run, {}).setdefault(line.object, {})[line.frame] = mask
    return Saved(name, head, done, tracked)


def masks_of(path: Path, wanted: Wanted) -> list[Read]:
    """The objects of a file with their masks, for another medium of the same size. Raises `FormatError`."""
    saved = read_saved(path)
    medium = saved.head.medium
    if (medium.height, medium.width) != (wanted.height, wanted.width) or medium.frames > wanted.count:
        raise FormatError(
            f"{saved.name} is about {medium.width} x {medium.height} pixels and {medium.frames} frames,"
            f" {wanted.name} has {wanted.width} x {wanted.height} and {wanted.count}.",
            f"Open {medium.name} instead.",
        )
    found = {
        item.id: Read(name=item.name, category=item.category, cleaning=item.cleaning) for item in saved.head.objects
    }
    for _, objects in sorted(saved.tracked.items()):
        for object_id, masks in objects.items():
            if object_id in found:
                found[object_id].masks.update({frame: mask.rle for frame, mask in masks.items()})
    adapter = TypeAdapter(MaskLine)
    with _opened(path, saved.name) as archive:
        for place, line in _lines(archive, saved.name, "masks.jsonl", adapter.validate_python):
            if line.object in found:
                found[line.object].masks[line.frame] = _rle(line.counts, medium, f"{saved.name}: {place}")
    with_masks = [item for item in found.values() if any(rle.area for rle in item.masks.values())]
    if not with_masks:
        raise FormatError(f"{saved.name} has no masks.", "Choose another file.")
    return with_masks


def medium_in(path: Path, saved: Saved) -> tuple[str, int] | None:
    """The suffix of the medium in a file, and its bytes; None where it was left out. Raises `FormatError`."""
    file = saved.head.medium.file
    if file is None:
        return None
    with _opened(path, saved.name) as archive:
        return "." + re.sub(r"\W", "", Path(file).suffix)[:8], _medium_info(archive, saved).file_size


def unpack_medium(path: Path, saved: Saved, target: Path) -> None:
    """Writes the medium in a file to `target`. Raises `FormatError`."""
    with (
        _opened(path, saved.name) as archive,
        archive.open(_medium_info(archive, saved)) as source,
        target.open("wb") as out,
    ):
        while piece := source.read(PIECE_BYTES):
            try:
                out.write(piece)
            except OSError as error:
                raise StoreError(f"The medium in {saved.name} could not be unpacked.", "Free space.") from error


def _medium_info(archive: zipfile.ZipFile, saved: Saved) -> zipfile.ZipInfo:
    info = _info(archive, saved.name, f"media/{saved.head.medium.file}")
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise FormatError(
            f"{info.filename} in {saved.name} is compressed.", "Put it in uncompressed, or save it again."
        )
    return info


def is_medium_of(path: Path, saved: Saved) -> bool:
    """Whether the file at `path` is the medium that was left out."""
    return path.is_file() and saved.head.medium.sha256 == hash_of(path)


def find_medium(path: Path, saved: Saved, given: Path | None = None) -> Path:
    """The medium that was left out: the one `given`, or else at its old place or beside the file.

    Raises `FormatError` where there is none with the same bytes.
    """
    medium = saved.head.medium
    if given is not None:
        if is_medium_of(given, saved):
            return given
        raise FormatError(f"{given.name} is not the file that {saved.name} was made on.", f"Give {medium.name}.")
    places = [Path(medium.path)] if medium.path else []
    places.append(path.parent / Path(medium.name.replace("\\", "/")).name)
    for place in places:
        if is_medium_of(place, saved):
            return place
    if any(place.is_file() for place in places):
        raise FormatError(
            f"{saved.name} does not hold {medium.name}, and the file of that name has changed since.",
            "Give the path of the one it was made on as `medium`.",
        )
    raise FormatError(
        f"{saved.name} does not hold {medium.name}, which is not where it was.",
        f"Put {medium.name} beside it, or give its path as `medium`.",
    )


def restore(session: Outputs, saved: Saved) -> None:
    """Does to a new session on the medium what `saved` says. Raises `FormatError` where it does not fit."""
    medium, wanted = session.medium, saved.head.medium
    if (medium.height, medium.width, medium.count) != (wanted.height, wanted.width, wanted.frames):
        raise _damaged(saved.name, f"{wanted.name} is not of the size that it says")
    for line, operation in enumerate(saved.operations, 1):
        try:
            if isinstance(operation, Ended):
                session.restore_run(operation.run, operation.visited, saved.tracked.get(operation.run, {}))
            else:
                session.restore(operation)
        except EdgeTamError as error:
            raise _damaged(saved.name, f"line {line} of operations.jsonl does not fit. {error.message}") from error
    for run in session.runs_to_end:
        session.restore_run(run, 0, {})


@contextlib.contextmanager
def _opened(path: Path, name: str) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`; whatever goes wrong in reading it is told as `FormatError`."""
    if not path.is_file():
        raise FormatError(f"There is no file {name}.", "Check the path.")
    try:
        with zipfile.ZipFile(path) as archive:
            texts = [item for item in archive.infolist() if not item.filename.startswith("media/")]
            if sum(item.file_size for item in texts) > LARGEST_TEXT:
                raise _damaged(name, "it unpacks to more than a gigabyte of text")
            yield archive
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise FormatError(f"{name} is no session file, or not all of it.", AGAIN) from error


def _head(archive: zipfile.ZipFile, name: str) -> Head:
    try:
        info = _info(archive, name, "session.json")
        if info.file_size > LARGEST_HEAD:
            raise _damaged(name, "session.json is too long")
        data = json.loads(archive.read(info))
        if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] > VERSION:
            raise FormatError(f"{name} is of a newer version of EdgeTAM UI.", "Update EdgeTAM UI to open it.")
        return Head.model_validate(data)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise _damaged(name, f"`{place}` of session.json is not right") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(name, "session.json is not JSON") from error


def _lines(archive: zipfile.ZipFile, name: str, file: str, read: Any) -> Iterator[tuple[str, Any]]:
    with archive.open(_info(archive, name, file)) as lines:
        for at, line in enumerate(lines, 1):
            place = f"line {at} of {file}"
            try:
                yield place, read(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise _damaged(name, f"{place} is not right") from error


def _info(archive: zipfile.ZipFile, name: str, file: str) -> zipfile.ZipInfo:
    try:
        return archive.getinfo(file)
    except KeyError:
        raise FormatError(f"{name} is no session file: it has no {file}.", AGAIN) from None


def _rle(counts: str, medium: MediumHead, place: str) -> Rle:
    try:
        return Rle.from_coco(medium.height, medium.width, counts)
    except PromptError as error:
        raise FormatError(f"{place} holds no mask of the medium's size.", AGAIN) from error


def _damaged(name: str, what: str) -> FormatError:
    return FormatError(f"{name} is damaged: {what}.", AGAIN)
