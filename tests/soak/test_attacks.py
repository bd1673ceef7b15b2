"""What one visitor can do to a server at full size, and what others notice of it."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

from tests.media import moving_disc, write_video
from tests.server import Person, Server, server

GIGABYTE_KB = 1 << 20
ATTACKERS = 48
# Apart from the attackers' threads, which would slow down whoever is in a process with them.
PROCESSES = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as started:
        yield started


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("images") / "photo.png"
    Image.fromarray(moving_disc(1, 480, 640)[0]).save(path)
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100 megapixels in a small file."""
    path = tmp_path_factory.mktemp("images") / "large.png"
    pixels = np.zeros((10_000, 10_000), np.uint8)
    pixels[4000:6000, 4000:6000] = 255
    Image.fromarray(pixels).save(path)
    return path


def _click_on(url: str, image: str, stop: Any, told: Any) -> None:
    """Clicks now and then until `stop`; tells the seconds that the model takes to encode, then of each click."""
    with httpx.Client(timeout=None) as http:
        person = Person(url, Person(url, "new", http).call("hello")["token"], http)
        assert "error" not in person.stream("open", [Path(image).read_bytes()], name="a.png", later=True)
        for number in itertools.count():
            if stop.is_set():
                break
            begun = time.monotonic()
            answer = person.call("add_points", object=1, points=[[40 + number / 100, 60]])  # a known one costs nothing
            assert "error" not in answer, answer
            told.put((begun, time.monotonic() - begun, answer["took"]["encode"] / 1e3))
            person.call("reset")
            time.sleep(0.1)
        person.call("goodbye", client="a")


class Victim:
    """Someone who clicks on an image now and then while an attack goes on, in a process of their own."""

    def __init__(self, running: Server, image: Path) -> None:
        self._stop, self._told = PROCESSES.Event(), PROCESSES.Queue()
        self._process = PROCESSES.Process(
            target=_click_on, args=(running.url, str(image), self._stop, self._told), daemon=True
        )
        self._process.start()
        _, _, self.encode = self._told.get()
        self.clicks: list[tuple[float, float]] = []
        while len(self.clicks) < 20:
            self._hear()
        self.alone = statistics.median(taken for _, taken in self.clicks)

    def _hear(self) -> None:
        self.clicks.append(self._told.get()[:2])

    def end(self, since: float, until: float) -> float:
        """The seconds of a middling click among those made at least in part between two moments, and the next."""
        while self.clicks[-1][0] <= until:
            self._hear()
        self._stop.set()
        self._process.join()
        return statistics.median(taken for begun, taken in self.clicks if begun + taken >= since)


def attacked(running: Server, image: Path, attack: Callable[[int], Any], times: int, name: str) -> list[Any]:
    """What `attack` returned each time, all at once.

    Fails where memory or threads grow too much, or others' clicks take more than three times as long as alone and than
    two steps of the model.
    """
    victim = Victim(running, image)
    before, threads = running.status("VmRSS"), [running.status("Threads")]
    peak = [before]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.02):
            peak.append(running.status("VmRSS"))
            threads.append(running.status("Threads"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    begun = time.monotonic()
    with ThreadPoolExecutor(min(times, ATTACKERS)) as pool:
        answers = list(pool.map(attack, range(times)))
    meanwhile = victim.end(begun, time.monotonic())
    ended.set()
    watcher.join()
    more = (max(peak) - before) / GIGABYTE_KB
    print(
        f"\n{name}: {more:.2f} GB more at most, {max(threads)} threads, "
        f"another's click {1e3 * victim.alone:.0f} ms alone, {meanwhile / victim.alone:.1f} times that meanwhile"
    )
    assert more <= 1
    assert max(threads) < 200
    assert meanwhile <= max(3 * victim.alone, 2 * victim.encode)
    return answers


def _own_address() -> str:
    """Where others would reach this machine; asking for a way there sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect(("192.0.2.1", 9))
        return str(way.getsockname()[0])


def test_frames_of_a_large_image(running: Server, image: Path, large: Path) -> None:
    attacker = running.join()
    answers = attacked(running, image, lambda _: attacker.open(large), 1, "100 megapixels, opened")
    assert "error" not in answers[0]
    answers = attacked(running, image, lambda _: attacker.call("frame", frame=0), 40, "its frame 40 times")
    assert all("error" not in answer for answer in answers)


def test_many_users_open_large_images(running: Server, image: Path, large: Path) -> None:
    attackers = [running.join() for _ in range(8)]
    answers = attacked(running, image, lambda number: attackers[number].open(large), 8, "opened by eight users")
    assert all(answer.get("error", {}).get("code") in (None, "limit") for answer in answers)
    for attacker in attackers:
        attacker.call("close")


def test_streams(running: Server, image: Path) -> None:
    attacker = running.join()
    answers = attacked(running, image, lambda _: attacker.open(image), 200, "200 files opened")
    assert all(answer.get("error", {}).get("code") in (None, "limit", "session", "cancelled") for answer in answers)


def test_exports(running: Server, image: Path, tmp_path: Path) -> None:
    attacker = running.join()
    assert "error" not in attacker.open(write_video(tmp_path / "a.mp4", moving_disc(30)))
    assert "error" not in attacker.call("add_box", object=1, box=[10, 30, 70, 90])
    answers = attacked(running, image, lambda _: attacker.stream("export", format="overlay"), 200, "200 exports")
    assert {answer.get("error", {}).get("code") for answer in answers} <= {None, "limit"}


def test_saves(running: Server, image: Path, tmp_path: Path) -> None:
    attacker = running.join()
    assert "error" not in attacker.open(write_video(tmp_path / "a.mp4", moving_disc(300)))
    assert "error" not in attacker.call("add_box", object=1, box=[10, 30, 70, 90])
    answers = attacked(running, image, lambda _: attacker.stream("save", medium=True), 200, "200 sessions saved")
    assert {answer.get("error", {}).get("code") for answer in answers} <= {None, "limit"}


def test_prompts(running: Server, image: Path) -> None:
    attacker = running.join()
    assert "error" not in attacker.open(image)

    def prompt(number: int) -> dict[str, Any]:
        return attacker.call("add_points", object=1, points=[[number % 100, 60]], request=str(number))

    answers = attacked(running, image, prompt, 120, "120 prompts")
    assert {answer.get("error", {}).get("code") for answer in answers} <= {None, "limit"}


def test_a_hundred_people(running: Server, image: Path) -> None:
    """All open an image and click on it; nobody fails."""
    data = io.BytesIO(image.read_bytes()).getvalue()

    def visit(_: int) -> list[dict[str, Any]]:
        person = running.join()
        opened = person.stream("open", [data], name="a.png")
        clicked = person.call("add_points", object=1, points=[[40, 60]])
        person.call("goodbye", client="a")
        return [opened, clicked]

    with ThreadPoolExecutor(100) as pool:
        answers = [answer for visited in pool.map(visit, range(100)) for answer in visited]
    assert [answer["error"] for answer in answers if "error" in answer] == []


def test_new_users(image: Path) -> None:
    """From an address of this machine that is not its own: what comes from there is not limited."""
    with server("--host", "0.0.0.0") as local:
        running = replace(local, url=local.url.replace("0.0.0.0", _own_address()))
        answers = attacked(
            running, image, lambda _: Person(running.url, "new", running.http).call("hello"), 230, "hellos"
        )
        assert {answer.get("error", {}).get("code") for answer in answers} == {None, "access"}
