"""What the browser and Python say to each other. Pure: no host, no model, no I/O.

`widget/src/messages.ts` is this file's twin; both are tested on `tests/fixtures/messages/`.

A request is an operation `op`, a JSON object `meta` and binary buffers; so is an answer. A *call* has one
answer. A *stream* has many, the last of which carries `"end": true`. An answer that failed carries
`{"error": {"code", "message", "hint"}}` and nothing else, on either kind. An edit may name itself in `request`: sent
again under that name, because its answer was lost, it is done once. An edit's answer with `"all": true` may have
changed masks on any frame: those that are cached are forgotten.

Who hangs up on a stream ends it; the call `cancel` ends a propagation so that its stream still tells all that was done.

On HTTP one message is an envelope, all integers little-endian and unsigned, 32 bit:

    length of the JSON | JSON, UTF-8 | number of buffers | their lengths | the buffers' bytes

and a stream is a sequence of `length of the envelope | envelope`. In Jupyter the JSON is a comm message and the
buffers travel beside it: `carrier` and `host-anywidget.ts` say how. There several views and the cells share a session:
what one of them did is heard by all, in a message with `"push": "edit"`, `"open"` or `"propagate"`.

Coordinates are pixels of the original picture, x right, y down, floats. A mask is the `counts` string of a COCO
run-length encoding (column-major, as pycocotools writes it), as bytes, of the medium's height and width.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any, Literal, TypedDict

from ..errors import MessageError

Meta = dict[str, Any]
Buffer = bytes | bytearray | memoryview

MAX_META_BYTES = 4 << 20
MAX_BUFFERS = 4096
MAX_UPLOAD_BYTES = (4 << 30) - 1
"""What 32 bits can tell."""


class ErrorData(TypedDict):
    """An error as the browser gets it: what was wrong, and what to try."""

    code: str
    message: str
    hint: str


class Medium(TypedDict):
    """The opened picture or video. `fps` is 0 for a picture; `frames` is 1."""

    kind: Literal["image", "video"]
    name: str
    width: int
    height: int
    frames: int
    fps: float


class PromptData(TypedDict):
    """All prompts of one object on one frame. `box` is `[x0, y0, x1, y1]` or null."""

    points: list[list[float]]
    labels: list[int]
    box: list[float] | None


class ObjectData(TypedDict):
    """An object of the session. `prompts` is keyed by the frame's number, as a string.

    `strip` is the video's timeline as runs `[first frame, number of frames, kind, score]`: kind is
    "prompted", "tracked", "absent" (tracked, and not visible there) or "stale" (tracked before a later edit);
    score is the model's confidence from 0 to 1 (1 where prompted). Frames in no run have no mask. Empty for a picture.
    """

    id: int
    name: str
    color: str
    visible: bool
    prompts: dict[str, PromptData]
    strip: list[list[Any]]


class State(TypedDict):
    """The whole session but its masks. `revision` rises with every change: drop what is older.

    `session` is another for everything that is opened. A call that names it is refused where it is not open any more.
    """

    session: str
    revision: int
    medium: Medium | None
    objects: list[ObjectData]
    can_undo: bool
    can_redo: bool


class Candidate(TypedDict):
    """One of the masks the model offers for an ambiguous prompt. `buffer` is its index among the buffers."""

    score: float
    buffer: int


class MaskData(TypedDict):
    """An object's mask on a frame: `buffer` indexes the buffers, `area` counts pixels, `score` is from 0 to 1.

    Where the prompt is ambiguous (one point), `candidates` holds three masks, best first, and `chosen` which of them
    this is: `buffer` is then that candidate's, and no mask is sent twice. Otherwise `candidates` is empty and
    `chosen` is -1; ask for them with `candidates`.
    """

    object: int
    frame: int
    buffer: int
    score: float
    area: int
    stale: bool
    candidates: list[Candidate]
    chosen: int


class EngineData(TypedDict):
    """What runs the model. `practice` says that these are not the published weights, `why` says why not."""

    checkpoint: str
    practice: bool
    why: str
    device: str
    precision: str
    image_size: int
    ready: bool


def pack(meta: Meta, buffers: Sequence[Buffer] = ()) -> bytes:
    """One envelope."""
    head = json.dumps(meta, separators=(",", ":"), allow_nan=False).encode()
    sizes = struct.pack(f"<I{len(buffers)}I", len(buffers), *(memoryview(b).nbytes for b in buffers))
    return b"".join([struct.pack("<I", len(head)), head, sizes, *buffers])


def pack_part(meta: Meta, buffers: Sequence[Buffer] = ()) -> bytes:
    """One envelope of a stream, with its length before it."""
    envelope = pack(meta, buffers)
    return struct.pack("<I", len(envelope)) + envelope


def unpack(data: Buffer) -> tuple[Meta, list[memoryview]]:
    """The meta and the buffers of one whole envelope; the buffers are views of `data`.

    Raises `MessageError` if it is not one.
    """
    view = memoryview(data)
    try:
        meta, sizes, start = unpack_head(view)
    except struct.error as error:
        raise MessageError("The request is cut short.") from error
    if start + sum(sizes) != len(view):
        raise MessageError("The request's length does not fit its contents.")
    buffers = []
    for size in sizes:
        buffers.append(view[start : start + size])
        start += size
    return meta, buffers


def unpack_head(view: memoryview) -> tuple[Meta, list[int], int]:
    """The meta, the buffers' sizes, and where the first buffer starts.

    Raises `struct.error` while `view` is still too short to tell, `MessageError` where it can never become right.
    """
    (length,) = struct.unpack_from("<I", view, 0)
    if length > MAX_META_BYTES:
        raise MessageError("The request's description is too long.")
    (count,) = struct.unpack_from("<I", view, 4 + length)
    if count > MAX_BUFFERS:
        raise MessageError("The request has too many parts.")
    sizes = list(struct.unpack_from(f"<{count}I", view, 8 + length))
    try:
        meta = json.loads(bytes(view[4 : 4 + length]))
    except ValueError as error:
        raise MessageError("The request's description is not JSON.") from error
    if not isinstance(meta, dict):
        raise MessageError("The request's description is not an object.")
    return meta, sizes, 8 + length + 4 * count
