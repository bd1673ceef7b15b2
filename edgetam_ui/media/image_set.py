"""Many files: which ones are meant by folders, patterns and archives."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from glob import glob, has_magic
from pathlib import Path

from ..core.arguments import as_path
from ..errors import MediaError
from .address import is_address, name_in
from .archive import Archive
from .image_names import MAX_FILES, in_order, is_image_name

Sources = str | Path | Sequence[str | Path]
Source = Path | str
"""A file, or the address of one."""


def find_files(sources: Sources, folder: Path | None = None) -> list[Path]:
    """The files that `find` finds. Raises `MediaError` where there are none, and for an address."""
    found = find(sources, folder)
    files = [file for file in found if isinstance(file, Path)]
    if len(files) < len(found):
        raise MediaError("The frames of a video are files, not addresses.", "Download them first.")
    return files


def find(sources: Sources, folder: Path | None = None) -> list[Source]:
    """What `sources` mean: paths and addresses as they are, of folders the images in them, of patterns ("photos/*.png")
    what they match, of zip archives the images in them, unpacked into `folder`. Numbers in names count as numbers.

    Raises `MediaError` where one of them means no file at all.
    """
    found: list[Source] = []
    try:
        several = [sources] if isinstance(sources, (str, bytes, os.PathLike)) else list(sources)
    except TypeError:
        raise MediaError(f"{sources!r} names no files.", "Give paths, a folder, a pattern or an archive.") from None
    for source in several:
        if is_address(source):
            found.append(str(source).strip())
            continue
        path = as_path(source, MediaError)
        # pathlib's own raises for the name of nobody.
        path = path if path.exists() else Path(os.path.expanduser(path))
        if path.is_dir():
            some = [file for file in path.iterdir() if is_image_name(file.name)]
        elif is_pattern(path):
            some = [Path(name) for name in glob(str(path), recursive=True) if Path(name).is_file()]
        elif path.suffix.lower() == ".zip" and folder is not None:
            some = unpack(path, folder)
        else:
            found.append(path)
            continue
        if not some:
            raise MediaError(f"There is no image in {source}.", "Check the path.")
        found += sorted(some, key=lambda file: in_order(str(file)))
    if not found:
        raise MediaError("There are no files.", "Give at least one.")
    if len(found) > MAX_FILES:
        raise MediaError(f"There are {len(found)} files.", f"Give {MAX_FILES} at most at once.")
    return list(dict.fromkeys(found))


def name_of(source: Source) -> str:
    """The name of a file, or of what an address leads to. Raises `MediaError` for what is no address."""
    return source.name if isinstance(source, Path) else name_in(source)


def is_pattern(path: Path) -> bool:
    """Whether a path is a pattern like "photos/*.png", and no file of that very name."""
    return has_magic(str(path)) and not path.exists()


def unpack(path: Path, folder: Path) -> list[Path]:
    """The images of a zip archive, in `folder`, under names of their own. Raises `MediaError`."""
    written: list[Path] = []
    with closing(Archive(path, path.name)) as archive:
        place = Path(tempfile.mkdtemp(dir=folder))
        for index, entry in enumerate(archive.entries):
            # Folders become a part of the name, so that nothing is written elsewhere.
            name = re.sub(r"[^\w. -]+", "_", entry.name)[-100:].lstrip(". ")
            target = place / name if not (place / name).exists() else place / f"{index}_{name}"
            # Of what cannot be unpacked an empty file says so, when it is opened.
            with suppress(MediaError):
                target.touch()
                archive.extract(index, target)
            written.append(target)
    return written
