"""What Python answers and pushes, by operation. Types alone; `messages` has the requests, and what goes for both.

`widget/src/protocol/messages.ts` is made from these too.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import NotRequired, TypedDict

from ..core.operations import Box, Edit, Ended, Label, Point, Propagate


class ErrorData(TypedDict):
    """An error: what was wrong, and what to try. `code` is for programs."""

    code: str
    message: str
    hint: str


class ValuesData(TypedDict):
    """Of data with more than 8 bits: what is shown as black and as white, and the data's own range.

    `chosen`: by a user, and not as the file was opened.
    """

    low: float
    high: float
    lowest: float
    highest: float
    chosen: bool


class MediumData(TypedDict):
    """The opened image or video, or a live stream. `fps` is 0 but for a video; `frames` is 1 for an image. `aspect`:
    how much wider than high a pixel is shown. `values` is null where the file's numbers are shown as they are.
    """

    kind: Literal["image", "video", "live"]
    name: str
    width: int
    height: int
    frames: int
    fps: float
    aspect: NotRequired[float]
    values: NotRequired[ValuesData | None]


class PromptData(TypedDict):
    """All prompts of one object on one frame; `mask` says whether a finished mask is among them."""

    points: list[Point]
    labels: list[Label]
    box: Box | None
    mask: bool


TimelineKind = Literal["prompted", "reviewed", "gone", "tracked", "absent", "stale"]
TimelineRun = tuple[int, int, TimelineKind, float, float]
"""`[first frame, number of frames, kind, score, doubt]`."""


class CleaningData(TypedDict):
    """How an object's masks are cleaned up as they are shown and exported: see `core.operations.Cleaning`."""

    clicked: bool
    specks: int
    holes: int
    smooth: float
    grow: float
    feather: float


class ObjectData(TypedDict):
    """An object of the session. `prompts` is keyed by the frame's number, as a string.

    `timeline` has a video's frames as runs: kind is what a user decided, "prompted", "reviewed" or "gone" (marked
    absent), or "tracked", "absent" (tracked, and not visible there) or "stale" (tracked before a later edit); score is
    the model's confidence from 0 to 1 (1 where a user decided), doubt the chance that the mask is wrong. Frames in no
    run have no mask. Empty for an image.
    """

    id: int
    name: str
    category: str
    color: str
    visible: bool
    locked: bool
    cleaning: CleaningData
    prompts: dict[str, PromptData]
    timeline: list[TimelineRun]


class UnfinishedData(TypedDict):
    """A propagation that stopped after `done` frames of `total`, and that `resume` goes on with."""

    done: int
    total: int


class DueData(TypedDict):
    """What `propagate` in direction "update" would do, `label` in words: `frames` of them, from `first` to `last`.

    `seconds` is about how long it takes, null where nothing was measured yet.
    """

    label: str
    frames: int
    first: int
    last: int
    seconds: float | None


class DoubtfulData(TypedDict):
    """A stretch of an object's frames whose tracked masks are doubtful: `frame` is where the worst is."""

    object: int
    first: int
    last: int
    frame: int
    doubt: float


class StateData(TypedDict):
    """A whole session but its masks. `revision` rises with every change: drop what is older.

    `session` is another for everything that is opened. `exported` is the revision that an export holds, -1 where none
    does.
    """

    session: str
    revision: int
    medium: MediumData | None
    objects: list[ObjectData]
    due: DueData
    doubtful: list[DoubtfulData]
    can_undo: bool
    can_redo: bool
    exported: int
    unfinished: UnfinishedData | None


class CandidateData(TypedDict):
    """One of the masks that the model offers. `buffer` is its index among the buffers."""

    score: float
    buffer: int


class MaskData(TypedDict):
    """An object's mask on a frame: `buffer` indexes the buffers, `area` counts pixels, `score` is from 0 to 1.

    `doubt` is the chance that a tracked mask is wrong. `refine` is about how many seconds it takes to refine the mask,
    None where that would gain nothing.

    Where the prompt is ambiguous (one point), `candidates` holds three masks, best first, and `chosen` which of them
    this is: `buffer` is then that candidate's, and no mask is sent twice. Otherwise `candidates` is empty and `chosen`
    is -1; ask for them with `candidates`.
    """

    object: int
    frame: int
    buffer: int
    score: float
    area: int
    doubt: float
    stale: bool
    candidates: list[CandidateData]
    chosen: int
    refine: float | None


class EngineData(TypedDict):
    """What runs the model. `practice` says that these are not the published weights, `why` says why not.

    `accelerate` is the way that images are encoded, "off" the library's own.
    `place` names where the server runs, and `expect` says in a few sentences what that means for its visitors; both are
    empty where nothing was said of it.
    """

    checkpoint: str
    practice: bool
    why: str
    device: str
    precision: str
    accelerate: str
    image_size: int
    ready: bool
    place: str
    expect: str


class ExampleData(TypedDict):
    """A medium to try."""

    id: str
    name: str
    kind: Literal["image", "video"]
    width: int
    height: int


class OptionData(TypedDict):
    """A choice of one format: a flag where `default` is one, one of `choices`, or a number from `low` to `high`."""

    name: str
    label: str
    detail: str
    default: bool | float | str
    choices: list[str]
    low: float
    high: float


class FormatData(TypedDict):
    """A format to export in: see `formats.base.Format`."""

    format: str
    label: str
    detail: str
    group: Literal["data", "masks", "looks", "films"]
    loses: str
    images: Literal["no", "optional", "yes"]
    unmasked: bool
    keeps: bool
    options: list[OptionData]


class NoticeData(TypedDict):
    """A sentence on what an export loses, or what a reader should know; `code` is for programs."""

    code: str
    message: str


class FormatsData(TypedDict):
    """The formats for each kind of medium."""

    image: list[FormatData]
    video: list[FormatData]


class TookData(TypedDict):
    """Milliseconds that a prompt took in Python."""

    encode: float
    decode: float
    total: float


class KeptData(TypedDict):
    """How long a server keeps what a user did after they were seen last: `hours`, 0 where it does not outlive their
    page by more than moments, null where it is kept for good.
    """

    hours: float | None


class HelloAnswer(TypedDict):
    """Who the user is and what there is. The buffers are the examples' thumbnails, JPEG. `kept` is null in a notebook,
    where it is the user's own program that keeps it. `addresses`: whether `open` takes a `url`.
    """

    token: str
    engine: EngineData
    examples: list[ExampleData]
    state: StateData
    sessions: list[str]
    exports: FormatsData
    accept: str
    kept: KeptData | None
    addresses: bool


class EngineAnswer(TypedDict):
    """What runs the model."""

    engine: EngineData


class WaitData(TypedDict):
    """How many requests to the model go before one that waits, and in about how many seconds it is served."""

    place: int
    seconds: float


class QueueAnswer(TypedDict):
    """How long the first of the user's requests waits for the model; null where none waits."""

    wait: WaitData | None


class StateAnswer(TypedDict):
    """The session as it is."""

    state: StateData


class SessionData(TypedDict):
    """One of a user's sessions: not looked at yet, looked at and without masks, or with masks.

    `unsaved`: it has work that took more than one edit, and that no export holds.
    """

    session: str
    name: str
    mark: Literal["todo", "empty", "done"]
    unsaved: bool


class SessionsAnswer(TypedDict):
    """The user's sessions, in the order they were opened, and the classes of their objects, first used first.

    `prepare` says in words what `Prepare` would do and cost; empty where it would cost nothing, or do nothing.
    """

    sessions: list[SessionData]
    classes: list[str]
    prepare: str


class FrameAnswer(TypedDict):
    """A frame for a browser, or with its masks drawn over it; the one buffer is the file."""

    frame: int
    width: int
    height: int
    mime: str


class OperationsAnswer(TypedDict):
    """Operations as JSON, in their order: see `core.operations`."""

    operations: list[Edit | Propagate | Ended]


class CodeAnswer(TypedDict):
    """What was done, as a program: in Python, with transformers alone, for a shell, and with curl."""

    python: str
    transformers: str
    shell: str
    http: str


class MasksAnswer(TypedDict):
    """All masks on a frame."""

    frame: int
    masks: list[MaskData]


class LiveAnswer(TypedDict):
    """The id of the stream that began."""

    session: str


class PushAnswer(TypedDict):
    """The masks on the frame that was pushed, and the stream's objects; no frame where it was dropped, because another
    one was at work. `dropped` counts all of the stream, `recorded` the frames that were recorded.
    """

    state: StateData
    dropped: int
    recorded: int
    frame: NotRequired[int]
    masks: NotRequired[list[MaskData]]


class CheckAnswer(TypedDict):
    """What an export would hold: about so many `bytes`, and what it would lose."""

    frames: int
    objects: int
    masks: int
    bytes: int
    notices: list[NoticeData]


class EditAnswer(TypedDict):
    """The answer to an edit. `all`: masks on any frame may have changed, those that are kept are no longer right.

    `revision` is the session's after the edit: where the page knows a later state, `masks` may be older than what it
    has. `frame` is where the step was that was undone or done again, `object` the new object's id.
    """

    state: NotRequired[StateData]
    masks: NotRequired[list[MaskData]]
    revision: NotRequired[int]
    took: NotRequired[TookData]
    frame: NotRequired[int]
    object: NotRequired[int]
    all: NotRequired[bool]


class ImageData(TypedDict):
    """An image of an archive: its session, or "" where it cannot be read, and why."""

    session: str
    name: str
    problem: str


class OpenPart(TypedDict):
    """How far opening is; the last part has the new session's state, of an archive that of its first image.

    `done` of `total` bytes are downloaded (0 where that is not known), or images unpacked, the last of them `image`, or
    frames of a long video decoded, to find their order.
    """

    status: NotRequired[Literal["downloading", "unpacking", "reading", "encoding"]]
    done: NotRequired[int]
    total: NotRequired[int]
    image: NotRequired[ImageData]
    state: NotRequired[StateData]
    end: NotRequired[bool]


class LoadPart(TypedDict):
    """How many masks of a file are read, as `done`; the last part has the state, the ids of its new `objects`, how many
    there are on how many `images`, and what is to be told of the file.
    """

    done: NotRequired[int]
    total: NotRequired[int]
    count: NotRequired[int]
    images: NotRequired[int]
    notices: NotRequired[list[NoticeData]]
    state: NotRequired[StateData]
    objects: NotRequired[list[int]]
    end: NotRequired[bool]


class PropagatePart(TypedDict):
    """A frame of a propagation; the last part has the state instead of masks.

    `done` of `total` frames with something to track are done. `note` is what a user should know of where it runs.
    """

    done: int
    total: int
    frame: NotRequired[int]
    frames_per_second: NotRequired[float]
    seconds_left: NotRequired[float]
    note: NotRequired[str]
    masks: NotRequired[list[MaskData]]
    state: NotRequired[StateData]
    end: NotRequired[bool]


class PreparePart(TypedDict):
    """How many images are encoded; `note` is what a user should know of where it runs."""

    done: int
    total: int
    note: NotRequired[str]
    end: NotRequired[bool]


class ExportPart(TypedDict):
    """How far an export or a save is, or a piece of the file in the one buffer, with the file's name and type."""

    done: NotRequired[int]
    total: NotRequired[int]
    name: NotRequired[str]
    mime: NotRequired[str]
    end: NotRequired[bool]


class Push(TypedDict):
    """What another client did in `session`, or code: an edit, another medium, a part of a propagation.

    The fields of `EditAnswer`, `OpenPart` or `PropagatePart` go with it. "missed" says that more happened than could be
    told: ask for the state. On HTTP one without `push` comes now and then, to keep the connection.
    """

    push: NotRequired[Literal["edit", "open", "propagate", "missed"]]
    session: NotRequired[str]
    revision: NotRequired[int]
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
    note: NotRequired[str]
    end: NotRequired[bool]


ANSWERS: dict[str, Any] = {
    "hello": HelloAnswer,
    "engine": EngineAnswer,
    "queue": QueueAnswer,
    "state": StateAnswer,
    "frame": FrameAnswer,
    "overlay": FrameAnswer,
    "operations": OperationsAnswer,
    "code": CodeAnswer,
    "sessions": SessionsAnswer,
    "show": StateAnswer,
    "masks": MasksAnswer,
    "candidates": MasksAnswer,
    "preview": MasksAnswer,
    "check_export": CheckAnswer,
    "live": LiveAnswer,
    "push": PushAnswer,
    "end_live": StateAnswer,
    "open": OpenPart,
    "join": OpenPart,
    "prepare": PreparePart,
    "load": LoadPart,
    "propagate": PropagatePart,
    "resume": PropagatePart,
    "export": ExportPart,
    "save": ExportPart,
}
"""The answer's type by operation; edits have `EditAnswer`, all others an empty one."""
