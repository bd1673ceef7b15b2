"""How large a file's frames are, without a look at its pixels."""

from __future__ import annotations

from pathlib import Path

from PIL import UnidentifiedImageError

from ..errors import MediaError
from .images import FORMATS, HEIC, PNG
from .known import HEAD_BYTES
from .pil import DAMAGED, open_with_pillow

DEEP_BYTES = 2
"""How much more memory a pixel of more than 8 bits takes while it is read."""


def count_pixels(path: Path) -> int:
    """Pixels that are in memory while the file is read: those of a frame, or twice as many where they have more than
    8 bits; 0 where that cannot be told. What is wrong with the file is told by who opens it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        if head[4:8] == b"ftyp" and head[8:12] in HEIC:
            return _of_heic(path)
        with open_with_pillow(path, path.name, (*FORMATS, "TIFF")) as image:
            is_deep = image.mode.startswith(("I", "F")) or (head[:8] == PNG and head[24:25] == b"\x10")
            return image.width * image.height * (DEEP_BYTES if is_deep else 1)
    except UnidentifiedImageError:
        return _of_video(path)
    except (*DAMAGED, ImportError, MediaError):
        return 0


def _of_heic(path: Path) -> int:
    import pillow_heif

    width, height = pillow_heif.open_heif(path).size
    return int(width * height)


def _of_video(path: Path) -> int:
    import av

    from .video import open_stream, pixels

    try:
        container, stream = open_stream(path, path.name)
        with container:
            return pixels(stream)
    except (*DAMAGED, av.FFmpegError, MediaError):
        return 0
