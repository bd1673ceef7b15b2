"""Prompts: what a user pointed at, checked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import PromptError
from .operations import Box, Point


@dataclass(frozen=True)
class Prompt:
    """All points and the box of one object on one frame.

    `points` are (x, y) in pixels of the original image, `labels` one per point (1 adds, 0 subtracts), `box` is
    (x_min, y_min, x_max, y_max) or None.
    """

    points: tuple[Point, ...] = ()
    labels: tuple[int, ...] = ()
    box: Box | None = None

    def __bool__(self) -> bool:
        return bool(self.points) or self.box is not None

    @property
    def ambiguous(self) -> bool:
        """Whether it can mean several things: one click may be a part, an object or a group."""
        return len(self.points) == 1 and self.box is None

    def to_processor(self) -> dict[str, Any]:
        """`input_points` [image][object][point][2], `input_labels` [image][object][point], `input_boxes`
        [image][object][4], for one image with one object: what `Sam2Processor` takes. Absent where there are none.
        """
        inputs: dict[str, Any] = {}
        if self.points:
            inputs["input_points"] = [[[list(point) for point in self.points]]]
            inputs["input_labels"] = [[list(self.labels)]]
        if self.box is not None:
            inputs["input_boxes"] = [[list(self.box)]]
        return inputs

    def to_data(self) -> dict[str, Any]:
        """As JSON: `{"points": [[x, y]], "labels": [1], "box": [x0, y0, x1, y1] or None}`."""
        return {
            "points": [list(point) for point in self.points],
            "labels": list(self.labels),
            "box": list(self.box) if self.box else None,
        }


def as_points(
    points: Sequence[Sequence[float]], labels: Sequence[int] | None = None
) -> tuple[tuple[Point, ...], tuple[int, ...]]:
    """`points` [[x, y], …] and `labels` [1 or 0, …] (all 1 where None) as tuples of Python numbers.

    Raises `PromptError` for anything else, a label that is neither 0 nor 1, or unequal lengths.
    """
    xy = [
        _numbers(point, 2, "point", "A point is two numbers, x and y: [[x, y], …]")
        for point in _sequence(points, "points")
    ]
    if not xy:
        raise PromptError("There is no point.", "Give at least one [x, y].")
    given = [1] * len(xy) if labels is None else list(_sequence(labels, "labels"))
    if len(given) != len(xy):
        raise PromptError(
            f"There are {len(xy)} points but {len(given)} labels.", "Give one label, 0 or 1, for each point."
        )
    return tuple((x, y) for x, y in xy), tuple(map(_label, given))


def check_inside(points: Iterable[Point], width: int, height: int) -> None:
    """Raises `PromptError` for a point outside an image of `width` x `height` pixels."""
    for x, y in points:
        if not (0 <= x < width and 0 <= y < height):
            raise PromptError(
                f"The point ({x:g}, {y:g}) lies outside the image, which is {width} x {height} pixels.",
                f"x goes from 0 to {width - 1}, y from 0 to {height - 1}.",
            )


def as_box(box: Sequence[float]) -> Box:
    """`box` [x_min, y_min, x_max, y_max] as a tuple of Python numbers. Raises `PromptError`."""
    x0, y0, x1, y1 = _numbers(box, 4, "box", "A box is four numbers: [x_min, y_min, x_max, y_max]")
    return x0, y0, x1, y1


def cut_box(box: Box, width: int, height: int) -> Box:
    """`box` cut to an image of `width` x `height` pixels.

    Raises `PromptError` for one that is inverted, empty, or wholly outside.
    """
    x0, y0, x1, y1 = box
    if x1 <= x0 or y1 <= y0:
        raise PromptError(
            f"The box ({x0:g}, {y0:g}, {x1:g}, {y1:g}) is empty or inverted.",
            "Its order is left, top, right, bottom, with right beyond left and bottom below top.",
        )
    cut = (max(x0, 0.0), max(y0, 0.0), min(x1, float(width)), min(y1, float(height)))
    if cut[2] <= cut[0] or cut[3] <= cut[1]:
        raise PromptError(
            f"The box ({x0:g}, {y0:g}, {x1:g}, {y1:g}) lies outside the image, which is {width} x {height} pixels.",
            "Draw it over the image.",
        )
    return cut


def _label(value: Any) -> int:
    try:
        if not isinstance(value, str) and value in (0, 1):
            return int(value)
    except (TypeError, ValueError):
        pass  # an array, say
    raise PromptError(f"The label {value!r} is neither 0 nor 1.", "1 adds what is under the point, 0 takes it away.")


def _sequence(values: Any, what: str) -> Iterable[Any]:
    if hasattr(values, "tolist"):
        values = values.tolist()
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise PromptError(f"The {what} are not a list.", "Points are [[x, y], …], labels [1, 0, …].")
    return values


def _numbers(values: Any, count: int, what: str, rule: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(value) for value in values if not isinstance(value, (str, bool)))
    except (TypeError, ValueError, OverflowError):
        raise PromptError(f"{values!r} is not a {what}.", f"{rule}.") from None
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise PromptError(f"{values!r} is not a {what}.", f"{rule}.")
    return numbers
