"""A user with several sessions: one is shown, the others let go of their pixels."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from PIL import Image

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.protocol.dispatch import Dispatcher
from tests.media import moving_disc


def test_sessions_beside_each_other(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    for number, frame in enumerate(moving_disc(5)):
        path = tmp_path / f"p{number}.png"
        Image.fromarray(frame).save(path)
        parts = list(dispatcher.stream(user, {"op": "open", "name": path.name, "later": True}, [path.read_bytes()]))
        assert parts[-1][0]["end"], parts[-1]
    ids = [session.id for session in user.sessions]
    held = controller.budgets.pixels.total
    assert controller.engine.counts["encode"] == 0
    for number, session_id in enumerate(ids):
        following = ids[number + 1] if number < 4 else None
        meta, _ = dispatcher.call(user, {"op": "show", "session": session_id, "following": following})
        assert meta["state"]["session"] == session_id
        if number != 2:
            points = {"object": 1, "points": [[40 + 6 * number, 60]], "labels": [1]}
            meta, _ = dispatcher.call(user, {"op": "add_points", "session": session_id, **points})
            assert "error" not in meta
    meta, _ = dispatcher.call(user, {"op": "sessions"})
    assert [one["mark"] for one in meta["sessions"]] == ["done", "done", "empty", "done", "done"]
    assert [session.medium.is_released for session in user.sessions][:3] == [True] * 3
    assert controller.budgets.pixels.total <= held + 3 * 120 * 160
    parts = list(dispatcher.stream(user, {"op": "export", "format": "coco", "all": True}))
    assert parts[-1][0]["end"]
    packed = b"".join(data for _, buffers in parts for data in buffers)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("coco.json")]
        coco = json.loads(archive.read(name))
    assert [image["file_name"] for image in coco["images"]] == ["p0.png", "p1.png", "p3.png", "p4.png"]
    meta, _ = dispatcher.call(user, {"op": "check_export", "format": "coco", "all": True})
    assert meta["masks"] == 4
    controller.close()


def test_a_session_file_beside_others_closes_none_of_them(tmp_path: Path) -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    saved = controller.open(moving_disc(1)[0], name="saved")
    saved.add_points(1, [[40, 60]])
    data = saved.save(tmp_path / "saved.edgetam").read_bytes()
    for number in range(2):
        user.add(controller.open(moving_disc(1)[0], name=f"p{number}"), keep=True)
    shown = user.current_session().id
    *_, (meta, _) = dispatcher.stream(user, {"op": "open", "name": "saved.edgetam", "later": True}, [data])
    assert meta["end"]
    assert [session.medium.name for session in user.sessions][:2] == ["p0", "p1"]
    assert len(user.sessions) == 3
    assert user.current_session(shown).medium.name == "p1"
    meta, _ = dispatcher.call(user, {"op": "show", "session": user.sessions[2].id})
    assert [item["id"] for item in meta["state"]["objects"]] == [1]
    controller.close()


def test_an_unreadable_file_beside_others_costs_them_nothing() -> None:
    controller = Controller(engine=FakeEngine())
    dispatcher, user = Dispatcher(controller), controller.users.join()
    user.add(controller.open(moving_disc(1)[0]))
    *_, (meta, _) = dispatcher.stream(user, {"op": "open", "name": "x.png", "later": True}, [b"broken"])
    assert meta["error"]["code"] == "media"
    assert len(user.sessions) == 1
    controller.close()
