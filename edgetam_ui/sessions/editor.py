"""How a session changes: the one door for operations, what each comes to, propagation, and who is told."""

from __future__ import annotations

import logging
import math
import secrets
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

import numpy as np

from ..core.operations import (
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    Ended,
    MovePoint,
    OnFrame,
    Operation,
    Propagate,
    Redo,
    Undo,
    UpdateObject,
    changed,
)
from ..core.results import ObjectMask
from ..engine.base import EngineSource
from ..errors import CancelledError, PromptError, SessionError
from ..media.medium import Medium
from .cache import ByteCache
from .edits import edited, find, unlocked
from .history import History, ObjectState, State
from .predictor import Predictor
from .propagation import FrameResult, plan, visit_all
from .resolve import resolved
from .results import mask_on
from .runs import Run, Runs, Visit

log = logging.getLogger("edgetam_ui")


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


class Editor:
    """A medium, the operations in effect on it, and the masks that these lead to. Safe to use from several threads.

    `controller` is the one that opened it, `id` what requests name it by.
    """

    def __init__(self, engine: EngineSource, medium: Medium, cache: ByteCache) -> None:
        self.controller: Any = None
        self.medium = medium
        self.id = secrets.token_hex(6)
        self._engine = engine
        self._predictor = Predictor(engine, medium, cache, self.id)
        self._lock = threading.RLock()
        self._history = History()
        self._runs = Runs()
        self._listeners: list[Listener] = []
        self._closed = False

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

        kind is "prompted", "tracked", "absent" (tracked, and not visible) or "stale"; a prompted frame has score 1.
        """
        with self._lock:
            return self._timeline(find(self.state, object_id))

    def timelines(self) -> list[tuple[ObjectState, list[tuple[int, str, float]]]]:
        """Every object with its timeline, all at one moment."""
        with self._lock:
            return [(item, self._timeline(item)) for item in self.state.objects.values()]

    def check_frame(self, frame: int) -> int:
        """`frame` as a Python number. Raises `PromptError` unless the medium has that frame."""
        if not isinstance(frame, (int, np.integer)) or isinstance(frame, bool) or not 0 <= frame < self.medium.count:
            raise PromptError(f"There is no frame {frame!r}.", f"Frames go from 0 to {self.medium.count - 1}.")
        return int(frame)

    # -- edits

    def apply(self, operation: Operation, origin: str = "") -> EditResult:
        """Does `operation`, the one way in which a session changes, for client `origin`; every listener is told.

        `Propagate` begins a run and tracks nothing yet; `Ended` tracks as many of its frames as were visited, where no
        `propagate` does. Raises `PromptError` or `SessionError`; the session then is as it was.
        """
        return self._apply(operation, origin, decode=True)

    def restore(self, operation: Operation, origin: str = "") -> None:
        """`apply` without asking the model: the masks come when they are asked for. Raises `PromptError`."""
        self._apply(operation, origin, decode=False)

    def follow(self, wanted: Propagate, origin: str = "") -> Generator[FrameResult, None, None]:
        """Does a propagation, a frame at each read: see `Session.propagate`. Raises `PromptError` at the call."""
        with self._lock:
            self._plan(wanted)
        return self._propagate(wanted, origin)

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

    def _apply(self, operation: Operation, origin: str, decode: bool) -> EditResult:
        with self._lock:
            if self._closed:
                raise SessionError(f"{self.medium.name} was closed.", "Open it again.")
            match operation:
                case Undo() | Redo():
                    result = self._step(operation, decode)
                case Propagate():
                    result = EditResult(self._begin(operation).operation)
                case Ended():
                    self._track_again(operation)
                    result = EditResult(operation, everywhere=True)
                case _:
                    result = self._edit(operation, decode)
            result = replace(result, revision=self.revision)
            self._tell(Event("edit", origin, result))
            return result

    def _edit(self, operation: Operation, decode: bool) -> EditResult:
        frame = self.check_frame(operation.frame) if isinstance(operation, OnFrame) else None
        operation = resolved(operation, self.state, self._runs, self.medium)
        state = edited(self.state, operation)
        masks: tuple[ObjectMask, ...] = ()
        if decode and isinstance(operation, OnFrame):
            masks = self._new_masks(state, operation)
            if self._closed:
                raise SessionError(f"{self.medium.name} was closed.", "Open it again.")
        if state is not self.state:
            is_update = isinstance(operation, UpdateObject)
            self._history.push(changed(operation, visible=None, locked=None) if is_update else operation, state)
        if isinstance(operation, UpdateObject):
            self._show(operation)
        self._stop_unwanted()
        told = isinstance(operation, (AddPoints, AddBox, AddMask, Choose, MovePoint)) and decode
        return EditResult(operation, masks, frame, everywhere=not (told or isinstance(operation, AddObject)))

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

    def _step(self, operation: Undo | Redo, decode: bool) -> EditResult:
        back = isinstance(operation, Undo)
        step = self._history.step(back)
        if step is None:
            return EditResult(operation, everywhere=True)
        found: list[ObjectMask | None] = []
        if decode and step.frame is not None:
            # Before the step is taken: a failure changes nothing.
            objects = step.state.objects.values()
            found = [mask_on(item, step.frame, self._runs, self._predictor) for item in objects]
        self._history.take(back)
        self._stop_unwanted()
        masks = tuple(mask for mask in found if mask is not None)
        return EditResult(operation, masks, step.frame, everywhere=True, step=step.operation)

    def _timeline(self, item: ObjectState) -> list[tuple[int, str, float]]:
        line = self._runs.timeline(item) | dict.fromkeys(item.chains, ("prompted", 1.0))
        return [(frame, *line[frame]) for frame in sorted(line)]

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
        return plan(followed, self.medium.count, wanted)

    def _begin(self, wanted: Propagate) -> Run:
        """A run that knows the objects as they are now, the newest of each of them; it names those it follows."""
        visits = self._plan(wanted)
        followed = {item.id for visit in visits for item in visit.objects}
        named = tuple(number for number in self.state.objects if number in followed)
        run = self._runs.add(changed(wanted, objects=named), visits)
        state = self.state
        for object_id in named:
            state = state.with_object(_with_run(state.objects[object_id], run.number), visits[0].frame)
        self._history.push(run.operation, state)
        return run

    def _propagate(self, wanted: Propagate, origin: str) -> Generator[FrameResult, None, None]:
        with self._lock:
            try:
                begun = self.apply(wanted, origin).operation
            except (PromptError, SessionError):
                return  # what was to be followed is gone by now
            assert isinstance(begun, Propagate)
            assert begun.run is not None
            run = self._runs.get(begun.run)
            assert run is not None
            self._runs.start(run)
        try:
            for visit in self._visits(run):
                result = self._result(visit, run)
                with self._lock:
                    self._tell(Event("propagate", origin, result))
                yield result
        finally:
            self._end(run)
            with self._lock:
                self._tell(Event("propagate", origin))

    def _visits(self, run: Run) -> Generator[Visit, None, None]:
        """Goes through the run's frames and keeps what is tracked there, each frame as a whole."""
        try:
            for visit, found in visit_all(self._engine, self._predictor, self.medium, run):
                with self._lock:
                    run.keep(visit.frame, found)
                yield visit
        except SessionError:
            if not run.cancelled.is_set():
                raise

    def _track_again(self, ended: Ended) -> None:
        """Does as much of a run that was begun by `apply` as it did when it was first run, all or nothing."""
        run = self._runs.waiting(ended.run)
        if run is None or ended.visited > len(run.visits):
            raise PromptError(f"There is no run {ended.run} that waits for its end.", "Apply its propagation first.")
        self._runs.start(run)
        try:
            done = list(islice(visit_all(self._engine, self._predictor, self.medium, run), ended.visited))
            if len(done) < ended.visited:
                raise CancelledError("The run was stopped.", "Apply its end again to go through it.")
        finally:
            self._runs.stop(run)
        for visit, found in done:
            run.keep(visit.frame, found)
        self._end(run)

    def _end(self, run: Run) -> None:
        with self._lock:
            self._runs.end(run, self._history.next_number())
            if not run.found:
                self._history.drop(run.number)
            self._runs.keep(self._history.runs())

    def _result(self, visit: Visit, run: Run) -> FrameResult:
        """What the session holds of the visit's objects, edits since included, if `run` still is one of theirs."""
        with self._lock:
            current = (self.state.objects.get(number) for number in sorted(item.id for item in visit.objects))
            followed = [item.id for item in current if item is not None and self._runs.shows(item, run)]
            found = (self.object_mask(object_id, visit.frame) for object_id in followed)
            masks = tuple(mask for mask in found if mask is not None)
            return FrameResult(visit.frame, masks, run.visited, len(run.visits), time.monotonic() - run.begun)

    def _stop_unwanted(self) -> None:
        """Stops a propagation that was taken back, or whose objects are gone."""
        self._runs.cancel_unless_shown(self.state.objects.values())


def _with_run(item: ObjectState, number: int) -> ObjectState:
    return replace(item, runs=(*item.runs, (number, False)))
