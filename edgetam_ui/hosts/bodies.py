"""How much of requests' bodies is read, how fast they have to come, and how much of them is in memory meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import anyio
from starlette.datastructures import Headers
from starlette.types import Message, Receive

from ..errors import LimitError, MessageError
from ..protocol.envelope import MAX_VALUES

MAX_BYTES = 16 << 20
"""Of JSON for Gradio, in which an image may come as a data URL."""
SMALL_BYTES = 64 << 10
"""A body of so many bytes is read however many others are: clicks have less than a thousandth of that."""
SLOW_SECONDS = 60.0
SLOW_BYTES = 256 << 10
"""So many bytes have to come in that time: what comes slower would keep memory or disk from others for ever."""
T = TypeVar("T")


class Reading:
    """Bounds the bytes of bodies that are read into memory at once, of all requests together."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._lock = threading.Lock()

    @contextmanager
    def of(self, size: int) -> Iterator[None]:
        """Counts `size` bytes for the length of the block. Raises `LimitError` where there is no room for them."""
        counted = size if size > SMALL_BYTES else 0
        with self._lock:
            if counted and self._held + counted > self._most:
                raise LimitError("This server is sent too much at once.", "Try again in a minute.")
            self._held += counted
        try:
            yield
        finally:
            with self._lock:
                self._held -= counted


READING = Reading(512 << 20)
"""That of all servers of this process."""


class Pace:
    """Waits for the parts of a body, as long as they do not crawl."""

    def __init__(self) -> None:
        self._counted = 0
        self._until = anyio.current_time() + SLOW_SECONDS

    async def next(self, receive: Callable[[], Awaitable[T]]) -> T:
        """What `receive` gives. Raises `MessageError` where it takes too long."""
        with anyio.move_on_after(self._until - anyio.current_time()):
            return await receive()
        raise MessageError("The request came too slowly.", "Try again, over a better connection.")

    def count(self, size: int) -> None:
        """Notes that `size` bytes more came."""
        self._counted += size
        if self._counted >= SLOW_BYTES:
            self._counted, self._until = 0, anyio.current_time() + SLOW_SECONDS


def length(headers: Headers, most: int) -> int:
    """How many bytes a body has, as far as it is told; `most` where it is not, or more."""
    told = headers.get("content-length", "")
    return min(int(told), most) if told.isdecimal() else most


async def read(headers: Headers, receive: Receive, most: int) -> Receive:
    """What to receive a request from whose body is here, and `receive` after it.

    Raises `MessageError` where the body has more than `most` bytes, whether its length is told before or not, more than
    `MAX_VALUES` values, or comes too slowly, `LimitError` where too much is read at once.
    """
    told = headers.get("content-length", "")
    _check(int(told) if told.isdecimal() else 0, most)
    body, pace = bytearray(), Pace()
    is_more = True
    with READING.of(length(headers, most)):
        while is_more:
            message = await pace.next(receive)
            if message["type"] == "http.disconnect":
                return receive
            body += message.get("body", b"")
            pace.count(len(message.get("body", b"")))
            _check(len(body), most)
            is_more = message.get("more_body", False)
    if body.count(b",") >= MAX_VALUES:
        raise MessageError(f"The request has more than {MAX_VALUES:,} values.", "Send several requests.")
    whole: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def replayed() -> Message:
        return whole.pop() if whole else await receive()

    return replayed


def _check(size: int, most: int) -> None:
    if size > most:
        raise MessageError(
            f"The request has more than {most >> 20} MB.",
            "Upload a large file, or open it by the HTTP API (docs/http), and name it in the request.",
        )
