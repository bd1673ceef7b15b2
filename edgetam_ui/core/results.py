"""What a session came to, at one moment: what formats read, and what is told of a mask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from .masks import Rle

MaskKind = Literal["prompted", "tracked", "stale"]


@dataclass(frozen=True)
class ObjectMask:
    """One object's mask on one frame.

    `score` is the model's own estimate from 0 to 1: of the mask's IoU where prompted, of the object being visible
    where tracked. `candidates` are all (mask, score) that an ambiguous prompt led to, best first, `chosen` which of
    them this is (-1 where there is nothing to choose).
    """

    object_id: int
    frame: int
    rle: Rle
    score: float
    kind: MaskKind
    candidates: tuple[tuple[Rle, float], ...] = ()
    chosen: int = -1


@dataclass(frozen=True)
class ObjectInfo:
    """An object as it is shown and exported: `category` is its class, empty where it has none; `color` "#rrggbb"."""

    id: int
    name: str
    color: str
    visible: bool = True
    category: str = ""


class Results(Protocol):
    """The masks of one image or video at one moment: what is edited later does not change them.

    `objects` are those that have a mask on any frame, by id. Frames count from 0.
    """

    name: str
    kind: Literal["image", "video"]
    width: int
    height: int
    count: int
    fps: float
    objects: Mapping[int, ObjectInfo]

    def masks(self, frame: int) -> Sequence[ObjectMask]:
        """The masks on `frame`, in the objects' order."""
        ...

    def image(self, frame: int) -> np.ndarray:
        """The pixels of `frame`, uint8 (height, width, 3)."""
        ...

    def time(self, frame: int) -> float:
        """Seconds from the first frame to `frame`."""
        ...
