"""What `FakeEngine` sees, and the arithmetic that finds what has the colour of what was pointed at. numpy alone.

`colors` are an image's mean colours by cell, 0 to 1, (32, 32, 3). Places x and y go from 0 to 1 across the image.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..core.operations import Box
from ..core.prompts import Prompt

SIDE = 32
"""Cells across the logits: S / 4."""
STEEPNESS = 12.0
"""Logits are evidence, about -1 to 1, times this."""
_CELLS = (np.arange(SIDE) + 0.5) / SIDE
X, Y = np.meshgrid(_CELLS, _CELLS)


@dataclass(frozen=True)
class FakeEmbedding:
    """The mean colour, 0 to 1, of each cell of an image: `colors` float32 (32, 32, 3)."""

    colors: np.ndarray
    height: int
    width: int

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.colors.nbytes

    def to_numpy(self) -> list[np.ndarray]:
        """Three levels, fine to coarse, float32 (3, 32, 32), (3, 16, 16) and (3, 8, 8)."""
        levels = [self.colors.transpose(2, 0, 1).copy()]
        for _ in range(2):
            rows = levels[-1][:, ::2] + levels[-1][:, 1::2]
            levels.append((rows[:, :, ::2] + rows[:, :, 1::2]) / 4)
        return levels


def decode(seen: FakeEmbedding, prompt: Prompt, previous: np.ndarray | None, reach: float) -> np.ndarray:
    """Logits (32, 32) of what was pointed at; `reach` says how different in colour, and far, a cell may be."""
    evidence = np.full((SIDE, SIDE), -0.5)
    if previous is not None:
        inside, around, _ = np.split(describe(seen.colors, previous), [3, 6])
        evidence = 0.6 * np.tanh(previous / 4) + 0.2 * reach * contrast(seen.colors, inside, around)
    for (x, y), label in zip(prompt.points, prompt.labels, strict=True):
        u, v = x / seen.width, y / seen.height
        color = seen.colors[min(int(v * SIDE), SIDE - 1), min(int(u * SIDE), SIDE - 1)]
        distance = ((X - u) ** 2 + (Y - v) ** 2) / (0.35 if label else 0.15) ** 2
        near = 1 / (1 + _difference(seen.colors, color) / (0.02 * reach) + distance / reach)
        evidence = evidence + (near if label else -near)
    if prompt.box is not None:
        evidence = evidence + _box_evidence(seen, prompt.box, reach)
    return (STEEPNESS * evidence).astype(np.float32)


def _box_evidence(seen: FakeEmbedding, box: Box, reach: float) -> np.ndarray:
    """Up to 1 inside the box where the colour is that of its middle, -0.6 outside."""
    left, top, right, bottom = np.array(box) / [seen.width, seen.height, seen.width, seen.height]
    depth = np.minimum(np.minimum(X - left, right - X), np.minimum(Y - top, bottom - Y))
    inside = np.clip(0.5 + depth * SIDE, 0, 1)
    off_center = ((2 * X - left - right) / (right - left)) ** 2 + ((2 * Y - top - bottom) / (bottom - top)) ** 2
    color = _mean(seen.colors, 1 / (1 + 4 * off_center) ** 4)
    evidence: np.ndarray = inside / (1 + _difference(seen.colors, color) / (0.05 * reach)) - 0.6 * (1 - inside)
    return evidence


def describe(colors: np.ndarray, logits: np.ndarray) -> np.ndarray:
    """What a mask covers, 9 numbers: the colour inside (3), the colour around (3), its centre x and y, its radius."""
    inside = 1 / (1 + np.exp(-2.0 * np.clip(logits, -20, 20)))
    area = inside.sum()
    x, y, radius = (inside * X).sum() / area, (inside * Y).sum() / area, np.sqrt(area / np.pi) / SIDE
    near = 1 / (1 + ((X - x) ** 2 + (Y - y) ** 2) / (4 * radius**2)) ** 2
    return np.array([*_mean(colors, inside), *_mean(colors, (1 - inside) * near + 1e-9), x, y, radius])


def contrast(colors: np.ndarray, inside: np.ndarray, around: np.ndarray) -> np.ndarray:
    """-1 to 1: whether a cell's colour is rather `inside` or rather `around`."""
    scale = 0.01 + 0.25 * ((inside - around) ** 2).sum()
    return np.asarray(1 / (1 + _difference(colors, inside) / scale) - 1 / (1 + _difference(colors, around) / scale))


def _difference(colors: np.ndarray, color: np.ndarray) -> np.ndarray:
    """The squared distance of each cell's colour to `color`."""
    squares: np.ndarray = ((colors - color.astype(np.float64)) ** 2).sum(axis=-1)
    return squares


def _mean(colors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.asarray((colors * weights[..., None]).sum(axis=(0, 1)) / weights.sum())


def doubt(logits: np.ndarray) -> float:
    """0 to 1: the share of a mask's cells that are hardly inside or hardly outside."""
    return float((np.abs(logits) < 1).sum() / max(1, (logits > -1).sum()))


def shrink(image: np.ndarray) -> np.ndarray:
    """The mean of each of 32 x 32 cells of `image`, uint8 or bool (height, width, channels)."""
    sums, counts = image, []
    for size in image.shape[:2]:
        # Where there are fewer pixels than cells, a cell is one pixel.
        cells = [(n * size // SIDE, max((n + 1) * size // SIDE, n * size // SIDE + 1)) for n in range(SIDE)]
        sums = np.stack([sums[start:end].sum(axis=0, dtype=np.uint32) for start, end in cells]).swapaxes(0, 1)
        counts.append([end - start for start, end in cells])
    means: np.ndarray = sums / np.outer(counts[0], counts[1])[..., None]
    return means


def enlarge(logits: np.ndarray, size: int) -> np.ndarray:
    """`logits` (n, 32, m) interpolated along their second axis, as (n, `size`, m)."""
    at = np.clip((np.arange(size) + 0.5) * SIDE / size - 0.5, 0, SIDE - 1)
    cell = np.minimum(at.astype(int), SIDE - 2)
    enlarged: np.ndarray = np.diff(logits, axis=1)[:, cell]
    enlarged *= (at - cell).astype(np.float32)[:, None]
    enlarged += logits[:, cell]
    return enlarged
