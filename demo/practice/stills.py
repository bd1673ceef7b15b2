"""The loss on the first frame: a prompt, then corrections with the previous mask."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import EdgeTamVideoModel

import prompts
from losses import answer_loss, chosen
from network import Features, decode


@dataclass
class Shown:
    """What N things' last answers came to. loss: scalar; masks: [N, S/4, S/4] logits; tokens: [N, C]."""

    loss: Tensor
    masks: Tensor
    tokens: Tensor


def ask(
    model: EdgeTamVideoModel,
    features: Features,
    coarse: Tensor,
    masks: Tensor,
    boxed: bool,
    rounds: int,
    generator: torch.Generator,
    figures: dict[str, float],
) -> Shown:
    """Ask for the things `masks`, bool [scenes, P, S, S], by a click or a box, and correct `rounds` - 1 times.

    `figures` takes the mean IoU of each round's answer.
    """
    scenes, count = masks.shape[:2]
    flat = masks.flatten(0, 1)
    target = prompts.shrink(flat)
    if boxed:
        points = prompts.boxes(generator, flat)
        labels = torch.tensor([2, 3], dtype=torch.int, device=flat.device).expand(len(flat), 2)
    else:
        points = prompts.clicks(generator, target).unsqueeze(1)
        labels = torch.ones(len(flat), 1, dtype=torch.int, device=flat.device)
    rows = torch.arange(len(flat), device=flat.device)
    earlier, total = None, torch.zeros((), device=flat.device)
    for number in range(rounds):
        answer = decode(
            model,
            features,
            coarse,
            points.view(scenes, count, -1, 2),
            labels.reshape(scenes, count, -1),
            earlier,
        )
        loss, reached = answer_loss(answer, target)
        total = total + loss.mean() + 0.05 * F.softplus(-answer.present).mean()
        pick = chosen(answer, several=not boxed and number == 0)
        name = ("box" if boxed else "click") + str(number + 1)
        figures[name] = reached[rows, pick].mean().item()
        if number == 0 and not boxed:
            figures["best3"] = reached[:, 1:].max(dim=1).values.mean().item()
        figures["error"] = (answer.scores - reached).abs().mean().item()
        shown = answer.masks[rows, pick].detach()
        if number + 1 < rounds:
            click, label = prompts.correction(generator, shown, target)
            points = torch.cat([points, click.unsqueeze(1)], dim=1)
            labels = torch.cat([labels, label.unsqueeze(1)], dim=1)
            keep = torch.rand((), generator=generator) < 0.85
            earlier = shown.unsqueeze(1) if keep else None
    return Shown(total / rounds, shown, answer.tokens[rows, pick])
