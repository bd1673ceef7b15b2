"""A set of images as one file, `.edgetam`: a zip of a session file for each image.

set.json            what this is, and the images in their order: `SetHead`
images/….edgetam    a session file for each, stored as it is: see `saved`
"""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated, Literal

from pydantic import Field, ValidationError

from ..core.names import as_unicode
from ..core.progress import no_progress
from ..errors import ExportError, FormatError
from ..formats.base import program
from ..media.image_names import MAX_FILES
from .outputs import Outputs
from .saved import (
    LARGEST_HEAD,
    LARGEST_TEXT,
    SET,
    SUFFIX,
    VERSION,
    Line,
    Saved,
    damaged,
    info_of,
    opened,
    read_saved,
    save,
    stored_info,
)


class ImageHead(Line):
    """An image: its name, its session's file in the zip, how many of its objects have masks, and their classes."""

    name: Annotated[str, Field(max_length=4096)]
    file: Annotated[str, Field(max_length=300)]
    masks: Annotated[int, Field(ge=0)] = 0
    classes: tuple[Annotated[str, Field(max_length=1000)], ...] = ()


class SetHead(Line):
    """What `set.json` says."""

    format: Literal["edgetam-set"]
    version: Annotated[int, Field(ge=1)]
    program: str = ""
    images: Annotated[tuple[ImageHead, ...], Field(min_length=1, max_length=MAX_FILES)]


def save_set(
    sessions: Iterable[Outputs],
    total: int,
    path: Path,
    medium: bool = True,
    with_path: bool = True,
    progress: Callable[[int, int], None] = no_progress,
) -> Path:
    """Writes `sessions`, `total` of them, to `path`, whose suffix becomes ".edgetam"; where it was written.

    `medium` and `with_path` are as of `saved.save`. What is there is replaced once all is written. Raises
    `ExportError`.
    """
    path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    images: list[ImageHead] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".edgetam-", dir=path.parent) as scratch:
            packed = Path(scratch, "packed")
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
                for number, session in enumerate(sessions):
                    part = save(session, Path(scratch, f"{number:05}{SUFFIX}"), medium, with_path)
                    archive.write(part, f"images/{part.name}")
                    part.unlink()
                    images.append(_image(session, f"images/{part.name}"))
                    progress(number + 1, total)
                head = SetHead(format="edgetam-set", version=VERSION, program=program(), images=tuple(images))
                archive.writestr(SET, head.model_dump_json(indent=1))
            packed.replace(path)
    except ValidationError as error:
        raise ExportError("There is no image to save.", "Open images that can be read first.") from error
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise ExportError(f"{path.name} could not be written: {reason}.", "Choose another folder.") from error
    return path


def _image(session: Outputs, file: str) -> ImageHead:
    objects = session.state.objects.values()
    return ImageHead(
        name=as_unicode(session.medium.name),
        file=file,
        masks=sum(bool(item.chains) for item in objects),
        classes=tuple(dict.fromkeys(item.category for item in objects if item.category)),
    )


def is_set(path: Path) -> bool:
    """Whether a session file is one of a whole set."""
    with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        return SET in archive.namelist()
    return False


def read_set(path: Path, name: str | None = None) -> SetHead:
    """What the file of a set says, checked as far as it goes without its images. Raises `FormatError`."""
    name = name or path.name
    with opened(path, name) as archive:
        info = info_of(archive, name, SET)
        if info.file_size > LARGEST_HEAD:
            raise damaged(name, f"{SET} is too long")
        try:
            head = SetHead.model_validate_json(archive.read(info))
        except ValidationError as error:
            place = ".".join(map(str, error.errors()[0]["loc"]))
            raise damaged(name, f"`{place}` of {SET} is not right") from error
        if head.version > VERSION:
            raise FormatError(f"{name} is of a newer version of EdgeTAM UI.", "Update EdgeTAM UI to open it.")
        text = 0
        for image in head.images:
            with archive.open(stored_info(archive, name, image.file)) as part, opened(part, name) as inside:
                text += sum(item.file_size for item in inside.infolist() if not item.filename.startswith("media/"))
                if text > LARGEST_TEXT:
                    raise damaged(name, "it unpacks to more than a gigabyte of text")
    return head


@contextlib.contextmanager
def part_of(path: Path, image: ImageHead, name: str | None = None) -> Iterator[IO[bytes]]:
    """The session file of one image, to be read in the block. Raises `FormatError`."""
    name = name or path.name
    with opened(path, name) as archive, archive.open(stored_info(archive, name, image.file)) as part:
        yield part


def saved_in(path: Path, image: ImageHead) -> Saved:
    """What the session file of one image says. Raises `FormatError`."""
    with part_of(path, image) as part:
        return read_saved(part, f"{path.name} ({image.name})")
