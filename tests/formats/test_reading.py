"""Masks in: what we export comes back, and what does not fit is told, line and field named."""

from __future__ import annotations

import base64
import io
import json
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, ExportWarning, FakeEngine, FormatError
from edgetam_ui.core.masks import encode
from edgetam_ui.core.progress import no_progress
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


def test_a_class_of_yolo_that_no_frame_has_twice_is_one_object(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "yolo", tmp_path / "set", no_progress, Choice(images="none"), {"tolerance": 0.0})
    found = {item.category: item.masks for item in read(tmp_path / "set", wanted_by(results))}
    assert {name: sorted(masks) for name, masks in found.items()} == {"cat": [0, 1, 2, 3, 4], "dog": [0, 1, 2, 4]}
    for frame, mask in found["dog"].items():
        assert np.array_equal(mask.decode(), results.arrays[frame][2])


def test_a_class_of_yolo_that_a_frame_has_twice_is_told(tmp_path: Path) -> None:
    results = hard.video()
    infos = {number: replace(info, category="cat") for number, info in results.objects.items()}
    export(replace(results, objects=infos), "yolo", tmp_path / "set.zip", no_progress, Choice(images="none"))
    with pytest.warns(UserWarning, match=r"^set.zip has several objects of a class on a frame \(cat\), and YOLO"):
        assert len(read(tmp_path / "set.zip", wanted_by(results))) == 9
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (tmp_path / "photo.txt").write_text("0 0.1 0.1 0.5 0.1 0.5 0.5\n0 0.5 0.5 0.9 0.5 0.9 0.9\n")
        assert len(read(tmp_path / "photo.txt", Wanted("photo.jpg", 61, 83, 1))) == 2


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


@pytest.mark.parametrize("name", ["coco", "yolo", "labelme", "npz", "labels", "png"])
@pytest.mark.parametrize("make", [hard.image, hard.video])
def test_each_medium_of_a_set_comes_back(name: str, make: Callable[[str], ArrayResults], tmp_path: Path) -> None:
    media = [make("first (1).jpg"), replace(make("second.jpg"), arrays={0: {1: rectangle(61, 83, 5, 5, 20, 20)}})]
    export(media, name, tmp_path / "set", no_progress)
    for at, results in enumerate(media):
        alone = export(results, name, tmp_path / str(at), no_progress)
        mine, other = (read(path, wanted_by(results)) for path in (tmp_path / "set", alone))
        assert [item.masks for item in mine] == [item.masks for item in other]


def test_names_and_classes_come_back(tmp_path: Path) -> None:
    results = hard.video()
    for name in ("npz", "labels"):
        export(results, name, tmp_path / name, no_progress)
        found = read(tmp_path / name, wanted_by(results))
        assert [(item.name, item.category) for item in found] == [("猫", "cat"), ("Rex", "dog")]
    export(results, "yolo", tmp_path / "yolo", no_progress)
    assert {item.category for item in read(tmp_path / "yolo", wanted_by(results))} == {"cat", "dog"}


@pytest.mark.parametrize("format", ["coco", "yolo", "labelme", "labels", "npz"])
def test_an_object_without_a_class_comes_back_without(format: str, tmp_path: Path) -> None:
    with closing(Controller(engine=FakeEngine())) as controller:
        first, second = (controller.open(moving_disc(1)[0], "disc.png") for _ in range(2))
        first.add_box(1, [14, 34, 66, 86])
        first.add_box(2, [100, 20, 140, 60])
        first.update_object(2, category="cup")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)
            first.export(format, tmp_path / "set")
        second.load(tmp_path / "set")
        assert [item.category for item in second.state.objects.values()] == ["", "cup"]
        assert second.state.objects[1].name == "Object 1"


def test_classes_of_others_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(coco_of(categories=[{"id": 1, "name": "Object 1"}])))
    (item,) = read(tmp_path / "a.json", Wanted("photo.jpg", 61, 83, 1))
    assert (item.name, item.category) == ("", "Object 1")


def test_a_part_of_a_video_comes_back_on_its_frames(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "coco", tmp_path / "coco.json", no_progress, Choice(start=1, step=2))
    found = read(tmp_path / "coco.json", wanted_by(results))
    assert [sorted(item.masks) for item in found] == [[1, 3], [1]]


def test_the_one_mask_of_a_file_becomes_an_objects_on_a_frame(tmp_path: Path) -> None:
    square = rectangle(120, 160, 90, 10, 150, 50)
    white = square.astype(np.uint8) * 255
    Image.fromarray(np.dstack([white] * 3)).save(tmp_path / "mask_0002.png")
    np.save(tmp_path / "mask.npy", square)
    Image.fromarray((square + 2 * rectangle(120, 160, 0, 0, 9, 9)).astype(np.uint8)).save(tmp_path / "labels.png")
    Image.fromarray(white[:60]).save(tmp_path / "small.png")
    with closing(Controller(engine=FakeEngine()).open(moving_disc(8))) as session:
        session.add_box(1, [14, 34, 66, 86])
        session.add_points(2, [[42, 60]], frame=5)
        assert session.load(tmp_path / "mask_0002.png", object_id=3, frame=5) == [3]
        assert session.load(tmp_path / "mask.npy", 2, 6) == [2]
        for frame, number in ((5, 3), (6, 2)):
            assert np.array_equal(session.masks(frame)[number], square)
        assert sorted(session.state.objects[2].chains) == [5, 6]
        before = session.operations
        for name, message in (("labels.png", "holds 2 masks"), ("small.png", "160 x 60 pixels")):
            with pytest.raises(FormatError, match=message):
                session.load(tmp_path / name, 1, 5)
        assert session.operations == before
        assert sorted(list(session.propagate())[-1].masks) == [1, 2, 3]


def test_black_and_white(tmp_path: Path) -> None:
    mask = rectangle(61, 83, 10, 10, 30, 40)
    for mode, picture in (("1", Image.fromarray(mask)), ("L", Image.fromarray(mask.astype(np.uint8) * 255))):
        picture.save(tmp_path / f"{mode}.png")
        (item,) = read(tmp_path / f"{mode}.png", Wanted("photo.jpg", 61, 83, 1))
        assert np.array_equal(item.masks[0].decode(), mask)


@pytest.mark.parametrize("high", [255, 100])
@pytest.mark.parametrize("colours", [1, 3])
def test_alpha_is_the_mask_where_nothing_else_varies(colours: int, high: int, tmp_path: Path) -> None:
    mask = rectangle(61, 83, 10, 10, 30, 40)
    alpha = mask.astype(np.uint8) * high
    alpha[9, 10:30] = high // 4  # a soft border
    white = np.full((61, 83), 255, np.uint8)
    Image.fromarray(np.dstack([white] * colours + [alpha])).save(tmp_path / "a.png")
    (item,) = read(tmp_path / "a.png", Wanted("photo.jpg", 61, 83, 1))
    assert np.array_equal(item.masks[0].decode(), mask)
    grey = mask.astype(np.uint8) * 255
    Image.fromarray(np.dstack([grey, grey, grey, np.maximum(grey, alpha)])).save(tmp_path / "a.png")
    (item,) = read(tmp_path / "a.png", Wanted("photo.jpg", 61, 83, 1))
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
        ("a.json", coco_of(videos=7), "`videos` of the file is not a list"),
        ("a.json", labelme_of(imageWidth=9), "are 9 x 61, photo.jpg has 83 x 61"),
        ("a.json", labelme_of(shape={"shape_type": "circle"}), r"shapes\[0\] is a circle"),
        ("a.json", labelme_of(shape={"points": [["a", 1]]}), r"`points` of shapes\[0\]"),
        ("a.json", labelme_of(shape={"shape_type": "mask", "points": [[0, 0], [1, 1]], "mask": "?"}), "not a PNG"),
        ("a.json", labelme_of(shape={"label": 3}), r"`label` of shapes\[0\] is not text"),
        ("photo.txt", "0 0.1 0.1 0.5 0.5\n", "line 1 is a box"),
        ("photo.txt", "0 0.1 0.1 0.5 0.1 0.5 0.5\ncat 1\n", "line 2 is not"),
        ("photo.txt", "0 0.1 0.1 0.5 0.1 0.5 1.5\n", "line 1 has no three corners"),
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


@pytest.mark.parametrize("name", ["other.jpg", "photo2.jpg", "photo_000001.jpg", "../img/phot.png", "9" * 5000])
def test_masks_of_another_image_are_told(name: str, tmp_path: Path) -> None:
    wanted = Wanted("photo.jpg", 61, 83, 1)
    coco = coco_of(images=[{"id": 1, "file_name": name}])
    for data, place in ((labelme_of(imagePath=name), "`imagePath`"), (coco, r"`file_name` of images\[0\]")):
        (tmp_path / "a.json").write_text(json.dumps(data))
        with pytest.raises(FormatError, match=rf"^a.json: {place} is .*, and photo.jpg is open\."):
            read(tmp_path / "a.json", wanted)
        # Pixels that came from no file have no name that could clash.
        assert len(read(tmp_path / "a.json", Wanted("image", 61, 83, 1))) == 1
    (tmp_path / "other.txt").write_text("0 0.1 0.1 0.5 0.1 0.5 0.5")
    with pytest.raises(FormatError, match=r"^other.txt: its name is other.txt, and photo.jpg is open\."):
        read(tmp_path / "other.txt", wanted)


def test_masks_of_no_frame_or_of_another_video_are_told(tmp_path: Path) -> None:
    wanted = Wanted("clip.mp4", 61, 83, 3)
    named = coco_of(images=[{"id": 1, "file_name": "a.jpg", "video_id": 1, "frame_index": 1}])
    for data, said in (
        (labelme_of(), "`imagePath` is photo.jpg, which tells no frame of clip.mp4"),
        (labelme_of(imagePath="9" * 5000), "which tells no frame of clip.mp4"),
        (coco_of(), r"`file_name` of images\[0\] is photo.jpg, which tells no frame"),
        (named | {"videos": [{"id": 1, "name": "b.mp4"}]}, r"`name` of videos\[0\] is b.mp4, and clip.mp4 is open"),
    ):
        (tmp_path / "a.json").write_text(json.dumps(data))
        with pytest.raises(FormatError, match=said):
            read(tmp_path / "a.json", wanted)
    (tmp_path / "a.json").write_text(json.dumps(named | {"videos": [{"id": 1, "name": "sequence 3"}]}))
    assert [list(item.masks) for item in read(tmp_path / "a.json", wanted)] == [[1]]


def test_two_images_of_one_name_are_told(tmp_path: Path) -> None:
    images = [{"id": number, "file_name": f"{number}/photo.jpg"} for number in (1, 2)]
    (tmp_path / "a.json").write_text(json.dumps(coco_of(images=images)))
    with pytest.raises(FormatError, match=r"`file_name` of images\[1\] is 2/photo.jpg, as that of another"):
        read(tmp_path / "a.json", Wanted("photo.jpg", 61, 83, 1))


def test_coco_ids_that_clash_are_told(tmp_path: Path) -> None:
    cats = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    one = coco_of()["annotations"][0]
    two = [one | {"object_id": 7}, one | {"object_id": 7, "category_id": 2}]
    photos = [{"id": 4, "file_name": f"{name}.jpg"} for name in ("photo", "other")]
    for data, said in (
        (
            coco_of(annotations=two, categories=cats),
            r"`category_id` of annotations\[1\] is 2, .* object 7 was 1 before",
        ),
        (coco_of(categories=[*cats, {"id": 2, "name": "cow"}]), r"`id` of categories\[2\] is 2, as that of another"),
        (coco_of(videos=[{"id": 3, "name": name} for name in "ab"]), r"`id` of videos\[1\] is 3, as that of another"),
        (coco_of(images=photos), r"`id` of images\[1\] is 4, as that of another image"),
    ):
        (tmp_path / "a.json").write_text(json.dumps(data))
        with pytest.raises(FormatError, match=said):
            read(tmp_path / "a.json", Wanted("photo.jpg", 61, 83, 1))
    crowd = coco_of(annotations=[one | {"iscrowd": 1}, one], categories=[*cats, cats[0]])
    (tmp_path / "a.json").write_text(json.dumps(crowd))
    assert [item.category for item in read(tmp_path / "a.json", Wanted("photo.jpg", 61, 83, 1))] == ["cat", "cat"]


@pytest.mark.parametrize("format", ["coco", "yolo", "labelme", "davis", "labels"])
@pytest.mark.parametrize("stem", ["my photo (1)", "Ko\u0308ln 雲", "..", "a'b%20c"])
def test_files_of_any_name_come_back(format: str, stem: str, tmp_path: Path) -> None:
    results = replace(hard.video() if format == "davis" else hard.image(), name=f"{stem}.mp4")
    export(results, format, tmp_path / "set", no_progress, Choice(images="jpg" if format == "coco" else None))
    assert read(tmp_path / "set", wanted_by(results))


def test_masks_of_another_size_or_video_are_told(tmp_path: Path) -> None:
    results = hard.video()
    export(results, "npz", tmp_path / "a.npz", no_progress)
    with pytest.raises(FormatError, match="83 x 61 pixels"):
        read(tmp_path / "a.npz", Wanted("clip.mp4", 61, 82, 6))
    with pytest.raises(FormatError, match="is about frame 3"):
        read(tmp_path / "a.npz", Wanted("clip.mp4", 61, 83, 3))
    np.savez(tmp_path / "b.npz", a=np.array([object()], object))
    with pytest.raises(FormatError, match="`a` is not an array of masks"):
        read(tmp_path / "b.npz", Wanted("clip.mp4", 61, 83, 3))
    Image.fromarray(results.frames[1]).save(tmp_path / "photo.png")
    with pytest.raises(FormatError, match="has colours"):
        read(tmp_path / "photo.png", Wanted("photo.jpg", 61, 83, 1))


def test_the_mark_that_windows_puts_before_text_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(coco_of()), encoding="utf-8-sig")
    (tmp_path / "photo.txt").write_text("0 0.1 0.1 0.5 0.1 0.5 0.5", encoding="utf-8-sig")
    for name in ("a.json", "photo.txt"):
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


@pytest.mark.parametrize("names", [["notes.md", "more.md"], ["folder/notes.md", "folder/more.md"], ["notes.md"]])
def test_a_zip_without_masks_is_told_by_its_name(names: list[str], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "?")
    said = r"^notes.md is not a file of masks" if len(names) == 1 else r"^a.zip has no masks that are known\."
    with pytest.raises(FormatError, match=said):
        read(tmp_path / "a.zip", Wanted("photo.jpg", 61, 83, 1))


def stills(*names: str) -> dict[str, Any]:
    """A data set of one mask on each of several images."""
    (annotation,) = coco_of()["annotations"]
    return coco_of(
        images=[{"id": at, "file_name": name} for at, name in enumerate(names)],
        annotations=[annotation | {"id": at, "image_id": at} for at in range(len(names))],
    )


@pytest.mark.parametrize(
    ("names", "frames"),
    [
        (("IMG_0001.jpg", "IMG_0003.jpg"), [1, 3]),
        (("a/000001.png", "a/000002.png"), [1, 2]),
        (("clip/000001.png", "other/000001.png"), [1]),
        (("clip_0002.png", "other_0001.png", "cat.png"), [2]),
        (("IMG_0001.jpg", "DSC_0003.jpg"), None),
        (("IMG_0001.jpg", "cat.jpg"), None),
        (("a/000001.png", "b/000002.png"), None),
    ],
)
def test_unrelated_stills_are_no_frames(names: tuple[str, ...], frames: list[int] | None, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(stills(*names)))
    wanted = Wanted("clip.mp4", 61, 83, 5)
    if frames is None:
        with pytest.raises(FormatError, match=r"^a.json: `images` are no frames of one video: ") as caught:
            read(tmp_path / "a.json", wanted)
        assert "clip_" in caught.value.hint
    else:
        found = read(tmp_path / "a.json", wanted)
        assert sorted(frame for item in found for frame in item.masks) == frames


def test_a_folder_of_unrelated_stills_is_no_video(tmp_path: Path) -> None:
    for name in ("cat_1.png", "dog_2.png"):
        Image.fromarray(rectangle(61, 83, 10, 10, 30, 40)).save(tmp_path / name)
    with pytest.raises(FormatError, match=r"are no frames of one video: cat_1.png, dog_2.png"):
        read(tmp_path, Wanted("clip.mp4", 61, 83, 5))


def test_our_geojson_is_told_to_be_one(tmp_path: Path) -> None:
    for name in ("a.geojson", "a.json"):
        results = hard.image()
        export(results, "geojson", tmp_path / name, no_progress)
        with pytest.raises(FormatError, match=rf"^{name}: the file is GeoJSON, which is not read back\.") as caught:
            read(tmp_path / name, wanted_by(results))
        assert "COCO" in caught.value.hint


@pytest.mark.parametrize("kind", ["white, clear around", "coloured, clear around", "white on black"])
def test_the_mask_in_a_labelme_file_may_be_in_its_alpha(kind: str, tmp_path: Path) -> None:
    mask = rectangle(20, 30, 5, 5, 15, 15)
    white, noise = np.full((20, 30), 255, np.uint8), np.arange(600, dtype=np.uint8).reshape(20, 30) | 1
    inside = mask.astype(np.uint8) * 255
    grey, alpha = {
        "white, clear around": (white, inside),
        "coloured, clear around": (noise, inside),
        "white on black": (inside, white),
    }[kind]
    out = io.BytesIO()
    Image.fromarray(np.dstack([grey, grey, grey, alpha])).save(out, "PNG")
    shape = {"shape_type": "mask", "points": [[10, 8], [39, 27]], "mask": base64.b64encode(out.getvalue()).decode()}
    (tmp_path / "a.json").write_text(json.dumps(labelme_of(shape=shape)))
    (item,) = read(tmp_path / "a.json", Wanted("photo.jpg", 61, 83, 1))
    whole = np.zeros((61, 83), bool)
    whole[8:28, 10:40] = mask
    assert np.array_equal(item.masks[0].decode(), whole)


def test_a_load_is_one_step_of_undo(tmp_path: Path) -> None:
    with closing(Controller(engine=FakeEngine())) as controller:
        first, second = (controller.open(moving_disc(6), "disc.mp4") for _ in range(2))
        for number in (1, 2, 3):
            first.add_box(number, [14, 34, 66 + number, 86])
            first.update_object(number, category=f"class {number}")
            first.clean_up(number, holes=5)
        for _ in first.propagate():
            pass
        first.save(tmp_path / "all.edgetam")
        second.add_object("mine")
        assert second.load(tmp_path / "all.edgetam") == [2, 3, 4]
        loaded = second.state
        assert [item.category for item in loaded.objects.values()] == ["", "class 1", "class 2", "class 3"]
        second.undo()
        assert list(second.state.objects) == [1]
        second.redo()
        assert second.state == loaded
        # Its parts are listed one by one, and kept as one.
        again = controller.open(moving_disc(6), "disc.mp4")
        for operation in second.operations:
            again.apply(operation)
        assert {frame: [*again.masks(frame)] for frame in range(6)} == {
            frame: [1 + n for n in (1, 2, 3)] for frame in range(6)
        }
        kept = controller.open(second.save(tmp_path / "kept"))
        assert kept.state == second.state
        kept.undo()
        assert list(kept.state.objects) == [1]


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
