"""How a program without this package reads a file into the pixels that the page shows, found by trying it out."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image, ImageOps, ImageSequence

from .convert import orientation_of
from .image_set import find_files
from .images import FORMATS, HEIC, JPEG_XL
from .medium import Medium
from .pil import DAMAGED, open_with_pillow, without_warnings
from .video import open_stream

COMPARED_PAGES = 8
"""Frames that are compared with the page's: a program is written while somebody waits."""
UPRIGHT = "ImageOps.exif_transpose({page})"
TURNS = {1: "", 2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM"}
TURNS |= {5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}
OVER_WHITE = '''def over_white(image):
    """What is see-through shows white."""
    colors = image.convert("RGBA")
    opaque = Image.new("RGB", colors.size, "white")
    opaque.paste(colors, mask=colors)
    return opaque'''
BETWEEN = '''def between(image, low, high):
    """Numbers of more than 8 bits as grey, from `low` (black) to `high` (white)."""
    grey = (np.asarray(image, np.float64) - low) * (255 / (high - low))
    return Image.fromarray(np.rint(grey.clip(0, 255)).astype(np.uint8)).convert("RGB")'''


@dataclass(frozen=True)
class Reading:
    """Python for it: `seen` gives an opened image, `{page}`, as the page shows it, with the function `helper`;
    `opened` opens the file, `{file}`, with what `imported` says. `kind`: "image", or how frames come: as a "video", as
    the "pages" of an image file, or as the "files" of a folder.
    """

    seen: str = UPRIGHT + '.convert("RGB")'
    helper: str = ""
    opened: str = "Image.open({file})"
    imported: str = ""
    kind: str = "image"

    def page(self, page: str) -> str:
        """The expression for what `page` shows."""
        return self.seen.format(page=page)

    def file(self, file: str) -> str:
        """The expression for the opened `file`."""
        return self.opened.format(file=file)


PLAIN = Reading()


def reading_of(medium: Medium) -> Reading | None:
    """The simplest way to read the file of `medium` that gives its pixels, of a video those of its first frames; None
    where there is none. Where there is no file, the way to read what `Medium.write_pixels` writes.
    """
    path = medium.path
    if path is None:
        return PLAIN if medium.kind == "image" else replace(PLAIN, kind="pages")
    kind = "files" if path.is_dir() else "image" if medium.kind == "image" else "pages"
    if kind == "pages" and _gives(_filmed(path, medium.name), medium):
        return Reading(kind="video")
    read = {"files": _files, "image": _image, "pages": _pages}[kind]
    return next((way for way in _ways(path, medium, kind) if _gives(read(path, way), medium)), None)


def _ways(path: Path, medium: Medium, kind: str) -> Iterator[Reading]:
    """Ways to read it, the simplest first."""
    head = b""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(16)
    way = replace(PLAIN, kind=kind)
    turns = [UPRIGHT]
    if head[4:8] == b"ftyp" and head[8:12] in HEIC:
        way = replace(way, opened="open_heif({file}).to_pillow()", imported="from pillow_heif import open_heif")
        turns = ["{page}"]
    elif head.startswith(JPEG_XL):
        way = replace(way, imported="import pillow_jxl  # with it Pillow reads JPEG XL")
    elif kind == "image":
        turns += _turned(path, medium)
    values = medium.values
    for turn in turns:
        if values is not None:
            seen = f"between({turn}, {values.low!r}, {values.high!r})"
            yield replace(way, seen=seen, helper=BETWEEN)
        else:
            yield replace(way, seen=turn + '.convert("RGB")')
            yield replace(way, seen=f"over_white({turn})", helper=OVER_WHITE)


def _turned(path: Path, medium: Medium) -> Iterator[str]:
    """What turns the image upright where Pillow does not do it by itself, over a broken EXIF."""
    with suppress(*DAMAGED), open_with_pillow(path, medium.name, (*FORMATS, "TIFF")) as image:
        turn = TURNS[orientation_of(image)]
        yield f"{{page}}.transpose(Image.Transpose.{turn})" if turn else "{page}"


def _gives(frames: Generator[Any, None, None], medium: Medium) -> bool:
    """Whether the first of `frames` are those of `medium`."""
    wanted = range(min(medium.count, COMPARED_PAGES))
    try:
        with closing(frames):
            found = [np.array_equal(frame, medium.frame(index)) for index, frame in zip(wanted, frames, strict=False)]
        return len(found) == len(wanted) and all(found)
    except (av.FFmpegError, ImportError, *DAMAGED):
        return False


def _space(way: Reading) -> dict[str, Any]:
    space: dict[str, Any] = {"Image": Image, "ImageOps": ImageOps, "np": np}
    exec(f"{way.imported}\n{way.helper}", space)
    return space


def _seen(path: Path, way: Reading, space: dict[str, Any]) -> Any:
    with without_warnings(), eval(way.file("path"), space, {"path": path}) as page:
        return eval(way.page("page"), space, {"page": page})


def _image(path: Path, way: Reading) -> Generator[Any, None, None]:
    yield _seen(path, way, _space(way))


def _pages(path: Path, way: Reading) -> Generator[Any, None, None]:
    space = _space(way)
    with eval(way.file("path"), space, {"path": path}) as file:
        for page in ImageSequence.Iterator(file):
            yield eval(way.page("page"), space, {"page": page})


def _files(path: Path, way: Reading) -> Generator[Any, None, None]:
    space, files = _space(way), sorted(path.iterdir())
    for file in files if files == find_files(path) else ():
        yield _seen(file, way, space)


def _filmed(path: Path, name: str) -> Generator[Any, None, None]:
    container, _ = open_stream(path, name)
    with container:
        for frame in container.decode(video=0):
            yield frame.to_image().rotate(frame.rotation, expand=True)
