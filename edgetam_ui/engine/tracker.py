"""Following objects through a video with the model's memory. Touches torch and transformers.

A tracker is made for one propagation and thrown away after it: what it holds are the prompted frames' memories and a
window of the tracked ones, so its size does not grow with the video.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from transformers.models.sam2_video.modeling_sam2_video import Sam2VideoInferenceSession

from .local import TRACK, Decoded, Embedding, Engine


@dataclass(frozen=True)
class Tracked:
    """One object on one frame: `logits` float32 (S/4, S/4), `score` from 0 to 1 that the object is visible there."""

    logits: np.ndarray
    score: float


class _Session(Sam2VideoInferenceSession):  # type: ignore[misc]
    """The library's session without frames of its own: the tracker hands in each frame's features."""

    def __init__(self, num_frames: int, height: int, width: int, device: torch.device, dtype: torch.dtype) -> None:
        super().__init__(
            video=None,
            video_height=height,
            video_width=width,
            inference_device=device,
            inference_state_device=device,
            dtype=dtype,
        )
        self._num_frames = num_frames

    @property
    def num_frames(self) -> int:
        return self._num_frames


class Tracker:
    """Tracks objects over a video of `num_frames` frames of `height` x `width` pixels.

    `embed(frame)` gives a frame's embedding. Condition every object on at least one frame, then `step` through the
    frames in order, all forward or all backward.
    """

    def __init__(
        self, engine: Engine, embed: Callable[[int], Embedding], num_frames: int, height: int, width: int
    ) -> None:
        self._engine, self._embed = engine, embed
        self._model = engine.loaded.video_model
        self._session = _Session(num_frames, height, width, engine.loaded.device, engine.loaded.dtype)
        config = self._model.config
        self._window = max(config.num_maskmem, config.max_object_pointers_in_encoder)

    def condition(self, object_id: int, frame: int, decoded: Decoded) -> None:
        """Tells the tracker that `decoded`'s chosen mask is the object on `frame`.

        Stored as a conditioning output whatever the frame, so that no propagation overwrites a correction (in SAM 2,
        `add_all_frames_to_correct_as_cond`). Who points at an object says that it is there: unlike the library, the
        model's own doubt does not empty a prompted mask.
        """
        model, session = self._model, self._session
        embedding = self._embed(frame)
        device, dtype = self._engine.loaded.device, self._engine.loaded.dtype
        with self._engine._turn(TRACK, "condition"):
            logits = torch.from_numpy(decoded.logits[decoded.chosen])[None, None].to(device, dtype)
            large = torch.nn.functional.interpolate(
                logits.float(), size=(model.config.image_size,) * 2, mode="bilinear", align_corners=False
            ).to(dtype)
            visible = torch.full((1, 1, 1), 10.0, device=device, dtype=dtype)
            memory, position = model._encode_new_memory(
                current_vision_feats=embedding.features[-1],
                pred_masks_high_res=large,
                object_score_logits=visible,
                is_mask_from_pts=True,
            )
            token = torch.from_numpy(decoded.tokens[decoded.chosen])[None, None].to(device, dtype)
            output = {
                "pred_masks": logits,
                "object_pointer": model.object_pointer_proj(token),
                "maskmem_features": memory,
                "maskmem_pos_enc": position,
                "object_score_logits": visible,
            }
            index = session.obj_id_to_idx(object_id)
            session.store_output(index, frame, output_value=output, is_conditioning_frame=True)

    def step(self, frame: int, object_ids: list[int], reverse: bool) -> dict[int, Tracked]:
        """Where each of `object_ids` is on `frame`, which none of them is conditioned on."""
        embedding = self._embed(frame)
        session = self._session
        found = {}
        with self._engine._turn(TRACK, "track"):
            session.cache.cache_vision_features(
                frame, {"vision_feats": embedding.features, "vision_pos_embeds": [embedding.position]}
            )
            for object_id in object_ids:
                index = session.obj_id_to_idx(object_id)
                output = self._model._run_single_frame_inference(
                    inference_session=session,
                    frame_idx=frame,
                    obj_idx=index,
                    batch_size=1,
                    is_init_cond_frame=False,
                    point_inputs=None,
                    mask_inputs=None,
                    reverse=reverse,
                    run_mem_encoder=True,
                )
                found[object_id] = Tracked(
                    logits=output["pred_masks"][0, 0].float().cpu().numpy().copy(),
                    score=float(output["object_score_logits"].float().sigmoid()),
                )
                session.store_output(index, frame, output_value=output, is_conditioning_frame=False)
                self._forget(index, frame)
        return found

    def _forget(self, index: int, frame: int) -> None:
        """Drops what no later frame reads: a frame looks back `num_maskmem` memories and 15 object pointers."""
        outputs = self._session.output_dict_per_obj[index]["non_cond_frame_outputs"]
        outputs[frame].pop("pred_masks", None)
        for old in [number for number in outputs if abs(number - frame) >= self._window]:
            del outputs[old]
