"""What the model says to a chain of prompts, kept while there is room and decoded again when there is none.

Imports journal, masks, media and cache; the engine only as what it is given. A mask depends on the frame and the
chain alone, so undo, redo and equal prompts find it again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from ..core import masks
from ..core.masks import Rle
from ..core.results import ObjectMask
from ..engine.base import TRACK, Decoded, Embedding, Engine
from ..media.medium import Medium
from .cache import ByteCache
from .history import Chain, Step, prompt_of


@dataclass
class Answer:
    """A decoder's answer, and its masks once somebody asked for them."""

    decoded: Decoded
    rles: list[Rle] = field(default_factory=list)

    @property
    def nbytes(self) -> int:
        """Bytes of memory held, roughly: run lengths are small beside the logits."""
        return self.decoded.nbytes


class Answers:
    """The answers to the chains of one session, over one medium."""

    def __init__(self, engine: Callable[[], Engine], medium: Medium, cache: ByteCache) -> None:
        self._engine, self._medium, self._cache = engine, medium, cache
        self._encoding = threading.Lock()

    def mask(self, object_id: int, frame: int, chain: Chain) -> ObjectMask:
        """The mask that `chain` means, with its candidates where it is ambiguous."""
        answer = self.answer(frame, chain)
        decoded = answer.decoded
        several = len(decoded.scores) > 1
        rles = self._rles(answer)
        return ObjectMask(
            object_id=object_id,
            frame=frame,
            rle=rles[decoded.chosen],
            score=_unit(decoded.scores[decoded.chosen]),
            kind="prompted",
            candidates=self._pairs(answer) if several else (),
            chosen=decoded.chosen if several else -1,
        )

    def mask_with_offer(self, object_id: int, frame: int, chain: Chain) -> ObjectMask:
        """The same with three candidates even where the prompt is clear; `chosen` is -1 where it is none of them."""
        return replace(self.mask(object_id, frame, chain), candidates=self._pairs(self._offer(frame, chain)))

    def embedding(self, frame: int) -> Embedding:
        """The frame's embedding, encoded unless it is at hand."""
        with self._encoding:
            known: Embedding | None = self._cache.get(self, frame)
            if known is None:
                known = self._engine().encode(self._medium.frame(frame))
                self._cache.put(self, frame, known)
            return known

    def passing_embedding(self, frame: int) -> Embedding:
        """The same for a frame that a propagation passes: clicks go before it, and it is not kept."""
        known: Embedding | None = self._cache.get(self, frame)
        return known or self._engine().encode(self._medium.frame(frame), TRACK)

    def answer(self, frame: int, chain: Chain) -> Answer:
        """What the decoder says to `chain`: its steps one after the other, from the longest part that is known."""
        known = len(chain)
        while known and self._cache.get(self, (frame, chain[:known])) is None:
            known -= 1
        answer: Answer | None = self._cache.get(self, (frame, chain[:known])) if known else None
        for length in range(known + 1, len(chain) + 1):
            step, part = chain[length - 1], chain[:length]
            if step.choice is not None:
                offer = self._offer(frame, part[:-1])
                answer = Answer(replace(offer.decoded, chosen=step.choice), offer.rles)
            else:
                answer = self._decode(frame, part, answer, step.multimask)
            self._cache.put(self, (frame, part), answer)
        if answer is None:
            raise ValueError("an empty chain has no answer")
        return answer

    def forget(self) -> None:
        """Lets go of all that is kept."""
        self._cache.forget(self)

    def _offer(self, frame: int, chain: Chain) -> Answer:
        """Three candidates for `chain`, decoded again where it was answered by one mask."""
        if chain[-1].choice is not None:
            return self._offer(frame, chain[:-1])
        answer = self.answer(frame, chain)
        if len(answer.decoded.scores) > 1:
            return answer
        key = (frame, chain, "offer")
        offer: Answer | None = self._cache.get(self, key)
        if offer is None:
            before = self.answer(frame, chain[:-1]) if len(chain) > 1 else None
            offer = self._decode(frame, chain, before, multimask=True)
            self._cache.put(self, key, offer)
        return offer

    def _decode(self, frame: int, chain: Chain, before: Answer | None, multimask: bool | None) -> Answer:
        previous = self._previous(chain[-1], before)
        return Answer(self._engine().decode(self.embedding(frame), prompt_of(chain), previous, multimask))

    def _previous(self, step: Step, before: Answer | None) -> np.ndarray | None:
        """The logits that `step` corrects; a box starts afresh."""
        if step.box is not None:
            return None
        if before is not None:
            return np.ascontiguousarray(before.decoded.logits[before.decoded.chosen])
        return self._engine().mask_to_logits(step.seed.decode()) if step.seed is not None else None

    def _pairs(self, answer: Answer) -> tuple[tuple[Rle, float], ...]:
        scores = map(_unit, answer.decoded.scores)
        return tuple(zip(self._rles(answer), scores, strict=True))

    def _rles(self, answer: Answer) -> list[Rle]:
        if not answer.rles:
            medium = self._medium
            binary = self._engine().binarize(answer.decoded.logits, medium.height, medium.width)
            # In one go: a reader of results may do it at the same time as a click.
            answer.rles[:] = masks.encode_all(binary)
        return answer.rles


def _unit(score: float) -> float:
    return min(1.0, max(0.0, float(score)))
