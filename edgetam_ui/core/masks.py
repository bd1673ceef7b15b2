"""Masks as run lengths.

A mask is a bool array (height, width). Its run-length encoding is COCO's: column-major, `counts` as the compressed
string that pycocotools reads and writes, here as bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco


@dataclass(frozen=True)
class Rle:
    """A mask of `height` x `width` pixels as COCO `counts`."""

    counts: bytes
    height: int
    width: int

    @property
    def area(self) -> int:
        """Pixels inside."""
        return int(coco.area(self._coco()))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x, y, width, height) of the smallest box around it, as COCO's `bbox`; zeros where it is empty."""
        x, y, width, height = (float(value) for value in coco.toBbox(self._coco()))
        return x, y, width, height

    def decode(self) -> np.ndarray:
        """The mask, bool (height, width)."""
        return np.asarray(coco.decode(self._coco()), bool)

    def to_coco(self) -> dict[str, object]:
        """`{"size": [height, width], "counts": str}`, as COCO's JSON has it."""
        return {"size": [self.height, self.width], "counts": self.counts.decode("ascii")}

    def _coco(self) -> dict[str, object]:
        return {"size": [self.height, self.width], "counts": self.counts}


def encode(mask: np.ndarray) -> Rle:
    """The run lengths of `mask`, bool (height, width)."""
    return encode_all(mask[None])[0]


def encode_all(masks: np.ndarray) -> list[Rle]:
    """The run lengths of each of `masks`, bool (n, height, width)."""
    _, height, width = masks.shape
    encoded = coco.encode(np.asfortranarray(masks.transpose(1, 2, 0), dtype=np.uint8))
    return [Rle(item["counts"], height, width) for item in encoded]
