"""Masks as run lengths.

A mask is a bool array (height, width). Its run-length encoding is COCO's: column-major, `counts` as the compressed
string that pycocotools reads and writes, here as bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

from ..errors import PromptError

MAX_LETTERS = 7
"""Letters of one run in `counts`: 35 bits, more than any image has pixels."""
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
        runs = _runs(counts)
        if runs.sum() != height * width or not height * width:
            raise PromptError(
                f"The mask's runs do not cover {width} x {height} pixels.",
                "Give the counts as pycocotools.mask.encode writes them.",
            )
        written = coco.frPyObjects({"size": [height, width], "counts": runs.tolist()}, height, width)
        return cls(written["counts"], height, width)

    @property
    def is_whole(self) -> bool:
        """Whether the runs cover exactly its pixels. Where they do not, it was damaged: nothing else may be asked."""
        return int(_runs(self.counts.decode("latin-1")).sum()) == self.height * self.width

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


def _runs(counts: str) -> np.ndarray:
    """The run lengths in COCO's compressed `counts`, int64; none where they are damaged.

    The reverse of `rleToString` in cocoapi's maskApi.c: five bits a letter, lowest first, the sixth says that more
    follow; from the third on a run is written as its difference to the one before the last. Checked here because
    pycocotools trusts what it is given.
    """
    damaged = np.zeros(0, np.int64)
    digits = np.frombuffer(counts.encode("utf-8", "surrogatepass"), np.uint8).astype(np.int64) - 48
    if not digits.size or digits.min() < 0 or digits.max() > 63 or digits[-1] & 32:
        return damaged
    last = np.flatnonzero(digits & 32 == 0)
    first = np.concatenate([[0], last[:-1] + 1])
    lengths = last - first + 1
    if lengths.max() > MAX_LETTERS:
        return damaged
    places = np.arange(digits.size) - np.repeat(first, lengths)
    runs = np.add.reduceat((digits & 31) << (5 * places), first)
    runs -= np.where(digits[last] & 16, np.int64(1) << (5 * lengths), 0)
    runs[1::2] = np.cumsum(runs[1::2])
    runs[2::2] = np.cumsum(runs[2::2])
    return runs if runs.min() >= 0 else damaged
