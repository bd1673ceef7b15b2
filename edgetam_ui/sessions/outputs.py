"""What a session gives: its results, as files and as values of other libraries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.arguments import as_flag, as_one_of
from ..core.operations import Ended
from ..core.progress import no_progress
from ..errors import ExportError, PromptError
from ..formats import coco, overlay, registry, values
from ..formats.report import Report, warn
from ..media.plainly import reading_of
from . import programs
from .editor import Editor
from .edits import find
from .evidence import innermost
from .programs.file import file_of
from .programs.source import BASE, Source
from .programs.tracks import tracks_of
from .results import KeptResults, SessionResults, snapshot

if TYPE_CHECKING:
    from pandas import DataFrame


class Outputs(Editor):
    """The part of a session that reads and never changes it."""

    def results(self) -> SessionResults:
        """All masks as they are now: a snapshot that edits, undo and a propagation that goes on do not change.

        Its pixels and prompted masks raise `SessionError` once the session is closed.
        """
        with self._lock:
            if self._kept is not None and self.medium.is_released and self._kept[0] == self.revision:
                return self._kept[1]
            was_released = self.medium.is_released
            found = snapshot(self.state.objects.values(), self._runs, self._predictor, self.medium)
            if not was_released or self.medium.kind != "image" or not found.objects:
                return found
            # As after a restart: what was let go of is let go of again, once its masks are known.
            self._kept = self.revision, KeptResults.of(found)
            self._predictor.forget()
            self.medium.release()
            return self._kept[1]

    def park(self) -> None:
        """Lets go of pixels and embeddings, which are made again as they are needed; an image's masks are kept."""
        with self._lock:
            if self._closed:
                return
            if self.medium.kind == "image" and not self.medium.is_released:
                self._kept = self.revision, KeptResults.of(self.results())
            self._predictor.park()
            self.medium.release()

    def export(
        self,
        format: str,
        path: str | Path,
        progress: Callable[[int, int], None] = no_progress,
        **choices: Any,
    ) -> Path:
        """Writes the masks, as they are at the call, to `path` in `format`; where it was written.

        A folder, or a path without a suffix, gets the files of the format; with ".zip" they are packed; a path with the
        suffix of the format's only file gets that one. What is there is replaced, once all is written, but never the
        open file, nor in a folder what no export wrote; files there that the same format wrote of the same medium
        before, and does not now, go.
        `progress(done, total)` is called as it goes, and may raise to stop. `choices` are the fields of
        `formats.choice.Choice` (frames, objects, size, images) and the format's own options. What the format loses is
        told by a `formats.report.ExportWarning`. Raises `ExportError`.
        """
        return export([self], format, path, progress, **choices)

    def check_export(self, format: str, path: str | Path | None = None, **choices: Any) -> Report:
        """What `export` would write with the same `choices`, about how many bytes, what it would lose and, with `path`,
        replace there. Raises `ExportError`.
        """
        return registry.check(self.results(), format, *registry.split_choices(choices), path)

    def to_coco(self, polygons: bool = False, tolerance: float = 0.0) -> dict[str, Any]:
        """All masks as a COCO data set, as `export("coco", …)` writes it: run lengths, or `polygons`, simplified by
        `tolerance` pixels.
        """
        return coco.to_coco(self.results(), **coco.FORMAT.check_options({"polygons": polygons, "tolerance": tolerance}))

    def to_pandas(self) -> DataFrame:
        """One row for each object on each frame where it was prompted or tracked: object, name, category, frame, time,
        kind, score, area (0 where it is not visible), and its box as x, y, width, height. Needs pandas.
        """
        return values.to_pandas(self.results())

    def to_supervision(self, frame: int = 0) -> Any:
        """The visible masks on `frame` as `supervision.Detections`; an object's id is its `tracker_id`.

        Needs supervision. Raises `PromptError` for an unknown frame.
        """
        return values.to_supervision(self.results(), self.check_frame(frame))

    def to_labels(self, frame: int = 0) -> np.ndarray:
        """`frame` as an integer image, int32 (height, width): 0, or the id of the object listed last there."""
        return values.to_labels(self.results(), self.check_frame(frame))

    def prompts(self) -> dict[int, dict[int, dict[str, Any]]]:
        """Object id to frame to what was asked there: `{"points", "labels", "box"}`."""
        return {
            item.id: {frame: prompt.to_data() for frame, prompt in item.prompts().items()}
            for item in self.state.objects.values()
        }

    def logits(self, object_id: int, frame: int = 0) -> np.ndarray:
        """The logits of the object's mask on a frame where it was prompted, float32 (S/4, S/4), positive inside.

        `S` is the side of the square that the model sees. Raises `PromptError` where it was not prompted: those of
        tracked frames are not kept.
        """
        with self._lock:
            item = find(self.state, object_id)
            chain = item.chains.get(self.check_frame(frame))
            if not chain:
                raise PromptError(
                    f"{item.name} has no prompt on frame {frame}, and logits of tracked masks are not kept.",
                    "Take its mask, masks(frame)[object_id], or click on it there first.",
                )
            decoded = self._predictor.whole(frame, chain)
            return np.array(decoded.logits[decoded.chosen], np.float32)

    def embedding(self, frame: int = 0) -> list[np.ndarray]:
        """What the model made of `frame`: its three feature levels, fine to coarse, float32 (channels, height, width).

        Raises `PromptError` for an unknown frame.
        """
        return self._predictor.embedding(self.check_frame(frame)).to_numpy()

    def code(self, language: str = "python", *, base: str = BASE, with_path: bool = True) -> str:
        """What was done, as a program that does it again.

        `language`: "python", "transformers" (without this package), "shell" (`edgetam-ui`), or "http" (curl). What a
        language cannot say is told in a comment. The masks of "python" are the same, bit for bit, with the same device
        and precision; so are those of "transformers" with `accelerate="off"`. `base` is the address of the HTTP API
        that "http" uses; `with_path` names the file as it was opened, not by its name alone. Raises `PromptError`.
        """
        as_one_of("language", language, programs.LANGUAGES)
        reading = reading_of(self.medium) if language == "transformers" else None
        file = file_of(self.medium, as_flag("with_path", with_path))
        with self._lock:
            made = self._predictor.made_with
            operations = self.operations
            runs = {done.run: self.run(done.run) for done in operations if isinstance(done, Ended)}
            source = Source(
                name=self.medium.name,
                is_video=self.medium.kind == "video",
                count=self.medium.count,
                operations=operations,
                objects=self.state.objects,
                complete=frozenset(number for number, run in runs.items() if run is not None and run.is_complete),
                accelerate=self.controller.accelerate if self.controller is not None else "auto",
                is_accelerated=self._engine().info.accelerate != "off",
                tracks={item.id: tracks_of(item, self._runs) for item in self.state.objects.values()},
                reading=reading,
                base=base,
                **file,
                **made,
            )
        return programs.write(source, language)

    def __repr__(self) -> str:
        medium = self.medium
        frames = "" if medium.kind == "image" else f", {medium.count} frames"
        names = ", ".join(item.name for item in list(self.state.objects.values())[:5])
        more = max(0, len(self.state.objects) - 5)
        objects = (names + (f" and {more} more" if more else "")) or "no objects"
        return f"<{type(self).__name__} {medium.name}: {medium.width} x {medium.height}{frames}; {objects}>"

    def _repr_html_(self) -> str:
        """The last prompted frame with its masks, for notebooks."""
        results = self.results()
        frames = [frame for item in self.state.objects.values() for frame in item.chains]
        return values.to_html(results, max(frames, default=0), repr(self)[1:-1])

    def overlay(self, frame: int = 0, numbers: bool = False) -> np.ndarray:
        """Frame `frame` with the visible objects' masks drawn over it, uint8 (height, width, 3).

        `numbers`: each object's id is written on its mask.
        """
        results = self.results()
        drawn = overlay.draw(results, self.check_frame(frame))
        if not as_flag("numbers", numbers):
            return drawn
        shown = [mask for mask in results.masks(frame) if results.objects[mask.object_id].visible and mask.rle.area]
        return overlay.write_numbers(drawn, {mask.object_id: innermost(mask.rle.decode())[0] for mask in shown})


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
    results = [session.results() for session in _sessions(sessions)]
    choice, options = registry.split_choices(choices)
    warn(registry.notices(results, format, choice, options, path))
    return registry.export(results, format, path, progress, choice, options)


def _sessions(sessions: Any) -> list[Outputs]:
    """`sessions` as a list. Raises `ExportError` where they are something else."""
    try:
        several = list(sessions)
    except TypeError:
        several = [None]
    if not all(isinstance(session, Outputs) for session in several):
        raise ExportError("What is to be exported is no list of sessions.", "Give those of Controller.open.")
    return several
