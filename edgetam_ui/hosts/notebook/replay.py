"""What is done to a notebook's session, by hand on the page and by code in cells, in one order and kept.

Imports controller, dispatch, drafts, errors, messages. Both kinds are operations of `dispatch`; both are told to all
views, in the order they were done. When the notebook runs again, what was done by hand is done again from the draft.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ...errors import EdgeTamError
from ...protocol.dispatch import CALLS, Answer, handle
from ...protocol.envelope import Meta
from ...sessions.controller import Controller, User
from .drafts import Cell, Draft, Entry, current_cell, forget_old, when_cells_end

if TYPE_CHECKING:
    from ...sessions.session import Session

Reply = Callable[[str | None, Meta, Sequence[bytes]], None]
"""Sends meta and buffers to the page, as the answer to a request of that number, or unasked."""

REPEAT: dict[str, Callable[[Session, Meta], object]] = {
    "prompt": lambda session, meta: session.add_steps(meta["object"], meta["frame"], meta["steps"]),
    "choose": lambda session, meta: session.add_steps(meta["object"], meta["frame"], meta["steps"]),
    "add_object": lambda session, meta: session.add_object(meta.get("name")),
    "update_object": lambda session, meta: session.update_object(
        meta["object"], meta.get("name"), meta.get("color"), meta.get("visible")
    ),
    "remove_object": lambda session, meta: session.remove_object(meta["object"]),
    "clear_frame": lambda session, meta: session.clear_frame(meta["object"], meta.get("frame", 0)),
    "reset": lambda session, meta: session.reset(),
    "undo": lambda session, meta: session.undo(),
    "redo": lambda session, meta: session.redo(),
}
"""The operations that are edits, and how each is done again from a draft, without the model."""


class Edits:
    """The edits of one widget's session. `lock` is held while one is made: whoever ends the session takes it first."""

    def __init__(
        self,
        controller: Controller,
        user: User,
        cell: Cell | None,
        place: int,
        reply: Reply,
        changed: Callable[[str], None],
    ) -> None:
        """`cell` is the one that made the widget, where that is known; `place` the widget's among those it made.

        `changed` is called where neither a page nor code asked for a change, as if for the operation it is given.
        """
        self._controller, self._user, self._reply, self._changed = controller, user, reply, changed
        self._cell, self._place = cell, place
        self._watch = contextlib.ExitStack()
        self._draft: Draft
        self.lock = threading.RLock()

    def begin(self) -> bool:
        """A medium is open: does again what was done to it by hand before; whether there was anything."""
        medium = self._user.require().medium
        forget_old()
        self.end()
        self._draft = Draft(self._cell, self._place, medium.frame(0), medium.count)
        if self._cell is not None:
            self._watch.callback(when_cells_end(self._cell_ended))
        return self._repeat(self._draft.by_hand())

    def end(self) -> None:
        """Listens to the notebook's cells no more."""
        self._watch.close()

    def by_hand(self, number: str, op: str, meta: Meta) -> None:
        """An edit of the page, and its answer."""
        with self.lock:
            done = self._user.has_done(str(meta.get("request")))
            before, said = self._steps(meta), self._said()
            answer, buffers = handle(self._controller, self._user, op, meta)
            if "error" in answer:
                self._reply(number, answer, buffers)
                return
            self._reply(number, answer | {"push": "edit"}, buffers)
            # What a propagation did is not kept, nor is that it was taken back.
            if not (done or (op in ("undo", "redo") and said == self._said())):
                self._note(op, meta, before)

    def by_code(self, op: str, meta: Meta, screen: int) -> Answer:
        """An edit of a cell, told to all views; its answer. Without a `frame` it is on `screen`, the one shown.

        Raises what the operation raises, and `SessionError` where nothing is open.
        """
        self._user.require()
        cell = current_cell() if self._cell is not None else None
        with self.lock:
            missed, then = self._draft.before(op, meta)
            caught_up = self._repeat(missed)
            shown = screen if then is None else then
            full = meta if meta.get("frame") is not None else {**meta, "frame": shown}
            before = self._steps(full)
            answer, buffers = CALLS[op](self._controller, self._user, full)
            if cell is None:
                self._note(op, full, before)
            else:
                self._draft.note_cell(cell, op, meta, shown)
            if self._repeat(self._draft.by_hand()) or caught_up:
                self._tell_all()
            else:
                self._reply(None, answer | {"push": "edit"}, buffers)
            return answer, buffers

    def _cell_ended(self) -> None:
        with self.lock:
            cell = current_cell()
            if cell is None or not self._repeat(self._draft.said(cell)):
                return
            self._tell_all()
        self._changed("state")

    def _tell_all(self) -> None:
        state, _ = CALLS["state"](self._controller, self._user, {})
        self._reply(None, state | {"push": "edit", "all": True}, [])

    def _repeat(self, entries: Sequence[Entry]) -> bool:
        """Does what was done by hand; what no longer fits, because the code is another, is left out."""
        for entry in entries:
            with contextlib.suppress(EdgeTamError, KeyError, TypeError):
                REPEAT[entry["op"]](self._user.require(), entry["meta"])
        return bool(entries)

    def _said(self) -> list[tuple[Any, ...]]:
        """All objects but for what was tracked."""
        objects = self._user.session.state.objects.values() if self._user.session is not None else ()
        return [(item.id, item.name, item.color, item.visible, item.chains) for item in objects]

    def _steps(self, meta: Meta) -> list[dict[str, Any]]:
        session = self._user.session
        return session.steps(meta["object"], meta.get("frame", 0)) if session and "object" in meta else []

    def _note(self, op: str, meta: Meta, before: list[dict[str, Any]]) -> None:
        """Keeps an edit that no cell will make again; of a prompt what it came to, to be said without the model."""
        kept = {key: value for key, value in meta.items() if key not in ("request", "session")}
        if op in ("prompt", "choose"):
            kept = {"object": meta["object"], "frame": meta.get("frame", 0), "steps": self._steps(meta)[len(before) :]}
        self._draft.note_hand(op, kept)
