"""What a reader of masks gets and gives, and how a file that does not fit is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import numpy as np

from ..core.masks import Rle, encode
from ..core.names import safe_name
from ..core.operations import AS_IT_IS, Cleaning
from ..errors import FormatError
from .choice import nothing
from .report import Notice

LONGEST_NAME = 100
"""Letters of a name that an error repeats."""
LONGEST_TEXT = 1000
"""Letters of an object's name or class: as many as an operation takes."""
MANY_OBJECTS = 10_000
"""Objects of an array or label image that are read."""


@dataclass(frozen=True)
class Wanted:
    """The medium that masks are read for: its file's name, size in pixels, and number of frames."""

    name: str
    height: int
    width: int
    count: int

    @property
    def kind(self) -> Literal["image", "video"]:
        """What a medium with so many frames is."""
        return "image" if self.count == 1 else "video"

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return Path(self.name).stem

    def frame_of(self, name: str) -> int | None:
        """The frame that a file of this name is about: by the number at its end, or 0 for an image's own name."""
        stem = PurePosixPath(name.replace("\\", "/")).stem
        if self.count == 1:
            return 0 if self.is_called(stem) else None
        return number_in(stem)

    def is_called(self, stem: str) -> bool:
        """Whether a file's name without its suffix is the medium's, as it is or as exports write it."""
        return stem == self.stem or safe_name(stem) == (safe_name(self.stem) or self.kind)

    @property
    def has_file_name(self) -> bool:
        """Whether the medium is called as a file is, which an array of pixels is not."""
        return bool(Path(self.name).suffix)


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
    """The objects of a file by any key, and the checks that all readers need. `place` in errors names the file.

    `notices` say what the file cannot tell, and what was made of that. `is_ours` says whether this program wrote it.
    `tick` is called for each mask, and may raise to stop.
    """

    def __init__(self, wanted: Wanted, file: str, tick: Callable[[], None] = nothing) -> None:
        self.wanted, self.file, self.tick = wanted, file, tick
        self.objects: dict[Any, Read] = {}
        self.notices: list[Notice] = []
        self.is_ours = False

    def add(self, key: Any, frame: int, mask: np.ndarray | Rle, place: str, name: str = "", category: str = "") -> None:
        """Adds a mask; one more of the same object on the same frame is joined to it. Empty ones are left out."""
        rle = mask if isinstance(mask, Rle) else encode(np.asarray(mask, bool))
        self.check_size(rle.height, rle.width, place)
        if not 0 <= frame < self.wanted.count:
            raise self.error(
                place,
                f"is about frame {frame}, {self.wanted.name} ends at {self.wanted.count - 1}",
                "Open the video that the masks were made on.",
            )
        self.tick()
        if not rle.area:
            return
        item = self.objects.setdefault(key, Read(name, category))
        self.check_count(len(self.objects), self.file)
        before = item.masks.get(frame)
        item.masks[frame] = rle if before is None else encode(before.decode() | rle.decode())

    def called(self, label: str) -> dict[str, str]:
        """What `add` makes of the class that a file gives an object: its name, where it has no class.

        Our files give an object without a class its name as one, which tells nothing where it has not been named.
        """
        return {"name": label} if self.is_ours and re.fullmatch(r"Object \d+", label) else {"category": label}

    def check_size(self, height: int, width: int, place: str) -> None:
        """Raises `FormatError` unless `height` and `width`, in pixels, are the medium's."""
        wanted = self.wanted
        if (height, width) != (wanted.height, wanted.width):
            raise self.error(
                place,
                f"has {width} x {height} pixels, {wanted.name} has {wanted.width} x {wanted.height}",
                "Open the image or video that the masks were made on.",
            )

    def check_count(self, count: int, place: str) -> None:
        """Raises `FormatError` where `count` objects, which are at `place`, are too many."""
        if count > MANY_OBJECTS:
            raise self.error(place, f"holds {count:,} objects, at most {MANY_OBJECTS:,} are read", "Split it.")

    def of_one_video(self, names: Sequence[str], place: str) -> set[str]:
        """Those of `names`, of frames' files at `place`, that the open video can have: those that begin with its name,
        or all where none does. An image has any.

        Raises `FormatError` where they are then of several videos, or of images that are no frames.
        """
        series = {name: series_of(name) for name in names}
        if self.wanted.count == 1 or len(set(series.values())) < 2:
            return set(names)
        called = self.wanted.is_called
        own = {name for name, of in series.items() if called(PurePosixPath(of[0]).name) or called(of[1])}
        if not own:
            some = ", ".join(
                name[-LONGEST_NAME:] for name in sorted({of: name for name, of in series.items()}.values())[:3]
            )
            what = f"are no frames of one video: {some}"
            raise self.error(place, what, f"Open them as images, or let each begin with {self.wanted.stem}_.")
        return own

    def text(self, value: Any, place: str) -> str:
        """`value` as an object's name or class. Raises `FormatError` where it is not, or cannot be, one."""
        if not isinstance(value, str):
            raise self.error(place, "is not text", "Look at the file, or export it again.")
        if len(value) > LONGEST_TEXT:
            raise self.error(place, f"has more than {LONGEST_TEXT:,} letters", "Shorten it.")
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self.error(place, "has half a letter (a lone surrogate)", "Write it anew.")
        return value

    @contextmanager
    def foreign(self, place: str, what: str, hint: str) -> Iterator[None]:
        """A `FormatError` of `what` in the place of anything else that is raised inside, by readers of others: a
        damaged file may make them raise whatever there is.
        """
        try:
            yield
        except FormatError:
            raise
        except Exception as error:
            raise self.error(place, what, hint) from error

    def frame_of(self, name: str, place: str) -> int:
        """The frame that `name` is about, which the file says at `place`. Raises `FormatError` for another medium's."""
        wanted = self.wanted
        frame = wanted.frame_of(name)
        if frame is not None:
            return frame
        if wanted.count > 1:
            what = f"is {name[-LONGEST_NAME:]}, which tells no frame of {wanted.name}"
            raise self.error(place, what, "Write the frame's number at the name's end.")
        if wanted.has_file_name:
            raise self._of_another(name, place)
        return 0

    def check_video(self, name: str, place: str) -> None:
        """Raises `FormatError` where `name`, which the file says at `place`, is that of another video's file."""
        file = PurePosixPath(name.replace("\\", "/"))
        if file.suffix and self.wanted.has_file_name and not self.wanted.is_called(file.stem):
            raise self._of_another(name, place)

    def _of_another(self, name: str, place: str) -> FormatError:
        what = f"is {name[-LONGEST_NAME:]}, and {self.wanted.name} is open"
        return self.error(place, what, "Open the one that the masks were made on, or correct the name.")

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


def number_in(stem: str) -> int | None:
    """The number at the end of a file's name without its suffix, if it has one that may be a frame's."""
    number = re.search(r"(?<!\d)\d{1,9}$", stem)
    return int(number[0]) if number else None


def series_of(name: str) -> tuple[str, str]:
    """What frames of one video share: the folder, and what comes before their numbers."""
    path = PurePosixPath(name.replace("\\", "/"))
    return str(path.parent), re.sub(r"(?<!\d)\d{1,9}$", "", path.stem).rstrip("_-. ")


def numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """The PNG files of a folder whose names end with a number, as (number, file), in order."""
    for file in sorted(folder.glob("*.png")):
        number = number_in(file.stem)
        if number is not None:
            yield number, file
