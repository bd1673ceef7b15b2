"""What was done by hand is done again when a notebook runs again, between the words of its code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import EdgeTamWidget, SessionError
from tests.media import moving_disc

from .conftest import CHEETAH, Page, run_cell


def test_a_cell_that_is_run_again_goes_on(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    Page(first, monkeypatch).ask("add_points", object=1, frame=0, points=[list(CHEETAH)], labels=[1])
    Page(first, monkeypatch).ask("update_object", object=1, name="cat")
    expected = first.masks[1]
    run_cell(monkeypatch, 2)
    again = make(photo)
    np.testing.assert_array_equal(again.masks[1], expected)
    assert again.objects[1]["name"] == "cat"
    with pytest.raises(SessionError):
        _ = first.session
    run_cell(monkeypatch, 3)
    other = make(np.zeros((32, 32, 3), np.uint8))
    assert other.prompts == {}


def test_what_was_done_by_hand_between_the_codes_words_is_done_there_again(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cells(run: int, by_hand: bool, x: float = 128) -> list[int]:
        """The areas that a notebook prints: its code boxes, clicks, takes back; in between someone clicked."""
        run_cell(monkeypatch, run)
        widget = make(photo)
        number = widget.add_object("cat")
        areas = [widget.add_box(number, [80, 95, 400, 260]).sum()]
        if by_hand:
            Page(widget, monkeypatch).ask("add_points", object=number, frame=0, points=[[20, 20]], labels=[0])
        areas.append(widget.masks[number].sum())
        areas.append(widget.add_points(number, [(x, 128)]).sum())
        widget.undo()
        areas.append(widget.masks[number].sum())
        widget.redo()
        widget.reset()
        widget.add_points(7, [(x, 128)])
        areas.append(widget.masks[7].sum())
        assert list(widget.objects) == [7]
        return areas

    first = cells(1, by_hand=True)
    assert cells(2, by_hand=False) == first
    changed = cells(3, by_hand=False, x=100)
    assert changed[:2] == first[:2]


def test_code_that_was_not_run_again_loses_nothing(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    first.add_points(1, [CHEETAH])
    Page(first, monkeypatch).ask("add_points", object=1, frame=0, points=[[20, 20]], labels=[0])
    expected = first.masks[1]
    run_cell(monkeypatch, 2)
    Page(make(photo), monkeypatch).ask("add_points", object=2, frame=0, points=[[30, 30]], labels=[1])
    run_cell(monkeypatch, 3)
    third = make(photo)
    assert list(third.objects) == [2]
    third.add_points(1, [CHEETAH])
    np.testing.assert_array_equal(third.masks[1], expected)


def test_a_cell_run_twice_by_hand_is_expected_once(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    for run in (2, 3):
        run_cell(monkeypatch, run, "other")
        first.add_box(1, [80, 95, 400, 260])
    Page(first, monkeypatch).ask("add_points", object=1, frame=0, points=[[20, 20]], labels=[0])
    run_cell(monkeypatch, 4)
    again = make(photo)
    run_cell(monkeypatch, 5, "other")
    again.add_box(1, [80, 95, 400, 260])
    assert again.prompts[1][0] == {"points": [[20.0, 20.0]], "labels": [0], "box": [80.0, 95.0, 400.0, 260.0]}


def test_a_propagation_that_was_taken_back_takes_no_click_back_later(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [np.full((64, 96, 3), 40 + 10 * t, np.uint8) for t in range(4)]
    run_cell(monkeypatch, 1)
    first = make(frames)
    page = Page(first, monkeypatch)
    page.ask("add_box", id="a", object=1, frame=0, box=[10, 20, 34, 44])
    page.say("stream", id="b", op="propagate", meta={})
    page.wait(lambda content: content["meta"].get("end", False))
    page.ask("undo", id="c")
    run_cell(monkeypatch, 2)
    assert list(make(frames).prompts[1]) == [0]


def doubts_of(widget: EdgeTamWidget) -> list[float]:
    results = widget.session.results()
    return [mask.doubt for frame in range(results.count) for mask in results.masks(frame)]


def test_tracked_masks_come_back_where_the_same_is_followed(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = moving_disc(5, 64, 96)

    def cells(run: int, x: float = 40) -> tuple[EdgeTamWidget, Page]:
        run_cell(monkeypatch, run)
        widget = make(frames)
        widget.add_points(1, [(x, 50)])
        return widget, Page(widget, monkeypatch)

    first, page = cells(1)
    page.say("stream", id="b", op="propagate", meta={})
    page.wait(lambda content: content["meta"].get("end", False))
    page.ask("update_object", id="c", object=1, name="disc")
    expected = [first.session.masks(frame)[1] for frame in range(5)]
    doubts = doubts_of(first)
    before = first.session.controller.engine.counts["track"]
    again, page = cells(2)
    np.testing.assert_array_equal([again.session.masks(frame)[1] for frame in range(5)], expected)
    assert doubts_of(again) == doubts
    assert all(doubts[1:])
    assert again.objects[1]["name"] == "disc"
    again.propagate()
    again.wait()
    assert again.session.controller.engine.counts["track"] == before  # nothing was left to do
    page.ask("undo", id="d")
    page.ask("undo", id="e")
    assert again.session.masks(3) == {}
    page.ask("redo", id="f")
    third, _ = cells(3)
    np.testing.assert_array_equal(third.session.masks(3)[1], expected[3])
    other, _ = cells(4, x=30)
    other._replay._end_cell()
    assert other.session.masks(3) == {}
    assert len(other.session.operations) == 1


def test_a_request_that_is_sent_again_is_kept_once(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    page = Page(make(photo), monkeypatch)
    for id in ("a", "b"):
        page.ask("add_points", id=id, object=1, frame=0, points=[list(CHEETAH)], labels=[1], request="r")
    run_cell(monkeypatch, 2)
    assert make(photo).prompts[1][0]["labels"] == [1]


def test_who_took_everything_away_starts_clean(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cells(run: int) -> tuple[EdgeTamWidget, Page]:
        run_cell(monkeypatch, run)
        widget = make(photo)
        return widget, Page(widget, monkeypatch)

    _, page = cells(1)
    page.ask("add_points", id="a", object=1, frame=0, points=[list(CHEETAH)], labels=[1])
    page.ask("reset", id="b")
    again, page = cells(2)
    assert again.prompts == {}
    again.add_points(1, [CHEETAH])
    page.ask("add_points", id="c", object=2, frame=0, points=[[20, 20]], labels=[1])
    page.ask("reset", id="d")
    page.ask("undo", id="e")
    again, _ = cells(3)
    again.add_points(1, [CHEETAH])
    assert list(again.prompts) == [1, 2]
