"""A server that is killed while somebody works loses nothing that it answered."""

from __future__ import annotations

from pathlib import Path

from .crash import crash


def test_a_server_that_is_killed_loses_nothing_it_answered(tmp_path: Path) -> None:
    crash(tmp_path, kills=1, seed=1)
