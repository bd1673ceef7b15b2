"""The folder in which users' work outlives the process: who has a record there, what is too old, what is nobody's.

DIR/users/HASH     a user's record; HASH is of their token, which cannot be read off the disk
DIR/processes/ID   a file that each process that uses DIR keeps locked while it lives
DIR/trash          records that are being deleted
DIR/secret         what logins are signed with
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import math
import os
import secrets
import threading
import time
from pathlib import Path

from ..core.turns import Turns
from ..errors import StoreError
from .folders import bytes_of, hold, is_held, remove_file, remove_folder
from .record import Record, kept_files, remove

PUBLIC_HOURS = 1.0
"""How long a server that others can reach keeps what nobody comes back to."""
ORPHAN_SECONDS = 3600.0
"""What belongs to nobody may be another process's upload under way: it is left alone for so long."""
SPACE_FOLDER = Path("/data")
"""Where a Hugging Face Space has its persistent storage, if it has any."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
log = logging.getLogger("edgetam_ui")


class Store:
    """Users' records under `folder`; what its user has not been seen at for `hours` is deleted, `math.inf`: nothing.

    Several processes may share it, `on_network` also those of several machines. `absent_bytes` are those of files, and
    of databases, that belong to users who are not here, as `sweep` found them. Raises `StoreError` where the folder
    cannot be used.
    """

    def __init__(self, folder: str | Path, hours: float = math.inf, on_network: bool = False) -> None:
        self.folder = Path(folder).expanduser().absolute()
        self.hours = hours
        self._on_network = on_network
        self._users, self._trash = self.folder / "users", self.folder / "trash"
        self._processes = self.folder / "processes"
        self.absent_bytes = 0, 0
        self._id = secrets.token_hex(8)
        self._lock = threading.Lock()
        self._turns = Turns()
        self._records: dict[str, Record] = {}
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for part in (self._users, self._processes, self._trash):
                part.mkdir(mode=0o700, exist_ok=True)
            self._release = hold(self._processes / self._id)
        except OSError as error:
            raise StoreError(
                f"{self.folder} cannot be used to keep users' work: {error.strerror}.", "Give another folder."
            ) from error

    def secret(self) -> bytes:
        """Bytes that nobody else knows, the same for every process that shares the store. Raises `StoreError`."""
        path = self.folder / "secret"
        whole = path.with_name(f".secret-{self._id}")
        try:
            with os.fdopen(os.open(whole, _NEW, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
            # Nobody may find it half written: who comes first gives it its name.
            with contextlib.suppress(FileExistsError):
                os.link(whole, path)
            return path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path} cannot be used: {error.strerror}.", "Give another folder.") from error
        finally:
            whole.unlink(missing_ok=True)

    def has(self, token: str) -> bool:
        """Whether the user of `token` has a record, if only an empty one."""
        return (self._users / _hashed(token)).is_dir()

    def record(self, token: str) -> Record:
        """The record of the user of `token`: whoever had it is refused from then on. End with `close_record`.

        Its folder is made, so that the user is known to every process that shares the store.
        """
        name = _hashed(token)
        record = Record(self._users / name, self._on_network)
        with self._turns.of(name), self._lock:
            self._records[name] = record
        # Only now: until then the folder belongs to nobody, and `sweep` deletes it.
        with contextlib.suppress(OSError):
            # A disk that does not take it is told of when there is something to keep.
            record.folder.mkdir(mode=0o700, exist_ok=True)
        return record

    def close_record(self, record: Record, seen: float) -> None:
        """Lets go of a record, which stays on the disk; `seen` is when its user was, in seconds since the epoch."""
        record.close()
        record.touch(seen)
        self._forget(record)

    def delete_record(self, record: Record) -> None:
        """Deletes all that is kept of a user."""
        record.close()
        try:
            remove(record.folder, self._trash)
        finally:
            self._forget(record)
        self._empty_trash()

    def sweep(self) -> None:
        """Deletes what is too old, and what belongs to nobody."""
        files = databases = 0
        for folder in self._list(self._users):
            # Whoever comes back waits for their own folder alone.
            with self._turns.of(folder.name), contextlib.suppress(OSError, StoreError):
                if folder.name in self._records:
                    continue
                if time.time() - folder.stat().st_mtime > 3600 * self.hours:
                    remove(folder, self._trash)
                    continue
                self._tidy(folder)
                files += _size(folder / "files")
                databases += _size(folder)
        self.absent_bytes = files, databases
        self._empty_trash()

    def _empty_trash(self) -> None:
        """Deletes what is there, which may take long: with no lock held."""
        for gone in self._list(self._trash):
            remove_folder(gone, ignore_errors=True)

    def close(self) -> None:
        """Lets go of all records, and of the folder."""
        for record in list(self._records.values()):
            self.close_record(record, time.time())
        self._release()

    def _tidy(self, folder: Path) -> None:
        """Deletes files that no session is on, and a record without a session, but what another process may have begun
        just now.
        """
        seen = folder.stat().st_mtime
        files = {path: path.stat().st_mtime for path in self._list(folder / "files")}
        kept = kept_files(folder)
        if kept is None:
            return  # it cannot be read now: it goes when it is too old
        # Asked only now: a process that begins later has begun none of these files.
        before = time.time() - (ORPHAN_SECONDS if self._others() else 0.0)
        if not kept and max([seen, *files.values()]) < before:
            remove(folder, self._trash)
            return
        for path, written in files.items():
            if path.name not in kept and written < before:
                remove_file(path)
        os.utime(folder, (seen, seen))  # to look at a database is not to be seen

    def _others(self) -> bool:
        """Whether another process uses the folder; the marks of dead ones are deleted."""
        found = False
        for mark in self._list(self._processes):
            if mark.name == self._id or mark.name.startswith("."):
                continue  # this one, and one that begins just now
            if is_held(mark):
                found = True
            else:
                mark.unlink(missing_ok=True)
        return found

    def _forget(self, record: Record) -> None:
        with self._lock:
            if self._records.get(record.folder.name) is record:
                del self._records[record.folder.name]

    @staticmethod
    def _list(folder: Path) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(folder.iterdir())
        return []


def space_folder() -> Path | None:
    """Where this process keeps users' work by itself: on a Space's persistent storage; None where it is on no such."""
    if "SPACE_ID" in os.environ and SPACE_FOLDER.is_dir() and os.access(SPACE_FOLDER, os.W_OK):
        return SPACE_FOLDER / "edgetam-ui"
    return None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _size(folder: Path) -> int:
    """Bytes of the files that lie in a folder."""
    try:
        return bytes_of([path for path in folder.iterdir() if path.is_file()])
    except OSError:
        return 0
