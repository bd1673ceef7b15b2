"""Whatever a public method is given, it does its work or raises one sentence of our own."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import edgetam_ui
from edgetam_ui import (
    Controller,
    EdgeTamError,
    EdgeTamWidget,
    ExportError,
    FakeEngine,
    LiveStream,
    PromptError,
    Session,
)
from edgetam_ui.sessions.image_set import ImageSet

FRAMES = np.zeros((2, 24, 32, 3), np.uint8)
FRAMES[:, 5:15, 5:15] = 200
MASK = FRAMES[0, :, :, 0] > 0
ODD: tuple[Any, ...] = (
    object(),
    3.5,
    "",
    "a\0b",
    "\ud800",
    "n" * 300,
    b"x",
    None,
    [3],
    [[None]],
    {"a": 1},
    -1,
    10**30,
    float("nan"),
    1j,
    np.zeros((2, 2)),
    np.array("x"),
    np.ma.masked,
    Path(),
)
GOOD: dict[str, Any] = {
    "object_id": 1,
    "object_ids": 1,
    "points": [[8, 8]],
    "point": [8, 8],
    "input_points": [[[[8, 8]]]],
    "box": [4, 4, 16, 16],
    "mask": MASK,
    "stroke": MASK,
    "source": 1,
    "sources": "nowhere.png",
    "index": 0,
    "frame": 0,
    "format": "npz",
    "language": "python",
    "count": 1,
}
EXPORT = ("start", "end", "step", "objects", "size", "images", "unmasked", "polygons", "tolerance", "val", "ground")
MORE = {"export": EXPORT, "check_export": EXPORT, "clean_up": ("clicked", "specks", "holes", "smooth", "grow")}
"""What is given by name alone."""
TYPED = """
    download opening open_recording restore share is_large decided_mask keep_in keep_prepared queue_as restore_run
    open_part take take_file answer_again mark_exported follow resume run subscribe
"""
"""Methods for hosts, which take what this package has made."""
KINDS = (Controller, Session, ImageSet, LiveStream, EdgeTamWidget)


def parameters() -> Iterator[tuple[type, str, str]]:
    """Every parameter of every public method, as (class, method, name)."""
    for kind in KINDS:
        members = vars(kind) if kind is EdgeTamWidget else dict(inspect.getmembers(kind))
        for name, method in members.items():
            if name.startswith("_") or not inspect.isfunction(method) or name in TYPED.split():
                continue
            for parameter in list(inspect.signature(method).parameters.values())[1:]:
                if parameter.kind == parameter.VAR_KEYWORD:
                    yield from ((kind, name, more) for more in MORE[name])
                elif parameter.name not in ("progress", "origin", "request", "timeout"):
                    yield kind, name, parameter.name


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[type, Any]]:
    """One of each class, with a mask."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("images")
    Image.fromarray(FRAMES[0]).save(folder / "a.png")
    controller = Controller(engine=FakeEngine())
    session, images, live = controller.open(FRAMES), controller.open_set(folder), controller.open_stream()
    widget = EdgeTamWidget(FRAMES, controller=controller)
    live.push(FRAMES[0])
    for one in (session, images[0], live, widget):
        one.add_box(1, GOOD["box"])
    yield {Controller: controller, Session: session, ImageSet: images, LiveStream: live, EdgeTamWidget: widget}
    for thing in (widget, live, images, session, controller):
        thing.close()


@pytest.mark.parametrize(("kind", "name", "parameter"), list(parameters()))
def test_odd_arguments(
    kind: type, name: str, parameter: str, things: dict[type, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    failed = []
    method = getattr(things[kind], name)
    needed = {
        one.name: GOOD[one.name]
        for one in inspect.signature(method).parameters.values()
        if one.default is one.empty and one.kind == one.POSITIONAL_OR_KEYWORD and one.name in GOOD
    }
    if "path" in inspect.signature(method).parameters:
        needed["path"] = tmp_path / "out"
    for value in ODD:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                result = method(**{**needed, parameter: value})
                if inspect.isgenerator(result):
                    next(result, None)
                    result.close()
            except EdgeTamError as error:
                if not error.message.endswith("."):
                    failed.append(error.message)
            except Exception as error:
                failed.append(f"{value!r}: {type(error).__name__}: {error}")
    assert not failed


def test_a_mask_says_what_is_inside(things: dict[type, Any]) -> None:
    """True or 1 or 255; where other numbers leave open what is inside, that is told."""
    session = things[Session]
    for same in (MASK, MASK.astype(int), MASK.astype(np.float32), MASK * np.uint8(255), MASK * 255.0, MASK.tolist()):
        np.testing.assert_array_equal(session.add_mask(2, same), MASK)
        np.testing.assert_array_equal(session.paint(2, same), MASK)
    logits = np.where(MASK, 5.0, -3.0)
    labels = MASK.astype(int)
    labels[0, 0] = 2
    for other in (logits, MASK * 0.7, labels, MASK * np.nan, MASK.astype(str), MASK.astype(complex)):
        with pytest.raises(PromptError, match="other values than True and False"):
            session.add_mask(2, other)
    np.testing.assert_array_equal(session.add_mask(2, logits > 0), MASK)
    with pytest.raises(PromptError, match="not a mask"):
        session.add_mask(2, [[True], [True, False]])


def test_an_object_that_is_not_there_is_told(things: dict[type, Any], tmp_path: Path) -> None:
    things[Session].add_box(1, GOOD["box"])
    for one in (things[Session], things[ImageSet]):
        with pytest.raises(ExportError, match=r"There is no object 99, 98\. There are: 1"):
            one.export("coco", tmp_path / "coco.json", objects=[1, 99, 98])
        assert one.check_export("coco", objects=[1]).objects == 1
        assert not list(tmp_path.iterdir())


def test_what_is_no_session_is_not_exported(tmp_path: Path) -> None:
    for value in ODD:
        with pytest.raises(ExportError):
            edgetam_ui.export(value, "coco", tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_numbers_of_numpy_are_numbers(things: dict[type, Any], tmp_path: Path) -> None:
    session = things[Session]
    session.add_box(1, GOOD["box"])
    numbers = {"start": np.int64(0), "step": np.int32(1), "objects": np.array([1]), "tolerance": np.float32(1)}
    assert session.export("coco", tmp_path / "coco", **numbers, polygons=np.True_).is_dir()
