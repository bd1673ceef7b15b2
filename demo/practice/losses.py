"""What an answer costs."""

import torch
import torch.nn.functional as F
from torch import Tensor

from network import Decoded


def overlap(masks: Tensor, target: Tensor) -> Tensor:
    """IoU [N, M] of logits [N, M, h, w] with coverage [N, h, w]; 1 where both are empty."""
    said, true = masks > 0, (target > 0.5).unsqueeze(1)
    both = (said & true).sum((-1, -2)).float()
    either = (said | true).sum((-1, -2)).float()
    return torch.where(either > 0, both / either.clamp(min=1), torch.ones_like(either))


def mask_losses(masks: Tensor, target: Tensor) -> Tensor:
    """[N, M]: cross entropy and dice of logits [N, M, h, w] against coverage [N, h, w]."""
    true = target.unsqueeze(1).expand_as(masks)
    entropy = F.binary_cross_entropy_with_logits(masks, true, reduction="none").mean((-1, -2))
    share = masks.sigmoid()
    both = (share * true).sum((-1, -2))
    dice = 1 - (2 * both + 1) / (share.sum((-1, -2)) + true.sum((-1, -2)) + 1)
    return 2 * entropy + dice


def answer_loss(answer: Decoded, target: Tensor, single: bool = True) -> tuple[Tensor, Tensor]:
    """The loss [N] of answers to coverage [N, h, w], and the IoU [N, 4] of their masks.

    The first mask is for unambiguous prompts (left out unless `single`); of the other three only
    the best has to fit, with a little pull on all so that none is left to rot.
    """
    losses = mask_losses(answer.masks, target)
    reached = overlap(answer.masks.detach(), target)
    total = losses[:, 1:].min(dim=1).values + 0.05 * losses[:, 1:].mean(dim=1)
    scored = (answer.scores - reached).abs()
    if single:
        total = total + losses[:, 0]
        return total + scored.mean(dim=1), reached
    return total + scored[:, 1:].mean(dim=1), reached


def chosen(answer: Decoded, several: bool) -> Tensor:
    """Index [N] of the mask to show: the best by the model's own score, or the first."""
    if several:
        return 1 + answer.scores[:, 1:].argmax(dim=1)
    return torch.zeros(len(answer.masks), dtype=torch.long)
