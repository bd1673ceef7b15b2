"""Which frames a propagation goes to, in which order, and what it tracks there. Pure.

An object's frames between two barriers are a stretch. It is tracked with a memory that starts afresh at its
beginning, so its masks depend on the barriers alone and not on how the work was cut up.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from ..core.operations import Propagate
from ..errors import PromptError
from .history import ObjectState

Held = Callable[[ObjectState], Mapping[int, bool]]
"""The frames where an object has a tracked mask, and whether that is stale."""


class Visit(NamedTuple):
    """A frame to go to, backward where `reverse`, to show `objects`.

    The ids in `tracked` get a new mask; those in `passed` are followed through the frame and keep what they have. The
    memory of those in `begun` starts afresh.
    """

    frame: int
    reverse: bool
    objects: tuple[ObjectState, ...]
    tracked: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()


@dataclass(frozen=True)
class Part:
    """Frames of an object that are followed one after the other; only `due` get a new mask."""

    item: ObjectState
    frames: range
    due: frozenset[int]

    @property
    def reverse(self) -> bool:
        """Whether it goes backward."""
        return self.frames.step < 0


def anchors(item: ObjectState) -> list[int]:
    """The frames whose masks an object is tracked from, in order: prompted ones, and the ends of what was reviewed."""
    ends = (
        frame
        for frame, mask in item.reviewed.items()
        if not (frame - 1 in item.reviewed and frame + 1 in item.reviewed) and mask.to_rle().area
    )
    return sorted({*item.chains, *ends})


def anchors_at(item: ObjectState, frame: int) -> list[int]:
    """Those that a frame between two barriers is tracked from: all prompted ones, and of the reviewed ones the nearest
    on each side.

    What was reviewed farther away shows the object as it was, and would outvote a later correction: on the film of
    lesson 4 the IoU after it fell from 0.94 to 0.53.
    """
    found = anchors(item)
    place = bisect(found, frame)
    return sorted({*item.chains, *found[max(0, place - 1) : place + 1]})


def plan(objects: Sequence[ObjectState], count: int, wanted: Propagate, held: Held) -> list[Visit]:
    """The visits to a video of `count` frames; see `Session.propagate`. Raises `PromptError`."""
    sources = {item.id: found for item in objects if (found := anchors(item))}
    if not sources:
        raise PromptError("There is nothing to follow yet.", "Click on an object, or draw a box, first.")
    low, high = _range(wanted, count, sources.values())
    followed = [item for item in objects if item.id in sources]
    parts = [part for item in followed for part in _parts(item, sources[item.id], held(item), count, wanted, low, high)]
    visits = _visits(followed, sources, parts, wanted, low, high)
    if not visits:
        raise PromptError(
            "None of these objects is prompted on the way.",
            "Start where one is prompted, or go in the other direction.",
        )
    return visits


def _range(wanted: Propagate, count: int, sources: Collection[list[int]]) -> tuple[int, int]:
    """The first and last frame that `wanted` is about."""
    start, end = wanted.start, wanted.end
    if wanted.direction == "backward":
        start, end = end, max(found[-1] for found in sources) if start is None else start
    elif wanted.direction == "forward" and start is None:
        start = min(found[0] for found in sources)
    low, high = 0 if start is None else start, count - 1 if end is None else end
    if low > high:
        raise PromptError(f"There is no frame from {low} to {high}.", "Give the range the other way round.")
    return low, high


def _parts(
    item: ObjectState,
    sources: list[int],
    held: Mapping[int, bool],
    count: int,
    wanted: Propagate,
    low: int,
    high: int,
) -> Iterator[Part]:
    """What of an object is to be tracked: its stale and missing masks from frame `low` to `high`."""
    for left, right in _stretches(item, count):
        before = not sources[0] < left
        for frames in _ways(left, right, sources, wanted.direction):
            # Before its first prompt an update makes up to date what is there, and fills nothing.
            missing = not (wanted.direction == "update" and before)
            due = [frame for frame in frames if low <= frame <= high and held.get(frame, missing)]
            if due:
                yield Part(item, _from_block(frames, due, held), frozenset(due))


def _from_block(frames: range, due: Sequence[int], held: Mapping[int, bool]) -> range:
    """`frames` from where the masks begin that lead up to the first that is due, to the last that is due."""
    first, last = frames.index(due[0]), frames.index(due[-1])
    leading = sum(1 for _ in takewhile(lambda frame: held.get(frame) is False, reversed(frames[:first])))
    return frames[first - leading : last + 1]


def _stretches(item: ObjectState, count: int) -> Iterator[tuple[int, int]]:
    """The first and last frame of every stretch between barriers."""
    left = 0
    for barrier in [*sorted(item.barriers()), count]:
        if left < barrier:
            yield left, min(barrier, count) - 1
        left = barrier + 1


def _ways(left: int, right: int, sources: list[int], direction: str) -> list[range]:
    """How the frames from `left` to `right` are gone through, if at all.

    Where both ways are asked for it is forward wherever a prompt lies before: who corrects a track goes to where it
    begins to be wrong, and the frames before are right.
    """
    forward, backward = range(left, right + 1), range(right, left - 1, -1)
    begins, ends = sources[0] < left, sources[-1] > right
    if begins and direction != "backward":
        return [forward]
    return [backward] if ends and direction != "forward" else []


def _visits(
    objects: Sequence[ObjectState],
    sources: Mapping[int, list[int]],
    parts: Sequence[Part],
    wanted: Propagate,
    low: int,
    high: int,
) -> list[Visit]:
    back = {(part.item.id, frame) for part in parts if part.reverse for frame in part.frames}

    def shown(frame: int, reverse: bool) -> tuple[ObjectState, ...]:
        return tuple(item for item in objects if _is_shown(item.id, frame, reverse, sources[item.id], wanted, back))

    visits = []
    for reverse in (False, True):
        at: dict[int, list[Part]] = {}
        for part in parts:
            for frame in part.frames if part.reverse is reverse else ():
                at.setdefault(frame, []).append(part)
        frames = set(at) if wanted.direction == "update" else {*range(low, high + 1), *at}
        visits += [
            _visit(frame, reverse, found, at.get(frame, ()))
            for frame in sorted(frames, reverse=reverse)
            if (found := shown(frame, reverse))
        ]
    return visits


def _is_shown(
    object_id: int, frame: int, reverse: bool, sources: list[int], wanted: Propagate, back: set[tuple[int, int]]
) -> bool:
    """Whether the way forward, or the one back, is where an object is shown on `frame`."""
    if wanted.direction == "forward":
        return not reverse and sources[0] <= frame
    if wanted.direction == "backward":
        return reverse and frame <= sources[-1]
    return (frame < sources[0] or (object_id, frame) in back) is reverse


def _visit(frame: int, reverse: bool, shown: tuple[ObjectState, ...], parts: Sequence[Part]) -> Visit:
    return Visit(
        frame,
        reverse,
        shown,
        tracked=tuple(part.item.id for part in parts if frame in part.due),
        passed=tuple(part.item.id for part in parts if frame not in part.due),
        begun=tuple(part.item.id for part in parts if frame == part.frames[0]),
    )
