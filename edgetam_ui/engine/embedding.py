"""What the model in this process made of an image, as tensors on its device."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from .base import Embedding


@dataclass(frozen=True)
class LocalEmbedding:
    """An `Embedding` of `LocalEngine`.

    `features` are the three levels, fine to coarse, flattened to (height x width, 1, channels), as the tracker takes
    them; `image` the same as (1, channels, height, width) with the no-memory embedding added to the coarsest, as the
    decoder takes them; `position` is the position encoding of the coarsest level.
    """

    features: list[torch.Tensor]
    image: list[torch.Tensor]
    position: torch.Tensor
    height: int
    width: int

    @property
    def levels(self) -> list[torch.Tensor]:
        """The three levels, fine to coarse, (1, channels, height, width), no memory embedding added."""
        coarse = self.image[-1]
        return [*self.image[:-1], self.features[-1].permute(1, 2, 0).view(1, -1, *coarse.shape[2:])]

    @property
    def nbytes(self) -> int:
        """Bytes of memory held; the finer levels of `image` share the memory of `features`."""
        return sum(t.numel() * t.element_size() for t in (*self.features, self.image[-1], self.position))

    def to_numpy(self) -> list[np.ndarray]:
        """The feature levels, fine to coarse, float32 (channels, height, width) each, no memory embedding added."""
        return [
            as_numpy(level[:, 0].T.reshape(shaped.shape[1:]))
            for level, shaped in zip(self.features, self.image, strict=True)
        ]


def local(embedding: Embedding) -> LocalEmbedding:
    """`embedding`, which `LocalEngine` made. Raises `TypeError` for another engine's."""
    if not isinstance(embedding, LocalEmbedding):
        raise TypeError(f"LocalEngine cannot read a {type(embedding).__name__}")
    return embedding


def as_numpy(tensor: torch.Tensor) -> np.ndarray:
    """A copy of `tensor` in float32, contiguous."""
    return np.array(tensor.float().cpu().numpy(), order="C")
