"""One user's work on disk: an SQLite database, and the files that they uploaded beside it, in a folder of their own.

Whoever opens a record takes it over by writing their name into it. Whoever had it before is refused from then on, so
that two processes on one disk never write for the same user.
"""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..core import operations
from ..core.masks import Rle
from ..core.operations import Operation
from ..errors import SessionError, StoreError
from .folders import bytes_of, remove_file
from .runs import Memory, TrackedMask

DATABASE = "work.db"
VERSION = 2
SCHEMA = """
CREATE TABLE owner (name TEXT NOT NULL);
INSERT INTO owner VALUES ('');
CREATE TABLE sessions (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, file TEXT NOT NULL,
  height INTEGER NOT NULL, width INTEGER NOT NULL, exported INTEGER NOT NULL DEFAULT -1
);
CREATE TABLE operations (
  number INTEGER PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  data TEXT NOT NULL, request TEXT
);
CREATE UNIQUE INDEX requests ON operations (session, request);
CREATE TABLE runs (
  session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, run INTEGER NOT NULL, visited INTEGER NOT NULL,
  memory_visit INTEGER, memory_model TEXT, memory BLOB, PRIMARY KEY (session, run)
);
CREATE TABLE tracked (
  session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, run INTEGER NOT NULL, object INTEGER NOT NULL,
  frame INTEGER NOT NULL, counts BLOB NOT NULL, score REAL NOT NULL, area INTEGER NOT NULL, doubt REAL NOT NULL,
  PRIMARY KEY (session, run, object, frame)
) WITHOUT ROWID;
"""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_DONE = "This was not done. Export what you have, and try again later."
log = logging.getLogger("edgetam_ui")

Statement = tuple[str, Sequence[Any]]


class KeptSession(NamedTuple):
    """What opening a session again takes: its id, the medium's name and file, the size in pixels of its masks, and the
    revision that an export holds.
    """

    id: str
    name: str
    file: Path
    height: int
    width: int
    exported: int


class Record:
    """The work of one user, in `folder`, which is made when there is something to keep.

    `on_network`: the folder is on a file system that several machines share, as NFS is. `meter` is told before there is
    more on the disk, and may raise. Safe to use from several threads. Raises `StoreError` for what the disk refuses,
    `SessionError` where somebody else took the record over; then nothing is written.
    """

    def __init__(self, folder: Path, on_network: bool = False) -> None:
        self.folder = folder
        self._on_network = on_network
        self.files = folder / "files"
        self._made = time.time()
        self._owner = secrets.token_hex(8)
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False
        self.meter: Callable[[int], None] = lambda nbytes: None

    @property
    def exists(self) -> bool:
        """Whether there is anything on the disk."""
        return (self.folder / DATABASE).is_file()

    @property
    def nbytes(self) -> int:
        """Bytes on the disk, but for those of `files`."""
        return bytes_of(self.folder.glob(f"{DATABASE}*"))

    def measure(self, more: int) -> None:
        """Tells `meter` how much is on the disk, and that so many bytes are to come. Raises `LimitError`."""
        with self._lock, _told():
            self._check_open()
            self.meter(self.nbytes + more)

    @property
    def is_lost(self) -> bool:
        """Whether somebody else wrote what was never read here, or took over, or deleted, what was.

        Never waits for who writes just now: they look themselves.
        """
        if not self._lock.acquire(blocking=False):
            return False
        try:
            with _told():
                if self._connection is None:
                    return self.exists
                return not self.exists or _owner(self._connection) != self._owner
        finally:
            self._lock.release()

    def sessions(self) -> list[KeptSession]:
        """What is kept, in the order in which it was opened."""
        if not self.exists:
            return []
        rows = self.read("SELECT id, name, file, height, width, exported FROM sessions ORDER BY place")
        try:
            return [KeptSession(row[0], row[1], self.files / row[2], *row[3:]) for row in rows]
        except TypeError as error:  # nothing stands where a name has to
            raise _damaged() from error

    def open_session(self, session: KeptSession, replace: bool) -> None:
        """Keeps a session whose medium is one of `files`; in the place of all others, where `replace`."""
        with _told():
            _sync(session.file)
            _sync(self.files)
        row = (session.id, session.name, session.file.name, session.height, session.width, session.exported)
        self.write(
            [
                *([("DELETE FROM sessions WHERE id != ?", (session.id,))] if replace else []),
                ("INSERT INTO sessions (id, name, file, height, width, exported) VALUES (?, ?, ?, ?, ?, ?)", row),
            ]
        )

    def close_session(self, session_id: str) -> None:
        """Forgets a session; its file is the caller's to delete."""
        self.write([("DELETE FROM sessions WHERE id = ?", (session_id,))])

    def operations(self, session_id: str) -> list[Operation]:
        """All that was written of a session, in order; what another version wrote and this one does not know is left
        out.
        """
        found = []
        for (data,) in self.read("SELECT data FROM operations WHERE session = ? ORDER BY number", session_id):
            try:
                found.append(operations.from_data(json.loads(data)))
            except ValueError:
                log.warning("an operation that was kept is not understood: %.200s", data)
        return found

    def tracked(self, session: KeptSession, run: int) -> dict[int, dict[int, TrackedMask]]:
        """What a run found, by object id and frame; in which direction, its visits tell."""
        found: dict[int, dict[int, TrackedMask]] = {}
        query = "SELECT object, frame, counts, score, area, doubt FROM tracked WHERE session = ? AND run = ?"
        for number, frame, counts, score, area, doubt in self.read(query, session.id, run):
            rle = Rle(counts, session.height, session.width)
            if not rle.is_whole:
                log.warning("a mask that was kept is damaged: object %s, frame %s", number, frame)
                continue
            found.setdefault(number, {})[frame] = TrackedMask(rle, score, area, reverse=False, doubt=doubt)
        return found

    def run(self, session_id: str, run: int) -> tuple[int, Memory | None]:
        """How many visits a run made, and what its tracker remembered."""
        query = "SELECT visited, memory_visit, memory_model, memory FROM runs WHERE session = ? AND run = ?"
        for visited, *memory in self.read(query, session_id, run):
            return visited, Memory(*memory) if memory[0] is not None else None
        return 0, None

    def journal(self, session_id: str) -> SessionJournal:
        """Where a session that is kept writes its changes."""
        return SessionJournal(self, session_id)

    def tidy(self) -> None:
        """Deletes files that no session is on and that are older than this: uploads that a process did not live to see
        the end of.
        """
        kept = {session.file for session in self.sessions()}
        with contextlib.suppress(OSError):
            for path in self.files.iterdir():
                if path not in kept and path.stat().st_mtime < self._made:
                    remove_file(path)

    def touch(self, seen: float) -> None:
        """Notes when the user was last seen, in seconds since the epoch."""
        with contextlib.suppress(OSError):
            latest = max(seen, self.folder.stat().st_mtime)
            os.utime(self.folder, (latest, latest))

    def close(self) -> None:
        """Lets go of the database."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = None

    def write(self, statements: Iterable[Statement]) -> None:
        """Does all of them, or none; once this returns they are on the disk."""
        with self._lock, _told():
            connection = self._connect()
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._check_owner(connection)
                for sql, values in statements:
                    connection.execute(sql, values)
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def read(self, sql: str, *values: Any) -> list[Any]:
        """The rows that a query finds."""
        with self._lock, _told():
            return self._connect().execute(sql, values).fetchall()

    def _check_owner(self, connection: sqlite3.Connection) -> None:
        if _owner(connection) != self._owner:
            raise SessionError("This session is open in another place now.", "Reload the page.")

    def _check_open(self) -> None:
        if self._closed:
            raise SessionError("This session has ended.", "Open the image or video again.")

    def _connect(self) -> sqlite3.Connection:
        self._check_open()
        if self._connection is None:
            self.files.mkdir(parents=True, exist_ok=True)
            self._connection = _connected(self.folder / DATABASE, self._owner, self._on_network)
            _sync(self.folder)
            _sync(self.folder.parent)
        return self._connection


class SessionJournal:
    """The `Journal` of one session in a record."""

    def __init__(self, record: Record, session_id: str) -> None:
        self._record, self._id = record, session_id

    def write(self, operation: Operation, request: str) -> None:
        """See `Journal`."""
        data = json.dumps(operations.to_data(operation), separators=(",", ":"))
        self._record.measure(len(data))
        sql = "INSERT INTO operations (session, data, request) VALUES (?, ?, ?)"
        self._record.write([(sql, (self._id, data, request or None))])

    def write_tracked(
        self, run: int, visited: int, found: Sequence[tuple[int, Mapping[int, TrackedMask]]], memory: Memory | None
    ) -> None:
        """See `Journal`."""
        sizes = [len(item.rle.counts) for _, masks in found for item in masks.values()]
        self._record.measure(sum(sizes) + (len(memory.state) if memory is not None else 0))
        mask = "INSERT OR REPLACE INTO tracked VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        statements: list[Statement] = [
            (mask, (self._id, run, object_id, frame, item.rle.counts, item.score, item.area, item.doubt))
            for frame, masks in found
            for object_id, item in masks.items()
        ]
        begin = "INSERT INTO runs (session, run, visited) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET visited = ?"
        statements.append((begin, (self._id, run, visited, visited)))
        if memory is not None:
            remember = "UPDATE runs SET memory_visit = ?, memory_model = ?, memory = ? WHERE session = ? AND run = ?"
            statements.append((remember, (*memory, self._id, run)))
        self._record.write(statements)

    def forget_masks(self, runs: Sequence[int]) -> None:
        """See `Journal`."""
        first = "SELECT min(frame) FROM tracked WHERE session = ? AND run = ?"
        for run in runs:
            of = (self._id, run)
            self._record.write(
                [
                    (f"DELETE FROM tracked WHERE session = ? AND run = ? AND frame != ({first})", (*of, *of)),
                    ("UPDATE runs SET memory_visit = NULL, memory = NULL WHERE session = ? AND run = ?", of),
                ]
            )

    def write_exported(self, revision: int) -> None:
        """See `Journal`."""
        self._record.write([("UPDATE sessions SET exported = ? WHERE id = ?", (revision, self._id))])

    def answered(self, request: str) -> Operation | None:
        """See `Journal`."""
        query = "SELECT data FROM operations WHERE session = ? AND request = ?"
        for (data,) in self._record.read(query, self._id, request):
            return operations.from_data(json.loads(data))
        return None


def kept_files(folder: Path) -> set[str] | None:
    """The names of the files that a record's sessions are on; None where it cannot be read. Takes nothing over."""
    path = folder / DATABASE
    if not path.is_file():
        return set()
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            return {name for (name,) in connection.execute("SELECT file FROM sessions")}
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return set()
        log.warning("%s cannot be read: %s", path, error)
    except sqlite3.Error as error:
        log.warning("%s cannot be read: %s", path, error)
    return None


def remove(folder: Path, trash: Path) -> None:
    """Takes a record away in one step: it is moved to `trash` as a whole, to be emptied. Raises `StoreError`."""
    gone = trash / f"{folder.name}-{time.time_ns()}"
    try:
        trash.mkdir(exist_ok=True)
        folder.rename(gone)
    except FileNotFoundError:
        return  # there is none
    except OSError as error:
        raise StoreError("The server's disk cannot be written to: nothing was deleted.", "Try again later.") from error


def _connected(path: Path, owner: str, on_network: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
    connection.text_factory = _as_text
    try:
        # WAL wants one memory for all who use the file: https://www.sqlite.org/wal.html
        connection.execute(f"PRAGMA journal_mode = {'TRUNCATE' if on_network else 'WAL'}")
        connection.execute(f"PRAGMA synchronous = {'EXTRA' if on_network else 'FULL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StoreError("What is kept here is of a newer version of EdgeTAM UI.", "Update EdgeTAM UI.")
        if version == 0:
            for statement in SCHEMA.split(";"):
                connection.execute(statement)
        if version == 1:
            connection.execute("ALTER TABLE tracked ADD COLUMN doubt REAL NOT NULL DEFAULT 0")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("UPDATE owner SET name = ?", (owner,))
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _as_text(data: bytes) -> str:
    """Text of a database: where it is damaged, that is told by who reads it."""
    return data.decode("utf-8", "replace")


def _owner(connection: sqlite3.Connection) -> str:
    (name,) = connection.execute("SELECT name FROM owner").fetchone()
    return str(name)


def _sync(path: Path) -> None:
    """Has a file's, or a folder's, contents written to the disk."""
    if os.name != "posix" and path.is_dir():
        return  # a folder cannot be opened there
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Says what a disk's refusal means to who asked for something to be kept."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise SessionError("This session has ended.", "Open the image or video again.") from error
    except (sqlite3.Error, OSError) as error:
        log.warning("the store failed: %s", error)
        raise refusal(error) from error


def _damaged() -> StoreError:
    return StoreError("What is kept of your work is damaged.", "Export what you see, and start again.")


def refusal(error: Exception) -> StoreError:
    """What someone is told whose work the disk did not take, or give back, because of `error`."""
    if type(error) is sqlite3.DatabaseError:  # for all but a damaged file there are classes below it
        return _damaged()
    is_full = getattr(error, "errno", None) in FULL or "full" in str(error)
    why = "The server's disk is full." if is_full else "The server's disk cannot be written to."
    return StoreError(why, NOT_DONE)
