"""What was answered is on the disk, and comes back in another process as it was."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from edgetam_ui import Controller, FakeEngine, LimitError, Limits, PromptError, Session, SessionError, StoreError
from edgetam_ui.core.operations import AddBox, Propagate
from edgetam_ui.hosts.login import Login
from edgetam_ui.media import frame_index
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions import folders, store, tracking, users
from edgetam_ui.sessions.recall import recall
from edgetam_ui.sessions.record import KeptSession, Record
from edgetam_ui.sessions.store import Store
from edgetam_ui.sessions.user import User
from tests.sequences import COUNT, FRAMES, HEIGHT, STEPS, WIDTH, Player, Step, open_session, seen

pytestmark = pytest.mark.usefixtures("without_timer")
BOX = {"op": "add_box", "object": 1, "frame": 0, "box": [2, 2, 30, 30]}
MOVING = Path(__file__).parents[2] / "files/fixtures/video/move.mp4"


@pytest.fixture
def photo_file(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.linear_gradient("L").resize((48, 32)).save(path)
    return path


@contextmanager
def server(folder: Path, hours: float = 1.0) -> Iterator[Dispatcher]:
    """A process that keeps what is done, as far as one test can tell."""
    controller = Controller(engine=FakeEngine())
    controller.keep_in(folder, hours)
    yield Dispatcher(controller)
    controller.close()


def joined(dispatcher: Dispatcher, token: str = "new") -> User:
    user = dispatcher.find_user("new", {"op": "hello", "token": token})
    assert "error" not in ask(dispatcher, user, op="hello")
    return user


def ask(dispatcher: Dispatcher, user: User, **request: Any) -> dict[str, Any]:
    return dispatcher.call(user, request)[0]


def open_file(dispatcher: Dispatcher, user: User, path: Path, **more: Any) -> dict[str, Any]:
    copy = user.new_file(path.suffix, path.stat().st_size)
    copy.write_bytes(path.read_bytes())
    (*_, (end, _)) = dispatcher.stream(user, {"op": "open", "name": path.name, **more}, [copy])
    return end


def kept(session: Session, folder: Path) -> tuple[KeptSession, Record]:
    """`session` with a record that keeps what is done to it from now on."""
    record = Record(folder)
    record.files.mkdir(parents=True)
    file = record.files / "frames.bin"
    file.touch()
    entry = KeptSession(session.id, "frames", file, HEIGHT, WIDTH, -1)
    record.open_session(entry, replace=True)
    session.journal = record.journal(session.id)
    return entry, record


def recalled(entry: KeptSession, folder: Path) -> Session:
    session = open_session()
    record = Record(folder)
    recall(session, record.sessions()[0], record)
    record.close()
    return session


def steps_back(session: Session) -> list[Any]:
    """What every step back shows, and every step forward again."""
    found = []
    for can, go in (("can_undo", session.undo), ("can_redo", session.redo)):
        while getattr(session, can):
            go()
            found.append([(item.id, item.name, item.locked, item.prompts()) for item in session.state.objects.values()])
    return found


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_any_sequence_comes_back(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    folder = tmp_path_factory.mktemp("record")
    player = Player()
    session = player.session
    entry, record = kept(session, folder)
    for step in (AddBox(object=1, box=(2, 2, 30, 30)), AddBox(object=2, box=(20, 4, 44, 30)), *steps):
        player.play(step)
    now = seen(session), session.can_undo, session.can_redo
    again = recalled(entry, folder)
    assert (seen(again), again.can_undo, again.can_redo) == now
    player.stop()
    record.close()
    again.journal = session.journal = None
    assert again.revision == session.revision
    assert steps_back(again) == steps_back(session)


@pytest.mark.parametrize("direction", ["forward", "backward", "both"])
@pytest.mark.parametrize("restart", [False, True])
def test_a_propagation_that_was_cut_off_goes_on_to_the_same_masks(
    tmp_path: Path, direction: Any, restart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracking, "BATCH_SECONDS", 0.0)

    def prompted() -> Session:
        session = open_session()
        session.add_box(1, [2, 2, 30, 30], frame=2)
        session.add_points(2, [[40, 16]], frame=3)
        return session

    whole = prompted()
    total = len(list(whole.propagate(direction=direction)))
    for done in {2, total // 2 + 1, total - 1}:  # the first frame is prompted: nothing is found there
        session = open_session()
        entry, record = kept(session, tmp_path / f"{done}")
        session.add_box(1, [2, 2, 30, 30], frame=2)
        session.add_points(2, [[40, 16]], frame=3)
        run = session.propagate(direction=direction)
        for _ in range(done):
            next(run)
        if restart:
            session = recalled(entry, tmp_path / f"{done}")
            assert session.unfinished is not None
        else:
            run.close()
        session.journal = None
        results = list(session.resume())
        assert seen(session) == seen(whole)
        assert len(results) == total - done
        assert results[-1].done == results[-1].total
        assert session.unfinished is None
        record.close()


def test_what_changed_since_is_not_resumed() -> None:
    session = open_session()
    session.add_box(1, [2, 2, 30, 30])
    run = session.propagate()
    for _ in range(2):
        next(run)
    assert session.unfinished is None
    run.close()
    assert session.unfinished is not None
    session.add_points(1, [[20, 16]], frame=1)
    assert session.unfinished is None
    session.undo()
    assert session.unfinished is not None
    session.update_object(1, locked=True)
    with pytest.raises(PromptError, match="no tracking to resume"):
        session.resume()


def test_a_user_comes_back_to_all_they_did(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as first:
        user = joined(first)
        session = open_file(first, user, photo_file)["state"]["session"]
        ask(first, user, **BOX)
        ask(first, user, op="update_object", object=1, name="cat", visible=False)
        ask(first, user, op="add_object", name="dog")
        ask(first, user, op="undo")
        list(first.stream(user, {"op": "export", "format": "coco"}))
        before = ask(first, user, op="state")["state"], first.call(user, {"op": "masks", "frame": 0})
        assert before[0]["exported"] == before[0]["revision"]
        with server(tmp_path / "data") as second:  # while the first still lives: it goes on in one place alone
            again = joined(second, user.token)
            assert again.token == user.token
            assert ask(second, again, op="state")["state"] == before[0]
            assert second.call(again, {"op": "masks", "frame": 0}) == before[1]
            assert ask(second, again, op="redo", session=session)["state"]["objects"][1]["name"] == "dog"
            assert ask(first, user, op="undo")["error"]["code"] == "session"
            assert ask(second, again, op="state")["state"]["can_undo"]
        back = joined(first, user.token)
        assert len(ask(first, back, op="state")["state"]["objects"]) == 2


def test_a_request_is_done_once_through_a_restart(tmp_path: Path, photo_file: Path) -> None:
    clicks = [
        {**BOX, "request": "a", "client": "page"},
        {"op": "add_object", "request": "b", "client": "page"},
        {"op": "undo", "request": "c", "client": "page"},
    ]
    with server(tmp_path / "data") as first:
        user = joined(first)
        open_file(first, user, photo_file)
        answers = [first.call(user, click) for click in clicks]
    with server(tmp_path / "data") as second:
        user = joined(second, user.token)
        assert second.call(user, clicks[2]) == answers[2]
        box, new, _ = (second.call(user, click) for click in clicks)
        assert new[0]["object"] == answers[1][0]["object"]
        assert box[1][0] == answers[0][1][0]
        assert box[0]["state"] == new[0]["state"] == answers[2][0]["state"]
        second.call(user, {**clicks[1], "client": "another"})
        assert len(ask(second, user, op="state")["state"]["objects"]) == 2


def test_what_cannot_be_kept_is_not_done_and_told(
    tmp_path: Path, photo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path / "data") as dispatcher:
        user = joined(dispatcher)
        open_file(dispatcher, user, photo_file)
        ask(dispatcher, user, **BOX)
        before = ask(dispatcher, user, op="state")
        files = set(user.files.iterdir())

        def full(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(Record, "_check_owner", full)
            for request in (BOX, {"op": "undo"}, {"op": "add_object"}, {"op": "close"}):
                error = ask(dispatcher, user, **request)["error"]
                assert error["code"] == "store"
                assert error["message"] == "The server's disk is full."
            assert open_file(dispatcher, user, photo_file)["error"]["code"] == "store"
            assert ask(dispatcher, user, op="state") == before
            assert set(user.files.iterdir()) == files
        assert "error" not in ask(dispatcher, user, **BOX)
        assert "error" not in open_file(dispatcher, user, photo_file)
        token = user.token
    with server(tmp_path / "data") as again:
        assert ask(again, joined(again, token), op="state")["state"]["objects"] == []


def test_a_disk_that_fills_up_stops_a_propagation_at_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracking, "BATCH_SECONDS", 0.0)
    session = open_session()
    entry, record = kept(session, tmp_path)
    session.add_box(1, [2, 2, 30, 30])
    results = session.propagate()
    for _ in range(3):
        next(results)
    with monkeypatch.context() as patch:
        patch.setattr(record, "_check_owner", lambda connection: connection.execute("INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(StoreError, match="cannot be written to"):
            next(results)
    assert [frame for frame, _, _ in session.timeline(1)] == [0, 1, 2]
    again = recalled(entry, tmp_path)
    assert seen(again) == seen(session)
    record.close()
    again.journal = None
    assert len(list(again.resume())) == COUNT - 3


def test_one_step_deletes_all_of_a_user(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as dispatcher:
        user, other = joined(dispatcher), joined(dispatcher)
        for each in (user, other):
            open_file(dispatcher, each, photo_file)
            ask(dispatcher, each, **BOX)
        assert ask(dispatcher, user, op="delete_data") == {}
        with pytest.raises(SessionError):
            dispatcher.find_user(user.token, {"op": "state"})
        assert len(list((tmp_path / "data/users").iterdir())) == 1
        assert list((tmp_path / "data/trash").iterdir()) == []
        assert ask(dispatcher, other, op="state")["state"]["objects"]
        assert ask(dispatcher, other, op="hello")["kept"] == {"hours": 1.0}


def test_what_is_known_of_a_video_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_index, "WORTH_KEEPING", 1)
    monkeypatch.setattr(frame_index.platformdirs, "user_cache_path", lambda name: tmp_path / "cache")
    kept = tmp_path / "cache/frames"
    with server(tmp_path / "data") as dispatcher:
        user, closed = joined(dispatcher), joined(dispatcher)
        for each in (user, closed):
            open_file(dispatcher, each, MOVING)
        assert len(list(kept.iterdir())) == 2
        ask(dispatcher, closed, op="close")
        assert len(list(kept.iterdir())) == 1
        ask(dispatcher, user, op="delete_data")
        assert list(kept.iterdir()) == []


def test_the_disk_tells_no_token_and_holds_an_empty_folder_for_who_did_nothing(
    tmp_path: Path, photo_file: Path
) -> None:
    with server(tmp_path / "data") as dispatcher:
        user = joined(dispatcher)
        assert len(list((tmp_path / "data/users").rglob("*"))) == 1
        open_file(dispatcher, user, photo_file)
        ask(dispatcher, user, **BOX)
        files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert len(files) > 2
        assert not any(user.token in str(path) or user.token.encode() in path.read_bytes() for path in files)


def test_files_and_records_that_belong_to_nobody_are_swept(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as dispatcher:
        user, closed = joined(dispatcher), joined(dispatcher)
        for each in (user, closed):
            open_file(dispatcher, each, photo_file)
        ask(dispatcher, closed, op="close")
        uploading = user.new_file(".png", 10)
        uploading.write_bytes(b"half of it")
        dispatcher.controller.users.sweep()
        assert uploading.exists()
    empty = tmp_path / "data/users/empty/files"
    empty.mkdir(parents=True)
    (empty / "upload.png").write_bytes(b"half of it")
    other = Store(tmp_path / "data")  # another process: the upload may be its own
    Store(tmp_path / "data").sweep()
    assert uploading.exists()
    assert (empty / "upload.png").exists()
    other.close()
    for mark in (tmp_path / "data/processes").iterdir():
        mark.unlink()
    alone = Store(tmp_path / "data")
    alone.sweep()
    alone.close()
    assert [path.name for path in (tmp_path / "data/users").iterdir()] == [user.record.folder.name]  # type: ignore[union-attr]
    assert len(list(user.files.iterdir())) == 1


def test_who_joins_while_the_disk_is_swept_stays_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Path.mkdir
    with closing(Store(tmp_path)) as kept:

        def make_and_sweep(path: Path, *args: Any, **named: Any) -> None:
            make(path, *args, **named)
            if path.parent.name == "users":
                kept.sweep()

        monkeypatch.setattr(Path, "mkdir", make_and_sweep)
        kept.record("somebody")
        assert kept.has("somebody")


def test_a_folder_that_is_looked_at_keeps_its_own_user_alone_waiting(
    tmp_path: Path, photo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path / "data") as dispatcher, ThreadPoolExecutor(2) as apart:
        users, here = dispatcher.controller.users, joined(dispatcher)
        gone = joined(dispatcher)
        open_file(dispatcher, gone, photo_file)
        gone._left = 0.0
        users.end_due()
        begun, going_on, look = threading.Event(), threading.Event(), store.kept_files

        def slow(folder: Path) -> set[str] | None:
            begun.set()
            going_on.wait()
            return look(folder)

        monkeypatch.setattr(store, "kept_files", slow)
        sweep = apart.submit(users.sweep)
        begun.wait()
        try:
            assert apart.submit(joined, dispatcher).result(60) not in (here, gone)
            assert users.get(here.token) is here
            back = apart.submit(users.get, gone.token)
        finally:
            going_on.set()
        sweep.result()
        assert back.result().token == gone.token


@pytest.mark.parametrize("method", ["is_dir", "mkdir", "stat"])
def test_a_slow_disk_keeps_its_own_user_alone_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """Who comes back (which asks `is_dir`, then `mkdir`) or ends (which asks `stat`) waits, and nobody else."""
    with server(tmp_path / "data") as dispatcher, ThreadPoolExecutor(2) as apart:
        users, here, slow_one = dispatcher.controller.users, joined(dispatcher), joined(dispatcher)
        token, place = slow_one.token, slow_one.record.folder  # type: ignore[union-attr]
        slow_one._left = 0.0
        if method != "stat":
            users.end_due()
        begun, going_on, real = threading.Event(), threading.Event(), getattr(Path, method)

        def slow(path: Path, *given: Any, **named: Any) -> Any:
            if path == place:
                begun.set()
                going_on.wait()
            return real(path, *given, **named)

        monkeypatch.setattr(Path, method, slow)
        waiting = apart.submit(users.end_due) if method == "stat" else apart.submit(users.get, token)
        begun.wait()
        try:
            assert apart.submit(joined, dispatcher).result(60) is not here
            assert apart.submit(users.get, here.token).result(60) is here
            again = apart.submit(users.get, token)
        finally:
            going_on.set()
        assert waiting.result() in (None, again.result())
        assert again.result() is not slow_one


def test_who_cannot_join_leaves_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    with server(tmp_path / "data") as dispatcher:
        with monkeypatch.context() as patch:
            patch.setattr(folders.tempfile, "mkdtemp", full)
            for _ in range(3):
                with pytest.raises(StoreError, match="disk is full"):
                    joined(dispatcher)
        dispatcher.controller.users.sweep()
        assert list((tmp_path / "data/users").iterdir()) == []
        assert dispatcher.controller.users.all() == []


def test_who_comes_back_while_they_end_is_still_counted(
    tmp_path: Path, photo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path / "data") as dispatcher, ThreadPoolExecutor(2) as apart:
        users, budgets = dispatcher.controller.users, dispatcher.controller.budgets
        user = joined(dispatcher)
        session = open_file(dispatcher, user, photo_file)["state"]["session"]
        ask(dispatcher, user, **BOX)
        late = user.current_session()
        held = [account.total for account in (budgets.uploads, budgets.pixels, budgets.masks)]
        assert any(held)
        begun, going_on, end = threading.Event(), threading.Event(), User.end

        def slow(ending: User) -> None:
            begun.set()
            going_on.wait()
            end(ending)

        monkeypatch.setattr(User, "end", slow)
        user._left = 0.0
        ending = apart.submit(users.end_due)
        begun.wait()
        back = apart.submit(lambda: joined(dispatcher, user.token))
        going_on.set()
        ending.result()
        again = back.result()
        assert again is not user
        assert again.current_session().id == session
        late.meter(10**6)  # as what still runs in the session that was closed does
        with pytest.raises(SessionError):
            user.record.measure(10**6)  # type: ignore[union-attr]
        assert [account.total for account in (budgets.uploads, budgets.pixels, budgets.masks)] == held


def test_an_upload_of_a_process_that_began_during_a_sweep_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "users/a", tmp_path / "users/b"
    others, look = [], store.kept_files
    with closing(Store(tmp_path)) as kept:
        for folder in (first, second):
            folder.mkdir()

        def begin(folder: Path) -> set[str] | None:
            if not others:
                others.append(Store(tmp_path))
                (second / "files").mkdir()
                (second / "files" / "upload.png").write_bytes(b"half of it")
            return look(folder)

        monkeypatch.setattr(store, "kept_files", begin)
        kept.sweep()
        assert (second / "files" / "upload.png").exists()
        others[0].close()


def test_what_is_too_old_is_swept_and_what_is_in_use_is_not(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data", hours=2) as dispatcher:
        live, gone = joined(dispatcher), joined(dispatcher)
        for each in (live, gone):
            open_file(dispatcher, each, photo_file)
        gone.seen -= 3600
        gone._left = time.monotonic() - 3600
        dispatcher.controller.users.end_due()
        dispatcher.controller.users.sweep()
        assert len(list((tmp_path / "data/users").iterdir())) == 2
        for folder in (tmp_path / "data/users").iterdir():
            os.utime(folder, (time.time() - 7201,) * 2)
        dispatcher.controller.users.store.sweep()  # type: ignore[union-attr]
        assert [path.name for path in (tmp_path / "data/users").iterdir()] == [live.record.folder.name]  # type: ignore[union-attr]
        with pytest.raises(SessionError):
            dispatcher.find_user(gone.token, {"op": "state"})
        assert ask(dispatcher, live, **BOX)["masks"]


def test_two_processes_pass_a_user_to_and_fro(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as one, server(tmp_path / "data") as other:
        token = joined(one).token
        with pytest.raises(SessionError):
            one.find_user("a" * len(token), {"op": "state"})

        def turn(process: Dispatcher) -> User:
            return process.find_user(token, {"op": "state"})

        open_file(other, turn(other), photo_file)
        assert ask(one, turn(one), op="state")["state"]["medium"]["name"] == "photo.png"
        ask(one, turn(one), **BOX)
        assert ask(other, turn(other), op="state")["state"]["objects"]
        ask(other, turn(other), op="undo")
        assert not ask(one, turn(one), op="state")["state"]["objects"]
        ask(one, turn(one), op="close")
        assert ask(other, turn(other), op="state")["state"]["medium"] is None
        other.controller.users.delete(turn(other))
        with pytest.raises(SessionError):
            turn(one)


def test_a_damaged_record_harms_nobody_else(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as dispatcher:
        user, unlucky = joined(dispatcher), joined(dispatcher)
        for each in (user, unlucky):
            open_file(dispatcher, each, photo_file)
    database = unlucky.record.folder / "work.db"  # type: ignore[union-attr]
    database.write_bytes(b"\0" * 4096)
    with server(tmp_path / "data") as dispatcher:
        dispatcher.controller.users.sweep()
        assert ask(dispatcher, joined(dispatcher, user.token), op="state")["state"]["medium"]
        found = dispatcher.find_user("new", {"op": "hello", "token": unlucky.token})
        error = ask(dispatcher, found, op="hello")["error"]
        assert (error["code"], error["message"]) == ("store", "What is kept of your work is damaged.")
        assert database.exists()
        assert ask(dispatcher, found, op="delete_data") == {}
        assert not database.parent.exists()


@pytest.mark.parametrize(
    ("damage", "is_left"),
    [
        ("UPDATE tracked SET counts = x'ca30' WHERE frame = 2", True),
        ("UPDATE operations SET data = CAST(x'ff7b' AS TEXT) WHERE number = 2", True),
        ("UPDATE sessions SET height = 31", False),
    ],
)
def test_what_was_damaged_is_left_out(tmp_path: Path, damage: str, is_left: bool) -> None:
    clip = tmp_path / "clip.gif"
    first, *others = map(Image.fromarray, FRAMES)
    first.save(clip, save_all=True, append_images=others)
    with server(tmp_path / "data") as dispatcher:
        user = joined(dispatcher)
        assert "error" not in open_file(dispatcher, user, clip)
        for request in (BOX, {**BOX, "object": 2}):
            assert "error" not in ask(dispatcher, user, **request)
        list(dispatcher.stream(user, {"op": "propagate"}))
        assert user.record is not None
        user.record.write([(damage, ())])
    with server(tmp_path / "data") as dispatcher:
        user = joined(dispatcher, user.token)
        assert bool(user.sessions) == is_left
        for session in user.sessions:
            for frame in range(session.medium.count):
                assert all(mask.rle.is_whole for mask in session.object_masks(frame))


def test_whose_request_it_is_is_told_while_the_disk_is_slow(tmp_path: Path, photo_file: Path) -> None:
    with server(tmp_path / "data") as dispatcher, ThreadPoolExecutor(1) as apart:
        user = joined(dispatcher)
        open_file(dispatcher, user, photo_file)
        assert user.record is not None
        with user.record._lock:  # a write is under way
            assert apart.submit(dispatcher.find_user, user.token, {}).result(timeout=20) is user


def test_a_token_that_is_no_text_is_unknown(tmp_path: Path) -> None:
    with server(tmp_path / "data") as dispatcher, pytest.raises(SessionError):
        dispatcher.find_user("\ud800", {})


def test_a_login_outlives_a_restart_where_work_does(tmp_path: Path) -> None:
    def signed(password: str, folder: str) -> str:
        kept = Store(tmp_path / folder)
        login = Login(password, kept.secret())
        kept.close()
        return login._sign("1")

    assert signed("open sesame", "data") == signed("open sesame", "data")
    assert signed("open sesame", "data") != signed("changed", "data")
    assert signed("open sesame", "data") != signed("open sesame", "other")
    assert (tmp_path / "data/secret").stat().st_mode & 0o077 == 0


def test_a_read_only_disk_says_so_and_deletes_nothing(
    tmp_path: Path, photo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path / "data") as dispatcher:
        user = joined(dispatcher)
        open_file(dispatcher, user, photo_file)
        ask(dispatcher, user, **BOX)
        before = ask(dispatcher, user, op="state")
        record = user.record
        assert record is not None
        connection = record._connect()
        connection.execute("PRAGMA query_only = ON")  # what SQLite says then is what a read-only disk gives
        for request in (BOX, {"op": "undo"}, {"op": "close"}):
            assert ask(dispatcher, user, **request)["error"]["message"] == "The server's disk cannot be written to."
        assert ask(dispatcher, user, op="state") == before

        def read_only(*_: Any, **__: Any) -> None:
            raise OSError(30, "Read-only file system")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", read_only)
            assert "nothing was deleted" in ask(dispatcher, user, op="delete_data")["error"]["message"]
        other = joined(dispatcher)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "mkdir", read_only)
            with pytest.raises(StoreError, match="cannot be written to"):
                other.new_file(".png", 10)
        again = joined(dispatcher, user.token)
        assert ask(dispatcher, again, op="state") == before


def test_a_folder_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be used to keep users' work"):
        Store(tmp_path / "file")


def test_a_space_keeps_by_itself_where_it_has_storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SPACE_FOLDER", tmp_path)
    assert store.space_folder() is None
    monkeypatch.setenv("SPACE_ID", "somebody/space")
    assert store.space_folder() == tmp_path / "edgetam-ui"
    monkeypatch.setattr(store, "SPACE_FOLDER", tmp_path / "none")
    assert store.space_folder() is None


def test_the_page_of_a_server_that_keeps_nothing_is_told_so(controller: Controller) -> None:
    dispatcher = Dispatcher(controller)
    user = dispatcher.find_user("new", {"op": "hello"})
    assert dispatcher.call(user, {"op": "hello"})[0]["kept"] == {"hours": 0}
    assert dispatcher.call(users.User(), {"op": "hello"})[0]["kept"] is None
    assert ask(dispatcher, user, op="delete_data") == {}
    assert not user.folder.exists()


def test_propagate_over_the_wire_begins_anew(tmp_path: Path) -> None:
    session = open_session()
    session.add_box(1, [2, 2, 30, 30])
    run = session.follow(Propagate(run=1))
    for _ in range(2):
        next(run)
    run.close()
    assert session.unfinished is not None
    assert len(list(session.follow(Propagate(run=1)))) == COUNT


def test_masks_that_no_undo_leads_to_leave_the_disk(tmp_path: Path) -> None:
    session = open_session()
    entry, record = kept(session, tmp_path)
    session.add_box(1, [2, 2, 30, 30])
    list(session.propagate())
    session.undo()
    session.add_box(1, [4, 4, 28, 28])  # from here on nothing leads to the run
    list(session.propagate())
    rows = dict(record.read("SELECT run, count(*) FROM tracked GROUP BY run"))
    assert (rows[1], rows[2]) == (1, len(list(session.timeline(1))) - 1)
    again = recalled(entry, tmp_path)
    assert seen(again) == seen(session)
    record.close()
    again.journal = session.journal = None
    assert steps_back(again) == steps_back(session)


def test_what_is_kept_is_bounded(tmp_path: Path) -> None:
    with closing(Controller(engine=FakeEngine(), limits=Limits(kept_bytes_per_user=100_000))) as controller:
        controller.keep_in(tmp_path)
        user = controller.users.join()
        record = user.record
        assert record is not None
        session = open_session()
        path = record.files / "a"
        path.parent.mkdir()
        path.touch()
        record.open_session(KeptSession(session.id, "a", path, HEIGHT, WIDTH, -1), replace=False)
        session.journal = record.journal(session.id)
        edits = (session.add_box(1, [2, 2, 30, 30]) for _ in range(200))
        with pytest.raises(LimitError, match="kept of your work"):
            list(edits)
        before = session.revision
        assert controller.budgets.kept.total <= 100_000
        assert session.revision == before
        record.close_session(session.id)  # room can always be made


def test_a_record_on_a_network_goes_from_one_to_the_next(tmp_path: Path) -> None:
    one, two = (Record(tmp_path / "record", on_network=True) for _ in range(2))
    assert one.read("PRAGMA journal_mode") == [("truncate",)]
    one.write([])
    two.write([])  # takes it over while the first still has it open
    assert one.is_lost
    with pytest.raises(SessionError, match="another place"):
        one.write([])
    two.close()
    one.close()
    later = Record(tmp_path / "record")
    assert later.read("PRAGMA journal_mode") == [("wal",)]
    later.close()
