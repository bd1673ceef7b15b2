"""The brain under every face: one engine, many sessions, their budgets and their ends. Imports session and below.

`Controller.open` is the Python way in. Hosts that serve browsers use `join`: each visitor is a `User` under an
unguessable token, with at most one session, and a folder for uploads that ends with him.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from ..engine.base import Engine, EngineInfo
from ..errors import EdgeTamError, SessionError
from ..media.examples import Example
from ..media.medium import open_medium
from .cache import ByteCache
from .session import Session

CACHE_BUDGET = 2 << 30
CACHE_SHARE = 256 << 20
"""Bytes of embeddings and logits kept for all sessions, and for each."""
IDLE_SECONDS = 3600.0
MAX_USERS = 200
REMEMBERED = 8
"""Answers kept for a user whose connection may have lost them."""
T = TypeVar("T")


class User:
    """One visitor: a token, the session he has open, and a folder of his own."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self.folder = Path(tempfile.mkdtemp(prefix="edgetam-"))
        self.session: Session | None = None
        self.seen = time.monotonic()
        self._editing = threading.Lock()
        self._answers: OrderedDict[str, Any] = OrderedDict()

    def new_file(self, suffix: str) -> Path:
        """A path in his folder that nothing has yet; `suffix` is cleaned."""
        clean = "".join(letter for letter in suffix if letter.isalnum())[:8]
        return self.folder / f"{secrets.token_hex(8)}.{clean or 'bin'}"

    def once(self, request: str, work: Callable[[], T]) -> T:
        """What `work` returns; where the same `request` was worked before, what it returned then."""
        with self._editing:
            if request not in self._answers:
                self._answers[request] = work()
                while len(self._answers) > REMEMBERED:
                    self._answers.popitem(last=False)
            answer: T = self._answers[request]
            return answer

    def has_done(self, request: str) -> bool:
        """Whether `once` has worked `request`."""
        with self._editing:
            return request in self._answers

    def require(self) -> Session:
        """His session. Raises `SessionError` where nothing is open."""
        if self.session is None:
            raise SessionError("Nothing is open yet.", "Open a picture or a video first.")
        return self.session

    def replace(self, session: Session) -> None:
        """Makes `session` his, and closes the one before."""
        before, self.session = self.session, session
        if before is not None:
            before.close()
            if before.medium.path is not None and before.medium.path.parent == self.folder:
                before.medium.path.unlink(missing_ok=True)

    def end(self) -> None:
        """Closes all and deletes his folder."""
        if self.session is not None:
            self.session.close()
            self.session = None
        shutil.rmtree(self.folder, ignore_errors=True)


class Controller:
    """Serves sessions from one copy of the weights, loaded when first needed.

    `checkpoint`: "auto" (the published weights where they can be had within 5 seconds, else the practice checkpoint),
    "practice", a hub id or a folder. `device`: "auto", "cpu", "cuda", "cuda:1", "mps". `precision`: "auto", "fp32" or
    "bf16". What is wrong with them is raised when the engine is first used, as `CheckpointError` or `DeviceError`.
    `engine` is one of your own, which is used instead: `FakeEngine()` in tests.

    `examples` is what a host calls for the examples that its page offers; it sets it, and it offers none otherwise.
    """

    def __init__(
        self, checkpoint: str = "auto", device: str = "auto", precision: str = "auto", *, engine: Engine | None = None
    ) -> None:
        self.examples: Callable[[], tuple[Example, ...]] = tuple
        self._wanted = (checkpoint, device, precision)
        self._loading = threading.Lock()
        self._loaded = engine
        self._failed: EdgeTamError | None = None
        self._cache = ByteCache(CACHE_BUDGET, CACHE_SHARE)
        self._users: dict[str, User] = {}
        self._users_lock = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The model; waits for it to load. Raises `CheckpointError` or `DeviceError`."""
        with self._loading:
            if self._failed is not None:
                raise self._failed
            if self._loaded is None:
                from ..engine.local import LocalEngine

                try:
                    self._loaded = LocalEngine(*self._wanted)
                except EdgeTamError as error:
                    self._failed = error
                    raise
            return self._loaded

    @property
    def failed(self) -> bool:
        """Whether the model could not be loaded."""
        return self._failed is not None

    def load_in_background(self) -> None:
        """Starts loading the model, for those who will need it soon."""

        def load() -> None:
            # A failure is kept, and raised to whoever asks for the engine.
            with contextlib.suppress(EdgeTamError):
                _ = self.engine

        threading.Thread(target=load, daemon=True, name="edgetam-load").start()

    def about(self) -> dict[str, Any]:
        """What runs, for the page: see `messages.EngineData`."""
        engine = self._loaded
        if engine is not None:
            return {**asdict(engine.info), "ready": True}
        why = str(self._failed) if self._failed is not None else ""
        return {**asdict(EngineInfo(self._wanted[0], False, why, "", "", 0)), "ready": False}

    def open(self, source: Any, name: str | None = None) -> Session:
        """A session on a picture or video: a path, a PIL image, an array (height, width, 3), an array (frames,
        height, width, 3), or a list of frames, shown at 25 a second. Arrays are RGB, also grey or RGBA: bytes, 16 bits,
        or floats from 0 to 1. Raises `MediaError`. Close it, or use `contextlib.closing`.
        """
        return Session(lambda: self.engine, open_medium(source, name), self._cache)

    # -- visitors

    def join(self, token: str | None = None) -> User:
        """The user of `token`, or a new one where there is none."""
        with contextlib.suppress(SessionError):
            return self.user(token)
        self._end_idle()
        user = User()
        with self._users_lock:
            self._users[user.token] = user
        return user

    def user(self, token: str | None) -> User:
        """The user of `token`. Raises `SessionError` where it is unknown, or ended."""
        with self._users_lock:
            user = self._users.get(token or "")
            if user is None:
                raise SessionError("This session has ended.", "Open the picture or video again.")
            user.seen = time.monotonic()
            return user

    def close(self) -> None:
        """Ends all users."""
        self._end(lambda user: True)

    def _end_idle(self) -> None:
        now = time.monotonic()
        with self._users_lock:
            # Those who have opened nothing go first: they lose nothing.
            by_age = sorted(self._users.values(), key=lambda user: (user.session is not None, user.seen))
        surplus = {user.token for user in by_age[: max(0, len(by_age) - MAX_USERS + 1)]}
        self._end(lambda user: now - user.seen > IDLE_SECONDS or user.token in surplus)

    def _end(self, due: Callable[[User], bool]) -> None:
        with self._users_lock:
            ended = [user for user in self._users.values() if due(user)]
            for user in ended:
                del self._users[user.token]
        for user in ended:
            user.end()
