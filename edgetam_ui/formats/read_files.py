"""Masks from images, arrays and text: label images, folders of PNGs, DAVIS, NPZ, YOLO."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from .contours import rasterized
from .reading import Found, numbered

LARGEST = 100_000_000
"""Pixels of an image that is read."""
MANY_GREYS = 16
"""Values of an image of grey values that are rather those of a soft border than labels."""
LARGEST_ARRAY = 4 << 30
"""Bytes of an array that is read."""


def read_png(file: Path, found: Found, frame: int = 0, key: str = "", name: str = "") -> None:
    """A black-and-white image as one object, also with a soft border, a label image as one for each value."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file, formats=["PNG"]) as image:
            if image.width * image.height > LARGEST:
                raise found.error(file.name, "is too large", "Make it smaller.")
            if image.mode not in ("1", "L", "P", "I;16", "I"):
                raise found.error(file.name, f"has colours ({image.mode}), not labels", "Save it as a label image.")
            values = np.asarray(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise found.error(file.name, "is not a PNG that can be read", "Export it again.") from error
    if image.mode == "L" and is_soft(values):
        values = np.where(values >= 128, np.uint8(255), np.uint8(0))
    present = [int(value) for value in np.unique(values) if value]
    black_and_white = present in ([1], [255]) and image.mode in ("1", "L")
    for value in present:
        own = {"name": name} if name else {}
        found.add(key or (file.parent.name if black_and_white else value), frame, values == value, file.name, **own)


def is_soft(values: np.ndarray) -> bool:
    """Whether uint8 values are those of one mask with a soft border: most of it white, the rest in many greys."""
    counts = np.bincount(values.ravel(), minlength=256)[1:]
    return bool(np.count_nonzero(counts) >= MANY_GREYS and 2 * counts[254] > counts.sum())


def read_folder(folder: Path, found: Found) -> bool:
    """A folder of an export: `labels`, `png`, DAVIS, or any of numbered PNGs. Says whether there were any."""
    wanted = found.wanted
    davis = [place for place in folder.glob("Annotations/*/*") if place.is_dir()]
    named = [place for place in davis if place.name == wanted.stem] or (davis if len(davis) == 1 else [])
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
    for frame, file in files:
        read_png(file, found, frame)
    return bool(files)


def _name_labels(path: Path, found: Found) -> None:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))["objects"]
        for number, item in found.objects.items():
            about = known.get(str(number), {})
            item.name, item.category = str(about.get("name", "")), str(about.get("category", ""))
    except (OSError, ValueError, LookupError, AttributeError) as error:
        raise found.error(path.name, "is not a list of labels", "Export it again, or remove it.") from error


def read_npz(file: Path, found: Found) -> None:
    """Our own NPZ, or arrays by any name, also one alone as NPY: bool (height, width) or (objects, height, width), or
    the objects' numbers (height, width), as a label image has them.
    """
    try:
        loaded = np.load(file, mmap_mode="r", allow_pickle=False)
        if isinstance(loaded, np.ndarray):
            _add_array(file.stem, loaded, found)
            return
        with loaded as data:
            if max((item.file_size for item in data.zip.infolist()), default=0) > LARGEST_ARRAY:
                raise found.error("the file", "has an array of more than 4 GB", "Split it.")
            if "objects" in data.files:
                _read_own_npz(data, found)
            else:
                for name in data.files:
                    _add_array(name, data[name], found)
    except (OSError, ValueError, IndexError, KeyError, EOFError, MemoryError, zipfile.BadZipFile, zlib.error) as error:
        raise found.error("the file", "is not a NumPy archive that can be read", "Export it again.") from error


def _read_own_npz(data: Any, found: Found) -> None:
    keys, names, categories = (data[name].tolist() for name in ("objects", "names", "categories"))
    for name in data.files:
        frame = re.fullmatch(r"masks_(\d+)", name)
        if not frame:
            continue
        for row, mask in enumerate(_masks(name, data[name], found)):
            category = "" if categories[row] == names[row] else categories[row]
            found.add(keys[row], int(frame[1]), mask, f"`{name}`[{row}]", name=names[row], category=category)


def _add_array(name: str, array: np.ndarray, found: Found) -> None:
    is_labels = array.ndim == 2 and array.dtype.kind in "ui"
    values = sorted(set(np.unique(array).tolist()) - {0}) if is_labels else []
    if values and values not in ([1], [255]) and values[0] > 0:
        for value in values:
            found.add((name, value), 0, array == value, f"`{name}`")
        return
    for row, mask in enumerate(_masks(name, array[None] if array.ndim == 2 else array, found)):
        found.add((name, row), 0, mask, f"`{name}`[{row}]", name=name)


def _masks(name: str, array: np.ndarray, found: Found) -> np.ndarray:
    """`array` as bool (objects, height, width). Raises `FormatError` where that would lose numbers or is no masks."""
    if array.ndim != 3 or array.dtype.kind not in "bui":
        raise found.error(f"`{name}`", "is not an array of masks", "Give bool (objects, height, width).")
    if not np.isin(array, (0, 1, 255)).all():
        raise found.error(f"`{name}`", "holds numbers other than 0 and 1", "Give bool (objects, height, width).")
    return np.asarray(array != 0)


def read_yolo(files: list[Path], found: Found, names: dict[int, str]) -> None:
    """YOLO segmentation: a polygon a line, relative to the image's size."""
    wanted = found.wanted
    for file in files:
        frame = wanted.frame_of(file.name)
        for at, line in enumerate(file.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
            if not line.strip():
                continue
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
            found.add(place, frame or 0, mask, place, category=names.get(kind, f"class {kind}"))


def yolo_names(folder: Path, found: Found) -> dict[int, str]:
    """The classes of `data.yaml` in a folder: a list, or names by number, as Ultralytics and Roboflow write them."""
    path = folder / "data.yaml"
    if not path.exists():
        return {}
    try:
        names = yaml.safe_load(path.read_text(encoding="utf-8"))["names"]
        pairs = names.items() if isinstance(names, dict) else enumerate(names)
        return {int(number): str(name) for number, name in pairs}
    except (yaml.YAMLError, LookupError, TypeError, ValueError) as error:
        raise found.error("`names` of data.yaml", "is not a list of classes", "List the classes there.") from error
