"""Prompts in the nested lists that transformers' processors take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ..core.arguments import as_object_ids, make_operation
from ..core.operations import AddBox, AddPoints
from ..core.prompts import as_box, as_points, check_inside, cut_box
from ..errors import PromptError

SHAPES = {
    "input_points": "[image][object][point][x, y], as [[[[300, 200]]]]",
    "input_labels": "[image][object][point], as [[[1]]]",
    "input_boxes": "[image][object][x_min, y_min, x_max, y_max], as [[[100, 100, 300, 300]]]",
}


def prompts(
    frame: int,
    object_ids: int | Sequence[int],
    input_points: Any,
    input_labels: Any,
    input_boxes: Any,
    height: int,
    width: int,
) -> list[AddPoints | AddBox]:
    """The operations that such lists mean on a frame of `height` x `width` pixels, the points of an object before its
    box.

    Raises `PromptError` for what is not nested as it should be, not in the image, or for other than these objects.
    """
    ids = as_object_ids([object_ids] if isinstance(object_ids, (int, np.integer)) else object_ids)
    if input_points is None and input_boxes is None:
        raise PromptError("There is neither a point nor a box.", "Give input_points, input_boxes, or both.")
    named = {"input_points": input_points, "input_labels": input_labels, "input_boxes": input_boxes}
    columns = [_per_object(name, values, len(ids)) for name, values in named.items()]
    wanted: list[AddPoints | AddBox] = []
    for number, points, labels, box in zip(ids, *columns, strict=True):
        if points is not None:
            xy, signs = as_points(points, labels)
            check_inside(xy, width, height)
            wanted.append(make_operation(AddPoints, object=number, frame=frame, points=xy, labels=signs))
        if box is not None:
            cut_box(as_box(box), width, height)
            wanted.append(make_operation(AddBox, object=number, frame=frame, box=as_box(box)))
    return wanted


def _per_object(name: str, values: Any, count: int) -> list[Any]:
    """What `values` has for each of `count` objects of one image; None for each where it is None.

    Raises `PromptError` where it is not nested as `SHAPES[name]` says, or is for other than `count` objects.
    """
    if values is None:
        return [None] * count
    if hasattr(values, "tolist"):
        values = values.tolist()
    depth = {"input_points": 4, "input_labels": 3, "input_boxes": 3}[name]
    if _depth(values) != depth or len(values) != 1:
        raise PromptError(f"`{name}` is not nested as it should be.", f"Its form is {SHAPES[name]}, of one image.")
    if len(values[0]) != count:
        raise PromptError(
            f"`{name}` is for {len(values[0])} objects, but {count} ids were given.", f"Its form is {SHAPES[name]}."
        )
    return list(values[0])


def _depth(values: Any) -> int:
    if isinstance(values, str) or not isinstance(values, Iterable):
        return 0
    first = next(iter(values), None)
    return 1 if first is None else 1 + _depth(first)
