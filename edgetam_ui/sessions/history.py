"""A session's steps: the operations in effect, the state each led to, and where among them the user is. Pure.

States are immutable and share what did not change, so undo and redo are steps along a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from ..core.operations import AddBox, AddMask, AddPoints, Operation, PromptOperation
from ..core.palette import color_of
from ..core.prompts import Prompt

Chain = tuple[PromptOperation, ...]
"""All prompts of one object on one frame, oldest first: they alone decide its mask."""
NO_PROMPTS: Mapping[int, Chain] = MappingProxyType({})


def prompt_of(chain: Chain) -> Prompt:
    """What `chain` asks for in sum: all its points, and the last box."""
    points = [step for step in chain if isinstance(step, AddPoints)]
    boxes = [step.box for step in chain if isinstance(step, AddBox)]
    return Prompt(
        points=tuple(point for step in points for point in step.points),
        labels=tuple(label for step in points for label in step.labels or ()),
        box=boxes[-1] if boxes else None,
    )


def starts_from_mask(chain: Chain) -> bool:
    """Whether a finished mask is among the prompts."""
    return any(isinstance(step, AddMask) for step in chain)


@dataclass(frozen=True)
class ObjectState:
    """An object: how it is shown, its prompts by frame, and the runs that hold masks of it, newest last.

    A run's number is paired with whether a later edit of the object made it stale.
    """

    id: int
    name: str
    color: str
    category: str = ""
    visible: bool = True
    locked: bool = False
    chains: Mapping[int, Chain] = field(default_factory=lambda: NO_PROMPTS)
    runs: tuple[tuple[int, bool], ...] = ()

    def prompts(self) -> dict[int, Prompt]:
        """Frame to what is asked for there."""
        return {frame: prompt_of(chain) for frame, chain in sorted(self.chains.items())}

    def with_chain(self, frame: int, chain: Chain) -> ObjectState:
        """The object with `chain` as its prompts on `frame` (none if empty); what was tracked becomes stale."""
        chains = {**self.chains, frame: chain}
        if not chain:
            del chains[frame]
        stale = tuple((number, True) for number, _ in self.runs)
        return replace(self, chains=MappingProxyType(chains), runs=stale)


@dataclass(frozen=True)
class State:
    """All objects by id, in the order they were made; `frame` is where the last change happened, if on one."""

    objects: Mapping[int, ObjectState] = field(default_factory=lambda: MappingProxyType({}))
    frame: int | None = None

    def with_object(self, changed: ObjectState, frame: int | None = None) -> State:
        """The state with `changed` put in, or in the place of the object of its id; changed on `frame`, if on one."""
        return State(MappingProxyType({**self.objects, changed.id: changed}), frame)

    def with_shown(self, object_id: int, visible: bool, locked: bool) -> State:
        """The state with an object, if it is there, shown or hidden, locked or not."""
        item = self.objects.get(object_id)
        return self if item is None else self.with_object(replace(item, visible=visible, locked=locked), self.frame)

    def without_object(self, object_id: int) -> State:
        """The state without an object."""
        return State(MappingProxyType({number: item for number, item in self.objects.items() if number != object_id}))

    def prompted_or_tracked(self) -> dict[int, ObjectState]:
        """The objects that may have a mask, by id."""
        return {number: item for number, item in self.objects.items() if item.chains or item.runs}

    def runs(self) -> set[int]:
        """The numbers of the runs that any object shows."""
        return {number for item in self.objects.values() for number, _ in item.runs}


@dataclass(frozen=True)
class Entry:
    """A step: its place in the order of all that ever happened, what was done, and the state it led to."""

    number: int
    operation: Operation
    state: State


class Step(NamedTuple):
    """A step back or forward: what was done there, the state it leads to, and the frame it was on, if on one."""

    operation: Operation
    state: State
    frame: int | None


class History:
    """The list of steps, and where in it the user is."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._first = State()
        self._at = 0
        self._numbers = 0
        self.revision = 0

    @property
    def state(self) -> State:
        """The current state."""
        return self._entries[self._at - 1].state if self._at else self._first

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back, and nothing done since."""
        return self._at < len(self._entries)

    def next_number(self) -> int:
        """A number above all given before: the place of what happens now among the steps."""
        self._numbers += 1
        return self._numbers

    def in_effect(self) -> Iterator[Entry]:
        """The steps up to where the user is, oldest first."""
        return iter(self._entries[: self._at])

    def push(self, operation: Operation, state: State) -> None:
        """Makes `state`, which `operation` led to, the current one; what had been undone is gone."""
        del self._entries[self._at :]
        self._entries.append(Entry(self.next_number(), operation, state))
        self._at += 1
        self.revision += 1

    def amend(self, change: Callable[[State], State]) -> None:
        """Changes every state alike: for what is not a step to take back."""
        self._entries = [replace(entry, state=change(entry.state)) for entry in self._entries]
        self.revision += 1

    def drop(self, run: int) -> None:
        """Takes the step that began `run` back for good, if it is still the last: it came to nothing."""
        before = self._entries[-2].state if len(self._entries) > 1 else self._first
        if self.can_undo and not self.can_redo and run in self.state.runs() - before.runs():
            self._at -= 1
            self._entries.pop()
            self.revision += 1

    def step(self, back: bool) -> Step | None:
        """What undo (`back`) or redo would lead to; None where there is no such step."""
        if not (self.can_undo if back else self.can_redo):
            return None
        entry = self._entries[self._at - 1 if back else self._at]
        before = self._entries[self._at - 2].state if self._at > 1 else self._first
        return Step(entry.operation, before if back else entry.state, entry.state.frame)

    def take(self, back: bool) -> None:
        """Takes the step that `step` told of."""
        self._at += -1 if back else 1
        self.revision += 1

    def runs(self) -> set[int]:
        """The numbers of the runs that any state, undone ones too, still shows."""
        return set().union(*(entry.state.runs() for entry in self._entries))


def new_object(object_id: int, name: str | None = None) -> ObjectState:
    """A fresh object with the name and colour that its id suggests."""
    return ObjectState(object_id, name or f"Object {object_id}", color_of(object_id))
