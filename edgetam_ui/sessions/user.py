"""A user: the sessions that they have open, under a token that nobody can guess, with a folder of their own."""

from __future__ import annotations

import contextlib
import logging
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import CancelledError, EdgeTamError, SessionError
from .budgets import UNBOUNDED, Budgets
from .folders import new_folder, remove_file, remove_folder, size_of
from .live import LiveStream
from .preparing import Ahead
from .record import KeptSession, Record, refusal
from .recording import Recording
from .session import Event, Session

MAX_CACHED_ANSWERS = 8
"""Answers kept for a user whose connection may have lost them."""
MAX_CLIENTS = 100
"""Clients that a user is taken to have at once; of more, the ones that asked last."""
log = logging.getLogger("edgetam_ui")
T = TypeVar("T")
UserListener = Callable[[Session | None, Event], None]
"""Told of what happens in a user's sessions; without a session where the last one was closed."""


def _new_folder() -> Path:
    try:
        return new_folder()
    except OSError as error:
        raise refusal(error) from error


class Held(NamedTuple):
    """A session that a user has open, how to stop hearing of it, and whether it ends with the user."""

    session: Session
    unsubscribe: Callable[[], None]
    owned: bool


class User:
    """A token, the sessions open under it, and a folder that ends with them.

    Several clients may share a token: two tabs of one page, a page and a program. A user whose clients all said goodbye
    ends soon, unless one comes back, or `lasting` is set. `id` names them in the model's queue. Uploads go to `files`,
    and what is done to them to `record`, where there is one: that outlives the user, who may come back to it. Raises
    `StoreError` where the disk has no place for the folder.
    """

    def __init__(self, budgets: Budgets | None = None, token: str | None = None, record: Record | None = None) -> None:
        self.token = token or secrets.token_urlsafe(24)
        self.id = secrets.token_hex(6)
        self.folder = _new_folder()
        self.record = record
        if record is not None and budgets is not None:
            record.meter = partial(budgets.kept.take, self.token, self.token)
        self.visited: set[str] = set()
        self._shown = ""
        self.files = record.files if record is not None else self.folder
        self.restoring = threading.Lock()
        self.is_restored = record is None or not record.exists
        self._seen = time.monotonic()
        self._under_way = 0
        self.lasting = False
        self.ended = threading.Event()
        self._budgets = budgets or Budgets(UNBOUNDED)
        self._clients: OrderedDict[str, None] = OrderedDict()
        self._left: float | None = None
        self._lock = threading.Lock()
        self._adding = threading.RLock()
        self._openings = self._newest = 0
        # Replaced as a whole, so that reading needs no lock: a session's lock may be held for long.
        self._held: dict[str, Held] = {}
        self.streams: dict[str, LiveStream] = {}
        self.ahead = Ahead()
        self._listeners: tuple[UserListener, ...] = ()
        self._at_end: tuple[Callable[[], None], ...] = ()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def new_file(self, suffix: str, size: int = 0) -> Path:
        """A path among the user's files that nothing has yet, for a file of `size` bytes; `suffix` is cleaned.

        Raises `LimitError` where the user, or the server, has no space for it, `StoreError` where the disk has none.
        """
        self._check_not_ended()
        clean = "".join(letter for letter in suffix if letter.isalnum())[:8]
        path = self.files / f"{secrets.token_hex(8)}.{clean or 'bin'}"
        if size:
            self._budgets.uploads.take(self.token, path, size)
        try:
            self.files.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._budgets.uploads.give_back(path)
            raise refusal(error) from error
        return path

    def scratch(self) -> tempfile.TemporaryDirectory[str]:
        """A folder of the user's for the length of a block. Raises `SessionError`, `StoreError`."""
        self._check_not_ended()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)  # whatever tidies temporary files may have taken it
            return tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True)
        except OSError as error:
            raise refusal(error) from error

    def resize_file(self, path: Path, size: int) -> None:
        """Notes that a file that `new_file` made a path for has `size` bytes, or will have. Raises `LimitError`."""
        self._budgets.uploads.take(self.token, path, size)

    def own_file(self, path: Path) -> Path:
        """A copy of `path` among the user's files, where these are kept; else, or where it is one of them, `path`."""
        if self.record is None or path.parent == self.files:
            return path
        copy = self.new_file(path.suffix, path.stat().st_size)
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            self.discard(copy)
            raise refusal(error) from error
        return copy

    def discard(self, path: Path) -> None:
        """Deletes what is at a path that `new_file` made, and frees its space, unless a session is on it.

        What the disk does not let go of still counts, until the next server sweeps it.
        """
        if path.parent == self.files and all(session.medium.path != path for session in self.sessions):
            try:
                remove_file(path)
            except OSError as error:
                log.warning("%s cannot be deleted: %s", path, error)
            if not path.exists():
                self._budgets.uploads.give_back(path)

    def note_size(self, path: Path, size: int) -> None:
        """Notes that a file of the user's has grown to `size` bytes. Raises `LimitError` where that is too much."""
        self._budgets.uploads.take(self.token, path, size)

    def begin_stream(self, stream: LiveStream) -> None:
        """Takes in a live stream, known by its id until `end_stream`. Raises `LimitError` where there are too many.

        Those that no frame came to for a while are ended.
        """
        self._check_not_ended()
        for other in [other for other in self.streams.values() if other.is_idle]:
            self._drop_stream(other)
        if len(self.streams) >= self._budgets.limits.cameras_per_user:
            raise self._budgets.limits.error("cameras_per_user")
        stream.queue_as(self.id)
        self.streams = {**self.streams, stream.id: stream}

    def end_stream(self, stream: LiveStream) -> Recording | None:
        """Ends a live stream; what it recorded, on a file of the user's, if anything."""
        self.streams = {key: other for key, other in self.streams.items() if other is not stream}
        return stream.finish()

    def _drop_stream(self, stream: LiveStream) -> None:
        recording = self.end_stream(stream)
        if recording is not None:
            recording.close()
            self.discard(recording.path)

    # -- clients

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """Counts as there for the length of the block: something that the user asked for is under way."""
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                self._seen = time.monotonic()

    @property
    def seen(self) -> float:
        """When the user last asked for something, as `time.monotonic` counts: now, while something is under way."""
        return time.monotonic() if self._under_way else self._seen

    @seen.setter
    def seen(self, moment: float) -> None:
        self._seen = moment

    def see(self, client: str) -> None:
        """Notes that a client is there."""
        self.seen = time.monotonic()
        with self._lock:
            self._clients[client] = None
            self._clients.move_to_end(client)
            while len(self._clients) > MAX_CLIENTS:
                self._clients.popitem(last=False)
            self._left = None

    def goodbye(self, client: str) -> None:
        """Notes that a client went; the last one's goodbye counts."""
        with self._lock:
            self._clients.pop(client, None)
            if not self._clients:
                self._left = time.monotonic()

    @property
    def is_lost(self) -> bool:
        """Whether the user went on in another process, which shares the store, with what this one knows of them."""
        return self.record is not None and self.is_restored and self.record.is_lost

    @property
    def ends_at(self) -> float:
        """When the user ends unless somebody asks for something before, as `time.monotonic` counts.

        Nobody ends whom something is under way for.
        """
        limits = self._budgets.limits
        if self._left is not None and not self.lasting and not self._under_way:
            return self._left + limits.goodbye_seconds
        return self.seen + (limits.idle_seconds if self.sessions else limits.empty_idle_seconds)

    def deduplicate(self, request: Hashable, work: Callable[[], T]) -> T:
        """What `work` returns; where the same `request` was worked before, what it returned then.

        A request that failed is forgotten, and may be tried again.
        """
        with self._lock:
            known = self._answers.get(request)
            answer: Future[Any] = self._answers.setdefault(request, Future())
            while len(self._answers) > MAX_CACHED_ANSWERS:
                self._answers.popitem(last=False)
        if known is None:
            try:
                answer.set_result(work())
            except BaseException as error:
                with self._lock:
                    self._answers.pop(request, None)
                answer.set_exception(error)
        result: T = answer.result()
        return result

    # -- sessions

    @property
    def session(self) -> Session | None:
        """The session opened last, of those still open."""
        held = self._held
        if self._shown in held:
            return held[self._shown].session
        return held[next(reversed(held))].session if held else None

    def show(self, session_id: str | None, following: str | None = None) -> Session:
        """Goes on with one of several sessions. Those but it, the one before and `following` let go of their pixels.

        Raises `SessionError` where it is not open, `LimitError` where the server has no memory for it.
        """
        before, session = self.session, self.current_session(session_id)
        self._budgets.pixels.take(self.token, session.id, session.medium.held_pixels)
        self._shown = session.id
        self.visited.add(session.id)
        for other in self.sessions:
            if other not in (session, before) and other.id != following:
                self._park(other)
        return session

    def _park(self, session: Session) -> None:
        session.park()
        if session.medium.is_released:
            self._budgets.pixels.give_back(session.id)

    def add_parked(self, session: Session) -> None:
        """Opens `session` beside the others, to be shown later; raises as `add`."""
        self.add(session, keep=True)
        if len(self._held) > 1:
            self._park(session)

    @property
    def sessions(self) -> list[Session]:
        """All sessions, in the order they were opened."""
        return [held.session for held in self._held.values()]

    def current_session(self, session_id: str | None = None) -> Session:
        """The session of that id, or the one opened last. Raises `SessionError` where it is not open."""
        current, held = self.session, self._held
        if current is None:
            raise SessionError("Nothing is open yet.", "Open an image or a video first.")
        if session_id is None:
            return current
        if session_id not in held:
            name = current.medium.name
            raise SessionError(f"Another file is open here now: {name}.", "Continue with it, or start again.")
        return held[session_id].session

    def begin_opening(self) -> int:
        """The number of an opening that begins now, for `add`."""
        with self._lock:
            self._openings += 1
            return self._openings

    def add(
        self, session: Session, origin: str = "", owned: bool = True, keep: bool = False, opening: int | None = None
    ) -> None:
        """Opens `session` for the user, in the place of their others unless `keep`; one not `owned` is not closed.

        Raises `LimitError` where the server has no memory for its pixels, `StoreError` where it cannot be kept,
        `SessionError` where the user has ended, `CancelledError` where an opening that began after `opening` took the
        place of the others already: whoever waited for this one has gone.
        """
        with self._adding:
            if opening is not None and not keep:
                if opening < self._newest:
                    raise CancelledError("Another file was opened since.", "Open this one again.")
                self._newest = opening
            self._add(session, origin, owned, keep)

    def _add(self, session: Session, origin: str, owned: bool, keep: bool) -> None:
        self._check_not_ended()
        if len(self._held) >= self._budgets.limits.images and keep:
            raise self._budgets.limits.error("images")
        if owned:
            self._budgets.pixels.take(self.token, session.id, session.medium.held_pixels)
        try:
            if owned:
                session.meter = partial(self._budgets.masks.take, self.token, session.id)
                session.meter(session.mask_bytes)
            self._keep(session, replace=not keep)
        except EdgeTamError:
            self._give_back(session.id)
            raise
        unsubscribe = session.subscribe(lambda event: self._hear(session, event))
        with self._lock:
            before = [] if keep else [session_id for session_id in self._held if session_id != session.id]
            again = self._held.get(session.id)
            self._held = {**self._held, session.id: Held(session, unsubscribe, owned)}
        if again is not None:
            again.unsubscribe()
        if self.ended.is_set():
            self._let_go(session.id)
            self._check_not_ended()
        for session_id in before:
            self._discard_session(session_id) if session.journal is not None else self.close(session_id)
        if not keep:
            self._tell(session, Event("open", origin))

    def close(self, session_id: str) -> None:
        """Closes a session, and forgets it; nothing happens where it is not open. Raises `StoreError`."""
        held = self._held.get(session_id)
        if held is not None and self.record is not None and held.session.journal is not None:
            self.record.close_session(session_id)
        self._discard_session(session_id)

    def _discard_session(self, session_id: str) -> None:
        """Closes a session, and deletes its file."""
        held = self._let_go(session_id)
        if held is not None and held.owned and held.session.medium.path is not None:
            self.discard(held.session.medium.path)

    def _let_go(self, session_id: str) -> Held | None:
        """Closes a session that the record, if there is one, keeps."""
        with self._lock:
            held = self._held.get(session_id)
            self._held = {key: value for key, value in self._held.items() if key != session_id}
        if held is not None:
            held.unsubscribe()
            if held.owned:
                held.session.close()
                held.session.meter = lambda nbytes: None  # what still runs in it is held by nobody
                self._give_back(session_id)
        return held

    def _give_back(self, session_id: str) -> None:
        self._budgets.pixels.give_back(session_id)
        self._budgets.masks.give_back(session_id)

    def end(self) -> None:
        """Stops the streams, closes all and deletes the folder; what is in the record stays there."""
        self.ended.set()
        for call in self._at_end:
            call()
        for stream in self.streams.values():
            self._drop_stream(stream)
        for session in self.sessions:
            self._let_go(session.id)
        if self.record is not None:
            self.record.close()
        remove_folder(self.folder, ignore_errors=True)
        self._budgets.uploads.forget(self.token)
        self._budgets.kept.forget(self.token)

    def restored(self, kept: KeptSession, session: Session) -> None:
        """Takes in a session that the record keeps. Raises `LimitError` where the server has no space for it."""
        self._budgets.uploads.take(self.token, kept.file, size_of(kept.file))
        others = self.sessions
        self.add(session, keep=True)
        for other in others[-1:]:
            # It is read again once it is shown; its masks are made again once they are asked for.
            other.medium.release()
            self._budgets.pixels.give_back(other.id)

    def _keep(self, session: Session, replace: bool) -> None:
        """Has the record keep a session on one of the user's files, unless it does."""
        path, medium = session.medium.path, session.medium
        if self.record is None or session.journal is not None or path is None or path.parent != self.files:
            return
        kept = KeptSession(session.id, medium.name, path, medium.height, medium.width, session.exported)
        self.record.open_session(kept, replace)
        try:
            session.keep_in(self.record.journal(session.id))
        except EdgeTamError:
            self.record.close_session(session.id)
            raise

    def _check_not_ended(self) -> None:
        if self.ended.is_set():
            raise SessionError("This session has ended.", "Open the image or video again.")

    def subscribe(self, listener: UserListener) -> Callable[[], None]:
        """Calls `listener` after every change in any of the sessions, as `Session.subscribe` does; how to stop."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._lock:
                self._listeners = tuple(other for other in self._listeners if other is not listener)

        return stop

    def at_end(self, call: Callable[[], None]) -> Callable[[], None]:
        """Has `call` called as the user ends, in the thread that ends them; how to take that back."""
        with self._lock:
            self._at_end = (*self._at_end, call)

        def stop() -> None:
            with self._lock:
                self._at_end = tuple(other for other in self._at_end if other is not call)

        return stop

    def _hear(self, session: Session, event: Event) -> None:
        if event.kind == "close":
            self.close(session.id)
            self._tell(self.session, Event("open", ""))
        else:
            self._tell(session, event)

    def _tell(self, session: Session | None, event: Event) -> None:
        for listener in self._listeners:
            try:
                listener(session, event)
            except Exception:
                # What was done is done, whoever cannot take it in.
                log.exception("a listener failed")
