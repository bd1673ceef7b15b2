"""Users: who has which sessions open, under a token that nobody can guess, with a folder of their own."""

from __future__ import annotations

import contextlib
import logging
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import SessionError
from .session import Event, Session

IDLE_SECONDS = 3600.0
MAX_USERS = 200
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

    Several clients may share a token: two tabs of one page, a page and a program. `id` names them in the model's queue.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self.id = secrets.token_hex(6)
        self.folder = Path(tempfile.mkdtemp(prefix="edgetam-"))
        self.seen = time.monotonic()
        self._lock = threading.Lock()
        # Replaced as a whole, so that reading needs no lock: a session's lock may be held for long.
        self._held: dict[str, Held] = {}
        self._listeners: tuple[UserListener, ...] = ()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def new_file(self, suffix: str) -> Path:
        """A path in the user's folder that nothing has yet; `suffix` is cleaned."""
        clean = "".join(letter for letter in suffix if letter.isalnum())[:8]
        return self.folder / f"{secrets.token_hex(8)}.{clean or 'bin'}"

    def discard(self, path: Path) -> None:
        """Deletes a file in the user's folder, unless one of the sessions is on it."""
        if path.parent == self.folder and all(session.medium.path != path for session in self.sessions):
            path.unlink(missing_ok=True)

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
        """Opens `session` for the user, in the place of their others unless `keep`; one not `owned` is not closed."""
        unsubscribe = session.subscribe(lambda event: self._hear(session, event))
        with self._lock:
            before = [] if keep else [session_id for session_id in self._held if session_id != session.id]
            again = self._held.get(session.id)
            self._held = {**self._held, session.id: Held(session, unsubscribe, owned)}
        if again is not None:
            again.unsubscribe()
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
            if held.session.medium.path is not None:
                self.discard(held.session.medium.path)

    def end(self) -> None:
        """Closes all and deletes the folder."""
        for session in self.sessions:
            self.close(session.id)
        shutil.rmtree(self.folder, ignore_errors=True)

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

    def all(self) -> list[User]:
        """Those who have not ended."""
        with self._lock:
            return list(self._users.values())

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
