"""ZeroGPU by its own package: its forks, its pickles, its errors, and whose time it takes."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.restart.client import Client
from tests.restart.server import free_port

from .gpu_scheduler import Scheduler, scheduler
from .runtime import ENVIRONMENT, Space

ROOT = Path(__file__).parents[2]
TOKEN = ".".join(["e30", base64.urlsafe_b64encode(b'{"user": "somebody"}').decode().rstrip("="), "signed"])
LAST = 14


class Visitor(Client):
    """A client with the header that the page around a Space's gives it."""

    @property
    def _headers(self) -> dict[str, str]:
        return {**super()._headers, "X-IP-Token": TOKEN, "X-Gradio-User": "app"}


class App:
    """A page on ZeroGPU, and the scheduler that it asks."""

    def __init__(self, folder: Path, asked: Scheduler) -> None:
        self.scheduler, self.folder, self.port = asked, folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}/gradio_api/edgetam"
        self.log = folder / "log"

    def start(self) -> None:
        """Starts it, and waits until its model is loaded."""
        command = ["-m", "tests.space.zero_gpu_app", str(self.port), str(self.folder / "data")]
        self.process = subprocess.Popen(
            [ENVIRONMENT / "bin" / "python", *command],
            cwd=ROOT,
            env={
                **os.environ,
                **emulated(self.scheduler),
                "HOME": str(self.folder),
                "PYTHONPATH": str(ROOT),
                "OMP_NUM_THREADS": "1",
            },
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        wait_until_ready(self.url, self.process)

    def forks(self) -> list[int]:
        """The processes that have a GPU."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(child) for task in tasks for child in task.read_text().split()]


def emulated(asked: Scheduler) -> dict[str, str]:
    return {"SPACES_ZERO_GPU": "true", "SPACES_ZERO_DEVICE_API_URL": asked.url, "HF_HUB_OFFLINE": "1"}


def wait_until_ready(url: str, process: subprocess.Popen[Any]) -> None:
    while process.poll() is None:
        try:
            if httpx.get(f"{url}/healthz").json()["status"] == "ready":
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise RuntimeError("the page ended")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with scheduler() as asked:
        made = App(tmp_path_factory.mktemp("zero"), asked)
        made.start()
        try:
            yield made
        finally:
            os.killpg(made.process.pid, signal.SIGKILL)  # its forks, too
            made.process.wait()
            print(made.log.read_text()[-5000:])


@pytest.fixture
def visitor(app: App) -> Iterator[Visitor]:
    """Somebody with the example video open and an object on it."""
    app.scheduler.left = None
    app.scheduler.asked.clear()
    client = Visitor(app.url)
    client.hello()
    *_, _ = client.stream("open", example="earth")
    client.call("add_box", object=1, frame=0, box=[118, 12, 358, 258])
    yield client
    client.close()


def masks(client: Client) -> list[bytes]:
    return [client.call("masks", frame=frame)[1][0] for frame in range(1, LAST + 1)]


@pytest.fixture(scope="module")
def expected(app: App) -> list[bytes]:
    """The masks by the processor alone: nobody has GPU time."""
    app.scheduler.left = 0
    client = Visitor(app.url)
    client.hello()
    *_, _ = client.stream("open", example="earth")
    client.call("add_box", object=1, frame=0, box=[118, 12, 358, 258])
    *_, _ = client.stream("propagate", end=LAST)
    return masks(client)


def given_back(asked: Scheduler, count: int = 1) -> list[dict[str, str]]:
    while len(asked.of("/release")) < count:
        time.sleep(0.05)
    return asked.of("/release")


def test_a_fork_tracks_for_the_visitor(app: App, visitor: Visitor, expected: list[bytes]) -> None:
    state = visitor.call("state")[0]["state"]
    assert state["due"]["label"] == "Track 149 frames, about 20 s of GPU time"
    parts = [meta for meta, _ in visitor.stream("propagate", end=LAST)]
    assert "Tracked on the GPU" in parts[-2]["note"]
    assert masks(visitor) == expected
    (wanted,) = app.scheduler.of("/schedule")
    assert (wanted["token"], wanted["tokenVersion"]) == (TOKEN, "2")
    assert int(wanted["durationSeconds"]) == 8
    assert app.scheduler.of("/allow")[0]["allowToken"] == "allowed"
    assert given_back(app.scheduler) == [{"allowToken": "allowed", "fail": "false"}]


def test_clicks_need_no_gpu(app: App, visitor: Visitor) -> None:
    visitor.call("add_points", object=1, frame=0, points=[[240, 130]], labels=[1])
    *_, _ = visitor.stream("propagate", end=3)
    assert not app.scheduler.of("/schedule")


def test_who_stops_gives_the_gpu_back(app: App, visitor: Visitor, expected: list[bytes]) -> None:
    parts = visitor.stream("propagate")
    for _ in range(3):
        next(parts)
    visitor.call("cancel")
    *_, (ended, _) = parts
    assert ended["done"] < 149
    assert given_back(app.scheduler)
    state = visitor.call("state")[0]["state"]
    assert state["unfinished"]["done"] == ended["done"]
    # It goes on on a GPU again, from what is remembered here.
    for meta, _ in visitor.stream("resume"):
        if meta.get("done", 0) >= LAST:
            visitor.call("cancel")
            break
    while visitor.call("state")[0]["state"]["unfinished"] is None:
        time.sleep(0.1)
    assert masks(visitor) == expected
    assert len(app.scheduler.of("/schedule")) == 2


def test_without_gpu_time_the_processor_goes_on(app: App, visitor: Visitor, expected: list[bytes]) -> None:
    app.scheduler.left = 3
    parts = [meta for meta, _ in visitor.stream("propagate", end=LAST)]
    assert parts[-2]["note"].startswith("Your GPU time is used up. ")
    assert "3s left" in parts[-2]["note"]
    assert parts[-2]["note"].endswith("Tracking continues on the processor, slower.")
    assert masks(visitor) == expected


def test_who_has_some_time_left_spends_that(app: App, visitor: Visitor, expected: list[bytes]) -> None:
    app.scheduler.leaves_half = True
    parts = [meta for meta, _ in visitor.stream("propagate", end=LAST)]
    asked = [int(wanted["durationSeconds"]) for wanted in app.scheduler.of("/schedule")]
    assert app.scheduler.left is not None
    assert asked[0] > app.scheduler.left >= asked[1]
    assert len(asked) == 2
    assert "s left" in parts[-2]["note"]
    assert masks(visitor) == expected
    assert given_back(app.scheduler) == [{"allowToken": "allowed", "fail": "false"}]
    # Known from then on, until it is asked for again.
    assert "s of GPU time, " in visitor.call("state")[0]["state"]["due"]["label"]


@pytest.fixture
def images(app: App, photo: Path) -> Iterator[tuple[Visitor, list[str]]]:
    """Somebody with a set of a dozen images, and its ids."""
    app.scheduler.left = None
    app.scheduler.asked.clear()
    client = Visitor(app.url)
    client.hello()
    for _ in range(12):
        *_, _ = client.send("open", [photo.read_bytes()], name=photo.name, later=True)
    ids = [item["session"] for item in client.call("sessions")[0]["sessions"]]
    client.call("show", session=ids[0], following=ids[1])
    yield client, ids
    client.close()


def test_a_set_is_encoded_by_one_call(app: App, images: tuple[Visitor, list[str]]) -> None:
    visitor, ids = images
    label = visitor.call("sessions")[0]["prepare"]
    assert label.startswith("Prepare 1")
    assert "s of GPU time" in label
    *_, (ended, _) = visitor.stream("prepare")
    assert ended["done"] == ended["total"] >= 10
    assert ended["note"].startswith("Encoded on the GPU, with ")
    (wanted,) = app.scheduler.of("/schedule")
    assert wanted["token"] == TOKEN
    assert given_back(app.scheduler) == [{"allowToken": "allowed", "fail": "false"}]
    assert visitor.call("sessions")[0]["prepare"] == ""
    # The same masks as those of the processor, which encoded the first.
    clicks = {"object": 1, "frame": 0, "points": [[250, 170]], "labels": [1]}
    near, far = (visitor.call("add_points", session=ids[at], **clicks)[1] for at in (0, 11))
    assert near == far


def test_a_set_without_gpu_time(app: App, images: tuple[Visitor, list[str]]) -> None:
    visitor, _ = images
    app.scheduler.left = 2
    *_, (ended, _) = visitor.stream("prepare")
    assert ended["done"] == ended["total"]
    assert ended["note"].startswith("Your GPU time is used up. ")
    assert ended["note"].endswith("The rest is encoded on the processor, slower.")


def test_a_fork_that_dies_loses_nothing(app: App, visitor: Visitor, expected: list[bytes]) -> None:
    before = set(app.forks())
    parts = visitor.stream("propagate", end=LAST)
    next(parts)
    for fork in set(app.forks()) - before:
        os.kill(fork, signal.SIGKILL)
    rest = [meta for meta, _ in parts]
    assert rest[-2]["note"] == "The GPU was lost. Tracking continues on the processor, slower."
    assert masks(visitor) == expected
    assert given_back(app.scheduler)[0]["fail"] == "true"


def test_the_folder_on_zero_gpu(space: Space) -> None:
    """As it is uploaded, its weights on the GPU that `spaces` pretends; the fork then finds no real one."""
    with scheduler() as asked:
        space.write("zero-gpu", emulated(asked))
        space.start()
        assert asked.of("/startup-report"), "ZeroGPU ends a Space that has nothing for a GPU"
        client = Visitor(f"{space.url}/gradio_api/edgetam")
        client.hello()
        engine = client.call("hello", token=client.token)[0]["engine"]
        assert (engine["place"], engine["device"]) == ("Space on ZeroGPU", "cpu")
        *_, _ = client.stream("open", example="earth")
        assert client.call("add_box", object=1, frame=0, box=[118, 12, 358, 258])[1]
        parts = [meta for meta, _ in client.stream("propagate", end=6)]
        assert parts[-1]["done"] == 6
        assert parts[-2]["note"] == "The GPU was lost. Tracking continues on the processor, slower."
