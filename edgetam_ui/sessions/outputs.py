"""What a session gives: its results, as files and as values of other libraries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..formats import coco, overlay, registry
from ..formats.base import no_progress
from ..formats.report import Report, warn
from .editor import Editor
from .results import SessionResults, snapshot


class Outputs(Editor):
    """The part of a session that reads and never changes it."""

    def results(self) -> SessionResults:
        """All masks as they are now: a snapshot that edits, undo and a propagation that goes on do not change.

        Its pixels and prompted masks raise `SessionError` once the session is closed.
        """
        with self._lock:
            return snapshot(self.state.objects.values(), self._runs, self._predictor, self.medium)

    def export(
        self,
        format: str,
        path: str | Path,
        progress: Callable[[int, int], None] = no_progress,
        **choices: Any,
    ) -> Path:
        """Writes the masks, as they are at the call, to `path` in `format`; where it was written.

        A folder, or a path without a suffix, gets the files of the format; with ".zip" they are packed; a path with the
        suffix of the format's only file gets that one. What is there is replaced, once all is written; files in the
        folder that the same format wrote before, and does not now, go.
        `progress(done, total)` is called as it goes, and may raise to stop. `choices` are the fields of
        `formats.choice.Choice` (frames, objects, size, images) and the format's own options. What the format loses is
        told by a `formats.report.ExportWarning`. Raises `ExportError`.
        """
        return export([self], format, path, progress, **choices)

    def check_export(self, format: str, **choices: Any) -> Report:
        """What `export` would write with the same `choices`, about how many bytes, and what it would lose.

        Raises `ExportError`.
        """
        return registry.check(self.results(), format, *registry.split_choices(choices))

    def to_coco(self, polygons: bool = False, tolerance: float = 0.0) -> dict[str, Any]:
        """All masks as a COCO data set, as `export("coco", …)` writes it: run lengths, or `polygons`, simplified by
        `tolerance` pixels.
        """
        return coco.to_coco(self.results(), polygons=polygons, tolerance=tolerance)

    def overlay(self, frame: int = 0) -> np.ndarray:
        """Frame `frame` with the visible objects' masks drawn over it, uint8 (height, width, 3)."""
        return overlay.draw(self.results(), self.check_frame(frame))


def export(
    sessions: Sequence[Outputs],
    format: str,
    path: str | Path,
    progress: Callable[[int, int], None] = no_progress,
    **choices: Any,
) -> Path:
    """Writes several sessions as one data set, their classes in common: see `Session.export`.

    A format that has no sets gets a folder for each medium. Raises `ExportError`.
    """
    results = [session.results() for session in sessions]
    choice, options = registry.split_choices(choices)
    warn(registry.notices(results, format, choice, options))
    return registry.export(results, format, Path(path), progress, choice, options)
