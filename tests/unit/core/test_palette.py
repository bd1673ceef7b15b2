"""Object colours."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui.core.palette import ALIKE, CLOSE, PALETTE, around, color_of, color_on, distance, rgb


def test_every_object_has_a_colour_of_its_own() -> None:
    colors = [color_of(number) for number in range(1, 41)]
    assert colors[: len(PALETTE)] == list(PALETTE)
    assert len(set(colors)) == len(colors)
    assert all(max(rgb(color)) <= 255 for color in colors)


def flat(color: str) -> np.ndarray:
    return np.full((8, 8, 3), rgb(color), np.uint8)


@pytest.mark.parametrize("ground", [*PALETTE, "#000000", "#ffffff", "#808080", "#87bfeb", "#8c6e50", "#3c6e28"])
def test_colours_are_seen_on_the_image_and_told_apart(ground: str) -> None:
    used: list[str] = []
    for number in range(1, 7):
        used.append(color_on(flat(ground), number, used))
        assert distance(used[-1], ground) >= CLOSE
    apart = [distance(one, other) for one in used for other in used if one is not other]
    assert min(apart) > ALIKE


def test_an_object_keeps_its_own_colour_where_that_is_seen() -> None:
    assert [color_on(flat("#202020"), number, []) for number in (1, 2, 11)] == [color_of(n) for n in (1, 2, 11)]
    assert color_on(flat(PALETTE[0]), 1, []) == PALETTE[1]


def test_what_hides_every_colour_leaves_the_best() -> None:
    pixels = np.stack([flat(color_of(number)) for number in range(2, 41)])
    assert color_on(pixels, 1, [color_of(number) for number in range(2, 41)]) in map(color_of, range(1, 41))


def test_black_and_white_are_one_apart() -> None:
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=1e-3)


def test_the_surroundings_are_cut_at_the_image() -> None:
    image = np.arange(100 * 200 * 3, dtype=np.uint32).reshape(100, 200, 3)
    assert np.array_equal(around(image, (0, 0, 20, 10)), image[:14, :24])
    assert around(image, (0, 0, 200, 100)).shape == (34, 67, 3)
    assert around(image, (0, 0, 0, 0)).shape == (1, 1, 3)
