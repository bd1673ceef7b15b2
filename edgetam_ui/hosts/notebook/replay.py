"""What is done to a notebook's session, by hand and by code in cells, kept in one order; done again in a new kernel."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Sequence

from ...core import operations
from ...core.operations import Operation, Propagate, Redo, changed
from ...errors import EdgeTamError
from ...sessions.session import EditResult, Event
from ...sessions.user import User
from .cells import Cell, after_each_cell, current_cell
from .drafts import Draft, Missed, forget_old
from .tracked import load, save, way_of


class ReplayLog:
    """The edits of one widget's session; those of cells go by `origin`.

    `lock` is held while one is made: whoever ends the session takes it first.
    """

    def __init__(self, user: User, cell: Cell | None, place: int, changed: Callable[[], None]) -> None:
        """`cell` is the one that made the widget, where that is known; `place` the widget's among those it made.

        `changed` is called where something was done again at a cell's end.
        """
        self._user, self._changed = user, changed
        self._cell, self._place = cell, place
        self._stop = contextlib.ExitStack()
        self._draft: Draft
        self._ways: dict[int, str] = {}
        self.origin = secrets.token_hex(6)
        self.lock = threading.RLock()

    def restore(self) -> bool:
        """A medium is open: does again what was done to it by hand before; whether there was anything."""
        session = self._user.current_session()
        forget_old()
        with self.lock:
            self.end()
            self._ways = {}
            self._draft = Draft(self._cell, self._place, session.medium.frame(0), session.medium.count)
            if self._cell is not None:
                self._stop.callback(after_each_cell(self._end_cell))
            found = self._repeat(self._draft.take_manual())
            self._stop.callback(session.subscribe(self._note))
            return found

    def end(self) -> None:
        """Listens to the notebook's cells and the session no more."""
        self._stop.close()

    def apply_from_code(self, operation: Operation, screen: int, on_screen: bool = False) -> EditResult:
        """An edit of a cell while frame `screen` is shown; `on_screen`: it is on that frame because it named none.

        Raises what `Session.apply` raises, and `SessionError` where nothing is open.
        """
        self._user.current_session()
        cell = current_cell() if self._cell is not None else None
        with self.lock:
            data = operations.to_data(operation)
            if on_screen:
                del data["frame"]
            missed, then = self._draft.take_until(data)
            self._repeat(missed)
            if on_screen and then is not None:
                screen, operation = then, changed(operation, frame=then)
            result = self._user.current_session().apply(operation, self.origin)
            if cell is None:
                self._draft.note_manual(result.operation)
            else:
                self._draft.note_cell(cell, data, screen)
            self._repeat(self._draft.take_manual())
            return result

    def _note(self, event: Event) -> None:
        """Keeps what a page did, and what was tracked as that ends."""
        if event.origin in ("", self.origin):
            return
        if event.kind == "propagate" and event.result is None:
            self._keep_tracked()
        elif isinstance(event.result, EditResult):
            operation, step = event.result.operation, event.result.step
            if isinstance(operation, Propagate):
                self._note_run(operation)
            elif not isinstance(step, Propagate):
                self._draft.note_manual(operation)
            elif isinstance(operation, Redo):
                self._note_run(step)
            else:
                # Where it could not be done again, to take it back would take something else.
                self._draft.forget_run(self._ways.get(step.run or 0, ""))

    def _note_run(self, operation: Propagate) -> None:
        run = self._user.current_session().run(operation.run or 0)
        if run is not None:
            self._ways[run.number] = way_of(run)
            self._draft.note_manual(operation, self._ways[run.number])

    def _keep_tracked(self) -> None:
        """Keeps what the runs that were noted have found by now."""
        session = self._user.current_session()
        for number, way in self._ways.items():
            run, path = session.run(number), self._draft.tracked_path(way)
            if run is not None and path is not None and run.found:
                save(path, run)

    def _end_cell(self) -> None:
        with self.lock:
            cell = current_cell()
            if cell is None or not self._repeat(self._draft.take_at_end(cell)):
                return
        self._changed()

    def _repeat(self, missed: Sequence[Missed]) -> bool:
        """Does what was done by hand; what no longer fits, because the code is another, is left out."""
        for operation, way in missed:
            with contextlib.suppress(EdgeTamError):
                if isinstance(operation, Propagate):
                    self._repeat_run(operation, way)
                else:
                    self._user.current_session().restore(operation, self.origin)
        return bool(missed)

    def _repeat_run(self, operation: Propagate, way: str) -> None:
        """Brings back what was tracked, where the same objects are followed in the same way."""
        session = self._user.current_session()
        session.restore(changed(operation, run=None), self.origin)
        number = max(session.runs_to_end)
        run, path = session.run(number), self._draft.tracked_path(way)
        same = run is not None and path is not None and way_of(run) == way
        # With nothing found the step goes, too.
        session.restore_run(number, *(load(path) if same and path is not None else (0, {})))
        if same:
            self._ways[number] = way
