"""Drawing by hand: brush, eraser and polygon; with a mouse, fingers and keys, in images and videos; and clean-up."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from edgetam_ui import Session
from edgetam_ui.core.masks import Rle
from tests.media import moving_disc, write_video

from .conftest import Canvas
from .drawn import CHEETAH_BOX, assert_drawn
from .fingers import Fingers

HOLE = (250, 165, 20)
"""x, y and radius, in the image's pixels."""


def disc(shape: tuple[int, int], x: float, y: float, radius: float) -> np.ndarray:
    rows, columns = np.mgrid[: shape[0], : shape[1]] + 0.5
    return np.asarray((columns - x) ** 2 + (rows - y) ** 2 <= radius**2)


def mask_of(canvas: Canvas, object_id: int = 1) -> np.ndarray:
    """The object's mask on the frame on screen, as the page has it."""
    canvas.settle()
    counts, height, width = canvas.look(
        f"[Array.from(view.session.context.masks.get(view.ui.frame, {object_id}).counts),"
        " view.ui.state.medium.height, view.ui.state.medium.width]"
    )
    return Rle(bytes(counts), height, width).decode()


def put_size(canvas: Canvas, pixels: float) -> None:
    """Makes the brush so wide, in the image's pixels."""
    canvas.look(f"view.session.navigation.set({{ brush: {pixels} * view.stage.view.scale }})")


def stroke(canvas: Canvas, *places: tuple[float, float], button: Any = "left") -> None:
    canvas.page.mouse.move(*canvas.at(*places[0]))
    canvas.page.mouse.down(button=button)
    for place in places[1:]:
        canvas.page.mouse.move(*canvas.at(*place), steps=4)
    canvas.page.mouse.up(button=button)
    canvas.settle()


@pytest.fixture
def holed(canvas: Canvas, same: Session, photo: Path, tmp_path: Path) -> np.ndarray:
    """The cheetah on the page with a hole in its mask; the mask."""
    mask = same.add_box(1, CHEETAH_BOX) & ~disc((same.medium.height, same.medium.width), *HOLE)
    same.add_mask(1, mask)
    same.export("coco", tmp_path / "holed.json")
    canvas.open(photo)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(tmp_path / "holed.json")
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    return mask


def test_a_hole_is_brushed_shut_and_that_is_undone_then_erased(canvas: Canvas, holed: np.ndarray) -> None:
    x, y, radius = HOLE
    hole = canvas.stage_mask(disc(holed.shape, x, y, radius - 4))
    before = canvas.pixels()[hole]
    canvas.page.keyboard.press("r")
    put_size(canvas, 24)
    stroke(canvas, *[(x + dx, y + dy) for dy in range(-radius, radius + 1, 10) for dx in (-radius, radius)])
    brushed = mask_of(canvas)
    assert not holed[disc(holed.shape, x, y, radius - 1)].any()
    assert brushed[disc(holed.shape, x, y, radius)].all()
    assert np.array_equal(brushed[:, :200], holed[:, :200])
    assert canvas.look("view.ui.state.objects[0].prompts[0].mask")
    canvas.page.mouse.move(5, 5)
    canvas.settle()
    assert np.abs(canvas.pixels()[hole].astype(int) - before).mean() > 10
    canvas.page.keyboard.press("Control+z")
    assert np.array_equal(mask_of(canvas), holed)
    assert np.array_equal(canvas.pixels()[hole], before)
    canvas.page.keyboard.press("Control+Shift+z")
    assert np.array_equal(mask_of(canvas), brushed)
    # The eraser, and the right button, take away.
    canvas.page.keyboard.press("x")
    put_size(canvas, 30)
    stroke(canvas, (170, 165), (330, 165))
    erased = mask_of(canvas)
    assert not erased[disc(holed.shape, 200, 165, 14)].any()
    assert (erased <= brushed).all()
    canvas.page.keyboard.press("r")
    stroke(canvas, (200, 120), (200, 210), button="right")
    assert not mask_of(canvas)[disc(holed.shape, 200, 130, 14)].any()
    canvas.page.keyboard.press("Control+z")
    assert np.array_equal(mask_of(canvas), erased)


def test_a_polygon_makes_an_object(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.press("tool-hand")
    canvas.press("hand-polygon")
    corners = [(100, 100), (300, 100), (300, 250), (220, 300), (100, 250)]
    for place in [*corners, (350, 60)]:
        canvas.page.mouse.click(*canvas.at(*place))
    canvas.page.keyboard.press("Backspace")
    canvas.page.keyboard.press("Enter")
    expect(canvas.find("object-1")).to_be_visible()
    mask = mask_of(canvas)
    assert abs(int(mask.sum()) - (200 * 150 + 200 * 50 / 2)) < 700
    color = canvas.look("view.ui.state.objects[0].color")
    canvas.page.mouse.move(5, 5)
    assert_drawn(canvas, before, mask, color)
    # Dragged round, a polygon ends where the button is let go of; with the right button it cuts out.
    stroke(canvas, (150, 150), (200, 150), (200, 200), (150, 200), button="right")
    assert not mask_of(canvas)[155:195, 155:195].any()
    canvas.page.mouse.click(*canvas.at(50, 50))
    canvas.page.mouse.click(*canvas.at(60, 50))
    canvas.page.keyboard.press("Escape")
    assert canvas.look("view.stage.doing.stroke") is None


def test_a_message_leaves_the_bar_free_and_escape_leaves_the_polygon(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.page.keyboard.press("q")
    for place in [(100, 100), (200, 100), (300, 100)]:
        canvas.page.mouse.click(*canvas.at(*place))
    canvas.page.keyboard.press("Enter")
    expect(canvas.find("error")).to_contain_text("encloses nothing")
    for width in (360, 700, 1280, 2560):
        canvas.page.set_viewport_size({"width": width, "height": 800})
        for name in ("hand-brush", "hand-eraser", "hand-polygon", "error-dismiss"):
            canvas.find(name).click(trial=True)
        bar, message = (canvas.find(name).bounding_box() for name in ("hand-bar", "error"))
        assert bar["y"] + bar["height"] <= message["y"]
    canvas.page.mouse.click(*canvas.at(100, 100))
    canvas.page.keyboard.press("Escape")
    assert canvas.look("view.ui.tool") == "polygon"
    canvas.page.keyboard.press("Escape")
    expect(canvas.find("hand-bar")).to_have_count(0)
    expect(canvas.find("tool-add")).to_have_attribute("aria-pressed", "true")


def test_a_stroke_on_a_tracked_frame_is_a_prompt_and_a_barrier(canvas: Canvas, tmp_path: Path) -> None:
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(6)))
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    expect(canvas.find("propagate")).to_be_visible()
    canvas.settle()
    canvas.look("view.session.seek(3)")
    canvas.settle()
    tracked = mask_of(canvas)
    canvas.page.keyboard.press("r")
    put_size(canvas, 12)
    stroke(canvas, (140, 20), (140, 60))
    painted = mask_of(canvas)
    assert painted[30:50, 136:144].all()
    assert np.array_equal(painted[:, :125], tracked[:, :125])
    timeline = canvas.look("view.ui.state.objects[0].timeline")
    kinds = {frame: run[2] for run in timeline for frame in range(run[0], run[0] + run[1])}
    assert kinds[3] == "prompted"
    assert kinds[5] == "stale"
    canvas.press("propagate")
    expect(canvas.find("propagate")).to_be_visible()
    canvas.settle()
    canvas.look("view.session.seek(3)")
    assert np.array_equal(mask_of(canvas), painted)


def test_the_brush_with_keys_alone(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    for key in ("r", "p"):
        canvas.page.keyboard.press(key)
    width = canvas.look("view.ui.settings.brush")
    for _ in range(3):
        canvas.page.keyboard.press("]")
    assert canvas.look("view.ui.settings.brush") > 1.8 * width
    canvas.page.keyboard.press("[")
    canvas.page.keyboard.press("Enter")
    expect(canvas.find("object-1")).to_be_visible()
    mask = mask_of(canvas)
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.keyboard.press("Enter")
    assert (mask_of(canvas) >= mask).all()
    assert mask_of(canvas).sum() > mask.sum()


def test_fingers_draw_and_two_still_zoom(new_canvas: Callable[..., Canvas]) -> None:
    canvas = new_canvas(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    canvas.find("example-cheetah").tap()
    canvas.settle()
    canvas.find("tool-hand").tap()
    canvas.settle()  # before it is taken, the browser may scroll with the finger
    fingers = Fingers(canvas.page)
    fingers.swipe(canvas.at(150, 150), canvas.at(300, 180))
    expect(canvas.find("object-1")).to_be_visible()
    mask = mask_of(canvas)
    assert mask[150, 150]
    assert mask[180, 299]
    assert canvas.page.evaluate("scrollY") == 0
    scale = canvas.look("view.stage.view.scale")
    (x, y) = canvas.at(200, 150)
    fingers.pinch(((x - 20, y), (x + 20, y)), ((x - 60, y), (x + 60, y)))
    canvas.settle()
    assert canvas.look("view.stage.view.scale") > 1.5 * scale
    assert np.array_equal(mask_of(canvas), mask)


def test_a_clean_up_is_seen_at_once_and_exported(canvas: Canvas, holed: np.ndarray, tmp_path: Path) -> None:
    hole = disc(holed.shape, *HOLE)
    on_stage = canvas.stage_mask(disc(holed.shape, *HOLE[:2], HOLE[2] - 4))
    before = canvas.pixels()[on_stage]
    canvas.press("object-1-clean")
    expect(canvas.find("cleaning-on")).to_be_checked()
    assert not mask_of(canvas)[hole].any(), "one press fills small holes alone"
    canvas.find("cleaning-holes").press("End")
    expect(canvas.find("cleaning-holes")).to_have_attribute("aria-valuetext", "up to 3,444 px")
    assert mask_of(canvas)[hole].all()
    assert np.abs(canvas.pixels()[on_stage].astype(int) - before).mean() > 10
    for _ in range(4):
        canvas.find("cleaning-feather").press("ArrowRight")
        canvas.settle()  # presses that are not answered yet are one step with the next
    canvas.download("png").save_as(tmp_path / "masks.zip")
    canvas.download("rgba").save_as(tmp_path / "rgba.zip")
    with zipfile.ZipFile(tmp_path / "masks.zip") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".png")]
        assert (np.asarray(Image.open(archive.open(name)))[hole] > 0).all()
    with zipfile.ZipFile(tmp_path / "rgba.zip") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".png")]
        alpha = np.asarray(Image.open(archive.open(name)))[..., 3]
    assert (alpha[hole] == 255).all()
    assert ((alpha > 0) & (alpha < 255)).any()
    canvas.find("cleaning-on").uncheck()
    assert np.array_equal(mask_of(canvas), holed)
    for _ in range(6):
        canvas.page.keyboard.press("Control+z")
    canvas.settle()
    assert not mask_of(canvas)[hole].any()
    assert canvas.look("view.ui.state.objects[0].cleaning.smooth") > 0
    # A slider that is dragged is seen while it moves, and is one step.
    revision, pressed = canvas.look("view.ui.state.revision"), mask_of(canvas)
    box = canvas.find("cleaning-grow").bounding_box()
    middle = box["y"] + box["height"] / 2
    canvas.page.mouse.move(box["x"] + box["width"] / 2, middle)
    canvas.page.mouse.down()
    for share in (0.6, 0.7, 0.8, 0.9):
        canvas.page.mouse.move(box["x"] + share * box["width"], middle, steps=3)
        canvas.settle()
    canvas.page.mouse.up()
    assert mask_of(canvas).sum() > pressed.sum()
    assert canvas.look("view.ui.state.revision") > revision + 1
    canvas.page.keyboard.press("Control+z")
    assert np.array_equal(mask_of(canvas), pressed)
