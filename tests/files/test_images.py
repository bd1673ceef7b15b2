"""Images of every kind that people bring: what is seen, by eye and by the model."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from edgetam_ui import Controller, FakeEngine, MediaError, PromptError
from edgetam_ui.media.medium import Medium, open_medium
from tests.media import moving_disc

FIXTURES = Path(__file__).parent / "fixtures" / "image"
DISC = moving_disc(1)[0]
"""Orange before blue, 120 x 160."""


def disc(low: float, high: float, dtype: type) -> np.ndarray:
    """A brighter disc, (120, 160), whose numbers are from `low` to `high`."""
    y, x = np.mgrid[:120, :160]
    inside = (x - 40) ** 2 + (y - 60) ** 2 < 24**2
    return np.where(inside, high, low + (high - low) * x / 320).astype(dtype)


def assert_seen(medium: Medium) -> None:
    """That the disc is as bright as can be, and the ground from black on."""
    frame = medium.frame(0)
    assert frame.shape == (120, 160, 3)
    assert frame[60, 40].tolist() == [255] * 3
    assert frame[110, 0].max() <= 3
    assert 100 < frame[110, 150, 0] < 140


@pytest.mark.parametrize("name", ["g16_top1023.tif", "g16_top4095.png"])
def test_grey_of_10_and_12_bits_is_not_black(name: str) -> None:
    medium = open_medium(FIXTURES / name)
    frame = medium.frame(0)
    assert frame.max() == 255
    assert frame.std() > 20
    assert medium.values is not None
    assert medium.values.high <= 4095


@pytest.mark.parametrize(
    ("low", "high", "dtype"),
    [
        (100, 1023, np.uint16),
        (0, 65535, np.uint16),
        (-500, 900, np.int16),
        (-3e4, 3e9, np.float32),
        (0, 0.003, np.float32),
        (-1e-8, 1e-8, np.float64),
        (10, 3_000_000, np.uint32),
        (-40, 90, np.int8),
    ],
)
@pytest.mark.parametrize("is_file", [True, False])
def test_numbers_of_any_kind(tmp_path: Path, low: float, high: float, dtype: type, is_file: bool) -> None:
    array = disc(low, high, dtype)
    tifffile.imwrite(tmp_path / "a.tif", array)
    medium = open_medium(tmp_path / "a.tif" if is_file else array)
    assert_seen(medium)
    assert medium.values is not None
    assert medium.values.lowest == pytest.approx(low, rel=1e-3)
    assert medium.values.highest == pytest.approx(high, rel=1e-3)


def test_numbers_that_are_not_finite_are_black(tmp_path: Path) -> None:
    array = disc(-1, 5, np.float32)
    array[:3] = np.nan
    array[3] = np.inf
    tifffile.imwrite(tmp_path / "a.tif", array)
    medium = open_medium(tmp_path / "a.tif")
    assert_seen(medium)
    assert medium.frame(0)[:3].max() == 0
    tifffile.imwrite(tmp_path / "b.tif", np.full((9, 9), np.nan, np.float32))
    with pytest.raises(MediaError, match="finite"):
        open_medium(tmp_path / "b.tif")


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("channels", [2, 3, 5])
def test_channels(tmp_path: Path, planar: str, dtype: type, channels: int) -> None:
    top = {np.uint8: 255, np.uint16: 4095, np.float32: 1}[dtype]
    planes = [np.roll(disc(0, top, dtype), 20 * channel, axis=1) for channel in range(channels)]
    array = np.stack(planes, axis=-1 if planar == "contig" else 0)
    photometric = "rgb" if channels == 3 else "minisblack"
    tifffile.imwrite(tmp_path / "a.tif", array, planarconfig=planar, photometric=photometric)
    medium = open_medium(tmp_path / "a.tif")
    assert (medium.kind, medium.width, medium.height) == ("image", 160, 120)
    # The first channel is red, the second green.
    assert medium.frame(0)[60, 20, 0] == 255
    assert medium.frame(0)[60, 80, 1] == 255


def test_colours_of_16_bits_keep_their_proportions(tmp_path: Path) -> None:
    for depth in (10, 12, 16):
        deep = (DISC.astype(np.float64) / 255 * (2**depth - 1)).astype(np.uint16)
        deep[0, 0] = 2**depth - 1
        tifffile.imwrite(tmp_path / "a.tif", deep, photometric="rgb")
        assert np.abs(open_medium(tmp_path / "a.tif").frame(0)[5:].astype(int) - DISC[5:]).max() <= 1
        write_png16(tmp_path / "a.png", deep)
        assert np.abs(open_medium(tmp_path / "a.png").frame(0)[5:].astype(int) - DISC[5:]).max() <= 1


def write_png16(path: Path, array: np.ndarray) -> None:
    import av

    codec = av.CodecContext.create("png", "w")
    codec.height, codec.width = array.shape[:2]
    codec.pix_fmt, codec.time_base = "rgb48be", 1
    frame = av.VideoFrame.from_ndarray(array, format="rgb48le").reformat(format="rgb48be")
    path.write_bytes(b"".join(bytes(packet) for packet in [*codec.encode(frame), *codec.encode(None)]))


@pytest.mark.parametrize("compression", [None, "lzw", "deflate", "zstd", "jpeg"])
def test_compressed_tiffs(tmp_path: Path, compression: str | None) -> None:
    tifffile.imwrite(tmp_path / "a.tif", DISC, photometric="rgb", compression=compression)
    assert np.abs(open_medium(tmp_path / "a.tif").frame(0).astype(int) - DISC).mean() < 3
    if compression != "jpeg":
        tifffile.imwrite(tmp_path / "b.tif", disc(0, 999, np.uint16), compression=compression)
        assert_seen(open_medium(tmp_path / "b.tif"))


@pytest.mark.parametrize("kind", ["big", "ome", "imagej"])
def test_stacks_of_channels(tmp_path: Path, kind: str) -> None:
    rolled = [
        np.roll(disc(0, 900, np.uint16), 5 * time + 30 * channel, axis=1) for time in range(4) for channel in (0, 1)
    ]
    array = np.stack(rolled).reshape(4, 2, 120, 160)
    options = {
        "big": {"bigtiff": True, "metadata": {"axes": "TCYX"}},
        "ome": {"ome": True, "metadata": {"axes": "TCYX"}},
        "imagej": {"imagej": True, "metadata": {"axes": "TCYX"}},
    }[kind]
    tifffile.imwrite(tmp_path / "a.tif", array, photometric="minisblack", **options)  # type: ignore[arg-type]
    medium = open_medium(tmp_path / "a.tif")
    assert (medium.kind, medium.count) == ("video", 4)
    frame = medium.frame(2)
    assert frame[60, 50, 0] == 255
    assert frame[60, 80, 1] == 255


@pytest.mark.parametrize(
    ("axes", "shape"), [("CTYX", (3, 4)), ("TCYX", (4, 3)), ("CZYX", (4, 2)), ("TCZYX", (2, 3, 2))]
)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_channels_in_any_place(tmp_path: Path, axes: str, shape: tuple[int, ...], dtype: type) -> None:
    where, frames = axes.index("C"), math.prod(shape) // shape[axes.index("C")]
    others = [side for place, side in enumerate(shape) if place != where]
    first = np.zeros((shape[where], frames, 40, 50), dtype)
    first[0, range(frames), 10, range(frames)] = 200
    array = np.moveaxis(first.reshape(shape[where], *others, 40, 50), 0, where)
    tifffile.imwrite(tmp_path / "a.tif", array, photometric="minisblack", ome=True, metadata={"axes": axes})
    medium = open_medium(tmp_path / "a.tif")
    assert (medium.kind, medium.count) == ("video", frames)
    # The first channel is red; its only pixel tells the frame.
    assert [int(medium.frame(frame)[10, :, 0].argmax()) for frame in range(frames)] == list(range(frames))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_fourth_channel_is_no_opacity(tmp_path: Path, dtype: type) -> None:
    last = np.zeros((120, 160), dtype)
    channels = np.dstack([DISC.astype(dtype) * (np.iinfo(dtype).max // 255), last])
    tifffile.imwrite(tmp_path / "a.tif", channels, photometric="rgb", extrasamples=["unspecified"])
    assert np.array_equal(open_medium(tmp_path / "a.tif").frame(0), DISC)
    tifffile.imwrite(tmp_path / "b.tif", channels, photometric="minisblack", planarconfig="contig")
    assert open_medium(tmp_path / "b.tif").frame(0)[:20].mean() < 200


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_with_opacity_is_grey(tmp_path: Path, dtype: type) -> None:
    top = np.iinfo(dtype).max
    grey = np.dstack([disc(0, top, dtype), np.full((120, 160), top, dtype)])
    tifffile.imwrite(tmp_path / "a.tif", grey, photometric="minisblack", extrasamples=["unassalpha"])
    assert_seen(open_medium(tmp_path / "a.tif"))


def test_ink_of_16_bits(tmp_path: Path) -> None:
    ink = np.dstack([255 - DISC, np.full((120, 160), 40, np.uint8)])
    Image.fromarray(ink, "CMYK").save(tmp_path / "a.tif")
    tifffile.imwrite(tmp_path / "b.tif", ink.astype(np.uint16) * 257, photometric="separated")
    shown = [open_medium(tmp_path / name).frame(0).astype(int) for name in ("a.tif", "b.tif")]
    assert np.abs(shown[0] - shown[1]).max() <= 2


def test_a_stack_of_pages_is_a_sequence_of_frames() -> None:
    medium = open_medium(FIXTURES / "stack.tif")
    assert (medium.kind, medium.count, medium.width, medium.height) == ("video", 12, 160, 120)
    with Image.open(FIXTURES / "stack.tif") as image:
        for index in (11, 0, 5):
            image.seek(index)
            assert np.array_equal(medium.frame(index)[..., 0], np.asarray(image))


def test_pages_of_a_stack_share_their_values(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.stack([disc(0, 200 * (1 + t), np.uint16) for t in range(5)]))
    medium = open_medium(tmp_path / "a.tif")
    brightness = [int(medium.frame(index)[60, 40, 0]) for index in range(5)]
    assert brightness == sorted(set(brightness))


def test_the_full_image_after_a_thumbnail(tmp_path: Path) -> None:
    medium = open_medium(FIXTURES / "thumbfirst.tif")
    assert (medium.kind, medium.width, medium.height) == ("image", 160, 120)
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(DISC[::4, ::4], photometric="rgb")
        file.write(DISC, photometric="rgb")
    # One that does not say that it is a thumbnail is smaller.
    assert np.array_equal(open_medium(tmp_path / "a.tif").frame(0), DISC)


@pytest.mark.parametrize("options", [{}, {"bigtiff": True}, {"byteorder": ">"}])
@pytest.mark.parametrize("compression", [None, "lzw"])
def test_the_full_image_below_a_thumbnail(tmp_path: Path, options: dict[str, Any], compression: str | None) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif", **options) as file:
        file.write(np.ascontiguousarray(DISC[::8, ::8]), subifds=1, subfiletype=1, photometric="rgb")
        file.write(DISC, photometric="rgb", compression=compression)
    medium = open_medium(tmp_path / "a.tif")
    assert medium.kind == "image"
    assert np.array_equal(medium.frame(0), DISC)


def test_smaller_versions_below_an_image_are_left(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(DISC, subifds=2, photometric="rgb")
        for step in (2, 4):
            file.write(np.ascontiguousarray(DISC[::step, ::step]), photometric="rgb")
    medium = open_medium(tmp_path / "a.tif")
    assert (medium.kind, medium.frame(0).shape) == ("image", DISC.shape)


def test_a_page_with_a_depth_is_a_sequence(tmp_path: Path) -> None:
    planes = np.stack([np.roll(disc(0, 900, np.uint16), 5 * plane, axis=1) for plane in range(5)])
    for compression in (None, "deflate"):
        tifffile.imwrite(tmp_path / "a.tif", planes, volumetric=True, tile=(16, 16, 16), compression=compression)
        medium = open_medium(tmp_path / "a.tif")
        assert (medium.kind, medium.count) == ("video", 5)
        assert medium.frame(4)[60, 60, 0] == 255
        medium.close()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "deep.tif"])
def test_every_orientation(tmp_path: Path, orientation: int, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    turned = {
        1: DISC,
        2: DISC[:, ::-1],
        3: DISC[::-1, ::-1],
        4: DISC[::-1],
        5: DISC.swapaxes(0, 1),
        6: np.rot90(DISC, 1),
        7: np.rot90(DISC.swapaxes(0, 1), 2),
        8: np.rot90(DISC, -1),
    }[orientation]
    if suffix == "deep.tif":
        tag = (274, "H", 1, orientation, True)
        tifffile.imwrite(path, turned.astype(np.uint16) * 257, photometric="rgb", extratags=[tag])
    else:
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(np.ascontiguousarray(turned)).save(path, exif=exif, quality=95)
    frame = open_medium(path).frame(0)
    assert frame.shape == DISC.shape
    assert np.abs(frame.astype(int) - DISC).mean() < 4


def test_an_orientation_beside_a_broken_tag() -> None:
    frame = open_medium(FIXTURES / "exif_byte.jpg").frame(0)
    with Image.open(FIXTURES / "exif_byte.jpg") as image:
        assert np.array_equal(frame, np.rot90(image.convert("RGB"), -1))


def test_an_orientation_that_is_told_twice(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.ascontiguousarray(np.rot90(DISC, 1))).save(tmp_path / "a.jpg", exif=exif)
    data = (tmp_path / "a.jpg").read_bytes()
    once = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    assert once in data
    (tmp_path / "a.jpg").write_bytes(data.replace(once, b"\x01\x12\x00\x03\x00\x00\x00\x02\x00\x06\x00\x06"))
    assert open_medium(tmp_path / "a.jpg").frame(0).shape == DISC.shape
    assert not recwarn.list


def test_an_animation_without_its_default_image() -> None:
    medium = open_medium(FIXTURES / "apng_default.png")
    assert medium.count == 4
    assert len({medium.frame(index).tobytes() for index in range(4)}) == 4


@pytest.mark.parametrize(
    ("name", "options"),
    [("a.png", {}), ("a.png", {"default_image": True}), ("a.webp", {"lossless": True}), ("a.gif", {})],
)
def test_an_animation_backward_and_at_random(tmp_path: Path, name: str, options: dict[str, Any]) -> None:
    first, *rest = [Image.fromarray(frame) for frame in moving_disc(9, 48, 64)]
    first.save(tmp_path / name, save_all=True, append_images=rest, duration=40, **options)
    medium = open_medium(tmp_path / name)
    forward = [medium.frame(index).copy() for index in range(medium.count)]
    for order in (range(medium.count - 1, -1, -1), [5, 2, 1, 0, 3, 7, 0]):
        medium = open_medium(tmp_path / name)
        for index in order:
            assert np.array_equal(medium.frame(index), forward[index])


def test_a_cut_animation_shows_the_frames_that_are_there() -> None:
    medium = open_medium(FIXTURES / "cut.gif")
    shapes = {medium.frame(index).shape for index in range(medium.count)}
    assert shapes == {(medium.height, medium.width, 3)}


def test_heic(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    exif = Image.Exif()
    exif[0x0112] = 6
    image = pillow_heif.from_pillow(Image.fromarray(np.ascontiguousarray(np.rot90(DISC, 1))))
    image.save(tmp_path / "a.heic", quality=90, exif=exif.tobytes())
    frame = open_medium(tmp_path / "a.heic").frame(0)
    assert frame.shape == DISC.shape
    assert np.abs(frame.astype(int) - DISC).mean() < 4
    (tmp_path / "b.heic").write_bytes((tmp_path / "a.heic").read_bytes()[:400])
    with pytest.raises(MediaError, match="damaged"):
        open_medium(tmp_path / "b.heic")


def test_jpeg_xl(tmp_path: Path) -> None:
    pytest.importorskip("pillow_jxl")
    Image.fromarray(DISC).save(tmp_path / "a.jxl", quality=95)
    assert np.abs(open_medium(tmp_path / "a.jxl").frame(0).astype(int) - DISC).mean() < 4


@pytest.mark.parametrize(
    ("name", "head", "says"),
    [
        ("a.dcm", bytes(128) + b"DICM", "DICOM"),
        ("a.psd", b"8BPS\0\1", "Photoshop"),
        ("a.nef", b"MM\0*" + bytes(99), "raw"),
        ("a.czi", b"ZISRAWFILE" + bytes(99), "CZI"),
        ("a.h5", b"\x89HDF\r\n\x1a\n" + bytes(99), "HDF5"),
        ("a.exr", b"v/1\x01" + bytes(99), "OpenEXR"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.nii.gz", b"\x1f\x8b\x08" + bytes(20), "gzip"),
    ],
)
def test_kinds_that_are_not_read_are_named(tmp_path: Path, name: str, head: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(head)
    with pytest.raises(MediaError, match=says) as caught:
        open_medium(tmp_path / name)
    assert caught.value.hint


def test_a_hundred_megapixels(tmp_path: Path) -> None:
    Image.new("RGB", (12_000, 9_000), (90, 20, 10)).save(tmp_path / "a.png", compress_level=1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        medium = open_medium(tmp_path / "a.png")
        data, _ = medium.display(0)
    assert (medium.width, medium.height) == (12_000, 9_000)
    # The very array that was read: no second copy.
    assert medium.frame(0) is medium.frame(0)
    (tmp_path / "a.jpg").write_bytes(data)
    with Image.open(tmp_path / "a.jpg") as shown:
        assert shown.size == (4096, 3072)


def test_other_values_are_seen_by_eye_and_model(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", disc(0, 4000, np.uint16))
    session = Controller(engine=FakeEngine()).open(tmp_path / "a.tif")
    medium = session.medium
    before, mask = medium.frame(0).copy(), session.add_points(1, [[40, 60]])
    session.set_values(0, 65535)
    assert medium.frame(0).max() < 25
    assert max(brightest(medium.display(0)[0], tmp_path)) < 25
    assert not np.array_equal(session.masks()[1], mask)
    # Also once its pixels were let go of; and undo takes it back.
    session.park()
    assert medium.frame(0).max() < 25
    assert medium.values is not None
    assert (medium.values.low, medium.values.high) == (0, 65535)
    session.undo()
    assert max(brightest(medium.display(0)[0], tmp_path)) > 240
    assert np.array_equal(medium.frame(0), before)
    assert np.array_equal(session.masks()[1], mask)
    for low, high in ((5, 5), (5, None), (9, 5)):
        with pytest.raises(PromptError):
            session.set_values(low, high)
    with pytest.raises(PromptError, match="as they are"):
        Controller(engine=FakeEngine()).open(DISC).set_values(0, 9)


def test_other_values_of_a_sequence_make_what_was_tracked_stale(tmp_path: Path) -> None:
    for number in range(4):
        array = np.roll(disc(100, 4000, np.uint16), 4 * number, axis=1)
        tifffile.imwrite(tmp_path / f"f{number}.tif", array)
    session = Controller(engine=FakeEngine()).open(tmp_path)
    session.add_box(1, [16, 36, 64, 84])
    for _ in session.propagate():
        pass
    session.set_values(0, 3000)
    assert [kind for _, kind, _ in session.timeline(1)] == ["prompted", "stale", "stale", "stale"]
    assert int(session.medium.frame(2).max()) == 255
    again = Controller(engine=FakeEngine()).open(tmp_path)
    for operation in session.operations:
        again.apply(operation)
    assert again.medium.values == session.medium.values
    assert np.array_equal(again.masks(2)[1], session.masks(2)[1])


def brightest(data: bytes, folder: Path) -> list[int]:
    (folder / "shown.jpg").write_bytes(data)
    with Image.open(folder / "shown.jpg") as image:
        return [top for _, top in image.convert("RGB").getextrema()]  # type: ignore[misc]
