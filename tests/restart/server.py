"""A server as a process of its own, which can be killed and started anew."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import socket
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx

from .read_only import refuse_changes

# Each server is a fork of one process that has loaded everything already.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["edgetam_ui.gradio_app", "edgetam_ui.sessions.controller"])


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server on the fake engine that keeps its users' work in `data`, always on the same port.

    None of its files may have more than `file_bytes`: then its disk looks full.
    """

    def __init__(self, data: Path, temporary: Path, file_bytes: int = resource.RLIM_INFINITY) -> None:
        self.data, self.port, self.file_bytes = data, free_port(), file_bytes
        self.address = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.address}/gradio_api/edgetam"
        self._temporary = temporary

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        arguments = (self.port, str(self.data), str(self._temporary), self.file_bytes)
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

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends it, at once and without a word unless told otherwise."""
        assert self._process.pid is not None
        os.kill(self._process.pid, how)
        self._process.join()


def _serve(port: int, data: str, temporary: str, file_bytes: int) -> None:
    from edgetam_ui import Controller, FakeEngine
    from edgetam_ui.gradio_app import serve

    tempfile.tempdir = temporary
    signal.signal(signal.SIGUSR1, lambda *_: refuse_changes())
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, resource.RLIM_INFINITY))
    serve(Controller(engine=FakeEngine()), server_port=port, data=data, keep_hours=1, quiet=True)
