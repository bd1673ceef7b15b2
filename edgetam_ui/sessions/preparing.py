"""The images of a set, encoded before somebody gets to them."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Generator, Sequence
from itertools import islice

from ..engine.base import EngineSource
from ..engine.scheduler import Priority, Turn
from ..media.source import image_source
from .session import Session

log = logging.getLogger("edgetam_ui")
MOST = 32
"""Images at once: their embeddings are in memory until somebody gets to them."""


class Ahead:
    """Encodes what a user looks at, then what comes next, in a thread of its own: only what was wanted last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: list[Session] = []
        self._is_running = False

    def want(self, sessions: Sequence[Session]) -> None:
        """Has these encoded, in order, in the place of what was wanted before and has not begun."""
        with self._lock:
            self._wanted = list(sessions)
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, daemon=True, name="edgetam-ahead").start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._is_running = False
                    return
                session = self._wanted.pop(0)
            try:
                session.prepare()
            except Exception as error:
                # It is told once somebody asks for what this would have made.
                log.debug("%s was not encoded ahead: %s", session.medium.name, error)


def waiting(sessions: Sequence[Session], current: Session | None, pixels: int) -> list[Session]:
    """The images from `current` on, of at most so many `pixels`, that nothing was done to and that are not encoded; as
    many as are done at once.
    """
    begin = next((index for index, session in enumerate(sessions) if session is current), 0)
    found = (
        session
        for session in sessions[begin:]
        if session.medium.kind == "image"
        and session.medium.height * session.medium.width <= pixels
        and not session.state.objects
        and not session.is_prepared
    )
    return list(islice(found, MOST))


def prepare(
    images: Sequence[Session], engine: EngineSource, user: str, tell: Callable[[str], None]
) -> Generator[Session, None, None]:
    """Encodes `images` one after the other, in the turns of `user`; each as it is done. Closing it stops the work.

    `tell` hears, in a sentence, what the user should know of where it runs.
    """
    cancelled = threading.Event()
    sources = [image_source(session.medium) for session in images]
    turn = Turn(Priority.ENCODE, user, cancelled)
    with contextlib.closing(engine().encode_all(sources, turn, tell)) as embeddings:
        try:
            for session, embedding in zip(images, embeddings, strict=True):
                if embedding is not None:
                    session.keep_prepared(embedding)
                yield session
        finally:
            cancelled.set()
