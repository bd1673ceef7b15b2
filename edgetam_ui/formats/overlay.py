"""The image or video itself, with the masks of its visible objects drawn over it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

from ..core.palette import rgb
from ..core.results import Results
from .base import Format, Progress, each
from .choice import Chosen

OPACITY = 0.45
BT709, LIMITED = 1, 1
"""FFmpeg's numbers of the colours that H.264 players expect: `AVCOL_SPC_BT709` and its like, `AVCOL_RANGE_MPEG`."""


def draw(results: Results, frame: int) -> np.ndarray:
    """Frame `frame` with the visible objects' masks filled and outlined, uint8 (height, width, 3)."""
    drawn = results.image(frame).copy()
    for mask in results.masks(frame):
        info = results.objects[mask.object_id]
        if info.visible:
            _draw_mask(drawn, mask.rle.decode(), rgb(info.color))
    return drawn


def _draw_mask(image: np.ndarray, mask: np.ndarray, color: tuple[int, int, int]) -> None:
    tint = np.array(color, np.float32)
    image[mask] = np.rint(image[mask] * (1 - OPACITY) + tint * OPACITY).astype(np.uint8)
    image[edge(mask)] = color


def edge(mask: np.ndarray) -> np.ndarray:
    """The pixels of `mask` within reach of its border: one, or two on images of over a megapixel."""
    inner = mask
    for _ in range(1 + (mask.size > 1_000_000)):
        padded = np.pad(inner, 1, constant_values=True)
        inner = inner & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(mask & ~inner)


def _write(results: Chosen, folder: Path, progress: Progress) -> list[Path]:
    if results.kind == "video":
        path = folder / "overlay.mp4"
        _write_video(path, results, progress)
        return [path]
    from PIL import Image

    path = folder / "overlay.png"
    for frame in results.frames:
        Image.fromarray(draw(results, frame)).save(path)
    progress(1, 1)
    return [path]


def _write_video(path: Path, results: Chosen, progress: Progress) -> None:
    """All frames as H.264 with the original's times, in even numbers of rows and columns, as 4:2:0 needs."""
    import av

    tick = Fraction(1, 90_000)
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=Fraction(results.fps).limit_denominator(90_000))
        stream.width, stream.height = max(2, results.width & ~1), max(2, results.height & ~1)
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "18", "preset": "veryfast"}
        codec = stream.codec_context
        codec.time_base = tick
        codec.sample_aspect_ratio = Fraction(results.aspect).limit_denominator(1000)
        # Written into the file, as players differ in what they take for granted.
        codec.colorspace = codec.color_primaries = codec.color_trc = BT709
        codec.color_range = LIMITED
        for done, index in enumerate(results.frames, 1):
            frame = av.VideoFrame.from_ndarray(_even(draw(results, index)), format="rgb24")
            frame = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
            frame.pts, frame.time_base = round(results.time(index) / tick), tick
            container.mux(stream.encode(frame))
            progress(done, len(results.frames))
        container.mux(stream.encode(None))


def _even(image: np.ndarray) -> np.ndarray:
    """`image` without its last row or column where their number is odd; a single one is doubled."""
    height, width, _ = image.shape
    doubled = np.pad(image, ((0, height == 1), (0, width == 1), (0, 0)), mode="edge")
    return np.ascontiguousarray(doubled[: max(2, height & ~1), : max(2, width & ~1)])


FORMAT = Format(
    name="overlay",
    label="Overlay",
    group="looks",
    image="The image with its masks, PNG",
    video="The video with its masks, MP4",
    loses="the masks: they are part of the image",
    read_by="any viewer or player",
    checked_by="Pillow, PyAV, ffprobe",
    write=each(_write),
    single={"image": ".png", "video": ".mp4"},
    keeps=False,
)
