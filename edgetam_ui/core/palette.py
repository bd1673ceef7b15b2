"""The colours that objects are drawn in, as "#rrggbb"."""

from __future__ import annotations

import colorsys

PALETTE = ("#0a84ff", "#ff9f0a", "#00b894", "#d6409f", "#e5c100", "#56b4e9", "#e5484d", "#8e6bff")
"""Object colours, in order of use: apart in hue and in lightness, so that colour-blind people tell them apart."""


def color_of(object_id: int) -> str:
    """The colour that object `object_id` starts with; hues go on between those of the palette."""
    turn, index = divmod(object_id - 1, len(PALETTE))
    if turn == 0:
        return PALETTE[index]
    red, green, blue = (channel / 255 for channel in rgb(PALETTE[index]))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    shifted = colorsys.hls_to_rgb((hue + 0.382 * turn / len(PALETTE)) % 1, light, strength)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in shifted)


def rgb(color: str) -> tuple[int, int, int]:
    """(red, green, blue) from 0 to 255 of "#rrggbb"."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
