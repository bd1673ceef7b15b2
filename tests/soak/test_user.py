"""Four threads at random as one user of a server that keeps what is done, then a restart.

`EDGETAM_THREADS_SECONDS`: for how long; 300 where unset.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions.user import User
from tests.media import moving_disc, write_video
from tests.sequences import seen
from tests.soak.test_threads import SECONDS

THREADS = 4
FORMATS = ("coco", "npz", "png", "overlay")


class Client:
    """A page, or a program, that asks by chance alone; `codes` are those of the answers."""

    def __init__(self, dispatcher: Dispatcher, user: User, files: list[Path], chance: random.Random) -> None:
        self.dispatcher, self.user, self.files, self.chance = dispatcher, user, files, chance
        self.codes: Counter[str] = Counter()

    def work(self, times: int) -> None:
        for number in range(times):
            answer = self.chance.choice([self.edit, self.edit, self.ask, self.stream, self.open])(number)
            self.codes[answer.get("error", {}).get("code", "")] += 1

    def edit(self, number: int) -> dict[str, Any]:
        frame, item = self.chance.randrange(8), self.chance.randrange(1, 4)
        edits: list[dict[str, Any]] = [
            {"op": "add_box", "object": item, "frame": frame, "box": [10, 30, 70, 90]},
            {"op": "add_points", "object": item, "frame": frame, "points": [[self.chance.randrange(150), 60]]},
            {"op": "undo"},
            {"op": "redo"},
            {"op": "remove_object", "object": item},
            {"op": "update_object", "object": item, "locked": self.chance.random() < 0.3},
        ]
        return self._call(**self.chance.choice(edits), request=f"{number % 5}")

    def ask(self, number: int) -> dict[str, Any]:
        ops = ["state", "cancel", "sessions", "operations", "code", "hello", "show", "masks", "frame", "close"]
        op = self.chance.choice(ops)
        return self._call(op=op, **({"frame": number % 8} if op in ("masks", "frame") else {}))

    def stream(self, number: int) -> dict[str, Any]:
        streams: list[dict[str, Any]] = [
            {"op": "propagate", "direction": self.chance.choice(["forward", "both", "update"])},
            {"op": "resume"},
            {"op": "export", "format": self.chance.choice(FORMATS), "all": self.chance.random() < 0.3},
            {"op": "save", "all": self.chance.random() < 0.3},
        ]
        return self._stream({**self.chance.choice(streams), "session": self._session()}, [])

    def open(self, number: int) -> dict[str, Any]:
        file = self.chance.choice(self.files)
        copy = self.user.new_file(file.suffix, file.stat().st_size)
        copy.write_bytes(file.read_bytes())
        keep = self.chance.random() < 0.9
        return self._stream({"op": "open", "name": file.name, "keep": keep}, [copy])

    def _session(self) -> str | None:
        sessions = self.user.sessions
        return self.chance.choice(sessions).id if sessions else None

    def _call(self, **request: Any) -> dict[str, Any]:
        return self.dispatcher.call(self.user, {**request, "session": self._session()})[0]

    def _stream(self, request: dict[str, Any], files: list[Path]) -> dict[str, Any]:
        """The last part of those that are read: some hang up."""
        with closing(self.dispatcher.stream(self.user, request, files)) as parts:
            *_, (last, _) = islice(parts, self.chance.choice([None, None, 1, 2]))
            return dict(last)


def shown(user: User) -> dict[str, Any]:
    return {
        session.id: (seen(session), session.can_undo, session.can_redo, session.exported == session.revision)
        for session in user.sessions
    }


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.02)


def test_threads_of_one_user(tmp_path: Path) -> None:
    frames = [np.ascontiguousarray(frame[::2, ::2]) for frame in moving_disc(8, 240, 320)]
    files = [write_video(tmp_path / "a.mp4", frames), tmp_path / "a.png"]
    Image.fromarray(frames[0]).save(files[1])
    codes: Counter[str] = Counter()
    until = time.monotonic() + SECONDS
    for seed in count():
        controller = Controller(engine=FakeEngine())
        controller.keep_in(tmp_path / f"{seed}", 1.0)
        dispatcher = Dispatcher(controller)
        user = dispatcher.find_user("new", {"op": "hello"})
        clients = [Client(dispatcher, user, files, random.Random(f"{seed} {number}")) for number in range(THREADS)]
        threads = [threading.Thread(target=client.work, args=(30,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        codes = sum((client.codes for client in clients), codes)
        assert codes.total() == 30 * THREADS * (seed + 1)  # no thread died
        # What was hung up on ends soon.
        wait_until(lambda: not any(thread.name.startswith("edgetam-") for thread in threading.enumerate()))
        budgets = controller.budgets
        assert (budgets.streams._inside, budgets.exports._inside, budgets.written.total) == ({}, {}, 0)
        assert {path.name for path in user.files.glob("*")} == {session.medium.path.name for session in user.sessions}
        before = shown(user)
        controller.close()
        with closing(Controller(engine=FakeEngine())) as again:
            again.keep_in(tmp_path / f"{seed}", 1.0)
            back = again.users.join(user.token)
            again.restore(back)
            assert shown(back) == before
        if time.monotonic() > until:
            break
    print(f"{seed + 1} sequences, answers by code: {dict(codes)}")
    assert "internal" not in codes
