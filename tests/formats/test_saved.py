"""A session as a file: everything comes back, and files made by anybody are told, not believed."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import edgetam_ui
from edgetam_ui import Controller, EdgeTamWidget, ExportError, FakeEngine, FormatError, Session
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.sessions import saved
from edgetam_ui.sessions.user import User
from tests.media import moving_disc, write_video

CONTROLLER = Controller(engine=FakeEngine())


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_video(tmp_path_factory.mktemp("clip") / "Wolken über Köln.mp4", moving_disc(8))


@pytest.fixture(scope="module")
def worked(clip: Path) -> Session:
    """A session with a bit of everything."""
    session = CONTROLLER.open(clip)
    session.add_box(1, [14, 34, 66, 86])
    session.add_points(1, [[40, 60], [5, 5]], [1, 0])
    session.update_object(1, name="Wölkchen 雲", category="cloud", color="#123456")
    list(session.propagate())
    session.add_points(1, [[60, 60]], frame=4)
    list(session.propagate(direction="update"))
    session.mark_reviewed(1, 6)
    session.clean_up(1, holes=4, grow=1)
    square = np.zeros((120, 160), bool)
    square[100:110, 10:30] = True
    session.add_mask(2, square, frame=2)
    session.mark_absent(2, 5)
    session.update_object(2, visible=False, locked=True)
    session.add_object("empty")
    session.undo()
    return session


def seen(session: Session) -> dict[str, Any]:
    """All that a user sees."""
    return {
        "objects": [
            (item.id, item.name, item.category, item.color, item.visible, item.locked, item.cleaning)
            for item in session.state.objects.values()
        ],
        "masks": [
            [(mask.object_id, mask.rle, mask.kind, mask.doubt) for mask in session.object_masks(frame)]
            for frame in range(session.medium.count)
        ],
        "timelines": [session.timeline(number) for number in session.state.objects],
        "prompts": session.prompts(),
        "operations": len(session.operations),
    }


def test_everything_comes_back(worked: Session, tmp_path: Path) -> None:
    path = worked.save(tmp_path / "work")
    assert path.name == "work.edgetam"
    again = CONTROLLER.open(path)
    assert again.medium.name == worked.medium.name
    assert seen(again) == seen(worked)
    first, second = worked.export("npz", tmp_path / "a.npz"), again.export("npz", tmp_path / "b.npz")
    with np.load(first) as one, np.load(second) as other:
        assert all(np.array_equal(one[name], other[name]) for name in one.files)
    # And goes on: steps are taken back one by one, tracking updates what is stale.
    again.undo()
    again.add_points(1, [[50, 60]], frame=2)
    assert list(again.propagate(direction="update"))
    unpacked = again.medium.path
    again.close()
    assert unpacked is not None
    assert not unpacked.exists()


def test_an_image_and_frames_without_a_file(tmp_path: Path) -> None:
    frames = moving_disc(3)
    for source, name in ((frames[0], "image"), (frames, "frames")):
        session = CONTROLLER.open(source)
        session.add_box(1, [14, 34, 66, 86])
        again = CONTROLLER.open(session.save(tmp_path / name))
        assert seen(again) == seen(session)
        assert np.array_equal(again.medium.frame(0), session.medium.frame(0))
        assert again.medium.kind == session.medium.kind
        with pytest.raises(ExportError, match="did not come from a file"):
            session.save(tmp_path / name, medium=False)


def test_without_the_medium(worked: Session, clip: Path, tmp_path: Path) -> None:
    path = worked.save(tmp_path / "small.edgetam", medium=False)
    assert path.stat().st_size < 20_000
    assert seen(CONTROLLER.open(path)) == seen(worked)
    away = tmp_path / "away"
    away.mkdir()
    moved = path.rename(away / "small.edgetam")
    edited(moved, "session.json", lambda text: text.replace(str(clip.parent), "/nowhere"))
    with pytest.raises(FormatError, match=r"does not hold Wolken über Köln.mp4") as told:
        CONTROLLER.open(moved)
    assert "beside it" in told.value.hint
    other = tmp_path / "other.mp4"
    other.write_bytes(clip.read_bytes() + b"\0")
    with pytest.raises(FormatError, match=r"other\.mp4 is not the file"):
        CONTROLLER.open(moved, medium=other)
    assert seen(CONTROLLER.open(moved, medium=clip)) == seen(worked)
    (away / clip.name).write_bytes(clip.read_bytes())
    assert seen(CONTROLLER.open(moved)) == seen(worked)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is text")
@pytest.mark.parametrize("with_medium", [True, False])
def test_a_medium_whose_name_is_no_text(with_medium: bool, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"ph\xff.png")
    with path.open("wb") as file:
        Image.fromarray(moving_disc(1)[0]).save(file, "PNG")
    session = CONTROLLER.open(path)
    session.add_points(1, [[40, 60]])
    kept = session.save(tmp_path / "kept.edgetam", medium=with_medium)
    again = CONTROLLER.open(kept, medium=None if with_medium else path)
    assert np.array_equal(again.masks()[1], session.masks()[1])


def test_its_masks_as_objects_of_a_medium_that_is_open(worked: Session, clip: Path, tmp_path: Path) -> None:
    path = worked.save(tmp_path / "work.edgetam")
    session = CONTROLLER.open(clip)
    assert session.load(path) == [1, 2]
    for frame in range(8):
        expected, found = worked.masks(frame), session.masks(frame)
        for number in (1, 2):
            mask = expected.get(number)
            if mask is not None and mask.any():
                assert np.array_equal(found[number], mask), (frame, number)
    assert session.state.objects[1].name == "Wölkchen 雲"
    small = CONTROLLER.open(np.zeros((10, 10, 3), np.uint8))
    with pytest.raises(FormatError, match="160 x 120 pixels and 8 frames"):
        small.load(path)
    assert not small.state.objects


def test_the_code_in_it_does_the_same(worked: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(worked.save(tmp_path / "work.edgetam")) as archive:
        archive.extractall(tmp_path)
    monkeypatch.setattr(edgetam_ui, "Controller", lambda: CONTROLLER)
    code = (tmp_path / "session.py").read_text(encoding="utf-8")
    assert "session.add_box(1, [14.0, 34.0, 66.0, 86.0])" in code
    space = {"__file__": str(tmp_path / "session.py")}
    exec(compile(code, "session.py", "exec"), space)
    again: Any = space["session"]
    mine, theirs = seen(again), seen(worked)
    assert mine == theirs


def test_a_save_that_fails_leaves_the_old_file(
    worked: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = worked.save(tmp_path / "work.edgetam")
    before = path.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "open", fail)
    with pytest.raises(ExportError, match="No space left on device"):
        worked.save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def edited(path: Path, name: str, change: Callable[[str], str | None]) -> Path:
    """Changes one file in a zip; None: takes it out."""
    with zipfile.ZipFile(path) as archive:
        items = [(item, archive.read(item)) for item in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for item, data in items:
            text = change(data.decode()) if item.filename == name else data
            if text is not None:
                archive.writestr(item, text)
    return path


def changed(**fields: Any) -> Callable[[str], str]:
    return lambda text: json.dumps({**json.loads(text), **fields})


def medium(**fields: Any) -> Callable[[str], str]:
    return lambda text: json.dumps({**json.loads(text), "medium": {**json.loads(text)["medium"], **fields}})


def first(**fields: Any) -> Callable[[str], str]:
    """Changes the first line of a list."""

    def change(text: str) -> str:
        line, rest = text.split("\n", 1)
        return json.dumps({**json.loads(line), **fields}) + "\n" + rest

    return change


DAMAGES: dict[str, tuple[str, Callable[[str], str | None], str]] = {
    "newer": ("session.json", changed(version=9), "of a newer version of EdgeTAM UI"),
    "other format": ("session.json", changed(format="zip"), "`format` of session.json"),
    "not json": ("session.json", lambda text: text[:30], "session.json is not JSON"),
    "endless": ("session.json", lambda text: " " * (17 << 20) + text, "session.json is too long"),
    "deep": ("session.json", lambda text: "[" * 200_000, "session.json is not JSON"),
    "a list": ("session.json", lambda text: "[]", "session.json is not right"),
    "no head": ("session.json", lambda text: None, "has no session.json"),
    "no medium": ("session.json", medium(file="gone.mp4"), "has no media/gone.mp4"),
    "a path": ("session.json", medium(file="../../x.mp4"), "has no media/../../x.mp4"),
    "another size": ("session.json", medium(width=161), "holds no mask of the medium's size"),
    "fewer frames": ("session.json", medium(frames=3), "line .* is about frame .* ends at 2"),
    "more frames": ("session.json", medium(frames=9), "not of the size that it says"),
    "neither file nor hash": ("session.json", medium(file=None, sha256=None), "has neither `file` nor `sha256`"),
    "another hash": ("session.json", medium(sha256="0" * 64), "is not the file whose hash"),
    "no operations": ("operations.jsonl", lambda text: None, "has no operations.jsonl"),
    "cut": ("operations.jsonl", lambda text: text[:-20], "line .* of operations.jsonl is not right"),
    "unknown": ("operations.jsonl", lambda text: '{"op": "explode"}\n' + text, "line 1 of operations.jsonl is not"),
    "out of place": (
        "operations.jsonl",
        lambda text: '{"op": "remove_object", "object": 9}\n' + text,
        r"line 1 of operations.jsonl does not fit: There is no object 9\. Save it again",
    ),
    "far away": (
        "operations.jsonl",
        lambda text: '{"op": "add_points", "object": 1, "points": [[9999, 1]]}\n' + text,
        "line 1 .* outside the image",
    ),
    "no such run": (
        "operations.jsonl",
        lambda text: '{"op": "ended", "run": 9, "visited": 1}\n' + text,
        "line 1 .* No run 9 was begun",
    ),
    **{
        f"{file} {name}": (file, first(**{field: value}), f"line 1 of {file} {message}")
        for file in ("tracked.jsonl", "masks.jsonl")
        for name, field, value, message in [
            ("bad runs", "counts", "zzz", "holds no mask of the medium's size"),
            ("runs that are no text", "counts", "\ud800", "is not right|holds no mask"),
            ("beyond the end", "frame", 8, "is about frame 8, Wolken über Köln.mp4 ends at 7"),
            ("below zero", "frame", -1, "is not right"),
            ("nobody's", "object", 77, "is of object 77, which"),
        ]
    },
    "nobody's run": ("tracked.jsonl", first(run=77), "line 1 of tracked.jsonl is of run 77, which"),
    "no masks": ("masks.jsonl", lambda text: None, "has no masks.jsonl"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_told_in_a_sentence(name: str, worked: Session, tmp_path: Path) -> None:
    file, change, message = DAMAGES[name]
    path = edited(worked.save(tmp_path / "work.edgetam"), file, change)
    with pytest.raises(FormatError, match=message) as told:
        CONTROLLER.open(path)
    assert told.value.message.startswith("work.edgetam")
    assert told.value.message.count(". ") <= 1
    assert told.value.hint


def test_another_medium_in_its_place_is_told(worked: Session, tmp_path: Path) -> None:
    path = worked.save(tmp_path / "work.edgetam")
    other = write_video(tmp_path / "other.mp4", moving_disc(8)[::-1]).read_bytes()
    pack_again(path, lambda name, data: other if name.startswith("media/") else data, zipfile.ZIP_STORED)
    with pytest.raises(FormatError, match="is not the file whose hash"):
        CONTROLLER.open(path)
    # A file of the first version says nothing of the medium that it holds.
    path = edited(worked.save(path), "session.json", medium(sha256=None))
    assert seen(CONTROLLER.open(path)) == seen(worked)


def test_what_is_no_session_file(tmp_path: Path, worked: Session) -> None:
    path = tmp_path / "x.edgetam"
    whole = worked.save(tmp_path / "work.edgetam").read_bytes()
    for data in (b"", b"hello", whole[: len(whole) // 2], whole[:200] + whole[260:], b"PK\3\4" + bytes(500)):
        path.write_bytes(data)
        with pytest.raises(FormatError, match=r"x\.edgetam is (not a session file|damaged)"):
            CONTROLLER.open(path)
    with pytest.raises(FormatError, match=r"no file gone\.edgetam"):
        CONTROLLER.open(tmp_path / "gone.edgetam")


def pack_again(path: Path, change: Callable[[str, bytes], bytes], compression: int) -> None:
    """Writes the zip at `path` anew, with `change` of each file's name and bytes in the place of the bytes."""
    with zipfile.ZipFile(path) as archive:
        items = [(item.filename, archive.read(item)) for item in archive.infolist()]
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in items:
            archive.writestr(name, change(name, data))


def test_bombs_are_refused_unread(tmp_path: Path, worked: Session) -> None:
    path = worked.save(tmp_path / "bomb.edgetam")
    pack_again(path, lambda name, data: bytes(50 << 20) if name.startswith("media/") else data, zipfile.ZIP_DEFLATED)
    with pytest.raises(FormatError, match="is compressed"):
        CONTROLLER.open(path)
    text = io.BytesIO()
    with zipfile.ZipFile(text, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("tracked.jsonl", "w") as file:
        for _ in range(1025):
            file.write(bytes(1 << 20))
    path.write_bytes(text.getvalue())
    with pytest.raises(FormatError, match="more than a gigabyte of text"):
        CONTROLLER.open(path)


def test_more_operations_than_anybody_makes_are_refused(tmp_path: Path, worked: Session) -> None:
    path = worked.save(tmp_path / "many.edgetam")
    pack_again(path, lambda name, data: data * 10_001 if name == "operations.jsonl" else data, zipfile.ZIP_STORED)
    with pytest.raises(FormatError, match="more than 10,000 operations"):
        CONTROLLER.open(path)


def test_more_operations_than_a_file_is_read_with_are_not_written(
    tmp_path: Path, worked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = worked.save(tmp_path / "work.edgetam")
    before = path.read_bytes()
    monkeypatch.setattr(saved, "MOST_OPERATIONS", 3)
    with pytest.raises(ExportError, match="Export the masks as COCO"):
        worked.save(path)
    assert path.read_bytes() == before


def test_the_medium_in_a_file_is_read_like_any_other(tmp_path: Path) -> None:
    session = CONTROLLER.open(moving_disc(1)[0])
    path = session.save(tmp_path / "image.edgetam")
    with zipfile.ZipFile(path) as archive:
        assert Image.open(archive.open("media/image.png")).size == (160, 120)


# -- on a server


def streamed(dispatcher: Dispatcher, user: User, request: dict[str, Any], *files: bytes) -> tuple[Any, bytes]:
    """The last answer to a stream, and all its bytes."""
    parts = list(dispatcher.stream(user, request, files))
    return parts[-1][0], b"".join(buffer for _, buffers in parts for buffer in buffers)


@pytest.fixture
def server(tmp_path: Path) -> Callable[[], Dispatcher]:
    """Makes servers that keep what users do in one folder."""

    def make() -> Dispatcher:
        controller = Controller(engine=FakeEngine())
        controller.keep_in(tmp_path / "store")
        return Dispatcher(controller)

    return make


def test_a_page_saves_and_opens_it_and_it_outlives_the_server(
    server: Callable[[], Dispatcher], clip: Path, worked: Session, tmp_path: Path
) -> None:
    dispatcher = server()
    user = dispatcher.controller.users.join()
    work = worked.save(tmp_path / "work.edgetam").read_bytes()
    opened, _ = streamed(dispatcher, user, {"op": "open", "name": "work.edgetam"}, work)
    assert opened["state"]["medium"]["name"] == clip.name
    session = user.current_session(opened["state"]["session"])
    assert seen(session) == seen(worked)
    assert sorted(path.suffix for path in user.files.iterdir()) == [".mp4"], "the session file itself is gone"
    assert session.exported == -1
    ended, data = streamed(dispatcher, user, {"op": "save", "session": session.id})
    assert ended["name"] == "Wolken über Köln.edgetam"
    assert session.exported == session.revision
    path = tmp_path / "again.edgetam"
    path.write_bytes(data)
    assert seen(CONTROLLER.open(path)) == seen(worked)
    session.add_points(1, [[70, 60]], frame=7)
    before = seen(session)
    dispatcher.controller.users.store.close()  # type: ignore[union-attr]
    later = server().controller
    back = later.users.join(user.token)
    later.restore(back)
    assert seen(back.sessions[0]) == before


@pytest.mark.skipif(os.name != "posix", reason="this system does not limit the size of files")
def test_what_a_full_disk_does_not_take_stays_unsaved(server: Callable[[], Dispatcher], clip: Path) -> None:
    import resource

    dispatcher = server()
    user = dispatcher.controller.users.join()
    streamed(dispatcher, user, {"op": "open", "name": clip.name}, clip.read_bytes())
    dispatcher.call(user, {"op": "add_box", "object": 1, "box": [14, 34, 66, 86]})
    session, usual = user.current_session(), resource.getrlimit(resource.RLIMIT_FSIZE)
    for request in ({"op": "save"}, {"op": "export", "format": "coco"}, {"op": "export", "format": "overlay"}):
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, usual[1]))
        try:
            told, _ = streamed(dispatcher, user, request)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        assert "could not be written" in told["error"]["message"]
        assert session.exported == -1
    streamed(dispatcher, user, {"op": "save"})
    assert session.exported == session.revision


def test_a_page_opens_one_without_the_medium_on_its_own(
    server: Callable[[], Dispatcher], clip: Path, worked: Session
) -> None:
    dispatcher = server()
    user, other = dispatcher.controller.users.join(), dispatcher.controller.users.join()
    streamed(dispatcher, user, {"op": "open", "name": clip.name}, clip.read_bytes())
    user.current_session().add_box(1, [14, 34, 66, 86])
    expected = seen(user.current_session())
    _, data = streamed(dispatcher, user, {"op": "save", "medium": False})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert json.loads(archive.read("session.json"))["medium"]["path"] is None
        assert not any(str(user.files).encode() in archive.read(name) for name in archive.namelist())
    user.current_session().reset()
    streamed(dispatcher, user, {"op": "open", "name": "small.edgetam"}, data)
    assert seen(user.current_session()) == expected
    assert len(user.sessions) == 1
    told, _ = streamed(dispatcher, other, {"op": "open", "name": "small.edgetam"}, data)
    assert told["error"]["message"] == f"small.edgetam does not hold {clip.name}."
    assert told["error"]["hint"] == f"Open {clip.name} first, then small.edgetam once more."
    many = CONTROLLER.open(clip)
    many.add_points(1, [[x, y] for x in range(20, 120, 2) for y in range(40, 80, 2)])
    crowded = many.save(clip.with_name("many.edgetam")).read_bytes()
    told, _ = streamed(dispatcher, other, {"op": "open", "name": "many.edgetam"}, crowded)
    assert told["error"]["code"] == "limit"
    told, _ = streamed(dispatcher, other, {"op": "open", "name": "small.edgetam"}, data[:-100])
    assert told["error"]["code"] == "format"
    assert not other.sessions
    assert not other.files.exists() or not list(other.files.iterdir())


def test_a_notebook_opens_and_saves_it(worked: Session, tmp_path: Path) -> None:
    path = worked.save(tmp_path / "work.edgetam")
    widget = EdgeTamWidget(path, controller=CONTROLLER)
    assert seen(widget.session) == seen(worked)
    assert seen(CONTROLLER.open(widget.save(tmp_path / "again"))) == seen(worked)
    widget.close()


def test_from_the_page_to_a_notebook_to_python_and_back(server: Callable[[], Dispatcher], tmp_path: Path) -> None:
    clip = write_video(tmp_path / "Clip ü (1).mp4", moving_disc(8))
    dispatcher = server()
    user = dispatcher.controller.users.join()
    streamed(dispatcher, user, {"op": "open", "name": clip.name}, clip.read_bytes())
    dispatcher.call(user, {"op": "add_box", "object": 1, "box": [14, 34, 66, 86]})
    streamed(dispatcher, user, {"op": "propagate"})
    _, data = streamed(dispatcher, user, {"op": "save"})
    (tmp_path / "page.edgetam").write_bytes(data)
    widget = EdgeTamWidget(tmp_path / "page.edgetam", controller=CONTROLLER)
    assert seen(widget.session) == seen(user.current_session())
    widget.add_points(1, [[70, 60]], frame=5)
    list(widget.session.propagate(direction="update"))
    notebook = seen(widget.session)
    python = CONTROLLER.open(widget.save(tmp_path / "notebook"))
    widget.close()
    assert seen(python) == notebook
    stroke = np.zeros((120, 160), bool)
    stroke[50:60, 50:60] = True
    python.paint(1, stroke, frame=2)
    back = python.save(tmp_path / "python").read_bytes()
    streamed(dispatcher, user, {"op": "open", "name": "python.edgetam"}, back)
    assert seen(user.current_session()) == seen(python)
    # The masks alone, as each of the three takes them.
    python.export("coco", tmp_path / "coco.json")
    again = EdgeTamWidget(clip, controller=CONTROLLER)
    (number,) = again.load(tmp_path / "coco.json")
    fresh = CONTROLLER.open(clip)
    assert fresh.load(tmp_path / "coco.json") == [number]
    answer, _ = streamed(dispatcher, user, {"op": "load", "name": "coco.json"}, (tmp_path / "coco.json").read_bytes())
    for session in (again.session, fresh, user.current_session()):
        shown = session.masks(5)[answer["objects"][0] if session is user.current_session() else number]
        assert np.array_equal(shown, python.masks(5)[1])
    again.close()
