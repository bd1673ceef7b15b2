"""Masks as run lengths, and drawn. Imports nothing of ours; numpy and pycocotools.

A mask is a bool array (height, width). Its run-length encoding is COCO's: column-major, `counts` as the compressed
string that pycocotools reads and writes, here as bytes.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

PALETTE = ("#0a84ff", "#ff9f0a", "#00b894", "#d6409f", "#e5c100", "#56b4e9", "#e5484d", "#8e6bff")
"""Object colours, in order of use: apart in hue and in lightness, so that colour-blind people tell them apart."""


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


def color_of(object_id: int) -> str:
    """The colour, "#rrggbb", that object `object_id` starts with; hues go on between those of the palette."""
    turn, index = divmod(object_id - 1, len(PALETTE))
    if turn == 0:
        return PALETTE[index]
    red, green, blue = (channel / 255 for channel in rgb(PALETTE[index]))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    shifted = colorsys.hls_to_rgb((hue + 0.382 * turn / len(PALETTE)) % 1, light, strength)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in shifted)


def rgb(color: str) -> tuple[int, int, int]:
    """(red, green, blue) from 0 to 255 of "#rrggbb"."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


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
