"""What an export would find at its place, known before there is any work to lose."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import numpy as np

from ..core.masks import encode
from ..core.progress import no_progress
from ..core.results import ObjectInfo, ObjectMask
from ..errors import ExportError
from . import manifest
from .base import Format
from .choice import Chosen
from .guard import check_file, check_folder
from .report import Notice, shortened

SIDE = 16
"""Pixels of a frame that stands for one that is not there yet."""


@dataclass(frozen=True)
class Expected:
    """The `Results` of a medium of which no more is known than its name and kind, and `objects` where they are: small
    grey frames, all of which each object covers.
    """

    name: str
    kind: Literal["image", "video"]
    source: Path | None
    objects: Mapping[int, ObjectInfo] = field(default_factory=lambda: {1: ObjectInfo(1, "Object 1", "#ff0000")})
    count: int = 1
    made_with: Mapping[str, str] = field(default_factory=dict)
    maskless: Mapping[int, ObjectInfo] = field(default_factory=dict)
    width: int = SIDE
    height: int = SIDE
    fps: float = 25.0
    aspect: float = 1.0

    def masks(self, frame: int) -> list[ObjectMask]:
        """All of the frame, for each object."""
        whole = encode(np.ones((SIDE, SIDE), bool))
        return [ObjectMask(number, frame, whole, 1.0, "prompted") for number in self.objects]

    def image(self, frame: int) -> np.ndarray:
        """Grey, uint8 (16, 16, 3)."""
        return np.full((SIDE, SIDE, 3), 128, np.uint8)

    def time(self, frame: int) -> float:
        """Seconds from the first frame to `frame`."""
        return frame / self.fps


def foresee(media: Sequence[Chosen], format: Format, path: Path) -> list[Notice]:
    """What is said of an export of `media` to `path`, a file or a folder, before it is made.

    The names of its files are learnt by writing one small frame of each medium elsewhere. Raises `ExportError` where
    the open file would be replaced, or one that no export wrote.
    """
    try:
        if path.suffix and not path.is_dir():
            check_file(path, media)
            return []
        if not path.is_dir() or not any(path.iterdir()):
            return []
        others = _replaced(media, format, path)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ExportError(f"{path} is no place for an export: {reason}.", "Choose another folder.") from error
    if not others:
        return []
    message = f"A folder holds one {format.label} set: this one takes the place of that of {shortened(others)}."
    return [Notice("replaces", message)]


def _replaced(media: Sequence[Chosen], format: Format, target: Path) -> list[str]:
    """The other media whose earlier export in the folder `target` goes with this one. Raises `ExportError`."""
    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        folder = Path(scratch)
        files = format.write([_small(medium) for medium in media], folder, no_progress)
        told = manifest.entry(format, media, files, folder)
        check_folder(told["files"], folder, target, format.name, manifest.owners_in(target), media)
    return manifest.replaced(target, format, told)


def _small(medium: Chosen) -> Chosen:
    """The first frame that is written of `medium`, as what stands for it."""
    first = medium.frames[0]
    choice = replace(medium.choice, start=0, end=None, step=1, size=None, unmasked=True)
    stand_in = Expected(medium.name, medium.kind, medium.whole.source, medium.objects, first + 1)
    return Chosen(stand_in, choice, medium.options).limited([first])
