"""The engine that runs the weights in this process: `base.Engine` on torch and transformers."""

from __future__ import annotations

import io
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import numpy as np
import torch
from torchvision.transforms.v2 import InterpolationMode, functional

from ..core.memory import give_back
from ..core.prompts import Prompt
from ..errors import DeviceError
from .accelerate import Fast, build, can_track, choose, find_precision, let_go, weight_bytes
from .base import CLICK, ENCODE, TRACK, Decoded, Embedding, Engine, EngineInfo
from .batched import BatchedTracker
from .checkpoint import LoadedModel, find_device, load, load_again
from .embedding import LocalEmbedding, as_numpy, local
from .scheduler import Scheduler, Turn
from .threshold import above_zero
from .tracker import LocalTracker


class LocalEngine(Engine):
    """EdgeTAM, loaded. See `checkpoint.load` and `accelerate.choose` for what the arguments mean and raise.

    Where it is accelerated, the library's modules that were replaced are let go of.
    """

    def __init__(
        self, checkpoint: str = "auto", device: str = "auto", precision: str = "auto", accelerate: str = "auto"
    ) -> None:
        target = find_device(device)
        way = choose(accelerate, target)
        precision = find_precision(precision, target, way)
        # What is accelerated computes in float32 or less by itself, from weights in float32.
        self._kept = load(checkpoint, device, precision if way == "off" else "fp32")
        self._reading = threading.Lock()
        self._whole: LoadedModel | None = self._kept
        self.counts: Counter[str] = Counter()
        self.scheduler = Scheduler()
        self.precision = precision
        model = self._kept.video_model
        _share_positions(model)
        self.fast = None if way == "off" else build(model, way, precision)
        if self.fast is not None and can_track(model):
            let_go(model)
            give_back()
            self._whole = None

    @property
    def loaded(self) -> LoadedModel:
        """The library's own models, for what has no method here; use them in `exclusive()`.

        Where they were let go of, the first call loads them again. Raises `CheckpointError` where the files are gone
        or were changed since.
        """
        with self._reading:
            if self._whole is None:
                self._whole = load_again(self._kept)
                _share_positions(self._whole.video_model)
            return self._whole

    @property
    def info(self) -> EngineInfo:
        """What runs."""
        loaded = self._kept
        return EngineInfo(
            checkpoint=loaded.name,
            practice=loaded.practice,
            why=loaded.why,
            device=str(loaded.device),
            precision=self.precision,
            accelerate="off" if self.fast is None else self.fast.way,
            image_size=int(loaded.video_model.config.image_size),
        )

    def weight_bytes(self) -> dict[str, int]:
        """Bytes of weights in memory; see `base.Engine.weight_bytes`."""
        models = [each.video_model for each in (self._kept, self._whole) if each is not None]
        prepared = 0 if self.fast is None else self.fast.weight_bytes
        return {"library": weight_bytes(*models), "prepared": prepared}

    def wait(self) -> None:
        """Returns once what is prepared in the background is ready."""
        if self.fast is not None:
            self.fast.wait()

    def encode(self, image: np.ndarray, turn: Turn = ENCODE) -> LocalEmbedding:
        """The embedding of `image`, uint8 (height, width, 3). Raises `DeviceError` where memory runs out."""
        loaded, fast = self._kept, self.fast
        small = self._resized(image)
        with self.work("encode", turn):
            inputs = loaded.processor(images=small, return_tensors="pt")
            pixels = inputs["pixel_values"].to(loaded.device, loaded.dtype)
            if fast is not None:
                *finer, coarse = fast.encode(pixels)
                levels = *(level.to(fast.upscaling) for level in finer), coarse
                features = [level.flatten(2).permute(2, 0, 1) for level in levels]
                return self._embedding(features, fast.position, *image.shape[:2])
            output = loaded.video_model.get_image_features(pixels, return_dict=True)
            return self._embedding(list(output.fpn_hidden_states), output.fpn_position_encoding[-1], *image.shape[:2])

    def pack(self, embedding: Embedding) -> bytes:
        """`embedding` for `unpack`, here or on another device: written by `torch.save`, tensors and numbers alone."""
        own = local(embedding)
        file = io.BytesIO()
        kept = [tensor.cpu().clone() for tensor in (*own.features, own.position)]
        torch.save({"tensors": kept, "size": [own.height, own.width]}, file)
        return file.getvalue()

    def unpack(self, data: bytes) -> LocalEmbedding:
        """The embedding that `pack` gave."""
        device, dtype = self._kept.device, self._kept.dtype
        found = torch.load(io.BytesIO(data), map_location=device, weights_only=True)
        *features, position = (tensor.to(dtype) for tensor in found["tensors"])
        with torch.inference_mode():
            return self._embedding(features, position, *found["size"])

    def _resized(self, image: np.ndarray) -> torch.Tensor:
        """`image` as its processor makes it smaller or larger, uint8 (3, S, S), before its turn and without a copy.

        Of rows of red, green and blue, as they lie in memory, it is ten times as quick.
        """
        size = self._kept.processor.image_processor.size
        pixels = torch.from_numpy(np.asarray(_Writable(image))).permute(2, 0, 1)
        side = [size["height"], size["width"]]
        small: torch.Tensor = functional.resize(pixels, side, InterpolationMode.BILINEAR, antialias=True)
        return small

    def _embedding(
        self, features: list[torch.Tensor], position: torch.Tensor, height: int, width: int
    ) -> LocalEmbedding:
        model = self._kept.video_model
        with_memory = [*features[:-1], features[-1] + model.no_memory_embedding]
        image = [
            level.permute(1, 2, 0).view(1, -1, *size)
            for level, size in zip(with_memory, model.backbone_feature_sizes, strict=True)
        ]
        return LocalEmbedding(features, image, position, height, width)

    def decode(
        self,
        embedding: Embedding,
        prompt: Prompt,
        previous: np.ndarray | None = None,
        multimask: bool | None = None,
        turn: Turn = CLICK,
    ) -> Decoded:
        """The masks that `prompt`, `previous`, or both mean on the image of `embedding`; see `base.Engine.decode`.

        The steps of `EdgeTamModel.forward`, which keeps neither the tokens nor a queue. Raises `DeviceError`
        where memory runs out.
        """
        if not prompt and previous is None:
            raise ValueError("there is neither a prompt nor a mask to decode")
        loaded, model, image = self._kept, self._kept.video_model, local(embedding).image
        if multimask is None:
            multimask = prompt.ambiguous and previous is None
        with self.work("decode", turn):
            masks = None
            if previous is not None:
                masks = torch.from_numpy(previous)[None, None].to(loaded.device, loaded.dtype)
            sparse, dense = model.prompt_encoder(
                **self._prompt_inputs(prompt, embedding.height, embedding.width), input_masks=masks
            )
            if self.fast is not None:
                even = dense if masks is not None else dense[:, :, :1, :1]
                logits, scores, tokens, visibility = self._decode_fast(self.fast, image, sparse, even, multimask)
            else:
                logits, scores, tokens, visibility = model.mask_decoder(
                    image_embeddings=image[-1],
                    image_positional_embeddings=model.get_image_wide_positional_embeddings(),
                    sparse_prompt_embeddings=sparse,
                    dense_prompt_embeddings=dense,
                    multimask_output=multimask,
                    high_resolution_features=image[:-1],
                )
            best_first = torch.argsort(scores[0, 0], descending=True, stable=True)
            return Decoded(
                logits=as_numpy(logits[0, 0, best_first]),
                scores=as_numpy(scores[0, 0, best_first]),
                tokens=as_numpy(tokens[0, 0, best_first]),
                visibility=float(visibility.float().sigmoid()),
            )

    def _decode_fast(
        self, fast: Fast, image: list[torch.Tensor], sparse: torch.Tensor, dense: torch.Tensor, multimask: bool
    ) -> tuple[torch.Tensor, ...]:
        """What `mask_decoder` gives, which chooses among the four masks as the library's does."""
        decoder = self._kept.video_model.mask_decoder
        logits, scores, tokens, visibility = (found[:, None] for found in fast.decode(*image, sparse, dense))
        if multimask:
            return logits[:, :, 1:], scores[:, :, 1:], tokens[:, :, 1:], visibility
        if decoder.dynamic_multimask_via_stability:
            logits, scores = decoder._dynamic_multimask_via_stability(logits, scores)
        return logits[:, :, :1], scores[:, :, :1], tokens[:, :, :1], visibility

    def _prompt_inputs(self, prompt: Prompt, height: int, width: int) -> dict[str, torch.Tensor | None]:
        """The prompt encoder's points, labels and boxes; where there are none, one point that says so (label -1)."""
        device = self._kept.device
        if not prompt:
            points = torch.zeros(1, 1, 1, 2, device=device)
            labels = torch.full((1, 1, 1), -1, dtype=torch.int32, device=device)
            return {"input_points": points, "input_labels": labels, "input_boxes": None}
        inputs = self._kept.processor(
            **prompt.to_processor(), original_sizes=[[height, width]], return_tensors="pt"
        ).to(device)
        return {name: inputs.get(name) for name in ("input_points", "input_labels", "input_boxes")}

    def binarize(self, logits: np.ndarray, height: int, width: int) -> np.ndarray:
        """Masks, bool (n, `height`, `width`), of `logits` (n, S/4, S/4)."""
        quick = above_zero(logits, height, width) if self.fast is not None else None
        if quick is not None:
            return quick
        # One by one: torch enlarges three channels in half the speed of as many images.
        known = torch.from_numpy(logits)[None] if self.fast is None else torch.from_numpy(logits)[:, None]
        masks: torch.Tensor = self._kept.processor.post_process_masks([known], [[height, width]])[0]
        return masks.flatten(0, 1).numpy()

    def mask_to_logits(self, mask: np.ndarray) -> np.ndarray:
        """Logits (S/4, S/4) that stand for a finished `mask`, bool (height, width): -10 outside, 10 inside.

        The values of `EdgeTamVideoModel._use_mask_as_output`.
        """
        side = self.info.image_size // 4
        small = torch.nn.functional.interpolate(
            torch.from_numpy(mask)[None, None].float().mul_(20).sub_(10),
            size=(side, side),
            mode="bilinear",
            align_corners=False,
            antialias=True,
        )
        return np.asarray(small[0, 0].numpy())

    def tracker(
        self, num_frames: int, height: int, width: int, turn: Turn = TRACK, state: bytes | None = None
    ) -> LocalTracker:
        """A tracker for a video of `num_frames` frames; `state` is what another's `to_bytes` gave."""
        work = partial(self.work, turn=turn)
        if self.fast is not None and can_track(self._kept.video_model):
            return BatchedTracker(self.fast, self._kept, work, num_frames, height, width, state)
        return LocalTracker(self.loaded, work, num_frames, height, width, state)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """The models to oneself, without gradients: for those who use `loaded` as the library shows it."""
        with self.scheduler.acquire(CLICK), torch.inference_mode():
            yield

    @contextmanager
    def work(self, what: str, turn: Turn) -> Iterator[None]:
        """The models for one piece of work that `counts` counts as `what`, when `turn` comes.

        Raises `CancelledError` while it waits, and `DeviceError` where memory runs out.
        """
        with self.scheduler.acquire(turn), torch.inference_mode():
            self.counts[what] += 1
            try:
                yield
            except torch.OutOfMemoryError as error:
                raise DeviceError(
                    "The device has no memory left for this.",
                    "Close other programs that use it, take a smaller image, or start with --device cpu.",
                ) from error


class _Writable:
    """An array that says that it can be written to, which torch warns of otherwise; nobody does."""

    def __init__(self, array: np.ndarray) -> None:
        interface = array.__array_interface__
        self.__array_interface__ = {**interface, "data": (interface["data"][0], False)}
        self._array = array


class _SharedPositions(torch.nn.Module):
    """The neck's position encoding, computed once.

    transformers keeps two in its cache and asks for three per image, so each is computed every time: a quarter of
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
