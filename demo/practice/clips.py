"""One training step's loss: prompts on the first frame, then memory alone.

The forward pass is that of the library's video session, for many objects at once.
"""

from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import EdgeTamVideoModel
from transformers.models.edgetam_video.modeling_edgetam_video import get_1d_sine_pe

import prompts
from losses import answer_loss, chosen
from network import Decoded, Features, bfloat16, decode, encode
from pool import Batch
from stills import ask

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
    ages = torch.tensor([now - t for t in order], dtype=torch.float32, device=coarse.device) / LONGEST
    code = model.temporal_positional_encoding_projection_layer(get_1d_sine_pe(ages, dim=size))
    pieces = size // model.mem_dim
    pointers = torch.stack([memory.pointers[t] for t in order], dim=1)
    pointers = pointers.reshape(many, -1, model.mem_dim)
    code = code.repeat_interleave(pieces, dim=0).expand(many, -1, -1)
    keys = torch.cat([*cells, pointers], dim=1)
    places = torch.cat([*(c.expand(many, -1, -1) for c in codes), code], dim=1)
    with bfloat16():
        flat = model.memory_attention(
            current_vision_features=coarse.flatten(2).permute(2, 0, 1),
            current_vision_position_embeddings=place,
            memory=keys.transpose(0, 1),
            memory_posision_embeddings=places.transpose(0, 1),
            num_object_pointer_tokens=pointers.shape[1],
            num_spatial_memory_tokens=len(cells),
        )
    return flat.float().reshape(many, -1, size).transpose(1, 2).reshape(coarse.shape)


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
    with bfloat16():
        cells, places = model._encode_new_memory(
            coarse.flatten(2).permute(2, 0, 1), large, score, is_mask_from_pts=prompted
        )
    pointer = model.object_pointer_proj(token)
    memory.pointers.append(torch.where(here[:, None], pointer, model.no_object_pointer))
    memory.cells.append(cells.float())
    memory.places.append(places.float())


def _empty_prompt(count: int, device: torch.device) -> tuple[Tensor, Tensor]:
    labels = torch.full((count, 1, 1), -1, dtype=torch.int, device=device)
    return torch.zeros(count, 1, 1, 2, device=device), labels


def _tracked(answer: Decoded, target: Tensor, pick: Tensor) -> tuple[Tensor, dict[str, float]]:
    """What answers of the memory alone cost, for coverage `target` [N, h, w], and how good the picked masks are."""
    seen = target.flatten(1).amax(1) > 0.5
    costs, reached = answer_loss(answer, target, single=False)
    total = (costs * seen).sum() / len(seen)
    right = F.binary_cross_entropy_with_logits(answer.present, seen.float(), reduction="none")
    figures = {}
    # Things are rarely out of sight: both kinds of error weigh alike.
    for name, kind in (("present", seen), ("absent", ~seen)):
        if kind.any():
            total = total + 0.4 * right[kind].mean()
            figures[name] = ((answer.present[kind] > 0) == seen[kind]).float().mean().item()
    if seen.any():
        figures["track"] = reached[torch.arange(len(pick), device=pick.device), pick][seen].mean().item()
    return total, figures


def _frame_of(x: Tensor, frames: int, t: int) -> Tensor:
    """[scenes, ...] maps of frame `t` of [scenes * frames, ...]."""
    return x.unflatten(0, (-1, frames))[:, t]


def loss(
    model: EdgeTamVideoModel, batch: Batch, rounds: int, generator: torch.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The loss of `batch`: half of its things clicked on, half boxed, corrected, then tracked.

    On the first frame `rounds` answers are asked for each thing. Now and then the memory is shown
    the true masks instead of the answers, and now and then a frame of another scene comes between,
    where nothing of this one is in sight.
    """
    scenes, things, frames = batch.masks.shape[:3]
    device, many = batch.pixels.device, scenes * things
    pixels = batch.pixels.flatten(0, 1).contiguous(memory_format=torch.channels_last)
    every = encode(model, pixels)
    figures: dict[str, float] = {}

    def frame(t: int, other: int = 0) -> Features:
        """Each scene's frame `t`, or that of the scene `other` places on."""
        maps = (_frame_of(x, frames, t).roll(-other, 0) for x in (every.fine, every.middle, every.coarse))
        return Features(*maps, every.place)

    def spread(x: Tensor) -> Tensor:
        return x.repeat_interleave(things, dim=0)

    first, half = frame(0), things // 2
    coarse = first.coarse + model.no_memory_embedding.view(1, -1, 1, 1)
    masks = batch.masks[:, :, 0]
    clicked = ask(model, first, coarse, masks[:, :half], False, rounds, generator, figures)
    boxed = ask(model, first, coarse, masks[:, half:], True, max(1, rounds - 1), generator, figures)
    total = clicked.loss + boxed.loss
    if frames == 1:
        return total, figures

    def together(one: Tensor, two: Tensor) -> Tensor:
        """The clicked and the boxed things of each scene side by side: [scenes * things, ...]."""
        pair = (one.unflatten(0, (scenes, half)), two.unflatten(0, (scenes, things - half)))
        return torch.cat(pair, dim=1).flatten(0, 1)

    shown, tokens = together(clicked.masks, boxed.masks), together(clicked.tokens, boxed.tokens)
    chance = torch.rand(3, generator=generator).tolist()
    teach, cut = chance[0] < 0.5, chance[1] < 0.4
    target = prompts.shrink(masks.flatten(0, 1))
    if teach:
        shown = torch.where(target > 0.5, 10.0, -10.0)
    memory = Memory()
    seen = torch.ones(many, dtype=torch.bool, device=device)
    _remember(model, memory, spread(first.coarse), shown, tokens, seen, True)
    everyone = torch.arange(many, device=device)
    absent = 1 + int(chance[2] * (frames - 1)) if cut and scenes > 1 else 0
    tracked = torch.zeros((), device=device)
    for t in range(1, frames):
        now = frame(t, other=int(t == absent))
        flat = batch.masks[:, :, t].flatten(0, 1)
        target = prompts.shrink(flat if t != absent else torch.zeros_like(flat))
        seen = target.flatten(1).amax(1) > 0.5
        recalled = _recall(model, spread(now.coarse), now.place, memory)
        features = Features(spread(now.fine), spread(now.middle), recalled, now.place)
        answer = decode(model, features, recalled, *_empty_prompt(many, device))
        pick = chosen(answer, several=True)
        costs, found = _tracked(answer, target, pick)
        tracked = tracked + costs
        figures |= {f"{name}1" if (name, t) == ("track", 1) else name: value for name, value in found.items()}
        here = seen if teach else answer.present > 0
        if t + 1 < frames:
            _remember(
                model,
                memory,
                spread(now.coarse),
                answer.masks[everyone, pick],
                answer.tokens[everyone, pick],
                here,
                False,
            )
    return total + 1.5 * tracked / (frames - 1), figures
