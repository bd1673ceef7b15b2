"""Animated GIF, WebP, PNG and AVIF."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
from PIL import Image

from ..errors import MediaError
from .convert import upright
from .pil import open_with_pillow, without_warnings

MAX_ANIMATED = 1_000_000_000
"""The largest sum of an animation's pixels: 480 frames of full HD. Each frame may be decoded to reach the next."""
MAX_FRAME = 34_000_000
"""Pixels of a frame, with some room above 8K."""
MAX_SIDE = 16_384
MAX_FRAMES = 5_000
TICK = 100
"""Milliseconds of a frame that says 0, as browsers have it."""


class Animation:
    """An animated image, each frame composed as a viewer shows it, over white."""

    values = None

    def __init__(self, image: Image.Image, path: Path, name: str, first: int, durations: list[float]) -> None:
        self._image, self._path, self._name, self._first = image, path, name, first
        self.height = self.width = 0
        self.count = len(durations)
        self._times = [0.0, *itertools.accumulate((milliseconds or TICK) / 1000 for milliseconds in durations)]
        self.fps = self.count / self._times[-1]
        self.height, self.width = self.read(0).shape[:2]

    @classmethod
    def of(cls, image: Image.Image, path: Path, name: str) -> Animation | None:
        """The animation in an image that Pillow opened, or None where it has one frame alone. Raises `MediaError`."""
        if image.format == "GIF":
            durations = gif_durations(path, MAX_FRAMES + 1)
            _check(len(durations), image, name)
            return cls(image, path, name, 0, durations) if len(durations) > 1 else None
        # A PNG's default image may be no part of its animation.
        first = 1 if image.format == "PNG" and image.info.get("default_image") else 0
        count = int(getattr(image, "n_frames", 1))
        _check(count, image, name)
        if count < 2:
            return None
        durations = []
        for index in range(first, count):
            with without_warnings():
                image.seek(index)
            image.load()  # WebP knows a frame's duration only once it is decoded.
            durations.append(float(image.info.get("duration") or 0))
        return cls(image, path, name, first, durations)

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        place = self._first + index
        if self._image.format == "PNG" and place < self._image.tell():
            # Pillow goes back in a PNG once, and then does not find its frames.
            self._image.close()
            self._image = open_with_pillow(self._path, self._name, ("PNG",))
        with without_warnings():
            self._image.seek(place)
        frame = upright(self._image)
        if not self.height or frame.shape[:2] == (self.height, self.width):
            return frame
        # Pillow lets a GIF's later frame reach beyond its screen.
        shown = np.full((self.height, self.width, 3), 255, np.uint8)
        part = frame[: self.height, : self.width]
        shown[: part.shape[0], : part.shape[1]] = part
        return shown

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last."""
        return self._times[index]

    def close(self) -> None:
        """Lets go of the file."""
        self._image.close()


def _check(count: int, image: Image.Image, name: str) -> None:
    pixels, side = image.width * image.height, max(image.size)
    is_large = pixels > MAX_FRAME or side > MAX_SIDE
    if count > 1 and (count > MAX_FRAMES or is_large or count * pixels > MAX_ANIMATED):
        raise MediaError(f"{name} is too long an animation for its size.", "Save it as MP4.")


def gif_durations(path: Path, most: int) -> list[float]:
    """Milliseconds of each whole frame of a GIF, at most `most`, read without decoding; of a cut file what is there.

    After the GIF89a specification.
    """
    data = memoryview(path.read_bytes())
    found: list[float] = []
    delay = 0.0
    at = 13 + _table(data[10])
    try:
        while len(found) < most:
            kind = data[at]
            if kind == 0x21:
                if data[at + 1] == 0xF9:
                    delay = 10.0 * int.from_bytes(data[at + 4 : at + 6], "little")
                at = _after_blocks(data, at + 2)
            elif kind == 0x2C:
                at = _after_blocks(data, at + 11 + _table(data[at + 9]))
                found.append(delay)
                delay = 0.0
            else:
                break
    except IndexError:
        pass
    return found


def _table(flags: int) -> int:
    """Bytes of the table of colours that `flags` announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: memoryview, at: int) -> int:
    while size := data[at]:
        at += 1 + size
    return at + 1
