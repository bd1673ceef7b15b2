"""Frame i is the i-th frame that the file shows, in whatever order frames are asked for."""

from __future__ import annotations

import gc
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine, MediaError
from edgetam_ui.core.cache import ByteCache
from edgetam_ui.media.medium import Medium, open_medium
from edgetam_ui.media.video import Video

from ..media import moving_disc, write_video
from .clips import CLIPS, decoded, encode, number_of, numbered_frames, run

FIXTURES = Path(__file__).parent / "fixtures"
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="there is no ffmpeg program")
B_FRAMES = "-c:v libx264 -g 12 -bf 3"


def orders(count: int) -> list[list[int]]:
    """Forward, backward, and at random."""
    return [list(range(count)), list(range(count))[::-1], random.Random(1).sample(range(count), count)]


def assert_as_ffmpeg(path: Path) -> None:
    opened = open_medium(path)
    wanted = decoded(path, opened.height, opened.width)
    assert opened.count == len(wanted)
    for order in orders(len(wanted)):
        medium = open_medium(path)
        for index in order:
            frame = medium.frame(index)
            assert number_of(frame) == number_of(wanted[index])
            assert np.abs(frame.astype(int) - wanted[index]).mean() < 4
        medium.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encode(tmp_path_factory.mktemp("base") / "base.mp4", B_FRAMES, numbered_frames())


def copied(base: Path, path: Path, *options: str) -> Path:
    run(["-y", "-i", str(base), "-c", "copy", *options, str(path)])
    return path


@needs_ffmpeg
@pytest.mark.parametrize("name", CLIPS)
def test_frames_are_those_of_ffmpeg(tmp_path: Path, name: str) -> None:
    assert_as_ffmpeg(encode(tmp_path / name, CLIPS[name], numbered_frames()))


@needs_ffmpeg
@pytest.mark.parametrize("suffix", ["mp4", "mkv", "flv"])
def test_time_stamps_of_decoding_are_not_taken_for_those_of_showing(base: Path, tmp_path: Path, suffix: str) -> None:
    assert_as_ffmpeg(copied(base, tmp_path / f"a.{suffix}", "-bsf:v", "setts=pts=DTS"))


@needs_ffmpeg
def test_equal_and_falling_time_stamps(base: Path, tmp_path: Path) -> None:
    assert_as_ffmpeg(copied(base, tmp_path / "a.mkv", "-bsf:v", "setts=pts=PTS*(1-0.5*mod(N\\,2))"))


@needs_ffmpeg
def test_an_edit_list_cuts_frames_off(base: Path, tmp_path: Path) -> None:
    run(["-y", "-ss", "0.6", "-i", str(base), "-c", "copy", str(tmp_path / "a.mp4")])
    assert_as_ffmpeg(tmp_path / "a.mp4")


@needs_ffmpeg
def test_a_stream_cut_at_its_beginning_or_joined_to_another(base: Path, tmp_path: Path) -> None:
    data = copied(base, tmp_path / "a.ts").read_bytes()
    (tmp_path / "cut.ts").write_bytes(data[188 * 20 :])
    assert_as_ffmpeg(tmp_path / "cut.ts")
    (tmp_path / "joined.ts").write_bytes(data * 2)
    assert_as_ffmpeg(tmp_path / "joined.ts")


@needs_ffmpeg
@pytest.mark.parametrize("name", ["a.flv", "a.mkv", "a.ts", "a.mov"])
def test_a_file_that_is_cut_off(base: Path, tmp_path: Path, name: str) -> None:
    options = ["-movflags", "faststart"] if name == "a.mov" else []
    path = copied(base, tmp_path / name, *options)
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 4])
    assert_as_ffmpeg(path)


@needs_ffmpeg
def test_a_table_of_key_frames_that_is_not_there(base: Path, tmp_path: Path) -> None:
    data = base.read_bytes()
    (tmp_path / "a.mp4").write_bytes(data.replace(b"stss", b"free"))
    assert_as_ffmpeg(tmp_path / "a.mp4")


@needs_ffmpeg
def test_pixels_that_are_not_square(tmp_path: Path) -> None:
    medium = open_medium(encode(tmp_path / "a.mp4", f"{B_FRAMES} -vf setsar=16/11", numbered_frames(3)))
    assert (medium.height, medium.width) == (96, 128)
    assert medium.aspect == pytest.approx(16 / 11)
    # The overlay's pixels are as wide.
    session = Controller(engine=FakeEngine()).open(tmp_path / "a.mp4")
    session.add_box(1, [10, 40, 60, 80])
    out = session.export("overlay", tmp_path / "over.mp4")
    assert open_medium(out).aspect == pytest.approx(16 / 11)


@needs_ffmpeg
def test_a_codec_that_nobody_knows(base: Path, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(base.read_bytes().replace(b"avc1", b"zzzz"))
    with pytest.raises(MediaError, match="cannot be decoded"):
        open_medium(tmp_path / "a.mp4")


@needs_ffmpeg
@pytest.mark.parametrize("name", ["2024-11-28T12:30:05.mp4", "a?b#c&d=%20.mp4", "http:x.mp4", "file:y.mp4"])
def test_names_that_look_like_addresses(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(base.read_bytes())
    assert open_medium(name).count == 36


def bars(frame: np.ndarray) -> int:
    """The number on a frame of the fixtures: ten bars of 16 pixels."""
    return sum(1 << bit for bit in range(10) if frame[10, 8 + 16 * bit].mean() > 128)


@pytest.mark.parametrize(
    ("name", "count", "jumps"),
    [("long.ts", 300, [0, 298, *range(299, 248, -1)]), ("p.mpg", 60, [57, 59, 48, 54]), ("x264.avi", 60, [59, 0])],
)
def test_counted_frames(name: str, count: int, jumps: list[int]) -> None:
    for order in [jumps, *orders(count)]:
        medium = open_medium(FIXTURES / "video" / name)
        assert medium.count == count
        assert [bars(medium.frame(index)) for index in order] == order


def test_variable_rate_with_two_equal_time_stamps() -> None:
    medium = open_medium(FIXTURES / "video" / "vfr.mp4")
    assert medium.count == 60
    assert [bars(medium.frame(index)) for index in range(60)] == list(range(60))
    assert (medium.time(19), medium.time(39)) == (pytest.approx(0.76), pytest.approx(3.84))


def test_the_stream_that_players_take() -> None:
    medium = open_medium(FIXTURES / "video" / "twostreams.mp4")
    assert medium.count == 60
    assert [bars(medium.frame(index)) for index in range(60)] == list(range(60))


def test_a_cover_is_no_video() -> None:
    with pytest.raises(MediaError, match="has sound but no picture"):
        open_medium(FIXTURES / "video" / "song.mp3")


def test_a_mirrored_video() -> None:
    medium = open_medium(FIXTURES / "video" / "hflip.mp4")
    assert [bars(medium.frame(index)[:, ::-1]) for index in range(60)] == list(range(60))


@needs_ffmpeg
@pytest.mark.parametrize(
    ("matrix", "back"),
    [
        ((0, 1, -1, 0), lambda frame: np.rot90(frame, 1)),
        ((-1, 0, 0, -1), lambda frame: np.rot90(frame, 2)),
        ((0, -1, 1, 0), lambda frame: np.rot90(frame, 3)),
        ((1, 0, 0, -1), lambda frame: frame[::-1]),
        ((0, 1, 1, 0), lambda frame: frame.swapaxes(0, 1)),
        ((0, -1, -1, 0), lambda frame: np.rot90(frame.swapaxes(0, 1), 2)),
    ],
)
def test_every_display_matrix(
    base: Path, tmp_path: Path, matrix: tuple[int, ...], back: Callable[[np.ndarray], np.ndarray]
) -> None:
    data = bytearray(base.read_bytes())
    at = data.index(b"tkhd") + 44
    a, b, c, d = (number << 16 for number in matrix)
    data[at : at + 36] = np.array([a, b, 0, c, d, 0, 0, 0, 1 << 30], ">i4").tobytes()
    (tmp_path / "a.mp4").write_bytes(data)
    medium, plain = open_medium(tmp_path / "a.mp4"), open_medium(base)
    for index in (0, 21):
        assert np.array_equal(back(medium.frame(index)), plain.frame(index))


@pytest.mark.parametrize("name", ["move.ts", "move.mp4", "move.avi"])
def test_tracking_backward_follows_the_disc(controller: Controller, name: str) -> None:
    session = controller.open(FIXTURES / "video" / name)
    session.add_box(1, [88, 46, 138, 94], frame=7)
    for _ in session.propagate(direction="backward"):
        pass
    edges = [int(np.flatnonzero(session.masks(frame)[1].any(axis=0))[0]) for frame in range(8)]
    assert np.abs(np.array(edges) - [9, 21, 32, 45, 56, 69, 81, 92]).max() <= 4
    session.close()


@needs_ffmpeg
def test_an_index_is_kept_for_the_next_time(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edgetam_ui.media import frame_index, video

    monkeypatch.setattr(frame_index, "WORTH_KEEPING", 10)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(frame_index.platformdirs, "user_cache_path", lambda name: tmp_path / "cache")
    path = tmp_path / "a.mp4"
    path.write_bytes(base.read_bytes())
    first = read_all(open_medium(path))
    monkeypatch.setattr(video.Video, "_make_index", None)
    assert read_all(open_medium(path)) == first == list(range(36))
    # Another file at the path is not taken for it.
    path.write_bytes(base.read_bytes() + bytes(9))
    with pytest.raises(TypeError):
        open_medium(path)
    monkeypatch.undo()


def read_all(medium: Medium) -> list[int]:
    return [number_of(medium.frame(index)) for index in range(medium.count)]


def test_frames_that_are_let_go_of_are_gone_at_once(tmp_path: Path) -> None:
    """And not only when Python looks for rings of objects, which it does seldom beside so few of them."""
    video = Video(write_video(tmp_path / "a.mp4", moving_disc(40)), "a.mp4", ByteCache(1, 1, 1))
    gc.collect()
    gc.disable()
    try:
        for index in range(40):
            video.read(index)
        assert sum(isinstance(thing, av.VideoFrame) for thing in gc.get_objects()) < 8
    finally:
        gc.enable()
    video.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list threads there")
def test_frames_that_are_kept_keep_no_threads(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", moving_disc(40))

    def count() -> int:
        return len(list(Path("/proc/self/task").iterdir()))

    opened = open_medium(path)
    opened.frame(0)
    before = count()
    for index in range(1, 40):
        opened.frame(index)
    assert count() < before + 10  # one a frame would be 39; others of this process come and go
    opened.close()
