"""Who is idle ends, and what is too old goes, without anybody asking."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from edgetam_ui import Controller, FakeEngine, Limits
from edgetam_ui.sessions import users


def test_a_timer_ends_who_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(users, "SWEEP_SECONDS", 0.01)
    with closing(Controller(engine=FakeEngine(), limits=Limits(empty_idle_seconds=0.05))) as controller:
        user = controller.users.join()
        user.ended.wait()
        while user.folder.exists():
            time.sleep(0.01)


def test_a_timer_sweeps_the_store_at_its_start_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(users, "SWEEP_SECONDS", 0.01)
    monkeypatch.setattr(users, "STORE_SWEEP_SECONDS", 0.02)
    with closing(Controller(engine=FakeEngine())) as controller:
        for name in ("before", "later"):
            nobodys = tmp_path / "users" / name
            nobodys.mkdir(parents=True)
            if name == "before":
                controller.keep_in(tmp_path)
            while nobodys.exists():
                time.sleep(0.01)
