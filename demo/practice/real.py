"""Photographs and a clip labelled by hand, `labels/real.json`: for the evaluation alone, never for training."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from outlines import drawn

LABELS = Path(__file__).with_name("labels") / "real.json"


@dataclass(frozen=True)
class Labelled:
    """pixels: uint8 [h, w, 3]; masks: bool [h, w], by the names of the things."""

    pixels: NDArray[np.uint8]
    masks: dict[str, NDArray[np.bool_]]


@dataclass(frozen=True)
class Clip:
    """frames: uint8 [T, h, w, 3]; masks: bool [h, w] of one thing, by the numbers of the frames that are labelled."""

    frames: NDArray[np.uint8]
    masks: dict[int, NDArray[np.bool_]]


def _path(name: str) -> Path:
    package, _, rest = name.partition("/")
    return Path(str(files(package))) / rest


def pictures() -> list[Labelled]:
    """All labelled photographs."""
    found = []
    for entry in json.loads(LABELS.read_text(encoding="utf-8"))["pictures"]:
        image = Image.open(_path(entry["file"])).convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        pixels = np.asarray(Image.alpha_composite(ground, image).convert("RGB"))
        masks = {thing["name"]: drawn(thing, *pixels.shape[:2]) for thing in entry["objects"]}
        found.append(Labelled(pixels, masks))
    return found


def clips() -> list[Clip]:
    """All labelled things in clips, each clip cut from its first labelled frame to its last."""
    found = []
    for entry in json.loads(LABELS.read_text(encoding="utf-8"))["clips"]:
        with av.open(str(_path(entry["file"]))) as container:
            every = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
        for thing in entry["objects"]:
            shapes = {int(number): shape for number, shape in thing["frames"].items()}
            first, last = min(shapes), max(shapes)
            frames = np.stack(every[first : last + 1])
            masks = {number - first: drawn(shape, *frames.shape[1:3]) for number, shape in sorted(shapes.items())}
            found.append(Clip(frames, masks))
    return found
