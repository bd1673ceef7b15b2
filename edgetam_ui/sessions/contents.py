"""What a session holds: its medium, the operations in effect, the masks they lead to, and who is told of changes."""

from __future__ import annotations

import logging
import math
import secrets
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..core.cache import ByteCache
from ..core.masks import Rle
from ..core.operations import (
    Ended,
    Operation,
    Propagate,
    UpdateObject,
    mask_bytes,
    parts_of,
)
from ..core.results import ObjectMask
from ..engine.base import EngineSource
from ..errors import PromptError
from ..media.medium import Medium
from .due import DONE, NOTHING, Due, Pace, describe, work_of
from .edits import find
from .events import Event, Listener
from .history import History, ObjectState, State
from .journal import Journal
from .plan import Visit, plan
from .predictor import Predictor
from .results import KeptResults, mask_on, stored_on
from .review import Doubtful
from .runs import Run, Runs, TrackedMask
from .summary import Mark, Summaries, Summary, are_same

log = logging.getLogger("edgetam_ui")


class Work(NamedTuple):
    """All that was done to a session's medium: the operations in effect, what they made of the objects, and the masks
    that those of them that are propagations found, by run, object id and frame.
    """

    operations: list[Operation]
    objects: tuple[ObjectState, ...]
    found: dict[int, dict[int, dict[int, TrackedMask]]]


class Contents:
    """A medium, the operations in effect on it, and the masks that these lead to, to look at from several threads.

    `controller` is the one that opened it, `id` what requests name it by. `journal` keeps its changes, if anything
    does; `meter` is told before masks take so many bytes, and may raise `LimitError`. `exported` is the revision that
    an export holds, -1 where none does.
    """

    def __init__(self, engine: EngineSource, medium: Medium, cache: ByteCache, pace: Pace | None = None) -> None:
        self.controller: Any = None
        self.medium = medium
        self.id = secrets.token_hex(6)
        self._engine = engine
        self._predictor = Predictor(engine, medium, cache, self.id)
        self._lock = threading.RLock()
        self._history = History()
        self._runs = Runs()
        self._summaries = Summaries()
        self._planned: tuple[list[Mark], Run | None, tuple[bool, bool, Sequence[Visit] | None]] | None = None
        self._pace = pace or Pace()
        self._listeners: list[Listener] = []
        self._closed = False
        self._kept: tuple[int, KeptResults] | None = None
        self.journal: Journal | None = None
        self.meter: Callable[[int], None] = lambda nbytes: None
        self.mask_bytes = 0
        self.exported = -1

    @property
    def state(self) -> State:
        """All objects and their prompts, as an immutable snapshot."""
        return self._history.state

    @property
    def revision(self) -> int:
        """A number that rises with every change."""
        return self._history.revision

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would change anything."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would change anything."""
        return self._history.can_redo

    @property
    def operations(self) -> list[Operation]:
        """The operations in effect, without those undone.

        Applied in order to a new session on the same medium they give the same masks, bit for bit. A propagation is
        there where it began, and its end where it ended; one that still runs ends with what it has done so far.
        """
        return [part for operation in self._in_effect() for part in parts_of(operation)]

    def _in_effect(self) -> list[Operation]:
        """`operations`, a step for undo each."""
        with self._lock:
            done: list[tuple[float, Operation]] = [
                (entry.number, entry.operation) for entry in self._history.in_effect()
            ]
            for _, operation in list(done):
                run = self._runs.get(operation.run) if isinstance(operation, Propagate) and operation.run else None
                if run is not None:
                    done.append((run.ended_at or math.inf, Ended(run=run.number, visited=run.visited)))
            shown = [
                UpdateObject(object=item.id, visible=item.visible, locked=item.locked)
                for item in self.state.objects.values()
                if item.locked or not item.visible
            ]
            return [operation for _, operation in sorted(done, key=lambda pair: pair[0])] + shown

    def work(self) -> Work:
        """What was done, at one moment: `restore` and `restore_run` do it to a new session on the same medium."""
        with self._lock:
            done = self._in_effect()
            runs = {operation.run: self._runs.get(operation.run) for operation in done if isinstance(operation, Ended)}
            found = {
                number: {object_id: dict(masks) for object_id, masks in run.found.items()}
                for number, run in runs.items()
                if run is not None
            }
            return Work(done, tuple(self.state.objects.values()), found)

    def keep_in(self, journal: Journal) -> None:
        """Keeps in `journal` what was done so far, and what is done from now on. Raises `StoreError`."""
        work = self.work()
        for operation in work.operations:
            if isinstance(operation, Ended):
                frames: dict[int, dict[int, TrackedMask]] = {}
                for object_id, masks in work.found.get(operation.run, {}).items():
                    for frame, mask in masks.items():
                        frames.setdefault(frame, {})[object_id] = mask
                journal.write_tracked(operation.run, operation.visited, list(frames.items()), None)
            journal.write(operation, "")
        self.journal = journal

    def decided_mask(self, item: ObjectState, frame: int) -> Rle:
        """The mask that the user decided for `item` on one of its barriers, as it is stored."""
        mask = stored_on(item, frame, self._runs, self._predictor)
        assert mask is not None
        return mask.rle

    @property
    def made_with(self) -> dict[str, str]:
        """`checkpoint`, `precision` and `device` of the model."""
        return self._predictor.made_with

    def object_masks(self, frame: int = 0) -> list[ObjectMask]:
        """The masks on `frame` with scores, as run lengths. Raises `PromptError` for an unknown frame."""
        self.check_frame(frame)
        with self._lock:
            found = (self.object_mask(object_id, frame) for object_id in self.state.objects)
            return [item for item in found if item is not None]

    def object_mask(self, object_id: int, frame: int = 0) -> ObjectMask | None:
        """One object's mask on `frame`, or None where it has none. Raises `PromptError` for an unknown one of them."""
        frame = self.check_frame(frame)
        with self._lock:
            return mask_on(find(self.state, object_id), frame, self._runs, self._predictor)

    def timeline(self, object_id: int) -> list[tuple[int, str, float]]:
        """The object's frames that have something, in order, as (frame, kind, score).

        kind is "prompted", "reviewed", "gone" (marked absent), each with score 1, or "tracked", "absent" (tracked, and
        not visible) or "stale".
        """
        with self._lock:
            return [line[:3] for line in self._summary(find(self.state, object_id)).line]

    def timelines(self) -> list[tuple[ObjectState, list[tuple[int, str, float, float]]]]:
        """Every object with its timeline, each frame's doubt included, all at one moment."""
        with self._lock:
            return [(item, self._summary(item).line) for item in self.state.objects.values()]

    def doubtful(self) -> list[Doubtful]:
        """Where tracked masks are doubtful, neither stale nor reviewed: stretches, in the order in which they begin."""
        with self._lock:
            self._summaries.keep(self.state.objects)
            found = [stretch for item in self.state.objects.values() for stretch in self._summary(item).doubtful]
            return sorted(found, key=lambda stretch: (stretch.first, stretch.object_id))

    def due(self) -> Due:
        """What `resume` would do, or where nothing is unfinished `propagate(direction="update")`, and for how long."""
        with self._lock:
            if self.medium.kind != "video":
                return NOTHING
            objects = [item for item in self.state.objects.values() if not item.locked]
            marks = [Mark(item, self._runs.counts(item)) for item in objects]
            unfinished = self._runs.unfinished(self.state.objects)
            known = self._planned
            if known is None or known[1] is not unfinished or not are_same(known[0], marks):
                known = self._planned = marks, unfinished, self._plan_update(objects, unfinished)
            is_first, is_stale, visits = known[2]
            if visits is None:
                return NOTHING if is_first else DONE
            cost = self._pace.cost(self._predictor.user, work_of(visits))
            return describe(visits, is_first, is_stale, self._pace.seconds(visits), cost)

    def _plan_update(
        self, objects: list[ObjectState], unfinished: Run | None
    ) -> tuple[bool, bool, Sequence[Visit] | None]:
        """Whether nothing was tracked yet, whether something is stale, and the visits that are left of `unfinished`, or
        of an update, if there is one.
        """
        is_first = not any(map(self._runs.has_masks, objects))
        visits: Sequence[Visit]
        if unfinished is not None:
            visits = unfinished.visits[unfinished.visited :]
        else:
            try:
                visits = plan(objects, self.medium.count, Propagate(direction="update"), self._held)
            except PromptError:
                return is_first, False, None
        held = {item.id: self._held(item) for item in objects}
        is_stale = any(held[number].get(visit.frame) for visit in visits for number in visit.tracked)
        return is_first, is_stale, visits

    def check_frame(self, frame: int) -> int:
        """`frame` as a Python number. Raises `PromptError` unless the medium has that frame."""
        if not isinstance(frame, (int, np.integer)) or isinstance(frame, bool) or not 0 <= frame < self.medium.count:
            raise PromptError(f"There is no frame {frame!r}.", f"Frames go from 0 to {self.medium.count - 1}.")
        return int(frame)

    # -- who is told

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every change, in order, in the thread that made it; how to stop.

        It must be quick and must not call the session's methods that change it.
        """
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:
                # What was done is done, whoever cannot take it in.
                log.exception("a listener failed")

    # -- for those who change it

    def _mask_on(self, object_id: int, frame: int, as_stored: bool) -> Rle | None:
        find_mask = stored_on if as_stored else mask_on
        mask = find_mask(find(self.state, object_id), frame, self._runs, self._predictor)
        return None if mask is None else mask.rle

    def _held(self, item: ObjectState) -> dict[int, bool]:
        return self._summary(item).held

    def _summary(self, item: ObjectState) -> Summary:
        return self._summaries.of(item, self._runs)

    def _write(self, operation: Operation, request: str = "") -> None:
        self._count(mask_bytes(operation))
        if self.journal is not None:
            self.journal.write(operation, request)

    def _count(self, more: int) -> None:
        """Notes that masks take so many more bytes. Raises `LimitError`; then they are not to be kept."""
        if more > 0:
            self.meter(self.mask_bytes + more)
        self.mask_bytes += more
