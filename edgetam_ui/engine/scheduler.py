"""The model's queue: who goes first, and who waits for whom."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum

from ..errors import CancelledError

_CANCEL_CHECK_SECONDS = 0.1


class Priority(IntEnum):
    """Who goes first: a click, then an image that is opened, then the next frame of a propagation."""

    CLICK = 0
    ENCODE = 1
    TRACK = 2


@dataclass(frozen=True)
class Turn:
    """A wish for the model: how urgent, for which user, and whether it is still wanted.

    Whoever waits gets `CancelledError` soon after `cancelled` is set.
    """

    priority: Priority
    user: str = ""
    cancelled: threading.Event | None = None


class Scheduler:
    """A queue for one resource: the most urgent goes first, equals in the order in which they came."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int, str]] = []
        self._number = itertools.count()
        self._busy = False

    @contextmanager
    def acquire(self, turn: Turn) -> Iterator[None]:
        """Waits for its turn, and holds the resource for the length of the block. Raises `CancelledError`."""
        ticket = (int(turn.priority), next(self._number), turn.user)
        with self._changed:
            heapq.heappush(self._waiting, ticket)
            try:
                self._wait(ticket, turn.cancelled)
                self._busy = True
            finally:
                # Also where a notebook's cell is interrupted while it waits: nobody must wait behind it.
                self._waiting.remove(ticket)
                heapq.heapify(self._waiting)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def __len__(self) -> int:
        """How many wait for their turn."""
        with self._changed:
            return len(self._waiting)

    def place(self, user: str) -> int | None:
        """How many requests go before the first of `user`'s that waits; None where none waits."""
        with self._changed:
            order = [owner for _, _, owner in sorted(self._waiting)]
            return order.index(user) + self._busy if user in order else None

    def _wait(self, ticket: tuple[int, int, str], cancelled: threading.Event | None) -> None:
        def served() -> bool:
            return not self._busy and self._waiting[0] == ticket

        if cancelled is None:
            self._changed.wait_for(served)
            return
        while not cancelled.is_set():
            if self._changed.wait_for(served, _CANCEL_CHECK_SECONDS):
                return
        raise CancelledError("This was stopped while it waited for the model.")
