"""Every awkward mask through a video, and a hundred objects, in the formats that hold them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as coco

from edgetam_ui import ExportError
from edgetam_ui.formats.base import class_of, no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults

from . import hard

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


def covered(rings: list[list[list[float]]], height: int, width: int) -> np.ndarray:
    """The pixels whose middles are inside `rings` by the even-odd rule, as RFC 7946 has polygons and their holes."""
    inside = np.zeros((height, width), bool)
    y, x = np.arange(height)[:, None] + 0.5, np.arange(width) + 0.5
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            crosses = (y0 <= y) != (y1 <= y)
            if crosses.any():
                inside ^= crosses & (x > x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return inside


@MADE
def test_geojson(make: Made, tmp_path: Path) -> None:
    results = make()
    export(results, "geojson", tmp_path, no_progress)
    data = json.loads((tmp_path / "masks.geojson").read_text(encoding="utf-8"))
    found = {}
    for feature in data["features"]:
        about, polygons = feature["properties"], feature["geometry"]["coordinates"]
        assert about["name"] == results.objects[about["object"]].name
        rings = [covered(polygon, results.height, results.width) for polygon in polygons]
        found[about["frame"], about["object"]] = np.any(rings, axis=0)
    for frame in range(results.count):
        for number, mask in results.arrays[frame].items():
            assert np.array_equal(found.pop((frame, number), np.zeros_like(mask)), mask)
    assert not found


@MADE
def test_cvat(make: Made, tmp_path: Path) -> None:
    results = make()
    export(results, "cvat", tmp_path, no_progress, Choice(), {"tolerance": 0.0})
    tracks = ET.parse(tmp_path / "annotations.xml").getroot().findall("track")
    assert [track.get("label") for track in tracks] == [class_of(info) for info in results.objects.values()]
    for number, track in zip(results.objects, tracks, strict=True):
        shown: dict[int, np.ndarray] = {}
        for polygon in track.findall("polygon"):
            points = [[float(value) for value in pair.split(",")] for pair in polygon.get("points", "").split(";")]
            mask = covered([[*points, points[0]]], results.height, results.width)
            shown[int(polygon.get("frame", ""))] = mask if polygon.get("outside") == "0" else np.zeros_like(mask)
        for frame in range(results.count):
            mask = results.arrays[frame][number]
            assert np.array_equal(shown.get(frame, np.zeros_like(mask)), mask)
