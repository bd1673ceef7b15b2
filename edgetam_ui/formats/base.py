"""What a format is, and what several of them need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from ..core.results import ObjectInfo, Results
from ..errors import ExportError
from .choice import Chosen

Progress = Callable[[int, int], None]
"""Called with (done, total); may raise to stop the work."""
Write = Callable[[Sequence[Chosen], Path, Progress], list[Path]]
Group = Literal["data", "masks", "looks", "films"]
IMAGE_FILES = ("none", "jpg", "png")


@dataclass(frozen=True)
class Option:
    """A choice that one format offers: a flag where `default` is a bool, one of `choices`, or else a number.

    A number is from `low` to `high`. `detail` says in a sentence what it does.
    """

    name: str
    label: str
    detail: str
    default: bool | float | str
    choices: tuple[str, ...] = ()
    low: float = 0
    high: float = 0

    def check(self, value: Any) -> bool | float | str:
        """`value`, where it may be one of this option's. Raises `ExportError`."""
        if isinstance(self.default, bool):
            if isinstance(value, bool):
                return value
            raise ExportError(f"{self.name} is {value!r}, not True or False.", self.detail)
        if self.choices:
            if value in self.choices:
                return str(value)
            raise ExportError(f"{self.name} is {value!r}.", f"Use one of {', '.join(self.choices)}.")
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not self.low <= value <= self.high:
            raise ExportError(f"{self.name} is {value!r}.", f"Use a number from {self.low:g} to {self.high:g}.")
        return float(value)


TOLERANCE = Option(
    "tolerance",
    "Simplify outlines",
    "Pixels that a polygon may leave the mask's border by; 0 follows every pixel.",
    1.0,
    low=0,
    high=20,
)


@dataclass(frozen=True)
class Format:
    """A way to write results: the one entry that menus, programs and the documentation read.

    `group` is what it is for: "data" to train with and annotate, plain "masks", "looks" to look at, "films" to edit.

    `name` is what programs call it, `label` what menus call it; `image` and `video` say what it holds for either, ""
    where it cannot hold one. `loses` says what does not come back from it ("" for nothing), `read_by` which programs
    read it, `checked_by` what reads it in our tests.

    `write(media, folder, progress)` writes its files for one medium or several into an empty folder and returns their
    paths. `single` has the suffix, by the kind of the medium, where one medium is one file. `holes`, `parts` and
    `overlaps` say whether it holds those of a mask as they are; `on_holes` and `on_parts` what becomes of them if not;
    `exact` whether it holds all of them for what was chosen.
    `images` says whether the frames themselves go with it: "no", "optional", or "yes" (unless told otherwise).
    `soft` says whether it holds soft borders.
    `unmasked` says whether frames without any mask are in it, unless told otherwise. `keeps` says whether the masks
    can be had back from it.
    """

    name: str
    label: str
    group: Group
    image: str
    video: str
    loses: str
    read_by: str
    checked_by: str
    write: Write
    single: Mapping[str, str]
    options: tuple[Option, ...] = ()
    holes: bool = True
    parts: bool = True
    overlaps: bool = True
    exact: Callable[[Chosen], bool] = lambda chosen: False
    on_holes: str = ""
    on_parts: str = ""
    images: Literal["no", "optional", "yes"] = "no"
    soft: bool = False
    unmasked: bool = True
    keeps: bool = True

    def detail(self, kind: str) -> str:
        """What it holds, for an "image" or a "video"."""
        return self.image if kind == "image" else self.video

    def check_options(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All its options, as `given` or by default. Raises `ExportError` for one that it does not have."""
        known = {option.name: option for option in self.options}
        for name in given:
            if name not in known:
                hint = f"It has {', '.join(known)}." if known else "It has none."
                raise ExportError(f"{self.name} has no option {name!r}.", hint)
        return {name: option.check(given.get(name, option.default)) for name, option in known.items()}


def no_progress(done: int, total: int) -> None:
    """A `Progress` that tells nobody."""


def safe_name(name: str) -> str:
    """`name` as a part of a file's name, which has 255 bytes at most; "" where nothing of it can stay."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._").encode()[:200].decode(errors="ignore")


def file_stem(results: Results) -> str:
    """The medium's name without its suffix, safe in a file name."""
    return safe_name(Path(results.name).stem) or results.kind


def stems(media: Sequence[Chosen]) -> list[str]:
    """`file_stem` of each, told apart by a number where two have the same."""
    found: list[str] = []
    for chosen in media:
        stem, count = file_stem(chosen), 1
        while stem.casefold() in {other.casefold() for other in found}:
            count += 1
            stem = f"{file_stem(chosen)}_{count}"
        found.append(stem)
    return found


def each(write: Callable[[Chosen, Path, Progress], list[Path]]) -> Write:
    """A `Write` of several media by one of a single medium: each of them in a folder of its own name."""

    def write_all(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
        if len(media) == 1:
            return write(media[0], folder, progress)
        written = []
        for chosen, stem, step in zip(media, stems(media), steps(media, progress), strict=True):
            place = folder / stem
            place.mkdir()
            written += write(chosen, place, step)
        return written

    return write_all


def steps(media: Sequence[Chosen], progress: Progress) -> list[Progress]:
    """A `Progress` for each medium, all together telling `progress` of all their frames."""
    total = sum(len(chosen.frames) for chosen in media)
    begins = [sum(len(chosen.frames) for chosen in media[:index]) for index in range(len(media))]
    return [lambda done, _, begin=begin: progress(begin + done, total) for begin in begins]  # type: ignore[misc]


@cache
def program() -> str:
    """The name and version of this program, for files that have a place for it."""
    try:
        return f"EdgeTAM UI {version('edgetam-ui')}"
    except PackageNotFoundError:
        return "EdgeTAM UI"


def class_of(info: ObjectInfo) -> str:
    """What a file calls the object's class: its category, or its name where it has none."""
    return info.category or info.name
