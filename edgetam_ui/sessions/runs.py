"""What propagations found, and which of them is under way.

A session's lock guards it; only `cancel` may be called from anywhere.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..core.masks import Rle
from ..core.operations import Propagate, changed
from .history import ObjectState


class Visit(NamedTuple):
    """A frame to go to, in which direction, for which objects."""

    frame: int
    reverse: bool
    objects: tuple[ObjectState, ...]


class TrackedMask(NamedTuple):
    """A tracked object on one frame; `score` is from 0 to 1 that it is visible, `area` its pixels."""

    rle: Rle
    score: float
    area: int


class Memory(NamedTuple):
    """A tracker's `state` before visit number `visit`, and which model's it is."""

    visit: int
    model: str
    state: bytes


@dataclass
class Run:
    """One propagation: where it goes, and what it found by object id and frame; it grows while it runs.

    `visited` counts the frames done, `ended_at` is its end's place among the session's steps, 0 before it. `memory` is
    what its tracker last remembered, for who goes on with it; `resumed_at` counts the frames done before that.
    """

    operation: Propagate
    visits: Sequence[Visit]
    found: dict[int, dict[int, TrackedMask]] = field(default_factory=dict)
    visited: int = 0
    ended_at: int = 0
    memory: Memory | None = None
    resumed_at: int = 0
    begun: float = field(default_factory=time.monotonic)
    cancelled: threading.Event = field(default_factory=threading.Event)

    def keep(self, frame: int, tracked: Mapping[int, TrackedMask]) -> None:
        """Takes in what was tracked on `frame`, by object id: one more frame is visited."""
        for object_id, mask in tracked.items():
            self.found.setdefault(object_id, {})[frame] = mask
        self.visited += 1

    def keep_known(self, visited: int, found: Mapping[int, Mapping[int, TrackedMask]]) -> None:
        """Takes in the first `visited` frames with what is known of them, by object id and frame."""
        for visit in self.visits[self.visited : visited]:
            known = {item.id: found.get(item.id, {}).get(visit.frame) for item in visit.objects}
            self.keep(visit.frame, {number: mask for number, mask in known.items() if mask is not None})

    @property
    def is_complete(self) -> bool:
        """Whether it came to its end."""
        return self.visited == len(self.visits)

    @property
    def number(self) -> int:
        """The number that objects' states go by."""
        assert self.operation.run is not None
        return self.operation.run


class Runs:
    """The runs of a session by number."""

    def __init__(self) -> None:
        self._runs: dict[int, Run] = {}
        self._running: Run | None = None
        self._names: dict[int, int] = {}
        self._last = 0

    def make(self, wanted: Propagate, visits: Sequence[Visit]) -> Run:
        """A run under the next number, for `add`."""
        return Run(changed(wanted, run=self._last + 1), visits)

    def add(self, run: Run, name: int | None) -> None:
        """Takes in the run made last; until it ends `waiting` knows it by `name`, or its number where None."""
        self._last = run.number
        self._runs[self._last] = run
        self._names[self._last if name is None else name] = self._last

    def get(self, number: int) -> Run | None:
        """The run of that number, if it is kept."""
        return self._runs.get(number)

    def named(self, name: int) -> Run | None:
        """The run of that name, if it is kept."""
        return self._runs.get(self._names.get(name, 0))

    def waiting(self, name: int) -> Run | None:
        """The run of that name that has not ended and is not under way."""
        run = self.named(name)
        return None if run is None or run.ended_at or self._running is run else run

    def begun(self) -> list[int]:
        """The names of those that wait for their end."""
        return [name for name in self._names if self.waiting(name) is not None]

    def start(self, run: Run) -> None:
        """`run` is under way, for the first time or again; the one before is cancelled."""
        self.cancel()
        self._running = run
        run.ended_at, run.resumed_at = 0, run.visited
        run.begun, run.cancelled = time.monotonic(), threading.Event()

    def end(self, run: Run, ended_at: int) -> None:
        """`run` is over."""
        run.ended_at = ended_at
        if self._running is run:
            self._running = None

    def stop(self, run: Run) -> None:
        """`run` is not under way any more, and waits for its end."""
        if self._running is run:
            self._running = None
        run.cancelled.clear()

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._running is not None

    def cancel(self) -> None:
        """Stops the run that is under way after the frame it is at."""
        running = self._running
        if running is not None:
            running.cancelled.set()

    def cancel_unless_shown(self, objects: Iterable[ObjectState]) -> None:
        """Stops the run that is under way if it is none of `objects`'."""
        running = self._running
        if running is not None and not any(self.shows(item, running) for item in objects):
            running.cancelled.set()

    def keep(self, numbers: set[int]) -> None:
        """Lets go of all runs but those of `numbers`."""
        self._runs = {number: run for number, run in self._runs.items() if number in numbers}

    def shows(self, item: ObjectState, run: Run) -> bool:
        """Whether `run` is one of the object's."""
        return any(self._runs.get(number) is run for number, _ in item.runs)

    def find(self, item: ObjectState, frame: int) -> tuple[TrackedMask, bool] | None:
        """The newest mask that was tracked of an object on `frame`, and whether a later edit made it stale."""
        for number, stale in reversed(item.runs):
            hit = self._runs[number].found.get(item.id, {}).get(frame)
            if hit is not None:
                return hit, stale
        return None

    def unfinished(self, objects: Mapping[int, ObjectState]) -> Run | None:
        """The newest run, where it stopped before its end and nothing was changed that it depends on."""
        run = self._runs.get(max((number for item in objects.values() for number, _ in item.runs), default=0))
        if run is None or run is self._running or run.is_complete:
            return None
        followed = [objects.get(number) for number in run.operation.objects or ()]
        fresh = all(item is not None and not item.locked and (run.number, False) in item.runs for item in followed)
        return run if fresh else None

    def has_masks(self, item: ObjectState) -> bool:
        """Whether anything was tracked of an object."""
        return any(self._runs[number].found.get(item.id) for number, _ in item.runs)

    def copy_of(self, items: Iterable[ObjectState]) -> Runs:
        """What was tracked of `items` so far, apart from what their runs find from now on."""
        copy = Runs()
        for item in items:
            for number, _ in item.runs:
                run = self._runs[number]
                held = copy._runs.setdefault(number, replace(run, found={}))
                held.found[item.id] = dict(run.found.get(item.id, {}))
        return copy

    def timeline(self, item: ObjectState) -> dict[int, tuple[str, float]]:
        """Frame to kind ("tracked", "absent" or "stale") and score of all that was tracked of an object."""
        line = {}
        for number, stale in item.runs:
            for frame, hit in self._runs[number].found.get(item.id, {}).items():
                line[frame] = ("stale" if stale else "tracked" if hit.area else "absent", hit.score)
        return line
