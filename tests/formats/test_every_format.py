"""What holds for all formats: they take what is hard, leave nothing half done, and several media."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from PIL import ExifTags, Image

from edgetam_ui import Controller, ExportError, ExportWarning, FakeEngine
from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats.base import program
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.film import CUT
from edgetam_ui.formats.registry import FORMATS, check, export, notices, pack
from tests.media import moving_disc
from tests.results import ArrayResults, rectangle

from . import hard

KINDS = [(name, kind) for name, format in FORMATS.items() for kind in ("image", "video") if format.detail(kind)]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_what_is_hard_is_written_and_told_of(name: str, kind: str, tmp_path: Path) -> None:
    results = hard.image() if kind == "image" else hard.video()
    choice = Choice(size=40, step=2)
    told = check(results, name, choice)
    assert told.frames
    assert told.bytes > 0
    path, mime = pack(results, name, tmp_path, no_progress, choice)
    assert path.stat().st_size
    assert "/" in mime
    seen: list[tuple[int, int]] = []
    export(results, name, tmp_path / "folder", lambda done, total: seen.append((done, total)), choice)
    assert seen[-1] == (told.frames, told.frames)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {path.name for path in tmp_path.iterdir()} == {path.name, "folder"}


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kind in KINDS if FORMATS[name].group != "films"])
def test_names_and_classes_are_there_or_said_to_be_lost(name: str, kind: str, tmp_path: Path) -> None:
    results = hard.image() if kind == "image" else hard.video()
    objects = {number: replace(info, name="left-wheel", category="wooden") for number, info in results.objects.items()}
    out = tmp_path / "out"
    export(replace(results, objects=objects), name, out, no_progress)
    if name == "npz":
        shutil.unpack_archive(out / "masks.npz", out, "zip")
    paths = [path for path in out.rglob("*") if path.is_file() and path.name != "edgetam.json"]
    whole = b"".join([str(path.relative_to(out)).encode() + path.read_bytes().replace(b"\0", b"") for path in paths])
    loses = FORMATS[name].loses
    assert b"left-wheel" in whole or "name" in loses or "the masks:" in loses
    assert b"wooden" in whole or "classes" in loses or "names and" in loses or "the masks: they" in loses


def test_formats_that_are_not_exact_say_so() -> None:
    for name, format in FORMATS.items():
        options = {option.name for option in format.options}
        assert "simplified" in format.loses or "tolerance" not in options, name
        assert "holes" in format.loses or format.holes, name
        assert "parts" in format.loses or format.parts, name
        assert "overlap" in format.loses or format.overlaps, name
        assert CUT in format.loses or ".mp4" not in format.single.get("video", ()), name


class Made(ArrayResults):
    @property
    def made_with(self) -> dict[str, str]:
        return {"checkpoint": "猫-1a2b.pt", "precision": "bf16"}


def made(kind: str) -> Made:
    results = hard.image() if kind == "image" else hard.video()
    return Made(results.frames, results.arrays, results.objects, results.name, results.kind)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_what_made_it_is_in_the_files_themselves(name: str, kind: str, tmp_path: Path) -> None:
    export(made(kind), name, tmp_path, no_progress)
    (tmp_path / "edgetam.json").unlink()
    if name == "npz":
        shutil.unpack_archive(tmp_path / "masks.npz", tmp_path, "zip")
    whole = b"".join(path.read_bytes().replace(b"\0", b"") for path in _files(tmp_path))
    assert program().encode() in whole
    assert b"-1a2b.pt" in whole
    assert b"bf16" in whole or name == "label_studio", "there the version of a model is what predictions are sorted by"


TOLD: dict[str, Callable[[Any], str]] = {
    ".png": lambda image: image.text["Comment"],
    ".gif": lambda image: image.info["comment"].decode(),
    ".webp": lambda image: image.getexif()[ExifTags.Base.Software],
}
PICTURES = [(name, kind, end) for name, kind in KINDS for end in FORMATS[name].single.get(kind, ()) if end in TOLD]


@pytest.mark.parametrize(("name", "kind", "suffix"), PICTURES)
def test_what_made_a_picture_is_where_programs_look_for_it(name: str, kind: str, suffix: str, tmp_path: Path) -> None:
    with Image.open(export(made(kind), name, tmp_path / f"picture{suffix}", no_progress)) as image:
        told = TOLD[suffix](image)
    checkpoint = "?-1a2b.pt" if suffix == ".webp" else "猫-1a2b.pt"  # EXIF has no letters but those of ASCII
    assert told.startswith(f"{program()}, checkpoint {checkpoint}, precision bf16")
    assert all(f", {option.name} " in told for option in FORMATS[name].options)


@pytest.mark.parametrize("make", [hard.image, hard.video])
@pytest.mark.parametrize("suffix", [".geojson", ".json"])
def test_geojson_is_one_file_of_either_suffix(make: Callable[[], ArrayResults], suffix: str, tmp_path: Path) -> None:
    path = export(make(), "geojson", tmp_path / f"masks{suffix}", no_progress)
    assert json.loads(path.read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert pack(make(), "geojson", tmp_path, no_progress)[0].suffix == ".geojson"


def test_objects_without_a_mask_are_told() -> None:
    results = hard.video()
    other = {number: ObjectInfo(number, f"Object {number}", "#ff0000") for number in (3, 4)}
    both = replace(results, maskless=other)
    for some, choice, said in (
        (results, Choice(), ""),
        (both, Choice(), "2 objects have no mask: Object 3, Object 4."),
        (both, Choice(objects=(1, 4)), "1 object has no mask: Object 4."),
        (results, Choice(start=3, end=3), "1 object has no mask on these frames: Rex."),
    ):
        assert {notice.code: notice.message for notice in notices(some, "coco", choice)}.get("maskless", "") == said
    # Masks that vanish are told as that, those of objects that were not chosen not at all.
    pixel = {0: {1: results.arrays[0][1], 2: rectangle(61, 83, 0, 0, 1, 1)}}
    small = replace(results, arrays=pixel)
    assert {"maskless", "vanished"} & {notice.code for notice in notices(small, "coco", Choice(size=20))} == {
        "vanished"
    }
    assert "vanished" not in {n.code for n in notices(small, "coco", Choice(size=20, objects=(1,)))}


def test_masks_that_a_clean_up_emptied_are_told(tmp_path: Path) -> None:
    with closing(Controller(engine=FakeEngine()).open(moving_disc(3), "disc.mp4")) as session:
        session.add_box(1, [14, 34, 66, 86])
        session.add_mask(2, rectangle(120, 160, 60, 60, 90, 90))
        for _ in session.propagate(objects=[1]):
            pass
        session.clean_up(1, grow=-100)
        session.update_object(1, name="disc")
        for name in ("coco", "yolo", "overlay"):
            told = {notice.code: notice.message for notice in session.check_export(name).notices}
            assert told["emptied"] == "3 masks are empty because of how they are cleaned up: disc."
            assert "maskless" not in told
        with pytest.warns(ExportWarning, match="3 masks are empty because of how they are cleaned up: disc"):
            session.export("npz", tmp_path / "masks.npz")
        session.clean_up(1)
        assert "emptied" not in {notice.code for notice in session.check_export("coco").notices}


def test_a_session_tells_of_an_object_that_was_never_prompted() -> None:
    with closing(Controller(engine=FakeEngine()).open(moving_disc(2))) as session:
        session.add_box(1, [14, 34, 66, 86])
        session.add_object("ball")
        told = {notice.code: notice.message for notice in session.check_export("npz").notices}
        assert told["maskless"] == "1 object has no mask: ball."
        assert list(session.results().objects) == [1]


READERS = {
    ".json": json.loads,
    ".geojson": json.loads,
    ".yaml": yaml.safe_load,
    ".xml": ET.fromstring,
    ".svg": ET.fromstring,
}


@pytest.mark.parametrize(
    ("name", "kind"), [each for each in KINDS if FORMATS[each[0]].group in ("data", "masks") or each[0] == "svg"]
)
def test_hostile_names_leave_files_that_can_be_read(name: str, kind: str, tmp_path: Path) -> None:
    made = hard.image("bad\0\udcff\n.jpg") if kind == "image" else hard.video("bad\0\udcff\n.mp4")
    names = dict(zip(made.objects, hard.HOSTILE, strict=False))
    results = replace(made, objects={number: ObjectInfo(number, names[number], "#ff0000") for number in names})
    written = export(results, name, tmp_path / "files", no_progress)
    for path in _files(written):
        if path.suffix == ".txt":
            assert all(line.isprintable() for line in path.read_text(encoding="utf-8").split("\n"))
        elif path.suffix in READERS:
            READERS[path.suffix](path.read_text(encoding="utf-8"))
    told = [notice.message for notice in notices(results, name) if notice.code == "renamed"]
    assert bool(told) == (FORMATS[name].group in ("data", "masks"))
    assert not told or "bad___." in told[0]


def test_yaml_keeps_names_that_it_would_take_for_something_else(tmp_path: Path) -> None:
    made = hard.image()
    objects = {number: ObjectInfo(number, name, "#ff0000") for number, name in enumerate(hard.HOSTILE, 1)}
    export(replace(made, objects=objects), "yolo", tmp_path, no_progress)
    names: dict[int, Any] = yaml.safe_load((tmp_path / "data.yaml").read_text(encoding="utf-8"))["names"]
    assert list(names.values())[-5:] == list(hard.HOSTILE[-5:])
    assert list(names.values())[:2] == ["a_b_", "two_lines__"]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_full_disk_leaves_what_was_there(name: str, kind: str, tmp_path: Path) -> None:
    results = hard.image() if kind == "image" else hard.video()
    (tmp_path / "kept.txt").write_text("mine")

    def fail(done: int, total: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ExportError, match="No space left"):
        export(results, name, tmp_path, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


@pytest.mark.skipif(os.name != "posix", reason="this system does not limit the size of files")
@pytest.mark.parametrize(
    "name", [name for name, format in FORMATS.items() if format.group == "films" or name in ("gif", "overlay")]
)
def test_a_disk_that_is_full_in_the_middle_of_a_film(name: str, tmp_path: Path) -> None:
    import resource

    results = hard.video()
    export(results, name, tmp_path, no_progress)
    before = {path: path.read_bytes() for path in _files(tmp_path)}
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (1, max(map(len, before.values())) // 2):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, usual[1]))
        try:
            with pytest.raises(ExportError, match="could not be written"):
                export(results, name, tmp_path, no_progress)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        assert {path: path.read_bytes() for path in _files(tmp_path)} == before


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_several_media(name: str, kind: str, tmp_path: Path) -> None:
    media = (
        [hard.image("a.jpg"), hard.image("b.jpg")] if kind == "image" else [hard.video("a.mp4"), hard.video("a.mov")]
    )
    before = sum(1 for _ in _files(export(media[:1], name, tmp_path / "one", no_progress)))
    after = sum(1 for _ in _files(export(media, name, tmp_path / "two", no_progress)))
    one_file = name in ("coco", "youtube_vis", "geojson", "label_studio", "cvat")
    assert after > before or (one_file and after == before)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
