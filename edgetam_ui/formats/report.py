"""What an export would lose, and how large it would be: told before anything is written."""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from ..core.progress import no_progress
from ..core.results import ObjectMask
from .base import Format, class_of
from .choice import Chosen
from .contours import count_parts

T = TypeVar("T")
LOOKED_AT = 60
"""Masks that are looked at for holes and parts, frames for overlaps: of more, evenly chosen ones."""
SAMPLE_SECONDS = 3.0
"""How long outlines may take to be written for that, of each medium."""
BYTES_OF_A_RUN = 16
"""Of a polygon along noise, for a byte of the mask's run lengths."""
SAMPLED = 3
"""Frames that are written to learn how large all will be."""


class ExportWarning(UserWarning):
    """Something that an export leaves out, or that a reader should know."""


@dataclass(frozen=True)
class Notice:
    """A sentence on what is lost or strange; `code` is for programs."""

    code: str
    message: str


@dataclass(frozen=True)
class Report:
    """What will be written: how many frames, objects and masks, about how many bytes, and what to know before."""

    frames: int
    objects: int
    masks: int
    bytes: int
    notices: tuple[Notice, ...]


@dataclass
class _Found:
    """Counts over all media. `masks` are those that are not empty, a few of them to be looked at closely."""

    frames: int = 0
    objects: int = 0
    masks: int = 0
    unmasked: int = 0
    stale: int = 0
    vanished: int = 0
    emptied: int = 0
    overlapping: int = 0
    maskless: list[str] = field(default_factory=list)
    cleaned: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    look_at: list[ObjectMask] = field(default_factory=list)


def report(format: Format, media: Sequence[Chosen]) -> Report:
    """What `format` would make of `media`. Nothing is left on disk."""
    return replace(look(format, media), bytes=_size(format, media))


def look(format: Format, media: Sequence[Chosen]) -> Report:
    """`report` without a size."""
    found = _Found()
    for chosen in media:
        _count(chosen, found)
        if not format.overlaps:
            found.overlapping += sum(_overlap(chosen.masks(frame)) for frame in _few(chosen.frames))
    return Report(found.frames, found.objects, found.masks, 0, tuple(_notices(format, media[0], found)))


def left_out(names: Sequence[str]) -> tuple[Notice, ...]:
    """What is said of the images of a set that are called so and have no mask."""
    if not names:
        return ()
    what = _many(len(names), "image has no mask and is", "images have no mask and are")
    return (Notice("left_out", f"{what} left out: {shortened(names)}."),)


def warn(notices: Iterable[Notice], kind: type[Warning] = ExportWarning) -> None:
    """Has Python warn of each by a `kind` of warning, as of the line outside this package that led here."""
    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).startswith("edgetam_ui"):
        frame, level = frame.f_back, level + 1
    for notice in notices:
        warnings.warn(notice.message, kind, stacklevel=level)


def _count(chosen: Chosen, found: _Found) -> None:
    found.frames += len(chosen.frames)
    found.objects += len(chosen.objects)
    found.renamed += [chosen.name] if chosen.name != chosen.whole.name else []
    for number, info in chosen.objects.items():
        found.renamed += [class_of(info)] if info != chosen.whole.objects[number] else []
        if class_of(info) == f"Object {info.id}":
            found.unnamed.append(class_of(info))
        if not info.visible:
            found.hidden.append(info.name)
    found.unmasked += sum(not chosen.has_mask(frame) for frame in chosen.range)
    masked: set[int] = set()
    emptied: set[int] = set()
    for frame in chosen.frames:
        masks = chosen.masks(frame)
        full = [mask for mask in masks if mask.rle.area]
        emptied |= {mask.object_id for mask in masks if mask.emptied}
        found.emptied += sum(mask.emptied for mask in masks)
        before = _unscaled(chosen, frame) if chosen.scaled else full
        masked |= {mask.object_id for mask in before}
        found.masks += len(full)
        found.stale += sum(mask.kind == "stale" for mask in full)
        found.vanished += len(before) - len(full)
        found.look_at += full
    every = chosen.objects.values(), chosen.maskless.values()
    found.maskless += [info.name for info in chain(*every) if info.id not in masked | emptied]
    found.cleaned += [chosen.objects[number].name for number in chosen.objects if number in emptied]


def _unscaled(chosen: Chosen, frame: int) -> list[ObjectMask]:
    """The masks of the chosen objects as they are, those that are empty left out."""
    return [mask for mask in chosen.whole.masks(frame) if mask.object_id in chosen.objects and mask.rle.area]


def _overlap(masks: Sequence[ObjectMask]) -> bool:
    from pycocotools import mask as coco

    if len(masks) < 2:
        return False
    data = [mask.rle.to_coco() for mask in masks]
    together = coco.area(coco.merge(data))
    return bool(sum(mask.rle.area for mask in masks) > together)


def _notices(format: Format, chosen: Chosen, found: _Found) -> list[Notice]:
    notices = []

    def tell(code: str, count: int, message: str) -> None:
        if count:
            notices.append(Notice(code, message))

    left_out = chosen.choice.unmasked is False
    tell(
        "unmasked",
        found.unmasked,
        f"{_frames(found.unmasked)} without any mask: "
        + ("left out, since nobody looked at them." if left_out else "written without objects."),
    )
    names = found.maskless
    where = "" if chosen.range == range(chosen.count) else " on these frames"
    none = f"{_many(len(names), 'object has', 'objects have')} no mask{where}"
    tell("maskless", len(names), f"{none}: {shortened(names)}.")
    tell("stale", found.stale, f"{_many(found.stale, 'mask is', 'masks are')} out of date: track again first.")
    empty = f"{_many(found.emptied, 'mask is', 'masks are')} empty because of how they are cleaned up"
    tell("emptied", found.emptied, f"{empty}: {shortened(found.cleaned)}.")
    tell("vanished", found.vanished, f"{_many(found.vanished, 'mask is', 'masks are')} too small for this size.")
    if not format.overlaps:
        tell(
            "overlaps",
            found.overlapping,
            f"Objects overlap on {_frames(found.overlapping)} of those looked at: a pixel goes to the one listed last.",
        )
    if not format.exact(chosen):
        notices += _shapes(format, found.look_at)
    soft = [] if format.soft else [info.name for info in chosen.objects.values() if info.feather]
    tell("soft", len(soft), f"Soft borders are written hard: {shortened(soft)}.")
    if format.group == "data":
        names = found.unnamed
        tell(
            "unnamed",
            len(names),
            f"{_many(len(names), 'object has', 'objects have')} no class or name: {shortened(names)}.",
        )
    if format.group in ("data", "masks"):
        tell("renamed", len(found.renamed), f"Characters that files cannot hold become _: {shortened(found.renamed)}.")
    if format.group in ("looks", "films"):
        tell("hidden", len(found.hidden), f"Hidden objects are left out: {shortened(found.hidden)}.")
    return notices


def _shapes(format: Format, masks: Sequence[ObjectMask]) -> list[Notice]:
    """What becomes of holes and of masks in several parts."""
    if format.holes and format.parts:
        return []
    chosen = _few(masks)
    counts = [count_parts(mask.rle) for mask in chosen]
    share = "" if len(chosen) == len(masks) else f" of {len(chosen)} looked at"
    notices = []
    holed, several = sum(holes > 0 for _, holes in counts), sum(parts > 1 for parts, _ in counts)
    if holed and not format.holes:
        notices.append(Notice("holes", f"{_many(holed, 'mask has', 'masks have')} holes{share}: {format.on_holes}."))
    if several and not format.parts:
        notices.append(
            Notice("parts", f"{_many(several, 'mask is', 'masks are')} in several parts{share}: {format.on_parts}.")
        )
    return notices


def _size(format: Format, media: Sequence[Chosen]) -> int:
    """About how many bytes: a few frames of each medium are written, and counted for all."""
    total = 0.0
    for chosen in media:
        frames = chosen.frames
        if not frames:
            continue
        count = min(SAMPLED, len(frames))
        some = [frames[index * len(frames) // count] for index in range(count)]
        total += _written(format, chosen, some) * len(frames) / count
    return round(total)


def _written(format: Format, chosen: Chosen, frames: Sequence[int]) -> int:
    """The bytes of these frames as they are written, or about how many, where outlines of noise take too long."""
    until = time.monotonic() + SAMPLE_SECONDS

    def tick() -> None:
        if time.monotonic() > until:
            raise _TakesLong

    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        try:
            files = format.write([replace(chosen, tick=tick).limited(frames)], Path(scratch), no_progress)
        except _TakesLong:
            runs = sum(len(mask.rle.counts) for frame in frames for mask in chosen.masks(frame))
            return BYTES_OF_A_RUN * runs
        return sum(file.stat().st_size for file in files)


class _TakesLong(Exception):
    pass


def _few(items: Sequence[T]) -> Sequence[T]:
    """`LOOKED_AT` of `items` at most, evenly chosen."""
    return items[:: -(-len(items) // LOOKED_AT) or 1]


def _many(count: int, one: str, more: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {more}"


def _frames(count: int) -> str:
    return _many(count, "frame", "frames")


def shortened(names: Sequence[object]) -> str:
    """The first four of `names`, and how many more there are."""
    return ", ".join(map(str, names[:4])) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
