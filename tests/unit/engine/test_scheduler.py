"""The model's queue: the most urgent first, and nobody stuck behind one who left."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from edgetam_ui import CancelledError
from edgetam_ui.engine.base import CLICK, ENCODE, TRACK
from edgetam_ui.engine.scheduler import Priority, Scheduler, Turn


@contextmanager
def held(scheduler: Scheduler) -> Iterator[None]:
    """The resource is in use by another thread, until the block ends."""
    inside, release = threading.Event(), threading.Event()

    def hold() -> None:
        with scheduler.acquire(TRACK):
            inside.set()
            release.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    try:
        yield
    finally:
        release.set()
        holder.join()


def wait_in_line(scheduler: Scheduler, turn: Turn, order: list[str], name: str) -> threading.Thread:
    """A thread that waits for `turn` by now, and writes `name` into `order` when it is served."""

    def wait() -> None:
        with scheduler.acquire(turn):
            order.append(name)

    before = len(scheduler._order)
    thread = threading.Thread(target=wait)
    thread.start()
    while len(scheduler._order) == before:
        time.sleep(0.001)
    return thread


def test_the_queue_serves_clicks_first() -> None:
    scheduler, order = Scheduler(), []
    with held(scheduler):
        turns = ((TRACK, "track"), (CLICK, "first click"), (ENCODE, "encode"), (CLICK, "second click"))
        threads = [wait_in_line(scheduler, turn, order, name) for turn, name in turns]
    for thread in threads:
        thread.join()
    assert order == ["first click", "second click", "encode", "track"]


def test_only_one_at_a_time() -> None:
    scheduler, inside, most = Scheduler(), [], []

    def work() -> None:
        for _ in range(50):
            with scheduler.acquire(CLICK):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 200


def test_who_is_interrupted_while_waiting_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = Scheduler()

    def interrupted(ready: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(scheduler._changed, "wait_for", interrupted)
        with pytest.raises(KeyboardInterrupt), scheduler.acquire(CLICK):
            pass
    assert len(scheduler._order) == 0
    with scheduler.acquire(TRACK):
        assert scheduler._serving is not None


def test_an_error_gives_the_resource_back() -> None:
    scheduler = Scheduler()
    with pytest.raises(ZeroDivisionError), scheduler.acquire(CLICK):
        _ = 1 / 0
    with scheduler.acquire(TRACK):
        pass


def test_who_is_cancelled_while_waiting_is_told_and_holds_up_nobody() -> None:
    scheduler, order, cancelled, told = Scheduler(), [], threading.Event(), []
    unwanted = Turn(Priority.CLICK, "ann", cancelled)

    def wait() -> None:
        try:
            with scheduler.acquire(unwanted):
                order.append("unwanted")
        except CancelledError as error:
            told.append(error)

    with held(scheduler):
        thread = threading.Thread(target=wait)
        thread.start()
        while scheduler.place("ann") is None:
            time.sleep(0.001)
        behind = wait_in_line(scheduler, TRACK, order, "behind")
        cancelled.set()
        thread.join(timeout=5)
        assert len(told) == 1
        assert scheduler.place("ann") is None
    behind.join()
    assert order == ["behind"]
    with pytest.raises(CancelledError), scheduler.acquire(unwanted):
        pass


def test_a_turn_that_can_be_cancelled_is_served_like_any_other() -> None:
    scheduler, order = Scheduler(), []
    with held(scheduler):
        threads = [
            wait_in_line(scheduler, TRACK, order, "track"),
            wait_in_line(scheduler, Turn(Priority.CLICK, "ann", threading.Event()), order, "click"),
        ]
    for thread in threads:
        thread.join()
    assert order == ["click", "track"]


def test_place_counts_who_goes_before() -> None:
    scheduler, order = Scheduler(), []
    assert scheduler.place("ann") is None
    with held(scheduler):
        threads = [wait_in_line(scheduler, Turn(Priority.TRACK, "ann"), order, "ann")]
        assert scheduler.place("ann") == 1
        threads.append(wait_in_line(scheduler, Turn(Priority.ENCODE, "bob"), order, "bob"))
        threads.append(wait_in_line(scheduler, Turn(Priority.CLICK, "cleo"), order, "cleo"))
        assert [scheduler.place(user) for user in ("cleo", "bob", "ann", "dan")] == [1, 2, 3, None]
        threads.append(wait_in_line(scheduler, Turn(Priority.CLICK, "ann"), order, "ann's click"))
        assert scheduler.place("ann") == 2
    for thread in threads:
        thread.join()
    assert order == ["cleo", "ann's click", "bob", "ann"]
    assert scheduler.place("ann") is None
