"""What is given to one user and to all, and who ends when."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import anyio
import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine, LimitError, Limits, SessionError
from edgetam_ui.hosts.pools import Pools
from edgetam_ui.hosts.uploads import save
from edgetam_ui.media import medium
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions import controller as controllers
from edgetam_ui.sessions.budgets import MOST_PASSED, Room
from edgetam_ui.sessions.user import MAX_CLIENTS, User
from tests.sequences import FRAMES

pytestmark = pytest.mark.usefixtures("without_timer")
CLICK = {"op": "add_points", "object": 1, "points": [[12, 16]]}
DOCS = Path(__file__).parents[3] / "docs" / "deploy.md"


@contextmanager
def server(**limits: Any) -> Iterator[tuple[Controller, Dispatcher]]:
    with closing(Controller(engine=FakeEngine(), limits=Limits(**limits))) as controller:
        yield controller, Dispatcher(controller)


def image(folder: Path, side: int = 64) -> bytes:
    path = folder / "image.png"
    Image.fromarray(np.zeros((side, side, 3), np.uint8)).save(path)
    return path.read_bytes()


def last(parts: Any) -> dict[str, Any]:
    return dict(list(parts)[-1][0])


def code(parts: Any) -> str:
    return str(last(parts).get("error", {}).get("code", ""))


def test_every_limit_is_documented_and_has_its_sentence() -> None:
    text = DOCS.read_text()
    for limit in fields(Limits):
        assert f"`{limit.name}`" in text
        if limit.metadata:
            error = Limits().error(limit.name, wait="3 minutes")
            assert error.message.endswith(".")
            assert error.hint.endswith(".")
            assert "{" not in str(error)


# -- streams, exports, points, bytes, pixels


def test_streams_of_a_user_and_in_all() -> None:
    with server(streams_per_user=2, streams=3) as (controller, dispatcher):
        users = [controller.users.join() for _ in range(3)]
        for user in users:
            user.add(controller.open(FRAMES))
            user.current_session().add_box(1, [2, 2, 30, 30])

        def export(user: Any) -> Any:
            parts = dispatcher.stream(user, {"op": "export", "format": "coco"})
            return next(parts)[0].get("error", {}).get("code", ""), parts

        held = [export(users[0]) for _ in range(3)]
        assert [answer for answer, _ in held] == ["", "", "limit"]
        held += [export(users[1]) for _ in range(2)]
        assert [answer for answer, _ in held[3:]] == ["", "limit"]
        for _, parts in held:
            parts.close()
        assert code(dispatcher.stream(users[2], {"op": "export", "format": "coco"})) == ""


def test_many_exports_take_few_threads() -> None:
    with server(exports=2, exports_at_once=1, streams_per_user=100, streams=100) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        user.current_session().add_box(1, [2, 2, 30, 30])
        before = set(threading.enumerate())
        streams = [dispatcher.stream(user, {"op": "export", "format": "overlay"}) for _ in range(200)]
        with controller.budgets.writings:  # none comes to its end
            errors = [next(stream)[0].get("error", {}).get("code", "") for stream in streams]
            started = [one.name for one in threading.enumerate() if one not in before]
        assert started.count("edgetam-export") == 2
        assert errors == [""] * 2 + ["limit"] * 198
        for stream in streams:
            stream.close()


def test_exports_wait_for_their_turn_and_can_be_cancelled_meanwhile() -> None:
    with server(exports_at_once=1) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        user.current_session().add_box(1, [2, 2, 30, 30])
        wanted = {"op": "export", "format": "coco"}
        with controller.budgets.writings:
            cancelled, waiting = dispatcher.stream(user, wanted), dispatcher.stream(user, wanted)
            assert next(cancelled)[0] == next(waiting)[0] == {"done": 0, "total": 1}
            cancelled.close()
        assert last(waiting)["name"].endswith(".json")
        assert code(dispatcher.stream(user, wanted)) == ""


def test_points_of_a_prompt() -> None:
    with server(points=3) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        assert "error" not in dispatcher.call(user, CLICK | {"points": [[12, 16], [13, 16]]})[0]
        before = user.current_session().revision
        assert dispatcher.call(user, CLICK | {"points": [[12, 16], [13, 16]]})[0]["error"]["code"] == "limit"
        assert user.current_session().revision == before
        assert "error" not in dispatcher.call(user, CLICK)[0]
        assert "error" not in dispatcher.call(user, CLICK | {"frame": 1})[0]


def test_bytes_of_uploads_come_back_when_files_go(tmp_path: Path) -> None:
    data = image(tmp_path)
    with server(upload_bytes_per_user=2 * len(data), upload_bytes=3 * len(data)) as (controller, dispatcher):
        one, two = controller.users.join(), controller.users.join()
        wanted = {"op": "open", "name": "a.png", "keep": True}
        assert [code(dispatcher.stream(one, wanted, [data])) for _ in range(3)] == ["", "", "limit"]
        assert [code(dispatcher.stream(two, wanted, [data])) for _ in range(2)] == ["", "limit"]
        assert len(list(one.folder.iterdir())) == 2
        one.close(one.current_session().id)
        assert code(dispatcher.stream(two, wanted, [data])) == ""
        two.end()
        assert controller.budgets.uploads.total == len(data)


def test_a_refused_stream_keeps_no_file(tmp_path: Path) -> None:
    data = image(tmp_path)
    with server(streams=0) as (controller, dispatcher):
        user = controller.users.join()
        path = user.new_file(".png", len(data))
        path.write_bytes(data)
        assert code(dispatcher.stream(user, {"op": "open", "name": "a.png"}, [path])) == "limit"
        assert not path.exists()
        assert controller.budgets.uploads.total == 0


def test_pixels_held_in_all(tmp_path: Path) -> None:
    data = image(tmp_path, 64)
    with server(pixels=2 * 64 * 64) as (controller, dispatcher):
        users = [controller.users.join() for _ in range(3)]
        wanted = {"op": "open", "name": "a.png"}
        assert [code(dispatcher.stream(user, wanted, [data])) for user in users] == ["", "", "limit"]
        assert users[2].session is None
        assert list(users[2].folder.iterdir()) == []
        users[0].end()
        assert code(dispatcher.stream(users[2], wanted, [data])) == ""
        controller.open(np.zeros((200, 200, 3), np.uint8)).close()  # code of one's own is not bounded


def test_pixels_that_one_user_holds(tmp_path: Path) -> None:
    data = image(tmp_path, 64)
    with server(pixels_per_user=2 * 64 * 64) as (controller, dispatcher):
        one, two = controller.users.join(), controller.users.join()
        wanted = {"op": "open", "name": "a.png", "keep": True}
        assert [code(dispatcher.stream(one, wanted, [data])) for _ in range(3)] == ["", "", "limit"]
        assert len(one.sessions) == 2
        assert code(dispatcher.stream(two, wanted, [data])) == ""
        one.close(one.current_session().id)
        assert code(dispatcher.stream(one, wanted, [data])) == ""


def test_what_is_opened_again_counts_once() -> None:
    with server(pixels=64 * 64) as (controller, _):
        user = controller.users.join()
        session = controller.open(np.zeros((64, 64, 3), np.uint8))
        user.add(session)
        user.add(session)
        assert controller.budgets.pixels.total == 64 * 64
        session.close()
        assert controller.budgets.pixels.total == 0


def test_nothing_opens_for_who_has_ended() -> None:
    with server() as (controller, _):
        user = controller.users.join()
        user.end()
        with pytest.raises(SessionError):
            user.add(controller.open(FRAMES))
        assert user.session is None
        assert controller.budgets.pixels.total == 0


def test_a_large_image_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    active = most = 0
    real: Callable[[np.ndarray], tuple[bytes, int, int]] = medium.as_jpeg
    counting = threading.Lock()

    def slow(frame: np.ndarray) -> tuple[bytes, int, int]:
        nonlocal active, most
        with counting:
            active += 1
            most = max(most, active)
        time.sleep(0.02)
        made.append(frame.nbytes)
        with counting:
            active -= 1
        return real(frame)

    monkeypatch.setattr(medium, "as_jpeg", slow)
    with server(encodings_at_once=2) as (controller, dispatcher):
        users = [controller.users.join() for _ in range(5)]
        for user in users:
            user.add(controller.open(np.zeros((300, 400, 3), np.uint8)))

        def ask(number: int) -> None:
            answer, (data,) = dispatcher.call(users[number % 5], {"op": "frame", "frame": 0})
            assert answer["mime"] == "image/jpeg"
            assert data[:2] == b"\xff\xd8"

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(made) == 5
    assert most <= 2


def test_a_large_image_is_held_while_it_is_read_alone(tmp_path: Path) -> None:
    data = image(tmp_path, 64)
    with server(kept_pixels=1000, pixels=64 * 64 - 1) as (controller, dispatcher):
        user = controller.users.join()
        assert code(dispatcher.stream(user, {"op": "open", "name": "a.png"}, [data])) == ""
        medium = user.current_session().medium
        room, asked = medium.room, []
        medium.room = lambda pixels: asked.append(pixels) or room(pixels)  # type: ignore[func-returns-value]
        assert controller.budgets.pixels.total == controller.budgets.room.used == 0
        assert dispatcher.call(user, {"op": "frame", "frame": 0})[1][0][:2] == b"\xff\xd8"
        assert asked == []  # it was made as the image was opened
        assert "error" not in dispatcher.call(user, CLICK)[0]
        assert code(dispatcher.stream(user, {"op": "export", "format": "overlay"})) == ""
        assert set(asked) == {64 * 64}
        assert controller.frames.nbytes < 64 * 64


def test_who_fits_goes_before_who_does_not_but_not_for_ever() -> None:
    room = Room(10)
    entered: list[str] = []

    def enter(name: str, size: int) -> threading.Thread:
        def run() -> None:
            with room.enter(size):
                entered.append(name)
                leave[name].wait()

        leave[name] = threading.Event()
        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def wait_for(count: int) -> None:
        while len(entered) < count:
            time.sleep(0.001)

    leave: dict[str, threading.Event] = {}
    threads = [enter("first", 6)]
    wait_for(1)
    threads.append(enter("large", 100))
    while len(room._waiting) < 1:
        time.sleep(0.001)
    for number in range(MOST_PASSED):
        small = enter(f"small {number}", 4)
        wait_for(number + 2)
        leave[f"small {number}"].set()
        small.join()
    threads.append(enter("late", 1))
    while len(room._waiting) < 2:
        time.sleep(0.001)
    leave["first"].set()
    wait_for(MOST_PASSED + 2)
    assert entered[-1] == "large"
    assert room.used == 10
    leave["large"].set()
    wait_for(MOST_PASSED + 3)
    leave["late"].set()
    for thread in threads:
        thread.join()
    assert room.used == 0


def test_bytes_of_masks_and_of_exports(tmp_path: Path) -> None:
    with server(mask_bytes_per_user=2000, export_bytes_per_user=100_000) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open([FRAMES[0]] * 12))
        assert "error" not in dispatcher.call(user, CLICK)[0]
        assert code(dispatcher.stream(user, {"op": "propagate"})) == "limit"
        kept = len(user.current_session().timeline(1))
        assert 1 < kept < 12
        assert 0 < controller.budgets.masks.total <= 2000
        assert "error" not in dispatcher.call(user, {"op": "undo"})[0]
        assert code(dispatcher.stream(user, {"op": "export", "format": "coco"})) == ""
        assert controller.budgets.written.total == 0
    with server(export_bytes=10) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        dispatcher.call(user, CLICK)
        assert code(dispatcher.stream(user, {"op": "export", "format": "coco"})) == "limit"
        assert controller.budgets.written.total == 0
        user.end()
        assert controller.budgets.masks.total == 0


# -- who is there


def test_nobody_ends_for_a_newcomer() -> None:
    with server(users=2, empty_idle_seconds=90) as (controller, _):
        worker, reader = controller.users.join(), controller.users.join()
        with pytest.raises(LimitError, match="Come back in 2 minutes"):
            controller.users.join()
        assert controller.users.get(worker.token) is worker
        assert controller.users.join(reader.token) is reader
        worker.seen -= 91
        assert controller.users.join() not in (worker, reader)
        with pytest.raises(SessionError):
            controller.users.get(worker.token)


def test_a_flood_of_hellos_does_not_keep_others_out() -> None:
    with server(users=2) as (controller, _):
        worker, unseen = controller.users.join(), controller.users.join()
        worker.add(controller.open(FRAMES))
        for user in (worker, unseen):
            user.seen -= 31
        newcomer = controller.users.join()
        assert unseen.ended.is_set()
        assert controller.users.get(worker.token) is worker
        with pytest.raises(LimitError):
            controller.users.join()
        assert controller.users.get(newcomer.token) is newcomer


def test_who_has_work_is_idle_later() -> None:
    with server() as (controller, _):
        worker, reader = controller.users.join(), controller.users.join()
        worker.add(controller.open(FRAMES))
        for user in (worker, reader):
            user.seen -= 600
        controller.users.end_due()
        assert reader.ended.is_set()
        assert not worker.ended.is_set()
        worker.seen -= 3600
        controller.users.end_due()
        assert worker.ended.is_set()


@contextmanager
def opening(dispatcher: Dispatcher, user: User, data: bytes) -> Iterator[Future[Any]]:
    """An `open` that reads its file until the block ends."""
    begun, going_on, read = threading.Event(), threading.Event(), controllers.open_medium

    def slow(*given: Any) -> medium.Medium:
        begun.set()
        going_on.wait(60)
        return read(*given)

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as apart:
        patch.setattr(controllers, "open_medium", slow)
        answer = apart.submit(lambda: last(dispatcher.stream(user, {"op": "open", "name": "a.png"}, [data])))
        assert begun.wait(60)
        try:
            yield answer
        finally:
            going_on.set()


def test_nobody_ends_whose_file_is_being_opened(tmp_path: Path) -> None:
    with server(users=1) as (controller, dispatcher):
        worker = controller.users.join()
        with opening(dispatcher, worker, image(tmp_path)) as answer:
            worker.seen -= 4000
            worker.goodbye("")
            worker._left = 0.0
            controller.users.end_due()
            with pytest.raises(LimitError, match="Come back in"):
                controller.users.join()
        assert answer.result()["state"]["medium"]["name"] == "a.png"
        assert controller.users.get(worker.token) is worker
        assert worker.seen > time.monotonic() - 60
        controller.users.end_due()
        assert worker.ended.is_set()  # nothing is under way any more, and the last client had gone


def test_nobody_ends_whose_call_waits_for_its_turn() -> None:
    with server(users=1) as (controller, _):
        worker = controller.users.join()

        def work(user: User, request: Any) -> Any:
            worker.seen -= 4000
            controller.users.end_due()
            with pytest.raises(LimitError):
                controller.users.join()
            return {}, []

        with ThreadPoolExecutor(1) as apart:
            assert apart.submit(anyio.run, Pools(controller.budgets).call, worker, {"op": "undo"}, work).result() == (
                {},
                [],
            )
        assert not worker.ended.is_set()


def test_nobody_ends_whose_upload_comes_slowly() -> None:
    with server(users=1) as (controller, _):
        worker = controller.users.join()

        async def slow() -> AsyncIterator[bytes]:
            for _ in range(3):
                worker.seen -= 4000
                controller.users.end_due()
                with pytest.raises(LimitError):
                    controller.users.join()
                yield b"12"

        with ThreadPoolExecutor(1) as apart:
            path = apart.submit(anyio.run, save, worker, "a.png", 6, slow()).result()
        assert path.read_bytes() == b"121212"
        assert not worker.ended.is_set()


def test_the_last_goodbye_counts() -> None:
    with server(goodbye_seconds=0) as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        for client in ("one", "two"):
            dispatcher.call(user, {"op": "state", "client": client})
        assert dispatcher.call(user, {"op": "goodbye", "client": "one"}) == ({}, [])
        controller.users.end_due()
        assert not user.ended.is_set()
        dispatcher.call(user, {"op": "goodbye", "client": "two"})
        controller.users.end_due()
        assert user.ended.is_set()


def test_clients_that_never_say_goodbye_do_not_pile_up() -> None:
    with server(goodbye_seconds=0) as (controller, dispatcher):
        user = controller.users.join()
        numbers = range(2 * MAX_CLIENTS)
        for number in numbers:
            dispatcher.call(user, {"op": "engine", "client": f"{number}"})
        for number in numbers[-MAX_CLIENTS:]:
            assert not user.ended.is_set()
            dispatcher.call(user, {"op": "goodbye", "client": f"{number}"})
            controller.users.end_due()
        assert user.ended.is_set()


def test_a_reload_takes_the_goodbye_back() -> None:
    with server(goodbye_seconds=0) as (controller, dispatcher):
        user = controller.users.join()
        dispatcher.call(user, {"op": "hello", "client": "before"})
        dispatcher.call(user, {"op": "goodbye", "client": "before"})
        dispatcher.call(user, {"op": "hello", "token": user.token, "client": "after"})
        controller.users.end_due()
        assert not user.ended.is_set()


def test_a_shared_link_outlives_its_readers() -> None:
    with server(goodbye_seconds=0) as (controller, dispatcher), closing(controller.open(FRAMES)) as session:
        user = controller.share(session)
        dispatcher.call(user, {"op": "hello", "client": "page"})
        dispatcher.call(user, {"op": "goodbye", "client": "page"})
        controller.users.end_due()
        assert not user.ended.is_set()


def test_streams_end_with_their_user() -> None:
    with server() as (controller, dispatcher):
        user = controller.users.join()
        user.add(controller.open(FRAMES))
        user.current_session().add_box(1, [2, 2, 30, 30])
        parts = dispatcher.stream(user, {"op": "propagate"})
        next(parts)
        controller.close()
        assert code(parts) == "session"
