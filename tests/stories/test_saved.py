"""A session as a file: saved on one page, opened on another, and in Python."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from edgetam_ui import Controller
from tests.media import moving_disc, write_video

from .conftest import Canvas
from .test_by_hand import mask_of


def test_files_and_their_masks_come_together(
    new_canvas: Callable[..., Canvas], controller: Controller, photo: Path, tmp_path: Path
) -> None:
    canvas = new_canvas()
    other = tmp_path / "other.png"
    Image.linear_gradient("L").resize((320, 240)).save(other)
    masks: list[Path] = []
    for path in (photo, other):
        with closing(controller.open(path)) as session:
            session.add_box(1, [20, 20, 160, 200])
            masks.append(session.export("coco", tmp_path / f"{path.stem}.json", objects=[1]))
    with closing(controller.open_set([photo, other])) as images:
        images.load(masks[0])
        images.load(masks[1])
        both = images.export("coco", tmp_path / "both")
        expected = [session.masks()[1] for session in images]
    files = canvas.page.locator("input[data-test=file-input]").first

    files.set_input_files([masks[0], photo])
    expect(canvas.find("medium")).to_contain_text(photo.name)
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert np.array_equal(mask_of(canvas), expected[0])

    canvas.click(40, 300)
    files.set_input_files([other, masks[1]])
    canvas.press("unsaved-discard")
    expect(canvas.find("medium")).to_contain_text("other.png")
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert np.array_equal(mask_of(canvas), expected[1])

    several = new_canvas()
    several.page.locator("input[data-test=file-input]").first.set_input_files([photo, both / "coco.json", other])
    expect(several.find("images-done")).to_contain_text("2 of 2")


def test_a_session_goes_from_one_page_to_another_and_to_python(
    new_canvas: Callable[..., Canvas], controller: Controller, tmp_path: Path
) -> None:
    mine, theirs = new_canvas(), new_canvas()
    mine.open(write_video(tmp_path / "disc.mp4", moving_disc(6)))
    mine.drag(14, 34, 66, 86)
    mine.press("propagate")
    expect(mine.find("propagate")).to_be_visible()
    mine.settle()
    mine.look("view.session.seek(3)")
    mask = mask_of(mine)
    with mine.page.expect_download() as waiting:
        mine.page.keyboard.press("Control+s")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name == "disc.edgetam"
    mine.settle()
    assert mine.look("view.ui.state.exported === view.ui.state.revision")
    theirs.page.locator("input[data-test=file-input]").first.set_input_files(path)
    expect(theirs.find("medium")).to_contain_text("disc.mp4")
    expect(theirs.find("object-1")).to_be_visible()
    theirs.settle()
    theirs.look("view.session.seek(3)")
    assert np.array_equal(mask_of(theirs), mask)
    session = controller.open(path)
    assert np.array_equal(session.masks(3)[1], mask)
    session.close()
    mine.press("settings")
    with mine.page.expect_download() as waiting:
        mine.press("save-small")
    small = tmp_path / "small.edgetam"
    waiting.value.save_as(small)
    stranger = new_canvas()
    stranger.page.locator("input[data-test=file-input]").first.set_input_files(small)
    expect(stranger.find("error")).to_contain_text("small.edgetam does not hold disc.mp4. Open disc.mp4 first")
