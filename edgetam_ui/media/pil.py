"""Files opened with Pillow: of the formats that are listed, and of a size that there is memory for."""

from __future__ import annotations

import contextlib
import mmap
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from PIL import Image

from .icon import check_icon
from .limits import MAX_PIXELS, too_large

DAMAGED = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    LookupError,
    RuntimeError,
    TypeError,
    AttributeError,
    ArithmeticError,
    MemoryError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow and its like raise over damaged files."""
TGA_SUFFIXES = (".tga", ".vda", ".icb", ".vst")
"""What tells a TGA: Pillow takes the beginning of many other files for one."""
_warning = threading.Lock()


@contextlib.contextmanager
def without_warnings() -> Iterator[None]:
    """Keeps Pillow from warning of large images: what is too large is refused here."""
    with _warning, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def open_with_pillow(source: Path | mmap.mmap, name: str, formats: tuple[str, ...]) -> Image.Image:
    """The image that Pillow opens, not decoded yet, of at most MAX_PIXELS; its warning of large ones is ours to give.

    Raises `MediaError`, `UnidentifiedImageError`, or one of `DAMAGED`.
    """
    if isinstance(source, Path) and "ICO" in formats:
        check_icon(source, name)
    if isinstance(source, Path) and source.suffix.lower() not in TGA_SUFFIXES:
        formats = tuple(format for format in formats if format != "TGA")
    try:
        with without_warnings():
            image = Image.open(cast(Any, source), formats=formats)
    except Image.DecompressionBombError as error:
        raise too_large(name) from error
    check_size(image.size, name)
    return image


def check_size(size: tuple[int, int], name: str) -> None:
    """Raises `MediaError` for a width and height that there is no memory for."""
    if size[0] * size[1] > MAX_PIXELS:
        raise too_large(name)
