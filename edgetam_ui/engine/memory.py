"""What EdgeTAM remembers of a video, and how it sees a frame in that light: `network`'s passes for tracking."""

from __future__ import annotations

import copy
import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .network import Decoder, combined

NO_OBJECT = -1024.0
"""The logits of a mask where the object is not (`NO_OBJ_SCORE` in transformers)."""
ROWS = 512
"""Places that look at a memory at a time in `_by_products`, half as many where there are several objects: of 128 to
4,096 the quickest, as their scores fit into the processor's cache.
"""


class MemoryAttention(nn.Module):
    """What the model sees on a frame (1, C, S/16, S/16) in the light of `memory`: (B, C, S/16, S/16).

    `alone` is what `FirstLook` made of the frame. `memory` and `position` are (B, M, 64), all objects' with equally
    many tokens; `cos` and `sin` (M, C/2) turn the keys, as `Turns` makes them.

    Turning pairs of neighbouring channels, as the library does, shuffles memory; here the projections' rows are sorted
    so that a pair lies C/2 apart, which leaves the product of queries and keys as it was.
    """

    place: Tensor
    cos: Tensor
    sin: Tensor
    cos_keys: Tensor
    sin_keys: Tensor

    def __init__(self, model: Any, by_products: bool = False) -> None:
        super().__init__()
        inner, config = model.memory_attention, model.config
        self.by_products = by_products
        self.layers: Any = copy.deepcopy(inner.layers)
        self.norm: Any = copy.deepcopy(inner.layer_norm)
        for layer in self.layers:
            for attention in (layer.self_attn, layer.cross_attn_image):
                _sort_pairs(attention.q_proj)
                _sort_pairs(attention.k_proj)
        for module in self.layers.modules():
            if isinstance(module, nn.ReLU):
                module.inplace = True
        self.size = model.backbone_feature_sizes[-1]
        sine = model.vision_encoder.neck.position_encoding
        place = sine((1, config.memory_attention_hidden_size, *self.size), model.device, torch.float32)
        self.register_buffer("place", 0.1 * place.flatten(2).transpose(1, 2))
        for name, ids in (("", inner.position_ids), ("_keys", inner.position_ids_k)):
            for kind, table in zip(("cos", "sin"), inner.rotary_emb(self.place, ids), strict=True):
                self.register_buffer(kind + name, table[0, :, ::2].clone())

    def forward(self, alone: Tensor, memory: Tensor, position: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """See the class."""
        x, keys = alone, memory + position
        for number, layer in enumerate(self.layers):
            if number:
                x = self.look(layer, x)
            x = x + self._attend(layer.cross_attn_image, layer.layer_norm2(x), keys, memory, cos, sin)
            x = x + layer.mlp(layer.layer_norm3(x))
        return self.norm(x).transpose(1, 2).reshape(-1, x.shape[2], *self.size)  # type: ignore[no-any-return]

    def look(self, layer: Any, x: Tensor) -> Tensor:
        """What `layer` makes of a frame (B, P, C) before it looks at the memory."""
        seen = layer.layer_norm1(x)
        return x + self._attend(layer.self_attn, seen, seen, seen, self.cos, self.sin)

    def _attend(self, module: Any, query: Tensor, key: Tensor, value: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        q = _turn(module.q_proj(query), self.cos, self.sin).expand(key.shape[0], -1, -1)
        k = _turn(module.k_proj(key), cos, sin)
        if self.by_products:
            # What is seen is projected, not what there is to see, which has a quarter of the channels: the weights of
            # a place add up to 1, so it is the same.
            return module.o_proj(module.v_proj(_by_products(q * module.scaling, k, value)))  # type: ignore[no-any-return]
        v = module.v_proj(value)
        # A dimension of heads, although there is one: torch's fast kernels take four dimensions.
        found = F.scaled_dot_product_attention(q[:, None], k[:, None], v[:, None], scale=module.scaling)
        return module.o_proj(found[:, 0])  # type: ignore[no-any-return]


class FirstLook(nn.Module):
    """What `attention` makes of a frame (1, C, S/16, S/16) before it looks at a memory: (1, P, C), for all objects."""

    def __init__(self, attention: MemoryAttention) -> None:
        super().__init__()
        self.attention = attention

    def forward(self, coarse: Tensor) -> Tensor:
        """See the class."""
        attention = self.attention
        return attention.look(attention.layers[0], coarse.flatten(2).transpose(1, 2) + attention.place)


class Turns:
    """The angles by which a memory's keys are turned, in float32: kept for each shape of memory."""

    def __init__(self, attention: MemoryAttention, latents: int) -> None:
        self._tables = attention.cos_keys.clone(), attention.sin_keys.clone()
        self._latents = latents
        self._known: dict[tuple[int, int], tuple[Tensor, Tensor]] = {}

    def __call__(self, frames: int, pointers: int) -> tuple[Tensor, Tensor]:
        """`cos` and `sin`, (M, C/2), for a memory of `frames` frames and then `pointers` tokens.

        A frame has latents that are in no place, whose keys are not turned, and then a grid of those that are.
        """
        if (frames, pointers) not in self._known:
            made = []
            for table, still in zip(self._tables, (1.0, 0.0), strict=True):
                frame = torch.cat([table.new_full((self._latents, table.shape[1]), still), table])
                made.append(torch.cat([frame.repeat(frames, 1), table.new_full((pointers, table.shape[1]), still)]))
            self._known[frames, pointers] = made[0], made[1]
        return self._known[frames, pointers]


class MemoryEncoder(nn.Module):
    """A frame with a mask, as the memory keeps it: (B, latents, 64).

    From `coarse` (1, C, S/16, S/16), `mask` (B, 1, S, S) from 0 to 1, and `visible` (B, 1), 1 or 0.
    """

    absent: Tensor

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.inner: Any = copy.deepcopy(model.memory_encoder)
        first = self.inner.mask_downsampler.layers[0]
        first.layer_norm = FewChannelsNorm(first.layer_norm)
        self.perceiver: Any = copy.deepcopy(model.spatial_perceiver)
        self.scale, self.bias = model.config.sigmoid_scale_for_mem_enc, model.config.sigmoid_bias_for_mem_enc
        absent = model.occlusion_spatial_embedding_parameter
        self.register_buffer("absent", torch.zeros(1, 1) if absent is None else absent.detach().clone())

    def forward(self, coarse: Tensor, mask: Tensor, visible: Tensor) -> Tensor:
        """See the class."""
        inner = self.inner
        x = inner.feature_projection(coarse) + inner.mask_downsampler(mask * self.scale + self.bias)
        x = inner.projection(inner.memory_fuser(x)) + ((1 - visible) * self.absent)[..., None, None]
        return torch.cat([self._in_no_place(x), self._in_place(x)], dim=1)

    def position(self) -> Tensor:
        """The position encoding of a memory, (1, latents, 64): the same for all."""
        perceiver, grid = self.perceiver, math.isqrt(self.perceiver.num_latents_2d)
        still = torch.zeros_like(perceiver.latents_1d)[None]
        placed = perceiver.positional_encoding((1, still.shape[2], grid, grid), still.device, still.dtype)
        return torch.cat([still, placed.flatten(2).transpose(1, 2)], dim=1)

    def _in_no_place(self, x: Tensor) -> Tensor:
        perceiver, place = self.perceiver, self.inner.position_encoding(x.shape, x.device, x.dtype)
        latents = perceiver.latents_1d[None].expand(x.shape[0], -1, -1)
        seen, place = (each.flatten(2).transpose(1, 2) for each in (x, place))
        for layer in perceiver.layers:
            latents = layer(latents, seen, place)
        return perceiver.layer_norm(latents)  # type: ignore[no-any-return]

    def _in_place(self, x: Tensor) -> Tensor:
        """A latent for each window of the image. The library's view of an expanded tensor fails beyond one object."""
        perceiver = self.perceiver
        grid = math.isqrt(perceiver.num_latents_2d)
        side = x.shape[-1] // grid
        windows = x.reshape(-1, x.shape[1], grid, side, grid, side).permute(0, 2, 4, 3, 5, 1)
        windows = windows.reshape(-1, side * side, x.shape[1])
        latents = perceiver.latents_2d[None].expand(x.shape[0], -1, -1).flatten(0, 1)[:, None]
        for layer in perceiver.layers:
            latents = layer(latents, windows, positional_encoding=None)
        return perceiver.layer_norm(latents.reshape(-1, grid * grid, x.shape[1]))  # type: ignore[no-any-return]


class FewChannelsNorm(nn.Module):
    """`norm`, over the few channels of (B, C, height, width): channel by channel, not place by place as torch does."""

    def __init__(self, norm: Any) -> None:
        super().__init__()
        self.norm = norm

    def forward(self, x: Tensor) -> Tensor:
        """See the class."""
        wide = x.contiguous().float()
        wide = wide - wide.mean(1, keepdim=True)
        wide = wide * (wide.square().mean(1, keepdim=True) + self.norm.eps).rsqrt()
        scaled: Tensor = wide * self.norm.weight[:, None, None] + self.norm.bias[:, None, None]
        return scaled.to(x.dtype)


class Step(nn.Module):
    """A tracked frame: where the objects of a memory are on it, and what to remember of them.

    From the image's levels and the inputs of `MemoryAttention` to logits (B, S/4, S/4), visibility (B, 1), predicted
    IoU (B,), object pointers (B, C) and memories (B, latents, 64). Of the three masks the one of the highest score is
    made, alone.
    """

    sparse: Tensor
    dense: Tensor
    no_pointer: Tensor

    def __init__(self, model: Any, attention: nn.Module, decoder: Decoder, remember: nn.Module) -> None:
        super().__init__()
        self.attention, self.decoder, self.remember = attention, decoder, remember
        self.pointer: Any = copy.deepcopy(model.object_pointer_proj)
        self.size = model.image_size
        device = model.device
        points = torch.zeros(1, 1, 1, 2, device=device)
        labels = -torch.ones(1, 1, 1, dtype=torch.int32, device=device)
        sparse, dense = model.prompt_encoder(points, labels, None, None)
        self.register_buffer("sparse", sparse.float().clone())
        self.register_buffer("dense", dense[:, :, :1, :1].float().clone())
        self.register_buffer("no_pointer", model.no_object_pointer.detach().clone())

    def forward(
        self,
        fine: Tensor,
        middle: Tensor,
        coarse: Tensor,
        alone: Tensor,
        memory: Tensor,
        position: Tensor,
        cos: Tensor,
        sin: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """See the class."""
        seen = self.attention(alone, memory, position, cos, sin)
        sparse = self.sparse.expand(memory.shape[0], -1, -1, -1)
        image, weights, scores, tokens, visibility = self.decoder.understand(fine, middle, seen, sparse, self.dense)
        quality, best = scores[:, 1:].max(1)
        best = best[:, None, None] + 1
        visible = (visibility > 0).to(coarse.dtype)
        logits = combined(_take(weights, best), image)
        logits = logits * visible[..., None, None] + (1 - visible[..., None, None]) * NO_OBJECT
        large = F.interpolate(logits, size=(self.size, self.size), mode="bilinear", align_corners=False)
        pointer = visible * self.pointer(_take(tokens, best)[:, 0]) + (1 - visible) * self.no_pointer
        return logits[:, 0], visibility, quality, pointer, self.remember(coarse, large.sigmoid(), visible)


def _take(rows: Tensor, index: Tensor) -> Tensor:
    """The row (B, 1, width) of `rows` (B, n, width) that `index` (B, 1, 1) names."""
    return rows.gather(1, index.expand(-1, -1, rows.shape[2]))


def _turn(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """`x` (B, n, C) with each pair of channels, C/2 apart, turned by the angle of its place: (n, C/2)."""
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cos - second * sin, second * cos + first * sin], dim=-1)


def _by_products(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attention of scaled queries (B, P, C) to keys (B, M, C) and values (B, M, V): (B, P, V)."""
    across = key.transpose(1, 2).contiguous()
    rows = torch.split(query, ROWS if query.shape[0] == 1 else ROWS // 2, dim=1)
    return torch.cat([(part @ across).softmax(-1) @ value for part in rows], dim=1)


def _sort_pairs(layer: nn.Linear) -> None:
    """Puts the even output channels before the odd ones."""
    for parameter in layer.parameters():
        parameter.data = torch.cat([parameter.data[::2], parameter.data[1::2]])
