"""Page and Python at work on one widget"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pycocotools import mask as coco

from edgetam_ui.core.palette import PALETTE

from ..conftest import Canvas
from ..drawn import CHEETAH, CHEETAH_BOX, assert_drawn, tinted
from .conftest import AREAS, COCO, Open, area

either_way = pytest.mark.parametrize("subshells", [True, False], ids=["subshell", "main-thread"], indirect=True)


@either_way
def test_click_then_read_then_follow_python(open_notebook: Open, photo: Path) -> None:
    cells = AREAS, f"w.add_box(2, {list(CHEETAH_BOX)}).sum()", "w.undo(); w.undo()", COCO
    notebook, canvas = open_notebook(photo, *cells)
    notebook.run(0)
    canvas.settle()
    before = canvas.pixels().astype(float)
    canvas.click(*CHEETAH)
    (annotation,) = json.loads(notebook.run(4))
    mask = coco.decode(annotation["segmentation"]).astype(bool)
    assert area(notebook.run(1)) == mask.sum()
    assert_drawn(canvas, before, mask, PALETTE[0])
    canvas.press("settings")
    canvas.press("show-code")
    expect(canvas.find("code-text")).to_contain_text("add_points")
    canvas.press("code-cell")
    expect(notebook.cell(1)).to_contain_text("session.add_points(1, ")
    notebook.page.evaluate("() => jupyterapp.commands.execute('notebook:delete-cell')")
    notebook.run(2)
    canvas.settle()
    boxed = canvas.look("view.ui.state.objects.map((o) => o.id)")
    assert boxed == [1, 2]
    assert tinted(before, canvas.pixels().astype(float), PALETTE[1]).sum() > 50
    notebook.run(3)
    canvas.settle()
    assert tinted(before, canvas.pixels().astype(float), PALETTE[0]).mean() < 0.01
    assert notebook.run(1) == "{}"


BUSY = """import pathlib, time
while not pathlib.Path("go").exists(): time.sleep(0.1)
print("went")"""


@pytest.mark.parametrize("at", ["lab/tree", "notebooks"])
@either_way
def test_propagate_while_a_cell_runs_and_cancel(
    open_notebook: Open, server: tuple[str, Path], clip: Path, subshells: bool, at: str
) -> None:
    go = server[1] / "go"
    go.unlink(missing_ok=True)
    kept = "print(len(w.session.timeline(1)))"
    notebook, canvas = open_notebook(clip, BUSY, "w.cancel(); w.wait()", kept, at=at)
    notebook.run(0)
    canvas.settle()
    canvas.drag(120, 40, 360, 250)
    canvas.press("propagate")
    expect(canvas.find("cancel")).to_be_visible()
    notebook.start(1)
    first = canvas.look("view.ui.propagation?.done ?? 0")
    canvas.page.wait_for_function(
        "(first) => document.querySelector('edgetam-canvas').ui.propagation?.done > first + 1", arg=first
    )
    if subshells:
        canvas.press("cancel")
        expect(canvas.find("cancel")).to_have_count(0)
    assert notebook.printed(1) == ""
    go.touch()
    notebook.finish(1)
    if not subshells:
        notebook.run(2)
        expect(canvas.find("cancel")).to_have_count(0)
    done = int(notebook.run(3))
    assert 2 <= done < 150


def test_python_propagates_and_the_page_follows(open_notebook: Open, clip: Path) -> None:
    notebook, canvas = open_notebook(
        clip,
        "w.add_box(1, [120, 40, 360, 250]); w.propagate(end=5)",
        "w.wait(); print(len(w.to_pandas()))",
        "w.frame = 3",
    )
    notebook.run(0)
    canvas.settle()
    notebook.run(1)
    assert notebook.run(2) == "6"
    canvas.settle()
    strip = canvas.look("view.ui.state.objects[0].timeline")
    assert sum(run[1] for run in strip) == 6
    notebook.run(3)
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.frame === 3")


def test_two_views_show_the_same(open_notebook: Open, photo: Path) -> None:
    notebook, canvas = open_notebook(photo, "w")
    notebook.run(0)
    canvas.settle()
    notebook.run(1)
    views = "() => [...document.querySelectorAll('edgetam-canvas')]"
    canvas.page.wait_for_function(f"() => ({views})().length === 2 && ({views})().every((v) => v.idle)")
    canvas.look("view.scrollIntoView()")
    canvas.click(*CHEETAH)
    canvas.page.wait_for_function(f"() => ({views})().every((v) => v.ui.state.objects.length === 1 && v.idle)")
    sums = canvas.page.evaluate(
        f"""() => ({views})().map((view) => {{
          const mask = view.session.context.masks.get(0, 1);
          return mask.data.area;
        }})"""
    )
    assert sums[0] == sums[1] > 0


def test_masks_equal_the_apps(
    open_notebook: Open, new_canvas: Callable[..., Canvas], photo: Path, tmp_path: Path
) -> None:
    app = new_canvas()
    app.open(photo)
    app.click(*CHEETAH)
    app.click(60, 60, subtract=True)
    prompts = app.look("view.ui.state.objects[0].prompts[0]")
    app.download("coco").save_as(tmp_path / "app.json")
    expected = json.loads((tmp_path / "app.json").read_text())
    said = "\n".join(
        f"_ = w.add_points(1, [{point}], [{label}])"
        for point, label in zip(prompts["points"], prompts["labels"], strict=True)
    )
    notebook, _ = open_notebook(photo, said, COCO)
    notebook.run(0)
    notebook.run(1)
    assert json.loads(notebook.run(2)) == expected["annotations"]


def test_notebook_7(open_notebook: Open, photo: Path) -> None:
    notebook, canvas = open_notebook(photo, AREAS, at="notebooks")
    notebook.run(0)
    canvas.settle()
    before = canvas.pixels().astype(float)
    canvas.click(*CHEETAH)
    assert tinted(before, canvas.pixels().astype(float), PALETTE[0]).sum() > 50
    clicked = area(notebook.run(1))
    notebook.save()
    canvas.page.reload()
    notebook.connect()
    canvas.settle()
    assert tinted(before, canvas.pixels().astype(float), PALETTE[0]).sum() > 50
    assert area(notebook.run(1)) == clicked > 0
