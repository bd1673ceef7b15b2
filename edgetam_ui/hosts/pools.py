"""The threads that a server's requests run in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from weakref import WeakKeyDictionary

import anyio

from ..protocol.envelope import Meta
from ..protocol.opening import Parts
from ..protocol.serialize import Answer
from ..sessions.budgets import Budgets
from ..sessions.user import User

QUICK = ("hello", "engine", "queue", "goodbye", "cancel")
QUICK_THREADS = 8


class Pools:
    """Calls, streams and what is always quick have threads of their own, apart from those that Gradio uses."""

    def __init__(self, budgets: Budgets) -> None:
        self.budgets = budgets
        limits = budgets.limits
        self.calls = anyio.CapacityLimiter(limits.calls_at_once)
        self.quick = anyio.CapacityLimiter(QUICK_THREADS)
        # A few more than streams may go on, so that one too many is told so at once.
        self.streams = anyio.CapacityLimiter(limits.streams + QUICK_THREADS)
        self._own: WeakKeyDictionary[User, anyio.CapacityLimiter] = WeakKeyDictionary()
        self._own_quick: WeakKeyDictionary[User, anyio.CapacityLimiter] = WeakKeyDictionary()

    async def call(self, user: User, request: Meta, work: Callable[[User, Meta], Answer]) -> Answer:
        """What `work` answers: a user's calls wait for each other before they take a thread. Raises `LimitError`."""
        at_once, pool, own = self.budgets.limits.calls_at_once_per_user, self.calls, self._own
        if request.get("op") in QUICK:
            at_once, pool, own = 1, self.quick, self._own_quick
        with self.budgets.calls.enter(user.token):
            async with own.setdefault(user, anyio.CapacityLimiter(at_once)):
                return await anyio.to_thread.run_sync(work, user, request, limiter=pool)

    async def stream(self, answers: Parts) -> AsyncGenerator[Answer, None]:
        """The parts of `answers` as they come. Closing it closes them, which cancels the work."""
        try:
            while (answer := await anyio.to_thread.run_sync(next, answers, None, limiter=self.streams)) is not None:
                yield answer
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(answers.close, limiter=self.streams)
