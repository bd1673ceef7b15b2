"""SAM 2's own way to correct a tracked frame: on features that have attended to the object's memory.

The click is decoded with the tracked mask's logits, and the best of three candidates is taken, as
`SAM2VideoPredictor.add_new_points_or_box` does. Measured beside the rule of `sessions.evidence`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from ..core.operations import Point
from ..core.prompts import Prompt
from ..engine.base import TRACK, Decoded, Embedding, Engine
from ..engine.embedding import local
from ..engine.local import LocalEngine
from ..engine.tracker import LocalTracker

MOST = 32.0
"""SAM 2 clamps the logits that it feeds back, so that they do not overflow in half precision."""


class Rememberer:
    """Follows the objects of a clip as plain transformers does, and keeps on each frame what a correction needs there.

    `count` frames of `height` x `width` pixels; `starts` are the objects' masks on the first, by id.
    """

    def __init__(
        self, engine: LocalEngine, embeddings: list[Embedding], starts: dict[int, Decoded], height: int, width: int
    ) -> None:
        self._engine, self._embeddings = engine, embeddings
        self._tracker = LocalTracker(engine.loaded, partial(engine.work, turn=TRACK), len(embeddings), height, width)
        for number, decoded in starts.items():
            self._tracker.condition(number, 0, embeddings[0], decoded)
        self._seen: dict[tuple[int, int], tuple[Embedding, np.ndarray]] = {}
        for frame in range(1, len(embeddings)):
            attended = {number: self._attended(number, frame) for number in starts}
            found = self._tracker.step(frame, embeddings[frame], list(starts), reverse=False)
            for number, mask in found.items():
                self._seen[number, frame] = attended[number], mask.logits

    def correct(self, number: int, frame: int, point: Point, label: int) -> Decoded:
        """The answer to one click (x, y) on object `number` on `frame`."""
        embedding, logits = self._seen[number, frame]
        return self._engine.decode(embedding, Prompt((point,), (label,)), logits.clip(-MOST, MOST), multimask=True)

    def _attended(self, number: int, frame: int) -> Embedding:
        """A frame's embedding after its coarsest level attended to what is remembered of an object."""
        engine, tracker, seen = self._engine, self._tracker, local(self._embeddings[frame])
        session, model = tracker._session, engine.loaded.video_model
        with engine.exclusive():
            session.cache.cache_vision_features(
                frame, {"vision_feats": seen.features, "vision_pos_embeds": [seen.position]}
            )
            coarse = model._prepare_memory_conditioned_features(
                inference_session=session,
                frame_idx=frame,
                obj_idx=session.obj_id_to_idx(number),
                is_initial_conditioning_frame=False,
                current_vision_features=seen.features[-1],
                current_vision_positional_embeddings=seen.position,
                num_total_frames=session.num_frames,
            )
        return replace(seen, image=[*seen.image[:-1], coarse.view_as(seen.image[-1])])


def rememberer(
    engine: Engine, embeddings: list[Embedding], starts: dict[int, Decoded], height: int, width: int
) -> Rememberer | None:
    """A `Rememberer`; None for an engine without a model in this process, and for one with passes of its own."""
    if isinstance(engine, LocalEngine) and engine.fast is None:
        return Rememberer(engine, embeddings, starts, height, width)
    return None
