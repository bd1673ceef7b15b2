"""The masks of an image or video at one moment: what formats read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from .masks import Rle

MaskKind = Literal["prompted", "reviewed", "gone", "tracked", "stale"]


@dataclass(frozen=True)
class ObjectMask:
    """One object's mask on one frame.

    `doubt` is the chance, from 0 to 1, that a tracked mask is wrong; see `sessions.review`. `refine` is about how many
    seconds `Session.refine` would take, None where it would gain nothing.

    `score` is the model's own estimate from 0 to 1: of the mask's IoU where prompted, of the object being visible
    where tracked; 1 where a user said so: "reviewed", or "gone" (marked absent: empty). `candidates` are all (mask,
    score) that an ambiguous prompt led to, best first, `chosen` which of them this is (-1 where there is nothing to
    choose). `emptied` says that the mask is empty because of the object's clean-up alone.
    """

    object_id: int
    frame: int
    rle: Rle
    score: float
    kind: MaskKind
    candidates: tuple[tuple[Rle, float], ...] = ()
    chosen: int = -1
    doubt: float = 0.0
    refine: float | None = field(default=None, compare=False)
    emptied: bool = False


@dataclass(frozen=True)
class ObjectInfo:
    """An object as it is shown and exported: `category` is its class, empty where it has none; `color` "#rrggbb".

    `feather` is over how many pixels on each side its border is soft, where a format can show that.
    """

    id: int
    name: str
    color: str
    visible: bool = True
    category: str = ""
    feather: float = 0.0


class Results(Protocol):
    """The masks of one image or video at one moment: later edits do not change them. Frames count from 0."""

    @property
    def name(self) -> str:
        """The file's name, with its suffix."""
        ...

    @property
    def kind(self) -> Literal["image", "video"]:
        """An image has one frame, at 0 seconds."""
        ...

    @property
    def source(self) -> Path | None:
        """The file that was opened, where there is one: an export takes the sound from it."""
        ...

    @property
    def made_with(self) -> Mapping[str, str]:
        """What made the masks, for files that have a place for it: `checkpoint`, `precision`, `device`."""
        ...

    @property
    def width(self) -> int:
        """Pixels."""
        ...

    @property
    def height(self) -> int:
        """Pixels."""
        ...

    @property
    def count(self) -> int:
        """Frames."""
        ...

    @property
    def fps(self) -> float:
        """Frames a second; 0 for an image."""
        ...

    @property
    def aspect(self) -> float:
        """How much wider than high a pixel is shown: 1 but for old television's."""
        ...

    @property
    def objects(self) -> Mapping[int, ObjectInfo]:
        """The objects that have a mask on any frame, by id, in the order they were made."""
        ...

    @property
    def maskless(self) -> Mapping[int, ObjectInfo]:
        """The other objects, which no file has a mask of."""
        ...

    def masks(self, frame: int) -> Sequence[ObjectMask]:
        """The masks on `frame`, in the order of `objects`; an object that was tracked and is not visible has an
        empty one.
        """
        ...

    def image(self, frame: int) -> np.ndarray:
        """The pixels of `frame`, uint8 (height, width, 3), read-only."""
        ...

    def time(self, frame: int) -> float:
        """Seconds from the first frame to `frame`; of `count`, to the end of the last."""
        ...
