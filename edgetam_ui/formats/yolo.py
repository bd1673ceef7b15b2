"""YOLO data sets as Ultralytics' training reads them: a text file for each image, `data.yaml`, and the images.

The grammar: https://docs.ultralytics.com/datasets/segment/ and https://docs.ultralytics.com/datasets/detect/.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ..core.masks import Rle
from ..core.progress import Progress
from .base import NAME, TOLERANCE, Format, Option, class_of, made_by, own_stems, steps
from .choice import Chosen
from .contours import Tick, joined, parts_of
from .pixels import image_name, write_image

SPLIT = Option(
    "val",
    "Share for validation",
    "Of all images, spread evenly, from 0 to 0.9; with 0 training and validation use the same.",
    0.2,
    low=0,
    high=0.9,
)


def _write_segments(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    return _write(media, folder, progress, "segment")


def _write_boxes(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    return _write(media, folder, progress, "detect")


def _write(media: Sequence[Chosen], folder: Path, progress: Progress, task: str) -> list[Path]:
    classes: dict[str, int] = {}
    for chosen in media:
        for info in chosen.objects.values():
            classes.setdefault(class_of(info), len(classes))
    share = media[0].options["val"]
    count = sum(len(chosen.frames) for chosen in media)
    written, at = [], 0
    for chosen, stem, step in zip(media, own_stems(media), steps(media, progress), strict=True):
        for done, frame in enumerate(chosen.frames, 1):
            split = "val" if _in_validation(at, share) and count > 1 else "train"
            at += 1
            name = image_name(chosen, stem, frame)
            label = folder / "labels" / split / f"{name}.txt"
            label.parent.mkdir(parents=True, exist_ok=True)
            label.write_text("".join(_lines(chosen, frame, classes, task)))
            image = write_image(chosen, frame, folder / "images" / split / name)
            written += [label, image] if image else [label]
            step(done, len(chosen.frames))
    has_val = (folder / "labels" / "val").exists()
    description = folder / "data.yaml"
    description.write_text(_yaml(classes, has_val, media[0]), encoding="utf-8")
    return [description, *written]


def _in_validation(index: int, share: float) -> bool:
    """Whether image `index` is for validation, where `share` of all are: evenly, and the first never."""
    return int((index + 1) * share) > int(index * share)


def _lines(chosen: Chosen, frame: int, classes: dict[str, int], task: str) -> list[str]:
    """A line for each object: its class, then the ring of its outline or its box, relative to the image's size."""
    lines = []
    for mask in chosen.masks(frame):
        if mask.rle.area:
            number = classes[class_of(chosen.objects[mask.object_id])]
            values = _box(mask.rle) if task == "detect" else _ring(mask.rle, chosen.options["tolerance"], chosen.tick)
            lines.append(" ".join([str(number), *(f"{value:.6f}".rstrip("0").rstrip(".") for value in values)]) + "\n")
    return lines


def _ring(rle: Rle, tolerance: float, tick: Tick) -> list[float]:
    ring = joined(parts_of(rle, tolerance, tick), tick) / (rle.width, rle.height)
    return [float(value) for value in ring.ravel()]


def _box(rle: Rle) -> list[float]:
    """Centre, then width and height."""
    x, y, width, height = rle.box
    return [(x + width / 2) / rle.width, (y + height / 2) / rle.height, width / rle.width, height / rle.height]


def _yaml(classes: dict[str, int], has_val: bool, chosen: Chosen) -> str:
    """YAML by hand: JSON's strings are YAML's."""
    names = "".join(f"  {number}: {json.dumps(name, ensure_ascii=False)}\n" for name, number in classes.items())
    validation = "images/val" if has_val else "images/train"
    # Without `path`: relative to this file, wherever it is moved.
    return f"# Made by {made_by(chosen)}\ntrain: images/train\nval: {validation}\nnames:\n{names}"


YOLO = Format(
    name="yolo",
    label="YOLO segmentation",
    group="data",
    image="data.yaml, labels and images, to train on",
    video="Every frame with a mask as an image, with data.yaml",
    loses=f"{NAME}; scores; which object is which among those of a class; parts are joined and holes bridged by lines "
    "of no width; outlines are simplified",
    read_by="Ultralytics YOLO, Roboflow, CVAT",
    checked_by=("supervision", "a reader by Ultralytics' published grammar"),
    write=_write_segments,
    single={},
    options=(TOLERANCE, SPLIT),
    holes=False,
    parts=False,
    on_holes="a bridge of no width leads into each",
    on_parts="they are joined by bridges of no width",
    images="yes",
    unmasked=False,
)
YOLO_BOXES = Format(
    name="yolo_boxes",
    label="YOLO boxes",
    group="data",
    image="data.yaml, boxes and images, to train on",
    video="Every frame with a mask as an image, with data.yaml",
    loses=f"the masks: only their boxes are kept; {NAME}; scores",
    read_by="Ultralytics YOLO, Roboflow, CVAT, LabelImg",
    checked_by=("supervision",),
    write=_write_boxes,
    single={},
    options=(SPLIT,),
    images="yes",
    unmasked=False,
    keeps=False,
)
