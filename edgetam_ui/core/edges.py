"""Masks whose edges follow the image's: the logits smoothed along it, not across.

The fast global smoother of Min, Choi, Lu, Ham, Sohn and Do, "Fast Global Image Smoothing Based on Weighted Least
Squares", IEEE Transactions on Image Processing 23(12), 2014: sweeps of one-dimensional least squares, each solved
exactly. `docs/refine.md` has the measurements behind the constants.
"""

from __future__ import annotations

import numpy as np

STRENGTH = 50.0
"""How much more a smooth neighbourhood counts than the logits themselves, in the first sweep."""
CONTRAST = 8.0
"""How far apart the colours of two neighbours may be (of 255) for them to count as one surface."""
SWEEPS = 3
WEAKER = 0.25
"""How strong each sweep is beside the one before."""
SIDE = 1024
"""Pixels of the longer side of the image that the edges are sought in: what the constants were measured on."""
MARGIN = 3
"""Cells of the logits around the mask in which its edge may be."""


def edge_mask(logits: np.ndarray, image: np.ndarray) -> np.ndarray:
    """The mask, bool (height, width), of `logits` (side, side), with the edges of `image`, uint8 (height, width, 3)."""
    height, width = image.shape[:2]
    mask = np.zeros((height, width), bool)
    if not (logits > 0).any():
        return mask
    scale = min(1.0, SIDE / max(height, width))
    rows, columns = np.nonzero(logits > 0)
    (top, bottom), (left, right) = _span(rows, len(logits), height), _span(columns, len(logits), width)
    down, across = _centres(top, bottom, scale), _centres(left, right, scale)
    side = len(logits)
    sought = sampled(logits, down / height * side - 0.5, across / width * side - 0.5)
    smooth = _smoothed(sought, image[down.astype(int)][:, across.astype(int)])
    if scale < 1:
        down = (np.arange(bottom - top) + 0.5) / (bottom - top) * len(down) - 0.5
        across = (np.arange(right - left) + 0.5) / (right - left) * len(across) - 0.5
        smooth = sampled(smooth, down, across)
    mask[top:bottom, left:right] = smooth > 0
    return mask


def _span(cells: np.ndarray, side: int, pixels: int) -> tuple[int, int]:
    """The first pixel, and one after the last, around the `cells` of a mask, where `side` cells are `pixels` long."""
    first, last = max(0, cells.min() - MARGIN), min(side, cells.max() + 1 + MARGIN)
    return int(first * pixels // side), int(-(-last * pixels // side))


def _centres(first: int, last: int, scale: float) -> np.ndarray:
    """The middles of what the pixels from `first` to before `last` are at `scale`, in pixels."""
    count = max(1, round((last - first) * scale))
    return first + (np.arange(count) + 0.5) * (last - first) / count


def sampled(values: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """`values` at fractional rows and columns, float32: bilinear."""
    return _rows(_rows(values, rows).T, columns).T


def _rows(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    places = np.clip(places, 0, len(values) - 1)
    above = places.astype(int)
    below = np.minimum(above + 1, len(values) - 1)
    share = (places - above).astype(np.float32)[:, None]
    return np.asarray(values[above] * (1 - share) + values[below] * share, np.float32)


def _smoothed(values: np.ndarray, image: np.ndarray) -> np.ndarray:
    """`values` (height, width) smoothed within the surfaces of `image`, uint8 (height, width, 3)."""
    colours = image.astype(np.float32)
    down = _likeness(colours)
    across = _likeness(colours.swapaxes(0, 1))
    for sweep in range(SWEEPS):
        strength = np.float32(STRENGTH * WEAKER**sweep)
        values = _solved(values.T, strength * across).T
        values = _solved(values, strength * down)
    return values


def _likeness(colours: np.ndarray) -> np.ndarray:
    """How much each row's colours are like the next row's, from 0 to 1."""
    return np.asarray(np.exp(-np.sqrt((np.diff(colours, axis=0) ** 2).sum(axis=-1)) / CONTRAST))


def _solved(values: np.ndarray, ties: np.ndarray) -> np.ndarray:
    """Each column of `values` with neighbours tied by `ties`, a row less: Thomas's way with a tridiagonal system."""
    values = np.ascontiguousarray(values)
    found, above = np.empty_like(values), np.empty_like(ties)
    weight = np.ones_like(values)
    weight[1:] += ties
    weight[:-1] += ties
    left = weight[0]
    found[0] = values[0] / left
    for row in range(1, len(values)):
        above[row - 1] = -ties[row - 1] / left
        left = weight[row] + ties[row - 1] * above[row - 1]
        found[row] = (values[row] + ties[row - 1] * found[row - 1]) / left
    for row in range(len(values) - 2, -1, -1):
        found[row] -= above[row] * found[row + 1]
    return found
