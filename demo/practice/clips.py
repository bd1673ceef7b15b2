"""One training step's loss on video: a prompt on the first frame, then memory alone.

The forward pass is that of the library's video session, for many objects at once; the picture
encoder is not trained here, only what remembers and what reads the memory.
"""

from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import EdgeTamVideoModel
from transformers.models.edgetam_video.modeling_edgetam_video import get_1d_sine_pe

import prompts
from losses import answer_loss, chosen
from network import Decoded, Features, decode, encode
from pool import Batch

LONGEST = 15
"""Frames back that the oldest object pointer comes from; their age is counted in parts of it."""

ABSENT = -1024.0


@dataclass
class Memory:
    """What is remembered of N objects, oldest frame first; the first was prompted.

    cells: [N, 2 * latents, 64] each; places: the same, or [1, ...]; pointers: [N, C] each.
    """

    cells: list[Tensor] = field(default_factory=list)
    places: list[Tensor] = field(default_factory=list)
    pointers: list[Tensor] = field(default_factory=list)


def _recall(model: EdgeTamVideoModel, coarse: Tensor, place: Tensor, memory: Memory) -> Tensor:
    """Features [N, C, h, w] of the current frame in the light of `memory`."""
    now = len(memory.cells)
    times = model.memory_temporal_positional_encoding[:, 0, 0]
    # The prompted frame counts as time 0, whose code lies at the end of the table.
    seen = [0] + [t for t in range(1, now) if now - t < model.num_maskmem]
    cells = [memory.cells[t] for t in seen]
    codes = [memory.places[t] + times[(now - t if t else 0) - 1] for t in seen]
    many, size = coarse.shape[0], coarse.shape[1]
    order = [0, *range(now - 1, 0, -1)]
    ages = torch.tensor([now - t for t in order], dtype=torch.float32) / LONGEST
    code = model.temporal_positional_encoding_projection_layer(get_1d_sine_pe(ages, dim=size))
    pieces = size // model.mem_dim
    pointers = torch.stack([memory.pointers[t] for t in order], dim=1)
    pointers = pointers.reshape(many, -1, model.mem_dim)
    code = code.repeat_interleave(pieces, dim=0).expand(many, -1, -1)
    keys = torch.cat([*cells, pointers], dim=1)
    places = torch.cat([*(c.expand(many, -1, -1) for c in codes), code], dim=1)
    flat = model.memory_attention(
        current_vision_features=coarse.flatten(2).permute(2, 0, 1),
        current_vision_position_embeddings=place,
        memory=keys.transpose(0, 1),
        memory_posision_embeddings=places.transpose(0, 1),
        num_object_pointer_tokens=pointers.shape[1],
        num_spatial_memory_tokens=len(cells),
    )
    return flat.reshape(many, -1, size).transpose(1, 2).reshape(coarse.shape)


def _remember(
    model: EdgeTamVideoModel,
    memory: Memory,
    coarse: Tensor,
    logits: Tensor,
    token: Tensor,
    here: Tensor,
    prompted: bool,
) -> None:
    """Add a frame: its features, the mask shown [N, h, w], the mask's token, and who is `here` [N]."""
    shown = torch.where(here[:, None, None], logits, ABSENT).unsqueeze(1)
    large = F.interpolate(shown, scale_factor=4, mode="bilinear", align_corners=False)
    if prompted:
        # The library shows the memory a hard mask of prompted frames when it is not training.
        large = (large > 0).float() * 2048 - 1024
    score = here.float()[:, None, None] - 0.5
    cells, places = model._encode_new_memory(
        coarse.flatten(2).permute(2, 0, 1), large, score, is_mask_from_pts=prompted
    )
    pointer = model.object_pointer_proj(token)
    memory.pointers.append(torch.where(here[:, None], pointer, model.no_object_pointer))
    memory.cells.append(cells)
    memory.places.append(places)


def _empty_prompt(count: int) -> tuple[Tensor, Tensor]:
    return torch.zeros(count, 1, 1, 2), torch.full((count, 1, 1), -1, dtype=torch.int)


def _start(
    model: EdgeTamVideoModel,
    features: Features,
    masks: Tensor,
    generator: torch.Generator,
) -> tuple[Decoded, bool, bool]:
    """The answer on the first frame, whether several masks count, and whether it was given a mask."""
    target = prompts.shrink(masks)
    kind = float(torch.rand((), generator=generator))
    coarse = features.coarse + model.no_memory_embedding.view(1, -1, 1, 1)
    many = len(masks)
    if kind < 0.15:
        rough = model.mask_downsample(masks.float().unsqueeze(1))
        return decode(model, features, features.coarse, *_empty_prompt(many), rough), True, True
    if kind < 0.55:
        points = prompts.clicks(generator, target).view(many, 1, 1, 2)
        labels = torch.ones(many, 1, 1, dtype=torch.int)
        return decode(model, features, coarse, points, labels), True, False
    points = prompts.boxes(generator, masks).view(many, 1, 2, 2)
    labels = torch.tensor([2, 3], dtype=torch.int).expand(many, 1, 2)
    return decode(model, features, coarse, points, labels), False, False


def loss(
    model: EdgeTamVideoModel, batch: Batch, frames: int, generator: torch.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The loss of tracking every thing of `batch` over `frames` of its frames."""
    scenes, things, length = batch.masks.shape[:3]
    first = int(torch.randint(length - frames + 1, (), generator=generator))
    times = range(first, first + frames)
    pixels = batch.pixels[:, first : first + frames].flatten(0, 1)
    model.vision_encoder.eval()
    with torch.no_grad():
        every = encode(model, pixels.contiguous(memory_format=torch.channels_last))
    model.vision_encoder.train(model.training)

    def at(x: Tensor, t: int) -> Tensor:
        """Frame `t` of an encoded map, once per object: [scenes * things, ...]."""
        return x.unflatten(0, (scenes, frames))[:, t - first].repeat_interleave(things, dim=0)

    memory, figures = Memory(), {}
    teach = bool(torch.rand((), generator=generator) < 0.5)
    total = torch.zeros(())
    everyone = torch.arange(scenes * things)
    # Not all things are in sight on a cut-out's first frame; those that are not are not asked for.
    asked = batch.masks[:, :, first].flatten(0, 1).flatten(1).sum(1) > 0
    for t in times:
        features = Features(at(every.fine, t), at(every.middle, t), at(every.coarse, t), every.place)
        masks = batch.masks[:, :, t].flatten(0, 1)
        target = prompts.shrink(masks)
        seen = target.flatten(1).amax(1) > 0.5
        given = False
        if t == first:
            safe = masks.clone()
            safe[~asked, 4:12, 4:12] = True
            answer, several, given = _start(model, features, safe, generator)
            seen = asked
        else:
            coarse = _recall(model, features.coarse, features.place, memory)
            answer = decode(model, features, coarse, *_empty_prompt(len(masks)))
            several = True
        pick = chosen(answer, several)
        shown = answer.masks[everyone, pick]
        costs, reached = answer_loss(answer, target, single=not several or t == first)
        counted = (seen & asked).float()
        if not given:
            total = total + (costs * counted).sum() / counted.sum().clamp(min=1)
        right = F.binary_cross_entropy_with_logits(answer.present, seen.float(), reduction="none")
        total = total + 0.3 * (right * asked).sum() / asked.sum().clamp(min=1)
        here = seen if teach or t == first else answer.present > 0
        if t > first:
            name = "track1" if t == first + 1 else "track"
            got = (reached[everyone, pick] * counted).sum() / counted.sum().clamp(min=1)
            figures[name] = got.item()
            figures["present"] = ((answer.present > 0) == seen)[asked].float().mean().item()
        if given or (teach and t == first):
            shown = torch.where(target > 0.5, 10.0, -10.0)
        if t < times[-1]:
            token = answer.tokens[everyone, pick]
            _remember(model, memory, features.coarse, shown, token, here, t == first)
    return total / frames, figures
