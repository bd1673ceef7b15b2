"""An agent works while someone watches it in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from edgetam_ui import Controller
from edgetam_ui.bench.browser import served
from edgetam_ui.core.operations import RleData
from edgetam_ui.core.palette import PALETTE
from tests.api.test_agents import agent, said

from .conftest import Canvas
from .drawn import CHEETAH, assert_drawn


@pytest.fixture(scope="module")
def url(controller: Controller) -> Iterator[str]:
    _ = controller.engine
    with served(controller, mcp=True) as address:
        yield address


def test_its_masks_appear_in_the_page(new_canvas: Callable[..., Canvas], url: str) -> None:
    server = url.rstrip("/")

    def call(name: str, **arguments: Any) -> Any:
        return said(agent(server, (name, arguments))[0])

    opened = call("open", file="cheetah")
    assert opened["page"].startswith(url)
    canvas = new_canvas(query=opened["page"].removeprefix(url))
    assert "edgetam=" not in canvas.page.url
    before = canvas.pixels()
    call("segment", session=opened["session"], points=[list(CHEETAH)])
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    rle = call("masks", session=opened["session"])["masks"][0]["rle"]
    assert_drawn(canvas, before, RleData(**rle).to_rle().decode(), PALETTE[0])
    canvas.click(CHEETAH[0] + 70, CHEETAH[1] - 20)
    call("apply", session=opened["session"], operation={"op": "update_object", "object": 1, "name": "cat"})
    expect(canvas.find("object-1")).to_contain_text("cat")
    assert call("masks", session=opened["session"])["masks"][0]["rle"] != rle  # the watcher clicked, too
    call("open", file="earth", session=opened["session"])
    expect(canvas.find("medium")).to_contain_text("earth")
