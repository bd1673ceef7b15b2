"""A headless Chromium and a served page, for what is measured, tested and shown in a real browser. Needs Playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import EdgeTamError
from ..sessions.controller import Controller

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""What a Chromium is called on the search path, in the order of preference."""

PATIENCE_SECONDS = 300
"""How long a page may be at work."""


class BrowserError(EdgeTamError):
    """Playwright or a Chromium is missing."""

    code = "browser"


def find_chromium() -> str | None:
    """The path of a Chromium: $CHROMIUM, one on the search path, or None for the one that Playwright downloaded.

    Raises `BrowserError` where there is none, or no Playwright. Installs nothing.
    """
    if importlib.util.find_spec("playwright") is None:
        raise BrowserError("Playwright is not installed.", "pip install playwright")
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    if _playwright_has_one():
        return None
    raise BrowserError(
        "There is no Chromium.", "Install one (apt install chromium, or playwright install chromium) or set CHROMIUM."
    )


def _playwright_has_one() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        return Path(play.chromium.executable_path).exists()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium, closed at the end. It makes no requests of its own. Raises `BrowserError`."""
    path = find_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        launched = play.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        try:
            yield launched
        finally:
            launched.close()


@contextmanager
def served(controller: Controller, **options: Any) -> Iterator[str]:
    """The address of the page of `controller`, served by this process; `options` are those of `gradio_app.launch`."""
    from ..hosts.gradio_app import launch

    page, url = launch(controller, quiet=True, **options)
    try:
        yield url
    finally:
        page.close(verbose=False)


def wait_until_idle(page: Page) -> None:
    """Waits until a medium is open, every request is answered, and everything is drawn.

    The canvas is looked up each time, since a host may put another one in its place. Raises `TimeoutError` after
    five minutes.
    """
    canvas = page.locator("edgetam-canvas").first
    until = time.monotonic() + PATIENCE_SECONDS
    canvas.wait_for(state="attached", timeout=1000 * PATIENCE_SECONDS)
    pause = 20.0
    while not canvas.evaluate("(view) => view.isConnected && view.idle && Boolean(view.ui.state.medium)"):
        if time.monotonic() > until:
            raise TimeoutError("The page was still at work after five minutes.")
        page.wait_for_timeout(pause)
        pause = min(1.05 * pause, 250)  # each look costs the page time that a long work there needs


def on_page(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where the image's pixel (x, y) lies on the page, in CSS pixels."""
    left, top = page.locator("edgetam-canvas").first.evaluate(
        """(view, [x, y]) => {
          const stage = view.shadowRoot.querySelector("[data-test=canvas]").getBoundingClientRect();
          return [stage.left + view.stage.view.x + x * view.stage.view.scale,
                  stage.top + view.stage.view.y + y * view.stage.view.scale];
        }""",
        [x, y],
    )
    return left, top
