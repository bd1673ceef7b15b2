"""EdgeTAM's forward passes as plain functions of tensors, made to be fast: the same weights, the same result.

What differs from transformers is told where it is done, and changes results by rounding alone. No sessions, no
prompts and no branches that depend on values, so that a compiler can take each of them whole. `S` is the side of the
square that the model sees, `C` its channels, `B` a number of objects.
"""

from __future__ import annotations

import copy
from typing import Any

import torch
from timm.utils.model import reparameterize_model
from torch import Tensor, nn
from torch.nn import functional as F


class InPrecision(nn.Module):
    """`inner`, computed in `dtype`; float32 outside."""

    def __init__(self, inner: nn.Module, dtype: torch.dtype) -> None:
        super().__init__()
        self.inner, self.dtype = inner.to(dtype), dtype

    def forward(self, *inputs: Tensor) -> Any:
        """What `inner` gives, one tensor or several."""
        found = self.inner(*(tensor.to(self.dtype) for tensor in inputs))
        return tuple(tensor.float() for tensor in found) if isinstance(found, tuple) else found.float()


class Encoder(nn.Module):
    """Pixels (1, 3, S, S), normalised, to the three feature levels (1, channels, side, side), fine to coarse.

    RepViT's branches are merged into one convolution each, and so are the two 1x1 convolutions, neck and decoder, that
    follow each other on both finer levels. There are no position encodings: they are the same for every image.
    """

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.body: Any = reparameterize_model(copy.deepcopy(model.vision_encoder.backbone.timm_model))
        top, coarse, middle, fine = model.vision_encoder.neck.convs
        self.top, self.coarse = copy.deepcopy(top), copy.deepcopy(coarse)
        self.middle = _merge(middle, model.mask_decoder.conv_s1)
        self.fine = _merge(fine, model.mask_decoder.conv_s0)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See the class."""
        finest, finer, coarser, coarsest = self.body(pixels)
        above = F.interpolate(self.top(coarsest), scale_factor=2.0, mode="nearest")
        return self.fine(finest), self.middle(finer), self.coarse(coarser) + above


class Upscaling(nn.Module):
    """The decoder's image (B, C, S/16, S/16) with both finer levels added on the way up: (B, C/8, S/4, S/4).

    Computed in the precision of its weights, and left in it.
    """

    def __init__(self, decoder: Any) -> None:
        super().__init__()
        self.first, self.second, self.norm = decoder.upscale_conv1, decoder.upscale_conv2, decoder.upscale_layer_norm

    def forward(self, image: Tensor, middle: Tensor, fine: Tensor) -> Tensor:
        """See the class."""
        image, middle, fine = (level.to(self.first.weight.dtype) for level in (image, middle, fine))
        return F.gelu(self.second(F.gelu(self.norm(self.first(image) + middle))) + fine)


class Decoder(nn.Module):
    """Masks of prompts: all four of the decoder's, the single one first.

    From `fine` and `middle` (1, channels, side, side), `coarse` (B or 1, C, S/16, S/16), `sparse` (B, 1, tokens, C) and
    `dense` (B or 1, C, S/16, S/16) to logits (B, 4, S/4, S/4), scores (B, 4), tokens (B, 4, C) and visibility (B, 1).

    A few tokens look at thousands of places, and those at the tokens. The library projects the places to keys, values
    and queries; here the projections are applied to the few tokens instead, which gives the same products.
    """

    own: Tensor
    place: Tensor

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.inner: Any = copy.deepcopy(model.mask_decoder)
        inner = self.inner
        self.upscale: nn.Module = Upscaling(inner)
        del inner.conv_s0, inner.conv_s1, inner.upscale_conv1, inner.upscale_conv2, inner.upscale_layer_norm
        own = [inner.obj_score_token.weight, inner.iou_token.weight, inner.mask_tokens.weight]
        self.register_buffer("own", torch.cat(own)[None].clone())
        place = model.get_image_wide_positional_embeddings().float()
        self.register_buffer("place", place.flatten(2).transpose(1, 2).contiguous())

    def forward(
        self, fine: Tensor, middle: Tensor, coarse: Tensor, sparse: Tensor, dense: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """See the class."""
        image, weights, scores, tokens, visibility = self.understand(fine, middle, coarse, sparse, dense)
        return combined(weights, image), scores, tokens, visibility

    def understand(
        self, fine: Tensor, middle: Tensor, coarse: Tensor, sparse: Tensor, dense: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """The upscaled image (B, C/8, S/4, S/4), of which each mask is a weighted sum, the weights (B, 4, C/8), and
        scores, tokens and visibility.
        """
        inner, count = self.inner, self.inner.num_mask_tokens
        prompt = torch.cat([self.own.expand(sparse.shape[0], -1, -1), sparse[:, 0]], dim=1)
        found, seen = self._look(prompt, (coarse + dense).flatten(2).transpose(1, 2))
        tokens = found[:, 2 : 2 + count]
        image = self.upscale(seen.transpose(1, 2).reshape(-1, *coarse.shape[1:]), middle, fine)
        weights = torch.stack([inner.output_hypernetworks_mlps[n](tokens[:, n]) for n in range(count)], dim=1)
        return image, weights, inner.iou_prediction_head(found[:, 1]), tokens, inner.pred_obj_score_head(found[:, 0])

    def _look(self, prompt: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
        """`EdgeTamVideoTwoWayTransformer`: tokens (B, n, C) and places (B or 1, P, C) that have seen each other."""
        transformer, tokens = self.inner.transformer, prompt
        for layer in transformer.layers:
            asked = tokens if layer.skip_first_layer_pe else tokens + prompt
            seen = layer.self_attn(asked[:, None], asked[:, None], tokens[:, None])[0][:, 0]
            tokens = layer.layer_norm1(seen if layer.skip_first_layer_pe else tokens + seen)
            placed = image + self.place
            tokens = layer.layer_norm2(
                tokens + _few_look(layer.cross_attn_token_to_image, tokens + prompt, placed, image)
            )
            tokens = layer.layer_norm3(tokens + layer.mlp(tokens))
            image = _many_look(layer.cross_attn_image_to_token, image, placed, tokens + prompt, tokens)
            image = layer.layer_norm4(image)
        seen = _few_look(transformer.final_attn_token_to_image, tokens + prompt, image + self.place, image)
        return transformer.layer_norm_final_attn(tokens + seen), image


def combined(weights: Tensor, image: Tensor) -> Tensor:
    """Logits (B, n, height, width) of `weights` (B, n, channels) and the `image` that the decoder upscaled."""
    found = torch.matmul(weights.to(image.dtype), image.flatten(2)).float()
    return found.reshape(*weights.shape[:2], *image.shape[2:])


def _few_look(module: Any, tokens: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """Attention of few `tokens` (B, n, C) to many `keys` and `values` (B or 1, P, C).

    The keys' bias adds the same to all scores of a token, so it is left out.
    """
    heads, width = module.num_attention_heads, module.head_dim
    queries = module.q_proj(tokens).unflatten(2, (heads, width)).transpose(1, 2)
    asked = queries @ module.k_proj.weight.unflatten(0, (heads, width))
    scores = (asked.flatten(1, 2) * module.scaling) @ keys.transpose(1, 2)
    seen = (scores.softmax(-1) @ values).unflatten(1, (heads, -1))
    found = seen @ module.v_proj.weight.unflatten(0, (heads, width)).transpose(1, 2)
    return module.o_proj(found.transpose(1, 2).flatten(2) + module.v_proj.bias)  # type: ignore[no-any-return]


def _many_look(module: Any, image: Tensor, places: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """`image` (B or 1, P, C) and the attention of many `places` (B or 1, P, C) to few `keys` and `values` (B, n, C).

    What is added to all places is added to what few tokens tell them: the weights of a head add up to 1.
    """
    heads, width, count = module.num_attention_heads, module.head_dim, keys.shape[0]
    key, value = (
        layer(tokens).unflatten(2, (heads, width)).transpose(1, 2)
        for layer, tokens in ((module.k_proj, keys), (module.v_proj, values))
    )
    asked = (key * module.scaling) @ module.q_proj.weight.unflatten(0, (heads, width))
    bias = (key * module.scaling) @ module.q_proj.bias.unflatten(0, (heads, width, 1))
    # Places last: a softmax over a few numbers that lie side by side is slow.
    towards = places.transpose(1, 2).expand(count, -1, -1)
    scores = torch.baddbmm(bias.flatten(1, 2), asked.flatten(1, 2), towards)
    weights = scores.reshape(count, heads, -1, scores.shape[2]).softmax(2).flatten(1, 2)
    told = value @ module.o_proj.weight.unflatten(1, (heads, width)).permute(1, 2, 0) + module.o_proj.bias / heads
    return torch.baddbmm(image, weights.transpose(1, 2), told.flatten(1, 2))


def _merge(first: nn.Conv2d, second: nn.Conv2d) -> nn.Conv2d:
    """One 1x1 convolution that does what two do, one after the other."""
    assert first.bias is not None
    assert second.bias is not None
    merged = nn.Conv2d(first.in_channels, second.out_channels, 1, device=first.weight.device)
    weight = second.weight.flatten(1)
    merged.weight = nn.Parameter((weight @ first.weight.flatten(1))[..., None, None])
    merged.bias = nn.Parameter(weight @ first.bias + second.bias)
    return merged
