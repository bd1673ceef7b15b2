"""Work in threads of its own, while a stream tells how far it is."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, wait
from typing import TypeVar

from ..errors import CancelledError
from .serialize import Answer

T = TypeVar("T")
PROGRESS_SECONDS = 0.1
ALIVE_SECONDS = 1.0
NICE = 10
"""How far exports and downloads step back for clicks where the processor is busy, as `nice` counts."""


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


@contextlib.contextmanager
def in_turn(turns: threading.Semaphore, report: Callable[[int, int], None]) -> Iterator[None]:
    """Waits for one of `turns` and takes it for the length of the block; `report` may end the waiting by raising."""
    while not turns.acquire(timeout=PROGRESS_SECONDS):
        report(0, 1)
    try:
        yield
    finally:
        turns.release()


def with_progress(
    work: Callable[[Callable[[int, int], None]], T], ended: threading.Event
) -> Generator[Answer, None, T]:
    """Runs `work(report)` beside, and streams what it reports; what it returned. Closing it, or `ended`, cancels.

    While it reports nothing the last part comes again every second: proxies cut a connection where nothing comes.
    """
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
        if sys.platform == "linux":  # elsewhere it would be the whole process
            with contextlib.suppress(OSError):  # a sandbox may not let it
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
        try:
            done.append(work(report))
            parts.put(({}, []))
        except Exception as error:
            parts.put(error)

    threading.Thread(target=run, daemon=True, name="edgetam-export").start()
    last: Answer = {}, []
    try:
        while True:
            with contextlib.suppress(queue.Empty):
                part = parts.get(timeout=ALIVE_SECONDS)
                if isinstance(part, Exception):
                    raise part
                last = part
            if done:
                return done[0]
            yield last
    finally:
        stopped.set()
