"""The frames themselves beside what is said about them."""

from __future__ import annotations

from pathlib import Path

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
