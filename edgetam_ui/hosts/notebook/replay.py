"""What is done to a notebook's session, by hand and by code in cells, kept in one order; done again in a new kernel."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Sequence

from ...core import operations
from ...core.operations import Operation, Propagate, changed
from ...errors import EdgeTamError
from ...sessions.session import EditResult, Event
from ...sessions.users import User
from .cells import Cell, after_each_cell, current_cell
from .drafts import Draft, forget_old


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
        self.origin = secrets.token_hex(6)
        self.lock = threading.RLock()

    def restore(self) -> bool:
        """A medium is open: does again what was done to it by hand before; whether there was anything."""
        session = self._user.current_session()
        forget_old()
        with self.lock:
            self.end()
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
        """Keeps what a page did; a propagation is not kept, nor that it was taken back or done again."""
        if not isinstance(event.result, EditResult) or event.origin in ("", self.origin):
            return
        if not isinstance(event.result.operation, Propagate) and not isinstance(event.result.step, Propagate):
            self._draft.note_manual(event.result.operation)

    def _end_cell(self) -> None:
        with self.lock:
            cell = current_cell()
            if cell is None or not self._repeat(self._draft.take_at_end(cell)):
                return
        self._changed()

    def _repeat(self, missed: Sequence[Operation]) -> bool:
        """Does what was done by hand; what no longer fits, because the code is another, is left out."""
        for operation in missed:
            with contextlib.suppress(EdgeTamError):
                self._user.current_session().restore(operation, self.origin)
        return bool(missed)
