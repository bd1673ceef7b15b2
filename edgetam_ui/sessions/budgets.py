"""What one user, and all users together, may take of a server, and what those who ask for more are told."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..errors import LimitError

WAIT = "Wait until some of it is done, and try again."
MOST_PASSED = 32
"""How often something large that waits for room lets something small go first."""
LATER = "Others use it at the moment: try again in a minute."


def _limit(default: int, message: str, hint: str) -> Any:
    return field(default=default, metadata={"message": message, "hint": hint})


@dataclass(frozen=True)
class Limits:
    """The limits of a server: `Controller(limits=Limits(users=20))`.

    Each number that a user can meet has the sentence that they get, and what to try: `error` makes a `LimitError` of
    them. The others say how long things last, and how much is done at once; nobody meets them, work waits.
    """

    users: int = _limit(200, "This server is full: it has room for {limit} at a time.", "Come back in {wait}.")
    calls_per_user: int = _limit(64, "{limit} requests of yours are being answered.", WAIT)
    streams_per_user: int = _limit(6, "You open, export or track {limit} times at once already.", WAIT)
    streams: int = _limit(128, "This server opens, exports and tracks {limit} times at once already.", LATER)
    exports_per_user: int = _limit(2, "You write {limit} exports at once already.", WAIT)
    exports: int = _limit(16, "This server writes {limit} exports at once already.", LATER)
    listeners_per_user: int = _limit(16, "{limit} clients of yours listen already.", "Close a page.")
    cameras_per_user: int = _limit(2, "{limit} cameras of yours are on already.", "Stop one, or close a page.")
    points: int = _limit(256, "A prompt has at most {limit} points.", "Use a box, or a finished mask.")
    images: int = _limit(5000, "You have {limit} images open already.", "Export them, and open others then.")
    upload_bytes_per_user: int = _limit(
        8 << 30, "Your files would take more than the {size} that each user has here.", "Open a smaller file."
    )
    upload_bytes: int = _limit(64 << 30, "There is no space left on this server for your file.", LATER)
    mask_bytes_per_user: int = _limit(
        1 << 30,
        "Your masks would take more than the {size} of memory that each user has here.",
        "Export what you have, and close it.",
    )
    mask_bytes: int = _limit(
        8 << 30, "This server has no memory left for your masks.", "Export what you have. " + LATER
    )
    export_bytes_per_user: int = _limit(
        8 << 30,
        "Your exports would take more than the {size} that each user has here.",
        "Export fewer frames, or a format without them.",
    )
    export_bytes: int = _limit(16 << 30, "There is no space left on this server for your export.", LATER)
    kept_bytes_per_user: int = _limit(
        4 << 30,
        "What is kept of your work would take more than the {size} that each user has here.",
        "Export it, then delete it.",
    )
    kept_bytes: int = _limit(
        64 << 30, "There is no space left on this server to keep your work.", "Export what you have. " + LATER
    )
    pixels_per_user: int = _limit(
        500_000_000,
        "Your images would take more than the {limit} pixels of memory that each user has here.",
        "Close some, or open smaller ones.",
    )
    pixels: int = _limit(
        2 * 10**9, "This server has no memory left for your file.", "Open a smaller one, or try again in a minute."
    )
    calls_at_once_per_user: int = 4
    calls_at_once: int = 32
    pixels_at_once: int = 150_000_000
    kept_pixels: int = 4_000_000
    frame_bytes: int = 1 << 30
    readings_at_once: int = 4
    encodings_at_once: int = 4
    exports_at_once: int = 2
    indexes_at_once: int = 2
    idle_seconds: float = 3600.0
    empty_idle_seconds: float = 300.0
    goodbye_seconds: float = 30.0

    def error(self, name: str, **more: Any) -> LimitError:
        """What someone who meets the limit of that name is told; `more` fills what only the caller knows."""
        about = self.__dataclass_fields__[name].metadata
        limit = getattr(self, name)
        known = {"limit": limit, "size": f"{limit / 1e9:.3g} GB", **more}
        return LimitError(about["message"].format(**known), about["hint"].format(**known))


UNBOUNDED = Limits(
    images=sys.maxsize,
    upload_bytes_per_user=sys.maxsize,
    upload_bytes=sys.maxsize,
    pixels_per_user=sys.maxsize,
    pixels=sys.maxsize,
)
"""For a user who is alone with their own machine, as in a notebook."""


class Gate:
    """Lets in so many at once a user, and in all, and refuses the next. `a_user` and `in_all` name the limits."""

    def __init__(self, limits: Limits, a_user: str | None = None, in_all: str | None = None) -> None:
        self._limits, self._a_user, self._in_all = limits, a_user, in_all
        self._lock = threading.Lock()
        self._inside: Counter[str] = Counter()

    @contextmanager
    def enter(self, user: str) -> Iterator[None]:
        """Counts `user` as inside for the length of the block. Raises `LimitError`."""
        with self._lock:
            if self._a_user and self._inside[user] >= getattr(self._limits, self._a_user):
                raise self._limits.error(self._a_user)
            if self._in_all and self._inside.total() >= getattr(self._limits, self._in_all):
                raise self._limits.error(self._in_all)
            self._inside[user] += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside[user] -= 1
                if not self._inside[user]:
                    del self._inside[user]


class Room:
    """Lets in as much at once as there is room for, and has the rest wait; what is larger than all of it goes alone.

    Who fits may pass those who do not, but nobody is passed more than `MOST_PASSED` times.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._changed = threading.Condition()
        self._used = 0
        self._waiting: list[_Guest] = []

    @property
    def used(self) -> int:
        """How much of it is taken."""
        return self._used

    @contextmanager
    def enter(self, size: int) -> Iterator[None]:
        """Waits until there is room for `size`, and takes it for the length of the block."""
        guest = _Guest(min(size, self._size))
        with self._changed:
            self._waiting.append(guest)
            try:
                self._changed.wait_for(lambda: self._next() is guest)
            except BaseException:
                self._waiting.remove(guest)
                self._changed.notify_all()
                raise
            for passed in self._waiting[: self._waiting.index(guest)]:
                passed.passed += 1
            self._waiting.remove(guest)
            self._used += guest.size
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._used -= guest.size
                self._changed.notify_all()

    def _next(self) -> _Guest | None:
        for guest in self._waiting:
            if self._used + guest.size <= self._size:
                return guest
            if guest.passed >= MOST_PASSED:
                return None
        return None


@dataclass(eq=False)
class _Guest:
    size: int
    passed: int = 0


class Account:
    """Amounts held under keys, by owners who each have a share. `a_user` and `in_all` name the limits."""

    def __init__(self, limits: Limits, in_all: str, a_user: str | None = None) -> None:
        self._limits, self._a_user, self._in_all = limits, a_user, in_all
        self._lock = threading.Lock()
        self._held: dict[Hashable, tuple[str, int]] = {}

    @property
    def total(self) -> int:
        """What is held by all."""
        with self._lock:
            return sum(amount for _, amount in self._held.values())

    def take(self, owner: str, key: Hashable, amount: int) -> None:
        """Notes that `owner` holds `amount` under `key`, in the place of what was there.

        Raises `LimitError`; then nothing is noted.
        """
        with self._lock:
            others = [held for other, held in self._held.items() if other != key]
            total = sum(held for _, held in others)
            own = sum(held for other, held in others if other == owner)
            if self._a_user and own + amount > getattr(self._limits, self._a_user):
                raise self._limits.error(self._a_user)
            if total + amount > getattr(self._limits, self._in_all):
                raise self._limits.error(self._in_all)
            self._held[key] = owner, amount

    def note(self, owner: str, key: Hashable, amount: int) -> None:
        """Notes it as `take` does, however much it is."""
        with self._lock:
            self._held[key] = owner, amount

    def give_back(self, key: Hashable) -> None:
        """Forgets what is held under `key`, where something is."""
        with self._lock:
            self._held.pop(key, None)

    def forget(self, owner: str) -> None:
        """Forgets all that `owner` holds."""
        with self._lock:
            self._held = {key: held for key, held in self._held.items() if held[0] != owner}


class Budgets:
    """The one set of counters of a controller, by what they bound."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.calls = Gate(limits, "calls_per_user")
        self.streams = Gate(limits, "streams_per_user", "streams")
        self.exports = Gate(limits, "exports_per_user", "exports")
        self.listeners = Gate(limits, "listeners_per_user")
        self.uploads = Account(limits, "upload_bytes", "upload_bytes_per_user")
        self.masks = Account(limits, "mask_bytes", "mask_bytes_per_user")
        self.written = Account(limits, "export_bytes", "export_bytes_per_user")
        self.kept = Account(limits, "kept_bytes", "kept_bytes_per_user")
        self.pixels = Account(limits, "pixels", "pixels_per_user")
        self.room = Room(limits.pixels_at_once)
        self.readings = threading.BoundedSemaphore(limits.readings_at_once)
        self.encodings = threading.BoundedSemaphore(limits.encodings_at_once)
        self.indexings = threading.BoundedSemaphore(limits.indexes_at_once)
        self.writings = threading.BoundedSemaphore(limits.exports_at_once)
