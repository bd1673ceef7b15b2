"""The messages' types in TypeScript: `python -m edgetam_ui.protocol.typescript > widget/src/protocol/messages.ts`."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from ..core.operations import Box, Direction, Label, Point
from . import answers, messages

HEADER = """// What clients and Python say to each other. Made from edgetam_ui/protocol/messages.py and \
answers.py: change those, then `make build`.
// Coordinates are pixels of the original image, x right, y down, floats. Frames count from 0.
"""
ALIASES: dict[str, Any] = {
    "Point": Point,
    "Box": Box,
    "Label": Label,
    "Direction": Direction,
    "TimelineKind": answers.TimelineKind,
    "TimelineRun": answers.TimelineRun,
}


def typescript() -> str:
    """The whole file."""
    requests = [*_members(messages.Call), *_members(messages.Stream), messages.Head]
    _, schema = models_json_schema([(model, "validation") for model in requests])
    definitions: dict[str, Any] = dict(schema["$defs"])
    for answer in (*answers.ANSWERS.values(), answers.EditAnswer, answers.ErrorData, answers.Push):
        form = TypeAdapter(answer).json_schema()
        definitions |= form.pop("$defs", {})
        definitions[answer.__name__] = form
    aliases = [f"export type {name} = {_type(TypeAdapter(kind).json_schema())};" for name, kind in ALIASES.items()]
    unions = [
        f"export type {name} = {' | '.join(model.__name__ for model in _members(union))};"
        for name, union in (("Edit", messages.Edit), ("Call", messages.Call), ("Stream", messages.Stream))
    ]
    return "\n".join([HEADER, *aliases, "", *(_interface(*item) for item in sorted(definitions.items())), *unions, ""])


def _members(union: Any) -> tuple[Any, ...]:
    return tuple(union.__args__)


def _interface(name: str, schema: dict[str, Any]) -> str:
    required = schema.get("required", [])
    # A key with a default may be left out, except the tag that says which operation it is.
    keys = [
        f"  {key}{'' if key in required or key == 'op' else '?'}: {_type(value)};"
        for key, value in schema.get("properties", {}).items()
    ]
    return "\n".join([_comment(schema.get("description", "")), f"export interface {name} {{", *keys, "}", ""])


def _comment(text: str) -> str:
    lines = [line for part in text.splitlines() for line in (textwrap.wrap(part, 117) or [""])]
    if len(lines) == 1:
        return f"/** {lines[0]} */"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])


def _type(schema: dict[str, Any]) -> str:
    match schema:
        case {"$ref": reference}:
            return str(reference).rpartition("/")[2]
        case {"const": value}:
            kind = json.dumps(value)
        case {"enum": values}:
            kind = " | ".join(map(json.dumps, values))
        case {"anyOf": kinds}:
            kind = " | ".join(map(_type, kinds))
        case {"prefixItems": kinds}:
            kind = f"[{', '.join(map(_type, kinds))}]"
        case {"type": "array", "items": item}:
            kind = f"({_type(item)})[]" if "|" in _type(item) else f"{_type(item)}[]"
        case {"type": "object", "additionalProperties": value}:
            kind = f"Record<string, {_type(value)}>"
        case {"type": "integer", "minimum": 0, "maximum": 1}:
            kind = "0 | 1"
        case {"type": "integer"}:
            kind = "number"
        case _:
            kind = schema["type"]
    return kind


if __name__ == "__main__":
    print(typescript(), end="")
