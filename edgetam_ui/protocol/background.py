"""Work in threads of its own, while a stream tells how far it is."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from typing import TypeVar

from ..errors import CancelledError
from .serialize import Answer

T = TypeVar("T")
PROGRESS_SECONDS = 0.1
ALIVE_SECONDS = 1.0


def beside(work: Callable[[], object]) -> Generator[None, None, None]:
    """Runs `work` in a thread of its own; yields at its beginning, every second, and at its end."""
    done: Future[object] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except Exception as error:
            done.set_exception(error)

    threading.Thread(target=run, daemon=True, name="edgetam-open").start()
    yield
    while not wait([done], ALIVE_SECONDS).done:
        yield
    done.result()
    yield


def with_progress(
    work: Callable[[Callable[[int, int], None]], T], ended: threading.Event
) -> Generator[Answer, None, T]:
    """Runs `work(report)` beside, and streams what it reports; what it returned. Closing it, or `ended`, cancels."""
    parts: queue.Queue[Answer | Exception] = queue.Queue()
    done: list[T] = []
    stopped = threading.Event()
    shown = 0.0

    def report(count: int, total: int) -> None:
        nonlocal shown
        if stopped.is_set() or ended.is_set():
            raise CancelledError("It was stopped.")
        if time.monotonic() - shown > PROGRESS_SECONDS:
            shown = time.monotonic()
            parts.put(({"done": count, "total": total}, []))

    def run() -> None:
        try:
            done.append(work(report))
            parts.put(({}, []))
        except Exception as error:
            parts.put(error)

    threading.Thread(target=run, daemon=True, name="edgetam-export").start()
    try:
        while True:
            part = parts.get()
            if isinstance(part, Exception):
                raise part
            if done:
                return done[0]
            yield part
    finally:
        stopped.set()
