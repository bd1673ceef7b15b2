"""A server as a process of its own, which can be killed and started anew."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from .read_only import refuse_changes

# Each server is a fork of one process that has loaded everything already.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["edgetam_ui.gradio_app", "edgetam_ui.sessions.controller"])
ENDED = "ended"
"""The file among the temporary ones that a server leaves which came to its end by itself."""


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server on the fake engine that keeps its users' work in `data`, always on the same port.

    None of its files may have more than `file_bytes`: then its disk looks full. A frame that it tracks or exports takes
    `frame_seconds` more than it does.
    """

    def __init__(
        self, data: Path, temporary: Path, file_bytes: int = resource.RLIM_INFINITY, frame_seconds: float = 0.0
    ) -> None:
        self.data, self.port, self.file_bytes, self.frame_seconds = data, free_port(), file_bytes, frame_seconds
        self.address = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.address}/gradio_api/edgetam"
        self._temporary = temporary

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        arguments = (self.port, str(self.data), str(self._temporary), self.file_bytes, self.frame_seconds)
        self._process = FORKS.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        while self._process.is_alive():
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/healthz", timeout=5).is_success:
                    return
            time.sleep(0.02)
        raise RuntimeError(f"the server ended with status {self._process.exitcode}")

    def make_disk_read_only(self) -> None:
        """From now on it can change no file; returns once that is so. A new start makes it as it was."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGUSR1)
        status = Path(f"/proc/{self._process.pid}/status")
        while "Seccomp:\t2" not in status.read_text():
            time.sleep(0.01)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int | None:
        """Ends it, at once and without a word unless told otherwise; its exit status."""
        assert self._process.pid is not None
        os.kill(self._process.pid, how)
        self._process.join()
        return self._process.exitcode


def _serve(port: int, data: str, temporary: str, file_bytes: int, frame_seconds: float) -> None:
    from edgetam_ui import Controller, FakeEngine
    from edgetam_ui.gradio_app import serve

    if frame_seconds:
        _slow_down(frame_seconds)
    tempfile.tempdir = temporary
    signal.signal(signal.SIGUSR1, lambda *_: refuse_changes())
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, resource.RLIM_INFINITY))
    serve(Controller(engine=FakeEngine()), server_port=port, data=data, keep_hours=1, quiet=True)
    Path(temporary, ENDED).touch()


def _slow_down(seconds: float) -> None:
    from edgetam_ui.engine.fake import FakeTracker
    from edgetam_ui.formats import registry

    step, pack = FakeTracker.step, registry.pack

    def slow_step(*given: Any) -> Any:
        time.sleep(seconds)
        return step(*given)

    def slow_pack(results: Any, name: str, folder: Path, report: Callable[[int, int], None], *given: Any) -> Any:
        def hear(done: int, total: int) -> None:
            time.sleep(seconds)
            report(done, total)

        return pack(results, name, folder, hear, *given)

    FakeTracker.step = slow_step  # type: ignore[method-assign]
    registry.pack = slow_pack
