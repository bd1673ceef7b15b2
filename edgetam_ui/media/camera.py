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

from ..errors import MediaError
from .video import display_matrix, turned

DEVICES = {"linux": ("v4l2", "/dev/video{}"), "darwin": ("avfoundation", "{}"), "win32": ("dshow", "video={}")}
"""FFmpeg's name for a system's cameras, and what it calls one of them. On Windows that has a name, not a number."""
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
            self._stream = self._container.streams.video[0]
        except (av.FFmpegError, IndexError, ValueError) as error:
            raise MediaError(
                f"{source} is no camera, stream or video that can be read: {getattr(error, 'strerror', error)}.",
                "Give a camera's number (0), a device, an address or a file.",
            ) from error
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
            yield from self._read()
            return
        threading.Thread(target=self._follow, daemon=True, name="edgetam-camera").start()
        while True:
            with self._changed:
                if not self._changed.wait_for(lambda: self._newest is not None or self._ended, WAIT_SECONDS):
                    raise MediaError("The camera gives no frames.", "Another program may have it.")
                shot, self._newest = self._newest, None
            if shot is None:
                if self._failure is not None:
                    raise MediaError("The camera stopped in the middle.", "Connect it again.") from self._failure
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
        began = first = None
        for frame in self._container.decode(self._stream):
            if began is None:
                began, first = time.monotonic(), frame.time or 0.0
            seconds = time.monotonic() - began if frame.time is None else frame.time - first
            if self._plays:
                time.sleep(max(0.0, began + seconds - time.monotonic()))
            yield Shot(turned(frame.to_ndarray(format="rgb24"), display_matrix(frame)), seconds)


def _device(source: str) -> tuple[str | None, str]:
    """FFmpeg's format of the camera that `source` names, None where it names none, and what FFmpeg calls it."""
    form, name = DEVICES.get(sys.platform, DEVICES["linux"])
    if source.isdecimal():
        return form, name.format(source)
    return (form if source.startswith(("/dev/", "video=")) else None), source
