"""One click on a drifted frame of a clip with known truth. `edgetam-ui bench corrections` measures many."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from edgetam_ui import Controller, Session
from edgetam_ui.bench.clips import Clip, clip
from edgetam_ui.bench.corrections import COUNT, iou, simulated_click
from edgetam_ui.core import masks
from edgetam_ui.core.prompts import Prompt

SEED, FRAMES, DRIFTED = 900, 12, (5, 7, 10)


@pytest.fixture(scope="module")
def made() -> Clip:
    return clip(SEED, COUNT)


@pytest.fixture(scope="module")
def tracked(controller: Controller, made: Clip) -> Iterator[Session]:
    session = controller.open(list(made.frames[:FRAMES]), "clip.mp4")
    left, top, width, height = masks.encode(made.truth[0, 0]).box
    session.add_box(1, [left, top, left + width, top + height])
    list(session.propagate())
    yield session
    session.close()


def test_one_click_improves_drifted_masks_and_erases_none(controller: Controller, tracked: Session, made: Clip) -> None:
    before, alone, corrected = [], [], []
    engine = controller.engine
    for frame in DRIFTED:
        mask, truth = tracked.masks(frame)[1], made.truth[0, frame]
        point, label = simulated_click(mask, truth)
        assert label == 0
        before.append(iou(mask, truth))
        lone = engine.decode(engine.encode(made.frames[frame]), Prompt((point,), (label,)), engine.mask_to_logits(mask))
        alone.append(iou(engine.binarize(lone.logits, *truth.shape)[0], truth))
        corrected.append(iou(tracked.add_points(1, [point], [label], frame), truth))
        tracked.undo()
    assert max(before) < 0.8
    assert max(alone) < 0.1  # what the evidence is for
    assert min(np.subtract(corrected, before)) > -0.1
    assert np.mean(corrected) > np.mean(before) + 0.02


def test_a_correction_is_replayed_bit_for_bit(controller: Controller, tracked: Session, made: Clip) -> None:
    mask = tracked.masks(DRIFTED[0])[1]
    point, label = simulated_click(mask, made.truth[0, DRIFTED[0]])
    corrected = tracked.add_points(1, [point], [label], DRIFTED[0])
    click = tracked.operations[-1]
    tracked.undo()
    again = controller.open(list(made.frames[:FRAMES]), "clip.mp4")
    assert np.array_equal(again.apply(click).masks[0].rle.decode(), corrected)
    again.close()
