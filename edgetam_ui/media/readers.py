"""Frames that are in memory.

A reader has `count`, `fps`, `height` and `width`, reads frame `index` as uint8 (height, width, 3), and knows its time;
`values` say between which numbers data of more than 8 bits is shown. One thread at a time: `media.Medium` sees to that.
"""

from __future__ import annotations

import numpy as np

from .values import AS_THEY_ARE, Values, check_shape, measure, to_rgb


class InMemory:
    """Arrays of numbers, (height, width[, channels]), that were given or read as they are."""

    def __init__(self, arrays: list[np.ndarray], values: Values | None = None, fps: float = 25.0) -> None:
        self._arrays, self.fps = arrays, fps
        self.count = len(arrays)
        for array in arrays:
            check_shape(array)
        first = arrays[0]
        self.height, self.width = first.shape[:2]
        has_one_range = first.ndim == 2 or first.shape[2] in (1, 3, 4)
        self.values = (values or measure(arrays)) if has_one_range else None

    def numbers(self, index: int) -> np.ndarray:
        """The numbers of frame `index`, (height, width[, channels])."""
        return self._arrays[index]

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self.read_between(index, self.values)

    def read_between(self, index: int, values: Values | None) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), shown between `values`."""
        array = self._arrays[index]
        # Bytes that are red, green and blue are shown without a copy.
        if array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3 and values == AS_THEY_ARE:
            return array
        return to_rgb(array, values)

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last."""
        return index / self.fps

    def close(self) -> None:
        """Lets go of the frames."""
        self._arrays = []
