"""What a user can point at, and the sentence they get where that makes no sense."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import PromptError
from edgetam_ui.core.prompts import Prompt, as_box, as_points, check_inside, cut_box


def test_the_seeds_nesting() -> None:
    prompt = Prompt(points=((300.0, 200.0), (350.0, 250.0)), labels=(1, 0), box=(1, 2, 3, 4))
    assert prompt.to_processor() == {
        "input_points": [[[[300.0, 200.0], [350.0, 250.0]]]],
        "input_labels": [[[1, 0]]],
        "input_boxes": [[[1, 2, 3, 4]]],
    }
    assert Prompt(box=(1, 2, 3, 4)).to_processor() == {"input_boxes": [[[1, 2, 3, 4]]]}
    assert Prompt().to_processor() == {}


def test_one_click_is_ambiguous_and_more_is_not() -> None:
    assert Prompt(((1, 1),), (1,)).ambiguous
    assert not Prompt(((1, 1), (2, 2)), (1, 0)).ambiguous
    assert not Prompt(((1, 1),), (1,), (0, 0, 5, 5)).ambiguous


def test_arrays_and_tuples_are_taken() -> None:
    assert as_points(np.array([[1, 2], [3, 4]]), np.array([1, 0])) == (((1.0, 2.0), (3.0, 4.0)), (1, 0))
    assert as_points([(1, 2)]) == (((1.0, 2.0),), (1,))
    assert as_box(np.array([1, 2, 3, 4])) == (1, 2, 3, 4)


def test_a_box_is_cut_to_the_image() -> None:
    assert cut_box((-5, -5, 50, 4), 9, 9) == (0, 0, 9, 4)


@pytest.mark.parametrize(
    ("points", "labels", "says"),
    [
        ([[9, 1]], None, "outside"),
        ([[-0.5, 1]], None, "outside"),
        ([[1, 1]], [2], "neither 0 nor 1"),
        ([[1, 1]], [-1], "neither 0 nor 1"),
        ([[1, 1]], ["1"], "neither 0 nor 1"),
        ([[1, 1], [2, 2]], [1], "2 points but 1 labels"),
        ([], None, "no point"),
        ([[1, 2, 3]], None, "two numbers"),
        ([[float("nan"), 1]], None, "two numbers"),
        ([["a", 1]], None, "two numbers"),
        (["12"], None, "two numbers"),
        ([[10**400, 1]], None, "two numbers"),
        ("1,2", None, "not a list"),
        ([5, 5], None, "two numbers"),
    ],
)
def test_points_that_make_no_sense(points: object, labels: object, says: str) -> None:
    with pytest.raises(PromptError) as caught:
        check_inside(as_points(points, labels)[0], 9, 9)  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("box", "says"),
    [
        ([5, 5, 1, 1], "inverted"),
        ([5, 1, 1, 5], "inverted"),
        ([2, 2, 2, 5], "empty"),
        ([20, 20, 30, 30], "outside"),
        ([1, 2, 3], "four numbers"),
        ([1, 2, 3, float("inf")], "four numbers"),
    ],
)
def test_boxes_that_make_no_sense(box: list[float], says: str) -> None:
    with pytest.raises(PromptError) as caught:
        cut_box(as_box(box), 9, 9)
    assert says in str(caught.value)
    assert caught.value.hint
