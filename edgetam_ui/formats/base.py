"""What a format is, and what several of them need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from ..core.arguments import as_flag, as_number, as_one_of
from ..core.names import is_file_name, safe_name
from ..core.progress import Progress
from ..core.results import ObjectInfo, Results
from ..errors import ExportError
from .choice import Chosen

Write = Callable[[Sequence[Chosen], Path, Progress], list[Path]]
Group = Literal["data", "masks", "looks", "films"]
IMAGE_FILES = ("none", "jpg", "png")
PROGRAM = "EdgeTAM UI"


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
            return as_flag(self.name, value, self.detail, ExportError)
        if self.choices:
            return as_one_of(self.name, value, self.choices, ExportError)
        return as_number(self.name, value, self.low, self.high, ExportError)


NAME = "an object's own name, where it has a class"
"""What formats lose that know classes alone."""
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
    read it, `checked_by` the readers that `tests/formats/test_checked_by.py` finds in a test of it.

    `write(media, folder, progress)` writes its files for one medium or several into an empty folder and returns their
    paths. `single` has the suffixes, by the kind of the medium, that the file may have where one medium is one file;
    `stands_for` has the options that such a suffix stands for. `holes`, `parts` and `overlaps` say whether it holds
    those of a mask as they are; `on_holes` and `on_parts` what becomes of them if not;
    `exact` whether it holds all of them for what was chosen.
    `images` says whether the frames themselves go with it: "no", "optional", or "yes" (unless told otherwise).
    `soft` says whether it holds soft borders.
    `apart` says whether the files of each medium are whole without those of others: none is about all of them.
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
    checked_by: tuple[str, ...]
    write: Write
    single: Mapping[str, tuple[str, ...]]
    options: tuple[Option, ...] = ()
    stands_for: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    holes: bool = True
    parts: bool = True
    overlaps: bool = True
    exact: Callable[[Chosen], bool] = lambda chosen: False
    on_holes: str = ""
    on_parts: str = ""
    images: Literal["no", "optional", "yes"] = "no"
    soft: bool = False
    apart: bool = False
    unmasked: bool = True
    keeps: bool = True

    def detail(self, kind: str) -> str:
        """What it holds, for an "image" or a "video"."""
        return self.image if kind == "image" else self.video

    def suffixes(self, kind: str, options: Mapping[str, Any]) -> list[str]:
        """Those that its one file of an "image" or a "video" may have with all `options`, the usual one first."""
        return [
            suffix
            for suffix in self.single.get(kind, ())
            if all(options[name] == value for name, value in self.stands_for.get(suffix, {}).items())
        ]

    def check_options(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All its options, as `given` or by default. Raises `ExportError` for one that it does not have."""
        known = {option.name: option for option in self.options}
        for name in given:
            if name not in known:
                hint = f"It has {', '.join(known)}." if known else "It has none."
                raise ExportError(f"{self.name} has no option {name!r}.", hint)
        return {name: option.check(given.get(name, option.default)) for name, option in known.items()}


def file_stem(results: Results) -> str:
    """The medium's name without its suffix, safe in a file name."""
    return safe_name(Path(results.name).stem) or results.kind


def own_stems(media: Sequence[Chosen]) -> list[str]:
    """`stems`, but of an image that stays where it is its very own: beside it a reader looks for that."""
    return _told_apart((_own_stem(chosen), "") for chosen in media)


def _own_stem(chosen: Chosen) -> str:
    stem = Path(chosen.name).stem
    stays = chosen.kind == "image" and chosen.choice.images in (None, "none")
    return stem if stays and is_file_name(stem) else file_stem(chosen)


def stems(media: Sequence[Chosen]) -> list[str]:
    """`file_stem` of each, told apart by a number where two have the same."""
    return _told_apart((file_stem(chosen), "") for chosen in media)


def file_names(media: Sequence[Chosen]) -> list[str]:
    """The name of each, told apart by a number before the suffix where two have the same."""
    suffixes = [Path(chosen.name).suffix for chosen in media]
    return _told_apart((chosen.name.removesuffix(end), end) for chosen, end in zip(media, suffixes, strict=True))


def _told_apart(names: Iterable[tuple[str, str]]) -> list[str]:
    """What comes before the number, and what after, as one name each; not even their case alone differs."""
    found: list[str] = []
    taken: set[str] = set()
    for stem, suffix in names:
        name, count = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}_{count}{suffix}"
        taken.add(name.casefold())
        found.append(name)
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
        return f"{PROGRAM} {version('edgetam-ui')}"
    except PackageNotFoundError:
        return PROGRAM


def settings(chosen: Chosen) -> dict[str, Any]:
    """What made the masks, and the options they are written with, for files that have a place for them."""
    return {**chosen.made_with, **chosen.options}


def made_by(chosen: Chosen) -> str:
    """The program and the `settings` in a line of text."""
    return ", ".join([program(), *(f"{key} {value}" for key, value in settings(chosen).items())])


def class_of(info: ObjectInfo) -> str:
    """What a file calls the object's class: its category, or its name where it has none."""
    return info.category or info.name
