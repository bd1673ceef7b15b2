"""Generated scenes: things with parts over a background, still or moving, and what can be clicked.

A scene's regions are a map of leaves (0 to 63) per frame; a thing that can be clicked is a set of
leaves, as the bits of a 64-bit number: a whole object, one of its parts, or a region of a photograph.
Objects are random shapes with painted parts or, where there are any, cut-outs of real and rendered things.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

import photos
from motion import Pose, across, bend_at_random, bent, move
from sprites import Sprite, Stock, cut_out, sprite
from textures import recolour, texture

THINGS = 24
"""Most things per scene; the rest of the list is zero."""

REGIONS, LEAVES = 12, 24
"""Most regions of a background that can be clicked; most leaves of what is outlined in it."""

OBJECT_BIT = np.uint64(1 << 63)
"""Marks whole objects (and not parts or regions) among the things; 63 is no leaf."""


@dataclass(frozen=True)
class Scene:
    """frames: uint8 [T, S, S, 3]; leaves: uint8 [T, S, S]; things: uint64 [THINGS]."""

    frames: NDArray[np.uint8]
    leaves: NDArray[np.uint8]
    things: NDArray[np.uint64]

    def mask(self, thing: int, frame: int = 0) -> NDArray[np.bool_]:
        """Where thing number `thing` is visible, [S, S]."""
        return members(self.things[thing])[self.leaves[frame]]


def members(thing: np.uint64) -> NDArray[np.bool_]:
    """[64], true for the leaves of `thing`."""
    bits = np.unpackbits(np.array([thing]).view(np.uint8), bitorder="little").astype(bool)
    bits[63] = False
    return bits


def _place(
    canvas: Image.Image,
    leaves: NDArray[np.uint8],
    thing: Sprite,
    first: int,
    pose: Pose,
    shade: float,
) -> None:
    """Draw `thing` on `canvas` and its leaves, numbered from `first`, on `leaves`."""
    side = canvas.width
    width, height = thing.cover.size
    cos, sin = np.cos(pose.turn), np.sin(pose.turn)
    wide = pose.size * (abs(width * cos) + abs(height * sin)) / 2 + 1
    high = pose.size * (abs(width * sin) + abs(height * cos)) / 2 + 1
    left, top = max(0, int(pose.x - wide)), max(0, int(pose.y - high))
    right, bottom = min(side, int(pose.x + wide) + 1), min(side, int(pose.y + high) + 1)
    if right <= left or bottom <= top:
        return
    a, b = cos / pose.size, sin / pose.size
    dx, dy = left - pose.x, top - pose.y
    matrix = (a, b, a * dx + b * dy + width / 2, -b, a, -b * dx + a * dy + height / 2)
    box = (right - left, bottom - top)

    def warp(image: Image.Image, how: Image.Resampling) -> Image.Image:
        return image.transform(box, Image.Transform.AFFINE, matrix, resample=how)

    cover = warp(thing.cover, Image.Resampling.BILINEAR)
    if shade > 0:
        soft = cover.filter(ImageFilter.BoxBlur(max(1, box[0] / 12))).point(lambda v: v * shade)
        canvas.paste((0, 0, 0), (left + box[0] // 16, top + box[1] // 12), soft)
    canvas.paste(warp(thing.colour, Image.Resampling.BILINEAR), (left, top), cover)
    parts = np.asarray(warp(thing.parts, Image.Resampling.NEAREST))
    solid = (np.asarray(cover) > 127) & (parts > 0)
    leaves[top:bottom, left:right][solid] = (parts + np.uint8(first - 1))[solid]


def _background(
    rng: np.random.Generator, pictures: Sequence[photos.Photo], size: int, real: bool
) -> tuple[Image.Image, NDArray[np.uint8], list[int]]:
    """A picture of `size` pixels, its leaves, and the things of it that are worth clicking."""
    if not real or not pictures:
        return Image.fromarray(texture(rng, pictures, size, size)), np.zeros((size, size), np.uint8), []
    photo = pictures[int(rng.integers(len(pictures)))]
    pixels, regions = photos.crop(rng, photo, size, size, closest=0.35)
    if rng.random() < 0.5:
        pixels = recolour(rng, pixels)
    return Image.fromarray(pixels), *_clickable(photo, regions)


def _clickable(photo: photos.Photo, regions: NDArray[np.uint16]) -> tuple[NDArray[np.uint8], list[int]]:
    """The leaves of the window `regions` of `photo`, and the things of it that are worth clicking."""
    ids, inverse, area = np.unique(regions, return_inverse=True, return_counts=True)
    if photo.things:
        wanted = np.flatnonzero((area > 0.0002 * regions.size) & (ids > 0))
    else:
        wanted = np.flatnonzero((area > 0.006 * regions.size) & (area < 0.6 * regions.size))
    wanted = wanted[np.argsort(-area[wanted])][: LEAVES if photo.things else REGIONS]
    table = np.zeros(len(ids), np.uint8)
    table[wanted] = np.arange(1, len(wanted) + 1)
    things = [1 << leaf for leaf in range(1, len(wanted) + 1)]
    if photo.things:
        things = [_renumbered(thing, ids[wanted]) for thing in photo.things]
    return table[inverse.reshape(regions.shape)], [thing for thing in things if thing]


def _renumbered(thing: int, leaves: NDArray[np.uint16]) -> int:
    """`thing` where leaf `leaves[i]` has become leaf i + 1, and all others are gone; 0 if nothing is left."""
    bits = sum(1 << number for number, leaf in enumerate(leaves.tolist(), 1) if thing >> leaf & 1)
    return bits | thing & int(OBJECT_BIT) if bits else 0


def _photographic(rng: np.random.Generator, frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Blur, noise and light that fall on all frames alike."""
    size = frames.shape[1]
    blur = float(rng.uniform(0.2, 1.3)) * size / 256 if rng.random() < 0.5 else 0.0
    turn, strength = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.5)
    line = np.linspace(-0.5, 0.5, size, dtype=np.float32)
    light = 1 + strength * (line * np.cos(turn) + line[:, None] * np.sin(turn))
    grain = rng.choice([0, rng.uniform(0, 12)])
    result = np.empty_like(frames)
    for i, frame in enumerate(frames):
        image = Image.fromarray(frame)
        if blur:
            image = image.filter(ImageFilter.GaussianBlur(blur))
        values = np.asarray(image) * light[..., None]
        if grain:
            values = values + grain * rng.standard_normal((size, size, 1), np.float32)
        result[i] = np.clip(values, 0, 255)
    return result


def _thing(
    rng: np.random.Generator, stock: Stock, size: int, ground: Image.Image, crowd: float, plain: bool, first: bool
) -> tuple[Sprite, float]:
    """A thing for a scene of `size` pixels, and how far it is turned; `crowd` scales it unless it is `plain`."""
    long = crowd * np.exp(rng.uniform(np.log(0.17), np.log(0.85)))
    if plain:
        long = np.exp(rng.uniform(np.log(0.25), np.log(0.7)))
    if stock.cutouts and rng.random() < 0.75:
        if first and rng.random() < 0.3:
            long = rng.uniform(0.7, 1.5)
        piece = cut_out(rng, stock, max(12, int(size * min(long, 1.5))), ground)
        return piece, rng.normal(0, 0.4)
    return sprite(rng, stock.pictures, max(8, int(size * min(long, 0.9))), plain), 0.0


def photograph(rng: np.random.Generator, pictures: Sequence[photos.Photo], size: int) -> Scene:
    """A photograph of `size` pixels in which things are outlined, and nothing is pasted, as a user would open it.

    Half of them show as much as fits, the others a window; three of four are squeezed, see `photos.crop`.
    """
    outlined = [picture for picture in pictures if picture.things]
    photo = outlined[int(rng.integers(len(outlined)))]
    closest = 1.0 if rng.random() < 0.5 else 0.4
    pixels, regions = photos.crop(rng, photo, size, size, closest, squeezed=rng.random() < 0.75)
    if rng.random() < 0.3:
        pixels = recolour(rng, pixels)
    leaves, things = _clickable(photo, regions)
    listed = _seen(things, leaves, 0.0006)
    if not listed.any():
        return photograph(rng, pictures, size)
    return Scene(_photographic(rng, pixels[None]), leaves[None], listed)


def scene(
    rng: np.random.Generator,
    stock: Stock,
    size: int,
    frames: int = 1,
    speed: float = 0.03,
    plain: bool = False,
    crossing: bool = False,
    bending: bool = False,
    hiding: bool = False,
) -> Scene:
    """A scene of `size` pixels; with more than one frame, things and camera move.

    `speed` is the spread of the things' speed in picture sides per frame. A `plain` scene has one
    to four things without parts, none of them tiny, and nothing of its ground can be clicked.
    Where things are `crossing`, the last passes over the first halfway through the clip; where it is `hiding` it,
    it is larger and slower. Where things are `bending`, most change their shape and light from frame to frame.
    """
    pictures = stock.pictures
    real = rng.random() < (0.75 if stock.cutouts else 0.45)
    margin = 1.0 if frames == 1 else 1.3
    backdrop, map_, things = _background(rng, pictures, int(size * margin), real)
    slack = backdrop.width - size
    drift = rng.uniform(-1, 1, 2) * slack / max(1, frames)
    origin = rng.uniform(0, 1, 2) * slack * 0.2 + (drift < 0) * slack * 0.8
    if plain:
        map_, things = np.zeros_like(map_), []
    number = max(int(rng.integers(1 if plain or not real else 0, 5 if plain else 6)), 2 * crossing)
    first, cast = int(map_.max()) + 1, []
    if not things and not plain and rng.random() < 0.3:
        things.append(1)
    crowd = float(np.exp(rng.uniform(np.log(0.45), np.log(1.3))))
    for _ in range(number):
        piece, turn = _thing(rng, stock, size, backdrop, crowd, plain, first=not cast)
        start = Pose(*(rng.uniform(0.1, 0.9, 2) * size), turn)
        poses = move(rng, start, size, frames, speed) if frames > 1 else [start]
        shade = rng.uniform(0.1, 0.5) if rng.random() < 0.3 else 0.0
        cast.append((piece, first, poses, shade))
        whole = sum(1 << leaf for leaf in range(first, first + piece.count))
        things.append(whole | int(OBJECT_BIT))
        if piece.count > 1:
            things += [1 << leaf for leaf in range(first, first + piece.count)]
        first += piece.count
    if crossing and len(cast) > 1:
        piece, base, _, shade = cast[-1]
        growth, pace = (rng.uniform(1.5, 3.0), rng.uniform(0.4, 1.0)) if hiding else (1.2, 1.0)
        larger = growth * max(cast[0][0].cover.size) / max(piece.cover.size)
        cast[-1] = piece, base, across(rng, cast[0][2], size, larger, pace), shade
    bends = [bend_at_random(rng) if bending and rng.random() < 0.7 else None for _ in cast]
    pixels = np.empty((frames, size, size, 3), np.uint8)
    leaves = np.empty((frames, size, size), np.uint8)
    for t in range(frames):
        left, top = (np.clip(origin + drift * t, 0, slack)).astype(int)
        canvas = backdrop.crop((left, top, left + size, top + size))
        leaves[t] = map_[top : top + size, left : left + size]
        for (piece, base, poses, shade), bend in zip(cast, bends, strict=True):
            _place(canvas, leaves[t], bent(piece, bend, t) if bend else piece, base, poses[t], shade)
        pixels[t] = np.asarray(canvas)
    pixels = _photographic(rng, pixels)
    listed = _seen(things, leaves[0])
    if not listed.any():
        return scene(rng, stock, size, frames, speed, plain, crossing, bending, hiding)
    return Scene(pixels, leaves, listed)


def _seen(things: Sequence[int], leaves: NDArray[np.uint8], smallest: float = 0.002) -> NDArray[np.uint64]:
    """[THINGS]: those of `things` that cover more than `smallest` of the map `leaves`, objects first, then zeros."""
    area = np.bincount(leaves.ravel(), minlength=64)
    floor = smallest * leaves.size
    seen = [thing for thing in things if area[members(np.uint64(thing))].sum() > floor]
    seen.sort(key=lambda thing: not thing & int(OBJECT_BIT))
    listed = np.zeros(THINGS, np.uint64)
    listed[: len(seen[:THINGS])] = seen[:THINGS]
    return listed
