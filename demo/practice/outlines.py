"""Things outlined by hand in photographs of the training: to click on, to paste elsewhere."""

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from pycocotools import mask as coco

from cutouts import Cutout, cutout
from photos import Photo
from scenes import OBJECT_BIT

LABELS = Path(__file__).with_name("labels")
SPECK = 30
"""Pixels below which where outlines overlap is nothing of its own."""


def drawn(shape: Mapping[str, Any], height: int, width: int) -> NDArray[np.bool_]:
    """[height, width]: what the polygons of `shape` cover and its holes do not."""

    def filled(polygons: list[list[float]]) -> NDArray[np.bool_]:
        if not polygons:
            return np.zeros((height, width), bool)
        return coco.decode(coco.merge(coco.frPyObjects(polygons, height, width))).astype(bool)

    return filled(shape["polygons"]) & ~filled(shape.get("holes", []))


def listed(name: str) -> dict[str, dict[str, Any]]:
    """What `labels/{name}.json` says of each photograph, by the photograph's name."""
    entries = json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))["pictures"]
    return {entry["file"]: entry for entry in entries}


def apply(pictures: Sequence[Photo], outlined: Mapping[str, Mapping[str, Any]]) -> tuple[list[Photo], list[Cutout]]:
    """`pictures`, with what is `outlined` in place of their regions, and the cut-outs of the things in full sight."""
    found, cut = [], []
    for photo in pictures:
        entry = outlined.get(photo.name)
        if entry is None:
            found.append(photo)
            continue
        high, wide = photo.pixels.shape[:2]
        if (wide, high) != (entry["width"], entry["height"]):
            raise ValueError(f"{photo.name} has {wide} x {high} pixels and was outlined otherwise")
        objects = entry["objects"]
        masks = [drawn(each, high, wide) for each in objects]
        leaves, things = _leaves(masks)
        things = [thing | (0 if each["part"] else int(OBJECT_BIT)) for thing, each in zip(things, objects, strict=True)]
        found.append(replace(photo, regions=(leaves, leaves), things=tuple(things)))
        for mask, each in zip(masks, objects, strict=True):
            if each["whole"] and not each["part"]:
                cut.append(_cut(photo.pixels, mask))
    return found, [each for each in cut if each is not None]


def _leaves(masks: Sequence[NDArray[np.bool_]]) -> tuple[NDArray[np.uint16], list[int]]:
    """A map [h, w] of the places that belong to the same of `masks`, 0 for none; the set of leaves of each mask."""
    codes = functools.reduce(np.bitwise_or, (mask.astype(np.int64) << i for i, mask in enumerate(masks)))
    kinds, inverse, area = np.unique(codes, return_inverse=True, return_counts=True)
    kept = np.flatnonzero((kinds > 0) & (area > SPECK))
    table = np.zeros(len(kinds), np.uint16)
    table[kept] = np.arange(1, len(kept) + 1)
    things = [
        sum(1 << number for number, kind in enumerate(kinds[kept].tolist(), 1) if kind >> i & 1)
        for i in range(len(masks))
    ]
    return table[inverse.reshape(codes.shape)], things


def _cut(pixels: NDArray[np.uint8], mask: NDArray[np.bool_]) -> Cutout | None:
    image = Image.fromarray(pixels).convert("RGBA")
    image.putalpha(Image.fromarray(mask.astype(np.uint8) * 255).filter(ImageFilter.GaussianBlur(0.8)))
    return cutout(image, photographed=True)
