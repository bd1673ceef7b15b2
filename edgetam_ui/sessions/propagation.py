"""Following objects through a video: which frames in which order, and one frame after the other.

Imports journal, tracks, answers, masks and errors; of the engine its Protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from ..core import masks
from ..core.results import ObjectMask
from ..engine.base import Engine, FrameMask, Tracker
from ..errors import PromptError
from ..media.medium import Medium
from .history import ObjectState
from .predictor import Answers
from .runs import Found, Track

Direction = Literal["forward", "backward", "both"]


@dataclass(frozen=True)
class FrameResult:
    """A frame of a propagation, the `done`-th of `total`."""

    frame: int
    objects: tuple[ObjectMask, ...]
    done: int
    total: int

    @property
    def masks(self) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width)."""
        return {item.object_id: item.rle.decode() for item in self.objects}


class Stop(NamedTuple):
    """A frame to visit, in which direction, for which objects."""

    frame: int
    reverse: bool
    objects: tuple[ObjectState, ...]


def plan(
    objects: Sequence[ObjectState], count: int, start: int | None, end: int | None, direction: Direction
) -> list[Stop]:
    """The frames to visit in a video of `count` frames; see `Session.propagate`. Raises `PromptError`."""
    prompted = [frame for item in objects for frame in item.chains]
    if not prompted:
        raise PromptError("There is nothing to follow yet.", "Click on an object, or draw a box, first.")
    if start is None:
        start = max(prompted) if direction == "backward" else min(prompted)
    begin = {item.id: max(start, min(item.chains)) for item in objects if item.chains}
    passes: list[tuple[range, bool]] = []
    if direction == "both":
        if end is not None:
            raise PromptError("Both directions go to both ends of the video.", "Leave end out, or go forward.")
        passes = [(range(start, count), False), (range(max(begin.values()) - 1, -1, -1), True)]
    elif direction == "forward":
        passes = [(range(start, count if end is None else end + 1), False)]
    elif direction == "backward":
        passes = [(range(start, -1 if end is None else end - 1, -1), True)]
    else:
        raise PromptError(f"There is no direction {direction!r}.", "Use forward, backward or both.")

    def followed(frame: int, reverse: bool) -> tuple[ObjectState, ...]:
        if direction == "both" and reverse:
            # Back from where each object's way forward began.
            return tuple(item for item in objects if frame < begin.get(item.id, 0))
        return tuple(item for item in objects if _reaches(item, frame, reverse))

    visited = ((frame, reverse) for frames, reverse in passes for frame in frames)
    stops = [Stop(frame, reverse, found) for frame, reverse in visited if (found := followed(frame, reverse))]
    if not stops:
        raise PromptError(
            "None of these objects is prompted on the way.",
            "Start where one is prompted, or go in the other direction.",
        )
    return stops


def run(
    engine: Callable[[], Engine], answers: Answers, medium: Medium, stops: Sequence[Stop], track: Track
) -> Iterator[Stop]:
    """Visits `stops` and fills `track` with what is not prompted there, until it is cancelled."""
    tracker: Tracker | None = None
    reverse = stops[0].reverse
    for stop in stops:
        if tracker is None or stop.reverse != reverse:
            # A backward pass must not see what a forward pass tracked: results would depend on history.
            tracker, reverse = _tracker(engine(), answers, medium, stops, track), stop.reverse
        if track.cancelled.is_set():
            return
        free = [item.id for item in stop.objects if stop.frame not in item.chains]
        found: dict[int, FrameMask] = {}
        if free:
            found = tracker.step(stop.frame, answers.passing_embedding(stop.frame), free, stop.reverse)
        for object_id, tracked in found.items():
            rle = masks.encode(engine().binarize(tracked.logits[None], medium.height, medium.width)[0])
            track.found.setdefault(object_id, {})[stop.frame] = Found(rle, tracked.score, rle.area)
        yield stop


def _tracker(engine: Engine, answers: Answers, medium: Medium, stops: Sequence[Stop], track: Track) -> Tracker:
    """A tracker that knows all prompts of `stops`, unless `track` is cancelled before it does."""
    tracker = engine.tracker(medium.count, medium.height, medium.width)
    objects = {item.id: item for stop in stops for item in stop.objects}
    for item in objects.values():
        for frame in sorted(item.chains):
            if track.cancelled.is_set():
                return tracker
            decoded = answers.answer(frame, item.chains[frame]).decoded
            tracker.condition(item.id, frame, answers.passing_embedding(frame), decoded)
    return tracker


def _reaches(item: ObjectState, frame: int, reverse: bool) -> bool:
    """Whether a pass in this direction can know the object on `frame`."""
    return any(prompted >= frame if reverse else prompted <= frame for prompted in item.chains)
