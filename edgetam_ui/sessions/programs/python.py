"""A session as Python with this package: the same masks, bit for bit, with the same device and precision."""

from __future__ import annotations

from typing import Any

from ...core.operations import (
    AddBox,
    AddPoints,
    Choose,
    ClearFrame,
    Ended,
    MarkAbsent,
    MovePoint,
    Operation,
    Propagate,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    UpdateObject,
    to_data,
)
from .file import expression, imported
from .source import Source

ARGUMENTS = {
    AddPoints: ("points", "labels", "frame", "multimask"),
    AddBox: ("box", "frame", "multimask"),
    Choose: ("index", "frame"),
    Refine: ("frame",),
    MovePoint: ("index", "point", "frame"),
    RemovePoint: ("index", "frame"),
    ClearFrame: ("frame",),
    MarkAbsent: ("frame", "last", "absent"),
    RemoveObject: (),
    Reset: (),
    UpdateObject: ("name", "color", "visible", "category", "locked"),
}
"""Operations that have a method of the session under their own name, and its arguments after the object, where there is
one."""
POSITIONAL = ("points", "labels", "box", "index", "point")
DEFAULTS = {"frame": 0, "multimask": None, "absent": True}


def write(source: Source) -> str:
    """The program."""
    body = _body(source)
    uses_data = any("from_data(" in line for line in body)
    is_fake = source.checkpoint == "fake"
    engine = "Controller(engine=FakeEngine())"
    if not is_fake:
        more = "" if source.accelerate == "auto" else f", accelerate={source.accelerate!r}"
        engine = f"Controller({source.checkpoint!r}, device={source.device!r}, precision={source.precision!r}{more})"
    lines = [f"from edgetam_ui import Controller{', FakeEngine' if is_fake else ''}"]
    if uses_data:
        lines.append("from edgetam_ui.core.operations import from_data")
    if source.example:
        lines.append(imported(source))
    lines += ["", f"controller = {engine}", f"session = controller.open({expression(source)})", "", *body, ""]
    if source.is_video:
        lines += ["masks = {frame: session.masks(frame) for frame in range(session.medium.count)}"]
    else:
        lines += ["masks = session.masks()  # object id to bool (height, width)"]
    return "\n".join(lines)


def _body(source: Source) -> list[str]:
    lines: list[str] = []
    operations = list(source.operations)
    while operations:
        operation = operations.pop(0)
        if isinstance(operation, Propagate) and operations and _ends(operations[0], operation, source):
            operations.pop(0)
            lines += [
                f"for step in session.propagate({_run_arguments(operation)}):",
                "    pass  # step.frame, step.masks",
            ]
        else:
            lines.append(call(operation) or f"session.apply(from_data({to_data(operation)!r}))")
    return lines


def _ends(following: Operation, run: Propagate, source: Source) -> bool:
    """Whether the run went to its end before anything else was done: then it is a loop."""
    return isinstance(following, Ended) and following.run == run.run and following.run in source.complete


def call(operation: Operation) -> str:
    """The method that does the same, with its arguments; "" where there is none, or it would hold a mask."""
    names = ARGUMENTS.get(type(operation))
    if names is None:
        return ""
    fields = operation.model_dump()
    given = [] if isinstance(operation, Reset) else [str(fields["object"])]
    for name in names:
        value = fields[name]
        is_needed = name == "frame" and isinstance(operation, MarkAbsent)
        if value is None or (value == DEFAULTS.get(name, ...) and not is_needed):
            continue
        given.append(_plain(value) if name in POSITIONAL else f"{name}={_plain(value)}")
    return f"session.{operation.op}({', '.join(given)})"


def _run_arguments(operation: Propagate) -> str:
    given = []
    for name in ("start", "end", "direction", "objects"):
        value = getattr(operation, name)
        if value is not None and not (name == "direction" and value == "forward"):
            given.append(f"{name}={_plain(value)}")
    return ", ".join(given)


def _plain(value: Any) -> str:
    """A value as lists and numbers."""
    return f"[{', '.join(map(_plain, value))}]" if isinstance(value, tuple) else repr(value)
