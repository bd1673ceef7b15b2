"""Frames as they come, written to a video file one by one."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from ..errors import MediaError
from .convert import numbers, orientation_of
from .limits import MAX_PIXELS, too_large
from .pil import DAMAGED
from .values import to_rgb

QUALITY = 92
"""Pillow's, of frames that are not JPEG when they come."""
TICK = Fraction(1, 1000)
"""The unit of time in a recording, in seconds."""


def read_jpeg(data: bytes, name: str = "the camera") -> np.ndarray:
    """The image of a JPEG file, uint8 (height, width, 3). Raises `MediaError`."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise too_large(name)
            return to_rgb(numbers(image))
    except DAMAGED as error:
        raise MediaError(f"What came from {name} is not a JPEG image.", "Start the camera again.") from error


class Recorder:
    """Writes frames of `height` x `width` pixels to `path`: Motion JPEG in Matroska, which plays even if cut short.

    Raises `OSError` where the disk does not take it.
    """

    def __init__(self, path: Path, height: int, width: int) -> None:
        import av

        self.path, self.count, self.nbytes = path, 0, 0
        self._size = height, width
        self._container = av.open(f"file:{path.absolute()}", "w", format="matroska")
        self._stream = self._container.add_stream("mjpeg", rate=30)
        self._stream.height, self._stream.width, self._stream.pix_fmt = height, width, "yuvj420p"
        self._stream.time_base = TICK
        self._last = -1

    def add(self, frame: np.ndarray | bytes, seconds: float) -> None:
        """Writes the next frame, an array (height, width, 3) or a JPEG file, as shown after `seconds`."""
        import av

        data = frame if isinstance(frame, bytes) and _is_plain(frame) else _as_jpeg(frame)
        packet = av.Packet(data)
        # Two frames never have the same time, whatever clock they come with.
        self._last = max(self._last + 1, round(seconds / TICK))
        packet.stream, packet.time_base, packet.is_keyframe = self._stream, TICK, True
        packet.pts = packet.dts = self._last
        self._container.mux(packet)
        self.count += 1
        self.nbytes += len(data)

    def close(self) -> None:
        """Finishes the file."""
        self._container.close()


def _is_plain(data: bytes) -> bool:
    """Whether every player shows a JPEG file as Pillow does: three colours, and upright as it is."""
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        return image.mode == "RGB" and orientation_of(image) == 1


def _as_jpeg(frame: np.ndarray | bytes) -> bytes:
    array = read_jpeg(frame) if isinstance(frame, bytes) else frame
    file = io.BytesIO()
    Image.fromarray(array).save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
