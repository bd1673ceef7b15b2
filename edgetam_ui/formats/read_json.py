"""Masks from JSON: COCO data sets and LabelMe files."""

from __future__ import annotations

import base64
import binascii
import io
from typing import Any

import numpy as np
from pycocotools import mask as coco

from ..core.masks import Rle
from ..errors import PromptError
from .contours import rasterized
from .reading import Found

LARGEST_PNG = 100_000_000
"""Pixels of a mask inside a file."""


def read_coco(data: dict[str, Any], found: Found) -> None:
    """The masks of a COCO data set that are about the medium: by file name, `frame_index`, or as the only image."""
    images = found.field(data, "images", list, "the file")
    annotations = found.field(data, "annotations", list, "the file")
    names = {
        found.field(item, "id", int, f"categories[{at}]"): found.field(item, "name", str, f"categories[{at}]")
        for at, item in enumerate(found.field(data, "categories", list, "the file"))
    }
    frames = _frames(data, images, found)
    for at, item in enumerate(annotations):
        place = f"annotations[{at}]"
        frame = frames.get(found.field(item, "image_id", int, place))
        if frame is None:
            continue
        kind = found.field(item, "category_id", int, place)
        if kind not in names:
            raise found.error(f"`category_id` of {place}", f"is {kind}, which no category has", "Add the category.")
        keys = [found.key(item, name, place) for name in ("track_id", "object_id")]
        key = next((one for one in keys if one is not None), f"annotation {at}")
        found.add(key, frame, _segmentation(item, place, found), f"`segmentation` of {place}", category=names[kind])


def _frames(data: dict[str, Any], images: list[Any], found: Found) -> dict[int, int]:
    """The frame of the medium that each image of the data set is, by its id."""
    wanted = found.wanted
    videos = {
        found.field(item, "id", int, f"videos[{at}]"): found.field(item, "name", str, f"videos[{at}]")
        for at, item in enumerate(data.get("videos") or [])
    }
    several = len(set(videos.values())) > 1
    frames: dict[int, int] = {}
    for at, image in enumerate(images):
        place = f"images[{at}]"
        number, name = found.field(image, "id", int, place), found.field(image, "file_name", str, place)
        if several and videos.get(found.key(image, "video_id", place)) != wanted.name:
            continue
        index = image.get("frame_index")
        frame = index if isinstance(index, int) and wanted.count > 1 else wanted.frame_of(name)
        if frame is None and len(images) == 1:
            frame = 0
        if frame is not None:
            _check_size(image, place, found)
            frames[number] = frame
    if not frames:
        raise found.error("`images`", f"has none called {wanted.name}", "Open the image that the masks were made on.")
    return frames


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


def read_labelme(data: dict[str, Any], found: Found) -> None:
    """The polygons, rectangles and masks of a LabelMe file; shapes of one `group_id` are one object."""
    wanted = found.wanted
    size = tuple(found.field(data, key, int, "the file") for key in ("imageHeight", "imageWidth"))
    if size != (wanted.height, wanted.width):
        raise found.error(
            "`imageWidth` and `imageHeight`",
            f"are {size[1]} x {size[0]}, {wanted.name} has {wanted.width} x {wanted.height}",
            "Open the image that the masks were made on.",
        )
    name = found.field(data, "imagePath", str, "the file")
    frame = wanted.frame_of(name)
    for at, shape in enumerate(found.field(data, "shapes", list, "the file")):
        place = f"shapes[{at}]"
        label = found.field(shape, "label", str, place)
        group = found.key(shape, "group_id", place)
        key = f"shape {at}" if group is None else (label, group)
        mask = _shape(shape, place, found)
        found.add(key, 0 if frame is None else frame, mask, place, str(shape.get("description") or ""), label)


def _shape(shape: Any, place: str, found: Found) -> Rle | np.ndarray:
    kind = found.field(shape, "shape_type", str, place)
    corners = found.field(shape, "points", list, place)
    points = found.ring(corners, f"`points` of {place}", "Correct or remove the shape.")
    height, width = found.wanted.height, found.wanted.width
    if kind == "polygon" and len(points) >= 3:
        return rasterized([points], height, width)
    if kind == "rectangle" and len(points) == 2:
        (x0, y0), (x1, y1) = points
        return rasterized([np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])], height, width)
    if kind == "mask" and len(points) == 2:
        return _png_mask(shape, points, place, found)
    raise found.error(place, f"is a {kind} of {len(points)} points", "Polygons, rectangles and masks can be read.")


def _png_mask(shape: Any, points: np.ndarray, place: str, found: Found) -> np.ndarray:
    from PIL import Image, UnidentifiedImageError

    try:
        data = base64.b64decode(found.field(shape, "mask", str, place), validate=True)
        image = Image.open(io.BytesIO(data), formats=["PNG"])
        if image.width * image.height > LARGEST_PNG:
            raise ValueError("too large")
        box = np.asarray(image.convert("L")) > 0
    except (binascii.Error, UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise found.error(f"`mask` of {place}", "is not a PNG in base64", "Correct or remove the shape.") from error
    mask = np.zeros((found.wanted.height, found.wanted.width), bool)
    x, y = (round(float(value)) for value in points[0])
    if x < 0 or y < 0 or y + box.shape[0] > mask.shape[0] or x + box.shape[1] > mask.shape[1]:
        raise found.error(place, "reaches beyond the image", "Open the image that the masks were made on.")
    mask[y : y + box.shape[0], x : x + box.shape[1]] = box
    return mask
