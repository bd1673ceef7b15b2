"""Many files at once, by keyboard alone; and data of more than 8 bits."""

from __future__ import annotations

import base64
import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import supervision
from PIL import Image
from playwright.sync_api import Browser, expect

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served
from edgetam_ui.engine.base import Embedding
from edgetam_ui.engine.scheduler import Turn
from edgetam_ui.engine.zero_gpu import ZeroGpuEngine
from edgetam_ui.media.web import Downloads
from tests.files.conftest import PUBLIC, Network, Site, names
from tests.gpu import Gpu
from tests.media import moving_disc

from .conftest import Canvas, Held
from .fingers import Fingers
from .test_by_hand import mask_of
from .test_touch import in_sight

DEEP = Path(__file__).parents[1] / "files" / "fixtures" / "image" / "g16_top1023.tif"


def test_twelve_files_six_masked_by_keyboard_one_unreadable_exported_once(canvas: Canvas, tmp_path: Path) -> None:
    paths = [tmp_path / f"p{number:02}.png" for number in range(12)]
    for path, frame in zip(paths, moving_disc(12), strict=True):
        Image.fromarray(frame).save(path)
    paths[3].write_bytes(b"broken")
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(paths)
    expect(canvas.find("image-11")).to_be_visible()
    expect(canvas.find("images-done")).to_have_text("0 of 12 with masks")
    canvas.settle()
    expect(canvas.find("image-3")).to_have_attribute("data-mark", "failed")
    expect(canvas.find("image-3")).to_be_disabled()
    keyboard = canvas.page.keyboard
    canvas.page.locator("[data-test=canvas]").focus()
    for number in (0, 1, 2, 4, 5, 6):
        expect(canvas.find("medium")).to_contain_text(f"p{number:02}.png")
        canvas.settle()
        keyboard.press("p")
        keyboard.press("Enter")
        expect(canvas.find(f"image-{number}")).to_have_attribute("data-mark", "done")
        canvas.settle()
        keyboard.press("Escape")
        if number < 2:  # a class is named once, and given with its digit from then on
            for _ in range(60):
                if canvas.look("view.renderRoot.activeElement?.dataset.test") == "class-new":
                    break
                keyboard.press("Tab")
            keyboard.type("ball" if number else "disc")
            keyboard.press("Enter")  # takes the class, and the next keys are the page's again
        else:
            keyboard.press("2" if number % 2 else "1")
        canvas.settle()
        keyboard.press("PageDown")
    # The set is exported from an image that has no mask, too.
    expect(canvas.find("medium")).to_contain_text("p07.png")
    canvas.settle()
    path = canvas.download("coco").path()
    canvas.settle()
    canvas.page.locator("[data-test=canvas]").focus()
    keyboard.press("PageUp")
    expect(canvas.find("medium")).to_contain_text("p06.png")
    canvas.settle()
    assert canvas.look("view.ui.state.objects.length") == 1
    expect(canvas.find("images-done")).to_have_text("6 of 12 with masks")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith("coco.json")]
            coco = json.loads(archive.read(name))
    else:
        coco = json.loads(path.read_text())
    assert [image["file_name"] for image in coco["images"]] == [f"p{number:02}.png" for number in (0, 1, 2, 4, 5, 6)]
    assert len(coco["annotations"]) == 6
    classes = {one["id"]: one["name"] for one in coco["categories"]}
    assert [classes[one["category_id"]] for one in coco["annotations"]] == [
        "disc",
        "ball",
        "disc",
        "disc",
        "ball",
        "disc",
    ]
    # After a reload the set is there again.
    canvas.page.reload()
    expect(canvas.find("images-done")).to_have_text("6 of 11 with masks")
    expect(canvas.find("medium")).to_contain_text("p06.png")
    expect(canvas.find("class-2")).to_contain_text("ball")


def test_the_next_image_is_encoded_before_anybody_goes_there(
    canvas: Canvas, controller: Controller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their widths tell which image it is that the model looks at."""
    widths: list[int] = []
    encode = controller.engine.encode

    def noted(image: np.ndarray, turn: Turn) -> Embedding:
        found = encode(image, turn)
        widths.append(image.shape[1])
        return found

    monkeypatch.setattr(controller.engine, "encode", noted)
    paths = [tmp_path / f"p{number}.png" for number in range(3)]
    for path, width in zip(paths, (160, 161, 162), strict=True):
        Image.fromarray(moving_disc(1)[0]).resize((width, 120)).save(path)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(paths)
    for number, encoded in enumerate(([160, 161], [160, 161, 162], [160, 161, 162])):
        expect(canvas.find("medium")).to_contain_text(f"p{number}.png")
        canvas.wait_until(lambda: len(widths) >= len(encoded))  # noqa: B023 (it is called here)
        canvas.settle()
        canvas.click(40, 60)
        assert canvas.look("view.ui.state.objects.length") == 1
        assert widths == encoded, "the image on screen and the next one are encoded, once"
        canvas.page.locator("[data-test=canvas]").focus()
        canvas.page.keyboard.press("PageDown")


def test_twelve_images_become_a_yolo_set(chromium: Browser, tmp_path: Path) -> None:
    paths = [tmp_path / f"p{number:02}.png" for number in range(12)]
    for path, frame in zip(paths, moving_disc(12), strict=True):
        Image.fromarray(frame).save(path)
    masks: dict[str, np.ndarray] = {}
    with closing(Controller(engine=FakeEngine())) as controller, served(controller) as url:
        page = chromium.new_page()
        canvas = Canvas(page)
        page.goto(url)
        page.locator("input[data-test=file-input]").first.set_input_files(paths)
        expect(canvas.find("images-done")).to_have_text("0 of 12 with masks")
        for number, path in enumerate(paths):
            expect(canvas.find("medium")).to_contain_text(path.name)
            canvas.settle()
            canvas.click(40 + 6 * number, 60)
            if number < 2:
                canvas.find("class-new").fill("ball" if number else "disc")
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("2" if number % 2 else "1")
            masks[path.stem] = mask_of(canvas)
            page.keyboard.press("PageDown")
        expect(canvas.find("images-done")).to_have_text("12 of 12 with masks")
        canvas.download("yolo").save_as(tmp_path / "yolo.zip")
        page.close()
    found = read_yolo(tmp_path / "yolo.zip", tmp_path / "yolo")
    assert {name: kind for name, (kind, _) in found.items()} == {
        path.stem: "ball" if number % 2 else "disc" for number, path in enumerate(paths)
    }
    for name, (_, mask) in found.items():
        assert (mask & masks[name]).sum() / (mask | masks[name]).sum() > 0.9


def read_yolo(path: Path, folder: Path) -> dict[str, tuple[str, np.ndarray]]:
    """The class and the mask of each image's one object, as supervision reads them."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    (data,) = folder.rglob("data.yaml")
    found: dict[str, tuple[str, np.ndarray]] = {}
    for part in ("train", "val"):
        images, labels = (data.parent / kind / part for kind in ("images", "labels"))
        read = supervision.DetectionDataset.from_yolo(str(images), str(labels), str(data), force_masks=True)
        for image, _, detections in read:
            assert detections.mask is not None
            (number,), (mask,) = detections.class_id, detections.mask
            found[Path(image).stem] = read.classes[number], mask
    return found


def test_a_set_of_several_sizes_is_exported_at_full_size(canvas: Canvas, tmp_path: Path) -> None:
    """The field names no one image's size, and takes one that only the larger images have."""
    for name, size in (("a.png", (160, 120)), ("b.png", (640, 480))):
        Image.fromarray(moving_disc(1)[0]).resize(size).save(tmp_path / name)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files([tmp_path / "a.png", tmp_path / "b.png"])
    expect(canvas.find("image-1")).to_be_visible()
    canvas.settle()
    canvas.click(40, 60)
    canvas.press("image-1")
    expect(canvas.find("medium")).to_contain_text("b.png")
    canvas.settle()
    canvas.click(480, 120)
    canvas.press("image-0")
    expect(canvas.find("medium")).to_contain_text("a.png")
    canvas.settle()
    canvas.press("export")
    size = canvas.find("export-size")
    expect(size).to_have_value("")
    expect(canvas.find("export-total")).to_contain_text("2 masks on 2 images")
    size.fill("320")
    size.blur()
    canvas.press("export-labelme")
    expect(size).to_have_value("320")
    with canvas.page.expect_download() as waiting:
        canvas.press("export-run")
    with zipfile.ZipFile(waiting.value.path()) as archive:
        written = {name: json.loads(archive.read(name)) for name in ("a.json", "b.json")}
    assert {name: one["imageWidth"] for name, one in written.items()} == {"a.json": 160, "b.json": 320}
    canvas.press("export")
    size.fill("")
    size.blur()
    canvas.press("export-coco")
    expect(size).to_have_value("")


def write_zip(path: Path, count: int) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number, frame in enumerate(moving_disc(count)):
            out = io.BytesIO()
            Image.fromarray(frame).save(out, "PNG")
            archive.writestr(f"walk/f{number:03}.png", out.getvalue())
    return path


def test_a_file_that_comes_to_a_set_is_shown_or_told_of(
    new_canvas: Callable[..., Canvas], photo: Path, tmp_path: Path
) -> None:
    """On a phone, where objects, classes and candidates all stay in sight."""
    canvas = new_canvas(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    paths = [tmp_path / f"p{number}.png" for number in range(2)]
    for path, frame in zip(paths, moving_disc(2), strict=True):
        Image.fromarray(frame).save(path)
    files = canvas.page.locator("input[data-test=file-input]").first
    files.set_input_files(paths)
    expect(canvas.find("image-1")).to_be_visible()
    canvas.settle()
    files.set_input_files(photo)
    expect(canvas.find("image-2")).to_have_attribute("aria-current", "true")
    canvas.settle()
    Fingers(canvas.page).tap(canvas.at(250, 165))
    expect(canvas.find("candidate-2")).to_be_visible()
    canvas.find("class-new").fill("animal")
    canvas.page.keyboard.press("Enter")
    canvas.settle()
    for name in ("object-1", "object-1-delete", "class-1", "class-new", "candidate-2", "canvas"):
        assert in_sight(canvas, name), name
    paths[0].write_bytes(b"broken")
    files.set_input_files([])
    files.set_input_files(paths[0])
    expect(canvas.find("error")).to_contain_text("p0.png is not an image")
    expect(canvas.find("image-2")).to_have_attribute("aria-current", "true")


def test_an_archive_becomes_a_set_and_the_set_a_video(canvas: Canvas, tmp_path: Path) -> None:
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(write_zip(tmp_path / "a.zip", 6))
    expect(canvas.find("images-done")).to_have_text("0 of 6 with masks")
    canvas.settle()
    expect(canvas.find("medium")).to_contain_text("f000.png")
    canvas.press("join")
    expect(canvas.find("medium")).to_contain_text("6 frames")
    expect(canvas.find("filmstrip")).to_have_count(0)
    canvas.settle()
    canvas.click(40, 60)
    canvas.page.keyboard.press("t")
    canvas.settle()
    assert canvas.look("view.ui.state.objects[0].timeline.length") > 0


DROP = """(view, names) => {
  const bytes = (name) => new File([Uint8Array.from(atob(names[name]), (c) => c.charCodeAt(0))], name);
  const file = (name) => ({
    isFile: true, isDirectory: false, name, fullPath: "/" + name, file: (done) => done(bytes(name)),
  });
  const folder = (name, some) => ({
    isFile: false, isDirectory: true, name, fullPath: "/" + name,
    createReader: () => { let left = [some, []]; return { readEntries: (done) => done(left.shift()) }; },
  });
  const all = Object.keys(names).map(file);
  const entry = folder("photos", [folder("sub", all.slice(2)), ...all.slice(0, 2)]);
  const data = {
    types: ["Files"], files: [new File([], "photos")], items: [{ webkitGetAsEntry: () => entry }], getData: () => "",
  };
  const event = new Event("drop", { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, "dataTransfer", { value: data });
  view.dispatchEvent(event);
}"""


def test_a_folder_that_is_dropped(canvas: Canvas) -> None:
    names = {}
    for name, frame in zip(("p10.png", "notes.txt", "p2.png", "p1.png"), moving_disc(4), strict=True):
        out = io.BytesIO()
        Image.fromarray(frame).save(out, "PNG")
        names[name] = base64.b64encode(out.getvalue()).decode()
    canvas.page.locator("edgetam-canvas").first.evaluate(DROP, names)
    expect(canvas.find("images-done")).to_have_text("0 of 3 with masks")
    canvas.settle()
    assert canvas.look("view.ui.images.map((one) => one.name)") == ["p1.png", "p2.png", "p10.png"]


@pytest.fixture
def site(controller: Controller) -> Iterator[Site]:
    """What the page's server takes for the web."""
    before = controller.downloads
    with Site() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        controller.downloads = Downloads(names(site=PUBLIC, inside="10.0.0.1"), Network(server.server_port))
        yield server
        server.shutdown()
    controller.downloads = before


PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true }));
}"""


def test_an_address_is_pasted_or_typed(canvas: Canvas, site: Site) -> None:
    out = io.BytesIO()
    Image.fromarray(moving_disc(1)[0]).save(out, "PNG")
    site.pages["/a.png?big=1"] = site.pages["/b.png"] = 200, {}, out.getvalue()
    canvas.page.evaluate(PASTE, "http://site/a.png?big=1")
    expect(canvas.find("medium")).to_contain_text("a.png")
    canvas.settle()
    canvas.press("examples")
    canvas.find("menu-address").fill("http://site/b.png")
    canvas.page.keyboard.press("Enter")
    expect(canvas.find("medium")).to_contain_text("b.png")
    canvas.settle()
    canvas.page.evaluate(PASTE, "http://inside/c.png")
    expect(canvas.find("error")).to_contain_text("inside is not on the public internet")
    expect(canvas.find("medium")).to_contain_text("b.png")


def test_other_values_of_deep_data(canvas: Canvas) -> None:
    canvas.open(DEEP)
    bright = int(canvas.pixels()[50:-50, 100:-100].max())
    canvas.press("values")
    expect(canvas.find("values-white")).to_have_value("1023")
    canvas.find("values-white").fill("30000")
    canvas.page.keyboard.press("Enter")
    canvas.settle()
    expect(canvas.find("values")).to_contain_text("30000")
    assert int(canvas.pixels()[50:-50, 100:-100].max()) < bright / 4
    canvas.page.keyboard.press("Escape")
    canvas.press("undo")
    canvas.settle()
    assert int(canvas.pixels()[50:-50, 100:-100].max()) == bright


def test_pixels_that_are_not_square(canvas: Canvas, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=25, options={"qscale": "2"})
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(3, 2)
        for frame in moving_disc(3):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode(None))
    canvas.open(tmp_path / "a.mp4")
    view = canvas.look("{ ...view.stage.view }")
    assert view["aspect"] == 1.5
    # The disc is half as wide again as it is high.
    pixels = canvas.pixels().astype(int)
    orange = (pixels[..., 0] > 200) & (pixels[..., 2] < 110) & (pixels[..., 1] > 90) & (pixels[..., 1] < 190)
    rows, columns = np.flatnonzero(orange.any(axis=1)), np.flatnonzero(orange.any(axis=0))
    width, height = np.ptp(columns) + 1, np.ptp(rows) + 1
    assert 1.4 < width / height < 1.6
    # A click there is a point there.
    x, y = view["x"] + 40 * 1.5 * view["scale"], view["y"] + 60 * view["scale"]
    box = canvas.find("canvas").bounding_box()
    canvas.page.mouse.click(box["x"] + x, box["y"] + y)
    canvas.settle()
    ((point,),) = [canvas.look("view.ui.state.objects[0].prompts[0].points")]
    assert np.allclose(point, [40, 60], atol=0.5)


def test_a_set_is_prepared_on_a_gpu_at_a_cost_that_is_told(chromium: Browser, tmp_path: Path) -> None:
    paths = [tmp_path / f"p{number:02}.png" for number in range(12)]
    for path, frame in zip(paths, moving_disc(12), strict=True):
        Image.fromarray(frame).save(path)
    controller = Controller(engine=ZeroGpuEngine(FakeEngine(), FakeEngine(), Gpu()))
    with served(controller) as url:
        page = chromium.new_page()
        held = Held(page, "**/edgetam/call")
        page.goto(url)
        canvas = Canvas(page)
        page.locator("input[data-test=file-input]").first.set_input_files(paths)
        held.let_go()  # the files wait for the server's first answer
        expect(canvas.find("prepare")).to_have_text("Prepare 10 images, about 6 s of GPU time")
        canvas.press("prepare")
        expect(page.get_by_text("Encoded on the GPU, with 5 s of your GPU time so far.")).to_be_visible()
        expect(canvas.find("prepare")).to_have_count(0)
        page.close()
    controller.close()
