"""The program beside the operations in a saved session."""

from __future__ import annotations

from collections.abc import Iterable

from ...core.operations import AddPoints, Operation
from .python import call

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
        (call(operation) if not _corrects(operation) else "") or f"session.apply(done[{at}])  # {operation.op}"
        for at, operation in enumerate(operations)
    ]
    return HEAD.format(name=name.replace("\\", "/").replace('"', "'"), source=source) + "\n".join([*lines, ""])


def _corrects(operation: Operation) -> bool:
    """Whether the operation holds a tracked mask that it corrects."""
    return isinstance(operation, AddPoints) and operation.corrects is not None
