"""Files of masks that are damaged or made to harm: one sentence, bounded memory, and a session that is as it was."""

from __future__ import annotations

import base64
import io
import json
import struct
import tracemalloc
import zipfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from edgetam_ui import CancelledError, Controller, FakeEngine, FormatError, StoreError
from edgetam_ui.core.masks import encode
from edgetam_ui.core.operations import Operation
from edgetam_ui.formats.read import read
from edgetam_ui.formats.reading import Wanted
from edgetam_ui.formats.texts import MOST_OBJECTS, MOST_VALUES
from tests.results import rectangle

WANTED = Wanted("photo.jpg", 61, 83, 1)
MASK = rectangle(61, 83, 10, 10, 30, 40)
LONG = "y" * 1001


def coco(names: list[str], **change: Any) -> str:
    """A data set of one mask for each category in `names`."""
    image = {"id": 1, "file_name": "photo.jpg"}
    masks = [
        {"id": at, "image_id": 1, "category_id": at, "segmentation": encode(MASK).to_coco()} for at in range(len(names))
    ]
    categories = [{"id": at, "name": name} for at, name in enumerate(names)]
    return json.dumps({"images": [image], "annotations": masks, "categories": categories} | change)


def write_npz(path: Path | io.BytesIO, **change: Any) -> None:
    arrays = {"masks_000000": np.array([MASK, MASK]), "objects": np.arange(2)}
    names = {"names": np.array(["a", "b"]), "categories": np.array(["a", "b"])}
    np.savez_compressed(path, **(arrays | names | change))


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("a.npz", {"names": np.array(["a", LONG])}, r"^a.npz: `names`\[1\] has more than 1,000 letters\."),
        ("a.npz", {"categories": np.array(["a", LONG])}, r"^a.npz: `categories`\[1\] has more than 1,000 letters\."),
        ("a.npz", {"names": np.array([1, 2])}, r"`names`"),
        ("a.json", ["ok", LONG], r"^a.json: `name` of categories\[1\] has more than 1,000 letters\."),
        ("a.json", ["ok", "\ud800"], r"^a.json: `name` of categories\[1\] has half a letter"),
    ],
)
def test_a_load_that_fails_changes_nothing(name: str, change: Any, said: str, tmp_path: Path) -> None:
    if name == "a.npz":
        write_npz(tmp_path / name, **change)
    else:
        (tmp_path / name).write_text(coco(change))
    with closing(Controller(engine=FakeEngine()).open(np.zeros((61, 83, 3), np.uint8))) as session:
        with pytest.raises(FormatError, match=said):
            session.load(tmp_path / name)
        assert not session.state.objects
        assert not session.can_undo


class FullDisk:
    """A journal of which nothing can be kept."""

    def write(self, operation: Operation, request: str) -> None:
        raise StoreError("The disk is full.")


def test_a_load_that_cannot_be_kept_changes_nothing(tmp_path: Path) -> None:
    write_npz(tmp_path / "a.npz")
    with closing(Controller(engine=FakeEngine()).open(np.zeros((61, 83, 3), np.uint8))) as session:
        session.add_object("mine")
        session.add_object("undone")
        session.undo()
        before = session.state, session.revision
        session.journal = FullDisk()  # type: ignore[assignment]
        with pytest.raises(StoreError):
            session.load(tmp_path / "a.npz")
        session.journal = None
        assert (session.state, session.revision) == before
        session.redo()
        assert [item.name for item in session.state.objects.values()] == ["mine", "undone"]
        assert session.load(tmp_path / "a.npz") == [3, 4]


def huge_png() -> bytes:
    """A PNG that says it has 100,000 x 100,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def zipped(**files: bytes) -> bytes:
    """A zip of `files`, packed by LZMA."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def header_of(shape: tuple[int, ...], dtype: str = "|b1", is_fortran: bool = False) -> bytes:
    """The header of an NPY of that shape, and none of its values."""
    buffer = io.BytesIO()
    writer: Any = np.lib.format.write_array_header_1_0
    writer(buffer, {"descr": dtype, "fortran_order": is_fortran, "shape": shape})
    return buffer.getvalue()


def npz(**change: Any) -> bytes:
    buffer = io.BytesIO()
    write_npz(buffer, **change)
    return buffer.getvalue()


def labelme(png: bytes) -> bytes:
    shape = {"label": "a", "shape_type": "mask", "points": [[0, 0], [9, 9]], "mask": base64.b64encode(png).decode()}
    return json.dumps({"shapes": [shape], "imagePath": "photo.jpg", "imageHeight": 61, "imageWidth": 83}).encode()


def yolo(names: bytes) -> bytes:
    return zipped(data__yaml=names, photo__txt=b"0 0.1 0.1 0.5 0.1 0.5 0.5\n")


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 8]) + data[at + 8 :]


ALIASES = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b", ".join([b"*%c" % (letter - 1)] * 9)) for letter in b"bcdefghi"
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", huge_png(), "a.png is too large"),
        ("a.json", labelme(huge_png()), r"`mask` of shapes\[0\]"),
        ("a.npz", npz(objects=np.array(7)), "`objects` is not a row of whole numbers"),
        ("a.npz", npz(objects=np.array([[1], [2]])), "`objects` is not a row of whole numbers"),
        ("a.npz", npz(objects=np.arange(3)), "are not of one length"),
        ("a.npz", npz(masks_000000=np.array([MASK])), "`masks_000000` has no mask for each of 2 objects"),
        ("a.npz", zipped(a__txt=b"?"), "holds what is no NumPy array"),
        ("a.npz", zipped(**{LONG + ".npy": header_of((61, 83))}), "the name of an array has more than 1,000 letters"),
        ("a.npz", zipped(a__npy=b"?"), "is not a NumPy archive"),
        ("a.npz", damaged(zipped(a__npy=header_of((61, 83)) + bytes(61 * 83)), 60), "is not a NumPy archive"),
        ("a.zip", damaged(zipped(a__json=coco(["a"]).encode()), 60), "is not a zip that can be read"),
        ("a.npz", zipped(a__npy=header_of((447_392, 61, 83))), "`a` holds 447,392 objects, at most 10,000 are read"),
        ("a.npz", zipped(a__npy=header_of((9, 40_000, 60_000))), "`a` has 60000 x 40000 pixels, photo.jpg has 83 x 61"),
        ("a.npz", zipped(a__npy=header_of((2, 61, 83))), "is not a NumPy archive"),
        ("a.npy", header_of((40_000, 60_000), "<u2"), "`a` has 60000 x 40000 pixels"),
        ("a.npy", header_of((2, 61, 83), is_fortran=True), "is not a NumPy archive"),
        ("a.npy", header_of((2,)), "`a` is not an array of masks"),
        ("a.zip", yolo(b"names: {.inf: a}"), "`names` of data.yaml is not a list of classes"),
        ("a.zip", yolo(b"names: " + b"[" * 5000), "`names` of data.yaml is not a list of classes"),
        ("a.zip", yolo(ALIASES + b"names: [*i]"), "`names`.* of data.yaml is not text"),
        ("a.zip", yolo(ALIASES + b"names: {0: *i}"), "`names`.* of data.yaml is not text"),
        ("a.zip", yolo(b"names: [" + b"a, " * 90_000 + b"]"), "data.yaml has more than 250 kB"),
        ("a.zip", yolo(b"names: [%s]" % LONG.encode()), r"`names`\[0\] of data.yaml has more than 1,000 letters"),
        ("a.zip", yolo(b"[]"), "`names` of data.yaml is not a list of classes"),
        ("a.zip", yolo(b""), "`names` of data.yaml is not a list of classes"),
    ],
)
def test_damaged_and_hostile_files_are_told_in_a_sentence(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FormatError, match=rf"^{name}: .*{said}|^{said}") as caught:
        read(tmp_path / name, WANTED)
    assert caught.value.hint


def test_json_of_more_than_100_mb_is_not_parsed(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(100_000_001)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(tmp_path / "a.json", "b.JSON")
    for name, place in (("a.json", "the file"), ("a.zip", "`b.JSON`")):
        with pytest.raises(FormatError, match=f"^{name}: {place} has more than 100 MB"):
            read(tmp_path / name, WANTED)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[" + b"[]," * MOST_VALUES + b"[]]", "a.json has more than 5,000,000 values"),
        (b"[" + b"[[[[[]]]]]," * (MOST_VALUES // 5) + b"[]]", "a.json has more than 5,000,000 lists"),
        (b"[" + b'{"":1},' * MOST_OBJECTS + b"{}]", "a.json has more than 1,000,000 objects"),
    ],
)
def test_json_of_too_many_values_is_not_parsed(text: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(text)
    del text
    tracemalloc.start()
    try:
        with pytest.raises(FormatError, match=said):
            read(tmp_path / "a.json", WANTED)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_text_is_bounded(tmp_path: Path) -> None:
    with (tmp_path / "photo.txt").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(FormatError, match=r"^photo.txt: the file has more than 100 MB"):
        read(tmp_path / "photo.txt", WANTED)
    (tmp_path / "photo.txt").write_text("\n" * 10_000 + "0 0.1 0.1 0.5 0.1 0.5 0.5\n")
    with pytest.raises(FormatError, match=r"^photo.txt holds 10,001 objects, at most 10,000 are read"):
        read(tmp_path / "photo.txt", WANTED)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(coco(["a", "b", "c"]))
    ticks: list[int] = []

    def stop() -> None:
        ticks.append(1)
        if len(ticks) == 2:
            raise CancelledError("It was stopped.")

    with closing(Controller(engine=FakeEngine()).open(np.zeros((61, 83, 3), np.uint8))) as session:
        with pytest.raises(CancelledError):
            session.take_file(tmp_path / "a.json", tick=stop)
        assert not session.can_undo


def test_masks_of_an_archive_are_read_one_at_a_time(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", a=np.zeros((2_000, 61, 83), bool), b=MASK)
    tracemalloc.start()
    try:
        (item,) = read(tmp_path / "a.npz", WANTED)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert item.masks[0].area == MASK.sum()
    assert peak < 2_000_000  # the array has 10 MB


@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_of_either_order_come_back(order: Any, tmp_path: Path) -> None:
    masks = np.array([MASK, ~MASK, rectangle(61, 83, 0, 0, 9, 5)])
    np.savez(tmp_path / "a.npz", a=np.array(masks, order=order))
    np.save(tmp_path / "a.npy", np.array(masks[2], order=order))
    assert [item.masks[0] for item in read(tmp_path / "a.npz", WANTED)] == [encode(mask) for mask in masks]
    assert [item.masks[0] for item in read(tmp_path / "a.npy", WANTED)] == [encode(masks[2])]
