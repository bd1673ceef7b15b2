"""The front end's types are made from Python's, and what is sent has the form that both know."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydantic import TypeAdapter

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.protocol import answers, messages, serialize
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.protocol.typescript import typescript
from tests.sequences import FRAMES

TYPES = Path(__file__).parents[2] / "widget" / "src" / "protocol" / "messages.ts"


def test_the_typescript_types_are_current() -> None:
    assert TYPES.read_text() == typescript()


def conforms(kind: Any, meta: dict[str, Any]) -> None:
    """Whether `meta` is of that type, with no key that the type does not have."""
    TypeAdapter(kind).validate_python(meta)
    assert set(meta) <= set(kind.__annotations__)


CALLS: list[dict[str, Any]] = [
    {"op": "hello"},
    {"op": "engine"},
    {"op": "queue"},
    {"op": "add_points", "object": 1, "points": [[12, 16]], "labels": [1]},
    {"op": "state"},
    {"op": "sessions"},
    {"op": "show"},
    {"op": "frame", "frame": 0},
    {"op": "overlay", "size": 20},
    {"op": "operations"},
    {"op": "code"},
    {"op": "masks", "frame": 0},
    {"op": "candidates", "object": 1},
    {"op": "preview", "object": 1, "point": [14, 16], "label": 0},
    {"op": "choose", "object": 1, "index": 1},
    {"op": "move_point", "object": 1, "index": 0, "point": [13, 16]},
    {"op": "remove_point", "object": 1, "index": 0},
    {"op": "undo"},
    {"op": "redo"},
    {"op": "add_box", "object": 1, "box": [2, 2, 30, 30]},
    {"op": "refine", "object": 1},
    {"op": "check_export", "format": "yolo", "options": {"tolerance": 2}},
    {"op": "add_mask", "object": 2, "source": 1},
    {"op": "mark_reviewed", "object": 1, "reviewed": False},
    {"op": "mark_absent", "object": 2, "frame": 1, "last": 2},
    {"op": "add_object", "name": "cat"},
    {"op": "update_object", "object": 2, "name": "dog", "category": "animal", "locked": True},
    {"op": "update_object", "object": 2, "locked": False},
    {"op": "clean_up", "object": 2, "cleaning": {"holes": 9, "grow": -1.5}, "continues": True},
    {"op": "remove_object", "object": 2},
    {"op": "clear_frame", "object": 1},
    {"op": "set_values", "low": 0, "high": 3000},
    {"op": "reset"},
    {"op": "cancel"},
    {"op": "close"},
    {"op": "goodbye"},
    {"op": "delete_data"},
]


LIVE: list[dict[str, Any]] = [
    {"op": "push", "seconds": 0.0, "dropped": 1},
    {"op": "add_points", "object": 1, "points": [[14, 16]]},
    {"op": "add_object"},
    {"op": "state"},
    {"op": "push", "seconds": 0.1},
    {"op": "end_live"},
]


def test_every_call_about_a_stream_is_answered_in_its_form() -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    file = io.BytesIO()
    Image.fromarray(FRAMES[0]).save(file, "JPEG")
    begun, _ = dispatcher.call(user, {"op": "live"})
    conforms(answers.LiveAnswer, begun)
    for request in LIVE:
        meta, _ = dispatcher.call(user, {**request, **begun}, [file.getvalue()])
        conforms(answers.ANSWERS.get(request["op"], answers.EditAnswer), meta)


def test_every_call_is_answered_in_its_form() -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    user.add(controller.open([frame[..., 0].astype(np.uint16) * 9 for frame in FRAMES]))
    for request in CALLS:
        meta, buffers = dispatcher.call(user, request)
        assert "error" not in meta, (request, meta)
        if request["op"] in ("cancel", "close", "goodbye", "delete_data"):
            assert meta == {}
        else:
            conforms(answers.ANSWERS.get(request["op"], answers.EditAnswer), meta)
        if isinstance(meta.get("masks"), list):
            assert all(item["buffer"] < len(buffers) for item in meta["masks"])
    assert {request["op"] for request in CALLS + LIVE} | {"live", "record"} == {
        kind.model_fields["op"].annotation.__args__[0] for kind in messages.Call.__args__
    }


def test_every_part_of_a_stream_and_every_push_has_its_form(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    user.add(controller.open(FRAMES))
    pushed: list[dict[str, Any]] = []
    user.subscribe(lambda session, event: pushed.append(serialize.push(session, event)[0]))
    dispatcher.call(user, {"op": "add_box", "object": 1, "box": [2, 2, 30, 30]})
    cut = dispatcher.stream(user, {"op": "propagate"})
    for _ in range(3):
        next(cut)
    cut.close()
    for request in ({"op": "resume"}, {"op": "export", "format": "coco"}):
        parts = [meta for meta, _ in dispatcher.stream(user, request)]
        assert parts[-1]["end"]
        for part in parts:
            conforms(answers.ANSWERS[request["op"]], part)
    user.add(controller.open(FRAMES))
    assert [push["push"] for push in pushed] == ["edit", "edit", *["propagate"] * 7, "open"]
    for push in pushed:
        conforms(answers.Push, push)


@pytest.mark.parametrize("request_", [{"op": "undo", "frame": 1}, {"op": "add_object", "nme": "x"}, {"op": "dance"}])
def test_a_wrong_key_is_named(request_: dict[str, Any]) -> None:
    with pytest.raises(messages.MessageError) as caught:
        messages.read_call(request_)
    wrong = next((key for key in request_ if key != "op"), "op")
    assert f"`{wrong}`" in caught.value.message
