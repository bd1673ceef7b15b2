"""What code asks for, in Python's loose types, as operations."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from pydantic import ValidationError

from ..core.masks import encode
from ..core.operations import LARGEST, RleData
from ..errors import PromptError

T = TypeVar("T")


def as_object_id(object_id: int) -> int:
    """`object_id` as a Python number. Raises `PromptError` unless it is a whole number from 1."""
    if not isinstance(object_id, (int, np.integer)) or isinstance(object_id, bool) or not 1 <= object_id <= LARGEST:
        raise PromptError(f"{object_id!r} is not an object id.", "Use a whole number from 1.")
    return int(object_id)


def as_mask_data(mask: np.ndarray) -> RleData:
    """`mask`, bool (height, width), as data. Raises `PromptError` for an array of another shape."""
    pixels = np.asarray(mask)
    if pixels.ndim != 2:
        raise PromptError(f"An array of shape {pixels.shape} is not a mask.", "Give one of (height, width).")
    return RleData.of(encode(pixels.astype(bool)))


def make_operation(kind: type[T], **fields: Any) -> T:
    """An operation of code's making. Raises `PromptError` where a field is not of its type."""
    try:
        return kind(**fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = first["loc"][0] if first["loc"] else kind.__name__
        raise PromptError(f"{name} cannot be {first['input']!r}.", f"{first['msg']}.") from None
