"""Users of one model: what is theirs stays apart, and clicks go first."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.engine.scheduler import Priority, Scheduler, Turn
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


class Unhurried(Scheduler):
    """A queue whose tracking takes a while, as it does on a real model."""

    @contextmanager
    def acquire(self, turn: Turn) -> Iterator[None]:
        with super().acquire(turn):
            time.sleep(0.02 if turn.priority == Priority.TRACK else 0)
            yield


def test_a_click_waits_for_one_frame_of_someone_elses_propagation(photo: Path) -> None:
    engine = FakeEngine()
    engine.scheduler = Unhurried()
    controller = Controller(engine=engine)
    with closing(controller.open(moving_disc(12))) as other, closing(controller.open(photo)) as mine:
        mine.prepare()
        other.add_box(1, [14, 34, 66, 86])
        seen: list[int] = []
        begun = threading.Event()

        def follow() -> None:
            for result in other.propagate():
                seen.append(result.frame)
                begun.set()

        thread = threading.Thread(target=follow)
        thread.start()
        begun.wait()
        before = len(seen)
        mine.add_points(1, [[250, 170]])
        assert len(seen) - before <= 2
        thread.join()
        assert len(seen) == 12


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
