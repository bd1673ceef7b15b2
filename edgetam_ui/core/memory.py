"""Memory of the process."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


def give_back() -> None:
    """Has memory that is not used any more go back to the system, where the C library is glibc.

    Threads that allocate 1 to 32 MB at a time, as Pillow does, leave hundreds of MB in it otherwise.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
