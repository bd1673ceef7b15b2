"""What a stream of frames records opens as a video with its objects, prompts and masks."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine, MediaError
from edgetam_ui.core.operations import AddObject
from tests.media import moving_disc

FRAMES = moving_disc(10)


def jpeg(frame: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(frame).save(file, "JPEG", quality=95)
    return file.getvalue()


def iou(mask: np.ndarray, other: np.ndarray) -> float:
    return float((mask & other).sum() / (mask | other).sum())


def test_a_recording_opens_as_a_video_with_what_was_shown(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream(record=tmp_path / "camera.mkv")
    shown: list[dict[int, np.ndarray]] = []
    for t, frame in enumerate(FRAMES):
        result = live.push(jpeg(frame) if t % 2 else frame, seconds=7 + t / 8)
        assert result is not None
        shown.append(result.masks)
        if t == 2:
            live.apply(AddObject(name="ball"))
            shown[t][1] = live.add_points(1, [[52, 60]])
        if t == 5:
            shown[t][1] = live.add_points(1, [[70, 60], [150, 10]], [1, 0])
            shown[t][2] = live.add_box(2, [100, 80, 150, 115])
        if t == 7:
            live.remove_object(2)
    recording = live.finish()
    assert recording is not None
    session = controller.open_recording(recording)
    assert [round(session.medium.time(t), 3) for t in (0, 4, 9)] == [0, 0.5, 1.125]
    assert [session.state.objects[number].name for number in session.state.objects] == ["ball", "Object 2"]
    for t, masks in enumerate(shown):
        found = session.masks(t)
        assert sorted(found) == sorted(masks if t < 8 else {**masks, 2: None})
        # Prompts are decoded again, from pixels that went through JPEG.
        least = 0.95 if t in (2, 5) else 1.0
        assert all(iou(found[number], mask) >= least for number, mask in masks.items())
    assert [kind for _, kind, _ in session.timeline(1)] == [
        "prompted", "tracked", "tracked", "prompted", "tracked", "tracked", "tracked", "tracked",
    ]  # fmt: skip
    assert [kind for _, kind, _ in session.timeline(2)] == ["prompted", "tracked", "tracked", "gone", "gone"]
    assert session.due().label == "All is tracked"
    # It goes on as any video: a correction is tracked on from.
    session.add_points(1, [[82, 60]], frame=7)
    assert [result.frame for result in session.propagate(direction="update") if result.tracked] == [6, 8, 9]


def test_a_recording_may_begin_while_objects_are_followed(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    live = controller.open_stream()
    live.push(FRAMES[0])
    live.add_points(1, [[40, 60]])
    live.push(FRAMES[1])
    live.record(tmp_path / "late.mkv")
    shown = [result.masks for frame in FRAMES[2:6] if (result := live.push(frame))]
    live.remove_object(1)
    live.push(FRAMES[6])
    live.add_points(1, [[76, 60]])  # another object under the number of the first
    recording = live.finish()
    assert recording is not None
    session = controller.open_recording(recording)
    assert session.medium.count == 5
    assert [np.array_equal(session.masks(t)[1], shown[t][1]) for t in range(4)] == [True] * 4
    assert sorted(session.state.objects) == [1, 2]
    assert session.timeline(1)[-1][:2] == (4, "gone")


def test_a_stream_without_frames_leaves_no_recording(tmp_path: Path) -> None:
    live = Controller(engine=FakeEngine()).open_stream(record=tmp_path / "none.mkv")
    assert live.finish() is None


def test_what_is_no_jpeg_is_told() -> None:
    live = Controller(engine=FakeEngine()).open_stream()
    with pytest.raises(MediaError, match="not a JPEG"):
        live.push(b"GIF89a")
    assert live.push(FRAMES[0]) is not None
