"""Limits over HTTP: one user floods, the others do not notice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import httpx
import pytest

from edgetam_ui import Controller, FakeEngine, Limits
from edgetam_ui.bench.browser import served
from edgetam_ui.engine.base import CLICK
from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts
from edgetam_ui.sessions.user import User
from tests.sequences import FRAMES

LIMITS = Limits(users=4, calls_per_user=12, calls_at_once=8, upload_bytes_per_user=1000, listeners_per_user=1)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Controller, str]]:
    with closing(Controller(engine=FakeEngine(), limits=LIMITS)) as controller, served(controller) as address:
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
            assert httpx.get(f"{url}/edgetam-canvas.js", timeout=5).status_code == 200
            other = call(url, "new", "hello")["token"]
            assert call(url, other, "engine")["engine"]["ready"]
            assert call(url, other, "state")["state"]["medium"] is None
        answered = [job.result() for job in flood]
    assert sum("error" not in answer for answer in answered) == 12


def test_who_waits_may_ask_for_their_place(server: tuple[Controller, str], user: User) -> None:
    controller, url = server
    engine = controller.engine
    assert isinstance(engine, FakeEngine)
    user.current_session().queue_as(user.id)
    with ThreadPoolExecutor(8) as pool, engine.scheduler.acquire(CLICK):
        for number in range(8):
            pool.submit(call, url, user.token, "add_points", object=1, points=[[12, 16]], request=str(number))
        for _ in range(100):
            if (wait := call(url, user.token, "queue")["wait"]) is not None:
                break
    assert wait["place"] == 1


def test_an_upload_over_the_share_is_refused_before_it_is_read(server: tuple[Controller, str], user: User) -> None:
    body = pack({"op": "open", "name": "a.png"}, [bytes(2000)])
    answer = httpx.post(f"{server[1]}/stream", content=body, headers={"X-EdgeTAM-Token": user.token})
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
        return httpx.stream("POST", f"{server[1]}/listen", content=body, headers=headers)

    with listen() as first:
        chunks = first.iter_bytes()
        next(chunks)
        with listen() as second:
            assert unpack_parts(second.read())[0][0]["error"]["code"] == "limit"
    gone = threading.Event()
    for _ in range(100):
        with listen() as third:
            if "error" not in unpack_parts(next(third.iter_bytes()))[0][0]:
                return
        gone.wait(0.05)
    pytest.fail("who hung up still counts")
