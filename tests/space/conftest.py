"""A Space to start, where this machine can."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from .runtime import DATA, PORT, Space, missing


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Space]:
    """A Space on a processor, not started yet, killed at the end."""
    if why := missing():
        pytest.fail(why)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("0.0.0.0", PORT))
    is_new = not DATA.exists()
    DATA.mkdir(exist_ok=True)
    made = Space(tmp_path)
    try:
        yield made
    finally:
        made.kill()
        if is_new:
            DATA.rmdir()
