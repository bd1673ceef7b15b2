"""Masks from NumPy's arrays: NPZ and NPY."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from .reading import LONGEST_TEXT, MANY_OBJECTS, Found

OWN = ("objects", "names", "categories")
"""Arrays that tell what the rows of `masks_<frame>` are, in our own NPZ."""
LARGEST_ARRAY = 1 << 30
"""Bytes of an array that must be read whole, as its columns come before its rows."""
WHAT = "is not a NumPy archive that can be read"


@dataclass(frozen=True)
class Array:
    """What an array's header says, `name` and all; its values are in `stream`, behind the header."""

    name: str
    shape: tuple[int, ...]
    is_fortran: bool
    dtype: np.dtype[Any]
    stream: IO[bytes]

    @property
    def size(self) -> int:
        """Bytes of the values."""
        size = self.dtype.itemsize
        for side in self.shape:
            size *= side
        return size

    @property
    def is_labels(self) -> bool:
        """Whether it may be the objects' numbers, as a label image has them."""
        return len(self.shape) == 2 and self.dtype.kind in "ui"

    def planes(self) -> Iterator[np.ndarray]:
        """The arrays (height, width) that it is made of, one at a time where rows come before columns."""
        *_, height, width = self.shape
        count = 1 if len(self.shape) == 2 else self.shape[0]
        if self.is_fortran:
            yield from np.frombuffer(self.stream.read(self.size), self.dtype).reshape(width, height, count).T
            return
        for _ in range(count):
            data = self.stream.read(height * width * self.dtype.itemsize)
            yield np.frombuffer(data, self.dtype).reshape(height, width)


def read_npz(file: Path, found: Found) -> None:
    """Our own NPZ, or arrays by any name, also one alone as NPY: bool (height, width) or (objects, height, width), or
    the objects' numbers (height, width), as a label image has them.

    Headers are checked before anything is unpacked, and of masks one is in memory at a time.
    """
    with found.foreign("the file", WHAT, "Export it again."):
        if not zipfile.is_zipfile(file):
            with file.open("rb") as stream:
                _add_masks(_header(file.stem, stream), found)
            return
        with zipfile.ZipFile(file) as archive:
            names = [name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy")]
            if len(names) < len(archive.namelist()):
                raise found.error("the file", "holds what is no NumPy array", "Take all but arrays out.")
            if set(OWN) <= set(names):
                _read_own(archive, names, found)
                return
            for name in names:
                with archive.open(f"{name}.npy") as stream:
                    _add_masks(_header(name, stream), found)


def _read_own(archive: zipfile.ZipFile, names: list[str], found: Found) -> None:
    keys, titles, categories = (_column(archive, name, found) for name in OWN)
    if not len(keys) == len(titles) == len(categories):
        raise found.error("`objects`, `names` and `categories`", "are not of one length", "Export it again.")
    for name in names:
        frame = re.fullmatch(r"masks_(\d{1,9})", name)
        if not frame:
            continue
        with archive.open(f"{name}.npy") as stream:
            array = _header(name, stream)
            _check_masks(array, found)
            if array.shape[0] != len(keys) or len(array.shape) != 3:
                raise found.error(f"`{name}`", f"has no mask for each of {len(keys)} objects", "Export it again.")
            for row, mask in enumerate(_masks(array, found)):
                category = "" if categories[row] == titles[row] else categories[row]
                found.add(keys[row], int(frame[1]), mask, f"`{name}`[{row}]", titles[row], category)


def _column(archive: zipfile.ZipFile, name: str, found: Found) -> list[Any]:
    """The values of an array (objects,): whole numbers for `objects`, else names."""
    with archive.open(f"{name}.npy") as stream:
        array = _header(name, stream)
        kinds, what = ("iu", "whole numbers") if name == "objects" else ("U", "text")
        if len(array.shape) != 1 or array.dtype.kind not in kinds:
            raise found.error(f"`{name}`", f"is not a row of {what}", "Export it again.")
        _check_count(array, found)
        if array.size > MANY_OBJECTS * 4 * LONGEST_TEXT:
            raise found.error(f"`{name}`", "is too large", "Shorten what is in it.")
        values = np.frombuffer(stream.read(array.size), array.dtype).tolist() if array.size else [""] * array.shape[0]
    return values if name == "objects" else [found.text(value, f"`{name}`[{at}]") for at, value in enumerate(values)]


def _header(name: str, stream: IO[bytes]) -> Array:
    version = np.lib.format.read_magic(stream)
    read: Any = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, is_fortran, dtype = read(stream)
    return Array(name, shape, is_fortran, dtype, stream)


def _add_masks(array: Array, found: Found) -> None:
    _check_masks(array, found)
    name = found.text(array.name, "the name of an array")
    if not array.is_labels:
        for row, mask in enumerate(_masks(array, found)):
            found.add((name, row), 0, mask, f"`{name}`[{row}]", name=name)
        return
    (labels,) = array.planes()
    values = [value for value in np.unique(labels).tolist() if value]
    if not values or values in ([1], [255]) or values[0] < 0:
        for mask in _as_masks([labels], name, found):
            found.add((name, 0), 0, mask, f"`{name}`[0]", name=name)
        return
    found.check_count(len(values), f"`{name}`")
    for value in values:
        found.add((name, value), 0, labels == value, f"`{name}`")


def _check_masks(array: Array, found: Found) -> None:
    """Raises `FormatError` where the header alone says that it is no array of masks of the medium."""
    place = f"`{array.name}`"
    if len(array.shape) not in (2, 3) or array.dtype.kind not in "bui":
        raise found.error(place, "is not an array of masks", "Give bool (objects, height, width).")
    found.check_size(array.shape[-2], array.shape[-1], place)
    if len(array.shape) == 3:
        _check_count(array, found)
    if array.is_fortran and array.size > LARGEST_ARRAY:
        raise found.error(place, "has more than 1 GB in Fortran's order", "Save it with `np.ascontiguousarray`.")


def _check_count(array: Array, found: Found) -> None:
    found.check_count(array.shape[0], f"`{array.name}`")


def _masks(array: Array, found: Found) -> Iterator[np.ndarray]:
    return _as_masks(array.planes(), array.name, found)


def _as_masks(planes: Iterable[np.ndarray], name: str, found: Found) -> Iterator[np.ndarray]:
    """Each as bool (height, width). Raises `FormatError` where that would lose numbers."""
    for plane in planes:
        if plane.dtype != bool and not np.isin(plane, (0, 1, 255)).all():
            raise found.error(f"`{name}`", "holds numbers other than 0 and 1", "Give bool (objects, height, width).")
        yield plane != 0
