"""Things to put into scenes: random shapes with painted parts, or cut-outs, with the colours changed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

import photos
from cutouts import Cutout
from shapes import silhouette
from textures import recolour, texture


@dataclass(frozen=True)
class Sprite:
    """colour: RGB picture; cover: L; parts: uint8 picture, 1 for the body, above for its parts."""

    colour: Image.Image
    cover: Image.Image
    parts: Image.Image
    count: int


@dataclass(frozen=True)
class Stock:
    """What scenes are made of."""

    pictures: Sequence[photos.Photo]
    cutouts: Sequence[Cutout] = ()


def cut_out(rng: np.random.Generator, stock: Stock, size: int, ground: Image.Image) -> Sprite:
    """A cut-out whose longer side is `size` pixels: photographed, or rendered and at times papered over.

    Half of them take on something of the colours of the `ground`.
    """
    photographed = rng.random() < 0.5
    kind = [each for each in stock.cutouts if each.photographed == photographed] or stock.cutouts
    chosen = kind[int(rng.integers(len(kind)))]
    height, width = chosen.cover.shape
    scale = size / max(height, width)
    box = (max(3, round(width * scale)), max(3, round(height * scale)))
    soft, near = Image.Resampling.BILINEAR, Image.Resampling.NEAREST
    colour = Image.fromarray(chosen.pixels).resize(box, soft, reducing_gap=2.0)
    pixels = np.asarray(colour)
    if rng.random() < 0.6:
        pixels = recolour(rng, pixels)
    if not chosen.photographed and rng.random() < 0.5:
        paper = texture(rng, stock.pictures, *box).astype(np.float32)
        grain = paper / (paper.mean((0, 1)) + 20)
        pixels = np.clip(pixels * (0.4 + 0.6 * grain), 0, 255).astype(np.uint8)
    cover = Image.fromarray(chosen.cover).resize(box, soft, reducing_gap=2.0)
    parts = Image.fromarray(chosen.parts).resize(box, near)
    made = Sprite(Image.fromarray(pixels), cover, parts, int(chosen.parts.max()))
    return _tone(rng, made, ground) if rng.random() < 0.5 else made


def _tone(rng: np.random.Generator, thing: Sprite, ground: Image.Image) -> Sprite:
    """`thing` with colours somewhat like the ground's."""
    share = rng.uniform(0, 0.7)
    values = np.asarray(thing.colour, np.float32)
    inside = values[np.asarray(thing.cover) > 127]
    around = np.asarray(ground.resize((32, 32)), np.float32).reshape(-1, 3)
    if not len(inside):
        return thing
    spread = (around.std(0) + 8) / (inside.std(0) + 8)
    like = (values - inside.mean(0)) * spread.clip(0.5, 2) + around.mean(0)
    mixed = np.clip(values * (1 - share) + like * share, 0, 255).astype(np.uint8)
    return Sprite(Image.fromarray(mixed), thing.cover, thing.parts, thing.count)


def sprite(rng: np.random.Generator, pictures: Sequence[photos.Photo], size: int, whole: bool = False) -> Sprite:
    """A thing whose longer side is about `size` pixels, lit from one side, with 0 to 3 parts unless `whole`."""
    cover = silhouette(rng, size)
    height, width = cover.shape
    colour = texture(rng, pictures, width, height).astype(np.float32)
    parts = (cover > 127).astype(np.uint8)
    count = 1
    for _ in range(0 if whole else int(rng.choice([0, 1, 2, 3], p=[0.5, 0.25, 0.15, 0.1]))):
        piece = silhouette(rng, max(4, int(size * rng.uniform(0.2, 0.6))))
        high, wide = min(piece.shape[0], height), min(piece.shape[1], width)
        top, left = rng.integers(height - high + 1), rng.integers(width - wide + 1)
        window = (slice(top, top + high), slice(left, left + wide))
        piece = piece[:high, :wide]
        inside = (piece > 127) & (cover[window] > 127)
        if inside.sum() < 0.03 * parts.size:
            continue
        count += 1
        parts[window][inside] = count
        share = piece[..., None] / 255.0
        paint = texture(rng, pictures, wide, high)
        colour[window] = colour[window] * (1 - share) + paint * share
    if rng.random() < 0.7:
        y, x = np.mgrid[-0.5 : 0.5 : height * 1j, -0.5 : 0.5 : width * 1j]
        turn = rng.uniform(0, 2 * np.pi)
        light = 1 + rng.uniform(0, 0.9) * (x * np.cos(turn) + y * np.sin(turn))
        if rng.random() < 0.5:
            light *= 1 - rng.uniform(0, 0.8) * (x**2 + y**2)
        colour *= light[..., None]
    pixels = np.clip(colour, 0, 255).astype(np.uint8)
    return Sprite(Image.fromarray(pixels), Image.fromarray(cover), Image.fromarray(parts), count)
