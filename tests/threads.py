"""Several threads that do at random what can be done to one session, and what must hold of it afterwards."""

from __future__ import annotations

import gc
import random
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from edgetam_ui import Controller, EdgeTamError, Session
from edgetam_ui.core import operations
from edgetam_ui.formats.registry import FORMATS
from edgetam_ui.sessions.recall import recall
from edgetam_ui.sessions.record import KeptSession, Record
from tests.sequences import seen

THREADS = 3
CLEANINGS: list[dict[str, Any]] = [{}, {"clicked": True, "specks": 9}, {"smooth": 2, "holes": 9, "grow": 1}]


class User:
    """Someone who does `count` things to `session`, by chance alone, with a folder of their own for files."""

    def __init__(self, session: Session, chance: random.Random, folder: Path, closes: bool) -> None:
        self.session, self.chance, self.folder = session, chance, folder
        folder.mkdir()
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        steps = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        self._steps: list[Callable[[], object]] = [*steps, *[self.do_prompt, self.do_follow] * 3, self.do_undo]
        if closes:
            self._steps.append(self.close)
        self._number = 0

    def work(self, count: int) -> None:
        for _ in range(count):
            step = self.chance.choice(self._steps)
            try:
                step()
                self.done["done"] += 1
            except EdgeTamError as error:
                self.done[error.code] += 1
            except BaseException:
                self.faults.append(traceback.format_exc())

    @property
    def _object(self) -> int:
        return self.chance.randrange(1, 5)

    @property
    def _frame(self) -> int:
        return self.chance.randrange(self.session.medium.count)

    def _point(self) -> list[float]:
        medium = self.session.medium
        return [self.chance.uniform(0, medium.width - 1), self.chance.uniform(0, medium.height - 1)]

    def _mask(self) -> np.ndarray:
        medium = self.session.medium
        mask = np.zeros((medium.height, medium.width), bool)
        y, x = self.chance.randrange(medium.height), self.chance.randrange(medium.width)
        mask[y : y + self.chance.randrange(1, 12), x : x + self.chance.randrange(1, 12)] = True
        return mask

    def _path(self, suffix: str = "") -> Path:
        self._number += 1
        return self.folder / f"{self._number}{suffix}"

    def do_prompt(self) -> None:
        session, place = self.session, {"object_id": self._object, "frame": self._frame}
        match self.chance.randrange(5):
            case 0:
                (x0, y0), (x1, y1) = self._point(), self._point()
                session.add_box(box=[min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)], **place)
            case 1:
                session.paint(stroke=self._mask(), erase=self.chance.random() < 0.5, **place)
            case 2:
                session.add_mask(mask=self._mask(), **place)
            case _:
                session.add_points(points=[self._point()], labels=[self.chance.randrange(2)], **place)

    def do_change(self) -> None:
        session, number, frame = self.session, self._object, self._frame
        last = min(frame + self.chance.randrange(3), session.medium.count - 1)
        self.chance.choice(
            [
                lambda: session.move_point(number, 0, self._point(), frame),
                lambda: session.remove_point(number, 0, frame),
                lambda: session.clear_frame(number, frame),
                lambda: session.choose(number, self.chance.randrange(3), frame),
                lambda: session.refine(number, frame),
                lambda: session.copy_mask(number, self._object, frame),
                lambda: session.mark_reviewed(number, frame, last, self.chance.random() < 0.7),
                lambda: session.mark_absent(number, frame, last, self.chance.random() < 0.5),
                lambda: session.clean_up(number, **self.chance.choice(CLEANINGS)),
                lambda: session.update_object(number, name="a", locked=self.chance.random() < 0.2),
                session.add_object,
                lambda: session.remove_object(number),
                lambda: session.reset() if self.chance.random() < 0.2 else None,
            ]
        )()

    def do_undo(self) -> None:
        self.session.undo()

    def do_redo(self) -> None:
        self.session.redo()

    def do_follow(self) -> None:
        chosen = {"direction": self.chance.choice(["forward", "backward", "both", "update"])}
        with closing(self.session.propagate(**chosen)) as steps:
            list(islice(steps, self.chance.choice([None, None, 1, 3])))

    def do_resume(self) -> None:
        with closing(self.session.resume()) as steps:
            list(islice(steps, self.chance.choice([None, 2])))

    def do_cancel(self) -> None:
        self.session.cancel()

    def do_read(self) -> None:
        session, number, frame = self.session, self._object, self._frame
        self.chance.choice(
            [
                lambda: session.masks(frame),
                lambda: session.overlay(frame),
                lambda: session.candidates(number, frame),
                lambda: session.preview(number, self._point(), frame),
                lambda: session.logits(number, frame),
                session.timelines,
                session.due,
                session.doubtful,
                lambda: session.code("python"),
                session.work,
                lambda: session.unfinished,
                session._repr_html_,
                session.to_coco,
                session.to_pandas,
                lambda: session.medium.display(frame),
                session.park,
            ]
        )()

    def do_export(self) -> None:
        self.session.export(self.chance.choice(list(FORMATS)), self._path(self.chance.choice(["", ".zip"])))

    def do_load(self) -> None:
        self.session.load(self.session.export(self.chance.choice(["coco", "npz", "davis"]), self._path()))

    def do_save(self) -> None:
        path = self.session.save(self._path(".edgetam"), medium=self.chance.random() < 0.5)
        with closing(self.session.controller.open(path)) as again:
            list(again.masks(self._frame))

    def close(self) -> None:
        self.session.close()


@contextmanager
def kept(session: Session, folder: Path) -> Iterator[KeptSession]:
    """Has a record in `folder` keep what is done to `session` from now on."""
    record = Record(folder)
    record.files.mkdir(parents=True)
    file = record.files / "medium"
    file.touch()
    medium = session.medium
    entry = KeptSession(session.id, "medium", file, medium.height, medium.width, -1)
    record.open_session(entry, replace=True)
    session.journal = record.journal(session.id)
    try:
        yield entry
    finally:
        record.close()


def check_threads(
    controller: Controller, source: Path, seed: int, folder: Path, count: int, closes: bool
) -> Counter[str]:
    """Three threads do `count` things each to one session on `source`, one of them also closes it where `closes`; how
    many were done, and by their codes refused.

    Nothing but `EdgeTamError` may come, and afterwards operations, journal and saved file say what the session shows.
    """
    with closing(controller.open(source)) as session, kept(session, folder / "record") as entry:
        users = [
            User(session, random.Random(f"{seed} {number}"), folder / f"{number}", closes and number == 0)
            for number in range(THREADS)
        ]
        threads = [threading.Thread(target=user.work, args=(count,)) for user in users]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [fault for user in users for fault in user.faults] == []
        if not closes:
            _check_truth(controller, session, entry, source, folder)
    return sum((user.done for user in users), Counter())


def _check_truth(controller: Controller, session: Session, entry: KeptSession, source: Path, folder: Path) -> None:
    now = seen(session)
    assert not session.is_propagating
    with closing(controller.open(source)) as again:
        for data in [operations.to_data(operation) for operation in session.operations]:
            again.apply(operations.from_data(data))
        assert seen(again) == now
    with closing(controller.open(session.save(folder / "saved.edgetam"))) as again:
        assert seen(again) == now
    record = Record(folder / "record")
    with closing(controller.open(source)) as again, closing(record):
        recall(again, record.sessions()[0], record)
        assert (seen(again), again.can_undo, again.can_redo) == (now, session.can_undo, session.can_redo)
        again.journal = session.journal = None
        shown = _all_steps(session)
        assert seen(session) == shown[-1]
        assert _all_steps(again) == shown


def _all_steps(session: Session) -> list[Any]:
    """What each step back to the beginning shows, then each forward: the same on both ways."""
    while session.can_redo:
        session.redo()
    back = [seen(session)]
    while session.can_undo:
        session.undo()
        back.append(seen(session))
    forward = [back[-1]]
    while session.can_redo:
        session.redo()
        forward.append(seen(session))
    assert forward == back[::-1]
    return forward


def held() -> tuple[int, int]:
    """How many threads and how many open files this process has."""
    gc.collect()
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
