"""Files with masks of many images: what they call each image, and how its masks are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from ..core.names import safe_name
from ..errors import FormatError
from . import read as reading
from . import read_files, read_labelme
from .read_coco import Coco
from .reading import Found, Wanted
from .texts import parse

NO_MEDIUM = Wanted("", 1, 1, 1)
OURS = ("edgetam.json", "labels.json")
"""JSON in the folders that we write, beside the masks."""


@dataclass(frozen=True)
class Entry:
    """What a file has of one image, which it calls `name`, "" where it does not tell.

    `read` adds the masks to what was found for that image; it raises `FormatError`.
    """

    name: str
    read: Callable[[Found], None]


class Names:
    """The names of a set's images, with the folders that they lie in where these are known, to find one by what a file
    calls it.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._paths = [PurePosixPath(name.replace("\\", "/")) for name in names]
        self._by: dict[str, list[int]] = defaultdict(list)
        for index, path in enumerate(self._paths):
            for key in {path.name, path.stem, safe_name(path.stem)}:
                self._by[key].append(index)

    def find(self, name: str) -> list[int]:
        """The images that a file may mean by `name`: one, or none, or those that have the same name."""
        path = PurePosixPath(name.replace("\\", "/"))
        found = next((self._by[key] for key in (path.name, path.stem, safe_name(path.stem)) if key in self._by), [])
        depth = 2
        while len(found) > 1 and depth <= len(path.parts):
            tail = path.parts[-depth:-1]
            found = [index for index in found if self._paths[index].parts[-depth:-1] == tail] or found
            depth += 1
        return found


@contextmanager
def entries(path: Path, names: Names) -> Iterator[list[Entry]]:
    """What a file, folder or zip has of the images `names`, and of others: to be read in the block.

    Where it is about one image and does not tell which, that is one entry without a name. Raises `FormatError`.
    """
    whole = Found(NO_MEDIUM, path.name)
    with reading.told(path):
        if path.suffix.lower() == ".zip":
            with reading.unpacked(path, whole) as inside:
                yield _entries(inside, names, whole)
        else:
            yield _entries(path, names, whole)


def _entries(path: Path, names: Names, whole: Found) -> list[Entry]:
    suffix = path.suffix.lower()
    if path.is_dir():
        return _of_folder(path, names, whole)
    if not path.exists():
        raise FormatError(f"There is no file {path.name}.", "Check the path.")
    if suffix not in (*reading.SUFFIXES, ".png"):
        raise reading.unknown(path)
    if suffix in (".json", ".geojson"):
        return _of_json(path, whole)
    # Text says by its own name what it is about; a PNG or an array may be called anything.
    name = path.name if suffix == ".txt" or names.find(path.name) else ""
    return [Entry(name, partial(reading.read_file, path))]


def _of_json(path: Path, whole: Found) -> list[Entry]:
    data = parse(path, whole)
    if reading.is_labelme(data):
        name = whole.field(data, "imagePath", str, "the file")
        return [Entry(name, partial(read_labelme.read_labelme, data))]
    coco = Coco(reading.check_coco(data, whole), whole)
    return [Entry(name, partial(coco.read, places=places)) for name, places in coco.named(whole).items()]


def _of_folder(folder: Path, names: Names, whole: Found) -> list[Entry]:
    """The first that fits: a COCO file, a YOLO set, or LabelMe files, folders or PNGs that are called as the images."""
    if (coco := reading.coco_in(folder)) is not None:
        return _of_json(coco, whole)
    if (folder / "data.yaml").exists():
        classes = read_files.yolo_names(folder, whole)
        texts = [text for text in read_files.yolo_texts(folder) if text.stat().st_size]
        return [Entry(text.name, partial(_read_yolo, text, classes, whole.is_ours)) for text in texts]
    places = sorted(place for place in folder.iterdir() if not place.name.startswith((".", "__MACOSX")))
    for of, read in (
        ([place for place in places if place.suffix.lower() == ".json" and place.name not in OURS], reading.read_file),
        ([place for place in places if place.is_dir()], reading.read_folder),
        ([place for place in places if place.suffix.lower() == ".png"], reading.read_file),
    ):
        if any(names.find(_name_of(place)) for place in of):
            return [Entry(_name_of(place), partial(read, place)) for place in of]
    return [Entry("", partial(reading.read_folder, folder))]


def _name_of(place: Path) -> str:
    """What a file or a folder is called after."""
    return place.name if place.is_dir() else place.stem


def _read_yolo(text: Path, classes: dict[int, str], is_ours: bool, found: Found) -> None:
    found.is_ours = is_ours
    read_files.read_yolo([text], found, classes)
