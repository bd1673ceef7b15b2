"""A user with several sessions, a session with several clients."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing

import pytest

from edgetam_ui import Controller, FakeEngine, Session, SessionError, StoreError
from edgetam_ui.errors import CancelledError
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions import folders
from edgetam_ui.sessions.session import Event
from edgetam_ui.sessions.user import User
from tests.sequences import FRAMES


@pytest.fixture
def user(controller: Controller) -> Iterator[User]:
    joined = controller.users.join()
    yield joined
    joined.end()


def test_a_user_may_hold_several_sessions(controller: Controller, user: User) -> None:
    dispatcher = Dispatcher(controller)
    one, two = controller.open(FRAMES, "one.mp4"), controller.open(FRAMES, "two.mp4")
    user.add(one)
    user.add(two, keep=True)
    click = {"op": "add_points", "object": 1, "points": [[12, 16]]}
    assert dispatcher.call(user, click | {"session": one.id})[0]["state"]["session"] == one.id
    assert list(one.state.objects) == [1]
    assert list(two.state.objects) == []
    assert dispatcher.call(user, {"op": "hello"})[0]["sessions"] == [one.id, two.id]
    assert dispatcher.call(user, {"op": "state"})[0]["state"]["session"] == two.id
    assert dispatcher.call(user, {"op": "close", "session": two.id}) == ({}, [])
    assert user.session is one
    assert dispatcher.call(user, click | {"session": two.id})[0]["error"]["code"] == "session"
    user.add(controller.open(FRAMES))
    with pytest.raises(SessionError):
        one.add_points(1, [[12, 16]])


def test_everyone_who_listens_is_told_in_order(controller: Controller, user: User) -> None:
    heard: list[tuple[str, str, str]] = []

    def hear(session: Session, event: Event) -> None:
        heard.append((session.medium.name, event.kind, event.origin))

    stop = user.subscribe(hear)
    with closing(controller.open(FRAMES, "shared.mp4")) as session:
        user.add(session, owned=False)
        Dispatcher(controller).call(user, {"op": "add_box", "object": 1, "box": [2, 2, 30, 30], "client": "page"})
        session.add_points(1, [[12, 16]])
        for _ in session.propagate(end=1):
            pass
        expected = [("open", ""), ("edit", "page"), ("edit", ""), ("edit", ""), *[("propagate", "")] * 2]
        assert heard == [("shared.mp4", *event) for event in expected]
        stop()
        session.undo()
        assert len(heard) == len(expected)
        user.add(controller.open(FRAMES))
        assert session.masks(0)  # it belongs to the code that opened it


def test_who_held_a_session_that_was_closed_is_told(controller: Controller, user: User) -> None:
    heard: list[tuple[Session | None, str]] = []
    user.subscribe(lambda session, event: heard.append((session, event.kind)))
    session = controller.open(FRAMES)
    user.add(session, owned=False)
    user.add(session, owned=False)
    assert user.session is session
    session.close()
    assert user.session is None
    assert heard[-1] == (None, "open")
    assert Dispatcher(controller).call(user, {"op": "state"})[0]["state"]["medium"] is None


def test_the_same_name_for_another_request_is_another_request(controller: Controller, user: User) -> None:
    dispatcher = Dispatcher(controller)
    user.add(controller.open(FRAMES))
    click = {"op": "add_points", "object": 1, "points": [[12, 16]], "request": "r"}
    assert "error" not in dispatcher.call(user, click)[0]
    assert dispatcher.call(user, {"op": "undo", "request": "r"})[0]["state"]["objects"] == []
    assert dispatcher.call(user, {"op": "state", "request": "s"})[0]["state"]["objects"] == []
    dispatcher.call(user, click | {"client": "another"})
    assert len(dispatcher.call(user, {"op": "state", "request": "s"})[0]["state"]["objects"]) == 1


def test_a_shared_session_is_joined_by_its_token(controller: Controller) -> None:
    with closing(controller.open(FRAMES)) as session:
        token = controller.share(session).token
        dispatcher = Dispatcher(controller)
        joined = dispatcher.find_user("new", {"op": "hello", "token": token})
        assert dispatcher.call(joined, {"op": "state"})[0]["state"]["session"] == session.id


def test_the_opening_that_began_last_stays() -> None:
    with closing(Controller(engine=FakeEngine())) as controller:
        user = controller.users.join()
        early, late = user.begin_opening(), user.begin_opening()
        shown = controller.open(FRAMES)
        user.add(shown, opening=late)
        with pytest.raises(CancelledError):
            user.add(controller.open(FRAMES), opening=early)
        assert user.sessions == [shown]
        user.add(controller.open(FRAMES), opening=early, keep=True)
        assert user.sessions[0] is shown


def test_temporary_files_that_were_tidied_away_are_not_missed(controller: Controller, user: User) -> None:
    dispatcher = Dispatcher(controller)
    user.add(controller.open(FRAMES))
    dispatcher.call(user, {"op": "add_points", "object": 1, "points": [[12, 16]]})
    for request in ({"op": "export", "format": "coco"}, {"op": "save"}):
        shutil.rmtree(user.folder)
        *_, (end, _) = dispatcher.stream(user, request)
        assert end["end"], end
    shutil.rmtree(user.folder)
    *_, (end, _) = dispatcher.stream(user, {"op": "load", "name": "a.json"}, [b"{}"])
    assert end["error"]["code"] == "format"


def test_a_disk_without_a_place_for_a_user_is_told(controller: Controller, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(folders.tempfile, "mkdtemp", read_only)
    with pytest.raises(StoreError, match="cannot be written to"):
        controller.users.join()
