"""The checks of `tests/barriers.py` on many more sequences."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetam_ui.core.operations import Direction
from tests.barriers import CUTS, DIRECTIONS, Cut, check_barriers, check_cuts
from tests.sequences import STEPS, Step


@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=25))
def test_nothing_changes_behind_a_barrier(steps: list[Step]) -> None:
    check_barriers(steps)


@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=12), CUTS, DIRECTIONS)
def test_masks_do_not_depend_on_how_the_work_was_cut_up(
    steps: list[Step], cuts: list[Cut], direction: Direction
) -> None:
    check_cuts(steps, cuts, direction)
