"""Waiting for what another thread does, on any machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

SECONDS = 60.0


def attempts(what: str, pause: float = 0.02) -> Iterator[None]:
    """Turns of a loop that ends as soon as it has what it waits for. Fails after a minute, with `what` went wrong."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        yield
        time.sleep(pause)
    raise AssertionError(what)


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Waits for `condition`; fails after a minute, with `what` went wrong."""
    for _ in attempts(what):
        if condition():
            return
