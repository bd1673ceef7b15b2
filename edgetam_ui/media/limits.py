"""How large a file's frames may be."""

from __future__ import annotations

from ..errors import MediaError

MAX_PIXELS = 200_000_000
"""The largest image or frame opened: 200 megapixels take 600 MB."""


def too_large(name: str) -> MediaError:
    """The error for an image or a frame of more than MAX_PIXELS."""
    return MediaError(f"{name} has more than {MAX_PIXELS // 10**6} megapixels.", "Make it smaller and try again.")
