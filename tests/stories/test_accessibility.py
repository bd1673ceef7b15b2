"""axe-core finds nothing serious in any state of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.media import moving_disc, write_video

from .conftest import Canvas
from .drawn import CHEETAH, CHEETAH_BOX

AXE = Path(__file__).parents[2] / "widget/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
RUN = """async () => {
  const { violations } = await axe.run("edgetam-canvas");
  return violations.map(({ id, impact, nodes }) => [id, impact, nodes.map((node) => node.target.flat().join(" "))]);
}"""


def check(canvas: Canvas, state: str) -> None:
    """Fails on what axe-core calls serious or critical in the state on screen."""
    if not canvas.page.evaluate("() => 'axe' in window"):
        canvas.page.evaluate(AXE.read_text())
    found = [one for one in canvas.page.evaluate(RUN) if one[1] in SERIOUS]
    assert found == [], state


@pytest.mark.parametrize(("scheme", "width", "height"), [("light", 1280, 800), ("dark", 390, 844)])
def test_axe(
    new_canvas: Callable[..., Canvas], photo: Path, tmp_path: Path, scheme: str, width: int, height: int
) -> None:
    canvas = new_canvas(color_scheme=scheme, viewport={"width": width, "height": height})
    check(canvas, "empty")
    canvas.press("practice")
    check(canvas, "why it is the practice model")
    canvas.press("card-open")
    check(canvas, "the model's card")
    canvas.press("card-close")

    canvas.open(photo)
    check(canvas, "an image")
    canvas.click(*CHEETAH)
    check(canvas, "candidates")
    canvas.press("settings")
    check(canvas, "the menu")
    canvas.press("settings-keys")
    check(canvas, "the keys")
    canvas.press("keys-close")
    canvas.press("export")
    check(canvas, "the export")
    canvas.page.keyboard.press("Escape")
    canvas.drag(*CHEETAH_BOX)
    canvas.find("object-1").dblclick()
    expect(canvas.find("object-1-name")).to_be_visible()
    check(canvas, "renaming")
    canvas.page.keyboard.press("Escape")
    canvas.drag(20, 20, 60, 22)
    check(canvas, "a hint")

    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no image")
    files = canvas.page.locator("input[data-test=file-input]").first
    files.set_input_files(broken)
    expect(canvas.find("error")).to_contain_text("broken.png")
    check(canvas, "an error")
    canvas.press("error-dismiss")
    clip = write_video(tmp_path / "disc.mp4", moving_disc(12))
    files.set_input_files(clip)
    expect(canvas.find("unsaved")).to_be_visible()
    check(canvas, "the question about masks that are not exported")
    canvas.press("unsaved-discard")
    expect(canvas.find("medium")).to_contain_text("disc.mp4")
    canvas.settle()
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    check(canvas, "tracking")
    expect(canvas.find("cancel")).to_have_count(0, timeout=240_000)
    canvas.settle()
    check(canvas, "a video")
