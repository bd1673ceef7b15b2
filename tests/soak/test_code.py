"""The code of a hundred random sessions."""

from __future__ import annotations

from pathlib import Path

from edgetam_ui import Controller
from tests.weights.random_sessions import differences


def test_both_pythons_give_the_masks_of_a_hundred_sessions(controller: Controller, photo: Path, tmp_path: Path) -> None:
    assert differences(controller, photo, 100, seed=5, folder=tmp_path) == []
