"""The practice network: EdgeTAM's own classes in a small size, and what training needs from them."""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import (
    EdgeTamVideoConfig,
    EdgeTamVideoModel,
    EdgeTamVisionConfig,
    Sam2ImageProcessor,
    Sam2VideoProcessor,
    Sam2VideoVideoProcessor,
    TimmWrapperConfig,
)
from transformers.models.edgetam_video import modeling_edgetam_video as library

SIZE = 512
"""Side in pixels of the square that the exported model sees."""

LATENTS = 32
WINDOWS = 16
"""Per side of the picture: what is remembered of a place is one of WINDOWS x WINDOWS vectors."""


@dataclass(frozen=True)
class Shape:
    """How large the network is: the encoder's channels and blocks by stage, and the channels of all else."""

    widths: tuple[int, ...] = (32, 64, 160, 320)
    depths: tuple[int, ...] = (1, 2, 6, 2)
    hidden: int = 128


SHIPPED = Shape()


def configuration(shape: Shape) -> EdgeTamVideoConfig:
    """The configuration of a practice model of `shape`."""
    cells = SIZE // 16
    backbone = TimmWrapperConfig(
        architecture="repvit_m1",
        model_args={
            "in_chans": 3,
            "features_only": True,
            "out_indices": [0, 1, 2, 3],
            "embed_dim": list(shape.widths),
            "depth": list(shape.depths),
        },
    )
    vision = EdgeTamVisionConfig(
        backbone_config=backbone,
        backbone_channel_list=list(reversed(shape.widths)),
        backbone_feature_sizes=[[4 * cells] * 2, [2 * cells] * 2, [cells] * 2],
        fpn_hidden_size=shape.hidden,
    )
    return EdgeTamVideoConfig(
        vision_config=vision,
        image_size=SIZE,
        prompt_encoder_config={"hidden_size": shape.hidden, "image_size": SIZE, "patch_size": 16},
        mask_decoder_config={
            "hidden_size": shape.hidden,
            "mlp_dim": 2 * shape.hidden,
            "num_attention_heads": 4,
            "iou_head_hidden_dim": shape.hidden,
            # Where a mask is unsteady the library would show the best of the other three. These weights gain nothing by
            # it (see the README), and a hair's breadth, or bf16, would tip a box to another mask.
            "dynamic_multimask_via_stability": False,
        },
        memory_attention_hidden_size=shape.hidden,
        memory_attention_mlp_hidden_size=2 * shape.hidden,
        memory_attention_dropout=0.0,
        memory_attention_rope_dropout=0.0,
        memory_attention_rope_feat_sizes=[cells, cells],
        memory_attention_rope_k_sizes=[WINDOWS, WINDOWS],
        perceiver_resampler_num_latents=LATENTS,
        perceiver_resampler_num_latents_2d=WINDOWS**2,
        memory_encoder_hidden_size=shape.hidden,
        mask_downsampler_embed_dim=shape.hidden,
        memory_fuser_embed_dim=shape.hidden,
        memory_fuser_intermediate_dim=2 * shape.hidden,
    )


def build(shape: Shape = SHIPPED) -> EdgeTamVideoModel:
    """A freshly initialised model, ready to learn. Seed torch first."""
    model = EdgeTamVideoModel(configuration(shape))
    for module in model.modules():
        # The library's own start (normal, std 0.02) leaves the masks blind to the prompts for
        # thousands of steps; PyTorch's default start does not.
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            last = name.rsplit(".", 1)[-1]
            if last == "scale":
                parameter.fill_(0.1)
            elif last in {
                "no_memory_embedding",
                "no_memory_positional_encoding",
                "no_object_pointer",
                "memory_temporal_positional_encoding",
                "occlusion_spatial_embedding_parameter",
            }:
                nn.init.trunc_normal_(parameter, std=0.02)
        # Every window starts alike: at small sizes they are trained as means of their neighbours.
        latents = model.spatial_perceiver.latents_2d
        latents.copy_(latents[:1].expand_as(latents))
        # Prompts and picture must speak of places in the same way; the library draws two.
        matrix = model.shared_image_embedding.positional_embedding
        model.prompt_encoder.shared_embedding.positional_embedding.copy_(matrix)
    return model


def set_resolution(model: EdgeTamVideoModel, size: int) -> None:
    """Let `model` work on `size` x `size` pixels (a multiple of 128, at most 512).

    Positions that the memory attention rotates by are spread so that a place in the picture has
    the angle it has at 512 pixels: what is learnt small holds when the pictures grow.
    """
    cells = size // 16
    model.image_size = size
    model.backbone_feature_sizes = [[4 * cells] * 2, [2 * cells] * 2, [cells] * 2]
    model.prompt_encoder.image_embedding_size = (cells, cells)
    model.prompt_encoder.mask_input_size = (4 * cells, 4 * cells)
    model.prompt_encoder.input_image_size = size
    model.memory_attention.position_ids = _spread(cells, SIZE // 16)
    model.memory_attention.position_ids_k = _spread(cells * WINDOWS // (SIZE // 16), WINDOWS)


def learn_statistics(model: EdgeTamVideoModel, learn: bool) -> None:
    """Whether the encoder's batch normalisation goes by the batch, and learns from it: large pictures come too few."""
    for module in model.vision_encoder.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.train(learn)


def _spread(cells: int, whole: int) -> Tensor:
    """Places [cells * cells, 2] (column, row) of a grid that covers what `whole` x `whole` cells do."""
    line = (torch.arange(cells) + 0.5) * whole / cells - 0.5
    rows, columns = torch.meshgrid(line, line, indexing="ij")
    return torch.stack([columns.flatten(), rows.flatten()], dim=-1)


def _forward_2d(self: nn.Module, hidden_states: Tensor) -> tuple[Tensor, Tensor]:
    """The perceiver's windowed half for any batch size and, with as many cells a window, any picture size."""
    batch, channels, height, _ = hidden_states.shape
    side = height * WINDOWS // (SIZE // 16)
    grid = self.latents_2d.T.view(1, channels, WINDOWS, WINDOWS)
    latents = F.adaptive_avg_pool2d(grid, side).flatten(2)[0].T.repeat(batch, 1).unsqueeze(1)
    windows, _ = library.window_partition(hidden_states.permute(0, 2, 3, 1), height // side)
    windows = windows.flatten(1, 2)
    for layer in self.layers:
        latents = layer(latents, windows, positional_encoding=None)
    latents = latents.reshape(batch, side * side, channels)
    place = self.positional_encoding((1, channels, side, side), latents.device, torch.float32)
    place = place.flatten(2).transpose(1, 2).expand(batch, -1, -1)
    return self.layer_norm(latents), place.to(hidden_states.dtype)


def _scale(self: nn.Conv2d, pixels: Tensor) -> Tensor:
    """A convolution that only multiplies each channel; PyTorch's own loops over the channels."""
    return pixels * self.weight.view(1, -1, 1, 1)


def _positions(self: nn.Module, shape: torch.Size, *rest: object) -> Tensor:
    """A picture's position code, which is the same for all; the library's own works it out for each of a batch."""
    return type(self).forward(self, torch.Size((1, *shape[1:])), *rest)


def prepare(model: EdgeTamVideoModel) -> None:
    """Patch `model`, for training only: many objects remembered in one pass, faster scaling, attention and codes."""
    perceiver = model.spatial_perceiver
    perceiver._forward_2d = _forward_2d.__get__(perceiver)
    positions = model.vision_encoder.neck.position_encoding
    positions.forward = _positions.__get__(positions)
    for module in model.vision_encoder.modules():
        if isinstance(module, nn.Conv2d) and module.kernel_size == (1, 1) and module.groups > 1:
            module.forward = _scale.__get__(module)
    model.vision_encoder.to(memory_format=torch.channels_last)
    # Between a few tokens and a thousand cells plain products are faster, once compiled, than PyTorch's own attention.
    model.mask_decoder.config._attn_implementation = "eager"


@dataclass
class Features:
    """What the encoder says of B pictures of side S.

    fine: [B, C/8, S/4, S/4]; middle: [B, C/4, S/8, S/8]; coarse: [B, C, S/16, S/16], without the
    "no memory" embedding; place: [S/16 * S/16, 1, C], sine code of the coarse cells.
    """

    fine: Tensor
    middle: Tensor
    coarse: Tensor
    place: Tensor


@dataclass
class Decoded:
    """All four masks for N prompts; the first is the one given for unambiguous prompts.

    masks: [N, 4, S/4, S/4] logits; scores: [N, 4]; tokens: [N, 4, C]; present: [N] logits.
    """

    masks: Tensor
    scores: Tensor
    tokens: Tensor
    present: Tensor


def bfloat16(learning: bool = True) -> torch.autocast:
    """Work in bfloat16 while `learning`, but for processors without AVX-512: one was three times slower in it."""
    able = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast("cpu", torch.bfloat16, enabled=learning and able)


def encode(model: EdgeTamVideoModel, pixels: Tensor) -> Features:
    """Features of `pixels`, normalised, [B, 3, S, S]."""
    with bfloat16(model.training):
        output = model.vision_encoder(pixels, return_dict=True)
    fine, middle, coarse = (level.float() for level in output.fpn_hidden_states)
    place = output.fpn_position_encoding[-1][:1].flatten(2).permute(2, 0, 1)
    decoder = model.mask_decoder
    return Features(decoder.conv_s0(fine), decoder.conv_s1(middle), coarse, place)


def decode(
    model: EdgeTamVideoModel,
    features: Features,
    coarse: Tensor,
    points: Tensor,
    labels: Tensor,
    masks: Tensor | None = None,
) -> Decoded:
    """Answer P prompts on each of B pictures in one pass.

    points: [B, P, K, 2] in pixels; labels: [B, P, K] (1, 0, box corners 2 and 3, -1 for none);
    masks: [B * P, 1, S/4, S/4] logits of an earlier answer; coarse: the features to look at.
    A model that is learning works in bfloat16 here, as in `encode` (see `bfloat16`), and compiled.
    """
    decoder, encoder = model.mask_decoder, model.prompt_encoder
    many = points.shape[0] * points.shape[1]
    sparse, dense = encoder(input_points=points, input_labels=labels, input_boxes=None, input_masks=masks)

    head = [decoder.obj_score_token.weight, decoder.iou_token.weight, decoder.mask_tokens.weight]
    tokens = torch.cat(head).expand(many, 1, -1, -1)
    tokens = torch.cat([tokens, sparse.flatten(0, 1).unsqueeze(1)], dim=2)
    earlier = dense if masks is not None else dense[:1].expand(many, -1, -1, -1)
    cells = _add(earlier.permute(0, 2, 3, 1), coarse).contiguous().permute(0, 3, 1, 2)
    place = model.get_image_wide_positional_embeddings().contiguous(memory_format=torch.channels_last)
    torch._dynamo.mark_dynamic(tokens, 2)
    look = _look_compiled if model.training else _look
    logits, queries = look(decoder, tokens, cells, place, features.middle, features.fine)
    return Decoded(
        masks=logits.view(many, 4, *features.fine.shape[2:]),
        scores=decoder.iou_prediction_head(queries[:, 0, 1]),
        tokens=queries[:, 0, 2:6],
        present=decoder.pred_obj_score_head(queries[:, 0, 0])[:, 0],
    )


def _look(
    decoder: nn.Module, tokens: Tensor, cells: Tensor, place: Tensor, middle: Tensor, fine: Tensor
) -> tuple[Tensor, Tensor]:
    """Logits [N, 4, h * w], and what the `tokens` [N, 1, K, C] of N prompts have become in the light of their `cells`.

    cells: [N, C, S/16, S/16]; middle, fine: as in `Features`, of each picture, which N / B prompts ask about.
    """
    with bfloat16(decoder.training):
        queries, keys = decoder.transformer(
            point_embeddings=tokens,
            image_embeddings=cells,
            image_positional_embeddings=place,
            attention_similarity=None,
        )
        grown = keys.unflatten(2, cells.shape[2:])[:, 0]
        grown = _add(_upscale(decoder.upscale_conv1, grown), middle)
        norm = decoder.upscale_layer_norm
        grown = decoder.activation(F.layer_norm(grown, norm.normalized_shape, norm.weight, norm.bias, norm.eps))
        grown = decoder.activation(_add(_upscale(decoder.upscale_conv2, grown), fine))
        weights = [mlp(queries[:, 0, 2 + i]) for i, mlp in enumerate(decoder.output_hypernetworks_mlps)]
    logits = torch.stack(weights, dim=1).float() @ grown.flatten(1, 2).float().transpose(1, 2)
    return logits, queries.float()


# Compiled for each number of pictures and prompts and each size, but once for all numbers of tokens: were all of these
# left open, compiling would take minutes.
torch._dynamo.config.automatic_dynamic_shapes = False
torch._dynamo.config.recompile_limit = 64
_look_compiled = torch.compile(_look)


def _add(every: Tensor, maps: Tensor) -> Tensor:
    """[N, h, w, C]: to what belongs to `every` prompt, the `maps` [scenes, C, h, w] of its picture."""
    return (every.unflatten(0, (len(maps), -1)) + maps.permute(0, 2, 3, 1).unsqueeze(1)).flatten(0, 1)


def _upscale(layer: nn.ConvTranspose2d, maps: Tensor) -> Tensor:
    """`layer`, which makes 2 x 2 cells of each, on maps [N, h, w, C] that keep their channels last."""
    many, height, width, channels = maps.shape
    weight = layer.weight.permute(2, 3, 1, 0).reshape(-1, channels)
    cells = F.linear(maps, weight, layer.bias.repeat(4)).view(many, height, width, 2, 2, -1)
    return cells.transpose(2, 3).reshape(many, 2 * height, 2 * width, -1)


def processor(size: int = SIZE) -> Sam2VideoProcessor:
    """The processor that belongs to the model; it serves pictures and videos."""
    side = {"height": size, "width": size}
    small = {"height": size // 4, "width": size // 4}
    image = Sam2ImageProcessor(size=side, mask_size=small)
    return Sam2VideoProcessor(image, Sam2VideoVideoProcessor(size=side))


def mean(weights: dict[str, Tensor], begun: dict[str, Tensor] | None) -> dict[str, Tensor]:
    """The mean of the `weights` that a round ended with and those it had `begun` with, if any: see the README."""
    begun = weights if begun is None else begun
    return {name: torch.lerp(value.float(), begun[name].float(), 0.5) for name, value in weights.items()}


def export(weights: dict[str, Tensor], folder: Path) -> None:
    """Write `weights` as float16, with configuration and processors, to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = EdgeTamVideoModel(configuration(SHIPPED))
    fresh.load_state_dict(weights)
    fresh.half().save_pretrained(folder)
    processor().save_pretrained(folder)
