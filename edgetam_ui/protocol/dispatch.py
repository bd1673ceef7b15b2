"""Operations by name: from a request's meta and buffers to a session's method, and its answer back.

Shared by both hosts, which only carry messages. `handle` and `handle_stream` are the one place where errors become
data; see `messages` for the form of what goes in and out.
"""

from __future__ import annotations

import contextlib
import logging
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..core.results import ObjectMask
from ..errors import CancelledError, EdgeTamError, MediaError, MessageError, SessionError
from ..formats import registry
from ..media.examples import Example
from ..media.medium import IMAGE_SUFFIXES, VIDEO_SUFFIXES
from ..sessions.controller import Controller, User
from .envelope import Buffer, Meta
from .model_card import practice_card
from .serialize import masks_data, state_data

Answer = tuple[Meta, list[bytes]]
Parts = Generator[Answer, None, None]
T = TypeVar("T")
PIECE_BYTES = 4 << 20
log = logging.getLogger("edgetam_ui")


def handle(controller: Controller, user: User, op: str, meta: Meta) -> Answer:
    """The answer to a call; what goes wrong is in it, never raised.

    An edit carries a `request` that its repetition, after a lost answer, carries too: it is done once.
    """
    try:
        if op not in CALLS:
            raise MessageError(f"There is no operation {op!r}.")
        if user.session is not None and meta.get("session", user.session.id) != user.session.id:
            name = user.session.medium.name
            raise SessionError(f"Another file is open here by now: {name}.", "Go on with it, or start again.")
        if "request" not in meta:
            return CALLS[op](controller, user, meta)
        return user.once(str(meta["request"]), lambda: CALLS[op](controller, user, meta))
    except Exception as error:
        return {"error": error_data(error)}, []


def handle_stream(controller: Controller, user: User, op: str, meta: Meta, buffers: Sequence[Buffer | Path]) -> Parts:
    """The answers to a stream, the last with `"end": true`. Closing it cancels the work.

    A large buffer may come as the path of a file in the user's folder.
    """
    try:
        if op not in STREAMS:
            raise MessageError(f"There is no stream {op!r}.")
        with contextlib.closing(STREAMS[op](controller, user, meta, buffers)) as answers:
            for answer in answers:
                user.seen = time.monotonic()
                yield answer
    except Exception as error:
        yield {"error": error_data(error)}, []


def error_data(error: Exception) -> dict[str, str]:
    """`ErrorData` of any exception; what was not foreseen is logged with its traceback."""
    if isinstance(error, EdgeTamError):
        return {"code": error.code, "message": error.message, "hint": error.hint}
    if isinstance(error, (KeyError, TypeError, ValueError)):
        log.exception("a request could not be understood")
        return {"code": "message", "message": "The request could not be understood.", "hint": "Reload the page."}
    log.exception("an operation failed")
    return {
        "code": "internal",
        "message": "Something went wrong here, not with what you did.",
        "hint": "Try it again; your work is kept. The server's log says more.",
    }


# -- calls


def _changed(user: User, masks: Sequence[ObjectMask | None], **more: Any) -> Answer:
    items, buffers = masks_data([mask for mask in masks if mask is not None])
    return {"state": state_data(user), "masks": items, **more}, buffers


def _hello(controller: Controller, user: User, meta: Meta) -> Answer:
    shown = controller.examples()
    return {
        "token": user.token,
        "engine": controller.about(),
        "examples": [example.to_data() for example in shown],
        "state": state_data(user),
        "exports": {
            kind: [
                {"format": name, "label": format.label, "detail": format.detail(kind)}
                for name, format in registry.FORMATS.items()
            ]
            for kind in ("image", "video")
        },
        "accept": ",".join(("image/*", "video/*", *IMAGE_SUFFIXES, *VIDEO_SUFFIXES)),
    }, [example.thumbnail for example in shown]


def _engine(controller: Controller, user: User, meta: Meta) -> Answer:
    return {"engine": controller.about()}, []


def _card(controller: Controller, user: User, meta: Meta) -> Answer:
    return {"html": practice_card()}, []


def _state(controller: Controller, user: User, meta: Meta) -> Answer:
    return {"state": state_data(user)}, []


def _frame(controller: Controller, user: User, meta: Meta) -> Answer:
    session, frame = user.require(), int(meta["frame"])
    session.check_frame(frame)
    data, mime = session.medium.display(frame)
    size = {"width": session.medium.width, "height": session.medium.height}
    return {"frame": frame, "mime": mime, **size}, [data]


def _masks(controller: Controller, user: User, meta: Meta) -> Answer:
    frame = int(meta["frame"])
    items, buffers = masks_data(user.require().object_masks(frame))
    return {"frame": frame, "masks": items}, buffers


def _add_object(controller: Controller, user: User, meta: Meta) -> Answer:
    object_id = user.require().add_object(meta.get("name"))
    return {"state": state_data(user), "object": object_id}, []


def _prompt(controller: Controller, user: User, meta: Meta) -> Answer:
    session, object_id, frame = user.require(), meta["object"], meta.get("frame", 0)
    _ = controller.engine  # to load it is not to encode
    begun = time.perf_counter()
    session.prepare(frame)
    encoded = time.perf_counter()
    multimask = meta.get("multimask")
    if meta.get("box") is not None:
        session.add_box(object_id, meta["box"], frame, multimask)
    if meta.get("points"):
        session.add_points(object_id, meta["points"], meta.get("labels"), frame, multimask)
    mask = session.object_mask(object_id, frame)
    done = time.perf_counter()
    took = {
        "encode": round((encoded - begun) * 1e3, 2),
        "decode": round((done - encoded) * 1e3, 2),
        "total": round((done - begun) * 1e3, 2),
    }
    return _changed(user, [mask], took=took)


def _candidates(controller: Controller, user: User, meta: Meta) -> Answer:
    items, buffers = masks_data([user.require().offer(meta["object"], meta.get("frame", 0))])
    return {"masks": items}, buffers


def _choose(controller: Controller, user: User, meta: Meta) -> Answer:
    session, object_id, frame = user.require(), meta["object"], meta.get("frame", 0)
    session.choose(object_id, meta["index"], frame)
    return _changed(user, [session.object_mask(object_id, frame)])


def _update_object(controller: Controller, user: User, meta: Meta) -> Answer:
    changes = {key: meta[key] for key in ("name", "color", "visible") if key in meta}
    user.require().update_object(meta["object"], **changes)
    return {"state": state_data(user)}, []


def _remove_object(controller: Controller, user: User, meta: Meta) -> Answer:
    user.require().remove_object(meta["object"])
    return {"state": state_data(user), "all": True}, []


def _clear_frame(controller: Controller, user: User, meta: Meta) -> Answer:
    session, object_id, frame = user.require(), meta["object"], meta.get("frame", 0)
    session.clear_frame(object_id, frame)
    return _changed(user, session.object_masks(frame), all=True)


def _reset(controller: Controller, user: User, meta: Meta) -> Answer:
    user.require().reset()
    return {"state": state_data(user), "all": True}, []


def _cancel(controller: Controller, user: User, meta: Meta) -> Answer:
    user.require().cancel()
    return {}, []


def _undo(controller: Controller, user: User, meta: Meta) -> Answer:
    return _stepped(user, user.require().undo(), meta)


def _redo(controller: Controller, user: User, meta: Meta) -> Answer:
    return _stepped(user, user.require().redo(), meta)


def _stepped(user: User, frame: int | None, meta: Meta) -> Answer:
    at = int(meta.get("frame", 0)) if frame is None else frame
    return _changed(user, user.require().object_masks(at), frame=at, all=True)


# -- streams


def _open(controller: Controller, user: User, meta: Meta, buffers: Sequence[Buffer | Path]) -> Parts:
    if "example" in meta:
        example = _example(controller, meta["example"])
        path, name = example.path, example.id + example.path.suffix
    elif len(buffers) == 1:
        name = Path(str(meta.get("name") or "untitled").replace("\\", "/")).name
        path = _as_file(user, buffers[0], name)
    else:
        raise MessageError("No file came with the request.", "Choose a picture or a video.")
    session = None
    try:
        yield {"status": "reading"}, []
        session = controller.open(path, name)
        yield {"status": "encoding"}, []
        session.prepare(0)
        yield {"status": "encoding"}, []  # the last moment to cancel
    except BaseException:
        # Also where the user cancels: what came stays nowhere, and what was open stays.
        if session is not None:
            session.close()
        if path.parent == user.folder:
            path.unlink(missing_ok=True)
        raise
    user.replace(session)
    yield {"end": True, "state": state_data(user)}, []


def _example(controller: Controller, example_id: str) -> Example:
    for example in controller.examples():
        if example.id == example_id:
            return example
    raise MediaError(f"There is no example {example_id!r}.", "Open an image or a video of your own.")


def _as_file(user: User, data: Buffer | Path, name: str) -> Path:
    if isinstance(data, Path):
        return data
    path = user.new_file(Path(name).suffix)
    path.write_bytes(data)
    return path


def _propagate(controller: Controller, user: User, meta: Meta, buffers: Sequence[Buffer | Path]) -> Parts:
    session = user.require()
    steps = session.propagate(
        start=meta.get("start"),
        end=meta.get("end"),
        direction=meta.get("direction", "forward"),
        objects=meta.get("objects"),
    )
    begun, done, total = time.perf_counter(), 0, 0
    try:
        for step in steps:
            if user.session is not session:
                break  # what was opened since must not hear of it
            done, total = step.done, step.total
            rate = done / (time.perf_counter() - begun)
            items, data = masks_data(step.objects)
            yield (
                {
                    "frame": step.frame,
                    "done": done,
                    "total": total,
                    "frames_per_second": round(rate, 2),
                    "seconds_left": round((total - done) / rate, 1),
                    "masks": items,
                },
                data,
            )
    finally:
        steps.close()
    yield {"end": True, "state": state_data(user), "done": done, "total": total}, []


def _export(controller: Controller, user: User, meta: Meta, buffers: Sequence[Buffer | Path]) -> Parts:
    """The file in pieces, the last of them with its name: a long video's overlay has gigabytes."""
    results, format = user.require().results(), str(meta["format"])
    with tempfile.TemporaryDirectory(dir=user.folder, ignore_cleanup_errors=True) as folder:
        path, mime = yield from _with_progress(lambda report: registry.pack(results, format, Path(folder), report))
        with path.open("rb") as file:
            piece = file.read(PIECE_BYTES)
            while following := file.read(PIECE_BYTES):
                yield {}, [piece]
                piece = following
        yield {"end": True, "name": path.name, "mime": mime}, [piece]


def _with_progress(work: Callable[[Callable[[int, int], None]], T]) -> Generator[Answer, None, T]:
    """Runs `work(report)` beside, and streams what it reports; what it returned. Closing cancels it."""
    import queue
    import threading

    parts: queue.Queue[Answer | Exception] = queue.Queue()
    done: list[T] = []
    stopped = threading.Event()
    shown = 0.0

    def report(count: int, total: int) -> None:
        nonlocal shown
        if stopped.is_set():
            raise CancelledError("The export was stopped.")
        if time.monotonic() - shown > 0.1:
            shown = time.monotonic()
            parts.put(({"done": count, "total": total}, []))

    def run() -> None:
        try:
            done.append(work(report))
            parts.put(({}, []))
        except Exception as error:
            parts.put(error)

    threading.Thread(target=run, daemon=True, name="edgetam-export").start()
    try:
        while True:
            part = parts.get()
            if isinstance(part, Exception):
                raise part
            if done:
                return done[0]
            yield part
    finally:
        stopped.set()


CALLS: dict[str, Callable[[Controller, User, Meta], Answer]] = {
    "hello": _hello,
    "engine": _engine,
    "card": _card,
    "state": _state,
    "frame": _frame,
    "masks": _masks,
    "add_object": _add_object,
    "prompt": _prompt,
    "candidates": _candidates,
    "choose": _choose,
    "update_object": _update_object,
    "remove_object": _remove_object,
    "clear_frame": _clear_frame,
    "reset": _reset,
    "cancel": _cancel,
    "undo": _undo,
    "redo": _redo,
}
STREAMS: dict[str, Callable[[Controller, User, Meta, Sequence[Buffer | Path]], Parts]] = {
    "open": _open,
    "propagate": _propagate,
    "export": _export,
}
