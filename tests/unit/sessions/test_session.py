"""What a user does with an image, without a browser."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, PromptError, Session
from edgetam_ui.core.cleaning import grown
from edgetam_ui.core.operations import Cleaning, CleanUp
from edgetam_ui.engine.scheduler import Priority, Turn


def test_one_encode_however_many_clicks(controller: Controller, photo: Path) -> None:
    counts = controller.engine.counts
    with closing(controller.open(photo)) as session:
        before = counts["encode"]
        for object_id in (1, 2, 3):
            session.add_points(object_id, [[50 * object_id, 100]])
            session.add_points(object_id, [[50 * object_id, 150]], [0])
        session.add_box(4, [10, 10, 100, 100])
        session.candidates(4)
        for _ in range(5):
            session.undo()
        session.masks()
        assert counts["encode"] - before == 1


def test_a_preview_is_the_mask_of_the_click_and_changes_nothing(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    before = image_session.operations
    preview = image_session.preview(1, [100, 100], label=0)
    new = image_session.preview(2, [300, 150])
    assert image_session.operations == before
    assert preview is not None
    assert new is not None
    assert np.array_equal(preview.rle.decode(), image_session.add_points(1, [[100, 100]], [0]))
    assert np.array_equal(new.rle.decode(), image_session.add_points(2, [[300, 150]]))
    with pytest.raises(PromptError, match="outside"):
        image_session.preview(1, [9000, 1])


def test_a_preview_waits_for_nobody(controller: Controller, image_session: Session) -> None:
    assert image_session.preview(1, [250, 170]) is None  # not encoded yet
    image_session.add_points(1, [[250, 170]])
    with controller.engine.scheduler.acquire(Turn(Priority.CLICK, "somebody else")):
        assert image_session.preview(1, [100, 100]) is None
    assert image_session.preview(1, [100, 100]) is not None


def test_undo_and_redo_decode_nothing(controller: Controller, image_session: Session) -> None:
    first = image_session.add_points(1, [[250, 170]])
    second = image_session.add_points(1, [[100, 100]], [0])
    decodes = controller.engine.counts["decode"]
    assert image_session.undo() == 0
    assert np.array_equal(image_session.masks()[1], first)
    assert image_session.redo() == 0
    assert np.array_equal(image_session.masks()[1], second)
    assert controller.engine.counts["decode"] == decodes
    image_session.undo()
    image_session.undo()
    assert image_session.masks() == {}
    assert image_session.undo() is None
    assert not image_session.can_undo


def test_a_new_step_ends_redo(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    image_session.undo()
    image_session.add_points(1, [[60, 60]])
    assert image_session.redo() is None


def test_masks_come_back_after_the_cache_is_lost(image_session: Session) -> None:
    image_session.add_box(1, [100, 100, 400, 300])
    image_session.add_points(1, [[120, 120]], [0])
    image_session.add_points(2, [[250, 170]])
    image_session.choose(2, 2)
    before = image_session.masks()
    image_session._predictor.forget()
    after = image_session.masks()
    assert all(np.array_equal(before[number], after[number]) for number in (1, 2))


def test_choose_a_candidate(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    candidates = image_session.candidates(1)
    assert [item.chosen for item in candidates] == [True, False, False]
    assert candidates[0].score >= candidates[1].score >= candidates[2].score
    assert np.array_equal(image_session.choose(1, 1), candidates[1].mask)
    assert np.array_equal(image_session.masks()[1], candidates[1].mask)
    assert [item.chosen for item in image_session.candidates(1)] == [False, True, False]
    with pytest.raises(PromptError, match="no candidate"):
        image_session.choose(1, 3)


def test_a_click_after_a_choice_refines_the_chosen(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    other = image_session.choose(1, 2)
    refined = image_session.add_points(1, [[240, 180]])
    assert not np.array_equal(refined, other)
    assert np.array_equal(image_session.masks()[1], refined)


def test_objects_are_kept_apart(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    mine = image_session.masks()[1]
    image_session.add_points(7, [[60, 60]])
    image_session.update_object(7, name="  grass \n", color="#ABCDEF", visible=False)
    assert np.array_equal(image_session.masks()[1], mine)
    item = image_session.state.objects[7]
    assert (item.name, item.color, item.visible) == ("grass", "#abcdef", False)
    image_session.remove_object(1)
    assert list(image_session.masks()) == [7]
    image_session.undo()
    assert sorted(image_session.masks()) == [1, 7]
    image_session.reset()
    assert image_session.masks() == {}
    image_session.undo()
    assert sorted(image_session.masks()) == [1, 7]


def test_hiding_an_object_is_no_step(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    image_session.add_points(1, [[60, 60]], [0])
    corrected = image_session.masks()[1]
    image_session.undo()
    revision = image_session.revision
    image_session.update_object(1, visible=False)
    assert image_session.revision > revision
    image_session.redo()
    assert np.array_equal(image_session.masks()[1], corrected)
    assert not image_session.state.objects[1].visible


def test_what_was_on_no_frame_is_undone_on_none(video_session: Session) -> None:
    video_session.add_box(1, [44, 34, 96, 86], frame=5)
    video_session.update_object(1, name="disc")
    assert video_session.undo() is None
    assert video_session.state.objects[1].name == "Object 1"
    assert video_session.redo() is None
    assert video_session.state.objects[1].name == "disc"
    video_session.undo()
    assert video_session.undo() == 5


@pytest.mark.parametrize(
    "do",
    [
        lambda s: s.add_points(1, [[5000, 5]]),
        lambda s: s.add_points(1, [[5, 5]], [3]),
        lambda s: s.add_points(0, [[5, 5]]),
        lambda s: s.add_points("cat", [[5, 5]]),
        lambda s: s.add_points(1, [[5, 5]], frame=1),
        lambda s: s.add_box(1, [50, 50, 10, 10]),
        lambda s: s.add_box(1, [10, 10, 10, 10]),
        lambda s: s.remove_object(9),
        lambda s: s.candidates(9),
        lambda s: s.choose(9, 0),
        lambda s: s.update_object(9, name="x"),
        lambda s: s.update_object(1, color="red"),
        lambda s: s.clear_frame(9),
        lambda s: s.masks(frame=3),
        lambda s: s.propagate(),
    ],
)
def test_nonsense_changes_nothing(image_session: Session, do: object) -> None:
    image_session.add_points(1, [[250, 170]])
    state, revision, mask = image_session.state, image_session.revision, image_session.masks()[1]
    with pytest.raises(PromptError) as caught:
        do(image_session)  # type: ignore[operator]
    assert caught.value.hint
    assert image_session.state is state
    assert image_session.revision == revision
    assert np.array_equal(image_session.masks()[1], mask)


def test_a_choice_without_anything_to_choose_from_is_refused(image_session: Session) -> None:
    with pytest.raises(PromptError, match="nothing to choose"):
        image_session.choose(2, 1)
    assert image_session.state.objects == {}


def test_a_point_is_moved_and_removed(image_session: Session) -> None:
    alone = image_session.add_points(2, [[250, 170], [60, 60]], [1, 0])
    image_session.add_points(1, [[240, 160], [80, 80]], [1, 0])
    image_session.move_point(1, 0, [250, 170])
    assert np.array_equal(image_session.move_point(1, 1, [60, 60]), alone)
    left = image_session.remove_point(1, 1)
    assert left is not None
    assert image_session.state.objects[1].prompts()[0].points == ((250, 170),)
    assert image_session.remove_point(1, 0) is None
    assert image_session.masks().keys() == {2}
    image_session.undo()
    image_session.undo()
    assert np.array_equal(image_session.masks()[1], alone)
    with pytest.raises(PromptError, match="no point 2"):
        image_session.move_point(1, 2, [1, 1])


def test_a_mask_is_a_prompt(image_session: Session) -> None:
    mask = np.zeros((343, 502), bool)
    mask[100:200, 150:300] = True
    image_session.add_points(1, [[250, 170]])
    assert np.array_equal(image_session.add_mask(1, mask), mask)
    assert image_session.state.objects[1].prompts()[0].points == ()
    corrected = image_session.add_points(1, [[160, 110]], [0])
    assert not np.array_equal(corrected, mask)
    with pytest.raises(PromptError, match="502 x 343"):
        image_session.add_mask(1, mask[:50])
    with pytest.raises(PromptError, match="empty"):
        image_session.add_mask(1, np.zeros_like(mask))


def test_a_stroke_is_added_to_a_mask_or_taken_away(image_session: Session) -> None:
    left, right = np.zeros((343, 502), bool), np.zeros((343, 502), bool)
    left[100:200, 150:250] = right[100:200, 240:300] = True
    assert np.array_equal(image_session.paint(1, left), left)
    assert np.array_equal(image_session.paint(1, right), left | right)
    assert np.array_equal(image_session.paint(1, left, erase=True), right & ~left)
    assert [operation.op for operation in image_session.operations] == ["add_mask"] * 3
    assert all(operation.part is None for operation in image_session.operations)
    state = image_session.state
    with pytest.raises(PromptError, match=r"No mask would be left here\. Clear the frame, or remove the object\."):
        image_session.paint(1, right, erase=True)
    with pytest.raises(PromptError, match="nothing to take away"):
        image_session.paint(2, left, erase=True)
    with pytest.raises(PromptError, match="polygon or stroke encloses nothing"):
        image_session.paint(2, np.zeros_like(left))
    with pytest.raises(PromptError, match="polygon or stroke encloses nothing"):
        image_session.paint(1, np.zeros_like(left))
    with pytest.raises(PromptError, match="502 x 343"):
        image_session.paint(1, left[:9])
    assert image_session.state is state
    image_session.undo()
    assert np.array_equal(image_session.masks()[1], left | right)


def test_what_changes_nothing_is_no_step(image_session: Session, video_session: Session) -> None:
    mask = image_session.add_points(1, [[250, 170]])
    before = image_session.state
    assert np.array_equal(image_session.paint(1, mask), mask)
    assert np.array_equal(image_session.paint(1, ~mask, erase=True), mask)
    image_session.move_point(1, 0, [250, 170])
    assert image_session.state is before
    video_session.add_points(1, [[40, 60]])
    list(video_session.propagate(end=3))
    video_session.mark_reviewed(1, 2)
    reviewed = video_session.state
    video_session.mark_reviewed(1, 2)
    assert video_session.state is reviewed


def test_a_clean_up_changes_what_is_given_and_nothing_that_is_stored(image_session: Session) -> None:
    mask = np.zeros((343, 502), bool)
    mask[100:200, 150:300] = mask[20:23, 20:23] = True
    mask[140:144, 200:204] = False
    image_session.add_mask(1, mask)
    image_session.clean_up(1, holes=16, specks=10, grow=2, feather=4)
    whole = np.zeros_like(mask)
    whole[100:200, 150:300] = True
    assert np.array_equal(image_session.masks()[1], grown(whole, 2))
    assert image_session.results().masks(0)[0].rle.area == grown(whole, 2).sum()
    assert image_session.results().objects[1].feather == 4
    assert "soft" in [notice.code for notice in image_session.check_export("coco").notices]
    assert "soft" not in [notice.code for notice in image_session.check_export("cutout").notices]
    # What is painted or copied builds on one of the two as a user sees it: once grown, nothing grows again.
    stroke = np.zeros_like(mask)
    stroke[300:310, 10:20] = True
    image_session.paint(1, stroke)
    assert np.array_equal(image_session.masks()[1], grown(whole | stroke, 2))
    image_session.copy_mask(2, 1)
    assert np.array_equal(image_session.masks()[2], image_session.masks()[1])
    image_session.clean_up(1)
    assert np.array_equal(image_session.masks()[1], mask | stroke)
    image_session.undo()
    assert np.array_equal(image_session.masks()[1], grown(whole | stroke, 2))
    with pytest.raises(PromptError, match="smooth"):
        image_session.clean_up(1, smooth=-1)
    with pytest.raises(PromptError, match="no object 9"):
        image_session.clean_up(9, holes=1)


def test_a_slider_that_moves_is_one_step(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    for grow in (1, 2, 3):
        image_session.apply(CleanUp(object=1, cleaning=Cleaning(grow=grow), continues=grow > 1))
    image_session.apply(CleanUp(object=1, cleaning=Cleaning(grow=9)))
    assert [operation.op for operation in image_session.operations] == ["add_points", "clean_up", "clean_up"]
    grows = []
    while image_session.can_undo:
        grows.append(image_session.state.objects[1].cleaning.grow)
        image_session.undo()
    assert grows == [9, 3, 0]


def test_a_locked_object_stays_as_it_is(image_session: Session) -> None:
    image_session.add_points(1, [[250, 170]])
    image_session.update_object(1, locked=True)
    for edit in (
        lambda: image_session.add_points(1, [[60, 60]]),
        lambda: image_session.clear_frame(1),
        lambda: image_session.remove_object(1),
    ):
        with pytest.raises(PromptError, match="locked"):
            edit()
    image_session.update_object(1, locked=False)
    image_session.remove_object(1)


def test_the_smallest_images(controller: Controller) -> None:
    for size in ((1, 1), (3, 1), (1, 3), (2, 400)):
        with closing(controller.open(Image.new("RGB", size, "red"))) as session:
            assert session.add_points(1, [[0, 0]]).shape == (size[1], size[0])
            assert session.add_box(1, [0, 0, *size]).shape == (size[1], size[0])
