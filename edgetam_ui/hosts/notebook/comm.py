"""Carries the messages of a widget's page to its sessions, and the answers back.

From the page come `{"id", "type", "op", "meta"}` with buffers, back go `{"id", "meta"}` with buffers. `type` is "call",
"stream" or "cancel" (a stream, by its id), as in `protocol.messages`; "chunk", a piece of a file; or "canvas", the
page's script. All views of a widget read all that is sent: what carries `push` is for each of them. Work is done in
threads, so that it makes no difference whether the comm is read beside the cells or between them.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...core.operations import Propagate
from ...errors import MediaError
from ...protocol import messages, serialize
from ...protocol.dispatch import Dispatcher, error_data, propagate
from ...protocol.envelope import MAX_UPLOAD_BYTES, Buffer, Meta
from ...protocol.opening import Parts
from ...sessions.session import Event, Session
from ...sessions.user import User
from .replay import ReplayLog

STATIC = Path(__file__).parents[2] / "static"
CANVAS = (STATIC / "edgetam-canvas.js").read_bytes()
BROADCAST_STREAMS = ("open", "propagate")
"""Streams that all views hear."""
Reply = Callable[[str | None, Meta, Sequence[bytes]], None]
"""Sends meta and buffers to the page, as the answer to a request of that number, or unasked."""

log = logging.getLogger("edgetam_ui")


class CommChannel:
    """The messages of one widget. `changed(op)` is called after an operation that changed the session."""

    def __init__(
        self, dispatcher: Dispatcher, user: User, replay: ReplayLog, reply: Reply, changed: Callable[[str], None]
    ) -> None:
        self._dispatcher, self._user, self._replay, self._reply, self._changed = (
            dispatcher,
            user,
            replay,
            reply,
            changed,
        )
        self._client = secrets.token_hex(6)
        self._uploads: dict[str, Path] = {}
        self._streams: dict[str, tuple[str, threading.Event]] = {}
        self._running: list[threading.Thread] = []
        self._failure: Exception | None = None
        self._unsubscribe = user.subscribe(self._hear)

    def receive(self, content: Mapping[str, Any], buffers: Sequence[Buffer]) -> None:
        """A message of the page; returns at once."""
        kind, number = content.get("type"), str(content.get("id"))
        request = {**dict(content.get("meta") or {}), "op": content.get("op"), "client": self._client}
        if kind == "cancel":
            self._cancel(number, content.get("upload"))
        elif kind == "canvas":
            self._reply(number, {}, [CANVAS])
        elif kind == "chunk":
            self._reply(number, self._chunk(str(content["upload"]), content["meta"], buffers), [])
        elif kind == "call":
            run_in_thread(lambda: self._call(number, request, buffers))
        elif kind == "stream":
            self._stream(number, request)

    def propagate(self, wanted: Propagate) -> None:
        """The stream that a cell asks for: all views hear it; what goes wrong is raised in `wait`."""
        self._failure = None
        self._start(None, "propagate", propagate(self._user, messages.Head(client=self._client), wanted))

    def cancel(self) -> None:
        """Stops propagations after the frame they are at."""
        for op, stop in list(self._streams.values()):
            if op == "propagate":
                stop.set()
        if self._user.session is not None:
            self._user.session.cancel()

    def stop(self) -> None:
        """Stops all streams: the widget ends."""
        self._unsubscribe()
        for _, stop in list(self._streams.values()):
            stop.set()

    def wait(self, timeout: float | None) -> None:
        """Until no stream runs: see `EdgeTamWidget.wait`."""
        for thread in list(self._running):
            thread.join(timeout)
            if thread.is_alive():
                raise TimeoutError(f"Still running after {timeout} seconds.")
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def _hear(self, session: Session | None, event: Event) -> None:
        """What a cell did, or another client: all views are told."""
        if event.origin == self._client:
            return
        self._reply(None, *serialize.push(session, event))
        if event.origin != self._replay.origin and (event.kind == "edit" or event.result is None):
            run_in_thread(lambda: self._changed(event.kind))

    def _cancel(self, number: str, upload: str | None) -> None:
        """The page gives up a stream, or the file that it is sending."""
        if upload in self._uploads:
            self._uploads.pop(upload).unlink(missing_ok=True)
        elif number in self._streams:
            op, stop = self._streams[number]
            stop.set()
            if op == "propagate" and self._user.session is not None:
                self._user.session.cancel()

    def _call(self, number: str, request: Meta, data: Sequence[Buffer]) -> None:
        if request["op"] == "cancel":
            self.cancel()
        if request["op"] not in messages.EDITS or request.get("session") in self._user.streams:
            self._reply(number, *self._dispatcher.call(self._user, request, data))
            return None if request["op"] != "end_live" else self._changed("open")
        with self._replay.lock:
            answer, buffers = self._dispatcher.call(self._user, request)
            failed = "error" in answer
            self._reply(number, answer if failed else answer | {"push": "edit"}, buffers)
        if not failed:
            self._changed(request["op"])

    def _stream(self, number: str, request: Meta) -> None:
        upload = request.pop("upload", None)
        files = [self._uploads.pop(upload)] if upload in self._uploads else []
        self._start(number, str(request["op"]), self._dispatcher.stream(self._user, request, files))

    def _chunk(self, upload: str, meta: Meta, buffers: Sequence[Buffer]) -> Meta:
        """A piece of a file: servers refuse messages as large as files are."""
        path = self._uploads.setdefault(upload, self._user.new_file(Path(str(meta.get("name", ""))).suffix))
        offset = int(meta["offset"])
        try:
            if offset + len(buffers[0]) > MAX_UPLOAD_BYTES:
                raise MediaError(f"The file has more than {MAX_UPLOAD_BYTES >> 30} GB.", "Give its path instead.")
            with path.open("r+b" if path.exists() else "w+b") as file:
                file.seek(offset)
                file.write(buffers[0])
        except MediaError as error:
            return {"error": error_data(error)}
        except OSError:
            full = MediaError("The file could not be stored: the disk may be full.", "Give its path instead.")
            return {"error": error_data(full)}
        return {}

    def _start(self, number: str | None, op: str, answers: Parts) -> None:
        stop = threading.Event()
        key = number if number is not None else str(id(stop))
        self._streams[key] = op, stop

        def forget() -> None:
            del self._streams[key]
            self._running.remove(thread)

        thread = _thread(lambda: self._run(number, op, answers, stop), forget)
        self._running.append(thread)
        thread.start()

    def _run(self, number: str | None, op: str, answers: Parts, stop: threading.Event) -> None:
        push: Meta = {"push": op} if op in BROADCAST_STREAMS else {}
        ended = False
        try:
            # One that opens a file has to begin, so that it can clean up.
            for meta, data in () if stop.is_set() and op != "open" else answers:
                ended = bool(meta.get("end"))
                more = self._opened() if ended and op == "open" else {}
                self._reply(number, meta | more | push, data)
                if stop.is_set():
                    break
            answers.close()
        except Exception as error:
            self._failure = error
            self._reply(number, {"error": error_data(error)} | push, [])
        if op == "propagate" and not ended:
            self._reply(number, self._state() | push | {"end": True}, [])
        if ended or op == "propagate":
            self._changed(op)

    def _opened(self) -> Meta:
        self._replay.restore()
        return self._state()

    def _state(self) -> Meta:
        return {"state": serialize.state(self._user.session)}


def run_in_thread(work: Callable[[], None]) -> None:
    """Does `work` in a thread of its own: a pool would fill with those that wait for the model, and stop the others."""
    _thread(work).start()


def _thread(work: Callable[[], None], after: Callable[[], None] = lambda: None) -> threading.Thread:
    def run() -> None:
        try:
            work()
        except Exception:
            log.exception("a widget's work failed")
        finally:
            after()

    return threading.Thread(target=run, daemon=True, name="edgetam-widget")
