"""How much the masks of the way in use agree with those of plain fp32, on the practice checkpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import permutations
from typing import NamedTuple

import numpy as np

from ..core.prompts import Prompt
from ..sessions.controller import Controller
from .clips import HEIGHT, WIDTH, Clip, clip
from .paired import Row

IMAGES, PROMPTS, CLIPS, FRAMES = 20, 10, 3, 20


def agreement(fast: Controller) -> Iterator[Row]:
    """IoU with plain fp32 over 200 prompts on 20 images, and over every frame of 2 objects in 3 clips.

    Of prompts: the mask that is shown with the one that plain fp32 shows; each mask with the same output of the
    decoder; and how often another of the three is shown. `ours` and `ratio` are the mean, `spread` the worst and the
    best; `bare` is 1, what the plain way has with itself.
    """
    with closing(Controller("practice", "cpu", "fp32", "off")) as plain:
        prompts = [found for seed in range(IMAGES) for found in _prompts(fast, plain, seed)]
        yield _row("agree, shown mask", [found.shown for found in prompts])
        yield _row("agree, each mask", [value for found in prompts for value in found.each])
        others = sum(found.other for found in prompts)
        yield Row(f"agree, another mask is shown, of {len(prompts)}", "prompts", others)
        yield _row("agree, clips", [value for seed in range(CLIPS) for value in _tracks(fast, plain, seed)])


class Agreed(NamedTuple):
    """IoU of one prompt's masks: of those that are `shown`, of `each` by its place among the decoder's outputs.

    `other`: ours shows another output than plain fp32.
    """

    shown: float
    each: list[float]
    other: bool


def iou(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two masks; 1 where both are empty."""
    union = int((a | b).sum())
    return float((a & b).sum() / union) if union else 1.0


def _row(name: str, values: Sequence[float]) -> Row:
    mean = round(float(np.mean(values)), 4)
    return Row(name, "IoU", mean, 1.0, mean, (round(min(values), 4), round(max(values), 4)))


def _prompts(fast: Controller, plain: Controller, seed: int) -> Iterator[Agreed]:
    made = clip(1000 + seed, 1)
    chance = np.random.default_rng([seed, 25])
    seen = [controller.engine.encode(made.frames[0]) for controller in (fast, plain)]
    for number in range(PROMPTS):
        prompt = _prompt(made, chance, box=number % 2 == 0)
        found = [
            controller.engine.decode(embedding, prompt)
            for controller, embedding in zip((fast, plain), seen, strict=True)
        ]
        ours, theirs = (
            controller.engine.binarize(decoded.logits, HEIGHT, WIDTH)
            for controller, decoded in zip((fast, plain), found, strict=True)
        )
        order = same_outputs(found[0].tokens, found[1].tokens)
        each = [iou(ours[own], mask) for own, mask in zip(order, theirs, strict=True)]
        yield Agreed(iou(ours[0], theirs[0]), each, order[0] != 0)


def same_outputs(ours: np.ndarray, theirs: np.ndarray) -> tuple[int, ...]:
    """For each of `theirs`, tokens (n, hidden) of masks best first, which of `ours` comes from the same output of the
    decoder: those closest in all, since scores may order them otherwise.
    """
    apart = np.linalg.norm(ours[:, None] - theirs[None], axis=2)
    places = list(range(len(theirs)))
    return min(permutations(places), key=lambda order: apart[list(order), places].sum())


def _prompt(made: Clip, chance: np.random.Generator, box: bool) -> Prompt:
    truth = made.truth[chance.integers(2), 0]
    rows, columns = np.nonzero(truth if truth.any() else np.ones_like(truth))
    if box:
        left, top = columns.min(), rows.min()
        return Prompt(
            box=(float(left), float(top), float(max(columns.max(), left + 2)), float(max(rows.max(), top + 2)))
        )
    at = chance.integers(len(rows))
    return Prompt(points=((float(columns[at]), float(rows[at])),), labels=(1,))


def _tracks(fast: Controller, plain: Controller, seed: int) -> list[float]:
    made = clip(2000 + seed, FRAMES)
    runs = []
    for controller in (fast, plain):
        with closing(controller.open(made.frames, "clip")) as session:
            for number, truth in enumerate(made.truth[:, 0], 1):
                session.add_mask(number, truth if truth.any() else np.ones_like(truth))
            runs.append([result.masks for result in session.propagate()])
    return [iou(ours[number], theirs[number]) for ours, theirs in zip(*runs, strict=True) for number in theirs]
