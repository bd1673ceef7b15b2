"""Masks from images and text: label images, folders of PNGs, DAVIS, YOLO."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml

from ..core.masks import Rle
from .base import PROGRAM
from .contours import rasterized
from .reading import Found, numbered
from .report import Notice, shortened
from .texts import parse, text_lines

LARGEST = 100_000_000
"""Pixels of an image that is read."""
MANY_GREYS = 16
"""Values of an image of grey values that are rather those of a soft border than labels."""
LARGEST_YAML = 250_000
"""Bytes of a data.yaml that is read."""


def read_png(file: Path, found: Found, frame: int = 0, key: str = "", name: str = "") -> None:
    """A black-and-white image as one object, also with a soft border, a label image as one for each value.

    Black and white may be stored as colours, or as alpha where nothing else varies; alpha is cut at half of its highest
    value.
    """
    from PIL import Image

    with found.foreign(file.name, "is not a PNG that can be read", "Export it again."):
        try:
            image = Image.open(file, formats=["PNG"])
        except Image.DecompressionBombError as error:
            raise found.error(file.name, "is too large", "Make it smaller.") from error
        with image:
            if image.width * image.height > LARGEST:
                raise found.error(file.name, "is too large", "Make it smaller.")
            found.check_size(image.height, image.width, file.name)
            mode, values = image.mode, np.asarray(image)
            if mode in ("LA", "RGBA") and (alone := alpha_alone(values)) is not None:
                mode, values = "L", np.where(alone, np.uint8(255), np.uint8(0))
            elif mode in ("RGB", "RGBA") and _is_mask_in_colours(values):
                mode, values = "L", values[..., 0]
            if mode not in ("1", "L", "P", "I;16", "I"):
                raise found.error(file.name, f"has colours ({mode}), not labels", "Save it as a label image.")
    if mode == "L" and is_soft(values):
        values = np.where(values >= 128, np.uint8(255), np.uint8(0))
    present = [int(value) for value in np.unique(values) if value]
    found.check_count(len(present), file.name)
    black_and_white = present in ([1], [255]) and mode in ("1", "L")
    for value in present:
        own = {"name": name} if name else {}
        found.add(key or (file.parent.name if black_and_white else value), frame, values == value, file.name, **own)


def alpha_alone(values: np.ndarray) -> np.ndarray | None:
    """What is opaque in uint8 (height, width, 2 or 4), bool (height, width), where the last channel alone varies."""
    varies = [bool((values[..., channel] != values[0, 0, channel]).any()) for channel in range(values.shape[-1])]
    alpha = values[..., -1]
    return alpha > alpha.max() // 2 if varies[-1] and not any(varies[:-1]) else None


def _is_mask_in_colours(values: np.ndarray) -> bool:
    """Whether uint8 (height, width, 3 or 4) shows one mask in black and white, as painting programs save it."""
    grey = values[..., 0]
    return bool((grey[..., None] == values[..., :3]).all() and (np.isin(grey, (0, 255)).all() or is_soft(grey)))


def is_soft(values: np.ndarray) -> bool:
    """Whether uint8 values are those of one mask with a soft border: most of it white, the rest in many greys."""
    counts = np.bincount(values.ravel(), minlength=256)[1:]
    return bool(np.count_nonzero(counts) >= MANY_GREYS and 2 * counts[254] > counts.sum())


def read_folder(folder: Path, found: Found) -> bool:
    """A folder of an export: `labels`, `png`, DAVIS, or any of numbered PNGs. Says whether there were any."""
    wanted = found.wanted
    davis = [place for place in folder.glob("Annotations/*/*") if place.is_dir()]
    named = [place for place in davis if wanted.is_called(place.name)] or (davis if len(davis) == 1 else [])
    if davis and not named:
        raise found.error("`Annotations`", f"has no sequence called {wanted.stem}", "Open the video of a sequence.")
    if named:
        return _read_numbered(named[0], found)
    objects = sorted(place for place in folder.iterdir() if re.match(r"\d+_", place.name))
    pictures = [place for place in objects if place.suffix == ".png" or place.is_dir()]
    if pictures:
        for place in pictures:
            name = re.sub(r"^\d+_", "", place.stem if place.is_file() else place.name)
            files = [(0, place)] if place.is_file() else list(numbered(place))
            for frame, file in files:
                read_png(file, found, frame, place.stem, name)
        return True
    read = _read_numbered(folder, found)
    labels = folder / "labels.json"
    if (folder / "labels.png").exists():
        read_png(folder / "labels.png", found)
        read = True
    if read and labels.exists():
        _name_labels(labels, found)
    return read


def _read_numbered(folder: Path, found: Found) -> bool:
    files = list(numbered(folder))
    own = found.of_one_video([file.name for _, file in files], f"`{folder.name}`")
    for frame, file in files:
        if file.name in own:
            read_png(file, found, frame)
    return bool(files)


def _name_labels(path: Path, found: Found) -> None:
    try:
        known = parse(path, found)["objects"]
        for number, item in found.objects.items():
            about, place = known.get(str(number), {}), f"object {number} of {path.name}"
            item.name = found.text(about.get("name", ""), f"`name` of {place}")
            item.category = found.text(about.get("category", ""), f"`category` of {place}")
    except (OSError, LookupError, AttributeError, TypeError) as error:
        raise found.error(path.name, "is not a list of labels", "Export it again, or remove it.") from error


def read_yolo(files: list[Path], found: Found, names: dict[int, str]) -> None:
    """YOLO segmentation: a polygon a line, relative to the image's size.

    It does not say which lines of several frames are the same object. A class that no frame has twice is one object;
    of another class each line is one.
    """
    lines = [line for file in files for line in _yolo_lines(file, found, names)]
    times = Counter((kind, frame) for kind, frame, _, _ in lines)
    several = {kind for (kind, _), count in times.items() if count > 1}
    frames = Counter(kind for kind, _ in times)
    apart = sorted({names.get(kind, f"class {kind}") for kind in several if frames[kind] > 1})
    if apart:
        what = f"{found.file} has several objects of a class on a frame ({shortened(apart)})"
        why = "and YOLO does not say which masks of several frames are the same object"
        found.notices.append(Notice("apart", f"{what}, {why}: each mask of these classes is an object of its own."))
    for kind, frame, place, mask in lines:
        key = place if kind in several else kind
        found.add(key, frame, mask, place, **found.called(names.get(kind, f"class {kind}")))


def _yolo_lines(file: Path, found: Found, names: dict[int, str]) -> Iterator[tuple[int, int, str, Rle]]:
    """The class, the frame, the place in the file and the mask of each line."""
    wanted = found.wanted
    frame = found.frame_of(file.name, "its name")
    for at, line in enumerate(text_lines(file, found), 1):
        if not line.strip():
            continue
        found.tick()
        found.check_count(at, file.name)
        place = f"{file.name}, line {at}"
        try:
            number, *values = line.split()
            kind, ring = int(number), np.array(values, float)
        except ValueError as error:
            raise found.error(place, "is not `class x y x y …`", "Correct or remove the line.") from error
        if len(ring) < 6 or len(ring) % 2 or not ((ring >= 0) & (ring <= 1)).all():
            boxes = len(ring) == 4
            what = "is a box, not a polygon" if boxes else "has no three corners with numbers from 0 to 1"
            raise found.error(place, what, "Use labels for segmentation, or correct the line.")
        if names and kind not in names:
            raise found.error(place, f"has class {kind}, which data.yaml does not name", "Add its name.")
        points = ring.reshape(-1, 2) * (wanted.width, wanted.height)
        mask = rasterized([points], wanted.height, wanted.width)
        yield kind, frame, place, mask


def yolo_texts(folder: Path) -> list[Path]:
    """The label files of a data set: in `labels`, as Ultralytics has them, or in `train/labels`, as Roboflow has."""
    return sorted(text for text in folder.rglob("*.txt") if "labels" in text.relative_to(folder).parts[:-1])


def yolo_names(folder: Path, found: Found) -> dict[int, str]:
    """The classes of `data.yaml` in a folder: a list, or names by number, as Ultralytics and Roboflow write them."""
    path = folder / "data.yaml"
    if not path.exists():
        return {}
    with found.foreign("`names` of data.yaml", "is not a list of classes", "List the classes there."):
        if path.stat().st_size > LARGEST_YAML:
            raise found.error("data.yaml", "has more than 250 kB", "Leave nothing but the classes in it.")
        text = path.read_text(encoding="utf-8")
        found.is_ours = text.startswith(f"# Made by {PROGRAM}")
        # Nodes, not objects: aliases and merges that refer to one another are never expanded.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        (names,) = (value for key, value in root.value if key.value == "names")
        is_list = isinstance(names, yaml.SequenceNode)
        pairs = enumerate(names.value) if is_list else ((int(key.value), value) for key, value in names.value)
        return {number: found.text(name.value, f"`names`[{number}] of data.yaml") for number, name in pairs}
