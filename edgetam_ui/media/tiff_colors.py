"""What the numbers of a TIFF's page mean: colours, ink, opacity, or channels of any kind.

After TIFF 6.0, sections 8, 16 and 18 (PhotometricInterpretation, CMYK, ExtraSamples).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from tifffile import EXTRASAMPLE, PHOTOMETRIC

ALPHA = (EXTRASAMPLE.ASSOCALPHA, EXTRASAMPLE.UNASSALPHA)
GREY = (PHOTOMETRIC.MINISBLACK, PHOTOMETRIC.MINISWHITE)
UNLIKE_COLORS = 5
"""So many channels are never taken for red, green, blue and their opacity."""


def has_channels(page: Any) -> bool:
    """Whether the samples of a page's pixels are channels that are no colours."""
    return page.photometric in GREY and page.samplesperpixel > 2


def meant(page: Any, array: np.ndarray) -> np.ndarray:
    """The numbers of a page, (height, width[, samples]), as `values.to_rgb` takes them."""
    if page.photometric == PHOTOMETRIC.MINISWHITE and np.issubdtype(array.dtype, np.unsignedinteger):
        array = np.iinfo(array.dtype).max - array
    if array.ndim == 2:
        return array
    samples, extra = array.shape[2], tuple(page.extrasamples)
    has_alpha = bool(extra) and extra[0] in ALPHA
    if page.photometric == PHOTOMETRIC.SEPARATED and samples >= 4:
        return _from_ink(array[..., :4])
    if page.photometric == PHOTOMETRIC.RGB:
        return array[..., : 4 if has_alpha else 3]
    if page.photometric in GREY and samples == 2 and has_alpha:
        # The opacity of deeper data has a range of its own.
        return array[..., (0, 0, 0, 1)] if array.dtype == np.uint8 else array[..., 0]
    return apart(array) if has_channels(page) else array


def apart(channels: np.ndarray) -> np.ndarray:
    """Channels (height, width, count), with empty ones where they could be taken for colours."""
    missing = UNLIKE_COLORS - channels.shape[2] if channels.shape[2] in (3, 4) else 0
    return np.pad(channels, ((0, 0), (0, 0), (0, missing))) if missing else channels


def _from_ink(cmyk: np.ndarray) -> np.ndarray:
    if not np.issubdtype(cmyk.dtype, np.unsignedinteger):
        return cmyk[..., :3]
    top = np.iinfo(cmyk.dtype).max
    light = (top - cmyk[..., 3:]) / np.float32(top)
    return np.asarray((top - cmyk[..., :3]) * light, cmyk.dtype)
