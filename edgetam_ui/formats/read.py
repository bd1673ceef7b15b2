"""Masks in: files of other programs, and our own exports, as the objects of an open medium."""

from __future__ import annotations

import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.masks import Rle
from ..errors import FormatError
from . import read_arrays, read_files, read_labelme
from .choice import nothing
from .read_coco import Coco
from .reading import LONGEST_NAME, Found, Read, Wanted
from .report import Notice, warn
from .texts import LARGEST_TEXT, parse

SUFFIXES = (".json", ".geojson", ".npz", ".npy", ".txt", ".zip")
"""Files that hold masks and nothing else."""
LARGEST_ZIP = 4 << 30
"""Bytes of all files in a zip, unpacked."""
TEXTS = (".json", ".geojson", ".txt", ".yaml")
"""Files that are parsed as text."""
READABLE = (
    "COCO JSON, LabelMe, YOLO segmentation, label or black-and-white PNG, DAVIS, NPZ, or a zip or folder of these"
)


def read(path: Path, wanted: Wanted) -> list[Read]:
    """The objects that a file or folder has masks of, for the medium `wanted`. Raises `FormatError`.

    Has Python warn (`UserWarning`) of what the file cannot tell.
    """
    objects, notices = read_with_notices(path, wanted)
    warn(notices, UserWarning)
    return objects


def read_with_notices(
    path: Path, wanted: Wanted, tick: Callable[[], None] = nothing
) -> tuple[list[Read], list[Notice]]:
    """`read`, with what there is to be told. `tick` is called for each mask, and may raise to stop."""
    found = Found(wanted, path.name, tick)
    with told(path):
        read_file(path, found)
    if not found.objects:
        raise FormatError(f"{path.name} has no masks for {wanted.name}.", f"These can be read: {READABLE}.")
    return list(found.objects.values()), found.notices


@contextmanager
def told(path: Path) -> Iterator[None]:
    """A `FormatError` in the place of what the disk, or the bytes of a name, raise."""
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be read"
        raise FormatError(f"{path.name}: {reason}.", "Check the file.") from error


def read_one(path: Path, height: int, width: int, name: str) -> Rle:
    """The one mask in a file, of `height` x `width` pixels as the medium `name`. Raises `FormatError`."""
    objects, _ = read_with_notices(path, Wanted(name, height, width, 1))
    masks = [mask for item in objects for mask in item.masks.values()]
    if len(masks) > 1:
        what = f"{path.name} holds {len(masks)} masks, and one is wanted."
        raise FormatError(what, "Load it without naming an object: each becomes one of its own.")
    return masks[0]


def read_file(path: Path, found: Found) -> None:
    """Adds what a file, folder or zip has of the medium of `found`. Raises `FormatError`."""
    suffix = path.suffix.lower()
    if path.is_dir():
        read_folder(path, found)
    elif suffix in (".json", ".geojson"):
        _read_json(path, found)
    elif suffix == ".png":
        read_files.read_png(path, found, found.wanted.frame_of(path.name) or 0)
    elif suffix in (".npz", ".npy"):
        read_arrays.read_npz(path, found)
    elif suffix == ".txt":
        near = [parent for parent in path.parents if (parent / "data.yaml").exists()]
        read_files.read_yolo([path], found, read_files.yolo_names(near[0], found) if near else {})
    elif suffix == ".zip":
        _read_zip(path, found)
    else:
        raise unknown(path)


def _read_json(path: Path, found: Found) -> None:
    data = parse(path, found)
    if is_labelme(data):
        read_labelme.read_labelme(data, found)
    else:
        Coco(check_coco(data, found), found).read(found)


def is_labelme(data: Any) -> bool:
    """Whether what a JSON file holds has the form of a LabelMe file."""
    return isinstance(data, dict) and "shapes" in data


def check_coco(data: Any, found: Found) -> dict[str, Any]:
    """What a JSON file holds, where it has the form of a COCO data set. Raises `FormatError`."""
    if isinstance(data, dict) and "annotations" in data:
        return data
    if isinstance(data, dict) and data.get("type") in ("FeatureCollection", "Feature"):
        what = "is GeoJSON, which is not read back"
        raise found.error("the file", what, "Export the masks as COCO JSON or NPZ, or save the session.")
    what = "has neither `annotations`, as COCO has, nor `shapes`, as LabelMe"
    raise found.error("the file", what, f"These can be read: {READABLE}.")


def read_folder(folder: Path, found: Found) -> None:
    """Adds what a folder has: the first that fits of a COCO file, a YOLO set, LabelMe files, a folder called as the
    medium, and images. Raises `FormatError`.
    """
    wanted = found.wanted
    if (coco := coco_in(folder)) is not None:
        _read_json(coco, found)
    elif (folder / "data.yaml").exists():
        names = read_files.yolo_names(folder, found)
        files = [file for file in read_files.yolo_texts(folder) if _is_of(file, wanted)]
        read_files.read_yolo(files, found, names)
    elif files := sorted(file for file in folder.glob("*.json") if _is_of(file, wanted)):
        for file in files:
            _read_json(file, found)
    elif (folder / "masks.npz").exists():
        read_arrays.read_npz(folder / "masks.npz", found)
    elif named := [place for place in folder.iterdir() if place.is_dir() and wanted.is_called(place.name)]:
        read_folder(named[0], found)
    elif not read_files.read_folder(folder, found):
        raise FormatError(f"{found.file} has no masks that are known.", f"These can be read: {READABLE}.")


def coco_in(folder: Path) -> Path | None:
    """The COCO file of a folder: ours, or the only JSON in `annotations`, as CVAT writes it."""
    ours, others = folder / "coco.json", [*(folder / "annotations").glob("*.json")]
    return ours if ours.exists() else others[0] if len(others) == 1 else None


def unknown(path: Path) -> FormatError:
    """The error of a file that is none of masks, by its name."""
    return FormatError(f"{path.name} is not a file of masks that is known.", f"These can be read: {READABLE}.")


def _is_of(file: Path, wanted: Wanted) -> bool:
    return wanted.is_called(file.stem if wanted.count == 1 else file.stem.rpartition("_")[0])


def _read_zip(path: Path, found: Found) -> None:
    with unpacked(path, found) as inside:
        read_file(inside, found) if inside.is_file() else read_folder(inside, found)


@contextmanager
def unpacked(path: Path, found: Found) -> Iterator[Path]:
    """The folder that a zip holds, or its only file, for the length of the block. Raises `FormatError`."""
    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        folder = Path(scratch)
        try:
            _unpack(path, folder, found)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, NotImplementedError) as error:
            raise found.error("the file", "is not a zip that can be read", "Pack it again.") from error
        inside = [place for place in folder.iterdir() if not place.name.startswith(("__MACOSX", "."))]
        while len(inside) == 1 and inside[0].is_dir() and not (inside[0].name[:1].isdigit()):
            folder = inside[0]
            inside = list(folder.iterdir())
        single = [place for place in inside if place.name != "edgetam.json"]
        yield single[0] if len(single) == 1 and single[0].is_file() else folder


def _unpack(path: Path, folder: Path, found: Found) -> None:
    with zipfile.ZipFile(path) as archive:
        items = [item for item in archive.infolist() if not item.is_dir()]
        if sum(item.file_size for item in items) > LARGEST_ZIP:
            raise found.error("the zip", "has more than 4 GB", "Unpack it.")
        for item in items:
            name = PurePosixPath(item.filename.replace("\\", "/"))
            if name.is_absolute() or ".." in name.parts:
                raise found.error(f"`{item.filename}`", "leads out of the zip", "Pack it again.")
            if name.suffix.lower() in TEXTS and item.file_size > LARGEST_TEXT:
                raise found.error(f"`{item.filename[-LONGEST_NAME:]}`", "has more than 100 MB", "Split it.")
            archive.extract(item, folder)
