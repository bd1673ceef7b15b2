"""A stream of frames, on the fake engine."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine, MediaError, PromptError, SessionError
from edgetam_ui.core.operations import AddObject, Refine, Undo, UpdateObject
from edgetam_ui.engine.base import CLICK
from edgetam_ui.engine.fake_vision import FakeEmbedding
from edgetam_ui.sessions.live import LiveStream
from tests.media import moving_disc

FRAMES = moving_disc(10)


def disc(t: int) -> np.ndarray:
    y, x = np.mgrid[:120, :160]
    return np.asarray((x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2)


def iou(mask: np.ndarray, truth: np.ndarray) -> float:
    return float((mask & truth).sum() / (mask | truth).sum())


@pytest.fixture
def live() -> Iterator[LiveStream]:
    stream = Controller(engine=FakeEngine()).open_stream()
    yield stream
    stream.close()


def test_a_click_on_the_moving_image_is_followed(live: LiveStream) -> None:
    first = live.push(FRAMES[0])
    assert first is not None
    assert (first.frame, first.masks) == (0, {})
    assert iou(live.add_box(1, [14, 34, 66, 86]), disc(0)) > 0.7
    for t in range(1, 10):
        result = live.push(FRAMES[t])
        assert result is not None
        assert result.frame == t
        assert iou(result.masks[1], disc(t)) > 0.6


def test_it_finds_what_a_session_finds(live: LiveStream) -> None:
    session = Controller(engine=FakeEngine()).open(FRAMES)
    session.add_points(1, [[40, 60]])
    expected = [result.masks[1] for result in session.propagate()]
    live.push(FRAMES[0])
    assert np.array_equal(live.add_points(1, [[40, 60]]), expected[0])
    for t in range(1, 10):
        result = live.push(FRAMES[t])
        assert result is not None
        assert np.array_equal(result.masks[1], expected[t])


def test_a_first_prompt_at_frame_500_works(live: LiveStream) -> None:
    for _ in range(501):
        live.push(FRAMES[0])
    live.add_box(1, [14, 34, 66, 86])
    for t in (1, 2, 3):
        result = live.push(FRAMES[t])
        assert result is not None
        assert result.frame == 500 + t
        assert iou(result.masks[1], disc(t)) > 0.6


def test_objects_are_corrected_added_and_removed_while_it_runs(live: LiveStream) -> None:
    live.push(FRAMES[0])
    live.add_box(1, [14, 34, 66, 86])
    live.push(FRAMES[1])
    corrected = live.add_points(1, [[46, 60], [150, 10]], [1, 0])
    assert iou(corrected, disc(1)) > 0.6
    live.add_points(2, [[140, 100]])
    result = live.push(FRAMES[2])
    assert result is not None
    assert sorted(result.masks) == [1, 2]
    live.remove_object(1)
    result = live.push(FRAMES[3])
    assert result is not None
    assert sorted(result.masks) == [2]


def test_frames_are_dropped_while_one_is_at_work() -> None:
    engine = FakeEngine()
    live = Controller(engine=engine).open_stream()
    with engine.scheduler.acquire(CLICK):
        results: list[object] = []
        slow = threading.Thread(target=lambda: results.append(live.push(FRAMES[0])))
        slow.start()
        while len(engine.scheduler) == 0:
            pass
        assert live.push(FRAMES[1]) is None
        assert live.push(FRAMES[2]) is None
    slow.join()
    result = live.push(FRAMES[3])
    assert result is not None
    assert (len(results), result.frame, result.dropped) == (1, 1, 2)


def test_memory_is_flat(live: LiveStream) -> None:
    live.push(FRAMES[0])
    live.add_box(1, [14, 34, 66, 86])
    held = []
    for count in (20, 180):
        for t in range(count):
            live.push(FRAMES[t % 2])
        assert live._tracker is not None
        gc.collect()
        embeddings = sum(isinstance(item, FakeEmbedding) for item in gc.get_objects())
        held.append((len(live._tracker.to_bytes()), embeddings))
    assert held[0] == held[1]


def test_prompts_keep_memory_flat_too(live: LiveStream) -> None:
    live.push(FRAMES[0])
    held = []
    for count in (20, 180):
        for t in range(count):
            live.add_points(1, [[40, 60]])
            live.add_points(2, [[140, 100]])
            live.push(FRAMES[0])
            if t % 10 == 0:
                live.remove_object(2)
        assert live._tracker is not None
        held.append((len(live._tracker.to_bytes()), sum(len(item.chains) for item in live.state.objects.values())))
    assert held[0] == held[1]


def test_a_click_on_a_frame_that_has_just_passed_is_on_that_frame(live: LiveStream) -> None:
    for t in range(5):
        live.push(FRAMES[t])
    assert iou(live.add_points(1, [[58, 60]], frame=3), disc(3)) > 0.7
    result = live.push(FRAMES[5])
    assert result is not None
    assert iou(result.masks[1], disc(5)) > 0.6
    with pytest.raises(PromptError, match="Frame 2 has passed"):
        live.add_points(1, [[52, 60]], frame=2)


def test_an_object_keeps_its_name_and_color(live: LiveStream) -> None:
    live.push(FRAMES[0])
    live.apply(AddObject(object=1, name="ball"))
    live.apply(UpdateObject(object=1, color="#00ff00", visible=False))
    live.add_points(1, [[40, 60]])
    live.push(FRAMES[1])
    item = live.state.objects[1]
    assert (item.name, item.color, item.visible) == ("ball", "#00ff00", False)


def test_a_locked_object_is_followed_and_not_edited(live: LiveStream) -> None:
    live.push(FRAMES[0])
    live.add_points(1, [[40, 60]])
    live.apply(UpdateObject(object=1, locked=True))
    for edit in (lambda: live.add_points(1, [[60, 60]]), lambda: live.remove_object(1)):
        with pytest.raises(PromptError, match="is locked"):
            edit()
    result = live.push(FRAMES[1])
    assert result is not None
    assert iou(result.masks[1], disc(1)) > 0.6
    live.apply(UpdateObject(object=1, locked=False))
    live.remove_object(1)


def test_what_makes_no_sense_is_told(live: LiveStream) -> None:
    with pytest.raises(PromptError, match="no frame yet"):
        live.add_points(1, [[1, 1]])
    with pytest.raises(MediaError, match="is not an image"):
        live.push(np.zeros(3))
    live.push(FRAMES[0])
    with pytest.raises(PromptError, match="outside the image"):
        live.add_points(1, [[500, 1]])
    with pytest.raises(MediaError, match="those before had 160 x 120"):
        live.push(FRAMES[1][:50])
    with pytest.raises(PromptError, match="no object 7"):
        live.remove_object(7)
    assert np.array_equal(live.add_points(1, [[40, 60]]), live.masks(0)[0].rle.decode())
    assert live.masks(0)[0].refine is None
    for operation in (Undo(), Refine(object=1, frame=0)):
        with pytest.raises(PromptError, match=f"{operation.op} is not done on a camera's image"):
            live.apply(operation)
    for seconds in (float("nan"), float("inf"), 1e30, "now"):
        with pytest.raises(MediaError, match="is no time of a frame"):
            live.push(FRAMES[1], seconds)  # type: ignore[arg-type]
    assert live.count == 1
    live.close()
    with pytest.raises(SessionError, match="was closed"):
        live.push(FRAMES[1])
