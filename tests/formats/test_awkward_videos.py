"""Every awkward mask through a video, and a hundred objects, in the formats that hold them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as coco

from edgetam_ui import ExportError
from edgetam_ui.core.progress import no_progress
from edgetam_ui.formats.base import class_of
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults

from . import hard
from .readers import filled

Made = Callable[[], ArrayResults]
MADE = pytest.mark.parametrize("make", [hard.awkward_video, hard.crowded_video])


def last_wins(results: ArrayResults, frame: int) -> np.ndarray:
    out = np.zeros((results.height, results.width), int)
    for number, mask in results.arrays[frame].items():
        out[mask] = number
    return out


@MADE
@pytest.mark.parametrize(
    ("name", "place"), [("davis", "Annotations/480p/{stem}/{frame:05d}.png"), ("labels", "{frame:06d}.png")]
)
def test_label_images(make: Made, name: str, place: str, tmp_path: Path) -> None:
    results = make()
    export(results, name, tmp_path, no_progress)
    for frame in range(results.count):
        file = tmp_path / place.format(stem=Path(results.name).stem, frame=frame)
        assert np.array_equal(np.asarray(Image.open(file)).astype(int), last_wins(results, frame))


@MADE
def test_mots(make: Made, tmp_path: Path) -> None:
    results = make()
    export(results, "mots", tmp_path, no_progress)
    stem = Path(results.name).stem
    seen: dict[int, dict[int, np.ndarray]] = {}
    for line in (tmp_path / "instances_txt" / f"{stem}.txt").read_text().splitlines():
        frame, number, kind, height, width, counts = line.split(" ")
        assert int(kind) == int(number) // 1000
        mask = coco.decode({"size": [int(height), int(width)], "counts": counts}).astype(bool)
        seen.setdefault(int(frame), {})[int(number) % 1000] = mask
    for frame in range(results.count):
        expected = last_wins(results, frame)
        image = np.asarray(Image.open(tmp_path / "instances" / stem / f"{frame:06d}.png")).astype(int)
        assert np.array_equal(image % 1000, expected)
        assert np.array_equal(sum(number * mask for number, mask in seen[frame].items()), expected)


def test_more_classes_than_mots_can_number_are_told(tmp_path: Path) -> None:
    crowd = hard.crowded_video()
    infos = {number: replace(info, category=f"class {number}") for number, info in crowd.objects.items()}
    with pytest.raises(ExportError, match="63 classes"):
        export(replace(crowd, objects=infos), "mots", tmp_path, no_progress)


@MADE
def test_youtube_vis(make: Made, tmp_path: Path) -> None:
    results = make()
    export(results, "youtube_vis", tmp_path, no_progress)
    data = json.loads((tmp_path / "instances.json").read_text(encoding="utf-8"))
    names = {category["id"]: category["name"] for category in data["categories"]}
    assert len(data["annotations"]) == len(results.objects)
    for annotation in data["annotations"]:
        number = annotation["object_id"]
        assert names[annotation["category_id"]] == class_of(results.objects[number])
        for frame, segmentation in enumerate(annotation["segmentations"]):
            mask = results.arrays[frame][number]
            assert (segmentation is not None) == mask.any()
            assert segmentation is None or np.array_equal(coco.decode(segmentation).astype(bool), mask)


@MADE
def test_arrays_and_black_and_white(make: Made, tmp_path: Path) -> None:
    results = make()
    export(results, "npz", tmp_path / "masks.npz", no_progress)
    export(results, "png", tmp_path / "png", no_progress)
    folders = [path for path in (tmp_path / "png").iterdir() if path.is_dir()]
    folders.sort(key=lambda path: int(path.name.split("_")[0]))
    assert len(folders) == len(results.objects)
    with np.load(tmp_path / "masks.npz") as data:
        assert data["names"].tolist() == [info.name for info in results.objects.values()]
        for frame in range(results.count):
            rows = np.stack(list(results.arrays[frame].values()))
            assert np.array_equal(data[f"masks_{frame:06d}"], rows)
            for row, folder in zip(rows, folders, strict=True):
                (file,) = folder.glob(f"*{frame:06d}.png")
                assert np.array_equal(np.asarray(Image.open(file)) > 0, row)


@MADE
@pytest.mark.parametrize(("options", "least"), [({}, 1), ({"tolerance": 1.0}, 0.94)], ids=["usual", "simplified"])
def test_geojson(make: Made, options: dict[str, object], least: float, tmp_path: Path) -> None:
    results = make()
    export(results, "geojson", tmp_path, no_progress, Choice(), options)
    data = json.loads((tmp_path / "masks.geojson").read_text(encoding="utf-8"))
    read = {}
    for feature in data["features"]:
        about, polygons = feature["properties"], feature["geometry"]["coordinates"]
        assert about["name"] == results.objects[about["object"]].name
        masks = [filled(rings, results.height, results.width) for rings in polygons]
        read[about["frame"], about["object"]] = np.any(masks, axis=0)
    full = [(frame, n) for frame, masks in results.arrays.items() for n, mask in masks.items() if mask.any()]
    assert sorted(read) == sorted(full)
    found = [hard.iou(mask, results.arrays[frame][number]) for (frame, number), mask in read.items()]
    print(f"geojson, {results.name} {options}: IoU {min(found):.4f} at least, {np.mean(found):.4f} on average")
    assert min(found) >= least
