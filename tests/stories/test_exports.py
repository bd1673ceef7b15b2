"""Exports and imports on the page: told before, chosen, and taken in again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import expect
from pycocotools.coco import COCO

from edgetam_ui import Session
from tests.media import moving_disc, write_video

from .conftest import Canvas
from .drawn import CHEETAH_BOX

COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const bitmap = await createImageBitmap(await item.getType("image/png"));
  const { width, height } = bitmap;
  const c = new OffscreenCanvas(width, height).getContext("2d");
  c.drawImage(bitmap, 0, 0);
  return [width, height, ...c.getImageData(0, 0, width, height).data.filter((_, i) => i % 4 === 3)];
}"""
"""Width, height and alpha of the image on the clipboard."""


def test_a_cut_out_of_a_photo(new_canvas: Callable[..., Canvas], same: Session, photo: Path, tmp_path: Path) -> None:
    canvas = new_canvas(permissions=["clipboard-read", "clipboard-write"])
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    mask = same.add_box(1, CHEETAH_BOX)
    canvas.download("cutout").save_as(tmp_path / "cutout.zip")
    with zipfile.ZipFile(tmp_path / "cutout.zip") as archive, archive.open("cheetah_01_Object_1.png") as file:
        image = np.asarray(Image.open(file))
    y, x = np.nonzero(mask)
    cropped = mask[y.min() : y.max() + 1, x.min() : x.max() + 1]
    assert np.array_equal(image[..., 3] > 0, cropped)
    canvas.page.locator("[data-test=canvas]").focus()
    canvas.page.keyboard.press("Control+c")
    expect(canvas.find("error")).to_contain_text("copied")
    width, height, *alpha = canvas.page.evaluate(COPIED)
    assert np.array_equal(np.reshape(alpha, (height, width)) > 0, cropped)
    canvas.find("medium").click(click_count=3)
    canvas.page.keyboard.press("Control+c")
    copied = "name => navigator.clipboard.readText().then((text) => text.trim() === name)"
    canvas.page.wait_for_function(copied, arg=photo.name)


def test_yesterdays_masks_are_corrected_and_exported_again(canvas: Canvas, photo: Path, tmp_path: Path) -> None:
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    canvas.download("coco").save_as(tmp_path / "coco.json")
    canvas.settle()
    canvas.open(write_video(tmp_path / "other.mp4", moving_disc(2)))
    canvas.open(photo)
    expect(canvas.find("object-1")).to_have_count(0)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(tmp_path / "coco.json")
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    canvas.click(120, 300, subtract=True)
    canvas.download("coco").save_as(tmp_path / "again.json")
    first, second = (COCO(tmp_path / name) for name in ("coco.json", "again.json"))
    (before,), (after,) = first.loadAnns(first.getAnnIds()), second.loadAnns(second.getAnnIds())
    assert first.annToMask(before).any()
    assert second.annToMask(after).any()
    assert before["segmentation"] != after["segmentation"]


def test_a_yolo_set_of_every_third_frame(canvas: Canvas, tmp_path: Path) -> None:
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(12)))
    canvas.drag(14, 34, 66, 86)
    canvas.press("export")
    canvas.press("export-yolo")
    expect(canvas.find("export-notice-unmasked")).to_contain_text("11 frames without any mask: left out")
    expect(canvas.find("export-notice-unnamed")).to_contain_text("Object 1")
    canvas.find("export-unmasked").check()
    canvas.find("export-step").fill("3")
    canvas.find("export-step").blur()
    expect(canvas.find("export-total")).to_contain_text("1 mask on 4 frames")
    with canvas.page.expect_download() as waiting:
        canvas.press("export-run")
    waiting.value.save_as(tmp_path / "set.zip")
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        images = sorted(Path(name).stem for name in archive.namelist() if name.endswith(".jpg"))
    assert images == [f"disc_{frame:06d}" for frame in (0, 3, 6, 9)]


def test_the_frames_from_the_in_to_the_out_point(canvas: Canvas, tmp_path: Path) -> None:
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(12)))
    canvas.drag(14, 34, 66, 86)
    canvas.press("export")
    expect(canvas.find("export-start")).to_be_visible()
    expect(canvas.find("export-range")).to_have_count(0)
    canvas.page.keyboard.press("Escape")
    canvas.page.locator("[data-test=canvas]").focus()
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.keyboard.press("i")
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.keyboard.press("u")
    canvas.press("export")
    expect(canvas.find("export-start")).to_have_value("0")
    canvas.find("export-range").filter(has_text="From in to out: 2 to 4").press("Enter")
    expect(canvas.find("export-range")).to_be_focused()
    canvas.press("export-rgba")
    expect(canvas.find("export-start")).to_have_value("2")
    expect(canvas.find("export-end")).to_have_value("4")
    expect(canvas.find("export-total")).to_contain_text("on 3 frames")
    canvas.find("export-start").fill("7")
    canvas.find("export-start").press("Tab")  # beyond the end that was set: that goes
    expect(canvas.find("export-start")).to_have_value("7")
    expect(canvas.find("export-end")).to_have_value("11")
    canvas.press("export-range")
    expect(canvas.find("export-total")).to_contain_text("on 3 frames")
    with canvas.page.expect_download() as waiting:
        canvas.press("export-run")
    with zipfile.ZipFile(waiting.value.path()) as archive:
        frames = sorted(Path(name).stem for name in archive.namelist() if name.endswith(".png"))
    assert frames == [f"disc_{frame:06d}" for frame in (2, 3, 4)]


def test_masks_of_another_image_are_told(canvas: Canvas, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "masks.json").write_text('{"images": [], "annotations": [], "categories": []}')
    files = canvas.page.locator("input[data-test=file-input]").first
    files.set_input_files(tmp_path / "masks.json")
    expect(canvas.find("error")).to_contain_text("There is nothing to put these masks on yet")
    with zipfile.ZipFile(tmp_path / "masks.zip", "w") as archive:
        archive.write(tmp_path / "masks.json", "masks.json")
    files.set_input_files(tmp_path / "masks.zip")
    expect(canvas.find("error")).to_contain_text("There is no image in masks.zip")
    expect(canvas.find("error")).to_contain_text("Masks are opened after the images")
    canvas.open(photo)
    files.set_input_files(tmp_path / "masks.json")
    expect(canvas.find("error")).to_contain_text("masks.json: `images` has none called cheetah.jpg")
