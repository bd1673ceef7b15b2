"""What propagations found, and which of them still runs. Pure; imports journal and masks.

A session's lock guards it; only `cancel` may come from anywhere.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..core.masks import Rle
from .history import ObjectState


class Found(NamedTuple):
    """A tracked object on one frame; `score` is from 0 to 1 that it is visible, `area` its pixels."""

    rle: Rle
    score: float
    area: int


@dataclass
class Track:
    """What one propagation found, by object id and frame; it grows while it runs."""

    found: dict[int, dict[int, Found]] = field(default_factory=dict)
    cancelled: threading.Event = field(default_factory=threading.Event)


class Tracks:
    """The tracks of a session by number, which its journal's objects go by."""

    def __init__(self) -> None:
        self._tracks: dict[int, Track] = {}
        self._numbers = itertools.count(1)
        self._running: Track | None = None

    def begin(self, track: Track) -> int:
        """Takes `track` in as the one that runs, and stops the one before; its number."""
        self.cancel()
        number = next(self._numbers)
        self._tracks[number] = self._running = track
        return number

    def end(self, track: Track) -> None:
        """`track` runs no more."""
        if self._running is track:
            self._running = None

    def cancel(self) -> None:
        """Stops the track that runs after the frame it is at."""
        running = self._running
        if running is not None:
            running.cancelled.set()

    def cancel_unless_shown(self, objects: Iterable[ObjectState]) -> None:
        """Stops the track that runs if it is none of `objects`'."""
        running = self._running
        if running is not None and not any(self.shows(item, running) for item in objects):
            running.cancelled.set()

    def keep(self, numbers: set[int]) -> None:
        """Lets go of all tracks but those of `numbers`."""
        self._tracks = {number: track for number, track in self._tracks.items() if number in numbers}

    def shows(self, item: ObjectState, track: Track) -> bool:
        """Whether `track` is one of the object's."""
        return any(self._tracks.get(number) is track for number, _ in item.tracks)

    def find(self, item: ObjectState, frame: int) -> tuple[Found, bool] | None:
        """The newest that was found of an object on `frame`, and whether a later edit made it stale."""
        for number, stale in reversed(item.tracks):
            hit = self._tracks[number].found.get(item.id, {}).get(frame)
            if hit is not None:
                return hit, stale
        return None

    def has_masks(self, item: ObjectState) -> bool:
        """Whether anything was found of an object."""
        return any(self._tracks[number].found.get(item.id) for number, _ in item.tracks)

    def copy_of(self, objects: Iterable[ObjectState]) -> Tracks:
        """The tracks of `objects` as they are now: those that run add nothing to the copy."""
        copy = Tracks()
        for number in {number for item in objects for number, _ in item.tracks}:
            found = self._tracks[number].found
            copy._tracks[number] = Track({object_id: dict(frames) for object_id, frames in list(found.items())})
        return copy

    def line(self, item: ObjectState) -> dict[int, tuple[str, float]]:
        """Frame to kind ("tracked", "absent" or "stale") and score of all that was found of an object."""
        line = {}
        for number, stale in item.tracks:
            for frame, hit in list(self._tracks[number].found.get(item.id, {}).items()):
                line[frame] = ("stale" if stale else "tracked" if hit.area else "absent", hit.score)
        return line
