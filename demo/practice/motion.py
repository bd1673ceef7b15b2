"""How the things of a clip move and bend."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sprites import Sprite

LATTICE = 5
"""Corners per side of the lattice that things bend by."""


@dataclass(frozen=True)
class Pose:
    """Centre in pixels, turn in radians, size as a factor."""

    x: float
    y: float
    turn: float = 0.0
    size: float = 1.0


@dataclass(frozen=True)
class Bend:
    """How a thing's shape and light swing: reach of its corners, [LATTICE, LATTICE, 2], in parts of its sides.

    Angles are in radians: `turn` is how far it turns about an upright axis, `often` how fast all swings, per frame.
    """

    reach: NDArray[np.float64]
    phase: NDArray[np.float64]
    turn: float
    light: float
    often: float


def move(rng: np.random.Generator, start: Pose, size: int, count: int, speed: float) -> list[Pose]:
    """Smooth poses for `count` frames; speeds are per frame and vary a little on the way."""
    pace = rng.normal(0, speed * size, 2)
    spin, growth = rng.normal(0, 1.2 * speed), rng.normal(0, 0.6 * speed)
    swing, often = rng.normal(0, 0.03 * size, 2), rng.uniform(0.1, 0.6)
    if rng.random() < 0.3:
        # Towards and past the rim, and back: the thing leaves and may return.
        pace = pace * 2
        swing = swing * 4
    poses = []
    for t in range(count):
        wave = np.sin(often * t) * swing
        factor = float(np.clip(start.size * np.exp(growth * t), 0.4, 2.5))
        x, y = start.x + pace[0] * t + wave[0], start.y + pace[1] * t + wave[1]
        poses.append(Pose(x, y, start.turn + spin * t, factor))
    return poses


def across(rng: np.random.Generator, under: Sequence[Pose], size: int, growth: float, pace: float = 1.0) -> list[Pose]:
    """Poses, `growth` times as large, that come from one side, lie over `under` halfway, and leave on the other side.

    In a clip of 12 frames or more they come from outside the picture; in a shorter one they are no faster for that.
    With a `pace` below 1 they are slower, and may be in the picture from the start.
    """
    middle = len(under) // 2
    turn = rng.uniform(0, 2 * np.pi)
    step = pace * size * min(1.5 / max(1, middle), 0.25) * np.array([np.cos(turn), np.sin(turn)])
    place = np.array([under[middle].x, under[middle].y])
    return [Pose(*(place + (t - middle) * step), size=growth) for t in range(len(under))]


def bend_at_random(rng: np.random.Generator) -> Bend:
    """From hardly at all to a lot; half of the things turn as well."""
    corners = (LATTICE, LATTICE, 2)
    reach = rng.normal(0, rng.uniform(0.01, 0.06), corners)
    turn = rng.uniform(0, 1.0) if rng.random() < 0.5 else 0.0
    return Bend(reach, rng.uniform(0, 2 * np.pi, corners), turn, rng.uniform(0, 0.25), rng.uniform(0.08, 0.4))


def bent(thing: Sprite, bend: Bend, frame: int) -> Sprite:
    """`thing` as it is bent on `frame`, with room around it for what swings out."""
    width, height = thing.cover.size
    wide, high = round(width * 1.2), round(height * 1.2)
    columns, rows = np.linspace(0, wide, LATTICE).round(), np.linspace(0, high, LATTICE).round()
    swing = bend.reach * np.sin(bend.often * frame + bend.phase)
    narrow = np.cos(bend.turn * np.sin(bend.often * frame + bend.phase[0, 0, 0]))
    x = (columns[None, :] - wide / 2) / narrow + width / 2 + swing[..., 0] * width
    y = (rows[:, None] - high / 2) + height / 2 + swing[..., 1] * height
    mesh = []
    for i in range(LATTICE - 1):
        for j in range(LATTICE - 1):
            corners = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))
            box = (int(columns[j]), int(rows[i]), int(columns[j + 1]), int(rows[i + 1]))
            mesh.append((box, tuple(float(v[at]) for at in corners for v in (x, y))))

    def warp(image: Image.Image, how: Image.Resampling) -> Image.Image:
        return image.transform((wide, high), Image.Transform.MESH, mesh, resample=how)

    gain = 1 + bend.light * np.sin(bend.often * frame + bend.phase[-1, -1, 0])
    colour = warp(thing.colour, Image.Resampling.BILINEAR).point(lambda v: v * gain)
    cover = warp(thing.cover, Image.Resampling.BILINEAR)
    return Sprite(colour, cover, warp(thing.parts, Image.Resampling.NEAREST), thing.count)
