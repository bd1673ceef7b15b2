"""Things cut out of their ground, to be pasted into generated scenes: photographs and rendered pictures.

Nothing is downloaded: the photographs are Debian's stamps for Tux Paint, the rendered pictures the
npm package of Microsoft's Fluent emoji. Those that are not installed are left out.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.segmentation import felzenszwalb
from tqdm import tqdm

from photos import MODULES, SHARE

STAMPS = Path("tuxpaint/stamps")
"""Under /usr/share, from the package tuxpaint-stamps-default."""

EMOJI = Path("@lobehub/fluent-emoji-3d/assets")
"""Among the npm packages."""

FLAT = ("symbols", "cartoon", "hanukkah")
"""Folders of stamps that hold letters and line drawings."""

TONES = ("1f3fc", "1f3fd", "1f3fe")
"""Skin colours left out: people come in the other three."""

LONG_SIDE = 384
SEGMENT_SIDE = 192
PARTS = 6
HELD_OUT_OF = 8
"""One cut-out in this many, by its name, is kept for the evaluation."""


@dataclass(frozen=True)
class Cutout:
    """pixels: uint8 [h, w, 3]; cover: uint8 [h, w]; parts: uint8 [h, w], 0 outside, 1 the body, above its parts."""

    pixels: NDArray[np.uint8]
    cover: NDArray[np.uint8]
    parts: NDArray[np.uint8]
    photographed: bool


def _parts(pixels: NDArray[np.uint8], cover: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Regions of like colour within a thing, the largest PARTS that are neither specks nor nearly all of it."""
    size = (pixels.shape[1], pixels.shape[0])
    scale = min(1.0, SEGMENT_SIDE / max(size))
    small = (max(2, round(size[0] * scale)), max(2, round(size[1] * scale)))
    inside = np.asarray(Image.fromarray(cover).resize(small)) > 127
    shown = np.asarray(Image.fromarray(pixels).resize(small)).copy()
    shown[~inside] = 128
    found = felzenszwalb(shown, scale=200, sigma=0.7, min_size=40)
    found[~inside] = -1
    ids, area = np.unique(found[inside], return_counts=True)
    share = area / max(1, inside.sum())
    wanted = ids[(share > 0.03) & (share < 0.65)][:PARTS]
    parts = inside.astype(np.uint8)
    for number, region in enumerate(wanted, 2):
        parts[found == region] = number
    grown = np.asarray(Image.fromarray(parts).resize(size, Image.Resampling.NEAREST)).copy()
    solid = cover > 127
    grown[solid & (grown == 0)] = 1
    grown[~solid] = 0
    return grown


def cutout(image: Image.Image, photographed: bool) -> Cutout | None:
    """What an RGBA `image` shows; None if that is too small, too thin or mostly half transparent."""
    image = image.copy()
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    image = image.crop(image.getchannel("A").point(lambda a: 255 * (a > 60)).getbbox())
    whole = np.asarray(image)
    cover = whole[..., 3]
    solid = (cover > 127).mean() if cover.size else 0.0
    if min(cover.shape) < 24 or solid < 0.1 or (cover > 30).mean() > 1.5 * solid:
        return None
    return Cutout(whole[..., :3].copy(), cover.copy(), _parts(whole[..., :3], cover), photographed)


def _paths(share: Path, modules: Path) -> Iterator[tuple[Path, bool]]:
    for path in sorted((share / STAMPS).rglob("*.png")):
        if not any(part in FLAT for part in path.relative_to(share).parts):
            yield path, True
    for path in sorted((modules / EMOJI).glob("*.webp")):
        if not path.stem.startswith("1f1") and not any(tone in path.stem for tone in TONES):
            yield path, False


def load(held_out: bool = False, share: Path = SHARE, modules: Path = MODULES) -> list[Cutout]:
    """The cut-outs to train with, or those held out for evaluation; none where the packages are not installed."""
    wanted = [
        (path, photographed)
        for path, photographed in _paths(share, modules)
        if (zlib.crc32(path.stem.split("-")[0].encode()) % HELD_OUT_OF == 0) == held_out
    ]
    found = (
        cutout(Image.open(path).convert("RGBA"), photographed)
        for path, photographed in tqdm(wanted, desc="cut-outs", leave=False)
    )
    return [each for each in found if each is not None]
