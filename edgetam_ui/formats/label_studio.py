"""Label Studio: tasks with brush masks as predictions, and the labelling set-up that they fit.

The run lengths are those of thi.ng's rle-pack, which Label Studio's brush uses:
https://github.com/thi-ng/umbrella/tree/develop/packages/rle-pack.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np

from ..core.masks import Rle
from ..core.progress import Progress
from ..core.results import ObjectMask
from .base import Format, class_of, file_names, program, stems, steps
from .choice import Chosen
from .pixels import image_name, write_image

SIZES = (3, 6, 11, 16)
"""Bits of a run's length, for short to long runs; the longest has 65,536 values."""
LONGEST = 1 << SIZES[-1]
CHANNELS = 4
"""Label Studio packs an RGBA image: each pixel is four values."""


def brush_rle(rle: Rle) -> list[int]:
    """A mask as Label Studio's brush packs it: bytes, 255 inside."""
    inside = rle.decode().ravel()
    starts = np.flatnonzero(np.diff(np.concatenate([[not inside[0]], inside]).astype(np.int8)))
    lengths = np.diff(np.concatenate([starts, [inside.size]])) * CHANNELS
    bits = [f"{inside.size * CHANNELS:032b}", f"{8 - 1:05b}", *(f"{size - 1:04b}" for size in SIZES)]
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        value = "11111111" if inside[start] else "00000000"
        for begin in range(0, length, LONGEST):
            run = min(LONGEST, length - begin)
            size = next(index for index, width in enumerate(SIZES) if run <= 1 << width)
            bits.append(f"1{size:02b}{run - 1:0{SIZES[size]}b}{value}")
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    return list(int(text, 2).to_bytes(len(text) // 8, "big"))


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    tasks: list[dict[str, Any]] = []
    written = [folder / "tasks.json", folder / "labeling.xml"]
    names = zip(file_names(media), stems(media), strict=True)
    for chosen, (name, stem), step in zip(media, names, steps(media, progress), strict=True):
        for done, frame in enumerate(chosen.frames, 1):
            image = write_image(chosen, frame, folder / "images" / image_name(chosen, stem, frame))
            written += [image] if image else []
            place = f"images/{image.name}" if image else name
            results = [_result(chosen, mask) for mask in chosen.masks(frame) if mask.rle.area]
            scores = [mask.score for mask in chosen.masks(frame) if mask.rle.area]
            prediction = {"model_version": _model(chosen), "score": min(scores, default=0.0), "result": results}
            tasks.append({"data": {"image": place, "frame": frame}, "predictions": [prediction]})
            step(done, len(chosen.frames))
    written[0].write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    written[1].write_text(_labeling(media), encoding="utf-8")
    return written


def _model(chosen: Chosen) -> str:
    return " ".join([program(), chosen.made_with.get("checkpoint", "")]).strip()


def _result(chosen: Chosen, mask: ObjectMask) -> dict[str, Any]:
    info = chosen.objects[mask.object_id]
    return {
        "id": f"{info.id}-{mask.frame}",
        "type": "brushlabels",
        "from_name": "tag",
        "to_name": "image",
        "original_width": chosen.width,
        "original_height": chosen.height,
        "image_rotation": 0,
        "score": round(mask.score, 4),
        "meta": {"text": [info.name]},
        "value": {"format": "rle", "rle": brush_rle(mask.rle), "brushlabels": [class_of(info)]},
    }


def _labeling(media: Sequence[Chosen]) -> str:
    view = ET.Element("View")
    ET.SubElement(view, "Image", {"name": "image", "value": "$image", "zoom": "true"})
    labels = ET.SubElement(view, "BrushLabels", {"name": "tag", "toName": "image"})
    colors = {class_of(info): info.color for chosen in media for info in chosen.objects.values()}
    for name, color in colors.items():
        ET.SubElement(labels, "Label", {"value": name, "background": color})
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


FORMAT = Format(
    name="label_studio",
    label="Label Studio",
    group="data",
    image="tasks.json with brush masks as predictions, labeling.xml for the set-up, and the image",
    video="tasks.json with a task for every frame with a mask, labeling.xml, and the frames",
    loses="which object is which from frame to frame, but for its name beside the masks",
    read_by="Label Studio",
    checked_by=("label-studio-sdk's brush converter",),
    write=_write,
    single={},
    images="yes",
    unmasked=False,
)
