"""A real browser on a real server. A test fails on any error in the page's console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Download, Page, Route, expect

from edgetam_ui import Controller, Session
from edgetam_ui.bench.browser import on_page, served, wait_until_idle

PATIENCE_MS, POLL_MS = 60_000, 20
expect.set_options(timeout=PATIENCE_MS)

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Input that the page has, and what follows from it at once, is dealt with before them."""


@pytest.fixture(scope="session")
def url(controller: Controller) -> Iterator[str]:
    _ = controller.engine
    with served(controller) as address:
        yield address


@dataclass
class Canvas:
    """The page, in a user's words. Points are in pixels of the image."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def look(self, what: str) -> Any:
        """What a JavaScript expression says of the component `view`."""
        return self.page.locator("edgetam-canvas").first.evaluate(f"(view) => ({what})")

    def find(self, name: str) -> Any:
        return self.page.locator(f"[data-test='{name}']")

    def press(self, name: str) -> None:
        self.find(name).click()

    def open(self, path: Path) -> None:
        self.page.locator("input[data-test=file-input]").first.set_input_files(path)
        expect(self.find("medium")).to_contain_text(path.name)
        self.settle()

    def settle(self) -> None:
        """Waits until what was done has begun, nothing is asked for any more, and everything is drawn."""
        self.page.evaluate(TWO_FRAMES)
        wait_until_idle(self.page)
        self.page.evaluate(TWO_FRAMES)

    def keep_hints(self) -> None:
        """Has hints stay, until the page is loaded anew: a busy machine may need longer to look at one than they do."""
        self.look("void (view.session.context.hintMs = 1e9)")

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Waits for what the page does not show, as long as for what is expected of it."""
        for _ in range(PATIENCE_MS // POLL_MS):
            if holds():
                return
            self.page.wait_for_timeout(POLL_MS)
        pytest.fail("What was waited for did not come.")

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where the image's (x, y) is on the page."""
        return on_page(self.page, x, y)

    def click(self, x: float, y: float, subtract: bool = False) -> None:
        self.page.mouse.click(*self.at(x, y), button="right" if subtract else "left")
        self.settle()

    def drag(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.page.mouse.move(*self.at(x0, y0))
        self.page.mouse.down()
        self.page.mouse.move(*self.at((x0 + x1) / 2, (y0 + y1) / 2), steps=3)
        self.page.mouse.move(*self.at(x1, y1), steps=3)
        self.page.mouse.up()
        self.settle()

    def pixels(self) -> np.ndarray:
        """What the stage shows, uint8 (height, width, 3), at one pixel a CSS pixel."""
        import io

        bare = ".pill { visibility: hidden }"  # it lies over the image until the first prompt
        shot = self.find("canvas").screenshot(scale="css", animations="disabled", style=bare)
        return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"))

    def stage_mask(self, mask: np.ndarray) -> np.ndarray:
        """`mask`, bool in the image's pixels, as it should lie on the stage, bool in the stage's pixels."""
        shape = self.pixels().shape
        view = self.look("{ ...view.stage.view }")
        y, x = np.mgrid[: shape[0], : shape[1]]
        column = np.floor((x + 0.5 - view["x"]) / view["scale"]).astype(int)
        row = np.floor((y + 0.5 - view["y"]) / view["scale"]).astype(int)
        inside = (column >= 0) & (row >= 0) & (column < mask.shape[1]) & (row < mask.shape[0])
        out = np.zeros(shape[:2], bool)
        out[inside] = mask[row[inside], column[inside]]
        return out

    def agree(self, dialog: Dialog) -> None:
        """Notes what the browser asks, and says yes."""
        self.asked.append(dialog.type)
        dialog.accept()

    def download(self, format: str) -> Download:
        self.press("export")
        self.press(f"export-{format}")
        with self.page.expect_download() as waiting:
            self.press("export-run")
        return waiting.value


class Held:
    """Holds back a page's first request to an address until it is let go."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(address, self._hold, times=1)

    def _hold(self, route: Route) -> None:
        self._routes.append(route)

    def let_go(self) -> None:
        while not self._routes:
            self._page.wait_for_timeout(10)
        self._routes[0].continue_()


def listen(page: Page, canvas: Canvas) -> None:
    """Notes what goes wrong in our module, which these hosts load from a blob; their own errors are theirs."""

    def note(text: str) -> None:
        if "blob:" in text or "edgetam" in text.lower():
            canvas.complaints.append(text)

    page.on("pageerror", lambda error: note(error.stack or str(error)))
    page.on("console", lambda said: note(f"{said.location['url']} {said.text}") if said.type == "error" else None)


@pytest.fixture
def new_canvas(chromium: Browser, url: str) -> Iterator[Callable[..., Canvas]]:
    """Makes canvases, each in a browser of its own; afterwards their consoles must be clean."""
    made: list[Canvas] = []

    def make(query: str = "", **context: Any) -> Canvas:
        size = {"width": 1280, "height": 800}
        page = chromium.new_context(**{"viewport": size, "accept_downloads": True, **context}).new_page()
        canvas = Canvas(page)
        page.on("console", lambda m: canvas.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: canvas.complaints.append(str(error)))
        page.on("dialog", canvas.agree)
        page.goto(url + query)
        expect(canvas.find("medium" if query else "empty")).to_be_visible()
        expect(canvas.find("loading")).to_have_count(0)
        canvas.keep_hints()
        made.append(canvas)
        return canvas

    yield make
    for canvas in made:
        canvas.page.context.close()
        assert canvas.complaints == []


@pytest.fixture
def canvas(new_canvas: Callable[..., Canvas]) -> Canvas:
    return new_canvas()


@pytest.fixture
def same(controller: Controller, photo: Path) -> Session:
    """A session of our own on the photo, to hold the page's masks against."""
    with closing(controller.open(photo)) as session:
        yield session  # type: ignore[misc]
