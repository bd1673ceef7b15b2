"""axe-core finds nothing in any state of the widget, in JupyterLab."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from playwright.sync_api import expect

from tests.stories.conftest import Canvas
from tests.stories.jupyter import Notebook, write_notebook
from tests.stories.states import before_a_file, check_axe, of_an_image, with_files

FAKE = """from edgetam_ui import Controller, EdgeTamWidget, FakeEngine
w = EdgeTamWidget(controller=Controller(engine=FakeEngine()))
w"""


def test_axe_finds_nothing(
    server: tuple[str, Path], visit: Callable[[str], tuple[Notebook, Canvas]], photo: Path, tmp_path: Path
) -> None:
    write_notebook(server[1] / "fake.ipynb", [FAKE])
    notebook, canvas = visit("lab/tree/fake.ipynb")
    notebook.run(0)
    expect(canvas.find("empty")).to_be_visible()
    for state in chain(before_a_file(canvas), of_an_image(canvas, photo), with_files(canvas, tmp_path)):
        check_axe(canvas, state, whole=False)
