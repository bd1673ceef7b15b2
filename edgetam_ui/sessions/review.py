"""How doubtful a tracked mask is, from what is at hand when it is tracked. Pure, on numpy alone.

The evidence of a frame is what the model says of its own mask, how that differs from the frame before and from where
tracking began, and what else changed in the image. `doubt` weighs it; `edgetam-ui bench doubt` fits the weights to
generated clips with known truth, and measures them on others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..engine.base import FrameMask

STABLE = 1.0
"""How far the threshold is moved to see whether a mask is stable: SAM's `stability_score_offset`."""
DOUBTFUL = 0.15
"""The doubt from which a mask is worth a look: on the clips that the weights are fitted to, one in five."""
GAP = 2
"""Frames without doubt that do not part one doubtful stretch into two."""
MOST = 2.0
"""The largest jump that counts, in e-foldings of the area or in diameters."""


class Evidence(NamedTuple):
    """What speaks against a tracked mask; 0 is no doubt, and most of it goes up to 1 or 2.

    `unsure` is the model's doubt whether the object is to be seen, `poor` one minus the IoU that it predicts,
    `unstable` the part of the mask that a moved threshold changes. `grown` is the log of the area's ratio to the frame
    before, `moved` the way of the centre in diameters. `overlap` is the part that another object's mask covers, `cut`
    how much the whole image changed, from 0 to 1. `resized` and `recoloured` compare with where tracking began;
    `poorest` and `shaken` are the worst of `poor` and of `grown` plus `moved` since then, `long` is the log of the
    frames since then. `empty` is 1 where there is no mask.
    """

    unsure: float
    poor: float
    unstable: float
    grown: float
    moved: float
    overlap: float
    cut: float
    resized: float
    recoloured: float
    poorest: float
    shaken: float
    long: float
    empty: float


WEIGHTS = Evidence(
    unsure=2.56,
    poor=1.03,
    unstable=1.04,
    grown=0.0,
    moved=0.0,
    overlap=0.97,
    cut=0.0,
    resized=0.86,
    recoloured=8.87,
    poorest=0.42,
    shaken=0.28,
    long=0.05,
    empty=0.36,
)
CONSTANT = -4.28
"""What `python -m edgetam_ui.bench.doubt` fitted with the practice checkpoint."""


def doubt(evidence: Evidence) -> float:
    """The chance that a mask is wrong (an IoU under 0.5 with the truth), from 0 to 1: a logistic regression."""
    return float(1 / (1 + np.exp(-np.dot(WEIGHTS, evidence) - CONSTANT)))


@dataclass(frozen=True)
class Doubtful:
    """A stretch of an object's frames whose tracked masks are doubtful: the worst is on `frame`, with `doubt`."""

    object_id: int
    first: int
    last: int
    frame: int
    doubt: float


def doubtful(object_id: int, doubts: Mapping[int, float]) -> list[Doubtful]:
    """The stretches where an object's `doubts` by frame are `DOUBTFUL` or more, in order; gaps up to `GAP` count in."""
    stretches: list[list[int]] = []
    for frame in sorted(frame for frame, value in doubts.items() if value >= DOUBTFUL):
        near = stretches and all(between in doubts for between in range(stretches[-1][-1], frame))
        if near and frame - stretches[-1][-1] <= GAP + 1:
            stretches[-1].append(frame)
        else:
            stretches.append([frame])
    found = []
    for frames in stretches:
        worst = max(frames, key=lambda frame: doubts[frame])
        found.append(Doubtful(object_id, frames[0], frames[-1], worst, doubts[worst]))
    return found


@dataclass(frozen=True)
class Look:
    """An object on one frame: its area as a part of the image, its centre (x, y) and mean colour, from 0 to 1."""

    area: float
    center: np.ndarray
    color: np.ndarray

    @classmethod
    def of(cls, inside: np.ndarray, colors: np.ndarray) -> Look:
        """The look of a mask, bool (s, s), on an image of the same size, (s, s, 3) from 0 to 1."""
        if not inside.any():
            return cls(0.0, np.full(2, 0.5), np.zeros(3))
        down, across = np.nonzero(inside)
        side = len(inside)
        return cls(float(inside.mean()), np.array([across.mean(), down.mean()]) / side, colors[inside].mean(axis=0))


@dataclass
class _Track:
    first: Look
    last: Look
    poorest: float = 0.0
    shaken: float = 0.0
    frames: int = 0


class Reviewer:
    """Gathers the evidence of objects as they are followed, frame by frame."""

    def __init__(self) -> None:
        self._tracks: dict[int, _Track] = {}
        self._before: np.ndarray | None = None

    def begin(self, object_id: int, logits: np.ndarray, image: np.ndarray) -> None:
        """An object is followed from here: its `logits` (s, s) on `image`, uint8 (height, width, 3)."""
        look = Look.of(logits > 0, shrunk(image, len(logits)))
        self._tracks[object_id] = _Track(look, look)

    def begin_anew(self, object_id: int) -> None:
        """An object is followed from the next frame that it is found on, or no more."""
        self._tracks.pop(object_id, None)

    def look(self, found: Mapping[int, FrameMask], image: np.ndarray) -> dict[int, Evidence]:
        """The evidence of what was `found` on the next frame, `image` uint8 (height, width, 3), by object id."""
        if not found:
            return {}
        side = len(next(iter(found.values())).logits)
        colors = shrunk(image, side)
        cut = 0.0 if self._before is None else min(1.0, 4 * float(np.abs(colors - self._before).mean()))
        self._before = colors
        insides = {number: mask.logits > 0 for number, mask in found.items()}
        together = np.sum(list(insides.values()), axis=0)
        return {
            number: self._weigh(number, mask, insides[number], together, colors, cut) for number, mask in found.items()
        }

    def _weigh(
        self, number: int, mask: FrameMask, inside: np.ndarray, together: np.ndarray, colors: np.ndarray, cut: float
    ) -> Evidence:
        look = Look.of(inside, colors)
        track = self._tracks.setdefault(number, _Track(look, look))
        grown = _ratio(look.area, track.last.area)
        size = np.sqrt(max(look.area, track.last.area, 1e-6))
        both = look.area > 0 and track.last.area > 0
        moved = min(MOST, float(np.linalg.norm(look.center - track.last.center) / size)) if both else 0.0
        poor = 1 - min(1.0, max(0.0, mask.quality))
        track.poorest, track.shaken = max(track.poorest, poor), max(track.shaken, grown + moved)
        track.frames, track.last = track.frames + 1, look if look.area else track.last
        wide = int((mask.logits > -STABLE).sum())
        return Evidence(
            unsure=1 - abs(2 * mask.score - 1),
            poor=poor,
            unstable=1 - int((mask.logits > STABLE).sum()) / wide if wide else 0.0,
            grown=grown,
            moved=moved,
            overlap=float((together[inside] > 1).mean()) if look.area else 0.0,
            cut=cut,
            resized=_ratio(look.area, track.first.area),
            recoloured=float(np.abs(look.color - track.first.color).max()) if look.area else 0.0,
            poorest=track.poorest,
            shaken=track.shaken,
            long=float(np.log(track.frames)),
            empty=float(not look.area),
        )


def shrunk(image: np.ndarray, side: int) -> np.ndarray:
    """`image`, uint8 (height, width, 3), at `side` x `side` of its pixels, from 0 to 1."""
    rows, columns = (((np.arange(side) + 0.5) * size / side).astype(int) for size in image.shape[:2])
    return np.asarray(image[np.ix_(rows, columns)], np.float32) / 255


def _ratio(area: float, other: float) -> float:
    """How many e-foldings apart two areas are, at most `MOST`; that where one is 0, and 0 where both are."""
    if not area or not other:
        return 0.0 if area == other else MOST
    return min(MOST, abs(float(np.log(area / other))))
