"""All users of a controller: who comes, who comes back, and who ends."""

from __future__ import annotations

import contextlib
import logging
import math
import secrets
import threading
import time
import weakref
from collections.abc import Callable

from ..core import memory
from ..core.turns import Turns
from ..errors import LimitError, SessionError
from .budgets import Budgets
from .store import Store
from .user import User

SWEEP_SECONDS = 5.0
"""How often it is looked who has gone."""
STORE_SWEEP_SECONDS = 60.0
"""How often it is looked what the store keeps for too long."""
UNSEEN_SECONDS = 30.0
"""After so long a user with nothing open and nothing under way gives their place to a newcomer; a page that listens is
seen more often.
"""
log = logging.getLogger("edgetam_ui")


class Users:
    """All users of a controller by token. Those who are idle, or said goodbye, end; nobody with work for a newcomer.

    With a `store`, those who have a record there come back under their token.
    """

    def __init__(self, budgets: Budgets) -> None:
        self.store: Store | None = None
        self._budgets = budgets
        self._users: dict[str, User] = {}
        self._arriving = 0
        # For the lists alone. What waits for a disk is done in the turn of the user whom it is done for.
        self._lock = threading.Lock()
        self._turns = Turns()
        self._closed = threading.Event()
        self._timer: threading.Thread | None = None

    def keep_in(self, store: Store) -> None:
        """Keeps what the users who come from now on do in `store`."""
        self.store = store
        self._start_timer()

    def join(self, token: str | None = None) -> User:
        """The user of `token`, or a new one where there is none. Raises `LimitError` where there are too many."""
        with contextlib.suppress(SessionError):
            return self.get(token)
        self._make_room()
        return self._add(secrets.token_urlsafe(24))

    def get(self, token: str | None) -> User:
        """The user of `token`, come back from the store where they were gone.

        Raises `SessionError` where it is unknown, or ended, `LimitError` where there are too many users.
        """
        token = token or ""
        known = self._users.get(token)
        if known is not None and known.is_lost:
            self._end(lambda user: user is known)
        if (user := self._seen(token)) is not None:
            return user
        self._make_room()
        with self._turns.of(token):  # by then whoever had the token before has ended, and holds nothing any more
            if (user := self._seen(token)) is not None:
                return user
            if self.store is None or not self.store.has(token):
                raise SessionError("This session has ended.", "Open the image or video again.")
            return self._add(token)

    def all(self) -> list[User]:
        """Those who have not ended."""
        with self._lock:
            return list(self._users.values())

    def end_due(self) -> None:
        """Ends those who are idle for too long, and those whose clients all went."""
        now = time.monotonic()
        self._end(lambda user: user.ends_at <= now)

    def delete(self, user: User) -> None:
        """Ends a user, and deletes all that is kept of them."""
        with self._turns.of(user.token):
            with self._lock:
                user = self._users.pop(user.token, user)
            user.end()
            memory.give_back()
            if self.store is not None and user.record is not None:
                self.store.delete_record(user.record)

    def sweep(self) -> None:
        """Notes in the store who was seen, and deletes there what is too old."""
        if self.store is not None:
            for user in self.all():
                if user.record is not None:
                    user.record.touch(_epoch(user.seen))
            self.store.sweep()
            # What belongs to users who are not here: nobody is refused it, it leaves less for others.
            files, databases = self.store.absent_bytes
            self._budgets.uploads.note("", "absent", files)
            self._budgets.kept.note("", "absent", databases)

    def close(self) -> None:
        """Ends all."""
        self._closed.set()
        self._end(lambda user: True)
        if self.store is not None:
            self.store.close()

    def _seen(self, token: str) -> User | None:
        with self._lock:
            user = self._users.get(token)
            if user is not None:
                user.seen = time.monotonic()
            return user

    def _make_room(self) -> None:
        """Ends, where there is no room for a newcomer, who is due, or has nothing open and was not seen for a while."""
        if self._is_full:
            self.end_due()
        if self._is_full:
            before = time.monotonic() - UNSEEN_SECONDS
            self._end(lambda user: not user.sessions and user.seen < before)

    @property
    def _is_full(self) -> bool:
        return len(self._users) + self._arriving >= self._budgets.limits.users

    def _add(self, token: str) -> User:
        """A user under a token that nobody has, whose turn it is."""
        with self._lock:
            if self._is_full:
                raise self._full()
            self._arriving += 1
        user = None
        try:
            user = self._make(token)
        finally:
            with self._lock:
                self._arriving -= 1
                if user is not None:
                    self._users[token] = user
        self._start_timer()
        return user

    def _make(self, token: str) -> User:
        if self.store is None:
            return User(self._budgets, token)
        record = self.store.record(token)
        try:
            return User(self._budgets, token, record)
        except BaseException:
            self.store.close_record(record, time.time())  # so that it is swept where it is empty
            raise

    def _full(self) -> LimitError:
        free = min((user.ends_at for user in self._users.values()), default=0.0)
        minutes = max(1, math.ceil((free - time.monotonic()) / 60))
        return self._budgets.limits.error("users", wait="a minute" if minutes == 1 else f"{minutes} minutes")

    def _start_timer(self) -> None:
        with self._lock:
            if self._timer is None:
                self._timer = threading.Thread(target=_watch, args=(weakref.ref(self), self._closed), daemon=True)
                self._timer.start()

    def _end(self, due: Callable[[User], bool]) -> None:
        ended = [user for user in self.all() if due(user) and self._end_one(user, due)]
        if ended:
            memory.give_back()

    def _end_one(self, user: User, due: Callable[[User], bool]) -> bool:
        """Ends a user who still is due as their turn comes; whether they were."""
        with self._turns.of(user.token):
            with self._lock:
                if self._users.get(user.token) is not user or not due(user):
                    return False
                del self._users[user.token]
            user.end()
            if self.store is not None and user.record is not None:
                self.store.close_record(user.record, _epoch(user.seen))
            return True


def _epoch(moment: float) -> float:
    """What `time.monotonic` told, in seconds since the epoch."""
    return time.time() - (time.monotonic() - moment)


def _watch(reference: weakref.ref[Users], closed: threading.Event) -> None:
    """Ends who is due, and sweeps the store, until the users are closed, or nobody holds them any more."""
    swept = -math.inf
    while True:
        users = reference()
        if users is None:
            return
        users.end_due()
        if users.store is not None and time.monotonic() - swept >= STORE_SWEEP_SECONDS:
            try:
                users.sweep()
            except OSError as error:
                log.warning("the store could not be swept: %s", error)
            swept = time.monotonic()
        del users
        if closed.wait(SWEEP_SECONDS):
            return
