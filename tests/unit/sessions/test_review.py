"""Doubt, on masks that are made here."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.clips import clip
from edgetam_ui.bench.doubt import Sample, fit, recall, summary, tracked
from edgetam_ui.engine.base import FrameMask
from edgetam_ui.sessions.review import WEIGHTS, Doubtful, Evidence, Reviewer, doubt, doubtful
from tests.media import moving_disc

SIDE = 32
IMAGE = np.full((60, 80, 3), 90, np.uint8)
IMAGE[:, 40:] = 200


def logits(left: int, top: int, right: int, bottom: int) -> np.ndarray:
    """A box of the mask's grid, as sure logits."""
    made = np.full((SIDE, SIDE), -8.0, np.float32)
    made[top:bottom, left:right] = 8
    return made


def found(*box: int, score: float = 0.99, quality: float = 0.95) -> FrameMask:
    return FrameMask(logits(*box), score, quality)


def test_what_goes_on_as_it_was_is_not_doubtful() -> None:
    reviewer = Reviewer()
    reviewer.begin(1, logits(4, 4, 12, 12), IMAGE)
    evidence = reviewer.look({1: found(4, 4, 12, 12)}, IMAGE)[1]
    assert doubt(evidence) < 0.1
    assert (evidence.grown, evidence.moved, evidence.overlap, evidence.cut, evidence.empty) == (0, 0, 0, 0, 0)
    assert evidence.poor == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("then", "signal"),
    [
        (found(4, 4, 6, 6), "grown"),
        (found(4, 4, 6, 6), "resized"),
        (found(22, 22, 30, 30), "moved"),
        (found(22, 4, 30, 12), "recoloured"),
        (found(4, 4, 12, 12, score=0.5), "unsure"),
        (found(4, 4, 12, 12, quality=0.2), "poor"),
        (found(4, 4, 4, 4, score=0.01), "empty"),
        (FrameMask(logits(4, 4, 12, 12) / 9, 0.99, 0.95), "unstable"),
    ],
)
def test_each_signal_speaks_up(then: FrameMask, signal: str) -> None:
    calm, reviewer = Reviewer(), Reviewer()
    for one in (calm, reviewer):
        one.begin(1, logits(4, 4, 12, 12), IMAGE)
    before = calm.look({1: found(4, 4, 12, 12)}, IMAGE)[1]
    after = reviewer.look({1: then}, IMAGE)[1]
    assert getattr(after, signal) > getattr(before, signal) + 0.1
    assert min(WEIGHTS) >= 0


def test_two_objects_on_one_place_and_a_cut_are_noticed() -> None:
    reviewer = Reviewer()
    for number in (1, 2):
        reviewer.begin(number, logits(4, 4, 12, 12), IMAGE)
    apart = reviewer.look({1: found(4, 4, 12, 12), 2: found(20, 4, 28, 12)}, IMAGE)
    together = reviewer.look({1: found(4, 4, 12, 12), 2: found(4, 4, 12, 12)}, 255 - IMAGE)
    assert (apart[1].overlap, together[1].overlap) == (0, 1)
    assert together[1].cut > 0.5


def test_doubtful_stretches() -> None:
    doubts = dict.fromkeys(range(20), 0.1) | {3: 0.6, 4: 0.9, 7: 0.5, 12: 0.7, 19: 0.8}
    assert doubtful(2, doubts) == [
        Doubtful(2, 3, 7, 4, 0.9),
        Doubtful(2, 12, 12, 12, 0.7),
        Doubtful(2, 19, 19, 19, 0.8),
    ]
    del doubts[5]  # a barrier parts them
    assert [(one.first, one.last) for one in doubtful(2, doubts)][:2] == [(3, 4), (7, 7)]


def test_a_session_knows_what_is_doubtful_until_that_is_reviewed() -> None:
    frames = moving_disc(5) + [np.ascontiguousarray(frame[::-1, ::-1, ::-1]) for frame in moving_disc(3)]
    session = Controller(engine=FakeEngine()).open(frames)
    session.add_box(1, [14, 34, 66, 86])
    list(session.propagate())
    (stretch,) = session.doubtful()
    assert (stretch.object_id, stretch.first, stretch.last) == (1, 5, 7)
    assert session.object_masks(5)[0].doubt > 0.15 > session.object_masks(4)[0].doubt
    session.mark_reviewed(1, stretch.first, stretch.last)
    assert session.doubtful() == []
    session.undo()
    session.update_object(1, locked=True)
    assert session.doubtful() == []


def test_recall_counts_the_wrong_ones_that_are_ranked_first() -> None:
    wrong = np.arange(20) < 4
    assert recall(-np.arange(20.0), wrong) == 1
    assert recall(np.arange(20.0), wrong) == 0
    assert 0 < recall(np.zeros(100), np.arange(100) < 50) < 0.4


def test_a_fit_finds_what_tells_wrong_masks() -> None:
    chance = np.random.default_rng(0)
    samples = []
    for number in range(200):
        wrong = number % 4 == 0
        values = chance.uniform(0, 1, len(Evidence._fields))
        values[1] = wrong + chance.normal(0, 0.1)
        samples.append(Sample(0, Evidence(*map(float, values)), 0.0 if wrong else 1.0))
    weights = fit(samples)
    assert weights[1] == max(weights)
    assert min(weights[:-1]) >= 0


def test_the_bench_measures_generated_clips() -> None:
    samples = [sample for _, sample in zip(range(6), tracked(FakeEngine(), 6000), strict=False)]
    table = summary(samples)
    assert table["masks"] == 6
    assert set(table["recall"]) == {"best reachable", "doubt", "chance", *Evidence._fields}
    assert clip(6000, 1).truth.shape[0] == 2
