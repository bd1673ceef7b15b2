"""Tracking on a GPU that is lent for one call at a time, and on the processor wherever it is not."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine, Session
from edgetam_ui.engine import zero_gpu
from edgetam_ui.engine.zero_gpu import Done, Job, ZeroGpuEngine
from tests.media import moving_disc

FRAMES = 14
DISC = moving_disc(FRAMES)


class Refused(Exception):
    """As `spaces` raises it: a Gradio error has a title and a message."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message)
        self.title, self.message = title, message


class Gpu:
    """Stands for `spaces.GPU`: what goes in and out is pickled, as on its way to a fork. `lost_at`: answers before it
    raises `error`.
    """

    def __init__(self, lost_at: int | None = None, error: Exception | None = None) -> None:
        self.lost_at, self.error = lost_at, error
        self.asked: list[int] = []
        self.given_back = 0

    def __call__(self, duration: Callable[[Job], int]) -> Any:
        def decorate(task: Callable[[Job], Iterator[Done]]) -> Callable[[Job], Iterator[Done]]:
            def call(job: Job) -> Iterator[Done]:
                self.asked.append(duration(job))
                if self.lost_at == 0 and self.error:
                    raise self.error
                try:
                    for number, done in enumerate(task(pickle.loads(pickle.dumps(job))), 1):
                        yield pickle.loads(pickle.dumps(done))
                        if number == self.lost_at and self.error:
                            raise self.error
                finally:
                    self.given_back += 1

            return call

        return decorate

    def calls(self) -> int:
        """How many there were, once each has given the GPU back."""
        while self.given_back < len(self.asked):
            time.sleep(0.001)
        return len(self.asked)


class Frames:
    """Frames that can be pickled."""

    def frame(self, index: int) -> np.ndarray:
        return DISC[index]


@pytest.fixture(autouse=True)
def _plain_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edgetam_ui.sessions.propagation.source_of", lambda medium: Frames())


def made(gpu: Gpu) -> tuple[FakeEngine, FakeEngine, Session]:
    near, far = FakeEngine(), FakeEngine()
    session = Controller(engine=ZeroGpuEngine(near, far, gpu)).open(DISC, "disc.mp4")
    session.add_box(1, [20, 40, 60, 80])
    session.add_box(2, [20, 40, 80, 90], frame=3)
    return near, far, session


def masks(session: Session) -> list[bytes]:
    return [item.rle.counts for frame in range(FRAMES) for item in session.object_masks(frame)]


@pytest.fixture(scope="module")
def expected() -> list[bytes]:
    session = Controller(engine=FakeEngine()).open(DISC, "disc.mp4")
    session.add_box(1, [20, 40, 60, 80])
    session.add_box(2, [20, 40, 80, 90], frame=3)
    list(session.propagate())
    return masks(session)


def test_the_gpu_tracks_and_the_masks_are_the_same(expected: list[bytes]) -> None:
    gpu = Gpu()
    near, far, session = made(gpu)
    *_, last = session.propagate()
    assert masks(session) == expected
    assert (near.counts["track"], far.counts["track"]) == (0, FRAMES - 1)
    assert gpu.calls() == 1
    assert "of your GPU time so far" in last.note


def test_a_long_video_is_tracked_in_several_calls(expected: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zero_gpu, "CALL_SECONDS", zero_gpu.START_SECONDS + 1.5 * zero_gpu.WORK_SECONDS * 9)
    gpu = Gpu()
    near, _, session = made(gpu)
    list(session.propagate())
    assert masks(session) == expected
    assert near.counts["track"] == 0
    assert gpu.calls() > 2
    assert max(gpu.asked) <= zero_gpu.CALL_SECONDS + 1


@pytest.mark.parametrize("lost_at", [0, 5])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            Refused("ZeroGPU quota exceeded", "You have exceeded your free ZeroGPU quota (60s requested vs. 3s left)."),
            "Your GPU time is used up. You have exceeded your free ZeroGPU quota (60s requested vs. 3s left).",
        ),
        (Refused("ZeroGPU queue timeout", "No GPU was available after 60s."), "No GPU is free at the moment."),
        (Refused("ZeroGPU worker error", "GPU task aborted"), "The GPU was lost."),
    ],
)
def test_without_the_gpu_the_processor_goes_on(lost_at: int, error: Refused, said: str, expected: list[bytes]) -> None:
    near, far, session = made(Gpu(lost_at, error))
    notes = [result.note for result in session.propagate()]
    assert masks(session) == expected
    assert far.counts["track"] == lost_at
    assert near.counts["track"] == FRAMES - 1 - lost_at
    assert notes[-1] == f"{said} Tracking continues on the processor, slower."


def test_who_stops_gives_the_gpu_back_and_resumes_to_the_same_end(expected: list[bytes]) -> None:
    gpu = Gpu()
    near, _, session = made(gpu)
    results = session.propagate()
    for _ in range(4):
        next(results)
    results.close()
    assert near.counts["track"] == 0
    assert session.unfinished is not None
    list(session.resume())
    assert masks(session) == expected
    assert near.counts["track"] == 0
    assert gpu.calls() == 2


def test_a_few_frames_take_no_gpu_time() -> None:
    gpu = Gpu()
    near, far, session = made(gpu)
    list(session.propagate(end=2))
    assert not gpu.asked
    assert (near.counts["track"], far.counts["track"]) == (2, 0)


def test_the_cost_is_told_before() -> None:
    _, _, session = made(Gpu())
    assert session.due().label == "Track 13 frames, about 7 s of GPU time"
    engine = ZeroGpuEngine(FakeEngine(), FakeEngine(), Gpu())
    assert engine.cost("somebody", 700) == "about 40 s of GPU time"
    assert not engine.cost("somebody", 2)
