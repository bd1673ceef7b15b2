"""The widget as Python sees it: the same masks as a session's, values that are current, errors, its end."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamWidget, ExportError, ExportWarning, MediaError, PromptError, SessionError
from tests.media import moving_disc

from .conftest import CHEETAH


def test_masks_equal_a_sessions(make: Callable[..., EdgeTamWidget], controller: Controller, photo: Path) -> None:
    widget = make(photo)
    mask = widget.add_points(1, [CHEETAH])
    widget.add_box(2, [20, 20, 120, 200])
    with closing(controller.open(photo)) as session:
        session.add_points(1, [CHEETAH])
        session.add_box(2, [20, 20, 120, 200])
        assert widget.masks.keys() == {1, 2}
        for number, expected in session.masks().items():
            np.testing.assert_array_equal(widget.masks[number], expected)
        np.testing.assert_array_equal(mask, session.masks()[1])
        assert widget.to_coco() == session.to_coco()
        np.testing.assert_array_equal(np.asarray(widget.overlay()), session.overlay())
    np.testing.assert_array_equal(np.asarray(widget.to_pil()[2]), widget.masks[2])


def test_values_are_current_and_told(make: Callable[..., EdgeTamWidget], photo: Path) -> None:
    widget = make(photo)
    told: list[tuple[str, Any]] = []
    widget.observe(lambda change: told.append((change["name"], change["new"])), ["masks", "prompts", "objects"])
    assert (widget.masks, widget.prompts, widget.objects) == ({}, {}, {})
    number = widget.add_object("cat")
    widget.add_points(number, [CHEETAH, (5, 5)], [1, 0])
    assert widget.selected == number
    assert widget.prompts == {number: {0: {"points": [[128.0, 128.0], [5.0, 5.0]], "labels": [1, 0], "box": None}}}
    assert widget.objects[number]["name"] == "cat"
    name, value = told[-1]
    assert name == "masks"
    assert value[number].any()
    widget.undo()
    assert widget.masks == {}
    assert told[-1] == ("masks", {})
    widget.redo()
    widget.update_object(number, color="#102030", visible=False)
    assert widget.objects == {number: {"name": "cat", "color": "#102030", "visible": False}}
    widget.remove_object(number)
    assert widget.objects == {}
    with pytest.raises(Exception, match=r"read.only|read-only"):
        widget.masks = {}


def test_what_makes_no_sense_is_refused(make: Callable[..., EdgeTamWidget], photo: Path) -> None:
    with pytest.raises(MediaError, match="There is no file"):
        make("nowhere.jpg")
    widget = make(photo)
    with pytest.raises(PromptError):
        widget.add_points(1, [(-5, 5)])
    with pytest.raises(PromptError, match="nothing to track"):
        widget.propagate()
    assert widget.prompts == {}
    with pytest.raises(SessionError, match="Nothing is open"):
        make().to_coco()
    assert make().masks == {}


def test_what_makes_no_sense_is_told_in_a_sentence(make: Callable[..., EdgeTamWidget], photo: Path) -> None:
    widget = make(photo)
    for points in ((10, 20), 5, []):
        with pytest.raises(PromptError):
            widget.add_points(1, points)  # type: ignore[arg-type]
    with pytest.raises(PromptError):
        widget.add_box(1, None)  # type: ignore[arg-type]
    with pytest.raises(PromptError, match="no frame"):
        widget.frame = 3
    assert widget.objects == {}


def test_a_closed_widget_is_forgotten(photo: Path) -> None:
    widget = EdgeTamWidget(photo, checkpoint="practice", device="cpu", precision="fp32")
    folder, session = widget._user.folder, weakref.ref(widget.session)
    widget.close()
    assert not folder.exists()
    known = weakref.ref(widget)
    del widget
    gc.collect()
    assert session() is None
    assert known() is None


def test_a_widget_whose_comm_is_closed_ends(make: Callable[..., EdgeTamWidget], photo: Path) -> None:
    widget = make(photo)
    folder = widget._user.folder
    widget.comm.close()
    assert not folder.exists()
    with pytest.raises(SessionError):
        _ = widget.session


def test_widgets_share_one_model(make: Callable[..., EdgeTamWidget], photo: Path) -> None:
    assert make(photo).session._engine() is make(photo).session._engine()


def test_a_list_of_paths_is_a_set(controller: Controller, tmp_path: Path) -> None:
    paths = [tmp_path / f"p{number}.png" for number in range(5)]
    for path, frame in zip(paths, moving_disc(5), strict=True):
        Image.fromarray(frame).save(path)
    paths[2].write_bytes(b"broken")
    with pytest.warns(UserWarning, match=r"p2\.png is left out"):
        widget = EdgeTamWidget([*paths], controller=controller)
    assert [session.medium.name for session in widget.sessions] == ["p0.png", "p1.png", "p3.png", "p4.png"]
    assert widget.session is widget.sessions[0]
    widget.add_points(1, [[40, 60]])
    assert widget.masks[1].any()
    widget.close()


def test_the_results_of_a_set_are_those_of_all_its_images(controller: Controller, tmp_path: Path) -> None:
    paths = [tmp_path / f"p{number}.png" for number in range(3)]
    for path, frame in zip(paths, moving_disc(3), strict=True):
        Image.fromarray(frame).save(path)
    widget = EdgeTamWidget([*paths], controller=controller)
    with pytest.raises(ExportError, match="no mask"):
        widget.export("coco", tmp_path / "none.json")
    for session in widget.sessions[:2]:
        session.add_box(1, [20, 30, 70, 90])
        session.update_object(1, name="disc")

    report = widget.check_export("coco")
    assert report.masks == 2
    assert "p2.png" in " ".join(notice.message for notice in report.notices)
    with pytest.warns(ExportWarning, match=r"p2\.png"):
        written = widget.export("coco", tmp_path / "all")
    data = json.loads((written / "coco.json").read_text(encoding="utf-8"))
    assert [image["file_name"] for image in data["images"]] == ["p0.png", "p1.png"]
    assert data == widget.to_coco()
    assert widget.to_pandas()[["file", "name"]].values.tolist() == [["p0.png", "disc"], ["p1.png", "disc"]]
    assert repr(widget).startswith("EdgeTamWidget(3 images, on screen 'p0.png'")
    widget.close()
