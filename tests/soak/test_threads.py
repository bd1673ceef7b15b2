"""Three threads at random on one session. `EDGETAM_THREADS_SECONDS`: for how long with each model; 300 where unset."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine
from tests.media import moving_disc, write_video
from tests.threads import check_threads, held

SECONDS = float(os.environ.get("EDGETAM_THREADS_SECONDS", "300"))


@pytest.mark.filterwarnings("ignore::edgetam_ui.formats.report.ExportWarning")
@pytest.mark.parametrize("model", ["fake", "practice"])
def test_threads_on_one_session(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [np.ascontiguousarray(frame[::2, ::2]) for frame in moving_disc(9, 132, 180)]
    sources = [write_video(tmp_path / "a.mkv", frames, codec="ffv1", pixels="bgr0"), tmp_path / "a.png"]
    Image.fromarray(frames[0]).save(sources[1])
    left = tmp_path / "temporary"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    found: Counter[str] = Counter()
    before = (0, 0)
    with closing(Controller(engine=FakeEngine()) if model == "fake" else Controller(model, device="cpu")) as controller:
        until = time.monotonic() + SECONDS
        for seed in count():
            folder = tmp_path / f"{seed}"
            folder.mkdir()
            found += check_threads(controller, sources[seed % 2], seed, folder, 25, closes=seed % 3 == 2)
            shutil.rmtree(folder)
            assert list(left.glob("edgetam-*")) == []
            if seed == 5:  # by then what is made once is made
                before = held()
            if seed > 5 and time.monotonic() > until:
                break
        assert held() <= before
    print(f"{model}: {seed + 1} sequences, {dict(found)}, threads and files {held()}")
