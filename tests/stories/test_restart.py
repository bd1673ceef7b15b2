"""A server that is killed and started anew, as who uses its page sees it: nothing is lost, and nothing to be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.media import moving_disc, write_video
from tests.restart.server import Server

from .conftest import Canvas

WHAT_IS_THERE = """[view.ui.frame, view.ui.selected, view.ui.state.objects.map(
  ({ name, prompts, timeline }) => [name, Object.keys(prompts), timeline.reduce((sum, run) => sum + run[1], 0)])]"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "tmp").mkdir()
    made = Server(tmp_path / "data", tmp_path / "tmp")
    made.start()
    yield made
    made.kill()


def test_a_page_goes_on_by_itself_after_the_server_was_killed(
    chromium: Browser, server: Server, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    canvas = Canvas(page)
    page.goto(server.address)
    expect(canvas.find("empty")).to_be_visible()
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(800)))
    canvas.click(40, 60)
    canvas.press("propagate")
    following = "({ ui }) => ui.propagation?.done > 4 && ui.frame > 0"  # clicks are to be on a later frame
    page.wait_for_function(f"() => ({following})(document.querySelector('edgetam-canvas'))")
    server.kill()
    expect(canvas.find("reconnecting")).to_contain_text("Connection lost, trying again")
    page.mouse.click(*canvas.at(100, 20))  # while nobody is there
    canvas.press("undo")
    page.mouse.click(*canvas.at(110, 30))
    expect(canvas.find("error")).to_have_count(0)
    server.start()
    expect(canvas.find("reconnecting").locator("p")).to_have_count(0)
    canvas.settle()
    clicks = "view.ui.state.objects.flatMap(({ prompts }) => Object.values(prompts)).map(({ points }) => points.length)"
    assert canvas.look(clicks) == [1, 1]
    canvas.press("undo")
    canvas.settle()
    expect(canvas.find("propagate")).to_contain_text("Fill")
    canvas.press("propagate")
    expect(canvas.find("cancel")).to_have_count(0)
    canvas.settle()
    before = canvas.look(WHAT_IS_THERE)
    assert before[2] == [["Object 1", ["0"], 800]]
    pixels = canvas.pixels()
    page.close()
    again = Canvas(context.new_page())  # another tab of this browser finds it
    again.page.goto(server.address)
    again.settle()
    again.find("frame-slider").fill(str(before[0]))
    again.settle()
    assert again.look(WHAT_IS_THERE) == before
    assert (again.pixels() == pixels).all()
    assert errors == []
    again.press("settings")
    expect(again.find("delete-data")).to_contain_text("for an hour after you leave")
    again.press("delete-data")
    again.press("delete-data-confirm")
    expect(again.find("empty")).to_be_visible()
    assert [path for path in (server.data / "users").rglob("*") if path.is_file()] == []
    context.close()
