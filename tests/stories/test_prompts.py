"""Prompts are held: moved, removed and resized, with the mouse and with the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from edgetam_ui import Session

from .conftest import Canvas
from .drawn import CHEETAH, CHEETAH_BOX
from .fingers import double_click
from .test_touch import prompts

SMALL_BOX = (338, 116, 380, 162)
"""Round the head of the cheetah."""
LATER_MS = 350
"""A click after this long is no double one."""


def pressed(canvas: Canvas, *keys: str) -> None:
    for key in keys:
        canvas.page.keyboard.press(key)
    canvas.settle()


def points(canvas: Canvas, object_id: str = "1") -> Any:
    return (prompts(canvas)[object_id] or {}).get("points")


def test_with_the_mouse(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    double_click(canvas.page, canvas.at(*CHEETAH))
    canvas.settle()
    assert len(points(canvas)) == 1
    expect(canvas.find("candidate-2")).to_be_visible()

    canvas.drag(*CHEETAH, 300, 190)  # from on the point: it moves
    assert points(canvas) == [pytest.approx((300, 190), abs=1)]
    assert canvas.look("view.session.selectedMask.data.area") == same.add_points(1, points(canvas)).sum()
    canvas.press("undo")
    canvas.settle()
    assert points(canvas) == [pytest.approx(CHEETAH, abs=1)]

    canvas.page.wait_for_timeout(LATER_MS)
    canvas.click(*CHEETAH, subtract=True)  # a contradiction: the point goes
    assert points(canvas) is None

    canvas.drag(*CHEETAH_BOX)
    x0, y0, x1, y1 = CHEETAH_BOX
    canvas.drag(x1, y1, x1 - 20, y1 - 10)
    assert prompts(canvas)["1"]["box"] == pytest.approx((x0, y0, x1 - 20, y1 - 10), abs=1.5)
    canvas.drag(x0, 180, x0 + 15, 220)
    assert prompts(canvas)["1"]["box"] == pytest.approx((x0 + 15, y0, x1 - 20, y1 - 10), abs=1.5)

    before = canvas.look("view.session.selectedMask.data.area")
    canvas.drag(20, 20, 70, 60)
    assert prompts(canvas)["2"]["box"] == pytest.approx((20, 20, 70, 60), abs=1)
    assert canvas.look("view.session.context.masks.get(0, 1).data.area") == before
    canvas.press("undo")
    canvas.settle()
    assert list(prompts(canvas)) == ["1"]

    canvas.page.keyboard.down("Shift")
    canvas.click(30, 300)
    assert points(canvas, "2") == [pytest.approx((30, 300), abs=1)]
    canvas.click(*CHEETAH)  # on the first object: selects it
    canvas.page.keyboard.up("Shift")
    assert canvas.look("view.ui.selected") == 1
    assert list(prompts(canvas)) == ["1", "2"]


def test_a_masks_name_is_told_where_the_mouse_rests_on_it(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    canvas.find("object-1").press("F2")
    canvas.page.keyboard.type("running")
    canvas.page.keyboard.press("Enter")
    canvas.settle()
    canvas.look("void view.session.edits.change(1, { category: 'animal' })")
    canvas.settle()
    canvas.page.mouse.move(*canvas.at(*CHEETAH))
    expect(canvas.find("canvas")).to_have_attribute("title", "")
    pressed(canvas, "n")
    for place, told in ((CHEETAH, "running, animal"), ((20, 20), "")):
        canvas.page.mouse.move(*canvas.at(*place))
        expect(canvas.find("canvas")).to_have_attribute("title", told)


def test_refine(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    canvas.drag(*SMALL_BOX)
    same.add_box(1, prompts(canvas)["1"]["box"])
    expect(canvas.find("refine")).to_contain_text("about")
    canvas.press("refine")
    canvas.settle()
    refined = same.refine(1)
    assert canvas.look("view.session.selectedMask.data.area") == refined.sum()
    expect(canvas.find("refine")).to_have_count(0)
    pressed(canvas, "Control+z")
    expect(canvas.find("refine")).to_be_visible()
    pressed(canvas, "Shift+R")
    assert canvas.look("view.session.selectedMask.data.area") == refined.sum()
    pressed(canvas, "Shift+R")
    expect(canvas.find("error")).to_contain_text("refined already")
    assert canvas.look("view.session.selectedMask.data.area") == refined.sum()


def test_the_key_of_the_next_candidate_asks_for_them_first(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.drag(*SMALL_BOX)
    expect(canvas.find("candidate-0")).to_have_count(0)
    pressed(canvas, "c")
    expect(canvas.find("candidate-2")).to_be_visible()
    before = canvas.look("view.session.selectedMask.data.chosen")
    pressed(canvas, "c")
    assert canvas.look("view.session.selectedMask.data.chosen") == (before + 1) % 3


def test_with_the_keyboard(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    pressed(canvas, "p", "Enter")
    (first,) = points(canvas)
    pressed(canvas, "ArrowRight", "ArrowRight", "Shift+Enter")
    assert canvas.look("view.ui.state.objects[0].prompts[0].labels") == [1, 0]
    pressed(canvas, ",", "g", "ArrowDown", "g")
    moved = points(canvas)[0]
    assert moved[0] == first[0]
    assert moved[1] > first[1]
    pressed(canvas, ".", "Delete")
    assert points(canvas) == [moved]
    pressed(canvas, "b", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "Escape")
    assert prompts(canvas)["1"]["box"] is None
    pressed(canvas, "b", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "Enter")
    step = 16 / canvas.look("view.stage.view.scale")
    x0, y0, x1, y1 = (prompts(canvas)["1"] or prompts(canvas)["2"])["box"]
    assert (x1 - x0, y1 - y0) == pytest.approx((2 * step, 2 * step), abs=0.1)
    pressed(canvas, "z")
    assert not canvas.look("view.stage.fitted")
    pressed(canvas, "0", "Escape", "Escape")

    pressed(canvas, "v")
    assert [o["visible"] for o in canvas.look("view.ui.state.objects")] == [False]
    pressed(canvas, "Shift+v")
    assert [o["visible"] for o in canvas.look("view.ui.state.objects")] == [True]
    shown = canvas.pixels()
    canvas.page.keyboard.down("m")
    canvas.settle()
    assert (canvas.pixels() != shown).any()
    canvas.page.keyboard.up("m")
    canvas.settle()
    assert (canvas.pixels() == shown).all()
    pressed(canvas, "F2")
    canvas.page.keyboard.type("cheetah")
    pressed(canvas, "Enter")
    assert canvas.look("view.ui.state.objects[0].name") == "cheetah"
    pressed(canvas, "Enter")
    assert len(canvas.look("view.ui.state.objects")) == 2
    pressed(canvas, "z", "e")
    expect(canvas.find("export-coco")).to_be_visible()
