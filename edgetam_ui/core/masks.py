"""Masks as run lengths.

A mask is a bool array (height, width). Its run-length encoding is COCO's: column-major, `counts` as the compressed
string that pycocotools reads and writes, here as bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

from .palette import rgb


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


def overlay(frame: np.ndarray, layers: list[tuple[np.ndarray, str]], opacity: float = 0.45) -> np.ndarray:
    """`frame`, uint8 (height, width, 3), with each mask of `layers` (bool array, "#rrggbb") filled and outlined."""
    out = frame.copy()
    for mask, color in layers:
        tint = np.array(rgb(color), np.float32)
        out[mask] = np.rint(out[mask] * (1 - opacity) + tint * opacity).astype(np.uint8)
        out[_edge(mask)] = rgb(color)
    return out


def _edge(mask: np.ndarray) -> np.ndarray:
    """The pixels of `mask` within reach of its border: one, or two on pictures of over a megapixel."""
    inner = mask
    for _ in range(1 + (mask.size > 1_000_000)):
        padded = np.pad(inner, 1, constant_values=True)
        inner = inner & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(mask & ~inner)
