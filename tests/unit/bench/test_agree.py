"""Which mask of ours is compared with which of plain transformers'."""

from __future__ import annotations

import numpy as np

from edgetam_ui.bench.agree import same_outputs


def test_masks_of_another_order_are_compared_by_the_output_that_they_come_from() -> None:
    theirs = np.random.default_rng(0).normal(size=(3, 16))
    rounded = theirs + 0.05
    assert same_outputs(rounded, theirs) == (0, 1, 2)
    assert same_outputs(rounded[[1, 2, 0]], theirs) == (2, 0, 1)
    assert same_outputs(rounded[:1], theirs[:1]) == (0,)
