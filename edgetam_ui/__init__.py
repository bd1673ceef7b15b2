"""EdgeTAM UI: click on an object in an image or a video, and get its mask.

Importing this loads neither torch nor gradio nor anywidget; each name brings what it needs when first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .core.results import ObjectMask
    from .engine.fake import FakeEngine
    from .errors import (
        AccessError,
        CancelledError,
        CheckpointError,
        DeviceError,
        EdgeTamError,
        ExportError,
        FormatError,
        LimitError,
        MediaError,
        MessageError,
        PromptError,
        SessionError,
    )
    from .formats.report import ExportWarning
    from .hosts.notebook.widget import EdgeTamWidget
    from .sessions.budgets import Limits
    from .sessions.controller import Controller
    from .sessions.live import LiveResult, LiveStream
    from .sessions.outputs import export
    from .sessions.propagation import FrameResult
    from .sessions.session import Candidate, Session

__version__ = "0.1.0"

_HOMES = {
    "Controller": "sessions.controller",
    "Candidate": "sessions.session",
    "FrameResult": "sessions.propagation",
    "Limits": "sessions.budgets",
    "LiveResult": "sessions.live",
    "LiveStream": "sessions.live",
    "ObjectMask": "core.results",
    "Session": "sessions.session",
    "EdgeTamWidget": "hosts.notebook.widget",
    "ExportWarning": "formats.report",
    "FakeEngine": "engine.fake",
    "export": "sessions.outputs",
} | dict.fromkeys(
    (
        "AccessError",
        "CancelledError",
        "CheckpointError",
        "DeviceError",
        "EdgeTamError",
        "ExportError",
        "FormatError",
        "LimitError",
        "MediaError",
        "MessageError",
        "PromptError",
        "SessionError",
        "StoreError",
    ),
    "errors",
)
__all__ = [
    "AccessError",
    "CancelledError",
    "Candidate",
    "CheckpointError",
    "Controller",
    "DeviceError",
    "EdgeTamError",
    "EdgeTamWidget",
    "ExportError",
    "ExportWarning",
    "FakeEngine",
    "FormatError",
    "FrameResult",
    "LimitError",
    "Limits",
    "LiveResult",
    "LiveStream",
    "MediaError",
    "MessageError",
    "ObjectMask",
    "PromptError",
    "Session",
    "SessionError",
    "StoreError",
    "export",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
