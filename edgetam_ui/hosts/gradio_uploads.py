"""Gradio's own upload route with limits: so many bytes, so many files, for so long, in a folder of this process's."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
from gradio.utils import get_upload_folder
from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import LimitError
from ..sessions.folders import LOCK, bytes_of, own_folder

MOST_FILES = 1000
"""Uploaded files that are there at a time."""
KEPT_SECONDS = 3600.0
"""After so long a file is deleted, uploaded or made here."""
FULL = "There is no space left on this server for your file.", "Try again in an hour."


class Uploads:
    """What came by Gradio's upload route, and what was `made` to be downloaded, in a `folder` of this process's.

    The folder lies where Gradio takes uploads from: $GRADIO_TEMP_DIR, or `gradio` among the temporary files. At most
    `most_bytes` are there at a time, of both, and `MOST_FILES` that were uploaded. What is under way counts in full.
    """

    def __init__(self, most_bytes: int) -> None:
        parent = Path(get_upload_folder())
        parent.mkdir(parents=True, exist_ok=True)
        self.folder = own_folder(parent.resolve())
        self.made = self.folder / "made"
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._coming = 0
        self._files = 0

    async def take(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Has `app` take an upload, or refuses it, before it begins or as a file too many comes."""
        headers = Headers(scope=scope)
        refused: LimitError | None = None
        mark, seen = _mark(headers), b""

        async def counted() -> Message:
            nonlocal refused, seen
            message = await receive()
            seen += message.get("body", b"")
            found, seen = (seen.count(mark), seen[1 - len(mark) :]) if mark else (0, b"")
            if not self._count(found):
                refused = LimitError(*FULL)
            return {"type": "http.disconnect"} if refused else message

        async def answer(message: Message) -> None:
            if refused is None:
                await send(message)

        try:
            room = await anyio.to_thread.run_sync(self._enter, headers)
            with room:
                await app(scope, counted, answer)
        except LimitError as error:
            refused = error
        except Exception:
            if refused is None:
                raise
        if refused is not None:
            await PlainTextResponse(str(refused), 413)(scope, receive, send)

    def _enter(self, headers: Headers) -> contextlib.AbstractContextManager[None]:
        """Counts an upload of so many bytes as under way until what this gives is left. Raises `LimitError`."""
        told = headers.get("content-length", "")
        if not told.isdecimal():
            raise LimitError("The upload does not say how long it is.", "Send the header `Content-Length`.")
        size = int(told)
        with self._lock:
            self._delete_old()
            files = self._all()
            self._files = sum(self.made not in path.parents for path in files)
            if self._files >= MOST_FILES or bytes_of(files) + self._coming + size > self._most_bytes:
                raise LimitError(*FULL)
            self._coming += size
        return self._until_left(size)

    @contextlib.contextmanager
    def _until_left(self, size: int) -> Iterator[None]:
        try:
            yield
        finally:
            with self._lock:
                self._coming -= size

    def _count(self, files: int) -> bool:
        """Notes that so many files more come; whether there is room for them."""
        with self._lock:
            self._files += files
            return self._files <= MOST_FILES

    def _delete_old(self) -> None:
        before = time.time() - KEPT_SECONDS
        for path in self._all():
            with contextlib.suppress(OSError):
                if path.lstat().st_ctime < before:
                    path.unlink()
                    path.parent.rmdir()  # where it was the last one there

    def _all(self) -> list[Path]:
        return [Path(place, name) for place, _, names in os.walk(self.folder) for name in names if name != LOCK]


def _mark(headers: Headers) -> bytes:
    """What stands after each file in a body; nothing where it is not made of files."""
    boundary = parse_options_header(headers.get("content-type", ""))[1].get(b"boundary", b"")
    return b"\r\n--" + boundary if boundary else b""
