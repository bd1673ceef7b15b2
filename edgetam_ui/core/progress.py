"""How far a long work is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); may raise to stop the work."""


def no_progress(done: int, total: int) -> None:
    """For those to whom it does not matter how far it is."""
