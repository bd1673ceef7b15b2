"""What other clients do in a user's sessions, as it happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator

import anyio

from ..protocol import serialize
from ..protocol.serialize import Answer
from ..sessions.session import Event, Session
from ..sessions.user import User
from .pools import Pools

KEEP_ALIVE_SECONDS = 20.0
MAX_WAITING_EVENTS = 256


async def pushes(user: User, client: str, pools: Pools) -> AsyncGenerator[Answer, None]:
    """What other clients do in the user's sessions once the first part is read, as parts of a stream.

    It ends when its reader goes, or the user does.
    """
    loop = asyncio.get_running_loop()
    events: asyncio.Queue[tuple[Session | None, Event] | None] = asyncio.Queue()

    def hear(session: Session | None, event: Event) -> None:
        if not client or event.origin != client:
            loop.call_soon_threadsafe(put, session, event)

    def put(session: Session | None, event: Event) -> None:
        if events.qsize() < MAX_WAITING_EVENTS:
            events.put_nowait((session, event))
            return
        # A reader this slow is told that it missed something, and asks how things stand.
        while not events.empty():
            events.get_nowait()
        events.put_nowait(None)

    def wake() -> None:
        loop.call_soon_threadsafe(events.put_nowait, None)

    user.see(client)
    stops = user.subscribe(hear), user.at_end(wake)
    try:
        yield {}, []
        while not user.ended.is_set():
            try:
                told = await asyncio.wait_for(events.get(), KEEP_ALIVE_SECONDS)
            except asyncio.TimeoutError:
                user.seen = time.monotonic()
                yield {}, []
            else:
                if user.ended.is_set():
                    return
                yield ({"push": "missed"}, []) if told is None else await _push(*told, pools)
    finally:
        for stop in stops:
            stop()


async def _push(session: Session | None, event: Event, pools: Pools) -> Answer:
    return await anyio.to_thread.run_sync(serialize.push, session, event, limiter=pools.calls)
