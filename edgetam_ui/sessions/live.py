"""A stream of frames, as from a camera: objects are followed as frames come, and memory stays the same."""

from __future__ import annotations

import math
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from ..core import masks
from ..core.arguments import as_object_id, as_path, as_whole, make_operation
from ..core.cache import ByteCache
from ..core.masks import Rle
from ..core.operations import (
    LARGEST,
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    Operation,
    PromptOperation,
    RemoveObject,
    RleData,
    UpdateObject,
    changed,
)
from ..core.prompts import as_box, as_points
from ..core.results import ObjectMask
from ..engine.base import EngineSource, Tracker
from ..engine.scheduler import Priority, Turn
from ..errors import MediaError, PromptError, SessionError, StoreError
from ..media.convert import frame_of
from ..media.recorder import read_jpeg
from . import nested
from .edits import edited, find
from .history import State
from .predictor import Predictor
from .recording import Recording
from .resolve import resolved
from .review import Reviewer, doubt

REACH = 3
"""The newest frames that a prompt may be on: what a user clicked on may have passed by the time the click arrives."""
IDLE_SECONDS = 20.0
"""A stream that no frame came to for so long belongs to a page that has gone."""
PROMPTS = 8
"""The prompted frames that an object is tracked from: its first and its last ones."""
LATEST = 1e11
"""Seconds that a frame may be from any beginning: three thousand years, which fit into a video file in milliseconds."""
DONE_LIVE = AddPoints | AddBox | AddMask | Choose | AddObject | UpdateObject | RemoveObject
"""The operations that make sense on frames that pass."""


@dataclass(frozen=True)
class LiveResult:
    """A frame of a stream: its number from 0, the masks there, and how many frames were dropped so far."""

    frame: int
    objects: tuple[ObjectMask, ...]
    dropped: int

    @property
    def masks(self) -> dict[int, np.ndarray]:
        """Object id to mask, bool (height, width)."""
        return {item.object_id: item.rle.decode() for item in self.objects}


@dataclass
class _Camera:
    """What the frames of a stream have in common; `count` of them came."""

    height: int = 0
    width: int = 0
    count: int = 0
    name: str = "camera"
    kind: Literal["image", "video"] = "video"

    def frame(self, index: int) -> np.ndarray:
        """A frame that is asked for has passed. Raises `PromptError`."""
        raise PromptError(f"Frame {index} has passed.", f"Prompts can be on the last {REACH} frames.")

    def borrowed(self, index: int) -> AbstractContextManager[np.ndarray]:
        """As `frame`."""
        return nullcontext(self.frame(index))

    def room(self, pixels: int, /) -> AbstractContextManager[None]:
        """There is one frame: it needs no permission."""
        return nullcontext()


class LiveStream:
    """Frames that are pushed one by one, and the objects in them. Made by `Controller.open_stream`; thread-safe.

    Prompts are on the frame that was pushed last, or one of the two before. Of the frames nothing else is kept, and of
    an object's prompted frames the first and the last seven, so that memory does not grow. Frames that come while one
    is at work are dropped, never queued: `dropped` counts them.
    """

    def __init__(self, engine: EngineSource) -> None:
        self.id = secrets.token_hex(6)
        self.dropped = 0
        self.revision = 0
        self._engine = engine
        self._pushing, self._lock = threading.Lock(), threading.RLock()
        self._camera = _Camera()
        self._predictor = Predictor(engine, self._camera, ByteCache(LARGEST, LARGEST), self.id)
        self._tracker: Tracker | None = None
        self._reviewer = Reviewer()
        self._state = State()
        self._prompted: dict[int, list[int]] = {}
        self._masks: dict[int, dict[int, ObjectMask]] = {}
        self._recording: Recording | None = None
        self._began = self._pushed = time.monotonic()
        self._closed = False

    # -- what there is

    @property
    def state(self) -> State:
        """The objects, with their prompts on the frames that can still be prompted."""
        return self._state

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the frames in pixels; 0 before the first."""
        return self._camera.height, self._camera.width

    @property
    def count(self) -> int:
        """How many frames were worked on."""
        return self._camera.count

    def masks(self, frame: int) -> list[ObjectMask]:
        """The masks on one of the newest frames, prompts since then included."""
        with self._lock:
            return list(self._masks.get(as_whole("frame", frame), {}).values())

    def timeline(self, object_id: int) -> list[tuple[int, str, float, float]]:
        """What the object has on the newest frames: (frame, kind, score, doubt), as a session's timeline has it."""
        with self._lock:
            object_id = as_object_id(object_id)
            found = ((frame, held[object_id]) for frame, held in self._masks.items() if object_id in held)
            return [(frame, mask.kind if mask.rle.area else "absent", mask.score, mask.doubt) for frame, mask in found]

    @property
    def is_idle(self) -> bool:
        """Whether no frame came for a while."""
        return time.monotonic() - self._pushed > IDLE_SECONDS

    @property
    def recording(self) -> Recording | None:
        """What frames and masks are written to, if anything."""
        return self._recording

    # -- frames

    def push(self, frame: Any, seconds: float | None = None) -> LiveResult | None:
        """The masks on `frame`: an array (height, width, 3), a PIL image or a JPEG file's bytes, taken at `seconds`
        since any beginning (None: now). None, and at once, while one is at work.

        Raises `MediaError` for what is no image or has another size than the frames before and for a time that is none,
        `SessionError` once it is closed, and `StoreError` where a recording ends because the disk is full.
        """
        if not self._pushing.acquire(blocking=False):
            self.drop(1)
            return None
        try:
            self._pushed = time.monotonic()
            when = self._pushed - self._began if seconds is None else _checked(seconds)
            given = bytes(frame) if isinstance(frame, bytearray | memoryview) else frame
            return self._push(given, read_jpeg(given) if isinstance(given, bytes) else frame_of(given), when)
        finally:
            self._pushing.release()

    def drop(self, count: int) -> None:
        """Notes that `count` frames were not pushed, because others were at work."""
        with self._lock:
            self.dropped += as_whole("count", count)

    def _push(self, given: Any, image: np.ndarray, seconds: float) -> LiveResult:
        self._check_open()
        height, width = image.shape[:2]
        camera, number = self._camera, self._camera.count
        if number and (camera.height, camera.width) != (height, width):
            raise MediaError(
                f"The frame has {width} x {height} pixels, those before had {camera.width} x {camera.height}.",
                "Open a new stream for another size.",
            )
        turn = Turn(Priority.TRACK, self._predictor.user)
        embedding = self._predictor.encode(number, image, turn)
        with self._lock:
            self._check_open()
            camera.height, camera.width, camera.count = height, width, number + 1
            followed = [object_id for object_id in self._state.objects if object_id in self._prompted]
            found = self._tracker.step(number, embedding, followed, False) if self._tracker and followed else {}
            doubts = {object_id: doubt(evidence) for object_id, evidence in self._reviewer.look(found, image).items()}
            tracked = {
                object_id: ObjectMask(
                    object_id, number, self._binary(mask.logits), mask.score, "tracked", doubt=doubts[object_id]
                )
                for object_id, mask in found.items()
            }
            self._masks[number] = tracked
            self._forget_passed(number - REACH + 1)
            with self._writing() as recording:
                if recording is not None:
                    recording.write_frame(given if isinstance(given, bytes) else image, seconds, list(tracked.values()))
            return LiveResult(number, tuple(tracked[object_id] for object_id in followed), self.dropped)

    def _forget_passed(self, first: int) -> None:
        """Lets go of the frames before `first`."""
        self._predictor.forget_before(first)
        self._masks = {frame: found for frame, found in self._masks.items() if frame >= first}
        for item in self._state.objects.values():
            if any(frame < first for frame in item.chains):
                chains = {frame: chain for frame, chain in item.chains.items() if frame >= first}
                self._state = self._state.with_object(replace(item, chains=MappingProxyType(chains)))

    # -- prompts

    def add_points(
        self,
        object_id: int,
        points: Sequence[Sequence[float]],
        labels: Sequence[int] | None = None,
        frame: int | None = None,
    ) -> np.ndarray:
        """Adds clicks [[x, y], …] to an object, 1 (add) or 0 (subtract) for each; its new mask, bool (height, width).

        `frame` is the newest where None. An unknown id becomes a new object; a click on one that is followed corrects
        it. Raises `PromptError`.
        """
        xy, signs = as_points(points, labels)
        return self._mask(make_operation(AddPoints, **self._place(object_id, frame), points=xy, labels=signs))

    def add_box(self, object_id: int, box: Sequence[float], frame: int | None = None) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max]; its new mask. `frame` is the newest where None.

        Raises `PromptError`.
        """
        return self._mask(make_operation(AddBox, **self._place(object_id, frame), box=as_box(box)))

    def add_inputs(
        self,
        object_ids: int | Sequence[int],
        input_points: Any = None,
        input_labels: Any = None,
        input_boxes: Any = None,
        frame: int | None = None,
    ) -> dict[int, np.ndarray]:
        """Prompts as `Session.add_inputs` takes them; the new masks by object id. `frame` is the newest where None.

        Raises `PromptError`; then nothing is added.
        """
        with self._lock:
            at, size = self._at(frame), self.size
            self._check_frame(at)
            wanted = nested.prompts(at, object_ids, input_points, input_labels, input_boxes, *size)
            return {operation.object: self._mask(operation) for operation in wanted}

    def remove_object(self, object_id: int) -> None:
        """Follows an object no more. Raises `PromptError` for an unknown one."""
        self.apply(make_operation(RemoveObject, object=as_object_id(object_id)))

    def apply(self, operation: Operation) -> ObjectMask | None:
        """Does an operation on the objects as they are now; the mask that it led to, where it is a prompt.

        Those that look back, like undo, make no sense here, nor does a second look at an image that has passed. A
        locked object is followed, and not edited. Raises `PromptError`, `SessionError`, and `StoreError` where a
        recording ends because the disk is full.
        """
        with self._lock:
            self._check_open()
            if not isinstance(operation, DONE_LIVE):
                what = getattr(operation, "op", repr(operation))
                raise PromptError(
                    f"{what} is not done on a camera's image, which goes on.", "Click again, or remove it."
                )
            operation = self._resolved(operation)
            if isinstance(operation, AddMask) and operation.part is not None:  # a stroke that changes no pixel
                return self._masks[operation.frame][operation.object]
            state = edited(self._state, operation)
            mask = self._predicted(state, operation) if isinstance(operation, PromptOperation) else None
            self._state, self.revision = state, self.revision + 1
            if isinstance(operation, UpdateObject):
                self._state = _shown(state, operation)
            elif isinstance(operation, RemoveObject):
                self._let_go(operation.object)
            with self._writing() as recording:
                if recording is not None:
                    recording.write_operation(operation, self._camera.count)
            return mask

    def _resolved(self, operation: Operation) -> Operation:
        """`operation` with nothing left open: what it corrects is the mask that was tracked there."""
        if isinstance(operation, PromptOperation):
            self._check_frame(operation.frame)
        if isinstance(operation, AddPoints) and operation.corrects is None:
            tracked = self._masks[operation.frame].get(operation.object)
            if tracked is not None and tracked.kind == "tracked":
                operation = changed(operation, corrects=RleData.of(tracked.rle))
        return resolved(operation, self._state, None, self._camera, self._rle_on)

    def _check_frame(self, frame: int) -> None:
        """Raises `PromptError` for one that is not at hand."""
        if frame not in self._masks:
            if not self._camera.count:
                raise PromptError("There is no frame yet.", "Push one first.")
            self._camera.frame(frame)

    def _predicted(self, state: State, operation: PromptOperation) -> ObjectMask:
        """The mask that the prompts mean; the object is followed from it on."""
        number, frame = operation.object, operation.frame
        chain = state.objects[number].chains[frame]
        mask = replace(self._predictor.mask(number, frame, chain), refine=None)
        embedding = self._predictor.embedding(frame)
        if self._tracker is None:
            turn = Turn(Priority.TRACK, self._predictor.user)
            self._tracker = self._engine().tracker(LARGEST, self._camera.height, self._camera.width, turn)
        self._tracker.condition(number, frame, embedding, self._predictor.predict(frame, chain).decoded)
        self._tracker.forget(number)
        self._reviewer.begin_anew(number)
        first, *others = sorted({*self._prompted.get(number, ()), frame})
        self._prompted[number] = [first, *others[1 - PROMPTS :]]
        self._tracker.keep_conditioned(number, self._prompted[number])
        self._masks[frame][number] = mask
        return mask

    def _let_go(self, object_id: int) -> None:
        self._reviewer.begin_anew(object_id)
        if self._prompted.pop(object_id, None) and self._tracker is not None:
            self._tracker.keep_conditioned(object_id, ())
        for found in self._masks.values():
            found.pop(object_id, None)

    # -- recording and life

    def record(self, path: str | Path) -> None:
        """Writes frames and masks from the next one on to the video file `path`: see `finish`.

        Raises `SessionError` where one is written already, `StoreError` where no file can be written there.
        """
        with self._lock:
            self._check_open()
            if self._recording is not None:
                raise SessionError("This stream is recorded already.", "Finish it first.")
            self._recording = Recording(
                as_path(path, MediaError), self._camera.count, list(self._state.objects.values())
            )

    def queue_as(self, user: str) -> None:
        """Takes turns at the model as one with all that `user` does."""
        self._predictor.user = user

    def finish(self) -> Recording | None:
        """Closes the stream; what was recorded, to be opened by `Controller.open_recording`, None where nothing was."""
        with self._lock:
            recording, self._recording = self._recording, None
            self.close()
            if recording is None:
                return None
            recording.end()
            if not recording.count:
                recording.close()
                return None
            return recording

    def close(self) -> None:
        """Takes no more frames and lets go of what it holds; a recording's file stays."""
        with self._lock:
            self._closed = True
            self._tracker, self._masks, self._prompted = None, {}, {}
            self._predictor.close()
            if self._recording is not None:
                self._recording.end()

    @contextmanager
    def _writing(self) -> Iterator[Recording | None]:
        """The recording, if there is one. It ends where the disk does not take it, and raises `StoreError`."""
        recording = self._recording
        try:
            yield recording
        except OSError as error:
            assert recording is not None
            recording.end()
            raise StoreError(
                f"The recording ended after {recording.count} frames: the disk may be full.",
                "What was recorded can be opened; the camera goes on without.",
            ) from error

    def _place(self, object_id: int, frame: int | None) -> dict[str, int]:
        return {"object": as_object_id(object_id), "frame": self._at(frame)}

    def _at(self, frame: int | None) -> int:
        return self._newest if frame is None else as_whole("frame", frame)

    @property
    def _newest(self) -> int:
        return max(0, self._camera.count - 1)

    def _mask(self, operation: Operation) -> np.ndarray:
        mask = self.apply(operation)
        assert mask is not None
        return mask.rle.decode()

    def _rle_on(self, object_id: int, frame: int, as_stored: bool) -> Rle | None:
        """See `resolve.MaskOn`: here no mask is cleaned up."""
        mask = self._masks.get(frame, {}).get(object_id)
        return None if mask is None else mask.rle

    def _binary(self, logits: np.ndarray) -> Rle:
        return masks.encode(self._engine().binarize(logits[None], self._camera.height, self._camera.width)[0])

    def _check_open(self) -> None:
        if self._closed:
            raise SessionError("This stream was closed.", "Open a new one.")


def _checked(seconds: float) -> float:
    """`seconds` as they are. Raises `MediaError` for what is no time that a video file can hold."""
    is_number = isinstance(seconds, int | float | np.integer | np.floating)
    if not is_number or not math.isfinite(seconds) or abs(seconds) > LATEST:
        raise MediaError(f"{seconds!r} is no time of a frame.", "Give seconds since any beginning, or leave it out.")
    return float(seconds)


def _shown(state: State, operation: UpdateObject) -> State:
    """`state` with the object shown or hidden, locked or not, as `operation` says."""
    item = find(state, operation.object)
    visible = item.visible if operation.visible is None else operation.visible
    locked = item.locked if operation.locked is None else operation.locked
    return state.with_shown(item.id, visible, locked)
