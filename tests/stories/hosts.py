"""Images of the widget in each notebook it can be tried in here: `python -m tests.stories.hosts FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from edgetam_ui.bench.browser import browser

from ..conftest import ASSETS
from .conftest import Canvas
from .drawn import CHEETAH
from .jupyter import Notebook, jupyter, write_notebook
from .marimo_app import AREAS, marimo

PHOTO = ASSETS / "images/cheetah.jpg"
CLIP = ASSETS / "videos/b.mp4"
CELLS = (
    'from edgetam_ui import EdgeTamWidget\n\nw = EdgeTamWidget("cheetah.jpg")\nw',
    "{name: int(mask.sum()) for name, mask in w.masks.items()}",
)


def page_of(chromium: Browser, width: int = 1280, dark: bool = False) -> Page:
    size = {"width": width, "height": 960}
    return chromium.new_context(viewport=size, color_scheme="dark" if dark else "light").new_page()


def worked(notebook: Notebook) -> Canvas:
    """A notebook whose first cell has a widget, clicked on twice, and whose second has been run."""
    notebook.run(0)
    canvas = Canvas(notebook.page)
    canvas.settle()
    if not canvas.look("view.ui.state.objects.length"):  # else an earlier view's points, which a click would remove
        canvas.click(*CHEETAH)
        canvas.click(CHEETAH[0] + 70, CHEETAH[1] - 20)
    notebook.run(1)
    notebook.page.wait_for_timeout(500)
    canvas.look("view.closest('.jp-Cell').scrollIntoView()")
    return canvas


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with browser() as chromium, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "cheetah.jpg").symlink_to(PHOTO)
        (folder / "earth.mp4").symlink_to(CLIP)
        write_notebook(folder / "photo.ipynb", CELLS)
        write_notebook(
            folder / "clip.ipynb", ['from edgetam_ui import EdgeTamWidget\n\nw = EdgeTamWidget("earth.mp4")\nw']
        )
        with jupyter(folder) as url:
            for name, width, dark, at in (
                ("lab", 1280, False, "lab/tree"),
                ("lab-narrow", 700, False, "lab/tree"),
                ("notebook", 1280, False, "notebooks"),
            ):
                page = page_of(chromium, width, dark)
                worked(Notebook(page, f"{url}/{at}/photo.ipynb?reset"))
                page.screenshot(path=out / f"{name}.png")
                page.context.close()
            page = page_of(chromium)
            notebook = Notebook(page, f"{url}/doc/tree/clip.ipynb")
            page.get_by_text("Settings", exact=True).click()
            page.get_by_text("Theme", exact=True).hover()
            page.get_by_text("JupyterLab Dark", exact=True).click()
            notebook.run(0)
            canvas = Canvas(page)
            canvas.settle()
            canvas.drag(120, 10, 360, 260)
            canvas.press("propagate")
            page.wait_for_timeout(6000)
            page.screenshot(path=out / "lab-dark-video.png")
            page.context.close()
        with marimo(folder, PHOTO, [AREAS], "edit") as url:
            page = page_of(chromium)
            page.goto(url)
            page.wait_for_timeout(3000)
            page.keyboard.press("Control+Shift+R")
            canvas = Canvas(page)
            canvas.settle()
            canvas.click(*CHEETAH)
            page.wait_for_timeout(2000)
            page.screenshot(path=out / "marimo.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
