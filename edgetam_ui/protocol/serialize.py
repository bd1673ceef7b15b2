"""A session as the browser gets it: the state and the masks in the form that `messages` defines.

Imports answers, controller and messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.results import ObjectMask
from ..sessions.controller import User
from .envelope import Meta


def state_data(user: User) -> Meta:
    """`messages.State` of the user's session."""
    session = user.session
    if session is None:
        return {"session": "", "revision": 0, "medium": None, "objects": [], "can_undo": False, "can_redo": False}
    medium = session.medium
    return {
        "session": session.id,
        "revision": session.revision,
        "medium": {
            "kind": medium.kind,
            "name": medium.name,
            "width": medium.width,
            "height": medium.height,
            "frames": medium.count,
            "fps": medium.fps,
        },
        "objects": [
            {
                "id": item.id,
                "name": item.name,
                "color": item.color,
                "visible": item.visible,
                "prompts": {str(frame): prompt.to_data() for frame, prompt in item.prompts().items()},
                "strip": runs(strip) if medium.kind == "video" else [],
            }
            for item, strip in session.strips()
        ],
        "can_undo": session.can_undo,
        "can_redo": session.can_redo,
    }


def runs(strip: list[tuple[int, str, float]]) -> list[list[Any]]:
    """A strip's neighbours of one kind and nearly one score, joined to [first, count, kind, score]."""
    runs: list[list[Any]] = []
    for frame, kind, score in strip:
        shade = round(score, 1)
        last = runs[-1] if runs else None
        if last and last[0] + last[1] == frame and last[2] == kind != "prompted" and last[3] == shade:
            last[1] += 1
        else:
            runs.append([frame, 1, kind, shade])
    return runs


def masks_data(masks: Sequence[ObjectMask]) -> tuple[list[Meta], list[bytes]]:
    """`messages.MaskData` of each, and the buffers they point into."""
    items: list[Meta] = []
    buffers: list[bytes] = []
    for mask in masks:
        candidates = []
        for rle, score in mask.candidates:
            candidates.append({"score": round(score, 4), "buffer": len(buffers)})
            buffers.append(rle.counts)
        if mask.chosen >= 0:
            buffer = candidates[mask.chosen]["buffer"]
        else:
            buffer = len(buffers)
            buffers.append(mask.rle.counts)
        items.append(
            {
                "object": mask.object_id,
                "frame": mask.frame,
                "buffer": buffer,
                "score": round(mask.score, 4),
                "area": mask.rle.area,
                "stale": mask.kind == "stale",
                "candidates": candidates,
                "chosen": mask.chosen,
            }
        )
    return items, buffers
