"""A store of generated scenes on disk, and batches cut from it."""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from tqdm import tqdm

from scenes import OBJECT_BIT, THINGS, Scene, Stock, members, photograph, scene

MEAN = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
STD = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)

SMALLEST = 150
"""Pixels that a thing must cover to be asked for."""


@dataclass(frozen=True)
class Store:
    """What to keep in a pool: `count` scenes of `frames` frames and `size` pixels; the rest is as in `scenes.scene`.

    The things of its photographs are outlined in the files `outlined` of `labels/`, see `outlines`; of ten scenes,
    `photographs` are such a photograph alone.
    """

    size: int
    count: int
    frames: int = 1
    bending: bool = False
    hiding: bool = False
    outlined: tuple[str, ...] = ()
    photographs: int = 0


@dataclass(frozen=True)
class Pool:
    """frames: uint8 [N, T, S, S, 3]; leaves: uint8 [N, T, S, S]; things: uint64 [N, THINGS]."""

    frames: NDArray[np.uint8]
    leaves: NDArray[np.uint8]
    things: NDArray[np.uint64]


@dataclass(frozen=True)
class Batch:
    """pixels: [B, T, 3, S, S] normalised; masks: bool [B, P, T, S, S], things to ask for."""

    pixels: Tensor
    masks: Tensor


Stocked = Callable[[], Stock]
Task = tuple[Stocked, Path, range, Store, int]


def _fill(task: Task) -> int:
    stock, folder, numbers, store, seed = task
    pool = _open(folder, "r+")
    for i in numbers:
        made = _make(np.random.default_rng((seed, i)), stock(), store, i)
        pool.frames[i], pool.leaves[i], pool.things[i] = made.frames, made.leaves, made.things
    return len(numbers)


def _make(rng: np.random.Generator, stock: Stock, store: Store, number: int) -> Scene:
    if number % 10 < store.photographs:
        return photograph(rng, stock.pictures, store.size)
    speed = float(np.exp(rng.uniform(np.log(0.006), np.log(0.05))))
    plain, crossing = number % 4 == 0, store.frames > 1 and number % 3 > 0
    return scene(rng, stock, store.size, store.frames, speed, plain, crossing, store.bending, store.hiding)


def _open(folder: Path, mode: str) -> Pool:
    names = ("frames", "leaves", "things")
    return Pool(*(np.load(folder / f"{name}.npy", mmap_mode=mode) for name in names))  # type: ignore[arg-type]


def make(folder: Path, stock: Stocked, store: Store, seed: int) -> Pool:
    """The pool in `folder`, generated on all cores if it is not there yet.

    `stock` is called by the forked workers, so it has to be found by name and to keep its answer.
    """
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        shape = (store.count, store.frames, store.size, store.size)
        for name, sides, kind in (
            ("frames", (*shape, 3), np.uint8),
            ("leaves", shape, np.uint8),
            ("things", (store.count, THINGS), np.uint64),
        ):
            np.lib.format.open_memmap(folder / f"{name}.npy", "w+", kind, sides)
        stock()
        parts = [range(i, min(i + 20, store.count)) for i in range(0, store.count, 20)]
        tasks = [(stock, folder, part, store, seed) for part in parts]
        with (
            multiprocessing.get_context("fork").Pool() as workers,
            tqdm(total=store.count, desc=f"{store.frames} x {store.size} px scenes") as bar,
        ):
            for done in workers.imap_unordered(_fill, tasks):
                bar.update(done)
        (folder / "done").touch()
    return _open(folder, "r")


def _choose(
    rng: np.random.Generator,
    leaves: NDArray[np.uint8],
    things: NDArray[np.uint64],
    prompts: int,
    parts: float,
    regions: float,
    large: float,
    gone: float,
    smallest: float,
    size: int,
) -> NDArray[np.bool_] | None:
    """[prompts, 64] leaf sets to ask for: things large enough, at `size`, on the first frame."""
    areas = np.stack([np.bincount(frame.ravel(), minlength=64) / frame.size for frame in leaves])
    area = areas[0]
    floor = max(smallest, SMALLEST / size**2)
    sets, weights = [], []
    whole = np.bitwise_or.reduce(things[(things & OBJECT_BIT) != 0], initial=0)
    for thing in things[things != 0]:
        table = members(thing)
        share = area[table].sum()
        if floor < share < 0.8:
            sets.append(table)
            weight = 1.0 if thing & OBJECT_BIT else parts if thing & whole else regions
            lost = not areas[:, table].any(axis=1).all()
            weights.append(weight * share**large * (gone if lost else 1.0))
    if not sum(weights):
        return None
    chance = np.array(weights) / sum(weights)
    return np.stack([sets[i] for i in rng.choice(len(sets), prompts, p=chance)])


def _window(rng: np.random.Generator, length: int, frames: int) -> list[int]:
    """`frames` of `length` frame numbers, evenly apart, forwards or backwards."""
    stride = int(rng.integers(1, (length - 1) // (frames - 1) + 1)) if frames > 1 else 1
    first = int(rng.integers(length - stride * (frames - 1)))
    times = [first + stride * t for t in range(frames)]
    return times[::-1] if rng.random() < 0.5 else times


def batch(
    rng: np.random.Generator,
    pool: Pool,
    size: int,
    scenes: int,
    frames: int,
    prompts: int,
    closest: float = 0.5,
    parts: float = 0.2,
    regions: float = 0.05,
    large: float = 0.0,
    gone: float = 1.0,
    smallest: float = 0.003,
    upright: bool = False,
) -> Batch:
    """`scenes` random scenes of `frames` frames, turned, mirrored, cut out, scaled to `size` and recoloured.

    In each, `prompts` things are asked for, all in sight on the first frame. `closest` is the smallest part of a
    scene's side that a cut-out shows; where scenes stay `upright`, none is laid on its side. `parts` and `regions` are
    how often a part of an object and a region of the background are asked for, against 1 for a whole object; all go by
    the thing's share of the picture, which is more than `smallest`, to the power of `large`, and are `gone` times as
    much where it is out of sight on one of the frames.
    """
    pixels, masks = [], []
    full = pool.frames.shape[2]
    while len(pixels) < scenes:
        i = int(rng.integers(len(pool.frames)))
        side = int(full * rng.uniform(closest, 1)) if rng.random() < 0.7 else full
        top, left = rng.integers(0, full - side + 1, 2)
        times = _window(rng, pool.frames.shape[1], frames)
        window = (slice(top, top + side), slice(left, left + side))
        leaves = np.stack([pool.leaves[i, t][window] for t in times])
        chosen = _choose(rng, leaves, pool.things[i], prompts, parts, regions, large, gone, smallest, size)
        if chosen is None:
            continue
        colours = np.stack([pool.frames[i, t][window] for t in times])
        turns = 0 if upright else int(rng.choice([0, 0, 0, 1, 3]))
        leaves, colours = np.rot90(leaves, turns, (1, 2)), np.rot90(colours, turns, (1, 2))
        if rng.random() < 0.5:
            leaves, colours = leaves[:, :, ::-1], colours[:, :, ::-1]
        image = torch.from_numpy(colours.copy()).permute(0, 3, 1, 2)
        if side != size:
            image = F.interpolate(image, (size, size), mode="bilinear", antialias=side > size, align_corners=False)
            near = (np.arange(size) + 0.5) * side // size
            near = near.astype(int)
            leaves = leaves[:, near][:, :, near]
        gain, lift = rng.normal(1, 0.12, (3, 1, 1)) * rng.uniform(0.7, 1.2), rng.normal(0, 0.05)
        image = image.float() / 255 * torch.from_numpy(gain).float() + float(lift)
        pixels.append((image.clamp(0, 1) - MEAN) / STD)
        masks.append(torch.from_numpy(chosen[:, leaves]))
    return Batch(torch.stack(pixels), torch.stack(masks))
