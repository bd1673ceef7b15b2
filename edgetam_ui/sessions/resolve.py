"""Operations with nothing left open: checked against the medium and what was tracked."""

from __future__ import annotations

from itertools import count

from ..core.operations import LARGEST, AddBox, AddMask, AddObject, AddPoints, MovePoint, Operation, RleData, changed
from ..core.prompts import as_points, check_inside, cut_box
from ..errors import PromptError
from ..media.medium import Medium
from .edits import clean_name
from .history import State
from .runs import Runs


def resolved(operation: Operation, state: State, runs: Runs | None, medium: Medium) -> Operation:
    """`operation` with its labels spelled out, its box cut to the image, the new object's id, and the mask that it
    corrects, which is sought among `runs` where these are given.

    Raises `PromptError` for what does not fit the medium.
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
            if not _check_mask(operation.mask, medium):
                raise PromptError("The mask is empty.", "Clear the frame to remove a mask.")
        case MovePoint():
            check_inside([operation.point], medium.width, medium.height)
        case AddObject():
            number = operation.object or _free_id(state)
            operation = changed(operation, object=number, name=clean_name(operation.name) or None)
    return operation


def _free_id(state: State) -> int:
    """The id after the largest, or the lowest that is free where there is none above."""
    above = max(state.objects, default=0) + 1
    return above if above <= LARGEST else next(number for number in count(1) if number not in state.objects)


def _tracked(operation: AddPoints, state: State, runs: Runs) -> RleData | None:
    """The tracked mask that an object's first click on a frame corrects."""
    item = state.objects.get(operation.object)
    if item is None or operation.frame in item.chains:
        return None
    tracked = runs.find(item, operation.frame)
    # An empty mask is recorded too: in a replay the run that found it may not have come that far.
    return RleData.of(tracked[0].rle) if tracked is not None else None


def _check_mask(mask: RleData, medium: Medium) -> int:
    """The pixels in `mask`. Raises `PromptError` unless it has the medium's size."""
    if mask.size != (medium.height, medium.width):
        raise PromptError(
            f"The mask has {mask.size[1]} x {mask.size[0]} pixels, {medium.name} has {medium.width} x {medium.height}.",
            "Resize it first.",
        )
    return mask.to_rle().area
