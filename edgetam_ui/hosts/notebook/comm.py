"""Carries the messages of a widget's page to its session, and the answers back; decides nothing.

Imports controller, dispatch, edits, errors, messages. From the page come `{"id", "type", "op", "meta"}` with buffers,
back go `{"id", "meta"}` with buffers. `type` is "call", "stream" or "cancel" (a stream, by its id), as in `messages`;
"chunk", a piece of a file; or "canvas", the page's script. Work is done in threads, so that it makes no difference
whether the comm is read beside the cells or between them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...errors import MediaError
from ...protocol.dispatch import CALLS, STREAMS, Parts, error_data, handle, handle_stream
from ...protocol.envelope import MAX_UPLOAD_BYTES, Buffer, Meta
from ...sessions.controller import Controller, User
from .replay import REPEAT, Edits, Reply

STATIC = Path(__file__).parents[2] / "static"
CANVAS = (STATIC / "edgetam-canvas.js").read_bytes()
HEARD = ("open", "propagate")
"""Streams that all views hear."""

log = logging.getLogger("edgetam_ui")


class Carrier:
    """The messages of one widget. `changed(op)` is called after an operation that changed the session."""

    def __init__(
        self, controller: Controller, user: User, edits: Edits, reply: Reply, changed: Callable[[str], None]
    ) -> None:
        self._controller, self._user, self._edits, self._reply, self._changed = controller, user, edits, reply, changed
        self._uploads: dict[str, Path] = {}
        self._stops: dict[str, tuple[str, threading.Event]] = {}
        self._running: list[threading.Thread] = []
        self._failure: Exception | None = None

    def receive(self, content: Mapping[str, Any], buffers: Sequence[Buffer]) -> None:
        """A message of the page; returns at once."""
        kind, number = content.get("type"), str(content.get("id"))
        if kind == "cancel":
            self._cancel(number, content.get("upload"))
        elif kind == "canvas":
            self._reply(number, {}, [CANVAS])
        elif kind == "chunk":
            self._reply(number, self._chunk(str(content["upload"]), content["meta"], buffers), [])
        elif kind == "call":
            beside(lambda: self._call(number, str(content["op"]), dict(content["meta"])))
        elif kind == "stream":
            self._stream(number, str(content["op"]), dict(content["meta"]))

    def propagate(self, meta: Meta) -> None:
        """The stream that a cell asks for: heard by all views; what goes wrong is raised in `wait`."""
        self._failure = None
        self._start(None, "propagate", STREAMS["propagate"](self._controller, self._user, meta, []))

    def cancel(self) -> None:
        """Stops propagations after the frame they are at."""
        for op, stop in list(self._stops.values()):
            if op == "propagate":
                stop.set()
        if self._user.session is not None:
            self._user.session.cancel()

    def stop(self) -> None:
        """Stops all streams: the widget ends."""
        for _, stop in list(self._stops.values()):
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

    def _cancel(self, number: str, upload: str | None) -> None:
        """The page gives up a stream, or the file that it is sending."""
        if upload in self._uploads:
            self._uploads.pop(upload).unlink(missing_ok=True)
        elif number in self._stops:
            op, stop = self._stops[number]
            stop.set()
            if op == "propagate" and self._user.session is not None:
                self._user.session.cancel()

    def _call(self, number: str, op: str, meta: Meta) -> None:
        if op == "cancel":
            self.cancel()
            self._reply(number, {}, [])
        elif op in REPEAT:
            self._edits.by_hand(number, op, meta)
            self._changed(op)
        else:
            self._reply(number, *handle(self._controller, self._user, op, meta))

    def _stream(self, number: str, op: str, meta: Meta) -> None:
        upload = meta.pop("upload", None)
        files = [] if upload is None else [self._uploads.pop(upload)]
        self._start(number, op, handle_stream(self._controller, self._user, op, meta, files))

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
        self._stops[key] = op, stop

        def forget() -> None:
            del self._stops[key]
            self._running.remove(thread)

        thread = _thread(lambda: self._run(number, op, answers, stop), forget)
        self._running.append(thread)
        thread.start()

    def _run(self, number: str | None, op: str, answers: Parts, stop: threading.Event) -> None:
        push: Meta = {"push": op} if op in HEARD else {}
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
        self._edits.begin()
        return self._state()

    def _state(self) -> Meta:
        return CALLS["state"](self._controller, self._user, {})[0]


def beside(work: Callable[[], None]) -> None:
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
