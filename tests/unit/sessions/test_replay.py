"""The operations in effect are the session's truth: on a new session they give the same masks, bit for bit."""

from __future__ import annotations

import typing

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetam_ui.core import operations
from edgetam_ui.core.operations import Ended, Operation, Propagate
from tests.sequences import STEPS, Player, Step, check, open_session, replayed, seen


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
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
    mask = np.zeros((32, 48), bool)
    mask[4:9, 30:40] = True
    assert np.array_equal(session.add_mask(3, mask, frame=2), mask)
    session.add_object("spare")
    session.update_object(2, name="disc", category="toy", color="#ABCDEF", visible=False)
    player.play(Propagate())
    player.play(3)
    session.add_points(1, [[20, 16]], frame=2)  # corrects what the run just tracked
    session.add_points(2, [[40, 16]], frame=5)  # which the run has not reached
    player.play(1)
    player.stop()
    session.clear_frame(2, 1)
    session.remove_object(4)
    session.update_object(3, locked=True)
    used = {type(operation) for operation in session.operations}
    session.reset()
    session.undo()
    session.redo()
    session.undo()
    assert seen(replayed(session)) == seen(session)
    session.reset()
    used |= {type(operation) for operation in session.operations}
    # Undo and redo are never in effect.
    assert used == set(typing.get_args(Operation)) - {operations.Undo, operations.Redo}
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
