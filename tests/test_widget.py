"""The widget's Python side, without a notebook: the same masks as a session's, values that are current, messages."""

from __future__ import annotations

import gc
import json
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamWidget, MediaError, PromptError, SessionError, drafts
from edgetam_ui import widget as module
from edgetam_ui.drafts import Cell

CHEETAH = (128, 128)


@pytest.fixture(autouse=True)
def _one_model(controller: Controller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "_controllers", {("practice", "cpu", "fp32"): controller})
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def make() -> Iterator[Callable[..., EdgeTamWidget]]:
    made = []

    def build(source: Any = None, **more: Any) -> EdgeTamWidget:
        made.append(EdgeTamWidget(source, checkpoint="practice", device="cpu", precision="fp32", **more))
        return made[-1]

    yield build
    for widget in made:
        widget.close()


class Page:
    """The browser's end of a widget: what it asks, and all that it hears."""

    def __init__(self, widget: EdgeTamWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.widget = widget
        self.heard: list[tuple[dict[str, Any], list[bytes]]] = []
        self._news = threading.Condition()
        monkeypatch.setattr(widget, "send", self._hear)

    def _hear(self, content: dict[str, Any], buffers: Any = None) -> None:
        json.dumps(content, allow_nan=False)
        with self._news:
            self.heard.append((content, list(buffers or [])))
            self._news.notify_all()

    def say(self, type: str, buffers: list[bytes] | None = None, id: str = "1", **content: Any) -> None:
        self.widget._handle_custom_msg({"id": id, "type": type, **content}, buffers or [])

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The meta of the first message heard that is `wanted`."""
        with self._news:
            found: list[dict[str, Any]] = []

            def look() -> bool:
                found[:] = [content for content, _ in self.heard if wanted(content)]
                return bool(found)

            assert self._news.wait_for(look, timeout=120)
            return found[0]["meta"]  # type: ignore[no-any-return]

    def ask(self, op: str, id: str = "1", **meta: Any) -> dict[str, Any]:
        self.say("call", id=id, op=op, meta=meta)
        return self.wait(lambda content: content.get("id") == id)


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
    with pytest.raises(PromptError, match="nothing to propagate"):
        widget.propagate()
    assert widget.prompts == {}
    with pytest.raises(SessionError, match="Nothing is open"):
        make().to_coco()
    assert make().masks == {}


def test_a_click_in_the_page_is_seen_in_python(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = make(photo)
    page = Page(widget, monkeypatch)
    assert page.ask("hello", id="a")["state"]["medium"]["name"] == photo.name
    answer = page.ask("prompt", id="b", object=1, frame=0, points=[list(CHEETAH)], labels=[1], request="r")
    assert answer["push"] == "edit"
    assert answer["masks"][0]["area"] == widget.masks[1].sum()
    widget.undo()
    pushed = page.heard[-1][0]
    assert "id" not in pushed
    assert pushed["meta"]["push"] == "edit"
    assert pushed["meta"]["all"]
    assert page.ask("prompt", id="c", object=1, frame=9, points=[[1, 1]])["error"]["code"] == "prompt"


def test_a_file_comes_in_pieces(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = make()
    page = Page(widget, monkeypatch)
    data, half = photo.read_bytes(), 4000
    for number, offset in enumerate((0, half)):
        piece = data[offset : offset + half] if offset == 0 else data[offset:]
        page.say("chunk", [piece], id=f"c{number}", upload="u", meta={"name": "mine.jpg", "offset": offset})
        assert page.wait(lambda content, id=f"c{number}": content.get("id") == id) == {}
    page.say("stream", id="s", op="open", meta={"name": "mine.jpg", "upload": "u"})
    page.wait(lambda content: content["meta"].get("end", False))
    assert widget.session.medium.name == "mine.jpg"
    np.testing.assert_array_equal(widget.session.medium.frame(0), np.asarray(Image.open(photo).convert("RGB")))


def test_propagation_runs_beside_and_can_be_awaited(
    make: Callable[..., EdgeTamWidget], controller: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [np.full((64, 96, 3), 40, np.uint8) for _ in range(6)]
    for number, frame in enumerate(frames):
        frame[20:44, 10 + 6 * number : 34 + 6 * number] = (220, 80, 60)
    widget = make(frames)
    page = Page(widget, monkeypatch)
    widget.add_box(1, [10, 20, 34, 44])
    widget.propagate()
    widget.wait()
    with closing(controller.open(frames)) as session:
        session.add_box(1, [10, 20, 34, 44])
        for _ in session.propagate():
            pass
        for number in range(6):
            widget.frame = number
            assert widget.masks.keys() == session.masks(number).keys()
            for key, mask in session.masks(number).items():
                np.testing.assert_array_equal(widget.masks[key], mask)
    parts = [content["meta"] for content, _ in page.heard if content["meta"].get("push") == "propagate"]
    assert [part["frame"] for part in parts if not part.get("end")] == [0, 1, 2, 3, 4, 5]
    assert parts[-1]["state"]["objects"][0]["strip"]
    table = widget.to_pandas()
    assert list(table["frame"]) == [0, 1, 2, 3, 4, 5]
    assert set(table["kind"]) == {"prompted", "tracked"}


@pytest.mark.parametrize("who", ["python", "page"])
def test_a_cancelled_propagation_keeps_what_is_done(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    widget = make([np.full((64, 96, 3), shade, np.uint8) for shade in range(0, 240, 2)])
    page = Page(widget, monkeypatch)
    widget.add_box(1, [10, 20, 34, 44])
    if who == "python":
        widget.propagate()
    else:
        page.say("stream", id="p", op="propagate", meta={})
    page.wait(lambda content: content["meta"].get("done", 0) >= 2)
    if who == "python":
        widget.cancel()
    else:
        page.say("cancel", id="p")
    widget.wait()
    last = [content["meta"] for content, _ in page.heard if content["meta"].get("push") == "propagate"][-1]
    assert last["end"]
    (run,) = (run for run in last["state"]["objects"][0]["strip"] if run[2] != "prompted")
    assert 1 <= run[1] < 110


def test_a_second_view_hears_what_the_first_did(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(make(photo), monkeypatch)
    page.ask("add_object", id="first-1")
    page.ask("masks", id="first-2", frame=0)
    pushes = [content["meta"].get("push") for content, _ in page.heard]
    assert pushes == ["edit", None]


def run_cell(monkeypatch: pytest.MonkeyPatch, run: int, id: str = "cell") -> None:
    for user in (module, drafts):
        monkeypatch.setattr(user, "current_cell", lambda: Cell("lesson.ipynb", id, run))


def test_a_cell_that_is_run_again_goes_on(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    Page(first, monkeypatch).ask("prompt", object=1, frame=0, points=[list(CHEETAH)], labels=[1])
    Page(first, monkeypatch).ask("update_object", object=1, name="cat")
    expected = first.masks[1]
    run_cell(monkeypatch, 2)
    again = make(photo)
    np.testing.assert_array_equal(again.masks[1], expected)
    assert again.objects[1]["name"] == "cat"
    with pytest.raises(SessionError):
        _ = first.session
    run_cell(monkeypatch, 3)
    other = make(np.zeros((32, 32, 3), np.uint8))
    assert other.prompts == {}


def test_what_was_done_by_hand_between_the_codes_words_is_done_there_again(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cells(run: int, by_hand: bool, x: float = 128) -> list[int]:
        """The areas that a notebook prints: its code boxes, clicks, takes back; in between someone clicked."""
        run_cell(monkeypatch, run)
        widget = make(photo)
        number = widget.add_object("cat")
        areas = [widget.add_box(number, [80, 95, 400, 260]).sum()]
        if by_hand:
            Page(widget, monkeypatch).ask("prompt", object=number, frame=0, points=[[20, 20]], labels=[0])
        areas.append(widget.masks[number].sum())
        areas.append(widget.add_points(number, [(x, 128)]).sum())
        widget.undo()
        areas.append(widget.masks[number].sum())
        widget.redo()
        widget.reset()
        widget.add_points(7, [(x, 128)])
        areas.append(widget.masks[7].sum())
        assert list(widget.objects) == [7]
        return areas

    first = cells(1, by_hand=True)
    assert cells(2, by_hand=False) == first
    changed = cells(3, by_hand=False, x=100)
    assert changed[:2] == first[:2]


def test_code_that_was_not_run_again_loses_nothing(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    first.add_points(1, [CHEETAH])
    Page(first, monkeypatch).ask("prompt", object=1, frame=0, points=[[20, 20]], labels=[0])
    expected = first.masks[1]
    run_cell(monkeypatch, 2)
    Page(make(photo), monkeypatch).ask("prompt", object=2, frame=0, points=[[30, 30]], labels=[1])
    run_cell(monkeypatch, 3)
    third = make(photo)
    assert list(third.objects) == [2]
    third.add_points(1, [CHEETAH])
    np.testing.assert_array_equal(third.masks[1], expected)


def test_a_cell_run_twice_by_hand_is_expected_once(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    first = make(photo)
    for run in (2, 3):
        run_cell(monkeypatch, run, "other")
        first.add_box(1, [80, 95, 400, 260])
    Page(first, monkeypatch).ask("prompt", object=1, frame=0, points=[[20, 20]], labels=[0])
    run_cell(monkeypatch, 4)
    again = make(photo)
    run_cell(monkeypatch, 5, "other")
    again.add_box(1, [80, 95, 400, 260])
    assert again.prompts[1][0] == {"points": [[20.0, 20.0]], "labels": [0], "box": [80.0, 95.0, 400.0, 260.0]}


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


def test_an_observer_that_fails_stops_nothing(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    widget = make(photo)
    page = Page(widget, monkeypatch)
    widget.selected = 5
    widget.observe(lambda change: {}[change["new"]], "selected")
    page.say("stream", id="s", op="open", meta={"example": "cheetah"})
    assert page.wait(lambda content: content["meta"].get("end", False))["state"]["medium"]["kind"] == "image"
    widget.wait()
    assert "a widget's work failed" in caplog.text
    assert page.ask("prompt", id="p", object=1, frame=0, points=[list(CHEETAH)], labels=[1])["masks"]


def test_what_stopped_a_propagation_is_raised_where_it_is_awaited(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = make([np.full((64, 96, 3), 40, np.uint8) for _ in range(6)])
    page = Page(widget, monkeypatch)
    widget.add_box(1, [10, 20, 34, 44])

    def broken(index: int) -> np.ndarray:
        raise MediaError("Frame 2 is damaged.")

    monkeypatch.setattr(widget.session.medium, "frame", broken)
    widget.propagate()
    with pytest.raises(MediaError, match="damaged"):
        widget.wait()
    heard = [content["meta"] for content, _ in page.heard if content["meta"].get("push") == "propagate"]
    assert heard[-2]["error"]["message"] == "Frame 2 is damaged."
    assert heard[-1]["end"]
    widget.wait()


def test_a_propagation_that_was_taken_back_takes_no_click_back_later(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [np.full((64, 96, 3), 40 + 10 * t, np.uint8) for t in range(4)]
    run_cell(monkeypatch, 1)
    first = make(frames)
    page = Page(first, monkeypatch)
    page.ask("prompt", id="a", object=1, frame=0, box=[10, 20, 34, 44])
    page.say("stream", id="b", op="propagate", meta={})
    page.wait(lambda content: content["meta"].get("end", False))
    page.ask("undo", id="c", frame=0)
    run_cell(monkeypatch, 2)
    assert list(make(frames).prompts[1]) == [0]


def test_a_request_that_is_sent_again_is_kept_once(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(monkeypatch, 1)
    page = Page(make(photo), monkeypatch)
    for id in ("a", "b"):
        page.ask("prompt", id=id, object=1, frame=0, points=[list(CHEETAH)], labels=[1], request="r")
    run_cell(monkeypatch, 2)
    assert make(photo).prompts[1][0]["labels"] == [1]
