"""Masks from LabelMe files."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.masks import Rle
from .contours import rasterized
from .read_files import alpha_alone
from .reading import Found

if TYPE_CHECKING:
    from PIL.Image import Image


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
    frame = found.frame_of(found.field(data, "imagePath", str, "the file"), "`imagePath`")
    for at, shape in enumerate(found.field(data, "shapes", list, "the file")):
        place = f"shapes[{at}]"
        label = found.text(found.field(shape, "label", str, place), f"`label` of {place}")
        name = found.text(shape.get("description") or "", f"`description` of {place}")
        group = found.key(shape, "group_id", place)
        key = f"shape {at}" if group is None else (label, group)
        mask = _shape(shape, place, found)
        found.add(key, frame, mask, place, name, label)


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
    from PIL import Image

    height, width = found.wanted.height, found.wanted.width
    x, y = (round(float(value)) for value in points[0])
    with found.foreign(f"`mask` of {place}", "is not a PNG in base64", "Correct or remove the shape."):
        data = base64.b64decode(found.field(shape, "mask", str, place), validate=True)
        image = Image.open(io.BytesIO(data), formats=["PNG"])
        if x < 0 or y < 0 or y + image.height > height or x + image.width > width:
            raise found.error(place, "reaches beyond the image", "Open the image that the masks were made on.")
        box = _opaque(image)
    mask = np.zeros((height, width), bool)
    mask[y : y + box.shape[0], x : x + box.shape[1]] = box
    return mask


def _opaque(image: Image) -> np.ndarray:
    """Bool (height, width): what is neither black nor clear, or not clear where nothing but alpha varies."""
    if not image.has_transparency_data:
        return np.asarray(image.convert("L")) > 0
    values = np.asarray(image.convert("RGBA"))
    alone = alpha_alone(values)
    return alone if alone is not None else (values[..., :3] > 0).any(axis=-1) & (values[..., 3] >= 128)
