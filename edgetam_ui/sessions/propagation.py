"""Following objects through a video: one visit of a plan after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from ..core import masks
from ..core.operations import AddMask
from ..core.results import ObjectMask
from ..engine.base import Engine, EngineSource, FrameMask, Step, Tracker
from ..engine.scheduler import Priority, Turn
from ..errors import CancelledError
from ..media.medium import Medium
from ..media.source import source_of
from .history import Chain, ObjectState
from .plan import Visit, anchors, anchors_at
from .predictor import Predictor
from .review import Reviewer, doubt
from .runs import Memory, Run, TrackedMask

Remember = Callable[[], Memory]


@dataclass(frozen=True)
class FrameResult:
    """A frame of a propagation: the masks there of the objects that it follows.

    `done` of `total` frames with something to track are done, after `seconds` of the model's work since the beginning,
    or since it was resumed with `resumed_at` frames done. `tracked` says whether this was one of them: otherwise all of
    its masks were there before. `note` is what the user should know of where it runs.
    """

    frame: int
    objects: tuple[ObjectMask, ...]
    done: int
    total: int
    seconds: float = 0.0
    resumed_at: int = 0
    tracked: bool = True
    note: str = ""

    @property
    def masks(self) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width)."""
        return {item.object_id: item.rle.decode() for item in self.objects}


class Position(NamedTuple):
    """Where the memory of an object begins, how far it goes, and in which direction."""

    begun: int
    frame: int
    reverse: bool

    def reaches(self, frame: int) -> bool:
        """Whether it goes as far as `frame`."""
        return self.frame <= frame if self.reverse else self.frame >= frame


class Follower:
    """Goes through the visits that a run has not made.

    What the run's tracker remembers is used where it is the same model's; else the frames before the first new visit
    are followed again. `earlier` runs may remember what frames that lead up to the first stale or missing mask would
    give: these are passed over then.
    """

    def __init__(
        self, engine: EngineSource, predictor: Predictor, medium: Medium, run: Run, earlier: Sequence[Run] = ()
    ) -> None:
        self._source, self._predictor, self._medium, self._run = engine, predictor, medium, run
        self._earlier = earlier
        self._turn = Turn(Priority.TRACK, predictor.user, run.cancelled)
        self._objects = _objects(run)
        self._tracker: Tracker | None = None
        self._known: dict[int, Position] = {}
        self._steps: dict[int, Step] = {}
        self._reviewer = Reviewer()
        self._reviewed: set[int] = set()

    def visit_all(self) -> Iterator[tuple[Visit, dict[int, TrackedMask], Remember | None]]:
        """Each visit with what was tracked there, by object id, and how to have what the tracker remembers after it.

        It ends early where the run is cancelled.
        """
        visits = self._run.visits
        self._run.note = ""
        try:
            for place in range(self._resume(), len(visits)):
                if self._run.cancelled.is_set():
                    return
                begun = time.monotonic()
                found = self._step(place)
                self._run.seconds += time.monotonic() - begun
                if place >= self._run.visited:
                    remember = None if self._tracker is None else partial(self._memory, self._tracker, place + 1)
                    yield visits[place], found, remember
        except CancelledError:
            return
        finally:
            if self._tracker is not None:
                self._tracker.close()

    def _resume(self) -> int:
        """The visit to begin with, after the run's own memory or where the parts begin that are under way."""
        run = self._run
        if not run.visited:
            return 0
        if run.memory is not None and run.memory.visit <= run.visited and run.memory.model == _model(self._source()):
            self._tracker = self._new_tracker(run.memory.state)
            return run.memory.visit
        begun: dict[int, int] = {}
        for place, visit in enumerate(run.visits[: run.visited]):
            begun |= dict.fromkeys(visit.begun, place)
        return min((begun[number] for number in _going_on(run.visits[run.visited :])), default=run.visited)

    def _step(self, place: int) -> dict[int, TrackedMask]:
        visit = self._run.visits[place]
        if not (visit.tracked or visit.passed):
            return {}
        if self._tracker is None:
            self._tracker = self._begin()
        if not self._steps:
            steps = _steps(self._run.visits[place:], self._known, self._objects)
            self._steps = dict(enumerate(steps, place))
            self._tracker.expect([step for step in steps if step.objects], source_of(self._medium))
        self._reviewed -= set(visit.begun)
        step = self._steps[place]
        for object_id, frames in step.begun:
            self._tracker.begin(object_id, frames)
        if not step.objects:
            return {}
        self._run.work += 1 + len(step.objects)
        embedding = self._predictor.passing_embedding(visit.frame, self._turn)
        found = self._tracker.step(visit.frame, embedding, list(step.objects), visit.reverse)
        self._run.note = self._tracker.note() or self._run.note
        doubts = self._doubts(visit.frame, found)
        return {
            number: self._mask(found[number], visit.reverse, doubts[number])
            for number in step.objects
            if number in visit.tracked
        }

    def _doubts(self, frame: int, found: Mapping[int, FrameMask]) -> dict[int, float]:
        """The doubt of what was found on `frame`, compared with the nearest frame that is tracked from."""
        for number in set(found) - self._reviewed:
            item = self._objects[number]
            start = min(anchors(item), key=lambda anchor: abs(anchor - frame))
            decoded = self._predictor.whole(start, _chain(item, start))
            self._reviewer.begin(number, decoded.logits[decoded.chosen], self._medium.frame(start))
        self._reviewed |= set(found)
        evidence = self._reviewer.look(found, self._medium.frame(frame))
        return {number: doubt(of) for number, of in evidence.items()}

    def _mask(self, found: FrameMask, reverse: bool, doubt: float) -> TrackedMask:
        height, width = self._medium.height, self._medium.width
        rle = masks.encode(self._source().binarize(found.logits[None], height, width)[0])
        return TrackedMask(rle, found.score, rle.area, reverse, doubt)

    def _begin(self) -> Tracker:
        """A tracker that knows the barriers of the run's objects, unless that is cancelled before."""
        leading = _leading(self._run.visits)
        for earlier in self._earlier if leading else ():
            memory = earlier.memory
            if memory is not None and memory.model == _model(self._source()) and self._leads_on(earlier, leading):
                self._known = leading
                return self._new_tracker(memory.state)
        tracker = self._new_tracker()
        for item in self._objects.values():
            for frame in anchors(item):
                if self._run.cancelled.is_set():
                    return tracker
                decoded = self._predictor.whole(frame, _chain(item, frame))
                tracker.condition(item.id, frame, self._predictor.passing_embedding(frame, self._turn), decoded)
        return tracker

    def _leads_on(self, earlier: Run, leading: Mapping[int, Position]) -> bool:
        """Whether `earlier` remembers what going through the frames before the first that is due would give."""
        known, positions = _objects(earlier), _positions(earlier)
        return all(
            number in known and item.is_barred_as(known[number]) for number, item in self._objects.items()
        ) and all(positions.get(number) == position for number, position in leading.items())

    def _new_tracker(self, state: bytes | None = None) -> Tracker:
        medium = self._medium
        return self._source().tracker(medium.count, medium.height, medium.width, self._turn, state)

    def _memory(self, tracker: Tracker, visits: int) -> Memory:
        return Memory(visits, _model(self._source()), tracker.to_bytes())


def _model(engine: Engine) -> str:
    """Which model's trackers understand each other's memory."""
    info = engine.info
    return f"{info.checkpoint} {info.image_size}"


def _objects(run: Run) -> dict[int, ObjectState]:
    return {item.id: item for visit in run.visits for item in visit.objects}


def _going_on(visits: Sequence[Visit]) -> set[int]:
    """The objects whose first visit among these is not where their memory begins."""
    found: dict[int, bool] = {}
    for visit in visits:
        for number in (*visit.tracked, *visit.passed):
            found.setdefault(number, number not in visit.begun)
    return {number for number, goes_on in found.items() if goes_on}


def _positions(run: Run) -> dict[int, Position]:
    """How far the memory goes that a run keeps, by object id."""
    assert run.memory is not None
    found: dict[int, Position] = {}
    for visit in run.visits[: run.memory.visit]:
        for number in (*visit.tracked, *visit.passed):
            begun = visit.frame if number in visit.begun else found[number].begun
            found[number] = Position(begun, visit.frame, visit.reverse)
    return found


def _steps(visits: Sequence[Visit], known: Mapping[int, Position], objects: Mapping[int, ObjectState]) -> list[Step]:
    """What the tracker does at each visit; objects are passed over as far as they are `known` from an earlier run."""
    known, found = dict(known), []
    for visit in visits:
        fresh = (number for number in visit.begun if number not in known)
        begun = tuple((number, tuple(anchors_at(objects[number], visit.frame))) for number in fresh)
        followed = sorted((*visit.tracked, *visit.passed))
        for number in followed:
            if number in known and not known[number].reaches(visit.frame):
                del known[number]
        unknown = tuple(number for number in followed if number not in known)
        found.append(Step(visit.frame, unknown, visit.reverse, begun))
    return found


def _leading(visits: Sequence[Visit]) -> dict[int, Position]:
    """The way over frames that are not due, for the objects that begin with such."""
    found: dict[int, Position] = {}
    due: set[int] = set()
    for visit in visits:
        for number in set(visit.passed) - due:
            begun = found[number].begun if number in found else visit.frame
            found[number] = Position(begun, visit.frame, visit.reverse)
        due.update(visit.tracked)
    return found


def _chain(item: ObjectState, frame: int) -> Chain:
    """The prompts on a frame that is tracked from; what was reviewed counts as a finished mask."""
    return item.chains.get(frame) or (AddMask(object=item.id, frame=frame, mask=item.reviewed[frame]),)
