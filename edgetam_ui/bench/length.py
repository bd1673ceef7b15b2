"""`edgetam-ui bench length`: peak memory over videos of any length, beside plain transformers, server and page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..engine.fake import FakeEngine
from ..errors import EdgeTamError
from ..protocol import serialize
from ..sessions.controller import Controller
from .browser import browser, served, wait_until_idle
from .paired import Row, report
from .peak import PRINT_PEAK, find_peak

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL, LARGE = (320, 180), (1920, 1080)
LENGTHS = ((100, SMALL), (1_000, SMALL), (10_000, SMALL), (100, LARGE), (2_000, LARGE))
PLAIN = (100, 300)
"""Frames that plain transformers gets: it keeps all of them."""
VISITS = 200
"""Frames, evenly over the video, that a page goes to."""
STATES = 500
"""After so many frames the whole state is made, as for a page that joins."""


def bench_length(checkpoint: str, json_file: Path | None = None) -> int:
    """Prints peak memory by length, and how many times that of 100 frames of the same size it is; exit status 0.

    The weights of `checkpoint` are loaded in every process, and asked for one click. In the long rows `FakeEngine`
    tracks, since a model's memory does not depend on the length; beside plain transformers the weights do. Each row is
    a process of its own. The page goes to 200 frames of a video that was tracked before.
    """
    with tempfile.TemporaryDirectory(prefix="edgetam-bench-") as folder:
        return report(_rows(Path(folder), checkpoint), json_file)


class Measured(NamedTuple):
    """The peak of one process over a video of `frames` frames, in MB, and that of plain transformers."""

    what: str
    frames: int
    size: tuple[int, int]
    ours: float
    bare: float | None = None


def follow(path: str, checkpoint: str, fake: bool = False) -> None:
    """Tracks one object through a video, and looks at all of its masks and its state, as a page does.

    `fake`: the fake engine does, beside the weights of `checkpoint` in memory.
    """
    loaded = Controller(checkpoint, "cpu", "fp32", "off")
    with closing(loaded.open(np.zeros((180, 320, 3), np.uint8))) as still:
        still.add_points(1, [[160, 90]])
    with closing((Controller(engine=FakeEngine()) if fake else loaded).open(path)) as session:
        width, height = session.medium.width, session.medium.height
        session.add_box(1, _box(0, width, height))
        for result in session.propagate():
            serialize.frame_result(result)
            if result.frame % STATES == 0:
                serialize.state(session)
        for frame in range(session.medium.count):
            serialize.masks(session.object_masks(frame))
        serialize.state(session)


def follow_plain(path: str, checkpoint: str) -> None:
    """The same video in plain transformers."""
    from .plain import PlainVideos

    with closing(Controller(engine=FakeEngine()).open(path)) as session:
        medium = session.medium
        frames = [medium.frame(frame) for frame in range(medium.count)]
    for _ in PlainVideos(checkpoint, "cpu").propagate(frames, [_box(0, medium.width, medium.height)]):
        pass


def write_film(path: Path, frames: int, size: tuple[int, int]) -> Path:
    """A film of a disc that goes from side to side."""
    import av

    width, height = size
    y, x = np.mgrid[:height, :width]
    ground = np.stack([40 + x * 60 / width, 70 + y * 80 / height, np.full_like(x, 150)], axis=-1).astype(np.uint8)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(25), options={"preset": "ultrafast", "crf": "28"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for t in range(frames):
            frame = ground.copy()
            left, top, right, bottom = (round(edge) for edge in _box(t, width, height))
            around = np.hypot(x[top:bottom, left:right] - (left + right) / 2, y[top:bottom, left:right] - height / 2)
            frame[top:bottom, left:right][around < (bottom - top) / 2] = (240, 140, 30)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def _rows(folder: Path, checkpoint: str) -> Iterator[Row]:
    first: dict[tuple[str, tuple[int, int]], float] = {}
    for what, frames, size, ours, bare in _measured(folder, checkpoint):
        name = f"{what}, {frames:,} of {size[0]} x {size[1]}"
        yield Row(name, "MB", round(ours, 1), bare and round(bare, 1), bare and round(bare / ours, 3))
        if (what, size) in first:
            yield Row(f"{name}, beside 100", "times", round(ours / first[what, size], 3))
        first.setdefault((what, size), ours)


def _measured(folder: Path, checkpoint: str) -> Iterator[Measured]:
    for frames, size in LENGTHS:
        film = write_film(folder / f"{frames}-{size[0]}.mp4", frames, size)
        call = f"follow({str(film)!r}, {checkpoint!r}, fake=True)"
        yield Measured("FakeEngine tracks", frames, size, _peak(call, folder))
    for frames in PLAIN:
        film = write_film(folder / f"{frames}-{SMALL[0]}.mp4", frames, SMALL)
        ours, bare = (_peak(f"{call}({str(film)!r}, {checkpoint!r})", folder) for call in ("follow", "follow_plain"))
        yield Measured("weights track", frames, SMALL, ours, bare)
    yield from _pages(folder)


def _pages(folder: Path) -> Iterator[Measured]:
    """A page that looks at a tracked video: its script's memory and the frames that it holds, after a collection."""
    with browser() as chromium:
        for frames, size in LENGTHS[:3]:
            controller = Controller(engine=FakeEngine())
            film = write_film(folder / f"page-{frames}.mp4", frames, size)
            with closing(controller.open(film)) as session, served(controller) as url:
                session.add_box(1, _box(0, *size))
                for _ in session.propagate():
                    pass
                page = chromium.new_context().new_page()
                page.goto(f"{url}?edgetam={controller.share(session).token}")
                page.wait_for_selector("[data-test=counter]")
                for frame in np.linspace(0, frames - 1, VISITS).astype(int):
                    page.locator("edgetam-canvas").evaluate(f"(view) => view.session.seek({frame})")
                    wait_until_idle(page)
                yield Measured("page", frames, size, _held_by(page))
                page.context.close()


def _held_by(page: Page) -> float:
    """MB of a page's script, and of the frames that it keeps as bitmaps."""
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.collectGarbage")
    client.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]}
    frames = page.locator("edgetam-canvas").evaluate("(view) => view.session.context.frames.weight")
    return float(metrics["JSHeapUsedSize"] + frames) / 1024**2


def _peak(call: str, cache: Path) -> float:
    """The peak of a new process that does `call`, a function of this module."""
    code = f"from edgetam_ui.bench.length import *; {call}; {PRINT_PEAK}"
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "TRANSFORMERS_VERBOSITY": "error"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    peak = find_peak(done.stdout)
    if peak is None:
        raise EdgeTamError(f"What was measured failed: {done.stderr.strip()[-300:]}", "Run it by itself to see why.")
    return peak


def _box(t: int, width: int, height: int) -> tuple[float, float, float, float]:
    """Where the disc is on frame `t`."""
    radius = height / 6
    middle = width / 2 + (width / 2 - 2 * radius) * np.sin(t / 40)
    return float(middle - radius), height / 2 - radius, float(middle + radius), height / 2 + radius
