"""EdgeTAM UI: click on a thing in a picture or a video, and get its mask.

Importing this loads neither torch nor gradio nor anywidget; each name brings what it needs when first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answers import ObjectMask
    from .controller import Controller
    from .errors import (
        CancelledError,
        CheckpointError,
        DeviceError,
        EdgeTamError,
        ExportError,
        MediaError,
        MessageError,
        PromptError,
        SessionError,
    )
    from .propagation import FrameResult
    from .session import Candidate, Session
    from .widget import EdgeTamWidget

__version__ = "0.1.0"

_HOMES = {
    "Controller": "controller",
    "Candidate": "session",
    "FrameResult": "propagation",
    "ObjectMask": "answers",
    "Session": "session",
    "EdgeTamWidget": "widget",
} | dict.fromkeys(
    (
        "CancelledError",
        "CheckpointError",
        "DeviceError",
        "EdgeTamError",
        "ExportError",
        "MediaError",
        "MessageError",
        "PromptError",
        "SessionError",
    ),
    "errors",
)
__all__ = [
    "CancelledError",
    "Candidate",
    "CheckpointError",
    "Controller",
    "DeviceError",
    "EdgeTamError",
    "EdgeTamWidget",
    "ExportError",
    "FrameResult",
    "MediaError",
    "MessageError",
    "ObjectMask",
    "PromptError",
    "Session",
    "SessionError",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
