"""One image or video and what its users made of it: objects, prompts, masks, propagation, undo.

The truth is the medium and the operations in effect; masks and embeddings are caches that are rebuilt from them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from ..core.arguments import (
    as_flag,
    as_mask_data,
    as_object_id,
    as_object_ids,
    as_one_of,
    as_path,
    as_whole,
    make_operation,
)
from ..core.operations import (
    AS_IT_IS,
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    Cleaning,
    CleanUp,
    ClearFrame,
    Direction,
    MarkAbsent,
    MarkReviewed,
    MovePoint,
    Operation,
    Part,
    Propagate,
    Redo,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    RleData,
    SetValues,
    Together,
    Undo,
    UpdateObject,
)
from ..core.palette import color_of
from ..core.prompts import as_box, as_points, check_inside
from ..core.results import ObjectMask
from ..errors import ExportError, FormatError, PromptError
from ..formats.choice import nothing
from ..formats.read import read_one, read_with_notices
from ..formats.reading import Read
from . import nested
from .edits import chain_of, find
from .events import EditResult, Event, Listener
from .loading import Loaded, wanted_by
from .outputs import Outputs
from .propagation import FrameResult
from .resolve import free_ids
from .saved import SUFFIX, masks_of, save

__all__ = ["Candidate", "EditResult", "Event", "Listener", "Session"]


@dataclass(frozen=True)
class Candidate:
    """A mask that a prompt can mean, bool (height, width), and its score."""

    mask: np.ndarray
    score: float
    chosen: bool


class Session(Outputs):
    """A medium with its objects. Made by `Controller.open`; safe to use from several threads.

    Object ids are positive integers of the caller's choice; an unknown one that is pointed at becomes a new object.
    Points and boxes are in pixels of the original image, frames count from 0.
    """

    def masks(self, frame: int = 0) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width), for every object prompted or tracked on `frame`.

        Where an object was tracked and is not visible its mask is all False. Raises `PromptError` for an unknown frame.
        """
        return {item.object_id: item.rle.decode() for item in self.object_masks(frame)}

    # -- prompts

    def add_object(self, name: str | None = None) -> int:
        """A new object without prompts; its id. Raises `PromptError` for a name that is no text."""
        result = self.apply(make_operation(AddObject, name=name)).operation
        assert isinstance(result, AddObject)
        assert result.object is not None
        return result.object

    def add_points(
        self,
        object_id: int,
        points: Sequence[Sequence[float]],
        labels: Sequence[int] | None = None,
        frame: int = 0,
        multimask: bool | None = None,
    ) -> np.ndarray:
        """Adds clicks to an object; its new mask, bool (height, width).

        `points` [[x, y], …], `labels` 1 (add) or 0 (subtract) for each, all 1 where None. A click on what has a mask
        already corrects it: all points and the box are repeated, and the previous logits go back into the decoder.
        `multimask` is the model's `multimask_output`; None asks for three candidates where a single click leaves open
        what is meant.
        Raises `PromptError`; the session then is as it was.
        """
        xy, signs = as_points(points, labels)
        place = self._place(object_id, frame)
        return self._mask(make_operation(AddPoints, **place, points=xy, labels=signs, multimask=multimask))

    def add_box(
        self, object_id: int, box: Sequence[float], frame: int = 0, multimask: bool | None = None
    ) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max] on `frame`; its new mask, bool (height, width).

        A box starts the mask afresh; points that are there stay. Raises `PromptError`.
        """
        place = self._place(object_id, frame)
        return self._mask(make_operation(AddBox, **place, box=as_box(box), multimask=multimask))

    def add_mask(self, object_id: int, mask: np.ndarray, frame: int = 0) -> np.ndarray:
        """Takes `mask`, bool (height, width), as the object's mask on `frame`, to track from or to correct; the mask.

        Prompts that were there are replaced. Raises `PromptError` for a mask of another size or an empty one.
        """
        return self._mask(make_operation(AddMask, **self._place(object_id, frame), mask=as_mask_data(mask)))

    def paint(self, object_id: int, stroke: np.ndarray, frame: int = 0, erase: bool = False) -> np.ndarray:
        """Adds `stroke`, bool (height, width), to the object's mask on `frame`, or takes it away; the mask.

        The outcome is a mask as of `add_mask`: tracking starts from it and never changes it; a stroke that changes no
        pixel is no edit. As with every prompt, an unknown id becomes a new object, unless there is nothing to take
        away from. Raises `PromptError` for that, for a stroke of another size or of no pixel, and where no mask would
        be left.
        """
        part = "subtract" if as_flag("erase", erase) else "add"
        place = self._place(object_id, frame)
        return self._mask(make_operation(AddMask, **place, mask=as_mask_data(stroke), part=part))

    def copy_mask(self, object_id: int, source: int, frame: int = 0) -> np.ndarray:
        """`add_mask` with the mask that object `source` has on `frame`; the mask. Raises `PromptError`."""
        return self._mask(make_operation(AddMask, **self._place(object_id, frame), source=as_object_id(source)))

    def add_inputs(
        self,
        frame: int,
        object_ids: int | Sequence[int],
        input_points: Any = None,
        input_labels: Any = None,
        input_boxes: Any = None,
    ) -> dict[int, np.ndarray]:
        """Prompts as `Sam2VideoProcessor.add_inputs_to_inference_session` takes them; the new masks by object id.

        `object_ids` are one id or several, new or known; `input_points` [1][object][point][x, y], `input_labels`
        [1][object][point], `input_boxes` [1][object][x_min, y_min, x_max, y_max]. Points and the box of one object are
        one prompt. Raises `PromptError`; then nothing is added.
        """
        given = (object_ids, input_points, input_labels, input_boxes)
        wanted = nested.prompts(self.check_frame(frame), *given, self.medium.height, self.medium.width)
        results = [self.apply(operation).masks[0] for operation in wanted]
        return {mask.object_id: mask.rle.decode() for mask in results}

    def refine(self, object_id: int, frame: int = 0) -> np.ndarray:
        """Looks once more at the object's mask on `frame`, one step of undo; its new mask, bool (height, width).

        An object that covers less than 3 % of the image has its surroundings cut out and encoded, and is asked with
        the same prompts and the mask's logits. A box is asked again with the mask's logits. Then the mask's edges are
        found in the image's. Further clicks go on from there. Raises `PromptError` where there is nothing to gain: for
        a mask that was just refined, a finished one and an empty one.
        """
        return self._mask(make_operation(Refine, **self._place(object_id, frame)))

    def move_point(self, object_id: int, index: int, point: Sequence[float], frame: int = 0) -> np.ndarray:
        """Moves the object's point number `index` on `frame` to `point` [x, y]; its new mask, bool (height, width).

        Points count from 0 in the order they were made. Raises `PromptError`.
        """
        xy, _ = as_points([point])
        return self._mask(make_operation(MovePoint, **self._place(object_id, frame), index=index, point=xy[0]))

    def remove_point(self, object_id: int, index: int, frame: int = 0) -> np.ndarray | None:
        """Removes the object's point number `index` on `frame`; its new mask, or None where nothing is left.

        Raises `PromptError`.
        """
        masks = self.apply(make_operation(RemovePoint, **self._place(object_id, frame), index=index)).masks
        return masks[0].rle.decode() if masks else None

    def candidates(self, object_id: int, frame: int = 0) -> list[Candidate]:
        """Three masks that the object's prompts on `frame` can mean, best first, with their scores.

        Raises `PromptError` where it has no prompts there.
        """
        offer = self.mask_with_candidates(object_id, frame)
        return [
            Candidate(rle.decode(), score, index == offer.chosen) for index, (rle, score) in enumerate(offer.candidates)
        ]

    def mask_with_candidates(self, object_id: int, frame: int = 0) -> ObjectMask:
        """The object's mask with all three candidates as run lengths. Raises as `candidates`."""
        with self._lock:
            chain = chain_of(find(self.state, object_id), self.check_frame(frame))
            return self._predictor.mask_with_candidates(object_id, frame, chain)

    def preview(self, object_id: int, point: Sequence[float], frame: int = 0, label: int = 1) -> ObjectMask | None:
        """The mask that a click would give an object, which need not be there yet; nothing is changed.

        `point` is [x, y] in pixels, `label` 1 (adds) or 0 (subtracts). None where the answer would have to wait: while
        the model or the session has other work, on a frame that is not encoded, and where a click would correct a
        tracked mask. Raises `PromptError`.
        """
        points, labels = as_points([point], [label])
        number, frame = as_object_id(object_id), self.check_frame(frame)
        check_inside(points, self.medium.width, self.medium.height)
        answers_now = self._predictor.has_embedding(frame) and self._predictor.idle
        if not answers_now or not self._lock.acquire(blocking=False):
            return None
        try:
            item = self.state.objects.get(number)
            chain = item.chains.get(frame, ()) if item else ()
            if not chain and item and self.object_mask(number, frame) is not None:
                return None
            click = AddPoints(object=number, frame=frame, points=points, labels=labels)
            return self._predictor.mask(number, frame, (*chain, click))
        finally:
            self._lock.release()

    def choose(self, object_id: int, index: int, frame: int = 0) -> np.ndarray:
        """Takes candidate `index`; the mask, bool (height, width). Raises `PromptError`."""
        if not isinstance(index, (int, np.integer)) or not 0 <= index <= 2:
            self.mask_with_candidates(object_id, frame)
            raise PromptError(f"There is no candidate {index!r}.", "Choose from 0 to 2.")
        return self._mask(make_operation(Choose, **self._place(object_id, frame), index=int(index)))

    def clear_frame(self, object_id: int, frame: int = 0) -> None:
        """Removes the object's prompts on `frame`. Raises `PromptError` where it has none there."""
        self.apply(make_operation(ClearFrame, **self._place(object_id, frame)))

    def mark_reviewed(self, object_id: int, frame: int, last: int | None = None, reviewed: bool = True) -> None:
        """Says that the object's masks from `frame` to `last` (`frame` alone where None) are right, or takes that back.

        No tracking changes them from then on, and none goes through them: they are tracked from. Raises `PromptError`
        where there is no mask.
        """
        self.apply(make_operation(MarkReviewed, **self._stretch(object_id, frame, last), reviewed=reviewed))

    def mark_absent(self, object_id: int, frame: int, last: int | None = None, absent: bool = True) -> None:
        """Says that the object is out of sight from `frame` to `last` (`frame` alone where None), or takes that back.

        Its masks there are empty, its prompts there go, and tracking starts afresh after. Raises `PromptError`.
        """
        self.apply(make_operation(MarkAbsent, **self._stretch(object_id, frame, last), absent=absent))

    # -- objects and steps

    def update_object(
        self,
        object_id: int,
        name: str | None = None,
        color: str | None = None,
        visible: bool | None = None,
        category: str | None = None,
        locked: bool | None = None,
    ) -> None:
        """Renames, recolours ("#rrggbb"), shows or hides, classifies, locks or unlocks an object.

        A locked object is neither edited nor tracked. `visible` and `locked` are no steps for undo. Raises
        `PromptError`.
        """
        fields = {"name": name, "color": color, "visible": visible, "category": category, "locked": locked}
        self.apply(make_operation(UpdateObject, object=as_object_id(object_id), **fields))

    def clean_up(
        self,
        object_id: int,
        *,
        clicked: bool = False,
        specks: int = 0,
        holes: int = 0,
        smooth: float = 0,
        grow: float = 0,
        feather: float = 0,
    ) -> None:
        """Sets how the object's masks are cleaned up on all frames; what is left out is off.

        It holds for what `masks` and `results` give and for every export, while prompts and tracking go on with the
        masks as they were. `clicked` keeps the parts that were clicked, the largest where none was. Parts of fewer than
        `specks` pixels go, but for the largest; holes of up to `holes` pixels are filled. `smooth` evens out what is
        smaller than so many pixels, `grow` moves the border by so many, inward where negative, and `feather` makes it
        soft over so many on each side, in exports that have an alpha or grey values. Raises `PromptError`.
        """
        areas = {"specks": as_whole("specks", specks), "holes": as_whole("holes", holes)}
        cleaning = make_operation(Cleaning, clicked=clicked, **areas, smooth=smooth, grow=grow, feather=feather)
        self.apply(make_operation(CleanUp, object=as_object_id(object_id), cleaning=cleaning))

    def remove_object(self, object_id: int) -> None:
        """Removes an object with its prompts and masks. Raises `PromptError`."""
        self.apply(make_operation(RemoveObject, object=as_object_id(object_id)))

    def set_values(self, low: float | None = None, high: float | None = None) -> None:
        """Which numbers of data with more than 8 bits are black (`low`) and white (`high`); None: as it was opened.

        Eye and model see the same, so masks of prompts are made anew, and tracked ones become stale. `medium.values`
        has those of now, and the data's own range. Raises `PromptError` for data of 8 bits.
        """
        self.apply(make_operation(SetValues, low=low, high=high))

    def reset(self) -> None:
        """Removes all objects; the medium stays. Can be undone."""
        self.apply(Reset())

    def undo(self) -> int | None:
        """Takes the last step back; the frame it was on, or None where it was on none or there is none."""
        return self.apply(Undo()).frame

    def redo(self) -> int | None:
        """Takes the step that was undone last again; the frame it is on, or None where on none or there is none."""
        return self.apply(Redo()).frame

    # -- files

    def load(self, path: str | Path, object_id: int | None = None, frame: int = 0) -> list[int]:
        """Takes the masks of a file or folder as new objects; their ids.

        It reads COCO JSON, YOLO segmentation, LabelMe, label and black-and-white PNG, DAVIS and NPZ, and zips of these,
        as far as they are about this medium: its name, size and frames; and a `.edgetam` file of any medium of this
        size, if it has no more frames. The objects can be corrected, and propagation
        starts from their masks. With `object_id` the file holds one mask, which becomes that object's on `frame`, as of
        `add_mask`. Warns of what the file cannot tell, as YOLO cannot which masks of a class are the same object on
        several frames. Raises `FormatError`, which names the line or the field; the session then is as it was.
        """
        loaded = self.take_file(as_path(path, FormatError), object_id, frame)
        loaded.warn()
        return loaded.objects[0]

    def take_file(
        self, path: Path, object_id: int | None = None, frame: int = 0, tick: Callable[[], None] = nothing
    ) -> Loaded:
        """`load`, with what there is to be told in the place of warnings. `tick` may raise to stop."""
        wanted = wanted_by(self)
        if object_id is not None:
            place = self._place(object_id, frame)
            mask = read_one(path, wanted.height, wanted.width, wanted.name)
            self.apply(make_operation(AddMask, **place, mask=RleData.of(mask)))
            return Loaded({0: [place["object"]]})
        if path.suffix.lower() == SUFFIX:
            return Loaded({0: self.take(masks_of(path, wanted))})
        objects, notices = read_with_notices(path, wanted, tick)
        return Loaded({0: self.take(objects)}, tuple(notices))

    def take(self, items: Sequence[Read]) -> list[int]:
        """Makes an object of each, in one step for undo, or of none where one cannot be made or kept; their ids."""
        with self._lock:
            ids = free_ids(self.state, len(items))
            parts = [part for number, item in zip(ids, items, strict=True) for part in _as_object(number, item)]
            self.apply(Together(operations=tuple(parts)))
            return ids

    def save(self, path: str | Path, medium: bool = True) -> Path:
        """Writes the session to a `.edgetam` file, which `Controller.open` opens anywhere; where it was written.

        It holds the operations, names and masks, the code that does the same, and the medium; without `medium` the
        medium's path and hash instead. A write that fails leaves what was there. Raises `ExportError`.
        """
        path = as_path(path, ExportError)
        if not path.name:
            raise ExportError(f"{path} is a folder.", "Give the name of a file in it.")
        with self._lock:
            revision = self.revision
        written = save(self, path, as_flag("medium", medium))
        self.mark_exported(revision)
        return written

    # -- video

    def propagate(
        self,
        start: int | None = None,
        end: int | None = None,
        direction: Direction = "forward",
        objects: Sequence[int] | None = None,
    ) -> Generator[FrameResult, None, None]:
        """Follows objects (all with prompts where None) through the video; results frame by frame, as they are read.

        It goes from `start` (their first prompted frame, or the last where backward) to `end` (the last frame, or
        the first), "both" first forward, then backward through the frames from `start` to `end`. Only masks that are
        stale or missing are tracked; the others are given as they are. What a user decided, a barrier, keeps its mask,
        and tracking starts afresh there. An object has no mask before it is first prompted (after it is last, where
        backward). "update" is "both" on nothing but the stale masks, and the missing ones after each object's first
        prompt: `due` tells what it would do. Closing the iterator cancels; what is done is kept. A second propagation
        cancels the first.
        Raises `PromptError`, at the call.
        """
        return self.follow(self.propagation(start, end, direction, objects))

    def propagation(
        self,
        start: int | None = None,
        end: int | None = None,
        direction: Direction = "forward",
        objects: Sequence[int] | None = None,
    ) -> Propagate:
        """The operation that `propagate` with these arguments begins. Raises `PromptError` where there is no way."""
        as_one_of("direction", direction, get_args(Direction))
        wanted = make_operation(
            Propagate,
            start=None if start is None else self.check_frame(start),
            end=None if end is None else self.check_frame(end),
            direction=direction,
            objects=None if objects is None else as_object_ids(objects),
        )
        self.follow(wanted).close()
        return wanted

    # -- inside

    def _place(self, object_id: int, frame: int) -> dict[str, int]:
        return {"object": as_object_id(object_id), "frame": self.check_frame(frame)}

    def _stretch(self, object_id: int, frame: int, last: int | None) -> dict[str, int | None]:
        return {**self._place(object_id, frame), "last": None if last is None else self.check_frame(last)}

    def _mask(self, operation: Operation) -> np.ndarray:
        return self.apply(operation).masks[0].rle.decode()


def _as_object(number: int, item: Read) -> Iterator[Part]:
    """What makes an object of what was read: its first mask is a prompt, the others are as if reviewed."""
    yield AddObject(object=number, name=item.name or item.category or None)
    if item.category and item.category != item.name:
        yield UpdateObject(object=number, category=item.category)
    if item.cleaning != AS_IT_IS:
        yield CleanUp(object=number, cleaning=item.cleaning)
    first, *others = sorted(item.masks)
    # With its colour, so that who applies the parts one by one comes to the same.
    yield AddMask(object=number, frame=first, mask=RleData.of(item.masks[first]), color=color_of(number))
    if others:
        masks = tuple((frame, RleData.of(item.masks[frame])) for frame in others)
        yield MarkReviewed(object=number, frame=others[0], last=others[-1], masks=masks)
