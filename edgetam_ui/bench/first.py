"""From nothing to the mask of a first click, in a process of its own."""

from __future__ import annotations

import numpy as np

IMAGE = np.full((720, 1280, 3), 128, np.uint8)
POINT = (640.0, 360.0)


def first_mask(checkpoint: str, device: str, precision: str, accelerate: str) -> None:
    """Ours."""
    from ..sessions.controller import Controller

    Controller(checkpoint, device, precision, accelerate).open(IMAGE).add_points(1, [POINT])


def plain_mask(checkpoint: str) -> None:
    """Plain transformers, on the CPU."""
    from .plain import PlainImages

    plain = PlainImages(checkpoint, "cpu")
    plain.click(plain.encode(IMAGE), POINT, *IMAGE.shape[:2])
