"""A set's masks and a set's session go out of the page and come back, each image's to it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.media import moving_disc

from .conftest import Canvas


def test_yesterdays_set_comes_back(new_canvas: Callable[..., Canvas], canvas: Canvas, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.png" for name in "abcd"]
    for path, frame in zip(paths, moving_disc(4), strict=True):
        Image.fromarray(frame).save(path)
    choose(canvas, paths)
    expect(canvas.find("images-done")).to_have_text("0 of 4 with masks")
    for number in (0, 2):
        canvas.press(f"image-{number}")
        expect(canvas.find("medium")).to_contain_text(paths[number].name)
        canvas.settle()
        canvas.click(40, 60)
        canvas.settle()
    expect(canvas.find("images-done")).to_have_text("2 of 4 with masks")
    coco = canvas.download("coco")
    assert coco.suggested_filename == "2-images_coco.zip"
    coco.save_as(tmp_path / "coco.zip")
    with zipfile.ZipFile(tmp_path / "coco.zip") as archive:
        data = json.loads(archive.read("coco.json"))
    assert [image["file_name"] for image in data["images"]] == ["a.png", "c.png"]
    canvas.press("settings")
    expect(canvas.find("save")).to_contain_text("4 images, to go on with")
    with canvas.page.expect_download() as waiting:
        canvas.press("save")
    assert waiting.value.suggested_filename == "4-images.edgetam"
    waiting.value.save_as(tmp_path / "4-images.edgetam")

    # The masks alone, into images that were opened anew; those of an image that is not there are told.
    again = new_canvas()
    choose(again, paths[:2])
    expect(again.find("images-done")).to_have_text("0 of 2 with masks")
    again.settle()
    choose(again, [tmp_path / "coco.zip"])
    expect(again.find("error")).to_contain_text("coco.zip: 1 object on 1 image.")
    expect(again.find("error")).to_contain_text("of images that are not in the set, which are left out: c.png.")
    expect(again.find("images-done")).to_have_text("1 of 2 with masks")
    expect(again.find("image-0")).to_have_attribute("data-mark", "done")

    # The whole set, with all that was done.
    again = new_canvas()
    choose(again, [tmp_path / "4-images.edgetam"])
    expect(again.find("images-done")).to_have_text("2 of 4 with masks")
    expect(again.find("medium")).to_contain_text("a.png")
    again.settle()
    again.press("image-2")
    expect(again.find("medium")).to_contain_text("c.png")
    again.settle()
    assert again.look("view.ui.state.objects.length") == 1
    again.press("undo")
    again.settle()
    assert again.look("view.ui.state.objects.length") == 0


def choose(canvas: Canvas, paths: list[Path]) -> None:
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(paths)
