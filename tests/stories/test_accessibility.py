"""axe-core finds nothing in any state of the page, and a finger hits all that can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served

from .conftest import Canvas
from .states import before_a_file, check_axe, check_targets, of_an_image, with_files

WAYS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark phone": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 1280, "height": 800}},
    "small phone on its side": {"viewport": {"width": 780, "height": 360}, "has_touch": True},
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    controller = Controller(engine=FakeEngine())
    with served(controller) as url:
        yield url
    controller.close()


@pytest.mark.parametrize("way", WAYS)
def test_every_state(way: str, chromium: Browser, address: str, photo: Path, tmp_path: Path) -> None:
    options = WAYS[way]
    page = chromium.new_context(**options, is_mobile=options.get("has_touch", False)).new_page()  # type: ignore[arg-type]
    canvas = Canvas(page)
    page.goto(address)
    expect(canvas.find("empty")).to_be_visible()
    for state in chain(before_a_file(canvas), of_an_image(canvas, photo), with_files(canvas, tmp_path)):
        if "has_touch" in options:
            check_targets(canvas, state)
        if "phone on its side" not in way:
            check_axe(canvas, state)
    page.context.close()
