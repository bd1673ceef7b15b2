"""An hour of a camera: 90,000 frames, prompts and objects that come and go, in flat memory.

As a test the frames come as fast as they are taken; `python -m tests.soak.test_live` pushes them by the clock, 25 a
second, which takes the hour.
"""

from __future__ import annotations

import gc
import re
import time
from pathlib import Path

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.sessions.live import LiveStream
from tests.media import moving_disc

FRAMES, WARM = 90_000, 10_000
RATE = 25
MOST_MEGABYTES = 8


def held() -> float:
    """MB of memory that this process holds."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def follow(live: LiveStream, count: int, by_the_clock: bool = False) -> None:
    """Pushes frames; now and then an object is corrected, and another comes and goes."""
    frames = moving_disc(2)
    begun = time.monotonic()
    for t in range(count):
        if by_the_clock:
            time.sleep(max(0.0, begun + t / RATE - time.monotonic()))
        result = live.push(frames[t % 2], seconds=t / RATE)
        assert result is not None
        if t % 50 == 0:
            live.add_points(1, [[42, 60]])
        if t % 100 == 25:
            live.add_box(2, [100, 80, 150, 115])
        if t % 100 == 75:
            live.remove_object(2)


def check(by_the_clock: bool = False) -> None:
    live = Controller(engine=FakeEngine()).open_stream()
    begun = time.monotonic()
    follow(live, WARM, by_the_clock)
    before = held()
    follow(live, FRAMES - WARM, by_the_clock)
    grown, minutes = held() - before, (time.monotonic() - begun) / 60
    print(f"{live.count} frames in {minutes:.1f} min: {before:.1f} MB after {WARM}, {grown:+.1f} MB at the end")
    assert live.count == FRAMES
    assert grown < MOST_MEGABYTES
    live.close()


def test_an_hour_of_frames_takes_no_more_memory() -> None:
    check()


if __name__ == "__main__":
    check(by_the_clock=True)
