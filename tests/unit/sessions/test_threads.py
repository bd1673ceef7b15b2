"""One session, several threads: see `tests/threads.py`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import Controller
from tests.media import moving_disc, write_video
from tests.threads import check_threads


@pytest.mark.filterwarnings("ignore::edgetam_ui.formats.report.ExportWarning")
@pytest.mark.parametrize("closes", [False, True])
def test_threads_on_one_session(controller: Controller, tmp_path: Path, closes: bool) -> None:
    frames = [np.ascontiguousarray(frame[::2, ::2]) for frame in moving_disc(6, 132, 180)]
    source = write_video(tmp_path / "a.mkv", frames, codec="ffv1", pixels="bgr0")
    check_threads(controller, source, 1, tmp_path, 10, closes)
