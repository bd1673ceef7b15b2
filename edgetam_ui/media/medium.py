"""Images and videos in, as uint8 RGB frames of one size.

A frame is an array (height, width, 3), upright: EXIF and rotation flags are applied. Frames are numbered from 0 in
the order they are shown, and numbers never change: what is exported for frame 12 belongs to the 13th frame shown.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock, RLock
from typing import Any, Literal, Protocol

import numpy as np
from PIL import Image

from ..core.cache import ByteCache
from ..core.progress import no_progress
from ..errors import MediaError, SessionError
from .convert import numbers, stack
from .display import as_jpeg
from .image_set import find_files, is_pattern
from .images import open_image
from .known import HEAD_BYTES, refuse_known
from .limits import FRAME_BYTES, FRAME_COUNT, FRAME_SHARE
from .pil import DAMAGED
from .readers import InMemory
from .sequence import ImageFiles
from .stamp import stamp_of
from .tiff import Pages
from .values import AS_THEY_ARE, Values

IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".heif", ".jxl")
VIDEO_SUFFIXES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".gif", ".mpg", ".mpeg", ".ogv", ".wmv", ".ts")
DISPLAY = "display"
"""Under which an image's JPEG is kept, beside frames under their numbers."""
FRAMES_HELD = 3
"""Frames of a video that are in memory whatever others hold: one shown, and two that the decoder is at."""
Room = Callable[[int], AbstractContextManager[Any]]
"""Waits until there is memory for so many pixels, and holds it for the length of the block."""


def unbounded(pixels: int) -> AbstractContextManager[None]:
    """Room for whatever is asked for."""
    return nullcontext()


log = logging.getLogger("edgetam_ui")


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
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last."""
        ...

    def close(self) -> None:
        """Lets go of the file."""
        ...


class Medium:
    """An opened image or video.

    `kind` is "image" or "video", `count` the number of frames (1 for an image), `fps` frames a second (0 for
    an image), `height` and `width` pixels, `aspect` how much wider than high a pixel is shown, `path` the file where
    there is one. `reopen` reads the file again, once `release` has let go of it. Frames that were read are kept in
    `cache` for those who look back and forth. Who makes something large asks `room` for it.
    """

    def __init__(
        self,
        frames: Frames,
        name: str,
        kind: Literal["image", "video"],
        path: Path | None = None,
        reopen: Callable[[], Frames] | None = None,
        cache: ByteCache | None = None,
    ) -> None:
        self._frames: Frames | None = frames
        self._reopen = reopen
        self._values: Values | None = getattr(frames, "values", None)
        self._between: tuple[float, float] | None = None
        self._is_held = isinstance(frames, InMemory)
        self.name, self.path = name, path
        self._stamp = stamp_of(path)
        self.kind: Literal["image", "video"] = kind
        self.height, self.width = frames.height, frames.width
        self.count = frames.count
        self.fps = frames.fps if kind == "video" else 0.0
        self.aspect: float = getattr(frames, "aspect", 1.0)
        self._folders: list[tempfile.TemporaryDirectory[str]] = []
        self._lock = RLock()
        self._closed = self._released = False
        self._cache = cache or ByteCache(FRAME_BYTES, FRAME_SHARE, FRAME_COUNT)
        self._key = object()
        self._displaying = Lock()
        self.room: Room = unbounded
        self._is_let_go = False

    def frame(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), read-only. Raises `SessionError` once the medium is closed."""
        with self.borrowed(index) as frame:
            return frame

    @contextmanager
    def borrowed(self, index: int) -> Iterator[np.ndarray]:
        """`frame`, for the length of the block: where it is read anew each time, so long its memory counts."""
        with self.room(self.height * self.width) if self._is_let_go else nullcontext():
            yield self._frame(index)

    def _frame(self, index: int) -> np.ndarray:
        with self._lock:
            self._check_open()
            self._released = False
            known: np.ndarray | None = self._cache.get(self._key, index)
            if known is not None:
                return known
            frame = self._read(index)
            frame.setflags(write=False)
            if self._is_let_go:
                self._drop()
            else:
                self._cache.put(self._key, index, frame)
            return frame

    def _check_open(self) -> None:
        if self._closed:
            raise SessionError(f"{self.name} was closed.", "Open it again.")

    def check_unchanged(self) -> None:
        """Raises `MediaError` where the file is another than was opened, by its size and its time of change."""
        now = stamp_of(self.path)
        if now is not None and now != self._stamp:
            raise MediaError(f"{self.name} has changed since it was opened.", "Open it again.")

    def _read(self, index: int) -> np.ndarray:
        self.check_unchanged()
        try:
            frames = self._opened()
            if self._between is not None and isinstance(frames, (InMemory, Pages, ImageFiles)):
                return frames.read_between(index, self.values)
            return frames.read(index)
        except DAMAGED as error:
            log.debug("a frame was not read", exc_info=True)
            raise MediaError(
                f"Frame {index} of {self.name} cannot be read.", "The file is damaged, or has changed: open it again."
            ) from error

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last.

        Raises `SessionError` where the medium was closed, and what it is read from let go before.
        """
        with self._lock:
            return self._opened().time(index)

    def _opened(self) -> Frames:
        if self._frames is None:
            self._check_open()
            assert self._reopen is not None
            self.check_unchanged()
            self._frames = self._reopen()
            if (self._frames.height, self._frames.width) != (self.height, self.width):
                raise MediaError(f"{self.name} is not as it was.", "Open it again.")
        return self._frames

    @property
    def is_released(self) -> bool:
        """Whether the pixels were let go, and have not been needed since."""
        return self._released

    def release(self) -> None:
        """Lets go of all pixels, where they can be read again from a file as they are needed."""
        with self._lock:
            if self._reopen is not None and not self._closed:
                self._drop()
                self._cache.forget(self._key)
                self._released = True

    def let_go(self) -> None:
        """Holds an image's pixels no longer, where they can be read again: from now on they are for each use, when
        there is room. What a browser is sent stays.
        """
        with self._lock:
            if self._reopen is not None and self.kind == "image" and not self._closed:
                self._is_let_go = True
                self._drop()
                self._cache.drop(self._key, 0)

    def _drop(self) -> None:
        if self._frames is not None:
            self._frames.close()
            self._frames = None

    @property
    def values(self) -> Values | None:
        """Between which numbers data of more than 8 bits is shown; None where there is nothing to choose."""
        if self._values is None or self._values == AS_THEY_ARE:
            return None
        return self._values if self._between is None else self._values.between(*self._between)

    def show_between(self, between: tuple[float, float] | None) -> bool:
        """Shows other numbers as black and as white, where there are `values`; None: as opened. Whether that is new."""
        if between == self._between or self.values is None:
            return False
        with self._displaying, self._lock:
            self._between = between
            self._cache.forget(self._key)
        return True

    @property
    def held_pixels(self) -> int:
        """The most pixels that are in memory while the medium is open, of all its frames, but for those in a cache."""
        if self._is_let_go:
            return 0
        return self.height * self.width * (self.count if self._is_held else min(self.count, FRAMES_HELD))

    def display(self, index: int, slot: AbstractContextManager[Any] | None = None) -> tuple[bytes, str]:
        """Frame `index` for a browser, and its MIME type: JPEG, at most 4096 pixels on its longer side.

        An image's is made once and kept. `slot` is held while one is made: a semaphore bounds the memory of many. Who
        reads an image anew has `room` for it instead.
        """
        if self.kind == "video":
            with self._slot(slot):
                return as_jpeg(self.frame(index))[0], "image/jpeg"
        with self._displaying:
            made: np.ndarray | None = self._cache.get(self._key, DISPLAY)
            if made is None:
                with self._slot(slot):
                    made = np.frombuffer(as_jpeg(self._frame(index))[0], np.uint8)
                self._cache.put(self._key, DISPLAY, made)
            return made.tobytes(), "image/jpeg"

    def _slot(self, slot: AbstractContextManager[Any] | None) -> AbstractContextManager[Any]:
        """What bounds the making of a JPEG: never both, or some who have the one would wait for the other."""
        return self.room(self.height * self.width) if self._is_let_go else slot or nullcontext()

    def ends_with(self, folder: tempfile.TemporaryDirectory[str]) -> None:
        """Deletes `folder` once the medium is closed."""
        self._folders.append(folder)

    def write_pixels(self, path: Path) -> None:
        """Writes all frames to `path` without loss, a PNG or, of a video, a TIFF with a page for each."""
        first, *others = range(self.count)
        pages = (Image.fromarray(self.frame(index)) for index in others)
        image = Image.fromarray(self.frame(first))
        if self.kind == "image":
            image.save(path)
        else:
            is_big = self.count * self.height * self.width > 1 << 30
            image.save(path, save_all=True, append_images=pages, compression="tiff_deflate", big_tiff=is_big)

    def close(self) -> None:
        """Lets go of the file and of the frames kept."""
        with self._lock:
            self._closed = True
            if self._frames is not None:
                self._frames.close()
            self._cache.forget(self._key)
            for folder in self._folders:
                folder.cleanup()


def open_medium(source: Any, name: str | None = None, cache: ByteCache | None = None, patient: bool = True) -> Medium:
    """`source` as a medium: a path, a PIL image, an array (height, width[, channels]), an array (frames, height, width,
    3), or a list of paths, PIL images or arrays of one size, which are the frames of a video, as are the images of a
    folder, of a zip archive, and of a pattern like "frames/*.jpg".

    `name` is the file's name, for messages and exports; frames that were read are kept in `cache`. Raises `MediaError`
    if it cannot be read, and unless `patient` `frame_index.UndecodedError` for a video that has to be decoded first.
    """
    cache = cache or ByteCache(FRAME_BYTES, FRAME_SHARE, FRAME_COUNT)
    if isinstance(source, (str, Path)):
        return _open_path(Path(source), name or Path(source).name, cache, patient)
    try:
        return _open_given(source, name)
    except DAMAGED as error:
        raise MediaError(
            f"What was given is not an image: {error}.", "Give a PIL image or an array of numbers."
        ) from error


def _open_given(source: Any, name: str | None) -> Medium:
    if isinstance(source, Image.Image):
        return Medium(InMemory([numbers(source)]), name or "image", "image")
    if isinstance(source, np.ndarray) and source.ndim == 4:
        source = list(source)
    if isinstance(source, np.ndarray):
        return Medium(InMemory([source.copy()]), name or "image", "image")
    if isinstance(source, Sequence) and not isinstance(source, (bytes, bytearray)):
        if not source:
            raise MediaError("There are no frames.", "Give a list with at least one image.")
        if all(isinstance(frame, (str, Path)) for frame in source):
            return Medium(ImageFiles(find_files(source)), name or "frames", "video")
        frames, values = stack(source)
        if len({frame.shape[:2] for frame in frames}) > 1:
            raise MediaError("The frames differ in size.", "Resize them to the size of the first.")
        return Medium(InMemory(frames, values), name or "frames", "video")
    raise MediaError(
        f"A {type(source).__name__} is neither an image nor a video.",
        "Give a path, a PIL image, an array or a list of frames.",
    )


def _open_path(path: Path, name: str, cache: ByteCache, patient: bool) -> Medium:
    if is_pattern(path):
        return Medium(ImageFiles(find_files(path)), "frames", "video", cache=cache)
    if not path.exists():
        raise MediaError(f"There is no file {name}.", "Check the path.")
    if path.is_dir():
        return Medium(ImageFiles(find_files(path)), name, "video", path, cache=cache)
    if path.suffix.lower() == ".zip":
        return _open_archive(path, name, cache)
    reader = _reader_of(path, name, cache, patient)
    kind: Literal["image", "video"] = "image" if isinstance(reader, InMemory) else "video"
    return Medium(reader, name, kind, path, lambda: _reader_of(path, name, cache), cache)


def _open_archive(path: Path, name: str, cache: ByteCache) -> Medium:
    scratch = tempfile.TemporaryDirectory(prefix="edgetam-frames-", ignore_cleanup_errors=True)
    try:
        medium = Medium(ImageFiles(find_files(path, Path(scratch.name))), name, "video", path, cache=cache)
    except BaseException:
        scratch.cleanup()
        raise
    medium.ends_with(scratch)
    return medium


def _reader_of(path: Path, name: str, cache: ByteCache, patient: bool = True) -> Frames:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise MediaError(f"{name} cannot be read: {error.strerror}.", "Check who may read it.") from error
    if not head:
        raise MediaError(f"{name} is empty.", "It may not have been copied to the end.")
    suffix = path.suffix.lower()
    refuse_known(head, suffix, name)
    # One JPEG after the other is a video, of which Pillow would see the first image.
    reader = None if suffix in (".mjpg", ".mjpeg") else open_image(path, name, head)
    if reader is None:
        from .video import Video

        return Video(path, name, cache, no_progress if patient else None)
    frames: Frames = reader
    return frames
