"""Zip archives of images: what is in them, and how it is unpacked without harm.

Nothing is written under a name that the archive chose, and no more than it announces: an archive that announces a
multiple of what images can be compressed by is refused as a whole.
"""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from ..errors import MediaError
from .image_names import MAX_FILES, in_order, is_image_name
from .pil import DAMAGED

MAX_DIRECTORY_BYTES = 16 << 20
"""Of an archive's table of contents, which is read as a whole: it takes some fifty times as much memory."""
MAX_RATIO = 200
"""How many times smaller than its images an archive of more than `ALWAYS_BYTES` may be: images barely shrink."""
ALWAYS_BYTES = 1 << 30
END, END_64, END_64_PLACE = b"PK\5\6", b"PK\6\6", b"PK\6\7"
"""Signatures of the records at an archive's end."""


class Entry(NamedTuple):
    """An image in an archive: its name, with the folders that not all are in, and its size in bytes."""

    name: str
    size: int


class Archive:
    """The images in a zip archive, in the order of their names. Raises `MediaError` for what is none, or too much."""

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise MediaError(f"{name} cannot be read: {error.strerror}.", "Check who may read it.") from error
        try:
            self._infos, self.entries = self._find(path.stat().st_size)
        except (zipfile.BadZipFile, *DAMAGED) as error:
            self._file.close()
            raise MediaError(f"{name} is not a zip archive that can be read.", "Pack it again.") from error
        except MediaError:
            self._file.close()
            raise

    def _find(self, size: int) -> tuple[list[zipfile.ZipInfo], list[Entry]]:
        if _directory_bytes(self._file, size) > MAX_DIRECTORY_BYTES:
            raise self._too_much()
        self._zip = zipfile.ZipFile(self._file)
        infos = [info for info in self._zip.infolist() if not info.is_dir() and is_image_name(info.filename)]
        infos.sort(key=lambda info: in_order(info.filename))
        if not infos:
            hint = "Check that it is the right file. Masks are opened after the images that they belong to."
            raise MediaError(f"There is no image in {self._name}.", hint)
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_FILES or total > max(ALWAYS_BYTES, MAX_RATIO * size):
            raise self._too_much()
        paths = [PurePosixPath(info.filename.replace("\\", "/")) for info in infos]
        common = os.path.commonpath([str(path.parent) for path in paths]) if len(paths) > 1 else str(paths[0].parent)
        names = [str(path.relative_to(common)) if common else str(path) for path in paths]
        return infos, [Entry(name, info.file_size) for name, info in zip(names, infos, strict=True)]

    def _too_much(self) -> MediaError:
        return MediaError(f"{self._name} unpacks to too much.", "Unpack it yourself, and open a part.")

    def extract(self, index: int, path: Path) -> None:
        """Writes image `index` to `path`: no more than its size. Raises `MediaError`."""
        info = self._infos[index]
        try:
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise NotImplementedError("other methods take memory that the archive chooses")
            left = info.file_size
            with self._zip.open(info) as source, path.open("wb") as target:
                while left > 0 and (data := source.read(min(left, 1 << 20))):
                    target.write(data)
                    left -= len(data)
        except (zipfile.BadZipFile, *DAMAGED) as error:
            raise MediaError(
                f"{self.entries[index].name} cannot be unpacked.", "The archive may be damaged, or have a password."
            ) from error

    def close(self) -> None:
        """Lets go of the file."""
        self._zip.close()
        self._file.close()


def _directory_bytes(file: BinaryIO, size: int) -> int:
    """The length of an archive's table of contents, as its last records give it (APPNOTE 4.3.14 to 4.3.16)."""
    start = max(0, size - (1 << 16) - 22 - 20)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        raise ValueError("there is no end of a directory")
    (length,) = struct.unpack_from("<I", tail, at + 12)
    if at >= 20 and tail[at - 20 : at - 16] == END_64_PLACE:
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0])
        record = file.read(56)
        if record[:4] == END_64:
            length = max(length if length < 0xFFFFFFFF else 0, struct.unpack_from("<Q", record, 40)[0])
    return int(length)
