"""What clients and Python say to each other. Types alone: no host, no model, no I/O.

A request is an operation `op` with its fields and binary buffers; so is an answer. A *call* has one answer, a *stream*
has many, the last of which carries `"end": true`. An answer that failed carries `{"error": {"code", "message",
"hint"}}` and nothing else, on either kind. What is not said is null or absent; a key that is not listed is refused.

Edits are the operations of `core.operations`. Whatever names a `session` is refused where that session is closed; an
edit that names itself in `request` and is sent again, because its answer was lost, is done once. `client` tells whose
doing it is: everyone else who listens to the session is told of it by a `Push`.

Coordinates are pixels of the original image, x right, y down, floats. Frames count from 0. A mask is the `counts`
string of a COCO run-length encoding (column-major, as pycocotools writes it), as bytes, of the medium's size.

`widget/src/protocol/messages.ts` is made from this file by `python -m edgetam_ui.protocol.typescript`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from typing_extensions import NotRequired, TypedDict

from ..core import operations
from ..core.operations import Box, Flag, FrameIndex, Label, ObjectId, Point
from ..errors import MessageError

Name = Annotated[str, Field(strict=True, max_length=4096)]
Identifier = Annotated[str, Field(strict=True, max_length=200)]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Head(_Request):
    """What every request may carry beside its own fields."""

    session: Identifier | None = None
    request: Identifier | None = None
    client: Identifier = ""


class Hello(_Request):
    """Begins, or goes on with the sessions of `token`."""

    op: Literal["hello"]
    token: Identifier | None = None


class GetEngine(_Request):
    """Asks what runs the model."""

    op: Literal["engine"]


class GetState(_Request):
    """Asks for the session's state."""

    op: Literal["state"]


class GetFrame(_Request):
    """Asks for a frame's pixels."""

    op: Literal["frame"]
    frame: FrameIndex


class GetMasks(_Request):
    """Asks for all masks on a frame."""

    op: Literal["masks"]
    frame: FrameIndex


class GetCandidates(_Request):
    """Asks for three candidates even where the prompt is clear."""

    op: Literal["candidates"]
    object: ObjectId
    frame: FrameIndex = 0


class Cancel(_Request):
    """Stops a propagation after the frame it is at; its stream still tells all that was done."""

    op: Literal["cancel"]


class Close(_Request):
    """Closes the session."""

    op: Literal["close"]


class Open(_Request):
    """Opens the file in the one buffer under `name`, or an example, in a session of its own.

    The user's other sessions end, unless `keep`.
    """

    op: Literal["open"]
    name: Name | None = None
    example: Identifier | None = None
    keep: Flag = False


class Listen(_Request):
    """Asks to be told what other clients do, as a stream of `Push`; of a user's sessions all."""

    op: Literal["listen"]


class Export(_Request):
    """Asks for the masks in a format, as a file in pieces."""

    op: Literal["export"]
    format: Identifier


Edit = (
    operations.AddPoints
    | operations.AddBox
    | operations.AddMask
    | operations.Choose
    | operations.MovePoint
    | operations.RemovePoint
    | operations.ClearFrame
    | operations.AddObject
    | operations.UpdateObject
    | operations.RemoveObject
    | operations.Reset
    | operations.Undo
    | operations.Redo
)
Call = Hello | GetEngine | GetState | GetFrame | GetMasks | GetCandidates | Cancel | Close | Edit
Stream = Open | operations.Propagate | Export | Listen

CALL: TypeAdapter[Call] = TypeAdapter(Annotated[Call, Field(discriminator="op")])
STREAM: TypeAdapter[Stream] = TypeAdapter(Annotated[Stream, Field(discriminator="op")])
EDITS = frozenset(kind.model_fields["op"].default for kind in Edit.__args__)
_HEAD = frozenset(Head.model_fields)


def read_head(request: Mapping[str, Any]) -> tuple[Head, dict[str, Any]]:
    """What every request may carry, and the rest. Raises `MessageError`."""
    try:
        head = Head.model_validate({key: value for key, value in request.items() if key in _HEAD})
    except ValidationError as error:
        raise _not_understood(error) from None
    return head, {key: value for key, value in request.items() if key not in _HEAD}


def read_call(request: dict[str, Any]) -> Call:
    """The call that `request` stands for. Raises `MessageError`, which names the key that is wrong."""
    call: Call = _read(CALL, request)
    return call


def read_listen(request: Mapping[str, Any]) -> str:
    """The client that wants to listen. Raises `MessageError`."""
    head, fields = read_head(request)
    if not isinstance(read_stream(fields), Listen):
        raise MessageError("Only `listen` is served here.", "Send other streams to `stream`.")
    return head.client


def read_stream(request: dict[str, Any]) -> Stream:
    """The stream that `request` asks for. Raises `MessageError`, which names the key that is wrong."""
    stream: Stream = _read(STREAM, request)
    return stream


def _read(adapter: TypeAdapter[Any], request: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(request)
    except ValidationError as error:
        raise _not_understood(error) from None


def _not_understood(error: ValidationError) -> MessageError:
    """The first thing that is wrong with a request, in a sentence that names its key."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    kind, place = first["type"], ".".join(str(part) for part in first["loc"][1:] or first["loc"])
    if kind.startswith("union_tag"):
        return MessageError("`op` is not an operation that is known here.", "See docs/protocol for those there are.")
    return MessageError(
        f"`{place}` is not right: {first['msg'][0].lower()}{first['msg'][1:]}.", "Mend it and ask again."
    )


# -- what comes back


class ErrorData(TypedDict):
    """An error: what was wrong, and what to try. `code` is for programs."""

    code: str
    message: str
    hint: str


class MediumData(TypedDict):
    """The opened image or video. `fps` is 0 for an image; `frames` is 1."""

    kind: Literal["image", "video"]
    name: str
    width: int
    height: int
    frames: int
    fps: float


class PromptData(TypedDict):
    """All prompts of one object on one frame; `mask` says whether a finished mask is among them."""

    points: list[Point]
    labels: list[Label]
    box: Box | None
    mask: bool


TimelineKind = Literal["prompted", "tracked", "absent", "stale"]
TimelineRun = tuple[int, int, TimelineKind, float]
"""`[first frame, number of frames, kind, score]`."""


class ObjectData(TypedDict):
    """An object of the session. `prompts` is keyed by the frame's number, as a string.

    `timeline` has a video's frames as runs: kind is "prompted", "tracked", "absent" (tracked, and not visible there) or
    "stale" (tracked before a later edit); score is the model's confidence from 0 to 1 (1 where prompted). Frames in no
    run have no mask. Empty for an image.
    """

    id: int
    name: str
    category: str
    color: str
    visible: bool
    locked: bool
    prompts: dict[str, PromptData]
    timeline: list[TimelineRun]


class StateData(TypedDict):
    """A whole session but its masks. `revision` rises with every change: drop what is older.

    `session` is another for everything that is opened.
    """

    session: str
    revision: int
    medium: MediumData | None
    objects: list[ObjectData]
    can_undo: bool
    can_redo: bool


class CandidateData(TypedDict):
    """One of the masks that the model offers. `buffer` is its index among the buffers."""

    score: float
    buffer: int


class MaskData(TypedDict):
    """An object's mask on a frame: `buffer` indexes the buffers, `area` counts pixels, `score` is from 0 to 1.

    Where the prompt is ambiguous (one point), `candidates` holds three masks, best first, and `chosen` which of them
    this is: `buffer` is then that candidate's, and no mask is sent twice. Otherwise `candidates` is empty and `chosen`
    is -1; ask for them with `candidates`.
    """

    object: int
    frame: int
    buffer: int
    score: float
    area: int
    stale: bool
    candidates: list[CandidateData]
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


class ExampleData(TypedDict):
    """A medium to try."""

    id: str
    name: str
    kind: Literal["image", "video"]
    width: int
    height: int


class FormatData(TypedDict):
    """A format to export in."""

    format: str
    label: str
    detail: str


class FormatsData(TypedDict):
    """The formats for each kind of medium."""

    image: list[FormatData]
    video: list[FormatData]


class TookData(TypedDict):
    """Milliseconds that a prompt took in Python."""

    encode: float
    decode: float
    total: float


class HelloAnswer(TypedDict):
    """Who the user is and what there is. The buffers are the examples' thumbnails, JPEG."""

    token: str
    engine: EngineData
    examples: list[ExampleData]
    state: StateData
    sessions: list[str]
    exports: FormatsData
    accept: str


class EngineAnswer(TypedDict):
    """What runs the model."""

    engine: EngineData


class StateAnswer(TypedDict):
    """The session as it is."""

    state: StateData


class FrameAnswer(TypedDict):
    """A frame for a browser; the one buffer is the file."""

    frame: int
    width: int
    height: int
    mime: str


class MasksAnswer(TypedDict):
    """All masks on a frame."""

    frame: int
    masks: list[MaskData]


class EditAnswer(TypedDict):
    """What came of an edit. `all`: masks on any frame may have changed, those that are kept are no longer right.

    `frame` is where the step was that was undone or done again, `object` the new object's id.
    """

    state: NotRequired[StateData]
    masks: NotRequired[list[MaskData]]
    took: NotRequired[TookData]
    frame: NotRequired[int]
    object: NotRequired[int]
    all: NotRequired[bool]


class OpenPart(TypedDict):
    """How far opening is; the last part has the new session's state."""

    status: NotRequired[Literal["reading", "encoding"]]
    state: NotRequired[StateData]
    end: NotRequired[bool]


class PropagatePart(TypedDict):
    """A frame of a propagation, the `done`-th of `total`; the last part has the state instead of masks."""

    done: int
    total: int
    frame: NotRequired[int]
    frames_per_second: NotRequired[float]
    seconds_left: NotRequired[float]
    masks: NotRequired[list[MaskData]]
    state: NotRequired[StateData]
    end: NotRequired[bool]


class ExportPart(TypedDict):
    """How far an export is, or a piece of the file in the one buffer; the last part tells its name and type."""

    done: NotRequired[int]
    total: NotRequired[int]
    name: NotRequired[str]
    mime: NotRequired[str]
    end: NotRequired[bool]


class Push(TypedDict):
    """What another client did in the session, or code: an edit, another medium, a part of a propagation.

    The fields of `EditAnswer`, `OpenPart` or `PropagatePart` go with it. On HTTP one without `push` comes now and then,
    to keep the connection.
    """

    push: NotRequired[Literal["edit", "open", "propagate"]]
    error: NotRequired[ErrorData]
    state: NotRequired[StateData]
    masks: NotRequired[list[MaskData]]
    frame: NotRequired[int]
    object: NotRequired[int]
    all: NotRequired[bool]
    done: NotRequired[int]
    total: NotRequired[int]
    frames_per_second: NotRequired[float]
    seconds_left: NotRequired[float]
    end: NotRequired[bool]


ANSWERS: dict[str, Any] = {
    "hello": HelloAnswer,
    "engine": EngineAnswer,
    "state": StateAnswer,
    "frame": FrameAnswer,
    "masks": MasksAnswer,
    "candidates": MasksAnswer,
    "open": OpenPart,
    "propagate": PropagatePart,
    "export": ExportPart,
}
"""The answer's type by operation; edits have `EditAnswer`, `cancel` and `close` an empty one."""
