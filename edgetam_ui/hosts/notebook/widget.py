"""The notebook host: the canvas in a cell, and the session behind it as Python values.

What the page does comes in through `comm`, what code does through the methods here; `replay` keeps both.
"""

from __future__ import annotations

import hashlib
import warnings
import weakref
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import anywidget
import numpy as np
import traitlets
from PIL import Image

from ...core.arguments import as_flag, as_mask_data, as_object_id, make_operation
from ...core.operations import (
    AddBox,
    AddMask,
    AddObject,
    AddPoints,
    Choose,
    Cleaning,
    CleanUp,
    ClearFrame,
    MovePoint,
    Operation,
    Redo,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    Undo,
    UpdateObject,
)
from ...core.prompts import as_box, as_points
from ...errors import FormatError, MediaError, SessionError
from ...media.image_set import find, name_of
from ...protocol.dispatch import Dispatcher
from ...protocol.envelope import Buffer, Meta
from ...sessions.controller import Controller
from ...sessions.folders import remove_folder
from ...sessions.loading import load_into
from ...sessions.saved import SUFFIX
from ...sessions.saved_set import is_set, read_set, save_set
from ...sessions.session import EditResult, Session
from ...sessions.together import Together
from ...sessions.user import User
from ..examples import examples
from .cells import Cell, current_cell, forget_output
from .comm import CANVAS, STATIC, CommChannel, run_in_thread
from .preview import StaticPreview
from .replay import ReplayLog

if TYPE_CHECKING:
    from pandas import DataFrame

_controllers: dict[tuple[str, str, str, str], Controller] = {}
_made: dict[tuple[str, str], tuple[int, list[EdgeTamWidget]]] = {}


class _Derived(traitlets.TraitType[Any, Any]):
    """A read-only trait that is worked out when it is read."""

    def __init__(self, name: str) -> None:
        super().__init__(read_only=True)
        self._name = name

    def get(self, obj: Any, cls: Any = None) -> Any:
        return getattr(obj, self._name)()


def _are_images(source: Any) -> bool:
    """Whether it is a list of paths, or the session file of a set."""
    if isinstance(source, (str, Path)):
        return Path(source).suffix.lower() == SUFFIX and is_set(Path(source))
    return isinstance(source, (list, tuple)) and bool(source) and all(isinstance(one, (str, Path)) for one in source)


class EdgeTamWidget(anywidget.AnyWidget):
    """The canvas on an image or a video, in a notebook's cell.

    `source`: a path, a PIL image, an array (height, width, 3), an array (frames, height, width, 3), a list of frames, a
    list of paths or addresses, or the `.edgetam` file of a set (images: PageUp and PageDown), a `Session` that stays
    yours (its page, other widgets and code see each other's edits), or None to let the user choose. `checkpoint`,
    `device`, `precision` and `accelerate` are those of `Controller`; widgets with the same share one model, loaded in
    the background; `controller` is one of your own instead. `name` is what the page and exports call the medium. Raises
    `MediaError` if `source` cannot be read.

    Traits, all of which can be observed: `frame` (the frame on screen; set it to go there), `selected` (the object
    that clicks belong to, or 0), `revision` (a number that changes with every change on the canvas) and, read-only,
    `masks` (object id to bool array (height, width), on `frame`), `prompts` (object id to frame to `{"points",
    "labels", "box"}`) and `objects` (object id to `{"name", "color", "visible"}`).

    A cell that is run again closes the widgets it made before. Where the notebook tells which cell is running, what was
    done by hand on the same image is done again, also after a restart of the kernel; between the steps of the code
    where it was done between them, and at a cell's end where the code is another by now. Tracked masks come back where
    the same prompts were followed.
    """

    _esm = (STATIC / "edgetam-notebook.js").read_text(encoding="utf-8")

    frame = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    canvas_version = traitlets.Unicode(hashlib.sha256(CANVAS).hexdigest()[:12]).tag(sync=True)
    still_id = traitlets.Unicode().tag(sync=True)
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
        accelerate: str = "auto",
        controller: Controller | None = None,
        name: str | None = None,
    ) -> None:
        shared = isinstance(source, Session)
        known = source.controller if shared else controller
        self._controller: Controller = known or _controller(checkpoint, device, precision, accelerate)
        is_one = source is not None and not _are_images(source)
        opened = source if shared else self._controller.open(source, name) if is_one else None
        self._user = User()
        weakref.finalize(self, remove_folder, self._user.folder, ignore_errors=True)
        self._preview = StaticPreview(lambda: (self._user.session, self.frame))
        super().__init__(still_id=self._preview.id)
        # Only now may the widgets of an earlier run close: with no comm left for a moment, JupyterLab loses what the
        # next one sends.
        cell = current_cell()
        place = _replace(cell, self) if cell is not None else 0
        self._replay = ReplayLog(
            self._user, None if shared or _are_images(source) else cell, place, lambda: self._changed("edit")
        )
        dispatcher = Dispatcher(self._controller, examples, addresses=True, with_paths=True)
        self._channel = CommChannel(dispatcher, self._user, self._replay, self._reply, self._changed)
        self.on_msg(lambda _, content, buffers: self._channel.receive(content, buffers))
        self.observe(lambda _: self._notify(("masks",)), "frame")
        self._controller.load_in_background()
        if _are_images(source):
            self._open_set(source)
        if opened is not None:
            self._user.add(opened, owned=not shared)
            if self._replay.restore():
                run_in_thread(lambda: self._notify(("objects", "prompts", "masks")))

    def _open_set(self, sources: str | Path | Sequence[str | Path]) -> None:
        """Opens images beside each other; those that cannot be read are told once, and left out."""
        images: list[tuple[str, Callable[[], Session]]]
        if isinstance(sources, (str, Path)):
            path, open_part = Path(sources), self._controller.open_part
            images = [(image.name, partial(open_part, path, image)) for image in read_set(path).images]
        else:
            every = find(sources, self._user.folder)
            images = [(name_of(found), partial(self._controller.open, found)) for found in every]
        for name, open_it in images:
            try:
                self._user.add_parked(open_it())
            except (MediaError, FormatError) as error:
                warnings.warn(f"{name} is left out: {error}", UserWarning, stacklevel=3)
        if self._user.sessions:
            self._user.show(self._user.sessions[0].id)
            self._replay.restore()

    @property
    def sessions(self) -> list[Session]:
        """The sessions of all images, in order: one, unless a list of paths was given."""
        return self._user.sessions

    @property
    def session(self) -> Session:
        """The session behind the canvas: of several the one on screen. Raises `SessionError` where nothing is open."""
        return self._user.current_session()

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
        xy, signs = as_points(points, labels)
        return self._prompt(AddPoints, object_id, frame, points=xy, labels=signs, multimask=multimask)

    def add_box(
        self, object_id: int, box: Sequence[float], frame: int | None = None, multimask: bool | None = None
    ) -> np.ndarray:
        """Sets the object's box [x_min, y_min, x_max, y_max] on `frame`; its new mask. See `Session.add_box`.

        Raises `PromptError`.
        """
        return self._prompt(AddBox, object_id, frame, box=as_box(box), multimask=multimask)

    def add_mask(self, object_id: int, mask: np.ndarray, frame: int | None = None) -> np.ndarray:
        """Takes `mask`, bool (height, width), as the object's on `frame`; the mask. See `Session.add_mask`.

        Raises `PromptError`.
        """
        return self._prompt(AddMask, object_id, frame, mask=as_mask_data(mask))

    def paint(self, object_id: int, stroke: np.ndarray, frame: int | None = None, erase: bool = False) -> np.ndarray:
        """Adds `stroke`, bool (height, width), to the object's mask on `frame`, or takes it away; the mask.

        See `Session.paint`. Raises `PromptError`.
        """
        part = "subtract" if as_flag("erase", erase) else "add"
        return self._prompt(AddMask, object_id, frame, mask=as_mask_data(stroke), part=part)

    def move_point(self, object_id: int, index: int, point: Sequence[float], frame: int | None = None) -> np.ndarray:
        """Moves the object's point number `index` on `frame` to `point` [x, y]; its new mask. Raises `PromptError`."""
        return self._prompt(MovePoint, object_id, frame, index=index, point=as_points([point])[0][0])

    def remove_point(self, object_id: int, index: int, frame: int | None = None) -> None:
        """Removes the object's point number `index` on `frame`. Raises `PromptError`."""
        self._on_frame(RemovePoint, object_id, frame, index=index)

    def add_object(self, name: str | None = None) -> int:
        """A new object without prompts, selected; its id."""
        operation = self._do(make_operation(AddObject, name=name)).operation
        assert isinstance(operation, AddObject)
        assert operation.object is not None
        self.selected = operation.object
        return operation.object

    def update_object(
        self,
        object_id: int,
        name: str | None = None,
        color: str | None = None,
        visible: bool | None = None,
        category: str | None = None,
        locked: bool | None = None,
    ) -> None:
        """Renames, recolours ("#rrggbb"), shows or hides, classifies, locks or unlocks an object.

        Raises `PromptError`.
        """
        fields = {"name": name, "color": color, "visible": visible, "category": category, "locked": locked}
        self._do(make_operation(UpdateObject, object=as_object_id(object_id), **fields))

    def clean_up(self, object_id: int, **how: Any) -> None:
        """Sets how the object's masks are cleaned up: see `Session.clean_up`. Raises `PromptError`."""
        cleaning = make_operation(Cleaning, **how)
        self._do(make_operation(CleanUp, object=as_object_id(object_id), cleaning=cleaning))

    def remove_object(self, object_id: int) -> None:
        """Removes an object with its prompts and masks. Raises `PromptError`."""
        self._do(make_operation(RemoveObject, object=as_object_id(object_id)))

    def clear_frame(self, object_id: int, frame: int | None = None) -> None:
        """Removes the object's prompts on `frame`. Raises `PromptError`."""
        self._on_frame(ClearFrame, object_id, frame)

    def candidates(self, object_id: int, frame: int | None = None) -> list[Any]:
        """Three masks that the object's prompts can mean, best first: see `Session.candidates`."""
        return self.session.candidates(object_id, self._at(frame))

    def choose(self, object_id: int, index: int, frame: int | None = None) -> np.ndarray:
        """Takes candidate `index`; the mask. Raises `PromptError`."""
        return self._on_frame(Choose, object_id, frame, index=index).masks[0].rle.decode()

    def refine(self, object_id: int, frame: int | None = None) -> np.ndarray:
        """Looks once more at the object's mask; the mask: see `Session.refine`. Raises `PromptError`."""
        return self._on_frame(Refine, object_id, frame).masks[0].rle.decode()

    def undo(self) -> None:
        """Takes the last step back."""
        self._do(Undo())

    def redo(self) -> None:
        """Takes the step that was undone last again."""
        self._do(Redo())

    def reset(self) -> None:
        """Removes all objects; the medium stays. Can be undone."""
        self._do(Reset())

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
        wanted = self.session.propagation(start, end, direction, objects)
        self._channel.propagate(wanted)

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        self._channel.cancel()

    def wait(self, timeout: float | None = None) -> None:
        """Blocks until nothing runs. Raises `TimeoutError` after `timeout` seconds, and what stopped the work."""
        self._channel.wait(timeout)

    # -- results

    def to_coco(self, polygons: bool = False, tolerance: float = 0.0) -> dict[str, Any]:
        """All masks, of several images those of all, as a COCO data set: see `Session.to_coco`."""
        return self._all.to_coco(polygons, tolerance)

    def to_pil(self) -> dict[int, Image.Image]:
        """Object id to mask on `frame`, as a black and white image (mode "1")."""
        return {object_id: Image.fromarray(mask) for object_id, mask in self._masks().items()}

    def overlay(self, frame: int | None = None) -> Image.Image:
        """A frame, None for the one on screen, with the visible objects' masks drawn over it."""
        return Image.fromarray(self.session.overlay(self._at(frame)))

    def code(self, language: str = "python") -> str:
        """What was done, to the image on screen, as a program that does it again: see `Session.code`."""
        return self.session.code(language)

    def code_to_next_cell(self, language: str = "python") -> None:
        """Puts `code` into a new cell below the one that calls this. Raises `SessionError` outside of a notebook."""
        from IPython import get_ipython

        shell = get_ipython()
        if shell is None:
            raise SessionError("There is no notebook here.", "Take the text from code().")
        shell.set_next_input(self.code(language))

    def export(self, format: str, path: str | Path, **choices: Any) -> Path:
        """Writes the masks, of several images those of all, to `path` in `format`: see `Session.export`."""
        return self._all.export(format, path, **choices)

    def save(self, path: str | Path, medium: bool = True) -> Path:
        """Writes the session, or of several images all, to a `.edgetam` file: see `Session.save`, `ImageSet.save`."""
        sessions = self.sessions
        return (
            save_set(sessions, len(sessions), Path(path), medium)
            if len(sessions) > 1
            else self.session.save(path, medium)
        )

    def load(self, path: str | Path) -> list[int]:
        """Takes the masks of a file or folder as new objects; their ids: see `Session.load`.

        Of several images each takes its own masks; the ids are those on the image on screen.
        """
        sessions = self.sessions
        if len(sessions) < 2:
            return self.session.load(path)
        loaded = load_into(Path(path), sessions, self.session)
        loaded.warn()
        return loaded.objects.get(sessions.index(self.session), [])

    def check_export(self, format: str, path: str | Path | None = None, **choices: Any) -> Any:
        """What `export` would write, lose and replace: see `Session.check_export`."""
        return self._all.check_export(format, path, **choices)

    def to_pandas(self) -> DataFrame:
        """One row for each object on each frame where it was prompted or tracked: see `Session.to_pandas`.

        Of several images the rows of all, with a first column `file` that names the image.
        """
        return self._all.to_pandas()

    def to_supervision(self, frame: int | None = None) -> Any:
        """The visible masks on a frame, None for the one on screen, as `supervision.Detections`."""
        return self.session.to_supervision(self._at(frame))

    def to_labels(self, frame: int | None = None) -> np.ndarray:
        """A frame, None for the one on screen, as an integer image of the objects' ids: see `Session.to_labels`."""
        return self.session.to_labels(self._at(frame))

    def logits(self, object_id: int, frame: int | None = None) -> np.ndarray:
        """The logits of a prompted mask: see `Session.logits`."""
        return self.session.logits(object_id, self._at(frame))

    def embedding(self, frame: int | None = None) -> list[np.ndarray]:
        """What the model made of a frame, three levels: see `Session.embedding`."""
        return self.session.embedding(self._at(frame))

    def close(self) -> None:
        """Ends the widget: its views go, its session is closed, its files are deleted."""
        if not hasattr(self, "_channel"):
            return  # what was to be opened could not be
        self._channel.stop()
        self._preview.close()
        self._replay.end()
        with self._replay.lock:  # an edit that is under way is kept
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
        several = f"{len(self.sessions)} images, on screen " if len(self.sessions) > 1 else ""
        return f"EdgeTamWidget({several}{session.medium.name!r}, objects={list(session.state.objects)})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        self._preview.show()
        return super()._repr_mimebundle_(**kwargs)

    # -- inside

    @property
    def _all(self) -> Session | Together:
        """What results are taken from: the session, or the sessions of all images."""
        sessions = self.sessions
        return Together.of([one.results() for one in sessions]) if len(sessions) > 1 else self.session

    def _at(self, frame: int | None) -> int:
        return self.frame if frame is None else frame

    def _masks(self) -> dict[int, np.ndarray]:
        session = self._user.session
        return session.masks(self.frame) if session is not None else {}

    def _prompts(self) -> dict[int, dict[int, dict[str, Any]]]:
        session = self._user.session
        return session.prompts() if session is not None else {}

    def _objects(self) -> dict[int, dict[str, Any]]:
        return {item.id: {"name": item.name, "color": item.color, "visible": item.visible} for item in self._states()}

    def _states(self) -> Sequence[Any]:
        session = self._user.session
        return list(session.state.objects.values()) if session is not None else []

    def _prompt(self, kind: type[Operation], object_id: int, frame: int | None, **fields: Any) -> np.ndarray:
        result = self._on_frame(kind, object_id, frame, **fields)
        self.selected = int(object_id)
        return result.masks[0].rle.decode()

    def _on_frame(self, kind: type[Operation], object_id: int, frame: int | None, **fields: Any) -> EditResult:
        place = {"object": as_object_id(object_id), "frame": self.session.check_frame(self._at(frame))}
        return self._do(make_operation(kind, **place, **fields), on_screen=frame is None)

    def _do(self, operation: Operation, on_screen: bool = False) -> EditResult:
        result = self._replay.apply_from_code(operation, self.frame, on_screen)
        self._changed(operation.op)
        return result

    def _changed(self, op: str) -> None:
        """After an operation that changed the session."""
        if op == "open":
            self.frame, self.selected = 0, 0
        self._notify(("objects", "prompts", "masks"))

    @traitlets.validate("frame")
    def _check_frame(self, proposal: Any) -> int:
        frame = int(proposal["value"])
        if self._user.session is not None:
            self._user.session.check_frame(frame)
        return frame

    def _notify(self, names: Sequence[str]) -> None:
        """Tells who observes `names`, and has the image made anew."""
        for name in names:
            if self._trait_notifiers.get(name):
                value = getattr(self, name)
                change = {"name": name, "old": traitlets.Undefined, "new": value, "owner": self, "type": "change"}
                self.notify_change(traitlets.Bunch(change))
        self._preview.refresh()

    def _reply(self, number: str | None, meta: Meta, buffers: Sequence[Buffer] = ()) -> None:
        self.send({"meta": meta} if number is None else {"id": number, "meta": meta}, list(buffers))


def _controller(checkpoint: str, device: str, precision: str, accelerate: str) -> Controller:
    """One a kernel, for each choice of model."""
    wanted = (str(checkpoint), device, precision, accelerate)
    if wanted not in _controllers or _controllers[wanted].failure:
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
