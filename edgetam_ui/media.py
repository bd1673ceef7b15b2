"""Pictures and videos in, as uint8 RGB frames of one size, whatever the file. Imports errors; Pillow and PyAV.

A frame is an array (height, width, 3), upright: EXIF and rotation flags are applied. Frames are numbered from 0 in
the order they are shown, and numbers never change: what is exported for frame 12 belongs to the 13th picture shown.
"""

from __future__ import annotations

import io
import itertools
from collections import OrderedDict
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from threading import RLock
from typing import Any, Literal, Protocol

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from .errors import MediaError

IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif")
VIDEO_SUFFIXES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".gif", ".mpg", ".mpeg", ".ogv", ".wmv", ".ts")
MAX_PIXELS = 100_000_000
"""The largest picture opened: 100 megapixels take 300 MB."""
RECENT_BYTES = 96 << 20
"""Decoded video frames kept for those who look back and forth."""
CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,ogg,asf,flv,h264,hevc,mjpeg,mxf,dv,ivf,nut,gif,"
    "wav,mp3,aac,flac"
)
"""FFmpeg's names of the containers that are opened; the sound ones, to say that there is no picture in them."""
SEEK_BEYOND = 48
"""Frames to decode on through rather than seek over."""


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
    """An opened picture or video.

    `kind` is "image" or "video", `count` the number of frames (1 for a picture), `fps` frames a second (0 for a
    picture), `height` and `width` pixels, `path` the file where there is one.
    """

    def __init__(self, frames: Frames, name: str, kind: Literal["image", "video"], path: Path | None = None) -> None:
        self._frames = frames
        self.name, self.path = name, path
        self.kind: Literal["image", "video"] = kind
        self.height, self.width = frames.height, frames.width
        self.count = frames.count
        self.fps = frames.fps if kind == "video" else 0.0
        self._lock = RLock()
        self._recent: OrderedDict[int, np.ndarray] = OrderedDict()

    def frame(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), read-only."""
        with self._lock:
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

    def display(self, index: int, largest_side: int = 4096) -> tuple[bytes, str]:
        """Frame `index` for a browser, and its MIME type: JPEG, at most `largest_side` pixels on its longer side."""
        picture = Image.fromarray(self.frame(index))
        picture.thumbnail((largest_side, largest_side))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=90)
        return out.getvalue(), "image/jpeg"

    def close(self) -> None:
        """Lets go of the file and of the frames kept."""
        with self._lock:
            self._frames.close()
            self._recent.clear()


def open_medium(source: Any, name: str | None = None) -> Medium:
    """`source` as a medium: a path, a PIL image, an array (height, width[, 3 or 4]), an array (frames, height,
    width, 3), or a list of PIL images or arrays of one size.

    `name` is the file's name, for messages and exports. Raises `MediaError` if it cannot be read.
    """
    if isinstance(source, (str, Path)):
        return _open_path(Path(source), name or Path(source).name)
    if isinstance(source, Image.Image):
        return Medium(_InMemory([_upright(source)]), name or "picture", "image")
    if isinstance(source, np.ndarray) and source.ndim == 4:
        source = list(source)
    if isinstance(source, np.ndarray):
        return Medium(_InMemory([_from_array(source)]), name or "picture", "image")
    if isinstance(source, Sequence) and not isinstance(source, (bytes, bytearray)):
        frames = [_upright(f) if isinstance(f, Image.Image) else _from_array(np.asarray(f)) for f in source]
        if not frames:
            raise MediaError("There are no frames.", "Give a list with at least one picture.")
        if len({frame.shape for frame in frames}) > 1:
            raise MediaError("The frames differ in size.", "Resize them to the size of the first.")
        return Medium(_InMemory(frames), name or "frames", "video")
    raise MediaError(
        f"A {type(source).__name__} is neither a picture nor a video.",
        "Give a path, a PIL image, an array or a list of frames.",
    )


def _open_path(path: Path, name: str) -> Medium:
    if not path.exists():
        raise MediaError(f"There is no file {name}.", "Check the path.")
    if path.is_dir():
        raise MediaError(f"{name} is a folder.", "Give a picture or a video.")
    if path.stat().st_size == 0:
        raise MediaError(f"{name} is empty.", "It may not have been copied to the end.")
    try:
        picture = Image.open(path)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (UnidentifiedImageError, OSError, ValueError):
        return Medium(_Video(path, name), name, "video", path)
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(name)
    if getattr(picture, "n_frames", 1) > 1 and picture.format in ("GIF", "WEBP", "PNG", "AVIF"):
        return Medium(_Animation(picture), name, "video", path)
    try:
        return Medium(_InMemory([_upright(picture)]), name, "image", path)
    except (OSError, SyntaxError, ValueError) as error:
        raise MediaError(f"{name} is a damaged or truncated picture.", "Copy or download it again.") from error
    finally:
        picture.close()


def _too_large(name: str) -> MediaError:
    return MediaError(f"{name} has more than {MAX_PIXELS // 10**6} megapixels.", "Make it smaller and try again.")


def _upright(picture: Image.Image) -> np.ndarray:
    """A PIL image of any mode, turned as its EXIF says, as uint8 (height, width, 3)."""
    if picture.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        # Pillow would clip 16 bits to 8 rather than scale them.
        return _from_array(np.asarray(ImageOps.exif_transpose(picture)))
    picture = ImageOps.exif_transpose(picture)
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return np.array(picture.convert("RGB"))


def _from_array(array: np.ndarray) -> np.ndarray:
    """An array (height, width[, 1, 3 or 4]) of bytes, 16-bit numbers or floats in [0, 1], as uint8 (h, w, 3)."""
    if array.ndim == 2:
        array = array[..., None]
    if array.ndim != 3 or array.shape[2] not in (1, 3, 4) or 0 in array.shape:
        raise MediaError(
            f"An array of shape {array.shape} is not a picture.", "Its shape should be (height, width, 3)."
        )
    if array.dtype == bool:
        array = array.astype(np.uint8) * 255
    elif array.dtype != np.uint8:
        numbers = array.astype(np.float64)
        if not np.isfinite(numbers).all():
            raise MediaError("The array holds numbers that are not finite.", "Replace them first.")
        if numbers.min() < 0:
            raise MediaError("The array holds negative numbers.", "Scale it to 0 to 255.")
        top = numbers.max()
        is_unit = np.issubdtype(array.dtype, np.floating) and top <= 1
        scale = 255.0 if is_unit else 1.0 if top <= 255 else 255.0 / 65535 if top <= 65535 else 255.0 / top
        array = np.rint(numbers * scale).astype(np.uint8)
    if array.shape[2] == 4:
        return np.array(_upright(Image.fromarray(np.ascontiguousarray(array), "RGBA")))
    return np.ascontiguousarray(np.repeat(array, 3, axis=2) if array.shape[2] == 1 else array).copy()


class _InMemory:
    """Frames that were given as they are."""

    def __init__(self, frames: list[np.ndarray], fps: float = 25.0) -> None:
        self._frames, self.fps = frames, fps
        self.count = len(frames)
        self.height, self.width = frames[0].shape[:2]

    def read(self, index: int) -> np.ndarray:
        return self._frames[index]

    def time(self, index: int) -> float:
        return index / self.fps

    def close(self) -> None:
        self._frames = []


class _Animation:
    """An animated GIF, WebP, PNG or AVIF, each frame composed as a viewer shows it."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture
        self.count = int(getattr(picture, "n_frames", 1))
        durations = []
        for frame in ImageSequence.Iterator(picture):
            frame.load()  # WebP knows a frame's duration only once it is decoded.
            durations.append(frame.info.get("duration") or 100)
        self._times = [0.0, *itertools.accumulate(milliseconds / 1000 for milliseconds in durations)]
        self.fps = self.count / self._times[-1]
        self.height, self.width = picture.height, picture.width

    def read(self, index: int) -> np.ndarray:
        self._picture.seek(index)
        return _upright(self._picture.convert("RGBA"))

    def time(self, index: int) -> float:
        return self._times[index]

    def close(self) -> None:
        self._picture.close()


class _Video:
    """A video file, decoded on demand.

    The packets are listed once, undecoded, to learn each frame's time; frame `i` is the one with the i-th smallest.
    Reading on is decoding on; reading elsewhere seeks to the key frame before.
    """

    def __init__(self, path: Path, name: str) -> None:
        import av

        self._av, self._path, self._name = av, path, name
        self.height = self.width = 0
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
        self._restart()

    def _unreadable(self) -> MediaError:
        return MediaError(
            f"{self._name} is not a picture or a video that can be read, or it is damaged.",
            "Pictures: JPEG, PNG, WebP, TIFF, GIF. Videos: MP4, MOV, MKV, WebM, AVI. Try to copy or export it again.",
        )

    def _open(self) -> None:
        # FFmpeg also "plays" text, and playlists that name other files and addresses: only what a camera, a screen
        # recorder or an editor writes is let in, and only from the file itself.
        options = {"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
        self._container = self._av.open(str(self._path), container_options=options)
        if not self._container.streams.video:
            raise MediaError(f"{self._name} has sound but no picture.", "Give a picture or a video.")
        self._stream = self._container.streams.video[0]
        self._stream.thread_type = "AUTO"

    def _restart(self) -> None:
        self._container.close()
        self._open()
        self._decoder = self._decode()
        self._position = -1

    def _decode(self) -> Any:
        for packet in self._container.demux(self._stream):
            try:
                yield from packet.decode()
            except self._av.InvalidDataError:
                continue

    def _next(self) -> Any:
        frame = next(self._decoder, None)
        if frame is not None and not self._seekable:
            self._position += 1
        return frame

    def _key(self, frame: Any) -> Any:
        return frame.pts if self._seekable else self._position

    def _count_rest(self) -> int:
        return sum(1 for _ in self._decoder)

    def read(self, index: int) -> np.ndarray:
        wanted = self._stamps[index]
        if index <= self._position or (self._seekable and index - self._position > SEEK_BEYOND):
            if self._seekable and index:
                self._container.seek(wanted, stream=self._stream, backward=True)
                self._decoder = self._decode()
            else:
                self._restart()
        frame = self._next()
        if self._seekable and frame is not None and frame.pts > wanted and index:
            # The file's own index led past the frame.
            self._restart()
            frame = self._next()
        # A frame that cannot be decoded shows the one before it, so that numbers stay as they are.
        while frame is not None and self._key(frame) < wanted:
            self._last_frame, frame = frame, self._next()
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
        if not self._seekable:
            return index / self.fps
        return float((self._stamps[index] - self._stamps[0]) * self._stream.time_base)

    def close(self) -> None:
        self._container.close()
