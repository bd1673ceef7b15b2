"""The colours that objects are drawn in, as "#rrggbb"."""

from __future__ import annotations

import colorsys
from collections.abc import Collection

import numpy as np

PALETTE = ("#0a84ff", "#ff9f0a", "#00b894", "#d6409f", "#e5c100", "#56b4e9", "#e5484d", "#8e6bff")
"""Object colours, in order of use: apart in hue and in lightness, so that colour-blind people tell them apart."""

CLOSE = 0.15
"""Distance in OKLab (black to white: 1) below which a thin outline is lost on a surface; tried on flat ones."""
ALIKE = 0.08
"""Distance in OKLab below which two objects' colours are taken for one; within the palette it is more."""
HIDDEN = 0.25
"""The part of an object's surroundings that may be `CLOSE` to its colour before another is taken."""
CHOICES = 40
SURROUNDINGS = 0.15
"""How far beyond an object its colour must be seen, in parts of its longer side."""
SAMPLES = 64
"""About as many rows and columns of pixels are looked at for a colour."""

_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip


def color_of(object_id: int) -> str:
    """The colour that object `object_id` starts with; hues go on between those of the palette."""
    turn, index = divmod(object_id - 1, len(PALETTE))
    if turn == 0:
        return PALETTE[index]
    red, green, blue = (channel / 255 for channel in rgb(PALETTE[index]))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    shifted = colorsys.hls_to_rgb((hue + 0.382 * turn / len(PALETTE)) % 1, light, strength)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in shifted)


def color_on(pixels: np.ndarray, object_id: int, used: Collection[str]) -> str:
    """The colour for object `object_id` on `pixels`, uint8 (..., 3), beside objects in the colours `used`.

    It is that of `color_of`, unless this is hard to see there or taken: then the first that is neither, or else the one
    that least of the pixels is close to.
    """
    colors = [color_of(number) for number in (object_id, *range(1, CHOICES + 1))]
    free = [color for color in colors if all(distance(color, other) > ALIKE for other in used)] or colors
    image = oklab(pixels.reshape(-1, 3))
    hidden = []
    for color in free:
        hidden.append(float((np.linalg.norm(image - oklab(rgb(color)), axis=-1) < CLOSE).mean()))
        if hidden[-1] <= HIDDEN:
            return color
    return free[int(np.argmin(hidden))]


def around(image: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    """Some pixels of `image` (height, width, 3) in `box` (x, y, width, height) and around it."""
    left, top, width, height = box
    reach = max(width, height) * SURROUNDINGS
    rows = slice(max(0, int(top - reach)), int(top + height + reach) + 1)
    columns = slice(max(0, int(left - reach)), int(left + width + reach) + 1)
    part = image[rows, columns]
    step = max(1, max(part.shape[:2]) // SAMPLES)
    return part[::step, ::step]


def distance(one: str, other: str) -> float:
    """How far two colours are apart in OKLab, where black and white are 1 apart."""
    return float(np.linalg.norm(oklab(rgb(one)) - oklab(rgb(other))))


def oklab(colors: object) -> np.ndarray:
    """`colors`, sRGB from 0 to 255 (..., 3), in OKLab, where distances are those that people see.

    Bjorn Ottosson, "A perceptual color space for image processing" (2020).
    """
    value = np.asarray(colors, np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lab: np.ndarray = np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T
    return lab


def rgb(color: str) -> tuple[int, int, int]:
    """(red, green, blue) from 0 to 255 of "#rrggbb"."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
