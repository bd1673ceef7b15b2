"""What was done in a notebook cell's widget, kept between kernels.

A draft is a small JSON file in the user's state folder, under a name made from the notebook, the cell, the widget's
place among those of the cell, and the image; beside it is a file for what each propagation found. Where the cell is not
known (a script, a converter) there is none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import platformdirs

from ...core import operations
from ...core.operations import Operation
from .cells import Cell

KEPT_SECONDS = 90 * 86400.0


@dataclass(frozen=True)
class Entry:
    """One operation as JSON, by hand where `cell` is empty.

    Of a cell's: which `run` of it, and the frame that was on `screen`, where it named none. Of a propagation: the `way`
    it went, see `tracked.way_of`.
    """

    operation: dict[str, Any]
    cell: str = ""
    run: int = 0
    screen: int | None = None
    way: str = ""


class Missed(NamedTuple):
    """An operation that was done by hand before; of a propagation also the way it went."""

    operation: Operation
    way: str = ""


class Draft:
    """All that was done to one medium, by hand and by code, in order. Safe to use from several threads.

    When a notebook runs again its code does its part anew; what was done by hand in between is done again in the same
    places. `place` is the widget's among those of `cell`, `frame` the medium's first, uint8 (height, width, 3), `count`
    how many it has. Without a cell nothing is kept.
    """

    def __init__(self, cell: Cell | None, place: int, frame: np.ndarray, count: int) -> None:
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._done: list[Entry] = []
        self._ahead: list[Entry] = []
        if cell is None:
            return
        stride = max(1, max(frame.shape[:2]) // 128)
        pixels = hashlib.sha256(np.ascontiguousarray(frame[::stride, ::stride]).tobytes()).hexdigest()
        name = json.dumps([cell.notebook, cell.id, place, frame.shape, count, pixels])
        self._path = _folder() / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(self._path.read_text(encoding="utf-8"))["entries"]
            self._ahead = _since_reset([Entry(**entry) for entry in kept])

    def take_manual(self) -> list[Missed]:
        """What was done by hand before the code's next operation; it counts as done now."""
        with self._lock:
            return self._take_manual()

    def take_until(self, wanted: dict[str, Any]) -> tuple[list[Missed], int | None]:
        """What was done by hand before the code did `wanted` the last time, where it did, and the frame on screen then.

        Note `wanted` when it is done.
        """
        with self._lock:
            matching = (at for at, entry in enumerate(self._ahead) if entry.cell and entry.operation == wanted)
            at = next(matching, -1)
            if at < 0:
                return [], None
            found = [passed for passed in self._ahead[:at] if not passed.cell]
            screen = self._ahead[at].screen
            del self._ahead[: at + 1]
            self._done += found
            return _operations(found), screen

    def take_at_end(self, cell: Cell) -> list[Missed]:
        """`cell` has ended: what only its earlier text did is forgotten. What was done by hand after that."""
        with self._lock:
            self._ahead = [entry for entry in self._ahead if entry.cell != cell.id]
            return self._take_manual()

    def note_cell(self, cell: Cell, operation: dict[str, Any], screen: int) -> None:
        """Keeps what `cell` did while frame `screen` was shown, in the place of what an earlier run of it did."""
        with self._lock:
            self._done = [old for old in self._done if old.cell != cell.id or old.run == cell.run]
            self._keep(Entry(operation, cell.id, cell.run, screen))

    def note_manual(self, operation: Operation, way: str = "") -> None:
        """Keeps what was done by hand, or by code that no cell will do again; of a propagation the `way` it went."""
        with self._lock:
            self._keep(Entry(operations.to_data(operation), way=way))

    def forget_run(self, way: str) -> None:
        """The last propagation that went this `way` was taken back."""
        with self._lock:
            at = next((at for at in reversed(range(len(self._done))) if self._done[at].way == way), None)
            if at is not None:
                del self._done[at]
                self._write()

    def tracked_path(self, way: str) -> Path | None:
        """Where what a propagation found is kept; None where nothing is."""
        return None if self._path is None else self._path.with_name(f"{self._path.stem}-{way}.gz")

    def _take_manual(self) -> list[Missed]:
        end = next((at for at, entry in enumerate(self._ahead) if entry.cell), len(self._ahead))
        found, self._ahead = self._ahead[:end], self._ahead[end:]
        self._done += found
        return _operations(found)

    def _keep(self, entry: Entry) -> None:
        """A disk that is full or read-only must not disturb the work itself."""
        if self._path is None:
            return
        self._done.append(entry)
        self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = self._path.with_suffix(".new")
            entries = [asdict(entry) for entry in self._done + self._ahead]
            new.write_text(json.dumps({"entries": entries}), encoding="utf-8")
            new.replace(self._path)


def _operations(entries: Sequence[Entry]) -> list[Missed]:
    """The operations of `entries`; what another version wrote and this one does not know is left out."""
    found = []
    for entry in entries:
        with contextlib.suppress(ValueError):
            found.append(Missed(operations.from_data(entry.operation), entry.way))
    return found


def _since_reset(entries: Sequence[Entry]) -> list[Entry]:
    """`entries`; where the last thing done by hand was to remove everything, the code's alone."""
    manual = [entry for entry in entries if not entry.cell]
    if manual and manual[-1].operation["op"] == "reset":
        return [entry for entry in entries if entry.cell]
    return list(entries)


def forget_old() -> None:
    """Deletes drafts that nobody wrote to for KEPT_SECONDS."""
    with contextlib.suppress(OSError):
        for path in _folder().iterdir():
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink(missing_ok=True)


def _folder() -> Path:
    return platformdirs.user_state_path("edgetam-ui", appauthor=False) / "drafts"
