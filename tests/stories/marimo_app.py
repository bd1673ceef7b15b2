"""A real marimo with a widget in its first cell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from .jupyter import free_port, serving

FIRST = """import marimo
app = marimo.App()

@app.cell
def _():
    import marimo as mo
    from edgetam_ui import EdgeTamWidget
    w = EdgeTamWidget({source!r}, checkpoint="practice", precision="fp32")
    view = mo.ui.anywidget(w)
    view
    return mo, view, w
"""

AREAS = """
@app.cell
def _(mo, view, w):
    view.value
    mo.md(f"areas {[int(mask.sum()) for mask in w.masks.values()]}")
    return
"""
"""A cell that runs again when the widget's value changes, and says how large the masks are."""


@contextmanager
def marimo(folder: Path, source: Path, cells: Sequence[str], mode: Literal["edit", "run"]) -> Iterator[str]:
    """Serves a notebook with a widget on `source`, called `w` and `view`, and further cells; its address."""
    (folder / "lesson.py").write_text("".join([FIRST.format(source=str(source)), *cells]))
    url = f"http://127.0.0.1:{(port := free_port())}/"
    command = [sys.executable, "-m", "marimo", mode, "--headless", "--no-token", f"--port={port}", "lesson.py"]
    with serving(command, url, folder):
        yield url
