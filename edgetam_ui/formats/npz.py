"""NPZ: NumPy's arrays in a zip."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from ..core.progress import Progress
from .base import Format, class_of, each, program
from .choice import Chosen


def _write(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """`masks_<frame>`, bool (objects, height, width), an array a frame, so that a video need not fit in memory."""
    path = folder / "masks.npz"
    ids = list(chosen.objects)
    rows = {number: at for at, number in enumerate(ids)}
    scores = np.zeros((len(chosen.frames), len(ids)), np.float32)
    kinds = np.full((len(chosen.frames), len(ids)), "", "U8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, frame in enumerate(chosen.frames):
            masks = np.zeros((len(ids), chosen.height, chosen.width), bool)
            for mask in chosen.masks(frame):
                row = rows[mask.object_id]
                masks[row] = mask.rle.decode()
                scores[at, row], kinds[at, row] = mask.score, mask.kind
            _add(archive, f"masks_{frame:06d}", masks)
            progress(at + 1, len(chosen.frames))
        infos = list(chosen.objects.values())
        _add(archive, "frames", np.array(chosen.frames, np.int64))
        _add(archive, "times", np.array([chosen.time(frame) for frame in chosen.frames]))
        _add(archive, "objects", np.array(ids, np.int64))
        _add(archive, "names", np.array([info.name for info in infos], str))
        _add(archive, "categories", np.array([class_of(info) for info in infos], str))
        _add(archive, "scores", scores)
        _add(archive, "kinds", kinds)
        _add(archive, "made_with", np.array([program(), *chosen.made_with.values()], str))
    return [path]


def _add(archive: zipfile.ZipFile, name: str, array: np.ndarray) -> None:
    with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
        writer: Any = np.lib.format.write_array
        writer(file, array, allow_pickle=False)


FORMAT = Format(
    name="npz",
    label="NumPy",
    group="masks",
    image="An array of masks, with ids, names and scores",
    video="An array of masks for each frame, with ids, names, times and scores",
    loses="",
    read_by="NumPy, and what is built on it",
    checked_by=("NumPy",),
    write=each(_write),
    single={"image": (".npz",), "video": (".npz",)},
)
