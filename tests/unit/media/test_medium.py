"""Every kind of file that a user may drop, made by the codecs themselves."""

from __future__ import annotations

import os
import struct
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, ExportError, MediaError, SessionError
from edgetam_ui.core.cache import ByteCache
from edgetam_ui.media import animation, convert, display, video
from edgetam_ui.media.medium import open_medium
from edgetam_ui.media.probe import count_pixels
from edgetam_ui.media.video import SEEK_BEYOND
from tests.media import write_video

RED, BLUE = (250, 10, 10), (10, 10, 250)


def halves(width: int = 64, height: int = 48) -> np.ndarray:
    """Left half red, right half blue."""
    array = np.empty((height, width, 3), np.uint8)
    array[:, : width // 2], array[:, width // 2 :] = RED, BLUE
    return array


def near(pixel: np.ndarray, color: tuple[int, int, int], by: int = 40) -> bool:
    return bool(np.abs(pixel.astype(int) - color).max() <= by)


def numbered(count: int) -> list[np.ndarray]:
    """Frames that carry their number: a white bar that moves down two pixels each, on grey."""
    frames = []
    for index in range(count):
        frame = np.full((240, 64, 3), 90, np.uint8)
        frame[2 * index : 2 * index + 2] = 255
        frames.append(frame)
    return frames


def number_of(frame: np.ndarray) -> int:
    return int(frame.astype(int).sum(axis=(1, 2)).argmax() // 2)


def test_plain_jpeg(photo: Path) -> None:
    medium = open_medium(photo)
    assert (medium.kind, medium.width, medium.height, medium.count) == ("image", 502, 343, 1)
    assert np.array_equal(medium.frame(0), np.asarray(Image.open(photo).convert("RGB")))


def test_cmyk(tmp_path: Path) -> None:
    Image.fromarray(halves()).convert("CMYK").save(tmp_path / "a.jpg", quality=95)
    frame = open_medium(tmp_path / "a.jpg").frame(0)
    assert near(frame[20, 5], RED)
    assert near(frame[20, 60], BLUE)


def test_sixteen_bits_are_scaled_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None].repeat(4, 0)
    Image.fromarray(ramp).save(tmp_path / "a.png")
    assert np.abs(open_medium(tmp_path / "a.png").frame(0)[0, :, 0].astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_a_stack_has_one_scale(kind: type) -> None:
    tops = (200, 300) if kind is np.uint16 else (0.9, 2.0)
    medium = open_medium(np.stack([np.full((4, 4, 3), top, kind) for top in tops]))
    dark, bright = (int(medium.frame(index).max()) for index in (0, 1))
    assert dark <= bright


@pytest.mark.parametrize(("mode", "see_through"), [("RGB", RED), ("L", 0)])
def test_one_transparent_colour_is_white(tmp_path: Path, mode: str, see_through: object) -> None:
    image = Image.fromarray(halves()).convert(mode)
    if mode == "L":
        image = image.point(lambda value: 0 if value > 50 else 128)
    image.save(tmp_path / "a.png", transparency=see_through)
    frame = open_medium(tmp_path / "a.png").frame(0)
    assert near(frame[5, 5], (255, 255, 255))
    assert not near(frame[5, -5], (255, 255, 255))


def test_a_program_is_not_run_as_an_image(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n")
    assert Image.open(path).format == "EPS"
    with pytest.raises(MediaError, match="PostScript"):
        open_medium(path)


def test_frames_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = write_video(tmp_path / "a.mp4", [halves()] * 3)
    frames = [Image.new("RGB", (40, 30), color) for color in (RED, BLUE)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    monkeypatch.setattr(video, "MAX_PIXELS", 64 * 48 - 1)
    monkeypatch.setattr(animation, "MAX_ANIMATED", 2 * 40 * 30 - 1)
    with pytest.raises(MediaError, match="megapixels"):
        open_medium(clip)
    with pytest.raises(MediaError, match="too long"):
        open_medium(tmp_path / "a.gif")


def test_palette_with_transparency(tmp_path: Path) -> None:
    image = Image.fromarray(halves()).convert("P", palette=Image.Palette.ADAPTIVE)
    image.save(tmp_path / "a.png", transparency=image.getpixel((60, 20)))
    frame = open_medium(tmp_path / "a.png").frame(0)
    assert near(frame[20, 5], RED)
    assert near(frame[20, 60], (255, 255, 255))


def test_transparent_pixels_are_white(tmp_path: Path) -> None:
    Image.fromarray(np.dstack([halves(), np.zeros((48, 64), np.uint8)])).save(tmp_path / "a.png")
    assert (open_medium(tmp_path / "a.png").frame(0) == 255).all()


@pytest.mark.parametrize(("orientation", "corner"), [(6, (0, 10)), (3, (20, 60)), (8, (60, 10))])
def test_exif_orientation(tmp_path: Path, orientation: int, corner: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(halves()).save(tmp_path / "a.jpg", exif=exif, quality=95)
    medium = open_medium(tmp_path / "a.jpg")
    assert (medium.width, medium.height) == ((64, 48) if orientation == 3 else (48, 64))
    assert near(medium.frame(0)[corner], RED)


def test_one_pixel(tmp_path: Path) -> None:
    Image.new("RGB", (1, 1), RED).save(tmp_path / "a.png")
    assert open_medium(tmp_path / "a.png").frame(0).shape == (1, 1, 3)


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_animations_are_videos(tmp_path: Path, suffix: str) -> None:
    frames = [Image.new("RGB", (40, 30), color) for color in (RED, BLUE, (10, 200, 10))]
    frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:], duration=200)
    medium = open_medium(tmp_path / f"a.{suffix}")
    assert (medium.kind, medium.count) == ("video", 3)
    assert medium.fps == pytest.approx(5)
    assert near(medium.frame(2)[0, 0], (10, 200, 10))
    assert near(medium.frame(0)[0, 0], RED)


@pytest.mark.parametrize("suffix", ["webp", "png"])
def test_animations_are_turned_upright(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    frames = [Image.new("RGB", (40, 30), color) for color in (RED, BLUE)]
    frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:], duration=200, exif=exif)
    medium = open_medium(tmp_path / f"a.{suffix}")
    assert {medium.frame(index).shape[:2] for index in (0, 1)} == {(medium.height, medium.width)} == {(40, 30)}


@pytest.mark.parametrize(
    ("suffix", "codec"), [("mp4", "libx264"), ("mkv", "libx264"), ("webm", "libvpx-vp9"), ("avi", "mpeg4")]
)
def test_every_frame_at_random(tmp_path: Path, suffix: str, codec: str) -> None:
    count = 2 * SEEK_BEYOND + 10
    medium = open_medium(write_video(tmp_path / f"a.{suffix}", numbered(count), codec))
    assert medium.count == count
    order = np.random.default_rng(0).permutation(count)
    assert [number_of(medium.frame(int(index))) for index in order] == list(order)
    assert medium.time(25) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("name", ["a.mp4", "b.mp4", "world.mp4", "b.avi"])
def test_as_many_frames_as_the_decoder_gives(assets: Path, name: str) -> None:
    with av.open(str(assets / "videos" / name)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0) if frame is not None][-3:]
    with av.open(str(assets / "videos" / name)) as container:
        count = sum(1 for _ in container.decode(video=0))
    medium = open_medium(assets / "videos" / name)
    assert medium.count == count
    for back, frame in enumerate(reversed(frames), 1):
        assert np.array_equal(medium.frame(count - back), frame)


def test_rotation_flag_of_a_phone(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", [halves()] * 5)
    data = bytearray(path.read_bytes())
    matrix = data.index(b"tkhd") + 44
    # Turn a quarter clockwise: x' = height - y, y' = x, in 16.16 fixed point (ISO 14496-12, tkhd).
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 48 << 16, 0, 1 << 30)
    path.write_bytes(data)
    medium = open_medium(path)
    assert (medium.width, medium.height) == (48, 64)
    assert near(medium.frame(3)[5, 20], RED)
    assert near(medium.frame(3)[60, 20], BLUE)


def test_a_frame_that_cannot_be_decoded_shows_the_one_before(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mkv", numbered(10), "mjpeg", pixels="yuvj420p")
    data = bytearray(path.read_bytes())
    starts = [i for i in range(len(data)) if data[i : i + 3] == b"\xff\xd8\xff"]
    data[starts[5] : starts[6] - 20] = bytes(starts[6] - 20 - starts[5])
    path.write_bytes(data)
    shown = [0, 1, 2, 3, 4, 4, 6, 7, 8, 9]
    medium = open_medium(path)
    assert [number_of(medium.frame(index)) for index in range(10)] == shown
    assert [number_of(medium.frame(index)) for index in (9, 5, 6, 4, 5)] == [9, 4, 6, 4, 4]


def test_truncated_video_keeps_its_numbers(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mkv", numbered(60))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.7)])
    medium = open_medium(path)
    assert 10 < medium.count < 60
    assert number_of(medium.frame(medium.count - 2)) == medium.count - 2
    assert medium.frame(medium.count - 1).shape == (240, 64, 3)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("notes.txt", b"hello there, this is text" * 9, "not an image or a video"),
        ("lines.txt", b"a text of many lines\n" * 200, "not an image or a video"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:1,\n/etc/hostname\n#EXT-X-ENDLIST\n", "a playlist"),
        ("list.txt", b"ffconcat version 1.0\nfile b.mp4\n", "a playlist"),
        ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        ("empty.png", b"", "is empty"),
        ("noise.mp4", bytes(range(256)) * 40, "not an image or a video"),
    ],
)
def test_what_is_neither(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(MediaError, match=says) as caught:
        open_medium(tmp_path / name)
    assert caught.value.hint


@pytest.mark.parametrize("keep", [0.02, 0.5])
def test_truncated_image(tmp_path: Path, photo: Path, keep: float) -> None:
    data = photo.read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(MediaError, match=r"damaged|cannot be read|can be read"):
        open_medium(tmp_path / "a.jpg")


@pytest.mark.parametrize("suffix", ["gif", "png"])
def test_truncated_animation(tmp_path: Path, suffix: str) -> None:
    path, noise = tmp_path / f"a.{suffix}", np.random.default_rng(0)
    first, *rest = [Image.fromarray(noise.integers(0, 255, (48, 64, 3), np.uint8)) for _ in range(4)]
    first.save(path, save_all=True, append_images=rest)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 7 // 10])
    if suffix == "gif":
        # The frames that are whole.
        assert [open_medium(path).frame(index).shape for index in range(2)] == [(48, 64, 3)] * 2
        return
    with pytest.raises(MediaError, match="damaged or truncated"):
        open_medium(path)


def test_a_bare_mpeg_stream_is_a_video(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.m2v", [halves()] * 5, "mpeg2video")
    assert Image.open(path).format == "MPEG"
    medium = open_medium(path)
    assert (medium.kind, medium.count) == ("video", 5)
    assert near(medium.frame(4)[24, 8], RED)


def test_a_closed_video_says_so(tmp_path: Path, clip: Path) -> None:
    medium = open_medium(clip)
    medium.frame(3)
    medium.close()
    for frame in (3, 4, 0):
        with pytest.raises(SessionError, match="was closed"):
            medium.frame(frame)
    assert medium.time(1) > 0


def test_a_closed_video_is_not_opened_again(clip: Path) -> None:
    medium = open_medium(clip)
    medium.release()
    medium.close()
    with pytest.raises(SessionError, match="was closed"):
        medium.time(1)


def test_mp4_without_its_index(tmp_path: Path, clip: Path) -> None:
    data = clip.read_bytes()
    (tmp_path / "a.mp4").write_bytes(data[: len(data) // 2] if data.index(b"moov") > len(data) // 2 else data[:200])
    with pytest.raises(MediaError):
        open_medium(tmp_path / "a.mp4")


def test_sound_without_image(assets: Path) -> None:
    with pytest.raises(MediaError, match="sound but no picture"):
        open_medium(assets / "audio" / "recording1.wav")


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((0, 5, 3)),
        np.zeros((5, 5, 65)),
        np.full((5, 5, 3), np.nan),
        np.array([["a"]]),
        np.zeros(7),
    ],
)
def test_arrays_that_are_no_image(array: np.ndarray) -> None:
    with pytest.raises(MediaError):
        open_medium(array)


def test_arrays_of_all_kinds() -> None:
    expected = halves()
    assert np.array_equal(open_medium(expected).frame(0), expected)
    assert np.abs(open_medium(expected / 255.0).frame(0).astype(int) - expected).max() <= 1
    assert np.abs(open_medium(expected.astype(np.uint16) * 257).frame(0).astype(int) - expected).max() <= 1
    assert open_medium(expected[..., 0]).frame(0).shape == (48, 64, 3)
    assert open_medium(np.stack([expected] * 4)).count == 4


def test_no_frames_and_unequal_frames() -> None:
    with pytest.raises(MediaError, match="no frames"):
        open_medium([])
    with pytest.raises(MediaError, match="differ in size"):
        open_medium([halves(), halves(32)])


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no file"):
        open_medium(tmp_path / "nothing.png")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "I;16"])
def test_an_image_in_strips_is_the_same(mode: str, orientation: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(0)
    kind = np.uint16 if mode == "I;16" else np.uint8
    shape = (7, 5, 4) if mode == "RGBA" else (7, 5, 3) if mode in ("RGB", "P") else (7, 5)
    image = Image.fromarray(chance.integers(0, np.iinfo(kind).max, shape, kind))
    image = image.convert("P") if mode == "P" else image
    image.getexif()[convert.ORIENTATION] = orientation
    whole = convert.numbers(image)
    assert whole.shape[:2] == ((5, 7) if orientation >= 5 else (7, 5))
    monkeypatch.setattr(convert, "STRIP_PIXELS", 11)
    assert np.array_equal(convert.numbers(image), whole)


def test_a_display_copy_in_strips_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = np.random.default_rng(0).integers(0, 255, (301, 203, 3), np.uint8)
    whole = np.asarray(Image.fromarray(frame).resize((60, 89), Image.Resampling.BICUBIC))
    monkeypatch.setattr(display, "STRIP_PIXELS", 4000)
    assert np.abs(whole.astype(int) - np.asarray(display.reduced(frame, 89))).max() <= 1


@pytest.mark.parametrize(
    ("name", "pixels"), [("a.png", 48 * 64), ("deep.png", 2 * 48 * 64), ("a.txt", 0), ("a.mp4", 48 * 64)]
)
def test_pixels_are_counted_before_they_are_read(tmp_path: Path, name: str, pixels: int) -> None:
    path = tmp_path / name
    if name == "a.txt":
        path.write_text("no image")
    elif name == "a.mp4":
        write_video(path, np.stack([halves()] * 2))
    else:
        Image.fromarray(halves() if name == "a.png" else np.zeros((48, 64), np.uint16)).save(path)
    assert count_pixels(path) == pixels


def test_frames_of_several_videos_share_a_budget(tmp_path: Path) -> None:
    cache = ByteCache(100_000, 60_000)
    videos = [write_video(tmp_path / f"{name}.mp4", np.stack([halves()] * 30)) for name in "abc"]
    media = [open_medium(path, cache=cache) for path in videos]
    for index in (*range(30), *reversed(range(30))):
        for medium in media:
            assert near(medium.frame(index)[20, 5], RED)
    assert cache.nbytes <= 100_000
    for medium in media:
        medium.close()
    assert cache.nbytes == 0


def replace_file(path: Path, value: int) -> None:
    """Another image of the very same size in bytes, changed a second later."""
    before = path.stat()
    Image.new("L", (8, 6), value).save(path)
    assert path.stat().st_size == before.st_size
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 10**9))


def test_a_file_that_was_replaced_by_one_of_the_same_size_is_told(tmp_path: Path, controller: Controller) -> None:
    path = tmp_path / "a.bmp"
    Image.new("L", (8, 6), 0).save(path)
    with closing(controller.open(path)) as session:
        session.add_mask(1, np.ones((6, 8), bool))
        session.save(tmp_path / "before")
        session.park()
        replace_file(path, 9)
        said = r"^a.bmp has changed since it was opened\."
        with pytest.raises(MediaError, match=said):
            session.medium.frame(0)
        for medium in (True, False):
            with pytest.raises(ExportError, match=said):
                session.save(tmp_path / "after", medium)
        assert not (tmp_path / "after.edgetam").exists()
    with closing(controller.open(path)) as session:
        assert session.medium.frame(0)[0, 0, 0] == 9


def test_a_frames_file_that_was_replaced_is_told(tmp_path: Path) -> None:
    for number in range(3):
        Image.new("L", (8, 6), number).save(tmp_path / f"{number}.bmp")
    with closing(open_medium(tmp_path)) as medium:
        replace_file(tmp_path / "1.bmp", 9)
        assert medium.frame(2)[0, 0, 0] == 2
        with pytest.raises(MediaError, match=r"^1.bmp has changed since it was opened\."):
            medium.frame(1)
