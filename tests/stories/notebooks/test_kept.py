"""What is left of a widget: after a reload, a restart, in a saved notebook, in cells that are run again"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect
from pycocotools import mask as coco

from edgetam_ui.core.palette import PALETTE

from ..conftest import Canvas
from ..drawn import CHEETAH, tinted
from ..jupyter import Notebook, end_kernels
from ..reruns import measure
from .conftest import AREAS, COCO, Open, area


def test_reload_and_restart_bring_the_prompts_back(open_notebook: Open, photo: Path) -> None:
    notebook, canvas = open_notebook(photo, AREAS)
    notebook.run(0)
    canvas.settle()
    canvas.click(*CHEETAH)
    canvas.click(CHEETAH[0] + 70, CHEETAH[1] - 20, subtract=True)
    said = notebook.run(1)
    notebook.save()
    canvas.page.reload()
    notebook.connect()
    canvas.page.wait_for_selector("edgetam-canvas")
    canvas.settle()
    labels = "view.ui.state.objects[0].prompts[0].labels"
    assert canvas.look(labels) == [1, 0]
    notebook.restart_and_run_all()
    notebook.finish(1)
    assert notebook.printed(1) == said
    canvas.settle()
    assert canvas.look(labels) == [1, 0]


@pytest.mark.parametrize("rewritten", ['w.add_object("Cat")', "w.undo"], ids=["changed", "gone"])
def test_clicks_come_back_behind_code_that_is_another_now(open_notebook: Open, photo: Path, rewritten: str) -> None:
    notebook, canvas = open_notebook(photo, 'w.add_object("cat")', AREAS)
    notebook.run(0)
    canvas.settle()
    notebook.run(1)
    canvas.settle()
    canvas.look("view.scrollIntoView()")
    canvas.click(*CHEETAH)
    said = notebook.run(2)
    assert area(said) > 0
    notebook.rewrite(1, rewritten)
    notebook.restart_and_run_all()
    notebook.finish(2)
    assert notebook.printed(2) == said
    canvas.settle()
    names = canvas.look("view.ui.state.objects.map((o) => o.name)")
    assert names == ["Cat" if "Cat" in rewritten else "Object 1"]


def test_a_cell_run_again_from_a_new_page(
    open_notebook: Open, visit: Callable[[str], tuple[Notebook, Canvas]], server: tuple[str, Path], photo: Path
) -> None:
    notebook, canvas = open_notebook(photo, AREAS)
    path = notebook.page.url.removeprefix(server[0] + "/")
    notebook.run(0)
    canvas.settle()
    for number in range(3):
        canvas.page.context.close()
        notebook, canvas = visit(path)
        notebook.run(0)
        canvas.settle()
        canvas.click(CHEETAH[0] + 30 * number, CHEETAH[1])  # a click on a point would remove it
        assert area(notebook.run(1)) > 0


def test_a_saved_notebook_shows_an_image(open_notebook: Open, photo: Path, server: tuple[str, Path]) -> None:
    notebook, canvas = open_notebook(photo, COCO)
    notebook.run(0)
    canvas.settle()
    still = canvas.page.locator(".edgetam-still")
    expect(still).to_be_hidden()
    canvas.click(*CHEETAH)
    (annotation,) = json.loads(notebook.run(1))
    mask = coco.decode(annotation["segmentation"]).astype(bool)
    expect(still.locator("img")).to_have_attribute("alt", re.compile("Object 1"))
    notebook.save()
    path = max(server[1].glob("*.ipynb"), key=lambda path: path.stat().st_mtime)
    outputs = json.loads(path.read_text())["cells"][0]["outputs"]
    (page,) = ("".join(output["data"]["text/html"]) for output in outputs if "text/html" in output["data"])
    saved = np.asarray(Image.open(io.BytesIO(base64.b64decode(re.search(r"base64,([^\"]+)", page)[1]))), float)  # type: ignore[index]
    moved = tinted(np.asarray(Image.open(photo).convert("RGB"), float), saved, PALETTE[0])
    assert saved.shape[:2] == mask.shape
    assert moved[mask].mean() > 0.85
    assert moved[~mask].mean() < 0.05


def test_a_page_that_cannot_load_widgets_shows_an_image(open_notebook: Open, photo: Path) -> None:
    _, canvas = open_notebook(photo)
    canvas.page.route("**/extensions/anywidget/**", lambda route: route.abort())
    canvas.page.reload()
    notebook = Notebook(canvas.page, canvas.page.url)
    notebook.run(0)
    still = canvas.page.locator(".edgetam-still")
    expect(still.locator("img")).to_be_visible()
    expect(still).to_contain_text("cannot load widgets")
    assert canvas.page.locator("edgetam-canvas").count() == 0


def test_running_a_cell_again_and_again_leaves_nothing(server: tuple[str, Path], chromium: Browser) -> None:
    url, folder = server
    page = chromium.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    readings = measure(page, url, folder, runs=24, every=12)
    page.context.close()
    end_kernels(url)
    _, middle, last = readings["widget"]
    _, plain_middle, plain_last = readings["html"]
    assert last.widgets == middle.widgets
    assert last.threads <= middle.threads
    assert last.kernel - middle.kernel < 24, "2 MB a run"
    assert last.listeners - middle.listeners < plain_last.listeners - plain_middle.listeners + 12
    assert last.nodes - middle.nodes < plain_last.nodes - plain_middle.nodes + 60
    assert last.heap - middle.heap < plain_last.heap - plain_middle.heap + 1.2, "0.1 MB a run"
