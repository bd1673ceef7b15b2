"""What fingers do, on a phone upright and on its side."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from edgetam_ui import Session

from .conftest import Canvas
from .drawn import CHEETAH, CHEETAH_BOX
from .fingers import Fingers, Place
from .states import open_cleaning, put

SHARES = """() => {
  navigator.canShare = ({ files }) => files.length === 1;
  navigator.share = async ({ files: [file] }) => { window.shared = [file.name, file.type]; };
}"""
"""A device that shares files, which the browser of the tests is not."""
FILLED = """(() => {
  const box = (name) => view.renderRoot.querySelector(name).getBoundingClientRect();
  return Math.abs(box(".stage").bottom - box(".panel").top) <= 2 || Math.abs(box(".stage").bottom - innerHeight) <= 2;
})()"""
"""Whether the image has all of the height above the panel, or beside it."""
EXTENT = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().toJSON();
}"""
LISTEN = """() => {
  window.tapped = false;
  addEventListener("click", () => (window.tapped = true), { once: true, capture: true });
}"""
PHONES = [(390, 844), (844, 390)]


@pytest.fixture(params=PHONES, ids=["upright", "on its side"])
def phone(request: pytest.FixtureRequest, new_canvas: Callable[..., Canvas]) -> tuple[Canvas, Fingers]:
    """The cheetah on a phone."""
    width, height = request.param
    canvas = new_canvas(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    canvas.find("example-cheetah").tap()
    canvas.settle()
    return canvas, Fingers(canvas.page)


def prompts(canvas: Canvas) -> dict[str, Any]:
    """The first frame's prompts by object, None where an object has none."""
    found: dict[str, Any] = canvas.look(
        "Object.fromEntries(view.ui.state.objects.map((object) => [object.id, object.prompts[0] ?? null]))"
    )
    return found


def tap(canvas: Canvas, name: str) -> None:
    """Taps a button, and waits for its click, which comes some time after the finger is lifted, and for the rest."""
    canvas.page.evaluate(LISTEN)
    canvas.find(name).tap()
    canvas.page.wait_for_function("() => window.tapped")
    canvas.settle()


def in_sight(canvas: Canvas, name: str) -> bool:
    box = canvas.find(name).bounding_box()
    size = canvas.page.viewport_size
    assert size is not None
    return bool(
        box
        and box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"]
    )


def test_a_phone(phone: tuple[Canvas, Fingers], same: Session) -> None:
    """Tap, scroll, hold for a box, pinch, move, correct, export; the image and the candidates are in sight at once."""
    canvas, fingers = phone
    fingers.tap(canvas.at(*CHEETAH))
    canvas.settle()
    assert canvas.look("view.session.selectedMask.data.area") == same.add_points(1, [CHEETAH]).sum()
    for name in ("canvas", "object-1", "object-1-delete", "candidate-0", "candidate-1", "candidate-2", "export"):
        assert in_sight(canvas, name), name
    assert canvas.look("view.stage.fitted")
    assert canvas.look("view.stage.view.scale * 502 / view.clientWidth") >= 0.5
    assert canvas.look(FILLED)

    clean_up(canvas)
    drag_the_point(canvas, fingers)
    scroll(canvas, fingers)
    draw_boxes(canvas, fingers)
    pinch(canvas, fingers)

    tap(canvas, "tool-subtract")
    fingers.tap(canvas.at(120, 300))
    canvas.settle()
    assert prompts(canvas)["1"]["labels"] == [1, 0]
    canvas.page.evaluate(SHARES)
    tap(canvas, "export")
    tap(canvas, "export-overlay")
    with canvas.page.expect_download() as waiting:
        canvas.find("export-run").tap()
    assert Image.open(waiting.value.path()).size == (502, 343)
    tap(canvas, "error-action")
    assert canvas.page.evaluate("() => window.shared") == [waiting.value.suggested_filename, "image/png"]
    expect(canvas.find("error")).to_have_count(0)


def clean_up(canvas: Canvas) -> None:
    """A long message and the clean-up have the image's height between them."""
    open_cleaning(canvas, 1)
    canvas.look("view.session.hint(['A long file name. '.repeat(20), 'What to try. '.repeat(20)])")
    expect(canvas.find("error")).to_be_visible()
    said, panel = canvas.find("error").bounding_box(), canvas.find("cleaning").bounding_box()
    assert said["y"] + said["height"] <= panel["y"]
    assert in_sight(canvas, "error-dismiss")
    assert in_sight(canvas, "cleaning-close")
    tap(canvas, "error-dismiss")
    tap(canvas, "cleaning-close")
    tap(canvas, "undo")


def drag_the_point(canvas: Canvas, fingers: Fingers) -> None:
    """The point is dragged, tapped away, and tapped anew; a double tap is one."""
    to: Place = canvas.at(CHEETAH[0] - 60, CHEETAH[1])
    fingers.swipe(canvas.at(*CHEETAH), to)
    canvas.settle()
    (point,) = prompts(canvas)["1"]["points"]
    assert point == pytest.approx((CHEETAH[0] - 60, CHEETAH[1]), abs=3)
    fingers.tap(to)
    canvas.settle()
    assert prompts(canvas) == {"1": None}
    canvas.page.wait_for_timeout(350)  # or it would be one double tap
    fingers.double_tap(canvas.at(*CHEETAH))
    canvas.settle()
    assert len(prompts(canvas)["1"]["points"]) == 1


def scroll(canvas: Canvas, fingers: Fingers) -> None:
    """On a page that is longer than the window a swipe scrolls, and marks nothing."""
    below = "document.body.append(Object.assign(document.createElement('div'), {id: 'below', style: 'height: 900px'}))"
    canvas.page.evaluate(below)
    before = prompts(canvas)
    x, y = canvas.at(250, 300)
    canvas.page.evaluate("() => void (window.still = new Promise((done) => (window.onscrollend = done)))")
    fingers.swipe((x, y), (x + 18, y - 150))
    canvas.page.evaluate("() => window.still.then(() => {})")  # a finger that stops a page draws nothing
    assert canvas.page.evaluate("() => scrollY > 60")
    canvas.settle()
    assert prompts(canvas) == before
    canvas.page.evaluate("(document.querySelector('#below').remove(), scrollTo(0, 0))")


def draw_boxes(canvas: Canvas, fingers: Fingers) -> None:
    """A box after a hold, a sliver that is refused, and a box with the tool for boxes."""
    start, end = canvas.at(*CHEETAH_BOX[:2]), canvas.at(*CHEETAH_BOX[2:])
    fingers.swipe(start, end, held=True)
    canvas.settle()
    assert prompts(canvas)["1"]["box"] == pytest.approx(CHEETAH_BOX, abs=2)
    thin = canvas.at(30, 30)
    fingers.swipe(thin, (thin[0] + 4, thin[1] + 60), held=True)
    expect(canvas.find("error")).to_contain_text("too thin")
    assert canvas.find("error").get_attribute("data-kind") == "hint"
    tap(canvas, "error-dismiss")
    tap(canvas, "tool-box")  # before it is taken, a swipe from the edge goes back to the page before
    fingers.swipe(canvas.at(20, 20), canvas.at(60, 60))
    canvas.settle()
    assert prompts(canvas)["2"]["box"] == pytest.approx((20, 20, 60, 60), abs=2)  # elsewhere: another object
    assert in_sight(canvas, "object-2-delete")
    tap(canvas, "undo")
    tap(canvas, "tool-add")
    assert list(prompts(canvas)) == ["1"]


def pinch(canvas: Canvas, fingers: Fingers) -> None:
    """Two fingers zoom, and nothing but the image moves; then one finger moves it."""
    box = canvas.find("canvas").bounding_box()
    (x, y), scale = canvas.at(*CHEETAH), canvas.look("view.stage.view.scale")
    before = prompts(canvas)
    fingers.pinch(((x - 20, y), (x + 20, y)), ((x - 60, y), (x + 60, y)))
    assert canvas.look("view.stage.view.scale") == pytest.approx(3 * scale, rel=0.05)
    assert canvas.at(*CHEETAH) == pytest.approx((x, y), abs=12)  # as near as the image's edges let it
    assert canvas.find("canvas").bounding_box() == box
    canvas.settle()  # from then on a finger moves the image
    x, y = canvas.at(*CHEETAH)
    away = canvas.at(200, 110)
    fingers.swipe(away, (away[0] + 30, away[1] + 20))
    canvas.settle()
    assert canvas.at(*CHEETAH) == pytest.approx((x + 30, y + 20), abs=4)
    tap(canvas, "zoom-whole")
    assert canvas.look("view.stage.fitted")
    assert prompts(canvas) == before


def covered(canvas: Canvas, *names: str) -> list[tuple[str, str]]:
    """Which of these that are in sight lie on another one, or reach out of the page, by all that is in them."""
    boxes = {name: canvas.find(name).evaluate(EXTENT) for name in names if canvas.find(name).is_visible()}
    width = canvas.page.viewport_size["width"]
    beyond = [(name, "page") for name, box in boxes.items() if box["x"] + box["width"] > width]
    return beyond + [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(boxes.items(), 2)
        if all(a[at] < b[at] + b[size] and b[at] < a[at] + a[size] for at, size in (("x", "width"), ("y", "height")))
    ]


def test_no_words_lie_on_others(phone: tuple[Canvas, Fingers]) -> None:
    canvas, fingers = phone
    fingers.tap(canvas.at(*CHEETAH))
    canvas.settle()
    put(canvas, "{ waiting: { place: 12, seconds: 129 } }")
    expect(canvas.find("waiting")).to_have_text("Waiting for the model: 12 before this, about 2 min")
    assert covered(canvas, "engine", "took", "medium", "waiting") == []


@pytest.mark.parametrize(("width", "height"), [(360, 640), (844, 390), (1280, 800)])
def test_an_error_lies_above_the_ways_to_open_another_file(
    new_canvas: Callable[..., Canvas], tmp_path: Path, width: int, height: int
) -> None:
    canvas = new_canvas(viewport={"width": width, "height": height})
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no image")
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(broken)
    expect(canvas.find("error")).to_contain_text("broken.png")
    assert covered(canvas, "error", "empty") == []
