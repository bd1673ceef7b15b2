"""The page in Firefox and in WebKit, in a user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from edgetam_ui import Controller, Session
from edgetam_ui.bench.browser import served

from .drive import Driver, Firefox, firefox, webkit

VIEW = "document.querySelector('edgetam-canvas')"


class Page:
    """The page of the product in a browser. Points are in pixels of the image."""

    def __init__(self, driver: Driver, url: str) -> None:
        self.driver = driver
        self.has_touch = self.has_downloads = self.has_right_button = isinstance(driver, Firefox)
        driver.goto(url)
        driver.wait(f"{VIEW} && {self.one('empty')} && !{self.one('loading')}")
        driver.evaluate(f"{VIEW}.session.context.hintMs = 1e9")  # a busy machine may need longer to look at a hint
        driver.evaluate("window.complaints = []; window.onerror = (text) => void complaints.push(text)")

    @staticmethod
    def one(name: str) -> str:
        """JavaScript for the element that tests find by this name."""
        return f"{VIEW}.shadowRoot.querySelector(\"[data-test='{name}']\")"

    def look(self, what: str) -> Any:
        """What a JavaScript expression says of the component `view`."""
        return self.driver.evaluate(f"const view = {VIEW}; return ({what})")

    def settle(self) -> None:
        """Waits until what was done has begun, nothing is asked for any more, and everything is drawn."""
        self.driver.evaluate(
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )
        self.driver.wait(f"{VIEW}.idle && {VIEW}.ui.state.medium")
        assert self.driver.evaluate("return complaints") == []

    def open(self, path: Path) -> None:
        self.driver.choose(path)
        self.driver.wait(f"{VIEW}.ui.state.medium?.name === '{path.name}'")
        self.settle()

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where the image's (x, y) is on the page."""
        stage = f"{self.one('canvas')}.getBoundingClientRect()"
        left, top = self.look(
            f"[{stage}.left + view.stage.view.x + {x} * view.stage.view.scale,"
            f" {stage}.top + view.stage.view.y + {y} * view.stage.view.scale]"
        )
        return left, top

    def click(self, x: float, y: float, button: int = 0, kind: str = "mouse") -> None:
        place = self.at(x, y)
        self.driver.point([("down", *place), ("up", *place)], button, kind)
        self.settle()

    def drag(self, x0: float, y0: float, x1: float, y1: float) -> None:
        middle = self.at((x0 + x1) / 2, (y0 + y1) / 2)
        self.driver.point([("down", *self.at(x0, y0)), ("move", *middle), ("up", *self.at(x1, y1))])
        self.settle()

    def press(self, name: str) -> None:
        """Presses the button of that name, with the mouse."""
        self.driver.wait(self.one(name))
        x, y = self.driver.evaluate(
            f"const button = {self.one(name)}; button.scrollIntoView({{ block: 'nearest' }});"
            " const { x, y, width, height } = button.getBoundingClientRect();"
            " return [x + width / 2, y + height / 2]"
        )
        self.driver.point([("down", x, y), ("up", x, y)])

    def keys(self, *keys: str) -> None:
        self.driver.press(*keys)
        self.settle()

    @property
    def area(self) -> int:
        """Pixels of the selected object's mask."""
        return int(self.look("view.session.selectedMask?.data.area ?? 0"))

    def prompts(self, number: int = 1) -> Any:
        """The prompts of an object on frame 0."""
        return self.look(f"view.ui.state.objects.find(({{ id }}) => id === {number})?.prompts[0] ?? null")


@pytest.fixture(scope="session")
def url(controller: Controller) -> Iterator[str]:
    _ = controller.engine
    with served(controller) as address:
        yield address


@pytest.fixture(params=[firefox, webkit], ids=["firefox", "webkit"])
def page(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> Iterator[Page]:
    with request.param(tmp_path) as driver:
        yield Page(driver, url)


@pytest.fixture
def same(controller: Controller, photo: Path) -> Iterator[Session]:
    """A session of our own on the photo, to hold the page's masks against."""
    with closing(controller.open(photo)) as session:
        yield session
