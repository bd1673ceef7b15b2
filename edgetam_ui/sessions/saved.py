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
from pathlib import Path
from typing import IO, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..core import operations
from ..core.arguments import as_path
from ..core.masks import Rle
from ..core.names import as_unicode, safe_name
from ..core.operations import AS_IT_IS, Cleaning, Ended, FrameIndex, Index, ObjectId, Operation, Text
from ..errors import EdgeTamError, ExportError, FormatError, MediaError, PromptError, StoreError
from ..formats.base import program
from ..formats.reading import Found, Read, Wanted
from ..media.medium import Medium
from .contents import Work
from .outputs import Outputs
from .programs.saved import code_of
from .runs import TrackedMask

SUFFIX = ".edgetam"
SET = "set.json"
"""What a file of a whole set has: see `saved_set`."""
File = Path | IO[bytes]
"""A session file: where it lies, or, of one in a set's, its bytes."""
VERSION = 1
LARGEST_TEXT = 1 << 30
"""Bytes of all text in a file, unpacked."""
AGAIN = "Save it again, or ask for another copy."
LARGEST_HEAD = 16 << 20
MOST_OPERATIONS = 10_000
"""More than anybody makes by hand; so many are done again within seconds."""
PIECE_BYTES = 1 << 20
Share = Annotated[float, Field(ge=0, le=1)]


class Line(BaseModel):
    """What a file says in one place; what this version does not know is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class MediumHead(Line):
    """The medium: `file` is its name under `media/`; where it was left out, `path` is where it lay. `sha256` is the
    hash of its bytes, which older files have only where it was left out.
    """

    name: Annotated[str, Field(max_length=4096)]
    kind: Literal["image", "video"]
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    frames: Annotated[int, Field(ge=1)]
    file: Annotated[str, Field(max_length=300)] | None = None
    path: str | None = None
    sha256: str | None = None


class ObjectHead(Line):
    """An object's name and class, and how its masks are cleaned up."""

    id: ObjectId
    name: Text
    category: Text = ""
    cleaning: Cleaning = AS_IT_IS


class Head(Line):
    """What `session.json` says."""

    format: Literal["edgetam"]
    version: Annotated[int, Field(ge=1)]
    program: str = ""
    made_with: dict[str, str] = {}
    medium: MediumHead
    objects: tuple[ObjectHead, ...] = ()


class TrackedLine(Line):
    """A mask that run number `run` found."""

    run: Index
    object: ObjectId
    frame: FrameIndex
    counts: str
    score: Share
    area: Index
    doubt: Share = 0.0


class MaskLine(Line):
    """A mask that a user decided."""

    object: ObjectId
    frame: FrameIndex
    counts: str


@dataclass(frozen=True)
class Saved:
    """A file that was read: its name, what it says of itself, what was done, what was tracked by run, object and frame,
    and what a user decided by object and frame.
    """

    name: str
    head: Head
    operations: tuple[Operation, ...]
    tracked: Mapping[int, Mapping[int, Mapping[int, TrackedMask]]]
    decided: Mapping[int, Mapping[int, Rle]]


# -- out


def save(session: Outputs, path: Path, medium: bool = True, with_path: bool = True) -> Path:
    """Writes `session` to `path`, whose suffix becomes ".edgetam"; where it was written.

    Without `medium` the file names the SHA-256 of the medium's bytes instead, and, `with_path`, where it lies. What is
    there is replaced once all is written. Raises `ExportError`, also for more operations than a file is read with.
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
        raise ExportError(f"{medium.name} did not come from a file.", "Save it with the medium.")
    count = sum(len(operations.parts_of(operation)) for operation in work.operations)
    if count > MOST_OPERATIONS:
        what = f"A session file holds {MOST_OPERATIONS:,} operations, and this session has {count:,}."
        raise ExportError(what, "Export the masks as COCO or NPZ: they can be loaded again.")
    left_out = None if with_medium else path
    file, sha256 = _write_medium(medium, path, archive) if left_out is None else (None, hash_of(left_out))
    try:
        medium.check_unchanged()
    except MediaError as error:
        raise ExportError(error.message, "Put the file back, or open it again.") from error
    head = Head(
        format="edgetam",
        version=VERSION,
        program=program(),
        made_with=session.made_with,
        medium=MediumHead(
            name=as_unicode(medium.name),
            kind=medium.kind,
            width=medium.width,
            height=medium.height,
            frames=medium.count,
            file=file,
            path=as_unicode(str(left_out.absolute())) if left_out is not None and with_path else None,
            sha256=sha256,
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
    archive.writestr("session.py", as_unicode(code_of(work.operations, medium.name, source)))


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


def _write_medium(medium: Medium, path: Path | None, archive: zipfile.ZipFile) -> tuple[str, str]:
    """Its name in the archive, and the hash of what was written."""
    stem = safe_name(Path(medium.name).stem) or medium.kind
    if path is not None:
        name = f"{stem}.{safe_name(path.suffix) or 'bin'}"
        return name, _store(path, f"media/{name}", archive)
    name = f"{stem}.png" if medium.kind == "image" else f"{stem}.tif"
    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        pixels = Path(scratch, name)
        medium.write_pixels(pixels)
        return name, _store(pixels, f"media/{name}", archive)


def _store(path: Path, name: str, archive: zipfile.ZipFile) -> str:
    """Stores a file, not packed again: images and videos are packed, and a reader need not fear what they unpack to.

    Its hash is that of what was written, should the file change meanwhile.
    """
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
        for piece in _pieces(source):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in _pieces(file):
            digest.update(piece)
    return digest.hexdigest()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE_BYTES):
        yield piece


# -- in


def read_saved(path: File, name: str | None = None) -> Saved:
    """What a file says, all of it checked. Raises `FormatError`."""
    name = name or (path.name if isinstance(path, Path) else "the file")
    with opened(path, name) as archive:
        if SET in archive.namelist():
            raise FormatError(f"{name} holds a set of images.", "Open it by Controller.open_set, or in the page.")
        head = _head(archive, name)
        done = tuple(_operations(archive, name))
        tracked, decided = _tracked(archive, name, head, done), _decided(archive, name, head)
    return Saved(name, head, done, tracked, decided)


def _operations(archive: zipfile.ZipFile, name: str) -> Iterator[Operation]:
    count = 0
    for _, operation in _lines(archive, name, "operations.jsonl", operations.from_data):
        count += len(operations.parts_of(operation))
        if count > MOST_OPERATIONS:
            raise damaged(name, f"it has more than {MOST_OPERATIONS:,} operations")
        yield operation


def _tracked(
    archive: zipfile.ZipFile, name: str, head: Head, done: Iterable[Operation]
) -> dict[int, dict[int, dict[int, TrackedMask]]]:
    """The masks in `tracked.jsonl`, each of a run that one of the operations ends, and of an object of theirs."""
    runs = {operation.run for operation in done if isinstance(operation, Ended)}
    parts = (part for operation in done for part in operations.parts_of(operation))
    objects = {getattr(part, "object", None) for part in parts}
    found: dict[int, dict[int, dict[int, TrackedMask]]] = {}
    for place, line in _lines(archive, name, "tracked.jsonl", TypeAdapter(TrackedLine).validate_python):
        if line.run not in runs:
            raise damaged(name, f"{place} is of run {line.run}, which operations.jsonl does not end")
        if line.object not in objects:
            raise damaged(name, f"{place} is of object {line.object}, which operations.jsonl does not make")
        rle = _rle(line, head.medium, name, place)
        mask = TrackedMask(rle, line.score, rle.area, reverse=False, doubt=line.doubt)
        found.setdefault(line.run, {}).setdefault(line.object, {})[line.frame] = mask
    return found


def _decided(archive: zipfile.ZipFile, name: str, head: Head) -> dict[int, dict[int, Rle]]:
    """The masks in `masks.jsonl`, each of an object that there is."""
    objects = {item.id for item in head.objects}
    found: dict[int, dict[int, Rle]] = {}
    for place, line in _lines(archive, name, "masks.jsonl", TypeAdapter(MaskLine).validate_python):
        if line.object not in objects:
            raise damaged(name, f"{place} is of object {line.object}, which session.json does not name")
        found.setdefault(line.object, {})[line.frame] = _rle(line, head.medium, name, place)
    return found


def masks_in(saved: Saved, found: Found) -> None:
    """Adds to `found` the objects that have masks, for another medium of the same size. Raises `FormatError`."""
    found.objects.update(enumerate(_with_masks(saved, found.wanted)))


def masks_of(path: Path, wanted: Wanted) -> list[Read]:
    """The objects of a file with their masks, for another medium of the same size. Raises `FormatError`."""
    saved = read_saved(path)
    objects = _with_masks(saved, wanted)
    if not objects:
        raise FormatError(f"{saved.name} has no masks.", "Choose another file.")
    return objects


def _with_masks(saved: Saved, wanted: Wanted) -> list[Read]:
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
    for object_id, decided in saved.decided.items():
        found[object_id].masks.update(decided)
    return [item for item in found.values() if any(rle.area for rle in item.masks.values())]


def medium_in(path: File, saved: Saved) -> tuple[str, int] | None:
    """The suffix of the medium in a file, and its bytes; None where it was left out. Raises `FormatError`."""
    file = saved.head.medium.file
    if file is None:
        return None
    with opened(path, saved.name) as archive:
        return "." + re.sub(r"\W", "", Path(file).suffix)[:8], _medium_info(archive, saved).file_size


def unpack_medium(path: File, saved: Saved, target: Path) -> None:
    """Writes the medium in a file to `target`. Raises `FormatError`, also where it is not the one it was saved with."""
    digest = hashlib.sha256()
    with (
        opened(path, saved.name) as archive,
        archive.open(_medium_info(archive, saved)) as source,
        target.open("wb") as out,
    ):
        for piece in _pieces(source):
            digest.update(piece)
            try:
                out.write(piece)
            except OSError as error:
                raise StoreError(f"The medium in {saved.name} could not be unpacked.", "Free space.") from error
    if saved.head.medium.sha256 not in (None, digest.hexdigest()):
        raise damaged(saved.name, f"media/{saved.head.medium.file} is not the file whose hash session.json has")


def _medium_info(archive: zipfile.ZipFile, saved: Saved) -> zipfile.ZipInfo:
    return stored_info(archive, saved.name, f"media/{saved.head.medium.file}")


def stored_info(archive: zipfile.ZipFile, name: str, file: str) -> zipfile.ZipInfo:
    """Where `file` is in a zip, as it is and not packed. Raises `FormatError`."""
    info = info_of(archive, name, file)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise FormatError(f"{info.filename} in {name} is compressed.", "Put it in uncompressed, or save it again.")
    return info


def is_medium_of(path: Path, saved: Saved) -> bool:
    """Whether the file at `path` is the medium that was left out."""
    try:
        return path.is_file() and saved.head.medium.sha256 == hash_of(path)
    except OSError:
        return False


def find_medium(path: Path, saved: Saved, given: Path | None = None) -> Path:
    """The medium that was left out: the one `given`, or else at its old place or beside the file.

    Raises `FormatError` where there is none with the same bytes.
    """
    medium = saved.head.medium
    if given is not None:
        if is_medium_of(given, saved):
            return given
        raise FormatError(f"{given.name} is not the file that {saved.name} was made on.", f"Give {medium.name}.")
    places = []
    for text in (medium.path or "", path.parent / Path(medium.name.replace("\\", "/")).name):
        with contextlib.suppress(FormatError):  # the file may say anything
            places.append(as_path(text, FormatError))
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
        raise damaged(saved.name, f"{wanted.name} is not of the size that it says")
    if medium.kind != wanted.kind:
        raise damaged(saved.name, f"{wanted.name} is no {wanted.kind}, as it says")
    for line, operation in enumerate(saved.operations, 1):
        try:
            if isinstance(operation, Ended):
                if operation.run not in session.runs_to_end:
                    raise PromptError(f"No run {operation.run} was begun.")
                session.restore_run(operation.run, operation.visited, saved.tracked.get(operation.run, {}))
            else:
                session.restore(operation)
        except EdgeTamError as error:
            raise damaged(
                saved.name, f"line {line} of operations.jsonl does not fit: {error.message.rstrip('.')}"
            ) from error
    for run in session.runs_to_end:
        session.restore_run(run, 0, {})


@contextlib.contextmanager
def opened(path: File, name: str) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`; whatever goes wrong in reading it is told as `FormatError`."""
    if isinstance(path, Path) and not path.is_file():
        raise FormatError(f"There is no file {name}.", "Check the path.")
    try:
        with zipfile.ZipFile(path) as archive:
            texts = [item for item in archive.infolist() if not item.filename.startswith(("media/", "images/"))]
            if sum(item.file_size for item in texts) > LARGEST_TEXT:
                raise damaged(name, "it unpacks to more than a gigabyte of text")
            yield archive
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise FormatError(f"{name} is not a session file, or not all of it.", AGAIN) from error


def _head(archive: zipfile.ZipFile, name: str) -> Head:
    try:
        info = info_of(archive, name, "session.json")
        if info.file_size > LARGEST_HEAD:
            raise damaged(name, "session.json is too long")
        data = json.loads(archive.read(info))
        if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] > VERSION:
            raise FormatError(f"{name} is of a newer version of EdgeTAM UI.", "Update EdgeTAM UI to open it.")
        head = Head.model_validate(data)
        if head.medium.file is None and head.medium.sha256 is None:
            raise damaged(name, "`medium` of session.json has neither `file` nor `sha256`")
        return head
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise damaged(name, f"`{place}` of session.json is not right") from error
    except (ValueError, RecursionError) as error:
        raise damaged(name, "session.json is not JSON") from error


def _lines(archive: zipfile.ZipFile, name: str, file: str, read: Any) -> Iterator[tuple[str, Any]]:
    with archive.open(info_of(archive, name, file)) as lines:
        for at, line in enumerate(lines, 1):
            place = f"line {at} of {file}"
            try:
                yield place, read(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise damaged(name, f"{place} is not right") from error


def info_of(archive: zipfile.ZipFile, name: str, file: str) -> zipfile.ZipInfo:
    """Where `file` is in a zip. Raises `FormatError`."""
    try:
        return archive.getinfo(file)
    except KeyError:
        raise FormatError(f"{name} is not a session file: it has no {file}.", AGAIN) from None


def _rle(line: TrackedLine | MaskLine, medium: MediumHead, name: str, place: str) -> Rle:
    """The mask of a line. Raises `FormatError` where that is none of the medium's, or on a frame that it has not."""
    if line.frame >= medium.frames:
        raise damaged(name, f"{place} is about frame {line.frame}, {medium.name} ends at {medium.frames - 1}")
    try:
        return Rle.from_coco(medium.height, medium.width, line.counts)
    except PromptError as error:
        raise damaged(name, f"{place} holds no mask of the medium's size") from error


def damaged(name: str, what: str) -> FormatError:
    """The error of a file called `name` that is not as it was written."""
    return FormatError(f"{name} is damaged: {what}.", AGAIN)
