"""Frames and videos that tests make."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def moving_disc(count: int, height: int = 120, width: int = 160) -> list[np.ndarray]:
    """Frames (height, width, 3) of an orange disc before a blue gradient; it is at (40 + 6 t, 60) on frame t."""
    y, x = np.mgrid[:height, :width]
    ground = np.stack([40 + x / 4, 70 + y / 2, 120 + x / 2], axis=-1).astype(np.uint8)
    frames = []
    for t in range(count):
        frame = ground.copy()
        frame[(x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2] = (240, 140, 30)
        frames.append(frame)
    return frames


def write_video(
    path: Path, frames: list[np.ndarray], codec: str = "libx264", gop: int = 12, pixels: str = "yuv420p"
) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=Fraction(25))
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt, stream.gop_size = pixels, gop
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def turn(path: Path) -> None:
    """Has an MP4 shown turned by a quarter, by the display matrix of its first track, as a phone's clip is."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 44
    data[at : at + 36] = np.array([0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30], ">i4").tobytes()
    path.write_bytes(data)
