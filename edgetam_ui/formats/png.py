"""A black and white PNG for each object on each frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..core.results import ObjectInfo, Results
from .base import Format, Progress, safe_name


def _write(results: Results, folder: Path, progress: Progress) -> list[Path]:
    """Writes `<object>.png` for an image, `<object>/<frame>.png`, the frame in six digits from 0, for a video."""
    from PIL import Image

    empty = np.zeros((results.height, results.width), bool)
    written = []
    for frame in range(results.count):
        masks = {mask.object_id: mask.rle.decode() for mask in results.masks(frame)}
        for info in results.objects.values():
            path = folder / _name(info)
            path = path.with_name(f"{path.name}.png") if results.kind == "image" else path / f"{frame:06d}.png"
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(masks.get(info.id, empty)).save(path, optimize=False)
            written.append(path)
        progress(frame + 1, results.count)
    return written


def _name(info: ObjectInfo) -> str:
    return f"{info.id:02d}_{safe_name(info.name) or 'object'}"


FORMAT = Format(
    name="png",
    label="PNG masks",
    image="A black and white mask an object",
    video="A folder an object, a mask a frame",
    write=_write,
    single={},
)
