"""Files that come with a request, written to the user's folder as they arrive, and gone with its answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from ..errors import MediaError, MessageError
from ..protocol.envelope import MAX_UPLOAD_BYTES
from ..sessions.record import refusal
from ..sessions.user import User
from .bodies import Pace
from .streamed import Streamed


class Answered(Streamed):
    """The parts of an answer to a request of `user`, with whose end `files` go that no session is on.

    Also where the connection is cut before the first part, when nothing has begun that would end.
    """

    def __init__(
        self, parts: AsyncIterator[bytes], user: User, files: Sequence[Path], media_type: str, headers: dict[str, str]
    ) -> None:
        super().__init__(parts, media_type=media_type, headers=headers)
        self._user, self._files = user, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the parts, then deletes the files."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            for file in self._files:
                self._user.discard(file)


async def arriving(request: Request) -> AsyncIterator[bytes]:
    """A request's body. Raises `MessageError` where the connection is cut, or it comes too slowly."""
    chunks, pace = request.stream(), Pace()
    try:
        while (chunk := await pace.next(partial(anext, chunks, None))) is not None:
            pace.count(len(chunk))
            yield chunk
    except ClientDisconnect:
        raise MessageError("The connection was cut.", "Try again.") from None


async def save(user: User, name: str, size: int, rest: AsyncIterator[bytes], first: bytes = b"") -> Path:
    """Writes a file called `name`, of `size` bytes, as it arrives: `first`, then `rest`; where it is.

    Raises `MediaError` where it is too large, or does not arrive whole, `LimitError` where there is no space for it,
    `StoreError` where the disk does not take it.
    """
    if size > MAX_UPLOAD_BYTES:
        raise MediaError("The file has more than 4 GB.", "Cut it, or use the command line.")
    path = user.new_file(Path(name).suffix, size)
    written = 0
    try:
        with user.at_work():
            async with await anyio.open_file(path, "wb") as file:
                await file.write(first)
                written += len(first)
                async for chunk in rest:
                    written += len(chunk)
                    if written > size:
                        break
                    await file.write(chunk)
        if written != size:
            raise MediaError("The file did not arrive whole.", "Try again.")
    except BaseException as error:
        # Also where the visitor cancels, or goes: nothing of the file stays.
        user.discard(path)
        if isinstance(error, OSError):
            raise refusal(error) from error
        raise
    return path
