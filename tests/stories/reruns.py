"""What running a widget's cell again and again costs: `python -m tests.stories.reruns [runs]` prints a table.

A cell of plain HTML is run as often in the same page, since a notebook's page grows by itself.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from edgetam_ui.bench.browser import browser, wait_until_idle

from ..conftest import ASSETS
from .jupyter import Notebook, jupyter, write_notebook

WIDGET = """from edgetam_ui import EdgeTamWidget
w = EdgeTamWidget({source!r}, checkpoint="practice")
w"""
HTML = "from IPython.display import HTML\nHTML('<p class=plain>' + 'x' * 150_000 + '</p>')"
MODEL = """from edgetam_ui.hosts.notebook.widget import _controller
_ = _controller("practice", "auto", "auto", "auto").engine"""
KERNEL = """import gc, threading
from ipywidgets.widgets import widget as registry
for thread in threading.enumerate():
    if thread.name in ("edgetam-ahead", "edgetam-widget"): thread.join()
_ = gc.collect()
rss = int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
lasting = [thread for thread in threading.enumerate() if not isinstance(thread, threading.Timer)]
print(rss, len(registry._instances), len(lasting))"""


@dataclass
class Reading:
    """After `runs` runs: the page's listeners, nodes and heap (MB), the kernel's memory (MB), widgets and threads.

    What ends by itself is not counted: what is under way for the page is waited for, timers are left out, since the
    widget's saved image waits a moment for further changes.
    """

    runs: int
    listeners: float
    nodes: float
    heap: float
    kernel: float
    widgets: float
    threads: float


def read(notebook: Notebook, runs: int) -> Reading:
    kernel, widgets, threads = (float(word) for word in notebook.run(2).split())
    session = notebook.page.context.new_cdp_session(notebook.page)
    session.send("Performance.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    found = {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    heap = found["JSHeapUsedSize"] / 1e6
    return Reading(runs, found["JSEventListeners"], found["Nodes"], heap, kernel, widgets, threads)


def shown(page: Page) -> None:
    page.locator("edgetam-canvas").first.wait_for(state="attached")
    wait_until_idle(page)


def measure(page: Page, url: str, folder: Path, runs: int, every: int) -> dict[str, list[Reading]]:
    """Readings after every `every` of `runs` runs of the widget's cell, and of the plain one."""
    widget = WIDGET.format(source=str(ASSETS / "images/cheetah.jpg"))
    path = write_notebook(folder / "reruns.ipynb", [widget, HTML, KERNEL, MODEL])
    notebook = Notebook(page, f"{url}/lab/tree/{path.name}?reset")
    notebook.run(3)
    readings: dict[str, list[Reading]] = {}
    cells: dict[str, tuple[int, Callable[[Page], None]]] = {"html": (1, lambda page: None), "widget": (0, shown)}
    for name, (cell, ready) in cells.items():
        for number in range(runs + 1):
            notebook.run(cell)
            ready(page)
            if number % every == 0:
                readings.setdefault(name, []).append(read(notebook, number))
    return readings


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as scratch, jupyter(Path(scratch)) as url, browser() as chromium:
        page = chromium.new_context(viewport={"width": 1400, "height": 1000}).new_page()
        for name, readings in measure(page, url, Path(scratch), runs, max(1, runs // 8)).items():
            print(f"{name:>8}  listeners  nodes  page heap MB  kernel MB  widgets  threads")
            for r in readings:
                print(
                    f"{r.runs:8}{r.listeners:11.0f}{r.nodes:7.0f}{r.heap:14.1f}"
                    f"{r.kernel:11.0f}{r.widgets:9.0f}{r.threads:9.0f}"
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
