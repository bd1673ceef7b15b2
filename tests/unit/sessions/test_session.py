"""What a user does with a picture, without a browser."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, PromptError, Session


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


def test_undo_and_redo_decode_nothing(controller: Controller, picture: Session) -> None:
    first = picture.add_points(1, [[250, 170]])
    second = picture.add_points(1, [[100, 100]], [0])
    decodes = controller.engine.counts["decode"]
    assert picture.undo() == 0
    assert np.array_equal(picture.masks()[1], first)
    assert picture.redo() == 0
    assert np.array_equal(picture.masks()[1], second)
    assert controller.engine.counts["decode"] == decodes
    picture.undo()
    picture.undo()
    assert picture.masks() == {}
    assert picture.undo() is None
    assert not picture.can_undo


def test_a_new_step_ends_redo(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    picture.undo()
    picture.add_points(1, [[60, 60]])
    assert picture.redo() is None


def test_masks_come_back_after_the_cache_is_lost(picture: Session) -> None:
    picture.add_box(1, [100, 100, 400, 300])
    picture.add_points(1, [[120, 120]], [0])
    picture.add_points(2, [[250, 170]])
    picture.choose(2, 2)
    before = picture.masks()
    picture._answers.forget()
    after = picture.masks()
    assert all(np.array_equal(before[number], after[number]) for number in (1, 2))


def test_choose_a_candidate(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    candidates = picture.candidates(1)
    assert [item.chosen for item in candidates] == [True, False, False]
    assert candidates[0].score >= candidates[1].score >= candidates[2].score
    assert np.array_equal(picture.choose(1, 1), candidates[1].mask)
    assert np.array_equal(picture.masks()[1], candidates[1].mask)
    assert [item.chosen for item in picture.candidates(1)] == [False, True, False]
    with pytest.raises(PromptError, match="no candidate"):
        picture.choose(1, 3)


def test_a_click_after_a_choice_refines_the_chosen(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    other = picture.choose(1, 2)
    refined = picture.add_points(1, [[240, 180]])
    assert not np.array_equal(refined, other)
    assert np.array_equal(picture.masks()[1], refined)


def test_objects_are_kept_apart(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    mine = picture.masks()[1]
    picture.add_points(7, [[60, 60]])
    picture.update_object(7, name="  grass \n", color="#ABCDEF", visible=False)
    assert np.array_equal(picture.masks()[1], mine)
    item = picture.state.objects[7]
    assert (item.name, item.color, item.visible) == ("grass", "#abcdef", False)
    picture.remove_object(1)
    assert list(picture.masks()) == [7]
    picture.undo()
    assert sorted(picture.masks()) == [1, 7]
    picture.reset()
    assert picture.masks() == {}
    picture.undo()
    assert sorted(picture.masks()) == [1, 7]


def test_hiding_an_object_is_no_step(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    picture.add_points(1, [[60, 60]], [0])
    corrected = picture.masks()[1]
    picture.undo()
    revision = picture.revision
    picture.update_object(1, visible=False)
    assert picture.revision > revision
    picture.redo()
    assert np.array_equal(picture.masks()[1], corrected)
    assert not picture.state.objects[1].visible


def test_what_was_on_no_frame_is_undone_on_none(video: Session) -> None:
    video.add_box(1, [44, 34, 96, 86], frame=5)
    video.update_object(1, name="disc")
    assert video.undo() is None
    assert video.state.objects[1].name == "Object 1"
    assert video.redo() is None
    assert video.state.objects[1].name == "disc"
    video.undo()
    assert video.undo() == 5


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
def test_nonsense_changes_nothing(picture: Session, do: object) -> None:
    picture.add_points(1, [[250, 170]])
    state, revision, mask = picture.state, picture.revision, picture.masks()[1]
    with pytest.raises(PromptError) as caught:
        do(picture)  # type: ignore[operator]
    assert caught.value.hint
    assert picture.state is state
    assert picture.revision == revision
    assert np.array_equal(picture.masks()[1], mask)


def test_a_choice_without_anything_to_choose_from_is_refused(picture: Session) -> None:
    picture.add_points(1, [[250, 170]])
    picture.choose(1, 2)
    said = picture.steps(1)
    with pytest.raises(PromptError):
        picture.add_steps(2, 0, said[1:])
    picture.add_steps(2, 0, said)
    masks = picture.masks()
    assert np.array_equal(masks[1], masks[2])


def test_the_smallest_pictures(controller: Controller) -> None:
    for size in ((1, 1), (3, 1), (1, 3), (2, 400)):
        with closing(controller.open(Image.new("RGB", size, "red"))) as session:
            assert session.add_points(1, [[0, 0]]).shape == (size[1], size[0])
            assert session.add_box(1, [0, 0, *size]).shape == (size[1], size[0])
