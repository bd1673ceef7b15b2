"""Users of one model: what is theirs stays apart, and clicks go first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import CancelledError, Controller, FakeEngine
from edgetam_ui.engine.scheduler import Priority, Scheduler, Turn
from edgetam_ui.media.examples import load_example
from edgetam_ui.protocol.dispatch import Dispatcher
from tests.media import moving_disc


def test_two_sessions_do_not_see_each_other(controller: Controller, photo: Path) -> None:
    with closing(controller.open(photo)) as alone:
        expected = [alone.add_points(1, [[250, 170]]), alone.add_points(1, [[100, 100]], [0])]
    results: dict[int, list[np.ndarray]] = {}

    def use(number: int) -> None:
        with closing(controller.open(photo)) as session:
            results[number] = [session.add_points(1, [[250, 170]]), session.add_points(1, [[100, 100]], [0])]

    threads = [threading.Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    for masks in results.values():
        assert all(np.array_equal(a, b) for a, b in zip(masks, expected, strict=True))


class Held(Scheduler):
    """A queue whose third tracked frame takes until somebody else waits, as it well may on a real model."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[Priority] = []
        self.is_held = threading.Event()

    @contextmanager
    def acquire(self, turn: Turn) -> Iterator[None]:
        with super().acquire(turn):
            self.turns.append(turn.priority)
            if turn.priority == Priority.TRACK and self.turns.count(Priority.TRACK) == 3:
                self.is_held.set()
                while not len(self):
                    time.sleep(0.001)
            yield


def test_a_click_waits_for_one_frame_of_someone_elses_propagation(photo: Path) -> None:
    engine = FakeEngine()
    engine.scheduler = queue = Held()
    controller = Controller(engine=engine)
    with closing(controller.open(moving_disc(12))) as other, closing(controller.open(photo)) as mine:
        mine.prepare()
        other.add_box(1, [14, 34, 66, 86])
        seen: list[int] = []
        thread = threading.Thread(target=lambda: seen.extend(result.frame for result in other.propagate()))
        queue.turns.clear()
        thread.start()
        queue.is_held.wait()
        mine.add_points(1, [[250, 170]])
        thread.join()
        assert len(seen) == 12
        assert queue.turns[:4] == [Priority.TRACK] * 3 + [Priority.CLICK]


def test_frames_that_a_propagation_passes_wait_for_clicks(
    controller: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[Turn] = []
    scheduler = controller.engine.scheduler
    acquire = scheduler.acquire
    monkeypatch.setattr(scheduler, "acquire", lambda turn: turns.append(turn) or acquire(turn))
    with closing(controller.open(moving_disc(4))) as session:
        session.add_box(1, [14, 34, 66, 86])
        assert [turn.priority for turn in turns] == [Priority.ENCODE, Priority.CLICK]
        turns.clear()
        assert len(list(session.propagate())) == 4
    assert {turn.priority for turn in turns} == {Priority.TRACK}
    assert {turn.user for turn in turns} == {session.id}


@contextmanager
def in_use(controller: Controller) -> Iterator[Scheduler]:
    """The model is in use by another thread, until the block ends."""
    scheduler, inside, release = controller.engine.scheduler, threading.Event(), threading.Event()

    def hold() -> None:
        with scheduler.acquire(Turn(Priority.CLICK, "holder")):
            inside.set()
            release.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    try:
        yield scheduler
    finally:
        release.set()
        holder.join()


def until(condition: Callable[[], object]) -> None:
    while not condition():
        time.sleep(0.001)


@pytest.mark.parametrize("encoded", [False, True])
def test_what_a_closed_session_waits_for_is_dropped(photo: Path, encoded: bool) -> None:
    controller = Controller(engine=FakeEngine())
    session = controller.open(photo)
    if encoded:
        session.prepare()
    told: list[Exception] = []

    def click() -> None:
        try:
            session.add_points(1, [[250, 170]])
        except CancelledError as error:
            told.append(error)

    before = dict(controller.engine.counts)
    with in_use(controller) as scheduler:
        thread = threading.Thread(target=click)
        thread.start()
        until(lambda: scheduler.place(session.id) is not None)
        session.close()
        thread.join(timeout=10)
        assert scheduler.place(session.id) is None
    assert len(told) == 1
    assert controller.engine.counts == before


def test_all_sessions_of_a_user_take_turns_as_one(photo: Path) -> None:
    controller = Controller(engine=FakeEngine())
    threads = []
    with in_use(controller) as scheduler:
        for number, user in enumerate(("ann", "ann", "ann", "bob")):
            session = controller.open(photo)
            session.queue_as(user)
            threads.append(threading.Thread(target=session.prepare))
            threads[-1].start()
            until(lambda waiting=number: len(scheduler._order) > waiting)
        assert scheduler.place("bob") == 2
    for thread in threads:
        thread.join()


def test_who_waits_is_told_and_who_hangs_up_leaves(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edgetam_ui.protocol.background.ALIVE_SECONDS", 0.01)
    controller = Controller(engine=FakeEngine())
    example = load_example("photo", "photo", photo)
    dispatcher, user = Dispatcher(controller, lambda: [example]), controller.users.join()
    assert dispatcher.call(user, {"op": "queue"})[0] == {"wait": None}
    with in_use(controller) as scheduler:
        parts = dispatcher.stream(user, {"op": "open", "example": "photo"})
        assert next(parts)[0] == {"status": "reading"}
        assert next(parts)[0] == {"status": "encoding"}
        until(lambda: scheduler.place(user.id) is not None)
        assert next(parts)[0] == {"status": "encoding"}
        assert dispatcher.call(user, {"op": "queue"})[0] == {"wait": {"place": 1, "seconds": 0.0}}
        parts.close()
        until(lambda: scheduler.place(user.id) is None)
    assert controller.engine.counts["encode"] == 0
    assert user.session is None
    controller.close()
