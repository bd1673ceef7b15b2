"""Random sequences of operations on a small video, and a machine that plays them on two sessions."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from edgetam_ui import Controller, FakeEngine, PromptError, Session
from edgetam_ui.core import operations
from edgetam_ui.core.masks import encode
from edgetam_ui.core.operations import (
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    Cleaning,
    CleanUp,
    ClearFrame,
    MarkAbsent,
    MarkReviewed,
    MovePoint,
    Operation,
    Propagate,
    Redo,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    RleData,
    Together,
    Undo,
    UpdateObject,
)

from .media import moving_disc

WIDTH, HEIGHT, COUNT = 48, 32, 6
FRAMES = [np.ascontiguousarray(frame[::4, ::4]) for frame in moving_disc(COUNT, 4 * HEIGHT, 4 * WIDTH)]
"""A disc of 6 pixels' radius, at (10 + 1.5 t, 15) on frame t."""
FIRST = (AddBox(object=1, box=(4, 9, 16, 21)), AddBox(object=2, box=(20, 4, 44, 30)))
"""Boxes round the disc, and round nothing much."""
OBJECTS = st.integers(1, 2)
NOBODY = 99
"""No object of any sequence: those that are added, or loaded, count on from 2."""
PLACES = {"object": OBJECTS, "frame": st.integers(0, COUNT - 1)}
POINT = st.tuples(st.integers(0, WIDTH - 1).map(float), st.integers(0, HEIGHT - 1).map(float))
CONTROLLER = Controller(engine=FakeEngine())


def open_session() -> Session:
    """A session on the small video."""
    return CONTROLLER.open(FRAMES)


@st.composite
def boxes(draw: Any) -> tuple[float, float, float, float]:
    """A box that is not empty."""
    x0, y0 = draw(st.integers(0, WIDTH - 2)), draw(st.integers(0, HEIGHT - 2))
    return x0, y0, draw(st.integers(x0 + 1, WIDTH)), draw(st.integers(y0 + 1, HEIGHT))


@st.composite
def masks(draw: Any) -> RleData:
    """A rectangle as a finished mask."""
    x0, y0, x1, y1 = map(int, draw(boxes()))
    mask = np.zeros((HEIGHT, WIDTH), bool)
    mask[y0:y1, x0:x1] = True
    return RleData.of(encode(mask))


@st.composite
def loads(draw: Any) -> Together:
    """An object of a file, with a mask on the first frames."""
    number, first, *others = draw(st.integers(3, 5)), draw(masks()), draw(masks()), draw(masks())
    reviewed = tuple(enumerate(others, 1))
    return Together(
        operations=(
            AddObject(object=number),
            UpdateObject(object=number, category="cup"),
            AddMask(object=number, mask=first),
            MarkReviewed(object=number, frame=1, last=2, masks=reviewed),
        )
    )


@st.composite
def points(draw: Any) -> AddPoints:
    """One to three clicks."""
    xy = tuple(draw(st.lists(POINT, min_size=1, max_size=3)))
    labels = tuple(draw(st.lists(st.integers(0, 1), min_size=len(xy), max_size=len(xy))))
    multimask = draw(st.sampled_from([None, None, True, False]))
    place = {name: draw(value) for name, value in PLACES.items()}
    return AddPoints(**place, points=xy, labels=labels, multimask=multimask)


CLEANINGS = st.builds(Cleaning, clicked=st.booleans(), holes=st.integers(0, 9), grow=st.sampled_from([0.0, 2.0, -1.0]))
CHANGES: st.SearchStrategy[Operation] = st.one_of(
    st.builds(AddMask, **PLACES, mask=masks()),
    st.builds(Choose, **PLACES, index=st.integers(0, 2)),
    st.builds(Refine, **PLACES),
    st.builds(MovePoint, **PLACES, index=st.integers(0, 1), point=POINT),
    st.builds(RemovePoint, **PLACES, index=st.integers(0, 1)),
    st.builds(AddMask, **PLACES, source=OBJECTS),
    st.builds(AddMask, **PLACES, mask=masks(), part=st.sampled_from(["add", "subtract"])),
    st.builds(CleanUp, object=OBJECTS, cleaning=CLEANINGS, continues=st.sampled_from([None, True])),
    st.builds(ClearFrame, **PLACES),
    loads(),
    st.builds(AddObject, name=st.sampled_from([None, "cat"])),
    st.builds(
        UpdateObject,
        object=OBJECTS,
        name=st.sampled_from([None, "dog"]),
        category=st.sampled_from([None, "animal"]),
        color=st.sampled_from([None, "#102030"]),
        visible=st.sampled_from([None, True, False]),
        locked=st.sampled_from([None, None, None, True, False]),
    ),
    st.sampled_from([RemoveObject(object=2), RemoveObject(object=1), Reset()]),
)
STRETCH = {"object": OBJECTS, "frame": st.integers(0, COUNT - 1), "last": st.sampled_from([None, None, 3, COUNT - 1])}
MARKS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(MarkReviewed, **STRETCH, reviewed=st.sampled_from([True, True, True, False])),
    st.builds(MarkAbsent, **STRETCH, absent=st.sampled_from([True, True, False])),
)
RUNS: st.SearchStrategy[Operation] = st.builds(
    Propagate,
    start=st.sampled_from([None, None, None, 0, 2]),
    end=st.sampled_from([None, None, None, 4]),
    direction=st.sampled_from(["forward", "forward", "backward", "both", "update", "update"]),
    objects=st.sampled_from([None, None, None, (1,), (1, 2)]),
)
ADVANCE = st.integers(1, COUNT)
"""So many frames of the propagation that runs."""
PROMPTS: st.SearchStrategy[Operation] = st.one_of(points(), st.builds(AddBox, **PLACES, box=boxes()))
UNDOING: st.SearchStrategy[Operation] = st.sampled_from([Undo(), Undo(), Redo()])


class Correction(NamedTuple):
    """A click on one of the frames where something is tracked, if there is any."""

    which: int
    point: tuple[float, float]
    label: int


Step = Operation | Correction | int
CORRECTIONS = st.builds(Correction, which=st.integers(0, 20), point=POINT, label=st.integers(0, 1))
WEIGHTS = {"correct": 4, "prompt": 4, "run": 3, "advance": 5, "undo": 2, "change": 3, "mark": 2}
KINDS = [kind for kind, weight in WEIGHTS.items() for _ in range(weight)]


@st.composite
def steps(draw: Any) -> Step:
    """One step; those that have to do with propagation come most often."""
    kinds = {
        "correct": CORRECTIONS,
        "prompt": PROMPTS,
        "run": RUNS,
        "advance": ADVANCE,
        "undo": UNDOING,
        "change": CHANGES,
        "mark": MARKS,
    }
    step: Step = draw(kinds[draw(st.sampled_from(KINDS))])
    return step


STEPS = steps()


class Player:
    """Plays steps on a session; what makes no sense there is refused by it and passed over."""

    def __init__(self) -> None:
        self.session = open_session()
        self._run: Generator[Any, None, None] | None = None

    def play(self, step: Step) -> Operation | None:
        """An operation, the beginning of a propagation, so many frames of it, or a correction of what it found.

        The edit that it came to, if it did.
        """
        try:
            if isinstance(step, Correction):
                step = self._corrected(step)
            if isinstance(step, int):
                if self._run is not None and len(list(itertools.islice(self._run, step))) < step:
                    self._run = None
            elif isinstance(step, Propagate):
                self.stop()
                self._run = self.session.follow(step)
                next(self._run)
            else:
                return self.session.apply(step).operation
        except PromptError:
            self._run = self._run if not isinstance(step, Propagate) else None
        return None

    def _corrected(self, step: Correction) -> Operation:
        tracked = [
            (item.id, frame)
            for item, timeline in self.session.timelines()
            for frame, kind, _, _ in timeline
            if kind in ("tracked", "stale")
        ]
        object_id, frame = tracked[step.which % len(tracked)] if tracked else (1, 0)
        return AddPoints(object=object_id, frame=frame, points=(step.point,), labels=(step.label,))

    @property
    def is_running(self) -> bool:
        """Whether a propagation has begun and not ended."""
        return self._run is not None

    def stop(self) -> None:
        """Cancels the propagation that runs."""
        if self._run is not None:
            self._run.close()
            self._run = None


def seen(session: Session) -> Any:
    """All that can be seen of a session but doubts: objects, prompts, timelines, masks on every frame.

    A run that goes on where another stopped has seen less of the way, and doubts otherwise.
    """
    shown = [
        (item.id, item.name, item.category, item.color, item.visible, item.locked, item.prompts(), line)
        for item, line in ((item, [entry[:3] for entry in timeline]) for item, timeline in session.timelines())
    ]
    masks = [session.object_masks(frame) for frame in range(session.medium.count)]
    return shown, [[replace(mask, doubt=0.0) for mask in found] for found in masks]


def replayed(session: Session) -> Session:
    """A new session on the same video with `session`'s operations, written to JSON and read back."""
    new = open_session()
    for data in [operations.to_data(operation) for operation in session.operations]:
        new.apply(operations.from_data(data))
    return new


def check_undo(session: Session, now: Any) -> None:
    """Undo after redo and redo after undo are the identity, and a refused operation changes nothing."""
    for can, there, back in ((session.can_undo, Undo(), Redo()), (session.can_redo, Redo(), Undo())):
        if can:
            session.apply(there)
            session.apply(back)
            assert seen(session) == now
    revision = session.revision
    with contextlib.suppress(PromptError):
        session.apply(ClearFrame(object=NOBODY, frame=0))
    assert (seen(session), session.revision) == (now, revision)


def check(steps: Sequence[Step]) -> None:
    """After every step a replay gives what the session has, and undo after redo, redo after undo change nothing."""
    player = Player()
    try:
        for step in (*FIRST, *steps):
            player.play(step)
            now = seen(player.session)
            new = replayed(player.session)
            assert seen(new) == now
            new.close()
            if not player.is_running:
                check_undo(player.session, now)
    finally:
        player.stop()
        player.session.close()
