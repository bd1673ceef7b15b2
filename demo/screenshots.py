"""Takes the README's images of the page: `python demo/screenshots.py [folder]`. Look at them afterwards."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from edgetam_ui import Controller
from edgetam_ui.bench.browser import browser, on_page, served, wait_until_idle

ACROSS_THE_CHEETAH = (75, 95, 395, 262)
AROUND_THE_EARTH = (118, 12, 358, 258)


def main(folder: Path) -> None:
    """Every image, from the page as a user gets it."""
    folder.mkdir(parents=True, exist_ok=True)
    controller = Controller("practice")
    with served(controller) as url, browser() as chromium:
        for name, width, height, scheme, scene in (
            ("empty", 1280, 760, "light", lambda page: None),
            ("image", 1280, 800, "light", image),
            ("dark", 1280, 800, "dark", image),
            ("wide", 1600, 900, "light", image),
            ("phone", 390, 844, "light", image),
            ("phone-dark", 390, 844, "dark", video),
            ("video", 1280, 860, "light", video),
            ("error", 1280, 760, "light", bad_file),
        ):
            page = new_page(chromium, url, width, height, scheme)
            scene(page)
            page.screenshot(path=folder / f"{name}.png", animations="disabled")
            page.context.close()
    controller.close()


def new_page(chromium: Browser, url: str, width: int, height: int, scheme: Any) -> Page:
    """The page, loaded, in a browser of its own; a narrow one is a phone's."""
    phone = width < 600
    size = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, color_scheme=scheme, has_touch=phone, is_mobile=phone)
    page = context.new_page()
    page.goto(url)
    page.locator("[data-test=example-cheetah]").wait_for()
    page.locator("[data-test=loading]").wait_for(state="detached", timeout=120_000)
    return page


def image(page: Page) -> None:
    """A box round the cheetah, a click on its head, and of its candidates the one that is the head."""
    page.locator("[data-test=example-cheetah]").click()
    wait_until_idle(page)
    drag(page, *ACROSS_THE_CHEETAH)
    page.keyboard.press("n")
    wait_until_idle(page)
    page.mouse.click(*on_page(page, 362, 145))
    page.locator("[data-test=candidate-1]").click()
    wait_until_idle(page)


def video(page: Page) -> None:
    """The earth, boxed, followed for a while, and stopped."""
    page.locator("[data-test=example-earth]").click()
    wait_until_idle(page)
    drag(page, *AROUND_THE_EARTH)
    page.locator("[data-test=propagate]").click()
    page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done >= 40", timeout=300_000)
    if page.viewport_size and page.viewport_size["width"] > 600:
        return
    page.locator("[data-test=cancel]").click()
    wait_until_idle(page)


def bad_file(page: Page) -> None:
    """A file that is no image, dropped on one."""
    image(page)
    with tempfile.TemporaryDirectory() as scratch:
        notes = Path(scratch) / "notes.doc"
        notes.write_text("not an image\n" * 50)
        page.locator("input[data-test=file-input]").first.set_input_files(notes)
        page.get_by_text("notes.doc is not an image or a video").wait_for()


def drag(page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
    """A box, drawn with the mouse."""
    page.mouse.move(*on_page(page, x0, y0))
    page.mouse.down()
    page.mouse.move(*on_page(page, x1, y1), steps=6)
    page.mouse.up()
    wait_until_idle(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/images"))
