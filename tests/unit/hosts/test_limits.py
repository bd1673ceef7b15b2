"""Limits over HTTP: one user floods, the others do not notice."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import anyio
import httpx
import pytest
from starlette.applications import Starlette

from edgetam_ui import Controller, FakeEngine, LimitError, Limits
from edgetam_ui.bench.browser import served
from edgetam_ui.engine.base import CLICK
from edgetam_ui.errors import AccessError, MessageError
from edgetam_ui.hosts import bodies, pools, streamed
from edgetam_ui.hosts.gradio_app import ROOT, routes
from edgetam_ui.hosts.watch import Watched
from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts
from edgetam_ui.sessions.user import User
from tests.patience import attempts
from tests.sequences import FRAMES

LIMITS = Limits(users=4, calls_per_user=12, calls_at_once=8, upload_bytes_per_user=1000, listeners_per_user=1)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Controller, str]]:
    with pytest.MonkeyPatch.context() as patched, closing(Controller(engine=FakeEngine(), limits=LIMITS)) as controller:
        patched.setattr(pools, "REFUSED_SECONDS", 0.01)
        with served(controller) as address:
            yield controller, address.rstrip("/") + ROOT


@pytest.fixture
def user(server: tuple[Controller, str]) -> Iterator[User]:
    users = server[0].users
    joined = users.join()
    joined.add(server[0].open(FRAMES))
    yield joined
    joined.seen -= 2 * LIMITS.idle_seconds
    users.end_due()


def call(url: str, token: str, op: str, **meta: Any) -> dict[str, Any]:
    body = pack({"op": op, **meta})
    answer = httpx.post(f"{url}/call", content=body, headers={"X-EdgeTAM-Token": token}, timeout=30)
    return dict(unpack(answer.content)[0])


def test_one_who_floods_stalls_nobody_else(server: tuple[Controller, str], user: User) -> None:
    controller, url = server
    engine = controller.engine
    assert isinstance(engine, FakeEngine)
    with ThreadPoolExecutor(24) as pool:
        with engine.scheduler.acquire(CLICK):
            flood = [
                pool.submit(call, url, user.token, "add_points", object=1, points=[[12, 16]], request=str(number))
                for number in range(20)
            ]
            # Only now is it sure that 12 wait: the others are told so at once.
            refused = 0
            while refused < 8:
                refused = sum(job.done() for job in flood)
            assert {job.result()["error"]["code"] for job in flood if job.done()} == {"limit"}
            assert httpx.get(f"{url}/edgetam-canvas.js", timeout=60).status_code == 200
            other = call(url, "new", "hello")["token"]
            assert call(url, other, "engine")["engine"]["ready"]
            assert call(url, other, "state")["state"]["medium"] is None
        answered = [job.result() for job in flood]
    assert sum("error" not in answer for answer in answered) == 12


@pytest.mark.parametrize("code", ["limit", "prompt"])
def test_who_asks_for_too_much_is_told_so_after_a_moment(
    server: tuple[Controller, str], user: User, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    waits = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(anyio, "sleep", sleep)
    pool, refused = pools.Pools(server[0].budgets), ({"error": {"code": code}}, [])
    with ThreadPoolExecutor(1) as apart:  # from a browser's loop, which other tests of the process may have begun
        answer = apart.submit(anyio.run, pool.call, user, {"op": "undo"}, lambda *_: refused).result()
    assert answer == refused
    assert waits == ([pools.REFUSED_SECONDS] if code == "limit" else [])


def test_who_is_refused_before_anything_is_done_is_told_so_after_a_moment(
    server: tuple[Controller, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(anyio, "sleep", sleep)
    watched = Watched(server[0])
    with ThreadPoolExecutor(1) as apart:
        for error in (LimitError("Enough."), AccessError("No."), MessageError("What?")):
            assert apart.submit(anyio.run, watched.refused, error).result()["code"] == error.code
    assert waits == [pools.REFUSED_SECONDS] * 2


def test_a_user_whose_disk_is_slow_keeps_nobody_waiting(
    server: tuple[Controller, str], user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, url = server
    get, going_on = controller.users.get, threading.Event()

    def slow(token: str | None) -> User:
        if token == user.token:
            going_on.wait(30)
        return get(token)

    monkeypatch.setattr(controller.users, "get", slow)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(call, url, user.token, "state")
        try:
            assert "token" in call(url, "new", "hello")
            assert not waiting.done()
        finally:
            going_on.set()
        assert "state" in waiting.result()


@pytest.mark.parametrize("route", ["call", "v1/sessions/a/operations"])
def test_a_body_that_crawls_is_given_up(
    server: tuple[Controller, str], user: User, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SLOW_SECONDS", 0.02)
    begun = b"1" if route.startswith("v1") else pack({"op": "state"})[:6]
    answers: list[bytes] = []

    async def receive() -> Any:
        await anyio.sleep(0.002)
        return {"type": "http.request", "body": b"" if answers else begun, "more_body": True}

    async def send(message: Any) -> None:
        answers.append(message.get("body", b""))

    headers = [(b"x-edgetam-token", user.token.encode()), (b"content-length", b"100000")]
    path = f"{ROOT}/{route}"
    scope = {"type": "http", "method": "POST", "path": path, "headers": headers, "query_string": b"", "client": None}
    app = Starlette(routes=routes(server[0]))
    with ThreadPoolExecutor(1) as apart:
        apart.submit(anyio.run, app, scope, receive, send).result(timeout=30)
    assert b"too slowly" in b"".join(answers)


def test_bodies_in_memory_are_bounded_and_small_ones_always_read() -> None:
    reading = bodies.Reading(1_000_000)
    with reading.of(600_000):
        with pytest.raises(LimitError, match="too much at once"), reading.of(500_000):
            pass
        with reading.of(bodies.SMALL_BYTES), reading.of(400_000), reading.of(bodies.SMALL_BYTES):
            pass
    with reading.of(1_000_000):
        pass


def test_who_takes_nothing_of_an_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "STALLED_SECONDS", 0.02)
    monkeypatch.setattr(streamed, "PIECE_BYTES", 4)
    sent, ends = [], []

    async def parts() -> AsyncIterator[bytes]:
        try:
            yield b"0123456789"
            yield b"never sent"
        finally:
            ends.append(True)

    async def send(message: Any) -> None:
        if len(sent) == 3:  # its head and two pieces: then its reader takes no more
            await anyio.sleep_forever()
        sent.append(message.get("body"))

    async def answer() -> None:
        told = parts()
        await streamed.Streamed(told)({"type": "http"}, anyio.sleep_forever, send)
        await told.aclose()

    with ThreadPoolExecutor(1) as apart:
        apart.submit(anyio.run, answer).result(timeout=30)
    assert sent == [None, b"0123", b"4567"]
    assert ends == [True]


def test_who_waits_may_ask_for_their_place(server: tuple[Controller, str], user: User) -> None:
    controller, url = server
    engine = controller.engine
    assert isinstance(engine, FakeEngine)
    user.current_session().queue_as(user.id)
    with ThreadPoolExecutor(8) as pool, engine.scheduler.acquire(CLICK):
        for number in range(8):
            pool.submit(call, url, user.token, "add_points", object=1, points=[[12, 16]], request=str(number))
        for _ in attempts("nobody waits"):
            if (wait := call(url, user.token, "queue")["wait"]) is not None:
                break
        assert wait["place"] == 1


def test_an_upload_over_the_share_is_refused_before_it_is_read(server: tuple[Controller, str], user: User) -> None:
    body = pack({"op": "open", "name": "a.png"}, [bytes(2000)])
    answer = httpx.post(f"{server[1]}/stream", content=body, headers={"X-EdgeTAM-Token": user.token}, timeout=60)
    assert unpack_parts(answer.content)[-1][0]["error"]["code"] == "limit"
    assert list(user.folder.iterdir()) == []


def test_a_full_house_tells_when_to_come_back(server: tuple[Controller, str]) -> None:
    controller, url = server
    guests = []
    while "error" not in (answer := call(url, "new", "hello")):
        guests.append(answer["token"])
    assert answer["error"]["code"] == "limit"
    assert "Come back in" in answer["error"]["hint"]
    assert "error" not in call(url, guests[0], "state")
    for token in guests:
        controller.users.get(token).seen -= 2 * LIMITS.idle_seconds
    controller.users.end_due()


def test_listeners_of_a_user(server: tuple[Controller, str], user: User) -> None:
    body, headers = pack({"op": "listen"}), {"X-EdgeTAM-Token": user.token}

    def listen() -> Any:
        return httpx.stream("POST", f"{server[1]}/listen", content=body, headers=headers, timeout=60)

    with listen() as first:
        chunks = first.iter_bytes()
        next(chunks)
        with listen() as second:
            assert unpack_parts(second.read())[0][0]["error"]["code"] == "limit"
    for _ in attempts("who hung up still counts"):
        with listen() as third:
            if "error" not in unpack_parts(next(third.iter_bytes()))[0][0]:
                break
