"""The threads that a server's requests run in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import Any
from weakref import WeakKeyDictionary

import anyio

from ..errors import LimitError
from ..protocol.envelope import Meta
from ..protocol.opening import Parts
from ..protocol.serialize import Answer
from ..sessions.budgets import Budgets
from ..sessions.user import User

QUICK = ("hello", "engine", "queue", "goodbye", "cancel")
QUICK_THREADS = 8
REFUSED_SECONDS = 1.0
"""Until someone who asks for more than they may have is told so: who asks in a loop shall not keep the server busy."""
SWITCH_SECONDS = 0.0005
"""How long a thread of a server keeps Python's lock from others, for `sys.setswitchinterval`. A click takes it up again
some hundred times: beside four threads of Python it took 2.9 s with Python's own 5 ms, 0.6 s with this, and as much
with a fifth of it.
"""


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

    async def find(self, find: Callable[..., User], *arguments: Any) -> User:
        """The user that `find` finds, in a thread: it may wait for the disk, or end users whose time has come."""
        return await anyio.to_thread.run_sync(find, *arguments, limiter=self.quick)

    async def call(self, user: User, request: Meta, work: Callable[[User, Meta], Answer]) -> Answer:
        """What `work` answers: a user's calls wait for each other before they take a thread. Raises `LimitError`."""
        at_once, pool, own = self.budgets.limits.calls_at_once_per_user, self.calls, self._own
        if request.get("op") in QUICK:
            at_once, pool, own = 1, self.quick, self._own_quick
        with user.at_work(), self.budgets.calls.enter(user.token):
            async with own.setdefault(user, anyio.CapacityLimiter(at_once)):
                answer = await anyio.to_thread.run_sync(work, user, request, limiter=pool)
        await _wait_if_refused(answer)
        return answer

    async def stream(self, answers: Parts) -> AsyncGenerator[Answer, None]:
        """The parts of `answers` as they come. Closing it closes them, which cancels the work."""
        try:
            while (answer := await anyio.to_thread.run_sync(next, answers, None, limiter=self.streams)) is not None:
                await _wait_if_refused(answer)
                yield answer
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(answers.close, limiter=self.streams)


async def _wait_if_refused(answer: Answer) -> None:
    if "error" in answer[0] and answer[0]["error"]["code"] == LimitError.code:
        await anyio.sleep(REFUSED_SECONDS)
