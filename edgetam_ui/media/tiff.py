"""TIFF files: the full image where the first page is a thumbnail, a sequence of frames where pages are of one size."""

from __future__ import annotations

from contextlib import nullcontext
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
from .values import MAX_CHANNELS, Values, measure, to_rgb

MEASURED_PAGES = 8
"""Pages of a stack that are looked at for its values, evenly chosen."""
MAX_PAGES = 20_000
MAX_RATIO = 2000
"""How many times larger than its file a page of more than `UNCHECKED_BYTES` may be: deflate shrinks 1,032 times."""
UNCHECKED_BYTES = 128 << 20
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
        """For each frame the numbers of its pages: several where each holds a channel."""
        pages: list[tuple[int, Any]] = []
        for number in range(len(self._file.pages)):
            if number >= MAX_PAGES:
                raise MediaError(f"{self._name} has more than {MAX_PAGES} pages.", "Split it into several files.")
            pages.append((number, self._whole_page(number)))
        whole = [(number, page) for number, page in pages if not _subfile(page) & REDUCED] or pages
        largest = max((page.imagewidth * page.imagelength for _, page in whole), default=0)
        if not largest:
            raise ValueError("no page has a size")
        if largest > MAX_PIXELS:
            raise too_large(self._name)
        first = next(page for _, page in whole if page.imagewidth * page.imagelength == largest)
        alike = [number for number, page in whole if page.shape == first.shape and page.dtype == first.dtype]
        channels = self._channels(len(alike))
        return [alike[start : start + channels] for start in range(0, len(alike), channels)]

    def _find_volume(self) -> np.ndarray | None:
        """The planes that lie behind the only page, as ImageJ writes large files; read as they are asked for."""
        series = self._file.series[0] if len(self._file.pages) == 1 and self._file.series else None
        if series is None or series.axes[-2:] != "YX" or series.size <= self._whole_page(0).size:
            return None
        height, width = series.shape[-2:]
        if height * width > MAX_PIXELS:
            raise too_large(self._name)
        volume: np.ndarray = series.asarray(out="memmap").reshape(-1, height, width)
        return volume

    def _channels(self, count: int) -> int:
        """Neighbouring pages that are channels of one frame, as ImageJ and OME write them."""
        series = self._file.series[0] if self._file.series else None
        axes, shape = (series.axes, series.shape) if series is not None else ("", ())
        before = axes.removesuffix("S").removesuffix("YX")
        if not before.endswith("C"):
            return 1
        channels = int(shape[len(before) - 1])
        return channels if 1 < channels <= MAX_CHANNELS and count % channels == 0 else 1

    def numbers(self, index: int) -> np.ndarray:
        """The numbers of frame `index`, (height, width[, channels])."""
        if self._volume is not None:
            return np.array(self._volume[index])
        planes = [self._page(number) for number in self._planes[index]]
        if len(planes) == 1:
            return planes[0]
        # A frame of bytes was made red, green and blue already: its grey is in each.
        return np.dstack([plane[..., 0] if plane.ndim == 3 else plane for plane in planes])

    def _page(self, number: int) -> np.ndarray:
        page = self._whole_page(number)
        if page.nbytes > max(UNCHECKED_BYTES, min(MAX_PIXELS * 16, MAX_RATIO * self._bytes)):
            raise too_large(self._name)
        channels = page.samplesperpixel
        if page.dtype == np.uint8 and channels in (1, 3, 4) and page.imagedepth == 1:
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

    def _whole_page(self, number: int) -> Any:
        page = self._file.pages[number]
        return page.aspage() if isinstance(page, tifffile.TiffFrame) else page

    def _with_pillow(self, number: int) -> np.ndarray:
        with open_with_pillow(self._path, self._name, ("TIFF",)) as image:
            with without_warnings():
                image.seek(number)
            if image.width * image.height > MAX_PIXELS:
                raise too_large(self._name)
            with without_warnings() if image.width * image.height > WARNED_PIXELS else nullcontext():
                image.load()
            return numbers(image)

    def _with_tifffile(self, page: Any) -> np.ndarray:
        array = np.asarray(page.asarray())
        array = array.reshape(array.shape[-3:]) if array.ndim > 3 else array
        if page.dtype is None or array.ndim not in (2, 3):
            raise ValueError(f"a page of shape {array.shape}")
        if array.ndim == 3 and page.planarconfig == tifffile.PLANARCONFIG.SEPARATE:
            array = np.moveaxis(array, 0, -1)
        if np.iscomplexobj(array):
            array = np.abs(array)
        if page.photometric == tifffile.PHOTOMETRIC.MINISWHITE and np.issubdtype(array.dtype, np.unsignedinteger):
            array = np.iinfo(array.dtype).max - array
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
        """Seconds from the first page to page `index`."""
        return index / self.fps

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def _subfile(page: Any) -> int:
    return int(getattr(page, "subfiletype", 0) or 0)
