"""Image files: which are one image, which are frames."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import UnidentifiedImageError

from ..errors import MediaError
from .animation import Animation
from .convert import numbers
from .pil import DAMAGED, check_size, open_with_pillow
from .readers import InMemory
from .tiff import open_tiff

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "AVIF", "PPM", "JPEG2000", "ICO", "TGA")
"""Pillow's names of the formats that are opened. Not EPS, which it would have Ghostscript run as a program."""
ANIMATED = ("GIF", "WEBP", "PNG", "AVIF")
TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""What Apple's photographs call themselves; FFmpeg takes them for videos of their first tile."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG_XL = (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")


def damaged(name: str) -> MediaError:
    """The error for an image whose kind is known."""
    return MediaError(f"{name} is a damaged or truncated image.", "Copy or download it again.")


def open_image(path: Path, name: str, head: bytes) -> Any | None:
    """A reader of the image file that begins with `head`, or None where it is no image. Raises `MediaError`."""
    try:
        special = _special_reader(head)
        if special is not None:
            return special(path, name)
        image = open_with_pillow(path, name, FORMATS)
    except UnidentifiedImageError:
        return None
    except DAMAGED as error:
        raise damaged(name) from error
    animation = None
    try:
        animation = Animation.of(image, path, name) if image.format in ANIMATED else None
        if animation is not None:
            return animation
        with image:
            return InMemory([numbers(image)])
    except DAMAGED as error:
        raise damaged(name) from error
    finally:
        if animation is None:
            image.close()


def _special_reader(head: bytes) -> Callable[[Path, str], Any] | None:
    """What opens the files that Pillow does not, or not whole."""
    if head[:4] in TIFF:
        return open_tiff
    if head[4:8] == b"ftyp" and head[8:12] in HEIC:
        return _open_heic
    if head.startswith(JPEG_XL):
        return _open_jpeg_xl
    is_deep_png = head[:8] == PNG and head[24:25] == b"\x10" and head[25:26] in (b"\2", b"\6")
    return _open_deep_png if is_deep_png else None


def _open_heic(path: Path, name: str) -> InMemory:
    try:
        import pillow_heif
    except ImportError:
        raise MediaError(
            f"{name} is a HEIC photograph.", "Install pillow-heif to read it, or save it as JPEG."
        ) from None
    opened = pillow_heif.open_heif(path)
    check_size(opened.size, name)
    # The library has turned it upright; EXIF's orientation, which would turn it once more, is not for HEIC.
    return InMemory([np.array(opened.to_pillow().convert("RGB"))])


def _open_jpeg_xl(path: Path, name: str) -> InMemory:
    try:
        import pillow_jxl  # noqa: F401 (it tells Pillow of the format)
    except ImportError:
        raise MediaError(
            f"{name} is a JPEG XL image.", "Install edgetam-ui[images] to read it, or save it as PNG."
        ) from None
    with open_with_pillow(path, name, ("JXL",)) as image:
        return InMemory([numbers(image)])


def _open_deep_png(path: Path, name: str) -> InMemory:
    """A PNG of 16 bits a colour, of which Pillow would keep the upper 8 with 3 or 4."""
    import av

    data = path.read_bytes()
    check_size(struct.unpack(">II", data[16:24]), name)
    codec: Any = av.CodecContext.create("png", "r")
    try:
        frames = [*codec.decode(av.Packet(data)), *codec.decode(None)]
    except av.FFmpegError as error:
        raise ValueError("FFmpeg does not decode it") from error
    frame = frames.pop(0)
    kind = "rgba64le" if "a" in frame.format.name else "rgb48le"
    # Each step lets go of the one before: a large image takes a gigabyte in each.
    frame = frame.reformat(format=kind, threads=1)
    array = frame.to_ndarray()
    del frame
    return InMemory([np.ascontiguousarray(array)])
