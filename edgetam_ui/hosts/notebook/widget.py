"""The notebook host: the canvas in a cell, and the session behind it as Python values.

Imports carrier, controller, drafts, edits, masks, messages, prompts, still. What the page does comes in through
`carrier`, what code does through the methods here; both end in `edits`.
"""

from __future__ import annotations

import hashlib
import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import anywidget
import numpy as np
import traitlets
from PIL import Image

from ...core.masks import Rle
from ...core.prompts import check_box, check_points
from ...protocol.envelope import Buffer, Meta
from ...sessions.controller import Controller, User
from ..examples import examples
from .comm import CANVAS, STATIC, Carrier, beside
from .drafts import Cell, current_cell, forget_output
from .preview import Still
from .replay import Edits

if TYPE_CHECKING:
    from pandas import DataFrame

    from ...sessions.session import Session

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
    where it was done between them, and at a cell's end where the code is another by now. What was propagated is not.
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
        controller: Controller | None = None,
        name: str | None = None,
    ) -> None:
        self._controller = controller or _controller(checkpoint, device, precision)
        opened = None if source is None else self._controller.open(source, name)
        if opened is None:  # with a medium given, a cell need not wait seconds for Gradio's import
            self._controller.examples = examples
        self._user = User()
        self._user.session = opened
        weakref.finalize(self, shutil.rmtree, self._user.folder, ignore_errors=True)
        self._still = Still(lambda: (self._user.session, self.frame))
        super().__init__(still_id=self._still.id)
        # Only now may the widgets of an earlier run close: with no comm left for a moment, JupyterLab loses what the
        # next one says.
        cell = current_cell()
        place = _replace(cell, self) if cell is not None else 0
        self._edits = Edits(self._controller, self._user, cell, place, self._reply, self._changed)
        self._carrier = Carrier(self._controller, self._user, self._edits, self._reply, self._changed)
        self.on_msg(lambda _, content, buffers: self._carrier.receive(content, buffers))
        self.observe(lambda _: self._shown(("masks",)), "frame")
        self._controller.load_in_background()
        if opened is not None and self._edits.begin():
            beside(lambda: self._shown(("objects", "prompts", "masks")))

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
        self.session.propagate(start, end, direction, objects).close()
        self._carrier.propagate({"start": start, "end": end, "direction": direction, "objects": objects})

    def cancel(self) -> None:
        """Stops a running propagation after the frame it is at; what is done is kept."""
        self._carrier.cancel()

    def wait(self, timeout: float | None = None) -> None:
        """Blocks until nothing runs. Raises `TimeoutError` after `timeout` seconds, and what stopped the work."""
        self._carrier.wait(timeout)

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
        """One row for each object on each frame where it was prompted or tracked: object, name, frame, kind, score,
        area (0 where it is not visible), and its box as x, y, width, height. Needs pandas.
        """
        import pandas

        results, rows = self.session.results(), []
        for at in range(results.count):
            for item in results.masks(at):
                rows.append(
                    {
                        "object": item.object_id,
                        "name": results.objects[item.object_id].name,
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
        if not hasattr(self, "_carrier"):
            return  # what was to be opened could not be
        self._carrier.stop()
        self._still.close()
        self._edits.end()
        with self._edits.lock:  # an edit that is under way is kept
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

    def _states(self) -> Sequence[Any]:
        session = self._user.session
        return list(session.state.objects.values()) if session is not None else []

    def _prompt(self, object_id: int, frame: int | None, **said: Any) -> np.ndarray:
        mask = self._mask(self._do("prompt", object=object_id, frame=frame, **said))
        self.selected = int(object_id)
        return mask

    def _do(self, op: str, **meta: Any) -> tuple[Meta, list[bytes]]:
        answer = self._edits.by_code(op, meta, self.frame)
        self._changed(op)
        return answer

    def _changed(self, op: str) -> None:
        """After an operation that changed the session."""
        if op == "open":
            self.frame, self.selected = 0, 0
        self._shown(("objects", "prompts", "masks"))

    @traitlets.validate("frame")
    def _check_frame(self, proposal: Any) -> int:
        frame = int(proposal["value"])
        if self._user.session is not None:
            self._user.session.check_frame(frame)
        return frame

    def _shown(self, names: Sequence[str]) -> None:
        """Tells who observes `names`, and has the picture made anew."""
        for name in names:
            if self._trait_notifiers.get(name):
                value = getattr(self, name)
                change = {"name": name, "old": traitlets.Undefined, "new": value, "owner": self, "type": "change"}
                self.notify_change(traitlets.Bunch(change))
        self._still.refresh()

    def _reply(self, number: str | None, meta: Meta, buffers: Sequence[Buffer] = ()) -> None:
        self.send({"meta": meta} if number is None else {"id": number, "meta": meta}, list(buffers))


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
