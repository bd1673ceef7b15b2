"""How large a file's frames may be."""

from __future__ import annotations

from ..errors import MediaError

MAX_PIXELS = 150_000_000
"""The largest image or frame opened: 150 megapixels take 450 MB. Pillow's own limit is a little higher."""
FRAME_BYTES = 1 << 30
FRAME_SHARE = 96 << 20
FRAME_COUNT = 64
"""Bytes of decoded frames that are kept for those who look back and forth: of all media together, and for each
medium of those that were asked for, and of those that were passed on the way to one; and how many of each. A small
frame takes several times its pixels: the number is what bounds those.
"""


def too_large(name: str) -> MediaError:
    """The error for an image or a frame of more than MAX_PIXELS."""
    return MediaError(f"{name} has more than {MAX_PIXELS // 10**6} megapixels.", "Make it smaller and try again.")
