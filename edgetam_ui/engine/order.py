"""The order of a queue in ranks: no threads and no clock."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Mapping
from copy import copy
from typing import Generic, Protocol, TypeVar

_NEWEST = 0.2
"""How much the last turn counts for the usual length of a rank's turns."""


class Ticket(Protocol):
    """What waits: 0 is the most urgent `rank`."""

    rank: int
    user: str


T = TypeVar("T", bound=Ticket)


class Order(Generic[T]):
    """Who is next of those that wait.

    The most urgent rank goes first. A rank with a share is owed that part of the time while it waits; once that makes
    up a turn of the usual length, it goes before the others. Only what passes it over counts: who is served in time is
    owed nothing. Within a rank users take turns, however much each asks for; what one asks for goes in its order.
    """

    def __init__(self, ranks: int, shares: Mapping[int, float]) -> None:
        self._waiting: list[OrderedDict[str, deque[T]]] = [OrderedDict() for _ in range(ranks)]
        self._ratios = {rank: share / (1 - share) for rank, share in sorted(shares.items())}
        self._owed = dict.fromkeys(self._ratios, 0.0)
        self._usual: dict[int, float] = {}

    def __len__(self) -> int:
        return sum(len(tickets) for users in self._waiting for tickets in users.values())

    def add(self, ticket: T) -> None:
        """Lets `ticket` wait."""
        self._waiting[ticket.rank].setdefault(ticket.user, deque()).append(ticket)

    def remove(self, ticket: T) -> None:
        """Lets `ticket` leave; the others stay where they are."""
        users = self._waiting[ticket.rank]
        users[ticket.user].remove(ticket)
        if not users[ticket.user]:
            del users[ticket.user]

    def first(self) -> T | None:
        """Who is next, or None where nobody waits."""
        due = [rank for rank in self._ratios if self._waiting[rank] and self._is_due(rank)]
        for rank in (*due, *range(len(self._waiting))):
            for tickets in self._waiting[rank].values():
                first: T = tickets[0]
                return first
        return None

    def take(self) -> T:
        """Removes and returns who is next; their user goes behind the others. Raises `IndexError` without one."""
        ticket = self.first()
        if ticket is None:
            raise IndexError("nobody waits")
        self.remove(ticket)
        if ticket.user in self._waiting[ticket.rank]:
            self._waiting[ticket.rank].move_to_end(ticket.user)
        return ticket

    def finish(self, ticket: T, seconds: float) -> None:
        """Says that the turn of `ticket` took so many seconds."""
        before = self._usual.get(ticket.rank, seconds)
        self._usual[ticket.rank] = before + _NEWEST * (seconds - before)
        for rank, ratio in self._ratios.items():
            if rank == ticket.rank:
                self._owed[rank] = max(0.0, self._owed[rank] - seconds)
            elif self._waiting[rank]:
                self._owed[rank] += ratio * seconds

    def usual(self, rank: int) -> float:
        """Seconds that a turn of `rank` takes; as long as that of any rank where there was none yet."""
        return self._usual.get(rank, max(self._usual.values(), default=0.0))

    def ahead(self, user: str) -> tuple[int, float] | None:
        """How many go before the first of `user`'s, and the seconds until then; None where none of theirs waits.

        Who waits for a share is taken to get no more than that: those who are more urgent go on asking.
        """
        if not any(user in users for users in self._waiting):
            return None
        rehearsal, before = self._copy(), []
        while (ticket := rehearsal.take()).user != user:
            before.append(ticket.rank)
            rehearsal.finish(ticket, self.usual(ticket.rank))
        rank, seconds = ticket.rank, sum(map(self.usual, before))
        if rank in self._ratios and any(self._waiting[:rank]):
            turns = before.count(rank)
            due = ((turns + 1) * self.usual(rank) - self._owed[rank]) / self._ratios[rank]
            seconds = max(seconds, due + turns * self.usual(rank))
        return len(before), seconds

    def _is_due(self, rank: int) -> bool:
        return self._owed[rank] > 0 and self._owed[rank] >= self.usual(rank)

    def _copy(self) -> Order[T]:
        made = copy(self)
        made._waiting = [
            OrderedDict((user, deque(tickets)) for user, tickets in users.items()) for users in self._waiting
        ]
        made._owed, made._usual = dict(self._owed), dict(self._usual)
        return made
