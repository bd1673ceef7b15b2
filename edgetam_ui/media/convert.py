"""Pillow's images as arrays, upright and opaque."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Sequence

import numpy as np
from PIL import Image

from .pil import without_warnings
from .values import Values, measure, opaque, to_rgb

ORIENTATION = 0x0112
"""EXIF's tag, and TIFF's."""
DEEP = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")
"""Pillow's modes of more than 8 bits, which it would clip rather than scale."""
SEE_THROUGH = ("RGBA", "LA", "PA", "RGBa", "La")
STRIP_PIXELS = 4_000_000
"""Pixels that are converted at once: Pillow makes up to three copies of each on the way."""


def numbers(image: Image.Image) -> np.ndarray:
    """A PIL image of any mode as it is meant to be seen: uint8 (height, width, 3), or, where it has more than 8 bits,
    (height, width) of numbers as they are. Raises what Pillow does where the file is damaged.
    """
    image.load()
    orientation = orientation_of(image)
    first = _strip(image, 0, 1)
    width, height = image.size
    shape = (width, height) if orientation >= 5 else (height, width)
    array = np.empty((*shape, *first.shape[2:]), first.dtype)
    unturned = _as_in_file(array, orientation)
    rows = max(1, STRIP_PIXELS // max(1, width))
    for top in range(0, height, rows):
        unturned[top : top + rows] = _strip(image, top, min(height, top + rows))
    return array


def _strip(image: Image.Image, top: int, bottom: int) -> np.ndarray:
    """Rows `top` to `bottom` of a loaded image, as the file has them."""
    strip = image if (top, bottom) == (0, image.height) else image.crop((0, top, image.width, bottom))
    if image.mode in DEEP:
        return np.asarray(strip)
    if image.mode in SEE_THROUGH or "transparency" in image.info:
        return opaque(np.asarray(strip.convert("RGBA")))
    return np.asarray(strip if strip.mode == "RGB" else strip.convert("RGB"))


def orientation_of(image: Image.Image) -> int:
    """EXIF's orientation of an image, 1 to 8, read without a look at the other tags: some are broken."""
    broken = (SyntaxError, ValueError, KeyError, TypeError, OSError, IndexError, struct.error)
    with without_warnings(), contextlib.suppress(*broken):
        found = image.getexif().get(ORIENTATION, 1)
        return found if found in range(1, 9) else 1
    return 1


def turned_upright(array: np.ndarray, orientation: int) -> np.ndarray:
    """An array (height, width, …), seen as EXIF's `orientation` says."""
    if orientation >= 5:
        array = array.swapaxes(0, 1)
    rows = -1 if orientation in (3, 4, 7, 8) else 1
    columns = -1 if orientation in (2, 3, 6, 7) else 1
    return array[::rows, ::columns]


def _as_in_file(array: np.ndarray, orientation: int) -> np.ndarray:
    """A view of an upright array in which it lies as in the file: `turned_upright` makes the array of it."""
    rows = -1 if orientation in (3, 4, 7, 8) else 1
    columns = -1 if orientation in (2, 3, 6, 7) else 1
    turned = array[::rows, ::columns]
    return turned.swapaxes(0, 1) if orientation >= 5 else turned


def upright(image: Image.Image) -> np.ndarray:
    """A PIL image of any mode, turned as its EXIF says, as uint8 (height, width, 3)."""
    return to_rgb(numbers(image))


def frame_of(image: Image.Image | np.ndarray) -> np.ndarray:
    """A PIL image or an array of any numbers as uint8 (height, width, 3). Raises `MediaError` for what is neither."""
    return upright(image) if isinstance(image, Image.Image) else to_rgb(np.asarray(image))


def stack(frames: Sequence[Image.Image | np.ndarray]) -> tuple[list[np.ndarray], Values]:
    """Frames as arrays of numbers, and the values to show them all between."""
    arrays = [numbers(frame) if isinstance(frame, Image.Image) else np.asarray(frame) for frame in frames]
    deep = [array for array in arrays if array.dtype != np.uint8]
    return arrays, measure(deep or arrays[:1])
