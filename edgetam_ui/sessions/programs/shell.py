"""A session as shell commands: the command line's, and curl's."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from urllib.parse import quote

from ...core.operations import AddBox, AddPoints, Ended, Propagate, to_data
from ..history import ObjectState, prompt_of
from .source import Source

START = """BASE=http://127.0.0.1:7860/gradio_api/edgetam/v1  # the server's address
TOKEN=$(curl -s -X POST $BASE/users | jq -r .token)
AUTH="X-EdgeTAM-Token: $TOKEN"
ID=$(curl -s -H "$AUTH" --data-binary @{file} -H "Content-Type: application/octet-stream" \\
  "$BASE/sessions?name={name}" | jq -r .state.session)
"""


def write_http(source: Source) -> str:
    """The requests to the HTTP API, by curl."""
    lines = [START.format(file=shlex.quote(source.name), name=quote(source.name))]
    for operation in source.operations:
        if isinstance(operation, Ended):
            if operation.run not in source.complete:
                lines.append(f"# It was stopped after {operation.visited} frames, which is not said here.")
            continue
        data = to_data(operation)
        # What the server finds out by itself.
        for key in ("run", "corrects", *(("masks",) if data["op"] == "mark_reviewed" else ())):
            data.pop(key, None)
        path = "propagate" if isinstance(operation, Propagate) else "operations"
        body = shlex.quote(json.dumps(data))
        lines.append(f'curl -s -H "$AUTH" --json {body} $BASE/sessions/$ID/{path} > /dev/null')
    lines += ["", 'curl -s -H "$AUTH" --json \'{"format": "coco"}\' -OJ $BASE/sessions/$ID/export']
    return "\n".join(lines)


def write_command(source: Source) -> str:
    """The command line. Each frame's prompts of an object are given at once, so masks may differ a little."""
    notes = [f"# Object {item.id}: {note}." for item in source.objects.values() for note in _unsaid(item)]
    model = f"--checkpoint {shlex.quote(source.checkpoint)} --device {source.device} --precision {source.precision}"
    said = [item for item in source.objects.values() if any(prompt_of(chain) for chain in item.chains.values())]
    if not said:
        return "\n".join([*notes, "# There is no point and no box to give."])
    if source.is_video:
        given = " \\\n  ".join(option for item in said for option in _on_frames(item))
        directions = {run.direction for run in source.operations if isinstance(run, Propagate)} - {"update"}
        direction = f" --direction {directions.pop()}" if len(directions) == 1 else ""
        command = f"edgetam-ui track {shlex.quote(source.name)} \\\n  {given} \\\n  {model}{direction} --out masks"
        return "\n".join([*notes, command])
    name = shlex.quote(source.name)
    if len(said) == 1:
        prompt = prompt_of(said[0].chains[0])
        options = [f"--box {_numbers(prompt.box)}"] if prompt.box else []
        options += [f"--point {_numbers((*xy, label))}" for xy, label in zip(prompt.points, prompt.labels, strict=True)]
        return "\n".join([*notes, f"edgetam-ui segment {name} {' '.join(options)} \\\n  {model} --out masks"])
    prompts = [_entry(source.name, item) for item in said]
    rows = ",\n ".join(map(json.dumps, prompts))
    table = f"cat > prompts.json <<'END'\n[\n {rows}\n]\nEND"
    return "\n".join([*notes, table, f"edgetam-ui segment {name} --prompts prompts.json \\\n  {model} --out masks"])


def _on_frames(item: ObjectState) -> Iterator[str]:
    for frame, chain in sorted(item.chains.items()):
        prompt = prompt_of(chain)
        if prompt.box:
            yield f"--box {frame}:{item.id}:{_numbers(prompt.box)}"
        for xy, label in zip(prompt.points, prompt.labels, strict=True):
            yield f"--point {frame}:{item.id}:{_numbers((*xy, label))}"


def _entry(name: str, item: ObjectState) -> dict[str, object]:
    prompt = prompt_of(item.chains[0])
    entry: dict[str, object] = {"file": name, "object": item.name if item.category else str(item.id)}
    if prompt.box:
        entry["box"] = list(prompt.box)
    if prompt.points:
        entry |= {"points": [list(point) for point in prompt.points], "labels": list(prompt.labels)}
    return entry


def _unsaid(item: ObjectState) -> Iterator[str]:
    kinds = {step.op for chain in item.chains.values() for step in chain if not isinstance(step, AddPoints | AddBox)}
    if "add_mask" in kinds:
        yield "a mask that was drawn or loaded is not said"
    if "choose" in kinds:
        yield "which candidate was taken is not said"
    if "refine" in kinds:
        yield "the closer look is not said"
    if item.reviewed or item.absent:
        yield "what was marked as reviewed or out of sight is not said"


def _numbers(values: tuple[float, ...] | None) -> str:
    return ",".join(f"{value:g}" if value == round(value, 4) else repr(value) for value in values or ())
