"""A second look at a mask: how it is taken, which part of the image it needs, and what prompts are there. Pure.

`docs/refine.md` has the measurements behind the constants.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from ..core.edges import sampled
from ..core.masks import Rle
from ..core.operations import AddBox, AddMask, AddPoints, Refine
from ..core.prompts import Prompt
from ..errors import PromptError
from .history import Chain

Window = tuple[int, int, int, int]
"""A part of an image, [x_min, y_min, x_max, y_max] in whole pixels, the last two outside it."""
SMALL = 0.03
"""The part of the image that an object may cover for its surroundings to be worth encoding."""
AROUND = 1.6
"""How much wider and higher than the mask's box a window is."""
MOST = 0.8
"""The part of the image that a window may cover: a larger one shows little more than the image does."""


By = Literal["window", "logits", "edges"]


def way(chain: Chain, mask: Rle) -> By | None:
    """How a second look at `mask`, which `chain` leads to, is best taken; None where there is nothing to gain.

    A mask that was just refined, a finished one, and an empty one stay as they are.
    """
    if not chain or isinstance(chain[-1], (Refine, AddMask)) or not mask.area:
        return None
    left, top, right, bottom = window_around(mask)
    size = mask.width * mask.height
    if mask.area < SMALL * size and (right - left) * (bottom - top) < MOST * size:
        return "window"
    is_box = isinstance(chain[-1], AddBox) and not any(isinstance(step, AddPoints) for step in chain)
    return "logits" if is_box else "edges"


def refined(operation: Refine, chain: Chain, mask: Rle | None) -> Refine:
    """`operation` with what the session has to decide. Raises `PromptError` where a second look gains nothing."""
    by = way(chain, mask) if mask is not None else None
    if mask is not None and by is not None:
        return operation.model_copy(update={"by": by, "window": window_around(mask) if by == "window" else None})
    if not chain:
        raise PromptError("There is nothing to refine yet.", "Click on the object first.")
    if isinstance(chain[-1], Refine):
        raise PromptError("This mask is refined already.", "Correct it by a click.")
    raise PromptError("A finished mask, or an empty one, is not refined.", "Click on the object first.")


def is_refined(chain: Chain) -> bool:
    """Whether the last step of `chain` has its edges found in the image: a second look since the last box or mask."""
    for step in reversed(chain):
        if isinstance(step, (AddBox, AddMask)):
            return False
        if isinstance(step, Refine):
            return True
    return False


def window_around(mask: Rle) -> Window:
    """The window of a mask that is not empty: its box, `AROUND` times as wide and high, cut at the image's border."""
    x, y, width, height = mask.box
    more = (AROUND - 1) / 2
    left, top = x - more * width, y - more * height
    right, bottom = x + (1 + more) * width, y + (1 + more) * height
    return (
        max(0, int(np.floor(left))),
        max(0, int(np.floor(top))),
        min(mask.width, int(np.ceil(right))),
        min(mask.height, int(np.ceil(bottom))),
    )


def window_of(chain: Chain) -> Window | None:
    """The window in which the last step of `chain` is decoded; None for the whole image.

    It is the newest one since the last box, as long as every click after it is inside.
    """
    after: list[AddPoints] = []
    for step in reversed(chain):
        if isinstance(step, Refine) and step.window is not None:
            return (
                step.window if all(_inside(point, step.window) for clicks in after for point in clicks.points) else None
            )
        if isinstance(step, AddBox):
            return None
        if isinstance(step, AddPoints):
            after.append(step)
    return None


def within(prompt: Prompt, window: Window) -> Prompt:
    """`prompt` in pixels of `window`: points outside it are left out, the box is cut."""
    left, top, right, bottom = window
    kept = [
        ((x - left, y - top), label)
        for (x, y), label in zip(prompt.points, prompt.labels, strict=True)
        if _inside((x, y), window)
    ]
    box = prompt.box
    if box is not None:
        x0, x1 = (min(max(x, left), right) - left for x in (box[0], box[2]))
        y0, y1 = (min(max(y, top), bottom) - top for y in (box[1], box[3]))
        box = (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None
    return Prompt(tuple(point for point, _ in kept), tuple(label for _, label in kept), box)


def cut(logits: np.ndarray, window: Window, width: int, height: int) -> np.ndarray:
    """What `logits` (S/4, S/4) of an image of `width` x `height` are in `window`, again (S/4, S/4): bilinear."""
    side = len(logits)
    middles = (np.arange(side) + 0.5) / side
    rows = (window[1] + middles * (window[3] - window[1])) / height * side - 0.5
    columns = (window[0] + middles * (window[2] - window[0])) / width * side - 0.5
    return np.ascontiguousarray(sampled(logits, rows, columns))


def _inside(point: tuple[float, float], window: Window) -> bool:
    return window[0] <= point[0] < window[2] and window[1] <= point[1] < window[3]
