"""What clients ask of Python: the types of requests, and their one check. No host, no model, no I/O.

A request is an operation `op` with its fields and binary buffers; so is an answer. A *call* has one answer, a *stream*
has many, the last of which carries `"end": true`. An answer that failed carries `{"error": {"code", "message",
"hint"}}` and nothing else, on either kind. What is not said is null or absent; a key that is not listed is refused.

Edits are the operations of `core.operations`. Whatever names a `session` is refused where that session is closed; an
edit that names itself in `request` and is sent again, because its answer was lost, is done once, also where the server
was started anew in between and keeps what is done. `client` names who
sends it: everyone else who listens to the session is told of it by a `Push`.

Coordinates are pixels of the original image, x right, y down, floats. Frames count from 0. A mask is the `counts`
string of a COCO run-length encoding (column-major, as pycocotools writes it), as bytes, of the medium's size.

`widget/src/protocol/messages.ts` is made from this file and `answers` by `python -m edgetam_ui.protocol.typescript`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..core import operations
from ..core.operations import Flag, FrameIndex, ObjectId
from ..errors import MessageError
from ..media.image_names import MAX_FILES

Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e38, le=1e38)]
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


class GetQueue(_Request):
    """Asks how long the user's requests wait for the model."""

    op: Literal["queue"]


class GetState(_Request):
    """Asks for the session's state."""

    op: Literal["state"]


class GetFrame(_Request):
    """Asks for a frame's pixels."""

    op: Literal["frame"]
    frame: FrameIndex


class GetOverlay(_Request):
    """Asks for a frame with its visible masks drawn over it, and each object's id written on its mask.

    `size` is the most that its longer side may have, in pixels.
    """

    op: Literal["overlay"]
    frame: FrameIndex = 0
    size: Annotated[int, Field(strict=True, ge=1, le=operations.LARGEST)] | None = None


class GetOperations(_Request):
    """Asks for the operations in effect: applied in order to the same medium they give the same masks."""

    op: Literal["operations"]


class GetCode(_Request):
    """Asks for what was done as a program in each language of `Session.code`.

    `base` is where whoever asks finds the HTTP API.
    """

    op: Literal["code"]
    base: Annotated[str, Field(strict=True, max_length=2000)] | None = None


class GetMasks(_Request):
    """Asks for all masks on a frame."""

    op: Literal["masks"]
    frame: FrameIndex


class GetCandidates(_Request):
    """Asks for three candidates even where the prompt is clear."""

    op: Literal["candidates"]
    object: ObjectId
    frame: FrameIndex = 0


class GetPreview(_Request):
    """Asks for the mask that a click would make. No mask comes where the answer would have to wait."""

    op: Literal["preview"]
    object: ObjectId
    frame: FrameIndex = 0
    point: operations.Point
    label: operations.Label = 1


class Cancel(_Request):
    """Stops a propagation after the frame it is at; its stream still tells all that was done."""

    op: Literal["cancel"]


class Close(_Request):
    """Closes the session."""

    op: Literal["close"]


class DeleteData(_Request):
    """Deletes the user's files, sessions and all else that is kept of them, at once and for good: the token ends."""

    op: Literal["delete_data"]


class Goodbye(_Request):
    """The client goes. Where it was the user's last and none comes back soon, their sessions end."""

    op: Literal["goodbye"]


class Open(_Request):
    """Opens the file in the one buffer under `name`, an example, or what is at the address `url`, in a session of its
    own; of a zip archive each image.

    The user's other sessions end, unless `keep`, or `later`: then it waits to be shown, and nothing is encoded.
    """

    op: Literal["open"]
    name: Name | None = None
    example: Identifier | None = None
    url: Name | None = None
    keep: Flag = False
    later: Flag = False


class Join(_Request):
    """Opens the images of `sessions`, which are of one size and have no objects, as the frames of a video instead."""

    op: Literal["join"]
    sessions: Annotated[tuple[Identifier, ...], Field(min_length=2, max_length=MAX_FILES)]


class Prepare(_Request):
    """Encodes the user's images that nothing was done to yet, in the order of the set from the one on screen on.

    A click on them need not wait then. `GetSessions` tells what that costs where it takes a visitor's GPU time.
    """

    op: Literal["prepare"]


class Resume(_Request):
    """Goes on with the propagation that the state calls `unfinished`, as if it had not stopped; parts as of one."""

    op: Literal["resume"]


class Load(_Request):
    """Takes the masks in the one buffer, a file called `name`, as objects of the session: see `Session.load`.

    With `object` the one mask in it becomes that object's on `frame`. `all`: into all sessions, each image's masks into
    its own, and what the file does not say the image of into the session that is named.
    """

    op: Literal["load"]
    name: Name
    object: operations.ObjectId | None = None
    frame: operations.FrameIndex = 0
    all: Flag = False


class Show(_Request):
    """Goes on with the `session` that the request names, of several; `following` is encoded in the background."""

    op: Literal["show"]
    following: Identifier | None = None


class GetSessions(_Request):
    """Asks which sessions the user has."""

    op: Literal["sessions"]


class Listen(_Request):
    """Asks to be told what other clients do, as a stream of `Push`; of a user's sessions all."""

    op: Literal["listen"]


class Chosen(_Request):
    """What is exported, and how: see `formats.choice.Choice`. `options` are the format's, `all`: of all sessions."""

    format: Identifier
    start: FrameIndex = 0
    end: FrameIndex | None = None
    step: Annotated[int, Field(strict=True, ge=1, le=operations.LARGEST)] = 1
    objects: tuple[ObjectId, ...] | None = None
    size: Annotated[int, Field(strict=True, ge=1, le=operations.LARGEST)] | None = None
    images: Literal["none", "jpg", "png"] | None = None
    unmasked: Flag | None = None
    options: dict[Identifier, Flag | operations.Number | Identifier] = {}
    all: Flag = False


class Export(Chosen):
    """Asks for the masks in a format, as a file in pieces."""

    op: Literal["export"]


class Save(_Request):
    """Asks for the session as a `.edgetam` file, in pieces as an export's; with the `medium`, or its hash alone.

    `all`: all sessions, as the file of a set.
    """

    op: Literal["save"]
    medium: Flag = True
    all: Flag = False


class CheckExport(Chosen):
    """Asks what an export would hold and lose, before it is made."""

    op: Literal["check_export"]


class GoLive(_Request):
    """Begins a stream of frames, as from a camera. Its id takes a session's place in `push`, edits, and `end_live`."""

    op: Literal["live"]


class PushFrame(_Request):
    """The next frame of a live stream, taken at `seconds`: a JPEG file in the one buffer.

    `dropped` frames before it were not sent. Edits of a live stream may be on this frame, or one of the two before.
    """

    op: Literal["push"]
    seconds: Number
    dropped: Annotated[int, Field(strict=True, ge=0, le=operations.LARGEST)] = 0


class RecordLive(_Request):
    """Records a live stream from its next frame on."""

    op: Literal["record"]


class EndLive(_Request):
    """Ends a live stream. What was recorded is opened, in the place of the user's sessions, or beside them (`keep`);
    unless `discard`.
    """

    op: Literal["end_live"]
    keep: Flag = False
    discard: Flag = False


OfNoSession = Hello | GetEngine | GetQueue | GetSessions | Goodbye | DeleteData
"""Calls about the user, whichever session they name."""
Live = GoLive | PushFrame | RecordLive | EndLive
Edit = operations.Edit
Call = (
    Hello
    | GetEngine
    | GetQueue
    | GetState
    | GetFrame
    | GetOverlay
    | GetOperations
    | GetCode
    | GetMasks
    | GetSessions
    | Show
    | GetCandidates
    | GetPreview
    | CheckExport
    | Live
    | Cancel
    | Close
    | DeleteData
    | Goodbye
    | Edit
)
Stream = Open | Join | Prepare | Load | operations.Propagate | Resume | Export | Save | Listen

CALL: TypeAdapter[Call] = TypeAdapter(Annotated[Call, Field(discriminator="op")])
STREAM: TypeAdapter[Stream] = TypeAdapter(Annotated[Stream, Field(discriminator="op")])
OPERATIONS = frozenset(get_args(kind.model_fields["op"].annotation)[0] for kind in (*Call.__args__, *Stream.__args__))
"""The `op` of every request there is."""
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


REASONS = {"extra_forbidden": "this operation has no such field", "missing": "it has to be there"}
"""Words of our own for pydantic's most common complaints."""


def not_understood(problem: Mapping[str, Any]) -> MessageError:
    """What pydantic says is wrong with a request, as a sentence that names the key."""
    kind, place = problem["type"], ".".join(str(part) for part in problem["loc"][1:] or problem["loc"])
    if kind.startswith("union_tag"):
        return MessageError("`op` is not an operation that is known here.", "See docs/protocol for those there are.")
    reason = REASONS.get(kind, problem["msg"][0].lower() + problem["msg"][1:])
    return MessageError(f"`{place}` is not right: {reason}.", "Correct it and send the request again.")


def _not_understood(error: ValidationError) -> MessageError:
    return not_understood(error.errors(include_url=False, include_input=False, include_context=False)[0])
