"""Tracking on a GPU that is lent for one call at a time, and on the processor wherever it is not."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine, Session
from edgetam_ui.engine import gpu_time
from edgetam_ui.engine.zero_gpu import ZeroGpuEngine
from edgetam_ui.sessions.preparing import prepare, waiting
from tests.gpu import Gpu, Refused
from tests.media import moving_disc

FRAMES = 14
DISC = moving_disc(FRAMES)


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
    monkeypatch.setattr(gpu_time, "CALL_SECONDS", gpu_time.START_SECONDS + 1.5 * gpu_time.WORK_SECONDS * 9)
    gpu = Gpu()
    near, _, session = made(gpu)
    list(session.propagate())
    assert masks(session) == expected
    assert near.counts["track"] == 0
    assert gpu.calls() > 2
    assert max(gpu.asked) <= gpu_time.CALL_SECONDS + 1


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
    assert ZeroGpuEngine(FakeEngine(), FakeEngine(), Gpu(), factor=1.5).cost("somebody", 700) == (
        "about 60 s of GPU time"
    )


def test_who_has_some_time_left_spends_it_and_is_told(expected: list[bytes]) -> None:
    gpu = Gpu(left=7)
    near, far, session = made(gpu)
    notes = [result.note for result in session.propagate()]
    assert masks(session) == expected
    assert gpu.asked == [8, 6]
    assert min(far.counts["track"], near.counts["track"]) > 0
    assert notes[-1].startswith("Your GPU time is used up. You have exceeded")
    assert session.due().label == "All is tracked"
    engine = ZeroGpuEngine(FakeEngine(), FakeEngine(), Gpu())
    assert not engine.time.refuse("somebody", 3)
    assert engine.cost("somebody", 700) == "about 40 s of GPU time, 3 s left"
    assert engine.time.spend("somebody", 1, 20) == "6 s of your GPU time so far, about 0 s left"
    assert engine.cost("another", 700) == "about 40 s of GPU time"


@pytest.mark.parametrize(
    ("gpu", "encoded_far", "said"),
    [
        (Gpu(), 12, "Encoded on the GPU, with 5 s of your GPU time so far."),
        (Gpu(left=3), 0, "Your GPU time is used up. You have exceeded your free ZeroGPU quota (6s requested vs. 3s "),
        (Gpu(4, Refused("ZeroGPU worker error", "GPU task aborted")), 4, "The GPU was lost. The rest is encoded on"),
    ],
)
def test_a_set_is_encoded_in_one_call(gpu: Gpu, encoded_far: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edgetam_ui.sessions.preparing.image_source", lambda medium: Frames())
    near, far = FakeEngine(), FakeEngine()
    controller = Controller(engine=ZeroGpuEngine(near, far, gpu))
    images = [controller.open(DISC[0]) for _ in range(12)]
    notes: list[str] = []
    assert waiting(images, images[0], 1 << 20) == images
    assert list(prepare(images, lambda: controller.engine, "", notes.append)) == images
    assert (near.counts["encode"], far.counts["encode"]) == (12 - encoded_far, encoded_far)
    assert said in notes[-1]
    assert len(gpu.asked) == 1
    assert not waiting(images, images[0], 0)
    images[5].park()
    assert not waiting(images, images[0], 1 << 20)
    plain = Controller(engine=FakeEngine()).open(DISC[0])
    for session in (images[5], plain):
        session.add_points(1, [[40, 60]])
    assert images[5].object_masks() == plain.object_masks()
    assert near.counts["encode"] == 12 - encoded_far
    images[5].park()
    assert not images[5].is_prepared


def test_few_images_take_no_gpu_time_and_cost_nothing() -> None:
    gpu = Gpu()
    controller = Controller(engine=ZeroGpuEngine(FakeEngine(), FakeEngine(), gpu))
    images = [controller.open(DISC[0]) for _ in range(3)]
    assert list(prepare(images, lambda: controller.engine, "", lambda note: None)) == images
    assert not gpu.asked
