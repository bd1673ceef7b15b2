"""A session's results are of one moment, whatever is done to it meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, ExportError, Session, SessionError
from edgetam_ui.core.results import Results
from edgetam_ui.formats.coco import to_coco
from edgetam_ui.formats.overlay import draw
from tests.media import moving_disc


@pytest.fixture
def clip(controller: Controller) -> Iterator[Session]:
    """A session on four frames."""
    with closing(controller.open(moving_disc(4), "disc.mp4")) as session:
        yield session


@pytest.fixture
def tracked(clip: Session) -> Session:
    """The clip with object 1 prompted on frame 0 and tracked to frame 2."""
    clip.add_box(1, [14, 34, 66, 86])
    for _ in clip.propagate(end=2):
        pass
    return clip


def read(results: Results) -> list[object]:
    """All there is in `results`."""
    masks = [
        [(item.object_id, item.rle, item.score, item.kind) for item in results.masks(at)] for at in range(results.count)
    ]
    return [dict(results.objects), masks]


EDITS: dict[str, Callable[[Session], object]] = {
    "points": lambda session: session.add_points(1, [[20, 20]], [0], 1),
    "undo": lambda session: session.undo(),
    "another object": lambda session: session.add_box(7, [5, 5, 60, 50], frame=3),
    "rename": lambda session: session.update_object(1, name="other", color="#123456"),
    "hide": lambda session: session.update_object(1, visible=False),
    "clear_frame": lambda session: session.clear_frame(7, 3),
    "track again": lambda session: list(session.propagate()),
    "undo the tracking": lambda session: session.undo(),
    "remove_object": lambda session: session.remove_object(1),
    "undo the removal": lambda session: session.undo(),
    "reset": lambda session: session.reset(),
}


def test_edits_do_not_change_results(tracked: Session) -> None:
    taken = []
    for name, edit in EDITS.items():
        results = tracked.results()
        before = read(results)
        edit(tracked)
        assert read(results) == before, name
        assert read(tracked.results()) != before, name
        taken.append((results, before))
    tracked._predictor.forget()  # so that prompted masks are decoded again
    for results, before in taken:
        assert read(results) == before


def change_name_and_visible(session: Session) -> None:
    item = session.state.objects[1]
    session.update_object(1, f"{item.name}!", visible=not item.visible)


def content(folder: Path) -> dict[str, np.ndarray]:
    """What is in each file: the bytes, or the frames of a video, whose encoder does not always write the same bytes."""
    return {
        str(path.relative_to(folder)): frames(path) if path.suffix == ".mp4" else raw(path)
        for path in folder.rglob("*.*")
    }


def frames(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]).astype(int)


def raw(path: Path) -> np.ndarray:
    return np.frombuffer(path.read_bytes(), np.uint8)


@pytest.mark.parametrize(("name", "tolerance"), [("coco", 0), ("png", 0), ("overlay", 20)])
def test_an_export_is_of_one_moment(tracked: Session, tmp_path: Path, name: str, tolerance: int) -> None:
    edits = [
        lambda session: session.add_box(7, [5, 5, 60, 50], 3),
        change_name_and_visible,
        Session.undo,
        Session.reset,
    ]
    tracked.export(name, tmp_path / "before")
    tracked.export(name, tmp_path / "meanwhile", lambda done, total: edits.pop(0)(tracked))
    assert not tracked.state.objects
    before, meanwhile = content(tmp_path / "before"), content(tmp_path / "meanwhile")
    assert before.keys() == meanwhile.keys()
    for file, expected in before.items():
        np.testing.assert_allclose(meanwhile[file], expected, rtol=0, atol=tolerance)


def test_a_propagation_that_goes_on_adds_nothing(clip: Session, tmp_path: Path) -> None:
    clip.add_box(1, [14, 34, 66, 86])
    steps = clip.propagate()
    for _ in range(2):
        next(steps)
    data = json.loads(clip.export("coco", tmp_path / "a.json", lambda done, total: next(steps, None)).read_text())
    assert list(steps) == []
    assert [item["image_id"] - 1 for item in data["annotations"]] == [0, 1]
    assert len(clip.to_coco()["annotations"]) == 4


def test_results_are_those_of_the_session(tracked: Session, tmp_path: Path) -> None:
    results = tracked.results()
    medium = tracked.medium
    assert (results.name, results.kind, results.count, results.fps) == ("disc.mp4", "video", 4, medium.fps)
    assert (results.width, results.height) == (160, 120)
    assert results.time(3) == medium.time(3)
    assert np.array_equal(results.image(3), medium.frame(3))
    for frame in range(4):
        assert results.masks(frame) == tracked.object_masks(frame)
        assert np.array_equal(tracked.overlay(frame), draw(results, frame))
    assert tracked.to_coco() == to_coco(results)
    assert [results.masks(0)[0].kind, results.masks(1)[0].kind] == ["prompted", "tracked"]
    assert json.loads(tracked.export("coco", tmp_path / "a.json").read_text()) == tracked.to_coco()


def test_an_image_is_exported_as_shown(image_session: Session, tmp_path: Path) -> None:
    image_session.add_box(3, [60, 100, 400, 300])
    image_session.add_box(1, [10, 10, 200, 200])
    image_session.update_object(3, name="a/b: c", color="#123456")
    assert list(image_session.results().objects) == [3, 1]
    image_session.export("png", tmp_path)
    for number, name in ((1, "01_Object_1.png"), (3, "03_a_b_c.png")):
        assert np.array_equal(np.asarray(Image.open(tmp_path / name)), image_session.masks()[number])
    path = image_session.export("overlay", tmp_path / "overlay.png")
    assert np.array_equal(np.asarray(Image.open(path)), image_session.overlay())


def test_objects_without_a_mask_are_left_out(tracked: Session, tmp_path: Path) -> None:
    tracked.add_object("nothing")
    tracked.add_box(3, [60, 40, 100, 90])
    tracked.clear_frame(3)
    assert list(tracked.results().objects) == [1]
    tracked.reset()
    assert not tracked.results().objects
    with pytest.raises(ExportError, match="no mask"):
        tracked.export("coco", tmp_path)


def test_what_was_tracked_is_exported_without_its_prompt(tracked: Session) -> None:
    tracked.clear_frame(1, 0)
    assert list(tracked.results().objects) == [1]
    annotations = tracked.to_coco()["annotations"]
    assert [(item["image_id"] - 1, item["kind"]) for item in annotations] == [(at, "stale") for at in (1, 2)]


def test_results_of_a_closed_session(tracked: Session) -> None:
    results = tracked.results()
    tracked.close()
    with pytest.raises(SessionError):
        results.image(0)
    with pytest.raises(SessionError):
        results.masks(0)
