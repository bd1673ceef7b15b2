"""Clean-up, held against SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from edgetam_ui.core.cleaning import cleaned, grown, softened
from edgetam_ui.core.masks import encode
from edgetam_ui.core.operations import Cleaning

CORNERS = np.ones((3, 3), bool)


def clean(mask: np.ndarray, *clicks: tuple[float, float], **how: float) -> np.ndarray:
    return cleaned(encode(mask), Cleaning(**how), clicks).decode()


def noise(seed: int, share: float = 0.5) -> np.ndarray:
    return np.random.default_rng(seed).random((37, 53)) < share


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("pixels", [1, 3, 40, 5000])
def test_holes_and_specks(seed: int, pixels: int) -> None:
    mask = noise(seed, 0.35 + seed / 12)
    outside, count = ndimage.label(np.pad(~mask, 1, constant_values=True))
    sizes = np.bincount(outside.ravel(), minlength=count + 1)
    holes = [part for part in range(1, count + 1) if part != outside[0, 0] and sizes[part] <= pixels]
    assert np.array_equal(clean(mask, holes=pixels), mask | np.isin(outside, holes)[1:-1, 1:-1])
    parts, count = ndimage.label(mask, CORNERS)
    sizes = np.bincount(parts.ravel())[1:]
    kept = [part for part in range(1, count + 1) if sizes[part - 1] >= min(pixels, sizes.max())]
    assert np.array_equal(clean(mask, specks=pixels), np.isin(parts, kept))


def test_the_parts_that_were_clicked_stay_else_the_largest() -> None:
    mask = np.zeros((20, 30), bool)
    mask[2:6, 2:6] = mask[10:12, 20:22] = mask[15:19, 1:29] = True
    assert clean(mask, clicked=True).sum() == 4 * 28
    assert clean(mask, (0, 0), clicked=True).sum() == 4 * 28
    assert clean(mask, (3.5, 5.9), clicked=True).sum() == 16
    assert clean(mask, (3, 3), (21, 11), (22, 11), clicked=True).sum() == 16 + 4


@pytest.mark.parametrize("pixels", [1, 1.5, 2, 7.2])
def test_growing_and_shrinking_are_by_distance_and_stop_at_no_edge_of_the_image(pixels: float) -> None:
    mask = noise(3, 0.05)
    assert np.array_equal(grown(mask, pixels), ndimage.distance_transform_edt(~mask) <= pixels)
    assert np.array_equal(clean(mask, grow=pixels), grown(mask, pixels))
    thick = ~mask
    assert np.array_equal(clean(thick, grow=-pixels), ndimage.distance_transform_edt(thick) > pixels)
    assert clean(np.ones((9, 9), bool), grow=-3).all()
    assert not clean(noise(1, 0.1), grow=-50).any()


def test_smoothing_takes_bumps_and_dents_and_leaves_what_is_large() -> None:
    square = np.zeros((80, 90), bool)
    square[10:70, 0:60] = True
    rough = square.copy()
    rough[35:37, 60:64] = True
    rough[30:32, 55:60] = False
    smooth = clean(rough, smooth=6)
    assert not smooth[35:37, 61:].any()
    assert smooth[30:32, 55:59].all()
    assert (smooth ^ square).sum() < 40
    assert smooth[20:60, 0].all(), "the image's edge is no border"
    dot = np.zeros((9, 9), bool)
    dot[4, 4] = True
    assert np.array_equal(clean(dot, smooth=9), dot)


def test_a_feather_is_a_ramp_across_the_border() -> None:
    mask = np.zeros((40, 60), bool)
    mask[:, 30:] = True
    row = softened(mask, 8)[20].astype(int)
    assert (np.diff(row) >= 0).all()
    assert row[30 - 14] == 0
    assert row[30 + 14] == 255
    assert 0 < row[27] < 128 < row[32] < 255
    assert np.array_equal(softened(mask, 0), mask * np.uint8(255))


@pytest.mark.parametrize("feather", [1, 4, 9.5])
def test_a_feather_is_a_gaussian(feather: float) -> None:
    mask = np.zeros((60, 80), bool)
    mask[20:40, 0:30] = mask[45:47, 60:62] = True
    expected = ndimage.gaussian_filter(255.0 * mask, feather / 2, mode="nearest", truncate=6)
    assert np.abs(softened(mask, feather) - expected).max() <= 1


def test_order_and_nothing_to_do() -> None:
    mask = noise(5, 0.6)
    assert np.array_equal(clean(mask), mask)
    assert not clean(np.zeros_like(mask), holes=9, smooth=3, grow=5, clicked=True).any()
    assert clean(np.ones_like(mask), holes=9, specks=9, smooth=3, grow=5, clicked=True).all()
    once = clean(mask, specks=4)
    assert np.array_equal(clean(mask, specks=4, holes=4), clean(once, holes=4))
