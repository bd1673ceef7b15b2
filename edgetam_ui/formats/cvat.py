"""CVAT 1.1 for images and for video. https://docs.cvat.ai/docs/manual/advanced/xml_format/."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from ..core.masks import Rle
from ..core.progress import Progress
from ..core.results import ObjectInfo
from .base import NAME, TOLERANCE, Format, class_of, each, file_names, made_by, stems, steps
from .choice import Chosen
from .contours import Tick, joined, parts_of
from .pixels import image_name, write_image


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    """One `annotations.xml`, and `images/`; a set with videos gets a folder for each medium."""
    if any(chosen.kind == "video" for chosen in media):
        return each(_write_video)(media, folder, progress)
    root = _root(media, "annotation")
    written = [folder / "annotations.xml"]
    names = zip(file_names(media), stems(media), strict=True)
    for at, (chosen, (name, stem), step) in enumerate(zip(media, names, steps(media, progress), strict=True)):
        image = write_image(chosen, 0, folder / "images" / stem)
        size = {"width": str(chosen.width), "height": str(chosen.height)}
        item = ET.SubElement(root, "image", {"id": str(at), "name": image.name if image else name, **size})
        for mask in chosen.masks(0):
            if mask.rle.area:
                label = class_of(chosen.objects[mask.object_id])
                shape = {"label": label, "source": "semi-auto", "occluded": "0", **_mask(mask.rle), "z_order": "0"}
                ET.SubElement(item, "mask", shape)
        written += [image] if image else []
        step(1, 1)
    return _save(root, written)


def _write_video(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """Tracks of polygons: CVAT's tracks hold no masks. Frames are the video's, or those of `images/` where written."""
    root = _root([chosen], "interpolation")
    written = [folder / "annotations.xml"]
    shapes: dict[int, dict[int, str]] = {number: {} for number in chosen.objects}
    stem = stems([chosen])[0]
    for at, frame in enumerate(chosen.frames):
        image = write_image(chosen, frame, folder / "images" / image_name(chosen, stem, frame))
        written += [image] if image else []
        for mask in chosen.masks(frame):
            if mask.rle.area:
                shapes[mask.object_id][at] = _points(mask.rle, chosen.options["tolerance"], chosen.tick)
        progress(at + 1, len(chosen.frames))
    numbers = list(chosen.frames) if len(written) == 1 else list(range(len(chosen.frames)))
    for at, (number, info) in enumerate(chosen.objects.items()):
        track = {"id": str(at), "label": class_of(info), "source": "semi-auto"}
        _track(ET.SubElement(root, "track", track), shapes[number], numbers)
    return _save(root, written)


def _track(track: ET.Element, shapes: dict[int, str], numbers: Sequence[int]) -> None:
    """The polygons of an object, each a key frame; after the last of a stretch it is outside."""
    at = sorted(shapes)
    for here, following in pairwise([*at, None]):
        assert here is not None
        _polygon(track, numbers[here], shapes[here], outside=False)
        if following != here + 1 and here + 1 < len(numbers):
            _polygon(track, numbers[here + 1], shapes[here], outside=True)


def _polygon(track: ET.Element, frame: int, points: str, outside: bool) -> None:
    shape = {"frame": str(frame), "keyframe": "1", "outside": str(int(outside)), "occluded": "0"}
    ET.SubElement(track, "polygon", {**shape, "points": points, "z_order": "0"})


def _root(media: Sequence[Chosen], mode: str) -> ET.Element:
    root = ET.Element("annotations")
    ET.SubElement(root, "version").text = "1.1"
    meta = ET.SubElement(root, "meta")
    task = ET.SubElement(meta, "task")
    ET.SubElement(task, "name").text = media[0].name
    ET.SubElement(task, "mode").text = mode
    ET.SubElement(task, "size").text = str(sum(len(chosen.frames) for chosen in media))
    labels = ET.SubElement(task, "labels")
    known: dict[str, ObjectInfo] = {}
    for chosen in media:
        for info in chosen.objects.values():
            known.setdefault(class_of(info), info)
    for name, info in known.items():
        label = ET.SubElement(labels, "label")
        ET.SubElement(label, "name").text = name
        ET.SubElement(label, "color").text = info.color
        ET.SubElement(label, "attributes")
    if mode == "interpolation":
        frames = media[0].frames
        for tag, number in (("start_frame", frames[0]), ("stop_frame", frames[-1])):
            ET.SubElement(task, tag).text = str(number)
        size = ET.SubElement(task, "original_size")
        ET.SubElement(size, "width").text = str(media[0].width)
        ET.SubElement(size, "height").text = str(media[0].height)
    ET.SubElement(meta, "source").text = made_by(media[0])
    return root


def _mask(rle: Rle) -> dict[str, str]:
    """CVAT's run lengths: row by row within the box, from a run outside on."""
    x, y, width, height = map(int, rle.box)
    inside = rle.decode()[y : y + height, x : x + width].ravel()
    changes = np.flatnonzero(np.diff(np.concatenate([[False], inside]).astype(np.int8)))
    runs = np.diff(np.concatenate([[0], changes, [inside.size]]))
    numbers = {"left": x, "top": y, "width": width, "height": height}
    return {"rle": ", ".join(map(str, runs.tolist())), **{key: str(value) for key, value in numbers.items()}}


def _points(rle: Rle, tolerance: float, tick: Tick) -> str:
    return ";".join(f"{x:.2f},{y:.2f}" for x, y in joined(parts_of(rle, tolerance, tick), tick))


def _save(root: ET.Element, written: list[Path]) -> list[Path]:
    ET.indent(root)
    ET.ElementTree(root).write(written[0], encoding="utf-8", xml_declaration=True)
    return written


FORMAT = Format(
    name="cvat",
    label="CVAT",
    group="data",
    image="CVAT for images 1.1: masks as they are",
    video="CVAT for video 1.1: a track of polygons for each object",
    loses=f"{NAME}; scores; in a video parts are joined and holes bridged by lines of no width, outlines are "
    "simplified",
    read_by="CVAT, Datumaro",
    checked_by=("Datumaro", "a reader by CVAT's published form"),
    write=_write,
    single={},
    options=(TOLERANCE,),
    holes=False,
    parts=False,
    exact=lambda chosen: chosen.kind == "image",
    on_holes="a bridge of no width leads into each",
    on_parts="they are joined by bridges of no width",
    images="optional",
)
