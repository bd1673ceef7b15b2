"""What a notebook cell's widget held, kept between kernels. Imports nothing of ours; platformdirs, and IPython.

A draft is a small JSON file in the user's state folder, under a name made from the notebook, the cell, the widget's
place among those of the cell, and the picture. Where the cell is not known (a script, a converter) there is none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

KEPT_SECONDS = 90 * 86400.0


@dataclass(frozen=True)
class Cell:
    """A notebook's cell, and the number of the run it is in."""

    notebook: str
    id: str
    run: int


def current_cell() -> Cell | None:
    """The cell that is running, where the notebook tells which: JupyterLab, Notebook 7 and VS Code do."""
    if "IPython" not in sys.modules:
        return None
    from IPython import get_ipython

    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None or not hasattr(kernel, "get_parent"):
        return None
    cell = (kernel.get_parent().get("metadata") or {}).get("cellId")
    if not cell:
        return None
    notebook = shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME") or os.getcwd()
    return Cell(str(notebook), str(cell), shell.execution_count)


class Draft:
    """The prompts of one widget on one medium, as `Session.to_data` gives them."""

    def __init__(self, cell: Cell, place: int, frame: np.ndarray, count: int) -> None:
        """`frame` is the medium's first, uint8 (height, width, 3); `count` how many it has."""
        stride = max(1, max(frame.shape[:2]) // 128)
        picture = hashlib.sha256(np.ascontiguousarray(frame[::stride, ::stride]).tobytes()).hexdigest()
        name = json.dumps([cell.notebook, cell.id, place, frame.shape, count, picture])
        self.path = _folder() / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"

    def read(self) -> dict[str, Any] | None:
        """What was written last, or None."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return data if isinstance(data, dict) else None

    def write(self, data: dict[str, Any]) -> None:
        """Keeps `data`; a disk that is full or read-only must not disturb the work itself."""
        with contextlib.suppress(OSError):
            if not data["objects"]:
                self.path.unlink(missing_ok=True)
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_suffix(".new")
            new.write_text(json.dumps(data), encoding="utf-8")
            new.replace(self.path)


def forget_old() -> None:
    """Deletes drafts that nobody wrote to for KEPT_SECONDS."""
    with contextlib.suppress(OSError):
        for path in _folder().glob("*.json"):
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink(missing_ok=True)


def _folder() -> Path:
    return platformdirs.user_state_path("edgetam-ui", appauthor=False) / "drafts"
