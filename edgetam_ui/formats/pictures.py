"""Pictures: cut-outs with alpha, outlines, a spotlight, and drawings as SVG. Hidden objects are left out."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from ..core.cleaning import softened
from ..core.names import safe_name
from ..core.palette import rgb
from ..core.progress import Progress
from ..core.results import ObjectInfo, ObjectMask
from .base import TOLERANCE, Format, Option, each, file_stem, made_by
from .choice import Chosen
from .contours import parts_of
from .film import CUT, H264, Draw, write_film
from .overlay import edge
from .pixels import save_png

CROP = Option("crop", "Crop to the object", "Cut to the object's box, or leave the whole image's size.", True)
TOGETHER = Option("together", "All objects in one", "One cut-out of all objects, or one for each.", False)


def shown(chosen: Chosen, frame: int) -> list[tuple[ObjectInfo, ObjectMask]]:
    """The masks of visible objects on a frame, those that are empty left out."""
    found = [(chosen.objects[mask.object_id], mask) for mask in chosen.masks(frame)]
    return [(info, mask) for info, mask in found if info.visible and mask.rle.area]


def alpha(chosen: Chosen, frame: int) -> np.ndarray:
    """How much of any visible object each pixel shows, uint8 (height, width), 255 for all."""
    together = np.zeros((chosen.height, chosen.width), np.uint8)
    for info, mask in shown(chosen, frame):
        np.maximum(together, alpha_of(chosen, info, mask), out=together)
    return together


def alpha_of(chosen: Chosen, info: ObjectInfo, mask: ObjectMask) -> np.ndarray:
    """One object's part of `alpha`."""
    return softened(mask.rle.decode(), info.feather * chosen.width / chosen.whole.width)


def cut_out(image: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """uint8 (height, width, 4): `image` with `alpha`; its colours stay below what is clear."""
    return np.dstack([image, alpha])


def blended(image: np.ndarray, ground: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """`image` over `ground` by `alpha`, uint8 (height, width, 3)."""
    share = alpha[..., None].astype(np.uint16)
    return ((image * share + ground * (255 - share) + 127) // 255).astype(np.uint8)


def _write_cutouts(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    """`<image>_<object>.png` for an image, `<object>/<frame>.png` for a video."""
    written = []
    for done, frame in enumerate(chosen.frames, 1):
        image = chosen.image(frame)
        if chosen.options["together"]:
            items = [("all", alpha(chosen, frame))]
        else:
            items = [(_object_name(info), alpha_of(chosen, info, mask)) for info, mask in shown(chosen, frame)]
        for name, mask in items:
            place = f"{file_stem(chosen)}_{name}.png" if chosen.kind == "image" else f"{name}/{frame:06d}.png"
            if mask.any():
                picture = _cropped(cut_out(image, mask), mask, chosen.options["crop"])
                written.append(save_png(picture, folder / place, chosen))
        progress(done, len(chosen.frames))
    return written


def _cropped(image: np.ndarray, mask: np.ndarray, crop: bool) -> np.ndarray:
    if not crop:
        return image
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _object_name(info: ObjectInfo) -> str:
    return f"{info.id:02d}_{safe_name(info.name) or 'object'}"


def outlined(chosen: Chosen, frame: int) -> np.ndarray:
    """The frame with a line along each object's border, in its colour."""
    image = chosen.image(frame).copy()
    for info, mask in shown(chosen, frame):
        image[edge(mask.rle.decode())] = rgb(info.color)
    return image


def spotlit(chosen: Chosen, frame: int) -> np.ndarray:
    """The objects as they are, and the rest darker and without colour."""
    image = chosen.image(frame)
    grey = image @ np.array([0.299, 0.587, 0.114])
    rest = np.rint(grey * (1 - chosen.options["dim"])).astype(np.uint8)[..., None]
    return blended(image, rest, alpha(chosen, frame))


def _drawn(draw: Draw, name: str) -> Callable[[Chosen, Path, Progress], list[Path]]:
    def write(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
        if chosen.kind == "video":
            return [write_film(chosen, folder / f"{name}.mp4", H264, draw, progress)]
        progress(1, 1)
        return [save_png(draw(chosen, 0), folder / f"{name}.png", chosen)]

    return write


def _write_svg(chosen: Chosen, folder: Path, progress: Progress) -> list[Path]:
    written = []
    for done, frame in enumerate(chosen.frames, 1):
        path = folder / ("masks.svg" if chosen.kind == "image" else f"{frame:06d}.svg")
        ET.ElementTree(_svg(chosen, frame)).write(path, encoding="utf-8", xml_declaration=True)
        written.append(path)
        progress(done, len(chosen.frames))
    return written


def _svg(chosen: Chosen, frame: int) -> ET.Element:
    size = {"width": str(chosen.width), "height": str(chosen.height)}
    box = f"0 0 {chosen.width} {chosen.height}"
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "viewBox": box})
    ET.SubElement(root, "desc").text = made_by(chosen)
    if chosen.options["image"]:
        from PIL import Image

        out = io.BytesIO()
        Image.fromarray(chosen.image(frame)).save(out, "PNG")
        data = base64.b64encode(out.getvalue()).decode("ascii")
        ET.SubElement(root, "image", {"href": f"data:image/png;base64,{data}", **size})
    for info, mask in shown(chosen, frame):
        style = {"fill": info.color, "fill-opacity": "0.45", "stroke": info.color, "fill-rule": "evenodd"}
        parts = parts_of(mask.rle, chosen.options["tolerance"], chosen.tick)
        rings = [ring for part in parts for ring in (part.outer, *part.holes)]
        path = " ".join("M" + " L".join(f"{x:g},{y:g}" for x, y in ring) + " Z" for ring in rings)
        item = ET.SubElement(root, "path", {"id": f"object-{info.id}", "d": path, **style})
        ET.SubElement(item, "title").text = info.name
    return root


CUTOUT = Format(
    name="cutout",
    label="Cut-out",
    group="looks",
    image="A PNG with alpha for each object",
    video="A folder for each object, a PNG with alpha for each frame with it",
    loses="classes; scores; where it is in the image, once it is cropped",
    read_by="any program that reads PNG with alpha",
    checked_by=("Pillow",),
    write=each(_write_cutouts),
    soft=True,
    single={},
    options=(CROP, TOGETHER),
    unmasked=False,
    keeps=False,
)
OUTLINE = Format(
    name="outline",
    label="Outline",
    group="looks",
    image="The image with a line round each object, PNG",
    video="The same as a video, MP4, with its sound",
    loses=f"the masks: they are part of the image; {CUT}",
    read_by="any viewer or player",
    checked_by=("Pillow", "PyAV", "ffprobe"),
    write=each(_drawn(outlined, "outline")),
    single={"image": (".png",), "video": (".mp4",)},
    keeps=False,
)
SPOTLIGHT = Format(
    name="spotlight",
    label="Spotlight",
    group="looks",
    image="The objects in colour, the rest dim and grey, PNG",
    video="The same as a video, MP4, with its sound",
    loses=f"the masks: they are part of the image; {CUT}",
    read_by="any viewer or player",
    checked_by=("Pillow", "PyAV", "ffprobe"),
    write=each(_drawn(spotlit, "spotlight")),
    soft=True,
    single={"image": (".png",), "video": (".mp4",)},
    options=(Option("dim", "Dim the rest by", "0 leaves it as bright as it is, 1 makes it black.", 0.6, high=1),),
    keeps=False,
)
SVG = Format(
    name="svg",
    label="SVG",
    group="looks",
    image="A path for each object, with holes",
    video="A drawing for each frame",
    loses="classes; scores; outlines are simplified",
    read_by="browsers, Inkscape, Illustrator, Figma",
    checked_by=("Chromium",),
    write=each(_write_svg),
    single={"image": (".svg",)},
    options=(TOLERANCE, Option("image", "The image below", "Puts the image into the drawing, below the paths.", False)),
    keeps=False,
)
