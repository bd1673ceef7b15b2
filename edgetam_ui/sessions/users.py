"""Users: who has which sessions open, under a token that nobody can guess, with a folder of their own."""

from __future__ import annotations

import contextlib
import logging
import math
import secrets
import shutil
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import SessionError
from .budgets import UNBOUNDED, Budgets
from .folders import new_folder
from .session import Event, Session

SWEEP_SECONDS = 5.0
"""How often it is looked who has gone."""
MAX_CACHED_ANSWERS = 8
"""Answers kept for a user whose connection may have lost them."""
log = logging.getLogger("edgetam_ui")
T = TypeVar("T")
UserListener = Callable[[Session | None, Event], None]
"""Told of what happens in a user's sessions; without a session where the last one was closed."""


class Held(NamedTuple):
    """A session that a user has open, how to stop hearing of it, and whether it ends with the user."""

    session: Session
    unsubscribe: Callable[[], None]
    owned: bool


class User:
    """A token, the sessions open under it, and a folder for uploads that ends with them.

    Several clients may share a token: two tabs of one page, a page and a program. A user whose clients all said goodbye
    ends soon, unless one comes back, or `lasting` is set. `id` names them in the model's queue.
    """

    def __init__(self, budgets: Budgets | None = None) -> None:
        self.token = secrets.token_urlsafe(24)
        self.id = secrets.token_hex(6)
        self.folder = new_folder()
        self.seen = time.monotonic()
        self.lasting = False
        self.ended = threading.Event()
        self._budgets = budgets or Budgets(UNBOUNDED)
        self._clients: set[str] = set()
        self._left: float | None = None
        self._lock = threading.Lock()
        # Replaced as a whole, so that reading needs no lock: a session's lock may be held for long.
        self._held: dict[str, Held] = {}
        self._listeners: tuple[UserListener, ...] = ()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def new_file(self, suffix: str, size: int = 0) -> Path:
        """A path in the user's folder that nothing has yet, for a file of `size` bytes; `suffix` is cleaned.

        Raises `LimitError` where the user, or the server, has no space for it.
        """
        clean = "".join(letter for letter in suffix if letter.isalnum())[:8]
        path = self.folder / f"{secrets.token_hex(8)}.{clean or 'bin'}"
        if size:
            self._budgets.uploads.take(self.token, path, size)
        self.folder.mkdir(parents=True, exist_ok=True)
        return path

    def discard(self, path: Path) -> None:
        """Deletes a file that `new_file` made a path for, unless one of the sessions is on it, and frees its space."""
        if path.parent == self.folder and all(session.medium.path != path for session in self.sessions):
            path.unlink(missing_ok=True)
            self._budgets.uploads.give_back(path)

    # -- clients

    def see(self, client: str) -> None:
        """Notes that a client is there."""
        self.seen = time.monotonic()
        self._clients.add(client)
        self._left = None

    def goodbye(self, client: str) -> None:
        """Notes that a client went; the last one's goodbye counts."""
        self._clients.discard(client)
        if not self._clients:
            self._left = time.monotonic()

    @property
    def ends_at(self) -> float:
        """When the user ends unless somebody asks for something before, as `time.monotonic` counts."""
        limits = self._budgets.limits
        if self._left is not None and not self.lasting:
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
        return held[next(reversed(held))].session if held else None

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
            raise SessionError(f"Another file is open here by now: {name}.", "Go on with it, or start again.")
        return held[session_id].session

    def add(self, session: Session, origin: str = "", owned: bool = True, keep: bool = False) -> None:
        """Opens `session` for the user, in the place of their others unless `keep`; one not `owned` is not closed.

        Raises `LimitError` where the server has no memory for its pixels, `SessionError` where the user has ended.
        """
        if owned:
            self._budgets.pixels.take(self.token, session.id, session.medium.held_pixels)
        unsubscribe = session.subscribe(lambda event: self._hear(session, event))
        with self._lock:
            before = [] if keep else [session_id for session_id in self._held if session_id != session.id]
            again = self._held.get(session.id)
            self._held = {**self._held, session.id: Held(session, unsubscribe, owned)}
        if again is not None:
            again.unsubscribe()
        if self.ended.is_set():
            self.close(session.id)
            raise SessionError("This session has ended.", "Open the image or video again.")
        for session_id in before:
            self.close(session_id)
        if not keep:
            self._tell(session, Event("open", origin))

    def close(self, session_id: str) -> None:
        """Closes a session; nothing happens where it is not open."""
        with self._lock:
            held = self._held.get(session_id)
            self._held = {key: value for key, value in self._held.items() if key != session_id}
        if held is None:
            return
        held.unsubscribe()
        if held.owned:
            held.session.close()
            self._budgets.pixels.give_back(session_id)
            if held.session.medium.path is not None:
                self.discard(held.session.medium.path)

    def end(self) -> None:
        """Stops the streams, closes all and deletes the folder."""
        self.ended.set()
        for session in self.sessions:
            self.close(session.id)
        shutil.rmtree(self.folder, ignore_errors=True)
        self._budgets.uploads.forget(self.token)

    def subscribe(self, listener: UserListener) -> Callable[[], None]:
        """Calls `listener` after every change in any of the sessions, as `Session.subscribe` does; how to stop."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._lock:
                self._listeners = tuple(other for other in self._listeners if other is not listener)

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


class Users:
    """All users of a controller by token. Those who are idle, or said goodbye, end; nobody ends for a newcomer."""

    def __init__(self, budgets: Budgets) -> None:
        self._budgets = budgets
        self._users: dict[str, User] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._timer: threading.Thread | None = None

    def join(self, token: str | None = None) -> User:
        """The user of `token`, or a new one where there is none. Raises `LimitError` where there are too many."""
        with contextlib.suppress(SessionError):
            return self.get(token)
        self.end_due()
        with self._lock:
            if len(self._users) >= self._budgets.limits.users:
                free = min((user.ends_at for user in self._users.values()), default=0.0)
                minutes = max(1, math.ceil((free - time.monotonic()) / 60))
                raise self._budgets.limits.error("users", minutes=minutes)
            user = User(self._budgets)
            self._users[user.token] = user
            if self._timer is None:
                self._timer = threading.Thread(target=_watch, args=(weakref.ref(self), self._closed), daemon=True)
                self._timer.start()
        return user

    def get(self, token: str | None) -> User:
        """The user of `token`. Raises `SessionError` where it is unknown, or ended."""
        with self._lock:
            user = self._users.get(token or "")
            if user is None:
                raise SessionError("This session has ended.", "Open the image or video again.")
            user.seen = time.monotonic()
            return user

    def all(self) -> list[User]:
        """Those who have not ended."""
        with self._lock:
            return list(self._users.values())

    def end_due(self) -> None:
        """Ends those who are idle for too long, and those whose clients all went."""
        now = time.monotonic()
        self._end(lambda user: user.ends_at <= now)

    def close(self) -> None:
        """Ends all."""
        self._closed.set()
        self._end(lambda user: True)

    def _end(self, due: Callable[[User], bool]) -> None:
        with self._lock:
            ended = [user for user in self._users.values() if due(user)]
            for user in ended:
                del self._users[user.token]
        for user in ended:
            user.end()


def _watch(reference: weakref.ref[Users], closed: threading.Event) -> None:
    """Ends who is due until the users are closed, or nobody holds them any more."""
    while not closed.wait(SWEEP_SECONDS):
        users = reference()
        if users is None:
            return
        users.end_due()
        del users
