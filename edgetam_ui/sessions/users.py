"""Users: who has which sessions open, under a token that nobody can guess, with a folder of their own."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ..errors import SessionError
from .session import Event, Session

IDLE_SECONDS = 3600.0
MAX_USERS = 200
MAX_CACHED_ANSWERS = 8
"""Answers kept for a user whose connection may have lost them."""
T = TypeVar("T")
Listener = Callable[[Session, Event], None]
"""Told of what happens in a user's sessions."""


class User:
    """A token, the sessions open under it, and a folder for uploads that ends with them.

    Several clients may share a token: two tabs of one page, a page and a program.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self.folder = Path(tempfile.mkdtemp(prefix="edgetam-"))
        self.seen = time.monotonic()
        self._lock = threading.RLock()
        self._editing = threading.Lock()
        self._sessions: OrderedDict[str, tuple[Session, Callable[[], None]]] = OrderedDict()
        self._owned: set[str] = set()
        self._answers: OrderedDict[str, Any] = OrderedDict()
        self._listeners: list[Listener] = []

    def new_file(self, suffix: str) -> Path:
        """A path in the user's folder that nothing has yet; `suffix` is cleaned."""
        clean = "".join(letter for letter in suffix if letter.isalnum())[:8]
        return self.folder / f"{secrets.token_hex(8)}.{clean or 'bin'}"

    def deduplicate(self, request: str, work: Callable[[], T]) -> T:
        """What `work` returns; where the same `request` was worked before, what it returned then."""
        with self._editing:
            if request not in self._answers:
                self._answers[request] = work()
                while len(self._answers) > MAX_CACHED_ANSWERS:
                    self._answers.popitem(last=False)
            answer: T = self._answers[request]
            return answer

    # -- sessions

    @property
    def session(self) -> Session | None:
        """The session opened last, of those still open."""
        with self._lock:
            return next(reversed(self._sessions.values()))[0] if self._sessions else None

    @property
    def sessions(self) -> list[Session]:
        """All sessions, in the order they were opened."""
        with self._lock:
            return [session for session, _ in self._sessions.values()]

    def current_session(self, session_id: str | None = None) -> Session:
        """The session of that id, or the one opened last. Raises `SessionError` where it is not open."""
        with self._lock:
            current = self.session
            if current is None:
                raise SessionError("Nothing is open yet.", "Open an image or a video first.")
            if session_id is None:
                return current
            if session_id not in self._sessions:
                name = current.medium.name
                raise SessionError(f"Another file is open here by now: {name}.", "Go on with it, or start again.")
            return self._sessions[session_id][0]

    def add(self, session: Session, origin: str = "", owned: bool = True, keep: bool = False) -> None:
        """Opens `session` for the user, in the place of their others unless `keep`; one not `owned` is not closed."""
        with self._lock:
            before = [] if keep else list(self._sessions)
            self._sessions[session.id] = session, session.subscribe(lambda event: self._tell(session, event))
            if owned:
                self._owned.add(session.id)
        for session_id in before:
            self.close(session_id)
        self._tell(session, Event("open", origin))

    def close(self, session_id: str) -> None:
        """Closes a session; nothing happens where it is not open."""
        with self._lock:
            session, stop = self._sessions.pop(session_id, (None, None))
            owned = session_id in self._owned
            self._owned.discard(session_id)
        if session is None or stop is None:
            return
        stop()
        if owned:
            session.close()
            if session.medium.path is not None and session.medium.path.parent == self.folder:
                session.medium.path.unlink(missing_ok=True)

    def end(self) -> None:
        """Closes all and deletes the folder."""
        for session in self.sessions:
            self.close(session.id)
        shutil.rmtree(self.folder, ignore_errors=True)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every change in any of the sessions, as `Session.subscribe` does; how to stop."""
        self._listeners = [*self._listeners, listener]

        def stop() -> None:
            self._listeners = [other for other in self._listeners if other is not listener]

        return stop

    def _tell(self, session: Session, event: Event) -> None:
        for listener in self._listeners:
            listener(session, event)


class Users:
    """All users of a controller by token; those who are idle for an hour end."""

    def __init__(self) -> None:
        self._users: dict[str, User] = {}
        self._lock = threading.Lock()

    def join(self, token: str | None = None) -> User:
        """The user of `token`, or a new one where there is none."""
        with contextlib.suppress(SessionError):
            return self.get(token)
        self._end_idle()
        user = User()
        with self._lock:
            self._users[user.token] = user
        return user

    def get(self, token: str | None) -> User:
        """The user of `token`. Raises `SessionError` where it is unknown, or ended."""
        with self._lock:
            user = self._users.get(token or "")
            if user is None:
                raise SessionError("This session has ended.", "Open the image or video again.")
            user.seen = time.monotonic()
            return user

    def close(self) -> None:
        """Ends all."""
        self._end(lambda user: True)

    def _end_idle(self) -> None:
        now = time.monotonic()
        with self._lock:
            # Those who have opened nothing go first: they lose nothing.
            by_age = sorted(self._users.values(), key=lambda user: (user.session is not None, user.seen))
        surplus = {user.token for user in by_age[: max(0, len(by_age) - MAX_USERS + 1)]}
        self._end(lambda user: now - user.seen > IDLE_SECONDS or user.token in surplus)

    def _end(self, due: Callable[[User], bool]) -> None:
        with self._lock:
            ended = [user for user in self._users.values() if due(user)]
            for user in ended:
                del self._users[user.token]
        for user in ended:
            user.end()
