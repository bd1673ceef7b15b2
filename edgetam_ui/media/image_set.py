"""Many files: which ones are meant by folders, patterns and archives, and numbered images as the frames of a video."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path, PurePosixPath

import numpy as np

from ..errors import MediaError
from .convert import numbers
from .pil import DAMAGED, open_with_pillow
from .values import Values, to_rgb

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".heif", ".jxl", ".jp2")
)
"""What is taken from folders and archives, where other files lie beside the images."""
FRAME_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "AVIF", "PPM", "JPEG2000")
MAX_FILES = 100_000
MAX_UNPACKED = 64 << 30
Sources = str | Path | Sequence[str | Path]


def find_files(sources: Sources, folder: Path | None = None) -> list[Path]:
    """The files that `sources` mean: paths as they are, of folders the images in them, of patterns ("photos/*.png")
    what they match, of zip archives the images in them, unpacked into `folder`. Numbers in names count as numbers.

    Raises `MediaError` where one of them means no file at all.
    """
    found: list[Path] = []
    for source in [sources] if isinstance(sources, (str, Path)) else sources:
        path = Path(source).expanduser()
        if path.is_dir():
            some = [file for file in path.iterdir() if is_image_name(file.name)]
        elif not path.exists() and has_magic(str(path)):
            some = [Path(name) for name in glob(str(path), recursive=True) if Path(name).is_file()]
        elif path.suffix.lower() == ".zip" and folder is not None:
            some = unpack(path, folder)
        else:
            found.append(path)
            continue
        if not some:
            raise MediaError(f"There is no image in {source}.", "Check the path.")
        found += sorted(some, key=_order)
    if not found:
        raise MediaError("There are no files.", "Give at least one.")
    if len(found) > MAX_FILES:
        raise MediaError(f"There are {len(found)} files.", f"Give {MAX_FILES} at most at once.")
    return list(dict.fromkeys(found))


def is_image_name(name: str) -> bool:
    """Whether a file in a folder or an archive is taken for an image, and not hidden."""
    path = PurePosixPath(name)
    return path.suffix.lower() in SUFFIXES and not any(part.startswith((".", "__MACOSX")) for part in path.parts)


def unpack(path: Path, folder: Path) -> list[Path]:
    """The images of a zip archive, in `folder`, under names of their own. Raises `MediaError`."""
    written: list[Path] = []
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and is_image_name(entry.filename)]
            if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise MediaError(f"{path.name} holds too much.", "Unpack it, and open a part.")
            for entry in entries:
                # Folders become a part of the name, so that nothing is written elsewhere.
                target = folder / re.sub(r"[^\w.-]+", "_", entry.filename)[-200:].lstrip(".")
                _copy(archive, entry, target)
                written.append(target)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zipfile.LargeZipFile) as error:
        raise MediaError(f"{path.name} cannot be unpacked.", "It may be damaged, or have a password.") from error
    return written


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    """Unpacks no more than the archive's table announces."""
    left = entry.file_size
    with archive.open(entry) as source, target.open("wb") as file:
        while left > 0 and (data := source.read(min(left, 1 << 20))):
            file.write(data)
            left -= len(data)


def _order(path: Path) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", str(path).casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


class ImageFiles:
    """Image files of one size as the frames of a video at 25 a second, read as they are asked for."""

    fps = 25.0
    values: Values | None = None

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = list(paths)
        self.count = len(self._paths)
        self.height, self.width = self._numbers(0).shape[:2]
        for path in self._paths[1:]:
            try:
                with open_with_pillow(path, path.name, FRAME_FORMATS) as image:
                    size = image.size
            except DAMAGED as error:
                raise MediaError(f"{path.name} is not an image that can be read.", "Leave it out.") from error
            if sorted(size) != sorted((self.width, self.height)):
                raise MediaError(
                    f"{path.name} is {size[0]} x {size[1]} pixels, {self._paths[0].name} {self.width} x {self.height}.",
                    "The frames of a video have one size; open them as a set of images instead.",
                )

    def _numbers(self, index: int) -> np.ndarray:
        path = self._paths[index]
        try:
            with open_with_pillow(path, path.name, FRAME_FORMATS) as image:
                return numbers(image)
        except DAMAGED as error:
            raise MediaError(f"{path.name} is not an image that can be read.", "Leave it out.") from error

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        frame = to_rgb(self._numbers(index))
        if frame.shape[:2] != (self.height, self.width):
            raise MediaError(f"{self._paths[index].name} is turned otherwise than the first frame.", "Turn it first.")
        return frame

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`."""
        return index / self.fps

    def close(self) -> None:
        """Nothing is held open."""
