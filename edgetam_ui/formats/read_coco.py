"""Masks from COCO data sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from pycocotools import mask as coco

from ..core.masks import Rle
from ..errors import PromptError
from .base import PROGRAM
from .contours import rasterized
from .reading import LONGEST_NAME, Found


class Coco:
    """A data set that was parsed, checked as far as it goes without a medium; read once for each medium.

    `found` is told what does not fit. Raises `FormatError`.
    """

    def __init__(self, data: dict[str, Any], found: Found) -> None:
        info = data.get("info")
        self._is_ours = isinstance(info, dict) and info.get("contributor") == PROGRAM
        self._images: list[Any] = found.field(data, "images", list, "the file")
        self._annotations: list[Any] = found.field(data, "annotations", list, "the file")
        self._categories = _names(found.field(data, "categories", list, "the file"), "categories", found)
        listed = found.field(data, "videos", list, "the file") if data.get("videos") is not None else []
        self._videos: dict[int | str | None, str] = dict(_names(listed, "videos", found).items())
        self._numbers = self._check_images(found)
        self._of: dict[int, list[int]] = defaultdict(list)
        """The places of an image's annotations, by its id."""
        for at, item in enumerate(self._annotations):
            self._of[found.field(item, "image_id", int, f"annotations[{at}]")].append(at)

    def _check_images(self, found: Found) -> list[int]:
        """The images' ids. Raises `FormatError` where two have one."""
        numbers: list[int] = []
        known: set[int] = set()
        for at, image in enumerate(self._images):
            place = f"images[{at}]"
            number = found.field(image, "id", int, place)
            found.field(image, "file_name", str, place)
            if number in known:
                raise found.error(f"`id` of {place}", f"is {number}, as that of another image is", "Give each its own.")
            known.add(number)
            numbers.append(number)
        return numbers

    def named(self, found: Found) -> dict[str, list[int]]:
        """The places of the images that have annotations, by what the data set calls the medium that they are of."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, number in enumerate(self._numbers):
            if number in self._of:
                places[self._video(at, found) or self._images[at]["file_name"]].append(at)
        return places

    def read(self, found: Found, places: Sequence[int] | None = None) -> None:
        """The masks that are about the medium of `found`, by file name, or `frame_index`; of the images at `places`
        alone, where these are given.
        """
        found.is_ours = self._is_ours
        frames = self._frames(self._own(found) if places is None else places, found)
        kinds = dict[int | str, int]()
        for at in sorted(at for number in frames for at in self._of.get(number, ())):
            item, place = self._annotations[at], f"annotations[{at}]"
            kind = found.field(item, "category_id", int, place)
            if kind not in self._categories:
                raise found.error(f"`category_id` of {place}", f"is {kind}, which no category has", "Add the category.")
            keys = [found.key(item, name, place) for name in ("track_id", "object_id")]
            known = [one for one in keys if one is not None]
            if known and kinds.setdefault(known[0], kind) != kind:
                what = f"is {kind}, and that of object {str(known[0])[-LONGEST_NAME:]} was {kinds[known[0]]} before"
                raise found.error(
                    f"`category_id` of {place}", what, "Give the object one category, or each its own id."
                )
            key = known[0] if known else f"annotation {at}"
            mask = _segmentation(item, place, found)
            frame, category = frames[item["image_id"]], found.called(self._categories[kind])
            found.add(key, frame, mask, f"`segmentation` of {place}", **category)

    def _frames(self, places: Sequence[int], found: Found) -> dict[int, int]:
        """The frame of the medium that each of the images at `places` is, by its id."""
        wanted = found.wanted
        if len(set(self._videos.values())) == 1 and wanted.count > 1:
            found.check_video(next(iter(self._videos.values())), "`name` of videos[0]")
        unnumbered = [at for at in places if not self._has_index(at, found)]
        own = found.of_one_video([self._images[at]["file_name"] for at in unnumbered], "`images`")
        frames: dict[int, int] = {}
        for at in places:
            image, place = self._images[at], f"images[{at}]"
            name = image["file_name"]
            if self._has_index(at, found):
                frame = image["frame_index"]
            else:
                frame = wanted.frame_of(name) if name in own else None
            if frame is None and len(self._images) == 1:
                frame = found.frame_of(name, f"`file_name` of {place}")
            if frame is not None:
                _check_size(image, place, found)
                if wanted.count == 1 and frames:
                    what = f"is {name}, as that of another image is"
                    raise found.error(f"`file_name` of {place}", what, "Take the other image out.")
                frames[self._numbers[at]] = frame
        if not frames:
            hint = "Open the image that the masks were made on."
            raise found.error("`images`", f"has none called {wanted.name}", hint)
        return frames

    def _own(self, found: Found) -> Sequence[int]:
        """The places of all images, or, where they are of several videos, of those of the medium."""
        every = range(len(self._images))
        if len(set(self._videos.values())) < 2:
            return every
        return [at for at in every if self._video(at, found) == found.wanted.name]

    def _video(self, at: int, found: Found) -> str | None:
        return self._videos.get(found.key(self._images[at], "video_id", f"images[{at}]"))

    def _has_index(self, at: int, found: Found) -> bool:
        """Whether the image at that place says which frame of the video it is."""
        index = self._images[at].get("frame_index")
        return isinstance(index, int) and found.wanted.count > 1


def _names(listed: list[Any], field: str, found: Found) -> dict[int, str]:
    """The names of what the data set's `field` lists, by id. Raises `FormatError` where two have one id."""
    names: dict[int, str] = {}
    for at, item in enumerate(listed):
        place = f"{field}[{at}]"
        number, name = found.field(item, "id", int, place), found.field(item, "name", str, place)
        if names.setdefault(number, found.text(name, f"`name` of {place}")) != name:
            raise found.error(f"`id` of {place}", f"is {number}, as that of another is", "Give each its own.")
    return names


def _check_size(image: dict[str, Any], place: str, found: Found) -> None:
    """Raises `FormatError` where the data set says that the image has another size: polygons do not tell."""
    wanted, size = found.wanted, (image.get("width"), image.get("height"))
    if None not in size and size != (wanted.width, wanted.height):
        raise found.error(
            f"`width` and `height` of {place}",
            f"are {size[0]} x {size[1]}, {wanted.name} has {wanted.width} x {wanted.height}",
            "Open the image that the masks were made on.",
        )


def _segmentation(item: Any, place: str, found: Found) -> Rle:
    value = found.field(item, "segmentation", (dict, list), place)
    height, width = found.wanted.height, found.wanted.width
    if isinstance(value, list):
        return rasterized([_ring(ring, place, found) for ring in value], height, width)
    size = found.field(value, "size", list, f"`segmentation` of {place}")
    counts = found.field(value, "counts", (str, list), f"`segmentation` of {place}")
    try:
        rows, columns = (int(side) for side in size)
        if isinstance(counts, list):
            if sum(counts) != rows * columns or min(counts, default=0) < 0:
                raise ValueError("the runs do not cover it")
            counts = coco.frPyObjects({"size": [rows, columns], "counts": counts}, rows, columns)["counts"].decode()
        return Rle.from_coco(rows, columns, counts)
    except (PromptError, ValueError, TypeError, OverflowError) as error:
        raise found.error(f"`segmentation` of {place}", "is not a run-length mask", "Export it again.") from error


def _ring(ring: Any, place: str, found: Found) -> np.ndarray:
    points = found.ring(ring, f"corners in `segmentation` of {place}", "Correct or remove the polygon.")
    if len(points) < 3:
        raise found.error(f"`segmentation` of {place}", "has a polygon without three corners", "Remove it.")
    return points
