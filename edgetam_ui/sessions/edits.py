"""What each operation makes of a state. Pure: no model, no medium; the session has filled in what depends on those."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from ..core.arguments import as_object_id
from ..core.operations import (
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    CleanUp,
    ClearFrame,
    MarkAbsent,
    MarkReviewed,
    MovePoint,
    Operation,
    PromptOperation,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    SetValues,
    Together,
    UpdateObject,
    changed,
)
from ..errors import PromptError
from .history import Chain, ObjectState, State, new_object

MAX_NAME = 80


def edited(state: State, operation: Operation) -> State:
    """The state that `operation` makes of `state`; `state` itself where nothing is to change. Raises `PromptError`."""
    match operation:
        case AddPoints() | AddBox() | AddMask() | Choose() | Refine():
            item = unlocked(state.objects.get(operation.object) or new_object(operation.object))
            if isinstance(operation, AddPoints | AddBox | AddMask) and operation.color and not item.barriers():
                item = replace(item, color=operation.color.lower())
            chain = _added(item.chains.get(operation.frame, ()), operation)
            new = state.with_object(item.with_chain(operation.frame, chain), operation.frame)
        case MovePoint() | RemovePoint() | ClearFrame():
            item = unlocked(find(state, operation.object))
            before = chain_of(item, operation.frame)
            chain = () if isinstance(operation, ClearFrame) else _point_edited(before, operation)
            new = state.with_object(item.with_chain(operation.frame, chain), operation.frame)
        case MarkReviewed() | MarkAbsent():
            new = state.with_object(_marked(unlocked(find(state, operation.object)), operation), operation.frame)
        case AddObject():
            new = state.with_object(_added_object(state, operation))
        case UpdateObject():
            new = _updated(state, operation)
        case CleanUp():
            item = unlocked(find(state, operation.object))
            same = operation.cleaning == item.cleaning
            new = state if same else state.with_object(replace(item, cleaning=operation.cleaning))
        case RemoveObject():
            new = state.without_object(unlocked(find(state, operation.object)).id)
        case Reset():
            new = State(values=state.values) if state.objects else state
        case SetValues():
            values = None if operation.low is None or operation.high is None else (operation.low, operation.high)
            new = state if values == state.values else state.with_values(values)
        case Together():
            new = reduce(edited, operation.operations, state)
        case _:
            raise PromptError(f"{operation.op} does not edit objects.", "Use the session's own method for it.")
    return new


def find(state: State, object_id: int) -> ObjectState:
    """The object of that id. Raises `PromptError`."""
    item = state.objects.get(as_object_id(object_id))
    if item is None:
        known = ", ".join(map(str, state.objects)) or "none yet"
        raise PromptError(f"There is no object {object_id!r}.", f"There are: {known}.")
    return item


def chain_of(item: ObjectState, frame: int) -> Chain:
    """The object's prompts on `frame`. Raises `PromptError` where it has none."""
    chain = item.chains.get(frame)
    if not chain:
        raise PromptError(f"Object {item.id} has no prompt on frame {frame}.", "Click on it there first.")
    return chain


def unlocked(item: ObjectState) -> ObjectState:
    """`item` itself. Raises `PromptError` where it is locked."""
    if item.locked:
        raise PromptError(f"{item.name} is locked.", "Unlock it to change it.")
    return item


def clean_name(name: str | None) -> str:
    """`name` on one line, at most 80 letters."""
    return " ".join((name or "").split())[:MAX_NAME]


def _added(chain: Chain, operation: PromptOperation) -> Chain:
    if isinstance(operation, AddMask):
        return (operation,)
    if isinstance(operation, Choose) and not chain:
        raise PromptError("There is nothing to choose from yet.", "Click on the object first.")
    if isinstance(operation, Refine) and not chain:
        raise PromptError("There is nothing to refine yet.", "Click on the object first.")
    return (*chain, operation)


def _marked(item: ObjectState, operation: MarkReviewed | MarkAbsent) -> ObjectState:
    first, last = operation.frame, operation.frame if operation.last is None else operation.last
    if isinstance(operation, MarkReviewed):
        return (
            item.with_reviewed(dict(operation.masks or ()))
            if operation.reviewed
            else item.without_reviewed(first, last)
        )
    return item.with_absent(first, last) if operation.absent else item.without_absent(first, last)


def _added_object(state: State, operation: AddObject) -> ObjectState:
    if operation.object is None or operation.object in state.objects:
        raise PromptError(f"There is an object {operation.object} already.", "Leave the id out, or take another.")
    return new_object(operation.object, clean_name(operation.name))


def _updated(state: State, operation: UpdateObject) -> State:
    item = find(state, operation.object)
    new = replace(
        item,
        name=clean_name(operation.name) or item.name,
        category=item.category if operation.category is None else clean_name(operation.category),
        color=operation.color.lower() if operation.color else item.color,
    )
    return state if new == item else state.with_object(new)


def _point_edited(chain: Chain, operation: MovePoint | RemovePoint) -> Chain:
    """`chain` with one of its points moved or removed; a choice among candidates that are gone goes with it, and what
    was refined where no prompt is left.
    """
    place, index = _find_point(chain, operation.index)
    before, step, after = chain[:place], chain[place], chain[place + 1 :]
    assert isinstance(step, AddPoints)
    labels = step.labels or ()
    if isinstance(operation, MovePoint):
        points = (*step.points[:index], operation.point, *step.points[index + 1 :])
        return (*before, changed(step, points=points), *after)
    if len(step.points) > 1:
        points, labels = step.points[:index] + step.points[index + 1 :], labels[:index] + labels[index + 1 :]
        return (*before, changed(step, points=points, labels=labels), *after)
    while after and isinstance(after[0], Choose if before else (Choose, Refine)):
        after = after[1:]
    if not before and after and isinstance(after[0], AddPoints):
        after = (changed(after[0], corrects=step.corrects), *after[1:])
    return (*before, *after)


def _find_point(chain: Chain, index: int) -> tuple[int, int]:
    """Which step of `chain` has its point number `index`, and at which place. Raises `PromptError`."""
    rest = index
    for place, step in enumerate(chain):
        count = len(step.points) if isinstance(step, AddPoints) else 0
        if rest < count:
            return place, rest
        rest -= count
    raise PromptError(f"There is no point {index} here.", "Points count from 0, in the order in which they were made.")
