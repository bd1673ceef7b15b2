"""How much the masks of the way in use agree with those of plain fp32, on the practice checkpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

import numpy as np

from ..core.prompts import Prompt
from ..sessions.controller import Controller
from .clips import HEIGHT, WIDTH, Clip, clip
from .paired import Row

IMAGES, PROMPTS, CLIPS, FRAMES = 20, 10, 3, 20


def agreement(fast: Controller) -> Iterator[Row]:
    """IoU with plain fp32 over 200 prompts on 20 images, and over every frame of 2 objects in 3 clips.

    `ours` and `ratio` are the mean, `spread` the worst and the best; `bare` is 1, what the plain way has with itself.
    """
    with closing(Controller("practice", "cpu", "fp32", "off")) as plain:
        yield _row("agree, prompts", [value for seed in range(IMAGES) for value in _prompts(fast, plain, seed)])
        yield _row("agree, clips", [value for seed in range(CLIPS) for value in _tracks(fast, plain, seed)])


def iou(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union of two masks; 1 where both are empty."""
    union = int((a | b).sum())
    return float((a & b).sum() / union) if union else 1.0


def _row(name: str, values: Sequence[float]) -> Row:
    mean = round(float(np.mean(values)), 4)
    return Row(name, "IoU", mean, 1.0, mean, (round(min(values), 4), round(max(values), 4)))


def _prompts(fast: Controller, plain: Controller, seed: int) -> list[float]:
    """Of each prompt all masks: a click's three are paired by what they are, not by their order."""
    made = clip(1000 + seed, 1)
    chance = np.random.default_rng([seed, 25])
    seen = [controller.engine.encode(made.frames[0]) for controller in (fast, plain)]
    values = []
    for number in range(PROMPTS):
        prompt = _prompt(made, chance, box=number % 2 == 0)
        ours, theirs = (
            controller.engine.binarize(controller.engine.decode(embedding, prompt).logits, HEIGHT, WIDTH)
            for controller, embedding in zip((fast, plain), seen, strict=True)
        )
        values.append(float(np.mean([max(iou(mask, other) for other in ours) for mask in theirs])))
    return values


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
