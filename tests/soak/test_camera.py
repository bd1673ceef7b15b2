"""A browser's camera for longer: 300 frames with real weights in the page, and the camera in a notebook's widget."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from playwright.sync_api import expect

from edgetam_ui import Controller
from edgetam_ui.bench.browser import browser, served
from tests.camera import film, iou, look, middle, with_camera
from tests.stories.conftest import Canvas
from tests.stories.jupyter import Notebook, end_kernels, jupyter, write_notebook

FRAMES = 300


def follow(canvas: Canvas, count: int) -> list[float]:
    """Clicks on the disc; the IoU of its mask on the next `count` frames that are looked at."""
    _, truth, _ = look(canvas.page)
    canvas.page.mouse.click(*canvas.at(*middle(truth)))
    expect(canvas.find("object-1")).to_be_visible()
    found: dict[int, float] = {}
    while len(found) < count:
        frame, truth, mask = look(canvas.page)
        if mask is not None:
            found.setdefault(frame, iou(mask, truth))
        canvas.page.wait_for_timeout(20)
    return list(found.values())


def test_300_frames_are_followed_in_the_page(tmp_path: Path) -> None:
    controller = Controller("practice", device="cpu")
    _ = controller.engine
    camera = film(tmp_path / "film.mjpeg")
    with browser() as chromium, with_camera(chromium, camera) as seeing, served(controller) as url:
        canvas = Canvas(seeing.new_context(viewport={"width": 1280, "height": 800}).new_page())
        canvas.page.goto(url)
        canvas.press("camera-empty")
        expect(canvas.find("pill")).to_contain_text("Click what you want")
        found = follow(canvas, FRAMES)
        print(f"mean IoU {np.mean(found):.3f}, least {min(found):.3f}, {canvas.find('camera-dropped').inner_text()}")
        assert np.mean(found) > 0.7
        canvas.press("camera-stop")
        expect(canvas.find("empty")).to_be_visible()


def test_a_notebook_has_the_camera_too(tmp_path: Path) -> None:
    camera = film(tmp_path / "film.mjpeg")
    cells = [
        "from edgetam_ui import Controller, EdgeTamWidget, FakeEngine\n"
        "w = EdgeTamWidget(controller=Controller(engine=FakeEngine()))\nw",
        "print(w.session.medium.count > 20, sorted(w.masks), len(w.session.timeline(1)) > 20)",
    ]
    path = write_notebook(tmp_path / "camera.ipynb", cells)
    with browser() as chromium, with_camera(chromium, camera) as seeing, jupyter(tmp_path) as url:
        page = seeing.new_context(viewport={"width": 1400, "height": 1000}).new_page()
        canvas, notebook = Canvas(page), Notebook(page, f"{url}/lab/tree/{path.name}?reset")
        notebook.run(0)
        canvas.press("camera-empty")
        expect(canvas.find("pill")).to_contain_text("Click what you want")
        found = follow(canvas, 10)
        canvas.press("camera-record")
        found += follow(canvas, 30)
        canvas.press("camera-stop")
        expect(canvas.find("counter")).to_be_visible()
        assert np.mean(found) > 0.7
        assert notebook.run(1) == "True [1] True"
        end_kernels(url)
