"""Folders for uploads that do not outlive the process for long: those of a dead one are deleted by the next.

A process has one folder in each place where it keeps such files, with a file in it that it keeps locked for as long as
it lives; the system lets go of the lock when the process ends, however it ends.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..media import frame_index

PREFIX = "edgetam-"
LOCK = "lock"


def new_folder() -> Path:
    """An empty folder in this process's own."""
    own = own_folder(Path(tempfile.gettempdir()))
    own.mkdir(exist_ok=True)  # whatever tidies temporary files may have taken it
    return Path(tempfile.mkdtemp(dir=own))


@functools.cache
def own_folder(parent: Path) -> Path:
    """The folder in `parent` that goes with this process; those of dead ones there are deleted."""
    _sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    atexit.register(remove_folder, folder, ignore_errors=True)
    hold(folder / LOCK)
    return folder


def hold(path: Path) -> Callable[[], None]:
    """Makes a file that is locked while this process lives; how to let go of it, and delete it."""
    locks = _locks()
    if locks is None:
        path.touch()
        return functools.partial(path.unlink, missing_ok=True)
    # Locked before it has its name: nobody may find it unlocked.
    unnamed = path.with_name(f".{path.name}")
    file = os.open(unnamed, os.O_RDWR | os.O_CREAT, 0o600)
    locks.flock(file, locks.LOCK_EX)
    unnamed.rename(path)

    def release() -> None:
        path.unlink(missing_ok=True)
        os.close(file)

    return functools.cache(release)


def is_held(path: Path) -> bool:
    """Whether a process that lives made `path` with `hold`; always, where the system has no locks."""
    locks = _locks()
    if locks is None:
        return True
    try:
        file = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        locks.flock(file, locks.LOCK_EX | locks.LOCK_NB)
        return False
    except OSError:
        return True
    finally:
        os.close(file)


def _sweep(parent: Path) -> None:
    """Deletes the folders of processes that are dead; never another user's, nor one without a lock."""
    locks = _locks()
    if locks is None:
        return
    for folder in parent.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # it lives, is somebody else's, or is swept by another process just now
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            file = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                locks.flock(file, locks.LOCK_EX | locks.LOCK_NB)
                remove_folder(folder)
            finally:
                os.close(file)


def _locks() -> Any:
    """The system's file locks, or None on Windows, where nothing is swept."""
    return importlib.import_module("fcntl") if os.name == "posix" else None


def remove_file(path: Path) -> None:
    """Deletes a file, or a folder with all that is in it, where it is there, and the kept indexes of its videos."""
    if path.is_dir() and not path.is_symlink():
        remove_folder(path)
    else:
        frame_index.forget(path)
        path.unlink(missing_ok=True)


def remove_folder(folder: Path, ignore_errors: bool = False) -> None:
    """Deletes a folder with all that is in it, and the kept indexes of its videos."""
    for place, _, names in os.walk(folder):
        for name in names:
            frame_index.forget(Path(place, name))
    shutil.rmtree(folder, ignore_errors=ignore_errors)


def size_of(path: Path) -> int:
    """Bytes of a file, or of the files in a folder."""
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size


def bytes_in(folder: Path) -> int:
    """Bytes of the files in a folder and below, without those that others delete meanwhile."""
    return bytes_of(Path(place, name) for place, _, names in os.walk(folder) for name in names)


def bytes_of(files: Iterable[Path]) -> int:
    """Bytes of files, without those that others delete meanwhile."""
    total = 0
    for file in files:
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
