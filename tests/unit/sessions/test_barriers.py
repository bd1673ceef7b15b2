"""What a user decided on a frame is a barrier: no tracking changes it, and no edit reaches beyond it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetam_ui import PromptError, Session
from edgetam_ui.core.operations import Direction
from edgetam_ui.sessions.plan import anchors_at
from tests.barriers import CUTS, DIRECTIONS, Cut, check_barriers, check_cuts, masks_of
from tests.sequences import COUNT, STEPS, Step, open_session, replayed, seen


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_nothing_changes_behind_a_barrier(steps: list[Step]) -> None:
    check_barriers(steps)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=6), CUTS, DIRECTIONS)
def test_masks_do_not_depend_on_how_the_work_was_cut_up(
    steps: list[Step], cuts: list[Cut], direction: Direction
) -> None:
    check_cuts(steps, cuts, direction)


def tracked_session() -> Session:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21])
    for _ in session.propagate():
        pass
    return session


def kinds(session: Session) -> str:
    """The first letter of each frame's kind, a dash where the object has no mask."""
    line = {frame: kind for frame, kind, _ in session.timeline(1)}
    return "".join(line.get(frame, "-")[0] for frame in range(COUNT))


def words(session: Session) -> str:
    """What is due, without how long it takes."""
    return session.due().label.split(",")[0]


def test_what_was_reviewed_bounds_what_a_correction_makes_stale() -> None:
    session = tracked_session()
    session.mark_reviewed(1, 2)
    assert kinds(session) == "ptrttt"
    session.add_points(1, [[20, 16]], frame=4)
    assert kinds(session) == "ptrsps"
    assert words(session) == "Update 2 frames"
    before = masks_of(session)
    assert [result.frame for result in session.propagate(direction="update")] == [3, 5]
    assert kinds(session) == "ptrtpt"
    assert all(masks_of(session)[place] == before[place] for place in ((1, 0), (1, 1), (1, 2), (1, 4)))
    session.mark_reviewed(1, 2, reviewed=False)
    assert kinds(session) == "ptttpt"


def test_what_was_reviewed_far_away_does_not_bear_on_what_is_tracked_after_a_correction() -> None:
    found = []
    for reviewed in (False, True):
        session = tracked_session()
        if reviewed:
            session.mark_reviewed(1, 1, 2)
        session.add_points(1, [[20, 16]], frame=4)
        list(session.propagate(direction="update"))
        found.append(masks_of(session))
    assert found[1][1, 5] == found[0][1, 5]
    assert {frame: anchors_at(session.state.objects[1], frame) for frame in (3, 5)} == {3: [0, 2, 4], 5: [0, 4]}


def test_an_absent_stretch_has_empty_masks_and_a_fresh_start_after() -> None:
    session = tracked_session()
    session.mark_absent(1, 2, 3)
    assert kinds(session) == "ptggss"
    assert not session.masks(2)[1].any()
    assert (session.due().first, session.due().last, session.due().frames) == (4, 5, 2)
    list(session.propagate(direction="update"))
    assert kinds(session) == "ptggtt"
    session.mark_absent(1, 3, absent=False)
    assert kinds(session) == "ptgsss"
    session.add_points(1, [[20, 16]], frame=2)
    assert kinds(session) == "pspsss"
    session.undo()
    assert kinds(session) == "ptgsss"


def test_an_update_goes_forward_between_two_barriers() -> None:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21])
    session.add_box(1, [12, 2, 40, 30], frame=5)
    assert words(session) == "Track 4 frames"
    assert [result.frame for result in session.propagate(direction="update")] == [1, 2, 3, 4]
    assert session.due().label == "All is tracked"


def test_a_cancelled_run_is_filled_up() -> None:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21], frame=1)
    assert words(session) == "Track 4 frames"
    steps = session.propagate()
    assert [next(steps).frame, next(steps).frame, next(steps).frame] == [1, 2, 3]
    steps.close()
    due = session.due()
    assert words(session) == "Fill 4 to 5"
    assert due.seconds is not None
    assert (due.frames, due.first, due.last) == (2, 4, 5)
    counts = session.controller.engine.counts
    before = counts["track"]
    list(session.propagate(direction="update"))
    assert counts["track"] - before == 2  # what the tracker remembered was kept


def test_what_is_due_is_the_rest_of_a_cancelled_run_before_the_first_prompt_too() -> None:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21], frame=4)
    steps = session.propagate(direction="both")
    while next(steps).frame != 3:
        pass
    steps.close()
    due = session.due()
    assert (due.frames, due.first, due.last) == (3, 0, 2)
    assert words(session) == "Fill 0 to 2"
    assert len([result for result in session.resume() if result.tracked]) == due.frames
    assert session.due().label == "All is tracked"


def test_an_update_fills_nothing_before_the_first_prompt() -> None:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21], frame=3)
    list(session.propagate(direction="backward"))
    list(session.propagate())
    session.add_box(1, [3, 3, 30, 30], frame=3)
    assert kinds(session) == "ssspss"
    assert session.due().frames == 5
    session.clear_frame(1, 3)
    session.add_box(2, [3, 3, 30, 30], frame=3)
    assert session.due().frames == 2


def test_locked_objects_are_left_alone() -> None:
    session = tracked_session()
    session.add_points(1, [[20, 16]], frame=3)
    session.update_object(1, locked=True)
    assert session.due().frames == 0
    for edit in (lambda: session.mark_absent(1, 2), lambda: session.mark_reviewed(1, 1)):
        with pytest.raises(PromptError, match="is locked"):
            edit()


def test_the_mask_of_another_object_is_a_prompt() -> None:
    session = tracked_session()
    session.add_points(2, [[40, 16]], frame=2)
    assert np.array_equal(session.copy_mask(3, 1, frame=2), session.masks(2)[1])
    assert seen(replayed(session)) == seen(session)
    with pytest.raises(PromptError, match="has no mask on frame 4"):
        session.copy_mask(3, 2, frame=4)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda session: session.mark_reviewed(2, 0), "no object 2"),
        (lambda session: session.mark_absent(1, 4, 2), "no frames from 4 to 2"),
        (lambda session: session.mark_absent(1, 4, 9), "no frame 9"),
        (lambda session: open_session().mark_reviewed(1, 0), "no object 1"),
    ],
)
def test_marks_that_make_no_sense(edit: object, message: str) -> None:
    session = tracked_session()
    before = seen(session)
    with pytest.raises(PromptError, match=message) as caught:
        edit(session)  # type: ignore[operator]
    assert caught.value.hint
    assert seen(session) == before


def test_only_what_has_a_mask_can_be_reviewed() -> None:
    session = open_session()
    session.add_box(1, [4, 9, 16, 21])
    with pytest.raises(PromptError, match="no mask there to review"):
        session.mark_reviewed(1, 2)


@pytest.mark.parametrize("direction", ["forward", "update"])
def test_tracking_starts_afresh_at_a_barrier(direction: Direction) -> None:
    def prompted() -> Session:
        session = open_session()
        session.add_box(1, [4, 9, 16, 21])
        session.add_box(1, [9, 9, 21, 21], frame=3)
        return session

    one, two = prompted(), prompted()
    list(one.propagate(direction=direction))
    list(two.propagate(start=4))
    list(two.propagate(direction=direction))
    assert masks_of(one) == masks_of(two)
