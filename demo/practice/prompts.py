"""Prompts as a user gives them, drawn at random from the masks that they ask for."""

import torch
import torch.nn.functional as F
from torch import Tensor


def shrink(masks: Tensor) -> Tensor:
    """Coverage [N, S/4, S/4] of boolean masks [N, S, S], as the decoder's masks are sized."""
    return F.avg_pool2d(masks.float().unsqueeze(1), 4)[:, 0]


def clicks(generator: torch.Generator, where: Tensor) -> Tensor:
    """One click [N, 2] in pixels within each of `where`, coverage [N, S/4, S/4].

    Any place may be hit, places away from the rim more often.
    """
    inside = (where > 0.5).float()
    inner = -F.max_pool2d(-inside.unsqueeze(1), 3, 1, 1)[:, 0]
    deep = -F.max_pool2d(-inner.unsqueeze(1), 5, 1, 2)[:, 0]
    weight = inside + 3 * inner + 6 * deep + 1e-3 * where + 1e-9
    cell = torch.multinomial(weight.flatten(1), 1, generator=generator)[:, 0]
    side = where.shape[-1]
    corner = torch.stack([cell % side, cell // side], dim=1).float() * 4
    return corner + 0.5 + 2 * torch.rand(corner.shape, generator=generator)


def boxes(generator: torch.Generator, masks: Tensor) -> Tensor:
    """Loosely drawn boxes [N, 2, 2] around boolean masks [N, S, S], none of them empty."""
    size = masks.shape[-1]
    columns, rows = masks.any(1).float(), masks.any(2).float()

    def ends(line: Tensor) -> tuple[Tensor, Tensor]:
        return line.argmax(1).float(), size - 1 - line.flip(1).argmax(1).float()

    left, right = ends(columns)
    top, bottom = ends(rows)
    box = torch.stack([left, top, right, bottom], dim=1)
    extent = torch.stack([right - left, bottom - top], dim=1).repeat(1, 2) + 1
    looseness = 0.12 * torch.rand(len(box), 1, generator=generator) ** 2
    slip = torch.randn(box.shape, generator=generator) * looseness * extent
    outward = torch.tensor([-1.0, -1.0, 1.0, 1.0]) * looseness * extent * 0.5
    return (box + slip + outward).clamp(0, size - 1).view(-1, 2, 2)


def correction(generator: torch.Generator, answer: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """A click [N, 2] and its label [N] on the larger error of `answer`, logits [N, S/4, S/4].

    Where `answer` has no error, the click confirms it.
    """
    said, true = answer > 0, target > 0.5
    missed, wrong = true & ~said, said & ~true
    miss, over = missed.sum((1, 2)), wrong.sum((1, 2))
    negative = over > miss
    where = torch.where(negative[:, None, None], wrong, missed).float()
    where = torch.where(((miss + over) == 0)[:, None, None], target, where)
    return clicks(generator, where), (~negative).int()
