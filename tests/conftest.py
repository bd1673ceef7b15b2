"""What all tests share: real media from Gradio's package, and one controller on the practice checkpoint."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

# No test may depend on whether a hub answers; the test of `auto` sets its own.
os.environ["HF_HUB_OFFLINE"] = "1"

from edgetam_ui import Controller, Session
from edgetam_ui.bench.browser import browser

from .media import moving_disc

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine makes nothing wrong.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")

GRADIO = importlib.util.find_spec("gradio")
assert GRADIO is not None
assert GRADIO.origin is not None
ASSETS = Path(GRADIO.origin).parent / "media_assets"
"""Found without importing Gradio, which takes seconds."""


@pytest.fixture(scope="session")
def assets() -> Path:
    """Gradio's folder of images and videos."""
    return ASSETS


@pytest.fixture(scope="session")
def photo() -> Path:
    """A running cheetah, 502 x 343."""
    return ASSETS / "images" / "cheetah.jpg"


@pytest.fixture(scope="session")
def clip() -> Path:
    """The turning earth, 480 x 270, 150 frames."""
    return ASSETS / "videos" / "b.mp4"


@pytest.fixture(scope="session")
def controller() -> Iterator[Controller]:
    """One model for all tests: plain transformers in fp32."""
    made = Controller("practice", "cpu", "fp32", "off")
    yield made
    made.close()


def be_patient(launched: Browser) -> None:
    """Gives a busy machine as long for an action as for what is expected of a page."""
    launched.on("context", lambda context: context.set_default_timeout(60_000))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser for all tests of a process: Playwright allows no second one beside it."""
    with browser() as launched:
        be_patient(launched)
        yield launched


@pytest.fixture
def image_session(controller: Controller, photo: Path) -> Iterator[Session]:
    """A session on the photo."""
    session = controller.open(photo)
    yield session
    session.close()


@pytest.fixture
def video_session(controller: Controller) -> Iterator[Session]:
    """A session on a short generated video: a disc of 24 pixels that moves 6 to the right each frame."""
    session = controller.open(moving_disc(10), "disc.mp4")
    yield session
    session.close()
