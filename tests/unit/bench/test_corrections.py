"""The bench of corrections, on the fake engine."""

from __future__ import annotations

import numpy as np

from edgetam_ui import FakeEngine
from edgetam_ui.bench.clips import clip
from edgetam_ui.bench.corrections import Event, corrected, iou, simulated_click, summary


def test_clips_depend_on_their_seed_alone() -> None:
    one, same, other = clip(3, 4), clip(3, 4), clip(4, 4)
    assert np.array_equal(one.frames, same.frames)
    assert np.array_equal(one.truth, same.truth)
    assert not np.array_equal(one.frames, other.frames)
    assert one.truth[0].any()
    assert not (one.truth[0] & one.truth[1]).any()


def test_the_click_is_deepest_in_the_larger_error() -> None:
    truth, mask = np.zeros((2, 60, 80), bool)
    truth[10:50, 10:41] = mask[10:50, 10:37] = True
    assert simulated_click(mask, truth)[1] == 1
    mask[20:41, 50:71] = True
    assert simulated_click(mask, truth) == ((60, 30), 0)


def test_iou() -> None:
    left, half = np.zeros((2, 4, 4), bool)
    assert iou(left, half) == 1
    left[:, :2] = half[:, 0] = True
    assert iou(left, half) == 0.5


def test_events_are_of_drifted_frames() -> None:
    events = list(corrected(FakeEngine(), 0, again=1))
    assert events
    assert all(0.1 <= event.before < 0.8 for event in events)
    assert {event.later is None for event in events} == {True, False}


def test_the_summary_counts_erasures_and_differences() -> None:
    events = [Event(0, 0, 5, 0, 0.7, 0.1, 0.8, 0.7, (0.5, 0.4, 0.6, 0.5)), Event(1, 0, 5, 1, 0.5, 0.5, 0.6, 0.1, None)]
    figures = summary(events)
    assert (figures["erased_plain"], figures["erased_evidence"], figures["tracked_again"]) == (1, 0, 1)
    assert figures["evidence_beyond_before"] == [0.1, 0.1, 0.1]
    assert figures["later_evidence_beyond_plain"] == [0.2, 0.2, 0.2]
    assert (figures["memory"], figures["erased_memory"], figures["later_memory"]) == (0.4, 1, 0.5)
