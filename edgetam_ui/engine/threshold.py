"""Masks of logits at the image's size, without the logits at that size."""

from __future__ import annotations

import numpy as np

MAX_MIXED = 0.03
"""Cells of both signs among all, up to which this is as quick as to compute all pixels: so measured for masks of 480 to
1,080 rows; of larger ones it is quicker still.
"""


def above_zero(logits: np.ndarray, height: int, width: int) -> np.ndarray | None:
    """Where `logits` (n, h, w), enlarged bilinearly, are above 0: bool (n, `height`, `width`).

    What `post_process_masks` gives, to rounding. Between four logits of one sign there is no other, so only those
    between logits of both signs are computed: about the outline of an object. None where that is no quicker: for masks
    smaller than their logits, and for ragged ones.
    """
    _, rows, columns = logits.shape
    if height < rows or width < columns:
        return None
    down, across = _Axis(rows, height), _Axis(columns, width)
    inside = logits > 0
    corners = [inside[:, y][:, :, x] for y in (down.first, down.second) for x in (across.first, across.second)]
    everywhere = corners[0] & corners[1] & corners[2] & corners[3]
    mixed = (corners[0] | corners[1] | corners[2] | corners[3]) & ~everywhere
    if mixed.mean() > MAX_MIXED:
        return None
    masks = np.repeat(np.repeat(everywhere, across.counts, axis=2), down.counts, axis=1)
    which, cell_y, cell_x = np.nonzero(mixed)
    left, right = across.first[cell_x], across.second[cell_x]
    y, x = down.places[cell_y][:, :, None], across.places[cell_x][:, None, :]
    far_y, far_x = down.weights[y], across.weights[x]
    upper, lower = (
        logits[which, row, left][:, None, None] * (1 - far_x) + logits[which, row, right][:, None, None] * far_x
        for row in (down.first[cell_y], down.second[cell_y])
    )
    masks[which[:, None, None], y, x] = upper * (1 - far_y) + lower * far_y > 0
    return masks


class _Axis:
    """How `size` places lie between `known` values, `size` at least as many: in cells, each between two values.

    `first` and `second` are the values of each cell, `counts` how many places lie in it, `places` (cells, most) which,
    the last one repeated, `weights` (size,) what the second value counts at each place.
    """

    def __init__(self, known: int, size: int) -> None:
        at = np.maximum((np.arange(size, dtype=np.float32) + 0.5) * np.float32(known / size) - 0.5, 0)
        cell = at.astype(np.int64)
        self.weights = at - cell.astype(np.float32)
        self.first, starts, self.counts = np.unique(cell, return_index=True, return_counts=True)
        self.second = np.minimum(self.first + 1, known - 1)
        steps = np.minimum(np.arange(self.counts.max()), self.counts[:, None] - 1)
        self.places = starts[:, None] + steps
