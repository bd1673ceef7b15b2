"""Masks in: files of other programs, and our own exports, as the objects of an open medium."""

from __future__ import annotations

import json
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from ..errors import FormatError
from . import read_files, read_json
from .reading import Found, Read, Wanted

SUFFIXES = (".json", ".npz", ".npy", ".txt", ".zip")
"""Files that hold masks and nothing else."""
LARGEST_ZIP = 4 << 30
"""Bytes of all files in a zip, unpacked."""
READABLE = (
    "COCO JSON, LabelMe, YOLO segmentation, label or black-and-white PNG, DAVIS, NPZ, or a zip or folder of these"
)


def read(path: Path, wanted: Wanted) -> list[Read]:
    """The objects that a file or folder has masks of, for the medium `wanted`. Raises `FormatError`."""
    found = Found(wanted, path.name)
    try:
        _read(path, found)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be read"
        raise FormatError(f"{path.name}: {reason}.", "Check the file.") from error
    if not found.objects:
        raise FormatError(f"{path.name} has no masks for {wanted.name}.", f"These can be read: {READABLE}.")
    return list(found.objects.values())


def _read(path: Path, found: Found) -> None:
    suffix = path.suffix.lower()
    if path.is_dir():
        _read_folder(path, found)
    elif suffix == ".json":
        _read_json(path, found)
    elif suffix == ".png":
        read_files.read_png(path, found, found.wanted.frame_of(path.name) or 0)
    elif suffix in (".npz", ".npy"):
        read_files.read_npz(path, found)
    elif suffix == ".txt":
        near = [parent for parent in path.parents if (parent / "data.yaml").exists()]
        read_files.read_yolo([path], found, read_files.yolo_names(near[0], found) if near else {})
    elif suffix == ".zip":
        _read_zip(path, found)
    else:
        raise FormatError(f"{path.name} is not a file of masks that is known.", f"These can be read: {READABLE}.")


def _read_json(path: Path, found: Found) -> None:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg.lower()}"
        raise found.error(f"line {error.lineno}, column {error.colno}", what, "Export it again.") from error
    except RecursionError as error:
        raise found.error("the file", "is nested too deeply", "Export it again.") from error
    except UnicodeDecodeError as error:
        raise found.error("the file", "is not text in UTF-8", "Save it so.") from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise found.error("the file", "has a number that is too long", "Export it again.") from error
    if isinstance(data, dict) and "shapes" in data:
        read_json.read_labelme(data, found)
    elif isinstance(data, dict) and "annotations" in data:
        read_json.read_coco(data, found)
    else:
        what = "has neither `annotations`, as COCO has, nor `shapes`, as LabelMe"
        raise found.error("the file", what, f"These can be read: {READABLE}.")


def _read_folder(folder: Path, found: Found) -> None:
    """The first that fits: a COCO file, a YOLO set, LabelMe files, or images."""
    wanted = found.wanted
    if (folder / "coco.json").exists():
        _read_json(folder / "coco.json", found)
    elif (folder / "data.yaml").exists():
        names = read_files.yolo_names(folder, found)
        labels = sorted((folder / "labels").rglob("*.txt"))
        files = [file for file in labels if _is_of(file, wanted)]
        read_files.read_yolo(files, found, names)
    elif files := sorted(file for file in folder.glob("*.json") if _is_of(file, wanted)):
        for file in files:
            _read_json(file, found)
    elif (folder / "masks.npz").exists():
        read_files.read_npz(folder / "masks.npz", found)
    elif not read_files.read_folder(folder, found):
        raise FormatError(f"{folder.name} has no masks that are known.", f"These can be read: {READABLE}.")


def _is_of(file: Path, wanted: Wanted) -> bool:
    stem = file.stem
    return stem == wanted.stem if wanted.count == 1 else stem.rpartition("_")[0] == wanted.stem


def _read_zip(path: Path, found: Found) -> None:
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
            items = [item for item in archive.infolist() if not item.is_dir()]
            if sum(item.file_size for item in items) > LARGEST_ZIP:
                raise found.error("the zip", "has more than 4 GB", "Unpack it.")
            for item in items:
                name = PurePosixPath(item.filename.replace("\\", "/"))
                if name.is_absolute() or ".." in name.parts:
                    raise found.error(f"`{item.filename}`", "leads out of the zip", "Pack it again.")
                archive.extract(item, scratch)
            folder = Path(scratch)
            inside = [place for place in folder.iterdir() if not place.name.startswith(("__MACOSX", "."))]
            while len(inside) == 1 and inside[0].is_dir() and not (inside[0].name[:1].isdigit()):
                folder = inside[0]
                inside = list(folder.iterdir())
            single = [place for place in inside if place.name != "edgetam.json"]
            _read(single[0] if len(single) == 1 and single[0].is_file() else folder, found)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise found.error("the file", "is not a zip that can be read", "Pack it again.") from error
