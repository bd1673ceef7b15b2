"""Files of masks taken in, by one session or by a whole set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from ..errors import EdgeTamError, FormatError, MediaError
from ..formats.choice import nothing
from ..formats.read import READABLE
from ..formats.read_set import Entry, Names, entries
from ..formats.reading import Found, Read, Wanted
from ..formats.report import Notice, shortened, warn
from ..media.medium import Medium
from .saved import SUFFIX, masks_in, read_saved
from .saved_set import ImageHead, is_set, read_set, saved_in


class Target(Protocol):
    """A session that takes masks in."""

    medium: Medium

    def take(self, items: Sequence[Read]) -> list[int]:
        """Makes an object of each, in one step for undo; their ids."""
        ...

    def undo(self) -> int | None:
        """Takes the last step back."""
        ...


@dataclass(frozen=True)
class Loaded:
    """What came of a file: the new objects' ids by the number of their image, and what there is to tell."""

    objects: dict[int, list[int]]
    notices: tuple[Notice, ...] = ()

    def warn(self) -> None:
        """Has Python warn (`UserWarning`) of what there is to tell."""
        warn(self.notices, UserWarning)


def wanted_by(session: Target) -> Wanted:
    """What masks have to fit, to be taken in by `session`."""
    medium = session.medium
    return Wanted(medium.name, medium.height, medium.width, medium.count)


def load_each(
    path: Path,
    names: Sequence[str],
    session_of: Callable[[int], Target],
    shown: int | None = None,
    tick: Callable[[], None] = nothing,
) -> Loaded:
    """Takes the masks of a file into the images that it names, a step for undo in each; all of them, or none.

    `names` are the images' names or paths, `session_of` gives the session of one by its number, or raises `MediaError`
    where it cannot be read. What a file does not say the image of goes to `shown`, if any. Masks that fit no image are
    told. `tick` is called for each mask, and may raise to stop. Raises `FormatError` where nothing fits.
    """
    known = Names(names)
    found: dict[int, list[Read]] = {}
    notices: list[Notice] = []
    homeless: list[str] = []
    doubtful: list[str] = []
    unreadable: list[str] = []
    with _entries(path, known) as listed:
        for entry in listed:
            places = known.find(entry.name) if entry.name else [shown] if shown is not None else []
            if len(places) != 1:
                (doubtful if places else homeless).append(entry.name)
                continue
            try:
                session = session_of(places[0])
            except (MediaError, FormatError):
                unreadable.append(entry.name)
                continue
            one = Found(wanted_by(session), path.name, tick)
            entry.read(one)
            notices += one.notices
            if one.objects:
                found.setdefault(places[0], []).extend(one.objects.values())
    _tell(path.name, homeless, "of images that are not in the set", notices)
    _tell(path.name, doubtful, "of images whose name several have", notices)
    _tell(path.name, unreadable, "of images that cannot be read", notices)
    if not found:
        raise _nothing(path.name, homeless or doubtful or unreadable, len(names))
    return Loaded(_take(found, session_of), tuple(dict.fromkeys(notices)))


def load_into(path: Path, sessions: Sequence[Target], shown: Target, tick: Callable[[], None] = nothing) -> Loaded:
    """`load_each` into sessions that are open, one of which is shown."""
    names = [session.medium.name for session in sessions]
    return load_each(path, names, sessions.__getitem__, sessions.index(shown), tick)


def _take(found: dict[int, list[Read]], session_of: Callable[[int], Target]) -> dict[int, list[int]]:
    """Makes the objects; none at all where those of one image cannot be kept."""
    taken: dict[int, list[int]] = {}
    try:
        for index, objects in sorted(found.items()):
            taken[index] = session_of(index).take(objects)
    except EdgeTamError:
        for index in taken:
            session_of(index).undo()
        raise
    return taken


def _tell(file: str, names: list[str], what: str, notices: list[Notice]) -> None:
    if names:
        notices.append(Notice("left_out", f"{file} has masks {what}, which are left out: {shortened(names)}."))


def _nothing(file: str, names: list[str], count: int) -> FormatError:
    """The error of a file that no image of the set takes anything of; `names` are those that it has."""
    named = [name for name in names if name]
    if named:
        what = f"{file} is about {shortened(named)}, and none of the {count} images fits."
        return FormatError(what, "Open the images that the masks were made on, under the names that the file gives.")
    if names:
        what = f"{file} does not say which of the {count} images it is about, or has no masks that are known."
        return FormatError(what, f"Load it on that one. These can be read: {READABLE}.")
    return FormatError(f"{file} has no masks.", f"These can be read: {READABLE}.")


@contextmanager
def _entries(path: Path, names: Names) -> Iterator[list[Entry]]:
    if path.suffix.lower() != SUFFIX:
        with entries(path, names) as listed:
            yield listed
    elif is_set(path):
        images = [image for image in read_set(path).images if image.masks]
        yield [Entry(image.name, partial(_read_part, path, image)) for image in images]
    else:
        saved = read_saved(path)
        name = saved.head.medium.name
        yield [Entry(name if names.find(name) else "", partial(masks_in, saved))]


def _read_part(path: Path, image: ImageHead, found: Found) -> None:
    masks_in(saved_in(path, image), found)
