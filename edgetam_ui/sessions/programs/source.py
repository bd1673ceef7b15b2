"""A session as the writers of code need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...core.operations import Operation
from ...media.plainly import PLAIN, Reading
from ..history import ObjectState
from .tracks import Track

BASE = "http://127.0.0.1:7860/gradio_api/edgetam/v1"
"""The HTTP API of a server that was started without options."""


@dataclass(frozen=True)
class Source:
    """A session: its medium, the operations in effect, the objects that these led to, and what ran the model.

    `name` is the medium's. `path` is where a program finds it: where it was opened from by code, or its name, in the
    folder that the program runs in; `note` says what has to be done first. `example` is the medium's place among the
    examples that Gradio ships ("images/cheetah.jpg"), "" for another file. `is_folder`: the frames are files.

    `count` is the number of frames. `reading` is how Pillow or PyAV alone read it as the page does, None where they
    cannot. `complete` are the numbers of the runs that went to their end, `tracks` what led to each object's tracked
    masks. `checkpoint` is a name that `Controller` takes; `is_accelerated`: not by the library's own encoder. `base` is
    the address of the HTTP API.
    """

    name: str
    path: str
    is_video: bool
    count: int
    operations: Sequence[Operation]
    objects: Mapping[int, ObjectState]
    complete: frozenset[int]
    checkpoint: str
    device: str
    precision: str
    accelerate: str = "auto"
    is_accelerated: bool = False
    tracks: Mapping[int, Sequence[Track]] = field(default_factory=dict)
    note: str = ""
    example: str = ""
    is_folder: bool = False
    reading: Reading | None = PLAIN
    base: str = BASE
