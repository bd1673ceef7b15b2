"""Files that come with a request, written to the user's folder as they arrive."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import anyio

from ..errors import MediaError
from ..protocol.envelope import MAX_UPLOAD_BYTES
from ..sessions.record import refusal
from ..sessions.user import User


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
        async with await anyio.open_file(path, "wb") as file:
            await file.write(first)
            written += len(first)
            async for chunk in rest:
                written += len(chunk)
                if written > size:
                    break
                await file.write(chunk)
                user.seen = time.monotonic()
        if written != size:
            raise MediaError("The file did not arrive whole.", "Try again.")
    except BaseException as error:
        # Also where the visitor cancels, or goes: nothing of the file stays.
        user.discard(path)
        if isinstance(error, OSError):
            raise refusal(error) from error
        raise
    return path
