"""COCO and YOLO sets, read again by pycocotools, supervision and a reader of Ultralytics' published grammar."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import supervision as sv
from PIL import Image
from pycocotools.coco import COCO

from edgetam_ui.core.progress import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults

from . import hard
from .readers import filled, read_yolo

MEDIA = {"image": hard.image, "video": hard.video, "crowd": hard.crowd, "awkward video": hard.awkward_video}


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    ("options", "least"), [({}, 1), ({"polygons": True, "tolerance": 0}, 1), ({"polygons": True}, 0.9)]
)
def test_coco_by_pycocotools(medium: str, options: dict[str, object], least: float, tmp_path: Path) -> None:
    results = MEDIA[medium]()
    export(results, "coco", tmp_path, no_progress, Choice(), options)
    coco = COCO(tmp_path / "coco.json")
    found = []
    for annotation in coco.loadAnns(coco.getAnnIds()):
        frame = coco.loadImgs(annotation["image_id"])[0].get("frame_index", 0)
        mask = results.arrays[frame][annotation["object_id"]]
        found.append(hard.iou(coco.annToMask(annotation).astype(bool), mask))
        assert annotation["area"] == mask.sum()
    full = sum(mask.any() for masks in results.arrays.values() for mask in masks.values())
    assert len(found) == full
    print(f"coco, {medium} {options}: IoU {min(found):.4f} at least, {np.mean(found):.4f} on average")
    assert min(found) >= least


def test_coco_by_supervision(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "coco", tmp_path, no_progress, Choice(images="png"))
    data = sv.DetectionDataset.from_coco(str(tmp_path), str(tmp_path / "coco.json"), force_masks=True)
    assert data.classes == ["cat", "dog"]
    assert len(data) == 6
    for path, pixels, found in data:
        frame = int(Path(path).stem[-6:])
        assert np.array_equal(pixels[..., ::-1], results.frames[frame])
        expected = [mask for mask in results.arrays.get(frame, {}).values() if mask.any()]
        assert len(found) == len(expected)
        for mask, wanted in zip(found.mask if len(found) else [], expected, strict=True):
            assert np.array_equal(mask, wanted)


def test_the_files_of_coco_are_there(tmp_path: Path) -> None:
    export([hard.image(), hard.image(), hard.video()], "coco", tmp_path, no_progress, Choice(images="jpg", step=2))
    data = json.loads((tmp_path / "coco.json").read_text())
    assert len({image["file_name"] for image in data["images"]}) == len(data["images"]) == 1 + 1 + 3
    for image in data["images"]:
        assert Image.open(tmp_path / image["file_name"]).size == (image["width"], image["height"])
    assert data["info"]["checkpoint"] == "none"
    assert data["info"]["version"].startswith("EdgeTAM UI ")


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(("options", "least"), [({"tolerance": 0}, 1), ({}, 0.94)], ids=["exact", "usual"])
def test_yolo_by_its_grammar(medium: str, options: dict[str, object], least: float, tmp_path: Path) -> None:
    results = MEDIA[medium]()
    export(results, "yolo", tmp_path, no_progress, Choice(), options)
    names, labels = read_yolo(tmp_path)
    infos = results.objects.values()
    assert list(names.values()) == list(dict.fromkeys(info.category or info.name for info in infos))
    frames = [frame for frame in range(results.count) if results.masks(frame)]
    assert len(labels) == len(frames)
    found = []
    for frame in frames:
        stem = Path(results.name).stem + ("" if results.kind == "image" else f"_{frame:06d}")
        masks = [mask for mask in results.arrays[frame].values() if mask.any()]
        for (_, ring), mask in zip(labels[stem], masks, strict=True):
            points = np.reshape(ring, (-1, 2)) * (results.width, results.height)
            found.append(hard.iou(filled([points.tolist()], results.height, results.width), mask))
    print(f"yolo, {medium} {options}: IoU {min(found):.4f} at least, {np.mean(found):.4f} on average")
    assert min(found) >= least


@pytest.mark.parametrize(("name", "masks"), [("yolo", True), ("yolo_boxes", False)])
def test_yolo_by_supervision(name: str, masks: bool, tmp_path: Path) -> None:
    results = hard.video()
    export(results, name, tmp_path, no_progress, Choice(images="png"))
    seen = []
    for split in ("train", "val"):
        data = sv.DetectionDataset.from_yolo(
            str(tmp_path / "images" / split),
            str(tmp_path / "labels" / split),
            str(tmp_path / "data.yaml"),
            force_masks=masks,
        )
        assert data.classes == ["cat", "dog"]
        for path, pixels, found in data:
            frame = int(Path(path).stem[-6:])
            seen.append(frame)
            assert np.array_equal(pixels[..., ::-1], results.frames[frame])
            expected = [mask for mask in results.arrays[frame].values() if mask.any()]
            assert len(found) == len(expected)
            for index, wanted in enumerate(expected):
                if masks:
                    assert hard.iou(found.mask[index], wanted) > 0.85
                y, x = np.nonzero(wanted)
                box = [x.min(), y.min(), x.max() + 1, y.max() + 1]
                assert found.xyxy[index] == pytest.approx(box, abs=1e-3 if not masks else 1.5)
    assert sorted(seen) == [0, 1, 2, 3, 4]


def test_yolo_of_twelve_images(tmp_path: Path) -> None:
    media: list[ArrayResults] = [hard.image(f"{number}.jpg") for number in range(12)]
    export(media, "yolo", tmp_path, no_progress, Choice(), {"val": 0.25})
    assert len(list((tmp_path / "images" / "train").iterdir())) == 9
    assert len(list((tmp_path / "images" / "val").iterdir())) == 3
    assert len(read_yolo(tmp_path)[1]) == 12


def test_a_session_as_supervision() -> None:
    from edgetam_ui.formats.values import to_supervision

    results = hard.video()
    found = to_supervision(results, 0)
    assert found.tracker_id.tolist() == [1, 2]
    assert found.class_id.tolist() == [0, 1]
    assert found["class_name"].tolist() == ["cat", "dog"]
    for index, number in enumerate((1, 2)):
        assert np.array_equal(found.mask[index], results.arrays[0][number])
    assert len(to_supervision(results, 5)) == 0
