"""What a user does with a picture or a video, without a browser."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, PromptError, Session, SessionError
from edgetam_ui.engine import CLICK, TRACK, Turns

from .conftest import moving_disc


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


def test_the_smallest_pictures(controller: Controller) -> None:
    for size in ((1, 1), (3, 1), (1, 3), (2, 400)):
        with closing(controller.open(Image.new("RGB", size, "red"))) as session:
            assert session.add_points(1, [[0, 0]]).shape == (size[1], size[0])
            assert session.add_box(1, [0, 0, *size]).shape == (size[1], size[0])


# -- video


def disc(t: int) -> np.ndarray:
    y, x = np.mgrid[:120, :160]
    return (x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def test_follows_a_moving_disc(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    results = list(video.propagate())
    assert [result.frame for result in results] == list(range(10))
    assert [(result.done, result.total) for result in results][-1] == (10, 10)
    assert np.mean([iou(result.masks[1], disc(result.frame)) for result in results]) > 0.6
    for result in results:
        assert np.array_equal(video.masks(result.frame)[1], result.masks[1])


def test_propagation_is_idempotent_and_can_be_undone(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    first = [result.masks[1] for result in video.propagate()]
    again = [result.masks[1] for result in video.propagate()]
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    video.undo()
    video.undo()
    assert video.masks(5) == {}
    assert 1 in video.masks(0)
    video.redo()
    assert np.array_equal(video.masks(5)[1], first[5])


def test_a_correction_sticks(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    list(video.propagate())
    corrected = video.add_points(1, [[76, 60]], frame=6)
    kinds = {frame: kind for frame, kind, _ in video.strip(1)}
    assert kinds[0] == kinds[6] == "prompted"
    assert kinds[3] == kinds[9] == "stale"
    results = {result.frame: result.masks[1] for result in video.propagate()}
    assert np.array_equal(results[6], corrected)
    assert np.array_equal(video.masks(6)[1], corrected)
    assert {kind for _, kind, _ in video.strip(1)} <= {"prompted", "tracked", "absent"}


def test_an_object_added_later_has_no_masks_before(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    video.add_box(2, [50, 34, 102, 86], frame=6)
    results = list(video.propagate())
    assert [sorted(result.masks) for result in results] == [[1]] * 6 + [[1, 2]] * 4


def test_cancel_keeps_what_is_done(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    steps = video.propagate()
    done = [next(steps) for _ in range(4)]
    steps.close()
    assert np.array_equal(video.masks(3)[1], done[3].masks[1])
    assert video.masks(4) == {}
    assert [result.frame for result in video.propagate()] == list(range(10))


def test_cancel_from_elsewhere_and_a_second_run(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    steps = video.propagate()
    next(steps)
    next(steps)
    video.cancel()
    assert list(steps) == []
    left_alone = video.propagate()
    next(left_alone)
    assert len(list(video.propagate())) == 10
    assert list(left_alone) == []


def test_who_takes_a_propagation_back_stops_it(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    video.add_box(2, [50, 34, 102, 86])
    steps = video.propagate()
    next(steps)
    next(steps)
    video.remove_object(1)
    assert [item.object_id for item in next(steps).objects] == [2]
    assert video.add_object() == 3
    video.undo()
    video.undo()
    assert {item.object_id for item in next(steps).objects} == {1, 2}
    video.undo()
    assert list(steps) == []
    assert video.masks(2) == {}
    again = video.propagate()
    next(again)
    video.reset()
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


def test_a_propagation_of_nothing_leaves_no_step(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    revision = video.state
    steps = video.propagate()
    next(steps)  # Frame 0 is prompted, so nothing is tracked yet.
    steps.close()
    assert video.state.objects[1].tracks == ()
    assert video.state.objects[1].chains == revision.objects[1].chains


@pytest.mark.parametrize(
    ("arguments", "frames"),
    [
        ({"end": 7}, [5, 6, 7]),
        ({"direction": "backward"}, [5, 4, 3, 2, 1, 0]),
        ({"direction": "backward", "end": 3}, [5, 4, 3]),
        ({"direction": "both"}, [5, 6, 7, 8, 9, 4, 3, 2, 1, 0]),
        ({"direction": "both", "start": 8}, [8, 9, 7, 6, 5, 4, 3, 2, 1, 0]),
        ({"start": 8}, [8, 9]),
        ({"start": 2}, [5, 6, 7, 8, 9]),
    ],
)
def test_ranges_and_directions(video: Session, arguments: dict[str, object], frames: list[int]) -> None:
    video.add_box(1, [44, 34, 96, 86], frame=5)
    assert [result.frame for result in video.propagate(**arguments)] == frames  # type: ignore[arg-type]


def test_the_whole_video_is_every_frame_of_every_object(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86], frame=0)
    video.add_box(2, [50, 34, 102, 86], frame=6)
    visited: list[tuple[int, int]] = []
    for result in video.propagate(direction="both"):
        visited += [(object_id, result.frame) for object_id in result.masks]
    assert sorted(visited) == [(object_id, frame) for object_id in (1, 2) for frame in range(10)]
    late = [result.frame for result in video.propagate(start=3, direction="both", objects=[2])]
    assert late == [6, 7, 8, 9, 5, 4, 3, 2, 1, 0]


def test_backward_follows_too(video: Session) -> None:
    video.add_box(1, [68, 34, 120, 86], frame=9)
    results = list(video.propagate(direction="backward"))
    assert np.mean([iou(result.masks[1], disc(result.frame)) for result in results]) > 0.6


@pytest.mark.parametrize(
    "arguments",
    [
        {"direction": "sideways"},
        {"start": 99},
        {"end": -1},
        {"objects": [9]},
        {"objects": []},
        {"start": 3, "direction": "backward"},
    ],
)
def test_propagations_that_make_no_sense(video: Session, arguments: dict[str, object]) -> None:
    video.add_box(1, [44, 34, 96, 86], frame=5) if "start" not in arguments else video.add_box(1, [1, 1, 9, 9], frame=0)
    if arguments == {"start": 3, "direction": "backward"}:
        video.clear_frame(1, 0)
    with pytest.raises(PromptError) as caught:
        video.propagate(**arguments)  # type: ignore[arg-type]
    assert caught.value.hint


def test_propagate_without_prompts(video: Session) -> None:
    with pytest.raises(PromptError, match="nothing to follow"):
        video.propagate()
    video.add_object()
    with pytest.raises(PromptError, match="nothing to follow"):
        video.propagate()


def test_edits_while_it_runs_mark_what_it_finds_as_stale(video: Session) -> None:
    video.add_box(1, [14, 34, 66, 86])
    steps = video.propagate()
    for _ in range(3):
        next(steps)
    video.add_points(1, [[90, 60]], frame=8)
    for _ in steps:
        pass
    kinds = {frame: kind for frame, kind, _ in video.strip(1)}
    assert kinds[5] == "stale"
    assert kinds[8] == "prompted"


def test_what_a_tracker_holds_does_not_grow(controller: Controller) -> None:
    from edgetam_ui import tracking

    made: list[tracking.Tracker] = []

    class Watched(tracking.Tracker):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            made.append(self)

    def held(count: int) -> int:
        with closing(controller.open(moving_disc(count))) as session, pytest.MonkeyPatch.context() as patch:
            patch.setattr(tracking, "Tracker", Watched)
            session.add_box(1, [14, 34, 66, 86])
            for _ in session.propagate():
                pass
        outputs = made[-1]._session.output_dict_per_obj[0]["non_cond_frame_outputs"]
        return sum(t.numel() for output in outputs.values() for t in output.values() if hasattr(t, "numel"))

    assert held(40) == held(20)


# -- many users


def test_two_sessions_do_not_see_each_other(controller: Controller, photo: Path) -> None:
    with closing(controller.open(photo)) as alone:
        expected = [alone.add_points(1, [[250, 170]]), alone.add_points(1, [[100, 100]], [0])]
    results: dict[int, list[np.ndarray]] = {}

    def use(number: int) -> None:
        with closing(controller.open(photo)) as session:
            results[number] = [session.add_points(1, [[250, 170]]), session.add_points(1, [[100, 100]], [0])]

    threads = [threading.Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    for masks in results.values():
        assert all(np.array_equal(a, b) for a, b in zip(masks, expected, strict=True))


def test_a_click_waits_for_one_frame_of_someone_elses_propagation(controller: Controller, photo: Path) -> None:
    with closing(controller.open(moving_disc(12))) as other, closing(controller.open(photo)) as mine:
        mine.prepare()
        other.add_box(1, [14, 34, 66, 86])
        seen: list[int] = []
        begun = threading.Event()

        def follow() -> None:
            for result in other.propagate():
                seen.append(result.frame)
                begun.set()

        thread = threading.Thread(target=follow)
        thread.start()
        begun.wait()
        before = len(seen)
        mine.add_points(1, [[250, 170]])
        assert len(seen) - before <= 2
        thread.join()
        assert len(seen) == 12


def test_the_queue_serves_clicks_first() -> None:
    turns, order = Turns(), []
    inside, release = threading.Event(), threading.Event()

    def hold() -> None:
        with turns.take(TRACK):
            inside.set()
            release.wait()

    def wait(rank: int, name: str) -> None:
        with turns.take(rank):
            order.append(name)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    waiting = []
    for rank, name in ((TRACK, "track"), (CLICK, "first click"), (CLICK, "second click")):
        waiting.append(threading.Thread(target=wait, args=(rank, name)))
        waiting[-1].start()
        while len(turns._waiting) < len(waiting):
            pass
    release.set()
    for thread in [holder, *waiting]:
        thread.join()
    assert order == ["first click", "second click", "track"]


def test_who_is_interrupted_while_waiting_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns()

    def interrupted(ready: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(turns._changed, "wait_for", interrupted)
        with pytest.raises(KeyboardInterrupt), turns.take(CLICK):
            pass
    assert turns._waiting == []
    with turns.take(TRACK):
        assert turns._busy
