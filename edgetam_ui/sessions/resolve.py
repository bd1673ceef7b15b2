"""Operations with nothing left open: checked against the medium and what was tracked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice
from typing import Literal, Protocol

import numpy as np

from ..core.masks import Rle, encode
from ..core.operations import (
    LARGEST,
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Mark,
    MarkAbsent,
    MarkReviewed,
    MovePoint,
    Operation,
    Refine,
    RleData,
    SetValues,
    Together,
    changed,
)
from ..core.prompts import as_points, check_inside, cut_box
from ..errors import PromptError
from .edits import clean_name, edited, find
from .history import ObjectState, State
from .refine import refined
from .runs import Runs
from .spans import covers


class Sizes(Protocol):
    """What operations must fit: a medium of `count` frames of `height` x `width` pixels, called `name`."""

    name: str
    kind: Literal["image", "video"]
    height: int
    width: int
    count: int


MaskOn = Callable[[int, int, bool], Rle | None]
"""An object's mask on a frame, by their numbers, if it has one; as it is stored, or as it is shown."""


def resolved(operation: Operation, state: State, runs: Runs | None, medium: Sizes, mask_on: MaskOn) -> Operation:
    """`operation` with its labels spelled out, its box cut to the image, the new object's id, and the masks that it
    corrects, copies or finds right: tracked ones are sought among `runs` where these are given.

    Raises `PromptError` for what does not fit the medium, or the objects.
    """
    match operation:
        case AddPoints():
            labels = as_points(operation.points, operation.labels)[1]
            check_inside(operation.points, medium.width, medium.height)
            corrects = operation.corrects or (_tracked(operation, state, runs) if runs is not None else None)
            if corrects is not None:
                _check_mask(corrects, medium)
            operation = changed(operation, labels=labels, corrects=corrects)
        case AddBox():
            operation = changed(operation, box=cut_box(operation.box, medium.width, medium.height))
        case AddMask():
            mask = operation.mask or _copied(operation, state, mask_on)
            area = _check_mask(mask, medium)
            if operation.part is None and not area:
                raise PromptError("The mask is empty.", "Clear the frame to remove a mask.")
            operation = _with_mask(operation, mask, area, state, medium, mask_on)
        case Refine():
            operation = _refined(operation, state, medium, mask_on)
        case MarkReviewed() | MarkAbsent():
            operation = _marked(operation, find(state, operation.object), runs, medium)
        case MovePoint():
            check_inside([operation.point], medium.width, medium.height)
        case SetValues():
            _check_values(operation, medium)
        case AddObject():
            number = operation.object or free_ids(state, 1)[0]
            operation = changed(operation, object=number, name=clean_name(operation.name) or None)
        case Together():
            operation = _together(operation, state, runs, medium, mask_on)
    return operation


def _together(operation: Together, state: State, runs: Runs | None, medium: Sizes, mask_on: MaskOn) -> Together:
    done: list[Operation] = []
    for part in operation.operations:
        done.append(resolved(part, state, runs, medium, mask_on))
        state = edited(state, done[-1])
    return changed(operation, operations=tuple(done))


def _check_values(operation: SetValues, medium: Sizes) -> None:
    if getattr(medium, "values", None) is None:
        raise PromptError(f"The values of {medium.name} are shown as they are.", "They are bytes: nothing is hidden.")
    if (operation.low is None) != (operation.high is None):
        raise PromptError("One of `low` and `high` is missing.", "Give both, or neither for those of the file.")
    if operation.low is not None and operation.high is not None and not operation.low < operation.high:
        raise PromptError(
            f"{operation.low:g} is not below {operation.high:g}.", "Give what is black, then what is white."
        )


def free_ids(state: State, wanted: int) -> list[int]:
    """As many ids as are `wanted`: those after the largest, or the lowest free ones where there are too few above."""
    last = max(state.objects, default=0)
    if last + wanted <= LARGEST:
        return list(range(last + 1, last + 1 + wanted))
    return list(islice((number for number in count(1) if number not in state.objects), wanted))


def _tracked(operation: AddPoints, state: State, runs: Runs) -> RleData | None:
    """The tracked mask that an object's first click on a frame corrects."""
    item = state.objects.get(operation.object)
    if item is None or operation.frame in item.chains:
        return None
    if operation.frame in item.reviewed:
        return item.reviewed[operation.frame]
    tracked = None if covers(item.absent, operation.frame) else runs.find(item, operation.frame)
    # An empty mask is recorded too: in a replay the run that found it may not have come that far.
    return RleData.of(tracked[0].rle) if tracked is not None else None


def _refined(operation: Refine, state: State, medium: Sizes, mask_on: MaskOn) -> Refine:
    """`operation` with what is to be looked at, or the same where it says that, if the image has it."""
    item = find(state, operation.object)
    if operation.by is None:
        chain = item.chains.get(operation.frame, ())
        return refined(operation, chain, mask_on(item.id, operation.frame, True) if chain else None)
    if (operation.by == "window") != (operation.window is not None):
        raise PromptError("A window goes with a second look by the window, and no other.", "Leave both out.")
    if operation.window is not None:
        left, top, right, bottom = operation.window
        if not (left < right <= medium.width and top < bottom <= medium.height):
            raise PromptError(f"The window {list(operation.window)} is not in the image.", "Leave it out.")
    return operation


def _copied(operation: AddMask, state: State, mask_on: MaskOn) -> RleData:
    """The mask of the object that the operation names."""
    if operation.source is None:
        return RleData.of(operation.finished())
    source = find(state, operation.source)
    mask = mask_on(source.id, operation.frame, False)
    if mask is None:
        raise PromptError(f"{source.name} has no mask on frame {operation.frame}.", "Click on it there first.")
    return RleData.of(mask)


def _with_mask(operation: AddMask, mask: RleData, area: int, state: State, medium: Sizes, mask_on: MaskOn) -> AddMask:
    """`operation` with a finished mask; a stroke of `area` pixels that changes none of the object's stays a stroke."""
    if operation.part is not None:
        painted = _painted(operation, mask, area, state, medium, mask_on)
        if painted is None:
            return changed(operation, mask=mask)
        mask = painted
    return changed(operation, mask=mask, source=None, part=None)


def _painted(
    operation: AddMask, stroke: RleData, area: int, state: State, medium: Sizes, mask_on: MaskOn
) -> RleData | None:
    """The object's mask on the frame with the stroke added, or subtracted; None where that changes nothing."""
    item = state.objects.get(operation.object)
    before = mask_on(item.id, operation.frame, True) if item is not None else None
    if before is None and operation.part == "subtract":
        raise PromptError("There is nothing to take away from here.", "Brush or click on the object first.")
    if not area:
        raise PromptError("The polygon or stroke encloses nothing.", "Draw around the object, or brush over it.")
    if before is None:
        return stroke
    old, drawn = before.decode(), stroke.to_rle().decode()
    new = old | drawn if operation.part == "add" else old & ~drawn
    if np.array_equal(new, old):
        return None
    if not new.any():
        other = "mark the object absent" if medium.kind == "video" else "remove the object"
        raise PromptError("No mask would be left here.", f"Clear the frame, or {other}.")
    return RleData.of(encode(new))


def _marked(operation: Mark, item: ObjectState, runs: Runs | None, medium: Sizes) -> Mark:
    """`operation` with its last frame, and the tracked masks that are found right."""
    first, last = operation.frame, operation.frame if operation.last is None else operation.last
    if not first <= last < medium.count:
        raise PromptError(
            f"There are no frames from {first} to {last}.", f"They go from {first} to {medium.count - 1} at most."
        )
    operation = changed(operation, last=last)
    if isinstance(operation, MarkAbsent):
        if medium.kind != "video":
            raise PromptError("In an image nothing comes or goes.", "Remove the object instead.")
        return operation
    if not operation.reviewed:
        return changed(operation, masks=None)
    masks = operation.masks
    if masks is None:
        masks = _found(item, range(first, last + 1), runs) if runs is not None else ()
    for _, mask in masks:
        _check_mask(mask, medium)
    if not all(first <= frame <= last and not item.is_barrier(frame) for frame, _ in masks):
        raise PromptError("A reviewed mask is on a frame that was not asked for.", "Leave the masks out.")
    return changed(operation, masks=masks)


def _found(item: ObjectState, frames: range, runs: Runs) -> tuple[tuple[int, RleData], ...]:
    """The tracked masks on `frames` that are no barriers yet. Raises `PromptError` where there is neither."""
    barriers = item.barriers()
    tracked = runs.tracked(item)
    if not any(frame in barriers or frame in tracked for frame in frames):
        raise PromptError(f"{item.name} has no mask there to review.", "Track it through these frames first.")
    return tuple(
        (frame, RleData.of(tracked[frame][0].rle)) for frame in frames if frame in tracked and frame not in barriers
    )


def _check_mask(mask: RleData, medium: Sizes) -> int:
    """The pixels in `mask`. Raises `PromptError` unless it has the medium's size."""
    if mask.size != (medium.height, medium.width):
        raise PromptError(
            f"The mask has {mask.size[1]} x {mask.size[0]} pixels, {medium.name} has {medium.width} x {medium.height}.",
            "Resize it first.",
        )
    return mask.to_rle().area
