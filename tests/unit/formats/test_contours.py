"""Outlines of masks: exact ones rasterize to the very mask."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import CancelledError
from edgetam_ui.core.masks import encode
from edgetam_ui.formats.contours import bridged, count_parts, joined, parts_of, rasterized, signed_area, simple
from tests.results import rectangle


def test_exact_outlines_give_the_mask_back() -> None:
    random = np.random.default_rng(0)
    for _ in range(30):
        height, width = random.integers(1, 14, 2)
        mask = random.random((height, width)) < random.choice([0.2, 0.5, 0.8])
        parts = parts_of(encode(mask))
        areas = [signed_area(part.outer) + sum(map(signed_area, part.holes)) for part in parts]
        assert sum(areas) == mask.sum()
        if mask.any():
            one_each = rasterized([bridged(part) for part in parts], height, width)
            assert np.array_equal(one_each.decode(), mask)
            assert np.array_equal(rasterized([joined(parts)], height, width).decode(), mask)


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        (np.zeros((5, 5), bool), (0, 0)),
        (np.ones((1, 1), bool), (1, 0)),
        (np.eye(4, dtype=bool), (1, 0)),
        (~np.eye(4, dtype=bool), (1, 2)),
        (rectangle(9, 9, 1, 1, 8, 8) & ~rectangle(9, 9, 3, 3, 6, 6) | rectangle(9, 9, 4, 4, 5, 5), (2, 1)),
    ],
)
def test_parts_and_holes(mask: np.ndarray, expected: tuple[int, int]) -> None:
    parts, holes = count_parts(encode(mask))
    assert (parts, holes) == expected


def test_noise_is_told_apart_and_can_be_stopped() -> None:
    mask = np.random.default_rng(0).random((60, 80)) < 0.5
    rle, ticks = encode(mask), list[int]()
    parts = parts_of(rle, tick=lambda: ticks.append(1))
    assert count_parts(rle) == (len(parts), sum(len(part.holes) for part in parts))
    assert max(len(part.holes) for part in parts) > 64
    for part in parts:  # each hole is in its own part
        alone = rasterized([bridged(part)], 60, 80).decode()
        assert alone.sum() == signed_area(part.outer) + sum(map(signed_area, part.holes))
        assert not (alone & ~mask).any()
    assert rasterized([joined(parts)], 60, 80) == rle
    assert sum(len(piece.holes) for part in parts for piece in simple(part)) > 32

    def stop() -> None:
        if len(ticks) > 60:
            raise CancelledError("It was stopped.")
        ticks.append(1)

    for slow in (lambda: parts_of(rle, tick=stop), lambda: joined(parts, stop), lambda: simple(parts[0], stop)):
        ticks = [1] * 50
        with pytest.raises(CancelledError):
            slow()


def test_simplified_outlines_stay_near() -> None:
    y, x = np.mgrid[:300, :400]
    mask = ((x - 200) / 150) ** 2 + ((y - 150) / 100) ** 2 < 1
    exact, simple = parts_of(encode(mask)), parts_of(encode(mask), 1)
    assert len(simple[0].outer) < len(exact[0].outer) / 3
    back = rasterized([simple[0].outer], 300, 400).decode()
    assert (back & mask).sum() / (back | mask).sum() > 0.99


@pytest.mark.parametrize("mask", [np.ones((1, 1), bool), np.ones((1, 9), bool), np.ones((2, 2), bool)])
def test_what_is_tiny_is_not_simplified_away(mask: np.ndarray) -> None:
    (part,) = parts_of(encode(mask), 5)
    assert signed_area(part.outer) == mask.sum()
