"""Work beside a stream that tells how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator

import pytest

from edgetam_ui.protocol import background


def test_what_reports_nothing_for_long_is_heard_of_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "ALIVE_SECONDS", 0.01)
    going_on = threading.Event()

    def work(report: Callable[[int, int], None]) -> str:
        report(1, 2)
        going_on.wait(30)
        return "done"

    def outcome() -> Generator[object, None, None]:
        assert (yield from background.with_progress(work, threading.Event())) == "done"
        yield "that was all"

    parts = outcome()
    assert [next(parts) for _ in range(3)] == [({"done": 1, "total": 2}, [])] * 3
    going_on.set()
    assert list(parts)[-1] == "that was all"
