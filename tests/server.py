"""A server in a process of its own, as `edgetam-ui serve` starts it, and people who send it requests."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts


@dataclass(frozen=True)
class Person:
    """Someone with a token; their requests wait as long as it takes."""

    url: str
    token: str
    http: httpx.Client

    def call(self, op: str, **meta: Any) -> dict[str, Any]:
        return self.message(op, **meta)[0]

    def message(self, op: str, **meta: Any) -> tuple[dict[str, Any], list[bytes]]:
        """The whole answer, with its buffers."""
        answer, buffers = unpack(self._post("call", pack({"op": op, **meta})))
        return answer, [bytes(buffer) for buffer in buffers]

    def stream(self, op: str, buffers: Sequence[bytes] = (), **meta: Any) -> dict[str, Any]:
        """The last part of what a stream answers."""
        return dict(unpack_parts(self._post("stream", pack({"op": op, **meta}, list(buffers))))[-1][0])

    def parts(self, op: str, **meta: Any) -> Iterator[dict[str, Any]]:
        """Each part of a stream, as it comes. Raises `httpx.HTTPError` where the connection is lost."""
        body, headers = pack({"op": op, **meta}), {"X-EdgeTAM-Token": self.token}
        with self.http.stream("POST", f"{self.url}/stream", content=body, headers=headers) as answer:
            assert answer.status_code == 200
            data = bytearray()
            for chunk in answer.iter_bytes():
                data += chunk
                while len(data) >= 4 and len(data) >= (end := 4 + int.from_bytes(data[:4], "little")):
                    yield dict(unpack(bytes(data[4:end]))[0])
                    del data[:end]

    def open(self, path: Path) -> dict[str, Any]:
        return self.stream("open", [path.read_bytes()], name=path.name)

    def _post(self, route: str, body: bytes) -> bytes:
        answer = self.http.post(f"{self.url}/{route}", content=body, headers={"X-EdgeTAM-Token": self.token})
        assert answer.status_code == 200, answer.text[:300]
        return answer.content


@dataclass(frozen=True)
class Server:
    """A running server: its address, and what its process holds."""

    process: subprocess.Popen[str]
    url: str
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=None, limits=httpx.Limits()))

    def join(self) -> Person:
        """A new user."""
        return Person(self.url, Person(self.url, "new", self.http).call("hello")["token"], self.http)

    def status(self, name: str) -> int:
        """A number from `/proc`: "VmRSS", "VmHWM" (kB) or "Threads"."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(*arguments: str) -> Iterator[Server]:
    """`edgetam-ui serve` with the practice checkpoint on a free port, its model loaded."""
    command = [sys.executable, "-m", "edgetam_ui", "serve", "--checkpoint", "practice", "--device", "cpu", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = next(word for line in process.stdout for word in line.split() if word.startswith("http"))
            threading.Thread(target=process.stdout.read, daemon=True).start()
            running = Server(process, address.rstrip("/") + ROOT)
            while httpx.get(f"{running.url}/healthz", timeout=None).json()["status"] != "ready":
                time.sleep(0.2)
            yield running
        finally:
            process.terminate()
