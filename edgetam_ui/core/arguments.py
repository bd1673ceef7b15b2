"""What code asks for, in Python's loose types, checked: the one place for all public methods.

Each of these raises `PromptError`, or the `error` that is given, for what it does not take.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from pydantic import ValidationError

from ..errors import EdgeTamError, PromptError
from .masks import encode
from .operations import LARGEST, RleData

T = TypeVar("T")
Kind = type[EdgeTamError]
LONGEST_NAME, LONGEST_PATH = 255, 4095
"""Bytes that Linux, and with few differences other systems, takes for a file's name, and for a path."""


def as_whole(name: str, value: Any, low: int = 0, high: int = LARGEST, error: Kind = PromptError) -> int:
    """A whole number from `low` to `high`, as Python's."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or not low <= value <= high:
        bounds = f"from {low} on" if high == LARGEST else f"from {low} to {high}"
        raise error(f"{name} is {value!r}.", f"Use a whole number {bounds}.")
    return int(value)


def as_number(name: str, value: Any, low: float, high: float, error: Kind = PromptError) -> float:
    """A number from `low` to `high`, as Python's."""
    number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not number or not low <= value <= high:
        raise error(f"{name} is {value!r}.", f"Use a number from {low:g} to {high:g}.")
    return float(value)


def as_flag(name: str, value: Any, hint: str = "Use one of these.", error: Kind = PromptError) -> bool:
    """True or False, as Python's."""
    if not isinstance(value, (bool, np.bool_)):
        raise error(f"{name} is {value!r}, not True or False.", hint)
    return bool(value)


def as_one_of(what: str, value: Any, known: Iterable[str], error: Kind = PromptError) -> str:
    """One of the names in `known`; `what` is what they are names of."""
    known = tuple(known)
    if not isinstance(value, str) or value not in known:
        raise error(f"There is no {what} {value!r}.", f"Use one of {', '.join(known)}.")
    return value


def as_path(value: Any, error: Kind = PromptError) -> Path:
    """A path that a file can have, whether there is one or not."""
    if not isinstance(value, (str, os.PathLike)) or isinstance(os.fspath(value), bytes):
        raise error(f"{value!r} is not a path.", "Give one as text, or a pathlib.Path.")
    path = Path(value)
    try:
        lengths = [len(os.fsencode(part)) for part in (*path.parts, str(path))]
    except UnicodeEncodeError:
        raise error(f"{str(path)!r} cannot be the name of a file.", "Give another.") from None
    if value == "" or "\0" in str(path):
        raise error(f"{str(value)!r} cannot be the name of a file.", "Give another.")
    if max(lengths[:-1], default=0) > LONGEST_NAME or lengths[-1] > LONGEST_PATH:
        raise error(f"{path} is too long to be the name of a file.", f"A name has {LONGEST_NAME} bytes at most.")
    return path


def as_object_id(object_id: Any) -> int:
    """A whole number from 1, as Python's."""
    if not isinstance(object_id, (int, np.integer)) or isinstance(object_id, bool) or not 1 <= object_id <= LARGEST:
        raise PromptError(f"{object_id!r} is not an object id.", "Use a whole number from 1.")
    return int(object_id)


def as_object_ids(objects: Any, error: Kind = PromptError) -> tuple[int, ...]:
    """Several of them."""
    if isinstance(objects, np.ndarray):
        objects = objects.tolist()
    if isinstance(objects, (str, bytes)) or not isinstance(objects, Iterable):
        raise error(f"objects is {objects!r}.", "Give a list of object ids, as [1, 2].")
    try:
        return tuple(map(as_object_id, objects))
    except PromptError as wrong:
        raise error(wrong.message, wrong.hint) from None


def as_mask_data(mask: Any) -> RleData:
    """A mask (height, width), as data: of True and False, or of 0 and 1, or of 0 and 255, of whatever type.

    Other numbers are refused, since nobody but their owner knows from which on they are inside: of logits it is 0, of
    probabilities 0.5, and of a label image one number alone.
    """
    try:
        pixels = np.asarray(mask)
    except (TypeError, ValueError):
        raise PromptError("That is not a mask.", "Give a bool array (height, width).") from None
    if pixels.ndim != 2:
        raise PromptError(f"An array of shape {pixels.shape} is not a mask.", "Give one of (height, width).")
    if pixels.dtype != bool:
        inside = pixels == (255 if pixels.dtype.kind in "uif" and pixels.size and pixels.max() == 255 else 1)
        if pixels.dtype.kind not in "uif" or not (inside | (pixels == 0)).all():
            raise PromptError(
                "The mask has other values than True and False, 0 and 1, or 0 and 255.",
                "Say what is inside: logits > 0, probabilities > 0.5, or labels == 2.",
            )
        pixels = inside
    return RleData.of(encode(pixels))


def make_operation(kind: type[T], **fields: Any) -> T:
    """An operation of code's making, its fields of the types that it says."""
    try:
        return kind(**fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = first["loc"][0] if first["loc"] else kind.__name__
        raise PromptError(f"{name} cannot be {first['input']!r}.", f"{first['msg']}.") from None
