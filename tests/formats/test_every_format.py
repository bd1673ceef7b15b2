"""What holds for all formats: they take what is hard, leave nothing half done, and several media."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from edgetam_ui import ExportError
from edgetam_ui.formats.base import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import FORMATS, check, export, pack

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


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_full_disk_leaves_what_was_there(name: str, kind: str, tmp_path: Path) -> None:
    results = hard.image() if kind == "image" else hard.video()
    (tmp_path / "kept.txt").write_text("mine")

    def fail(done: int, total: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ExportError, match="No space left"):
        export(results, name, tmp_path, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


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
