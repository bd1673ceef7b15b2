"""Every state of the page, one after the other, and what is checked in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.media import moving_disc, write_video

from .conftest import TWO_FRAMES, Canvas
from .drawn import CHEETAH, CHEETAH_BOX

DEEP = Path(__file__).parents[1] / "files/fixtures/image/g16_top1023.tif"
AXE = Path(__file__).parents[2] / "widget/node_modules/axe-core/axe.min.js"
FINGER = 44
"""CSS pixels that a finger needs each way, by WCAG 2.2, 2.5.5."""
RUN = """async (whole) => {
  const { violations } = await axe.run(whole ? document : "edgetam-canvas");
  return violations.map(({ id, impact, nodes }) => [id, impact, nodes.map((node) => node.target.flat().join(" "))]);
}"""
TARGETS = """(view) => {
  const root = view.shadowRoot.querySelector("dialog[open]") ?? view.shadowRoot;
  const targets = [...root.querySelectorAll("button, input, select, summary")];
  return targets.flatMap((one) => {
    const style = getComputedStyle(one);
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled || one.ariaHidden === "true") return [];
    if (style.pointerEvents === "none") return [];
    const boxes = [one, one.closest("label") ?? one].map((box) => box.getBoundingClientRect());
    const least = Math.max(...boxes.map(({ width, height }) => Math.min(width, height)));
    return [[one.dataset.test ?? one.outerHTML.slice(0, 80), Math.round(10 * least) / 10]];
  });
}"""
"""What can be pressed, and its shorter side in CSS pixels; a label belongs to its control."""


def check_axe(canvas: Canvas, state: str, whole: bool = True) -> None:
    """Fails on what axe-core finds in the state on screen; `whole`: on all of the page."""
    if not canvas.page.evaluate("() => 'axe' in window"):
        canvas.page.evaluate(AXE.read_text())
    found = canvas.page.evaluate(RUN, whole)
    assert found == [], f"{state}: {found}"


def check_targets(canvas: Canvas, state: str) -> None:
    """Fails on what is too small for a finger. In a timeline's rows it seeks as on the slider above them."""
    found = canvas.page.locator("edgetam-canvas").first.evaluate(TARGETS)
    small = [one for one in found if one[1] < FINGER]
    assert found, state
    assert small == [], f"{state}: {small}"


def menus(canvas: Canvas, **names: str) -> Iterator[str]:
    """The menus of these buttons, one after the other, open; those that a phone has no room for are elsewhere."""
    for button, what in names.items():
        if canvas.find(button.replace("_", "-")).is_visible():
            canvas.press(button.replace("_", "-"))
            expect(canvas.page.locator("edgetam-canvas .menu")).to_be_visible()
            yield what
            canvas.page.keyboard.press("Escape")


def open_cleaning(canvas: Canvas, object_id: int) -> None:
    """Opens the clean-up of the selected object: on a phone its row has no room for the button."""
    if canvas.find(f"object-{object_id}-clean").is_visible():
        return canvas.press(f"object-{object_id}-clean")
    canvas.press("object-menu")
    canvas.press("menu-clean")


def put(canvas: Canvas, patch: str) -> None:
    """Puts the page into a state that passes too quickly to be looked at."""
    canvas.look(f"view.session.context.store.update({patch})")
    canvas.page.evaluate(TWO_FRAMES)


def before_a_file(canvas: Canvas) -> Iterator[str]:
    """The empty page, the sheets that it has, and waiting."""
    engine = canvas.look("view.ui.engine")
    yield "empty"
    canvas.look("view.dropping = true")
    expect(canvas.find("dropping")).to_be_visible()
    yield "a file above the page"
    canvas.look("view.dropping = false")
    yield from menus(canvas, examples="examples and addresses", settings="the menu without a file")
    put(canvas, "{ engine: { ...view.ui.engine, place: 'on a GPU', expect: 'Ten clicks a minute.' } }")
    yield from menus(canvas, place="where it runs")
    put(canvas, "{ engine: { ...view.ui.engine, practice: true, why: 'No network.' } }")
    canvas.press("practice")
    yield "why it is the practice model"
    canvas.press("card-open")
    yield "the model's card"
    canvas.press("card-close")
    put(canvas, "{ engine: { ...view.ui.engine, ready: false }, opening: 'Opening a.jpg…', busy: true }")
    yield "loading"
    put(canvas, "{ opening: null, busy: false }")
    canvas.page.locator("edgetam-canvas").first.evaluate(
        "(view, engine) => view.session.context.store.update({ engine })", engine
    )


def of_an_image(canvas: Canvas, photo: Path) -> Iterator[str]:
    """What can be done to an image, with its menus and sheets; two objects are left."""
    canvas.open(photo)
    yield "an image"
    canvas.click(*CHEETAH)
    expect(canvas.find("candidate-2")).to_be_visible()
    yield "candidates"
    canvas.press("settings")
    yield "the menu"
    canvas.page.keyboard.press("Escape")
    for item in ("settings-keys", "show-code", "delete-data"):
        canvas.press("settings")
        if not canvas.find(item).count():  # a notebook keeps no data of its own
            canvas.page.keyboard.press("Escape")
            continue
        canvas.press(item)
        yield f"the sheet of {item}"
        canvas.page.keyboard.press("Escape")
    canvas.press("export")
    expect(canvas.find("export-total")).to_contain_text("mask")
    yield "the export"
    canvas.page.keyboard.press("Escape")
    put(canvas, "{ exporting: { format: { label: 'COCO' }, done: 1, total: 4 } }")
    yield "exporting"
    put(canvas, "{ exporting: null, reconnecting: true, waiting: { place: 2, seconds: 9 } }")
    yield "waiting for the server"
    put(canvas, "{ reconnecting: false, waiting: null }")
    canvas.drag(*CHEETAH_BOX)
    canvas.press("add-object")
    canvas.click(30, 30)
    yield "two objects, prompts"
    yield from menus(canvas, object_menu="an object's menu")
    selected = canvas.look("view.ui.selected")
    put(canvas, "(view.renaming = view.ui.selected, {})")
    expect(canvas.find(f"object-{selected}-name")).to_be_visible()
    yield "renaming"
    canvas.page.keyboard.press("Escape")
    open_cleaning(canvas, selected)
    yield "clean-up"
    canvas.press("cleaning-close")
    canvas.page.keyboard.press("r")
    yield "the brush"
    canvas.page.keyboard.press("q")
    yield "the polygon"
    canvas.page.keyboard.press("a")
    canvas.keep_hints()
    canvas.look("view.session.hint(['That is too thin for a box.', 'Drag on.'])")
    expect(canvas.find("error")).to_be_visible()
    yield "a hint"
    canvas.press("error-dismiss")


def with_files(canvas: Canvas, folder: Path) -> Iterator[str]:
    """A file that cannot be read, a set of images, and a video in place of them."""
    canvas.look("view.session.edits.reset()")  # a notebook asks about masks before it reads the file
    canvas.settle()
    broken = folder / "broken.png"
    broken.write_bytes(b"no image")
    files = canvas.page.locator("input[data-test=file-input]").first
    files.set_input_files(broken)
    expect(canvas.find("error")).to_contain_text("broken.png")
    yield "an error"
    canvas.press("error-dismiss")
    files.set_input_files(DEEP)
    expect(canvas.find("medium")).to_contain_text(DEEP.name)
    canvas.settle()
    yield from menus(canvas, values="values of deep data")
    canvas.click(100, 60)
    canvas.click(60, 60)
    clip = write_video(folder / "disc.mp4", moving_disc(12))
    files.set_input_files(clip)
    expect(canvas.find("unsaved")).to_be_visible()
    yield "the question about masks that are not exported"
    canvas.press("unsaved-discard")
    expect(canvas.find("medium")).to_contain_text("disc.mp4")
    canvas.settle()
    canvas.drag(14, 34, 66, 86)
    yield "a video"
    yield from menus(canvas, propagate_menu="ways to track", counter="a frame and a range", speed="speeds")
    canvas.press("propagate")
    expect(canvas.find("fine")).to_be_visible()
    canvas.settle()
    yield "review"
    put(canvas, "{ propagation: { done: 3, total: 12, secondsLeft: 9, framesPerSecond: 1, stopping: false } }")
    yield "tracking"
    put(canvas, "{ propagation: null }")
    paths = [folder / f"p{number}.png" for number in range(2)]
    for path, frame in zip(paths, moving_disc(2), strict=True):
        Image.fromarray(frame).save(path)
    files.set_input_files(paths)
    expect(canvas.find("image-1")).to_be_visible()
    canvas.settle()
    yield "a set"
