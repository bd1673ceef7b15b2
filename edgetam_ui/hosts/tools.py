"""What `gradio_client` and agents (MCP) can call: functions of plain values, one session named in each.

Gradio's MCP keeps nothing between calls, so each names its session, which `open` gave. The docstrings are what agents
read, in the form that Gradio takes apart, and so are the annotations, which it wants as they are, not as strings.
"""

import base64
import binascii
import contextlib
import functools
import inspect
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, cast

import gradio as gr
from anyio import from_thread
from gradio import processing_utils
from gradio.context import LocalContext
from gradio.route_utils import get_root_url
from pydantic import ValidationError, validate_call
from starlette.requests import Request

from ..core.masks import Rle
from ..core.names import safe_name
from ..errors import CancelledError, EdgeTamError, MediaError, MessageError, SessionError
from ..protocol.dispatch import error_data
from ..protocol.envelope import Meta
from ..protocol.messages import EDITS, not_understood
from ..protocol.serialize import Answer
from ..sessions.session import Session
from ..sessions.user import User
from .gradio_uploads import Uploads
from .rate_limit import address_of
from .watch import Watched

CLIENT = "agent"
LOOK_SIDE = 1024
"""Pixels of a picture's longer side: about what models that look at pictures take."""
Numbers = list[float]


class Tools:
    """The functions, as methods. `expose` makes them endpoints of a page. `uploads` is where files come from."""

    def __init__(self, dispatcher: Watched, uploads: Uploads) -> None:
        self._dispatcher = dispatcher
        self._uploads = uploads

    def expose(self, page: gr.Blocks) -> None:
        """Makes endpoints of `page`, inside whose `with` this is called."""
        # Not in Gradio's queue, which would let one of them run at a time: the model has its own.
        for function in (self.open, self.segment, self.track, self.look, self.masks, self.apply, self.export):
            gr.api(_spoken(function), api_name=function.__name__, queue=False)
        for block in (page, *page.blocks.values()):
            block.GRADIO_CACHE = str(self._uploads.folder)
        for endpoint in page.fns.values():
            for block in endpoint.inputs:
                _take_uploads_only(block)

    def open(self, file: str | dict[str, Any], name: str = "", session: str = "") -> dict[str, Any]:
        """Open an image or a video to segment objects in it. Everything else needs the `session` that this returns.

        Args:
            file: A data URL (data:image/png;base64,...), an http(s) URL where the server allows it, the name of an example ("cheetah", "tower", "earth"), or a file uploaded to Gradio.
            name: The file's name with its suffix, as in "photo.jpg".
            session: Open it in the place of what is open in this session; a page that shows that follows.

        """  # noqa: E501
        user = self._of(session)[0] if session else self._join()
        opened = self._opened(user, file, name)
        state = opened["state"]
        page = f"{_address(_request())}/?edgetam={user.token}"
        return {"session": f"{user.token}/{state['session']}", **_medium(state["medium"]), "page": page}

    def segment(
        self,
        session: str,
        object: int = 1,
        points: list[Numbers] | None = None,
        labels: list[int] | None = None,
        box: Numbers | None = None,
        frame: int = 0,
        candidate: Literal[0, 1, 2] | None = None,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Point at an object; a picture with the numbered masks to look at, and what was found. Points add to those given before, so a wrong mask is corrected by a point with label 0 on what does not belong, or label 1 on what is missing.

        Args:
            session: From `open`.
            object: The object's number, from 1. A new number is a new object.
            points: Points [[x, y], ...] in pixels of the original image.
            labels: 1 (belongs to the object) or 0 (does not) for each point; all 1 if left out.
            box: A box [x_min, y_min, x_max, y_max] around the object.
            frame: The frame of a video, from 0.
            candidate: 0, 1 or 2: take this one of the masks that the prompt can mean, best first.

        """  # noqa: E501
        user, current = self._of(session)
        place: Meta = {"object": object, "frame": frame}
        edits: list[Meta] = []
        if box is not None:
            edits.append({"op": "add_box", **place, "box": box})
        if points:
            edits.append({"op": "add_points", **place, "points": points, "labels": labels})
        if candidate is not None:
            edits.append({"op": "choose", **place, "index": candidate})
        if not edits:
            raise MessageError("There is nothing to segment.", "Give points, a box, or a candidate.")
        meta, buffers = self._all_or_none(user, current, edits)
        (mask,) = meta["masks"]
        found = {
            "object": object,
            "frame": frame,
            **_summary(mask, Rle(buffers[mask["buffer"]], current.medium.height, current.medium.width)),
            "candidates": [{"score": item["score"]} for item in mask["candidates"]],
        }
        return self._picture(user, current, frame, LOOK_SIDE), found

    def track(
        self,
        session: str,
        start: int | None = None,
        end: int | None = None,
        direction: Literal["forward", "backward", "both", "update"] = "forward",
        objects: list[int] | None = None,
    ) -> dict[str, Any]:
        """Follow the objects of a video through its frames, from where they were pointed at. Returns on how many frames each is seen, and stretches where its masks are doubtful: look at those, and correct them with `segment` on that frame. What was tracked is kept: where the call was cut short, call it again.

        Args:
            session: From `open`.
            start: The first frame.
            end: The last frame.
            direction: "update" tracks again only what later corrections made stale, and what is missing.
            objects: The objects' numbers; all if left out.

        """  # noqa: E501
        user, current = self._of(session)
        wanted = {"start": start, "end": end, "direction": direction, "objects": objects}
        last = self._last(user, {"op": "propagate", "session": current.id, **wanted})
        state = last["state"]
        return {
            "frames_tracked": last["done"],
            "objects": [_seen(item, state["medium"]["kind"]) for item in state["objects"]],
            "doubtful": state["doubtful"],
        }

    def look(self, session: str, frame: int = 0, size: int = LOOK_SIDE) -> tuple[dict[str, Any], dict[str, Any]]:
        """A picture of a frame with each object's mask and number on it, and what is open. The picture may be smaller than the image: `scale` times a place in the picture is the place in the image.

        Args:
            session: From `open`.
            frame: The frame of a video, from 0.
            size: The most pixels that the picture's longer side may have.

        """  # noqa: E501
        user, current = self._of(session)
        picture = self._picture(user, current, frame, size)
        state = self._call(user, current, op="state")[0]["state"]
        longest = max(current.medium.width, current.medium.height)
        objects = [{key: item[key] for key in ("id", "name", "category", "locked")} for item in state["objects"]]
        scale = max(1.0, longest / min(size, longest))
        return picture, {**_medium(state["medium"]), "frame": frame, "scale": scale, "objects": objects}

    def masks(self, session: str, frame: int = 0) -> dict[str, Any]:
        """The masks on a frame as COCO run lengths, to keep: pycocotools.mask.decode reads each `rle`.

        Args:
            session: From `open`.
            frame: The frame of a video, from 0.

        """
        user, current = self._of(session)
        meta, buffers = self._call(user, current, op="masks", frame=frame)
        height, width = current.medium.height, current.medium.width
        masks = []
        for item in meta["masks"]:
            rle = Rle(buffers[item["buffer"]], height, width)
            masks.append({"object": item["object"], **_summary(item, rle), "rle": rle.to_coco()})
        return {"frame": frame, "masks": masks}

    def apply(self, session: str, operation: dict[str, Any]) -> dict[str, Any]:
        """Do any operation: {"op": "undo"}, {"op": "redo"}, {"op": "update_object", "object": 1, "name": "cat"}, {"op": "remove_object", "object": 1}, {"op": "clear_frame", "object": 1, "frame": 3}, {"op": "mark_absent", "object": 1, "frame": 30, "last": 42}, {"op": "mark_reviewed", ...}, {"op": "reset"}. Returns the objects after it.

        Args:
            session: From `open`.
            operation: The operation with its fields.

        """  # noqa: E501
        user, current = self._of(session)
        if str(operation.get("op")) not in EDITS:
            raise MessageError("That is no operation.", f"An operation has an `op`: one of {', '.join(sorted(EDITS))}.")
        meta, _ = self._call(user, current, **operation)
        objects = [_seen(item, current.medium.kind) for item in meta["state"]["objects"]] if "state" in meta else []
        return {"objects": objects, **{key: meta[key] for key in ("object", "frame") if key in meta}}

    def export(self, session: str, format: str = "coco", options: dict[str, Any] | None = None) -> dict[str, Any]:
        """All masks as a file to download.

        Args:
            session: From `open`.
            format: "coco", "png", "overlay", "yolo", "davis", "youtube_vis", "cvat", "label_studio", "labelme", "npz" and others.
            options: Of these "start", "end", "step", "objects", "size", "images" ("none", "jpg", "png"), and "options", those of the format.

        """  # noqa: E501
        user, current = self._of(session)
        message = {**(options or {}), "op": "export", "session": current.id, "format": format}
        with user.scratch() as folder:
            path = Path(folder, "part")
            with path.open("wb") as file, contextlib.closing(self._dispatcher.stream(user, message)) as parts:
                for meta, pieces in parts:
                    _check(meta)
                    _check_connected()
                    file.writelines(pieces)
            named = path.rename(path.with_name(meta["name"]))
            return _file(processing_utils.save_file_to_cache(named, str(self._uploads.made)), named.name)

    # -- inside

    def _join(self) -> User:
        user = self._dispatcher.find_user("", {"op": "hello"}, address_of(_request().scope))
        user.see(CLIENT)
        return user

    def _of(self, handle: str) -> tuple[User, Session]:
        """The user and the session that a handle of `open`, or a token alone, names. Raises `SessionError`."""
        token, _, session_id = str(handle).partition("/")
        user = self._dispatcher.find_user(token, {})
        self._dispatcher.controller.restore(user)
        return user, user.current_session(session_id or None)

    def _call(self, user: User, current: Session, /, **message: Any) -> Answer:
        with self._dispatcher.controller.budgets.calls.enter(user.token):
            answer = self._dispatcher.call(user, {**message, "session": current.id, "client": CLIENT})
        _check(answer[0])
        return answer

    def _all_or_none(self, user: User, current: Session, edits: list[Meta]) -> Answer:
        """The answer to the last of `edits`; where one is refused, those before it are taken back."""
        answer: Answer = {}, []
        for place, edit in enumerate(edits):
            try:
                answer = self._call(user, current, **edit)
            except EdgeTamError:
                for _ in range(place):
                    self._call(user, current, op="undo")
                raise
        return answer

    def _last(self, user: User, message: Meta, files: list[Path] | None = None) -> Meta:
        last: Meta = {}
        with contextlib.closing(self._dispatcher.stream(user, {**message, "client": CLIENT}, files or [])) as parts:
            for last, _ in parts:
                _check(last)
                _check_connected()
        return last

    def _opened(self, user: User, file: str | dict[str, Any], name: str) -> Meta:
        wanted: Meta = {"op": "open", "name": name or "untitled"}
        if isinstance(file, str) and file.startswith("data:"):
            return self._last(user, wanted, [_decoded(user, file, name)])
        if isinstance(file, str):
            is_address = file.startswith(("http://", "https://"))
            return self._last(user, {"op": "open", "url" if is_address else "example": file})
        # Gradio takes any path that begins as that of an uploaded file does, also with ".." in it.
        given = Path(str(file.get("path", ""))).resolve()
        if not given.is_relative_to(self._uploads.folder) or not given.is_file():
            raise MediaError("No file was uploaded.", "Upload one with gradio_client.handle_file, or give a URL.")
        path = user.new_file(given.suffix, given.stat().st_size)
        with user.at_work():
            shutil.copyfile(given, path)
        return self._last(user, {**wanted, "name": name or str(file.get("orig_name") or given.name)}, [path])

    def _picture(self, user: User, current: Session, frame: int, size: int) -> dict[str, Any]:
        _, buffers = self._call(user, current, op="overlay", frame=frame, size=size)
        name = f"{safe_name(Path(current.medium.name).stem) or current.medium.kind}-{frame}.jpg"
        return _file(processing_utils.save_bytes_to_cache(buffers[0], name, str(self._uploads.made)), name)


def _take_uploads_only(block: gr.blocks.Block) -> None:
    """Has Gradio fetch no address that is given as a file: it would, of any size, whatever this server allows."""
    keep = block.async_move_resource_to_block_cache

    async def move(path: Any) -> Any:
        if str(path).startswith(("http://", "https://")):
            raise gr.Error("Give an address as text, not as a file.", print_exception=False)
        return await keep(path)

    block.async_move_resource_to_block_cache = move


class _Told(gr.Error):  # type: ignore[misc]
    """An error that agents are told as it is; Gradio's own they are told in quotes."""

    def __str__(self) -> str:
        return str(self.message)


def _spoken(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` with errors as Gradio tells them, and for agents with JSON instead of Python's own way to write."""
    checked = _checked(function)

    @functools.wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        try:
            result = checked(*given, **named)
        except SessionError as error:
            message = f"{error.message} Call `open` first, and give its `session`."
            raise _Told(message, print_exception=False) from error
        except Exception as error:
            data = error_data(error)
            raise _Told(f"{data['message']} {data['hint']}".strip(), print_exception=False) from error
        if not _is_agents(_request()):
            return result
        return tuple(map(_as_text, result)) if isinstance(result, tuple) else _as_text(result)

    return call


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, which raises `MessageError` for an argument that is not what its annotation says."""
    strict, takes = validate_call(function), inspect.signature(function)
    described = dict(re.findall(r"^ +(\w+): (.+)$", inspect.getdoc(function) or "", re.MULTILINE))

    def call(*given: Any, **named: Any) -> Any:
        try:
            return strict(**takes.bind(*given, **named).arguments)
        except ValidationError as error:
            problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
            name, *place = problem["loc"]
            numbers = [part for part in place if isinstance(part, int)]  # the rest are names of types
            message = not_understood({**problem, "loc": ("arguments", name, *numbers)}).message
            raise MessageError(message, f"`{name}`: {described[name]}") from error

    return call


def _as_text(value: dict[str, Any]) -> Any:
    return value if "meta" in value else json.dumps(value)


def _request() -> Request:
    """The request that is being answered."""
    request = LocalContext.request.get(None)
    # Gradio wraps those of its own clients.
    return cast(Request, getattr(request, "request", request))


def _is_agents(request: Request) -> bool:
    """Whether a request is an agent's, not a program's."""
    return "/gradio_api/mcp" in request.url.path


def _address(request: Request) -> str:
    """Where the page is, as who asks sees it."""
    path = request.url.path
    root = str(request.scope.get("root_path", "")).partition("/gradio_api/")[0]  # agents' is below the page's
    return str(get_root_url(request, path[path.index("/gradio_api/") :], root))


def _check_connected() -> None:
    """Raises `CancelledError` where the agent that asked has gone: Gradio lets what it asked for go on.

    Of its own clients Gradio hands on a request that was answered long ago.
    """
    if _is_agents(_request()) and from_thread.run(_request().is_disconnected):
        raise CancelledError("The connection was cut.")


def _check(meta: Mapping[str, Any]) -> None:
    if "error" in meta:
        error = meta["error"]
        kind = SessionError if error["code"] == "session" else EdgeTamError
        raise kind(error["message"], error["hint"])


def _decoded(user: User, url: str, name: str) -> Path:
    """The data of a data URL as a file. Raises `MediaError`, `LimitError`."""
    head, comma, text = url.partition(",")
    try:
        data = base64.b64decode(text, validate=True) if comma and head.endswith(";base64") else b""
    except (binascii.Error, ValueError):
        data = b""
    if not data:
        raise MediaError("The data URL holds no file.", "Write it as data:image/png;base64,…")
    suffix = Path(name).suffix or f".{head.partition('/')[2].partition(';')[0]}"
    path = user.new_file(suffix, len(data))
    path.write_bytes(data)
    return path


def _file(path: str, name: str) -> dict[str, Any]:
    return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}


def _medium(medium: Mapping[str, Any]) -> dict[str, Any]:
    return {key: medium[key] for key in ("kind", "name", "width", "height", "frames", "fps")}


def _summary(mask: Mapping[str, Any], rle: Rle) -> dict[str, Any]:
    x, y, width, height = rle.box
    return {"score": mask["score"], "area": mask["area"], "box": [x, y, x + width, y + height]}


def _seen(item: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """An object, and in a video on how many frames it has a mask."""
    seen = sum(count for _, count, what, *_ in item["timeline"] if what not in ("absent", "gone"))
    frames = {"frames_seen": seen} if kind == "video" else {}
    return {"id": item["id"], "name": item["name"], "category": item["category"], **frames}
