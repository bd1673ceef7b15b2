"""One at a time for each key, and nobody waits for another key's."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from weakref import WeakValueDictionary


class Turns:
    """A lock for each key, which is there while somebody has it: `with turns.of(key): ...`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._locks: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()

    def of(self, key: Hashable) -> threading.Lock:
        """The lock of `key`."""
        with self._lock:
            return self._locks.setdefault(key, threading.Lock())
