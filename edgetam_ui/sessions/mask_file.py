"""Where a session's tracked masks are, so that a video of any length fits: long run lengths go to a scratch file."""

from __future__ import annotations

import tempfile
import threading
from typing import IO, NamedTuple

from ..core.masks import Rle
from ..errors import StoreError

SHORT = 192
"""Bytes of run lengths that take no more memory than to remember where they are."""


class FiledRle(NamedTuple):
    """Run lengths of a mask of `height` x `width` pixels: `size` bytes at `offset` of `file`."""

    file: MaskFile
    offset: int
    size: int
    height: int
    width: int

    def read(self) -> Rle:
        """The mask. Raises `StoreError` where the disk does not give it back."""
        return Rle(self.file.read(self.offset, self.size), self.height, self.width)


class MaskFile:
    """Run lengths in a temporary file, which is made with the first and goes with the last that refers to it.

    Safe to use from several threads. Raises `StoreError` for what the disk refuses.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._end = 0

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def keep(self, rle: Rle) -> Rle | FiledRle:
        """`rle` itself where it is short, else where it is now."""
        if len(rle.counts) <= SHORT:
            return rle
        with self._lock:
            try:
                if self._file is None:
                    self._file = tempfile.TemporaryFile(prefix="edgetam-masks-")  # noqa: SIM115
                self._file.seek(self._end)
                self._file.write(rle.counts)
                self._file.flush()
            except OSError as error:
                raise StoreError("The disk has no room for more masks.", "Free some, then track again.") from error
            offset, self._end = self._end, self._end + len(rle.counts)
        return FiledRle(self, offset, len(rle.counts), rle.height, rle.width)

    def read(self, offset: int, size: int) -> bytes:
        """`size` bytes at `offset`."""
        with self._lock:
            assert self._file is not None
            try:
                self._file.seek(offset)
                return self._file.read(size)
            except OSError as error:
                raise StoreError("A mask could not be read back from the disk.", "Track this frame again.") from error
