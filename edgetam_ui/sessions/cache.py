"""A cache bounded in bytes, shared by owners who each have a share of it. Pure, thread-safe."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol


class Sized(Protocol):
    """What can be kept: it knows its size in bytes."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        ...


class ByteCache:
    """Keeps what was used last, up to `budget` bytes over all owners and `share` bytes for each.

    The newest entry is kept even where it alone is over the budget: its owner is working with it.
    """

    def __init__(self, budget: int, share: int) -> None:
        self._budget, self._share = budget, share
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Hashable, Hashable], Sized] = OrderedDict()

    @property
    def nbytes(self) -> int:
        """Bytes held now."""
        with self._lock:
            return sum(value.nbytes for value in self._kept.values())

    def get(self, owner: Hashable, key: Hashable) -> Any:
        """The value under `key`, or None where it is not, or no longer, kept."""
        with self._lock:
            value = self._kept.get((owner, key))
            if value is not None:
                self._kept.move_to_end((owner, key))
            return value

    def put(self, owner: Hashable, key: Hashable, value: Sized) -> None:
        """Keeps `value`, and lets go of what was used longest ago."""
        with self._lock:
            self._kept[owner, key] = value
            self._kept.move_to_end((owner, key))
            self._shrink([entry for entry in self._kept if entry[0] == owner], self._share)
            self._shrink(list(self._kept), self._budget)

    def forget(self, owner: Hashable, where: Callable[[Any], bool] = lambda key: True) -> None:
        """Lets go of what `owner` has under the keys that `where` is true of: of all where it is not given."""
        with self._lock:
            for entry in [entry for entry in self._kept if entry[0] == owner and where(entry[1])]:
                del self._kept[entry]

    def _shrink(self, entries: list[tuple[Hashable, Hashable]], limit: int) -> None:
        held = sum(self._kept[entry].nbytes for entry in entries)
        for entry in entries[:-1]:
            if held <= limit:
                return
            held -= self._kept.pop(entry).nbytes
