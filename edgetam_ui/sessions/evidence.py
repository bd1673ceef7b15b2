"""What is asked beside a click that corrects a tracked mask, so that the decoder knows what the object is.

A lone click on an image's features says little about the object, and a lone negative one says nothing: the decoder then
often empties the mask. Beside a negative click goes the box of the tracked mask, beside a positive one a point deep
inside it. `docs/corrections.md` has the measurements.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..core.operations import AddBox, AddPoints, Choose, Point
from ..core.prompts import Prompt
from .history import Chain, prompt_of, starts_from_mask

CELLS = 128
"""The most cells across and down in which an innermost point is sought: half of the decoder's own 256."""


def asked(chain: Chain) -> Prompt:
    """What the decoder is asked for `chain`: what the user pointed at, and the evidence beside it.

    Evidence is for chains whose first step are clicks that correct a tracked mask. A box of the user's takes its place.
    """
    prompt, first = prompt_of(chain), chain[0]
    if not isinstance(first, AddPoints) or first.corrects is None or prompt.box is not None:
        return prompt
    added = evidence(first.corrects.to_rle().decode(), first.points[0], (first.labels or (1,))[0])
    return replace(prompt, points=prompt.points + added.points, labels=prompt.labels + added.labels, box=added.box)


def evidence(mask: np.ndarray, click: Point, label: int) -> Prompt:
    """What is added to a `click` (x, y) of `label` 1 or 0 that corrects `mask`, bool (height, width).

    The mask's box beside a negative click, beside a positive one the positive point `innermost(mask, click)`. Nothing
    where the mask is empty.
    """
    if not mask.any():
        return Prompt()
    if label:
        return Prompt((innermost(mask, click)[0],), (1,))
    left, top, right, bottom = _bounds(mask)
    return Prompt(box=(float(left), float(top), float(right), float(bottom)))


def innermost(mask: np.ndarray, away_from: Point | None = None) -> tuple[Point, float]:
    """The point (x, y) in `mask`, bool (height, width), that is farthest from all outside it, and how far, in pixels.

    The border of the image and the point `away_from` count as outside. Sought among at most 128 x 128 points of the
    mask's box. Raises `ValueError` for an empty mask.
    """
    if not mask.any():
        raise ValueError("an empty mask has no innermost point")
    left, top, right, bottom = _bounds(mask)
    step = -(-max(right - left, bottom - top) // CELLS)
    inside = np.pad(mask[top:bottom:step, left:right:step], 1)
    if not inside.any():  # So thin that the grid passes it by.
        pixels = np.flatnonzero(mask)
        row, column = divmod(int(pixels[len(pixels) // 2]), mask.shape[1])
        return (float(column), float(row)), 1.0
    squares = _to_outside(inside) * float(step * step)
    across = left + (np.arange(squares.shape[1]) - 1) * step
    down = top + (np.arange(squares.shape[0]) - 1) * step
    if away_from is not None:
        squares = np.minimum(squares, (across - away_from[0]) ** 2 + (down[:, None] - away_from[1]) ** 2)
    squares = np.where(inside, squares, -1.0)
    row, column = divmod(int(squares.argmax()), len(across))
    return (float(across[column]), float(down[row])), float(np.sqrt(squares[row, column]))


def says_what(chain: Chain) -> bool:
    """Whether `chain` says what the object is: by a positive click, a box, a mask, a correction, or a choice.

    After negative clicks alone the decoder's answer is specks, which spoil the next one if they are fed back.
    """
    return starts_from_mask(chain) or any(
        isinstance(step, (AddBox, Choose))
        or (isinstance(step, AddPoints) and (1 in (step.labels or (1,)) or _corrects_something(step)))
        for step in chain
    )


def _corrects_something(step: AddPoints) -> bool:
    return step.corrects is not None and step.corrects.to_rle().area > 0


def _to_outside(inside: np.ndarray) -> np.ndarray:
    """The squared distance of each cell of `inside`, whose rim is False, to the nearest that is False.

    The nearest in its row first, then the nearest of all those of a column: Felzenszwalb and Huttenlocher's two
    passes, the second one by comparing all with all, which is quicker in numpy at this size.
    """
    columns = np.arange(inside.shape[1])
    before = np.maximum.accumulate(np.where(inside, 0, columns), axis=1)
    after = np.minimum.accumulate(np.where(inside, columns[-1], columns)[:, ::-1], axis=1)[:, ::-1]
    across = np.minimum(columns - before, after - columns).astype(np.float32) ** 2
    down = (np.arange(len(inside))[:, None] - np.arange(len(inside))).astype(np.float32) ** 2
    return np.stack([(down + row).min(axis=1) for row in across.T], axis=1)


def _bounds(mask: np.ndarray) -> tuple[int, int, int, int]:
    """(left, top, right, bottom) of a mask that is not empty; right and bottom are outside it."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
