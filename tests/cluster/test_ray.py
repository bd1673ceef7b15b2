"""Two replicas under Ray Serve on this machine: sessions stay where they are, and outlive a replica."""

from __future__ import annotations

import os
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
import ray
from ray import serve as ray_serve

from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.hosts.ray_serve import SESSION_HEADER, Settings, deploy
from tests.media import moving_disc, write_video
from tests.server import Person, free_port

PEOPLE = 20
FRAMES = 12
BOX = [16, 36, 64, 84]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings({"checkpoint": "practice", "device": "cpu"}, {}, tmp_path_factory.mktemp("data"), 1.0)


@pytest.fixture(scope="module")
def url(settings: Settings) -> Iterator[str]:
    port = free_port()
    os.environ.update(SESSION_HEADER)
    # More than this machine has: the replicas share it.
    ray.init(num_cpus=8, include_dashboard=False, runtime_env={"env_vars": SESSION_HEADER})
    deploy(settings, "127.0.0.1", port, [2])
    address = f"http://127.0.0.1:{port}{ROOT}"
    while httpx.get(f"{address}/healthz").json()["status"] != "ready":
        time.sleep(0.5)
    yield address
    ray_serve.shutdown()
    ray.shutdown()


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_video(tmp_path_factory.mktemp("clips") / "disc.mp4", moving_disc(FRAMES)).read_bytes()


def replicas() -> list[int]:
    """The process ids of the replicas."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and "ServeReplica:" in (entry / "cmdline").read_text(errors="replace"):
            found.append(int(entry.name))
    return found


class Visitor:
    """Someone whose page tries again until it is answered, as ours does."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(timeout=60)
        self.person = Person(url, Person(url, "new", self.http).call("hello")["token"], self.http)
        self.switch = 0.0

    def again(self, work: Any) -> Any:
        """What `work` returns, once the server answers."""
        while True:
            try:
                return work()
            except (httpx.HTTPError, AssertionError):
                time.sleep(0.2)

    def call(self, op: str, **meta: Any) -> dict[str, Any]:
        request = os.urandom(8).hex()
        return dict(self.again(lambda: self.person.call(op, request=request, **meta)))

    def open(self, clip: bytes) -> None:
        opened = self.again(lambda: self.person.stream("open", [clip], name="disc.mp4"))
        assert "error" not in opened, opened
        boxed = self.call("add_box", object=1, box=BOX)
        assert "error" not in boxed, boxed

    def propagate(self) -> None:
        """Until all frames have masks, in as many streams as it takes; `switch`: from one that broke to its next."""
        op, lost = "propagate", 0.0
        while True:
            try:
                for part in self.person.parts(op):
                    assert "error" not in part, part
                    if lost:
                        self.switch, lost = time.perf_counter() - lost, 0.0
                return
            except httpx.HTTPError:
                lost = lost or time.perf_counter()
                time.sleep(0.2)
            # It broke before it had begun, on the way, or with all done and only its end untold.
            state = self.call("state")["state"]
            if sum(run[1] for run in state["objects"][0]["timeline"]) == FRAMES:
                self.switch = time.perf_counter() - lost
                return
            op = "resume" if state["unfinished"] else "propagate"

    def masks(self) -> list[Any]:
        """What the server has of each frame, but the seconds that a refinement would take it."""
        answers = [self.again(lambda frame=frame: self.person.message("masks", frame=frame)) for frame in range(FRAMES)]
        for meta, _ in answers:
            for mask in meta["masks"]:
                del mask["refine"]
        return answers


def gather(work: Any, visitors: list[Visitor]) -> list[Any]:
    """What `work` returns for each, all at once."""
    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(work, visitors))


def begin(url: str, clip: bytes, count: int) -> list[Visitor]:
    visitors = [Visitor(url) for _ in range(count)]
    gather(lambda visitor: visitor.open(clip), visitors)
    return visitors


@pytest.fixture(scope="module")
def expected(url: str, clip: bytes) -> list[Any]:
    """The masks that a session has which nothing disturbed."""
    (visitor,) = begin(url, clip, 1)
    visitor.propagate()
    return visitor.masks()


def test_a_replica_is_lost_while_all_work(url: str, clip: bytes, expected: list[Any]) -> None:
    visitors = begin(url, clip, PEOPLE)
    before = replicas()
    assert len(before) == 2
    killer = threading.Timer(2.0, os.kill, [before[0], signal.SIGKILL])
    killer.start()
    gather(Visitor.propagate, visitors)
    killer.join()
    for visitor in visitors:
        assert visitor.masks() == expected
    switches = sorted(visitor.switch for visitor in visitors if visitor.switch)
    assert switches
    print(
        f"\n{len(switches)} of {PEOPLE} sessions switched: "
        f"median {statistics.median(switches):.1f} s until their next frame, at most {switches[-1]:.1f} s"
    )


def test_replicas_come_and_go(url: str, clip: bytes, expected: list[Any], settings: Settings) -> None:
    visitors = begin(url, clip, PEOPLE)
    for count in (3, 2, 1, 2):
        deploy(settings, "127.0.0.1", 0, [count])
        for visitor in visitors:
            added = visitor.call("add_points", object=1, points=[[40, 60]])
            assert "error" not in added, added
            undone = visitor.call("undo")
            assert "error" not in undone, undone
    gather(Visitor.propagate, visitors)
    for visitor in visitors:
        assert visitor.masks() == expected
