"""Plain transformers, as its documentation shows EdgeTAM: what the engine is measured against. fp32."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from transformers import EdgeTamModel, EdgeTamVideoModel, Sam2Processor, Sam2VideoProcessor

from ..engine.checkpoint import practice_folder


class PlainImages:
    """`EdgeTamModel` and `Sam2Processor`, loaded from "practice", a folder or a hub id."""

    def __init__(self, checkpoint: str, device: str) -> None:
        source = _source(checkpoint)
        self.model = EdgeTamModel.from_pretrained(source, dtype=torch.float32).to(device).eval()
        self.processor = Sam2Processor.from_pretrained(source)
        self.device = device

    @torch.inference_mode()
    def encode(self, image: np.ndarray) -> list[torch.Tensor]:
        """The embeddings of `image`, uint8 (height, width, 3)."""
        inputs = self.processor(images=image, return_tensors="pt").to(self.device)
        return list(self.model.get_image_embeddings(inputs["pixel_values"]))

    @torch.inference_mode()
    def click(self, embeddings: list[torch.Tensor], point: Sequence[float], height: int, width: int) -> np.ndarray:
        """The three masks, bool (3, height, width), that a click may mean; best first."""
        inputs = self.processor(
            input_points=[[[list(point)]]],
            input_labels=[[[1]]],
            original_sizes=[[height, width]],
            return_tensors="pt",
        ).to(self.device)
        outputs = self.model(**inputs, image_embeddings=embeddings)
        masks = self.processor.post_process_masks(outputs.pred_masks.cpu(), inputs["original_sizes"].cpu())[0]
        return np.asarray(masks[0, outputs.iou_scores[0, 0].argsort(descending=True).cpu()].numpy())


class PlainVideos:
    """`EdgeTamVideoModel` and `Sam2VideoProcessor`, loaded from "practice", a folder or a hub id."""

    def __init__(self, checkpoint: str, device: str) -> None:
        source = _source(checkpoint)
        self.model = EdgeTamVideoModel.from_pretrained(source, dtype=torch.float32).to(device).eval()
        self.processor = Sam2VideoProcessor.from_pretrained(source)
        self.device = device

    @torch.inference_mode()
    def propagate(self, frames: Sequence[np.ndarray], boxes: Sequence[Sequence[float]]) -> Iterator[np.ndarray]:
        """The masks, bool (objects, height, width), on each frame; `boxes` are drawn on the first."""
        size = list(frames[0].shape[:2])
        session = self.processor.init_video_session(
            video=list(frames), inference_device=self.device, dtype=torch.float32
        )
        self.processor.add_inputs_to_inference_session(
            inference_session=session,
            frame_idx=0,
            obj_ids=list(range(1, len(boxes) + 1)),
            input_boxes=[[list(box) for box in boxes]],
        )
        self.model(inference_session=session, frame_idx=0)
        for output in self.model.propagate_in_video_iterator(session):
            masks: Any = self.processor.post_process_masks([output.pred_masks], original_sizes=[size], binarize=True)[0]
            yield np.asarray(masks[:, 0].cpu().numpy())


def _source(checkpoint: str) -> str:
    return str(practice_folder()) if checkpoint == "practice" else checkpoint
