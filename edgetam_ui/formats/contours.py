"""Masks as polygons along the borders of their pixels.

A ring is an int or float array (n, 2) of corners (x, y), not closed, in COCO's coordinates: pixel (column, row) covers
x from column to column + 1. So one pixel is a square of four corners, and an exact polygon rasterizes to the very mask.
Two pixels that touch at a corner belong together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

from ..core.cleaning import pieces_of
from ..core.masks import Rle
from .choice import nothing

Tick = Callable[[], None]
MANY_RINGS = 64
"""From which on rings are joined with their neighbours first."""
BAND = 16
"""Rows in which rings count as neighbours."""
FEW = 100
NEAREST = 1500
"""Corners of each of two rings that are compared for the nearest pair; of longer rings, evenly chosen ones."""


@dataclass(frozen=True)
class Part:
    """A connected part of a mask: its outer ring, clockwise as seen, and those of its holes, the other way round."""

    outer: np.ndarray
    holes: tuple[np.ndarray, ...] = ()


def parts_of(rle: Rle, tolerance: float = 0.0, tick: Tick = nothing) -> list[Part]:
    """The parts of a mask, the largest first; none where it is empty.

    With `tolerance` corners are left out as long as the ring stays within so many pixels of the border, and its area
    within three per cent. `tick` is called as it goes, and may raise to stop.
    """
    rings = trace(rle, tick)
    if not rings:
        return []
    areas = [signed_area(ring) for ring in rings]
    numbers = _numbers_of(rings, rle).tolist()
    of = {number: ring for number, ring, area in zip(numbers, rings, areas, strict=True) if area > 0}
    holes: dict[int, list[np.ndarray]] = {number: [] for number in of}
    for number, ring, area in zip(numbers, rings, areas, strict=True):
        tick()
        if area < 0:
            holes[number].append(simplified(ring, tolerance))
    outers = sorted(of.items(), key=lambda item: signed_area(item[1]), reverse=True)
    return [Part(simplified(outer, tolerance), tuple(holes[number])) for number, outer in outers]


def _numbers_of(rings: list[np.ndarray], rle: Rle) -> np.ndarray:
    """The part of the mask that each ring goes round, by a pixel to the right of its first side, where the mask is."""
    first, second = (np.array([ring[at] for ring in rings], float) for at in (0, 1))
    way = np.sign(second - first)
    inside = np.floor(first + 0.5 * way + 0.5 * np.stack([-way[:, 1], way[:, 0]], axis=1)).astype(int)
    return pieces_of(rle.decode(), corners=True).parts_at(inside[:, 1], inside[:, 0])


def count_parts(rle: Rle) -> tuple[int, int]:
    """(connected parts, holes) of a mask."""
    mask = np.pad(rle.decode(), 1)
    # What is around the mask is one part of the ground, and no hole.
    return pieces_of(mask, corners=True).count, pieces_of(~mask, corners=False).count - 1


def trace(rle: Rle, tick: Tick = nothing) -> list[np.ndarray]:
    """All border rings of a mask, exact: clockwise (positive area, y down) round it, the other way round its holes."""
    x0, y0, width, height = (int(value) for value in rle.box)
    if not width or not height:
        return []
    inside = np.pad(rle.decode()[y0 : y0 + height, x0 : x0 + width], 1).astype(np.int8)
    across = _runs(np.diff(inside, axis=0)[:, 1:-1])  # horizontal borders: 1 with the mask below
    down = _runs(np.diff(inside, axis=1)[1:-1].T)  # vertical borders: 1 with the mask to the right
    # The mask is always to the right of the way: along its upper border to the right, down its right one, and so on.
    leave: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for y, begin, end, sign in across:
        first, last = (begin, end) if sign > 0 else (end, begin)
        leave[first, y].append((last, y))
    for x, begin, end, sign in down:
        first, last = (end, begin) if sign > 0 else (begin, end)
        leave[x, first].append((x, last))
    rings = []
    while leave:
        tick()
        start, ends = next(iter(leave.items()))
        ring, here, came = [start], ends[-1], start
        _take(leave, start, ends[-1])
        while here != start or not _closes(leave, here, came, ring[1] if len(ring) > 1 else here):
            ring.append(here)
            following = _left(leave[here], here, came)
            _take(leave, here, following)
            here, came = following, here
        rings.append(np.array(ring) + np.array([x0, y0]))
    return rings


def _runs(border: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Runs of equal values other than 0 in each row of `border`, as (row, begin, end, value)."""
    rows = np.pad(border, ((0, 0), (1, 1)))
    change = np.diff(rows, axis=1)
    row, at = np.nonzero(change)
    after, before = rows[row, at + 1], rows[row, at]
    begins, ends = after != 0, before != 0
    return list(zip(row[begins].tolist(), at[begins].tolist(), at[ends].tolist(), after[begins].tolist(), strict=True))


def _take(leave: dict[tuple[int, int], list[tuple[int, int]]], here: tuple[int, int], end: tuple[int, int]) -> None:
    leave[here].remove(end)
    if not leave[here]:
        del leave[here]


def _left(ends: list[tuple[int, int]], here: tuple[int, int], came: tuple[int, int]) -> tuple[int, int]:
    """Where two ways lead on, the left one: it keeps pixels together that touch at this corner."""
    if len(ends) == 1:
        return ends[0]
    ahead = (here[0] - came[0], here[1] - came[1])
    return min(ends, key=lambda end: ahead[0] * (end[1] - here[1]) - ahead[1] * (end[0] - here[0]))


def _closes(
    leave: dict[tuple[int, int], list[tuple[int, int]]],
    here: tuple[int, int],
    came: tuple[int, int],
    second: tuple[int, int],
) -> bool:
    """Whether a way that is back at its start ends there, or passes through it once more."""
    ends = leave.get(here, [])
    return not ends or _left([*ends, second], here, came) == second


def signed_area(ring: np.ndarray) -> float:
    """The area inside, positive where the ring is clockwise with y down."""
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


def _inside(ring: np.ndarray, outer: np.ndarray) -> bool:
    """Whether `ring`, which does not cross `outer`, lies inside it: by a point just off its first side."""
    first, second = ring[0].astype(float), ring[1].astype(float)
    way = np.sign(second - first)
    x, y = (first + second) / 2 + 0.5 * np.array([way[1], -way[0]])  # to its left: in the hole
    begin, end = outer, np.roll(outer, -1, axis=0)
    crosses = (begin[:, 1] > y) != (end[:, 1] > y)
    return bool((crosses & (begin[:, 0] > x)).sum() % 2)


def simplified(ring: np.ndarray, tolerance: float) -> np.ndarray:
    """`ring` with fewer corners, by Douglas and Peucker's method (1973); itself where too little of it would stay."""
    if len(ring) == 4:  # a rectangle, which no three of its corners are near
        return ring
    area = abs(signed_area(ring))
    while tolerance >= 0.25:
        kept = _douglas_peucker(ring, tolerance)
        if len(kept) >= 3 and abs(abs(signed_area(kept)) - area) <= 0.03 * area:
            return kept
        tolerance /= 2
    return ring


def _douglas_peucker(ring: np.ndarray, tolerance: float) -> np.ndarray:
    points = np.concatenate([ring, ring[:1]]).astype(float)
    opposite = int(((points - points[0]) ** 2).sum(axis=1).argmax())
    keep = np.zeros(len(points), bool)
    keep[[0, opposite]] = True
    waiting = [(0, opposite), (opposite, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        between, line = points[first + 1 : last] - points[first], points[last] - points[first]
        length = float(np.hypot(*line))
        if length:
            along = np.clip(between @ line / length**2, 0, 1)
            between = between - along[:, None] * line
        distance = np.hypot(between[:, 0], between[:, 1])
        worst = int(distance.argmax())
        if distance[worst] > tolerance:
            keep[first + 1 + worst] = True
            waiting += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return ring[np.flatnonzero(keep[:-1])]


def bridged(part: Part, tick: Tick = nothing) -> np.ndarray:
    """`part` as one ring: a bridge of no width leads into each hole and back."""
    if len(part.holes) > MANY_RINGS:
        return _merged([part.outer, *part.holes], tick)
    ring = part.outer
    for hole in sorted(part.holes, key=lambda hole: hole[:, 0].min()):
        ring = _joined(ring, hole)
    return ring


def joined(parts: list[Part], tick: Tick = nothing) -> np.ndarray:
    """All `parts` as one ring, their holes too: bridges of no width lead from one to the next."""
    rings = [bridged(part, tick) for part in parts]
    if len(rings) > MANY_RINGS:
        return _merged(rings, tick)
    ring = rings[0]
    for other in rings[1:]:
        ring = _joined(ring, other)
    return ring


def _merged(rings: list[np.ndarray], tick: Tick) -> np.ndarray:
    """All `rings` as one: neighbours are joined, then those, so that none is copied more than a few times."""
    rings = sorted(rings, key=lambda ring: (ring[0, 1] // BAND, ring[0, 0]))
    while len(rings) > 1:
        pairs = [rings[at : at + 2] for at in range(0, len(rings), 2)]
        rings = []
        for pair in pairs:
            tick()
            rings.append(_joined(pair[0], pair[1], FEW) if len(pair) == 2 else pair[0])
    return rings[0]


def _joined(ring: np.ndarray, other: np.ndarray, nearest: int = NEAREST) -> np.ndarray:
    """`ring` that goes to `other` where they are nearest, of `nearest` corners of each, round it, and back."""
    here, there = (np.arange(0, len(line), -(-len(line) // nearest)) for line in (ring, other))
    distance = ((ring[here][:, None] - other[there][None]) ** 2).sum(axis=-1)
    at, to = np.unravel_index(int(distance.argmin()), distance.shape)
    leaves, enters = here[at], there[to]
    return np.concatenate(
        [ring[: leaves + 1], np.roll(other, -enters, axis=0), other[enters : enters + 1], ring[leaves:]]
    )


def simple(part: Part, tick: Tick = nothing) -> list[Part]:
    """`part` as parts whose rings touch themselves nowhere, as the OGC's rules for valid polygons ask.

    Where a ring passes a corner twice it is cut in two there: an outer ring into two parts, or a part and a hole.
    """
    rings = [piece for ring in (part.outer, *part.holes) for piece in _cut(ring)]
    areas = [signed_area(ring) for ring in rings]
    outers = [rings[at] for at in np.argsort(areas, kind="stable") if areas[at] > 0]
    low, high = (np.array([corner(outer, axis=0) for outer in outers]) for corner in (np.min, np.max))
    holes: list[list[np.ndarray]] = [[] for _ in outers]
    for ring, area in zip(rings, areas, strict=True):
        if area < 0:
            tick()
            near = np.flatnonzero((low <= ring.min(axis=0)).all(axis=1) & (high >= ring.max(axis=0)).all(axis=1))
            around = next((index for index in near.tolist() if _inside(ring, outers[index])), -1)
            holes[around].append(ring)
    return [Part(outer, tuple(inner)) for outer, inner in zip(outers, holes, strict=True)]


def _cut(ring: np.ndarray) -> list[np.ndarray]:
    """`ring` cut at each corner that it passes more than once."""
    pieces: list[np.ndarray] = []
    way: list[tuple[float, ...]] = []
    places: dict[tuple[float, ...], int] = {}
    for corner in map(tuple, ring.tolist()):
        if corner in places:
            begin = places[corner]
            pieces.append(np.array(way[begin:]))
            for passed in way[begin:]:
                del places[passed]
            del way[begin:]
        places[corner] = len(way)
        way.append(corner)
    return [piece for piece in [*pieces, np.array(way)] if len(piece) >= 3 and signed_area(piece)]


def rasterized(rings: list[np.ndarray], height: int, width: int) -> Rle:
    """The mask of all `rings` together, as pycocotools fills polygons."""
    polygons = [_flat(ring) for ring in rings]
    if not polygons:
        return Rle(coco.encode(np.zeros((height, width), np.uint8, order="F"))["counts"], height, width)
    merged = coco.merge(coco.frPyObjects(polygons, height, width))
    return Rle(merged["counts"], height, width)


def _flat(ring: np.ndarray) -> list[float]:
    """[x, y, x, y, …]; pycocotools takes four numbers for a box, so a ring has three corners at least."""
    return [float(value) for value in ring.reshape(-1)]
