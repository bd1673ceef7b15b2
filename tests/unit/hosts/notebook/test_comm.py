"""The messages between a widget and its page: calls, files, streams, what other views hear."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamWidget, MediaError

from .conftest import CHEETAH, Page


def test_a_click_in_the_page_is_seen_in_python(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = make(photo)
    page = Page(widget, monkeypatch)
    assert page.ask("hello", id="a")["state"]["medium"]["name"] == photo.name
    answer = page.ask("add_points", id="b", object=1, frame=0, points=[list(CHEETAH)], labels=[1], request="r")
    assert answer["push"] == "edit"
    assert answer["masks"][0]["area"] == widget.masks[1].sum()
    widget.undo()
    pushed = page.heard[-1][0]
    assert "id" not in pushed
    assert pushed["meta"]["push"] == "edit"
    assert pushed["meta"]["all"]
    assert page.ask("add_points", id="c", object=1, frame=9, points=[[1, 1]])["error"]["code"] == "prompt"


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
    assert [part["frame"] for part in parts if not part.get("end")] == [1, 2, 3, 4, 5]
    assert parts[-1]["state"]["objects"][0]["timeline"]
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
    runs = [run for run in last["state"]["objects"][0]["timeline"] if run[2] != "prompted"]
    followed = [frame for first, count, *_ in runs for frame in range(first, first + count)]
    assert followed == list(range(1, len(followed) + 1))
    assert 1 <= len(followed) < 110


def test_a_file_that_is_given_up_leaves_nothing(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = make()
    page = Page(widget, monkeypatch)
    page.say("chunk", [bytes(100)], id="c", upload="u", meta={"name": "a.mp4", "offset": 0})
    assert len(list(widget._user.folder.iterdir())) == 1
    page.say("cancel", id="c", upload="u")
    assert list(widget._user.folder.iterdir()) == []


def test_a_second_view_hears_what_the_first_did(
    make: Callable[..., EdgeTamWidget], photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(make(photo), monkeypatch)
    page.ask("add_object", id="first-1")
    page.ask("masks", id="first-2", frame=0)
    pushes = [content["meta"].get("push") for content, _ in page.heard]
    assert pushes == ["edit", None]


def test_an_observer_that_fails_stops_nothing(
    make: Callable[..., EdgeTamWidget], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    widget = make()
    page = Page(widget, monkeypatch)
    widget.selected = 5
    widget.observe(lambda change: {}[change["new"]], "selected")
    page.say("stream", id="s", op="open", meta={"example": "cheetah"})
    assert page.wait(lambda content: content["meta"].get("end", False))["state"]["medium"]["kind"] == "image"
    widget.wait()
    assert "a widget's work failed" in caplog.text
    assert page.ask("add_points", id="p", object=1, frame=0, points=[list(CHEETAH)], labels=[1])["masks"]


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
