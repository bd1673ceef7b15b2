"""Photographs and a clip labelled by hand: for the evaluation, never for training."""

import json
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from outlines import LABELS, drawn, listed
from photos import MODULES, SHARE, find


@dataclass(frozen=True)
class Labelled:
    """pixels: uint8 [h, w, 3]; masks: bool [h, w] each."""

    pixels: NDArray[np.uint8]
    masks: list[NDArray[np.bool_]]


@dataclass(frozen=True)
class Clip:
    """frames: uint8 [T, h, w, 3]; masks: bool [h, w] of one thing, by the numbers of the frames that are labelled."""

    frames: NDArray[np.uint8]
    masks: dict[int, NDArray[np.bool_]]


def pictures(name: str, share: Path = SHARE, modules: Path = MODULES) -> list[Labelled]:
    """The photographs that `labels/{name}.json` labels; none where one of them is in no installed package."""
    entries = listed(name)
    paths = [find(file, share, modules) for file in entries]
    if not all(path.is_file() for path in paths):
        return []
    found = []
    for path, entry in zip(paths, entries.values(), strict=True):
        image = Image.open(path).convert("RGBA")
        image.thumbnail((entry["width"], entry["height"]), Image.Resampling.LANCZOS)
        ground = Image.new("RGBA", image.size, "white")
        pixels = np.asarray(Image.alpha_composite(ground, image).convert("RGB"))
        found.append(Labelled(pixels, [drawn(thing, *pixels.shape[:2]) for thing in entry["objects"]]))
    return found


def clips() -> list[Clip]:
    """All labelled things in clips, each clip cut from its first labelled frame to its last."""
    found = []
    for entry in json.loads((LABELS / "real.json").read_text(encoding="utf-8"))["clips"]:
        with av.open(str(find(entry["file"]))) as container:
            every = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
        for thing in entry["objects"]:
            shapes = {int(number): shape for number, shape in thing["frames"].items()}
            first, last = min(shapes), max(shapes)
            frames = np.stack(every[first : last + 1])
            masks = {number - first: drawn(shape, *frames.shape[1:3]) for number, shape in sorted(shapes.items())}
            found.append(Clip(frames, masks))
    return found
