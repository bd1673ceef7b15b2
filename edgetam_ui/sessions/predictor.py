"""The masks that prompts mean, kept while there is room and decoded again when there is none.

A mask depends on the frame and its chain of prompts alone, so undo and redo find it again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from ..core import masks
from ..core.cache import ByteCache, Sized
from ..core.edges import edge_mask
from ..core.masks import Rle
from ..core.operations import AddBox, AddMask, AddPoints, Choose, Refine
from ..core.prompts import Prompt
from ..core.results import ObjectMask
from ..engine.base import Decoded, Embedding, EngineSource
from ..engine.scheduler import Priority, Turn
from .evidence import asked, says_what
from .history import Chain
from .refine import Window, cut, is_refined, way, window_of, within


@dataclass
class Prediction:
    """The decoder's masks for a chain, and their run lengths once somebody asked for them.

    `window` is the part of the image that the logits are of, None for all of it. `edges_of` is the frame in whose image
    the edges are found, None where the logits alone say where they are.
    """

    decoded: Decoded
    window: Window | None = None
    edges_of: int | None = None
    rles: list[Rle] = field(default_factory=list)

    @property
    def nbytes(self) -> int:
        """Bytes of memory held, roughly: run lengths are small beside the logits."""
        return self.decoded.nbytes


class Pixels(Protocol):
    """What masks are predicted on: frames of one size in pixels, each uint8 (height, width, 3)."""

    height: int
    width: int

    def borrowed(self, index: int) -> AbstractContextManager[np.ndarray]:
        """`frame`, for the length of the block."""
        ...

    def frame(self, index: int) -> np.ndarray:
        """Frame number `index`."""
        ...

    def room(self, pixels: int, /) -> AbstractContextManager[Any]:
        """Waits until there is memory for so many pixels, and holds it for the length of the block."""
        ...


class Predictor:
    """Predicts the masks of one session, over one medium. `user` is whose turn at the model it takes."""

    def __init__(self, engine: EngineSource, medium: Pixels, cache: ByteCache, user: str) -> None:
        self.user = user
        self._engine, self._medium, self._cache = engine, medium, cache
        self._encoding = threading.Lock()
        self._edge_seconds = 0.2  # as long as it took the last time, once it did
        self._closed = threading.Event()
        self._is_prepared = False

    @property
    def made_with(self) -> dict[str, str]:
        """`checkpoint`, `precision` and `device` of the model; loads it where it is not yet."""
        info = self._engine().info
        return {"checkpoint": info.checkpoint, "precision": info.precision, "device": info.device}

    def mask(self, object_id: int, frame: int, chain: Chain) -> ObjectMask:
        """The mask that `chain` means, with its candidates where it is ambiguous."""
        prediction = self.predict(frame, chain)
        decoded = prediction.decoded
        several = len(decoded.scores) > 1
        rles = self._rles(prediction)
        return ObjectMask(
            object_id=object_id,
            frame=frame,
            rle=rles[decoded.chosen],
            score=_unit(decoded.scores[decoded.chosen]),
            kind="prompted",
            candidates=self._pairs(prediction) if several else (),
            chosen=decoded.chosen if several else -1,
            refine=self._refining(chain, rles[decoded.chosen]),
        )

    def _refining(self, chain: Chain, mask: Rle) -> float | None:
        """About how many seconds a second look at `mask` takes; None where it gains nothing."""
        by = way(chain, mask)
        if by is None:
            return None
        needs = {"window": (Priority.ENCODE, Priority.CLICK), "logits": (Priority.CLICK,), "edges": ()}[by]
        return sum(map(self._engine().scheduler.usual, needs), self._edge_seconds)

    @property
    def idle(self) -> bool:
        """Whether the model has nothing to do."""
        return self._engine().scheduler.idle

    def has_embedding(self, frame: int) -> bool:
        """Whether the frame's embedding is at hand."""
        return self._cache.get(self, frame) is not None

    def mask_with_candidates(self, object_id: int, frame: int, chain: Chain) -> ObjectMask:
        """`mask` with three candidates even where the prompt is clear; `chosen` is -1 where it is none of them."""
        return replace(self.mask(object_id, frame, chain), candidates=self._pairs(self._offer(frame, chain)))

    def embedding(self, frame: int, window: Window | None = None) -> Embedding:
        """The embedding of a frame, or of a part of it, encoded unless it is at hand."""
        key = frame if window is None else (frame, window)
        with self._encoding:
            known: Embedding | None = self._cache.get(self, key)
            if known is None:
                left, top, right, bottom = window or (0, 0, self._medium.width, self._medium.height)
                with self._medium.borrowed(frame) as pixels:
                    part = pixels[top:bottom, left:right]
                    known = self._engine().encode(part, self._turn(Priority.ENCODE))
                self._keep(key, known)
            return known

    def keep_prepared(self, embedding: Embedding) -> None:
        """Keeps the first frame's embedding, also through `park`, until something was decoded."""
        self._is_prepared = True
        self._keep(0, embedding)

    def park(self) -> None:
        """Lets go of all that is kept, but of what was prepared and not used yet."""
        if not self._is_prepared:
            self.forget()

    def encode(self, frame: int, image: np.ndarray, turn: Turn) -> Embedding:
        """The embedding of `image`, which is kept as frame number `frame`."""
        embedding = self._engine().encode(image, turn)
        self._keep(frame, embedding)
        return embedding

    def passing_embedding(self, frame: int, turn: Turn) -> Embedding:
        """The embedding of a frame that a propagation passes in its `turn`; it is not kept."""
        known: Embedding | None = self._cache.get(self, frame)
        return known or self._engine().encode(self._medium.frame(frame), turn)

    def predict(self, frame: int, chain: Chain) -> Prediction:
        """What the decoder makes of `chain`: one step after the other, from the longest part that is known."""
        known = len(chain)
        while known and self._cache.get(self, (frame, chain[:known])) is None:
            known -= 1
        prediction: Prediction | None = self._cache.get(self, (frame, chain[:known])) if known else None
        for length in range(known + 1, len(chain) + 1):
            part = chain[:length]
            step = part[-1]
            if isinstance(step, Choose):
                offer = self._offer(frame, part[:-1])
                prediction = replace(offer, decoded=replace(offer.decoded, chosen=step.index))
            elif isinstance(step, AddMask):
                prediction = self._from_mask(frame, step.finished())
            else:
                prediction = self._prompted(frame, part, prediction)
            self._keep((frame, part), prediction)
        if prediction is None:
            raise ValueError("an empty chain has no mask")
        return prediction

    def whole(self, frame: int, chain: Chain) -> Decoded:
        """What `predict` gives, its logits those of the whole image: what a tracker is conditioned on."""
        prediction = self.predict(frame, chain)
        if prediction.window is None:
            return prediction.decoded
        return self._from_mask(frame, self._rles(prediction)[prediction.decoded.chosen]).decoded

    @cached_property
    def nothing(self) -> Rle:
        """An empty mask."""
        return masks.encode(np.zeros((self._medium.height, self._medium.width), bool))

    def forget(self) -> None:
        """Lets go of all that is kept."""
        self._cache.forget(self)

    def forget_before(self, frame: int) -> None:
        """Lets go of what is kept of the frames before `frame`."""
        self._cache.forget(self, lambda key: (key if isinstance(key, int) else key[0]) < frame)

    def close(self) -> None:
        """Lets go of all that is kept, keeps nothing from now on, and leaves the model's queue."""
        self._closed.set()
        self.forget()

    def _keep(self, key: Hashable, value: Sized) -> None:
        self._cache.put(self, key, value)
        if self._closed.is_set():
            self.forget()

    def _turn(self, priority: Priority) -> Turn:
        return Turn(priority, self.user, self._closed)

    def _offer(self, frame: int, chain: Chain) -> Prediction:
        """Three candidates for `chain`, decoded again where it was answered by one mask."""
        if isinstance(chain[-1], Choose):
            return self._offer(frame, chain[:-1])
        prediction = self.predict(frame, chain)
        if len(prediction.decoded.scores) > 1:
            return prediction
        key = (frame, chain, "offer")
        offer: Prediction | None = self._cache.get(self, key)
        if offer is None:
            before = self.predict(frame, chain[:-1]) if len(chain) > 1 else None
            offer = self._decode(frame, chain, before, multimask=True)
            self._keep(key, offer)
        return offer

    def _prompted(self, frame: int, chain: Chain, before: Prediction | None) -> Prediction:
        """What the last step of `chain`, a prompt or a second look, makes of what was there `before`."""
        step = chain[-1]
        if isinstance(step, Refine):
            if step.by == "edges" and before is not None:
                return Prediction(_chosen_of(before.decoded), before.window, frame)
            return self._decode(frame, chain, before, multimask=False)
        assert isinstance(step, AddPoints | AddBox)
        return self._decode(frame, chain, before, step.multimask)

    def _decode(self, frame: int, chain: Chain, before: Prediction | None, multimask: bool | None) -> Prediction:
        self._is_prepared = False
        window, prompt = window_of(chain), asked(chain)
        previous = self._previous(chain, before, window)
        if window is not None:
            prompt = within(prompt, window)
        turn = self._turn(Priority.CLICK)
        decoded = self._engine().decode(self.embedding(frame, window), prompt, previous, multimask, turn)
        return Prediction(decoded, window, frame if is_refined(chain) else None)

    def _from_mask(self, frame: int, rle: Rle) -> Prediction:
        """A finished mask as it is; the decoder, asked with it alone, gives what a tracker needs beside."""
        logits = self._to_logits(rle)
        turn = self._turn(Priority.CLICK)
        decoded = self._engine().decode(self.embedding(frame), Prompt(), logits, multimask=False, turn=turn)
        return Prediction(replace(decoded, logits=logits[None], scores=np.ones(1, np.float32)), rles=[rle])

    def _previous(self, chain: Chain, before: Prediction | None, window: Window | None) -> np.ndarray | None:
        """The logits that the last step of `chain` corrects; none for a box, nor after clicks that only subtract."""
        step = chain[-1]
        if isinstance(step, AddBox):
            return None
        if before is not None:
            if not says_what(chain[:-1]):
                return None
            return self._seen(before, window)
        if isinstance(step, AddPoints) and step.corrects is not None:
            corrected = step.corrects.to_rle()
            return self._to_logits(corrected) if corrected.area else None
        if isinstance(step, AddMask):
            return self._to_logits(step.finished())
        return None

    def _seen(self, prediction: Prediction, window: Window | None) -> np.ndarray:
        """The logits of the chosen mask as they are in `window`."""
        chosen, medium = prediction.decoded.chosen, self._medium
        logits = prediction.decoded.logits[chosen]
        if prediction.window == window:
            return np.ascontiguousarray(logits)
        if prediction.window is None and window is not None:
            return np.ascontiguousarray(cut(logits, window, medium.width, medium.height))
        mask = self._rles(prediction)[chosen].decode()
        if window is not None:
            mask = mask[window[1] : window[3], window[0] : window[2]]
        return self._engine().mask_to_logits(mask)

    def _pairs(self, prediction: Prediction) -> tuple[tuple[Rle, float], ...]:
        return tuple(zip(self._rles(prediction), map(_unit, prediction.decoded.scores), strict=True))

    def _rles(self, prediction: Prediction) -> list[Rle]:
        if not prediction.rles:
            # One assignment, not an extension: results are read outside the session's lock.
            prediction.rles[:] = [self._rle(logits, prediction) for logits in prediction.decoded.logits]
        return prediction.rles

    def _rle(self, logits: np.ndarray, prediction: Prediction) -> Rle:
        height, width = self._medium.height, self._medium.width
        window = prediction.window
        left, top, right, bottom = window or (0, 0, width, height)
        with self._medium.room(height * width):
            if prediction.edges_of is None:
                binary = self._engine().binarize(logits[None], bottom - top, right - left)[0]
            else:
                begun = time.perf_counter()
                pixels = self._medium.frame(prediction.edges_of)
                binary = edge_mask(logits, pixels[top:bottom, left:right])
                self._edge_seconds = time.perf_counter() - begun
            if window is not None:
                binary = np.pad(binary, ((top, height - bottom), (left, width - right)))
            return masks.encode(binary)

    def _to_logits(self, rle: Rle) -> np.ndarray:
        with self._medium.room(rle.height * rle.width):
            return self._engine().mask_to_logits(rle.decode())


def _chosen_of(decoded: Decoded) -> Decoded:
    one = slice(decoded.chosen, decoded.chosen + 1)
    logits, scores, tokens = decoded.logits[one], decoded.scores[one], decoded.tokens[one]
    return replace(decoded, logits=logits, scores=scores, tokens=tokens, chosen=0)


def _unit(score: float) -> float:
    return min(1.0, max(0.0, float(score)))
