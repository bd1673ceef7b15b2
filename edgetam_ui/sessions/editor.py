"""How a session changes: the one door for operations, what each comes to, and propagation."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from ..core.operations import (
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
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
from ..core.palette import around, color_of, color_on
from ..core.results import ObjectMask
from ..engine.base import Embedding
from ..errors import PromptError, SessionError
from .edits import edited, find
from .events import EditResult, Event
from .history import State
from .propagation import FrameResult
from .resolve import resolved
from .results import mask_on
from .runs import Run
from .tracking import Tracking


class Editor(Tracking):
    """A session that can be changed. Safe to use from several threads."""

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

    def follow(self, wanted: Propagate, origin: str = "") -> Generator[FrameResult, None, None]:
        """Does a propagation, a frame at each read: see `Session.propagate`.

        Raises `PromptError`, `SessionError` at the call.
        """
        with self._lock:
            self._check_open()
            self._plan(wanted)
        return self._propagate(wanted, origin)

    def resume(self, origin: str = "") -> Generator[FrameResult, None, None]:
        """Goes on with `unfinished`, a frame at each read, to the masks that it would have come to without a stop.

        Raises `PromptError` at the call where there is none.
        """
        run = self.unfinished
        if run is None:
            raise PromptError("There is no tracking to resume.", "Track again.")
        return self._propagate(run.operation, origin, resumed=run)

    def mark_exported(self, revision: int) -> None:
        """Notes that an export holds the masks as they were at `revision`. Raises `StoreError`."""
        with self._lock:
            if self.journal is not None:
                self.journal.write_exported(revision)
            self.exported = revision

    # -- life

    def prepare(self, frame: int = 0) -> None:
        """Encodes a frame before the first click on it."""
        self._predictor.embedding(self.check_frame(frame))

    @property
    def is_prepared(self) -> bool:
        """Whether the first frame's embedding is at hand."""
        return self._predictor.has_embedding(0)

    def keep_prepared(self, embedding: Embedding) -> None:
        """Takes in the first frame's embedding, which stays until something is done with it."""
        self._predictor.keep_prepared(embedding)

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

    def _check_open(self) -> None:
        if self._closed:
            raise SessionError(f"{self.medium.name} was closed.", "Open it again.")

    def _apply(self, operation: Operation, origin: str, decode: bool, request: str = "") -> EditResult:
        with self._lock:
            self._check_open()
            if not isinstance(operation, Operation):
                raise PromptError(f"{operation!r} is not an operation.", "Make one of edgetam_ui.core.operations.")
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

    def _edit(self, operation: Operation, decode: bool, request: str) -> EditResult:
        frame = self.check_frame(operation.frame) if isinstance(operation, OnFrame) else None
        # What is restored has said already which masks it is about.
        operation = resolved(operation, self.state, self._runs if decode else None, self.medium, self._mask_on)
        if isinstance(operation, AddMask) and operation.part is not None:  # a stroke that changes no pixel
            return EditResult(operation, self._new_masks(self.state, operation), frame)
        state = edited(self.state, operation)
        masks: tuple[ObjectMask, ...] = ()
        if decode and isinstance(operation, OnFrame):
            masks = self._new_masks(state, operation)
            self._check_open()
            if isinstance(operation, AddPoints | AddBox | AddMask) and masks:
                operation = self._colored(operation, masks[0])
                state = edited(self.state, operation)
        self._write(operation, request)
        if not state.is_same(self.state):
            is_update = isinstance(operation, UpdateObject)
            self._history.push(changed(operation, visible=None, locked=None) if is_update else operation, state)
        if isinstance(operation, UpdateObject):
            self._show(operation)
        self._see()
        self._stop_unwanted()
        one = isinstance(operation, PromptOperation | MovePoint) or (
            isinstance(operation, MarkReviewed) and operation.frame == operation.last
        )
        return EditResult(
            operation, masks, frame, everywhere=not ((one and decode) or isinstance(operation, AddObject))
        )

    def _new_masks(self, state: State, operation: OnFrame) -> tuple[ObjectMask, ...]:
        """The mask of the operation's object in `state`, decoded before it takes effect: a failure changes nothing."""
        mask = mask_on(state.objects[operation.object], operation.frame, self._runs, self._predictor)
        return () if mask is None else (mask,)

    def _colored(self, operation: AddPoints | AddBox | AddMask, mask: ObjectMask) -> Operation:
        """`operation` with the colour of an object that it begins, where that one's own would not do."""
        item = self.state.objects.get(operation.object)
        own = color_of(operation.object)
        if operation.color or (item is not None and (item.barriers() or item.color != own)):
            return operation
        used = {other.color for other in self.state.objects.values() if other.id != operation.object}
        color = color_on(around(self.medium.frame(operation.frame), mask.rle.box), operation.object, used)
        return operation if color == own else changed(operation, color=color)

    def _see(self) -> None:
        """Has the medium show the values that the state says; the model sees the same."""
        if self.medium.show_between(self.state.values):
            self.cancel()
            self._predictor.forget()

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
        self._see()
        self._stop_unwanted()
        masks = tuple(mask for mask in found if mask is not None)
        return EditResult(operation, masks, step.frame, everywhere=True, step=step.operation)

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
            raise PromptError("There is no tracking to resume.", "Track again.")
        self._write(run.operation)
        return run
