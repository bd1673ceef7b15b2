"""Where exports go: what is told, and refused, before there is any work to lose."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from edgetam_ui import Controller, ExportError, ExportWarning, FakeEngine, FormatError, Session, cli
from edgetam_ui.cli import model
from edgetam_ui.formats.registry import FORMATS
from tests.media import moving_disc

VIDEO = [name for name, format in FORMATS.items() if format.detail("video")]


@pytest.fixture
def video() -> Iterator[Session]:
    with closing(Controller(engine=FakeEngine())) as one, closing(one.open(moving_disc(3), "disc.mp4")) as session:
        session.add_box(1, [14, 34, 66, 86])
        for _ in session.propagate():
            pass
        yield session


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, frame in enumerate(moving_disc(4)):
        Image.fromarray(frame).save(folder / f"p{number}.png")
    return folder


@pytest.mark.parametrize("name", VIDEO)
def test_a_strangers_file_is_told_before_the_work(name: str, video: Session, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        video.export(name, whole)
    written = sorted(path for path in whole.rglob("*") if path.is_file() and path.name != "edgetam.json")
    taken = tmp_path / "out" / written[0].relative_to(whole)
    taken.parent.mkdir(parents=True)
    taken.write_bytes(b"mine")
    done: list[int] = []
    for ask in (
        lambda: video.export(name, tmp_path / "out", lambda now, total: done.append(now)),
        lambda: video.check_export(name, tmp_path / "out"),
    ):
        with pytest.raises(ExportError, match="in that folder already, and no export wrote it"):
            ask()
    assert done == []
    assert taken.read_bytes() == b"mine"


def test_the_command_line_tells_it_before_it_tracks(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = FakeEngine()
    monkeypatch.setattr(model, "controller", lambda arguments: Controller(engine=engine))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "coco.json").write_text("mine")
    (tmp_path / "prompts.csv").write_text("file,object,x0,y0,x1,y1\np0.png,1,14,34,66,86\np1.png,1,14,34,66,86\n")
    image = str(photos / "p0.png")
    for words in (
        ["segment", image, "--box", "14,34,66,86"],
        ["segment", image, str(photos / "p1.png"), "--prompts", str(tmp_path / "prompts.csv")],
        ["track", str(photos), "--box", "0:1:14,34,66,86"],
        ["live", image, "--box", "0:1:14,34,66,86"],
    ):
        assert cli.main([*words, "--out", str(tmp_path / "out"), "--format", "npz,coco"]) in (1, 2)
        assert "coco.json is in that folder already, and no export wrote it" in capsys.readouterr().err
        assert engine.counts["encode"] == 0
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["coco.json"]


def test_formats_that_would_write_the_same_file_are_told(
    photos: Path, video: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    video.export("yolo", tmp_path / "set")
    before = {path: path.read_bytes() for path in (tmp_path / "set").rglob("*") if path.is_file()}
    with pytest.raises(ExportError, match="in that folder is of an export as yolo"):
        video.export("yolo_boxes", tmp_path / "set")
    assert {path: path.read_bytes() for path in (tmp_path / "set").rglob("*") if path.is_file()} == before
    video.export("coco", tmp_path / "set", images="jpg")
    video.export("png", tmp_path / "looks")
    with pytest.raises(ExportError, match="is of an export as png"):
        video.export("cutout", tmp_path / "looks")
    engine = FakeEngine()
    monkeypatch.setattr(model, "controller", lambda arguments: Controller(engine=engine))
    words = ["segment", str(photos / "p0.png"), "--box", "14,34,66,86", "--out", str(tmp_path / "out")]
    assert cli.main([*words, "--format", "yolo,yolo_boxes"]) in (1, 2)
    assert "is of an export as yolo" in capsys.readouterr().err
    assert engine.counts["encode"] == 0
    assert cli.main([*words, "--format", "coco,yolo,png,cutout,labelme,voc,npz"]) == 0


def test_a_set_that_takes_the_place_of_another_is_told(video: Session, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "set"
    with closing(video.controller.open(moving_disc(3), "other.mp4")) as other:
        other.add_box(1, [14, 34, 66, 86])
        other.export("yolo", out)
        other.export("labelme", out)
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for name, told in (("yolo", True), ("labelme", False), ("coco", False)):
            found = {notice.code: notice.message for notice in video.check_export(name, out).notices}
            assert ("replaces" in found) == told
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
        with pytest.warns(ExportWarning, match=r"takes the place of that of other\.mp4"):
            video.export("yolo", out)
        assert not list(out.rglob("images/*/other*"))
        assert list(out.rglob("other*.json"))
        # Once more, and nothing is left to tell.
        assert "replaces" not in {notice.code for notice in video.check_export("yolo", out).notices}


def test_images_of_a_set_without_masks_are_named(photos: Path, tmp_path: Path) -> None:
    (photos / "p3.png").write_bytes(b"broken")
    with closing(Controller(engine=FakeEngine())) as controller, closing(controller.open_set(photos)) as images:
        images[0].add_box(1, [14, 34, 66, 86])
        assert images.mark(1) == "todo"
        told = {notice.code: notice.message for notice in images.check_export("coco").notices}
        assert told["left_out"] == "3 images have no mask and are left out: p1.png, p2.png, p3.png."
        with pytest.warns(ExportWarning, match=r"p1\.png, p2\.png, p3\.png"):
            images.export("coco", tmp_path / "coco")
        for index in (1, 2):
            images[index].add_box(1, [14, 34, 66, 86])
        told = {notice.code: notice.message for notice in images.check_export("coco").notices}
        assert told["left_out"] == "1 image has no mask and is left out: p3.png."


@pytest.mark.parametrize("field", ["path", "name"])
@pytest.mark.parametrize("value", ["n" * 3000, "a/" * 3000, "\0", "\ud800", "/root/../etc/shadow"])
def test_a_session_file_may_say_anything_of_its_mediums_place(field: str, value: str, photos: Path) -> None:
    with closing(Controller(engine=FakeEngine())) as controller:
        with closing(controller.open(photos / "p0.png")) as session:
            session.add_box(1, [14, 34, 66, 86])
            path = session.save(photos / "work", medium=False)
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        head = json.loads(files["session.json"])
        head["medium"] |= {"path": str(photos / "gone.png"), "name": "gone.png", field: value}
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in (files | {"session.json": json.dumps(head).encode()}).items():
                archive.writestr(name, data)
        with pytest.raises(FormatError):
            controller.open(path)


def test_a_zip_that_images_came_from_stays(photos: Path, tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(photos.iterdir()):
            archive.write(file, file.name)
    before = path.read_bytes()
    with closing(Controller(engine=FakeEngine())) as controller, closing(controller.open_set(path)) as images:
        images[0].add_box(1, [14, 34, 66, 86])
        for one in (images, images[0]):
            with pytest.raises(ExportError, match=r"photos\.zip is there already, and no export wrote it"):
                one.export("coco", path)
        assert path.read_bytes() == before
        for _ in range(2):  # our own may be replaced
            images[0].export("coco", tmp_path / "masks.zip")
