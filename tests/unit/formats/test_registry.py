"""Exports whatever their format: where they are written, and what is said where they cannot be."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import CancelledError, ExportError
from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats import registry, report
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import FORMATS, export, pack
from edgetam_ui.formats.table import with_table
from tests.results import ArrayResults, image_results, video_results

LIGHT = ("coco", "png", "overlay", "yolo")
"""Those that stand for all here; `tests/formats` has every one."""


@dataclass(frozen=True)
class FromFile(ArrayResults):
    """Results of a file at a path."""

    file: Path | None = None

    @property
    def source(self) -> Path | None:
        return self.file


def fail_at(frame: int, error: Exception) -> registry.Progress:
    def progress(done: int, total: int) -> None:
        if done == frame:
            raise error

    return progress


def test_a_format_goes_by_its_name() -> None:
    assert {name: format.name for name, format in FORMATS.items()} == {name: name for name in FORMATS}
    for format in FORMATS.values():
        assert set(format.single) <= {"image", "video"}
        assert format.detail("image") or format.detail("video")
        assert format.holes or format.on_holes
        assert format.parts or format.on_parts
        assert len({option.name for option in format.options}) == len(format.options)
        for option in format.options:
            assert option.check(option.default) == option.default


def test_the_documentation_has_the_table() -> None:
    text = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert with_table(text) == text, "run: python -m edgetam_ui.formats.table docs/formats.md"


def test_the_table_of_formats_loads_no_codec() -> None:
    code = (
        "import sys, edgetam_ui.formats.registry; "
        "print([name for name in ('torch', 'gradio', 'av', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", LIGHT)
def test_progress(name: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    export(video_results(), name, tmp_path, lambda done, total: seen.append((done, total)))
    total = 10 if FORMATS[name].unmasked else 6
    assert seen == [(done, total) for done in range(1, total + 1)]


@pytest.mark.parametrize("target", ["masks.zip", "overlay.mp4", ""])
@pytest.mark.parametrize("error", [CancelledError("Stopped."), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))])
def test_what_is_not_finished_leaves_what_was_there(target: str, error: Exception, tmp_path: Path) -> None:
    (tmp_path / (target or "overlay.mp4")).write_bytes(b"old")
    with pytest.raises((CancelledError, ExportError)):
        export(video_results(), "overlay", tmp_path / target, fail_at(3, error))
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == b"old"


@pytest.mark.parametrize("name", LIGHT)
def test_what_is_there_is_replaced(name: str, tmp_path: Path) -> None:
    for target in (tmp_path / "folder", tmp_path / "packed.zip"):
        export(video_results(3), name, target, no_progress)
        export(video_results(2), name, target, no_progress)
        assert not list(tmp_path.rglob(".edgetam-*"))
    with zipfile.ZipFile(tmp_path / "packed.zip") as archive:
        assert archive.testzip() is None
        packed = set(archive.namelist())
    assert packed == there(tmp_path / "folder") | {"edgetam.json"}


def test_what_others_wrote_into_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    export(video_results(3), "png", tmp_path, no_progress)
    (tmp_path / "01_Object_1" / "mine.png").write_text("mine")
    export(video_results(3), "coco", tmp_path, no_progress)
    renamed = replace(video_results(2), objects={1: ObjectInfo(1, "cat", "#ff0000")})
    export(renamed, "png", tmp_path, no_progress)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert found == {
        "notes.txt",
        "01_Object_1/mine.png",
        "01_cat/000000.png",
        "01_cat/000001.png",
        "coco.json",
        "edgetam.json",
    }


def opened(path: Path) -> FromFile:
    """An image as it was opened from a file at `path`."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"the original")
    return FromFile(**vars(image_results(path.name)), file=path)


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("overlay", "e.png", "e.png"),
        ("coco", "e.png", "link.zip"),
        ("labelme", "e.jpg", ""),
    ],
)
def test_the_open_file_is_never_replaced(name: str, source: str, target: str, tmp_path: Path) -> None:
    results = opened(tmp_path / source)
    if target.startswith("link"):
        (tmp_path / target).symlink_to(tmp_path / source)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExportError, match="open file") as caught:
        export(results, name, tmp_path / target, no_progress)
    assert "another" in caught.value.hint
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / source).read_bytes() == b"the original"


def test_an_open_file_that_an_export_wrote_stays_too(tmp_path: Path) -> None:
    image = tmp_path / "e.jpg"
    export(image_results("e.jpg"), "labelme", tmp_path, no_progress)
    written = image.read_bytes()
    results = FromFile(**vars(image_results("e.jpg")), file=image)
    with pytest.raises(ExportError, match="open file"):
        export(results, "labelme", tmp_path, no_progress, choice=Choice(size=40))
    export(results, "labelme", tmp_path, no_progress, choice=Choice(images="none"))
    assert image.read_bytes() == written


def test_in_a_folder_nothing_is_replaced_that_no_export_wrote(tmp_path: Path) -> None:
    (tmp_path / "000001.png").write_bytes(b"a frame")
    with pytest.raises(ExportError, match=r"000001\.png is in that folder already"):
        export(video_results(3), "labels", tmp_path, no_progress)
    (left,) = tmp_path.iterdir()
    assert left.read_bytes() == b"a frame"
    left.unlink()
    for count in (3, 2):
        export(video_results(count), "labels", tmp_path, no_progress)
    (tmp_path / "edgetam.json").unlink()
    export(video_results(2), "labels", tmp_path, no_progress)  # the very same files


def there(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return found - {"edgetam.json"}


def test_another_image_in_the_same_folder_leaves_the_first(tmp_path: Path) -> None:
    a, b = image_results("a.jpg"), image_results("b.jpg")
    for results in (a, b, a):
        export(results, "labelme", tmp_path, no_progress)
    assert there(tmp_path) == {"a.json", "a.jpg", "b.json", "b.jpg"}
    export(b, "labelme", tmp_path, no_progress, Choice(images="none"))
    assert there(tmp_path) == {"a.json", "a.jpg", "b.json"}
    entries = json.loads((tmp_path / "edgetam.json").read_text())["exports"]["labelme"]
    assert [entry["of"] for entry in entries] == [["a.jpg"], ["b.jpg"]]


def test_an_image_of_a_set_exported_again_leaves_the_others(tmp_path: Path) -> None:
    a, b = image_results("a.jpg"), image_results("b.jpg")
    export([a, b], "labelme", tmp_path, no_progress)
    export(a, "labelme", tmp_path, no_progress)
    assert there(tmp_path) == {"a.json", "a.jpg", "b.json", "b.jpg"}
    export([a, b], "labelme", tmp_path, no_progress, Choice(images="none"))
    assert there(tmp_path) == {"a.json", "b.json"}


def test_data_sets_of_other_media_do_not_mix(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        export(image_results(name), "yolo", tmp_path, no_progress)
    assert there(tmp_path) == {"data.yaml", "labels/train/b.txt", "images/train/b.jpg"}


def test_a_list_of_files_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    export(video_results(3), "labels", tmp_path, no_progress)
    written = json.loads((tmp_path / "edgetam.json").read_text())
    written["exports"]["labels"] = written["exports"]["labels"][0]
    (tmp_path / "edgetam.json").write_text(json.dumps(written))
    export(video_results(2), "labels", tmp_path, no_progress)
    assert there(tmp_path) == {"000000.png", "000001.png", "labels.json"}


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "link/outside.txt", "..\\outside.txt", ""])
def test_a_list_of_files_that_lies_deletes_nothing_elsewhere(name: str, tmp_path: Path) -> None:
    target, outside = tmp_path / "target", tmp_path / "outside.txt"
    target.mkdir()
    outside.write_text("mine")
    (target / "link").symlink_to(tmp_path)
    manifest = {"exports": {"coco": {"files": [name, 3, None]}, "png": 7}}
    (target / "edgetam.json").write_text(json.dumps(manifest))
    export(image_results(), "coco", target, no_progress)
    assert outside.read_text() == "mine"
    assert json.loads((target / "edgetam.json").read_text())["exports"]["coco"][0]["files"] == ["coco.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"exports": []}', "\x00"])
def test_a_foreign_file_of_the_same_name_is_no_harm(text: str, tmp_path: Path) -> None:
    (tmp_path / "edgetam.json").write_text(text)
    export(image_results(), "coco", tmp_path, no_progress)
    assert (tmp_path / "coco.json").exists()


def test_a_suffix_that_cannot_be_is_reported_before_the_work(tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(ExportError, match=r"one \.mov file") as caught:
        export(video_results(), "overlay", tmp_path / "overlay.mov", lambda done, total: seen.append(done))
    assert seen == []
    assert ".mp4" in caught.value.hint


def test_suffixes_may_be_capitals(tmp_path: Path) -> None:
    path = export(image_results(), "png", tmp_path / "Masks.ZIP", no_progress)
    assert path == tmp_path / "Masks.ZIP"
    assert len(zipfile.ZipFile(path).namelist()) == 3


@pytest.mark.parametrize(("format", "name"), [("tiff", "a"), ("coco", "a.png"), ("overlay", "a.mp4"), ("png", "a.png")])
def test_what_cannot_be_written(tmp_path: Path, format: str, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        export(image_results(), format, tmp_path / name, no_progress)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_export(tmp_path: Path) -> None:
    nothing = replace(image_results(), objects={}, arrays={})
    with pytest.raises(ExportError, match="no mask"):
        export(nothing, "coco", tmp_path / "out", no_progress)
    with pytest.raises(ExportError, match="no mask"):
        pack(nothing, "coco", tmp_path, no_progress)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="could not be written"):
        export(image_results(), "coco", tmp_path / "file" / "folder", no_progress)


@pytest.mark.parametrize(
    ("name", "file", "mime"),
    [
        ("coco", "cheetah_coco.json", "application/json"),
        ("png", "cheetah_png.zip", "application/zip"),
        ("overlay", "cheetah_overlay.png", "image/png"),
    ],
)
def test_packed_it_is_one_file(name: str, file: str, mime: str, tmp_path: Path) -> None:
    assert pack(image_results(), name, tmp_path, no_progress) == (tmp_path / file, mime)
    assert [path.name for path in tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("name", ["a" * 251 + ".jpg", "猫" * 83 + ".jpg", "???.jpg"])
def test_names_of_any_length(tmp_path: Path, name: str) -> None:
    results = image_results(name, [ObjectInfo(1, "long " * 60, "#ff0000")])
    for format in LIGHT:
        path, _ = pack(results, format, tmp_path, no_progress)
        assert path.exists()
        assert path.parent == tmp_path


@pytest.mark.parametrize("name", LIGHT)
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "FOLDER/masks"), OSError("could not write FOLDER/masks")],
)
def test_what_a_browser_is_told_of_a_full_disk_has_no_path(name: str, error: OSError, tmp_path: Path) -> None:
    error.args = tuple(arg.replace("FOLDER", str(tmp_path)) if isinstance(arg, str) else arg for arg in error.args)
    with pytest.raises(ExportError, match="could not be written") as caught:
        pack(image_results(), name, tmp_path, fail_at(1, error))
    assert str(tmp_path) not in str(caught.value)
    assert "folder" not in caught.value.hint
    assert "free space" in caught.value.hint
    if error.errno:
        assert "No space left" in caught.value.message


NOISE = ArrayResults(
    [np.zeros((30, 40, 3), np.uint8)],
    {0: {1: np.random.default_rng(0).random((30, 40)) < 0.5}},
    {1: ObjectInfo(1, "noise", "#ff0000")},
    "noise.png",
    "image",
)
OUTLINES = ("coco", "yolo", "labelme", "geojson", "svg")


@pytest.mark.parametrize("name", OUTLINES)
def test_an_export_of_noise_can_be_stopped(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "TICK_SECONDS", 0.0)

    def stop(done: int, total: int) -> None:
        raise CancelledError("It was stopped.")

    polygons = {"polygons": True} if name == "coco" else {}
    with pytest.raises(CancelledError):
        export(NOISE, name, tmp_path / "out", stop, Choice(), polygons)
    assert not [*(tmp_path / "out").rglob("*.*")]


@pytest.mark.parametrize("name", OUTLINES)
def test_the_size_of_noise_is_guessed_where_outlines_take_long(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    polygons = {"polygons": True} if name == "coco" else {}
    choice = Choice(images=None if name in ("geojson", "svg") else "none")
    measured = registry.check(NOISE, name, choice, polygons).bytes
    monkeypatch.setattr(report, "SAMPLE_SECONDS", 0.0)
    assert measured / 8 < registry.check(NOISE, name, choice, polygons).bytes < 8 * measured
