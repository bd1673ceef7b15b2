"""Zip archives: what is in them is opened, and what was made to do harm is refused before it is unpacked."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, MediaError
from edgetam_ui.media.archive import Archive
from edgetam_ui.media.image_set import find_files
from edgetam_ui.media.medium import open_medium
from tests.media import moving_disc

from .fuzz import damaged
from .seeds import png


def write(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def frames(tmp_path: Path) -> Path:
    images = moving_disc(12, 48, 64)
    return write(tmp_path / "a.zip", {f"all/f{number}.png": png(image) for number, image in enumerate(images)})


def test_an_archive_is_a_set_or_a_video(controller: Controller, frames: Path) -> None:
    with closing(controller.open_set(frames)) as images:
        assert images.names == [f"f{number}.png" for number in range(12)]
        folder = images.paths[0].parent
    assert not folder.exists()
    with closing(controller.open(frames)) as session:
        assert (session.medium.kind, session.medium.count, session.medium.name) == ("video", 12, "a.zip")
        assert np.array_equal(session.medium.frame(11), moving_disc(12, 48, 64)[11])


def test_a_pattern_is_a_video(controller: Controller, tmp_path: Path) -> None:
    for number, frame in enumerate(moving_disc(11, 48, 64)):
        Image.fromarray(frame).save(tmp_path / f"f{number}.png")
    with closing(controller.open(str(tmp_path / "f*.png"))) as session:
        assert session.medium.count == 11
        assert np.array_equal(session.medium.frame(10), moving_disc(11, 48, 64)[10])


def test_numbered_frames_are_a_video(controller: Controller) -> None:
    paths = sorted((Path(__file__).parent / "fixtures" / "frames").iterdir())
    for source in (paths[0].parent, str(paths[0].parent), paths, [str(path) for path in paths], paths[::-1]):
        with closing(controller.open(source)) as session:
            assert (session.medium.kind, session.medium.count) == ("video", 8)
            given = source if isinstance(source, list) else paths
            for index in (7, 0, 3):
                with Image.open(given[index]) as image:
                    assert np.array_equal(session.medium.frame(index), np.asarray(image))


def test_files_keep_to_the_folder(tmp_path: Path) -> None:
    image = png(moving_disc(1, 48, 64)[0])
    names = [
        "../up.png",
        "/etc/abs.png",
        "a/../../up.png",
        "..\\up.png",
        ".hidden.png",
        "__MACOSX/._a.png",
        "C:\\a.png",
    ]
    inside = tmp_path / "deep" / "inside"
    inside.mkdir(parents=True)
    path = write(tmp_path / "a.zip", dict.fromkeys([*names, "sub/a b.png", "sub/a_b.png", "sub/deeper/a b.png"], image))
    found = find_files(path, inside)
    assert [file for file in tmp_path.rglob("*.png") if not file.is_relative_to(inside)] == []
    assert len({*found}) == len(found) == 4
    assert {file.name for file in found} >= {"sub_a b.png", "sub_a_b.png", "sub_deeper_a b.png"}


def test_one_damaged_file_costs_the_others_nothing(controller: Controller, tmp_path: Path) -> None:
    image = png(moving_disc(1, 48, 64)[0])
    path = write(tmp_path / "a.zip", {"a.png": image, "b.png": image, "c.png": image})
    data = bytearray(path.read_bytes())
    data[data.index(b"b.png") + 90] ^= 0xFF
    path.write_bytes(data)
    with closing(controller.open_set(path)) as images:
        marks = []
        for index in range(3):
            try:
                images.session(index)
            except MediaError:
                marks.append(index)
        assert marks == [1]


def directory(count: int) -> bytes:
    """An archive that is nothing but a table of contents."""
    name = b"a.png"
    entry = (
        b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    )
    table = entry * count
    return table + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(table), 0, 0)


def overlapping(count: int) -> bytes:
    """One file of 10 MB of zeros, which a thousand names stand for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0000.png", bytes(10 << 20))
    data = out.getvalue()
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = data[start:end]
    table = b"".join(entry.replace(b"0000.png", b"%04d.png" % number) for number in range(count))
    return data[:start] + table + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(table), start, 0)


@pytest.mark.parametrize("name", ["directory", "overlapping", "ratio"])
def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    if name == "ratio":
        data = bytearray(write(path, {"a.png": bytes(1 << 20)}, zipfile.ZIP_DEFLATED).read_bytes())
        at = data.index(b"PK\1\2") + 24
        data[at : at + 4] = struct.pack("<I", 4_000_000_000)
        path.write_bytes(data)
    else:
        path.write_bytes({"directory": lambda: directory(400_000), "overlapping": lambda: overlapping(1000)}[name]())
    (tmp_path / "out").mkdir()
    tracemalloc.start()
    with pytest.raises(MediaError, match="too much"):
        find_files(path, tmp_path / "out")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20
    assert [*(tmp_path / "out").iterdir()] == []


def test_a_file_is_no_longer_than_announced(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", {"a.png": bytes(1 << 20)}, zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 1000)
    path.write_bytes(data)
    with closing(Archive(path, "a.zip")) as archive, pytest.raises(MediaError):
        archive.extract(0, tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size <= 1000


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_whose_memory_the_archive_chooses(tmp_path: Path, method: int) -> None:
    path = write(tmp_path / "a.zip", {"a.png": png(moving_disc(1, 48, 64)[0])}, method)
    with closing(Archive(path, "a.zip")) as archive, pytest.raises(MediaError, match="unpacked"):
        archive.extract(0, tmp_path / "a.png")


def test_what_is_no_archive(tmp_path: Path) -> None:
    for name, data in (("a.zip", b""), ("b.zip", b"PK\3\4" + bytes(99)), ("c.zip", png(moving_disc(1, 48, 64)[0]))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(MediaError, match="not a zip archive"):
            open_medium(tmp_path / name)
    with pytest.raises(MediaError, match="no image"):
        open_medium(write(tmp_path / "d.zip", {"notes.txt": b"no"}))


def test_damaged_archives_raise_nothing_else(tmp_path: Path, frames: Path) -> None:
    chance, data = random.Random(5), frames.read_bytes()
    outcomes = set()
    for number in range(150):
        path, out = tmp_path / "damaged.zip", tmp_path / f"out{number}"
        out.mkdir()
        # The table of contents is at the end.
        path.write_bytes(damaged(data[::-1], chance)[::-1] if number % 2 else damaged(data, chance))
        try:
            outcomes.add(len(find_files(path, out)) > 0)
        except MediaError:
            outcomes.add(False)
    assert outcomes == {True, False}
