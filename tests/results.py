"""Results that tests make by hand, without a session or a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from edgetam_ui.core.masks import encode
from edgetam_ui.core.results import MaskKind, ObjectInfo, ObjectMask

from .media import moving_disc


@dataclass(frozen=True)
class ArrayResults:
    """A `core.results.Results` over frames, uint8 (height, width, 3), and masks by frame and object, bool (height,
    width). At 25 frames a second, all masks scored 0.9.
    """

    frames: Sequence[np.ndarray]
    arrays: Mapping[int, Mapping[int, np.ndarray]]
    objects: Mapping[int, ObjectInfo]
    name: str = "disc.mp4"
    kind: Literal["image", "video"] = "video"
    aspect: float = 1.0
    maskless: Mapping[int, ObjectInfo] = field(default_factory=dict)

    @property
    def source(self) -> Path | None:
        return None

    @property
    def made_with(self) -> dict[str, str]:
        return {"checkpoint": "none", "precision": "fp32"}

    @property
    def height(self) -> int:
        return self.frames[0].shape[0]

    @property
    def width(self) -> int:
        return self.frames[0].shape[1]

    @property
    def count(self) -> int:
        return len(self.frames)

    @property
    def fps(self) -> float:
        return 25.0 if self.kind == "video" else 0.0

    def masks(self, frame: int) -> list[ObjectMask]:
        kind: MaskKind = "tracked" if frame else "prompted"
        found = self.arrays.get(frame, {})
        return [
            ObjectMask(number, frame, encode(found[number]), 0.9, kind) for number in self.objects if number in found
        ]

    def image(self, frame: int) -> np.ndarray:
        return self.frames[frame]

    def time(self, frame: int) -> float:
        return frame / 25


def rectangle(height: int, width: int, x0: int, y0: int, x1: int, y1: int) -> np.ndarray:
    """A mask of the pixels from (x0, y0) to before (x1, y1)."""
    mask = np.zeros((height, width), bool)
    mask[y0:y1, x0:x1] = True
    return mask


def image_results(name: str = "cheetah.jpg", objects: Sequence[ObjectInfo] | None = None) -> ArrayResults:
    """A noisy image of 83 x 61 pixels with objects 1 and 3 (or `objects`, one mask each)."""
    frame = np.random.default_rng(0).integers(0, 256, (61, 83, 3), dtype=np.uint8)
    infos = objects or [ObjectInfo(1, "Object 1", "#ff0000"), ObjectInfo(3, "a/b: c", "#00ff00")]
    masks = {info.id: rectangle(61, 83, 10 * at, 5, 10 * at + 25, 50) for at, info in enumerate(infos)}
    return ArrayResults([frame], {0: masks}, {info.id: info for info in infos}, name, "image")


def video_results(count: int = 10, height: int = 120, width: int = 160) -> ArrayResults:
    """A moving disc of 24 pixels: object 1, "Object 1", is it on frames 0 to 3, not visible on 4 and 5, then without a
    mask.
    """
    y, x = np.mgrid[:height, :width]
    discs = {frame: (x - 40 - 6 * frame) ** 2 + (y - 60) ** 2 < 24**2 for frame in range(4)}
    hidden = dict.fromkeys((4, 5), np.zeros((height, width), bool))
    arrays = {frame: {1: mask} for frame, mask in (discs | hidden).items()}
    return ArrayResults(moving_disc(count, height, width), arrays, {1: ObjectInfo(1, "Object 1", "#0a84ff")})
