"""Visitors' GPU time on ZeroGPU: what a call takes, what each has spent, and what is left where that is known."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from typing import NamedTuple, TypeVar

V = TypeVar("V")
START_SECONDS = 5.0
"""Of a call: the fork, and the weights' way to the GPU."""
WORK_SECONDS = 0.05
"""For a frame, and for each object followed to it, until it was measured."""
ROOM = 1.5
"""How much more is asked for than is expected: a call that takes longer than it asked for is ended."""
CALL_SECONDS = 60.0
"""That one call asks for at most: Hugging Face refuses a call that asks for more than a visitor has left."""
LEAST_WORK = 8
"""For so little no GPU is asked for: it is done here as soon."""
LEFT_SECONDS = 3600.0
"""How long it is remembered what a visitor had left: it grows again."""
USERS = 1000
"""Whose GPU time is remembered."""


class _Left(NamedTuple):
    seconds: float
    known_at: float


class GpuTime:
    """Measures how long work takes, and keeps each user's account, in seconds.

    A second on the GPU counts as `factor` of them, as Hugging Face has it for its faster ones. Work counts frames, and
    each object once for each frame that it is followed to. Safe to use from several threads.
    """

    def __init__(self, factor: float = 1.0) -> None:
        self._factor = factor
        self._lock = threading.Lock()
        self._per_work = WORK_SECONDS
        self._spent: OrderedDict[str, float] = OrderedDict()
        self._left: OrderedDict[str, _Left] = OrderedDict()

    def cost(self, user: str, work: int) -> str:
        """About how much it takes, in words, and what `user` has left, if that is known."""
        if work <= LEAST_WORK:
            return ""
        left = self.left(user)
        has_left = "" if left is None else f", {round(left)} s left"
        return f"about {_words(self._factor * (START_SECONDS + work * self._per_work))} of GPU time{has_left}"

    def duration(self, work: int) -> int:
        """Seconds to ask for, before they are multiplied; what is not used is not counted."""
        return math.ceil(START_SECONDS + ROOM * work * self._per_work)

    def most(self, user: str | None = None) -> float:
        """The most work that one call is asked for; within what `user` has left, if one is given and that is known."""
        left = None if user is None else self.left(user)
        seconds = CALL_SECONDS if left is None else min(CALL_SECONDS, math.floor(left / self._factor) - 1)
        return (seconds - START_SECONDS) / (ROOM * self._per_work)

    def left(self, user: str) -> float | None:
        """What `user` has left; None where that is not known."""
        with self._lock:
            found = self._left.get(user)
        if found is None or time.monotonic() - found.known_at > LEFT_SECONDS:
            return None
        return max(0.0, found.seconds)

    def spend(self, user: str, seconds: float, work: int) -> str:
        """Takes in a call that did `work` in `seconds` on the GPU; what `user` has spent by now, in words."""
        taken = self._factor * (START_SECONDS + seconds)
        with self._lock:
            if work:
                self._per_work = (self._per_work + max(0.001, seconds / work)) / 2
            spent = self._spent.pop(user, 0.0) + taken
            _keep(self._spent, user, spent)
            if (found := self._left.get(user)) is not None:
                self._left[user] = found._replace(seconds=found.seconds - taken)
        left = self.left(user)
        return f"{_words(spent)} of your GPU time so far" + ("" if left is None else f", about {round(left)} s left")

    def refuse(self, user: str, left: int | None) -> bool:
        """Notes that `user` was refused for what they have `left`; whether a smaller call is worth to be asked for."""
        if left is None:
            return False
        with self._lock:
            self._left.pop(user, None)
            _keep(self._left, user, _Left(float(left), time.monotonic()))
        return self.most(user) > LEAST_WORK


def _keep(accounts: OrderedDict[str, V], user: str, value: V) -> None:
    accounts[user] = value
    while len(accounts) > USERS:
        accounts.popitem(last=False)


def _words(seconds: float) -> str:
    return f"{max(1, round(seconds))} s"
