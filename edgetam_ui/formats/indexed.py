"""Images in which a pixel's value says what it belongs to: label images, DAVIS, MOTS."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from ..core.palette import rgb
from ..core.progress import Progress
from ..core.results import ObjectMask
from ..errors import ExportError
from .base import Format, class_of, each, program, settings, stems, steps
from .choice import Chosen
from .pixels import save_png, write_image

DAVIS_FOLDER = "480p"
"""What readers of DAVIS look for, whatever the size."""
MOTS_IGNORED = 10
"""The class of KITTI MOTS that stands for regions to be ignored."""


def label_image(chosen: Chosen, masks: Iterable[ObjectMask], numbers: Mapping[int, int]) -> np.ndarray:
    """uint16 (height, width): 0, or the number of the object that is listed last there."""
    labels = np.zeros((chosen.height, chosen.width), np.uint16)
    for mask in masks:
        if mask.rle.area:
            labels[mask.rle.decode()] = numbers[mask.object_id]
    return labels


def save_labels(labels: np.ndarray, path: Path, colors: Mapping[int, str], chosen: Chosen) -> Path:
    """A PNG with a palette of `colors`, by numbers up to 255; 0 is black."""
    palette = [0] * 768
    for number, color in colors.items():
        palette[3 * number : 3 * number + 3] = rgb(color)
    return save_png(labels.astype(np.uint8), path, chosen, palette)


def _write_labels(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """`labels.png`, or `<frame>.png`, with objects' ids as values, and `labels.json` with what they are.

    They are grey, of 16 bits: many readers turn a palette into its colours, and the ids would be lost.
    """
    same = {number: number for number in chosen.objects}
    if max(same) > 65535:
        raise ExportError("A label image holds ids up to 65535.", "Give the objects smaller ids.")
    written = [folder / "labels.json"]
    for done, frame in enumerate(chosen.frames, 1):
        name = "labels.png" if chosen.kind == "image" else f"{frame:06d}.png"
        written.append(save_png(label_image(chosen, chosen.masks(frame), same), folder / name, chosen))
        progress(done, len(chosen.frames))
    objects = {
        number: {"name": info.name, "category": info.category, "color": info.color}
        for number, info in chosen.objects.items()
    }
    about = {"program": program(), **settings(chosen), "of": chosen.name, "objects": objects}
    written[0].write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    return written


def _write_davis(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    """`Annotations/480p/<name>/<frame>.png` and `JPEGImages/…`, objects from 1 in their order."""
    names = stems(media)
    for chosen in media:
        if len(chosen.objects) > 254:  # 255 is what the benchmark leaves out
            raise ExportError(f"DAVIS holds 254 objects, {chosen.name} has {len(chosen.objects)}.", "Choose fewer.")
    written = []
    for chosen, stem, step in zip(media, names, steps(media, progress), strict=True):
        numbers = {number: at for at, number in enumerate(chosen.objects, 1)}
        colors = {numbers[number]: info.color for number, info in chosen.objects.items()}
        for done, frame in enumerate(chosen.frames, 1):
            labels = label_image(chosen, chosen.masks(frame), numbers)
            place = folder / "Annotations" / DAVIS_FOLDER / stem / f"{frame:05d}.png"
            written.append(save_labels(labels, place, colors, chosen))
            image = write_image(chosen, frame, folder / "JPEGImages" / DAVIS_FOLDER / stem / f"{frame:05d}")
            written += [image] if image else []
            step(done, len(chosen.frames))
    for subset in ("train", "val"):
        path = folder / "ImageSets" / "2017" / f"{subset}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        written.append(path)
    return written


def _write_mots(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    """KITTI MOTS: `instances_txt/<name>.txt`, `instances/<name>/<frame>.png` with class x 1000 + object, 16 bits."""
    classes: dict[str, int] = {}
    for chosen in media:
        if len(chosen.objects) > 999:
            raise ExportError(f"MOTS holds 999 objects, {chosen.name} has {len(chosen.objects)}.", "Choose fewer.")
        for info in chosen.objects.values():
            number = len(classes) + 1
            classes.setdefault(class_of(info), number + (number >= MOTS_IGNORED))
    if max(classes.values()) > 64:  # 65 would leave room for 535 objects
        raise ExportError(f"MOTS holds 63 classes, there are {len(classes)}.", "Give objects of a kind the same class.")
    written = [folder / "classes.txt"]
    written[0].write_text("".join(f"{number} {name}\n" for name, number in classes.items()), encoding="utf-8")
    for chosen, stem, step in zip(media, stems(media), steps(media, progress), strict=True):
        numbers = {
            number: classes[class_of(info)] * 1000 + at for at, (number, info) in enumerate(chosen.objects.items(), 1)
        }
        lines = []
        for done, frame in enumerate(chosen.frames, 1):
            labels = label_image(chosen, chosen.masks(frame), numbers)
            written.append(save_png(labels, folder / "instances" / stem / f"{frame:06d}.png", chosen))
            lines += _mots_lines(labels, frame)
            image = write_image(chosen, frame, folder / "images" / stem / f"{frame:06d}")
            written += [image] if image else []
            step(done, len(chosen.frames))
        path = folder / "instances_txt" / f"{stem}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(lines))
        written.append(path)
    return written


def _mots_lines(labels: np.ndarray, frame: int) -> list[str]:
    from ..core.masks import encode

    height, width = labels.shape
    return [
        f"{frame} {number} {number // 1000} {height} {width} {encode(labels == number).counts.decode('ascii')}\n"
        for number in np.unique(labels)
        if number
    ]


LABELS = Format(
    name="labels",
    label="Label image",
    group="masks",
    image="A 16-bit grey PNG whose values are the objects' ids, and a list of them",
    video="A label image for each frame, and a list of the objects",
    loses="where objects overlap, all but the one listed last; scores",
    read_by="Pillow, NumPy, scikit-image, napari, Fiji",
    checked_by=("Pillow",),
    write=each(_write_labels),
    single={},
    overlaps=False,
)
DAVIS = Format(
    name="davis",
    label="DAVIS",
    group="data",
    image="",
    video="Palette PNGs and JPEG frames in the folders of DAVIS 2017",
    loses="where objects overlap, all but the one listed last; names and scores",
    read_by="SAM 2, XMem, Cutie, davis2017-evaluation, TrackEval",
    checked_by=("Pillow", "TrackEval"),
    write=_write_davis,
    single={},
    overlaps=False,
    images="yes",
)
MOTS = Format(
    name="mots",
    label="MOTS",
    group="data",
    image="",
    video="KITTI MOTS: 16-bit PNGs, and run lengths as text",
    loses="where objects overlap, all but the one listed last; names and scores",
    read_by="TrackEval, mots_tools, Datumaro, CVAT",
    checked_by=("Pillow", "pycocotools", "Datumaro", "TrackEval"),
    write=_write_mots,
    single={},
    overlaps=False,
    images="optional",
)
