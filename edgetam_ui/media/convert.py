"""Any image as uint8 RGB, upright and opaque."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageOps

from ..errors import MediaError

DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
"""Pillow's modes of more than 8 bits, which it would clip rather than scale."""


def upright(image: Image.Image) -> np.ndarray:
    """A PIL image of any mode, turned as its EXIF says, as uint8 (height, width, 3)."""
    return from_array(_numbers(image))


def _numbers(image: Image.Image) -> np.ndarray:
    """As `upright`, but numbers of more than 8 bits, (height, width), as they are."""
    image = ImageOps.exif_transpose(image)
    if image.mode in DEEP:
        return np.asarray(image)
    if image.mode in ("P", "RGB", "L") and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        image = image.convert("RGBA")
        background = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(background, image)
    return np.array(image.convert("RGB"))


def stack(frames: Sequence[Image.Image | np.ndarray]) -> list[np.ndarray]:
    """Frames as uint8 (height, width, 3) each; numbers of more than 8 bits, floats too, on one scale for all."""
    opened = [_numbers(frame) if isinstance(frame, Image.Image) else np.asarray(frame) for frame in frames]
    tops = [float(array.max()) for array in opened if array.size and array.dtype not in (np.uint8, bool)]
    return [from_array(array, max(tops, default=0.0)) for array in opened]


def from_array(array: np.ndarray, top: float | None = None) -> np.ndarray:
    """An array (height, width[, 1, 3 or 4]) of bytes, 16-bit numbers or floats in [0, 1], as uint8 (h, w, 3).

    Its largest number tells which of these it holds: or `top`, that of all the frames it is one of.
    """
    if array.ndim == 2:
        array = array[..., None]
    if array.ndim != 3 or array.shape[2] not in (1, 3, 4) or 0 in array.shape:
        raise MediaError(f"An array of shape {array.shape} is not an image.", "Its shape should be (height, width, 3).")
    if array.dtype == bool:
        array = array.astype(np.uint8) * 255
    elif array.dtype != np.uint8:
        numbers = array.astype(np.float64)
        if not np.isfinite(numbers).all():
            raise MediaError("The array holds numbers that are not finite.", "Replace them first.")
        if numbers.min() < 0:
            raise MediaError("The array holds negative numbers.", "Scale it to 0 to 255.")
        top = numbers.max() if top is None else top
        is_unit = np.issubdtype(array.dtype, np.floating) and top <= 1
        scale = 255.0 if is_unit else 1.0 if top <= 255 else 255.0 / 65535 if top <= 65535 else 255.0 / top
        array = np.rint(numbers * scale).astype(np.uint8)
    if array.shape[2] == 4:
        return np.array(upright(Image.fromarray(np.ascontiguousarray(array), "RGBA")))
    return np.ascontiguousarray(np.repeat(array, 3, axis=2) if array.shape[2] == 1 else array).copy()
