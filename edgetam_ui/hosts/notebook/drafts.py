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
from collections.abc import Callable, Sequence
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


def when_cells_end(told: Callable[[], None]) -> Callable[[], None]:
    """Calls `told` at the end of every cell that raised nothing, until what is answered is called. Needs IPython."""
    from IPython import get_ipython

    events = get_ipython().events

    def ended(result: Any) -> None:
        if result.success:
            told()

    events.register("post_run_cell", ended)
    return lambda: events.unregister("post_run_cell", ended)


def forget_output(value: object) -> None:
    """Takes `value` out of IPython's history of results, which would keep it for as long as the kernel lives."""
    from IPython import get_ipython

    shell = get_ipython()
    history = shell.user_ns.get("_oh", {}) if shell is not None else {}
    for number in [number for number, kept in history.items() if kept is value]:
        del history[number]
        for names in (shell.user_ns, shell.user_ns_hidden):
            names.pop(f"_{number}", None)


Entry = dict[str, Any]
"""One operation as JSON: `by` ("page" or "cell"), `op`, `meta`; of a cell's also `cell`, `run` and `screen`."""


class Draft:
    """All that was done to one medium, by hand and by code, in order.

    When a notebook runs again its code says its part anew; what was done by hand in between is done again in the same
    places. `place` is the widget's among those of `cell`, `frame` the medium's first, uint8 (height, width, 3), `count`
    how many it has. Without a cell nothing is kept.
    """

    def __init__(self, cell: Cell | None, place: int, frame: np.ndarray, count: int) -> None:
        self._path: Path | None = None
        self._done: list[Entry] = []
        self._ahead: list[Entry] = []
        if cell is None:
            return
        stride = max(1, max(frame.shape[:2]) // 128)
        picture = hashlib.sha256(np.ascontiguousarray(frame[::stride, ::stride]).tobytes()).hexdigest()
        name = json.dumps([cell.notebook, cell.id, place, frame.shape, count, picture])
        self._path = _folder() / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            self._ahead = _since_reset(json.loads(self._path.read_text(encoding="utf-8"))["entries"])

    def by_hand(self) -> list[Entry]:
        """What was done by hand before the code's next word; it counts as done now."""
        said = next((i for i, entry in enumerate(self._ahead) if entry["by"] == "cell"), len(self._ahead))
        found, self._ahead = self._ahead[:said], self._ahead[said:]
        self._done += found
        return found

    def before(self, op: str, meta: dict[str, Any]) -> tuple[list[Entry], int | None]:
        """What was done by hand before the code said `op` the last time, where it did, and the frame on screen then.

        Note `op` when it is done.
        """
        wanted = _entry("cell", op, meta)
        at = next((i for i, entry in enumerate(self._ahead) if entry.items() >= wanted.items()), -1)
        if at < 0:
            return [], None
        found = [passed for passed in self._ahead[:at] if passed["by"] == "page"]
        screen = self._ahead[at].get("screen")
        del self._ahead[: at + 1]
        self._done += found
        return found, screen

    def said(self, cell: Cell) -> list[Entry]:
        """`cell` has said its all: what only its earlier text said is forgotten. What was done by hand after that."""
        self._ahead = [entry for entry in self._ahead if entry.get("cell") != cell.id]
        return self.by_hand()

    def note_cell(self, cell: Cell, op: str, meta: dict[str, Any], screen: int) -> None:
        """Keeps what `cell` said while frame `screen` was shown; what an earlier run of it said gives way."""
        self._done = [old for old in self._done if old.get("cell") != cell.id or old.get("run") == cell.run]
        self._keep(_entry("cell", op, meta) | {"cell": cell.id, "run": cell.run, "screen": screen})

    def note_hand(self, op: str, meta: dict[str, Any]) -> None:
        """Keeps what was done by hand, or by code that no cell will say again."""
        self._keep(_entry("page", op, meta))

    def _keep(self, entry: Entry) -> None:
        """A disk that is full or read-only must not disturb the work itself."""
        if self._path is None:
            return
        self._done.append(entry)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = self._path.with_suffix(".new")
            new.write_text(json.dumps({"entries": self._done + self._ahead}), encoding="utf-8")
            new.replace(self._path)


def _entry(by: str, op: str, meta: dict[str, Any]) -> Entry:
    plain = {key: value for key, value in meta.items() if value is not None}
    entry: Entry = json.loads(json.dumps({"by": by, "op": op, "meta": plain}, default=float))
    return entry


def _since_reset(entries: Sequence[Entry]) -> list[Entry]:
    """`entries`; where the last thing done by hand was to take everything away, the code's words alone."""
    by_hand = [entry for entry in entries if entry["by"] == "page"]
    if by_hand and by_hand[-1]["op"] == "reset":
        return [entry for entry in entries if entry["by"] == "cell"]
    return list(entries)


def forget_old() -> None:
    """Deletes drafts that nobody wrote to for KEPT_SECONDS."""
    with contextlib.suppress(OSError):
        for path in _folder().glob("*.json"):
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink(missing_ok=True)


def _folder() -> Path:
    return platformdirs.user_state_path("edgetam-ui", appauthor=False) / "drafts"
