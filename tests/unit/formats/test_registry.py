"""Exports whatever their format: where they are written, and what is said where they cannot be."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from edgetam_ui import CancelledError, ExportError
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats import registry
from edgetam_ui.formats.base import no_progress
from edgetam_ui.formats.registry import FORMATS, export, pack
from edgetam_ui.formats.table import with_table
from tests.results import image_results, video_results

LIGHT = ("coco", "png", "overlay", "yolo")
"""Those that stand for all here; `tests/formats` has every one."""


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
    there = {str(path.relative_to(tmp_path / "folder")) for path in (tmp_path / "folder").rglob("*.*")}
    assert packed == there


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
    assert json.loads((target / "edgetam.json").read_text())["exports"]["coco"]["files"] == ["coco.json"]


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
