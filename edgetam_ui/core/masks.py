"""Masks as run lengths.

A mask is a bool array (height, width). Its run-length encoding is COCO's: column-major, `counts` as the compressed
string that pycocotools reads and writes, here as bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

from ..errors import PromptError

STRIP = 256
"""Rows that are turned into columns at a time: measured from 16 to 256, the most was quickest."""


@dataclass(frozen=True)
class Rle:
    """A mask of `height` x `width` pixels as COCO `counts`."""

    counts: bytes
    height: int
    width: int

    @classmethod
    def from_coco(cls, height: int, width: int, counts: str) -> Rle:
        """The mask of COCO's `size` and `counts`. Raises `PromptError` unless the runs cover exactly that size."""
        if sum(_runs(counts)) != height * width or not height * width:
            raise PromptError(
                f"The mask's runs do not cover {width} x {height} pixels.",
                "Give the counts as pycocotools.mask.encode writes them.",
            )
        return cls(counts.encode("ascii"), height, width)

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
    count, height, width = masks.shape
    columns = np.empty((count, width, height), np.uint8)
    for top in range(0, height, STRIP):
        # Turned as a whole, a large mask is read or written across memory: four times as slow at 12 megapixels.
        columns[:, :, top : top + STRIP] = masks[:, top : top + STRIP].transpose(0, 2, 1)
    return [Rle(item["counts"], height, width) for item in coco.encode(columns.transpose(2, 1, 0))]


def _runs(counts: str) -> list[int]:
    """The run lengths in COCO's compressed `counts`, none where they are damaged.

    The reverse of `rleToString` in cocoapi's maskApi.c. Checked here because pycocotools reads beyond its memory where
    they are wrong.
    """
    runs: list[int] = []
    value, shift = 0, 0
    for letter in counts:
        digit = ord(letter) - 48
        if not 0 <= digit < 64:
            break
        value |= (digit & 31) << shift
        shift += 5
        if digit & 32:
            continue
        if digit & 16:
            value -= 1 << shift
        runs.append(value + (runs[-2] if len(runs) > 2 else 0))
        if runs[-1] < 0:
            break
        value, shift = 0, 0
    else:
        if not shift:
            return runs
    return []
