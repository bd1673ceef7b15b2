"""What can be told of an object's tracked frames, kept until it or they change, so that long videos cost little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .history import ObjectState
from .results import timeline
from .review import Doubtful, doubtful
from .runs import Runs

Line = list[tuple[int, str, float, float]]


class Mark(NamedTuple):
    """What a summary depends on: an object as it is, and how many masks each of its runs found."""

    item: ObjectState
    found: tuple[int, ...]

    def is_same(self, other: Mark) -> bool:
        """Whether nothing changed between the two."""
        return self.item is other.item and self.found == other.found


def are_same(marks: Sequence[Mark], others: Sequence[Mark]) -> bool:
    """Whether nothing changed between the two."""
    return len(marks) == len(others) and all(map(Mark.is_same, marks, others))


@dataclass(frozen=True)
class Summary:
    """`held`: the frames with a tracked mask, and whether that is stale. `line` is the timeline, see `results`;
    `doubtful` are the stretches to look at.
    """

    held: dict[int, bool]
    line: Line
    doubtful: list[Doubtful]


class Summaries:
    """The newest summary of each object. A session's lock guards it."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Mark, Summary]] = {}

    def of(self, item: ObjectState, runs: Runs) -> Summary:
        """The object's summary, made anew where something changed."""
        mark, kept = Mark(item, runs.counts(item)), self._kept.get(item.id)
        if kept is not None and kept[0].is_same(mark):
            return kept[1]
        tracked, barriers = runs.tracked(item), item.barriers()
        doubts = {at: hit.doubt for at, (hit, stale) in tracked.items() if not stale and at not in barriers}
        summary = Summary(
            {frame: stale for frame, (_, stale) in tracked.items()},
            timeline(item, tracked),
            [] if item.locked else doubtful(item.id, doubts),
        )
        self._kept[item.id] = mark, summary
        return summary

    def keep(self, numbers: Iterable[int]) -> None:
        """Lets go of all objects but those of `numbers`."""
        wanted = set(numbers)
        self._kept = {number: kept for number, kept in self._kept.items() if number in wanted}
