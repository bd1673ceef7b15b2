"""A session's steps: the operations in effect, the state each led to, and where among them the user is. Pure.

States are immutable and share what did not change, so undo and redo are steps along a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from ..core.operations import (
    AS_IT_IS,
    LARGEST,
    AddBox,
    AddMask,
    AddPoints,
    Cleaning,
    CleanUp,
    Operation,
    PromptOperation,
    RleData,
    changed,
)
from ..core.palette import color_of
from ..core.prompts import Prompt
from .spans import Spans, covers, frames_of, joined, without

Chain = tuple[PromptOperation, ...]
"""All prompts of one object on one frame, oldest first: they alone decide its mask."""
NO_PROMPTS: Mapping[int, Chain] = MappingProxyType({})
NO_MASKS: Mapping[int, RleData] = MappingProxyType({})


class RunRef(NamedTuple):
    """A run that holds masks of an object, by its number, and where a later edit made them stale.

    `forward` are the frames where masks that were tracked forward are stale, `backward` those of the other direction.
    """

    number: int
    forward: Spans = ()
    backward: Spans = ()

    def is_stale(self, frame: int, reverse: bool) -> bool:
        """Whether the mask that was tracked on `frame`, backward where `reverse`, is stale."""
        return covers(self.backward if reverse else self.forward, frame)


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
    """An object: how it is shown, what its user said of it, and the runs that hold its masks, newest last.

    `chains` are its prompts, `reviewed` the tracked masks that the user found right, `absent` where it is not to be
    seen: the barriers, whose masks no tracking changes, and beyond which no edit makes masks stale.
    """

    id: int
    name: str
    color: str
    category: str = ""
    visible: bool = True
    locked: bool = False
    cleaning: Cleaning = AS_IT_IS
    chains: Mapping[int, Chain] = field(default_factory=lambda: NO_PROMPTS)
    reviewed: Mapping[int, RleData] = field(default_factory=lambda: NO_MASKS)
    absent: Spans = ()
    runs: tuple[RunRef, ...] = ()

    def prompts(self) -> dict[int, Prompt]:
        """Frame to what is asked for there."""
        return {frame: prompt_of(chain) for frame, chain in sorted(self.chains.items())}

    def barriers(self) -> set[int]:
        """Every frame on which the user decided the mask."""
        return {*self.chains, *self.reviewed, *frames_of(self.absent)}

    def is_barrier(self, frame: int) -> bool:
        """Whether the user decided the mask on `frame`."""
        return frame in self.chains or frame in self.reviewed or covers(self.absent, frame)

    def is_barred_as(self, other: ObjectState) -> bool:
        """Whether the user decided the same masks of this object and `other`."""
        return (self.chains, self.reviewed, self.absent) == (other.chains, other.reviewed, other.absent)

    def with_chain(self, frame: int, chain: Chain) -> ObjectState:
        """The object with `chain` as its prompts on `frame` (none if empty); up to the next barriers all is stale."""
        chains = _changed(self.chains, {frame: chain} if chain else {}, {frame})
        absent = without(self.absent, frame, frame)
        item = replace(self, chains=chains, reviewed=_changed(self.reviewed, {}, {frame}), absent=absent)
        return item._with_stale(frame, frame)

    def with_reviewed(self, masks: Mapping[int, RleData]) -> ObjectState:
        """The object with `masks`, by frame, found right: no other mask changes by that."""
        return replace(self, reviewed=_changed(self.reviewed, masks, set()))

    def without_reviewed(self, first: int, last: int) -> ObjectState:
        """The object with none of the masks from frame `first` to `last` found right."""
        return replace(self, reviewed=_changed(self.reviewed, {}, set(range(first, last + 1))))

    def with_absent(self, first: int, last: int) -> ObjectState:
        """The object out of sight from frame `first` to `last`; what was tracked through there is stale."""
        gone = set(range(first, last + 1))
        item = replace(
            self,
            chains=_changed(self.chains, {}, gone),
            reviewed=_changed(self.reviewed, {}, gone),
            absent=joined(self.absent, first, last),
        )
        return item._with_stale(first, last, through=not gone & set(self.chains))

    def without_absent(self, first: int, last: int) -> ObjectState:
        """The object no longer out of sight from frame `first` to `last`; up to the next barriers all is stale."""
        return replace(self, absent=without(self.absent, first, last))._with_stale(first, last)

    def stale_throughout(self) -> ObjectState:
        """The object with every tracked mask stale."""
        everywhere = ((0, LARGEST),)
        return replace(self, runs=tuple(RunRef(run.number, everywhere, everywhere) for run in self.runs))

    def _with_stale(self, first: int, last: int, through: bool = False) -> ObjectState:
        """The object with its masks stale from the barrier before `first` to the one after `last`.

        `through`: only those that were tracked on the way through.
        """
        low = max((frame for frame in self._ends() if frame < first), default=-1) + 1
        high = min((frame for frame in self._ends() if frame > last), default=LARGEST + 1) - 1
        forward, backward = ((first, high), (low, last)) if through else ((low, high), (low, high))
        runs = tuple(
            RunRef(run.number, joined(run.forward, *forward), joined(run.backward, *backward)) for run in self.runs
        )
        return replace(self, runs=runs)

    def _ends(self) -> Iterator[int]:
        yield from (*self.chains, *self.reviewed, *(frame for span in self.absent for frame in span))


V = TypeVar("V")


def _changed(frames: Mapping[int, V], added: Mapping[int, V], removed: set[int]) -> Mapping[int, V]:
    """`frames` without those of `removed`, and with `added`."""
    return MappingProxyType({**{key: value for key, value in frames.items() if key not in removed}, **added})


@dataclass(frozen=True)
class State:
    """All objects by id, in the order they were made; `frame` is where the last change happened, if on one.

    `values` are the numbers that are black and white, None: as the medium was opened.
    """

    objects: Mapping[int, ObjectState] = field(default_factory=lambda: MappingProxyType({}))
    frame: int | None = None
    values: tuple[float, float] | None = None

    def with_object(self, changed: ObjectState, frame: int | None = None) -> State:
        """The state with `changed` put in, or in the place of the object of its id; changed on `frame`, if on one."""
        return replace(self, objects=MappingProxyType({**self.objects, changed.id: changed}), frame=frame)

    def with_shown(self, object_id: int, visible: bool, locked: bool) -> State:
        """The state with an object, if it is there, shown or hidden, locked or not."""
        item = self.objects.get(object_id)
        return self if item is None else self.with_object(replace(item, visible=visible, locked=locked), self.frame)

    def without_object(self, object_id: int) -> State:
        """The state without an object."""
        left = {number: item for number, item in self.objects.items() if number != object_id}
        return replace(self, objects=MappingProxyType(left), frame=None)

    def with_values(self, values: tuple[float, float] | None) -> State:
        """The state with other numbers black and white: every tracked mask is stale."""
        objects = {number: item.stale_throughout() for number, item in self.objects.items()}
        return State(MappingProxyType(objects), None, values)

    def is_same(self, other: State) -> bool:
        """Whether the objects and values are those of `other`, wherever the last change was."""
        return self is other or (self.objects, self.values) == (other.objects, other.values)

    def runs(self) -> set[int]:
        """The numbers of the runs that any object shows."""
        return {run.number for item in self.objects.values() for run in item.runs}


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
        if isinstance(operation, CleanUp) and operation.continues:
            self._at -= self._continues(operation)
            operation = changed(operation, continues=None)
        del self._entries[self._at :]
        self._entries.append(Entry(self.next_number(), operation, state))
        self._at += 1
        self.revision += 1

    def _continues(self, operation: CleanUp) -> bool:
        """Whether the last step was of the same slider."""
        last = self._entries[self._at - 1].operation if self._at and not self.can_redo else None
        return isinstance(last, CleanUp) and last.object == operation.object

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
