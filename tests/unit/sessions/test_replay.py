"""The operations in effect are the session's truth: on a new session they give the same masks, bit for bit."""

from __future__ import annotations

import typing

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetam_ui import MediaError, SessionError
from edgetam_ui.core import operations
from edgetam_ui.core.masks import encode
from edgetam_ui.core.operations import Ended, Operation, Propagate
from edgetam_ui.formats.reading import Read
from tests.sequences import STEPS, Player, Step, check, open_session, replayed, seen


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_any_sequence_is_replayed(steps: list[Step]) -> None:
    check(steps)


def test_every_kind_of_operation_is_replayed() -> None:
    player = Player()
    session = player.session
    session.add_points(1, [[12, 16]])
    session.choose(1, 1)
    session.add_points(1, [[14, 16], [40, 2]], [1, 0])
    session.move_point(1, 1, [15, 17])
    session.remove_point(1, 2)
    session.add_box(2, [2, 2, 30, 30], frame=1)
    session.refine(2, frame=1)
    mask = np.zeros((32, 48), bool)
    mask[4:9, 30:40] = True
    assert np.array_equal(session.add_mask(3, mask, frame=2), mask)
    session.add_object("spare")
    session.update_object(2, name="disc", category="toy", color="#ABCDEF", visible=False)
    session.paint(3, ~mask, frame=2)
    session.clean_up(2, holes=4, smooth=1, grow=-1)
    player.play(Propagate())
    player.play(3)
    session.add_points(1, [[20, 16]], frame=2)  # corrects what the run just tracked
    session.add_points(2, [[40, 16]], frame=5)  # which the run has not reached
    player.play(1)
    player.stop()
    session.mark_reviewed(1, 1)
    session.mark_absent(2, 3, 4)
    session.clear_frame(2, 1)
    session.remove_object(4)
    session.update_object(3, locked=True)
    session.take([Read(name="loaded", masks={0: encode(mask), 3: encode(mask)})])
    used = {type(operation) for operation in session.work().operations}
    session.reset()
    session.undo()
    session.redo()
    session.undo()
    assert seen(replayed(session)) == seen(session)
    session.reset()
    used |= {type(operation) for operation in session.operations}
    # Undo and redo are never in effect; bytes have no other values: tests/files/test_images.py has data that does.
    assert used == set(typing.get_args(Operation)) - {operations.Undo, operations.Redo, operations.SetValues}
    session.close()


def test_a_cancelled_run_is_replayed_as_far_as_it_came() -> None:
    player = Player()
    player.session.add_box(1, [2, 2, 30, 30])
    player.play(Propagate())
    player.play(2)
    assert player.session.operations[-1] == Ended(run=1, visited=3)
    player.stop()
    new = replayed(player.session)
    assert [frame for frame, _, _ in new.timeline(1)] == [0, 1, 2]
    assert seen(new) == seen(player.session)


def test_what_a_click_corrected_is_in_its_operation() -> None:
    player = Player()
    player.session.add_box(1, [2, 2, 30, 30])
    player.play(Propagate())
    player.play(5)
    tracked = player.session.masks(2)[1]
    player.session.add_points(1, [[20, 16]], frame=2)
    (click,) = [operation for operation in player.session.operations if operation.op == "add_points"]
    assert click.corrects is not None
    assert np.array_equal(click.corrects.to_rle().decode(), tracked)


def test_an_operation_is_its_json() -> None:
    session = open_session()
    session.add_points(1, [[1, 2]])
    (operation,) = session.operations
    data = operations.to_data(operation)
    assert data == {"op": "add_points", "object": 1, "frame": 0, "points": [[1.0, 2.0]], "labels": [1]}
    assert operations.from_data(data) == operation
    assert operations.SCHEMA["discriminator"]["propertyName"] == "op"


def test_loaded_objects_keep_their_colours_where_they_are_made_one_by_one() -> None:
    session = open_session()
    mask = np.zeros((32, 48), bool)
    mask[4:9, 30:40] = True
    session.take([Read(name=f"{number}", masks={0: encode(mask)}) for number in range(20)])
    assert seen(replayed(session)) == seen(session)


def test_what_was_locked_when_a_run_began_is_not_followed_in_a_replay() -> None:
    player = Player()
    session = player.session
    session.add_box(1, [2, 2, 30, 30])
    session.add_box(2, [10, 10, 40, 30])
    session.update_object(2, locked=True)
    player.play(Propagate())
    player.play(9)
    session.update_object(2, locked=False)
    assert len(session.timeline(2)) == 1
    assert seen(replayed(session)) == seen(session)


def test_ids_and_run_numbers_stay_within_what_json_holds() -> None:
    session = open_session()
    session.add_box(operations.LARGEST, [2, 2, 30, 30])
    assert session.add_object() == 1
    session.apply(Propagate(run=operations.LARGEST))
    session.apply(Ended(run=operations.LARGEST, visited=2))
    for _ in session.propagate():
        pass
    assert seen(replayed(session)) == seen(session)


def test_a_run_that_cannot_be_tracked_again_may_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session()
    session.add_box(1, [2, 2, 30, 30])
    session.apply(Propagate())
    read = session.medium.frame

    def broken(index: int) -> np.ndarray:
        if index == 3:
            raise MediaError("Frame 3 is damaged.")
        return read(index)

    with monkeypatch.context() as patch:
        patch.setattr(session.medium, "frame", broken)
        with pytest.raises(MediaError):
            session.apply(Ended(run=1, visited=6))
    assert len(session.timeline(1)) == 1
    session.apply(Ended(run=1, visited=6))
    assert len(session.timeline(1)) == 6


def test_undo_that_cannot_decode_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session()
    session.add_box(1, [2, 2, 30, 30])
    session.add_points(1, [[5, 5]])
    before = session.operations
    session._predictor.forget()
    with monkeypatch.context() as patch:
        patch.setattr(session.medium, "borrowed", lambda index: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            session.undo()
    assert session.operations == before
    session.undo()
    assert len(session.operations) == 1


def test_restoring_asks_no_model() -> None:
    def engine() -> None:
        raise AssertionError("the engine was asked for")

    original = open_session()
    original.add_points(1, [[5, 5]])
    original.add_box(1, [2, 2, 30, 30])
    session = open_session()
    session._predictor._engine = engine  # type: ignore[assignment]
    for operation in (*original.operations, operations.Undo(), operations.Redo()):
        session.restore(operation)
    assert session.operations == original.operations


def test_a_listener_that_fails_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    session = open_session()
    heard: list[object] = []
    session.subscribe(lambda event: 1 / 0)
    session.subscribe(heard.append)
    session.add_box(1, [2, 2, 30, 30])
    assert len(heard) == 1
    assert "a listener failed" in caplog.text


def test_nothing_is_kept_for_a_closed_session() -> None:
    session = open_session()
    session.add_box(1, [2, 2, 30, 30])
    session.close()
    session._predictor._keep("late", np.zeros(3))
    assert session._predictor._cache.get(session._predictor, "late") is None
    with pytest.raises(SessionError):
        session.undo()
