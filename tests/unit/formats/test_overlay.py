"""Overlays, read again by Pillow and PyAV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from edgetam_ui.core.palette import rgb
from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats.overlay import draw
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults, image_results, rectangle, video_results


def decoded(path: Path) -> list[tuple[float, np.ndarray]]:
    with av.open(str(path)) as container:
        return [(float(frame.time), frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def test_masks_are_filled_and_outlined() -> None:
    frame = np.full((20, 20, 3), 100, np.uint8)
    info = ObjectInfo(1, "a", "#ff0000")
    out = draw(ArrayResults([frame], {0: {1: rectangle(20, 20, 5, 5, 15, 15)}}, {1: info}, "a.png", "image"), 0)
    assert out[0, 0].tolist() == [100, 100, 100]
    assert out[5, 5].tolist() == [255, 0, 0]
    assert out[10, 10].tolist() == [170, 55, 55]
    assert (frame == 100).all()


def test_a_large_image_has_a_thicker_outline() -> None:
    frame = np.zeros((1001, 1000, 3), np.uint8)
    mask = rectangle(1001, 1000, 5, 5, 15, 15)
    out = draw(ArrayResults([frame], {0: {1: mask}}, {1: ObjectInfo(1, "a", "#ff0000")}, "a.png", "image"), 0)
    assert out[10, 4:8, 0].tolist() == [0, 255, 255, 115]


def test_an_image(tmp_path: Path) -> None:
    results = image_results()
    export(results, "overlay", tmp_path / "overlay.png", no_progress)
    drawn = np.asarray(Image.open(tmp_path / "overlay.png"))
    frame, masks = results.frames[0], results.arrays[0]
    outside = ~(masks[1] | masks[3])
    assert np.array_equal(drawn[outside], frame[outside])
    assert (drawn[masks[1]] != frame[masks[1]]).any(axis=-1).mean() > 0.9


def test_hidden_objects_are_not_drawn(tmp_path: Path) -> None:
    results = image_results()
    hidden = {number: replace(info, visible=False) for number, info in results.objects.items()}
    export(replace(results, objects=hidden), "overlay", tmp_path / "overlay.png", no_progress)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "overlay.png")), results.frames[0])


def test_a_video_is_frame_exact(tmp_path: Path) -> None:
    results = video_results()
    export(results, "overlay", tmp_path / "overlay.mp4", no_progress)
    frames = decoded(tmp_path / "overlay.mp4")
    assert [time for time, _ in frames] == pytest.approx([index / 25 for index in range(10)], abs=1e-3)
    for index, (_, frame) in enumerate(frames):
        assert np.abs(frame.astype(float) - draw(results, index)).mean() < 3
    mask, color = results.arrays[2][1], np.array(rgb(results.objects[1].color))
    before = results.frames[2].astype(float)
    # The tint moves every covered pixel towards the object's colour.
    moved = np.abs(frames[2][1] - color).mean(axis=-1) < np.abs(before - color).mean(axis=-1)
    assert moved[mask].mean() > 0.8
    assert np.abs(frames[9][1].astype(float) - results.frames[9]).mean() < 3


def test_a_video_tells_its_colours(tmp_path: Path) -> None:
    export(video_results(2), "overlay", tmp_path / "overlay.mp4", no_progress)
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.colorspace, codec.color_primaries, codec.color_trc, codec.color_range) == (1, 1, 1, 1)


def test_the_last_odd_row_and_column_are_left_out(tmp_path: Path) -> None:
    export(video_results(3, 61, 83), "overlay", tmp_path / "overlay.mp4", no_progress)
    assert {frame.shape for _, frame in decoded(tmp_path / "overlay.mp4")} == {(60, 82, 3)}


@pytest.mark.parametrize(("height", "width"), [(8, 1), (1, 8), (1, 1), (3, 1)])
def test_a_single_row_or_column_is_doubled(tmp_path: Path, height: int, width: int) -> None:
    ramp = np.linspace(0, 255, height * width).astype(np.uint8).reshape(height, width, 1).repeat(3, axis=2)
    mask = np.zeros((height, width), bool)
    results = ArrayResults([ramp] * 2, {0: {1: mask}}, {1: ObjectInfo(1, "a", "#ff0000")})
    export(results, "overlay", tmp_path / "overlay.mp4", no_progress)
    expected = ramp[: max(height & ~1, 1), : max(width & ~1, 1)]
    for _, frame in decoded(tmp_path / "overlay.mp4"):
        assert frame.shape == (max(2, height & ~1), max(2, width & ~1), 3)
        assert np.abs(frame.astype(float) - expected).max() < 16
