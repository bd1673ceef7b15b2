"""The masks of several images as one data set: of those that have some, with a word on the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.progress import no_progress
from ..core.results import Results
from ..errors import ExportError
from ..formats import coco, registry, values
from ..formats.report import Report, left_out, warn

if TYPE_CHECKING:
    from pandas import DataFrame


class Together:
    """`results` are of the images that have masks, `maskless` the names of the others. Raises `ExportError` where
    none has any.
    """

    def __init__(self, results: Sequence[Results], maskless: Sequence[str]) -> None:
        if not results:
            raise ExportError("There is no mask to export yet.", "Click on an object, or draw a box, first.")
        self._results = results
        self._notices = left_out(maskless)

    @classmethod
    def of(cls, results: Sequence[Results]) -> Together:
        """`results` of all images, with and without masks."""
        masked = [one for one in results if one.objects]
        return cls(masked, [one.name for one in results if not one.objects])

    def export(
        self, format: str, path: str | Path, progress: Callable[[int, int], None] = no_progress, **choices: Any
    ) -> Path:
        """Writes all to `path` as one data set, as `Session.export` does. Raises `ExportError`."""
        choice, options = registry.split_choices(choices)
        warn((*self._notices, *registry.notices(self._results, format, choice, options, path)))
        return registry.export(self._results, format, path, progress, choice, options)

    def check_export(self, format: str, path: str | Path | None = None, **choices: Any) -> Report:
        """What `export` would write and lose and, with `path`, replace there. Raises `ExportError`."""
        told = registry.check(self._results, format, *registry.split_choices(choices), path)
        return replace(told, notices=(*self._notices, *told.notices))

    def to_coco(self, polygons: bool = False, tolerance: float = 0.0) -> dict[str, Any]:
        """One COCO data set, as `Session.to_coco` makes it."""
        options = coco.FORMAT.check_options({"polygons": polygons, "tolerance": tolerance})
        return coco.to_coco(self._results, **options)

    def to_pandas(self) -> DataFrame:
        """The tables of `Session.to_pandas` below each other, with the image's name as the first column, `file`."""
        return values.to_pandas_of_set(self._results)
