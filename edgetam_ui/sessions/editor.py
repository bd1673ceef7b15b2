"""How a session changes: the one door for operations, what each comes to, propagation, and who is told."""

from __future__ import annotations

import contextlib
import logging
import math
import secrets
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

import numpy as np

from ..core.masks import Rle
from ..core.operations import (
    AddObject,
    Ended,
    MarkReviewed,
    MovePoint,
    OnFrame,
    Operation,
    PromptOperation,
    Propagate,
    Redo,
    Undo,
    UpdateObject,
    changed,
)
from ..core.results import ObjectMask
from ..engine.base import EngineSource
from ..errors import CancelledError, PromptError, SessionError, StoreError
from ..media.medium import Medium
from .cache import ByteCache
from .due import DONE, NOTHING, Due, Pace, describe
from .edits import edited, find, unlocked
from .history import History, ObjectState, RunRef, State
from .journal import Journal
from .plan import Visit, plan
from .predictor import Predictor
from .propagation import Follower, FrameResult, Remember
from .resolve import resolved
from .results import KeptResults, mask_on, timeline
from .review import Doubtful, doubtful
from .runs import Memory, Run, Runs, TrackedMask

log = logging.getLogger("edgetam_ui")

BATCH_SECONDS = 0.1
"""Tracked frames of so long are kept at once."""
MEMORY_SECONDS = 5.0
"""How often it is kept what a tracker remembers: a run that is resumed tracks no more than that again."""


@dataclass(frozen=True)
class EditResult:
    """What an operation came to.

    `operation` is what was done, with nothing left open. `masks` are the changed ones on `frame`, where there is one;
    `everywhere` says that masks on any frame may have changed. `revision` is the session's after it; `step` what undo
    took back, or redo did again.
    """

    operation: Operation
    masks: tuple[ObjectMask, ...] = ()
    frame: int | None = None
    everywhere: bool = False
    revision: int = 0
    step: Operation | None = None


@dataclass(frozen=True)
class Event:
    """Something that client `origin` did in a session ("" where it was code): an edit, a frame of a propagation,
    opening it, closing it.

    `result` is the edit's, or the propagation's frame; None where the propagation ended.
    """

    kind: Literal["edit", "propagate", "open", "close"]
    origin: str
    result: EditResult | FrameResult | None = None


Listener = Callable[[Event], None]
Found = tuple[Visit, Mapping[int, TrackedMask]]
"""A visit, and what was tracked there by object id."""


class Editor:
    """A medium, the operations in effect on it, and the masks that these lead to. Safe to use from several threads.

    `controller` is the one that opened it, `id` what requests name it by. `journal` keeps its changes, if anything
    does; `exported` is the revision that an export holds, -1 where none does.
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
        self._pace = pace or Pace()
        self._listeners: list[Listener] = []
        self._closed = False
        self._kept: tuple[int, KeptResults] | None = None
        self.journal: Journal | None = None
        self.exported = -1

    # -- what there is

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

    def object_masks(self, frame: int = 0) -> list[ObjectMask]:
        """The masks on `frame` with scores, as run lengths. Raises `PromptError` for an unknown frame."""
        self.check_frame(frame)
        with self._lock:
            found = (self.object_mask(object_id, frame) for object_id in self.state.objects)
            return [item for item in found if item is not None]

    def object_mask(self, object_id: int, frame: int = 0) -> ObjectMask | None:
        """One object's mask on `frame`, or None where it has none. Raises `PromptError` for an unknown object."""
        with self._lock:
            return mask_on(find(self.state, object_id), frame, self._runs, self._predictor)

    def timeline(self, object_id: int) -> list[tuple[int, str, float]]:
        """The object's frames that have something, in order, as (frame, kind, score).

        kind is "prompted", "reviewed", "gone" (marked absent), each with score 1, or "tracked", "absent" (tracked, and
        not visible) or "stale".
        """
        with self._lock:
            return [line[:3] for line in timeline(find(self.state, object_id), self._runs)]

    def timelines(self) -> list[tuple[ObjectState, list[tuple[int, str, float, float]]]]:
        """Every object with its timeline, each frame's doubt included, all at one moment."""
        with self._lock:
            return [(item, timeline(item, self._runs)) for item in self.state.objects.values()]

    def doubtful(self) -> list[Doubtful]:
        """Where tracked masks are doubtful, neither stale nor reviewed: stretches, in the order in which they begin."""
        with self._lock:
            found = []
            for item in self.state.objects.values():
                tracked = self._runs.tracked(item).items() if not item.locked else ()
                barriers = item.barriers()
                doubts = {at: hit.doubt for at, (hit, stale) in tracked if not stale and at not in barriers}
                found += doubtful(item.id, doubts)
            return sorted(found, key=lambda stretch: (stretch.first, stretch.object_id))

    def due(self) -> Due:
        """What `propagate(direction="update")` would do, in words, and how long it would take."""
        with self._lock:
            if self.medium.kind != "video":
                return NOTHING
            objects = [item for item in self.state.objects.values() if not item.locked]
            try:
                visits = plan(objects, self.medium.count, Propagate(direction="update"), self._held)
            except PromptError:
                return NOTHING if not any(map(self._runs.has_masks, objects)) else DONE
            due = {(number, visit.frame) for visit in visits for number in visit.tracked}
            is_stale = any(
                self._held(item).get(frame) for item in objects for number, frame in due if number == item.id
            )
            is_first = not any(map(self._runs.has_masks, objects))
            return describe(visits, is_first, is_stale, self._pace.seconds(visits))

    def check_frame(self, frame: int) -> int:
        """`frame` as a Python number. Raises `PromptError` unless the medium has that frame."""
        if not isinstance(frame, (int, np.integer)) or isinstance(frame, bool) or not 0 <= frame < self.medium.count:
            raise PromptError(f"There is no frame {frame!r}.", f"Frames go from 0 to {self.medium.count - 1}.")
        return int(frame)

    # -- edits

    def apply(self, operation: Operation, origin: str = "", request: str = "") -> EditResult:
        """Does `operation`, the one way in which a session changes, for client `origin`; every listener is told.

        `Propagate` begins a run and tracks nothing yet; `Ended` tracks as many of its frames as were visited, where no
        `propagate` does. `request` is what `answer_again` knows it by. Raises `PromptError`, `SessionError`, and
        `StoreError` where it cannot be kept; the session then is as it was.
        """
        return self._apply(operation, origin, decode=True, request=request)

    def answer_again(self, request: str) -> EditResult | None:
        """What the operation that was applied as `request` comes to as things are now; None where none was kept."""
        operation = self.journal.answered(request) if self.journal is not None else None
        if operation is None:
            return None
        with self._lock:
            frame = operation.frame if isinstance(operation, OnFrame) else None
            if isinstance(operation, Undo | Redo):
                step = self._history.step(back=isinstance(operation, Redo))  # what takes it back
                frame = step.frame if step is not None else None
            masks = tuple(self.object_masks(frame)) if frame is not None else ()
            return EditResult(operation, masks, frame, everywhere=True, revision=self.revision)

    def restore(self, operation: Operation, origin: str = "") -> None:
        """`apply` an operation with nothing left open without asking the model: masks come when they are asked for.

        A `Propagate` that names a run there is goes on with it. Raises `PromptError`.
        """
        run = self._runs.named(operation.run) if isinstance(operation, Propagate) and operation.run else None
        if run is not None:
            run.ended_at = 0
        else:
            self._apply(operation, origin, decode=False)

    def restore_run(
        self, run: int, visited: int, found: Mapping[int, Mapping[int, TrackedMask]], memory: Memory | None = None
    ) -> None:
        """Ends a run that `restore` began after `visited` frames, with what is known of them by object id and frame."""
        with self._lock:
            waiting = self._runs.waiting(run)
            if waiting is not None:
                waiting.keep_known(visited, found)
                waiting.memory = memory
                self._end(waiting)

    def run(self, number: int) -> Run | None:
        """The propagation of that number, if any step still shows it."""
        return self._runs.get(number)

    @property
    def runs_to_end(self) -> list[int]:
        """The runs that `restore` began, and `restore_run` did not end."""
        return self._runs.begun()

    def follow(self, wanted: Propagate, origin: str = "") -> Generator[FrameResult, None, None]:
        """Does a propagation, a frame at each read: see `Session.propagate`. Raises `PromptError` at the call."""
        with self._lock:
            self._plan(wanted)
        return self._propagate(wanted, origin)

    @property
    def unfinished(self) -> Run | None:
        """The newest propagation, where it can be resumed: it stopped before its end, and nothing was changed since
        that it depends on.
        """
        with self._lock:
            return self._runs.unfinished(self.state.objects)

    def resume(self, origin: str = "") -> Generator[FrameResult, None, None]:
        """Goes on with `unfinished`, a frame at each read, to the masks that it would have come to without a stop.

        Raises `PromptError` at the call where there is none.
        """
        run = self.unfinished
        if run is None:
            raise PromptError("There is no propagation to resume.", "Propagate again.")
        return self._propagate(run.operation, origin, resumed=run)

    @property
    def is_propagating(self) -> bool:
        """Whether a propagation is under way."""
        return self._runs.is_running

    def mark_exported(self, revision: int) -> None:
        """Notes that an export holds the masks as they were at `revision`. Raises `StoreError`."""
        with self._lock:
            if self.journal is not None:
                self.journal.write_exported(revision)
            self.exported = revision

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        self._runs.cancel()

    # -- life

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

    def prepare(self, frame: int = 0) -> None:
        """Encodes a frame before the first click on it."""
        self._predictor.embedding(self.check_frame(frame))

    def queue_as(self, user: str) -> None:
        """Takes turns at the model as one with all of `user`'s sessions."""
        self._predictor.user = user

    def close(self) -> None:
        """Stops what runs and lets go of the medium and all caches."""
        if self._closed:
            return
        self._closed = True
        self.cancel()
        self._predictor.close()
        self.medium.close()
        self._tell(Event("close", ""))

    # -- inside

    def _apply(self, operation: Operation, origin: str, decode: bool, request: str = "") -> EditResult:
        with self._lock:
            if self._closed:
                raise SessionError(f"{self.medium.name} was closed.", "Open it again.")
            match operation:
                case Undo() | Redo():
                    result = self._step(operation, decode, request)
                case Propagate():
                    result = EditResult(self._begin(operation).operation)
                case Ended():
                    self._track_again(operation)
                    result = EditResult(operation, everywhere=True)
                case _:
                    result = self._edit(operation, decode, request)
            result = replace(result, revision=self.revision)
            self._tell(Event("edit", origin, result))
            return result

    def _write(self, operation: Operation, request: str = "") -> None:
        if self.journal is not None:
            self.journal.write(operation, request)

    def _edit(self, operation: Operation, decode: bool, request: str) -> EditResult:
        frame = self.check_frame(operation.frame) if isinstance(operation, OnFrame) else None
        # What is restored has said already which masks it is about.
        operation = resolved(operation, self.state, self._runs if decode else None, self.medium, self._mask_on)
        state = edited(self.state, operation)
        masks: tuple[ObjectMask, ...] = ()
        if decode and isinstance(operation, OnFrame):
            masks = self._new_masks(state, operation)
            if self._closed:
                raise SessionError(f"{self.medium.name} was closed.", "Open it again.")
        self._write(operation, request)
        if state is not self.state:
            is_update = isinstance(operation, UpdateObject)
            self._history.push(changed(operation, visible=None, locked=None) if is_update else operation, state)
        if isinstance(operation, UpdateObject):
            self._show(operation)
        self._stop_unwanted()
        one = isinstance(operation, PromptOperation | MovePoint) or (
            isinstance(operation, MarkReviewed) and operation.frame == operation.last
        )
        return EditResult(
            operation, masks, frame, everywhere=not ((one and decode) or isinstance(operation, AddObject))
        )

    def _mask_on(self, object_id: int, frame: int) -> Rle | None:
        mask = self.object_mask(object_id, frame)
        return None if mask is None else mask.rle

    def _new_masks(self, state: State, operation: OnFrame) -> tuple[ObjectMask, ...]:
        """The mask of the operation's object in `state`, decoded before it takes effect: a failure changes nothing."""
        mask = mask_on(state.objects[operation.object], operation.frame, self._runs, self._predictor)
        return () if mask is None else (mask,)

    def _show(self, operation: UpdateObject) -> None:
        item = find(self.state, operation.object)
        visible = item.visible if operation.visible is None else operation.visible
        locked = item.locked if operation.locked is None else operation.locked
        if (visible, locked) != (item.visible, item.locked):
            self._history.amend(lambda state: state.with_shown(operation.object, visible, locked))

    def _step(self, operation: Undo | Redo, decode: bool, request: str) -> EditResult:
        back = isinstance(operation, Undo)
        step = self._history.step(back)
        if step is None:
            return EditResult(operation, everywhere=True)
        found: list[ObjectMask | None] = []
        if decode and step.frame is not None:
            # Before the step is taken: a failure changes nothing.
            objects = step.state.objects.values()
            found = [mask_on(item, step.frame, self._runs, self._predictor) for item in objects]
        self._write(operation, request)
        self._history.take(back)
        self._stop_unwanted()
        masks = tuple(mask for mask in found if mask is not None)
        return EditResult(operation, masks, step.frame, everywhere=True, step=step.operation)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:
                # What was done is done, whoever cannot take it in.
                log.exception("a listener failed")

    # -- propagation

    def _plan(self, wanted: Propagate) -> list[Visit]:
        if self.medium.kind != "video":
            raise PromptError("An image has nothing to propagate through.", "Open a video.")
        for frame in (wanted.start, wanted.end):
            if frame is not None:
                self.check_frame(frame)
        if wanted.objects is None:
            followed = [item for item in self.state.objects.values() if not item.locked]
        else:
            followed = [unlocked(find(self.state, number)) for number in wanted.objects]
        return plan(followed, self.medium.count, wanted, self._held)

    def _held(self, item: ObjectState) -> dict[int, bool]:
        return {frame: stale for frame, (_, stale) in self._runs.tracked(item).items()}

    def _begin(self, wanted: Propagate) -> Run:
        """A run that knows the objects as they are now, the newest of each of them; it names those it follows."""
        visits = self._plan(wanted)
        if self._runs.running is not None:
            self._end(self._runs.running)  # so that a replay knows at this point what it found
            visits = self._plan(wanted)
        if not any(visit.tracked for visit in visits):
            raise PromptError("All of this is tracked.", "Correct a frame: then what depends on it is tracked again.")
        followed = {item.id for visit in visits for item in visit.objects}
        named = tuple(number for number in self.state.objects if number in followed)
        run = self._runs.make(changed(wanted, objects=named), visits)
        self._write(run.operation)
        self._runs.add(run, wanted.run)
        state = self.state
        for object_id in named:
            item = state.objects[object_id]
            state = state.with_object(replace(item, runs=(*item.runs, RunRef(run.number))), run.first)
        self._history.push(run.operation, state)
        return run

    def _propagate(
        self, wanted: Propagate, origin: str, resumed: Run | None = None
    ) -> Generator[FrameResult, None, None]:
        """Begins the propagation, or goes on with the run that was made of it."""
        with self._lock:
            try:
                if resumed is None:
                    visits = self._plan(wanted)
                    run = self._begun(wanted, origin) if any(visit.tracked for visit in visits) else None
                else:
                    run = self._again(resumed)
            except (PromptError, SessionError):
                return  # what was to be followed is gone by now
            if run is not None:
                self._runs.start(run)
        if run is None:
            yield from map(self._held_result, visits)
            return
        try:
            for visit, done in self._visits(run):
                result = self._result(visit, run, done)
                if result.tracked:
                    with self._lock:
                        self._tell(Event("propagate", origin, result))
                yield result
        finally:
            self._end(run)
            with self._lock:
                self._tell(Event("propagate", origin))

    def _begun(self, wanted: Propagate, origin: str) -> Run:
        begun = self.apply(wanted, origin).operation
        assert isinstance(begun, Propagate)
        assert begun.run is not None
        run = self._runs.get(begun.run)
        assert run is not None
        return run

    def _again(self, run: Run) -> Run:
        if run is not self._runs.unfinished(self.state.objects):
            raise PromptError("There is no propagation to resume.", "Propagate again.")
        self._write(run.operation)
        return run

    def _visits(self, run: Run) -> Generator[tuple[Visit, int], None, None]:
        """Goes through the run's frames and keeps what is tracked there, each frame as a whole; each visit with how
        many frames were tracked by then.
        """
        batch: list[Found] = []
        remember: Remember | None = None
        kept = remembered = time.monotonic()
        try:
            follower = Follower(self._engine, self._predictor, self.medium, run, self._runs.that_remember())
            for visit, found, remember in follower.visit_all():
                if run.ended_at:
                    return  # another began
                batch.append((visit, found))
                now = time.monotonic()
                if self.journal is not None and now - kept < BATCH_SECONDS:
                    continue
                due = self.journal is not None and now - remembered >= MEMORY_SECONDS
                kept, remembered = now, now if due else remembered
                done, batch = batch, []
                yield from self._keep(run, done, remember() if due and remember is not None else None)
            done, batch = batch, []
            yield from self._keep(run, done)
        except SessionError:
            if not run.cancelled.is_set():
                raise
        finally:
            if remember is not None and self._is_worth_going_on(run):
                with contextlib.suppress(StoreError, SessionError):
                    self._keep(run, batch, remember())

    def _keep(self, run: Run, batch: Sequence[Found], memory: Memory | None = None) -> list[tuple[Visit, int]]:
        """Takes in what was tracked; the visits, each with how many frames were tracked by then."""
        with self._lock:
            if run.ended_at:
                return []  # another began
            visited = run.visited + len(batch)
            if memory is not None and memory.visit != visited:
                return []  # frames before it could not be kept
            if self.journal is not None and (batch or memory):
                masks = [(visit.frame, found) for visit, found in batch]
                self.journal.write_tracked(run.number, visited, masks, memory)
            made = []
            for visit, found in batch:
                run.keep(visit, found)
                made.append((visit, run.done))
            if memory is not None:
                self._runs.remember(run, memory)
            return made

    def _is_worth_going_on(self, run: Run) -> bool:
        """Whether something comes after the frame that a run is at."""
        return not run.is_complete or 0 < run.visits[-1].frame < self.medium.count - 1

    def _track_again(self, ended: Ended) -> None:
        """Tracks the first frames of a run, all or nothing."""
        run = self._runs.waiting(ended.run)
        if run is None or ended.visited > len(run.visits):
            raise PromptError(f"There is no run {ended.run} that waits for its end.", "Apply its propagation first.")
        self._runs.start(run)
        try:
            visits = Follower(self._engine, self._predictor, self.medium, run, self._runs.that_remember()).visit_all()
            done = [(visit, found) for visit, found, _ in islice(visits, ended.visited)]
            if len(done) < ended.visited:
                raise CancelledError("The run was stopped.", "Apply its end again to go through it.")
        finally:
            self._runs.stop(run)
        self._keep(run, done)
        self._end(run)

    def _end(self, run: Run) -> None:
        with self._lock:
            if run.ended_at:
                return
            run.cancelled.set()
            # Where it cannot be kept that the run ended, it is known from what was.
            with contextlib.suppress(StoreError, SessionError):
                self._write(Ended(run=run.number, visited=run.visited))
            self._runs.end(run, self._history.next_number())
            self._pace.note(run.seconds, run.work)
            if not run.found:
                self._history.drop(run.number)
            self._runs.keep(self._history.runs())

    def _result(self, visit: Visit, run: Run, done: int) -> FrameResult:
        """What the session holds of the visit's objects, edits since included, if `run` still is one of theirs."""
        with self._lock:
            current = (self.state.objects.get(number) for number in sorted(item.id for item in visit.objects))
            followed = [item.id for item in current if item is not None and self._runs.shows(item, run)]
            found = (self.object_mask(object_id, visit.frame) for object_id in followed)
            masks = tuple(mask for mask in found if mask is not None)
            return FrameResult(
                visit.frame, masks, done, run.total, run.seconds, run.resumed_at, bool(visit.tracked or visit.passed)
            )

    def _held_result(self, visit: Visit) -> FrameResult:
        """What the session holds of the visit's objects, where there is nothing to track."""
        with self._lock:
            current = [item.id for item in visit.objects if item.id in self.state.objects]
            masks = (self.object_mask(number, visit.frame) for number in current)
            return FrameResult(visit.frame, tuple(mask for mask in masks if mask is not None), 0, 0, tracked=False)

    def _stop_unwanted(self) -> None:
        """Stops a propagation that was taken back, or whose objects are gone."""
        self._runs.cancel_unless_shown(self.state.objects.values())
