"""Datumaro reads COCO, VOC, CVAT and MOTS: `python datumaro_reader.py FOLDER`."""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from datumaro import Dataset
from datumaro.plugins.transforms import PolygonsToMasks
from expected import Masks, Medium, media


def main(folder: Path) -> None:
    """Every mask must be the very one, of the object's class; label images keep what is listed last."""
    for medium in media(folder):
        read_coco(medium)
        read_cvat(medium)
        read_voc(medium)
        if medium.kind == "video":
            read_mots(medium)


def read_coco(medium: Medium) -> None:
    # Datumaro finds COCO files in a folder of this name alone.
    place = medium.folder / "datumaro"
    shutil.copytree(medium.folder / "coco", place, dirs_exist_ok=True)
    (place / "annotations").mkdir(exist_ok=True)
    (place / "coco.json").replace(place / "annotations" / "instances_default.json")
    compare("COCO", medium, Dataset.import_from(str(place), "coco_instances"), medium.masks)


def read_cvat(medium: Medium) -> None:
    compare("CVAT", medium, Dataset.import_from(str(medium.folder / "cvat"), "cvat"), medium.masks)


def read_voc(medium: Medium) -> None:
    data = Dataset.import_from(str(medium.folder / "voc"), "voc_instance_segmentation")
    train = data.get_subset("train")  # of which "val" is a copy
    compare("VOC", medium, train, medium.top(), lambda label: label.replace(":", "_"))


def read_mots(medium: Medium) -> None:
    data = Dataset.import_from(str(medium.folder / "mots"), "mots")
    numbers = list(medium.classes)
    found = {}
    for item in data:
        for annotation in item.annotations:
            key = frame_of(medium, item.id), numbers[annotation.attributes["track_id"] - 1]
            found[key] = np.asarray(annotation.image, bool)
    expected = medium.top()
    assert found.keys() == expected.keys()
    assert all(np.array_equal(mask, expected[key]) for key, mask in found.items())
    print(f"datumaro: MOTS, {medium.name}: {len(found)} masks, all equal")


def compare(
    what: str, medium: Medium, data: Dataset, expected: Masks, label_of: Callable[[str], str] = lambda label: label
) -> None:
    """The masks of `data` are those expected, each on its frame and of its class."""
    names = [label.name for label in data.categories()[next(iter(data.categories()))].items]
    height, width = next(iter(expected.values())).shape
    read = Counter(
        (frame_of(medium, item.id), names[annotation.label], mask.tobytes())
        for item in data
        for annotation in item.annotations
        if (mask := mask_of(annotation, height, width)) is not None
    )
    wanted = Counter(
        (frame, label_of(medium.classes[number]), mask.tobytes()) for (frame, number), mask in expected.items()
    )
    assert read == wanted, (what, medium.name, (read - wanted).total(), (wanted - read).total())
    print(f"datumaro: {what}, {medium.name}: {read.total()} masks, all equal")


def mask_of(annotation, height: int, width: int) -> np.ndarray | None:
    """A mask, or a polygon as Datumaro makes one of it; None of boxes, and of what is outside of the frame."""
    kind = annotation.type.name
    if kind == "polygon" and not annotation.attributes["outside"]:
        annotation = PolygonsToMasks.convert_polygon(annotation, height, width)
    elif kind != "mask":
        return None
    return np.asarray(annotation.image, bool)


def frame_of(medium: Medium, item: str) -> int:
    return 0 if medium.kind == "image" else int(re.search(r"\d+$", item)[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
