"""One training step's loss on pictures: a prompt, then corrections with the previous mask."""

import torch
from torch import Tensor
from transformers import EdgeTamVideoModel

import prompts
from losses import answer_loss, chosen
from network import Features, decode, encode
from pool import Batch


def _rounds(
    model: EdgeTamVideoModel,
    features: Features,
    coarse: Tensor,
    masks: Tensor,
    boxed: bool,
    rounds: int,
    generator: torch.Generator,
    figures: dict[str, float],
) -> Tensor:
    scenes, count = masks.shape[:2]
    flat = masks.flatten(0, 1)
    target = prompts.shrink(flat)
    if boxed:
        points = prompts.boxes(generator, flat)
        labels = torch.tensor([2, 3], dtype=torch.int).expand(len(flat), 2)
    else:
        points = prompts.clicks(generator, target).unsqueeze(1)
        labels = torch.ones(len(flat), 1, dtype=torch.int)
    earlier, total = None, torch.zeros(())
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
        present = torch.nn.functional.softplus(-answer.present).mean()
        total = total + loss.mean() + 0.05 * present
        rows = torch.arange(len(flat))
        pick = chosen(answer, several=not boxed and number == 0)
        name = ("box" if boxed else "click") + str(number + 1)
        figures[name] = reached[rows, pick].mean().item()
        if number == 0 and not boxed:
            figures["best3"] = reached[:, 1:].max(dim=1).values.mean().item()
        figures["error"] = (answer.scores - reached).abs().mean().item()
        shown = answer.masks[rows, pick].detach()
        click, label = prompts.correction(generator, shown, target)
        points = torch.cat([points, click.unsqueeze(1)], dim=1)
        labels = torch.cat([labels, label.unsqueeze(1)], dim=1)
        keep = torch.rand((), generator=generator) < 0.85
        earlier = shown.unsqueeze(1) if keep else None
    return total / rounds


def loss(
    model: EdgeTamVideoModel, batch: Batch, rounds: int, generator: torch.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The loss of `batch` (one frame each), half of its things clicked on and half boxed.

    `rounds` answers are asked for each thing, each after the first with one more click.
    """
    pixels = batch.pixels[:, 0].contiguous(memory_format=torch.channels_last)
    features = encode(model, pixels)
    coarse = features.coarse + model.no_memory_embedding.view(1, -1, 1, 1)
    masks = batch.masks[:, :, 0]
    half = masks.shape[1] // 2
    figures: dict[str, float] = {}
    clicked = _rounds(model, features, coarse, masks[:, :half], False, rounds, generator, figures)
    boxed = _rounds(model, features, coarse, masks[:, half:], True, max(1, rounds - 1), generator, figures)
    return clicked + boxed, figures
