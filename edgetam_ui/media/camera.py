"""A camera, a stream from the net, or a file that is played as one: frames as they come, one after the other."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import numpy as np
from PIL import Image

from ..errors import MediaError
from .video import UNREADABLE, DisplayMatrices, turned

DEVICES = {"linux": ("v4l2", "/dev/video{}"), "darwin": ("avfoundation", "{}"), "win32": ("dshow", "video={}")}
"""FFmpeg's name for a system's cameras, and what it calls one of them. On Windows that has a name, not a number."""
INSTEAD = "Give a camera's number (0), a device, an address or a file."
WAIT_SECONDS = 10.0
"""After so long without a frame a camera is given up."""


@dataclass(frozen=True)
class Shot:
    """A frame, uint8 (height, width, 3), `seconds` after the first; `dropped` came since the one before."""

    image: np.ndarray
    seconds: float
    dropped: int = 0


class Camera:
    """The frames of `source`: a camera's number, a device or an address that FFmpeg opens, or a file.

    A live source, and with `realtime` a file too, is read in a thread of its own: who is slow gets the newest frame,
    and those before it are dropped. Other files give every frame. Use it in a `with` statement. Raises `MediaError`.
    """

    def __init__(self, source: str, realtime: bool = False) -> None:
        import av

        form, name = _device(source)
        is_address = "://" in source
        self._is_live = realtime or is_address or form is not None
        self._plays = self._is_live and not is_address and form is None
        try:
            self._container: Any = av.open(name, format=form)
        except (av.FFmpegError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise MediaError(f"{source} is no camera, stream or video that can be read: {reason}.", INSTEAD) from error
        self._stream = self._container.streams.best("video")
        if self._stream is None:
            self._container.close()
            raise MediaError(f"{source} has no image to show, only sound or text.", INSTEAD)
        self._newest: Shot | None = None
        self._changed = threading.Condition()
        self._ended = False
        self._failure: Exception | None = None

    def __enter__(self) -> Camera:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def has_ended(self) -> bool:
        """Whether no more frames are read."""
        return self._ended

    def close(self) -> None:
        """Lets go of the source."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        if not self._is_live:
            self._container.close()

    def shots(self) -> Iterator[Shot]:
        """Frames as they come, until the source ends or is closed. Raises `MediaError` where it breaks off."""
        if not self._is_live:
            try:
                yield from self._read()
            except UNREADABLE as error:
                raise _broken_off() from error
            return
        longest = None if self._plays else WAIT_SECONDS
        threading.Thread(target=self._follow, daemon=True, name="edgetam-camera").start()
        while True:
            with self._changed:
                if not self._changed.wait_for(lambda: self._newest is not None or self._ended, longest):
                    raise MediaError("The camera gives no frames.", "Another program may have it.")
                shot, self._newest = self._newest, None
            if shot is None:
                if self._failure is not None:
                    raise _broken_off() from self._failure
                return
            yield shot

    def _follow(self) -> None:
        """Keeps the newest frame, in a thread of its own."""
        try:
            for shot in self._read():
                with self._changed:
                    if self._ended:
                        break
                    lost = 0 if self._newest is None else self._newest.dropped + 1
                    self._newest = Shot(shot.image, shot.seconds, lost)
                    self._changed.notify_all()
        except Exception as error:
            self._failure = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            self._container.close()

    def _read(self) -> Iterator[Shot]:
        began = first = size = None
        matrices = DisplayMatrices()
        for frame in self._frames():
            if began is None:
                began, first = time.monotonic(), frame.time or 0.0
            seconds = time.monotonic() - began if frame.time is None else frame.time - first
            if self._plays:
                time.sleep(max(0.0, began + seconds - time.monotonic()))
            image = turned(frame.to_ndarray(format="rgb24"), matrices.of(frame))
            size = size or image.shape[:2]
            # A source may change its size on the way; its frames keep that of the first.
            fitted = image if image.shape[:2] == size else np.array(Image.fromarray(image).resize(size[::-1]))
            yield Shot(fitted, seconds)

    def _frames(self) -> Iterator[Any]:
        """The frames that can be decoded; a packet that was damaged on its way costs no others."""
        import av

        for packet in self._container.demux(self._stream):
            try:
                frames = packet.decode()
            except av.InvalidDataError:
                continue
            yield from frames


def _broken_off() -> MediaError:
    return MediaError("The camera or file broke off in the middle.", "Connect it again, or copy the file again.")


def _device(source: str) -> tuple[str | None, str]:
    """FFmpeg's format of the camera that `source` names, None where it names none, and what FFmpeg calls it."""
    form, name = DEVICES.get(sys.platform, DEVICES["linux"])
    if source.isdecimal():
        return form, name.format(source)
    return (form if source.startswith(("/dev/", "video=")) else None), source
