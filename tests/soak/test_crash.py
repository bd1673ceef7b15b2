"""Twenty times kill -9 while somebody works."""

from __future__ import annotations

from pathlib import Path

from tests.restart.crash import crash


def test_a_server_that_is_killed_twenty_times_loses_nothing_it_answered(tmp_path: Path) -> None:
    done = crash(tmp_path, kills=20, seed=20)
    print(dict(done))
    assert {"click", "undo", "redo", "rename", "add", "open", "propagate", "export"} <= set(done)
