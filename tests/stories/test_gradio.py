"""One test a user's story, on real media; each looks at pixels drawn or at a file saved."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from pycocotools.coco import COCO

from edgetam_ui import Controller, Session
from edgetam_ui.core.palette import PALETTE
from tests.media import moving_disc, write_video

from .conftest import Canvas
from .drawn import CHEETAH, CHEETAH_BOX, assert_drawn, tinted


def test_click_then_subtract_then_undo_and_redo(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.click(*CHEETAH)
    first = same.add_points(1, [CHEETAH])
    assert_drawn(canvas, before, first, PALETTE[0])
    canvas.click(120, 300, subtract=True)
    second = same.add_points(1, [[120, 300]], [0])
    assert_drawn(canvas, before, second, PALETTE[0])
    canvas.press("undo")
    canvas.settle()
    assert_drawn(canvas, before, first, PALETTE[0])
    canvas.page.keyboard.press("Control+Shift+z")
    canvas.settle()
    assert_drawn(canvas, before, second, PALETTE[0])
    canvas.page.keyboard.press("Control+z")
    canvas.page.keyboard.press("Control+z")
    canvas.settle()
    assert np.abs(canvas.pixels().astype(int) - before).max() <= 8


def test_a_click_is_drawn_before_the_screens_next_frame(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.page.evaluate(
        """() => {
          window.begun = [];
          (function next() { begun.push(performance.now()); requestAnimationFrame(next); })();
        }"""
    )
    for x, y in [CHEETAH, (120, 300), (300, 100)]:
        canvas.click(x, y)
    begun = canvas.page.evaluate("() => begun")
    clicks = canvas.look("view.stats.clicks")
    assert len(clicks) == 3
    for click in clicks:
        assert not [at for at in begun if click["answered"] < at < click["drawn"]]
        assert [at for at in begun if click["drawn"] < at < click["shown"]]


CLICK_BEHIND_A_FRAME = """async (view) => {
  const { context } = view.session;
  const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
  view.stage.zoom(1.5); // something to paint in the next frame
  await frame(); // which is painted by now, and has not told
  const click = { clicked: 0, sent: 0, answered: 0, drawn: 0, shown: 0, took: null };
  context.undrawn.push(click);
  context.pixels.emit();
  const next = await frame();
  while (!click.shown) await frame();
  return [click.drawn, next, click.shown];
}"""


def test_a_click_is_not_taken_for_shown_with_the_frame_before_it(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    drawn, next_frame, shown = canvas.page.locator("edgetam-canvas").evaluate(CLICK_BEHIND_A_FRAME)
    assert drawn < next_frame < shown


def test_a_box_and_a_second_object(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.drag(*CHEETAH_BOX)
    assert_drawn(canvas, before, same.add_box(1, CHEETAH_BOX), PALETTE[0], CHEETAH_BOX)
    one = canvas.pixels()
    canvas.press("add-object")
    canvas.drag(10, 10, 200, 80)
    second = same.add_box(2, (10, 10, 200, 80))
    alone = second & ~same.masks()[1]
    assert alone.sum() > 300
    assert tinted(one.astype(float), canvas.pixels().astype(float), PALETTE[1])[canvas.stage_mask(alone)].mean() > 0.7
    expect(canvas.find("object-1")).to_be_visible()
    expect(canvas.find("object-2")).to_be_visible()


def test_another_candidate(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.click(*CHEETAH)
    same.add_points(1, [CHEETAH])
    candidates = same.candidates(1)
    for index, candidate in enumerate(candidates):
        expect(canvas.find(f"candidate-{index}")).to_contain_text(f"{round(100 * candidate.score)} %")
    other = max((1, 2), key=lambda n: int((candidates[n].mask ^ candidates[0].mask).sum()))
    canvas.press(f"candidate-{other}")
    canvas.settle()
    assert_drawn(canvas, before, candidates[other].mask, PALETTE[0])


def test_what_is_downloaded_is_what_was_drawn(canvas: Canvas, same: Session, photo: Path, tmp_path: Path) -> None:
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    mask = same.add_box(1, CHEETAH_BOX)
    canvas.download("coco").save_as(tmp_path / "coco.json")
    coco = COCO(tmp_path / "coco.json")
    (annotation,) = coco.loadAnns(coco.getAnnIds())
    assert np.array_equal(coco.annToMask(annotation).astype(bool), mask)
    canvas.download("png").save_as(tmp_path / "masks.zip")
    with zipfile.ZipFile(tmp_path / "masks.zip") as archive, archive.open("01_Object_1.png") as png:
        assert np.array_equal(np.asarray(Image.open(png)).astype(bool), mask)
    canvas.download("overlay").save_as(tmp_path / "overlay.png")
    assert Image.open(tmp_path / "overlay.png").size == (502, 343)


def test_a_video_is_followed_and_saved(canvas: Canvas, controller: Controller, tmp_path: Path) -> None:
    clip = write_video(tmp_path / "disc.mp4", moving_disc(12))
    canvas.open(clip)
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    expect(canvas.find("cancel")).to_have_count(0, timeout=240_000)
    with closing(controller.open(clip)) as session:
        session.add_box(1, [14, 34, 66, 86])
        expected = {result.frame: result.masks[1] for result in session.propagate()}
        canvas.find("object-1-visible").click()
        canvas.find("frame-slider").fill("7")
        canvas.settle()
        before = canvas.pixels()
        canvas.find("object-1-visible").click()
        canvas.settle()
        assert_drawn(canvas, before, expected[7], PALETTE[0])
    canvas.download("coco").save_as(tmp_path / "coco.json")
    coco = COCO(tmp_path / "coco.json")
    assert len(coco.getImgIds()) == 12
    for annotation in coco.loadAnns(coco.getAnnIds()):
        assert np.array_equal(coco.annToMask(annotation).astype(bool), expected[annotation["image_id"] - 1])
    canvas.download("overlay").save_as(tmp_path / "overlay.mp4")
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 12
    canvas.download("png").save_as(tmp_path / "masks.zip")
    with zipfile.ZipFile(tmp_path / "masks.zip") as archive:
        assert sum(name.endswith(".png") for name in archive.namelist()) == 12


def test_cancel_in_the_middle_keeps_what_is_done(canvas: Canvas, clip: Path, tmp_path: Path) -> None:
    canvas.open(clip)
    canvas.drag(120, 10, 360, 260)
    canvas.press("propagate")
    expect(canvas.find("progress")).to_contain_text("left")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').stats.framesDrawn > 4")
    canvas.press("cancel")
    expect(canvas.find("cancel")).to_have_count(0)
    canvas.settle()
    canvas.download("coco").save_as(tmp_path / "coco.json")
    coco = COCO(tmp_path / "coco.json")
    assert len(coco.getImgIds()) == 150
    frames = sorted({annotation["image_id"] for annotation in coco.loadAnns(coco.getAnnIds())})
    assert 1 <= len(frames) < 150
    canvas.click(240, 135)  # The session goes on.
    expect(canvas.page.locator("[data-kind=error]")).to_have_count(0)


def test_two_browsers_at_once(new_canvas: Callable[..., Canvas], same: Session, photo: Path, assets: Path) -> None:
    one, two = new_canvas(), new_canvas()
    one.open(photo)
    two.open(assets / "images" / "tower.jpg")
    before = one.pixels()
    other = two.pixels()
    one.page.mouse.click(*one.at(*CHEETAH))
    two.page.mouse.click(*two.at(180, 400))
    one.settle()
    two.settle()
    one.click(120, 300, subtract=True)
    same.add_points(1, [CHEETAH])
    assert_drawn(one, before, same.add_points(1, [[120, 300]], [0]), PALETTE[0])
    assert (two.pixels() != other).any()
    assert two.find("medium").inner_text().startswith("tower.jpg")


def test_the_practice_checkpoint_shows_its_card(canvas: Canvas) -> None:
    canvas.press("practice")
    canvas.press("card-open")
    card = canvas.find("card")
    expect(card).to_contain_text("edgetam-ui --checkpoint")
    card.locator("summary").click()
    expect(card.get_by_role("heading", name="What it cannot do")).to_be_visible()
    expect(card.get_by_role("row").filter(has_text="box, IoU")).to_contain_text("0.")
    canvas.page.keyboard.press("Escape")
    expect(card).to_be_hidden()


@pytest.mark.parametrize("width", [400, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(new_canvas: Callable[..., Canvas], photo: Path, width: int, scheme: str) -> None:
    canvas = new_canvas(color_scheme=scheme)
    canvas.page.set_viewport_size({"width": width, "height": 800})
    canvas.open(photo)
    canvas.click(*CHEETAH)
    assert canvas.page.evaluate("document.documentElement.scrollWidth") <= width
    stage = canvas.find("canvas").bounding_box()
    assert stage["width"] > 0.6 * min(width, 1200)


def test_zoom_points_at_the_same_pixel(canvas: Canvas, same: Session, photo: Path, tmp_path: Path) -> None:
    canvas.open(photo)
    canvas.page.mouse.move(*canvas.at(*CHEETAH))
    scale = canvas.look("view.stage.view.scale")
    canvas.page.mouse.wheel(0, -600)
    canvas.page.wait_for_function(
        "(scale) => document.querySelector('edgetam-canvas').stage.view.scale > 1.2 * scale", arg=scale
    )
    canvas.click(*CHEETAH)
    canvas.download("coco").save_as(tmp_path / "coco.json")
    data = json.loads((tmp_path / "coco.json").read_text())
    mask = same.add_points(1, [CHEETAH])
    assert abs(sum(item["area"] for item in data["annotations"]) - mask.sum()) <= 0.02 * mask.sum()


def test_a_subtracting_press_that_slips_is_a_point(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    x, y = canvas.at(120, 240)
    canvas.page.mouse.move(x, y)
    canvas.page.mouse.down(button="right")
    canvas.page.mouse.move(x + 9, y + 7, steps=3)
    canvas.page.mouse.up(button="right")
    expect(canvas.find("object-1-clear")).to_be_visible()
    canvas.page.wait_for_function("document.querySelector('edgetam-canvas').ui.state.revision === 2")
    made = canvas.look("view.ui.state.objects[0].prompts['0']")
    assert made["box"] == pytest.approx(CHEETAH_BOX, abs=1)
    assert made["points"] == [pytest.approx((120, 240), abs=1)]
    assert made["labels"] == [0]


def test_keys_are_heard_after_the_pressed_button_is_gone(canvas: Canvas, clip: Path) -> None:
    canvas.open(clip)
    canvas.drag(120, 10, 360, 260)
    canvas.press("propagate")
    expect(canvas.find("cancel")).to_be_visible()
    assert canvas.page.evaluate("document.activeElement.tagName") == "EDGETAM-CANVAS"
    canvas.page.keyboard.press("Escape")
    expect(canvas.find("cancel")).to_have_count(0)
    canvas.find("object-1").press("F2")
    canvas.find("object-1-name").press("Enter")
    assert canvas.page.evaluate("document.activeElement.tagName") == "EDGETAM-CANVAS"


def test_the_keyboards_point_stays_in_sight(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.find("canvas").focus()
    for key in ("+", "+", "+", "p", *["ArrowRight"] * 30):
        canvas.page.keyboard.press(key)
    at = canvas.look(
        "[...view.stage.crosshair, view.stage.view.scale, view.stage.view.x, view.stage.element.clientWidth]"
    )
    x, _, scale, offset, width = at
    assert x > 251 + 20
    assert 0 < x * scale + offset < width
    expect(canvas.find("announcement")).to_have_text(f"{int(x)}, 171")


def test_what_was_taken_back_while_it_ran_is_not_drawn(canvas: Canvas, clip: Path) -> None:
    canvas.open(clip)
    canvas.drag(120, 10, 360, 260)
    canvas.press("propagate")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done > 2")
    canvas.page.keyboard.press("Control+z")
    expect(canvas.find("cancel")).to_have_count(0)
    canvas.settle()
    canvas.find("frame-slider").fill("1")
    canvas.settle()
    before = canvas.pixels()
    canvas.find("object-1-visible").click()
    canvas.settle()
    assert np.array_equal(canvas.pixels(), before)


def test_a_press_is_about_the_frame_it_began_on(canvas: Canvas, clip: Path) -> None:
    canvas.open(clip)
    canvas.press("play")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.frame > 3")
    canvas.look(
        "view.addEventListener('pointerdown', () => (view.pressed = view.stage.shown), { capture: true, once: true })"
    )
    canvas.page.mouse.move(*canvas.at(240, 135))
    canvas.page.mouse.down()
    pressed = canvas.look("view.pressed")
    canvas.page.wait_for_function(
        "(pressed) => document.querySelector('edgetam-canvas').ui.frame > pressed + 3", arg=pressed
    )
    canvas.page.mouse.up()
    canvas.settle()
    assert canvas.look("Object.keys(view.ui.state.objects[0].prompts)") == [str(pressed)]
    assert canvas.look("view.ui.frame") == pressed


def test_propagation_waits_for_the_click_before_it(canvas: Canvas, clip: Path) -> None:
    canvas.open(clip)
    canvas.page.mouse.click(*canvas.at(240, 135))
    canvas.page.keyboard.press("t")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done > 2")
    canvas.page.keyboard.press("Escape")
    expect(canvas.find("cancel")).to_have_count(0)
    canvas.settle()
    kinds = {kind for _, _, kind, _, _ in canvas.look("view.ui.state.objects[0].timeline")}
    assert "tracked" in kinds
    assert "stale" not in kinds
