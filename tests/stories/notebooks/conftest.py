"""A notebook server, and notebooks whose first cell shows a widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..conftest import Canvas, listen
from ..jupyter import Notebook, end_kernels, jupyter, write_notebook

WIDGET = (
    'from edgetam_ui import EdgeTamWidget\nw = EdgeTamWidget({source!r}, checkpoint="practice", precision="fp32")\nw'
)
AREAS = "print({key: int(mask.sum()) for key, mask in w.masks.items()})"
COCO = "import json; print(json.dumps(w.to_coco()['annotations']))"
Open = Callable[..., tuple[Notebook, Canvas]]


def area(printed: str, object_id: int = 1) -> int:
    return int(re.search(rf"\b{object_id}: (\d+)", printed).group(1))  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def subshells(request: pytest.FixtureRequest) -> bool:
    """Whether the page has the kernel read comms beside the cells."""
    return getattr(request, "param", True)


@pytest.fixture(scope="module")
def server(subshells: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("notebooks")
    with jupyter(folder, subshells) as url:
        yield url, folder


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
