"""What somebody does with a server for a while, and that nothing of it is lost, whatever happens to the server."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.media import moving_disc, write_video
from tests.patience import SECONDS

from .client import Client, Refused

FRAMES = 80
WIDTH, HEIGHT = 96, 64
SAME = 50
"""So often in a row is the server asked before it is believed that it does nothing more."""


def clips(folder: Path) -> list[Path]:
    """Two videos to work on."""
    frames = moving_disc(FRAMES, HEIGHT, WIDTH)
    return [write_video(folder / f"{name}.mp4", frames[start:]) for name, start in (("one", 0), ("two", 20))]


class Person:
    """Edits, opens files, propagates and exports at random until told to stop.

    Whenever the connection broke off they see whether the server still knows all that it answered: `state` is what it
    told last, `tracked` the masks that it sent since, by object and frame. `mended` counts how often they did.
    """

    def __init__(self, client: Client, files: list[Path], seed: int) -> None:
        self.client, self._files, self._random = client, files, random.Random(seed)
        client.lost = self._check
        self.state: dict[str, Any] = {}
        self.tracked: dict[tuple[int, int], bytes] = {}
        self.done: Counter[str] = Counter()
        self.mended = 0
        self._doing = ""
        self._exported = {-1}

    def work(self, stop: Callable[[], bool]) -> None:
        """Does one thing after the other."""
        self.state = self.client.hello()
        while not stop():
            act = self.open if not self.state["medium"] else self._random.choice(self._acts())
            self._doing = act.__name__
            act()
            self.done[self._doing] += 1

    def _acts(self) -> list[Callable[[], None]]:
        often = [self.click] * 3 + [self.propagate] * 2
        return [*often, self.rename, self.undo, self.redo, self.add, self.export, self.open]

    def check_all(self) -> None:
        """The server knows what it answered, and did not do what it refused last."""
        if self._doing not in ("propagate", "resume"):  # they were begun before they were refused
            self._doing = ""
        self._check()
        self.state = self.client.hello()

    def _check(self) -> None:
        found, expected = ({**state, "due": None} for state in (self.client.hello(), self.state))
        # An export that was cut off may be noted, and late.
        assert found["session"] != expected["session"] or found["exported"] in self._exported
        found["exported"] = expected["exported"]
        self.mended += 1
        doing = self._doing
        if doing == "open" and found["session"] != expected["session"]:
            return  # it was opened, and not answered
        assert found["session"] == expected["session"]
        if doing in ("propagate", "resume"):
            assert [_shown(item) for item in found["objects"]] == [_shown(item) for item in expected["objects"]]
        elif found["revision"] == expected["revision"] or doing in ("open", "export", ""):
            assert found == expected
        else:
            assert found["revision"] == expected["revision"] + 1, "more was done than was asked"
            return  # it was done, and not answered
        self._check_masks()

    def _check_masks(self) -> None:
        frames = sorted({frame for _, frame in self.tracked})
        for frame in self._random.sample(frames, min(5, len(frames))):
            meta, buffers = self.client.call("masks", frame=frame)
            masks = {item["object"]: buffers[item["buffer"]] for item in meta["masks"]}
            for (number, at), counts in self.tracked.items():
                assert at != frame or masks[number] == counts, f"object {number} on frame {frame}"

    def edit(self, op: str, **fields: Any) -> None:
        before = self.state
        try:
            meta, _ = self.client.call(op, **fields)
        except Refused as refused:
            refused.expect("prompt")
            return
        self.state = meta["state"]
        assert self.state["revision"] <= before["revision"] + 1, "it was done more than once"
        assert op != "add_object" or len(self.state["objects"]) == len(before["objects"]) + 1
        self.tracked.clear()  # what they depend on may have changed

    def click(self) -> None:
        place = {"object": self._random.randint(1, 3), "frame": self._random.randrange(FRAMES // 2)}
        x, y = self._random.randrange(WIDTH), self._random.randrange(HEIGHT)
        self.edit("add_points", **place, points=[[x, y]])

    def rename(self) -> None:
        self.edit("update_object", object=1, name=f"name {self._random.random()}")

    def add(self) -> None:
        self.edit("add_object")

    def undo(self) -> None:
        self.edit("undo")

    def redo(self) -> None:
        self.edit("redo")

    def open(self) -> None:
        before = self.state["session"]
        self.state = self.client.open(self._random.choice(self._files))
        assert self.state["session"] != before
        self._exported = {-1}
        self.tracked.clear()

    def propagate(self) -> None:
        """Or go on with the one that was cut off; a part of it is taken in as soon as it comes."""
        if self.state["unfinished"] and self._random.random() < 0.7:
            self._doing = "resume"
        else:
            self.tracked.clear()
        try:
            for meta, buffers in self.client.stream(self._doing):
                for item in meta.get("masks", ()):
                    self.tracked[item["object"], item["frame"]] = buffers[item["buffer"]]
        except Refused as refused:
            refused.expect("prompt")
        self._wait_for_the_end()

    def _wait_for_the_end(self) -> None:
        """Until a run that was cut off has ended on the server; where it never began, nothing changes any more."""
        same = 0
        self.state = self.client.hello()
        while self.state["unfinished"] is None and self.state["due"]["frames"] and same < SAME:
            time.sleep(0.02)
            before, self.state = self.state, self.client.hello()
            same = same + 1 if before == self.state else 0

    def export(self) -> None:
        self._exported.add(self.state["revision"])
        try:
            parts = [meta for meta, _ in self.client.stream("export", format="coco")]
        except Refused as refused:
            refused.expect("export")
        else:
            if parts and parts[-1].get("end"):
                self._exported = {self.state["revision"]}
                self._check()


def _shown(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != "timeline"}


def check_disk(data: Path) -> None:
    """The disk holds what sessions are on, and nothing else; call it while nobody does anything.

    What was cut off just now may take a moment to end on the server.
    """
    until = time.monotonic() + SECONDS
    while True:
        try:
            _check_disk(data)
            return
        except AssertionError:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def _check_disk(data: Path) -> None:
    assert list((data / "trash").iterdir()) == []
    assert len(list((data / "processes").iterdir())) == 1
    for folder in (data / "users").iterdir():
        if not list(folder.iterdir()):
            continue  # of somebody who has opened nothing yet
        with closing(sqlite3.connect(folder / "work.db")) as connection:
            kept = {name for (name,) in connection.execute("SELECT file FROM sessions")}
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {path.name for path in (folder / "files").iterdir()} == kept


@contextmanager
def at_work(person: Person) -> Iterator[Callable[[], bool]]:
    """`person` works beside the block, which is given whether they still do; what they found wrong is raised at its
    end.
    """
    stop = threading.Event()
    problems: list[BaseException] = []

    def run() -> None:
        try:
            person.work(stop.is_set)
        except BaseException as error:
            problems.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield thread.is_alive
    finally:
        stop.set()
        thread.join()
    if problems:
        raise problems[0]
