"""What can be done to a session, as values: the one list behind undo, the wire, notebooks, disk and code.

Each operation is frozen, checked by its types when it is made, and goes to JSON and back (`to_data`, `from_data`,
`SCHEMA`). `Session.apply` is where they take effect; what it returns and what `Session.operations` lists is the
operation with nothing left open: labels spelled out, the new object's id, the tracked mask that a click corrected.

Points and boxes are in pixels of the original image, x right, y down. Frames count from 0, object ids from 1.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ..errors import PromptError
from .masks import Rle

LARGEST = 2**31 - 1
"""The largest frame number and object id: what every reader of JSON holds exactly."""

MAX_POINTS = 1000
"""Points in one operation: a thousand take a second to decode on two cores."""

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
ObjectId = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
FrameIndex = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
Index = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(strict=True, max_length=1000)]
Point = tuple[Number, Number]
Box = tuple[Number, Number, Number, Number]
Color = Annotated[str, Field(strict=True, pattern="^#[0-9a-fA-F]{6}$")]
Label = Annotated[int, Field(strict=True, ge=0, le=1)]
Direction = Literal["forward", "backward", "both", "update"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


MASK_OVERHEAD = 300
"""Bytes that Python takes for a mask beside its run lengths."""


class RleData(_Value):
    """A mask as COCO's JSON has it: `size` [height, width] and the compressed `counts`."""

    size: tuple[Index, Index]
    counts: Annotated[str, Field(strict=True)]

    @classmethod
    def of(cls, rle: Rle) -> RleData:
        """`rle` as data."""
        return cls(size=(rle.height, rle.width), counts=rle.counts.decode("ascii"))

    def to_rle(self) -> Rle:
        """The run lengths. Raises `PromptError` unless they cover exactly `size`."""
        return Rle.from_coco(self.size[0], self.size[1], self.counts)


class _First(_Value):
    """What can be the first that is asked of an object: `color` is then the object's, "#rrggbb".

    Where None, the session chooses one that is seen on the image and is no other object's.
    """

    color: Color | None = None


class AddPoints(_First):
    """Clicks on an object; an id that nothing has yet becomes a new object.

    `labels` has 1 (add) or 0 (subtract) for each point, all 1 where None. `multimask` asks for three masks or one;
    None: three where one click leaves open what is meant. `corrects` is the tracked mask that the frame's first click
    corrects, which may be empty; where None, the session looks for one.
    """

    op: Literal["add_points"] = "add_points"
    object: ObjectId
    frame: FrameIndex = 0
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=MAX_POINTS)]
    labels: tuple[Label, ...] | None = None
    multimask: Flag | None = None
    corrects: RleData | None = None


class AddBox(_First):
    """A box [x_min, y_min, x_max, y_max] round an object. It starts the frame's mask afresh; its points stay."""

    op: Literal["add_box"] = "add_box"
    object: ObjectId
    frame: FrameIndex = 0
    box: Box
    multimask: Flag | None = None


class AddMask(_First):
    """A finished mask as the prompt: it is the object's mask on the frame, to track from or to correct.

    Either `mask`, or the object `source` whose mask on the frame is taken. With `part` the mask is a stroke by hand,
    which the session adds to the object's mask on the frame, as it is without clean-up, or subtracts from it.
    """

    op: Literal["add_mask"] = "add_mask"
    object: ObjectId
    frame: FrameIndex = 0
    mask: RleData | None = None
    source: ObjectId | None = None
    part: Literal["add", "subtract"] | None = None

    def finished(self) -> Rle:
        """The mask. Raises `PromptError` where it is not known yet, or its runs do not cover its size."""
        if self.mask is None:
            raise PromptError("There is no mask to add.", "Give one, or name the object that has it.")
        return self.mask.to_rle()


class Choose(_Value):
    """Takes one of the three candidates, by its index, best first."""

    op: Literal["choose"] = "choose"
    object: ObjectId
    frame: FrameIndex = 0
    index: Annotated[int, Field(strict=True, ge=0, le=2)]


class Refine(_Value):
    """Looks once more at an object's mask on a frame; further clicks go on from there.

    By its "window" the object's surroundings are cut out, encoded, and asked with the same prompts: `window` is
    [x_min, y_min, x_max, y_max] in whole pixels. By its "logits" the decoder is asked again with its own answer. Both
    then find the edges in the image's own; by "edges" nothing else is done. Where None, the session decides.
    """

    op: Literal["refine"] = "refine"
    object: ObjectId
    frame: FrameIndex = 0
    by: Literal["window", "logits", "edges"] | None = None
    window: tuple[Index, Index, Index, Index] | None = None


class MovePoint(_Value):
    """Moves the point with this index among the object's points on the frame."""

    op: Literal["move_point"] = "move_point"
    object: ObjectId
    frame: FrameIndex = 0
    index: Index
    point: Point


class RemovePoint(_Value):
    """Removes the point with this index among the object's points on the frame."""

    op: Literal["remove_point"] = "remove_point"
    object: ObjectId
    frame: FrameIndex = 0
    index: Index


class ClearFrame(_Value):
    """Removes all of an object's prompts on a frame."""

    op: Literal["clear_frame"] = "clear_frame"
    object: ObjectId
    frame: FrameIndex = 0


class MarkReviewed(_Value):
    """Says that an object's masks on `frame` to `last` (`frame` alone where None) are right.

    `reviewed` False takes that back. What is reviewed keeps its mask and is tracked from. `masks` are what was found
    right, with their frames; where None, those that the object has there.
    """

    op: Literal["mark_reviewed"] = "mark_reviewed"
    object: ObjectId
    frame: FrameIndex = 0
    last: FrameIndex | None = None
    reviewed: Flag = True
    masks: tuple[tuple[FrameIndex, RleData], ...] | None = None


class MarkAbsent(_Value):
    """Says that an object is out of sight on `frame` to `last` (`frame` alone where None).

    `absent` False takes that back. It has an empty mask there, its prompts there go, and tracking starts afresh after.
    """

    op: Literal["mark_absent"] = "mark_absent"
    object: ObjectId
    frame: FrameIndex = 0
    last: FrameIndex | None = None
    absent: Flag = True


class AddObject(_Value):
    """Makes an object without prompts; where None, the session gives the next free id and a name."""

    op: Literal["add_object"] = "add_object"
    object: ObjectId | None = None
    name: Text | None = None


class UpdateObject(_Value):
    """Changes what is not None: name, category (its class in exports, "" for none), colour "#rrggbb".

    `visible` shows or hides the object, `locked` keeps it from being edited or tracked; these two are no steps for
    undo.
    """

    op: Literal["update_object"] = "update_object"
    object: ObjectId
    name: Text | None = None
    category: Text | None = None
    color: Color | None = None
    visible: Flag | None = None
    locked: Flag | None = None


class Cleaning(_Value):
    """How an object's masks are cleaned up as they are shown and exported; zeros and False leave them as they are.

    `clicked` keeps the parts that were clicked, the largest where none was. Parts of fewer than `specks` pixels go, but
    for the largest; holes of up to `holes` pixels are filled. `smooth` evens out what is smaller than so many pixels,
    `grow` moves the border by so many, inward where negative. `feather` makes it soft over so many on each side, in
    exports that have an alpha or grey values.
    """

    clicked: Flag = False
    specks: Index = 0
    holes: Index = 0
    smooth: Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=50)] = 0
    grow: Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-100, le=100)] = 0
    feather: Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=100)] = 0


AS_IT_IS = Cleaning()


class CleanUp(_Value):
    """Sets how an object's masks are cleaned up on all frames; what is stored of them stays as it is.

    `continues` makes it one step for undo with the clean-up of the same object just before: a slider is being moved.
    """

    op: Literal["clean_up"] = "clean_up"
    object: ObjectId
    cleaning: Cleaning = AS_IT_IS
    continues: Flag | None = None


class RemoveObject(_Value):
    """Removes an object with its prompts and masks."""

    op: Literal["remove_object"] = "remove_object"
    object: ObjectId


class Propagate(_Value):
    """Begins to follow objects through the video; see `Session.propagate` for its arguments.

    `run` is the number that the session gave the run: its `Ended` names it.
    """

    op: Literal["propagate"] = "propagate"
    start: FrameIndex | None = None
    end: FrameIndex | None = None
    direction: Direction = "forward"
    objects: tuple[ObjectId, ...] | None = None
    run: Index | None = None


class Ended(_Value):
    """Run number `run` ended, or was cancelled, after `visited` frames of those it set out for, in its order."""

    op: Literal["ended"] = "ended"
    run: Index
    visited: Index


class SetValues(_Value):
    """Says which numbers of data with more than 8 bits are black, `low`, and white, `high`; None: as it was opened.

    Eye and model see the same: masks of prompts are made anew from it, tracked ones become stale.
    """

    op: Literal["set_values"] = "set_values"
    low: Number | None = None
    high: Number | None = None


class Reset(_Value):
    """Removes all objects, locked ones too; the medium stays."""

    op: Literal["reset"] = "reset"


class Undo(_Value):
    """Goes one step back."""

    op: Literal["undo"] = "undo"


class Redo(_Value):
    """Takes the step that was undone last again."""

    op: Literal["redo"] = "redo"


Edit = (
    AddPoints
    | AddBox
    | AddMask
    | Choose
    | Refine
    | MovePoint
    | RemovePoint
    | ClearFrame
    | MarkReviewed
    | MarkAbsent
    | AddObject
    | UpdateObject
    | CleanUp
    | RemoveObject
    | SetValues
    | Reset
    | Undo
    | Redo
)
"""Those that are done at once."""
Part = AddObject | UpdateObject | CleanUp | AddMask | MarkReviewed


class Together(_Value):
    """Several operations in their order as one step for undo: the objects of a file that was loaded.

    All of them take effect, or none. Sessions make it, and keep it; `Session.operations` lists its parts.
    """

    op: Literal["together"] = "together"
    operations: Annotated[tuple[Annotated[Part, Field(discriminator="op")], ...], Field(min_length=1)]


Operation = Edit | Propagate | Ended | Together
PromptOperation = AddPoints | AddBox | AddMask | Choose | Refine
"""Those that a mask is decoded from."""
Mark = MarkReviewed | MarkAbsent
"""Those about a stretch of frames of one object."""
OnFrame = PromptOperation | MovePoint | RemovePoint | ClearFrame | Mark
"""Those about one object on one frame, or from one frame on."""
AnyOperation = TypeVar("AnyOperation", bound=_Value)

_ADAPTER: TypeAdapter[Operation] = TypeAdapter(Annotated[Operation, Field(discriminator="op")])
SCHEMA: dict[str, Any] = _ADAPTER.json_schema()
"""The JSON schema of an operation."""


def to_data(operation: Operation) -> dict[str, Any]:
    """`operation` as JSON; what is None is left out."""
    return operation.model_dump(mode="json", exclude_none=True)


def from_data(data: Any) -> Operation:
    """The operation that `data`, as `to_data` writes it, stands for. Raises `pydantic.ValidationError`."""
    return _ADAPTER.validate_python(data)


def changed(operation: AnyOperation, **fields: Any) -> AnyOperation:
    """`operation` with other values in `fields`, which are not checked again."""
    return operation.model_copy(update=fields)


def parts_of(operation: Operation) -> tuple[Operation, ...]:
    """The operations that `operation` consists of: itself, unless several are one step."""
    return operation.operations if isinstance(operation, Together) else (operation,)


def mask_bytes(operation: Operation) -> int:
    """Bytes of memory that the masks in an operation take, roughly."""
    if isinstance(operation, Together):
        return sum(map(mask_bytes, operation.operations))
    given = [getattr(operation, name, None) for name in ("mask", "corrects")]
    several = getattr(operation, "masks", None) or ()
    masks = [mask for mask in (*given, *(mask for _, mask in several)) if isinstance(mask, RleData)]
    return sum(len(mask.counts) + MASK_OVERHEAD for mask in masks)
