"""Random surfaces: photographs, noise, stripes, plain colours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

import photos


def _pattern(rng: np.random.Generator, width: int, height: int) -> NDArray[np.float32]:
    """A [height, width] field between 0 and 1."""
    kind = rng.integers(4)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(width, height)
    turn = rng.uniform(0, 2 * np.pi)
    along = x * np.cos(turn) + y * np.sin(turn)
    if kind == 0:
        return np.clip(0.5 + along - along.mean(), 0, 1)
    if kind == 1:
        across = x * np.sin(turn) - y * np.cos(turn)
        often = rng.uniform(2, 25)
        wave = np.sin(2 * np.pi * often * along)
        if rng.random() < 0.4:
            wave = wave * np.sin(2 * np.pi * often * across)
        hard = rng.uniform(0.5, 4)
        return np.clip(0.5 + hard * wave / 2, 0, 1)
    field = np.zeros((height, width), np.float32)
    for cells in (3, 6, 12, 24, 48) if kind == 2 else (24, 64):
        noise = Image.fromarray(rng.random((cells, cells), np.float32))
        weight = rng.random() * (6 / cells) ** 0.5
        field += weight * np.asarray(noise.resize((width, height), Image.Resampling.BICUBIC))
    field -= field.min()
    return field / (field.max() + 1e-6)


def recolour(rng: np.random.Generator, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """`pixels` with other brightness, contrast, tint and, at times, swapped channels."""
    values = np.arange(256, dtype=np.float32) / 255
    tables = []
    gain, gamma = rng.uniform(0.6, 1.3), np.exp(rng.normal(0, 0.3))
    for _ in range(3):
        table = values**gamma * gain * np.exp(rng.normal(0, 0.12)) + rng.normal(0, 0.06)
        tables.append(np.clip(table * 255, 0, 255).astype(np.uint8))
    order = rng.permutation(3) if rng.random() < 0.3 else np.arange(3)
    return np.stack([tables[i][pixels[..., order[i]]] for i in range(3)], axis=-1)


def texture(rng: np.random.Generator, pictures: Sequence[photos.Photo], width: int, height: int) -> NDArray[np.uint8]:
    """A surface of [height, width, 3]."""
    if pictures and rng.random() < 0.6:
        photo = pictures[int(rng.integers(len(pictures)))]
        return recolour(rng, photos.crop(rng, photo, width, height)[0])
    colour = rng.uniform(0, 255, 3).astype(np.float32)
    plain = rng.random() < 0.2
    field = np.zeros((height, width), np.float32) if plain else _pattern(rng, width, height)
    other = colour + rng.normal(0, 60, 3).astype(np.float32)
    mixed = colour + (other - colour) * field[..., None]
    return np.clip(mixed, 0, 255).astype(np.uint8)
