"""Code of what was done gives the masks of the session, in processes of their own."""

from __future__ import annotations

from pathlib import Path

from edgetam_ui import Controller

from .random_sessions import differences


def test_both_pythons_give_the_masks_of_random_sessions(controller: Controller, photo: Path, tmp_path: Path) -> None:
    assert differences(controller, photo, 4, seed=28, folder=tmp_path) == []
