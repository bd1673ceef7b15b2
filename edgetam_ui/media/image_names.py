"""Which files among others are images, by their names, and in which order."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".heif", ".jxl", ".jp2")
)
"""What is taken from folders and archives, where other files lie beside the images."""
MAX_FILES = 100_000
"""How many images may be opened at once."""


def is_image_name(name: str) -> bool:
    """Whether a file in a folder or an archive is taken for an image: not hidden, and nowhere but below it."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = path.is_absolute() or any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


def in_order(name: str) -> list[tuple[int, str]]:
    """What to sort names by: numbers in them count as numbers, and large and small letters alike."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
