"""A camera in the page: what is clicked on is followed as it moves, recorded, and opened as a video."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served
from tests.camera import film, iou, look, middle, with_camera
from tests.conftest import be_patient

from .conftest import Canvas
from .states import check_axe

FRAMES = 40


@pytest.fixture(scope="module")
def seeing(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = film(tmp_path_factory.mktemp("camera") / "film.mjpeg")
    with with_camera(chromium, path) as launched:
        be_patient(launched)
        yield launched


@pytest.fixture
def page(seeing: Browser) -> Iterator[Canvas]:
    with served(Controller(engine=FakeEngine())) as url:
        shown = seeing.new_context(viewport={"width": 1280, "height": 800}).new_page()
        canvas = Canvas(shown)
        shown.on("pageerror", lambda error: canvas.complaints.append(str(error)))
        shown.goto(url)
        expect(canvas.find("empty")).to_be_visible()
        yield canvas
        shown.context.close()


def click_on_the_disc(canvas: Canvas) -> None:
    _, truth, _ = look(canvas.page)
    canvas.page.mouse.click(*canvas.at(*middle(truth)))
    expect(canvas.find("object-1")).to_be_visible()


def test_what_is_clicked_on_is_followed_recorded_and_opened(page: Canvas) -> None:
    page.press("camera-empty")
    expect(page.find("pill")).to_contain_text("Click what you want")
    click_on_the_disc(page)
    page.press("camera-record")
    expect(page.find("camera-recorded")).to_be_visible()
    check_axe(page, "live")
    found: dict[int, float] = {}
    while len(found) < FRAMES:
        frame, truth, mask = look(page.page)
        if mask is not None and frame not in found:
            found[frame] = iou(mask, truth)
        page.page.wait_for_timeout(20)
    assert np.mean(list(found.values())) > 0.7
    # Another object while it runs, corrected where it is by now.
    page.press("add-object")
    _, truth, _ = look(page.page)
    page.page.mouse.click(*page.at(20, 20))
    expect(page.find("object-2")).to_be_visible()
    page.page.mouse.click(*page.at(300, 220), button="right")
    page.press("camera-stop")
    expect(page.find("counter")).to_be_visible()
    expect(page.find("timeline-1")).to_be_visible()
    assert page.look("view.ui.state.medium.kind") == "video"
    page.settle()
    frames = page.look("view.ui.state.medium.frames")
    assert frames >= FRAMES
    page.page.keyboard.press("End")
    page.settle()
    _, truth, mask = look(page.page)
    assert mask is not None
    assert iou(mask, truth) > 0.6
    assert not page.complaints


DROPS = """() => {
  const { camera, frame } = document.querySelector("edgetam-canvas").ui;
  return camera.dropped > Math.max(20, frame);
}"""
"""Whether more frames were dropped than shown."""


def test_a_slow_model_drops_frames_and_says_so(seeing: Browser) -> None:
    engine = FakeEngine()
    with served(Controller(engine=engine)) as url:
        shown = seeing.new_context().new_page()
        canvas = Canvas(shown)
        shown.goto(url)
        slow(engine, 1)
        canvas.press("camera-empty")
        expect(canvas.find("camera-dropped")).to_contain_text("dropped")
        shown.wait_for_function(DROPS)
        # Nothing waits: what is shown is what the camera sees now, and the way out is at hand.
        canvas.press("camera-stop")
        expect(canvas.find("empty")).to_be_visible()
        shown.context.close()


def slow(engine: FakeEngine, seconds: float) -> None:
    """Makes the engine take so long for every frame."""
    encode = engine.encode

    def later(*arguments: object) -> object:
        time.sleep(seconds)
        return encode(*arguments)  # type: ignore[arg-type]

    engine.encode = later  # type: ignore[method-assign,assignment]


def test_the_camera_goes_back_to_what_was_open(page: Canvas, tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    Image.fromarray(np.full((50, 80, 3), 90, np.uint8)).save(path)
    page.open(path)
    page.press("examples")
    page.press("menu-camera")
    expect(page.find("camera")).to_be_visible()
    expect(page.find("medium")).to_contain_text("camera")
    page.press("camera-stop")
    expect(page.find("medium")).to_contain_text("still.png")
    assert not page.complaints


TURNED = """
const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
const c = canvas.getContext("2d");
const draw = () => {
  c.fillStyle = "#28507f";
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.fillStyle = "rgb(240, 140, 30)";
  c.beginPath();
  c.arc(canvas.width / 2, canvas.height / 2, 60, 0, 7);
  c.fill();
};
setInterval(draw, 30);
window.turn = () => {
  Object.assign(canvas, { width: canvas.height, height: canvas.width });
  draw();
};
navigator.mediaDevices.getUserMedia = async () => canvas.captureStream();
"""


TURNED_AFTER = """(before) => {
  const view = document.querySelector("edgetam-canvas");
  const { ui, frames } = view.session.context;
  if (ui.frame <= before) return false;
  const c = new OffscreenCanvas(1, 1).getContext("2d");
  c.drawImage(frames.get(ui.frame), 0, 0, 1, 1, 0, 0, 1, 1);
  return Math.max(...c.getImageData(0, 0, 1, 1).data.slice(0, 3)) < 20;
}"""
"""Whether a frame after `before` is on screen, and black in its corner."""


def test_a_phone_that_is_turned_goes_on_and_a_recording_is_not_left_unasked(chromium: Browser) -> None:
    with served(Controller(engine=FakeEngine())) as url:
        shown = chromium.new_context().new_page()
        shown.add_init_script(TURNED)
        canvas = Canvas(shown)
        shown.goto(url)
        canvas.press("camera-empty")
        expect(canvas.find("camera")).to_be_visible()
        click_on_the_disc(canvas)
        canvas.press("camera-record")
        shown.evaluate("turn()")
        before = canvas.look("view.ui.frame")
        bars = np.zeros((240, 320), bool)
        bars[:, :60] = bars[:, -60:] = True
        shown.wait_for_function(TURNED_AFTER, arg=before)
        _, truth, mask = look(shown)
        assert truth.any()
        assert not truth[bars].any()
        assert mask is not None
        assert canvas.find("error").count() == 0
        expect(canvas.find("camera-recorded")).not_to_have_text(re.compile("^0 "))
        with shown.expect_event("dialog") as asked:
            shown.close(run_before_unload=True)
        assert asked.value.type == "beforeunload"
        asked.value.dismiss()
        expect(canvas.find("camera")).to_be_visible()
        shown.context.close()


def test_no_camera_is_told(chromium: Browser) -> None:
    with served(Controller(engine=FakeEngine())) as url:
        shown = chromium.new_context().new_page()
        canvas = Canvas(shown)
        shown.goto(url)
        canvas.press("camera-empty")
        expect(canvas.find("error")).to_contain_text("camera")
        expect(canvas.find("camera-empty")).to_be_enabled()
        shown.context.close()
