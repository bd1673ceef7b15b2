"""A server that is told to end, as a service manager does, tells who works with it, and has written what it told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from edgetam_ui.sessions.folders import LOCK

from .client import Client, Refused
from .script import check_disk, clips
from .server import ENDED, Server

BOX = {"object": 1, "frame": 0, "box": [10, 10, 50, 50]}


class Streaming:
    """A stream that is read in a thread: its parts as they come, until the server refuses to go on."""

    def __init__(self, client: Client, pool: ThreadPoolExecutor, op: str, **fields: Any) -> None:
        self.parts: list[tuple[dict[str, Any], list[bytes]]] = []
        self.begun = threading.Event()
        self.end: Future[str] = pool.submit(self._read, client.stream(op, **fields))

    def _read(self, parts: Iterator[tuple[dict[str, Any], list[bytes]]]) -> str:
        try:
            for part in parts:
                self.parts.append(part)
                if len(self.parts) == 3:
                    self.begun.set()
        except Refused as refused:
            return refused.code
        finally:
            self.begun.set()
        return "end" if self.parts[-1][0].get("end") else "cut"


def test_what_is_under_way_as_a_server_is_told_to_end_is_told_and_kept(tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    server = Server(tmp_path / "data", temporary, frame_seconds=0.2)
    server.start()
    tracking, exporting = Client(server.url), Client(server.url)
    for client in (tracking, exporting):
        client.hello()
        client.open(clips(tmp_path)[0])
        client.call("add_box", **BOX)
    with ThreadPoolExecutor(2) as pool:
        streams = Streaming(tracking, pool, "propagate"), Streaming(exporting, pool, "export", format="overlay")
        for stream in streams:
            stream.begun.wait()
        assert server.kill(signal.SIGTERM) == 0
        assert [stream.end.result() for stream in streams] == ["session", "cancelled"]
    files = sorted(path.name for path in temporary.rglob("*") if path.is_file())
    assert files == [ENDED, LOCK]  # nobody's upload, and it was not cut short in what it does at its end
    assert list((server.data / "processes").iterdir()) == []
    server.frame_seconds = 0.0
    server.start()
    state = tracking.hello()
    assert state["unfinished"]["done"] >= len(streams[0].parts)
    for meta, buffers in streams[0].parts:
        kept, masks = tracking.call("masks", frame=meta["frame"])
        (told,), (found,) = meta["masks"], kept["masks"]
        assert masks[found["buffer"]] == buffers[told["buffer"]]
    *_, (end, _) = tracking.stream("resume")
    assert end["done"] == end["total"]
    assert exporting.hello()["objects"][0]["id"] == 1
    check_disk(server.data)
    server.kill()
    for client in (tracking, exporting):
        client.close()
