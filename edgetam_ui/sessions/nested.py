"""Prompts in the nested lists that transformers' processors take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..errors import PromptError

SHAPES = {
    "input_points": "[image][object][point][x, y], as [[[[300, 200]]]]",
    "input_labels": "[image][object][point], as [[[1]]]",
    "input_boxes": "[image][object][x_min, y_min, x_max, y_max], as [[[100, 100, 300, 300]]]",
}


def as_ids(object_ids: int | Sequence[int]) -> list[Any]:
    """One id, or several, as a list."""
    return list(object_ids) if isinstance(object_ids, Iterable) else [object_ids]


def per_object(name: str, values: Any, count: int) -> list[Any]:
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
