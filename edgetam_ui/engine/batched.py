"""Several objects followed in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager

import torch
from torch import Tensor

from .accelerate import Fast
from .base import Decoded, Embedding, FrameMask
from .checkpoint import LoadedModel
from .embedding import as_numpy, local
from .tracker import LocalTracker

MOST = 8
"""Objects of one pass: more would need more memory and save little."""


class BatchedTracker(LocalTracker):
    """A `Tracker` that takes the objects of a frame together where their memories are of one length.

    It remembers the same as `LocalTracker`, so that either can go on from the other's `to_bytes`.
    """

    def __init__(
        self,
        fast: Fast,
        loaded: LoadedModel,
        work: Callable[[str], AbstractContextManager[None]],
        num_frames: int,
        height: int,
        width: int,
        state: bytes | None = None,
    ) -> None:
        super().__init__(loaded, work, num_frames, height, width, state)
        self._fast = fast

    def condition(self, object_id: int, frame: int, embedding: Embedding, decoded: Decoded) -> None:
        """Remembers that `decoded`'s chosen mask is the object on `frame`; see `LocalTracker.condition`."""
        model, device = self._loaded.video_model, self._loaded.device
        with self._work("condition"):
            logits = torch.from_numpy(decoded.logits[decoded.chosen])[None, None].to(device)
            large = torch.nn.functional.interpolate(
                logits, size=(model.config.image_size,) * 2, mode="bilinear", align_corners=False
            )
            visible = torch.ones(1, 1, device=device)
            memory = self._fast.remember(local(embedding).levels[-1], (large > 0).float(), visible)
            token = torch.from_numpy(decoded.tokens[decoded.chosen])[None, None].to(device)
            self._keep(object_id, frame, memory, model.object_pointer_proj(token), 10 * visible, prompted=True)

    def step(self, frame: int, embedding: Embedding, object_ids: list[int], reverse: bool) -> dict[int, FrameMask]:
        """Where each of `object_ids` is on `frame`, which none of them is conditioned on."""
        levels, found = local(embedding).levels, {}
        with self._work("track"):
            alike = defaultdict(list)
            for object_id in object_ids:
                memory, position, frames, pointers = self._memory(object_id, frame, reverse)
                alike[frames, pointers].append((object_id, memory, position))
            alone = self._fast.look(levels[-1])
            for shape, group in alike.items():
                turns = self._fast.turns(*shape)
                for first in range(0, len(group), MOST):
                    ids, memories, positions = zip(*group[first : first + MOST], strict=True)
                    passed = self._fast.step(*levels, alone, torch.cat(memories), torch.cat(positions), *turns)
                    for object_id, logits, visibility, quality, pointer, memory in zip(ids, *passed, strict=True):
                        score = float(visibility.sigmoid())
                        found[object_id] = FrameMask(as_numpy(logits), score, float(quality))
                        self._keep(
                            object_id, frame, memory[None], pointer[None, None], visibility[None], prompted=False
                        )
        return {object_id: found[object_id] for object_id in object_ids}

    def _memory(self, object_id: int, frame: int, reverse: bool) -> tuple[Tensor, Tensor, int, int]:
        """What frame `frame` reads of an object, as the library gathers it: tokens and positions (1, M, 64), frames,
        and tokens of pointers.
        """
        session, model, device = self._session, self._loaded.video_model, self._loaded.device
        index = session.obj_id_to_idx(object_id)
        outputs = model._gather_memory_frame_outputs(session, index, frame, reverse)
        memories, positions = model._build_memory_attention_inputs(outputs, device)
        frames, pointers = len(memories), 0
        offsets, tokens, most = model._get_object_pointers(session, index, frame, session.num_frames, device, reverse)
        if tokens:
            made, places = model._process_object_pointers(offsets, tokens, most, 1, model.hidden_dim, device)
            memories.append(made)
            positions.append(places)
            pointers = made.shape[0]
        return torch.cat(memories).transpose(0, 1), torch.cat(positions).transpose(0, 1), frames, pointers

    def _keep(
        self, object_id: int, frame: int, memory: Tensor, pointer: Tensor, visibility: Tensor, prompted: bool
    ) -> None:
        """Stores clones: a slice would hold the whole pass."""
        index = self._session.obj_id_to_idx(object_id)
        output = {
            "object_pointer": pointer.clone(),
            "maskmem_features": memory.clone(),
            "maskmem_pos_enc": self._fast.position,
            "object_score_logits": visibility[None].clone(),
        }
        self._session.store_output(index, frame, output_value=output, is_conditioning_frame=prompted)
        if not prompted:
            self._forget(index, frame)
