"""The model at work: pictures to embeddings, prompts to mask logits, frame after frame of a video.

Touches torch and transformers (with `loading` and `tracking`, and nothing else of ours does). One engine serves
every user; those who wait for it are served by rank, so that a click goes before the next frame of a propagation.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from ..core.prompts import Prompt
from ..errors import DeviceError
from .checkpoint import LoadedModel, load

CLICK, ENCODE, TRACK = 0, 1, 2
"""Ranks in the queue for the model, first served first."""


@dataclass(frozen=True)
class Embedding:
    """What the model made of one picture; opaque above this file.

    `features` are the three levels, flattened to (height x width, 1, channels), as the tracker wants them; `image`
    the same as (1, channels, height, width) with the no-memory embedding added to the lowest, as the decoder wants
    them; `position` is the position encoding of the lowest level.
    """

    features: list[torch.Tensor]
    image: list[torch.Tensor]
    position: torch.Tensor
    height: int
    width: int

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return sum(t.numel() * t.element_size() for t in (*self.features, self.image[-1], self.position))


@dataclass(frozen=True)
class Decoded:
    """The decoder's answer to one prompt: n masks, best first where there are several.

    `logits` float32 (n, S/4, S/4) with S the model's picture size, positive inside; `scores` (n,) the predicted
    IoU; `tokens` (n, hidden) what the tracker makes its object pointer of; `chosen` is the one in use.
    """

    logits: np.ndarray
    scores: np.ndarray
    tokens: np.ndarray
    visibility: float
    chosen: int = 0

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.logits.nbytes + self.tokens.nbytes


class Turns:
    """A queue for one resource: the lowest rank goes first, equals in the order they came."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int]] = []
        self._number = itertools.count()
        self._busy = False

    @contextmanager
    def take(self, rank: int) -> Iterator[None]:
        """Waits for its turn, and holds the resource for the length of the block."""
        ticket = (rank, next(self._number))
        with self._changed:
            heapq.heappush(self._waiting, ticket)
            try:
                self._changed.wait_for(lambda: not self._busy and self._waiting[0] == ticket)
                self._busy = True
            finally:
                # Also where a notebook's cell is interrupted while it waits: nobody must wait behind it.
                self._waiting.remove(ticket)
                heapq.heapify(self._waiting)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()


@dataclass
class Engine:
    """EdgeTAM, loaded. See `loading.load` for what its arguments mean and raise.

    `counts` says how often it encoded, decoded and tracked.
    """

    checkpoint: str = "auto"
    device: str = "auto"
    precision: str = "auto"
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.loaded: LoadedModel = load(self.checkpoint, self.device, self.precision)
        self.turns = Turns()
        _share_positions(self.loaded.video_model)

    @property
    def image_size(self) -> int:
        """The side, in pixels, of the square that the model sees."""
        return int(self.loaded.video_model.config.image_size)

    def encode(self, picture: np.ndarray, passing: bool = False) -> Embedding:
        """The embedding of `picture`, uint8 (height, width, 3); one that a propagation passes lets clicks go first."""
        loaded = self.loaded
        with self._turn(TRACK if passing else ENCODE, "encode"):
            inputs = loaded.processor(images=np.array(picture), input_data_format="channels_last", return_tensors="pt")
            pixels = inputs["pixel_values"].to(loaded.device, loaded.dtype)
            output = loaded.video_model.get_image_features(pixels, return_dict=True)
            return self._embedding(output, *picture.shape[:2])

    def _embedding(self, output: Any, height: int, width: int) -> Embedding:
        model = self.loaded.video_model
        features = list(output.fpn_hidden_states)
        with_memory = [*features[:-1], features[-1] + model.no_memory_embedding]
        image = [
            level.permute(1, 2, 0).view(1, -1, *size)
            for level, size in zip(with_memory, model.backbone_feature_sizes, strict=True)
        ]
        return Embedding(features, image, output.fpn_position_encoding[-1], height, width)

    def decode(
        self,
        embedding: Embedding,
        prompt: Prompt,
        previous: np.ndarray | None = None,
        multimask: bool | None = None,
    ) -> Decoded:
        """The masks that `prompt` means on the picture of `embedding`.

        `previous` are the logits (S/4, S/4) of the mask that the prompt corrects. `multimask` asks for three masks
        (True) or one (False); None asks for three where one click, and nothing before it, leaves open what is meant.
        The same steps as `EdgeTamModel.forward`, which keeps neither the tokens nor a queue.
        """
        loaded, model = self.loaded, self.loaded.video_model
        if multimask is None:
            multimask = prompt.ambiguous and previous is None
        with self._turn(CLICK, "decode"):
            inputs = loaded.processor(
                **prompt.to_processor(),
                original_sizes=[[embedding.height, embedding.width]],
                return_tensors="pt",
            ).to(loaded.device)
            masks = None
            if previous is not None:
                masks = torch.from_numpy(previous)[None, None].to(loaded.device, loaded.dtype)
            sparse, dense = model.prompt_encoder(
                input_points=inputs.get("input_points"),
                input_labels=inputs.get("input_labels"),
                input_boxes=inputs.get("input_boxes"),
                input_masks=masks,
            )
            logits, scores, tokens, visibility = model.mask_decoder(
                image_embeddings=embedding.image[-1],
                image_positional_embeddings=model.get_image_wide_positional_embeddings(),
                sparse_prompt_embeddings=sparse,
                dense_prompt_embeddings=dense,
                multimask_output=multimask,
                high_resolution_features=embedding.image[:-1],
            )
            best_first = torch.argsort(scores[0, 0], descending=True, stable=True)
            return Decoded(
                logits=_numpy(logits[0, 0, best_first]),
                scores=_numpy(scores[0, 0, best_first]),
                tokens=_numpy(tokens[0, 0, best_first]),
                visibility=float(visibility.float().sigmoid()),
            )

    def binarize(self, logits: np.ndarray, height: int, width: int) -> np.ndarray:
        """Masks, bool (n, `height`, `width`), of `logits` (n, S/4, S/4)."""
        masks = self.loaded.processor.post_process_masks([torch.from_numpy(logits)[None]], [[height, width]])
        return np.asarray(masks[0][0].numpy())

    def logits_of(self, mask: np.ndarray) -> np.ndarray:
        """Logits (S/4, S/4) that stand for a finished `mask`, bool (height, width): -10 outside, 10 inside.

        The values of `EdgeTamVideoModel._use_mask_as_output`.
        """
        side = self.image_size // 4
        small = torch.nn.functional.interpolate(
            torch.from_numpy(mask)[None, None].float() * 20 - 10,
            size=(side, side),
            mode="bilinear",
            align_corners=False,
            antialias=True,
        )
        return np.asarray(small[0, 0].numpy())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The model to oneself, without gradients: for those who use `loaded` as the library shows it."""
        with self.turns.take(CLICK), torch.inference_mode():
            yield

    @contextmanager
    def _turn(self, rank: int, what: str) -> Iterator[None]:
        with self.turns.take(rank), torch.inference_mode():
            self.counts[what] += 1
            try:
                yield
            except torch.OutOfMemoryError as error:
                raise DeviceError(
                    "The device has no memory left for this.",
                    "Close other programs that use it, take a smaller picture, or start with --device cpu.",
                ) from error


class _SharedPositions(torch.nn.Module):
    """The neck's position encoding, computed once.

    transformers keeps two in its cache and asks for three per picture, so each is computed every time: a quarter of
    the encoder's time on one core.
    """

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self.inner = inner
        self.known: dict[Any, torch.Tensor] = {}

    def forward(self, shape: Any, device: Any, dtype: Any, mask: Any = None) -> torch.Tensor:
        key = (tuple(shape), device, dtype)
        if key not in self.known:
            self.known[key] = self.inner(shape, device, dtype, mask)
        return self.known[key]


def _share_positions(model: Any) -> None:
    neck = model.vision_encoder.neck
    neck.position_encoding = _SharedPositions(neck.position_encoding)


def _numpy(tensor: torch.Tensor) -> np.ndarray:
    return np.ascontiguousarray(tensor.float().cpu().numpy())
