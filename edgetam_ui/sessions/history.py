"""A session's truth: the operations a user did, in order, and the state each led to. Pure; imports prompts and masks.

States are immutable and share what did not change, so undo and redo are steps along a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from ..core.masks import Rle
from ..core.palette import color_of
from ..core.prompts import Box, Point, Prompt

NO_PROMPTS: Mapping[int, tuple[Step, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Step:
    """One thing said about an object on a frame: points, a box, the choice of a candidate, or a start from a mask.

    `multimask` is what the decoder is asked for (None: as the prompt suggests). `seed` is the tracked mask that the
    first step on a frame corrects.
    """

    points: tuple[Point, ...] = ()
    labels: tuple[int, ...] = ()
    box: Box | None = None
    choice: int | None = None
    multimask: bool | None = None
    seed: Rle | None = None


Chain = tuple[Step, ...]
"""All steps of one object on one frame, oldest first: they alone decide its mask."""


def prompt_of(chain: Chain) -> Prompt:
    """What `chain` says in sum: all points, and the last box."""
    boxes = [step.box for step in chain if step.box is not None]
    return Prompt(
        points=tuple(point for step in chain for point in step.points),
        labels=tuple(label for step in chain for label in step.labels),
        box=boxes[-1] if boxes else None,
    )


@dataclass(frozen=True)
class ObjectState:
    """An object: how it is shown, its prompts by frame, and the tracks that hold masks of it, newest last.

    A track's number is paired with whether a later edit of the object made it stale.
    """

    id: int
    name: str
    color: str
    visible: bool = True
    chains: Mapping[int, Chain] = field(default_factory=lambda: NO_PROMPTS)
    tracks: tuple[tuple[int, bool], ...] = ()

    def prompts(self) -> dict[int, Prompt]:
        """Frame to what was said there."""
        return {frame: prompt_of(chain) for frame, chain in sorted(self.chains.items())}

    def with_chain(self, frame: int, chain: Chain) -> ObjectState:
        """The same with `chain` as its prompts on `frame` (none if empty); what was tracked becomes stale."""
        chains = {**self.chains, frame: chain}
        if not chain:
            del chains[frame]
        stale = tuple((number, True) for number, _ in self.tracks)
        return replace(self, chains=MappingProxyType(chains), tracks=stale)


@dataclass(frozen=True)
class State:
    """All objects by id, in the order they were made; `frame` is where the last change happened, if on one."""

    objects: Mapping[int, ObjectState] = field(default_factory=lambda: MappingProxyType({}))
    frame: int | None = None

    def with_object(self, changed: ObjectState, frame: int | None = None) -> State:
        """The same with `changed` put in, or in the place of the object of its id; changed on `frame`, if on one."""
        objects = MappingProxyType({**self.objects, changed.id: changed})
        return State(objects, frame)

    def with_visible(self, object_id: int, visible: bool) -> State:
        """The same with an object shown or hidden."""
        item = self.objects.get(object_id)
        return self if item is None else self.with_object(replace(item, visible=visible), self.frame)

    def without_object(self, object_id: int) -> State:
        """The same without an object."""
        kept = {number: item for number, item in self.objects.items() if number != object_id}
        return State(MappingProxyType(kept))

    def tracks(self) -> set[int]:
        """The numbers of the tracks that any object shows."""
        return {number for item in self.objects.values() for number, _ in item.tracks}


class Journal:
    """The list of states, and where in it the user is."""

    def __init__(self) -> None:
        self._states = [State()]
        self._at = 0
        self.revision = 0

    @property
    def state(self) -> State:
        """The current state."""
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back, and nothing done since."""
        return self._at < len(self._states) - 1

    def push(self, state: State) -> None:
        """Makes `state` the current one; what had been undone is gone."""
        del self._states[self._at + 1 :]
        self._states.append(state)
        self._at += 1
        self.revision += 1

    def amend(self, change: Callable[[State], State]) -> None:
        """Changes every state alike: for what is not a step to take back."""
        self._states = [change(state) for state in self._states]
        self.revision += 1

    def drop(self, track: int) -> None:
        """Takes the step that began `track` back for good, if it is still the last: it came to nothing."""
        if not self.can_undo or self.can_redo:
            return
        if track in self.state.tracks() - self._states[-2].tracks():
            self._states.pop()
            self._at -= 1
            self.revision += 1

    def undo(self) -> int | None:
        """One step back; the frame it happened on, or None where it was on none or there is none."""
        if not self.can_undo:
            return None
        frame = self.state.frame
        self._at -= 1
        self.revision += 1
        return frame

    def redo(self) -> int | None:
        """One step forward again; the frame it happened on, or None where it was on none or there is none."""
        if not self.can_redo:
            return None
        self._at += 1
        self.revision += 1
        return self.state.frame

    def tracks(self) -> set[int]:
        """The numbers of the tracks that any state, undone ones too, still shows."""
        return set().union(*(state.tracks() for state in self._states))


def step_to_data(step: Step) -> dict[str, Any]:
    """`step` as JSON; `step_from_data` reads it."""
    data: dict[str, Any] = {"points": step.points, "labels": step.labels}
    data |= {key: value for key in ("box", "choice", "multimask") if (value := getattr(step, key)) is not None}
    return data | ({"seed": step.seed.to_coco()} if step.seed else {})


def step_from_data(data: Mapping[str, Any]) -> Step:
    """What `step_to_data` wrote. Raises `KeyError`, `TypeError` or `ValueError` where that was not so."""
    seed = data.get("seed")
    return Step(
        points=tuple((float(x), float(y)) for x, y in data["points"]),
        labels=tuple(int(label) for label in data["labels"]),
        box=tuple(float(edge) for edge in data["box"]) if "box" in data else None,  # type: ignore[arg-type]
        choice=data.get("choice"),
        multimask=data.get("multimask"),
        seed=Rle(seed["counts"].encode("ascii"), *seed["size"]) if seed else None,
    )


def new_object(object_id: int, name: str | None = None) -> ObjectState:
    """A fresh object with the name and colour that its id suggests."""
    return ObjectState(object_id, name or f"Object {object_id}", color_of(object_id))
