"""What the page is for, in Firefox and in WebKit. `make browsers` runs it.

WebKitGTK's driver delivers no touch, presses the right button without letting go of it, and does not say where
downloads go: those three stories are Firefox's alone. Neither driver's clipboard keeps an image, so that pasting one is
tried in Chromium alone.
"""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Session

from .conftest import VIEW, Page

RIGHT = "\ue014"
"""The arrow."""
CHEETAH = (250, 165)
CHEETAH_BOX = (80, 95, 400, 260)


def test_a_click(page: Page, same: Session, photo: Path) -> None:
    page.open(photo)
    page.click(*CHEETAH)
    assert page.prompts()["points"] == [pytest.approx(CHEETAH, abs=1)]
    assert page.area == same.add_points(1, page.prompts()["points"]).sum() > 0


def test_a_box(page: Page, same: Session, photo: Path) -> None:
    page.open(photo)
    page.drag(*CHEETAH_BOX)
    assert page.prompts()["box"] == pytest.approx(CHEETAH_BOX, abs=1.5)
    assert page.area == same.add_box(1, page.prompts()["box"]).sum() > 0


def test_a_click_takes_away(page: Page, photo: Path) -> None:
    page.open(photo)
    page.click(*CHEETAH)
    page.keys("s")
    page.click(150, 240)
    assert page.prompts()["labels"] == [1, 0]


def test_the_right_button_takes_away(page: Page, photo: Path) -> None:
    if not page.has_right_button:
        pytest.skip("WebKitGTK's driver never lets go of the right button")
    page.open(photo)
    page.click(*CHEETAH)
    page.click(150, 240, button=2)
    assert page.prompts()["labels"] == [1, 0]


def test_candidates(page: Page, same: Session, photo: Path) -> None:
    page.open(photo)
    page.click(*CHEETAH)
    page.keys("c")
    same.add_points(1, page.prompts()["points"])
    same.choose(1, 1)
    assert page.area == same.masks()[1].sum()


def test_undo_and_redo_by_keys(page: Page, photo: Path) -> None:
    page.open(photo)
    page.click(*CHEETAH)
    area = page.area
    page.keys("Control", "z")
    assert page.prompts() is None
    page.keys("Control", "Shift", "z")
    assert page.area == area


def test_pointing_by_keys(page: Page, same: Session, photo: Path) -> None:
    page.open(photo)
    page.keys("p")
    x, y = page.look("view.stage.crosshair")
    page.keys(RIGHT)
    page.keys("Enter")
    step = 16 / page.look("view.stage.view.scale")
    assert page.prompts()["points"] == [pytest.approx((x + step, y), abs=0.1)]
    assert page.area == same.add_points(1, page.prompts()["points"]).sum() > 0


def test_the_brush(page: Page, photo: Path) -> None:
    page.open(photo)
    page.keys("r")
    width = page.look("view.ui.settings.brush / view.stage.view.scale")
    page.drag(100, 200, 300, 200)
    assert page.prompts()["mask"]
    assert page.area == pytest.approx(200 * width + np.pi * width**2 / 4, rel=0.1)
    page.keys("Control", "z")
    assert page.area == 0


def test_the_mask_is_drawn(page: Page, photo: Path) -> None:
    page.open(photo)
    before = shown(page)
    page.drag(*CHEETAH_BOX)
    moved = np.abs(shown(page) - before).sum(axis=-1) > 40
    x, y = map(round, page.at(*CHEETAH))
    assert moved[y - 3 : y + 3, x - 3 : x + 3].all()
    x, y = map(round, page.at(20, 20))
    assert not moved[y - 3 : y + 3, x - 3 : x + 3].any()


def test_a_video_is_tracked(page: Page, clip: Path) -> None:
    page.open(clip)
    page.drag(125, 20, 353, 250)
    page.press("propagate")
    page.driver.wait(f"{VIEW}.ui.propagation?.done > 2")
    page.press("cancel")
    page.driver.wait(f"!{VIEW}.ui.propagation")
    page.keys("\ue011")  # Home: the page went along with the tracking
    page.keys(RIGHT)
    assert page.look("view.ui.frame") == 1
    assert page.look("view.ui.state.objects[0].timeline.some(([first, n, kind]) => first === 1 && kind === 'tracked')")
    assert page.area > 0


def test_a_video_is_stepped_through(page: Page, clip: Path) -> None:
    page.open(clip)
    before = shown(page)
    for _ in range(5):
        page.keys(RIGHT)
    assert page.look("view.ui.frame") == 5
    assert (np.abs(shown(page) - before).sum(axis=-1) > 40).mean() > 0.001


def test_a_finger(page: Page, same: Session, photo: Path) -> None:
    if not page.has_touch:
        pytest.skip("WebKitGTK's driver delivers no touch")
    page.open(photo)
    page.click(*CHEETAH, kind="touch")
    assert page.area == same.add_points(1, page.prompts()["points"]).sum() > 0


def test_an_export(page: Page, photo: Path) -> None:
    if not page.has_downloads:
        pytest.skip("WebKitGTK's driver does not say where downloads go")
    page.open(photo)
    page.click(*CHEETAH)
    page.press("export")
    page.press("export-coco")
    page.press("export-run")
    assert page.driver.downloads is not None
    found = waited_for(page.driver.downloads)
    assert json.loads(found.read_text())["annotations"][0]["area"] == page.area


def test_the_clipboard(page: Page, photo: Path) -> None:
    """A cut-out is copied; what was done is copied as code, and pasted."""
    page.open(photo)
    page.click(*CHEETAH)
    page.keys("Control", "c")
    page.driver.wait(f"{page.one('error')}?.textContent.includes('copied')")
    page.press("settings")
    page.press("show-code")
    page.driver.wait(f"{page.one('code-text')}.textContent.includes('add_points')")
    page.press("code-copy")
    page.settle()
    page.press("code-close")
    listen = "addEventListener('paste', ({ clipboardData }) => window.pasted = clipboardData.getData('text/plain'))"
    page.driver.evaluate(listen)
    page.driver.press("Control", "v")
    page.driver.wait("window.pasted?.includes('add_points')")


def shown(page: Page) -> np.ndarray:
    """The page's pixels, int (height, width, 3), at one pixel a CSS pixel."""
    image = Image.open(io.BytesIO(page.driver.screenshot())).convert("RGB")
    return np.asarray(image, int)


def waited_for(folder: Path) -> Path:
    """The JSON file that arrives in `folder`."""
    for _ in range(600):
        if found := [path for path in folder.glob("*.json") if path.stat().st_size]:
            return found[0]
        time.sleep(0.1)
    raise TimeoutError(f"nothing came to {folder}")
