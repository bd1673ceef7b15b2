"""Pascal VOC: http://host.robots.ox.ac.uk/pascal/VOC/voc2012/htmldoc/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from ..core.masks import Rle
from ..core.progress import Progress
from ..errors import ExportError
from .base import NAME, Format, class_of, file_names, made_by, stems, steps
from .choice import Chosen
from .indexed import label_image, save_labels
from .pixels import image_name, write_image

BACKGROUND = "background"


def colormap(number: int) -> str:
    """VOC's colour of a class or an object: its bits are spread over the three channels, highest first."""
    channels = [0, 0, 0]
    for bit in range(8):
        for channel in range(3):
            channels[channel] |= (number >> (3 * bit + channel) & 1) << (7 - bit)
    return "#{:02x}{:02x}{:02x}".format(*channels)


def _write(media: Sequence[Chosen], folder: Path, progress: Progress) -> list[Path]:
    classes: dict[str, int] = {}
    for chosen in media:
        if len(chosen.objects) > 254:
            raise ExportError(f"VOC holds 254 objects, {chosen.name} has {len(chosen.objects)}.", "Choose fewer.")
        for info in chosen.objects.values():
            classes.setdefault(class_of(info), len(classes) + 1)
    if len(classes) > 254:
        raise ExportError(f"VOC holds 254 classes, there are {len(classes)}.", "Give objects of a kind the same class.")
    labels_of = _labels(classes)
    written, names = [], []
    counted = zip(media, stems(media), file_names(media), steps(media, progress), strict=True)
    for chosen, stem, own, step in counted:
        numbers = {number: at for at, number in enumerate(chosen.objects, 1)}
        kinds = {number: classes[class_of(info)] for number, info in chosen.objects.items()}
        for done, frame in enumerate(chosen.frames, 1):
            name = image_name(chosen, stem, frame)
            names.append(name)
            masks = chosen.masks(frame)
            for place, values in (("SegmentationClass", kinds), ("SegmentationObject", numbers)):
                colors = {value: colormap(value) for value in range(1, max(values.values()) + 1)}
                labels = label_image(chosen, masks, values)
                written.append(save_labels(labels, folder / place / f"{name}.png", colors, chosen))
            boxes = [(labels_of[class_of(chosen.objects[mask.object_id])], mask.rle) for mask in masks if mask.rle.area]
            image = write_image(chosen, frame, folder / "JPEGImages" / name)
            picture = image.name if image else own if chosen.kind == "image" else f"{name}.jpg"
            written.append(_annotation(chosen, picture, boxes, folder / "Annotations" / f"{name}.xml"))
            written += [image] if image else []
            step(done, len(chosen.frames))
    for subset in ("train", "val"):
        written.append(_text(folder / "ImageSets" / "Segmentation" / f"{subset}.txt", names))
    label_map = {BACKGROUND: 0, **{labels_of[name]: number for name, number in classes.items()}}
    written.append(_text(folder / "labelmap.txt", ["# label:color_rgb:parts:actions", *map(_line, label_map.items())]))
    return written


def _labels(classes: Iterable[str]) -> dict[str, str]:
    """What each class is called in the label map and in the boxes, which have to agree.

    A colon would end the name there and a `#` begin a comment; no two are the same, nor the background.
    """
    taken = {BACKGROUND}
    found = {}
    for name in classes:
        plain = re.sub("^#", "_", name.replace(":", "_").strip()) or "_"
        label, count = plain, 1
        while label in taken:
            count += 1
            label = f"{plain}_{count}"
        taken.add(label)
        found[name] = label
    return found


def _line(entry: tuple[str, int]) -> str:
    """A line of the label map that CVAT and Datumaro write and read."""
    name, number = entry
    color = colormap(number)
    channels = ",".join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return f"{name}:{channels}::"


def _text(path: Path, lines: Sequence[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _annotation(chosen: Chosen, picture: str, boxes: Sequence[tuple[str, Rle]], path: Path) -> Path:
    root = ET.Element("annotation")
    for tag, text in (("folder", "VOC"), ("filename", picture), ("segmented", "1")):
        ET.SubElement(root, tag).text = text
    source = ET.SubElement(root, "source")
    ET.SubElement(source, "database").text = chosen.name
    ET.SubElement(source, "annotation").text = made_by(chosen)
    size = ET.SubElement(root, "size")
    for tag, number in (("width", chosen.width), ("height", chosen.height), ("depth", 3)):
        ET.SubElement(size, tag).text = str(number)
    for label, rle in boxes:
        x, y, width, height = map(int, rle.box)
        item = ET.SubElement(root, "object")
        for tag, text in (("name", label), ("pose", "Unspecified"), ("truncated", "0"), ("difficult", "0")):
            ET.SubElement(item, tag).text = text
        box = ET.SubElement(item, "bndbox")
        # VOC counts pixels from 1, both ends included.
        for tag, number in (("xmin", x + 1), ("ymin", y + 1), ("xmax", x + width), ("ymax", y + height)):
            ET.SubElement(box, tag).text = str(number)
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8")
    return path


FORMAT = Format(
    name="voc",
    label="Pascal VOC",
    group="data",
    image="Class and object images, boxes as XML, and the image",
    video="The same for every frame with a mask",
    loses="where objects overlap, all but the one listed last; which object is which from frame to frame; "
    f"{NAME}; colons in a class; scores",
    read_by="torchvision, Datumaro, CVAT, LabelImg",
    checked_by=("torchvision", "supervision", "Pillow", "Datumaro"),
    write=_write,
    single={},
    overlaps=False,
    images="yes",
    unmasked=False,
)
