"""The widget in real marimo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from edgetam_ui.core.palette import PALETTE

from .conftest import Canvas, listen
from .drawn import CHEETAH, tinted
from .marimo_app import AREAS, marimo

BUSY = """
@app.cell
def _(mo):
    button = mo.ui.run_button(label="be busy")
    button
    return (button,)

@app.cell
def _(button, mo):
    import pathlib, time
    while button.value and not pathlib.Path("go").exists(): time.sleep(0.1)
    mo.md("w" + 2 * "e" + "nt" if button.value else "idle")
    return
"""
"""A button that keeps a cell running until the file `go` is there."""


@contextmanager
def notebook(
    browser: Browser, folder: Path, source: Path, cell: str, mode: Literal["edit", "run"]
) -> Iterator[tuple[Page, Canvas]]:
    """A notebook with a widget on `source` and `cell`, in a browser that must not complain."""
    with (
        marimo(folder, source, [cell], mode) as url,
        browser.new_context(viewport={"width": 1400, "height": 1000}) as context,
    ):
        page = context.new_page()
        canvas = Canvas(page)
        listen(page, canvas)
        page.goto(url)
        yield page, canvas
    assert canvas.complaints == []


def test_click_then_the_next_cell_runs_again(chromium: Browser, photo: Path, tmp_path: Path) -> None:
    with notebook(chromium, tmp_path, photo, AREAS, "run") as (page, canvas):
        canvas.settle()
        before = canvas.pixels().astype(float)
        canvas.click(*CHEETAH)
        assert tinted(before, canvas.pixels().astype(float), PALETTE[0]).sum() > 50
        printed = page.get_by_text(re.compile(r"areas \[\d+\]"))
        expect(printed).to_be_visible()
        first = printed.inner_text()
        canvas.click(CHEETAH[0] + 60, CHEETAH[1] - 15)
        expect(printed).not_to_have_text(first)
        assert canvas.look("view.session.context.masks.get(0, 1).data.area") == int(
            re.search(r"\d+", printed.inner_text())[0]
        )


def test_propagate_while_a_cell_runs_cancel_and_reload(chromium: Browser, clip: Path, tmp_path: Path) -> None:
    with notebook(chromium, tmp_path, clip, BUSY, "edit") as (page, canvas):
        expect(page.locator("[data-status=outdated]").first).to_be_visible()
        page.keyboard.press("Control+Shift+R")
        canvas.settle()
        canvas.drag(120, 40, 360, 250)
        canvas.press("propagate")
        expect(canvas.find("cancel")).to_be_visible()
        page.get_by_role("button", name="be busy").click()
        first = canvas.look("view.ui.propagation?.done ?? 0")
        view = page.locator("edgetam-canvas").first.element_handle()
        page.wait_for_function("([view, first]) => view.ui.propagation?.done > first + 1", arg=[view, first])
        assert page.get_by_text("weent").count() == 0
        (tmp_path / "go").touch()
        expect(page.get_by_text("weent")).to_be_visible()
        canvas.press("cancel")
        expect(canvas.find("cancel")).to_have_count(0)
        kept = "view.ui.state.objects[0].timeline.reduce((sum, run) => sum + run[1], 0)"
        done = canvas.look(kept)
        assert 2 <= done < 150
        page.reload()
        canvas.settle()
        # The frame that was under way at the cancel is kept as well.
        assert done <= canvas.look(kept) <= done + 1
