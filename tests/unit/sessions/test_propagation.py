"""What a user does with a video_session, without a browser."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import Controller, PromptError, Session, SessionError
from edgetam_ui.sessions.evidence import asked
from tests.media import moving_disc


def disc(t: int) -> np.ndarray:
    y, x = np.mgrid[:120, :160]
    return (x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def test_follows_a_moving_disc(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    results = list(video_session.propagate())
    assert [result.frame for result in results] == list(range(10))
    assert [(result.done, result.total) for result in results][-1] == (9, 9)
    assert np.mean([iou(result.masks[1], disc(result.frame)) for result in results]) > 0.6
    for result in results:
        assert np.array_equal(video_session.masks(result.frame)[1], result.masks[1])


def test_propagation_is_idempotent_and_can_be_undone(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    first = [result.masks[1] for result in video_session.propagate()]
    again = [result.masks[1] for result in video_session.propagate()]
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    video_session.undo()  # the second run had nothing to do, and is no step
    assert video_session.masks(5) == {}
    assert 1 in video_session.masks(0)
    video_session.redo()
    assert np.array_equal(video_session.masks(5)[1], first[5])


def test_a_correction_sticks(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    list(video_session.propagate())
    corrected = video_session.add_points(1, [[76, 60]], frame=6)
    kinds = {frame: kind for frame, kind, _ in video_session.timeline(1)}
    assert kinds[0] == kinds[6] == "prompted"
    assert kinds[3] == kinds[9] == "stale"
    results = {result.frame: result.masks[1] for result in video_session.propagate()}
    assert np.array_equal(results[6], corrected)
    assert np.array_equal(video_session.masks(6)[1], corrected)
    assert {kind for _, kind, _ in video_session.timeline(1)} <= {"prompted", "tracked", "absent"}


def test_what_comes_is_what_the_session_holds(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    kinds = []
    for result in video_session.propagate():
        if result.frame == 1:
            video_session.add_points(1, [[64, 60]], frame=4)
        kinds.append([item.kind for item in result.objects])
        assert np.array_equal(result.masks[1], video_session.masks(result.frame)[1])
    assert kinds == [["prompted"], ["tracked"], ["stale"], ["stale"], ["prompted"], *[["stale"]] * 5]


def test_an_object_added_later_has_no_masks_before(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    video_session.add_box(2, [50, 34, 102, 86], frame=6)
    results = list(video_session.propagate())
    assert [sorted(result.masks) for result in results] == [[1]] * 6 + [[1, 2]] * 4


def test_cancel_keeps_what_is_done(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    steps = video_session.propagate()
    done = [next(steps) for _ in range(4)]
    steps.close()
    assert np.array_equal(video_session.masks(3)[1], done[3].masks[1])
    assert video_session.masks(4) == {}
    assert [result.frame for result in video_session.propagate()] == list(range(10))


def test_cancel_from_elsewhere_and_a_second_run(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    steps = video_session.propagate()
    next(steps)
    next(steps)
    video_session.cancel()
    assert list(steps) == []
    left_alone = video_session.propagate()
    next(left_alone)
    assert len(list(video_session.propagate())) == 10
    assert list(left_alone) == []


def test_who_takes_a_propagation_back_stops_it(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    video_session.add_box(2, [50, 34, 102, 86])
    steps = video_session.propagate()
    next(steps)
    next(steps)
    video_session.remove_object(1)
    assert [item.object_id for item in next(steps).objects] == [2]
    assert video_session.add_object() == 3
    video_session.undo()
    video_session.undo()
    assert {item.object_id for item in next(steps).objects} == {1, 2}
    video_session.undo()
    assert list(steps) == []
    assert video_session.masks(2) == {}
    again = video_session.propagate()
    next(again)
    video_session.reset()
    assert list(again) == []


def test_closing_ends_what_runs(controller: Controller) -> None:
    session = controller.open(moving_disc(10))
    session.add_box(1, [14, 34, 66, 86])
    steps = session.propagate()
    next(steps)
    next(steps)
    session.close()
    assert list(steps) == []
    with pytest.raises(SessionError):
        session.overlay(5)
    with pytest.raises(SessionError, match="was closed"):
        session.propagate()


def test_a_propagation_of_nothing_leaves_no_step(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    revision = video_session.state
    steps = video_session.propagate()
    next(steps)  # Frame 0 is prompted, so nothing is tracked yet.
    steps.close()
    assert video_session.state.objects[1].runs == ()
    assert video_session.state.objects[1].chains == revision.objects[1].chains


def test_a_propagation_of_what_is_gone_leaves_no_step(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    steps = video_session.propagate()
    video_session.remove_object(1)
    before = video_session.state
    for _ in steps:
        pass
    assert video_session.state is before
    video_session.undo()
    assert list(video_session.state.objects) == [1]


@pytest.mark.parametrize(
    ("arguments", "frames"),
    [
        ({"end": 7}, [5, 6, 7]),
        ({"direction": "backward"}, [5, 4, 3, 2, 1, 0]),
        ({"direction": "backward", "end": 3}, [5, 4, 3]),
        ({"direction": "both"}, [5, 6, 7, 8, 9, 4, 3, 2, 1, 0]),
        ({"direction": "both", "start": 3, "end": 8}, [5, 6, 7, 8, 4, 3]),
        ({"start": 8}, [8, 9]),
        ({"start": 2}, [5, 6, 7, 8, 9]),
    ],
)
def test_ranges_and_directions(video_session: Session, arguments: dict[str, object], frames: list[int]) -> None:
    video_session.add_box(1, [44, 34, 96, 86], frame=5)
    assert [result.frame for result in video_session.propagate(**arguments)] == frames  # type: ignore[arg-type]


def test_the_whole_video_is_every_frame_of_every_object(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86], frame=0)
    video_session.add_box(2, [50, 34, 102, 86], frame=6)
    visited: list[tuple[int, int]] = []
    for result in video_session.propagate(direction="both"):
        visited += [(object_id, result.frame) for object_id in result.masks]
    assert sorted(visited) == [(object_id, frame) for object_id in (1, 2) for frame in range(10)]
    late = [result.frame for result in video_session.propagate(start=3, direction="both", objects=[2])]
    assert late == [6, 7, 8, 9, 5, 4, 3]


def test_backward_follows_too(video_session: Session) -> None:
    video_session.add_box(1, [68, 34, 120, 86], frame=9)
    results = list(video_session.propagate(direction="backward"))
    assert np.mean([iou(result.masks[1], disc(result.frame)) for result in results]) > 0.6


@pytest.mark.parametrize(
    "arguments",
    [
        {"direction": "sideways"},
        {"start": 8, "end": 3},
        {"start": 99},
        {"end": -1},
        {"objects": [9]},
        {"objects": []},
        {"start": 3, "direction": "backward"},
    ],
)
def test_propagations_that_make_no_sense(video_session: Session, arguments: dict[str, object]) -> None:
    video_session.add_box(1, [44, 34, 96, 86], frame=5) if "start" not in arguments else video_session.add_box(
        1, [1, 1, 9, 9], frame=0
    )
    if arguments == {"start": 3, "direction": "backward"}:
        video_session.clear_frame(1, 0)
    with pytest.raises(PromptError) as caught:
        video_session.propagate(**arguments)  # type: ignore[arg-type]
    assert caught.value.hint


def test_propagate_without_prompts(video_session: Session) -> None:
    with pytest.raises(PromptError, match="nothing to follow"):
        video_session.propagate()
    video_session.add_object()
    with pytest.raises(PromptError, match="nothing to follow"):
        video_session.propagate()


def test_edits_while_it_runs_mark_what_it_finds_as_stale(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    steps = video_session.propagate()
    for _ in range(3):
        next(steps)
    video_session.add_points(1, [[90, 60]], frame=8)
    for _ in steps:
        pass
    kinds = {frame: kind for frame, kind, _ in video_session.timeline(1)}
    assert kinds[5] == "stale"
    assert kinds[8] == "prompted"


def test_a_prompted_frame_is_a_barrier(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    video_session.add_box(1, [50, 34, 102, 86], frame=6)
    list(video_session.propagate())
    video_session.clear_frame(1, 6)
    assert video_session.masks(6) == {}  # nothing was tracked beneath the prompt


def test_a_first_click_on_a_tracked_frame_corrects_what_was_tracked(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    list(video_session.propagate())
    tracked = video_session.masks(6)[1]
    corrected = video_session.add_points(1, [[76, 60]], frame=6, multimask=False)
    asked_for = asked(video_session.state.objects[1].chains[6])
    fresh = video_session.add_points(2, asked_for.points, asked_for.labels, frame=6, multimask=False)
    assert not np.array_equal(corrected, fresh)  # the tracked mask goes in
    video_session.add_mask(3, tracked, frame=6)
    alone = video_session.add_points(3, [[76, 60]], frame=6, multimask=False)
    assert not np.array_equal(corrected, alone)  # and so does the evidence
    video_session.clear_frame(1, 6)
    assert np.array_equal(video_session.add_points(1, [[76, 60]], frame=6, multimask=False), corrected)
