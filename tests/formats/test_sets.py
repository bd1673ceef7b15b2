"""Masks of many images in one file: each goes to its image, and a whole set is one file."""

from __future__ import annotations

import io
import json
import shutil
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamWidget, FakeEngine, FormatError, LimitError
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions import saved_set
from edgetam_ui.sessions.image_set import ImageSet
from edgetam_ui.sessions.user import User
from tests.media import moving_disc, write_video
from tests.results import rectangle

HEIGHT, WIDTH = 60, 80
pytestmark = pytest.mark.filterwarnings("ignore::edgetam_ui.ExportWarning")


@pytest.fixture
def controller() -> Iterator[Controller]:
    with closing(Controller(engine=FakeEngine())) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    for name, frame in zip("abcdef", moving_disc(6, HEIGHT, WIDTH), strict=True):
        Image.fromarray(frame).save(tmp_path / "photos" / f"{name}.png")
    return tmp_path / "photos"


def work_on(images: ImageSet, wanted: tuple[int, ...] = (0, 2, 5)) -> dict[int, np.ndarray]:
    """Gives some images a mask each, and says which."""
    masks = {}
    for index in wanted:
        masks[index] = rectangle(HEIGHT, WIDTH, 5 + index, 5, 40, 30 + index)
        images[index].add_mask(1, masks[index])
        images[index].update_object(1, category="cup")
    return masks


def masks_of(images: ImageSet) -> dict[int, list[np.ndarray]]:
    return {index: list(images[index].masks().values()) for index in range(len(images)) if images[index].state.objects}


@pytest.mark.parametrize("packed", ["set", "set.zip"])
@pytest.mark.parametrize(
    ("format", "options"),
    [
        ("coco", {}),
        ("coco", {"polygons": True, "tolerance": 0.0}),
        ("yolo", {"tolerance": 0.0, "val": 0.5}),
        ("labelme", {"masks": True}),
        ("labels", {}),
        ("png", {}),
        ("npz", {}),
    ],
)
def test_each_images_masks_go_to_it(
    controller: Controller, folder: Path, tmp_path: Path, format: str, options: dict[str, object], packed: str
) -> None:
    with closing(controller.open_set(folder)) as images:
        masks = work_on(images)
        images.export(format, tmp_path / packed, **options)
    with closing(controller.open_set(folder)) as images, warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        assert images.load(tmp_path / packed) == {index: [1] for index in masks}
        assert [images.mark(index) for index in range(6)] == ["done", "todo", "done", "todo", "todo", "done"]
        assert {index: images[index].can_undo for index in range(6)} == {index: index in masks for index in range(6)}
        loaded = masks_of(images)
        assert loaded.keys() == masks.keys()
        for index, (mask,) in loaded.items():
            assert np.array_equal(mask, masks[index])
        images[2].undo()
        assert not images[2].state.objects
        assert images[0].state.objects


def test_what_fits_no_image_is_told(controller: Controller, folder: Path, tmp_path: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        work_on(images, (0, 2, 5))
        images.export("coco", tmp_path / "all.zip")
    for names, said in (
        ("ab", r"^all.zip has masks of images that are not in the set, which are left out: c.png, f.png\.$"),
        ("ac", r"^all.zip has masks of images that cannot be read, which are left out: c.png\.$"),
    ):
        paths = [folder / f"{name}.png" for name in names]
        with closing(controller.open_set(paths)) as images, pytest.warns(UserWarning, match=said):
            assert images.load(tmp_path / "all.zip") == {0: [1]}
        (folder / "c.png").write_bytes(b"broken")
    with closing(controller.open_set([folder / "b.png", folder / "d.png"])) as images:
        with pytest.raises(FormatError, match=r"^all.zip is about a.png, c.png, f.png, and none of the 2 images fits"):
            images.load(tmp_path / "all.zip")
        np.save(tmp_path / "mask.npy", rectangle(HEIGHT, WIDTH, 5, 5, 9, 9))
        with pytest.raises(FormatError, match=r"^mask.npy does not say which of the 2 images"):
            images.load(tmp_path / "mask.npy")


@pytest.mark.parametrize("kind", ["CVAT's COCO", "Roboflow's YOLO"])
def test_data_sets_of_others(controller: Controller, folder: Path, tmp_path: Path, kind: str) -> None:
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        if kind == "CVAT's COCO":
            rle = {"size": [HEIGHT, WIDTH], "counts": [100, 50, HEIGHT * WIDTH - 150]}
            data = {
                "images": [{"id": at, "file_name": f"{name}.png"} for at, name in enumerate("bd")],
                "annotations": [{"id": at, "image_id": at, "category_id": 1, "segmentation": rle} for at in range(2)],
                "categories": [{"id": 1, "name": "cup"}],
            }
            archive.writestr("annotations/instances_default.json", json.dumps(data))
            archive.writestr("images/b.png", "")
        else:
            archive.writestr("data.yaml", "names: [cup]")
            for name, part in zip("bd", ("train", "valid"), strict=True):
                archive.writestr(f"{part}/labels/{name}.txt", "0 0.1 0.1 0.5 0.1 0.5 0.5\n")
                archive.writestr(f"{part}/images/{name}.png", "")
    with closing(controller.open_set(folder)) as images:
        assert images.load(tmp_path / "set.zip") == {1: [1], 3: [1]}
        assert images.classes == ["cup"]
    with closing(controller.open(folder / "b.png")) as session:
        assert session.load(tmp_path / "set.zip") == [1]


def test_what_is_no_file_of_masks_is_told(controller: Controller, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.doc").touch()
    with closing(controller.open_set(folder)) as images:
        for name, said in (("a.doc", "a.doc is not a file of masks"), ("none.json", "There is no file none.json")):
            with pytest.raises(FormatError, match=f"^{said}"):
                images.load(tmp_path / name)
        with pytest.raises(FormatError, match=r"^There is no file none.edgetam"):
            images.load(tmp_path / "none.edgetam")


def test_images_of_one_name_are_told_apart_by_their_folders(
    controller: Controller, folder: Path, tmp_path: Path
) -> None:
    for name in ("left", "right"):
        (tmp_path / name).mkdir()
        shutil.copy(folder / "a.png", tmp_path / name / "a.png")
    rle = {"size": [HEIGHT, WIDTH], "counts": [100, 50, HEIGHT * WIDTH - 150]}
    data = {
        "images": [{"id": 1, "file_name": "right/a.png"}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "segmentation": rle}],
        "categories": [{"id": 1, "name": "cup"}],
    }
    (tmp_path / "coco.json").write_text(json.dumps(data))
    with closing(controller.open_set([tmp_path / "left", tmp_path / "right"])) as images:
        assert images.load(tmp_path / "coco.json") == {1: [1]}
        (tmp_path / "coco.json").write_text(json.dumps(data | {"images": [{"id": 1, "file_name": "a.png"}]}))
        with pytest.raises(FormatError, match=r"is about a.png, and none of the 2 images fits"):
            images.load(tmp_path / "coco.json")


def test_a_load_that_fails_changes_no_image(controller: Controller, folder: Path, tmp_path: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        work_on(images)
        images.export("coco", tmp_path / "coco")
    path = tmp_path / "coco" / "coco.json"
    data = json.loads(path.read_text())
    with closing(controller.open_set(folder)) as images:
        images[0].add_object("undone")
        images[0].undo()
        first, second, third = data["annotations"]
        path.write_text(json.dumps(data | {"annotations": [first, second, third | {"segmentation": 3}]}))
        with pytest.raises(FormatError, match=r"`segmentation` of annotations\[2\]"):
            images.load(path)
        assert masks_of(images) == {}
        images[0].redo()
        assert images[0].state.objects[1].name == "undone"
        path.write_text(json.dumps(data))

        def full(nbytes: int) -> None:
            raise LimitError("There is no memory left.")

        images[5].meter = full
        with pytest.raises(LimitError):
            images.load(path)
        assert list(images[0].state.objects) == [1]
        assert not images[2].state.objects


@pytest.mark.parametrize("medium", [True, False])
def test_a_set_is_one_file(controller: Controller, folder: Path, tmp_path: Path, medium: bool) -> None:
    with closing(controller.open_set(folder)) as images:
        masks = work_on(images)
        images[1].add_points(1, [[40, 40]])
        clicked = images[1].masks()[1]
        (folder / "e.png").write_bytes(b"broken")
        with pytest.warns(UserWarning, match=r"e.png is left out"):
            path = images.save(folder / "work", medium)
        assert path == folder / "work.edgetam"
        assert images[0].exported == images[0].revision
    if medium:
        path = path.rename(tmp_path / "work.edgetam")
        shutil.rmtree(folder)
    with closing(controller.open_set([path])) as images:
        assert images.names == [f"{name}.png" for name in "abcdf"]
        assert repr(images) == "<ImageSet of 5 images, 4 with masks: a.png, b.png, c.png, d.png and 1 more>"
        assert [images.mark(index) for index in range(5)] == ["done", "done", "done", "todo", "done"]
        assert images.classes == ["cup"]
        assert len(images.results()) == 4
        assert images.check_export("coco").masks == 4
        assert len(images.to_coco()["annotations"]) == len(images.to_pandas()) == 4
        loaded = masks_of(images)
        for index, name in enumerate((0, 1, 2, 3, 5)):
            expected = {**masks, 1: clicked}.get(name)
            assert (expected is None) == (index not in loaded)
            assert expected is None or np.array_equal(loaded[index][0], expected)
        images[1].undo()
        assert images.mark(1) == "empty"
        again = images.save(tmp_path / "again")
    with closing(controller.open_set(again)) as images:
        assert [images.mark(index) for index in range(5)] == ["done", "todo", "done", "todo", "done"]


def test_the_masks_of_a_sets_file_go_to_other_images(controller: Controller, folder: Path, tmp_path: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        masks = work_on(images)
        images.save(tmp_path / "work", medium=False)
    with closing(controller.open_set(folder)) as images:
        assert images.load(tmp_path / "work.edgetam") == {index: [1] for index in masks}
        for index, (mask,) in masks_of(images).items():
            assert np.array_equal(mask, masks[index])
    with pytest.raises(FormatError, match=r"^work.edgetam holds a set of images\. ") as caught:
        controller.open(tmp_path / "work.edgetam")
    assert "open_set" in caught.value.hint


def rewritten(path: Path, target: Path, **change: bytes | None) -> Path:
    """A copy of a zip with other files in it; None takes one out. Names have `__` for a dot."""
    named = {name.replace("__", "."): data for name, data in change.items()}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            if item.filename not in named:
                new.writestr(item, old.read(item))
        for name, data in named.items():
            if data is not None:
                new.writestr(name, data)
    return target


HEAD = {"format": "edgetam-set", "version": 1, "images": [{"name": "a.png", "file": "images/00000.edgetam"}]}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("{", "`.*` of set.json is not right"),
        ({**HEAD, "version": 2}, "is of a newer version"),
        ({**HEAD, "images": []}, "`images` of set.json is not right"),
        ({**HEAD, "images": [{"name": "a.png", "file": "images/9.edgetam"}]}, "it has no images/9.edgetam"),
        ({**HEAD, "images": [{"name": "a.png", "file": "set.json"}]}, "is not a session file|is compressed"),
        ({**HEAD, "images": [{"name": "../../a.png", "file": "images/00000.edgetam"}]}, ""),
    ],
)
def test_damaged_files_of_sets_are_told(
    controller: Controller, folder: Path, tmp_path: Path, head: object, said: str
) -> None:
    with closing(controller.open_set(folder)) as images:
        work_on(images)
        path = images.save(tmp_path / "work")
    text = head if isinstance(head, str) else json.dumps(head)
    bad = rewritten(path, tmp_path / "bad.edgetam", set__json=text.encode())
    if not said:
        with closing(controller.open_set(bad)) as images:
            assert images.names == ["a.png"]
            assert images[0].masks()
        return
    with pytest.raises(FormatError, match=said):
        controller.open_set(bad)


def streamed(dispatcher: Dispatcher, user: User, request: dict[str, Any], *files: bytes) -> tuple[Any, bytes]:
    """The last answer to a stream, and all its bytes."""
    parts = list(dispatcher.stream(user, request, files))
    return parts[-1][0], b"".join(buffer for _, buffers in parts for buffer in buffers)


def opened(dispatcher: Dispatcher, folder: Path, wanted: str) -> User:
    user = dispatcher.controller.users.join()
    for name in wanted:
        data = (folder / f"{name}.png").read_bytes()
        streamed(dispatcher, user, {"op": "open", "name": f"{name}.png", "later": True}, data)
    return user


def test_a_page_saves_loads_and_opens_a_set(controller: Controller, folder: Path, tmp_path: Path) -> None:
    controller.keep_in(tmp_path / "store")
    dispatcher = Dispatcher(controller)
    user = opened(dispatcher, folder, "abc")
    for index in (0, 2):
        user.sessions[index].add_mask(1, rectangle(HEIGHT, WIDTH, 5, 5, 20, 30 + index))
    end, coco = streamed(dispatcher, user, {"op": "export", "format": "coco", "all": True})
    assert end["name"] == "2-images_coco.zip"
    end, saved = streamed(dispatcher, user, {"op": "save", "all": True})
    assert end["name"] == "3-images.edgetam"
    assert [session.exported for session in user.sessions] == [session.revision for session in user.sessions]

    other = opened(dispatcher, folder, "bcd")
    end, _ = streamed(dispatcher, other, {"op": "load", "name": "coco.zip", "all": True}, coco)
    assert (end["count"], end["images"], end["objects"]) == (1, 1, [])
    assert [notice["message"] for notice in end["notices"]] == [
        "coco.zip has masks of images that are not in the set, which are left out: a.png."
    ]
    assert [len(session.state.objects) for session in other.sessions] == [0, 1, 0]
    # What does not say which image it is about goes to the one on screen, which the request names.
    np.save(tmp_path / "mask.npy", rectangle(HEIGHT, WIDTH, 5, 5, 9, 9))
    request = {"op": "load", "name": "mask.npy", "all": True, "session": other.sessions[2].id}
    end, _ = streamed(dispatcher, other, request, (tmp_path / "mask.npy").read_bytes())
    assert (end["objects"], end["images"], end["notices"]) == ([1], 1, [])

    fresh = controller.users.join()
    parts = [meta for meta, _ in dispatcher.stream(fresh, {"op": "open", "name": "x.edgetam"}, [saved])]
    assert [part["image"]["name"] for part in parts if "image" in part] == ["a.png", "b.png", "c.png"]
    assert parts[-1]["state"]["session"] == fresh.sessions[0].id
    assert [len(session.state.objects) for session in fresh.sessions] == [1, 0, 1]
    for before, after in zip(user.sessions, fresh.sessions, strict=True):
        assert [*map(np.array_equal, before.masks().values(), after.masks().values())] in ([], [True])
    fresh.sessions[0].undo()
    # It outlives the server, as all that is opened does.
    token = fresh.token
    controller.close()
    again = Controller(engine=FakeEngine())
    again.keep_in(tmp_path / "store")
    back = again.users.get(token)
    again.restore(back)
    assert [len(session.state.objects) for session in back.sessions] == [0, 0, 1]
    back.sessions[0].redo()
    assert back.sessions[0].state.objects
    again.close()


def test_notices_of_a_load_are_answered(controller: Controller, folder: Path) -> None:
    dispatcher = Dispatcher(controller)
    user = controller.users.join()
    clip = folder.parent / "clip.mp4"
    write_video(clip, moving_disc(3, HEIGHT, WIDTH))
    streamed(dispatcher, user, {"op": "open", "name": "clip.mp4"}, clip.read_bytes())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("data.yaml", "names: [cup]\n")
        for frame in range(2):
            archive.writestr(f"labels/clip_{frame:06}.txt", "0 0.1 0.1 0.5 0.1 0.5 0.5\n" * 2)
    end, _ = streamed(dispatcher, user, {"op": "load", "name": "yolo.zip"}, out.getvalue())
    assert len(end["objects"]) == end["count"] == 4
    (notice,) = end["notices"]
    assert notice["code"] == "apart"
    assert notice["message"].startswith("yolo.zip has several objects of a class on a frame (cup), and YOLO")


def test_a_notebook_loads_and_saves_a_set(controller: Controller, folder: Path, tmp_path: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        masks = work_on(images)
        images.export("coco", tmp_path / "all.zip")
    widget = EdgeTamWidget([folder / f"{name}.png" for name in "abcdef"], controller=controller)
    assert widget.load(tmp_path / "all.zip") == [1]
    assert [len(session.state.objects) for session in widget.sessions] == [int(index in masks) for index in range(6)]
    path = widget.save(tmp_path / "work")
    widget.close()
    widget = EdgeTamWidget(path, controller=controller)
    assert [len(session.state.objects) for session in widget.sessions] == [int(index in masks) for index in range(6)]
    assert np.array_equal(widget.masks[1], masks[0])
    widget.close()


def test_a_sets_file_may_not_unpack_to_more_text_than_a_sessions(
    controller: Controller, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(controller.open_set(folder)) as images:
        work_on(images)
        path = images.save(tmp_path / "work")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(archive.open("images/00000.edgetam")) as part:
        text = sum(item.file_size for item in part.infolist() if not item.filename.startswith("media/"))
    monkeypatch.setattr(saved_set, "LARGEST_TEXT", 3 * text)
    with pytest.raises(FormatError, match="unpacks to more than a gigabyte of text"):
        controller.open_set(path)
