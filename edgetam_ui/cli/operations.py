"""`--operations FILE`: what was done in a session, done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..core.operations import Ended, Operation, Propagate, from_data
from ..errors import PromptError
from ..protocol.messages import not_understood

if TYPE_CHECKING:
    from ..sessions.session import Session

FORM = 'Write [{"op": "add_points", "object": 1, "points": [[250, 170]]}, …]; docs/protocol has the operations.'


def read(path: Path) -> list[Operation]:
    """The operations of a JSON file: a list, or the HTTP API's `{"operations": […]}`; one a line in a ".jsonl", as in a
    saved session. Raises `PromptError`, which names the one that is not right.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        data: Any
        if path.suffix.lower() == ".jsonl":
            data = [json.loads(line) for line in text.splitlines() if line.strip()]
        else:
            data = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not JSON"
        raise PromptError(f"{path.name} cannot be read: {reason}.", FORM) from error
    if isinstance(data, dict):
        data = data.get("operations")
    if not isinstance(data, list) or not data:
        raise PromptError(f"{path.name} holds no list of operations.", FORM)
    return [_operation(item, f"operation {number} of {path.name}") for number, item in enumerate(data, 1)]


def do(session: Session, operations: Sequence[Operation], show: Callable[[int, int], None]) -> None:
    """Does `operations` in order, a propagation that none of them ends to its own end. Raises `PromptError`.

    `show(done, total)` is told of the frames of a propagation, where nothing else was done meanwhile.
    """
    visited: dict[int | None, int] = {
        run.run: end.visited
        for run, end in pairwise(operations)
        if isinstance(run, Propagate) and isinstance(end, Ended) and run.run == end.run
    }
    end_later = {operation.run for operation in operations if isinstance(operation, Ended)} - visited.keys()
    for number, operation in enumerate(operations, 1):
        try:
            if isinstance(operation, Propagate) and operation.run not in end_later:
                _follow(session, operation, visited.get(operation.run), show)
            elif not (isinstance(operation, Ended) and operation.run in visited):
                session.apply(operation)
        except PromptError as error:
            raise PromptError(f"Operation {number}, {operation.op}: {error.message}", error.hint) from error


def _follow(session: Session, wanted: Propagate, visited: int | None, show: Callable[[int, int], None]) -> None:
    with closing(session.follow(wanted)) as steps:
        for step in islice(steps, visited):
            show(step.done, step.total)


def _operation(item: object, name: str) -> Operation:
    try:
        return from_data(item)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise PromptError(f"In {name} {not_understood(problem).message}", FORM) from error
