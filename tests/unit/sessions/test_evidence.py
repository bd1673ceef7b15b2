"""What is asked beside a click that corrects a tracked mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from edgetam_ui import Session
from edgetam_ui.core import masks
from edgetam_ui.core.operations import AddBox, AddMask, AddPoints, Choose, RleData
from edgetam_ui.core.prompts import Prompt
from edgetam_ui.sessions.evidence import asked, evidence, innermost, says_what


def rectangle(left: int, top: int, right: int, bottom: int, height: int = 60, width: int = 80) -> np.ndarray:
    mask = np.zeros((height, width), bool)
    mask[top:bottom, left:right] = True
    return mask


def click(x: float, y: float, label: int, corrects: np.ndarray | None = None) -> AddPoints:
    data = None if corrects is None else RleData.of(masks.encode(corrects))
    return AddPoints(object=1, points=((x, y),), labels=(label,), corrects=data)


def test_the_box_of_the_mask_goes_beside_a_negative_click() -> None:
    assert evidence(rectangle(10, 20, 40, 50), (30, 30), 0) == Prompt(box=(10, 20, 40, 50))


def test_a_point_deep_inside_goes_beside_a_positive_click() -> None:
    added = evidence(rectangle(10, 20, 41, 51), (70, 5), 1)
    assert (added.points, added.labels, added.box) == (((25, 35),), (1,), None)


def test_the_point_keeps_away_from_the_click() -> None:
    (x, y), depth = innermost(rectangle(0, 0, 80, 20), (10, 10))
    assert depth >= 9
    assert np.hypot(x - 10, y - 10) >= depth


def test_nothing_goes_beside_a_click_on_an_empty_mask() -> None:
    for label in (0, 1):
        assert not evidence(np.zeros((60, 80), bool), (5, 5), label)
    with pytest.raises(ValueError, match="empty"):
        innermost(np.zeros((60, 80), bool))


@given(arrays.arrays(bool, (13, 17)).filter(np.any))
def test_no_point_is_deeper_than_the_innermost(mask: np.ndarray) -> None:
    outside = np.argwhere(~np.pad(mask, 1)) - 1
    inside = np.argwhere(mask)
    depths = np.sqrt(((inside[:, None] - outside[None]) ** 2).sum(axis=-1).min(axis=1))
    (x, y), depth = innermost(mask)
    assert mask[int(y), int(x)]
    assert depth == pytest.approx(depths.max(), rel=1e-6)


@given(st.integers(0, 899), st.integers(0, 1199))
def test_the_innermost_point_of_a_large_thin_mask_is_in_it(y: int, x: int) -> None:
    mask = np.zeros((900, 1200), bool)
    mask[y, :x] = mask[:y, x] = mask[y, x] = True
    (column, row), _ = innermost(mask)
    assert mask[int(row), int(column)]


def test_evidence_stays_for_the_chain_until_the_user_draws_a_box() -> None:
    chain = (click(30, 30, 0, rectangle(10, 20, 40, 50)), click(12, 22, 1))
    assert asked(chain) == Prompt(((30, 30), (12, 22)), (0, 1), (10, 20, 40, 50))
    boxed = (*chain, AddBox(object=1, box=(1, 2, 30, 40)))
    assert asked(boxed) == Prompt(((30, 30), (12, 22)), (0, 1), (1, 2, 30, 40))


def test_nothing_is_added_where_nothing_was_tracked() -> None:
    assert asked((click(30, 30, 0), click(12, 22, 1))) == Prompt(((30, 30), (12, 22)), (0, 1))
    mask = AddMask(object=1, mask=RleData.of(masks.encode(rectangle(10, 20, 40, 50))))
    assert asked((mask, click(30, 30, 0))) == Prompt(((30, 30),), (0,))


def test_negative_clicks_alone_do_not_say_what_the_object_is() -> None:
    lone = click(30, 30, 0)
    assert not says_what((lone, lone))
    assert says_what((lone, click(5, 5, 1)))
    assert says_what((click(30, 30, 0, rectangle(10, 20, 40, 50)),))
    assert says_what((lone, AddBox(object=1, box=(1, 2, 30, 40))))
    assert says_what((lone, Choose(object=1, index=1)))


def test_the_answer_to_negative_clicks_alone_is_not_fed_back(image_session: Session) -> None:
    image_session.add_points(1, [[20, 16]], [0])
    image_session.add_points(1, [[60, 16]])
    image_session.add_points(2, [[20, 16], [60, 16]], [0, 1], multimask=False)
    assert np.array_equal(image_session.masks()[1], image_session.masks()[2])


def test_what_was_added_is_no_prompt_of_the_user(video_session: Session) -> None:
    video_session.add_box(1, [14, 34, 66, 86])
    list(video_session.propagate())
    video_session.add_points(1, [[76, 60]], [0], frame=6)
    assert video_session.state.objects[1].prompts()[6] == Prompt(((76, 60),), (0,))
