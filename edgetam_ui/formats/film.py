"""Films: frames as a video file with the source's times, pixel aspect and sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from ..core.progress import Progress
from ..errors import ExportError
from .base import made_by
from .choice import Chosen
from .sound import Sound

BT709, LIMITED = 1, 1
"""FFmpeg's numbers of the colours that players expect: `AVCOL_SPC_BT709` and its like, `AVCOL_RANGE_MPEG`."""
CUT = "a video's last row or column where their number is odd"
"""What H.264 loses."""
Draw = Callable[[Chosen, int], np.ndarray]


@dataclass(frozen=True)
class Codec:
    """How a film is encoded. `tick` is the unit of its times, `even` whether sides must be even, `copies` which sound
    goes in as it is, `sound` what other sound is encoded as. `converted` says whether its colours are YUV, `square`
    whether pixels are made square, since PyAV has no way to tell Matroska their aspect.
    """

    suffix: str
    name: str
    pixels: str
    options: Mapping[str, str] = field(default_factory=dict)
    tick: Fraction = Fraction(1, 90_000)
    even: bool = False
    copies: frozenset[str] = frozenset()
    sound: str = "aac"
    tags: Mapping[str, str] = field(default_factory=dict)
    converted: bool = True
    square: bool = False


MP4_SOUND = frozenset({"aac", "mp3", "ac3", "eac3", "alac", "opus"})
# Without frames that are decoded in another order: of such, at uneven times, MP4 tells the length of the film wrong.
X264 = {"crf": "18", "preset": "veryfast", "bf": "0"}
H264 = Codec(".mp4", "libx264", "yuv420p", X264, even=True, copies=MP4_SOUND)
PRORES = Codec(
    ".mov",
    "prores_ks",
    "yuva444p10le",
    {"profile": "4444", "alpha_bits": "16", "vendor": "apl0"},
    copies=(MP4_SOUND | {"pcm_s16le", "pcm_s24le"}) - {"opus"},
)
VP9 = Codec(
    ".webm",
    "libvpx-vp9",
    "yuva420p",
    {"crf": "24", "b": "0", "deadline": "realtime", "cpu-used": "6", "row-mt": "1", "auto-alt-ref": "0"},
    tick=Fraction(1, 1000),
    copies=frozenset({"opus", "vorbis"}),
    sound="libopus",
    tags={"alpha_mode": "1"},
    square=True,
)
FFV1 = Codec(
    ".mkv",
    "ffv1",
    "bgra",
    {"level": "3", "slicecrc": "1"},
    tick=Fraction(1, 1000),
    copies=MP4_SOUND | {"vorbis", "flac", "pcm_s16le", "pcm_s24le"},
    converted=False,
)


def write_film(chosen: Chosen, path: Path, codec: Codec, draw: Draw, progress: Progress) -> Path:
    """Writes what `draw` makes of each frame, uint8 (height, width, 3 or 4), at the frame's own time.

    Raises `ExportError` where this FFmpeg cannot.
    """
    import av

    try:
        _write(chosen, path, codec, draw, progress)
    except av.codec.codec.UnknownCodecError as error:
        raise ExportError(f"This FFmpeg has no encoder {codec.name}.", "Choose another format.") from error
    except av.FFmpegError as error:
        if isinstance(error, OSError):
            raise
        raise ExportError(f"FFmpeg could not encode it: {error.strerror}.", "Try a smaller size.") from error
    return path


def _write(chosen: Chosen, path: Path, codec: Codec, draw: Draw, progress: Progress) -> None:
    import av

    first = chosen.time(chosen.frames[0])
    end = chosen.end
    flags = {"movflags": "faststart"} if codec.suffix in (".mp4", ".mov") else {}
    with av.open(str(path), "w", options=flags) as container, Sound(chosen.source, first, end) as sound:
        container.metadata.update({"comment": made_by(chosen), "title": chosen.name})
        stream = _video_stream(container, chosen, codec)
        sound.join(container, codec.copies, codec.sound)
        stamps = _stamps([chosen.time(number) - first for number in chosen.frames] + [end - first], codec.tick)
        # An encoder knows a rate, and not how long each frame is shown.
        lasts = {stamp: after - stamp for stamp, after in pairwise(stamps)}

        def mux(packets: Iterable[Any]) -> None:
            for packet in packets:
                packet.duration = lasts[packet.pts]
                container.mux(packet)

        for done, (number, stamp) in enumerate(zip(chosen.frames, stamps, strict=False), 1):
            image = draw(chosen, number)
            frame = _frame(widened(image, square_width(chosen)) if codec.square else image, codec)
            frame.pts, frame.time_base = stamp, codec.tick
            mux(stream.encode(frame))
            sound.write_until(float(stamp * codec.tick))
            progress(done, len(chosen.frames))
        mux(stream.encode(None))
        sound.write_until(end)
        sound.finish()


def _stamps(seconds: Iterable[float], tick: Fraction) -> list[int]:
    """Times in units of `tick`, no two the same."""
    stamps: list[int] = []
    for time in seconds:
        stamps.append(max(round(time / tick), stamps[-1] + 1 if stamps else 0))
    return stamps


def _video_stream(container: Any, chosen: Chosen, codec: Codec) -> Any:
    rate = Fraction(chosen.fps or 25).limit_denominator(90_000) / chosen.choice.step
    stream = container.add_stream(codec.name, rate=rate)
    height, width = chosen.height, square_width(chosen) if codec.square else chosen.width
    height, width = _even_size(height, width) if codec.even else (height, width)
    stream.width, stream.height, stream.pix_fmt = width, height, codec.pixels
    stream.options = dict(codec.options)
    stream.metadata.update(codec.tags)
    context = stream.codec_context
    context.time_base = codec.tick
    context.sample_aspect_ratio = Fraction(1 if codec.square else chosen.aspect).limit_denominator(1000)
    if codec.converted:
        # Written into the file, as players differ in what they take for granted.
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED
    return stream


def _frame(image: np.ndarray, codec: Codec) -> Any:
    import av

    image = even(image) if codec.even else np.ascontiguousarray(image)
    frame = av.VideoFrame.from_ndarray(image, format="rgba" if image.shape[2] == 4 else "rgb24")
    # Several threads spoil the first pixels of rows where each begins, seen in the alpha of odd sizes.
    if codec.converted:
        return frame.reformat(format=codec.pixels, dst_colorspace="ITU709", dst_color_range="MPEG", threads=1)
    return frame.reformat(format=codec.pixels, threads=1)


def square_width(chosen: Chosen) -> int:
    """The width at which the frames look right with square pixels."""
    return max(1, round(chosen.width * chosen.aspect))


def widened(image: np.ndarray, width: int) -> np.ndarray:
    """`image` with so many columns; itself where it has them."""
    if image.shape[1] == width:
        return image
    from PIL import Image

    return np.asarray(Image.fromarray(image).resize((width, image.shape[0]), Image.Resampling.BILINEAR))


def _even_size(height: int, width: int) -> tuple[int, int]:
    return max(2, height & ~1), max(2, width & ~1)


def even(image: np.ndarray) -> np.ndarray:
    """`image` without its last row or column where their number is odd; a single one is doubled."""
    height, width = image.shape[:2]
    doubled = np.pad(image, ((0, height == 1), (0, width == 1), (0, 0)), mode="edge")
    rows, columns = _even_size(height, width)
    return np.ascontiguousarray(doubled[:rows, :columns])
