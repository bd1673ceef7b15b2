"""An hour of a camera: 90,000 frames, prompts and objects that come and go, in flat memory."""

from __future__ import annotations

import gc
import re
from pathlib import Path

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.sessions.live import LiveStream
from tests.media import moving_disc

FRAMES, WARM = 90_000, 10_000
MOST_MEGABYTES = 8


def held() -> float:
    """MB of memory that this process holds."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def follow(live: LiveStream, count: int) -> None:
    """Pushes frames; now and then an object is corrected, and another comes and goes."""
    frames = moving_disc(2)
    for t in range(count):
        result = live.push(frames[t % 2], seconds=t / 25)
        assert result is not None
        if t % 50 == 0:
            live.add_points(1, [[42, 60]])
        if t % 100 == 25:
            live.add_box(2, [100, 80, 150, 115])
        if t % 100 == 75:
            live.remove_object(2)


def test_an_hour_of_frames_takes_no_more_memory() -> None:
    live = Controller(engine=FakeEngine()).open_stream()
    follow(live, WARM)
    before = held()
    follow(live, FRAMES - WARM)
    grown = held() - before
    print(f"{live.count} frames: {before:.1f} MB after {WARM}, {grown:+.1f} MB at the end")
    assert live.count == FRAMES
    assert grown < MOST_MEGABYTES
    live.close()
