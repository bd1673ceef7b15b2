"""What a user has made stays, through reloads, bad files, lost connections and slips of the hand."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from PIL import Image
from playwright.sync_api import expect

from edgetam_ui import Session
from edgetam_ui.core.palette import PALETTE
from tests.media import moving_disc, write_video

from .conftest import Canvas, Held
from .drawn import CHEETAH, CHEETAH_BOX, assert_drawn


def test_a_reload_brings_everything_back(canvas: Canvas, same: Session, photo: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.drag(*CHEETAH_BOX)
    canvas.page.reload()
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert_drawn(canvas, before, same.add_box(1, CHEETAH_BOX), PALETTE[0], CHEETAH_BOX)


def test_a_reload_goes_on_where_the_user_was(canvas: Canvas, clip: Path) -> None:
    canvas.open(clip)
    canvas.drag(120, 10, 360, 260)
    canvas.press("add-object")
    canvas.settle()
    canvas.click(30, 30)
    canvas.press("object-1")
    canvas.find("frame-slider").fill("7")
    canvas.settle()
    canvas.page.reload()
    expect(canvas.find("object-2")).to_be_visible()
    canvas.settle()
    assert canvas.look("[view.ui.frame, view.ui.selected]") == [7, 1]


def test_a_bad_file_says_so_and_nothing_is_lost(canvas: Canvas, same: Session, photo: Path, tmp_path: Path) -> None:
    canvas.open(photo)
    before = canvas.pixels()
    canvas.drag(*CHEETAH_BOX)
    (tmp_path / "notes.doc").write_text("not an image\n" * 50)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(tmp_path / "notes.doc")
    expect(canvas.find("error")).to_contain_text("notes.doc is not an image or a video")
    canvas.find("error").get_by_role("button", name="Dismiss").click()
    canvas.settle()
    assert_drawn(canvas, before, same.add_box(1, CHEETAH_BOX), PALETTE[0], CHEETAH_BOX)


def test_work_that_was_not_exported_is_not_thrown_away_unasked(canvas: Canvas, photo: Path, tmp_path: Path) -> None:
    other, third = tmp_path / "other.png", tmp_path / "third.png"
    for path in (other, third):
        Image.new("RGB", (320, 240), "teal").save(path)
    files = canvas.page.locator("input[data-test=file-input]").first
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    canvas.click(*CHEETAH)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no image")
    files.set_input_files(broken)
    expect(canvas.find("error")).to_contain_text("broken.png")  # nothing is asked about what cannot be read
    expect(canvas.find("unsaved")).to_be_hidden()
    canvas.press("error-dismiss")
    files.set_input_files(other)
    expect(canvas.find("unsaved")).to_contain_text("These masks are not exported")
    expect(canvas.find("medium")).to_contain_text("cheetah.jpg")
    canvas.press("unsaved-stay")
    expect(canvas.find("unsaved")).to_be_hidden()
    canvas.settle()
    canvas.page.locator("[data-test=canvas]").focus()
    canvas.page.keyboard.press("Control+z")  # the work goes on
    canvas.settle()
    canvas.page.keyboard.press("Control+Shift+z")
    canvas.settle()
    files.set_input_files([])  # the same file again would be no change
    files.set_input_files(other)
    canvas.press("unsaved-discard")
    expect(canvas.find("medium")).to_contain_text("other.png")
    expect(canvas.find("unsaved")).to_be_hidden()
    expect(canvas.find("error")).to_be_hidden()
    canvas.settle()  # where a click lands depends on the image that is painted
    for x in (100, 200):
        canvas.click(x, 100)
    canvas.download("overlay")  # an image of the masks does not keep them
    canvas.settle()
    files.set_input_files(third)
    expect(canvas.find("unsaved")).to_be_visible()
    canvas.page.keyboard.press("Escape")
    expect(canvas.find("unsaved")).to_be_hidden()
    canvas.settle()
    canvas.page.reload()
    expect(canvas.find("object-1")).to_be_visible()
    assert canvas.asked == ["beforeunload"]
    canvas.settle()
    canvas.download("coco")
    canvas.settle()
    canvas.page.reload()
    expect(canvas.find("object-1")).to_be_visible()
    assert canvas.asked == ["beforeunload"]
    canvas.open(third)
    canvas.click(100, 100)
    canvas.open(other)


def test_what_is_exported_first_opens_then(canvas: Canvas, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (320, 240), "teal").save(other)
    canvas.open(photo)
    canvas.drag(*CHEETAH_BOX)
    canvas.click(*CHEETAH)
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(other)
    canvas.press("unsaved-export")
    canvas.press("export-coco")
    with canvas.page.expect_download() as waiting:
        canvas.press("export-run")
    assert waiting.value.path().stat().st_size > 0
    expect(canvas.find("medium")).to_contain_text("other.png")
    canvas.settle()
    expect(canvas.find("error")).to_contain_text("Saved")


def test_clicks_before_the_image_is_here_are_kept(canvas: Canvas, same: Session) -> None:
    held = Held(canvas.page, "**/edgetam/stream")
    canvas.press("example-cheetah")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.preview")
    canvas.page.mouse.click(*canvas.at(*CHEETAH))
    assert canvas.look("view.ui.state.medium") is None
    held.let_go()
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert canvas.look("view.session.selectedMask.data.area") == same.add_points(1, [CHEETAH]).sum()


def test_a_videos_first_frame_is_shown_before_it_is_read(canvas: Canvas, clip: Path) -> None:
    held = Held(canvas.page, "**/edgetam/stream")
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(clip)
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.preview")
    assert canvas.look("view.ui.state.medium") is None
    shown = canvas.page.evaluate(
        """() => {
          const { bitmap } = document.querySelector("edgetam-canvas").ui.preview;
          const c = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          c.drawImage(bitmap, 0, 0);
          return [bitmap.height, bitmap.width, ...c.getImageData(0, 0, bitmap.width, bitmap.height).data];
        }"""
    )
    with av.open(clip) as container:
        first = next(container.decode(video=0)).to_ndarray(format="rgb24").astype(float)
    assert np.abs(np.reshape(shown[2:], (*shown[:2], 4))[..., :3] - first).mean() < 6
    held.let_go()
    expect(canvas.find("medium")).to_contain_text(clip.name)
    canvas.settle()
    assert canvas.look("view.ui.preview") is None


def test_one_gesture_takes_one_object_away(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    for x in (60, 250, 400):
        canvas.page.keyboard.press("n")
        canvas.settle()
        canvas.click(x, 150)
    canvas.find("object-1-delete").dblclick()
    canvas.settle()
    assert canvas.look("view.ui.state.objects.map((object) => object.id)") == [2, 3]
    canvas.page.locator("[data-test=canvas]").focus()
    for _ in range(3):
        canvas.page.keyboard.down("Delete")  # held: the second and third repeat
    canvas.page.keyboard.up("Delete")
    canvas.settle()
    assert len(canvas.look("view.ui.state.objects")) == 1


def test_there_is_nothing_to_subtract_from_at_first(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.click(*CHEETAH, subtract=True)
    expect(canvas.find("error")).to_contain_text("nothing to subtract from")
    assert canvas.look("view.ui.state.objects") == []
    canvas.click(*CHEETAH)
    expect(canvas.find("error")).to_be_hidden()
    canvas.click(20, 20, subtract=True)
    assert canvas.look("view.ui.state.objects[0].prompts[0].labels") == [1, 0]


def test_who_could_not_connect_tries_again_and_finds_the_masks(canvas: Canvas, photo: Path) -> None:
    canvas.open(photo)
    canvas.click(*CHEETAH)
    canvas.page.route("**/edgetam/call", lambda route: route.abort())
    canvas.page.reload()
    canvas.find("error").get_by_role("button", name="Dismiss").click()
    canvas.page.unroute("**/edgetam/call")
    canvas.press("connect")
    expect(canvas.find("object-1")).to_be_visible()
    canvas.complaints.clear()  # the browser tells of the lost request


def test_a_bad_file_stops_no_propagation(canvas: Canvas, tmp_path: Path) -> None:
    clip = write_video(tmp_path / "disc.mp4", moving_disc(30))
    (tmp_path / "notes.doc").write_text("not a video\n" * 50)
    canvas.open(clip)
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done > 1")
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(tmp_path / "notes.doc")
    expect(canvas.find("error")).to_contain_text("notes.doc is not an image or a video")
    expect(canvas.find("cancel")).to_have_count(0, timeout=240_000)
    canvas.settle()
    runs = canvas.look("view.ui.state.objects[0].timeline")
    assert sum(count for _, count, *_ in runs) == 30


def test_a_file_opened_during_a_propagation_is_shown_alone(canvas: Canvas, photo: Path, tmp_path: Path) -> None:
    clip = write_video(tmp_path / "disc.mp4", moving_disc(60))
    canvas.open(clip)
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done > 1")
    canvas.page.locator("input[data-test=file-input]").first.set_input_files(photo)
    canvas.press("unsaved-discard")
    expect(canvas.find("medium")).to_contain_text("cheetah.jpg")
    canvas.settle()
    expect(canvas.find("error")).to_be_hidden()
    assert canvas.look("[view.ui.propagation, view.ui.state.objects.length, view.ui.live.size]") == [None, 0, 0]


def test_a_propagation_that_a_reload_stopped_can_be_run_again(canvas: Canvas, tmp_path: Path) -> None:
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(30)))
    canvas.drag(14, 34, 66, 86)
    canvas.press("propagate")
    canvas.page.wait_for_function("() => document.querySelector('edgetam-canvas').ui.propagation?.done > 1")
    canvas.page.reload()
    expect(canvas.find("error")).to_contain_text("Reloading the page stopped the tracking.")
    canvas.press("error-action")
    expect(canvas.find("error")).to_be_hidden()
    expect(canvas.find("cancel")).to_be_visible()
    expect(canvas.find("cancel")).to_have_count(0, timeout=240_000)
    canvas.settle()
    runs = canvas.look("view.ui.state.objects[0].timeline")
    assert sum(count for _, count, *_ in runs) == 30
    canvas.page.reload()
    expect(canvas.find("object-1")).to_be_visible()
    expect(canvas.find("error")).to_be_hidden()


def test_a_bad_file_stops_no_export(canvas: Canvas, tmp_path: Path) -> None:
    (tmp_path / "notes.doc").write_text("not a video\n" * 50)
    canvas.open(write_video(tmp_path / "disc.mp4", moving_disc(120)))
    canvas.drag(14, 34, 66, 86)
    canvas.press("export")
    canvas.press("export-overlay")
    with canvas.page.expect_download() as waiting:
        canvas.press("export-run")
        canvas.page.locator("input[data-test=file-input]").first.set_input_files(tmp_path / "notes.doc")
    expect(canvas.find("error")).to_contain_text("notes.doc is not an image or a video")
    waiting.value.save_as(tmp_path / "overlay.mp4")
    with av.open(str(tmp_path / "overlay.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 120
