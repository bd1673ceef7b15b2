"""Numbers of any kind as bytes that can be seen: which are black, which are white.

Bytes stay as they are. What a camera with more than 8 bits, a microscope or a computation gives is spread over the
data's own range, between percentiles, as ImageJ and napari do: most of such data is black otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import MediaError

PERCENTILES = (0.1, 99.9)
SAMPLED = 1_000_000
"""Numbers of an array that are looked at for its percentiles, evenly chosen."""
STRIP = 4_000_000
"""Numbers that are converted at once, to bound the memory of it."""
DEPTHS = (8, 10, 12, 14, 16, 32)
COLORS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 1, 1], [1, 0, 1], [1, 1, 0]], np.float32)
"""What channels are shown in where they are not red, green and blue: ImageJ's, in its order."""
MAX_CHANNELS = 64


@dataclass(frozen=True)
class Values:
    """What is shown as black and as white: `low` and `high`, of data from `lowest` to `highest`."""

    low: float
    high: float
    lowest: float
    highest: float

    def between(self, low: float, high: float) -> Values:
        """The same data, shown between other values."""
        return Values(low, high, self.lowest, self.highest)


AS_THEY_ARE = Values(0, 255, 0, 255)


def measure(arrays: Sequence[np.ndarray]) -> Values:
    """Between which to show arrays of one kind, (height, width[, channels]). Raises `MediaError` for no numbers."""
    first = arrays[0]
    if first.dtype == np.uint8:
        return AS_THEY_ARE
    if first.dtype == bool:
        return Values(0, 1, 0, 1)
    samples = np.concatenate([_sample(array) for array in arrays])
    if not len(samples):
        raise MediaError("The image has no finite numbers.", "Replace them first.")
    lowest, highest = float(samples.min()), float(samples.max())
    low, high = _between(first, samples, lowest, highest)
    return Values(low, high if high > low else low + 1, lowest, highest)


def _sample(array: np.ndarray) -> np.ndarray:
    flat = array.reshape(-1)
    some = flat[:: max(1, flat.size // SAMPLED)].astype(np.float64)
    finite: np.ndarray = some[np.isfinite(some)]
    return finite


def _between(first: np.ndarray, samples: np.ndarray, lowest: float, highest: float) -> tuple[float, float]:
    is_colored = first.ndim == 3 and first.shape[2] in (3, 4)
    is_float = np.issubdtype(first.dtype, np.floating)
    if lowest >= 0:
        # Numbers that fill a range which is usual for images are taken for it; colours would be falsified.
        if is_float and highest <= 1 and (is_colored or highest > 0.5):
            return 0, 1
        if highest <= 255 and first.dtype != np.uint16 and (is_colored or highest > 127):
            return 0, 255
        if is_colored and not is_float:
            return 0, next((2**depth - 1 for depth in DEPTHS if highest < 2**depth), highest)
    low, high = (float(value) for value in np.percentile(samples, PERCENTILES))
    return (low, high) if high > low else (lowest, highest)


def to_rgb(array: np.ndarray, values: Values | None = None) -> np.ndarray:
    """An array (height, width[, channels]) of any numbers as uint8 (height, width, 3).

    One channel is grey; three are red, green and blue, and a fourth their opacity, over white. Others are laid over
    each other in `COLORS`, each spread over its own range, unless `values` say between which.
    """
    check_shape(array)
    if array.ndim == 2:
        array = array[..., None]
    height, width, channels = array.shape
    if values is not None:
        ranges = [values] * channels
    elif channels in (1, 3, 4):
        ranges = [measure([array])] * channels
    else:
        ranges = [measure([array[..., channel]]) for channel in range(channels)]
    shown = np.empty((height, width, 3), np.uint8)
    rows = max(1, STRIP // (width * channels))
    for top in range(0, height, rows):
        shown[top : top + rows] = _strip_to_rgb(array[top : top + rows], ranges)
    return shown


def _strip_to_rgb(strip: np.ndarray, ranges: Sequence[Values]) -> np.ndarray:
    channels = strip.shape[2]
    if channels not in (1, 3, 4):
        return _composite(strip, ranges)
    shown = _to_bytes(strip, ranges[0])
    return opaque(shown) if channels == 4 else shown


def _to_bytes(array: np.ndarray, values: Values) -> np.ndarray:
    """An array (height, width[, channels]) as uint8 of the same shape; what is not finite is black."""
    if array.dtype == np.uint8 and values == AS_THEY_ARE:
        return array
    scale = 255 / (values.high - values.low)
    if array.dtype in (np.uint8, np.int8, np.uint16, np.int16):
        kind = np.iinfo(array.dtype)
        every = np.arange(kind.min, kind.max + 1, dtype=np.float64)
        table = np.rint((every - values.low) * scale).clip(0, 255).astype(np.uint8)
        # Numbers of a sign index from the end, where numpy finds those below zero.
        shown: np.ndarray = np.roll(table, kind.min)[array]
        return shown
    spread = np.nan_to_num((array.astype(np.float64) - values.low) * scale, nan=0.0, posinf=255, neginf=0)
    return np.asarray(np.rint(spread.clip(0, 255)), np.uint8)


def _composite(strip: np.ndarray, ranges: Sequence[Values]) -> np.ndarray:
    total = np.zeros((*strip.shape[:2], 3), np.float32)
    for channel, values in enumerate(ranges):
        total += _to_bytes(strip[..., channel], values)[..., None] * COLORS[channel % len(COLORS)]
    return total.clip(0, 255).astype(np.uint8)


def check_shape(array: np.ndarray) -> None:
    """Raises `MediaError` for what is no image: (height, width[, channels]) of numbers."""
    channels = array.shape[2] if array.ndim == 3 else 1
    is_number = array.dtype == bool or np.issubdtype(array.dtype, np.integer) or np.issubdtype(array.dtype, np.floating)
    if array.ndim not in (2, 3) or 0 in array.shape or channels > MAX_CHANNELS or not is_number:
        raise MediaError(f"An array of shape {array.shape} is not an image.", "Its shape should be (height, width, 3).")


def opaque(rgba: np.ndarray) -> np.ndarray:
    """Colours with opacity, uint8 (height, width, 4), over white."""
    out = np.ascontiguousarray(rgba[..., :3])
    rows = max(1, STRIP // (4 * rgba.shape[1]))
    for top in range(0, len(rgba), rows):
        alpha = rgba[top : top + rows, :, 3:].astype(np.uint32)
        if (alpha < 255).any():
            colors = out[top : top + rows].astype(np.uint32)
            out[top : top + rows] = (colors * alpha + 255 * (255 - alpha) + 127) // 255
    return out
