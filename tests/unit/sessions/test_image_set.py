"""Many images in order, a few of them in memory."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, ExportError, MediaError, PromptError
from edgetam_ui.media.image_set import find_files
from edgetam_ui.sessions import image_set
from edgetam_ui.sessions.prompt_files import read_prompts
from tests.media import moving_disc


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    for number, frame in enumerate(moving_disc(12, 60, 80)):
        Image.fromarray(frame).save(tmp_path / "photos" / f"p{number}.png")
    (tmp_path / "photos" / "notes.txt").write_text("no image")
    return tmp_path / "photos"


def test_sources_in_the_order_of_their_numbers(folder: Path, tmp_path: Path) -> None:
    names = [f"p{number}.png" for number in range(12)]
    assert [path.name for path in find_files(folder)] == names
    assert [path.name for path in find_files(str(folder / "*.png"))] == names
    assert [path.name for path in find_files([folder / "p3.png", folder])] == ["p3.png", *names[:3], *names[4:]]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(folder / "p1.png", "../../evil/p1.png")
        archive.write(folder / "p2.png", "sub/p2.png")
        archive.write(folder / "notes.txt", "notes.txt")
    (tmp_path / "out").mkdir()
    unpacked = find_files(tmp_path / "a.zip", tmp_path / "out")
    assert all(path.resolve().is_relative_to(tmp_path / "out") for path in unpacked)
    # What would lie elsewhere is passed over.
    assert [path.name for path in unpacked] == ["p2.png"]
    for nothing in (tmp_path / "out2/*.png", tmp_path / "empty", []):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(MediaError, match=r"no image|no files"):
            find_files(nothing)


def test_a_set_keeps_each_images_masks_and_holds_few(controller: Controller, folder: Path) -> None:
    (folder / "p4.png").write_bytes(b"broken")
    with closing(controller.open_set(folder)) as images:
        assert len(images) == 12
        for index in range(12):
            if index == 4:
                with pytest.raises(MediaError):
                    images.session(index)
                continue
            session = images.session(index)
            if index != 5:
                session.add_box(1, [16 + 3 * index, 36, 64 + 3 * index, 60])
                session.update_object(1, category="disc" if index % 2 else "ball")
        assert [images.mark(index) for index in (0, 4, 5, 11)] == ["done", "failed", "empty", "done"]
        assert images.classes == ["disc", "ball"] or images.classes == ["ball", "disc"]
        awake = [index for index in range(12) if index != 4 and images._items[index].session.medium._frames is not None]  # type: ignore[union-attr]
        assert awake == [9, 10, 11]
        areas = [results.masks(0)[0].rle.area for results in images.results()]
        assert len(areas) == 10
        # An image that was let go of is as it was, its steps too.
        assert int(images.session(0).masks()[1].sum()) == areas[0]
        images.session(0).undo()
        images.session(0).undo()
        assert images.mark(0) == "empty"
        assert len(images.results()) == 9


def test_a_session_that_was_closed_costs_no_other_image(controller: Controller, folder: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        images.session(0).add_box(1, [10, 30, 70, 90])
        images.session(0).close()
        assert [images.session(index).medium.name for index in range(len(images))] == images.names


def test_one_export_for_all(controller: Controller, folder: Path, tmp_path: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        with pytest.raises(ExportError, match="no mask"):
            images.export("coco", tmp_path / "out")
        for index in range(6):
            images[index].add_box(1, [16 + 6 * index, 36, 64 + 6 * index, 60])
        written = images.export("coco", tmp_path / "out")
        coco = json.loads(next(written.glob("**/*.json")).read_text()) if written.is_dir() else {}
        assert len(coco["images"]) == len(coco["annotations"]) == 6
        assert images.check_export("coco").masks == 6
        images.export("overlay", tmp_path / "over")
        assert len([*(tmp_path / "over").glob("**/*.png")]) == 6


def test_the_next_image_is_encoded_ahead(controller: Controller, folder: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        images.session(0)
        ahead = images.encode_ahead(1)
        assert ahead is not None
        ahead.join()
        assert images.mark(1) == "todo"
        encoded = controller.engine.counts["encode"]
        images.session(1).add_points(1, [[40, 40]])
        assert controller.engine.counts["encode"] == encoded
        assert images.encode_ahead(12) is None
        with pytest.raises(PromptError, match="no image 12"):
            images.session(12)


def test_items_keep_their_indexes_after_one_that_cannot_be_read(controller: Controller, folder: Path) -> None:
    (folder / "p1.png").write_bytes(b"broken")
    with closing(controller.open_set(folder)) as images:
        read = {index: session.medium.name for index, session in images.items()}
        assert read == {index: name for index, name in enumerate(images.names) if index != 1}
        assert [session.medium.name for session in images] == [*read.values()]
        for index, session in images.items():
            session.add_points(1, [[40, 40]])
            ahead = images.encode_ahead(index + 1)
            if ahead is not None:
                ahead.join()
                assert index in (0, 11) or images[index + 1].is_prepared


def test_memory_of_a_set_does_not_grow_with_it(controller: Controller, folder: Path) -> None:
    with closing(controller.open_set(folder)) as images:
        held = []
        for index in range(len(images)):
            images[index].add_points(1, [[40, 40]])
            held.append(controller.cache_bytes)
        assert max(held) <= (image_set.IN_MEMORY + 1) * held[0] * 1.1


def test_numbered_images_are_a_video_when_asked_for(controller: Controller, folder: Path) -> None:
    for source in (folder, sorted(folder.glob("*.png"), key=lambda path: int(path.stem[1:]))):
        with closing(controller.open(source)) as session:
            assert (session.medium.kind, session.medium.count) == ("video", 12)
            assert np.array_equal(session.medium.frame(11), moving_disc(12, 60, 80)[11])
    Image.new("RGB", (9, 9)).save(folder / "q.png")
    with pytest.raises(MediaError, match="9 x 9"):
        controller.open(folder)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "file,object,x0,y0,x1,y1\na.jpg,1,1,2,30,40\na.jpg,cat,5,5,9,9\n"),
        ("a.csv", "file,object,x,y,label\na.jpg,1,3,4,1\na.jpg,1,5,6,0\na.jpg,cat,5,5,\n"),
        (
            "a.json",
            '[{"file": "a.jpg", "object": 1, "box": [1, 2, 30, 40]},'
            '{"file": "a.jpg", "object": "cat", "points": [[5, 5]]}]',
        ),
    ],
)
def test_prompts_from_files(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    objects = read_prompts(tmp_path / name)["a.jpg"]
    assert [*objects] == ["1", "cat"]
    assert objects["1"].box == (1, 2, 30, 40) or objects["1"].labels == [1, 0]


def test_a_name_may_begin_as_a_home_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("~a.png").touch()
    assert find_files("~a.png") == [Path("~a.png")]
    assert find_files("~no such user/a.png") == [Path("~no such user/a.png")]


def test_a_row_may_have_a_box_and_points(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"file": "a.jpg", "box": [1, 2, 30, 40], "points": [[5, 6]], "labels": [0]}]')
    (tmp_path / "a.csv").write_text("file,x0,y0,x1,y1,x,y,label\na.jpg,1,2,30,40,5,6,0\n")
    for name in ("a.json", "a.csv"):
        said = read_prompts(tmp_path / name)["a.jpg"]["1"]
        assert (said.box, said.points, said.labels) == ((1, 2, 30, 40), [(5, 6)], [0])


@pytest.mark.parametrize(
    "text",
    [
        "file,object,x0,y0,x1,y1\na.jpg,1,1,2,30,40\na.jpg,1,5,5,9,9\n",
        "file,object,x0,y0,x1,y1\na.jpg,1,1,2,30,nix\n",
        "file,object\na.jpg,1\n",
        "image,x\n1,2\n",
        "",
    ],
)
def test_prompts_that_are_not_right(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(PromptError) as caught:
        read_prompts(tmp_path / "a.csv")
    assert caught.value.hint
