"""Masks in: what we export comes back, and what does not fit is told, line and field named."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, FakeEngine, FormatError
from edgetam_ui.core.masks import encode
from edgetam_ui.formats.base import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.read import read
from edgetam_ui.formats.reading import Wanted
from edgetam_ui.formats.registry import export
from tests.media import moving_disc
from tests.results import ArrayResults, rectangle

from . import hard

LOSSLESS: list[tuple[str, dict[str, Any]]] = [
    ("coco", {}),
    ("coco", {"polygons": True, "tolerance": 0.0}),
    ("labelme", {"masks": True}),
    ("labelme", {"tolerance": 0.0}),
    ("yolo", {"tolerance": 0.0}),
    ("png", {}),
    ("npz", {}),
]


def wanted_by(results: ArrayResults) -> Wanted:
    return Wanted(results.name, results.height, results.width, results.count)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("make", [hard.image, hard.video])
@pytest.mark.parametrize(("name", "options"), LOSSLESS)
def test_what_was_exported_comes_back(
    name: str, options: dict[str, Any], make: Callable[[], ArrayResults], packed: bool, tmp_path: Path
) -> None:
    results = make()
    path = export(results, name, tmp_path / ("set.zip" if packed else "set"), no_progress, Choice(), options)
    found = read(path, wanted_by(results))
    masks = [(frame, mask) for item in found for frame, rle in item.masks.items() for mask in [rle.decode()]]
    expected = [(frame, mask) for frame, all in results.arrays.items() for mask in all.values() if mask.any()]
    assert len(masks) == len(expected)
    for frame, mask in expected:
        # YOLO's six decimals leave corners where they were, within a thousandth of a pixel.
        assert any(at == frame and np.array_equal(other, mask) for at, other in masks)
    if name != "yolo":
        assert len(found) == sum(any(all[n].any() for all in results.arrays.values()) for n in results.objects)


def last_wins(results: ArrayResults) -> dict[tuple[int, int], np.ndarray]:
    """What is left of each mask, by frame and object, where the one listed last has the pixel."""
    kept = {}
    for frame, masks in results.arrays.items():
        above = np.zeros((results.height, results.width), bool)
        for number in reversed(masks):
            kept[frame, number] = masks[number] & ~above
            above |= masks[number]
    return {key: mask for key, mask in kept.items() if mask.any()}


@pytest.mark.parametrize(("name", "make"), [("labels", hard.image), ("labels", hard.video), ("davis", hard.video)])
def test_label_images_come_back(name: str, make: Callable[[], ArrayResults], tmp_path: Path) -> None:
    results = make()
    export(results, name, tmp_path, no_progress)
    found = read(tmp_path, wanted_by(results))
    masks = [(frame, rle.decode()) for item in found for frame, rle in item.masks.items()]
    expected = last_wins(results)
    assert len(masks) == len(expected)
    for (frame, _), mask in expected.items():
        assert any(at == frame and np.array_equal(other, mask) for at, other in masks)
    if name == "labels":
        assert {item.name for item in found} <= {info.name for info in results.objects.values()}


def test_names_and_classes_come_back(tmp_path: Path) -> None:
    results = hard.video()
    for name in ("npz", "labels"):
        export(results, name, tmp_path / name, no_progress)
        found = read(tmp_path / name, wanted_by(results))
        assert [(item.name, item.category) for item in found] == [("猫", "cat"), ("Rex", "dog")]
    export(results, "yolo", tmp_path / "yolo", no_progress)
    assert {item.category for item in read(tmp_path / "yolo", wanted_by(results))} == {"cat", "dog"}


def test_a_part_of_a_video_comes_back_on_its_frames(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "coco", tmp_path / "coco.json", no_progress, Choice(start=1, step=2))
    found = read(tmp_path / "coco.json", wanted_by(results))
    assert [sorted(item.masks) for item in found] == [[1, 3], [1]]


def test_black_and_white(tmp_path: Path) -> None:
    mask = rectangle(61, 83, 10, 10, 30, 40)
    for mode, picture in (("1", Image.fromarray(mask)), ("L", Image.fromarray(mask.astype(np.uint8) * 255))):
        picture.save(tmp_path / f"{mode}.png")
        (item,) = read(tmp_path / f"{mode}.png", Wanted("photo.jpg", 61, 83, 1))
        assert np.array_equal(item.masks[0].decode(), mask)


def test_a_soft_border_makes_no_labels(tmp_path: Path) -> None:
    y, x = np.mgrid[:61, :83]
    distance = np.hypot(y - 30, x - 40)
    grey = (np.clip((22 - distance) / 6, 0, 1) * 255).round().astype(np.uint8)
    Image.fromarray(grey).save(tmp_path / "soft.png")
    (item,) = read(tmp_path / "soft.png", Wanted("photo.jpg", 61, 83, 1))
    assert np.array_equal(item.masks[0].decode(), grey >= 128)
    labels = (np.arange(61 * 83).reshape(61, 83) // 200).astype(np.uint8) * 10
    Image.fromarray(labels).save(tmp_path / "labels.png")
    assert len(read(tmp_path / "labels.png", Wanted("photo.jpg", 61, 83, 1))) == len(np.unique(labels)) - 1


def coco_of(**change: Any) -> dict[str, Any]:
    """A data set with one mask, and what is to be wrong with it."""
    rle = encode(rectangle(61, 83, 10, 10, 30, 40)).to_coco()
    annotation = {"id": 1, "image_id": 1, "category_id": 1, "segmentation": rle}
    data = {
        "images": [{"id": 1, "file_name": "photo.jpg", "width": 83, "height": 61}],
        "annotations": [annotation | change.pop("annotation", {})],
        "categories": [{"id": 1, "name": "cat"}],
    }
    return {key: value for key, value in (data | change).items() if value is not None}


SHAPE = {"label": "cat", "shape_type": "polygon", "points": [[1, 1], [9, 1], [9, 9]]}


def labelme_of(**change: Any) -> dict[str, Any]:
    shape = SHAPE | change.pop("shape", {})
    return {"shapes": [shape], "imagePath": "photo.jpg", "imageHeight": 61, "imageWidth": 83} | change


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{", r"line 1, column 2 is not JSON"),
        ("a.json", "[]", "neither `annotations`"),
        ("a.json", "[" * 100_000, "JSON|nested"),
        ("a.json", coco_of(images=None), "`images` of the file is not a list"),
        ("a.json", coco_of(images=[7]), r"`id` of images\[0\]"),
        ("a.json", coco_of(images=[{"id": at, "file_name": f"{at}.jpg"} for at in (1, 2)]), "none called photo"),
        ("a.json", coco_of(categories=[]), r"`category_id` of annotations\[0\] is 1, which no category has"),
        ("a.json", coco_of(annotation={"segmentation": 3}), r"`segmentation` of annotations\[0\]"),
        ("a.json", coco_of(annotation={"segmentation": [[1, 2]]}), "without three corners"),
        ("a.json", coco_of(annotation={"segmentation": {"size": [61, 83], "counts": "~~~"}}), "not a run-length mask"),
        ("a.json", coco_of(annotation={"segmentation": {"size": [61, 83], "counts": [1, 2]}}), "not a run-length mask"),
        ("a.json", coco_of(annotation={"segmentation": {"size": [5, 1], "counts": [2, 3]}}), "1 x 5 pixels"),
        ("a.json", coco_of(annotation={"image_id": "1"}), r"`image_id` of annotations\[0\] is not a whole number"),
        ("a.json", coco_of(annotation={"segmentation": [[1e300, 0, 1, 1, 2, 2]]}), "reach far beyond the image"),
        ("a.json", coco_of(annotation={"segmentation": [[1, 2, 10**400, 1, 2, 2]]}), "are not pairs of numbers"),
        ("a.json", coco_of(annotation={"track_id": [1]}), r"`track_id` of annotations\[0\] is neither"),
        ("a.json", coco_of(videos=[{"id": [1], "name": "a"}]), r"`id` of videos\[0\] is not a whole number"),
        ("a.json", coco_of(images=[{"id": 1, "file_name": "photo.jpg", "width": 9, "height": 61}]), "are 9 x 61"),
        ("a.json", '{"images": ' + "9" * 5000 + "}", "has a number that is too long"),
        ("a.json", labelme_of(shape={"points": [[0, 0], [1e9, 0], [9, 9]]}), "reach far beyond the image"),
        ("a.json", labelme_of(shape={"group_id": {}}), r"`group_id` of shapes\[0\] is neither"),
        ("a.json", labelme_of(imageWidth=9), "are 9 x 61, photo.jpg has 83 x 61"),
        ("a.json", labelme_of(shape={"shape_type": "circle"}), r"shapes\[0\] is a circle"),
        ("a.json", labelme_of(shape={"points": [["a", 1]]}), r"`points` of shapes\[0\]"),
        ("a.json", labelme_of(shape={"shape_type": "mask", "points": [[0, 0], [1, 1]], "mask": "?"}), "not a PNG"),
        ("a.json", labelme_of(shape={"label": 3}), r"`label` of shapes\[0\] is not text"),
        ("a.txt", "0 0.1 0.1 0.5 0.5\n", "line 1 is a box"),
        ("a.txt", "0 0.1 0.1 0.5 0.1 0.5 0.5\ncat 1\n", "line 2 is not"),
        ("a.txt", "0 0.1 0.1 0.5 0.1 0.5 1.5\n", "line 1 has no three corners"),
        ("a.png", "not a PNG", "not a PNG"),
        ("a.npz", "not a zip", "not a NumPy archive"),
        ("a.zip", "not a zip", "not a zip"),
        ("a.docx", "?", "not a file of masks that is known"),
        ("missing.json", None, "missing.json"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(name: str, content: object, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(FormatError, match=said) as caught:
        read(tmp_path / name, Wanted("photo.jpg", 61, 83, 1))
    assert caught.value.hint
    assert str(tmp_path) not in str(caught.value)


def test_masks_of_another_size_or_video_are_told(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "npz", tmp_path / "a.npz", no_progress)
    with pytest.raises(FormatError, match="83 x 61 pixels"):
        read(tmp_path / "a.npz", Wanted("clip.mp4", 61, 82, 6))
    with pytest.raises(FormatError, match="is about frame 3"):
        read(tmp_path / "a.npz", Wanted("clip.mp4", 61, 83, 3))
    np.savez(tmp_path / "b.npz", a=np.array([object()], object))
    with pytest.raises(FormatError, match="not a NumPy archive"):
        read(tmp_path / "b.npz", Wanted("clip.mp4", 61, 83, 3))
    Image.fromarray(results.frames[1]).save(tmp_path / "photo.png")
    with pytest.raises(FormatError, match="has colours"):
        read(tmp_path / "photo.png", Wanted("photo.jpg", 61, 83, 1))


def test_the_mark_that_windows_puts_before_text_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(coco_of()), encoding="utf-8-sig")
    (tmp_path / "a.txt").write_text("0 0.1 0.1 0.5 0.1 0.5 0.5", encoding="utf-8-sig")
    for name in ("a.json", "a.txt"):
        assert len(read(tmp_path / name, Wanted("photo.jpg", 61, 83, 1))) == 1


def test_arrays_of_others(tmp_path: Path) -> None:
    wanted, mask = Wanted("photo.jpg", 61, 83, 1), rectangle(61, 83, 10, 10, 30, 40)
    for array in (mask, mask[None], mask.astype(np.uint8) * 255):
        np.save(tmp_path / "a.npy", array)
        (item,) = read(tmp_path / "a.npy", wanted)
        assert np.array_equal(item.masks[0].decode(), mask)
    labels = mask * 7 + rectangle(61, 83, 40, 10, 50, 40) * 300
    np.savez(tmp_path / "a.npz", labels=labels)
    assert [item.masks[0].area for item in read(tmp_path / "a.npz", wanted)] == [mask.sum(), (labels == 300).sum()]
    np.savez(tmp_path / "a.npz", labels=labels[None])
    with pytest.raises(FormatError, match="numbers other than 0 and 1"):
        read(tmp_path / "a.npz", wanted)


@pytest.mark.parametrize("name", ["a.npz", "a.zip"])
def test_damaged_archives_raise_nothing_else(name: str, tmp_path: Path) -> None:
    path, wanted = tmp_path / name, Wanted("photo.jpg", 61, 83, 1)
    noise = np.random.default_rng(0).random((4, 61, 83)) < 0.5
    if name == "a.npz":
        np.savez_compressed(path, masks=noise)
    else:
        np.save(tmp_path / "masks.npy", noise)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(tmp_path / "masks.npy", "masks.npy")
    whole, told = path.read_bytes(), 0
    for at in range(0, len(whole), len(whole) // 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read(path, wanted)
        except FormatError:
            told += 1
    assert told > 50


@pytest.mark.parametrize("name", ["../outside.json", "/outside.json", "a\\..\\..\\outside.json"])
def test_a_zip_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, "{}")
    with pytest.raises(FormatError, match="leads out of the zip"):
        read(tmp_path / "a.zip", Wanted("photo.jpg", 61, 83, 1))


def test_loaded_masks_can_be_corrected_and_followed(tmp_path: Path) -> None:
    with closing(Controller(engine=FakeEngine())) as controller:
        first = controller.open(moving_disc(6), "disc.mp4")
        first.add_box(1, [14, 34, 66, 86])
        first.update_object(1, name="ball", category="toy")
        for _ in first.propagate(end=2):
            pass
        first.export("npz", tmp_path / "masks.npz")
        second = controller.open(moving_disc(6), "disc.mp4")
        other = second.add_object("other")
        (number,) = second.load(tmp_path / "masks.npz")
        assert number not in (other,)
        assert second.state.objects[number].name == "ball"
        assert second.state.objects[number].category == "toy"
        for frame in range(3):
            assert np.array_equal(second.masks(frame)[number], first.masks(frame)[1])
        assert second.masks(3) == {}
        for _ in second.propagate():
            pass
        assert second.masks(5)[number].any()
        second.add_points(number, [[52, 60]], frame=2)
        with pytest.raises(FormatError):
            second.load(tmp_path / "nothing.json")
        assert list(second.state.objects) == [other, number]
        second.export("npz", tmp_path / "again.npz")
        first.close()
        second.close()
