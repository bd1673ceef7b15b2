"""Object colours."""

from __future__ import annotations

from edgetam_ui.core.palette import PALETTE, color_of, rgb


def test_every_object_has_a_colour_of_its_own() -> None:
    colors = [color_of(number) for number in range(1, 41)]
    assert colors[: len(PALETTE)] == list(PALETTE)
    assert len(set(colors)) == len(colors)
    assert all(max(rgb(color)) <= 255 for color in colors)
