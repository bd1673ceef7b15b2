"""Pictures as files: the frames themselves, and PNGs that say what made them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .base import made_by, program
from .choice import Chosen

QUALITY = 95


def image_name(chosen: Chosen, stem: str, frame: int) -> str:
    """What a data set calls a frame, without a suffix: `stem`, with the frame's number where there are several."""
    return stem if chosen.kind == "image" else f"{stem}_{frame:06d}"


def write_image(chosen: Chosen, frame: int, path: Path) -> Path | None:
    """Writes the frame as `path` with the suffix that was chosen; None where frames do not go with the results."""
    kind = chosen.choice.images
    if kind in (None, "none"):
        return None
    from PIL import Image

    path = path.with_name(f"{path.name}.{kind}")
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(chosen.image(frame)).save(path, quality=QUALITY)
    return path


def save_png(pixels: np.ndarray, path: Path, chosen: Chosen, palette: Sequence[int] = ()) -> Path:
    """Writes `pixels`, (height, width) or (height, width, 3 or 4), of any type that Pillow knows, as a PNG.

    `palette` has red, green and blue of each value in turn. The PNG's `Software` and `Comment` say what made it.
    """
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    image = Image.fromarray(pixels)
    if palette:
        image.putpalette(palette)
    about = PngInfo()
    about.add_text("Software", program())
    about.add_text("Comment", made_by(chosen))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, pnginfo=about)
    return path
