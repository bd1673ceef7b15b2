"""Films, read again by ffprobe, PyAV and Pillow: frames, times, sound, pixel aspect, rotation and alpha."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence

from edgetam_ui import Controller, ExportError, FakeEngine
from edgetam_ui.core.progress import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import export, pack
from tests.media import moving_disc, turn
from tests.results import ArrayResults, video_results

from . import hard

FFPROBE = shutil.which("ffprobe")
FILMS = {
    "overlay": ".mp4",
    "outline": ".mp4",
    "spotlight": ".mp4",
    "prores": ".mov",
    "webm": ".webm",
    "ffv1": ".mkv",
    "matte": ".mp4",
    "green": ".mp4",
}
IN_MP4 = {"aac": "aac", "libopus": "opus", "pcm_s16le": "aac"}
SOUND = {
    "prores": {"aac": "aac", "libopus": "aac", "pcm_s16le": "pcm_s16le"},
    "webm": dict.fromkeys(IN_MP4, "opus"),
    "ffv1": {"aac": "aac", "libopus": "opus", "pcm_s16le": "pcm_s16le"},
}
"""What sound becomes in a film, by what it was: it is copied where the container takes it."""
COUNT = 20
TIMES = [round(at * 1.7) / 25 for at in range(COUNT)]
END = TIMES[-1] + 0.4
"""Seconds of the frames of `source`, not evenly apart, and of its end."""


@dataclass(frozen=True)
class FromFile(ArrayResults):
    """Results over frames of a file."""

    file: Path = Path()
    times: tuple[float, ...] = ()

    @property
    def source(self) -> Path | None:
        return self.file

    def time(self, frame: int) -> float:
        return [*self.times, END][frame]


def source(path: Path, sound: str) -> FromFile:
    """A clip of 160 x 120 with a tone, pixels 4:3 as wide as high, and frames at `TIMES`."""
    base = video_results(COUNT)
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 160, 120, "yuv420p"
        video.codec_context.time_base = Fraction(1, 12_800)
        video.codec_context.sample_aspect_ratio = Fraction(4, 3)
        audio = container.add_stream(sound, rate=48_000)
        for time, pixels in zip(TIMES, base.frames, strict=True):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = round(time * 12_800), Fraction(1, 12_800)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        tone = np.sin(np.arange(round(48_000 * TIMES[-1])) * 0.06).astype(np.float32)
        for at in range(0, tone.size, 960):
            piece = av.AudioFrame.from_ndarray(np.tile(tone[at : at + 960], (1, 1)), format="fltp", layout="mono")
            piece.sample_rate, piece.pts, piece.time_base = 48_000, at, Fraction(1, 48_000)
            for ready in av.AudioResampler(audio.format, "mono", 48_000).resample(piece):
                container.mux(audio.encode(ready))
        container.mux(audio.encode(None))
    return FromFile(base.frames, base.arrays, base.objects, "disc.mp4", aspect=4 / 3, file=path, times=tuple(TIMES))


def probe(path: Path) -> dict[str, Any]:
    """What ffprobe says of the streams, by their kind, and of each video packet."""
    if FFPROBE is None:
        pytest.skip("ffprobe is not installed")
    command = [
        FFPROBE,
        "-v",
        "error",
        "-of",
        "json",
        "-show_streams",
        "-show_format",
        "-show_entries",
        "packet=stream_index,pts_time",
    ]
    data = json.loads(subprocess.run([*command, str(path)], check=True, capture_output=True).stdout)
    streams = {stream["codec_type"]: stream for stream in data["streams"]}
    for stream in streams.values():
        hours, minutes, seconds = stream.get("tags", {}).get("DURATION", "0:0:0").split(":")
        stream["seconds"] = float(stream.get("duration") or 3600 * int(hours) + 60 * int(minutes) + float(seconds))
    index = streams["video"]["index"]
    times = sorted(float(packet["pts_time"]) for packet in data["packets"] if packet["stream_index"] == index)
    sound = [float(p["pts_time"]) for p in data["packets"] if p["stream_index"] != index]
    return {**streams, "times": times, "sound": sound, "seconds": float(data["format"]["duration"])}


@pytest.mark.parametrize("name", FILMS)
@pytest.mark.parametrize("sound", ["aac", "libopus", "pcm_s16le"])
def test_times_sound_and_aspect_are_the_sources(name: str, sound: str, tmp_path: Path) -> None:
    suffix = {"aac": "mp4", "libopus": "mkv", "pcm_s16le": "mov"}[sound]
    results = source(tmp_path / f"source.{suffix}", sound)
    film = probe(export(results, name, tmp_path / f"film{FILMS[name]}", no_progress))
    assert film["times"] == pytest.approx(TIMES, abs=0.0011)
    assert film["video"]["seconds"] == pytest.approx(END, abs=0.0011)
    width = 213 if name == "webm" else 160
    assert (film["video"]["width"], film["video"]["height"]) == (width, 120)
    if name != "ffv1":
        assert film["video"]["sample_aspect_ratio"] == ("1:1" if name == "webm" else "4:3")
    assert not film["video"].get("side_data_list") or "rotation" not in str(film["video"]["side_data_list"])
    assert film["sound"][0] == pytest.approx(0, abs=0.05)
    assert film["sound"][-1] == pytest.approx(TIMES[-1], abs=0.08)
    assert film["audio"]["codec_name"] == SOUND.get(name, IN_MP4)[sound]


@pytest.mark.parametrize("name", FILMS)
@pytest.mark.parametrize("kind", ["mp4", "mkv", "gif", "webp"])
def test_a_films_last_frame_lasts_as_long_as_the_sources(name: str, kind: str, tmp_path: Path) -> None:
    frames, lasts = moving_disc(4), [0.04, 0.2, 0.08, 1.2]
    path = tmp_path / f"source.{kind}"
    if kind in ("gif", "webp"):
        first, *others = map(Image.fromarray, frames)
        first.save(path, save_all=True, append_images=others, duration=[round(1000 * last) for last in lasts])
    else:
        with av.open(str(path), "w") as container:
            video = container.add_stream("mpeg4", rate=25)
            video.height, video.width = frames[0].shape[:2]
            video.codec_context.time_base = Fraction(1, 1000)
            for at, pixels in enumerate(frames):
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                frame.pts, frame.time_base = round(1000 * sum(lasts[:at])), Fraction(1, 1000)
                for packet in video.encode(frame):
                    packet.duration = round(1000 * lasts[at])
                    container.mux(packet)
    if kind in ("mp4", "mkv"):
        assert probe(path)["video"]["seconds"] == pytest.approx(1.52, abs=0.0011)
    with closing(Controller(engine=FakeEngine())) as controller, closing(controller.open(path)) as session:
        session.add_box(1, [14, 34, 66, 86])
        film = probe(session.export(name, tmp_path / f"film{FILMS[name]}"))
        assert film["times"] == pytest.approx([0, 0.04, 0.24, 0.32], abs=0.0011)
        assert film["seconds"] == film["video"]["seconds"] == pytest.approx(1.52, abs=0.0011)
        for again in ("gif", "webp"):
            with Image.open(session.export("gif", tmp_path / f"again.{again}")) as image:
                found = []
                for at in range(image.n_frames):
                    image.seek(at)
                    image.load()
                    found.append(image.info["duration"])
                assert found == [40, 200, 80, 1200]


def test_the_sound_of_a_file_that_is_called_as_an_address_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = source(tmp_path / "source.mp4", "aac")
    (tmp_path / "source.mp4").rename(tmp_path / "2024-11-28T12:30:05.mp4")
    monkeypatch.chdir(tmp_path)
    results = replace(results, file=Path("2024-11-28T12:30:05.mp4"))
    assert probe(export(results, "overlay", Path("a:b.mp4"), no_progress).absolute())["sound"]


@pytest.mark.parametrize("name", ["overlay", "webm"])
def test_a_part_begins_at_nothing(name: str, tmp_path: Path) -> None:
    results = source(tmp_path / "source.mp4", "aac")
    choice = Choice(start=5, end=15, step=2)
    film = probe(export(results, name, tmp_path / f"film{FILMS[name]}", no_progress, choice))
    expected = [TIMES[frame] - TIMES[5] for frame in range(5, 16, 2)]
    assert film["times"] == pytest.approx(expected, abs=0.0011)
    assert film["video"]["seconds"] == pytest.approx(TIMES[17] - TIMES[5], abs=0.0011)
    assert -0.03 < film["sound"][0] < 0.05
    assert film["sound"][-1] < TIMES[17] - TIMES[5]


def decoded(path: Path, decoder: str | None = None) -> list[np.ndarray]:
    """The frames, uint8 (height, width, 4 with alpha, else 3), by FFmpeg's own decoder or another."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        if decoder is None:
            return [colours(frame) for frame in container.decode(stream)]
        context = av.CodecContext.create(decoder, "r")
        context.extradata = stream.codec_context.extradata
        packets = [*container.demux(stream)]
        return [colours(frame) for packet in packets for frame in context.decode(packet)]


def colours(frame: av.VideoFrame) -> np.ndarray:
    """The pixels, converted in one thread, since several spoil some.

    To RGBA only where there is alpha: of YUV 4:2:0 without, FFmpeg spoils the last columns in it at some widths.
    """
    kind = "rgba" if any(component.is_alpha for component in frame.format.components) else "rgb24"
    return frame.reformat(format=kind, threads=1).to_ndarray()


@pytest.mark.parametrize(
    ("name", "decoder", "colors", "least"),
    [("prores", None, 3.0, 1.0), ("webm", "libvpx-vp9", 6.0, 0.97), ("ffv1", None, 0.0, 1.0)],
)
@pytest.mark.parametrize("size", [(120, 160), (61, 83)])
def test_alpha(
    name: str, decoder: str | None, colors: float, least: float, size: tuple[int, int], tmp_path: Path
) -> None:
    results = video_results(6, *size)
    frames = decoded(export(results, name, tmp_path / f"film{FILMS[name]}", no_progress), decoder)
    assert len(frames) == 6
    found = []
    for number, frame in enumerate(frames):
        mask = results.arrays[number][1] if number in results.arrays else np.zeros(size, bool)
        assert frame.shape == (*size, 4)
        alpha = frame[..., 3] >= 128
        together = (alpha | mask).sum()
        found.append((alpha & mask).sum() / together if together else 1.0)
        if name != "webm":
            assert set(np.unique(frame[..., 3])) <= {0, 255}
        inside = np.abs(frame[..., :3].astype(int) - results.frames[number])[mask]
        assert inside.mean() <= colors if mask.any() else True
    print(f"{name} {size}: IoU of alpha {min(found):.4f} at least")
    assert min(found) >= least


def test_a_webm_says_that_it_has_alpha(tmp_path: Path) -> None:
    path = export(video_results(3), "webm", tmp_path / "film.webm", no_progress)
    tags = {key.lower(): value for key, value in probe(path)["video"]["tags"].items()}
    assert tags["alpha_mode"] == "1"


COLOR = np.array([0x0A, 0x84, 0xFF])
"""Of the object in `video_results`."""


def grey(pixels: np.ndarray) -> np.ndarray:
    return np.repeat((pixels @ [0.299, 0.587, 0.114])[..., None], 3, axis=-1)


SEEN: dict[str, tuple[Callable[[np.ndarray], Any], Callable[[np.ndarray], Any]]] = {
    "overlay": (lambda pixels: 0.55 * pixels + 0.45 * COLOR, lambda pixels: pixels),
    "outline": (lambda pixels: pixels, lambda pixels: pixels),
    "spotlight": (lambda pixels: pixels, lambda pixels: 0.4 * grey(pixels)),
    "matte": (lambda pixels: 255, lambda pixels: 0),
    "green": (lambda pixels: pixels, lambda pixels: [0x00, 0xB1, 0x40]),
}
"""What becomes of the source's pixels inside an object and around it, in each film without alpha."""


@pytest.mark.parametrize("name", SEEN)
def test_pixels_inside_and_around_an_object(name: str, tmp_path: Path) -> None:
    results = video_results(10)
    frames = decoded(export(results, name, tmp_path / "film.mp4", no_progress))
    assert len(frames) == 10
    y, x = np.mgrid[:120, :160]
    inside, around = SEEN[name]
    off, borders = [], []
    for number, frame in enumerate(frames):
        far = np.hypot(x - 40 - 6 * number, y - 60) if number < 4 else np.full((120, 160), np.inf)
        source = results.frames[number].astype(float)
        for place, expected in ((far < 21, inside(source)), (far > 27, around(source))):
            wanted = np.broadcast_to(expected, frame.shape)[place]
            off.append(np.abs(frame[place] - wanted).mean() if place.any() else 0)
        border = (far < 24) & (far > 23)
        if border.any():
            borders.append(np.abs(frame[border] - COLOR).mean() / np.abs(source[border] - COLOR).mean())
    print(f"{name}: off by {max(off):.2f} of 255 at most; border {max(borders):.2f} as far from the colour as it was")
    assert max(off) < 3
    assert (max(borders) < 0.6) == (name in ("overlay", "outline"))


def test_the_masks_of_a_matte(tmp_path: Path) -> None:
    """Object 1 has each of the hard masks in turn; of the odd sides the last row and column are cut off."""
    results = hard.awkward_video()
    film = export(results, "matte", tmp_path / "matte.mp4", no_progress, Choice(objects=(1,)))
    pairs = [(frame[..., 0] >= 128, results.arrays[number][1][:60, :82]) for number, frame in enumerate(decoded(film))]
    found = {kind: hard.iou(*pair) for kind, pair in zip(hard.masks(), pairs, strict=True)}
    print("matte: IoU", ", ".join(f"{kind} {value:.4f}" for kind, value in found.items()))
    assert min(found.values()) >= 0.97


def test_an_rgba_sequence(tmp_path: Path) -> None:
    results = video_results(6)
    export(results, "rgba", tmp_path, no_progress)
    for number in range(6):
        image = np.asarray(Image.open(tmp_path / f"disc_{number:06d}.png"))
        assert np.array_equal(image[..., 3] == 255, results.arrays[number][1])
        assert np.array_equal(image[..., :3], results.frames[number])


@pytest.mark.parametrize("kind", ["gif", "webp"])
@pytest.mark.parametrize("look", ["overlay", "cut-out"])
def test_an_animation_for_chat(kind: str, look: str, tmp_path: Path) -> None:
    results = video_results(6)
    export(results, "gif", tmp_path, no_progress, Choice(size=80), {"kind": kind, "look": look})
    image = Image.open(tmp_path / f"animation.{kind}")
    assert image.size == (80, 60)
    frames = []
    for frame in ImageSequence.Iterator(image):
        frame.load()
        frames.append((frame.info["duration"], np.asarray(frame.convert("RGBA"))))
    assert sum(duration for duration, _ in frames) == pytest.approx(240, abs=10)
    if look == "cut-out":
        assert (frames[0][1][..., 3] == 0).mean() > 0.5
        assert frames[0][1][30, 20, 3] == 255


@pytest.mark.parametrize("alike", [False, True])
def test_a_gif_of_very_slow_frames_is_told(alike: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = video_results(3)
    if alike:  # which a GIF holds as one picture
        results = replace(results, frames=[*results.frames[:2], results.frames[1]], arrays={0: results.arrays[0]})
    monkeypatch.setattr(ArrayResults, "time", lambda self, frame: 400.0 * frame if alike else 700.0 * frame)
    with pytest.raises(ExportError, match="655 seconds"):
        export(results, "gif", tmp_path / "a.gif", no_progress, Choice(unmasked=True))
    with Image.open(export(results, "gif", tmp_path / "a.webp", no_progress, Choice(unmasked=True))) as image:
        assert image.n_frames > 1
    assert not (tmp_path / "a.gif").exists()


def test_an_animation_is_one_file(tmp_path: Path) -> None:
    results = video_results(3)
    for name, kind in (("a.gif", "GIF"), ("a.webp", "WEBP")):
        with Image.open(export(results, "gif", tmp_path / name, no_progress)) as image:
            assert (image.format, getattr(image, "n_frames", 1)) == (kind, 3)
        path, mime = pack(results, "gif", tmp_path, no_progress, Choice(), {"kind": kind.lower()})
        assert (path.suffix, mime) == (f".{kind.lower()}", f"image/{kind.lower()}")
    for name, kind in (("b.gif", "webp"), ("b.webp", "gif")):
        with pytest.raises(ExportError) as caught:
            export(results, "gif", tmp_path / name, no_progress, Choice(), {"kind": kind})
        assert caught.value.hint == f"Give a folder, a .{kind} or a .zip."
    assert not list(tmp_path.glob("b.*"))


@pytest.mark.parametrize("name", FILMS)
def test_a_rotated_source_stays_upright(name: str, tmp_path: Path) -> None:
    """A phone's clip, turned by its display matrix: the film is as it is shown, with nothing left to turn."""
    path = tmp_path / "turned.mp4"
    source(path, "aac")
    turn(path)
    assert "rotation" in str(probe(path)["video"]["side_data_list"])
    with closing(Controller(engine=FakeEngine())) as controller, closing(controller.open(path)) as session:
        height, width = session.medium.height, session.medium.width
        assert height > width
        session.add_box(1, [10, 10, 80, 80])
        film = probe(session.export(name, tmp_path / f"film{FILMS[name]}"))
    shown = round(width * 3 / 4) if name == "webm" else width
    assert (film["video"]["height"], film["video"]["width"]) == (height, shown)
    if name != "ffv1":
        assert film["video"]["sample_aspect_ratio"] == ("1:1" if name == "webm" else "3:4")
    assert film["times"] == pytest.approx(TIMES, abs=0.0011)
    assert "rotation" not in str(film["video"].get("side_data_list"))
    assert film["audio"]["codec_name"] == ("opus" if name == "webm" else "aac")


def test_frames_without_a_file_have_no_sound(tmp_path: Path) -> None:
    film = probe(export(video_results(3), "overlay", tmp_path / "film.mp4", no_progress))
    assert "audio" not in film
    assert len(moving_disc(3)) == len(film["times"])
