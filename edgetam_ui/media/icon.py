"""Icons, which Pillow decodes as it opens them."""

from __future__ import annotations

import struct
from pathlib import Path

from ..errors import MediaError

MAX_SIDE = 1024
"""Pixels: an icon's own table ends at 256, what lies behind it may not."""


def check_icon(path: Path, name: str) -> None:
    """Raises `MediaError` where `path` is an icon that holds an image larger than icons are, before any is decoded."""
    with path.open("rb") as file:
        head = file.read(6)
        if len(head) < 6 or head[:4] not in (b"\0\0\1\0", b"\0\0\2\0"):
            return
        entries = file.read(16 * struct.unpack("<H", head[4:])[0])
        for at in range(0, len(entries) - 15, 16):
            file.seek(struct.unpack("<I", entries[at + 12 : at + 16])[0])
            data = file.read(24)
            if len(data) < 24:
                continue
            is_png = data[:4] == b"\x89PNG"
            sides = struct.unpack(">ii", data[16:24]) if is_png else struct.unpack("<ii", data[4:12])
            if max(abs(side) for side in sides) > 2 * MAX_SIDE:
                raise MediaError(f"{name} holds an image larger than icons are.", "Save that one as PNG.")
