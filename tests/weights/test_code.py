"""Code of what was done gives the masks of the session, in processes of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from edgetam_ui import Controller
from tests.media import moving_disc, write_video

from .random_sessions import differences


def test_both_pythons_give_the_masks_of_random_sessions(controller: Controller, photo: Path, tmp_path: Path) -> None:
    shutil.copy(photo, tmp_path)
    files = [tmp_path / photo.name, write_video(tmp_path / "clip.mp4", moving_disc(8))]
    assert list(differences(controller, files, 3, seed=28, folder=tmp_path)) == []
