"""A clip in which an object jumps three times: found and mended with keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from edgetam_ui import Controller, FakeEngine, Session
from edgetam_ui.bench.browser import served

from .conftest import Canvas
from .fingers import tap_space

WIDTH, HEIGHT, COUNT, JUMPS = 160, 120, 32, (8, 16, 24)
CORNERS = ((30, 30), (125, 90), (30, 90), (125, 30))


def disc(t: int) -> np.ndarray:
    """Where the object is, bool (120, 160)."""
    x0, y0 = CORNERS[sum(t >= jump for jump in JUMPS)]
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    return np.asarray((x - x0 - t % 8) ** 2 + (y - y0) ** 2 < 14**2)


def frames() -> list[np.ndarray]:
    made = []
    for t in range(COUNT):
        frame = np.full((HEIGHT, WIDTH, 3), (50, 90, 150), np.uint8)
        frame[disc(t)] = (240, 140, 30)
        made.append(frame)
    return made


@pytest.fixture
def session() -> Iterator[Session]:
    with closing(Controller(engine=FakeEngine()).open(frames(), "jumps.mp4")) as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, session: Session) -> Iterator[Canvas]:
    controller = session.controller
    with served(controller) as url:
        shown = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        canvas = Canvas(shown)
        shown.goto(f"{url}?edgetam={controller.share(session).token}")
        expect(canvas.find("medium")).to_be_visible()
        canvas.settle()
        canvas.keep_hints()
        yield canvas
        shown.context.close()


def iou(session: Session, frame: int) -> float:
    mask, truth = session.masks(frame)[1], disc(frame)
    return float((mask & truth).sum() / (mask | truth).sum())


def press(canvas: Canvas, key: str, times: int = 1) -> None:
    for _ in range(times):
        canvas.page.keyboard.press(key)
    canvas.settle()


def press_until(canvas: Canvas, key: str, frame: int) -> int:
    """Presses a key until a frame is on screen that is no earlier than `frame`; that frame."""
    for _ in range(COUNT):
        press(canvas, key)
        now = int(canvas.look("view.ui.frame"))
        if now >= frame:
            return now
    raise AssertionError(f"{key} does not get to frame {frame}")


def point_at_the_object(canvas: Canvas) -> None:
    """P begins pointing, the arrows move the cross, Enter adds a point."""
    y, x = np.argwhere(disc(canvas.look("view.ui.frame"))).mean(axis=0)
    press(canvas, "p")
    scale = canvas.look("view.stage.view.scale")
    for target, axis, keys in ((x, 0, ("ArrowLeft", "ArrowRight")), (y, 1, ("ArrowUp", "ArrowDown"))):
        away = (target - canvas.look("view.stage.crosshair")[axis]) * scale
        press(canvas, keys[int(away > 0)], round(abs(away) / 16))
    press(canvas, "Enter")
    press(canvas, "Escape")


def test_three_drifts_are_mended_with_keys_alone(page: Canvas, session: Session) -> None:
    session.add_points(1, [list(CORNERS[0])])
    expect(page.find("object-1")).to_be_visible()
    press(page, "t")
    expect(page.find("propagate")).to_have_text("All is tracked")
    for jump in JUMPS:
        assert iou(session, jump) < 0.5
        press(page, "Home")
        frame = press_until(page, "d", jump)
        assert frame < jump + 8
        point_at_the_object(page)
        expect(page.find("propagate")).to_contain_text("Update")
        press(page, "t")
        expect(page.find("propagate")).to_have_text("All is tracked")
        assert iou(session, frame) > 0.5
    mended_frames = [frame for frame in range(COUNT) if iou(session, frame) > 0.5]
    assert len(mended_frames) > 0.9 * COUNT
    # What is left is a frame before each jump: the user lets it be.
    while page.look("view.ui.state.doubtful.length"):
        before = page.look("view.ui.state.doubtful.length")
        press(page, "d")
        press(page, "f")
        assert page.look("view.ui.state.doubtful.length") < before
    expect(page.find("doubtful")).to_have_text("Nothing is doubtful")
    assert not page.complaints


def test_gone_frames_are_marked_and_taken_back_with_keys_and_by_menus(page: Canvas, session: Session) -> None:
    session.add_points(1, [list(CORNERS[0])])
    expect(page.find("object-1")).to_be_visible()
    press(page, "t")
    expect(page.find("propagate")).to_have_text("All is tracked")
    press(page, "Home")
    press(page, "ArrowRight", 8)
    press(page, "i")
    press(page, "ArrowRight", 3)
    press(page, "u")
    press(page, "g")
    kinds = {frame: kind for frame, kind, _ in session.timeline(1)}
    assert {frame for frame, kind in kinds.items() if kind == "gone"} == {8, 9, 10, 11}
    press(page, "Control+z")
    assert "gone" not in {kind for _, kind, _ in session.timeline(1)}
    for frame, end in ((8, "first"), (11, "last")):
        page.look(f"view.session.seek({frame})")
        page.press("counter")
        page.press(f"range-{end}")
    page.press("object-menu")
    expect(page.find("object-gone")).to_contain_text("On frames 8 to 11")
    page.press("object-gone")
    page.settle()
    assert {frame: kind for frame, kind, _ in session.timeline(1)} == kinds
    # What was said of a stretch is taken back where it is said again.
    press(page, "ArrowLeft")
    page.press("object-menu")
    expect(page.find("object-gone")).to_contain_text("In sight after all")
    press(page, "Escape")
    press(page, "g")
    assert "gone" not in {kind for _, kind, _ in session.timeline(1)}
    press(page, "t")
    expect(page.find("propagate")).to_have_text("All is tracked")
    press(page, "f")
    reviewed = [frame for frame, kind, _ in session.timeline(1) if kind == "reviewed"]
    page.look(f"view.session.seek({reviewed[0]})")
    expect(page.find("fine")).to_have_attribute("aria-pressed", "true")
    press(page, "f")
    assert "reviewed" not in {kind for _, kind, _ in session.timeline(1)}


def test_the_pointer_on_the_timeline_shows_the_frame_there(page: Canvas, session: Session) -> None:
    session.add_points(1, [list(CORNERS[0])])
    expect(page.find("object-1")).to_be_visible()
    page.settle()
    lane = page.find("timeline-1").bounding_box()
    assert lane is not None
    page.page.mouse.move(lane["x"] + lane["width"] - 9, lane["y"] + lane["height"] / 2)
    thumbnail = page.find("thumbnail")
    expect(thumbnail).to_have_text(str(COUNT - 1))
    expect(thumbnail.locator("img")).to_be_visible()
    read = """async (image) => {
        await image.decode();
        const c = Object.assign(document.createElement("canvas"), { width: 160, height: 120 }).getContext("2d");
        c.drawImage(image, 0, 0, 160, 120);
        return [...c.getImageData(125, 30, 1, 1).data];
    }"""
    red, _, blue, _ = thumbnail.locator("img").evaluate(read)
    assert red > 180
    assert blue < 90
    assert page.look("view.ui.frame") == 0
    page.page.mouse.move(lane["x"] + 9, lane["y"] - 200)
    expect(thumbnail).to_have_count(0)
    assert not page.complaints


ROUNDS = """() => {
  const { frame } = document.querySelector("edgetam-canvas").ui;
  const seen = (window.seen ??= []);
  if (frame !== seen.at(-1)) seen.push(frame);
  return new Set(seen).size > 2 && seen.filter((one, i) => one < seen[i - 1]).length > 1 && seen;
}"""
"""The frames that were on screen one after the other, once there were three and playing has begun again twice."""


def test_going_to_a_frame_and_playing_in_a_loop(page: Canvas) -> None:
    press(page, "k")
    expect(page.find("go-to")).to_be_focused()
    page.page.keyboard.type("21")
    press(page, "Enter")
    assert page.look("view.ui.frame") == 21
    press(page, "k")
    expect(page.find("go-to")).to_be_focused()
    page.page.keyboard.type("soon")
    press(page, "Enter")
    assert page.find("go-to").evaluate("field => field.validationMessage") == "Go to a frame, or to a time as 0:12.5"
    page.find("go-to").fill("0:00.4")
    press(page, "Enter")
    assert page.look("view.ui.frame") == 10
    press(page, "i")
    press(page, "ArrowRight", 2)
    press(page, "u")
    press(page, "l")
    press(page, "<", 2)  # slower, so that a busy machine leaves out no frame for good
    tap_space(page.page)
    seen = page.page.wait_for_function(ROUNDS).json_value()
    tap_space(page.page)
    expect(page.find("play")).to_have_attribute("aria-label", "Play")
    assert set(seen) == {10, 11, 12}
    press(page, ">", 2)
    for key, frame in (("Home", 0), ("Shift+ArrowRight", 10), ("ArrowRight", 11), ("Shift+ArrowLeft", 1), ("End", 31)):
        press(page, key)
        assert page.look("view.ui.frame") == frame
    press(page, "ArrowLeft")
    assert page.look("view.ui.frame") == 30
    speeds = []
    for key in "<<<>>>>>":
        press(page, key)
        speeds.append(page.look("view.ui.speed"))
    assert speeds == [0.5, 0.25, 0.25, 0.5, 1, 2, 4, 4]
    expect(page.find("speed")).to_contain_text("4")
    press(page, "?")
    sheet = page.find("keys")
    for shown in ("Space", "←", "→", "Shift ←", "Shift →", "Home", "End", "I", "U", "L", "<", ">", "K"):
        expect(sheet.locator("kbd", has_text=re.compile(f"^{re.escape(shown)}$"))).to_have_count(1)
    assert not page.complaints


SIDES = """async (view) => {
  const layers = ["image", "overlay"].map((name) => view.shadowRoot.querySelector(`.layer-${name}`));
  const c = new OffscreenCanvas(16, 12).getContext("2d", { willReadFrequently: true });
  const side = (layer, inside) => {
    c.clearRect(0, 0, 16, 12);
    c.drawImage(layer, 0, 0, 16, 12);
    const { data } = c.getImageData(0, 0, 16, 12);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) if (inside(data, i)) sum += ((i / 4) % 16) - 7.5;
    return Math.sign(sum);
  };
  const seen = [];
  while (new Set(seen.map(([frame]) => frame)).size < 20 && seen.length < 2000) {
    await new Promise(requestAnimationFrame);
    const orange = side(layers[0], (data, i) => data[i] > 180 && data[i + 2] < 110);
    seen.push([view.ui.frame, orange, side(layers[1], (data, i) => data[i + 3] > 60)]);
  }
  return seen;
}"""


def test_masks_are_in_step_with_what_is_played(page: Canvas, session: Session) -> None:
    """The disc jumps from one side to the other; its masks are those of the user, right on every frame."""
    for t in range(COUNT):
        session.add_mask(1, disc(t), t)
    expect(page.find("timeline-1")).to_have_attribute("aria-label", re.compile(f"prompted on {COUNT} frames"))
    page.press("settings")
    page.press("show-prompts")
    press(page, "Escape")
    press(page, "Home")
    press(page, ">", 2)
    press(page, "l")
    page.press("play")
    seen = page.page.locator("edgetam-canvas").evaluate(SIDES)
    page.press("play")
    assert {image for _, image, _ in seen} == {-1, 1}
    assert all(image == mask != 0 for _, image, mask in seen)
    assert not page.complaints


def test_masks_from_elsewhere_locks_and_one_object_alone(page: Canvas, session: Session, tmp_path: Path) -> None:
    session.add_points(1, [list(CORNERS[0])])
    expect(page.find("object-1")).to_be_visible()
    square = np.zeros((HEIGHT, WIDTH), bool)
    square[40:80, 60:110] = True
    Image.fromarray(np.dstack([square.astype(np.uint8) * 255] * 3)).save(tmp_path / "square.png")
    press(page, "ArrowRight", 5)
    press(page, "n")
    page.press("object-menu")
    expect(page.find("mask-of-1")).to_have_count(0)  # it has none on this frame
    page.press("mask-file")
    page.find("mask-input").set_input_files(tmp_path / "square.png")
    expect(page.find("timeline-2")).to_have_attribute("aria-label", re.compile("prompted on 1 frame"))
    page.settle()
    assert np.array_equal(session.masks(5)[2], square)
    # A mask beside points of another object on the same frame, and then that object's own.
    session.add_points(3, [[42, 60]], frame=5)
    expect(page.find("object-3")).to_be_visible()
    page.press("object-3")
    page.press("object-menu")
    page.press("mask-of-2")
    page.settle()
    assert np.array_equal(session.masks(5)[3], square)
    press(page, "Control+z")
    assert not np.array_equal(session.masks(5)[3], square)
    # Only one, and then all but a locked one.
    page.press("propagate-menu")
    page.press("propagate-only")
    page.press("propagate-forward")
    expect(page.find("cancel")).to_have_count(0)
    page.settle()
    assert {number: len(session.timeline(number)) for number in (1, 2, 3)} == {1: 1, 2: 1, 3: COUNT - 5}
    page.press("object-1")
    press(page, "Shift+L")
    expect(page.find("object-1-unlock")).to_be_visible()
    press(page, "Delete")
    expect(page.find("error")).to_contain_text("locked")
    press(page, "t")
    expect(page.find("propagate")).to_have_text("All is tracked")
    assert {number: len(session.timeline(number)) for number in (1, 2)} == {1: 1, 2: COUNT - 5}
    page.press("object-1-unlock")
    expect(page.find("object-1-delete")).to_be_visible()
    expect(page.find("propagate")).to_contain_text("Fill")
