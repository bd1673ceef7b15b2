"""Many more random sequences than the unit tests have time for."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sequences import STEPS, Step, check


@settings(max_examples=5000, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=16))
def test_any_sequence_is_replayed(steps: list[Step]) -> None:
    check(steps)
