"""The widget in real JupyterLab and Notebook 7, with comms read beside the cells and between them."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect
from pycocotools import mask as coco

from edgetam_ui.core.palette import PALETTE

from .conftest import Canvas, listen
from .drawn import CHEETAH, CHEETAH_BOX, assert_drawn, tinted
from .jupyter import Notebook, end_kernels, jupyter, write_notebook
from .reruns import measure

WIDGET = (
    'from edgetam_ui import EdgeTamWidget\nw = EdgeTamWidget({source!r}, checkpoint="practice", precision="fp32")\nw'
)
AREAS = "print({key: int(mask.sum()) for key, mask in w.masks.items()})"
COCO = "import json; print(json.dumps(w.to_coco()['annotations']))"

either_way = pytest.mark.parametrize("subshells", [True, False], ids=["subshell", "main-thread"], indirect=True)


@pytest.fixture(scope="module")
def subshells(request: pytest.FixtureRequest) -> bool:
    """Whether the page has the kernel read comms beside the cells."""
    return getattr(request, "param", True)


@pytest.fixture(scope="module")
def server(subshells: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("notebooks")
    with jupyter(folder, subshells) as url:
        yield url, folder


Open = Callable[..., tuple[Notebook, Canvas]]


@pytest.fixture
def visit(server: tuple[str, Path], chromium: Browser) -> Iterator[Callable[[str], tuple[Notebook, Canvas]]]:
    """Opens a notebook by its address below the server's, in a new page."""
    canvases: list[Canvas] = []

    def start(path: str) -> tuple[Notebook, Canvas]:
        page = chromium.new_context(viewport={"width": 1400, "height": 1000}).new_page()
        canvas = Canvas(page)
        listen(page, canvas)
        canvases.append(canvas)
        return Notebook(page, f"{server[0]}/{path}?reset"), canvas

    yield start
    for canvas in canvases:
        canvas.page.context.close()
    end_kernels(server[0])
    for canvas in canvases:
        assert canvas.complaints == []


@pytest.fixture
def open_notebook(server: tuple[str, Path], visit: Callable[[str], tuple[Notebook, Canvas]]) -> Open:
    """Opens a new notebook of code cells, the first of which shows a widget on `source`."""

    def start(source: Path | str, *cells: str, at: str = "lab/tree") -> tuple[Notebook, Canvas]:
        first = WIDGET.format(source=str(source))
        path = write_notebook(server[1] / f"{len(list(server[1].glob('*.ipynb')))}.ipynb", [first, *cells])
        return visit(f"{at}/{path.name}")

    return start


def area(printed: str, object_id: int = 1) -> int:
    return int(re.search(rf"\b{object_id}: (\d+)", printed).group(1))  # type: ignore[union-attr]


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


def test_reload_and_restart_bring_the_prompts_back(open_notebook: Open, photo: Path) -> None:
    notebook, canvas = open_notebook(photo, AREAS)
    notebook.run(0)
    canvas.settle()
    canvas.click(*CHEETAH)
    canvas.click(CHEETAH[0] + 70, CHEETAH[1] - 20, subtract=True)
    said = notebook.run(1)
    notebook.save()
    canvas.page.reload()
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


def test_a_saved_notebook_shows_a_image(open_notebook: Open, photo: Path, server: tuple[str, Path]) -> None:
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


def test_a_page_that_cannot_load_widgets_shows_a_image(open_notebook: Open, photo: Path) -> None:
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
    canvas.settle()
    assert tinted(before, canvas.pixels().astype(float), PALETTE[0]).sum() > 50
    assert area(notebook.run(1)) == clicked > 0
