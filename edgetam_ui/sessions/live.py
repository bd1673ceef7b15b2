"""A stream of frames, as from a camera: objects are followed as frames come, and memory stays the same."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..core import masks
from ..core.masks import Rle
from ..core.operations import LARGEST
from ..core.prompts import Prompt, as_box, as_points, check_inside, cut_box
from ..core.results import ObjectMask
from ..engine.base import TRACK, Decoded, Embedding, EngineSource, Tracker
from ..errors import MediaError, PromptError, SessionError
from ..media.convert import frame_of
from .arguments import as_object_id
from .evidence import evidence


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
class _Object:
    """What is asked on the newest frame, the decoder's answer to it, and the mask there."""

    prompt: Prompt = field(default_factory=Prompt)
    decoded: Decoded | None = None
    mask: ObjectMask | None = None


class LiveStream:
    """Frames that are pushed one by one, and the objects in them. Made by `Controller.open_stream`; thread-safe.

    A prompt is on the frame that was pushed last. Of the frames nothing is kept but that one; what a tracker remembers
    grows with the prompts alone. Frames that come while one is at work are dropped, never queued: `dropped` counts
    them.
    """

    def __init__(self, engine: EngineSource) -> None:
        self._engine = engine
        self._pushing, self._lock = threading.Lock(), threading.RLock()
        self._frame = -1
        self._embedding: Embedding | None = None
        self._tracker: Tracker | None = None
        self._objects: dict[int, _Object] = {}
        self._closed = False
        self.dropped = 0

    def push(self, frame: Any) -> LiveResult | None:
        """The masks on `frame`, an array (height, width, 3) or a PIL image; None, and at once, while one is at work.

        Raises `MediaError` for what is no image or has another size than the frames before, `SessionError` once it is
        closed.
        """
        if not self._pushing.acquire(blocking=False):
            self.dropped += 1
            return None
        try:
            return self._push(frame_of(frame))
        finally:
            self._pushing.release()

    def add_points(
        self, object_id: int, points: Sequence[Sequence[float]], labels: Sequence[int] | None = None
    ) -> np.ndarray:
        """Adds clicks [[x, y], …] to an object on the newest frame, 1 (add) or 0 (subtract) for each; its new mask.

        An unknown id becomes a new object; a click on one that is followed corrects it. Raises `PromptError`.
        """
        xy, signs = as_points(points, labels)
        with self._lock:
            embedding = self._current()
            check_inside(xy, embedding.width, embedding.height)
            item = self._objects.get(as_object_id(object_id), _Object())
            prompt = replace(item.prompt, points=item.prompt.points + xy, labels=item.prompt.labels + signs)
            previous = None
            if item.decoded is not None:
                previous = np.ascontiguousarray(item.decoded.logits[item.decoded.chosen])
            elif item.mask is not None and item.mask.rle.area:
                tracked = item.mask.rle.decode()
                added = evidence(tracked, xy[0], signs[0])
                prompt = Prompt(prompt.points + added.points, prompt.labels + added.labels, prompt.box or added.box)
                previous = self._engine().mask_to_logits(tracked)
            return self._prompted(object_id, prompt, previous)

    def add_box(self, object_id: int, box: Sequence[float]) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max] on the newest frame; its new mask.

        Raises `PromptError`.
        """
        with self._lock:
            embedding = self._current()
            item = self._objects.get(as_object_id(object_id), _Object())
            cut = cut_box(as_box(box), embedding.width, embedding.height)
            return self._prompted(object_id, replace(item.prompt, box=cut), None)

    def remove_object(self, object_id: int) -> None:
        """Follows an object no more. Raises `PromptError` for an unknown one."""
        with self._lock:
            if self._objects.pop(object_id, None) is None:
                raise PromptError(
                    f"There is no object {object_id!r}.", f"There are: {sorted(self._objects) or 'none'}."
                )

    def close(self) -> None:
        """Takes no more frames and lets go of what it holds."""
        with self._lock:
            self._closed = True
            self._embedding, self._tracker, self._objects = None, None, {}

    def _push(self, image: np.ndarray) -> LiveResult:
        with self._lock:
            self._check_open()
            before = self._embedding
        height, width = image.shape[:2]
        if before is not None and (before.height, before.width) != (height, width):
            raise MediaError(
                f"The frame has {width} x {height} pixels, those before had {before.width} x {before.height}.",
                "Open a new stream for another size.",
            )
        embedding = self._engine().encode(image, TRACK)
        with self._lock:
            self._check_open()
            self._frame, self._embedding = self._frame + 1, embedding
            followed = sorted(self._objects)
            found = self._tracker.step(self._frame, embedding, followed, False) if self._tracker and followed else {}
            for object_id, tracked in found.items():
                mask = ObjectMask(object_id, self._frame, self._rle(tracked.logits), tracked.score, "tracked")
                self._objects[object_id] = _Object(mask=mask)
            shown = tuple(self._objects[number].mask for number in followed)
            return LiveResult(self._frame, tuple(mask for mask in shown if mask is not None), self.dropped)

    def _prompted(self, object_id: int, prompt: Prompt, previous: np.ndarray | None) -> np.ndarray:
        """The mask that the prompt means; the object is followed from it on."""
        embedding = self._current()
        decoded = self._engine().decode(embedding, prompt, previous)
        if self._tracker is None:
            self._tracker = self._engine().tracker(LARGEST, embedding.height, embedding.width)
        self._tracker.condition(object_id, self._frame, embedding, decoded)
        self._tracker.forget(object_id)
        rle = self._rle(decoded.logits[decoded.chosen])
        score = min(1.0, max(0.0, float(decoded.scores[decoded.chosen])))
        self._objects[object_id] = _Object(prompt, decoded, ObjectMask(object_id, self._frame, rle, score, "prompted"))
        return rle.decode()

    def _rle(self, logits: np.ndarray) -> Rle:
        embedding = self._current()
        return masks.encode(self._engine().binarize(logits[None], embedding.height, embedding.width)[0])

    def _current(self) -> Embedding:
        self._check_open()
        if self._embedding is None:
            raise PromptError("There is no frame yet.", "Push one first.")
        return self._embedding

    def _check_open(self) -> None:
        if self._closed:
            raise SessionError("This stream was closed.", "Open a new one.")
