"""The notebook host: the canvas in a cell, and the session behind it as Python values.

Imports controller, dispatch, drafts, still, messages, prompts, masks, errors, session; it decides nothing. Messages are
those of `messages`, carried by the widget's comm: from the page `{"id", "type", "op", "meta"}` with buffers, back
`{"id", "meta"}` with buffers. What one view or a cell does is heard by all views: such a message says in `push` what it
is about. Work is done in threads, so that it makes no difference whether the comm is read beside cells or between them.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import shutil
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import anywidget
import numpy as np
import traitlets
from PIL import Image

from .controller import Controller, User
from .dispatch import CALLS, STREAMS, error_data, handle, handle_stream
from .drafts import Cell, Draft, Entry, current_cell, forget_old, forget_output
from .errors import EdgeTamError, MediaError
from .masks import Rle
from .messages import Buffer, Meta
from .prompts import check_box, check_points
from .still import Still

if TYPE_CHECKING:
    from pandas import DataFrame

    from .session import Session

STATIC = Path(__file__).parent / "static"
CANVAS = (STATIC / "edgetam-canvas.js").read_bytes()
AGAIN: dict[str, Callable[[Session, Meta], object]] = {
    "prompt": lambda session, meta: session.add_steps(meta["object"], meta["frame"], meta["steps"]),
    "choose": lambda session, meta: session.add_steps(meta["object"], meta["frame"], meta["steps"]),
    "add_object": lambda session, meta: session.add_object(meta.get("name")),
    "update_object": lambda session, meta: session.update_object(
        meta["object"], meta.get("name"), meta.get("color"), meta.get("visible")
    ),
    "remove_object": lambda session, meta: session.remove_object(meta["object"]),
    "clear_frame": lambda session, meta: session.clear_frame(meta["object"], meta.get("frame", 0)),
    "reset": lambda session, meta: session.reset(),
    "undo": lambda session, meta: session.undo(),
    "redo": lambda session, meta: session.redo(),
}
"""The page's edits, and how each is done again in a new kernel, without the model."""
MAX_UPLOAD_BYTES = 4 << 30

log = logging.getLogger("edgetam_ui")
_controllers: dict[tuple[str, str, str], Controller] = {}
_made: dict[tuple[str, str], tuple[int, list[EdgeTamWidget]]] = {}


class _Derived(traitlets.TraitType[Any, Any]):
    """A read-only trait that is worked out when it is read."""

    def __init__(self, name: str) -> None:
        super().__init__(read_only=True)
        self._name = name

    def get(self, obj: Any, cls: Any = None) -> Any:
        return getattr(obj, self._name)()


class EdgeTamWidget(anywidget.AnyWidget):
    """The canvas on a picture or a video, in a notebook's cell.

    `source`: a path, a PIL image, an array (height, width, 3), an array (frames, height, width, 3), a list of frames,
    or None to let the user choose. `checkpoint`, `device` and `precision` are those of `Controller`; widgets with the
    same share one model, loaded in the background; `controller` is one of your own instead. `name` is what the page
    and exports call the medium. Raises `MediaError` if `source` cannot be read.

    Traits, all of which can be observed: `frame` (the frame on screen; set it to go there), `selected` (the object
    that clicks belong to, or 0), `revision` (a number that changes with every change on the canvas) and, read-only,
    `masks` (object id to bool array (height, width), on `frame`), `prompts` (object id to frame to `{"points",
    "labels", "box"}`) and `objects` (object id to `{"name", "color", "visible"}`).

    A cell that is run again closes the widgets it made before. Where the notebook tells which cell is running, what was
    done by hand on the same picture is done again, also after a restart of the kernel; between the words of the code
    where it was done between them.
    """

    _esm = (STATIC / "edgetam-notebook.js").read_text(encoding="utf-8")

    frame = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    version = traitlets.Unicode(hashlib.sha256(CANVAS).hexdigest()[:12]).tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)
    masks = _Derived("_masks")
    prompts = _Derived("_prompts")
    objects = _Derived("_objects")

    def __init__(
        self,
        source: Any = None,
        *,
        checkpoint: str = "auto",
        device: str = "auto",
        precision: str = "auto",
        controller: Controller | None = None,
        name: str | None = None,
    ) -> None:
        self._controller = controller or _controller(checkpoint, device, precision)
        opened = None if source is None else self._controller.open(source, name)
        self._user = User()
        self._user.session = opened
        weakref.finalize(self, shutil.rmtree, self._user.folder, ignore_errors=True)
        self._still = Still(lambda: (self._user.session, self.frame))
        self._uploads: dict[str, Path] = {}
        self._stops: dict[str, tuple[str, threading.Event]] = {}
        self._running: list[threading.Thread] = []
        self._failure: Exception | None = None
        self._editing = threading.RLock()
        self._place, self._cell = 0, current_cell()
        self._draft: Draft
        super().__init__(still=self._still.id)
        self.on_msg(self._receive)
        self.observe(lambda _: self._turned(), "frame")
        if self._cell is not None:
            self._place = _replace(self._cell, self)
        self._controller.load_in_background()
        self._begin()

    @property
    def session(self) -> Session:
        """The session behind the canvas. Raises `SessionError` where nothing is open."""
        return self._user.require()

    # -- what the mouse can do

    def add_points(
        self,
        object_id: int,
        points: Sequence[Sequence[float]],
        labels: Sequence[int] | None = None,
        frame: int | None = None,
        multimask: bool | None = None,
    ) -> np.ndarray:
        """Adds clicks [[x, y], …] (`labels` 1 adds, 0 subtracts) to an object on `frame`, None for the one on screen.

        Its new mask, bool (height, width). See `Session.add_points`. Raises `PromptError`.
        """
        medium = self.session.medium
        xy, signs = check_points(points, labels, medium.width, medium.height)
        return self._prompt(object_id, frame, points=xy, labels=signs, multimask=multimask)

    def add_box(
        self, object_id: int, box: Sequence[float], frame: int | None = None, multimask: bool | None = None
    ) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max] on `frame`; its new mask. See `Session.add_box`.

        Raises `PromptError`.
        """
        medium = self.session.medium
        return self._prompt(object_id, frame, box=check_box(box, medium.width, medium.height), multimask=multimask)

    def add_object(self, name: str | None = None) -> int:
        """A new object without prompts, selected; its id."""
        object_id = int(self._do("add_object", name=name)[0]["object"])
        self.selected = object_id
        return object_id

    def update_object(
        self, object_id: int, name: str | None = None, color: str | None = None, visible: bool | None = None
    ) -> None:
        """Renames, recolours ("#rrggbb"), shows or hides an object."""
        changes = {"name": name, "color": color, "visible": visible}
        self._do(
            "update_object", object=object_id, **{key: value for key, value in changes.items() if value is not None}
        )

    def remove_object(self, object_id: int) -> None:
        """Takes an object away, with its prompts and masks."""
        self._do("remove_object", object=object_id)

    def clear_frame(self, object_id: int, frame: int | None = None) -> None:
        """Takes the object's prompts on `frame` away."""
        self._do("clear_frame", object=object_id, frame=frame)

    def candidates(self, object_id: int, frame: int | None = None) -> list[Any]:
        """Three masks that the object's prompts can mean, best first: see `Session.candidates`."""
        return self.session.candidates(object_id, self._at(frame))

    def choose(self, object_id: int, index: int, frame: int | None = None) -> np.ndarray:
        """Takes candidate `index`; the mask."""
        return self._mask(self._do("choose", object=object_id, frame=frame, index=index))

    def undo(self) -> None:
        """Takes the last step back."""
        self._do("undo")

    def redo(self) -> None:
        """Does the last undone step again."""
        self._do("redo")

    def reset(self) -> None:
        """Takes all objects away; the medium stays. Can be undone."""
        self._do("reset")

    def propagate(
        self,
        start: int | None = None,
        end: int | None = None,
        direction: Literal["forward", "backward", "both"] = "forward",
        objects: Sequence[int] | None = None,
    ) -> None:
        """Follows objects through the video, beside the cells: see `wait`, `cancel` and `Session.propagate`.

        Raises `PromptError` at the call, and nothing starts.
        """
        meta = {"start": start, "end": end, "direction": direction, "objects": objects}
        self.session.propagate(start, end, direction, objects).close()
        self._failure = None
        self._start(None, "propagate", meta, [])

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        for op, stop in list(self._stops.values()):
            if op == "propagate":
                stop.set()

    def wait(self, timeout: float | None = None) -> None:
        """Blocks until nothing runs. Raises `TimeoutError` after `timeout` seconds, and what stopped the work."""
        for thread in list(self._running):
            thread.join(timeout)
            if thread.is_alive():
                raise TimeoutError(f"Still running after {timeout} seconds.")
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    # -- results

    def to_coco(self) -> dict[str, Any]:
        """All masks as a COCO data set, the very content of `export("coco", …)`."""
        return self.session.to_coco()

    def to_pil(self) -> dict[int, Image.Image]:
        """Object id to mask on `frame`, as a black and white picture (mode "1")."""
        return {object_id: Image.fromarray(mask) for object_id, mask in self._masks().items()}

    def overlay(self, frame: int | None = None) -> Image.Image:
        """A frame, None for the one on screen, with the visible objects' masks drawn over it."""
        return Image.fromarray(self.session.overlay(self._at(frame)))

    def export(self, format: str, path: str | Path) -> Path:
        """Writes the masks to `path` as "coco", "png" or "overlay": see `Session.export`."""
        return self.session.export(format, path)

    def to_pandas(self) -> DataFrame:
        """One row for each object on each frame where it has a mask: object, name, frame, kind, score, area, and its
        box as x, y, width, height. Needs pandas.
        """
        import pandas

        session, rows = self.session, []
        for at in range(session.medium.count):
            for item in session.object_masks(at):
                rows.append(
                    {
                        "object": item.object_id,
                        "name": session.state.objects[item.object_id].name,
                        "frame": at,
                        "kind": item.kind,
                        "score": item.score,
                        "area": item.rle.area,
                        **dict(zip(("x", "y", "width", "height"), item.rle.box, strict=True)),
                    }
                )
        columns = ["object", "name", "frame", "kind", "score", "area", "x", "y", "width", "height"]
        return pandas.DataFrame(rows, columns=columns)

    def close(self) -> None:
        """Ends the widget: its views go, its session is closed, its files are deleted."""
        if not hasattr(self, "_stops"):
            return  # what was to be opened could not be
        for _, stop in list(self._stops.values()):
            stop.set()
        self._still.close()
        with self._editing:  # an edit that is under way is kept
            self.layout.close()
            super().close()
            self._user.end()

    def open(self) -> None:
        """Connects the widget to the page; ipywidgets calls it."""
        super().open()
        comm: Any = self.comm
        if hasattr(comm, "_reply_subshell_for"):
            # ipykernel 7 reads what a page says next where the last message to it came from: after a word from a cell
            # that is the cells' own thread, and a click would wait for them. The page shall choose.
            comm._reply_subshell_for = lambda data, asked: asked
        elif comm is not None:
            # marimo ends a widget whose cell runs again by closing its comm, and no more.
            close = comm.close

            def end(*told: Any, **more: Any) -> None:
                comm.close = close
                self.close()

            comm.close = end

    def __repr__(self) -> str:
        session = self._user.session
        if session is None:
            return "EdgeTamWidget()"
        return f"EdgeTamWidget({session.medium.name!r}, objects={list(session.state.objects)})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        self._still.show()
        return super()._repr_mimebundle_(**kwargs)

    # -- inside

    def _at(self, frame: int | None) -> int:
        return self.frame if frame is None else frame

    def _mask(self, answer: tuple[Meta, list[bytes]]) -> np.ndarray:
        """The mask in an edit's answer."""
        (item,), buffers = answer[0]["masks"], answer[1]
        medium = self.session.medium
        return Rle(buffers[item["buffer"]], medium.height, medium.width).decode()

    def _masks(self) -> dict[int, np.ndarray]:
        session = self._user.session
        return session.masks(self.frame) if session is not None else {}

    def _prompts(self) -> dict[int, dict[int, dict[str, Any]]]:
        return {
            item.id: {frame: prompt.to_data() for frame, prompt in item.prompts().items()} for item in self._states()
        }

    def _objects(self) -> dict[int, dict[str, Any]]:
        return {item.id: {"name": item.name, "color": item.color, "visible": item.visible} for item in self._states()}

    def _state(self) -> Meta:
        return CALLS["state"](self._controller, self._user, {})[0]

    def _states(self) -> Sequence[Any]:
        session = self._user.session
        return list(session.state.objects.values()) if session is not None else []

    def _prompt(self, object_id: int, frame: int | None, **said: Any) -> np.ndarray:
        mask = self._mask(self._do("prompt", object=object_id, frame=frame, **said))
        self.selected = int(object_id)
        return mask

    def _do(self, op: str, **meta: Any) -> tuple[Meta, list[bytes]]:
        """An edit by code: the same as the page's, and heard by all views."""
        _ = self.session  # raises where nothing is open
        cell = current_cell() if self._cell is not None else None
        with self._editing:
            missed, screen = self._draft.before(op, meta)
            caught_up = self._again(missed)
            shown = self.frame if screen is None else screen
            full = meta if meta.get("frame") is not None else {**meta, "frame": shown}
            before = self._steps(full)
            answer = CALLS[op](self._controller, self._user, full)
            if cell is None:
                self._note(op, full, before)
            else:
                self._draft.note_cell(cell, op, meta, shown)
            if self._again(self._draft.by_hand()) or caught_up:
                self.send({"meta": self._state() | {"push": "edit", "all": True}})
            else:
                self.send({"meta": {**answer[0], "push": "edit"}}, answer[1])
        self._changed()
        return answer

    def _again(self, entries: Sequence[Entry]) -> bool:
        """Does what was done by hand; what no longer fits, because the code is another, is left out."""
        for entry in entries:
            with contextlib.suppress(EdgeTamError, KeyError, TypeError):
                AGAIN[entry["op"]](self.session, entry["meta"])
        return bool(entries)

    def _begin(self) -> None:
        """A medium is open: goes on where this cell's widget was on it before."""
        session = self._user.session
        if session is None:
            return
        forget_old()
        self._draft = Draft(self._cell, self._place, session.medium.frame(0), session.medium.count)
        if self._again(self._draft.by_hand()):
            _beside(self._changed)

    def _changed(self) -> None:
        """Tells those who observe, and keeps what there is."""
        self._notice(("objects", "prompts", "masks"))
        self._still.refresh()

    @traitlets.validate("frame")
    def _check_frame(self, proposal: Any) -> int:
        frame = int(proposal["value"])
        if self._user.session is not None:
            self._user.session.check_frame(frame)
        return frame

    def _turned(self) -> None:
        self._notice(("masks",))
        self._still.refresh()

    def _notice(self, names: Sequence[str]) -> None:
        for name in names:
            if self._trait_notifiers.get(name):
                value = getattr(self, name)
                change = {"name": name, "old": traitlets.Undefined, "new": value, "owner": self, "type": "change"}
                self.notify_change(traitlets.Bunch(change))

    # -- messages

    def _receive(self, _: Any, content: Mapping[str, Any], buffers: Sequence[Buffer]) -> None:
        kind, number = content.get("type"), str(content.get("id"))
        if kind == "cancel":
            if number in self._stops:
                self._stops[number][1].set()
        elif kind == "canvas":
            self._reply(number, {}, [CANVAS])
        elif kind == "chunk":
            self._reply(number, self._chunk(str(content["upload"]), content["meta"], buffers))
        elif kind == "call":
            _beside(self._answer, number, str(content["op"]), dict(content["meta"]))
        elif kind == "stream":
            self._start(number, str(content["op"]), dict(content["meta"]), buffers)

    def _reply(self, number: str | None, meta: Meta, buffers: Sequence[Buffer] = ()) -> None:
        self.send({"meta": meta} if number is None else {"id": number, "meta": meta}, list(buffers))

    def _answer(self, number: str, op: str, meta: Meta) -> None:
        if op == "cancel":
            self.cancel()
        if op not in AGAIN:
            self._reply(number, *handle(self._controller, self._user, op, meta))
            return
        with self._editing:
            done = self._user.has_done(str(meta.get("request")))
            before, said = self._steps(meta), self._said()
            answer, buffers = handle(self._controller, self._user, op, meta)
            failed = "error" in answer
            self._reply(number, answer if failed else answer | {"push": "edit"}, buffers)
            # What a propagation did is not kept, nor is that it was taken back.
            if not (failed or done or (op in ("undo", "redo") and said == self._said())):
                self._note(op, meta, before)
        self._changed()

    def _said(self) -> list[tuple[Any, ...]]:
        return [(item.id, item.name, item.color, item.visible, item.chains) for item in self._states()]

    def _steps(self, meta: Meta) -> list[dict[str, Any]]:
        session = self._user.session
        return session.steps(meta["object"], meta.get("frame", 0)) if session and "object" in meta else []

    def _note(self, op: str, meta: Meta, before: list[dict[str, Any]]) -> None:
        """Keeps an edit of the page: of a prompt what it came to, so that it can be said again without the model."""
        kept = {key: value for key, value in meta.items() if key != "request"}
        if op in ("prompt", "choose"):
            kept = {"object": meta["object"], "frame": meta.get("frame", 0), "steps": self._steps(meta)[len(before) :]}
        self._draft.note_hand(op, kept)

    def _chunk(self, upload: str, meta: Meta, buffers: Sequence[Buffer]) -> Meta:
        """A piece of a file: servers refuse messages as large as files are."""
        path = self._uploads.setdefault(upload, self._user.new_file(Path(str(meta.get("name", ""))).suffix))
        offset = int(meta["offset"])
        if offset + len(buffers[0]) > MAX_UPLOAD_BYTES:
            return _error(MediaError(f"The file has more than {MAX_UPLOAD_BYTES >> 30} GB.", "Give its path instead."))
        try:
            with path.open("r+b" if path.exists() else "w+b") as file:
                file.seek(offset)
                file.write(buffers[0])
        except OSError:
            return _error(MediaError("The file could not be stored: the disk may be full.", "Give its path instead."))
        return {}

    def _start(self, number: str | None, op: str, meta: Meta, buffers: Sequence[Buffer | Path]) -> None:
        upload = meta.pop("upload", None)
        if upload is not None:
            buffers = [self._uploads.pop(upload)]
        stop = threading.Event()
        key = number if number is not None else str(id(stop))
        self._stops[key] = op, stop
        # What code asked for raises in `wait`; to the page errors are data.
        if number is None:
            answers = STREAMS[op](self._controller, self._user, meta, buffers)
        else:
            answers = handle_stream(self._controller, self._user, op, meta, buffers)
        thread = threading.Thread(
            target=self._run, args=(number, key, op, answers, stop), daemon=True, name=f"edgetam-{op}"
        )
        self._running.append(thread)
        thread.start()

    def _run(
        self, number: str | None, key: str, op: str, answers: Iterator[tuple[Meta, list[bytes]]], stop: threading.Event
    ) -> None:
        heard: Meta = {"push": op} if op in ("open", "propagate") else {}
        ended = False
        try:
            for meta, data in () if stop.is_set() else answers:
                ended = bool(meta.get("end"))
                if ended and op == "open":
                    self._begin()
                    meta |= self._state()  # noqa: PLW2901
                self._reply(number, meta | heard, data)
                if stop.is_set():
                    break
            answers.close()  # type: ignore[attr-defined]
        except Exception as error:
            self._failure = error
            self._reply(number, {"error": error_data(error)} | heard)
        finally:
            with _logged():
                if op == "propagate" and not ended:
                    self._reply(None, self._state() | heard | {"end": True})
                if op == "open" and ended:
                    self.frame, self.selected = 0, 0
                if heard:
                    self._changed()
            self._stops.pop(key, None)
            self._running.remove(threading.current_thread())


def _beside(work: Callable[..., None], *told: Any) -> None:
    """Does `work` in a thread; what goes wrong, in an observer too, is logged."""

    def run() -> None:
        with _logged():
            work(*told)

    # A pool would fill with those that wait for the model, and keep waiting those that need none.
    threading.Thread(target=run, daemon=True, name="edgetam-widget").start()


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    try:
        yield
    except Exception:
        log.exception("a widget's work failed")


def _error(error: EdgeTamError) -> Meta:
    return {"error": {"code": error.code, "message": error.message, "hint": error.hint}}


def _controller(checkpoint: str, device: str, precision: str) -> Controller:
    """One a kernel, for each choice of model."""
    wanted = (str(checkpoint), device, precision)
    if wanted not in _controllers or _controllers[wanted].failed:
        _controllers[wanted] = Controller(*wanted)
    return _controllers[wanted]


def _replace(cell: Cell, widget: EdgeTamWidget) -> int:
    """Closes what an earlier run of `cell` made; the place of `widget` among those of this run."""
    key = (cell.notebook, cell.id)
    run, widgets = _made.get(key, (cell.run, []))
    if run != cell.run:
        for old in widgets:
            old.close()
            forget_output(old)
        widgets = []
    widgets.append(widget)
    _made[key] = (cell.run, widgets)
    return len(widgets) - 1
