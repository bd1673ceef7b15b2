"""Following objects through a video: which frames in which order, and one frame after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..core import masks
from ..core.operations import Propagate
from ..core.results import ObjectMask
from ..engine.base import Engine, EngineSource, Tracker
from ..engine.scheduler import Priority, Turn
from ..errors import CancelledError, PromptError
from ..media.medium import Medium
from .history import ObjectState
from .predictor import Predictor
from .runs import Memory, Run, TrackedMask, Visit

Remember = Callable[[], Memory]


@dataclass(frozen=True)
class FrameResult:
    """A frame of a propagation, the `done`-th of `total`, `seconds` after its beginning, or after it was resumed, with
    `resumed_at` frames done by then.
    """

    frame: int
    objects: tuple[ObjectMask, ...]
    done: int
    total: int
    seconds: float = 0.0
    resumed_at: int = 0

    @property
    def masks(self) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width)."""
        return {item.object_id: item.rle.decode() for item in self.objects}


def plan(objects: Sequence[ObjectState], count: int, wanted: Propagate) -> list[Visit]:
    """The frames to visit in a video of `count` frames; see `Session.propagate`. Raises `PromptError`."""
    start, end, direction = wanted.start, wanted.end, wanted.direction
    prompted = [frame for item in objects for frame in item.chains]
    if not prompted:
        raise PromptError("There is nothing to follow yet.", "Click on an object, or draw a box, first.")
    if start is None:
        start = max(prompted) if direction == "backward" else min(prompted)
    begin = {item.id: max(start, min(item.chains)) for item in objects if item.chains}
    if direction == "both":
        if end is not None:
            raise PromptError("Both directions go to both ends of the video.", "Leave end out, or go forward.")
        passes = [(range(start, count), False), (range(max(begin.values()) - 1, -1, -1), True)]
    elif direction == "forward":
        passes = [(range(start, count if end is None else end + 1), False)]
    else:
        passes = [(range(start, -1 if end is None else end - 1, -1), True)]

    def followed(frame: int, reverse: bool) -> tuple[ObjectState, ...]:
        if direction == "both" and reverse:
            # Back from where each object's way forward began.
            return tuple(item for item in objects if frame < begin.get(item.id, 0))
        return tuple(item for item in objects if _reaches(item, frame, reverse))

    visited = ((frame, reverse) for frames, reverse in passes for frame in frames)
    visits = [Visit(frame, reverse, found) for frame, reverse in visited if (found := followed(frame, reverse))]
    if not visits:
        raise PromptError(
            "None of these objects is prompted on the way.",
            "Start where one is prompted, or go in the other direction.",
        )
    return visits


def visit_all(
    engine: EngineSource, predictor: Predictor, medium: Medium, run: Run
) -> Iterator[tuple[Visit, dict[int, TrackedMask], Remember]]:
    """Goes through the visits that `run` has not made, until it is cancelled.

    Each comes with what was tracked there, by object id, and how to have what the tracker remembers after it. What the
    run remembers itself is used where it is the same model's; frames between that and the first new visit are tracked
    again, and not told of.
    """
    turn = Turn(Priority.TRACK, predictor.user, run.cancelled)
    try:
        begin, tracker = _begin(engine(), medium, run, turn)
        for place, visit in enumerate(run.visits[begin:], begin):
            if tracker is None or (place > begin and visit.reverse != run.visits[place - 1].reverse):
                # A backward pass must not see what a forward pass tracked: results would depend on history.
                tracker = _tracker(engine(), predictor, medium, run, turn)
            if run.cancelled.is_set():
                return
            found = _step(engine(), tracker, predictor, medium, visit, turn)
            if place >= run.visited:
                yield visit, found, partial(_memory, engine(), tracker, place + 1)
    except CancelledError:
        return


def _begin(engine: Engine, medium: Medium, run: Run, turn: Turn) -> tuple[int, Tracker | None]:
    """The visit to begin with, and the tracker that is there already, if one is."""
    direction = run.visits[min(run.visited, len(run.visits) - 1)].reverse
    first = next(place for place, visit in enumerate(run.visits) if visit.reverse == direction)
    memory = run.memory
    if memory is None or not first < memory.visit <= run.visited or memory.model != _model(engine):
        return first, None
    return memory.visit, engine.tracker(medium.count, medium.height, medium.width, turn, memory.state)


def _memory(engine: Engine, tracker: Tracker, place: int) -> Memory:
    return Memory(place, _model(engine), tracker.to_bytes())


def _model(engine: Engine) -> str:
    """Which model's trackers understand each other's memory."""
    info = engine.info
    return f"{info.checkpoint} {info.image_size}"


def _step(
    engine: Engine, tracker: Tracker, predictor: Predictor, medium: Medium, visit: Visit, turn: Turn
) -> dict[int, TrackedMask]:
    free = [item.id for item in visit.objects if visit.frame not in item.chains]
    if not free:
        return {}
    found = {}
    embedding = predictor.passing_embedding(visit.frame, turn)
    for object_id, tracked in tracker.step(visit.frame, embedding, free, visit.reverse).items():
        rle = masks.encode(engine.binarize(tracked.logits[None], medium.height, medium.width)[0])
        found[object_id] = TrackedMask(rle, tracked.score, rle.area)
    return found


def _tracker(engine: Engine, predictor: Predictor, medium: Medium, run: Run, turn: Turn) -> Tracker:
    """A tracker that knows all prompts of `run`, unless that is cancelled before."""
    tracker = engine.tracker(medium.count, medium.height, medium.width, turn)
    objects = {item.id: item for visit in run.visits for item in visit.objects}
    for item in objects.values():
        for frame in sorted(item.chains):
            if run.cancelled.is_set():
                return tracker
            decoded = predictor.predict(frame, item.chains[frame]).decoded
            tracker.condition(item.id, frame, predictor.passing_embedding(frame, turn), decoded)
    return tracker


def _reaches(item: ObjectState, frame: int, reverse: bool) -> bool:
    """Whether a pass in this direction can know the object on `frame`."""
    return any(prompted >= frame if reverse else prompted <= frame for prompted in item.chains)
