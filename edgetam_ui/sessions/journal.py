"""What a session tells of its changes before they take effect, so that they can be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from ..core.operations import Operation
from .runs import Memory, TrackedMask


class Journal(Protocol):
    """Keeps a session's changes. Each method returns once they are safe, or raises `StoreError`: then nothing changes.

    The operations in the order in which they are written, undo and redo among them, are how the session comes back.
    """

    def write(self, operation: Operation, request: str) -> None:
        """Keeps an operation with nothing left open. `request` names who asked for it, "" where that is not known."""
        ...

    def write_tracked(
        self, run: int, visited: int, found: Sequence[tuple[int, Mapping[int, TrackedMask]]], memory: Memory | None
    ) -> None:
        """Keeps that run number `run` has made `visited` visits, and what the last of them found: frames in order,
        with the masks by object id. `memory` takes the place of the one before, unless None.
        """
        ...

    def forget_masks(self, runs: Sequence[int]) -> None:
        """Lets go of what runs found to which no undo leads any more, but for one frame: that says that there was
        something.
        """
        ...

    def write_exported(self, revision: int) -> None:
        """Keeps that an export holds the masks as they were at `revision`."""
        ...

    def answered(self, request: str) -> Operation | None:
        """The operation that was written for `request`, or None."""
        ...
