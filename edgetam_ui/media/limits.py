"""How large a file's frames may be."""

from __future__ import annotations

from ..errors import MediaError

MAX_PIXELS = 150_000_000
"""The largest image or frame opened: 150 megapixels take 450 MB. Pillow's own limit is a little higher."""
PASSED_BYTES = 96 << 20
"""Decoded frames that a video keeps of those passed on the way to one that was asked for, for who goes backward."""


def too_large(name: str) -> MediaError:
    """The error for an image or a frame of more than MAX_PIXELS."""
    return MediaError(f"{name} has more than {MAX_PIXELS // 10**6} megapixels.", "Make it smaller and try again.")
