"""A session as the command line's commands: with the same masks, bit for bit, on the same device in the same precision.

What the options of prompts say alone is written with these; all else goes through a file of operations.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence

from ...core.operations import AddBox, AddPoints, Ended, Operation, Propagate, to_data
from .file import shell_word
from .source import Source

FILE = """cat > operations.json <<'END'
[
{lines}
]
END
"""


def write(source: Source) -> str:
    """The program."""
    if not source.operations:
        return "# Nothing was done yet."
    file = shell_word(source)
    model = f"--checkpoint {shlex.quote(source.checkpoint)} --device {source.device} --precision {source.precision}"
    if source.accelerate != "auto":
        model += f" --accelerate {source.accelerate}"
    options = _of_video(source) if source.is_video else _of_image(source)
    before = ""
    if not options:
        lines = ",\n".join(json.dumps(to_data(operation)) for operation in source.operations)
        before, options = FILE.format(lines=lines), ["--operations operations.json"]
    given = " \\\n  ".join([*options, f"{model} --out masks"])
    return f"{before}edgetam-ui {'track' if source.is_video else 'segment'} {file} \\\n  {given}"


def _of_image(source: Source) -> list[str]:
    """The options that say all that was done; none where none do."""
    prompts = _alone(source.operations)
    if any(prompt.object != 1 for prompt in prompts):
        return []
    return [option for prompt in prompts for option in _options(prompt, "")]


def _of_video(source: Source) -> list[str]:
    """As `_of_image`, with the way to track."""
    match source.operations:
        case [*first, Propagate(start=None, end=None) as run, Ended() as end]:
            prompts = _alone(first)
            objects = tuple(dict.fromkeys(prompt.object for prompt in prompts))
            if run.direction == "update" or run.objects != objects or end.run not in source.complete:
                return []
            given = [option for one in prompts for option in _options(one, f"{one.frame}:{one.object}:")]
            return [*given, f"--direction {run.direction}"]
    return []


def _alone(operations: Sequence[Operation]) -> list[AddBox | AddPoints]:
    """`operations`, where they are what the command does with options: boxes, then points, each once for an object on a
    frame; else none.
    """
    found = [one for one in operations if isinstance(one, AddBox | AddPoints) and one.multimask is None]
    places = {(one.op, one.object, one.frame) for one in found}
    in_order = [one.op for one in found] == sorted(one.op for one in found)
    return found if len(found) == len(operations) == len(places) and in_order else []


def _options(prompt: AddBox | AddPoints, place: str) -> Iterator[str]:
    if isinstance(prompt, AddBox):
        yield f"--box {place}{_numbers(prompt.box)}"
    else:
        for xy, label in zip(prompt.points, prompt.labels or (), strict=True):
            yield f"--point {place}{_numbers((*xy, label))}"


def _numbers(values: tuple[float, ...]) -> str:
    return ",".join(repr(int(value) if value == int(value) else value) for value in values)
