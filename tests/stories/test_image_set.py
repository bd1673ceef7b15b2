"""Many files at once, by keyboard alone; and data of more than 8 bits."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.media import moving_disc

from .conftest import Canvas

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
        keyboard.press("PageDown")
    expect(canvas.find("medium")).to_contain_text("p07.png")
    canvas.settle()
    keyboard.press("PageUp")
    expect(canvas.find("medium")).to_contain_text("p06.png")
    canvas.settle()
    assert canvas.look("view.ui.state.objects.length") == 1
    expect(canvas.find("images-done")).to_have_text("6 of 12 with masks")
    path = canvas.download("coco").path()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith("coco.json")]
            coco = json.loads(archive.read(name))
    else:
        coco = json.loads(path.read_text())
    assert [image["file_name"] for image in coco["images"]] == [f"p{number:02}.png" for number in (0, 1, 2, 4, 5, 6)]
    assert len(coco["annotations"]) == 6
    # After a reload the set is there again.
    canvas.page.reload()
    expect(canvas.find("images-done")).to_have_text("6 of 11 with masks")


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
    canvas.press("values-reset")
    canvas.settle()
    assert int(canvas.pixels()[50:-50, 100:-100].max()) == bright
