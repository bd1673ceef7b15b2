"""Where a medium's frames come from: memory, an animated image.

Each reader has `count`, `fps`, `height` and `width`, reads frame `index` as uint8 (height, width, 3), and knows its
time. One thread at a time: `media.Medium` sees to that.
"""

from __future__ import annotations

import itertools

import numpy as np
from PIL import Image, ImageSequence

from ..errors import MediaError
from .convert import upright
from .limits import MAX_PIXELS

MAX_ANIMATED = 40 * MAX_PIXELS
"""The largest sum of an animation's frames, each of which is decoded as it is opened: 2,000 frames of full HD."""


class InMemory:
    """Frames that were given as they are."""

    def __init__(self, frames: list[np.ndarray], fps: float = 25.0) -> None:
        self._frames, self.fps = frames, fps
        self.count = len(frames)
        self.height, self.width = frames[0].shape[:2]

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self._frames[index]

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        return index / self.fps

    def close(self) -> None:
        """Lets go of the file."""
        self._frames = []


class Animation:
    """An animated GIF, WebP, PNG or AVIF, each frame composed as a viewer shows it."""

    def __init__(self, image: Image.Image, name: str) -> None:
        self._image = image
        self.count = int(getattr(image, "n_frames", 1))
        if self.count * image.width * image.height > MAX_ANIMATED:
            raise MediaError(f"{name} is too long an animation for its size.", "Save it as MP4.")
        durations = []
        for frame in ImageSequence.Iterator(image):
            frame.load()  # WebP knows a frame's duration only once it is decoded.
            durations.append(frame.info.get("duration") or 100)
        self._times = [0.0, *itertools.accumulate(milliseconds / 1000 for milliseconds in durations)]
        self.fps = self.count / self._times[-1]
        self.height, self.width = self.read(0).shape[:2]

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        self._image.seek(index)
        return upright(self._image.convert("RGBA"))

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        return self._times[index]

    def close(self) -> None:
        """Lets go of the file."""
        self._image.close()
