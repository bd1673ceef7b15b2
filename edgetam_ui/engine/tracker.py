"""Objects followed through a video with the model's memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import torch
from transformers.models.sam2_video.modeling_sam2_video import Sam2VideoInferenceSession

from .base import Decoded, Embedding, FrameMask, Tracker
from .checkpoint import LoadedModel
from .embedding import as_numpy, local

ASIDE = "conditioned_aside"
"""Beside what the library's session keeps of an object: the conditioned frames that are not looked at now."""


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


class LocalTracker(Tracker):
    """A `Tracker` of `LocalEngine`, over a video of `num_frames` frames of `height` x `width` pixels.

    `work(what)` gives the models for one piece of work. What it holds are the prompted frames' memories and a window
    of the tracked ones.
    """

    def __init__(
        self,
        loaded: LoadedModel,
        work: Callable[[str], AbstractContextManager[None]],
        num_frames: int,
        height: int,
        width: int,
        state: bytes | None = None,
    ) -> None:
        self._loaded, self._work = loaded, work
        self._session = _Session(num_frames, height, width, loaded.device, loaded.dtype)
        config = loaded.video_model.config
        self._window = max(config.num_maskmem, config.max_object_pointers_in_encoder)
        if state is not None:
            self.absorb(state)

    def condition(self, object_id: int, frame: int, embedding: Embedding, decoded: Decoded) -> None:
        """Remembers that `decoded`'s chosen mask is the object on `frame`.

        Stored as a conditioning output whatever the frame, so that no propagation overwrites a correction (in SAM 2,
        `add_all_frames_to_correct_as_cond`). Who points at an object says that it is there: unlike the library, the
        model's own doubt does not empty a prompted mask.
        """
        model, device, dtype = self._loaded.video_model, self._loaded.device, self._loaded.dtype
        with self._work("condition"):
            logits = torch.from_numpy(decoded.logits[decoded.chosen])[None, None].to(device, dtype)
            large = torch.nn.functional.interpolate(
                logits.float(), size=(model.config.image_size,) * 2, mode="bilinear", align_corners=False
            ).to(dtype)
            visible = torch.full((1, 1, 1), 10.0, device=device, dtype=dtype)
            memory, position = model._encode_new_memory(
                current_vision_feats=local(embedding).features[-1],
                pred_masks_high_res=large,
                object_score_logits=visible,
                is_mask_from_pts=True,
            )
            token = torch.from_numpy(decoded.tokens[decoded.chosen])[None, None].to(device, dtype)
            output = {
                "object_pointer": model.object_pointer_proj(token),
                "maskmem_features": memory,
                "maskmem_pos_enc": position,
                "object_score_logits": visible,
            }
            index = self._session.obj_id_to_idx(object_id)
            self._session.store_output(index, frame, output_value=output, is_conditioning_frame=True)

    def step(self, frame: int, embedding: Embedding, object_ids: list[int], reverse: bool) -> dict[int, FrameMask]:
        """Where each of `object_ids` is on `frame`, which none of them is conditioned on."""
        session, seen, found = self._session, local(embedding), {}
        decoder, qualities = self._loaded.video_model.mask_decoder, list[float]()
        with self._work("track"), _heard(decoder, lambda out: qualities.append(float(out[1].max()))):
            session.cache.cache_vision_features(
                frame,
                {
                    "vision_feats": [level.to(self._loaded.dtype) for level in seen.features],
                    "vision_pos_embeds": [seen.position],
                },
            )
            for object_id in object_ids:
                index = session.obj_id_to_idx(object_id)
                output = self._loaded.video_model._run_single_frame_inference(
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
                found[object_id] = FrameMask(
                    logits=as_numpy(output.pop("pred_masks")[0, 0]),
                    score=float(output["object_score_logits"].float().sigmoid()),
                    quality=qualities[-1],
                )
                session.store_output(index, frame, output_value=output, is_conditioning_frame=False)
                self._forget(index, frame)
        return found

    def forget(self, object_id: int) -> None:
        """Lets go of what it remembers of an object but for the frames that it is conditioned on."""
        index = self._session.obj_id_to_idx(object_id)
        self._session.output_dict_per_obj[index]["non_cond_frame_outputs"].clear()

    def begin(self, object_id: int, frames: Collection[int]) -> None:
        """Follows an object from somewhere else, and from `frames` alone of those that it is conditioned on."""
        self.forget(object_id)
        outputs = self._session.output_dict_per_obj[self._session.obj_id_to_idx(object_id)]
        known = {**outputs.get(ASIDE, {}), **outputs["cond_frame_outputs"]}
        outputs["cond_frame_outputs"] = {frame: known[frame] for frame in sorted(known) if frame in frames}
        outputs[ASIDE] = {frame: output for frame, output in known.items() if frame not in frames}

    def keep_conditioned(self, object_id: int, frames: Collection[int]) -> None:
        """Lets go of the frames that an object is conditioned on but for `frames`: of the whole object without any."""
        outputs = self._session.output_dict_per_obj[self._session.obj_id_to_idx(object_id)]
        if not frames:
            self.forget(object_id)
        conditioned = outputs["cond_frame_outputs"]
        for frame in [frame for frame in conditioned if frame not in frames]:
            del conditioned[frame]

    def to_bytes(self) -> bytes:
        """All it remembers, written by `torch.save`: tensors and numbers alone, which any device can load."""
        session = self._session
        return _to_bytes({session.obj_idx_to_id(index): kept for index, kept in session.output_dict_per_obj.items()})

    def part(self, frame: int) -> bytes:
        """What it remembers of the objects that were followed onto `frame`, for another's `absorb`."""
        session = self._session
        outputs = {
            session.obj_idx_to_id(index): kept["non_cond_frame_outputs"].get(frame)
            for index, kept in session.output_dict_per_obj.items()
        }
        return _to_bytes(
            {number: {"non_cond_frame_outputs": {frame: found}} for number, found in outputs.items() if found}
        )

    def absorb(self, state: bytes) -> None:
        """Remembers, beside what it does, what another tracker's `to_bytes` or `part` gave."""
        device, dtype = self._loaded.device, self._loaded.dtype
        memories = torch.load(io.BytesIO(state), map_location=device, weights_only=True)
        for object_id, kept in memories.items():
            index = self._session.obj_id_to_idx(object_id)
            for kind, outputs in _each_tensor(kept, lambda tensor: tensor.to(dtype)).items():
                self._session.output_dict_per_obj[index].setdefault(kind, {}).update(outputs)
                for frame in outputs if kind == "non_cond_frame_outputs" else ():
                    self._forget(index, frame)

    def _forget(self, index: int, frame: int) -> None:
        """Drops what no later frame reads: a frame looks back `num_maskmem` memories and 15 object pointers."""
        outputs = self._session.output_dict_per_obj[index]["non_cond_frame_outputs"]
        for old in [number for number in outputs if abs(number - frame) >= self._window]:
            del outputs[old]


@contextmanager
def _heard(module: torch.nn.Module, listen: Callable[[Any], None]) -> Iterator[None]:
    """Tells `listen` what `module` returns: the library drops the IoU that its decoder predicts of a tracked mask."""
    hook = module.register_forward_hook(lambda _module, _inputs, output: listen(output))
    try:
        yield
    finally:
        hook.remove()


def _to_bytes(memories: Any) -> bytes:
    file = io.BytesIO()
    torch.save(_each_tensor(memories, lambda tensor: tensor.cpu().clone()), file)
    return file.getvalue()


def _each_tensor(tree: Any, change: Callable[[torch.Tensor], torch.Tensor]) -> Any:
    """`tree`, dicts of dicts of tensors, with every tensor changed."""
    if isinstance(tree, dict):
        return {key: _each_tensor(value, change) for key, value in tree.items()}
    return change(tree)
