"""Images and videos in, as uint8 RGB frames of one size.

A frame is an array (height, width, 3), upright: EXIF and rotation flags are applied. Frames are numbered from 0 in
the order they are shown, and numbers never change: what is exported for frame 12 belongs to the 13th frame shown.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Lock, RLock
from typing import Any, Literal, Protocol

import numpy as np
from PIL import Image, UnidentifiedImageError

from ..errors import MediaError, SessionError
from .convert import from_array, stack, upright
from .limits import MAX_PIXELS, too_large
from .readers import Animation, InMemory
from .video import PASSED_BYTES, Video

IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif")
VIDEO_SUFFIXES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".gif", ".mpg", ".mpeg", ".ogv", ".wmv", ".ts")
IMAGE_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "AVIF", "PPM", "JPEG2000", "ICO", "TGA")
"""Pillow's names of the formats that are opened. Not EPS, which it would have Ghostscript run as a program."""
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""What Apple's photographs call themselves; FFmpeg takes them for videos of their first tile."""
DISPLAY_SIDE = 4096
"""Pixels of the longer side of what a browser is sent."""
RECENT_BYTES = 96 << 20
"""Decoded video frames kept for those who look back and forth."""


class Frames(Protocol):
    """Where a reader gets its frames from."""

    count: int
    fps: float
    height: int
    width: int

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        ...

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        ...

    def close(self) -> None:
        """Lets go of the file."""
        ...


class Medium:
    """An opened image or video.

    `kind` is "image" or "video", `count` the number of frames (1 for an image), `fps` frames a second (0 for
    an image), `height` and `width` pixels, `aspect` how much wider than high a pixel is shown, `path` the file where
    there is one.
    """

    def __init__(self, frames: Frames, name: str, kind: Literal["image", "video"], path: Path | None = None) -> None:
        self._frames = frames
        self.name, self.path = name, path
        self.kind: Literal["image", "video"] = kind
        self.height, self.width = frames.height, frames.width
        self.count = frames.count
        self.fps = frames.fps if kind == "video" else 0.0
        self.aspect: float = getattr(frames, "aspect", 1.0)
        self._lock = RLock()
        self._closed = False
        self._recent: OrderedDict[int, np.ndarray] = OrderedDict()
        self._displaying = Lock()
        self._display: bytes | None = None

    def frame(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), read-only. Raises `SessionError` once the medium is closed."""
        with self._lock:
            if self._closed:
                raise SessionError(f"{self.name} was closed.", "Open it again.")
            if index in self._recent:
                self._recent.move_to_end(index)
                return self._recent[index]
            frame = self._frames.read(index)
            frame.setflags(write=False)
            self._recent[index] = frame
            while len(self._recent) > max(1, RECENT_BYTES // frame.nbytes):
                self._recent.popitem(last=False)
            return frame

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        return self._frames.time(index)

    @property
    def held_pixels(self) -> int:
        """The most pixels that are in memory while the medium is open, of all its frames."""
        pixels = self.height * self.width
        if isinstance(self._frames, InMemory):
            return pixels * self.count
        return max(pixels, min(pixels * self.count, (RECENT_BYTES + PASSED_BYTES) // 3))

    def display(self, index: int, slot: AbstractContextManager[Any] | None = None) -> tuple[bytes, str]:
        """Frame `index` for a browser, and its MIME type: JPEG, at most 4096 pixels on its longer side.

        An image's is made once and kept. `slot` is held while one is made: a semaphore bounds the memory of many.
        """
        if self.kind == "video":
            with slot or nullcontext():
                return _jpeg(self.frame(index)), "image/jpeg"
        with self._displaying:
            if self._display is None:
                with slot or nullcontext():
                    self._display = _jpeg(self.frame(index))
            return self._display, "image/jpeg"

    def close(self) -> None:
        """Lets go of the file and of the frames kept."""
        with self._lock:
            self._closed = True
            self._frames.close()
            self._recent.clear()
            self._display = None


def _jpeg(frame: np.ndarray) -> bytes:
    image = Image.fromarray(frame)
    image.thumbnail((DISPLAY_SIDE, DISPLAY_SIDE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def open_medium(source: Any, name: str | None = None) -> Medium:
    """`source` as a medium: a path, a PIL image, an array (height, width[, 3 or 4]), an array (frames, height,
    width, 3), or a list of PIL images or arrays of one size.

    `name` is the file's name, for messages and exports. Raises `MediaError` if it cannot be read.
    """
    if isinstance(source, (str, Path)):
        return _open_path(Path(source), name or Path(source).name)
    if isinstance(source, Image.Image):
        return Medium(InMemory([upright(source)]), name or "image", "image")
    if isinstance(source, np.ndarray) and source.ndim == 4:
        source = list(source)
    if isinstance(source, np.ndarray):
        return Medium(InMemory([from_array(source)]), name or "image", "image")
    if isinstance(source, Sequence) and not isinstance(source, (bytes, bytearray)):
        if not source:
            raise MediaError("There are no frames.", "Give a list with at least one image.")
        frames = stack(source)
        if len({frame.shape for frame in frames}) > 1:
            raise MediaError("The frames differ in size.", "Resize them to the size of the first.")
        return Medium(InMemory(frames), name or "frames", "video")
    raise MediaError(
        f"A {type(source).__name__} is neither an image nor a video.",
        "Give a path, a PIL image, an array or a list of frames.",
    )


def _open_path(path: Path, name: str) -> Medium:
    if not path.exists():
        raise MediaError(f"There is no file {name}.", "Check the path.")
    if path.is_dir():
        raise MediaError(f"{name} is a folder.", "Give an image or a video.")
    if path.stat().st_size == 0:
        raise MediaError(f"{name} is empty.", "It may not have been copied to the end.")
    if path.suffix.lower() in (".mjpg", ".mjpeg"):
        # One JPEG after the other: Pillow would see the first.
        return Medium(Video(path, name), name, "video", path)
    try:
        image = Image.open(path, formats=IMAGE_FORMATS)
    except Image.DecompressionBombError as error:
        raise too_large(name) from error
    except (UnidentifiedImageError, OSError, ValueError, RuntimeError):
        with path.open("rb") as file:
            head = file.read(12)
        if head[4:8] == b"ftyp" and head[8:] in HEIC:
            raise MediaError(f"{name} is a HEIC photograph, which cannot be read here.", "Save it as JPEG.") from None
        return Medium(Video(path, name), name, "video", path)
    if image.width * image.height > MAX_PIXELS:
        raise too_large(name)
    try:
        if image.format in ("GIF", "WEBP", "PNG", "AVIF") and getattr(image, "n_frames", 1) > 1:
            return Medium(Animation(image, name), name, "video", path)
        with image:
            return Medium(InMemory([upright(image)]), name, "image", path)
    except (OSError, EOFError, SyntaxError, ValueError, IndexError, RuntimeError) as error:
        image.close()
        raise MediaError(f"{name} is a damaged or truncated image.", "Copy or download it again.") from error
