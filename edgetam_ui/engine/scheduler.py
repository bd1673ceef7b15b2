"""The model's queue: who goes first, who waits for whom, and for how long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum

from ..errors import CancelledError
from .order import Order

_CANCEL_CHECK_SECONDS = 0.1


class Priority(IntEnum):
    """Who goes first: a click, then an image that is opened, then the next frame of a propagation."""

    CLICK = 0
    ENCODE = 1
    TRACK = 2


SHARES = {Priority.ENCODE: 1 / 3, Priority.TRACK: 1 / 4}
"""The part of the model's time that each kind gets at least, while it waits for others that are more urgent."""


@dataclass(frozen=True)
class Turn:
    """A wish for the model: how urgent, for which user, and whether it is still wanted.

    Whoever waits gets `CancelledError` soon after `cancelled` is set.
    """

    priority: Priority
    user: str = ""
    cancelled: threading.Event | None = None


@dataclass(frozen=True)
class Wait:
    """How many requests go before one that waits, and in about how many seconds it is served."""

    place: int
    seconds: float


class _Ticket:
    """A request in the queue: equal turns wait apart."""

    def __init__(self, turn: Turn) -> None:
        self.rank, self.user = int(turn.priority), turn.user


class Scheduler:
    """A queue for one resource. The most urgent goes first, but every kind gets its share; users take turns.

    `clock` tells seconds; how long turns take decides who has had their share.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._order: Order[_Ticket] = Order(len(Priority), {int(kind): share for kind, share in SHARES.items()})
        self._serving: tuple[_Ticket, float] | None = None

    @contextmanager
    def acquire(self, turn: Turn) -> Iterator[None]:
        """Waits for its turn, and holds the resource for the length of the block. Raises `CancelledError`."""
        ticket = _Ticket(turn)
        with self._changed:
            self._order.add(ticket)
            try:
                self._wait(ticket, turn.cancelled)
                self._order.take()
                self._serving = ticket, self._clock()
            except BaseException:
                # Also where a notebook's cell is interrupted while it waits: nobody must wait behind it.
                self._order.remove(ticket)
                self._changed.notify_all()
                raise
        try:
            yield
        finally:
            with self._changed:
                self._order.finish(ticket, self._served_for())
                self._serving = None
                self._changed.notify_all()

    def __len__(self) -> int:
        """How many wait for their turn."""
        with self._changed:
            return len(self._order)

    @property
    def idle(self) -> bool:
        """Whether nobody is served and nobody waits."""
        with self._changed:
            return self._serving is None and len(self._order) == 0

    def wait(self, user: str) -> Wait | None:
        """How long the first of `user`'s requests has to wait, if those before go on asking; None where none waits."""
        with self._changed:
            ahead = self._order.ahead(user)
            if ahead is None:
                return None
            place, seconds = ahead
            if self._serving is not None:
                ticket, _ = self._serving
                place, seconds = place + 1, seconds + max(0.0, self._order.usual(ticket.rank) - self._served_for())
            return Wait(place, seconds)

    def usual(self, priority: Priority) -> float:
        """Seconds that a turn of this kind usually takes; 0 before the first."""
        with self._changed:
            return self._order.usual(int(priority))

    def place(self, user: str) -> int | None:
        """How many requests go before the first of `user`'s that waits; None where none waits."""
        wait = self.wait(user)
        return None if wait is None else wait.place

    def _served_for(self) -> float:
        assert self._serving is not None
        return self._clock() - self._serving[1]

    def _wait(self, ticket: _Ticket, cancelled: threading.Event | None) -> None:
        def served() -> bool:
            return self._serving is None and self._order.first() is ticket

        if cancelled is None:
            self._changed.wait_for(served)
            return
        while not cancelled.is_set():
            if self._changed.wait_for(served, _CANCEL_CHECK_SECONDS) and not cancelled.is_set():
                return
        raise CancelledError("This was stopped while it waited for the model.")
