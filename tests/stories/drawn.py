"""Whether a mask is drawn where it should be, and where to click for one."""

from __future__ import annotations

import numpy as np

from edgetam_ui.core.palette import rgb

from .conftest import Canvas

CHEETAH = (250, 165)
CHEETAH_BOX = (80, 95, 400, 260)


def tinted(before: np.ndarray, after: np.ndarray, color: str) -> np.ndarray:
    """Pixels that moved clearly towards `color`."""
    target = np.array(rgb(color), float)
    nearer = np.abs(before - target).sum(axis=-1) - np.abs(after - target).sum(axis=-1)
    return nearer > 25


def outline(box: tuple[int, int, int, int], shape: tuple[int, ...], width: int = 3) -> np.ndarray:
    """The pixels of an image within `width` of a box's edges."""
    x0, y0, x1, y1 = box
    ring = np.zeros(shape[:2], bool)
    ring[max(0, y0 - width) : y1 + width, max(0, x0 - width) : x1 + width] = True
    ring[y0 + width : y1 - width, x0 + width : x1 - width] = False
    return ring


def assert_drawn(
    canvas: Canvas, before: np.ndarray, mask: np.ndarray, color: str, box: tuple[int, int, int, int] | None = None
) -> None:
    """`mask`, and no more than it, is tinted in `color`; a margin round its edge and the drawn `box` are left out."""
    after = canvas.pixels().astype(float)
    on_stage = canvas.stage_mask(mask)
    margin = 6
    near = np.zeros_like(on_stage)
    for dy in range(-margin, margin + 1, 2):
        for dx in range(-margin, margin + 1, 2):
            near |= np.roll(on_stage, (dy, dx), (0, 1)) != on_stage
    if box is not None:
        near |= canvas.stage_mask(outline(box, mask.shape))
    moved = tinted(before.astype(float), after, color)
    already = np.abs(before - np.array(rgb(color), float)).sum(axis=-1) < 80
    inside, outside = on_stage & ~near & ~already, ~on_stage & ~near
    assert on_stage.sum() > 100, "the mask is too small to look at"
    assert inside.sum() > 50
    assert moved[inside].mean() > 0.85
    # A point's mark lies over the image as well.
    assert moved[outside].mean() < 0.02
