"""What was done to a session, as Python that does it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..core.operations import (
    AddBox,
    AddPoints,
    Choose,
    CleanUp,
    ClearFrame,
    MovePoint,
    OnFrame,
    Operation,
    RemoveObject,
    RemovePoint,
    Reset,
    UpdateObject,
)

HEAD = '''"""Does again what was done to {name}: run it in the folder that it lies in."""

import json
from pathlib import Path

from edgetam_ui import Controller
from edgetam_ui.core.operations import from_data

here = Path(__file__).parent
done = [from_data(json.loads(line)) for line in (here / "operations.jsonl").open(encoding="utf-8")]
session = Controller().open({source})
'''


def code_of(operations: Iterable[Operation], name: str, source: str) -> str:
    """A program for `operations` on the medium called `name`, which the expression `source` stands for.

    It lies beside a file `operations.jsonl` that has one of them on each line, and takes those from there that have no
    method or hold masks.
    """
    lines = [
        _call(operation) or f"session.apply(done[{at}])  # {operation.op}" for at, operation in enumerate(operations)
    ]
    return HEAD.format(name=name.replace("\\", "/").replace('"', "'"), source=source) + "\n".join([*lines, ""])


def _call(operation: Operation) -> str:
    """The method that does the same, with its arguments; "" where there is none, or it would hold a mask."""
    given: list[Any] = []
    named: dict[str, Any] = {}
    match operation:
        case AddPoints() if operation.corrects is None:
            labels = list(operation.labels) if operation.labels and 0 in operation.labels else None
            given, named = [list(map(list, operation.points))], {"labels": labels, "multimask": operation.multimask}
        case AddBox():
            given, named = [list(operation.box)], {"multimask": operation.multimask}
        case Choose() | RemovePoint():
            given = [operation.index]
        case MovePoint():
            given = [operation.index, list(operation.point)]
        case UpdateObject():
            named = operation.model_dump(exclude={"op", "object"}, exclude_none=True)
        case CleanUp():
            named = operation.cleaning.model_dump(exclude_defaults=True)
        case ClearFrame() | RemoveObject() | Reset():
            pass
        case _:
            return ""
    if isinstance(operation, OnFrame):
        named["frame"] = operation.frame or None
    return _written(operation.op, *(() if isinstance(operation, Reset) else (operation.object,)), *given, **named)


def _written(method: str, *given: Any, **named: Any) -> str:
    words = [*map(repr, given), *(f"{name}={value!r}" for name, value in named.items() if value is not None)]
    return f"session.{method}({', '.join(words)})"
