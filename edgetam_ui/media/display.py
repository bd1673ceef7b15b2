"""Frames for a browser."""

from __future__ import annotations

import io
import math

import numpy as np
from PIL import Image

DISPLAY_SIDE = 4096
"""Pixels of the longer side of what a browser is sent."""
STRIP_PIXELS = 4_000_000
"""Pixels that are made smaller at once: Pillow takes 4 bytes for each."""
REACH = 2
"""Pixels of the smaller image from which bicubic interpolation takes its values, to each side."""


def as_jpeg(frame: np.ndarray, side: int | None = None) -> tuple[bytes, int, int]:
    """`frame`, uint8 (height, width, 3), as JPEG, at most `side` (4096 where None) pixels on its longer side.

    Also its width and height then.
    """
    image = reduced(frame, min(side or DISPLAY_SIDE, DISPLAY_SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue(), *image.size


def reduced(frame: np.ndarray, side: int) -> Image.Image:
    """A frame made smaller to `side` pixels on its longer side, where it is larger, without a copy of it as a whole."""
    height, width = frame.shape[:2]
    scale = max(height, width) / side
    if scale <= 1:
        return Image.fromarray(frame)
    small = Image.new("RGB", (max(1, round(width / scale)), max(1, round(height / scale))))
    step = height / small.height
    beside = math.ceil(REACH * step) + 1
    rows = max(1, int(STRIP_PIXELS / width / step))
    for top in range(0, small.height, rows):
        bottom = min(small.height, top + rows)
        first = max(0, int(top * step) - beside)
        strip = Image.fromarray(frame[first : math.ceil(bottom * step) + beside])
        box = (0, top * step - first, width, min(strip.height, bottom * step - first))
        small.paste(strip.resize((small.width, bottom - top), Image.Resampling.BICUBIC, box), (0, top))
    return small
