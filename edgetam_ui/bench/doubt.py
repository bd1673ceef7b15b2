"""How well `sessions.review` ranks tracked masks that are wrong: on generated clips, so that the truth is known.

`python -m edgetam_ui.bench.doubt` fits the weights of `review.doubt` anew, on clips that `bench doubt` does not use.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..engine.base import Engine
from ..errors import PromptError
from ..sessions.controller import Controller
from ..sessions.review import Evidence, Reviewer, doubt
from .clips import HEIGHT, WIDTH, clip
from .corrections import first_mask, iou
from .paired import Row, tell

COUNT = 60
"""Frames in a clip."""
FITTED, HELD_OUT = range(5000, 5008), range(6000, 6100)
"""The clips that the weights are fitted to, and those that they are measured on."""
WRONG = 0.5
"""The IoU with the truth under which a mask is wrong."""
RIDGE, RATE, STEPS = 0.1, 0.05, 3000
LOOKED_AT = 0.2
"""The part of all masks that a user looks at, the most doubtful ones."""


class Sample(NamedTuple):
    """A tracked mask: its clip, the evidence, and its IoU with the truth."""

    clip: int
    evidence: Evidence
    iou: float


def bench_doubt(controller: Controller, clips: int, json_file: Path | None = None) -> int:
    """Measures `doubt` on `clips` clips; prints a table, where the bare rows rank by chance; exit status 0."""
    if not 1 <= clips <= len(HELD_OUT):
        raise PromptError(f"{clips} clips cannot be measured.", f"Ask for 1 to {len(HELD_OUT)} with --clips.")
    samples: list[Sample] = []
    for done, seed in enumerate(HELD_OUT[:clips], 1):
        samples += tracked(controller.engine, seed)
        print(f"clip {done} of {clips}", file=sys.stderr, flush=True)
    figures = summary(samples)
    checkpoint, found = controller.engine.info.checkpoint, figures["recall"]
    table = [
        f"\n{checkpoint}: {figures['masks']} tracked masks in {clips} clips, {figures['wrong']} wrong\n",
        f"{'of these among the 20 % that are ranked first, by':<52}{'recall':>8}",
        *(f"{name:<52}{value:>8.3f}" for name, value in found.items()),
    ]
    rows = [
        Row(f"wrong masks ranked first by {name}", "recall", value, LOOKED_AT, round(value / LOOKED_AT, 3))
        for name, value in found.items()
        if name != "chance"
    ]
    return tell("\n".join(table), rows, json_file)


def tracked(engine: Engine, seed: int) -> Iterator[Sample]:
    """Every mask of the two objects of clip number `seed`, tracked from its first frame."""
    made = clip(seed, COUNT)
    tracker, reviewer = engine.tracker(COUNT, HEIGHT, WIDTH), Reviewer()
    embedding = engine.encode(made.frames[0])
    numbers = [number for number in (0, 1) if made.truth[number, 0].any()]
    for number in numbers:
        start = first_mask(engine, embedding, made, number)
        tracker.condition(number + 1, 0, embedding, start)
        reviewer.begin(number + 1, start.logits[start.chosen], made.frames[0])
    for frame in range(1, COUNT):
        image = made.frames[frame]
        found = tracker.step(frame, engine.encode(image), [number + 1 for number in numbers], reverse=False)
        for number, evidence in reviewer.look(found, image).items():
            mask = engine.binarize(found[number].logits[None], HEIGHT, WIDTH)[0]
            yield Sample(seed, evidence, iou(mask, made.truth[number - 1, frame]))


def summary(samples: list[Sample]) -> dict[str, Any]:
    """The part of the wrong masks that is ranked first: by `doubt`, by each signal alone, at best, by chance."""
    wrong = np.array([sample.iou < WRONG for sample in samples])
    rankings = {"doubt": [doubt(sample.evidence) for sample in samples]}
    rankings |= {name: [getattr(sample.evidence, name) for sample in samples] for name in Evidence._fields}
    found = {name: recall(np.array(values), wrong) for name, values in rankings.items()}
    best = min(1.0, LOOKED_AT * len(wrong) / max(1, int(wrong.sum())))
    table = {"best reachable": best, "doubt": found.pop("doubt"), **found, "chance": LOOKED_AT}
    return {
        "masks": len(samples),
        "wrong": int(wrong.sum()),
        "recall": {name: round(v, 3) for name, v in table.items()},
    }


def recall(ranking: np.ndarray, wrong: np.ndarray) -> float:
    """The part of the `wrong` among the first fifth of `ranking`, highest first; equal ones count as shuffled."""
    order = np.lexsort((np.random.default_rng(0).permutation(len(ranking)), -ranking))
    return float(wrong[order[: round(LOOKED_AT * len(ranking))]].sum() / max(1, wrong.sum()))


def fit(samples: list[Sample]) -> list[float]:
    """The weights of a logistic regression of being wrong on the evidence, the constant last.

    Each piece of evidence speaks against a mask, so no weight is negative; they are held down by a ridge of `RIDGE` on
    the scale of each one's spread. Projected gradient ascent.
    """
    evidence = np.array([sample.evidence for sample in samples])
    wrong = np.array([sample.iou < WRONG for sample in samples], float)
    spread = evidence.std(axis=0) + 1e-6
    scaled, weights = np.c_[evidence / spread, np.ones(len(samples))], np.zeros(evidence.shape[1] + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        weights += RATE * (scaled.T @ (wrong - chance) / len(wrong) - RIDGE * np.r_[weights[:-1], 0])
        weights[:-1] = np.maximum(weights[:-1], 0)
    return [round(float(weight), 2) for weight in (*(weights[:-1] / spread), weights[-1])]


if __name__ == "__main__":
    engine = Controller("practice").engine
    gathered = [sample for seed in FITTED for sample in tracked(engine, seed)]
    print(dict(zip((*Evidence._fields, "constant"), fit(gathered), strict=True)))
