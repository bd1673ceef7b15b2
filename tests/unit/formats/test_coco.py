"""COCO JSON, read again by pycocotools."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from pycocotools.coco import COCO

from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.coco import to_coco
from edgetam_ui.formats.registry import export
from tests.results import ArrayResults, image_results, video_results


def written(results: ArrayResults, folder: Path) -> COCO:
    export(results, "coco", folder, no_progress)
    return COCO(folder / "coco.json")


def test_an_image(tmp_path: Path) -> None:
    results = image_results()
    coco = written(results, tmp_path)
    (image,) = coco.loadImgs(coco.getImgIds())
    assert (image["file_name"], image["width"], image["height"]) == ("cheetah.jpg", 83, 61)
    annotations = coco.loadAnns(coco.getAnnIds())
    assert [annotation["object_id"] for annotation in annotations] == [1, 3]
    for annotation in annotations:
        mask = results.arrays[0][annotation["object_id"]]
        assert np.array_equal(coco.annToMask(annotation).astype(bool), mask)
        assert (annotation["area"], annotation["score"]) == (mask.sum(), 0.9)
        y, x = np.nonzero(mask)
        assert annotation["bbox"] == [x.min(), y.min(), x.max() - x.min() + 1, y.max() - y.min() + 1]
        assert "track_id" not in annotation
    assert {category["name"] for category in coco.loadCats(coco.getCatIds())} == {"Object 1", "a/b: c"}


def test_a_video_has_every_frame(tmp_path: Path) -> None:
    results = video_results()
    coco = written(results, tmp_path)
    images = coco.loadImgs(coco.getImgIds())
    assert [image["frame_index"] for image in images] == list(range(10))
    assert [image["seconds"] for image in images] == [frame / 25 for frame in range(10)]
    assert [image["file_name"] for image in images] == [f"disc/{frame:06d}.png" for frame in range(10)]
    annotations = coco.loadAnns(coco.getAnnIds())
    assert [annotation["image_id"] - 1 for annotation in annotations] == [0, 1, 2, 3]
    assert [annotation["kind"] for annotation in annotations] == ["prompted", "tracked", "tracked", "tracked"]
    for annotation in annotations:
        assert annotation["track_id"] == 1
        expected = results.arrays[annotation["image_id"] - 1][1]
        assert np.array_equal(coco.annToMask(annotation).astype(bool), expected)
    (video,) = coco.dataset["videos"]
    assert video == {"id": 1, "name": "disc.mp4", "width": 160, "height": 120, "length": 10}


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    media = [image_results(name) for name in ("a.png", "a.png", "A.png", "a_2.png", "my photo.png")]
    export(media, "coco", tmp_path, no_progress)
    images = json.loads((tmp_path / "coco.json").read_text())["images"]
    assert [image["file_name"] for image in images] == ["a.png", "a_2.png", "A_3.png", "a_2_2.png", "my photo.png"]


@pytest.mark.parametrize("name", ["cvat", "label_studio", "labelme", "geojson"])
def test_so_they_are_in_other_formats(name: str, tmp_path: Path) -> None:
    export([image_results("a.png")] * 2, name, tmp_path, no_progress, Choice(images="none"))
    text = "".join(path.read_text() for path in tmp_path.iterdir() if path.name != "edgetam.json")
    assert '"a.png"' in text
    assert '"a_2.png"' in text


def test_objects_of_one_name_are_one_category(tmp_path: Path) -> None:
    coco = written(image_results(objects=[ObjectInfo(2, "cat", "#ff0000"), ObjectInfo(5, "cat", "#00ff00")]), tmp_path)
    (category,) = coco.loadCats(coco.getCatIds())
    assert (category["id"], category["name"]) == (2, "cat")
    annotations = coco.loadAnns(coco.getAnnIds(catIds=category["id"]))
    assert [item["object_id"] for item in annotations] == [2, 5]


def test_an_objects_class_is_its_category(tmp_path: Path) -> None:
    objects = [
        ObjectInfo(1, "Tom", "#ff0000", category="cat"),
        ObjectInfo(2, "cat", "#00ff00"),
        ObjectInfo(3, "Spike", "#0000ff", category="dog"),
        ObjectInfo(4, "Tom", "#00ffff"),
    ]
    coco = written(image_results(objects=objects), tmp_path)
    assert {item["id"]: item["name"] for item in coco.loadCats(coco.getCatIds())} == {1: "cat", 3: "dog", 4: "Tom"}
    ids = {item["object_id"]: item["category_id"] for item in coco.loadAnns(coco.getAnnIds())}
    assert ids == {1: 1, 2: 1, 3: 3, 4: 4}


def test_the_file_is_plain_json(tmp_path: Path) -> None:
    results = image_results()
    export(results, "coco", tmp_path, no_progress)
    data = json.loads((tmp_path / "coco.json").read_text())
    assert set(data) == {"info", "images", "annotations", "categories"}
    assert data == to_coco(results)
