"""The masks that prompts mean, kept while there is room and decoded again when there is none.

A mask depends on the frame and its chain of prompts alone, so undo and redo find it again.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from ..core import masks
from ..core.masks import Rle
from ..core.operations import AddBox, AddMask, AddPoints, Choose
from ..core.prompts import Prompt
from ..core.results import ObjectMask
from ..engine.base import Decoded, Embedding, EngineSource
from ..engine.scheduler import Priority, Turn
from ..media.medium import Medium
from .cache import ByteCache, Sized
from .evidence import asked, says_what
from .history import Chain


@dataclass
class Prediction:
    """The decoder's masks for a chain, and their run lengths once somebody asked for them."""

    decoded: Decoded
    rles: list[Rle] = field(default_factory=list)

    @property
    def nbytes(self) -> int:
        """Bytes of memory held, roughly: run lengths are small beside the logits."""
        return self.decoded.nbytes


class Predictor:
    """Predicts the masks of one session, over one medium. `user` is whose turn at the model it takes."""

    def __init__(self, engine: EngineSource, medium: Medium, cache: ByteCache, user: str) -> None:
        self.user = user
        self._engine, self._medium, self._cache = engine, medium, cache
        self._encoding = threading.Lock()
        self._closed = threading.Event()

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
        )

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

    def embedding(self, frame: int) -> Embedding:
        """The frame's embedding, encoded unless it is at hand."""
        with self._encoding:
            known: Embedding | None = self._cache.get(self, frame)
            if known is None:
                known = self._engine().encode(self._medium.frame(frame), self._turn(Priority.ENCODE))
                self._keep(frame, known)
            return known

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
                prediction = Prediction(replace(offer.decoded, chosen=step.index), offer.rles)
            elif isinstance(step, AddMask):
                prediction = self._from_mask(frame, step.finished())
            else:
                prediction = self._decode(frame, part, prediction, step.multimask)
            self._keep((frame, part), prediction)
        if prediction is None:
            raise ValueError("an empty chain has no mask")
        return prediction

    @cached_property
    def nothing(self) -> Rle:
        """An empty mask."""
        return masks.encode(np.zeros((self._medium.height, self._medium.width), bool))

    def forget(self) -> None:
        """Lets go of all that is kept."""
        self._cache.forget(self)

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

    def _decode(self, frame: int, chain: Chain, before: Prediction | None, multimask: bool | None) -> Prediction:
        embedding, previous = self.embedding(frame), self._previous(chain, before)
        turn = self._turn(Priority.CLICK)
        return Prediction(self._engine().decode(embedding, asked(chain), previous, multimask, turn))

    def _from_mask(self, frame: int, rle: Rle) -> Prediction:
        """A finished mask as it is; the decoder, asked with it alone, gives what a tracker needs beside."""
        logits = self._engine().mask_to_logits(rle.decode())
        turn = self._turn(Priority.CLICK)
        decoded = self._engine().decode(self.embedding(frame), Prompt(), logits, multimask=False, turn=turn)
        return Prediction(replace(decoded, logits=logits[None], scores=np.ones(1, np.float32)), [rle])

    def _previous(self, chain: Chain, before: Prediction | None) -> np.ndarray | None:
        """The logits that the last step of `chain` corrects; none for a box, nor after clicks that only subtract."""
        step = chain[-1]
        if isinstance(step, AddBox):
            return None
        if before is not None:
            if not says_what(chain[:-1]):
                return None
            return np.ascontiguousarray(before.decoded.logits[before.decoded.chosen])
        if isinstance(step, AddPoints) and step.corrects is not None:
            corrected = step.corrects.to_rle()
            return self._engine().mask_to_logits(corrected.decode()) if corrected.area else None
        if isinstance(step, AddMask):
            return self._engine().mask_to_logits(step.finished().decode())
        return None

    def _pairs(self, prediction: Prediction) -> tuple[tuple[Rle, float], ...]:
        return tuple(zip(self._rles(prediction), map(_unit, prediction.decoded.scores), strict=True))

    def _rles(self, prediction: Prediction) -> list[Rle]:
        if not prediction.rles:
            medium = self._medium
            binary = self._engine().binarize(prediction.decoded.logits, medium.height, medium.width)
            # One assignment, not an extension: results are read outside the session's lock.
            prediction.rles[:] = masks.encode_all(binary)
        return prediction.rles


def _unit(score: float) -> float:
    return min(1.0, max(0.0, float(score)))
