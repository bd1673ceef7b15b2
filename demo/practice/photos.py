"""Photographs for the generated scenes: textures, backgrounds and regions that can be clicked.

Nothing is downloaded: the pictures lie in scikit-image and scikit-learn, and, for training, in Debian's
packages that `photos.txt` lists and in the Debian and npm packages that `labels/` names. The pictures of gradio's
`media_assets` are never trained on, so that they stay a fair test.
"""

from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.segmentation import felzenszwalb
from tqdm import tqdm

SHARE = Path("/usr/share")
"""Where Debian's packages keep their pictures."""

MODULES = Path(__file__).resolve().parents[2] / "runs/node_modules"
"""Where `make practice` installs npm packages."""

LONG_SIDE = 1024
SEGMENT_SIDE = 448

TRAIN = (
    "skimage/data/astronaut.png",
    "skimage/data/brick.png",
    "skimage/data/camera.png",
    "skimage/data/coins.png",
    "skimage/data/grass.png",
    "skimage/data/gravel.png",
    "skimage/data/hubble_deep_field.jpg",
    "skimage/data/ihc.png",
    "skimage/data/motorcycle_left.png",
    "skimage/data/retina.jpg",
    "sklearn/datasets/images/china.jpg",
)
HELD_OUT = (
    "skimage/data/cell.png",
    "skimage/data/chelsea.png",
    "skimage/data/coffee.png",
    "skimage/data/moon.png",
    "skimage/data/rocket.jpg",
    "sklearn/datasets/images/flower.jpg",
)


@dataclass(frozen=True)
class Photo:
    """pixels: uint8 [h, w, 3]; regions: two uint16 [h, w] maps, fine and coarse.

    name: as above, in `photos.txt` or in `labels/`. Where things in it are outlined (see `outlines`), both maps are
    of leaves, and `things` are sets of these, as in `scenes`.
    """

    pixels: NDArray[np.uint8]
    regions: tuple[NDArray[np.uint16], NDArray[np.uint16]]
    name: str
    things: tuple[int, ...] = ()


def find(name: str, share: Path = SHARE, modules: Path = MODULES) -> Path:
    """Where the picture `name` lies, if it is there: in a Python package, an npm package or under /usr/share."""
    package, _, rest = name.partition("/")
    if package == "npm":
        return modules / rest
    return Path(str(files(package))) / rest if package in ("gradio", "skimage", "sklearn") else share / name


def _load(path: Path, name: str, outlined: bool) -> Photo:
    image = Image.open(path).convert("RGB")
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    if outlined:
        nothing = np.zeros((image.height, image.width), np.uint16)
        return Photo(np.asarray(image), (nothing, nothing), name)
    small = image.copy()
    small.thumbnail((SEGMENT_SIDE, SEGMENT_SIDE), Image.Resampling.LANCZOS)
    maps = []
    for scale in (150, 700):
        found = felzenszwalb(np.asarray(small), scale=scale, sigma=0.8, min_size=scale // 2)
        grown = Image.fromarray(found.astype(np.uint16)).resize(image.size, Image.Resampling.NEAREST)
        maps.append(np.asarray(grown))
    return Photo(np.asarray(image), (maps[0], maps[1]), name)


def load(
    held_out: bool = False, share: Path = SHARE, modules: Path = MODULES, outlined: Collection[str] = ()
) -> list[Photo]:
    """The photographs to train with, or those held out for evaluation.

    Those named by `outlined` are among them, without regions: `outlines.apply` tells what is in them. Those that are in
    no installed package are left out.
    """
    names = list(HELD_OUT if held_out else TRAIN)
    if not held_out:
        lines = Path(__file__).with_name("photos.txt").read_text(encoding="utf-8").splitlines()
        names += [line.split()[1] for line in lines if not line.startswith("#")]
    paths = {name: find(name, share, modules) for name in (*names, *outlined)}
    present = {name: path for name, path in paths.items() if path.is_file()}
    if len(present) < len(paths):
        print(f"{len(paths) - len(present)} of {len(paths)} photographs are not installed")
    bar = tqdm(present.items(), desc="photographs", leave=False)
    return [_load(path, name, name in outlined) for name, path in bar]


def crop(
    rng: np.random.Generator, photo: Photo, width: int, height: int, closest: float = 0.15, squeezed: bool = False
) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """A random window of `photo` as [height, width, 3] and one of its region maps, alike cut.

    `closest` is the smallest part of the photograph's side that the window may show; the window of a `squeezed` one
    has the photograph's shape, as if the library's processor had made a square of it.
    """
    high, wide = photo.pixels.shape[:2]
    largest = min(wide / width, high / height)
    scale = np.exp(rng.uniform(np.log(closest), 0))
    across, down = (wide * scale, high * scale) if squeezed else (width * largest * scale, height * largest * scale)
    left = rng.uniform(0, max(0.0, wide - across))
    top = rng.uniform(0, max(0.0, high - down))
    box = (left, top, left + across, top + down)
    regions = photo.regions[int(rng.integers(2))]
    filtered = Image.fromarray(photo.pixels).resize(
        (width, height), Image.Resampling.BILINEAR, box=box, reducing_gap=1.5
    )
    labels = Image.fromarray(regions).resize((width, height), Image.Resampling.NEAREST, box=box)
    return np.asarray(filtered), np.asarray(labels)
