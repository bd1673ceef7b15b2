"""Where a medium's frames come from: memory, an animated image, a video file.

Each reader has `count`, `fps`, `height` and `width`, reads frame `index` as uint8 (height, width, 3), and knows its
time. One thread at a time: `media.Medium` sees to that.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageSequence

from ..errors import MediaError
from .convert import upright

CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,ogg,asf,flv,h264,hevc,mjpeg,mxf,dv,ivf,nut,gif,"
    "wav,mp3,aac,flac"
)
"""FFmpeg's names of the containers that are opened; the sound ones, to say that there are no frames in them."""
MAX_PIXELS = 100_000_000
"""The largest image or frame opened: 100 megapixels take 300 MB."""
MAX_ANIMATED = 40 * MAX_PIXELS
"""The largest sum of an animation's frames, each of which is decoded as it is opened: 2,000 frames of full HD."""
SEEK_BEYOND = 48
"""Frames to decode on through rather than seek over."""


def too_large(name: str) -> MediaError:
    """The error for an image or a frame of more than MAX_PIXELS."""
    return MediaError(f"{name} has more than {MAX_PIXELS // 10**6} megapixels.", "Make it smaller and try again.")


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


class Video:
    """A video file, decoded on demand.

    The packets are listed once, undecoded, to learn each frame's time; frame `i` is the one with the i-th smallest.
    Reading on is decoding on; reading elsewhere seeks to the key frame before.
    """

    def __init__(self, path: Path, name: str) -> None:
        import av

        self._av, self._path, self._name = av, path, name
        self.height = self.width = 0
        self._ahead: Any = None
        try:
            self._open()
            stamps = [
                packet.pts for packet in self._container.demux(self._stream) if packet.size and not packet.is_discard
            ]
        except (av.FFmpegError, OSError, ValueError) as error:
            raise self._unreadable() from error
        self._seekable = bool(stamps) and None not in stamps and len(set(stamps)) == len(stamps)
        self._stamps: list[Any] = sorted(stamps) if self._seekable else list(range(len(stamps)))
        try:
            self._restart()
            first = self._next()
            if first is None:
                raise self._unreadable()
            if not self._seekable:
                self._stamps = list(range(1 + self._count_rest()))
            elif self._key(first) != self._stamps[0]:
                # Frames listed before the first that decodes were cut off by the file's edit list.
                self._stamps = [stamp for stamp in self._stamps if stamp >= self._key(first)]
        except (av.FFmpegError, OSError, ValueError) as error:
            raise self._unreadable() from error
        self._last_frame = first
        self.height, self.width = self._to_array(first).shape[:2]
        self.count = len(self._stamps)
        rate = self._stream.average_rate or self._stream.guessed_rate or Fraction(25)
        self.fps = float(rate)
        self._time_base = self._stream.time_base
        self._restart()

    def _unreadable(self) -> MediaError:
        return MediaError(
            f"{self._name} is not an image or a video that can be read, or it is damaged.",
            "Images: JPEG, PNG, WebP, TIFF, GIF. Videos: MP4, MOV, MKV, WebM, AVI. Try to copy or export it again.",
        )

    def _open(self) -> None:
        # FFmpeg also "plays" text, and playlists that name other files and addresses: only what a camera, a screen
        # recorder or an editor writes is let in, and only from the file itself.
        options = {"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
        self._container = self._av.open(str(self._path), container_options=options)
        if not self._container.streams.video:
            raise MediaError(f"{self._name} has sound but no frames.", "Give an image or a video.")
        self._stream = self._container.streams.video[0]
        if self._stream.codec_context.width * self._stream.codec_context.height > MAX_PIXELS:
            raise too_large(self._name)
        self._stream.thread_type = "AUTO"

    def _restart(self) -> None:
        self._container.close()
        self._open()
        self._decoder, self._ahead = self._decode(), None
        self._position = -1

    def _decode(self) -> Any:
        for packet in self._container.demux(self._stream):
            try:
                yield from packet.decode()
            except self._av.InvalidDataError:
                continue

    def _next(self) -> Any:
        if self._ahead is not None:
            frame, self._ahead = self._ahead, None
            return frame
        frame = next(self._decoder, None)
        if frame is not None and not self._seekable:
            self._position += 1
        return frame

    def _key(self, frame: Any) -> Any:
        return frame.pts if self._seekable else self._position

    def _count_rest(self) -> int:
        return sum(1 for _ in self._decoder)

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        wanted = self._stamps[index]
        if index <= self._position or (self._seekable and index - self._position > SEEK_BEYOND):
            if self._seekable and index:
                self._container.seek(wanted, stream=self._stream, backward=True)
                self._decoder, self._ahead = self._decode(), None
            else:
                self._restart()
        frame = self._next()
        if self._seekable and frame is not None and frame.pts > wanted and index:
            # The file's own index led past the frame.
            self._restart()
            frame = self._next()
        while frame is not None and self._key(frame) < wanted:
            self._last_frame, frame = frame, self._next()
        # A frame that cannot be decoded shows the one before it, so that numbers stay as they are.
        if frame is not None and index + 1 < len(self._stamps) and self._key(frame) >= self._stamps[index + 1]:
            frame, self._ahead = None, frame
        frame = frame or self._last_frame
        self._position, self._last_frame = index, frame
        return self._to_array(frame)

    def _to_array(self, frame: Any) -> np.ndarray:
        array = frame.to_ndarray(format="rgb24")
        # The flag counts degrees counter-clockwise, as numpy's rot90 does.
        turned = np.ascontiguousarray(np.rot90(array, round(frame.rotation / 90) % 4))
        # A stream may change its size on the way; the medium has that of its first frame.
        if self.height and turned.shape[:2] != (self.height, self.width):
            return np.array(Image.fromarray(turned).resize((self.width, self.height)))
        return turned

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        if not self._seekable:
            return index / self.fps
        return float((self._stamps[index] - self._stamps[0]) * self._time_base)

    def close(self) -> None:
        """Lets go of the file."""
        self._container.close()
