"""What of a session is stale or missing, in words for the button that makes it up to date."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .plan import Visit


@dataclass(frozen=True)
class Due:
    """What `Session.propagate(direction="update")` would do: `frames` of them, from `first` to `last`.

    `label` says so in words, with the time where that can be told; `seconds` is about how long it takes.
    """

    label: str
    frames: int = 0
    first: int = 0
    last: int = 0
    seconds: float | None = None


class Pace:
    """How long the model takes for a frame and for each object followed through it, measured as it runs.

    The unit is a frame without objects; each object adds one, since encoding a frame takes about as long. `cost` is
    that of the engine.
    """

    def __init__(self) -> None:
        self.cost: Callable[[str, int], str] = lambda user, work: ""
        self._lock = threading.Lock()
        self._per_unit: float | None = None

    def note(self, seconds: float, units: int) -> None:
        """Takes in a run that did `units` in `seconds`; the newest counts half."""
        if units:
            with self._lock:
                new = seconds / units
                self._per_unit = new if self._per_unit is None else (self._per_unit + new) / 2

    def seconds(self, visits: Sequence[Visit]) -> float | None:
        """About how long `visits` take; None where nothing was measured yet."""
        if self._per_unit is None:
            return None
        return self._per_unit * work_of(visits)


def work_of(visits: Sequence[Visit]) -> int:
    """Frames, and each object once for each frame that it is followed to."""
    return sum(1 + len(found) for visit in visits if (found := visit.tracked + visit.passed))


NOTHING = Due("Nothing to track")
DONE = Due("All is tracked")


def describe(visits: Sequence[Visit], is_first: bool, is_stale: bool, seconds: float | None, cost: str = "") -> Due:
    """The visits of an update in words: `is_first` where nothing was tracked before, `is_stale` where masks are.

    `cost`, where there is one, is told in place of the time.
    """
    frames = sorted({visit.frame for visit in visits if visit.tracked})
    if not frames:
        return DONE
    first, last, count = frames[0], frames[-1], len(frames)
    many = "1 frame" if count == 1 else f"{count} frames"
    if is_stale:
        words = f"Update {many}"
    elif is_first:
        words = f"Track {many}"
    elif last - first + 1 == count > 1:
        words = f"Fill {first} to {last}"
    else:
        words = f"Fill {many}"
    price = cost or (None if seconds is None else _duration(seconds))
    return Due(f"{words}, {price}" if price else words, count, first, last, seconds)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
