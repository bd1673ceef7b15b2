"""Answers that come in parts, to those who read them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

STALLED_SECONDS = 60.0
"""After so long without a byte of an answer taken, its reader counts as gone."""
PIECE_BYTES = 64 << 10
"""What has to be taken in that time: a kilobyte a second."""
log = logging.getLogger("edgetam_ui")


class Streamed(StreamingResponse):
    """The parts of an answer as they come. Who does not take them is cut off, so that what makes them ends."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the parts."""

        async def taken(message: Message) -> None:
            for piece in _pieces(message):
                with anyio.move_on_after(STALLED_SECONDS) as waiting:
                    await send(piece)
                if waiting.cancelled_caught:
                    raise _Stalled

        try:
            await super().__call__(scope, receive, taken)
        except _Stalled:
            log.info("a connection was cut: nobody read the answer")


class _Stalled(Exception):
    pass


def _pieces(message: Message) -> Iterator[Message]:
    body = message.get("body", b"")
    last = max(0, len(body) - 1) // PIECE_BYTES * PIECE_BYTES
    for start in range(0, last, PIECE_BYTES):
        yield {**message, "body": body[start : start + PIECE_BYTES], "more_body": True}
    yield {**message, "body": body[last:]} if last else message
