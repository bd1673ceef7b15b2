"""Masks that formats stumble over, on frames of odd sizes, and a measure of what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from edgetam_ui.core.results import ObjectInfo
from tests.results import ArrayResults, rectangle

HEIGHT, WIDTH = 61, 83
NAMES = ("cat", "猫", "a/b: c", 'quo"te', "naïve café", "Ελλάδα", "emoji 🐈", "Object 8", "-", "ünï: {x}")

HOSTILE = (
    "a\0b\x1f",
    "two\nlines\r\n",
    "\ufffe\uffff",
    "lone \udcff",
    "\x85 \u2028",
    "yes",
    "a: b",
    "# no",
    "]]>&<",
    "~",
)
"""Names that some kind of text file has no place for, or takes for something else."""


def masks() -> dict[str, np.ndarray]:
    """Masks, bool (61, 83), by what is hard about them."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    disc = (x - 40) ** 2 + (y - 30) ** 2 < 25**2
    noise = np.random.default_rng(1).random((HEIGHT, WIDTH)) < 0.03
    pixel = np.zeros((HEIGHT, WIDTH), bool)
    pixel[HEIGHT - 1, WIDTH - 1] = True
    return {
        "disc": disc,
        "holes": disc & ~((x - 40) ** 2 + (y - 30) ** 2 < 12**2) & ~rectangle(HEIGHT, WIDTH, 20, 28, 24, 32),
        "island in a hole": disc & ~((x - 40) ** 2 + (y - 30) ** 2 < 15**2) | ((x - 40) ** 2 + (y - 30) ** 2 < 4**2),
        "parts": rectangle(HEIGHT, WIDTH, 2, 2, 20, 20) | rectangle(HEIGHT, WIDTH, 40, 30, 70, 55),
        "one pixel": pixel,
        "whole": np.ones((HEIGHT, WIDTH), bool),
        "none": np.zeros((HEIGHT, WIDTH), bool),
        "diagonal": np.eye(HEIGHT, WIDTH, dtype=bool),
        "overlap": rectangle(HEIGHT, WIDTH, 30, 20, 60, 50),
        "specks": noise,
    }


def image(name: str = "photo.jpg") -> ArrayResults:
    """All of `masks` as objects of one image, overlapping."""
    frame = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    found = dict(enumerate(masks().values(), 1))
    infos = {number: ObjectInfo(number, NAMES[number - 1], f"#{number * 20:02x}80ff") for number in found}
    return ArrayResults([frame], {0: found}, infos, name, "image")


def video(name: str = "clip.mp4") -> ArrayResults:
    """Two objects that cross each other on five of six frames; the second is hidden on one of them."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    frames = [np.full((HEIGHT, WIDTH, 3), 40 * t, np.uint8) for t in range(6)]
    arrays: dict[int, Mapping[int, np.ndarray]] = {
        t: {
            1: (x - 15 - 8 * t) ** 2 + (y - 30) ** 2 < 12**2,
            2: ((x - 60 + 8 * t) ** 2 + (y - 34) ** 2 < 10**2) & (t != 3),
        }
        for t in range(5)
    }
    infos = {1: ObjectInfo(1, "猫", "#ff0000", category="cat"), 2: ObjectInfo(2, "Rex", "#00ff00", category="dog")}
    return ArrayResults(frames, arrays, infos, name)


def crowd() -> ArrayResults:
    """An image with a hundred objects."""
    found = {
        n + 1: rectangle(100, 130, 13 * (n % 10), 10 * (n // 10), 13 * (n % 10) + 9, 10 * (n // 10) + 7)
        for n in range(100)
    }
    infos = {number: ObjectInfo(number, f"object {number}", "#336699") for number in found}
    return ArrayResults([np.zeros((100, 130, 3), np.uint8)], {0: found}, infos, "crowd.png", "image")


def iou(one: np.ndarray, other: np.ndarray) -> float:
    """Of two masks; 1 where both are empty."""
    together = (one | other).sum()
    return float((one & other).sum() / together) if together else 1.0


def awkward_video() -> ArrayResults:
    """Ten objects that have each of `masks` in turn, on ten frames."""
    kinds = list(masks().values())
    arrays = {t: {n + 1: kinds[(n + t) % 10] for n in range(10)} for t in range(10)}
    frames = [np.full((HEIGHT, WIDTH, 3), 20 * t, np.uint8) for t in range(10)]
    infos = {n + 1: ObjectInfo(n + 1, NAMES[n], f"#{n * 20:02x}80ff") for n in range(10)}
    return ArrayResults(frames, arrays, infos, "awkward.mp4")


def crowded_video() -> ArrayResults:
    """A hundred objects of one class, on two frames."""
    one = crowd()
    infos = {number: replace(info, category="thing") for number, info in one.objects.items()}
    return ArrayResults([one.frames[0]] * 2, {0: one.arrays[0], 1: one.arrays[0]}, infos, "crowd.mp4")
