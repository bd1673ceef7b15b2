"""A cache bounded in bytes, shared by owners who each have a share of it. Pure, thread-safe."""

from __future__ import annotations

import sys
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Protocol


class Sized(Protocol):
    """What can be kept: it knows its size in bytes."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        ...


class ByteCache:
    """Keeps what was used last, up to `budget` bytes over all owners, `share` bytes and `most` entries for each.

    The newest entry is kept even where it alone is over the budget: its owner is working with it.
    """

    def __init__(self, budget: int, share: int, most: int = sys.maxsize) -> None:
        self._budget, self._share, self._most = budget, share, most
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Hashable, Hashable], tuple[Sized, int]] = OrderedDict()
        self._order: dict[Hashable, OrderedDict[Hashable, None]] = {}
        self._held: Counter[Hashable] = Counter()
        self._total = 0

    @property
    def nbytes(self) -> int:
        """Bytes held now."""
        return self._total

    def get(self, owner: Hashable, key: Hashable) -> Any:
        """The value under `key`, or None where it is not, or no longer, kept."""
        with self._lock:
            found = self._kept.get((owner, key))
            if found is None:
                return None
            self._kept.move_to_end((owner, key))
            self._order[owner].move_to_end(key)
            return found[0]

    def put(self, owner: Hashable, key: Hashable, value: Sized) -> None:
        """Keeps `value`, and lets go of what was used longest ago."""
        with self._lock:
            self._drop(owner, key)
            self._kept[owner, key] = value, value.nbytes
            self._order.setdefault(owner, OrderedDict())[key] = None
            self._held[owner] += value.nbytes
            self._total += value.nbytes
            while len(self._order[owner]) > self._most or (
                self._held[owner] > self._share and len(self._order[owner]) > 1
            ):
                self._drop(owner, next(iter(self._order[owner])))
            while self._total > self._budget and len(self._kept) > 1:
                self._drop(*next(iter(self._kept)))

    def drop(self, owner: Hashable, key: Hashable) -> None:
        """Lets go of one value, where it is kept."""
        with self._lock:
            self._drop(owner, key)

    def forget(self, owner: Hashable, where: Callable[[Any], bool] = lambda key: True) -> None:
        """Lets go of what `owner` has under the keys that `where` is true of: of all where it is not given."""
        with self._lock:
            for key in list(filter(where, self._order.get(owner, ()))):
                self._drop(owner, key)

    def _drop(self, owner: Hashable, key: Hashable) -> None:
        _, nbytes = self._kept.pop((owner, key), (None, 0))
        self._order.get(owner, OrderedDict()).pop(key, None)
        self._held[owner] -= nbytes
        self._total -= nbytes
        if not self._order.get(owner):
            self._order.pop(owner, None)
            self._held.pop(owner, None)
