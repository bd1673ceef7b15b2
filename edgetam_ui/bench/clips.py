"""Generated clips in which tracking goes wrong: objects that bend, of colours alike, cross before a busy background."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WIDTH, HEIGHT = 384, 288
MEETING = 10
REACH = 1.8
"""How far an outline swings at most, in radii."""


@dataclass(frozen=True)
class Clip:
    """`frames` uint8 (count, 288, 384, 3); `truth` bool (2, count, 288, 384): where two objects are seen."""

    frames: np.ndarray
    truth: np.ndarray


def clip(seed: int, count: int) -> Clip:
    """A clip of `count` frames: two objects, and a third that passes over the first on frame 10."""
    chance = np.random.default_rng([seed, 28])
    background = _noise(chance, 24, HEIGHT + 40, WIDTH + 80) * 70 + _noise(chance, 4, HEIGHT + 40, WIDTH + 80) * 110
    background += chance.uniform(0, 75, 3)
    kin = chance.uniform(30, 225, 3)
    blobs = [_Blob(chance, np.clip(kin + chance.normal(0, 45, 3), 10, 245)) for _ in range(3)]
    first, last = blobs[0], blobs[2]
    turn = chance.uniform(0, 2 * np.pi)
    last.pace = first.pace + chance.uniform(5, 9) * np.array([np.cos(turn), np.sin(turn)])
    last.place = first.place + (first.pace - last.pace) * MEETING
    frames = np.empty((count, HEIGHT, WIDTH, 3), np.uint8)
    truth = np.zeros((2, count, HEIGHT, WIDTH), bool)
    pan = chance.uniform(-1, 1, 2)
    for t in range(count):
        left, top = round(40 + 40 * pan[0] * t / count), round(20 + 20 * pan[1] * t / count)
        canvas = background[top : top + HEIGHT, left : left + WIDTH].copy()
        for number in (1, 0, 2):
            inside = blobs[number].draw(canvas, t)
            truth[:, t] &= ~inside
            if number < 2:
                truth[number, t] = inside
        canvas += chance.normal(0, 5, (HEIGHT, WIDTH, 1))
        frames[t] = np.clip(canvas, 0, 255)
    return Clip(frames, truth)


class _Blob:
    """A shape whose outline swings, of two tones and a texture that go with it."""

    def __init__(self, chance: np.random.Generator, color: np.ndarray) -> None:
        self.place = chance.uniform(0.2, 0.8, 2) * [WIDTH, HEIGHT]
        turn, speed = chance.uniform(0, 2 * np.pi), chance.uniform(1.5, 5)
        self.pace = speed * np.array([np.cos(turn), np.sin(turn)]) * [1.2, 0.7]
        self.radius = chance.uniform(22, 62)
        waves = chance.uniform(0, 0.16, 5), chance.uniform(0, 2 * np.pi, 5), chance.normal(0, 0.15, 5)
        self.waves = list(zip(*waves, strict=True))
        self.color, self.other = color, np.clip(color + chance.normal(0, 35, 3), 0, 255)
        self.spin, self.texture = chance.normal(0, 0.03), _noise(chance, 12, 256, 256) * 60 - 30

    def draw(self, canvas: np.ndarray, t: int) -> np.ndarray:
        """Paints it as it is on frame `t`, bouncing off the rim; where it is, bool (288, 384)."""
        size = np.array([WIDTH, HEIGHT])
        x0, y0 = size - np.abs((self.place + self.pace * t) % (2 * size) - size)
        rows, columns = (_around(at, REACH * self.radius, end) for at, end in ((y0, HEIGHT), (x0, WIDTH)))
        y, x = np.mgrid[rows, columns]
        distance, angle = np.hypot(x - x0, y - y0), np.arctan2(y - y0, x - x0) - self.spin * t
        edge = 1 + sum(r * np.cos(k * angle + p + s * t) for k, (r, p, s) in enumerate(self.waves, 1))
        near = distance < self.radius * edge
        across, down = distance * np.cos(angle), distance * np.sin(angle)
        paint = np.where((across > 0)[..., None], self.color, self.other)
        paint = paint + self.texture[(down + 128).astype(int) % 256, (across + 128).astype(int) % 256]
        canvas[rows, columns][near] = paint[near]
        inside = np.zeros((HEIGHT, WIDTH), bool)
        inside[rows, columns] = near
        return inside


def _around(middle: float, reach: float, end: int) -> slice:
    return slice(max(0, int(middle - reach)), min(end, int(middle + reach) + 2))


def _noise(chance: np.random.Generator, cells: int, height: int, width: int) -> np.ndarray:
    """Smooth noise from 0 to 1, (height, width, 3), of `cells` x `cells` patches."""
    grid = chance.random((cells + 1, cells + 1, 3))
    for axis, size in ((0, height), (1, width)):
        at = np.linspace(0, cells, size, endpoint=False)
        low = at.astype(int)
        part = (at - low).reshape([-1 if n == axis else 1 for n in range(3)])
        grid = np.take(grid, low, axis) * (1 - part) + np.take(grid, low + 1, axis) * part
    return grid
