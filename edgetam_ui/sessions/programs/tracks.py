"""How the tracked masks that an object shows came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..history import ObjectState
from ..runs import Run, Runs, TrackedMask


@dataclass(frozen=True)
class Track:
    """Frames that an object was followed through, one after the other, from the prompts that it had then, `item`.

    `shown` are the masks found on the way that it still shows, by frame.
    """

    item: ObjectState
    path: range
    shown: Mapping[int, TrackedMask]


def tracks_of(item: ObjectState, runs: Runs) -> list[Track]:
    """What led to the tracked masks that `item` shows, oldest first."""
    kept = [run for run in (runs.get(ref.number) for ref in item.runs) if run is not None]
    newest = {frame: run for run in kept for frame in run.found.get(item.id, {})}
    made = []
    for run in kept:
        for then, path in _paths(run, item.id):
            found = run.found.get(item.id, {})
            shown = {frame: found[frame] for frame in path if newest.get(frame) is run}
            shown = {frame: mask for frame, mask in shown.items() if _is_shown(item, frame, mask)}
            if shown:
                made.append(Track(then, path[: path.index(list(shown)[-1]) + 1], shown))
    return made


def _paths(run: Run, number: int) -> Iterator[tuple[ObjectState, range]]:
    """The frames that `run` followed an object through, cut where its memory began afresh."""
    visits = [visit for visit in run.visits[: run.visited] if number in (*visit.tracked, *visit.passed)]
    starts = [place for place, visit in enumerate(visits) if number in visit.begun]
    for start, end in pairwise([*starts, len(visits)]):
        first, last = visits[start], visits[end - 1]
        step = -1 if first.reverse else 1
        then = next(item for item in first.objects if item.id == number)
        yield then, range(first.frame, last.frame + step, step)


def _is_shown(item: ObjectState, frame: int, mask: TrackedMask) -> bool:
    """Whether no other mask was found right on `frame`."""
    return frame not in item.reviewed or item.reviewed[frame].to_rle() == mask.rle
