"""Requests to the HTTP API that OpenAPI shows as examples."""

from __future__ import annotations

from typing import Any


def _examples(values: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {name: {"summary": name, "value": value} for name, value in values.items()}


OPENINGS = _examples({"an example": {"example": "cheetah"}})
EDITS = _examples(
    {
        "a click": {"op": "add_points", "object": 1, "frame": 0, "points": [[250, 170]], "labels": [1]},
        "what does not belong": {"op": "add_points", "object": 1, "points": [[60, 40]], "labels": [0]},
        "a box": {"op": "add_box", "object": 1, "frame": 0, "box": [90, 40, 400, 260]},
        "another candidate": {"op": "choose", "object": 1, "frame": 0, "index": 1},
        "a name": {"op": "update_object", "object": 1, "name": "cat", "category": "animal"},
        "out of sight": {"op": "mark_absent", "object": 1, "frame": 30, "last": 42},
        "undo": {"op": "undo"},
    }
)
PROPAGATIONS = _examples(
    {
        "to the end": {"op": "propagate"},
        "what is stale or missing": {"op": "propagate", "direction": "update"},
        "a stretch, one object": {"op": "propagate", "start": 10, "end": 60, "direction": "both", "objects": [1]},
    }
)
EXPORTS = _examples(
    {
        "COCO": {"format": "coco"},
        "every tenth frame, with its image": {"format": "yolo", "step": 10, "images": "jpg"},
    }
)
