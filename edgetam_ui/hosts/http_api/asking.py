"""How the HTTP API asks the dispatcher, for the user whose token a request carries."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...errors import CancelledError, LimitError, SessionError
from ...protocol.envelope import Buffer, Meta
from ...protocol.serialize import Answer
from ...sessions.session import Session
from ...sessions.user import User
from ..pools import Pools
from ..pushes import pushes
from ..rate_limit import address_of
from ..streamed import Streamed
from ..visitor import work_for
from ..watch import Watched
from .answers import as_event, tracked, with_masks
from .errors import Refused

NO_STORE = {"Cache-Control": "no-store"}
EVENTS = {**NO_STORE, "X-Accel-Buffering": "no"}


class Asking:
    """Finds users, asks, and raises `Refused` where the answer is an error."""

    def __init__(self, dispatcher: Watched, pools: Pools) -> None:
        self.dispatcher, self.pools = dispatcher, pools

    async def user(self, request: Request) -> User:
        """The user of the request's token. Raises `Refused`."""
        token = request.headers.get("x-edgetam-token", "")
        try:
            return await self.pools.find(self.dispatcher.find_user, token, {}, address_of(request.scope))
        except SessionError:
            hint = "Get one by POST to `users`, and send it in the header `X-EdgeTAM-Token`."
            raise Refused({"code": "token", "message": "Nobody has this token.", "hint": hint}) from None

    async def session(self, request: Request, session_id: str) -> tuple[User, Session]:
        """The user of a request, and the session that its path names. Raises `Refused`."""
        user = await self.user(request)
        try:
            return user, user.current_session(session_id)
        except SessionError:
            message, hint = "There is no such session, or it was closed.", "GET `sessions` lists those that are open."
            raise Refused({"code": SessionError.code, "message": message, "hint": hint}) from None

    async def ask(self, request: Request, op: str, session: str | None = None, /, **fields: Any) -> Answer:
        """The answer to a call. Raises `Refused`, `LimitError`."""
        user = await self.user(request) if session is None else (await self.session(request, session))[0]
        message = {"op": op, "session": session, "client": client_of(request), **fields}
        return await self.call(user, message)

    async def call(self, user: User, message: Meta) -> Answer:
        """The answer to a call of `user`. Raises `Refused`, `LimitError`."""
        meta, buffers = await self.pools.call(user, message, self.dispatcher.call)
        if "error" in meta:
            raise Refused(meta["error"])
        return meta, buffers

    async def ask_for_masks(self, request: Request, op: str, session: str, /, **fields: Any) -> Meta:
        """As `ask`, with run lengths in the answer."""
        _, known = await self.session(request, session)
        return with_masks(*await self.ask(request, op, session, **fields), known.medium)

    async def stream(
        self, request: Request, user: User, message: Meta, files: Sequence[Buffer | Path] = ()
    ) -> AsyncGenerator[Answer, None]:
        """The parts of a stream. Raises `Refused`, and where `request`'s connection is cut `CancelledError`."""
        answers = self.pools.stream(self.dispatcher.stream(user, message, files))
        async with contextlib.aclosing(answers) as parts:
            async for meta, buffers in parts:
                if "error" in meta:
                    raise Refused(meta["error"])
                # Nobody but us looks before the answer begins: that may be long after whoever asked has gone.
                if await request.is_disconnected():
                    raise CancelledError("The connection was cut.")
                yield meta, buffers

    async def last(self, request: Request, user: User, message: Meta, files: Sequence[Buffer | Path]) -> Meta:
        """The last part of a stream; raises as `stream`."""
        return [meta async for meta, _ in self.stream(request, user, message, files)][-1]

    async def follow(self, request: Request, message: Meta) -> Response:
        """A propagation as server-sent events; closing it stops the work. Raises `Refused`."""
        work_for(request)
        user, session = await self.session(request, message["session"])
        parts = self.stream(request, user, {**message, "client": client_of(request)})
        first = await anext(parts)  # what is wrong with the request is told by the answer's status

        async def told() -> AsyncIterator[bytes]:
            async with contextlib.aclosing(parts):
                try:
                    yield tracked(*first, session.medium)
                    async for meta, buffers in parts:
                        yield tracked(meta, buffers, session.medium)
                except Refused as refused:
                    yield as_event("error", {"error": refused.data})
                except CancelledError:
                    return  # nobody reads it any more

        return Streamed(told(), media_type="text/event-stream", headers=EVENTS)

    async def hear(self, user: User, client: str) -> AsyncIterator[bytes]:
        """What clients other than `client` do in the user's sessions, as server-sent events."""
        try:
            with self.pools.budgets.listeners.enter(user.token):
                async with contextlib.aclosing(pushes(user, client, self.pools)) as heard:
                    async for meta, buffers in heard:
                        yield _heard(user, meta, buffers) if meta else b": listening\n\n"
        except LimitError as error:
            yield as_event("error", {"error": await self.dispatcher.refused(error)})


def client_of(request: Request) -> str:
    """The name that a client gives itself, so that it is not told of what it did."""
    return request.headers.get("x-edgetam-client", "")


def _heard(user: User, meta: Meta, buffers: list[bytes]) -> bytes:
    kind = meta.pop("push")
    with contextlib.suppress(SessionError):  # closed meanwhile
        if meta.get("session"):
            meta = with_masks(meta, buffers, user.current_session(meta["session"]).medium)
    return as_event(kind, meta)
