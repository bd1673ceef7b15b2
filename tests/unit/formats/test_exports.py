"""What is written, read again by the tools that our users read it with."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO

from edgetam_ui import CancelledError, Controller, ExportError, Session
from edgetam_ui.core.palette import rgb
from edgetam_ui.formats import registry as exports
from tests.media import moving_disc


@pytest.fixture
def prompted(picture: Session) -> Session:
    picture.add_box(1, [60, 100, 400, 300])
    picture.add_box(3, [10, 10, 200, 200])
    picture.update_object(3, name="a/b: c")
    return picture


@pytest.fixture
def tracked(video: Session) -> Session:
    video.add_box(1, [14, 34, 66, 86])
    steps = video.propagate()
    for _ in range(6):
        next(steps)
    steps.close()
    return video


def test_coco_of_a_picture(prompted: Session, tmp_path: Path) -> None:
    prompted.export("coco", tmp_path)
    coco = COCO(tmp_path / "coco.json")
    (image,) = coco.loadImgs(coco.getImgIds())
    assert (image["file_name"], image["width"], image["height"]) == ("cheetah.jpg", 502, 343)
    masks = prompted.masks()
    annotations = coco.loadAnns(coco.getAnnIds())
    assert len(annotations) == sum(mask.any() for mask in masks.values())
    for annotation in annotations:
        mask = masks[annotation["object_id"]]
        assert np.array_equal(coco.annToMask(annotation).astype(bool), mask)
        assert annotation["area"] == mask.sum()
        y, x = np.nonzero(mask)
        assert annotation["bbox"] == [x.min(), y.min(), x.max() - x.min() + 1, y.max() - y.min() + 1]
    assert {category["name"] for category in coco.loadCats(coco.getCatIds())} == {"Object 1", "a/b: c"}


def test_objects_that_nothing_was_said_about_are_left_out(prompted: Session, tmp_path: Path) -> None:
    prompted.remove_object(3)
    prompted.add_object("nothing")
    path, mime = exports.pack(prompted, "png", tmp_path, lambda done, total: None)
    assert (path.name, mime) == ("cheetah_png.zip", "application/zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["01_Object_1.png"]
    assert [category["name"] for category in exports.coco(prompted)["categories"]] == ["Object 1"]


def test_objects_of_one_name_are_one_category(prompted: Session, tmp_path: Path) -> None:
    for object_id in prompted.state.objects:
        prompted.update_object(object_id, name="cat")
    prompted.export("coco", tmp_path)
    coco = COCO(tmp_path / "coco.json")
    (category,) = coco.loadCats(coco.getCatIds())
    assert category["name"] == "cat"
    annotations = coco.loadAnns(coco.getAnnIds(catIds=category["id"]))
    assert sorted(item["object_id"] for item in annotations) == sorted(prompted.masks())


def test_coco_of_a_video_has_every_frame(tracked: Session, tmp_path: Path) -> None:
    tracked.export("coco", tmp_path / "result.json")
    coco = COCO(tmp_path / "result.json")
    images = coco.loadImgs(coco.getImgIds())
    assert [image["frame_index"] for image in images] == list(range(10))
    assert len({image["file_name"] for image in images}) == 10
    for annotation in coco.loadAnns(coco.getAnnIds()):
        frame = annotation["image_id"] - 1
        assert frame < 6
        assert np.array_equal(coco.annToMask(annotation).astype(bool), tracked.masks(frame)[1])


def test_png_masks(prompted: Session, tmp_path: Path) -> None:
    prompted.export("png", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01_Object_1.png", "03_a_b_c.png"]
    assert np.array_equal(np.asarray(Image.open(tmp_path / "01_Object_1.png")), prompted.masks()[1])


def test_png_masks_of_a_video_zipped(tracked: Session, tmp_path: Path) -> None:
    tracked.export("png", tmp_path / "masks.zip")
    with zipfile.ZipFile(tmp_path / "masks.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".png"))
        assert names == [f"01_Object_1/{frame:06d}.png" for frame in range(10)]
        with archive.open(names[3]) as file:
            assert np.array_equal(np.asarray(Image.open(file)), tracked.masks(3)[1])
        with archive.open(names[8]) as file:
            assert not np.asarray(Image.open(file)).any()


def test_overlay_of_a_picture(prompted: Session, tmp_path: Path) -> None:
    prompted.export("overlay", tmp_path / "overlay.png")
    drawn = np.asarray(Image.open(tmp_path / "overlay.png"))
    frame, masks = prompted.medium.frame(0), prompted.masks()
    outside = ~(masks[1] | masks[3])
    assert np.array_equal(drawn[outside], frame[outside])
    assert masks[1].any()
    assert (drawn[masks[1]] != frame[masks[1]]).any(axis=-1).mean() > 0.9


def test_hidden_objects_are_not_drawn(prompted: Session, tmp_path: Path) -> None:
    for number in (1, 3):
        prompted.update_object(number, visible=False)
    prompted.export("overlay", tmp_path / "overlay.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "overlay.png")), prompted.medium.frame(0))


def test_overlay_of_a_video_is_frame_exact(tracked: Session, tmp_path: Path) -> None:
    tracked.export("overlay", tmp_path / "overlay.mp4")
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        frames = [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
    assert len(frames) == 10
    assert [time for time, _ in frames] == pytest.approx([index / 25 for index in range(10)], abs=1e-3)
    mask, color = tracked.masks(2)[1], np.array(rgb(tracked.state.objects[1].color))
    before = tracked.medium.frame(2).astype(float)
    assert mask.sum() > 500
    # The tint moves every covered pixel towards the object's colour.
    moved = np.abs(frames[2][1] - color).mean(axis=-1) < np.abs(before - color).mean(axis=-1)
    assert moved[mask].mean() > 0.8
    assert np.abs(frames[9][1].astype(float) - tracked.medium.frame(9)).mean() < 6


def test_odd_sizes_make_videos(controller: Controller, tmp_path: Path) -> None:
    with closing(controller.open(moving_disc(3, 61, 83))) as session:
        session.add_box(1, [5, 5, 60, 50])
        session.export("overlay", tmp_path / "overlay.mp4")
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        sizes = {(frame.width, frame.height) for frame in container.decode(video=0)}
    assert sizes == {(82, 60)}


def test_an_object_made_during_an_export_is_not_in_it(tracked: Session, tmp_path: Path) -> None:
    def edit(done: int, total: int) -> None:
        if done == 3:
            tracked.add_box(7, [5, 5, 60, 50], frame=5)

    data = exports.coco(tracked, edit)
    assert 7 in tracked.masks(5)
    assert {item["category_id"] for item in data["annotations"]} == {item["id"] for item in data["categories"]} == {1}
    tracked.undo()
    tracked.export("png", tmp_path, edit)
    assert len(list(tmp_path.iterdir())) == 1


def test_overlay_of_a_video_tells_its_colours(tracked: Session, tmp_path: Path) -> None:
    tracked.export("overlay", tmp_path / "overlay.mp4")
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.colorspace, codec.color_primaries, codec.color_trc) == (1, 1, 1)
        frame = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert np.abs(frame.astype(float) - exports.drawn(tracked, 0)).mean() < 3


def test_progress_and_stopping(tracked: Session, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    tracked.export("coco", tmp_path, lambda done, total: seen.append((done, total)))
    assert seen == [(done, 10) for done in range(1, 11)]

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        tracked.export("overlay", tmp_path / "overlay.mp4", stop)
    assert not (tmp_path / "overlay.mp4").exists()


def test_a_suffix_that_cannot_be_is_said_before_the_work(tracked: Session, tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(ExportError, match=r"one \.mov file") as caught:
        tracked.export("overlay", tmp_path / "overlay.mov", lambda done, total: seen.append(done))
    assert seen == []
    assert ".mp4" in caught.value.hint


def test_the_path_that_is_told_is_the_one_that_is_there(prompted: Session, tmp_path: Path) -> None:
    path = prompted.export("png", tmp_path / "Masks.ZIP")
    assert len(zipfile.ZipFile(path).namelist()) == 2


@pytest.mark.parametrize("name", ["a" * 251 + ".jpg", "猫" * 83 + ".jpg"])
def test_long_names(controller: Controller, photo: Path, tmp_path: Path, name: str) -> None:
    with closing(controller.open(photo, name)) as session:
        session.add_box(1, [60, 100, 400, 300])
        session.update_object(1, name="long " * 60)
        for format in exports.FORMATS:
            assert exports.pack(session, format, tmp_path, lambda done, total: None)[0].exists()


@pytest.mark.parametrize(("format", "name"), [("tiff", "a"), ("coco", "a.png"), ("overlay", "a.mp4"), ("png", "a.png")])
def test_what_cannot_be_written(prompted: Session, tmp_path: Path, format: str, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        prompted.export(format, tmp_path / name)
    assert caught.value.hint


def test_what_was_tracked_is_exported_without_its_prompt(tracked: Session, tmp_path: Path) -> None:
    tracked.clear_frame(1, 0)
    written = json.loads(tracked.export("coco", tmp_path / "coco.json").read_text())
    assert len(written["annotations"]) == len(tracked.to_coco()["annotations"]) == 5


def test_nothing_to_export(picture: Session, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no mask"):
        picture.export("coco", tmp_path)


def test_a_folder_that_cannot_be(prompted: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="could not be written"):
        prompted.export("coco", tmp_path / "file" / "folder")


def test_coco_json_is_plain(prompted: Session, tmp_path: Path) -> None:
    prompted.export("coco", tmp_path)
    data = json.loads((tmp_path / "coco.json").read_text())
    assert set(data) == {"info", "images", "annotations", "categories"}
