"""What goes on in a server, for Prometheus and for a log: how often, how long, and what failed.

Neither tells who a user is or what they work on: no tokens, names or pixels.
"""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import anyio
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from ..errors import AccessError, LimitError, SessionError
from ..media.examples import Example
from ..protocol.dispatch import Dispatcher, error_data
from ..protocol.envelope import Buffer, Meta
from ..protocol.messages import OPERATIONS
from ..protocol.opening import Parts
from ..protocol.serialize import Answer
from ..sessions.controller import Controller
from ..sessions.user import User
from . import pools
from .rate_limit import RateLimit, is_local

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)
HELLOS = 60
HELLOS_PER_SECOND = 1.0
"""New users from one address: a class behind one router may come at once."""
log = logging.getLogger("edgetam_ui.requests")


def log_requests(stream: TextIO) -> None:
    """Writes a line of JSON to `stream` for each request from now on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


class Watched(Dispatcher):
    """A dispatcher that counts, times and logs what it does, and limits how fast one address makes new users."""

    def __init__(
        self, controller: Controller, examples: Callable[[], Sequence[Example]] = tuple, addresses: bool = False
    ) -> None:
        super().__init__(controller, examples, addresses)
        self._hellos = RateLimit(HELLOS, HELLOS_PER_SECOND)
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "edgetam_request_seconds",
            "From a request to the end of its answer",
            ["op"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self._errors = Counter("edgetam_errors", "Answers that were errors", ["op", "code"], registry=self._registry)
        for name, help, value in (
            ("edgetam_queue_length", "Requests that wait for the model", self._queue_length),
            ("edgetam_users", "Users who have not ended", lambda: len(controller.users.all())),
            ("edgetam_sessions", "Open images and videos", self._session_count),
        ):
            Gauge(name, help, registry=self._registry).set_function(value)
        held = Gauge("edgetam_bytes", "Bytes in memory or on the disk", ["budget"], registry=self._registry)
        for budget, count in controller.held_bytes.items():
            held.labels(budget).set_function(count)

    def find_user(self, token: str, request: Mapping[str, Any], address: str = "") -> User:
        """As `Dispatcher.find_user`; raises `AccessError` where `address` makes too many new users."""
        if request.get("op") == "hello":
            try:
                return self.controller.users.get(str(request.get("token") or ""))
            except SessionError:
                self._admit(address)
        return super().find_user(token, request)

    def call(self, user: User, request: Mapping[str, Any], files: Sequence[Buffer] = ()) -> Answer:
        """As `Dispatcher.call`."""
        started = time.monotonic()
        answer = super().call(user, request, files)
        self._note(request, user, started, answer[0])
        return answer

    def stream(self, user: User, request: Mapping[str, Any], files: Sequence[Buffer | Path] = ()) -> Parts:
        """As `Dispatcher.stream`."""
        started = time.monotonic()
        last: Meta = {}
        try:
            for answer in (answers := super().stream(user, request, files)):
                last = answer[0]
                yield answer
        finally:
            answers.close()
            self._note(request, user, started, last)

    async def refused(self, error: Exception) -> dict[str, str]:
        """What `error_data` makes of an error that a request met before it was done, counted.

        It takes a moment where somebody asks for too much: see `pools.REFUSED_SECONDS`.
        """
        if isinstance(error, AccessError | LimitError):
            await anyio.sleep(pools.REFUSED_SECONDS)
        data = error_data(error)
        self._note({}, None, time.monotonic(), {"error": data})
        return data

    def metrics(self) -> tuple[bytes, int, None, str]:
        """The figures in the text format of Prometheus, as arguments of a Starlette response."""
        return generate_latest(self._registry), 200, None, CONTENT_TYPE_LATEST

    def health(self) -> str:
        """How the model is: "ready", "loading" or "failed"."""
        if self.controller.failure is not None:
            return "failed"
        return "loading" if self.controller.info is None else "ready"

    def _admit(self, address: str) -> None:
        if not is_local(address) and (wait := self._hellos.take(address)):
            raise AccessError(
                "Too many pages were opened from your address.", f"Try again in {max(1, round(wait))} seconds."
            )

    def _note(self, request: Mapping[str, Any], user: User | None, started: float, answer: Mapping[str, Any]) -> None:
        seconds = time.monotonic() - started
        # Anybody may send any `op`: only those there are become labels.
        op = str(request.get("op"))
        op = op if op in OPERATIONS else "unknown"
        error = answer.get("error", {}).get("code")
        if user is not None:
            self._seconds.labels(op).observe(seconds)
        if error:
            self._errors.labels(op, error).inc()
        if log.isEnabledFor(logging.INFO):
            who = user and hashlib.sha256(user.token.encode()).hexdigest()[:12]
            line = {"time": round(time.time(), 3), "op": op, "user": who, "ms": round(1000 * seconds, 1)}
            log.info(json.dumps(line | ({"error": error} if error else {})))

    def _queue_length(self) -> int:
        return 0 if self.controller.info is None else len(self.controller.engine.scheduler)

    def _session_count(self) -> int:
        return sum(len(user.sessions) for user in self.controller.users.all())
