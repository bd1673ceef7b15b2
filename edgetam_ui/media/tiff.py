"""TIFF files: the full image where the first page is a thumbnail, a sequence of frames where pages are of one size."""

from __future__ import annotations

import math
import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import Image

from ..errors import MediaError
from .convert import ORIENTATION, numbers, turned_upright
from .limits import MAX_PIXELS, too_large
from .pil import open_with_pillow, without_warnings
from .readers import InMemory
from .tiff_colors import apart, has_channels, meant
from .values import MAX_CHANNELS, Values, measure, to_rgb

MEASURED_PAGES = 8
"""Pages of a stack that are looked at for its values, evenly chosen."""
MAX_PAGES = 20_000
MAX_RATIO = 2000
"""How many times larger than its file a page of more than `UNCHECKED_BYTES` may be: deflate shrinks 1,032 times."""
UNCHECKED_BYTES = 128 << 20
MISSING_SEGMENTS = 1000
"""Strips or tiles of a page that may be missing: tifffile looks for each of them, and takes its time."""
WARNED_PIXELS = 80_000_000
"""From which on Pillow warns of an image's size, of a TIFF once more as it is decoded."""
REDUCED = 0b101
"""Bits of NewSubfileType: a smaller version of another page, or a mask of one."""


def open_tiff(path: Path, name: str) -> Any:
    """A reader of a TIFF file's image or frames. Raises `MediaError`, or what tifffile and Pillow do over damage."""
    file = tifffile.TiffFile(path)
    try:
        pages = Pages(file, path, name)
        if pages.count > 1:
            return pages
        array = pages.numbers(0)
    except BaseException:
        file.close()
        raise
    file.close()
    return InMemory([array])


class Pages:
    """Pages of one size, numbered as they lie in the file. `values` are those that all are shown between."""

    fps = 25.0

    def __init__(self, file: tifffile.TiffFile, path: Path, name: str) -> None:
        self._file, self._path, self._name = file, path, name
        self._bytes = path.stat().st_size
        self._below: list[Any] = []
        self._planes = self._find()
        self._volume = self._find_volume()
        self.count = len(self._planes) if self._volume is None else len(self._volume)
        first = self.numbers(0)
        self.height, self.width = first.shape[:2]
        step = max(1, self.count // MEASURED_PAGES)
        self.values: Values | None = None
        if first.ndim == 2 or first.shape[2] in (1, 3, 4):
            self.values = measure([first, *(self.numbers(index) for index in range(step, self.count, step))])

    def _find(self) -> list[list[int]]:
        """For each frame the numbers of its pages: several where each holds a channel.

        Pages that lie below others (SubIFDs) are numbered after all: there is the image of which a page is a thumbnail.
        """
        pages: list[tuple[int, Any]] = []
        for number in range(len(self._file.pages)):
            page = self._whole_page(number)
            pages.append((number, page))
            if number >= MAX_PAGES or len(self._below) + len(page.subifds or ()) > MAX_PAGES:
                raise MediaError(f"{self._name} has more than {MAX_PAGES} pages.", "Split it into several files.")
            self._below += page.pages or ()
        pages += enumerate(self._below, len(pages))
        whole = [(number, page) for number, page in pages if not _subfile(page) & REDUCED] or pages
        largest = max((_pixels(page) for _, page in whole), default=0)
        if not largest:
            raise ValueError("no page has a size")
        if largest > MAX_PIXELS:
            raise too_large(self._name)
        first = next(page for _, page in whole if _pixels(page) == largest)
        alike = [number for number, page in whole if page.shape == first.shape and page.dtype == first.dtype]
        return [[alike[place] for place in frame] for frame in self._frames(len(alike)).tolist()]

    def _find_volume(self) -> np.ndarray | None:
        """The planes that lie behind the only page, as ImageJ writes large files, or in it, where it has a depth; read
        as they are asked for.
        """
        series = self._file.series[0] if len(self._file.pages) == 1 and self._file.series else None
        if series is None or series.axes[-2:] != "YX":
            return None
        page = self._whole_page(0)
        if series.size <= page.size and page.imagedepth == 1:
            return None
        height, width = series.shape[-2:]
        if height * width > MAX_PIXELS:
            raise too_large(self._name)
        self._check_bytes(series, page)
        volume: np.ndarray = series.asarray(out="memmap").reshape(-1, height, width)
        return volume

    def _frames(self, count: int) -> np.ndarray:
        """Which of `count` pages each frame has, (frames, channels): ImageJ and OME write a page for each channel."""
        series = self._file.series[0] if self._file.series else None
        axes, shape = (series.axes, series.shape) if series is not None else ("", ())
        before = axes.removesuffix("S").removesuffix("YX")
        places, sides = np.arange(count), shape[: len(before)]
        channel = before.find("C")
        if channel < 0 or not 1 < sides[channel] <= MAX_CHANNELS or math.prod(sides) != count:
            return places[:, None]
        return np.moveaxis(places.reshape(sides), channel, -1).reshape(-1, sides[channel])

    def numbers(self, index: int) -> np.ndarray:
        """The numbers of frame `index`, (height, width[, channels])."""
        if self._volume is not None:
            return np.array(self._volume[index])
        planes = [self._page(number) for number in self._planes[index]]
        if len(planes) == 1:
            return planes[0]
        # A frame of bytes was made red, green and blue already: its grey is in each.
        return apart(np.dstack([plane[..., 0] if plane.ndim == 3 else plane for plane in planes]))

    def _page(self, number: int) -> np.ndarray:
        page = self._whole_page(number)
        self._check_bytes(page, page)
        channels = page.samplesperpixel
        if page.dtype == np.uint8 and channels in (1, 3, 4) and not has_channels(page):
            # Pillow knows palettes, CMYK and compressed YCbCr.
            try:
                return self._with_pillow(number)
            except (OSError, ValueError, SyntaxError, KeyError, TypeError):
                return self._with_tifffile(page)
        try:
            return self._with_tifffile(page)
        except Exception:
            # tifffile leaves most compressions to imagecodecs, which may not be installed.
            return self._with_pillow(number)

    def _check_bytes(self, wanted: Any, page: Any) -> None:
        """Raises `MediaError` where a page, or the series that lies behind it, takes more bytes than a file of this
        size unpacks to, `ValueError` where most of its strips or tiles are not there.
        """
        # What is not packed may have a bit for each pixel, which takes two bytes once it is read.
        is_packed = page.compression != tifffile.COMPRESSION.NONE
        most = min(MAX_PIXELS * 16, MAX_RATIO * self._bytes) if is_packed else 16 * self._bytes
        if wanted.nbytes > max(UNCHECKED_BYTES, most):
            raise too_large(self._name)
        if math.prod(page.chunked) > len(page.dataoffsets) + MISSING_SEGMENTS:
            raise ValueError("strips or tiles are missing")

    def _whole_page(self, number: int) -> Any:
        if number >= len(self._file.pages):
            return self._below[number - len(self._file.pages)]
        page = self._file.pages[number]
        return page.aspage() if isinstance(page, tifffile.TiffFrame) else page

    def _with_pillow(self, number: int) -> np.ndarray:
        count = len(self._file.pages)
        with self._for_pillow(number) as source, open_with_pillow(source, self._name, ("TIFF",)) as image:
            with without_warnings():
                image.seek(number if number < count else 0)
            if image.width * image.height > MAX_PIXELS:
                raise too_large(self._name)
            with without_warnings() if image.width * image.height > WARNED_PIXELS else nullcontext():
                image.load()
            return numbers(image)

    @contextmanager
    def _for_pillow(self, number: int) -> Iterator[Path | mmap.mmap]:
        """The file; with page `number` for its first, where Pillow would not find it."""
        if number < len(self._file.pages):
            yield self._path
            return
        form = self._file.tiff
        with self._path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as data:
            struct.pack_into(form.offsetformat, data, form.offsetsize, self._whole_page(number).offset)
            yield data

    def _with_tifffile(self, page: Any) -> np.ndarray:
        array = np.asarray(page.asarray())
        array = array.reshape(array.shape[-3:]) if array.ndim > 3 else array
        if page.dtype is None or array.ndim not in (2, 3):
            raise ValueError(f"a page of shape {array.shape}")
        if array.ndim == 3 and page.planarconfig == tifffile.PLANARCONFIG.SEPARATE:
            array = np.moveaxis(array, 0, -1)
        if np.iscomplexobj(array):
            array = np.abs(array)
        array = meant(page, array)
        tag = page.tags.get(ORIENTATION)
        turned: np.ndarray = turned_upright(array, tag.value if tag is not None and tag.value in range(1, 9) else 1)
        return turned

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self.read_between(index, self.values)

    def read_between(self, index: int, values: Values | None) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), shown between `values`."""
        array = self.numbers(index)
        shown = to_rgb(array, values)
        if shown.shape[:2] != (self.height, self.width):
            return np.array(Image.fromarray(shown).resize((self.width, self.height)))
        return shown

    def time(self, index: int) -> float:
        """Seconds from the first page to page `index`; of `count`, to the end of the last."""
        return index / self.fps

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def _pixels(page: Any) -> int:
    """Pixels of a page. Raises `ValueError` where a damaged tag gives it many sizes."""
    if not isinstance(page.imagewidth, int) or not isinstance(page.imagelength, int):
        raise ValueError("a page has several sizes")
    return page.imagewidth * page.imagelength


def _subfile(page: Any) -> int:
    return int(getattr(page, "subfiletype", 0) or 0)
