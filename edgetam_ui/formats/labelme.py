"""LabelMe: a JSON beside each image. https://github.com/wkentaro/labelme."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.progress import Progress
from ..core.results import ObjectMask
from .base import TOLERANCE, Format, Option, class_of, file_names, program, settings, stems, steps
from .choice import Chosen
from .contours import bridged, parts_of
from .pixels import image_name, write_image

VERSION = "5.5.0"
"""The release whose form is written."""


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    written = []
    names = zip(file_names(media), stems(media), strict=True)
    for chosen, (name, stem), step in zip(media, names, steps(media, progress), strict=True):
        for done, frame in enumerate(chosen.frames, 1):
            place = folder / image_name(chosen, stem, frame)
            image = write_image(chosen, frame, place)
            path = place.with_name(f"{place.name}.json")
            shapes = [shape for mask in chosen.masks(frame) if mask.rle.area for shape in _shapes(chosen, mask)]
            data: dict[str, Any] = {
                "version": VERSION,
                "flags": {},
                "shapes": shapes,
                "imagePath": image.name if image else name,
                "imageData": None,
                "imageHeight": chosen.height,
                "imageWidth": chosen.width,
                "program": program(),
                **settings(chosen),
            }
            path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            written += [path, image] if image else [path]
            step(done, len(chosen.frames))
    return written


def _shapes(chosen: Chosen, mask: ObjectMask) -> list[dict[str, Any]]:
    """The object as one mask, or as a polygon for each part; `group_id` is its id."""
    info = chosen.objects[mask.object_id]
    shape = {"label": class_of(info), "group_id": info.id, "description": info.name, "flags": {}}
    if chosen.options["masks"]:
        return [{**shape, "shape_type": "mask", **_mask(mask)}]
    parts = parts_of(mask.rle, chosen.options["tolerance"], chosen.tick)
    rings = [bridged(part, chosen.tick).tolist() for part in parts]
    return [{**shape, "shape_type": "polygon", "points": ring, "mask": None} for ring in rings]


def _mask(mask: ObjectMask) -> dict[str, Any]:
    """LabelMe's own: the first and the last pixel of the box, and a PNG of what is in it."""
    from PIL import Image

    x, y, width, height = map(int, mask.rle.box)
    out = io.BytesIO()
    Image.fromarray(mask.rle.decode()[y : y + height, x : x + width]).save(out, "PNG")
    return {
        "points": [[x, y], [x + width - 1, y + height - 1]],
        "mask": base64.b64encode(out.getvalue()).decode("ascii"),
    }


FORMAT = Format(
    name="labelme",
    label="LabelMe",
    group="data",
    image="A JSON of polygons beside the image",
    video="The same for every frame with a mask",
    loses="holes are bridged by lines of no width; outlines are simplified; with masks: nothing but scores",
    read_by="LabelMe, AnyLabeling, X-AnyLabeling, CVAT",
    checked_by=("a reader by LabelMe's published form",),
    write=_write,
    single={},
    options=(
        Option(
            "masks", "Masks, not polygons", "LabelMe's own masks, which it reads from 5.3 on; nothing is lost.", False
        ),
        TOLERANCE,
    ),
    holes=False,
    exact=lambda chosen: bool(chosen.options["masks"]),
    on_holes="a bridge of no width leads into each, unless you choose masks",
    images="yes",
    apart=True,
    unmasked=False,
)
