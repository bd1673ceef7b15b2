"""Gradio's own upload, with our limits around it."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from gradio.route_utils import GradioMultiPartParser
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from edgetam_ui.hosts import gradio_uploads
from edgetam_ui.hosts.gradio_uploads import Uploads

BOUNDARY = "x" * 16


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Uploads:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    (tmp_path / "another-app").mkdir()
    (tmp_path / "another-app" / "left-by-a-dead-process").write_bytes(bytes(5000))
    return Uploads(1000)


def body_of(files: Sequence[bytes]) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'.encode()
    return b"".join(head + file + b"\r\n" for file in files) + f"--{BOUNDARY}--\r\n".encode()


class Gradio:
    """Takes uploads apart, and writes them, as Gradio does, once they are `going_on`."""

    def __init__(self, uploads: Uploads) -> None:
        self.uploads, self.begun = uploads, 0
        self.going_on = anyio.Event()
        self.going_on.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.begun += 1
        await self.going_on.wait()
        request, folder = Request(scope, receive), self.uploads.folder
        await GradioMultiPartParser(
            request.headers, request.stream(), upload_dir=folder, max_file_size=math.inf
        ).parse()  # raises where the connection is cut
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def upload(self, *files: bytes, told: bool = True, piece: int = 7) -> int:
        """The status that an upload of `files` is answered with; it comes in pieces."""
        body = body_of(files)
        pieces = [body[start : start + piece] for start in range(0, len(body), piece)]
        headers = [(b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())]
        headers += [(b"content-length", b"%d" % len(body))] if told else []
        statuses: list[int] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

        async def send(message: Any) -> None:
            statuses.extend([message["status"]] if "status" in message else [])

        await self.uploads.take(self, {"type": "http", "method": "POST", "headers": headers}, receive, send)
        (status,) = statuses
        return status


def run_apart(run: Callable[[], Awaitable[None]]) -> None:
    """In a thread of its own: a browser that tests share may have a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(anyio.run, run).result()


def test_what_other_apps_left_takes_no_room_and_what_is_ours_does(uploads: Uploads) -> None:
    async def run() -> None:
        gradio = Gradio(uploads)
        assert await gradio.upload(b"data") == 200
        assert await gradio.upload(b"data", told=False) == 413
        uploads.made.mkdir()
        (uploads.made / "export.zip").write_bytes(bytes(800))
        assert await gradio.upload(b"data", bytes(60)) == 413
        assert gradio.begun == 1

    run_apart(run)


def test_uploads_under_way_count_before_they_are_written(uploads: Uploads) -> None:
    async def run() -> None:
        gradio, statuses = Gradio(uploads), list[int]()
        gradio.going_on = anyio.Event()

        async def upload() -> None:
            statuses.append(await gradio.upload(bytes(500)))

        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(upload)
            while len(statuses) < 4:
                await anyio.sleep(0.001)
            gradio.going_on.set()
        assert statuses == [413] * 4 + [200]
        assert await gradio.upload(bytes(100)) == 200  # nothing is under way any more

    run_apart(run)


@pytest.mark.parametrize("piece", [1, 7, 10_000])
def test_files_are_bounded_by_number_in_one_upload_and_in_all(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(gradio_uploads, "MOST_FILES", 3)

    async def run() -> None:
        gradio = Gradio(uploads)
        assert await gradio.upload(b"1", b"2", piece=piece) == 200
        assert await gradio.upload(*[b"3"] * 20, piece=piece) == 413
        while await gradio.upload(b"4", piece=piece) == 200:
            pass
        assert len(list(uploads.folder.iterdir())) in (4, 5)  # with the lock; one was begun when it was refused

    run_apart(run)


def test_what_is_too_old_makes_room(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        gradio = Gradio(uploads)
        old = uploads.folder / "hash" / "old.png"
        old.parent.mkdir()
        old.write_bytes(bytes(1000))
        assert await gradio.upload(b"data") == 413
        monkeypatch.setattr(gradio_uploads, "KEPT_SECONDS", -60)
        assert await gradio.upload(b"data") == 200
        assert not old.parent.exists()

    run_apart(run)
