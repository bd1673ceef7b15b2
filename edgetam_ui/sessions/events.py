"""What an operation came to, and what the clients of a session are told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..core.operations import (
    Operation,
)
from ..core.results import ObjectMask
from .propagation import FrameResult


@dataclass(frozen=True)
class EditResult:
    """What an operation came to.

    `operation` is what was done, with nothing left open. `masks` are the changed ones on `frame`, where there is one;
    `everywhere` says that masks on any frame may have changed. `revision` is the session's after it; `step` what undo
    took back, or redo did again.
    """

    operation: Operation
    masks: tuple[ObjectMask, ...] = ()
    frame: int | None = None
    everywhere: bool = False
    revision: int = 0
    step: Operation | None = None


@dataclass(frozen=True)
class Event:
    """Something that client `origin` did in a session ("" where it was code): an edit, a frame of a propagation,
    opening it, closing it.

    `result` is the edit's, or the propagation's frame; None where the propagation ended.
    """

    kind: Literal["edit", "propagate", "open", "close"]
    origin: str
    result: EditResult | FrameResult | None = None


Listener = Callable[[Event], None]
