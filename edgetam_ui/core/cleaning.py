"""Masks cleaned up as they are shown and exported: holes, specks, rough borders. What is stored stays as it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .masks import Rle, encode
from .operations import Cleaning, Point

Clicks = tuple[Point, ...]


@lru_cache(maxsize=256)
def cleaned(rle: Rle, how: Cleaning, clicks: Clicks = ()) -> Rle:
    """`rle` as `how` says. `clicks` are the points (x, y) on the object, in pixels.

    In this order: the parts that were clicked, specks, holes, smooth, grow. Only shrinking can leave nothing.
    """
    x, y, width, height = (int(value) for value in rle.box)
    if not width or not height:
        return rle
    mask = rle.decode()
    room = 1 + math.ceil(max(how.grow, 0) + 2 * how.smooth)
    top, left = max(0, y - room), max(0, x - room)
    window = np.s_[top : y + height + room, left : x + width + room]
    part = mask[window].copy()
    if how.clicked:
        part = _clicked(part, [(px - left, py - top) for px, py in clicks])
    if how.specks:
        part = _without_specks(part, how.specks)
    if how.holes:
        part = _without_holes(part, how.holes)
    if how.smooth:
        part = smoothed(part, how.smooth)
    if how.grow:
        part = grown(part, how.grow)
    mask[:] = False
    mask[window] = part
    return encode(mask)


def softened(mask: np.ndarray, feather: float) -> np.ndarray:
    """The alpha of `mask`, bool (height, width): uint8, from 0 to 255 over about `feather` pixels on each side."""
    solid: np.ndarray = mask.astype(np.uint8) * 255
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not feather or not rows.size:
        return solid
    room = math.ceil(2 * feather)
    window = np.s_[max(0, rows[0] - room) : rows[-1] + room + 1, max(0, columns[0] - room) : columns[-1] + room + 1]
    solid[window] = _blurred(solid[window], feather)
    return solid


def smoothed(mask: np.ndarray, radius: float) -> np.ndarray:
    """`mask` without bumps and dents smaller than `radius` pixels; itself where nothing would be left."""
    smooth = _blurred(mask.astype(np.uint8) * 255, radius) >= 128
    return smooth if smooth.any() else mask


def grown(mask: np.ndarray, pixels: float) -> np.ndarray:
    """`mask` with every pixel within `pixels` of it, by centres; less those near its border where negative.

    The image's own edge is no border.
    """
    if pixels < 0:
        return ~grown(~mask, -pixels)
    reach = math.floor(pixels)
    padded = np.pad(mask, reach, mode="edge")
    height, width = mask.shape
    counts = np.pad(np.cumsum(padded, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    out = np.zeros_like(mask)
    for step in range(-reach, reach + 1):
        half = math.floor(math.sqrt(pixels**2 - step**2))
        rows = counts[reach + step : reach + step + height]
        middle = reach - half
        out |= rows[:, middle + 2 * half + 1 :][:, :width] > rows[:, middle:][:, :width]
    return out


def _blurred(values: np.ndarray, reach: float) -> np.ndarray:
    """`values`, uint8, after a Gaussian blur whose standard deviation is half of `reach`; edges are continued."""
    room = math.ceil(2 * reach)
    out = np.pad(values, room, mode="edge").astype(np.float32)
    for axis in (0, 1):
        length = out.shape[axis]
        away = np.minimum(np.arange(length), length - np.arange(length))
        weights = np.exp(-0.5 * (away / (reach / 2)) ** 2).astype(np.float32)
        passed = np.fft.rfft(weights / weights.sum())
        passed = passed[:, None] if axis == 0 else passed
        out = np.asarray(np.fft.irfft(np.fft.rfft(out, axis=axis) * passed, length, axis=axis), np.float32)
    inner = out[room : room + values.shape[0], room : room + values.shape[1]]
    return np.clip(np.rint(inner), 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Pieces:
    """The connected parts of a mask, as runs along its rows: pixels from `begins` to before `ends`; `part` names the
    part that each run is of, by the number of its first one.
    """

    shape: tuple[int, int]
    rows: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    part: np.ndarray

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(np.unique(self.part))

    @property
    def areas(self) -> np.ndarray:
        """Pixels of the part of each run's number; 0 for those that name none."""
        return np.bincount(self.part, self.ends - self.begins, len(self.part))

    def at(self, x: float, y: float) -> int | None:
        """The part at a point; None where there is none."""
        hit = np.flatnonzero((self.rows == math.floor(y)) & (self.begins <= x) & (self.ends > x))
        return int(self.part[hit[0]]) if hit.size else None

    def parts_at(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """The part at each of these pixels, all of which are in the mask."""
        stride = self.shape[1] + 1
        run = np.searchsorted(self.rows * stride + self.begins, rows * stride + columns, side="right") - 1
        found: np.ndarray = self.part[run]
        return found

    def drawn(self, parts: np.ndarray | Sequence[int]) -> np.ndarray:
        """The mask of those parts, bool."""
        kept = np.isin(self.part, parts)
        change = np.zeros((self.shape[0], self.shape[1] + 1), np.int8)
        change[self.rows[kept], self.begins[kept]] += 1
        change[self.rows[kept], self.ends[kept]] -= 1
        return np.cumsum(change, axis=1, dtype=np.int8)[:, :-1].astype(bool)


def pieces_of(mask: np.ndarray, corners: bool) -> Pieces:
    """The parts of `mask`; with `corners` pixels that touch at one belong together."""
    change = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, begins = np.nonzero(change > 0)
    ends = np.nonzero(change < 0)[1]
    # Runs are in the order of their rows and columns: one row below, those that touch a run are neighbours in it.
    stride, reach = mask.shape[1] + 3, int(corners)
    low = np.searchsorted(rows * stride + ends, (rows + 1) * stride + begins - reach, side="right")
    high = np.searchsorted(rows * stride + begins, (rows + 1) * stride + ends + reach, side="left")
    counts = np.maximum(high - low, 0)
    above = np.repeat(np.arange(len(rows)), counts)
    below = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
    return Pieces((mask.shape[0], mask.shape[1]), rows, begins, ends, _joined(len(rows), above, below))


def _joined(count: int, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """For each of `count` things the lowest that it is connected with, where each of `one` touches that of `other`."""
    lowest = np.arange(count)
    while True:
        least = np.minimum(lowest[one], lowest[other])
        following = lowest.copy()
        np.minimum.at(following, lowest[one], least)
        np.minimum.at(following, lowest[other], least)
        while not np.array_equal(jumped := following[following], following):
            following = jumped
        if np.array_equal(following, lowest):
            return lowest
        lowest = following


def _clicked(mask: np.ndarray, clicks: Sequence[Point]) -> np.ndarray:
    """The parts with a click on them; the largest where no click is on any."""
    pieces = pieces_of(mask, corners=True)
    hit = [part for part in (pieces.at(x, y) for x, y in clicks) if part is not None]
    return pieces.drawn(hit or [int(pieces.areas.argmax())])


def _without_specks(mask: np.ndarray, pixels: int) -> np.ndarray:
    """`mask` without parts of fewer than `pixels`; the largest stays."""
    pieces = pieces_of(mask, corners=True)
    areas = pieces.areas
    return pieces.drawn(np.flatnonzero(areas >= min(pixels, areas.max())))


def _without_holes(mask: np.ndarray, pixels: int) -> np.ndarray:
    """`mask` with holes of up to `pixels` filled; what opens to the image's edge is no hole."""
    pieces = pieces_of(np.pad(~mask, 1, constant_values=True), corners=False)
    areas = pieces.areas
    areas[pieces.part[0]] = 0  # what is around the mask
    filled = pieces.drawn(np.flatnonzero((areas > 0) & (areas <= pixels)))
    return np.asarray(mask | filled[1:-1, 1:-1])
