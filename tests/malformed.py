"""Malformed requests: valid ones made from the schema, then mutated, and those that were found to do harm before."""

from __future__ import annotations

import copy
import json
import random
import struct
from collections.abc import Iterator
from typing import Any

from edgetam_ui.protocol import messages

NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 7, 2**31, 2**63, 10**400, 0.5, -0.0, 1e308, float("nan"), float("inf"), float("-inf"),
    "", "1", "abc", "\ud800", "\x00", "../../etc/passwd", "a" * 5000, "#12345", "#gggggg", "forward ", [], [[]], [None],
    [1], [1, 2], [[1, 2], [3]], ["12"], [float("nan"), 1], {}, {"0": 1}, {"op": "undo"}, [[[[1, 2]]]],
)  # fmt: skip
KNOWN: tuple[dict[str, Any], ...] = (
    {"op": "add_object", "name": float("nan")},
    {"op": "add_object", "name": ["a"]},
    {"op": "add_object", "name": 5},
    {"op": "add_object", "name": "x" * 3_900_000},
    {"op": "frame", "frame": float("inf")},
    {"op": "masks", "frame": 10**400},
    {"op": "undo", "frame": "abc"},
    {"op": "add_points", "object": 10**400, "points": [[1, 1]]},
    {"op": "add_points", "object": 1, "points": [[10**400, 1]]},
    {"op": "add_points", "object": 1, "points": ["12", {"3": 0, "4": 1}]},
    {"op": "add_points", "object": 1, "points": [[1, 1]], "labels": []},
    {"op": "add_mask", "object": 1, "mask": {"size": [32, 48], "counts": "~~~~"}},
    {"op": "add_mask", "object": 1, "mask": {"size": [32, 48], "counts": "0\\R10PPoooooooOX;"}},
    {
        "op": "add_points",
        "object": 1,
        "points": [[1, 1]],
        "corrects": {"size": [32, 48], "counts": "0\\R10PPoooooooOX;"},
    },
    {"op": "add_points", "object": 1, "points": [[1, 1]] * 100_000},
    {"op": "add_mask", "object": 1, "mask": {"size": [2**31 - 1, 2**31 - 1], "counts": "0"}},
    {"op": "add_mask", "object": 1, "mask": {"size": [32, 48], "counts": "o" * 4000}},
    {"op": "update_object", "object": 1, "color": ["#", "1", "2", "3", "4", "5", "6"]},
    {"op": "update_object", "object": 1, "visible": "no"},
    {"op": "remove_object", "object": True},
    {"op": "prompt", "object": 1, "points": [[1, 1]]},
    {"op": "ended", "run": 1, "visited": 1},
    {"op": "export", "format": "../x"},
    {"op": "propagate", "direction": "sideways"},
    {"op": "open", "example": "nowhere"},
    {"op": ["undo"]},
    {"op": "undo", "session": 5},
    {"op": "undo", "request": {"a": 1}},
    {},
)
STREAMS = frozenset(("open", "propagate", "resume", "export", "listen"))
DEEP = '{"op": "undo", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"


def requests(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` routes and bodies."""
    chance = random.Random(seed)
    models = [*messages.Call.__args__, *(kind for kind in messages.Stream.__args__ if kind is not messages.Listen)]
    for number in range(count):
        if number < len(KNOWN):
            yield _route(KNOWN[number]), envelope(KNOWN[number])
        elif chance.random() < 0.05:
            yield "call", _broken(chance)
        else:
            model = chance.choice(models)
            request = _example(model.model_json_schema(), model.model_json_schema().get("$defs", {}), chance)
            for _ in range(chance.choice((1, 1, 2, 3))):
                request = _mutated(request, chance)
            yield _route(request), envelope(request, chance.choice(((), (), (), (b"",), (b"junk", b""))))


def envelope(meta: Any, buffers: tuple[bytes, ...] = ()) -> bytes:
    """As `protocol.envelope.pack`, but of anything, NaN and numbers beyond floats too."""
    head = (meta if isinstance(meta, str) else json.dumps(meta)).encode("utf-8", "surrogatepass")
    sizes = struct.pack(f"<I{len(buffers)}I", len(buffers), *map(len, buffers))
    return struct.pack("<I", len(head)) + head + sizes + b"".join(buffers)


def _route(request: Any) -> str:
    op = request.get("op") if isinstance(request, dict) else None
    return "stream" if isinstance(op, str) and op in STREAMS else "call"


def _broken(chance: random.Random) -> bytes:
    whole = envelope({"op": "state"})
    return chance.choice(
        (b"", whole[: chance.randrange(len(whole))], whole + b"more", chance.randbytes(40), envelope(DEEP),
         envelope("[]"), envelope('{"op": 1e999}'), envelope('"undo"'), struct.pack("<II", 2, 2**32 - 1) + b"{}")
    )  # fmt: skip


def _example(schema: Any, defs: Any, chance: random.Random) -> Any:
    """A value that `schema` allows."""
    if "$ref" in schema:
        return _example(defs[schema["$ref"].rpartition("/")[2]], defs, chance)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "anyOf" in schema:
        return _example(chance.choice(schema["anyOf"]), defs, chance)
    kind = schema.get("type")
    if kind == "object":
        return {key: _example(value, defs, chance) for key, value in schema.get("properties", {}).items()}
    if kind == "array":
        items = schema.get("prefixItems") or [schema["items"]] * chance.randint(1, 3)
        return [_example(item, defs, chance) for item in items]
    simple = {
        "integer": chance.randint(0, 3),
        "number": float(chance.randint(0, 30)),
        "boolean": chance.random() < 0.5,
        "string": chance.choice(("cat", "#102030", "disc.mp4")),
        "null": None,
    }
    return simple[kind]


def _mutated(value: Any, chance: random.Random) -> Any:
    """`value` with something in it replaced, removed or added."""
    value = copy.copy(value)
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        change = chance.random()
        if change < 0.15:
            del value[key]
        elif change < 0.3:
            value[chance.choice(("frames", "Object", "", "__class__", "run", "corrects"))] = chance.choice(NASTY)
        elif key != "op" or change < 0.4:
            value[key] = _mutated(value[key], chance)
        return value
    if isinstance(value, list) and value and chance.random() < 0.7:
        place = chance.randrange(len(value))
        value[place] = _mutated(value[place], chance)
        return value
    return chance.choice(NASTY)
