"""A black and white PNG for each object on each frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..core.names import safe_name
from ..core.progress import Progress
from ..core.results import ObjectInfo
from .base import Format, each
from .choice import Chosen
from .pixels import save_png


def _write(results: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """Writes `<object>.png` for an image, `<object>/<frame>.png`, the frame in six digits from 0, for a video."""
    empty = np.zeros((results.height, results.width), bool)
    written = []
    for done, frame in enumerate(results.frames, 1):
        masks = {mask.object_id: mask.rle.decode() for mask in results.masks(frame)}
        for info in results.objects.values():
            path = folder / _name(info)
            path = path.with_name(f"{path.name}.png") if results.kind == "image" else path / f"{frame:06d}.png"
            written.append(save_png(masks.get(info.id, empty), path, results))
        progress(done, len(results.frames))
    return written


def _name(info: ObjectInfo) -> str:
    return f"{info.id:02d}_{safe_name(info.name) or 'object'}"


FORMAT = Format(
    name="png",
    label="PNG masks",
    group="masks",
    image="One black-and-white PNG per object",
    video="One folder per object, one PNG per frame",
    loses="classes; scores; which frames were tracked and which corrected",
    read_by="any program that reads images",
    checked_by=("Pillow",),
    write=each(_write),
    single={},
)
