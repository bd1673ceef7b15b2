"""A session as the writers of code need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...core.operations import Operation
from ..history import ObjectState


@dataclass(frozen=True)
class Source:
    """A session: its medium, the operations in effect, the objects that these led to, and what ran the model.

    `complete` are the numbers of the runs that went to their end. `checkpoint` is a name that `Controller` takes.
    """

    name: str
    is_video: bool
    operations: Sequence[Operation]
    objects: Mapping[int, ObjectState]
    complete: frozenset[int]
    checkpoint: str
    device: str
    precision: str
    accelerate: str = "auto"
