"""What one corrective click makes of tracked masks that drifted, with and without the evidence of `sessions.evidence`.

The clips are generated, so that the truth is known; see `clips`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..core.prompts import Prompt
from ..engine.base import Decoded, Embedding, Engine, Tracker
from ..errors import PromptError
from ..sessions.controller import Controller
from ..sessions.evidence import evidence, innermost
from .clips import HEIGHT, WIDTH, Clip, clip
from .memory_way import Rememberer, rememberer
from .paired import Row, tell

SIZE = {"height": HEIGHT, "width": WIDTH}
COUNT, AFTER = 34, 20
"""Frames in a clip, and how many of them are tracked again after a correction."""
DRIFTED = (0.1, 0.8)
"""The IoU of a drifted mask: below the first the track is lost, and a click does not say of which object."""
APART, MOST, AGAIN = 2, 8, 4
"""Frames between two corrections of one object, which start from the same track; how many it has; and from how many of
a clip it is tracked again.
"""
ERASED = 0.3
WAYS = ("plain", "evidence", "memory")
NAMES = {"plain": "click alone", "evidence": "with evidence", "memory": "with memory"}
DRAWS = 2000


@dataclass(frozen=True)
class Event:
    """A drifted frame: IoU before the click, after it without evidence ("plain"), with it, and on features that have
    attended to the object's memory (None where the engine has no model here).

    `later` is the mean IoU of the next 20 frames, tracked again, of (no correction, plain, with evidence, with memory);
    None where it was not measured.
    """

    clip: int
    object: int
    frame: int
    label: int
    before: float
    plain: float
    evidence: float
    memory: float | None
    later: tuple[float, ...] | None


def bench_corrections(controller: Controller, clicks: int, json_file: Path | None = None) -> int:
    """Corrects `clicks` drifted frames in generated clips, one click each; prints a table; exit status 0.

    In each clip it tracks again from the first four of them that 20 frames follow.
    """
    if clicks < 1:
        raise PromptError(f"{clicks} clicks are too few to measure.", "Give --clicks 1 or more.")
    events: list[Event] = []
    seed = 0
    while len(events) < clicks:
        events += corrected(controller.engine, seed)
        seed += 1
        print(f"clip {seed}: {len(events)} drifted frames", file=sys.stderr, flush=True)
    figures = {"checkpoint": controller.engine.info.checkpoint, "clips": seed, **summary(events)}
    return tell(_table(figures), _rows(figures), json_file)


def corrected(engine: Engine, seed: int, again: int = AGAIN) -> Iterator[Event]:
    """The drifted frames of clip number `seed`, each corrected by one click; tracked again from at most `again`."""
    made = clip(seed, COUNT)
    embeddings = [engine.encode(frame) for frame in made.frames]
    starts = {
        number: first_mask(engine, embeddings[0], made, number) for number in (0, 1) if made.truth[number, 0].any()
    }
    tracks = _tracks(engine, embeddings, starts)
    remembering = rememberer(engine, embeddings, starts={n + 1: start for n, start in starts.items()}, **SIZE)
    for number, start in starts.items():
        for frame in _drifted(made, number, tracks[number]):
            follow = again > 0 and frame + AFTER < COUNT
            yield _correct(engine, seed, made, embeddings, number, start, frame, tracks[number], follow, remembering)
            again -= follow


def first_mask(engine: Engine, embedding: Embedding, made: Clip, number: int) -> Decoded:
    """The first object's mask from a box, the second's from a click."""
    point, _ = innermost(made.truth[number, 0])
    if number:
        return engine.decode(embedding, Prompt((point,), (1,)))
    rows, columns = (np.flatnonzero(made.truth[number, 0].any(axis=axis)) for axis in (1, 0))
    box = (float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
    return engine.decode(embedding, Prompt(box=box))


def _tracks(engine: Engine, embeddings: list[Embedding], starts: dict[int, Decoded]) -> dict[int, np.ndarray]:
    """Masks, bool (34, 288, 384), of each object as it is tracked from the first frame."""
    tracker = engine.tracker(COUNT, HEIGHT, WIDTH)
    tracks = {}
    for number, decoded in starts.items():
        tracker.condition(number + 1, 0, embeddings[0], decoded)
        tracks[number] = np.zeros((COUNT, HEIGHT, WIDTH), bool)
        tracks[number][0] = _mask(engine, decoded.logits[decoded.chosen])
    for frame in range(1, COUNT):
        for number, mask in _step(engine, tracker, embeddings, frame, [number + 1 for number in starts]).items():
            tracks[number - 1][frame] = mask
    return tracks


def _step(
    engine: Engine, tracker: Tracker, embeddings: list[Embedding], frame: int, numbers: list[int]
) -> dict[int, np.ndarray]:
    found = tracker.step(frame, embeddings[frame], numbers, reverse=False)
    return {number: _mask(engine, mask.logits) for number, mask in found.items()}


def _drifted(made: Clip, number: int, track: np.ndarray) -> list[int]:
    """Frames with a drifted mask, earliest first, none close to another."""
    frames: list[int] = []
    for frame in range(1, COUNT):
        close = bool(frames) and frame - frames[-1] < APART
        if not close and DRIFTED[0] <= iou(track[frame], made.truth[number, frame]) < DRIFTED[1]:
            frames.append(frame)
    return frames[:MOST]


def _correct(
    engine: Engine,
    seed: int,
    made: Clip,
    embeddings: list[Embedding],
    number: int,
    start: Decoded,
    frame: int,
    track: np.ndarray,
    again: bool,
    remembering: Rememberer | None,
) -> Event:
    mask, truth = track[frame], made.truth[number, frame]
    point, label = simulated_click(mask, truth)
    added = evidence(mask, point, label)
    seed_logits = engine.mask_to_logits(mask)
    plain = Prompt((point,), (label,))
    helped = Prompt((point, *added.points), (label, *added.labels), added.box)
    answers = [engine.decode(embeddings[frame], plain, seed_logits)]
    answers.append(answers[0] if helped == plain else engine.decode(embeddings[frame], helped, seed_logits))
    if remembering is not None:
        answers.append(remembering.correct(number + 1, frame, point, label))
    reached = [iou(_mask(engine, answer.logits[answer.chosen]), truth) for answer in answers]
    later = None
    if again:
        after = slice(frame + 1, frame + 1 + AFTER)
        rights = made.truth[number, after]
        # Where nothing was added the answers are the same one.
        means = {
            key: _mean_iou(_again(engine, embeddings, start, frame, answer), rights)
            for key, answer in {id(answer): answer for answer in answers}.items()
        }
        later = (_mean_iou(track[after], rights), *(means[id(answer)] for answer in answers))
    memory = reached[2] if remembering is not None else None
    return Event(seed, number, frame, label, iou(mask, truth), reached[0], reached[1], memory, later)


def _mean_iou(masks: Sequence[np.ndarray] | np.ndarray, truth: np.ndarray) -> float:
    return float(np.mean([iou(mask, right) for mask, right in zip(masks, truth, strict=True)]))


def _again(
    engine: Engine, embeddings: list[Embedding], start: Decoded, frame: int, answer: Decoded
) -> list[np.ndarray]:
    """The object's masks on the 20 frames after `frame`, tracked as a session does that has prompts on two frames."""
    tracker = engine.tracker(COUNT, HEIGHT, WIDTH)
    tracker.condition(1, 0, embeddings[0], start)
    tracker.condition(1, frame, embeddings[frame], answer)
    return [_step(engine, tracker, embeddings, at, [1])[1] for at in range(frame + 1, frame + 1 + AFTER)]


def simulated_click(mask: np.ndarray, truth: np.ndarray) -> tuple[tuple[float, float], int]:
    """Where a user would click, and the label: deepest inside what is missing or what is too much."""
    missing, excess = truth & ~mask, mask & ~truth
    clicks = [(*innermost(error), label) for error, label in ((missing, 1), (excess, 0)) if error.any()]
    point, _, label = max(clicks, key=lambda click: click[1])
    return point, label


def iou(mask: np.ndarray, truth: np.ndarray) -> float:
    """Intersection over union; 1 where both are empty."""
    union = int((mask | truth).sum())
    return int((mask & truth).sum()) / union if union else 1.0


def summary(events: list[Event]) -> dict[str, Any]:
    """Means, erasures, and differences with their 95 % bootstrap intervals over clips, for each way to correct."""
    ways = WAYS if all(event.memory is not None for event in events) else WAYS[:-1]
    clips, before = (np.array([getattr(event, name) for event in events]) for name in ("clip", "before"))
    later = [(event.clip, *event.later) for event in events if event.later is not None]
    after = np.array([row[1:] for row in later])
    table: dict[str, Any] = {
        "events": len(events),
        "negative": sum(event.label == 0 for event in events),
        "before": round(float(before.mean()), 3),
        "tracked_again": len(later),
    }
    if later:
        table["later_before"] = round(float(after[:, 0].mean()), 3)
    for column, way in enumerate(ways, 1):
        reached = np.array([getattr(event, way) for event in events])
        table[way] = round(float(reached.mean()), 3)
        table[f"erased_{way}"] = int((before - reached >= ERASED).sum())
        table[f"{way}_beyond_before"] = _interval(clips, reached - before)
        if later:
            drawn_from = np.array([row[0] for row in later])
            table[f"later_{way}"] = round(float(after[:, column].mean()), 3)
            table[f"later_{way}_beyond_before"] = _interval(drawn_from, after[:, column] - after[:, 0])
            table[f"later_{way}_beyond_plain"] = _interval(drawn_from, after[:, column] - after[:, 1])
    return table


def _interval(clips: np.ndarray, differences: np.ndarray) -> list[float]:
    """[mean, low, high]: clips are drawn again with replacement, 2,000 times."""
    names = np.unique(clips)
    sums = np.array([differences[clips == name].sum() for name in names])
    sizes = np.array([(clips == name).sum() for name in names])
    drawn = np.random.default_rng(0).integers(len(names), size=(DRAWS, len(names)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return [round(float(value), 3) for value in (differences.mean(), low, high)]


def _mask(engine: Engine, logits: np.ndarray) -> np.ndarray:
    mask: np.ndarray = engine.binarize(logits[None], HEIGHT, WIDTH)[0]
    return mask


def _rows(figures: dict[str, Any]) -> Iterator[Row]:
    """Each way beside the click alone, and the differences, whose spread is their interval."""
    for way in WAYS[1:]:
        for key, what in (("", "one click"), ("later_", "the next 20 frames")):
            if key + way in figures:
                ours, bare = figures[key + way], figures[f"{key}plain"]
                yield Row(f"{what}, {NAMES[way]}", "IoU", ours, bare, round(ours / bare, 3) if bare else None)
        if way in figures:
            yield Row(f"lost 0.3 or more, {NAMES[way]}", "masks", figures[f"erased_{way}"], figures["erased_plain"])
    for key in (key for key in figures if "beyond" in key):
        mean, low, high = figures[key]
        yield Row(key.replace("_", " "), "IoU", mean, spread=(low, high))


def _table(figures: dict[str, Any]) -> str:
    lines = [f"\n{figures['checkpoint']}: {figures['events']} drifted frames, {figures['negative']} negative clicks\n"]
    ways = [way for way in WAYS if way in figures]
    lines.append(f"{'':<34}{'before':>9}" + "".join(f"{NAMES[way]:>16}" for way in ways))
    rows = [("IoU", "", ".3f"), ("lost 0.3 or more", "erased_", "d")]
    rows += [("mean IoU of the next 20 frames", "later_", ".3f")] if "later_before" in figures else []
    for name, key, form in rows:
        first = f"{figures[key + 'before']:9.3f}" if key != "erased_" else " " * 9
        lines.append(f"{name:<34}{first}" + "".join(f"{figures[key + way]:>16{form}}" for way in ways))
    lines.append("")
    for key in (key for key in figures if "beyond" in key):
        mean, low, high = figures[key]
        lines.append(f"{key.replace('_', ' '):<36}{mean:>+9.3f}  [{low:+.3f}, {high:+.3f}]")
    return "\n".join(lines)
