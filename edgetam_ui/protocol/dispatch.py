"""Requests to sessions, and their answers back: shared by all hosts, which only carry messages.

A request is checked once, by its type, as it comes in. `Dispatcher.call` and `Dispatcher.stream` are the one place
where errors become data; see `messages` for the form of what goes in and out.
"""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, cast

from ..core.operations import AddPoints, MovePoint, PromptOperation, Propagate, changed, to_data
from ..errors import EdgeTamError, MessageError, SessionError
from ..formats import registry
from ..formats.read import SUFFIXES as MASK_SUFFIXES
from ..media.display import as_jpeg
from ..media.examples import Example
from ..media.medium import IMAGE_SUFFIXES, VIDEO_SUFFIXES
from ..sessions.budgets import Account, Budgets
from ..sessions.controller import Controller
from ..sessions.history import prompt_of
from ..sessions.loading import Loaded, load_into
from ..sessions.preparing import prepare, waiting
from ..sessions.programs import LANGUAGES
from ..sessions.programs.source import BASE
from ..sessions.saved import SUFFIX as SESSION_SUFFIX
from ..sessions.saved import save
from ..sessions.saved_set import save_set
from ..sessions.session import Session
from ..sessions.user import User
from . import answers, exports, live, messages, serialize
from .background import beside, in_turn, with_progress
from .envelope import Buffer, Meta
from .opening import Opener, Parts, as_file
from .serialize import Answer

PIECE_BYTES = 4 << 20
SESSION_MIME = "application/zip"
NAME_LETTERS = 60
"""Of a file's name, its end: few enough for any file system."""
INTERNAL = {
    "code": "internal",
    "message": "Something went wrong here, not with what you did.",
    "hint": "Try it again; your work is kept. The server's log says more.",
}
ACCEPTED = ("image/*", "video/*", *IMAGE_SUFFIXES, *VIDEO_SUFFIXES, *MASK_SUFFIXES, SESSION_SUFFIX)
log = logging.getLogger("edgetam_ui")


def error_data(error: Exception) -> dict[str, str]:
    """`answers.ErrorData` of any exception; what was not foreseen is logged with its traceback."""
    if isinstance(error, EdgeTamError):
        return serialize.error(error)
    log.error("an operation failed", exc_info=error)
    return dict(INTERNAL)


class Dispatcher:
    """Does what requests ask for.

    `examples` gives the media to try that it offers, `addresses` whether it opens what is on the web, `with_paths`
    whether those who ask may know where files lie.
    """

    def __init__(
        self,
        controller: Controller,
        examples: Callable[[], Sequence[Example]] = tuple,
        addresses: bool = False,
        with_paths: bool = False,
    ) -> None:
        self.controller = controller
        self._opener = Opener(controller, examples, addresses)
        self._budgets = controller.budgets
        self._examples = examples
        self._with_paths = with_paths

    def takes_file(self, request: Mapping[str, Any]) -> bool:
        """Whether a file that comes with `request` is of use. Raises `MessageError` where the request is wrong."""
        wanted = messages.read_stream(messages.read_head(request)[1])
        if isinstance(wanted, messages.Open):
            return wanted.example is None and wanted.url is None
        return isinstance(wanted, messages.Load)

    def about(self) -> Meta:
        """What runs the model, the examples, and the formats: what anybody may know."""
        return {
            "engine": serialize.engine(self.controller),
            "examples": [example.to_data() for example in self._examples()],
            "exports": {"image": exports.formats("image"), "video": exports.formats("video")},
        }

    def find_user(self, token: str, request: Mapping[str, Any]) -> User:
        """Whose `request` it is: the user of `token`; `hello` joins, under the token that it names or a new one.

        Raises `SessionError`, and `MessageError` for a `hello` that is not right: nobody joins by that.
        """
        if request.get("op") != "hello":
            return self.controller.users.get(token)
        hello = messages.read_call(messages.read_head(request)[1])
        assert isinstance(hello, messages.Hello)
        return self.controller.users.join(hello.token)

    def call(self, user: User, request: Mapping[str, Any], files: Sequence[Buffer] = ()) -> Answer:
        """The answer to a call, with the buffers that came with it; what goes wrong is in it, never raised.

        An edit that names itself in `request` and was done before is answered the same again.
        """
        try:
            with user.at_work():
                head, fields = messages.read_head(request)
                call = messages.read_call(fields)
                if not isinstance(call, messages.Goodbye | messages.DeleteData):
                    user.see(head.client)
                    self.controller.restore(user)
                if head.request is None or not isinstance(call, messages.Edit):
                    return self._call(user, head, call, files)
                key = (head.client, head.session, call.op, head.request)
                return user.deduplicate(key, lambda: self._call(user, head, call, files))
        except Exception as error:
            return {"error": error_data(error)}, []

    def stream(self, user: User, request: Mapping[str, Any], files: Sequence[Buffer | Path] = ()) -> Parts:
        """The answers to a stream, the last with `"end": true`. Closing it cancels the work.

        A file may come as its bytes or as its path in the user's folder.
        """
        try:
            head, fields = messages.read_head(request)
            wanted = messages.read_stream(fields)
            user.see(head.client)
            self.controller.restore(user)
            with (
                user.at_work(),
                self._counted(user, wanted),
                contextlib.closing(self._stream(user, head, wanted, files)) as parts,
            ):
                for part in parts:
                    if user.ended.is_set():
                        raise SessionError("This session has ended.", "Open the image or video again.")
                    yield part
        except Exception as error:
            yield {"error": error_data(error)}, []
        finally:
            for file in files:
                if isinstance(file, Path):
                    user.discard(file)

    @contextlib.contextmanager
    def _counted(self, user: User, wanted: messages.Stream) -> Iterator[None]:
        """Counts a stream while it goes on. Raises `LimitError`."""
        writes = isinstance(wanted, messages.Export | messages.Save)
        writing = self._budgets.exports.enter(user.token) if writes else contextlib.nullcontext()
        with self._budgets.streams.enter(user.token), writing:
            yield

    # -- calls

    def _call(self, user: User, head: messages.Head, call: messages.Call, files: Sequence[Buffer]) -> Answer:
        stream = user.streams.get(head.session or "")
        if isinstance(call, messages.Live) or (stream is not None and not isinstance(call, messages.OfNoSession)):
            return live.answer(self.controller, user, head, stream, call, files)
        return self._answer(user, head, call)

    def _answer(self, user: User, head: messages.Head, call: messages.Call) -> Answer:
        meta: Any = {}
        buffers: list[bytes] = []
        match call:
            case messages.Hello():
                meta, buffers = self._hello(user)
            case messages.GetEngine():
                meta = {"engine": serialize.engine(self.controller)}
            case messages.GetQueue():
                meta = {"wait": self._wait(user)}
            case messages.GetState():
                meta = {"state": serialize.state(user.current_session(head.session) if head.session else user.session)}
            case messages.GetFrame() | messages.GetOverlay():
                meta, buffers = self._pixels(user.current_session(head.session), call)
            case messages.GetOperations() | messages.GetCode():
                meta = self._written(user.current_session(head.session), call)
            case messages.GetMasks() | messages.GetCandidates() | messages.GetPreview():
                meta, buffers = self._masks(user.current_session(head.session), call)
            case messages.CheckExport():
                meta = self._check_export(user, user.current_session(head.session), call)
            case messages.GetSessions():
                meta = serialize.sessions(user, self._cost_to_prepare(user))
            case messages.Show():
                meta = {"state": serialize.state(self._show(user, head, call))}
            case messages.Goodbye() | messages.Cancel() | messages.Close() | messages.DeleteData():
                self._end(user, head, call)
            case _ if isinstance(call, messages.Edit):
                meta, buffers = self._edit(user, head, call)
        return cast(Meta, meta), buffers

    def _written(
        self, session: Session, wanted: messages.GetOperations | messages.GetCode
    ) -> answers.OperationsAnswer | answers.CodeAnswer:
        if isinstance(wanted, messages.GetOperations):
            return cast(answers.OperationsAnswer, {"operations": [to_data(done) for done in session.operations]})
        write = partial(session.code, base=wanted.base or BASE, with_path=self._with_paths)
        return cast(answers.CodeAnswer, {language: write(language) for language in LANGUAGES})

    def _end(self, user: User, head: messages.Head, call: messages.Call) -> None:
        match call:
            case messages.Goodbye():
                user.goodbye(head.client)
            case messages.Cancel():
                user.current_session(head.session).cancel()
            case messages.Close():
                user.close(user.current_session(head.session).id)
            case messages.DeleteData():
                self.controller.users.delete(user)

    def _hello(self, user: User) -> tuple[answers.HelloAnswer, list[bytes]]:
        examples = self._examples()
        answer: answers.HelloAnswer = {
            "token": user.token,
            "engine": serialize.engine(self.controller),
            "examples": [cast(answers.ExampleData, example.to_data()) for example in examples],
            "state": serialize.state(user.session),
            "sessions": [session.id for session in user.sessions],
            "exports": {"image": exports.formats("image"), "video": exports.formats("video")},
            "accept": ",".join(ACCEPTED),
            "kept": serialize.kept(user, self.controller.users),
            "addresses": self._opener.addresses,
        }
        return answer, [example.thumbnail for example in examples]

    def _masks(
        self, session: Session, wanted: messages.GetMasks | messages.GetCandidates | messages.GetPreview
    ) -> tuple[answers.MasksAnswer, list[bytes]]:
        if isinstance(wanted, messages.GetMasks):
            items, buffers = serialize.masks(session.object_masks(wanted.frame))
        elif isinstance(wanted, messages.GetPreview):
            preview = session.preview(wanted.object, wanted.point, wanted.frame, wanted.label)
            items, buffers = serialize.masks([preview] if preview else [])
        else:
            items, buffers = serialize.masks([session.mask_with_candidates(wanted.object, wanted.frame)])
        return {"frame": wanted.frame, "masks": items}, buffers

    def _check_export(self, user: User, session: Session, wanted: messages.CheckExport) -> answers.CheckAnswer:
        with self._budgets.encodings:
            return exports.check(user, session, wanted)

    def _show(self, user: User, head: messages.Head, wanted: messages.Show) -> Session:
        session = user.show(head.session, wanted.following)
        following = [other for other in user.sessions if other.id == wanted.following]
        user.ahead.want([session, *following])
        return session

    def _cost_to_prepare(self, user: User) -> str:
        """What `messages.Prepare` would do and cost; empty where it costs nothing."""
        if self.controller.info is None or len(user.sessions) < 2:
            return ""
        count = len(self._waiting(user))
        cost = self.controller.engine.cost(user.id, count)
        return f"Prepare {count} images, {cost}" if cost else ""

    def _waiting(self, user: User) -> list[Session]:
        return waiting(user.sessions, user.session, self._budgets.limits.kept_pixels)

    def _prepare_all(self, user: User) -> Parts:
        """The parts of `messages.Prepare`. Closing it stops the work; what is done is kept."""
        images, notes = self._waiting(user), list[str]()
        done = 0
        with contextlib.closing(prepare(images, lambda: self.controller.engine, user.id, notes.append)) as prepared:
            for done, _ in enumerate(prepared, 1):
                yield {"done": done, "total": len(images)}, []
        note = {"note": " ".join(notes)} if notes else {}
        yield {"done": done, "total": len(images), **note, "end": True}, []

    def _wait(self, user: User) -> answers.WaitData | None:
        if self.controller.info is None:
            return None  # the model is still loaded: there is no queue yet
        found = self.controller.engine.scheduler.wait(user.id)
        return None if found is None else {"place": found.place, "seconds": round(found.seconds, 1)}

    def _pixels(
        self, session: Session, wanted: messages.GetFrame | messages.GetOverlay
    ) -> tuple[answers.FrameAnswer, list[bytes]]:
        medium, frame = session.medium, session.check_frame(wanted.frame)
        if isinstance(wanted, messages.GetOverlay):
            with self._budgets.encodings:
                data, width, height = as_jpeg(session.overlay(frame, numbers=True), wanted.size)
            return {"frame": frame, "mime": "image/jpeg", "width": width, "height": height}, [data]
        data, mime = medium.display(frame, self._budgets.encodings)
        return {"frame": frame, "mime": mime, "width": medium.width, "height": medium.height}, [data]

    def _edit(self, user: User, head: messages.Head, edit: messages.Edit) -> tuple[answers.EditAnswer, list[bytes]]:
        session = user.current_session(head.session)
        request = json.dumps([head.client, edit.op, head.request]) if head.request is not None else ""
        if request and (before := session.answer_again(request)) is not None:
            return serialize.edit(session, before)
        if not isinstance(edit, PromptOperation | MovePoint):
            return serialize.edit(session, session.apply(edit, head.client, request))
        if isinstance(edit, AddPoints):
            self._check_points(session, edit)
        _ = self.controller.engine  # to load it is not to encode
        begun = time.perf_counter()
        session.prepare(edit.frame)
        encoded = time.perf_counter()
        result = session.apply(edit, head.client, request)
        done = time.perf_counter()
        answer, buffers = serialize.edit(session, result)
        answer["took"] = {
            "encode": round((encoded - begun) * 1e3, 2),
            "decode": round((done - encoded) * 1e3, 2),
            "total": round((done - begun) * 1e3, 2),
        }
        return answer, buffers

    def _check_points(self, session: Session, edit: AddPoints) -> None:
        item = session.state.objects.get(edit.object)
        chain = item.chains.get(edit.frame) if item is not None else None
        before = len(prompt_of(chain).points) if chain else 0
        limits = self._budgets.limits
        if before + len(edit.points) > limits.points:
            raise limits.error("points")

    # -- streams

    def _stream(
        self, user: User, head: messages.Head, stream: messages.Stream, files: Sequence[Buffer | Path]
    ) -> Parts:
        match stream:
            case messages.Open():
                parts = self._opener.open(user, head, stream, files)
            case messages.Join():
                parts = self._opener.join(user, head, stream)
            case messages.Prepare():
                parts = self._prepare_all(user)
            case messages.Load():
                parts = load(user, head, stream, files, self._budgets)
            case Propagate() | messages.Resume():
                parts = propagate(user, head, stream)
            case messages.Export():
                parts = _export(user, head, stream, self._budgets)
            case messages.Save():
                parts = _save(user, head, stream, self._budgets.written)
            case messages.Listen():
                raise MessageError("Nothing listens on this way.", "Ask for `listen` where the host serves it.")
        return parts


def load(
    user: User, head: messages.Head, wanted: messages.Load, files: Sequence[Buffer | Path], budgets: Budgets
) -> Parts:
    """Masks of a file as objects; what goes wrong is raised, and changes nothing. Closing it stops the reading."""
    session = user.current_session(head.session)
    if len(files) != 1:
        raise MessageError("No file came with the request.", "Choose a file of masks.")
    name = Path(wanted.name.replace("\\", "/")).name[-NAME_LETTERS:] or "masks"
    sessions = user.sessions if wanted.all else [session]
    shown = sessions.index(session)
    path = as_file(user, files[0], name)
    try:
        with user.scratch() as folder:
            # Under its own name: that tells which frame masks are of, and errors name it.
            path = path.rename(Path(folder, name))

            def read(report: Callable[[int, int], None]) -> Loaded:
                masks = count()
                with budgets.readings:
                    if len(sessions) == 1 or wanted.object is not None:
                        one = session.take_file(path, wanted.object, wanted.frame, lambda: report(next(masks), 0))
                        return Loaded({shown: one.objects[0]}, one.notices)
                    return load_into(path, sessions, session, lambda: report(next(masks), 0))

            yield {}, []
            loaded = yield from with_progress(read, user.ended)
    finally:
        user.discard(path)
    answer: answers.LoadPart = {
        "end": True,
        "state": serialize.state(session),
        "objects": loaded.objects.get(shown, []),
        "count": sum(map(len, loaded.objects.values())),
        "images": len(loaded.objects),
        "notices": exports.notices(loaded.notices),
    }
    yield cast(Meta, answer), []


def propagate(user: User, head: messages.Head, wanted: Propagate | messages.Resume) -> Parts:
    """A propagation's frames, then its end; what goes wrong is raised. Closing it cancels."""
    session = user.current_session(head.session)
    done = total = 0
    if isinstance(wanted, Propagate):
        results = session.follow(changed(wanted, run=None), head.client)
    else:
        results = session.resume(head.client)
    with contextlib.closing(results):
        for result in results:
            if session not in user.sessions:
                break  # what was opened since must not hear of it
            done, total = result.done, result.total
            if not result.tracked:
                continue  # the page has what was there before
            part, buffers = serialize.frame_result(result)
            yield cast(Meta, part), buffers
    current = session if session in user.sessions else user.session
    yield {"end": True, "state": serialize.state(current), "done": done, "total": total}, []


def _export(user: User, head: messages.Head, wanted: messages.Export, budgets: Budgets) -> Parts:
    """The file in pieces, the last of them with its name: a long video's overlay has gigabytes."""
    session = user.current_session(head.session)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(user.scratch())
        held = user.sessions if wanted.all else [session]
        revisions = [(other, other.revision) for other in held if not other.is_propagating]
        results = exports.results_of(user, session, wanted)
        size = stack.enter_context(exports.measured(Path(folder), user, budgets.written))

        def pack(report: Callable[[int, int], None]) -> tuple[Path, str]:
            def hear(done: int, total: int) -> None:
                size.look()
                report(done, total)

            with in_turn(budgets.writings, report):
                return registry.pack(results, wanted.format, Path(folder), hear, *exports.choice(wanted))

        path, mime = yield from with_progress(pack, user.ended)
        size.look(now=True)
        piece = yield from _pieces(path, mime)
        if exports.keeps_all(wanted):
            for other, revision in revisions:
                other.mark_exported(revision)
        yield {"end": True, "name": path.name, "mime": mime}, [piece]


def _save(user: User, head: messages.Head, wanted: messages.Save, written: Account) -> Parts:
    """The session as a file, or all of them, in pieces, the last of them with its name."""
    session = user.current_session(head.session)
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(user.scratch())
        size = stack.enter_context(exports.measured(Path(folder), user, written))
        sessions = user.sessions if wanted.all else [session]
        several = len(sessions) > 1
        stem = f"{len(sessions)}-images" if several else Path(session.medium.name).stem[-NAME_LETTERS:] or "session"
        target = Path(folder, f"{stem}{SESSION_SUFFIX}")
        revisions = [(other, other.revision) for other in sessions if not other.is_propagating]

        far: Meta = {}

        def write() -> Path:
            # Where the file lies on a server is nobody's business.
            if several:
                hear = lambda done, total: far.update(done=done, total=total)  # noqa: E731
                return save_set(sessions, len(sessions), target, wanted.medium, with_path=False, progress=hear)
            return save(session, target, wanted.medium, with_path=False)

        for _ in beside(write):
            size.look()
            yield dict(far), []  # a moment to cancel
        size.look(now=True)
        piece = yield from _pieces(target, SESSION_MIME)
        for other, revision in revisions:
            other.mark_exported(revision)
        yield {"end": True, "name": target.name, "mime": SESSION_MIME}, [piece]


def _pieces(path: Path, mime: str) -> Generator[Answer, None, bytes]:
    """A file in pieces; the last one is what it returns."""
    with path.open("rb") as file:
        piece = file.read(PIECE_BYTES)
        while following := file.read(PIECE_BYTES):
            yield {"name": path.name, "mime": mime}, [piece]
            piece = following
    return piece
