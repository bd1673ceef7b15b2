"""How masks, candidates, previews and progress are shown, and what the page remembers and leaves still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served
from edgetam_ui.core.masks import Rle
from tests.media import moving_disc

from .conftest import Canvas, Held
from .drawn import assert_drawn, tinted
from .states import put
from .test_by_hand import mask_of

DISC = (40, 60)
MARGIN = 6
"""Pixels of the stage next to a mask's edge that its line may cover."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with closing(Controller(engine=FakeEngine())) as controller, served(controller) as address:
        yield address


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    """An orange disc around `DISC`."""
    path = tmp_path / "disc.png"
    Image.fromarray(moving_disc(1)[0]).save(path)
    return path


def grown(mask: np.ndarray, by: int) -> np.ndarray:
    """`mask` with all that is less than `by` pixels away, up, down or aside."""
    out = mask.copy()
    for _ in range(by):
        out = out | np.roll(out, 1, 0) | np.roll(out, -1, 0) | np.roll(out, 1, 1) | np.roll(out, -1, 1)
    return out


def show_as(canvas: Canvas, view: str) -> np.ndarray:
    """Chooses a view in the menu; what the stage shows then, int (height, width, 3)."""
    canvas.press("settings")
    canvas.find("view").select_option(view)
    canvas.page.keyboard.press("Escape")
    canvas.settle()
    return canvas.pixels().astype(int)


def test_fill_outline_spotlight_and_cut_out(canvas: Canvas, disc: Path) -> None:
    canvas.open(disc)
    bare = canvas.pixels().astype(int)
    canvas.click(*DISC)
    canvas.press("settings")
    canvas.find("show-prompts").uncheck()
    canvas.page.keyboard.press("Escape")
    mask = mask_of(canvas)
    color = canvas.look("view.ui.state.objects[0].color")
    on_stage, whole = canvas.stage_mask(mask), canvas.stage_mask(np.ones_like(mask))
    inside, outside = ~grown(~on_stage, MARGIN), ~grown(on_stage | ~whole, MARGIN)
    edge = ~(inside | outside) & whole & ~grown(~whole, MARGIN)
    assert inside.sum() > 1000
    assert outside.sum() > 1000

    seen = show_as(canvas, "fill")
    assert tinted(bare, seen, color)[inside].mean() > 0.95
    assert np.abs(seen - bare)[outside].max() <= 2
    seen = show_as(canvas, "outline")
    assert np.abs(seen - bare)[inside | outside].max() <= 2
    assert tinted(bare, seen, color)[edge].mean() > 0.1
    seen = show_as(canvas, "spotlight")
    assert np.abs(seen - bare)[inside].max() <= 2
    assert np.abs(seen - 0.34 * bare)[outside].max() <= 3
    seen = show_as(canvas, "cutout")
    assert np.abs(seen - bare)[inside].max() <= 2
    assert {tuple(pixel) for pixel in seen[outside]} == {(255, 255, 255), (212, 212, 218)}


def test_a_candidate_is_drawn_while_one_looks_at_it(canvas: Canvas, tmp_path: Path) -> None:
    (frame,) = moving_disc(1)
    y, x = np.mgrid[: frame.shape[0], : frame.shape[1]]
    away = np.hypot(x - DISC[0], y - DISC[1])
    frame[(away >= 12) & (away < 24)] = (225, 155, 45)  # a ring that may belong to it or not
    Image.fromarray(frame).save(tmp_path / "ring.png")
    canvas.open(tmp_path / "ring.png")
    bare = canvas.pixels()
    canvas.click(*DISC)
    expect(canvas.find("candidate-2")).to_be_visible()
    mask, color = mask_of(canvas), canvas.look("view.ui.state.objects[0].color")
    counts = canvas.look("view.session.selectedMask.candidates.map(({ counts }) => Array.from(counts))")
    candidates = [Rle(bytes(one), *mask.shape).decode() for one in counts]
    other = max(range(3), key=lambda number: int((candidates[number] ^ mask).sum()))
    assert (candidates[other] ^ mask).sum() > 0.3 * mask.sum()
    revision = canvas.look("view.ui.state.revision")

    canvas.find(f"candidate-{other}").hover()
    canvas.settle()
    assert_drawn(canvas, bare, candidates[other], color)
    canvas.page.mouse.move(5, 5)
    canvas.settle()
    assert_drawn(canvas, bare, mask, color)
    canvas.find(f"candidate-{other}").focus()
    canvas.settle()
    assert_drawn(canvas, bare, candidates[other], color)
    canvas.page.keyboard.press("Shift+Tab")
    canvas.settle()
    assert canvas.look("view.ui.trying") != other
    assert canvas.look("view.ui.state.revision") == revision, "to look is not to choose"


def test_the_mask_of_a_click_is_shown_before_it(canvas: Canvas, disc: Path) -> None:
    canvas.open(disc)
    canvas.look("void (view.session.hover.now = () => 0)")  # a busy machine's are too late, and given up
    canvas.press("settings")
    canvas.find("show-preview").check()
    canvas.page.keyboard.press("Escape")
    canvas.page.mouse.move(5, 5)
    canvas.settle()
    bare = canvas.pixels()
    x, y = canvas.at(*DISC)
    for attempt in range(30):  # none is given while the model is at work
        canvas.page.mouse.move(x + attempt % 2, y)
        with suppress(Late):
            canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.hovered", timeout=2000)
            break
    canvas.settle()
    assert canvas.look("view.ui.state.objects.length") == 0
    counts = canvas.look("Array.from(view.ui.hovered.counts)")
    height, width = canvas.look("[view.ui.state.medium.height, view.ui.state.medium.width]")
    assert_drawn(canvas, bare, Rle(bytes(counts), height, width).decode(), "#ffffff")
    canvas.page.mouse.move(5, 5)
    canvas.settle()
    assert (canvas.pixels() == bare).all()
    canvas.click(*DISC)
    assert canvas.look("Array.from(view.session.selectedMask.counts)") == counts


def test_the_panel_is_folded_away_and_stays_so(canvas: Canvas, disc: Path) -> None:
    canvas.open(disc)
    panel, stage = canvas.page.locator("edgetam-canvas aside.panel"), canvas.find("canvas")
    narrow, width = stage.bounding_box()["width"], panel.bounding_box()["width"]
    canvas.press("panel")
    expect(panel).to_be_hidden()
    expect(canvas.find("panel")).to_have_attribute("aria-pressed", "false")
    canvas.settle()
    assert stage.bounding_box()["width"] == pytest.approx(narrow + width, abs=2)
    assert canvas.look("view.stage.fitted")
    canvas.click(*DISC)
    assert canvas.look("view.ui.state.objects[0].prompts[0].points") == [pytest.approx(DISC, abs=1)]
    canvas.page.reload()
    expect(canvas.find("medium")).to_be_visible()
    expect(panel).to_be_hidden()
    canvas.press("panel")
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert stage.bounding_box()["width"] == pytest.approx(narrow, abs=2)


def test_progress_is_told_in_the_tabs_title(canvas: Canvas, disc: Path) -> None:
    canvas.open(disc)
    bare = canvas.page.title()
    put(canvas, "{ propagation: { done: 3, total: 12, secondsLeft: 9, framesPerSecond: 1, stopping: false } }")
    expect(canvas.page).to_have_title(f"(25 %) {bare}")
    put(canvas, "{ propagation: null, exporting: { format: { label: 'COCO' }, done: 1, total: 2 } }")
    expect(canvas.page).to_have_title(f"(50 %) {bare}")
    put(canvas, "{ exporting: null }")
    expect(canvas.page).to_have_title(bare)


QUIET = """(moves) => {
  const { framesDrawn } = document.querySelector("edgetam-canvas").stats;
  const seen = (window.seen ??= []);
  seen.push(framesDrawn);
  const steps = seen.slice(-10).map((count, i, last) => (i ? count - last[i - 1] : moves));
  return steps.length === 10 && steps.every((step) => Boolean(step) === Boolean(moves));
}"""
"""Whether the last ten frames of the screen were all drawn anew, or (`moves` 0) none of them."""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_who_wants_less_motion_gets_less(new_canvas: Callable[..., Canvas], disc: Path, motion: str) -> None:
    canvas = new_canvas(reduced_motion=motion)
    canvas.open(disc)
    canvas.look("view.session.context.store.update({ opening: 'Opening a.jpg…' })")
    spinner = canvas.find("opening").locator(".spinner")
    turns = spinner.evaluate("(spinner) => getComputedStyle(spinner).animationDuration")
    assert turns == ("3s" if motion == "reduce" else "0.8s")
    canvas.look("view.session.context.store.update({ opening: null })")
    canvas.settle()
    # The mark of a click without an answer pulses, or stands still.
    held = Held(canvas.page, "**/edgetam/call")
    canvas.page.mouse.click(*canvas.at(*DISC))
    since = "performance.now() - document.querySelector('edgetam-canvas').ui.pending[0]?.since"
    canvas.page.wait_for_function(f"() => {since} > 400")
    canvas.page.wait_for_function(QUIET, arg=int(motion != "reduce"))
    held.let_go()
    canvas.settle()
