"""What the HTTP API answers: the answers of `protocol.answers`, with masks as COCO run lengths instead of buffers."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image
from typing_extensions import NotRequired, TypedDict

from ...core.masks import Rle
from ...core.operations import RleData
from ...media.medium import Medium
from ...protocol.answers import (
    EngineData,
    ErrorData,
    ExampleData,
    FormatsData,
    KeptData,
    NoticeData,
    StateData,
    TookData,
)
from ...protocol.envelope import Meta


class Problem(TypedDict):
    """Every answer that is not a success."""

    error: ErrorData


class Joined(TypedDict):
    """A new user. `page` is the address, relative to the server's, of the page that shows what they have open."""

    token: str
    page: str
    kept: KeptData | None


class CandidateMask(TypedDict):
    """One of the masks that a prompt can mean."""

    score: float
    rle: RleData


class Mask(TypedDict):
    """An object's mask on a frame: see `protocol.answers.MaskData`. `rle` is as pycocotools reads it."""

    object: int
    frame: int
    rle: RleData
    score: float
    area: int
    doubt: float
    stale: bool
    candidates: list[CandidateMask]
    chosen: int
    refine: float | None


class Masks(TypedDict):
    """All masks on a frame."""

    frame: int
    masks: list[Mask]


class Edited(TypedDict):
    """What an operation came to: see `protocol.answers.EditAnswer`."""

    state: StateData
    masks: list[Mask]
    revision: int
    took: NotRequired[TookData]
    frame: NotRequired[int]
    object: NotRequired[int]
    all: NotRequired[bool]


class Opened(TypedDict):
    """The new session."""

    state: StateData


class Loaded(TypedDict):
    """The objects that were made of a file's masks, and what is to be told of the file."""

    objects: list[int]
    notices: list[NoticeData]
    state: StateData


class Tracked(TypedDict):
    """The data of an event of a propagation: a frame's masks, or at its end the state."""

    done: int
    total: int
    frame: NotRequired[int]
    frames_per_second: NotRequired[float]
    seconds_left: NotRequired[float]
    masks: NotRequired[list[Mask]]
    state: NotRequired[StateData]


class About(TypedDict):
    """What runs the model, what there is to try, and the formats of exports."""

    engine: EngineData
    examples: list[ExampleData]
    exports: FormatsData


def with_masks(meta: Mapping[str, Any], buffers: Sequence[bytes], medium: Medium) -> Meta:
    """`meta` with each mask's run lengths in the place of the number of its buffer."""
    if "masks" not in meta:
        return dict(meta)

    def put(item: Mapping[str, Any]) -> Meta:
        rle = Rle(bytes(buffers[item["buffer"]]), medium.height, medium.width)
        return {**{key: value for key, value in item.items() if key != "buffer"}, "rle": rle.to_coco()}

    masks = [
        {**put(mask), "candidates": [put(candidate) for candidate in mask["candidates"]]} for mask in meta["masks"]
    ]
    return {**meta, "masks": masks}


def as_png(counts: bytes, medium: Medium) -> bytes:
    """A mask's run lengths as a PNG of the medium's size: 255 inside, 0 outside."""
    out = io.BytesIO()
    Image.fromarray(Rle(counts, medium.height, medium.width).decode().astype(np.uint8) * 255).save(out, "PNG")
    return out.getvalue()


def as_event(kind: str, data: Mapping[str, Any]) -> bytes:
    """A server-sent event."""
    return f"event: {kind}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def tracked(meta: Mapping[str, Any], buffers: Sequence[bytes], medium: Medium) -> bytes:
    """A part of a propagation as a server-sent event: `frame`, or at its end `end`."""
    data = with_masks(meta, buffers, medium)
    return as_event("end" if data.pop("end", False) else "frame", data)
