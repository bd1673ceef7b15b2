"""Sets for annotation programs and for evaluation, read again by other programs or by their published form."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import supervision as sv
from PIL import Image
from pycocotools import mask as coco

from edgetam_ui import ExportError
from edgetam_ui.core.progress import no_progress
from edgetam_ui.formats.base import class_of
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults

from . import hard
from .readers import read_cvat_images, read_cvat_video, read_labelme


def last_wins(masks: dict[int, np.ndarray], numbers: dict[int, int]) -> np.ndarray:
    """What a label image of `masks` must be."""
    out = np.zeros(next(iter(masks.values())).shape, int)
    for number, mask in masks.items():
        out[mask] = numbers[number]
    return out


def test_davis_by_pillow(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "davis", tmp_path, no_progress)
    assert (tmp_path / "ImageSets" / "2017" / "val.txt").read_text() == "clip\n"
    for frame in range(6):
        image = Image.open(tmp_path / "Annotations" / "480p" / "clip" / f"{frame:05d}.png")
        assert image.mode == "P"
        assert image.getpalette()[:9] == [0, 0, 0, 255, 0, 0, 0, 255, 0]
        masks = results.arrays.get(frame, {1: np.zeros((61, 83), bool)})
        assert np.array_equal(np.asarray(image), last_wins(masks, {1: 1, 2: 2}))
        assert Image.open(tmp_path / "JPEGImages" / "480p" / "clip" / f"{frame:05d}.jpg").size == (83, 61)


def test_mots_by_pillow_and_pycocotools(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "mots", tmp_path, no_progress)
    assert (tmp_path / "classes.txt").read_text() == "1 cat\n2 dog\n"
    seen = {}
    for line in (tmp_path / "instances_txt" / "clip.txt").read_text().splitlines():
        frame, number, kind, height, width, counts = line.split(" ")
        assert int(kind) == int(number) // 1000
        seen[int(frame), int(number)] = coco.decode({"size": [int(height), int(width)], "counts": counts}).astype(bool)
    for frame in range(5):
        expected = last_wins(results.arrays[frame], {1: 1001, 2: 2002})
        image = Image.open(tmp_path / "instances" / "clip" / f"{frame:06d}.png")
        assert np.array_equal(np.asarray(image).astype(int), expected)
        together = sum(number * seen[at, number] for at, number in seen if at == frame)
        assert np.array_equal(together, expected)


def test_youtube_vis_by_pycocotools(tmp_path: Path) -> None:
    results = hard.video()
    export([results, hard.video("two.mp4")], "youtube_vis", tmp_path, no_progress, Choice(step=2))
    data = json.loads((tmp_path / "instances.json").read_text())
    assert [category["name"] for category in data["categories"]] == ["cat", "dog"]
    assert [video["length"] for video in data["videos"]] == [3, 3]
    for video in data["videos"]:
        for name in video["file_names"]:
            assert Image.open(tmp_path / "JPEGImages" / name).size == (video["width"], video["height"])
    assert len(data["annotations"]) == 4
    for annotation in data["annotations"]:
        number = annotation["object_id"]
        assert data["categories"][number - 1]["id"] == annotation["category_id"]
        for at, frame in enumerate((0, 2, 4)):
            mask = results.arrays[frame][number]
            segmentation = annotation["segmentations"][at]
            assert (segmentation is not None) == mask.any()
            if segmentation:
                assert np.array_equal(coco.decode(segmentation).astype(bool), mask)
                assert annotation["areas"][at] == mask.sum()


def test_voc_by_torchvision(tmp_path: Path) -> None:
    from torchvision.datasets import VOCDetection, VOCSegmentation

    results = hard.image()
    export(results, "voc", tmp_path / "VOCdevkit" / "VOC2012", no_progress, Choice(images="jpg"))
    sets = tmp_path / "VOCdevkit" / "VOC2012" / "ImageSets"
    (sets / "Main").symlink_to(sets / "Segmentation")
    (image, target), (_, boxes) = VOCSegmentation(tmp_path, "2012")[0], VOCDetection(tmp_path, "2012")[0]
    assert image.size == (83, 61)
    same = {number: number for number in results.objects}
    assert np.array_equal(np.asarray(target), last_wins(dict(results.arrays[0]), same))
    found = boxes["annotation"]["object"]
    full = [number for number, mask in results.arrays[0].items() if mask.any()]
    assert [item["name"] for item in found] == [hard.NAMES[number - 1].replace(":", "_") for number in full]
    for item, number in zip(found, full, strict=True):
        y, x = np.nonzero(results.arrays[0][number])
        box = [int(item["bndbox"][side]) - 1 for side in ("xmin", "ymin", "xmax", "ymax")]
        assert box == [x.min(), y.min(), x.max(), y.max()]


@pytest.mark.parametrize(("images", "name"), [("none", "foto vom 1. Mai.tif"), ("png", "foto_vom_1._Mai.png")])
def test_voc_names_the_picture_that_there_is(tmp_path: Path, images: str, name: str) -> None:
    export(replace(hard.image(), name="foto vom 1. Mai.tif"), "voc", tmp_path, no_progress, Choice(images=images))
    (annotation,) = (tmp_path / "Annotations").iterdir()
    assert ET.parse(annotation).findtext("filename") == name
    assert [path.name for path in tmp_path.glob("JPEGImages/*")] == ([name] if images == "png" else [])


@pytest.mark.parametrize(
    ("called", "images", "label"),
    [
        ("猫 と 犬.tif", "none", "猫 と 犬"),  # beside the user's own image, which YOLO finds by its stem
        ("猫 と 犬.tif", "png", "猫_と_犬"),
        ("what: a*b?.png", "none", "what_a_b"),  # not a file's name on Windows
    ],
)
def test_a_yolo_label_is_called_as_its_image(tmp_path: Path, called: str, images: str, label: str) -> None:
    export(replace(hard.image(), name=called), "yolo", tmp_path, no_progress, Choice(images=images))
    assert [path.stem for path in tmp_path.glob("labels/train/*")] == [label]
    assert [path.stem for path in tmp_path.glob("images/train/*")] == ([label] if images == "png" else [])


def test_every_class_of_voc_is_one_in_the_label_map(tmp_path: Path) -> None:
    made = hard.image()
    names = ("a:b", "a_b", "background", "# note", " a_b ", "a_b_2", ":", "a_b", "猫", "Background")
    objects = {number: replace(made.objects[number], category=name) for number, name in enumerate(names, 1)}
    export(replace(made, objects=objects), "voc", tmp_path, no_progress)
    # As Datumaro and CVAT read it: lines that begin with # are comments, and four fields each are told apart by colons.
    lines = (tmp_path / "labelmap.txt").read_text(encoding="utf-8").splitlines()
    fields = [line.split(":") for line in lines if not line.startswith("#")]
    assert all(len(field) == 4 for field in fields)
    colors = {label.strip(): tuple(map(int, color.split(","))) for label, color, _, _ in fields}
    assert len(colors) == len(set(colors.values())) == len(fields) == len(set(names)) + 1
    assert colors["background"] == (0, 0, 0)
    boxes = [item.text for item in ET.parse(tmp_path / "Annotations" / "photo.xml").iterfind("object/name")]
    full = [number for number, mask in made.arrays[0].items() if mask.any()]
    image = Image.open(tmp_path / "SegmentationClass" / "photo.png")
    values, rgb = np.asarray(image), np.asarray(image.convert("RGB"))
    assert len(boxes) == len(full)
    for number, label in zip(full, boxes, strict=True):
        seen = rgb[values == list(dict.fromkeys(names)).index(names[number - 1]) + 1]
        assert label in colors
        assert not len(seen) or set(map(tuple, seen.tolist())) == {colors[label]}


def test_numbers_that_mean_something_else_are_no_objects(tmp_path: Path) -> None:
    """255 is what DAVIS and VOC leave out; in 16 bits MOTS has place for 64 classes of 999 objects."""
    made = hard.crowded_video()
    for name, most in (("davis", 254), ("voc", 254), ("mots", 999)):
        for count in (most, most + 1):
            objects = {number: replace(made.objects[1], id=number) for number in range(1, count + 1)}
            results = replace(made, objects=objects)
            if count == most:
                export(results, name, tmp_path / name, no_progress, Choice(images="none", end=0))
            else:
                with pytest.raises(ExportError, match=f"{most} objects"):
                    export(results, name, tmp_path / name, no_progress)
    kinds = {
        number: replace(made.objects[1], id=number, category=f"class {min(number, 63)}") for number in range(1, 900)
    }
    masks = {0: {899: made.arrays[0][1]}}
    export(replace(made, objects=kinds, arrays=masks), "mots", tmp_path / "all", no_progress, Choice(end=0))
    values = np.unique(np.asarray(Image.open(tmp_path / "all" / "instances" / "crowd" / "000000.png")).astype(int))
    assert values.tolist() == [0, 64 * 1000 + 899]


def test_voc_by_supervision(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "voc", tmp_path, no_progress)
    data = sv.DetectionDataset.from_pascal_voc(str(tmp_path / "JPEGImages"), str(tmp_path / "Annotations"))
    assert sorted(data.classes) == ["cat", "dog"]
    assert sum(len(found) for _, _, found in data) == 9


MEDIA = {"image": hard.image, "crowd": hard.crowd, "video": hard.video, "awkward video": hard.awkward_video}


def mask_of(results: ArrayResults, frame: int, number: int) -> np.ndarray:
    """None where the object has none."""
    return results.arrays.get(frame, {}).get(number, np.zeros((results.height, results.width), bool))


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    ("options", "least"), [({"masks": True}, 1), ({"tolerance": 0.0}, 1), ({}, 0.94)], ids=["masks", "exact", "usual"]
)
def test_labelme_by_its_form(medium: str, options: dict[str, object], least: float, tmp_path: Path) -> None:
    results = MEDIA[medium]()
    export(results, "labelme", tmp_path, no_progress, Choice(), options)
    found = []
    for frame in results.arrays:
        stem = Path(results.name).stem + ("" if results.kind == "image" else f"_{frame:06d}")
        read = read_labelme(tmp_path / f"{stem}.json")
        full = {number for number in results.objects if mask_of(results, frame, number).any()}
        assert set(read) == {(number, class_of(results.objects[number])) for number in full}
        found += [hard.iou(mask, mask_of(results, frame, number)) for (number, _), mask in read.items()]
    print(f"labelme, {medium} {options}: IoU {min(found):.4f} at least, {np.mean(found):.4f} on average")
    assert min(found) >= least


@pytest.mark.parametrize("make", [hard.image, hard.crowd])
def test_cvat_images_by_its_form(make: Callable[[], ArrayResults], tmp_path: Path) -> None:
    results = make()
    export([results, replace(results, name="other.jpg")], "cvat", tmp_path, no_progress)
    labels = [label.findtext("name") for label in ET.parse(tmp_path / "annotations.xml").getroot().iter("label")]
    assert labels == [info.name for info in results.objects.values()]
    read = read_cvat_images(tmp_path / "annotations.xml")
    assert list(read) == [results.name, "other.jpg"]
    full = [number for number, mask in results.arrays[0].items() if mask.any()]
    for masks in read.values():
        for (label, mask), number in zip(masks, full, strict=True):
            assert label == results.objects[number].name
            assert np.array_equal(mask, results.arrays[0][number])


@pytest.mark.parametrize("make", [hard.video, hard.awkward_video, hard.crowded_video])
@pytest.mark.parametrize(("options", "least"), [({"tolerance": 0.0}, 1), ({}, 0.94)], ids=["exact", "usual"])
def test_cvat_video_by_its_form(
    make: Callable[[], ArrayResults], options: dict[str, object], least: float, tmp_path: Path
) -> None:
    results = make()
    export(results, "cvat", tmp_path, no_progress, Choice(), options)
    tracks = read_cvat_video(tmp_path / "annotations.xml")
    assert [label for label, _ in tracks] == [class_of(info) for info in results.objects.values()]
    found = []
    for number, (_, masks) in zip(results.objects, tracks, strict=True):
        assert len(masks) == results.count
        found += [hard.iou(mask, mask_of(results, frame, number)) for frame, mask in enumerate(masks)]
    print(f"cvat, {results.name} {options}: IoU {min(found):.4f} at least, {np.mean(found):.4f} on average")
    assert min(found) >= least


def test_cvat_of_every_second_frame_has_the_videos_numbers(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "cvat", tmp_path, no_progress, Choice(step=2), {"tolerance": 0.0})
    for number, (_, masks) in enumerate(read_cvat_video(tmp_path / "annotations.xml"), 1):
        for frame in (0, 2, 4):
            assert np.array_equal(masks[frame], results.arrays[frame][number])


def unpacked(data: list[int]) -> np.ndarray:
    """thi.ng's rle-pack, by its README: uint8 values."""
    bits = "".join(f"{byte:08b}" for byte in data)
    at = 0

    def read(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at], 2)

    total, word = read(32), read(5) + 1
    sizes = [read(4) + 1 for _ in range(4)]
    out: list[int] = []
    while len(out) < total:
        repeated = read(1)
        length = read(sizes[read(2)]) + 1
        out += [read(word)] * length if repeated else [read(word) for _ in range(length)]
    return np.array(out, np.uint8)


@pytest.mark.parametrize("results", [hard.image, hard.crowd])
def test_label_studio_by_its_form(results: Callable[[], ArrayResults], tmp_path: Path) -> None:
    made = results()
    export(made, "label_studio", tmp_path, no_progress)
    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert (tmp_path / task["data"]["image"]).exists()
    labels = {label.get("value") for label in ET.parse(tmp_path / "labeling.xml").getroot().iter("Label")}
    full = [number for number, mask in made.arrays[0].items() if mask.any()]
    for result, number in zip(task["predictions"][0]["result"], full, strict=True):
        assert set(result["value"]["brushlabels"]) <= labels
        values = unpacked(result["value"]["rle"]).reshape(made.height, made.width, 4)
        assert np.array_equal(values[..., 3] > 0, made.arrays[0][number])
