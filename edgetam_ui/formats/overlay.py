"""The image or video itself, with the masks of its visible objects drawn over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..core.palette import rgb
from ..core.progress import Progress
from ..core.results import Results
from .base import Format, each
from .choice import Chosen
from .film import CUT, H264, write_film
from .pixels import save_png

OPACITY = 0.45
NUMBER_SHARE = 30
"""Of the longer side: how high a number is drawn over its mask; at least 12 pixels."""


def draw(results: Results, frame: int) -> np.ndarray:
    """Frame `frame` with the visible objects' masks filled and outlined, uint8 (height, width, 3)."""
    drawn = results.image(frame).copy()
    for mask in results.masks(frame):
        info = results.objects[mask.object_id]
        if info.visible:
            _draw_mask(drawn, mask.rle.decode(), rgb(info.color))
    return drawn


def write_numbers(image: np.ndarray, places: Mapping[int, tuple[float, float]]) -> np.ndarray:
    """`image`, uint8 (height, width, 3), with each number written at its place (x, y), white on a black disc."""
    from PIL import Image, ImageDraw, ImageFont

    drawn = Image.fromarray(image)
    pen = ImageDraw.Draw(drawn)
    height = max(12, max(drawn.size) // NUMBER_SHARE)
    font = ImageFont.load_default(height)
    for number, place in places.items():
        radius = max(pen.textlength(str(number), font), height) / 2 + height / 4
        pen.circle(place, radius, "black", "white")
        pen.text(place, str(number), "white", font, anchor="mm")
    return np.asarray(drawn)


def _draw_mask(image: np.ndarray, mask: np.ndarray, color: tuple[int, int, int]) -> None:
    tint = np.array(color, np.float32)
    image[mask] = np.rint(image[mask] * (1 - OPACITY) + tint * OPACITY).astype(np.uint8)
    image[edge(mask)] = color


def edge(mask: np.ndarray) -> np.ndarray:
    """The pixels of `mask` within reach of its border: one, or two on images of over a megapixel."""
    inner = mask
    for _ in range(1 + (mask.size > 1_000_000)):
        padded = np.pad(inner, 1, constant_values=True)
        inner = inner & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return np.asarray(mask & ~inner)


def _write(results: Chosen, folder: Path, progress: Progress) -> list[Path]:
    if results.kind == "video":
        path = folder / "overlay.mp4"
        return [write_film(results, path, H264, draw, progress)]
    progress(1, 1)
    return [save_png(draw(results, 0), folder / "overlay.png", results)]


FORMAT = Format(
    name="overlay",
    label="Overlay",
    group="looks",
    image="The image with its masks, PNG",
    video="The video with its masks, MP4, with its sound",
    loses=f"the masks: they are part of the image; {CUT}",
    read_by="any viewer or player",
    checked_by=("Pillow", "PyAV", "ffprobe"),
    write=each(_write),
    single={"image": (".png",), "video": (".mp4",)},
    keeps=False,
)
