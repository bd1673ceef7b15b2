"""The official predictor, `pip install edgetam-dimos`, as its documentation shows it: for `bench --peer`.

Its weights are random, made as those of `full_size` are: how long it takes does not depend on them.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch
from PIL import Image

from ..errors import PromptError
from .full_size import spread

CONFIG = "edgetam.yaml"


def check_peer() -> None:
    """Raises `PromptError` where the official predictor is not installed."""
    if importlib.util.find_spec("sam2") is None:
        raise PromptError("The official predictor is not installed.", "pip install edgetam-dimos, or leave --peer out.")


class PeerImages:
    """`SAM2ImagePredictor`."""

    def __init__(self, device: str) -> None:
        from sam2.build_sam import build_sam2
        from sam2.sam2_image_predictor import SAM2ImagePredictor

        self.predictor: Any = SAM2ImagePredictor(_built(build_sam2, device))

    @torch.inference_mode()
    def encode(self, image: np.ndarray) -> None:
        """Keeps the embeddings of `image`, uint8 (height, width, 3)."""
        self.predictor.set_image(image)

    @torch.inference_mode()
    def click(self, embeddings: None, point: Sequence[float], height: int, width: int) -> np.ndarray:
        """The three masks, (3, height, width), that a click may mean on the image that was encoded."""
        masks, _, _ = self.predictor.predict(point_coords=np.array([point]), point_labels=np.array([1]))
        return np.asarray(masks)


class PeerVideos:
    """`SAM2VideoPredictor`, which reads a video from a folder of JPEG files."""

    def __init__(self, device: str, frames: Sequence[np.ndarray]) -> None:
        from sam2.build_sam import build_sam2_video_predictor

        self.predictor: Any = _built(build_sam2_video_predictor, device)
        self._folder = tempfile.TemporaryDirectory(prefix="edgetam-bench-")
        for number, frame in enumerate(frames):
            Image.fromarray(frame).save(Path(self._folder.name) / f"{number:05}.jpg")

    @torch.inference_mode()
    def propagate(self, boxes: Sequence[Sequence[float]]) -> Iterator[np.ndarray]:
        """The masks, bool (objects, 1, height, width), on each frame; `boxes` are drawn on the first."""
        state = self.predictor.init_state(video_path=self._folder.name)
        for number, box in enumerate(boxes, 1):
            self.predictor.add_new_points_or_box(state, frame_idx=0, obj_id=number, box=np.array(box))
        for _, _, logits in self.predictor.propagate_in_video(state):
            yield (logits > 0).cpu().numpy()


def _built(build: Any, device: str) -> Any:
    """The model that `build` makes, without the backbone's weights, which it would download, and without its prints."""
    from timm.models import create_model

    def without_weights(*names: Any, pretrained: bool, **options: Any) -> Any:
        return create_model(*names, pretrained=False, **options)

    silent = contextlib.redirect_stdout(io.StringIO())
    with mock.patch("sam2.modeling.backbones.timm.create_model", without_weights), silent:
        model = build(CONFIG, ckpt_path=None, device=device)
    spread(model, model.image_encoder.trunk, model.sam_mask_decoder.pred_obj_score_head.layers[-1])
    return model
