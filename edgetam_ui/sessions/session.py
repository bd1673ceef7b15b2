"""One picture or video and what a user made of it: objects, prompts, masks, undo, tracks.

Imports prompts, journal, tracks, answers, propagation, media and exports; the engine only as what it is given. The
truth is the journal; masks and embeddings are caches that are rebuilt from it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.masks import Rle
from ..core.prompts import check_box, check_points
from ..core.results import ObjectMask
from ..errors import PromptError, SessionError
from ..formats import coco, overlay, registry
from ..formats.base import no_progress
from ..media.medium import Medium
from .cache import ByteCache
from .history import Chain, Journal, ObjectState, State, Step, new_object, step_from_data, step_to_data
from .predictor import Answers
from .propagation import Direction, FrameResult, Stop, plan, run
from .results import SessionResults, mask_on, snapshot
from .runs import Track, Tracks

if TYPE_CHECKING:
    from ..engine.base import Engine


@dataclass(frozen=True)
class Candidate:
    """A mask that a prompt can mean, bool (height, width), and its score."""

    mask: np.ndarray
    score: float
    chosen: bool


class Session:
    """A medium with its objects. Made by `Controller.open`; safe to use from several threads.

    Object ids are positive integers of the caller's choice; an unknown one that is pointed at becomes a new object.
    Points and boxes are in pixels of the original picture, frames count from 0.
    """

    def __init__(self, engine: Callable[[], Engine], medium: Medium, cache: ByteCache) -> None:
        self.medium = medium
        self.id = secrets.token_hex(6)
        self._engine = engine
        self._answers = Answers(engine, medium, cache)
        self._lock = threading.RLock()
        self._journal = Journal()
        self._tracks = Tracks()
        self._closed = False

    # -- what there is

    @property
    def state(self) -> State:
        """All objects and their prompts, as an immutable snapshot."""
        return self._journal.state

    @property
    def revision(self) -> int:
        """A number that rises with every change."""
        return self._journal.revision

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would change anything."""
        return self._journal.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would change anything."""
        return self._journal.can_redo

    def masks(self, frame: int = 0) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width), for every object prompted or tracked on `frame`.

        Where an object was tracked and is not visible its mask is all False. Raises `PromptError` for an unknown frame.
        """
        return {item.object_id: item.rle.decode() for item in self.object_masks(frame)}

    def object_masks(self, frame: int = 0) -> list[ObjectMask]:
        """The same with scores, as run lengths."""
        self.check_frame(frame)
        with self._lock:
            found = (self.object_mask(object_id, frame) for object_id in self.state.objects)
            return [item for item in found if item is not None]

    def object_mask(self, object_id: int, frame: int = 0) -> ObjectMask | None:
        """One object's mask on `frame`, or None where it has none. Raises `PromptError` for an unknown object."""
        with self._lock:
            return mask_on(self._object(object_id), frame, self._tracks, self._answers)

    def strip(self, object_id: int) -> list[tuple[int, str, float]]:
        """The object's timeline, as (frame, kind, score) of every frame that has something, in order.

        kind is "prompted", "tracked", "absent" (tracked, and not visible) or "stale"; a prompted frame has score 1.
        """
        with self._lock:
            return self._strip(self._object(object_id))

    def strips(self) -> list[tuple[ObjectState, list[tuple[int, str, float]]]]:
        """Every object with its timeline, all at one moment."""
        with self._lock:
            return [(item, self._strip(item)) for item in self.state.objects.values()]

    def check_frame(self, frame: int) -> None:
        """Raises `PromptError` unless the medium has frame `frame`."""
        if not isinstance(frame, (int, np.integer)) or isinstance(frame, bool) or not 0 <= frame < self.medium.count:
            raise PromptError(f"There is no frame {frame!r}.", f"Frames go from 0 to {self.medium.count - 1}.")

    # -- prompts

    def add_object(self, name: str | None = None) -> int:
        """A new object without prompts; its id."""
        with self._lock:
            object_id = max(self.state.objects, default=0) + 1
            self._push(new_object(object_id, name))
            return object_id

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
        already corrects it: all points and the box are said again, and the previous logits go back into the decoder.
        `multimask` is the model's `multimask_output`; None asks for three candidates where a single click leaves open
        what is meant.
        Raises `PromptError`; the session then is as it was.
        """
        xy, signs = check_points(points, labels, self.medium.width, self.medium.height)
        return self._add(object_id, frame, Step(points=xy, labels=signs, multimask=multimask)).rle.decode()

    def add_box(
        self, object_id: int, box: Sequence[float], frame: int = 0, multimask: bool | None = None
    ) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max] on `frame`; its new mask, bool (height, width).

        A box starts the mask afresh; points that are there stay. Raises `PromptError`.
        """
        corners = check_box(box, self.medium.width, self.medium.height)
        return self._add(object_id, frame, Step(box=corners, multimask=multimask)).rle.decode()

    def candidates(self, object_id: int, frame: int = 0) -> list[Candidate]:
        """Three masks that the object's prompts on `frame` can mean, best first, with their scores.

        Raises `PromptError` where it has no prompts there.
        """
        offer = self.offer(object_id, frame)
        return [
            Candidate(rle.decode(), score, index == offer.chosen) for index, (rle, score) in enumerate(offer.candidates)
        ]

    def offer(self, object_id: int, frame: int = 0) -> ObjectMask:
        """The object's mask with all three candidates as run lengths. Raises as `candidates`."""
        with self._lock:
            return self._answers.mask_with_offer(object_id, frame, self._chain(object_id, frame))

    def choose(self, object_id: int, index: int, frame: int = 0) -> np.ndarray:
        """Takes candidate `index`; the mask, bool (height, width)."""
        with self._lock:
            count = len(self.offer(object_id, frame).candidates)
            if not isinstance(index, (int, np.integer)) or not 0 <= index < count:
                raise PromptError(f"There is no candidate {index!r}.", f"Choose from 0 to {count - 1}.")
            return self._add(object_id, frame, Step(choice=int(index))).rle.decode()

    def clear_frame(self, object_id: int, frame: int = 0) -> None:
        """Takes the object's prompts on `frame` away."""
        with self._lock:
            self._chain(object_id, frame)
            self._push(self._object(object_id).with_chain(frame, ()), frame)

    # -- objects and steps

    def update_object(
        self, object_id: int, name: str | None = None, color: str | None = None, visible: bool | None = None
    ) -> None:
        """Renames, recolours ("#rrggbb"), shows or hides an object. The last two are no steps for undo."""
        with self._lock:
            item = self._object(object_id)
            if color is not None and not _is_color(color):
                raise PromptError(f"{color!r} is not a colour.", "Write it as #rrggbb.")
            clean = " ".join(str(name).split())[:80] if name is not None else ""
            changed = replace(
                item,
                name=clean or item.name,
                color=color.lower() if color else item.color,
            )
            if changed != item:
                self._push(changed)
            if visible is not None and bool(visible) != item.visible:
                self._journal.amend(lambda state: state.with_visible(object_id, bool(visible)))

    def remove_object(self, object_id: int) -> None:
        """Takes an object away, with its prompts and masks."""
        with self._lock:
            self._object(object_id)
            self._journal.push(self.state.without_object(object_id))
            self._stop_unwanted()

    def reset(self) -> None:
        """Takes all objects away; the medium stays. Can be undone."""
        with self._lock:
            if self.state.objects:
                self._journal.push(State())
                self._stop_unwanted()

    def undo(self) -> int | None:
        """Takes the last step back; the frame it was on, or None where it was on none or there is none."""
        with self._lock:
            frame = self._journal.undo()
            self._stop_unwanted()
            return frame

    def redo(self) -> int | None:
        """Does the last undone step again; the frame it is on, or None where it is on none or there is none."""
        with self._lock:
            return self._journal.redo()

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
        the first). "both", which has no `end`, goes forward to the end of the video, then backward to its beginning:
        each object from `start` or, where that is later, from its first prompt. A prompted frame keeps its mask. An
        object has no mask before it is first prompted (after it is last, where backward). Closing the iterator cancels;
        what is done is kept. A second propagation cancels the first.
        Raises `PromptError`, at the call.
        """
        if self.medium.kind != "video":
            raise PromptError("A picture has nothing to propagate through.", "Open a video.")
        for frame in (start, end):
            if frame is not None:
                self.check_frame(frame)
        with self._lock:
            followed = [self._object(object_id) for object_id in (self.state.objects if objects is None else objects)]
        return self._propagate(plan(followed, self.medium.count, start, end, direction))

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        self._tracks.cancel()

    def _propagate(self, stops: list[Stop]) -> Generator[FrameResult, None, None]:
        track = Track()
        with self._lock:
            begun = self._begin(track, stops)
            self._stop_unwanted()
            if self._closed:
                track.cancelled.set()
        try:
            for done, stop in enumerate(run(self._engine, self._answers, self.medium, stops, track), 1):
                yield FrameResult(stop.frame, self._results(stop, track), done, len(stops))
        except SessionError:
            if not track.cancelled.is_set():
                raise
        finally:
            with self._lock:
                self._tracks.end(track)
                if not track.found:
                    self._journal.drop(begun)
                self._tracks.keep(self._journal.tracks())

    def _results(self, stop: Stop, track: Track) -> tuple[ObjectMask, ...]:
        """What the session holds of the objects of `stop`, edits since included, if `track` still is one of theirs."""
        with self._lock:
            current = (self.state.objects.get(number) for number in sorted(item.id for item in stop.objects))
            followed = [item.id for item in current if item is not None and self._tracks.shows(item, track)]
            found = (self.object_mask(object_id, stop.frame) for object_id in followed)
            return tuple(mask for mask in found if mask is not None)

    def _stop_unwanted(self) -> None:
        """Stops a propagation that was taken back, or whose objects are gone."""
        self._tracks.cancel_unless_shown(self.state.objects.values())

    def _begin(self, track: Track, stops: list[Stop]) -> int:
        """Makes `track` the newest of its objects, if they still are what was asked for; its number."""
        number = self._tracks.begin(track)
        state = self.state
        for item in {item.id: item for stop in stops for item in stop.objects}.values():
            current = state.objects.get(item.id)
            if current is not None:
                stale = current.chains != item.chains
                tracked = replace(current, tracks=(*current.tracks, (number, stale)))
                state = state.with_object(tracked, stops[0].frame)
        if state is not self.state:
            self._journal.push(state)
        return number

    # -- results

    def results(self) -> SessionResults:
        """All masks as they are now: a snapshot that edits, undo and a propagation that goes on do not change.

        Reading it raises `SessionError` once the session is closed.
        """
        with self._lock:
            return snapshot(self.state.objects.values(), self._tracks, self._answers, self.medium)

    def export(
        self,
        format: str,
        path: str | Path,
        progress: Callable[[int, int], None] = no_progress,
    ) -> Path:
        """Writes the masks, as they are at the call, to `path` as "coco", "png" or "overlay"; where it was written.

        A folder, or a path without a suffix, gets the files of the format; with ".zip" they are packed; a path with the
        suffix of the format's only file gets that one. What is there is overwritten, once all is written.
        `progress(done, total)` is called as it goes, and may raise to stop. Raises `ExportError`.
        """
        return registry.export(self.results(), format, Path(path), progress)

    def to_coco(self) -> dict[str, Any]:
        """All masks as a COCO data set: what `export("coco", …)` writes."""
        return coco.to_coco(self.results())

    def overlay(self, frame: int = 0) -> np.ndarray:
        """Frame `frame` with the visible objects' masks drawn over it, uint8 (height, width, 3)."""
        self.check_frame(frame)
        return overlay.draw(self.results(), frame)

    def steps(self, object_id: int, frame: int = 0) -> list[dict[str, Any]]:
        """All that was said about an object on `frame`, oldest first, as JSON; for `add_steps`."""
        item = self.state.objects.get(object_id)
        return [step_to_data(step) for step in item.chains.get(frame, ())] if item else []

    def add_steps(self, object_id: int, frame: int, steps: Sequence[Mapping[str, Any]]) -> None:
        """Says again what `steps` told, without asking the model yet. Raises `PromptError` for anything else."""
        self.check_frame(frame)
        try:
            said = tuple(step_from_data(step) for step in steps)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PromptError("These are not a session's steps.", "Give what `steps` returned.") from error
        with self._lock:
            item = self.state.objects.get(object_id) or new_object(object_id)
            chain = (*item.chains.get(frame, ()), *said)
            if chain and chain[0].choice is not None:
                raise PromptError("There is nothing to choose from yet.", "Click on the object first.")
            self._push(item.with_chain(frame, chain), frame)

    def close(self) -> None:
        """Stops what runs and lets go of the medium and all caches."""
        self._closed = True
        self.cancel()
        self._answers.forget()
        self.medium.close()

    def prepare(self, frame: int = 0) -> None:
        """Encodes a frame before the first click on it."""
        self.check_frame(frame)
        self._answers.embedding(frame)

    # -- inside

    def _add(self, object_id: int, frame: int, step: Step) -> ObjectMask:
        self.check_frame(frame)
        if not isinstance(object_id, (int, np.integer)) or isinstance(object_id, bool) or object_id < 1:
            raise PromptError(f"{object_id!r} is not an object id.", "Use a whole number from 1.")
        object_id = int(object_id)
        with self._lock:
            item = self.state.objects.get(object_id) or new_object(object_id)
            chain = item.chains.get(frame, ())
            if not chain and step.box is None:
                step = replace(step, seed=self._seed(item, frame))
            chain = (*chain, step)
            mask = self._answers.mask(object_id, frame, chain)
            self._push(item.with_chain(frame, chain), frame)
            return mask

    def _strip(self, item: ObjectState) -> list[tuple[int, str, float]]:
        line = self._tracks.line(item) | dict.fromkeys(item.chains, ("prompted", 1.0))
        return [(frame, *line[frame]) for frame in sorted(line)]

    def _seed(self, item: ObjectState, frame: int) -> Rle | None:
        """The tracked mask that a first click on `frame` corrects."""
        tracked = self._tracks.find(item, frame)
        return tracked[0].rle if tracked is not None and tracked[0].area else None

    def _object(self, object_id: int) -> ObjectState:
        item = self.state.objects.get(object_id)
        if item is None:
            there = ", ".join(map(str, self.state.objects)) or "none yet"
            raise PromptError(f"There is no object {object_id!r}.", f"There are: {there}.")
        return item

    def _chain(self, object_id: int, frame: int) -> Chain:
        self.check_frame(frame)
        chain = self._object(object_id).chains.get(frame)
        if not chain:
            raise PromptError(f"Object {object_id} has no prompt on frame {frame}.", "Click on it there first.")
        return chain

    def _push(self, changed: ObjectState, frame: int | None = None) -> None:
        self._journal.push(self.state.with_object(changed, frame))


def _is_color(color: str) -> bool:
    return len(color) == 7 and color[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in color[1:])
