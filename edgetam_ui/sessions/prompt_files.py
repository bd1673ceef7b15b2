"""Prompts for many images from a file, CSV or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from ..core.arguments import as_object_id
from ..core.prompts import as_box, as_points
from ..errors import PromptError
from ..media.image_set import Source, name_of

FORMS = "file,object,x0,y0,x1,y1 or file,object,x,y,label"


@dataclass
class ObjectPrompts:
    """What is said of one object of one image: `name` is its number, or else its class."""

    name: str
    box: tuple[float, float, float, float] | None = None
    points: list[tuple[float, float]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The object's number, 0 where it has a class instead."""
        return int(self.name) if self.name.isdecimal() else 0


Prompts = dict[str, dict[str, ObjectPrompts]]
"""By the file, as the prompts name it, and the object."""


def read_prompts(path: Path) -> Prompts:
    """The prompts of a CSV file with the columns of `FORMS`, or of a JSON file: a list of {"file", "object"} with
    "box", with "points" and "labels", or with both. Raises `PromptError`, which names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = json.loads(text) if path.suffix.lower() == ".json" else list(csv.DictReader(text.splitlines()))
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        raise PromptError(f"{path.name} cannot be read: {error}.", f"Give a CSV with {FORMS}, or JSON.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise PromptError(f"{path.name} is not a list of prompts.", 'Write [{"file": …, "object": …, "box": […]}, …].')
    found: Prompts = {}
    for number, row in enumerate(rows, 1 if path.suffix.lower() == ".json" else 2):
        try:
            _take(found, row)
        except (PromptError, KeyError, TypeError, ValueError) as error:
            reason = error.message if isinstance(error, PromptError) else f"it should have {FORMS}."
            raise PromptError(f"Row {number} of {path.name} is not right: {reason}", f"Write {FORMS}.") from error
    if not found:
        raise PromptError(f"{path.name} holds no prompts.", f"Write {FORMS}.")
    return found


def _take(found: Prompts, row: dict[str, Any]) -> None:
    given = row.get("object")
    name = "1" if given in (None, "") else str(given).strip()
    if name.isdecimal():
        name = str(as_object_id(int(name)))
    item = found.setdefault(str(row["file"]).strip(), {}).setdefault(name, ObjectPrompts(name))
    corners = [row.get(key) for key in ("x0", "y0", "x1", "y1")]
    if row.get("box") is not None or all(value not in (None, "") for value in corners):
        if item.box is not None:
            raise PromptError(f"Object {name} has a second box.")
        item.box = as_box(row["box"] if row.get("box") is not None else [float(str(value)) for value in corners])
        if row.get("points") is None and row.get("x") in (None, ""):
            return
    if row.get("points") is not None:
        points, labels = as_points(row["points"], row.get("labels"))
    else:
        label = row.get("label")
        points, labels = as_points([[float(row["x"]), float(row["y"])]], [1 if label in (None, "") else int(label)])
    item.points += points
    item.labels += labels


def of_file(prompts: Prompts, source: Source) -> dict[str, ObjectPrompts]:
    """What is said of an image, named by its path, or address, or by its name alone."""
    return prompts.get(str(source)) or prompts.get(name_of(source)) or {}


def numbered(objects: Iterable[ObjectPrompts]) -> Iterator[tuple[int, ObjectPrompts]]:
    """Each object with its own number, or, where it has a class instead, with the first that is free."""
    objects = list(objects)
    taken = {item.number for item in objects}
    free = (number for number in count(1) if number not in taken)
    return ((item.number or next(free), item) for item in objects)


def unknown_files(prompts: Prompts, sources: Iterable[Source]) -> list[str]:
    """The files that prompts name and that are not among `sources`."""
    known = {name for source in sources for name in (str(source), name_of(source))}
    return [name for name in prompts if name not in known]
