"""What a reader of masks gets and gives, and how a file that does not fit is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from ..core.masks import Rle, encode
from ..core.operations import AS_IT_IS, Cleaning
from ..errors import FormatError


@dataclass(frozen=True)
class Wanted:
    """The medium that masks are read for: its file's name, size in pixels, and number of frames."""

    name: str
    height: int
    width: int
    count: int

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return Path(self.name).stem

    def frame_of(self, name: str) -> int | None:
        """The frame that a file of this name is about: by the number at its end, or 0 for an image's own name."""
        stem = PurePosixPath(name.replace("\\", "/")).stem
        if self.count == 1:
            return 0 if stem == self.stem else None
        number = re.search(r"(\d+)$", stem)
        return int(number[1]) if number else None


@dataclass
class Read:
    """An object of a file: its class and name ("" where it has none), its masks by frame, and how these are cleaned
    up as they are shown.
    """

    name: str = ""
    category: str = ""
    masks: dict[int, Rle] = field(default_factory=dict)
    cleaning: Cleaning = AS_IT_IS


class Found:
    """The objects of a file by any key, and the checks that all readers need. `place` in errors names the file."""

    def __init__(self, wanted: Wanted, file: str) -> None:
        self.wanted, self.file = wanted, file
        self.objects: dict[Any, Read] = {}

    def add(self, key: Any, frame: int, mask: np.ndarray | Rle, place: str, name: str = "", category: str = "") -> None:
        """Adds a mask; one more of the same object on the same frame is joined to it. Empty ones are left out."""
        rle = mask if isinstance(mask, Rle) else encode(np.asarray(mask, bool))
        height, width = self.wanted.height, self.wanted.width
        if (rle.height, rle.width) != (height, width):
            raise self.error(
                place,
                f"has {rle.width} x {rle.height} pixels, {self.wanted.name} has {width} x {height}",
                "Open the image or video that the masks were made on.",
            )
        if not 0 <= frame < self.wanted.count:
            raise self.error(
                place,
                f"is about frame {frame}, {self.wanted.name} ends at {self.wanted.count - 1}",
                "Open the video that the masks were made on.",
            )
        if not rle.area:
            return
        item = self.objects.setdefault(key, Read(name, category))
        before = item.masks.get(frame)
        item.masks[frame] = rle if before is None else encode(before.decode() | rle.decode())

    def ring(self, points: Any, what: str, hint: str) -> np.ndarray:
        """Corners as float (n, 2); `what` begins the error of those that are none, `hint` ends it.

        Corners may lie outside the image, but no farther than it is large: what fills polygons takes as long as their
        borders are, outside too.
        """
        try:
            ring = np.array(points, float).reshape(-1, 2)
        except (ValueError, TypeError, OverflowError):
            ring = np.full((1, 2), np.nan)
        if not np.isfinite(ring).all():
            raise self.error(what, "are not pairs of numbers", hint)
        size = np.array((self.wanted.width, self.wanted.height))
        if (ring < -size).any() or (ring > 2 * size).any():
            raise self.error(what, "reach far beyond the image", "Open the image that the masks were made on.")
        return ring

    def key(self, data: Mapping[str, Any], name: str, place: str) -> int | str | None:
        """`data[name]`, by which masks belong together; None where it has none. Raises `FormatError`."""
        value = data.get(name)
        if value is not None and not isinstance(value, (int, str)):
            raise self.error(f"`{name}` of {place}", "is neither a whole number nor text", "Correct or remove it.")
        return value

    def error(self, place: str, what: str, hint: str) -> FormatError:
        """An error that names the file and the place in it."""
        where = place if place.startswith(self.file) else f"{self.file}: {place}"
        return FormatError(f"{where} {what}.", hint)

    def field(self, data: Any, key: str, kind: type | tuple[type, ...], place: str) -> Any:
        """`data[key]`. Raises `FormatError`, which names the field, where it is not of `kind`."""
        value = data.get(key) if isinstance(data, Mapping) else None
        if not isinstance(value, kind) or isinstance(value, bool):
            kinds = kind if isinstance(kind, tuple) else (kind,)
            words = " or ".join(WORDS.get(one, one.__name__) for one in kinds)
            raise self.error(f"`{key}` of {place}", f"is not {words}", "Look at the file, or export it again.")
        return value


WORDS = {str: "text", int: "a whole number", float: "a number", list: "a list", dict: "an object"}


def numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """The PNG files of a folder whose names end with a number, as (number, file), in order."""
    for file in sorted(folder.glob("*.png")):
        number = re.search(r"(\d+)$", file.stem)
        if number:
            yield int(number[1]), file
