"""A contact sheet of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

TINT = np.array([255, 60, 140], np.float32)
THUMB = 160
ROWS = 24


@dataclass(frozen=True)
class Row:
    """A picture [h, w, 3] and masks [h, w]: the truth, then answers."""

    picture: NDArray[np.uint8]
    masks: Sequence[NDArray[np.bool_]]


def _thumb(picture: NDArray[np.uint8], mask: NDArray[np.bool_] | None) -> NDArray[np.uint8]:
    mixed = picture.astype(np.float32)
    if mask is not None:
        mixed[mask] = 0.45 * mixed[mask] + 0.55 * TINT
        mixed[~mask] *= 0.7
    image = Image.fromarray(mixed.astype(np.uint8))
    image.thumbnail((THUMB, THUMB))
    square = Image.new("RGB", (THUMB, THUMB))
    square.paste(image)
    return np.asarray(square)


def draw(rows: Sequence[Row], most: int = 4 * ROWS) -> NDArray[np.uint8]:
    """One line per row, picture first; at most `most`, evenly drawn from `rows`, in four columns."""
    step = max(1, -(-len(rows) // most))
    width = 1 + max(len(row.masks) for row in rows)
    lines = []
    for row in rows[::step]:
        cells = [_thumb(row.picture, None)] + [_thumb(row.picture, mask) for mask in row.masks]
        cells += [np.zeros_like(cells[0])] * (width - len(cells))
        lines.append(np.concatenate(cells, axis=1))
    while len(lines) % 4:
        lines.append(np.zeros_like(lines[0]))
    quarter = len(lines) // 4
    columns = [np.concatenate(lines[i * quarter : (i + 1) * quarter]) for i in range(4)]
    return np.concatenate(columns, axis=1)
