"""The video part of the EdgeTAM API reference, a test per line, through the controller.

Masks of the same weights in plain transformers are compared in `tests/weights/test_parity.py`; here it is what the
reference says that each call does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine, PromptError, Session
from tests.media import moving_disc

COUNT = 60


@pytest.fixture
def controller() -> Controller:
    return Controller(engine=FakeEngine())


@pytest.fixture
def video(controller: Controller) -> Iterator[Session]:
    """60 frames of 700 x 600, for the reference's own coordinates."""
    small = moving_disc(COUNT, 120, 140)
    frames = np.stack([np.kron(frame, np.ones((5, 5, 1), np.uint8)) for frame in small])
    with closing(controller.open(frames)) as opened:
        yield opened


BOXES = [[[100, 100, 300, 300], [400, 200, 600, 500]]]


def test_a_session_is_initialized_with_a_list_of_images(controller: Controller) -> None:
    with closing(controller.open([Image.fromarray(frame) for frame in moving_disc(4)])) as opened:
        assert (opened.medium.width, opened.medium.height, opened.medium.count) == (160, 120, 4)
        opened.add_inputs(frame=0, object_ids=1, input_boxes=[[[14, 34, 66, 86]]])
        assert [result.frame for result in opened.propagate()] == [0, 1, 2, 3]


def test_a_session_is_initialized_with_video_frames(video: Session) -> None:
    assert (video.medium.width, video.medium.height, video.medium.count) == (700, 600, COUNT)
    assert list(video.state.objects) == []


def test_objects_are_added_on_the_first_frame_and_segmented(video: Session) -> None:
    masks = video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    assert sorted(masks) == [1, 2]
    assert all(mask.shape == (600, 700) and mask.dtype == bool for mask in masks.values())
    assert sorted(video.masks(0)) == [1, 2]
    assert [video.state.objects[number].prompts()[0].box for number in (1, 2)] == [tuple(box) for box in BOXES[0]]


def test_masks_are_logits_until_they_are_made_binary(video: Session) -> None:
    binary = video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    for number, mask in binary.items():
        logits = video.logits(number)
        assert logits.dtype == np.float32
        assert np.array_equal(video.controller.engine.binarize(logits[None], 600, 700)[0], mask)


def test_a_single_frame_is_processed_by_its_index(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    (result,) = video.propagate(start=7, end=7)
    assert (result.frame, sorted(result.masks)) == (7, [1, 2])
    assert video.masks(8) == {}


def test_an_object_is_prompted_on_several_key_frames_before_one_propagation(video: Session) -> None:
    for frame in (0, 20, 40):
        video.add_inputs(frame, [1, 2], input_boxes=BOXES)
    results = {result.frame: result.masks for result in video.propagate()}
    assert sorted(results) == list(range(COUNT))
    for frame in (0, 20, 40):
        assert np.array_equal(results[frame][1], video.masks(frame)[1])
        assert video.state.objects[1].prompts()[frame].box == tuple(BOXES[0][0])


def test_propagation_yields_every_frame_of_the_video_in_order(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    results = list(video.propagate())
    assert [result.frame for result in results] == list(range(COUNT))
    for result in results:
        assert sorted(result.masks) == [1, 2]
        assert result.masks[1].shape == (600, 700)


def test_a_refinement_click_for_one_object_on_frame_25(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    before = {result.frame: result.masks for result in video.propagate()}
    masks = video.add_inputs(frame=25, object_ids=1, input_points=[[[[200, 200]]]], input_labels=[[[1]]])
    assert list(masks) == [1]
    after = {result.frame: result.masks for result in video.propagate()}
    assert np.array_equal(after[25][1], masks[1])
    assert all(np.array_equal(after[frame][2], before[frame][2]) for frame in range(COUNT))


def test_a_refinement_click_on_frame_30(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    video.add_inputs(frame=30, object_ids=1, input_points=[[[[200, 200]]]], input_labels=[[[1]]])
    assert sorted(video.state.objects[1].chains) == [0, 30]
    assert sorted(video.state.objects[2].chains) == [0]


def test_an_id_may_be_new_or_known_and_stand_alone_or_in_a_list(video: Session) -> None:
    video.add_inputs(0, 7, input_boxes=[[[100, 100, 300, 300]]])
    video.add_inputs(0, [7], input_points=[[[[150, 150], [400, 400]]]], input_labels=[[[1, 0]]])
    video.add_inputs(0, np.array([8]), input_points=np.array([[[[300.0, 200.0]]]]))
    assert list(video.state.objects) == [7, 8]
    assert video.state.objects[7].prompts()[0].labels == (1, 0)


def test_objects_with_unlike_numbers_of_points(video: Session) -> None:
    video.add_inputs(0, [1, 2], input_points=[[[[300, 200]], [[600, 400], [650, 450]]]], input_labels=[[[1], [1, 1]]])
    assert [len(video.state.objects[number].prompts()[0].points) for number in (1, 2)] == [1, 2]


def test_points_and_a_box_in_one_call_are_one_prompt(video: Session) -> None:
    together = video.add_inputs(0, 1, [[[[200, 200]]]], [[[1]]], [[[100, 100, 300, 300]]])[1]
    video.add_points(2, [[200, 200]])
    assert np.array_equal(together, video.add_box(2, [100, 100, 300, 300]))


def test_resetting_clears_all_objects_and_keeps_the_frames(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=[1, 2], input_boxes=BOXES)
    video.reset()
    assert list(video.state.objects) == []
    assert video.masks(0) == {}
    video.add_inputs(frame=3, object_ids=1, input_boxes=[[[100, 100, 300, 300]]])
    assert [result.frame for result in video.propagate()] == list(range(3, COUNT))


def test_an_object_that_is_added_on_frame_50_has_masks_from_there_on(video: Session) -> None:
    video.add_inputs(frame=0, object_ids=1, input_boxes=[[[100, 100, 300, 300]]])
    video.add_inputs(frame=50, object_ids=2, input_boxes=[[[400, 200, 600, 500]]])
    for result in video.propagate():
        assert sorted(result.masks) == ([1] if result.frame < 50 else [1, 2])


def test_a_stream_without_a_video(controller: Controller) -> None:
    live = controller.open_stream()
    frames = moving_disc(6)
    with pytest.raises(PromptError, match="no frame yet"):
        live.add_inputs([1], input_boxes=[[[14, 34, 66, 86]]])
    live.push(frames[0])
    assert live.size == (120, 160)  # the reference's `original_size` is the frame's own
    first = live.add_inputs([1, 2], input_boxes=[[[14, 34, 66, 86], [90, 10, 150, 50]]])
    assert sorted(first) == [1, 2]
    for frame in frames[1:4]:
        result = live.push(frame)
        assert result is not None
        assert list(result.masks) == [1, 2]
    live.add_inputs(3, input_points=[[[[42, 60]]]], input_labels=[[[1]]])
    for frame in frames[4:]:
        result = live.push(frame)
        assert result is not None
        assert list(result.masks) == [1, 2, 3]
    with pytest.raises(PromptError, match="`input_boxes` is not nested"):
        live.add_inputs(1, input_boxes=[[14, 34, 66, 86]])


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"input_points": [[[200, 200]]]}, "`input_points` is not nested"),
        ({"input_boxes": [[100, 100, 300, 300]]}, "`input_boxes` is not nested"),
        ({"input_boxes": BOXES}, "`input_boxes` is for 2 objects, but 1 ids"),
        ({"input_points": [[[[200, 200]]]], "input_labels": [[1]]}, "`input_labels` is not nested"),
        ({}, "neither a point nor a box"),
    ],
)
def test_what_does_not_match_is_told_and_changes_nothing(
    video: Session, inputs: dict[str, object], message: str
) -> None:
    with pytest.raises(PromptError, match=message) as caught:
        video.add_inputs(0, 1, **inputs)  # type: ignore[arg-type]
    assert caught.value.hint
    assert list(video.state.objects) == []
