"""What propagations found, and which of them is under way.

A session's lock guards it; only `cancel` may be called from anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from ..core.masks import Rle
from ..core.operations import MASK_OVERHEAD, Propagate, changed
from .history import ObjectState
from .mask_file import FiledRle, MaskFile
from .plan import Visit


class TrackedMask(NamedTuple):
    """A tracked object on one frame; `score` is from 0 to 1 that it is visible, `area` its pixels.

    `held` is the mask, or where it is. `reverse` says that it was tracked backward, `doubt` is the chance that it is
    wrong.
    """

    held: Rle | FiledRle
    score: float
    area: int
    reverse: bool
    doubt: float = 0.0

    @property
    def rle(self) -> Rle:
        """The mask. Raises `StoreError` where it is on a disk that does not give it back."""
        return self.held if isinstance(self.held, Rle) else self.held.read()

    @property
    def nbytes(self) -> int:
        """Bytes of memory held, roughly."""
        return MASK_OVERHEAD + (len(self.held.counts) if isinstance(self.held, Rle) else 0)


class Memory(NamedTuple):
    """A tracker's `state` before visit number `visit`, and which model's it is."""

    visit: int
    model: str
    state: bytes


@dataclass
class Run:
    """One propagation: where it goes, and what it found by object id and frame; it grows while it runs.

    `visited` counts the visits made, `done` of `total` those that tracked something; `ended_at` is its end's place
    among the session's steps, 0 before it. `memory` is what its tracker last remembered, for who goes on with it;
    `resumed_at` is `done` as it was before that. Since then the model took `seconds` to do `work`, of which a frame is
    1 and each object that is followed through it 1 more. `note` is what the user should know of where it runs.
    """

    operation: Propagate
    visits: Sequence[Visit]
    found: dict[int, dict[int, TrackedMask]] = field(default_factory=dict)
    visited: int = 0
    done: int = 0
    ended_at: int = 0
    memory: Memory | None = None
    resumed_at: int = 0
    seconds: float = 0.0
    work: int = 0
    note: str = ""
    cancelled: threading.Event = field(default_factory=threading.Event)
    file: MaskFile = field(default_factory=MaskFile)

    def keep(self, visit: Visit, tracked: Mapping[int, TrackedMask]) -> None:
        """Takes in what was tracked at `visit`, by object id."""
        for object_id, mask in tracked.items():
            self.found.setdefault(object_id, {})[visit.frame] = mask._replace(held=self.file.keep(mask.rle))
        self.visited += 1
        self.done += bool(visit.tracked)

    @property
    def nbytes(self) -> int:
        """Bytes of memory that its masks take, roughly."""
        return sum(mask.nbytes for masks in self.found.values() for mask in masks.values())

    @cached_property
    def total(self) -> int:
        """The visits that track something."""
        return sum(bool(visit.tracked) for visit in self.visits)

    @property
    def first(self) -> int:
        """The frame that is tracked first."""
        return next(visit.frame for visit in self.visits if visit.tracked)

    def keep_known(self, visited: int, found: Mapping[int, Mapping[int, TrackedMask]]) -> None:
        """Takes in the first `visited` frames with what is known of them, by object id and frame."""
        for visit in self.visits[self.visited : visited]:
            known = {number: found.get(number, {}).get(visit.frame) for number in visit.tracked}
            masks = {number: mask._replace(reverse=visit.reverse) for number, mask in known.items() if mask is not None}
            self.keep(visit, masks)

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
        self._file = MaskFile()

    def make(self, wanted: Propagate, visits: Sequence[Visit]) -> Run:
        """A run under the next number, for `add`."""
        return Run(changed(wanted, run=self._last + 1), visits, file=self._file)

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

    @property
    def running(self) -> Run | None:
        """The run that is under way."""
        return self._running

    def start(self, run: Run) -> None:
        """`run` is under way, for the first time or again; the one before is cancelled."""
        self.cancel()
        self._running = run
        run.ended_at, run.resumed_at = 0, run.done
        run.seconds, run.work, run.cancelled = 0.0, 0, threading.Event()

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

    def keep(self, numbers: set[int]) -> list[Run]:
        """Lets go of all runs but those of `numbers`: which it lets go of."""
        gone = [run for number, run in self._runs.items() if number not in numbers]
        self._runs = {number: run for number, run in self._runs.items() if number in numbers}
        return gone

    def shows(self, item: ObjectState, run: Run) -> bool:
        """Whether `run` is one of the object's."""
        return any(self._runs.get(ref.number) is run for ref in item.runs)

    def find(self, item: ObjectState, frame: int) -> tuple[TrackedMask, bool] | None:
        """The newest mask that was tracked of an object on `frame`, and whether a later edit made it stale."""
        for ref in reversed(item.runs):
            hit = self._runs[ref.number].found.get(item.id, {}).get(frame)
            if hit is not None:
                return hit, ref.is_stale(frame, hit.reverse)
        return None

    def unfinished(self, objects: Mapping[int, ObjectState]) -> Run | None:
        """The newest run, where it stopped before its end and nothing was changed that it depends on."""
        run = self._runs.get(max((ref.number for item in objects.values() for ref in item.runs), default=0))
        if run is None or run is self._running or run.is_complete:
            return None
        planned = {item.id: item for visit in run.visits for item in visit.objects}
        current = [objects.get(number) for number in run.operation.objects or ()]
        same = all(item is not None and not item.locked and item.is_barred_as(planned[item.id]) for item in current)
        return run if same else None

    def that_remember(self) -> list[Run]:
        """The runs whose tracker's memory is kept, newest first."""
        return [run for _, run in sorted(self._runs.items(), reverse=True) if run.memory is not None]

    def remember(self, run: Run, memory: Memory) -> None:
        """Keeps what the tracker of `run` remembers, and lets go of what those of other runs do."""
        for other in self._runs.values():
            other.memory = None
        run.memory = memory

    def has_masks(self, item: ObjectState) -> bool:
        """Whether anything was tracked of an object."""
        return any(self._runs[ref.number].found.get(item.id) for ref in item.runs)

    def counts(self, item: ObjectState) -> tuple[int, ...]:
        """How many masks each of the object's runs found."""
        return tuple(len(self._runs[ref.number].found.get(item.id, ())) for ref in item.runs)

    def copy_of(self, items: Iterable[ObjectState]) -> Runs:
        """What was tracked of `items` so far, apart from what their runs find from now on."""
        copy = Runs()
        for item in items:
            for ref in item.runs:
                run = self._runs[ref.number]
                held = copy._runs.setdefault(ref.number, replace(run, found={}))
                held.found[item.id] = dict(run.found.get(item.id, {}))
        return copy

    def tracked(self, item: ObjectState) -> dict[int, tuple[TrackedMask, bool]]:
        """Frame to the newest mask that was tracked of an object there, and whether a later edit made it stale."""
        found = {}
        for ref in item.runs:
            for frame, hit in self._runs[ref.number].found.get(item.id, {}).items():
                found[frame] = hit, ref.is_stale(frame, hit.reverse)
        return found
