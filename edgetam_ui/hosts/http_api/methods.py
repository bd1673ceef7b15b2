"""The HTTP API: JSON over the operations of a session, for programs in any language.

It says what the page says, to the same dispatcher: the same tokens, limits and errors hold, and whoever else works on
the session hears of it. `openapi.json` beside its routes describes it, docs/http.md tells how it is used.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path as File
from typing import Annotated, Any
from urllib.parse import quote

import anyio
from fastapi import Body, Header, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...core.operations import LARGEST, Edit, Propagate, to_data
from ...errors import CancelledError, MessageError, PromptError
from ...protocol import messages, serialize
from ...protocol.envelope import Buffer, Meta
from ..rate_limit import address_of
from ..script import ROOT
from ..streamed import Streamed
from ..uploads import arriving, save
from .answers import as_png
from .asking import EVENTS, NO_STORE, Asking
from .errors import Refused, is_json
from .examples import EDITS, EXPORTS, PROPAGATIONS

MAX_JSON_BYTES = 8 << 20
SessionId = Annotated[str, Path(description="Of the answer that opened it.")]
FrameNumber = Annotated[int, Path(ge=0, le=LARGEST)]
ObjectNumber = Annotated[int, Path(ge=1, le=LARGEST)]
Name = Annotated[str, Query(max_length=4096, description="The file's name, with its suffix.", examples=["photo.jpg"])]
TO_THE_END = Propagate()
OneEdit = Annotated[Edit, Field(discriminator="op")]
Again = Annotated[str | None, Header(alias="Idempotency-Key", max_length=200, description="Done once under this name.")]


class HttpApi(Asking):
    """The routes, as methods."""

    # -- who, and what there is

    async def join(self, request: Request) -> Response:
        """Makes a user, whose token the other requests carry. Whoever knows it has what they have open."""
        user = await self.pools.find(self.dispatcher.find_user, "", {"op": "hello"}, address_of(request.scope))
        hello, _ = await self.call(user, {"op": "hello"})
        page = f"{_page(request)}/?edgetam={user.token}"
        return _json({"token": user.token, "page": page, "kept": hello["kept"]}, 201)

    async def leave(self, request: Request) -> Response:
        """Deletes all that is kept of the user, at once and for good."""
        await self.ask(request, "delete_data")
        return Response(status_code=204)

    async def about(self, request: Request) -> Response:
        """What runs the model, the examples that can be opened, and the formats for `export` with their options."""
        return _json(self.dispatcher.about())

    async def events(self, request: Request, client: Annotated[str, Query(max_length=200)] = "") -> Response:
        """What others do in the user's sessions, as it happens, as server-sent events; `client` is left out."""
        told = self.hear(await self.user(request), client)
        return Streamed(told, media_type="text/event-stream", headers=EVENTS)

    # -- sessions

    async def sessions(self, request: Request) -> Response:
        """The user's sessions, in the order they were opened."""
        meta, _ = await self.ask(request, "sessions")
        return _json(meta)

    async def open(
        self,
        request: Request,
        name: Name = "untitled",
        keep: Annotated[bool, Query(description="Leaves the user's other sessions open.")] = False,
    ) -> Response:
        """Opens a file, sent as the body, or what a body of JSON names: `{"example": "cheetah"}`."""
        user = await self.user(request)
        wanted: Meta = {"op": "open", "name": name, "keep": keep}
        files: list[Buffer | File] = []
        if is_json(request.headers):
            wanted |= await _read_json(request)
        else:
            files = [await save(user, name, _length(request), arriving(request))]
        return _json({"state": (await self.last(request, user, wanted, files))["state"]}, 201)

    async def state(self, request: Request, session: SessionId) -> Response:
        """A session but its masks."""
        meta, _ = await self.ask(request, "state", session)
        return _json(meta)

    async def show(self, request: Request, session: SessionId) -> Response:
        """Has a page that shows the user's sessions go on with this one when it is loaded again."""
        meta, _ = await self.ask(request, "show", session)
        return _json(meta)

    async def close(self, request: Request, session: SessionId) -> Response:
        """Closes a session."""
        await self.ask(request, "close", session)
        return Response(status_code=204)

    async def operations(self, request: Request, session: SessionId) -> Response:
        """What was done, undone steps left out: applied in order to the same file it gives the same masks."""
        meta, _ = await self.ask(request, "operations", session)
        return _json(meta)

    async def code(self, request: Request, session: SessionId) -> Response:
        """What was done as a program: in Python, with transformers alone, for a shell, and with curl."""
        meta, _ = await self.ask(request, "code", session, base=_here(request))
        return _json(meta)

    async def apply(
        self,
        request: Request,
        session: SessionId,
        operation: Annotated[OneEdit, Body(openapi_examples=EDITS)],
        again: Again = None,
    ) -> Response:
        """Does an operation: a click, a box, undo."""
        data = {**to_data(operation), **({"request": again} if again else {})}
        return _json(await self.ask_for_masks(request, data.pop("op"), session, **data))

    async def load(
        self,
        request: Request,
        session: SessionId,
        name: Name = "masks.json",
        object: Annotated[int | None, Query(ge=1, le=LARGEST, description="Whose mask it becomes, on `frame`.")] = None,
        frame: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
    ) -> Response:
        """Takes the masks of a file, sent as the body, as objects: COCO JSON, PNG, YOLO, LabelMe, DAVIS, NPZ, zip."""
        user, _ = await self.session(request, session)
        file = await save(user, name, _length(request), arriving(request))
        wanted = {"op": "load", "name": name, "session": session, "object": object, "frame": frame}
        meta = await self.last(request, user, wanted, [file])
        return _json({"objects": meta["objects"], "notices": meta["notices"], "state": meta["state"]})

    # -- frames

    async def frame(self, request: Request, session: SessionId, frame: FrameNumber) -> Response:
        """A frame's pixels, at most 4,096 on the longer side."""
        meta, buffers = await self.ask(request, "frame", session, frame=frame)
        return Response(buffers[0], media_type=meta["mime"], headers=NO_STORE)

    async def overlay(
        self,
        request: Request,
        session: SessionId,
        frame: FrameNumber,
        size: Annotated[int | None, Query(ge=1, le=LARGEST, description="Pixels of the longer side.")] = None,
    ) -> Response:
        """A frame with its masks drawn over it, and each object's id written on its mask."""
        meta, buffers = await self.ask(request, "overlay", session, frame=frame, size=size)
        return Response(buffers[0], media_type=meta["mime"], headers=NO_STORE)

    async def masks(self, request: Request, session: SessionId, frame: FrameNumber) -> Response:
        """All masks on a frame."""
        return _json(await self.ask_for_masks(request, "masks", session, frame=frame))

    async def mask(self, request: Request, session: SessionId, frame: FrameNumber, object: ObjectNumber) -> Response:
        """An object's mask as an image: 255 inside, 0 outside."""
        meta, buffers = await self.ask(request, "masks", session, frame=frame)
        _, known = await self.session(request, session)
        counts = next((buffers[item["buffer"]] for item in meta["masks"] if item["object"] == object), None)
        if counts is None:
            error = PromptError(f"Object {object} has no mask on frame {frame}.", "Prompt it there, or track it.")
            raise Refused(serialize.error(error), 404)
        png = await anyio.to_thread.run_sync(as_png, counts, known.medium, limiter=self.pools.calls)
        return Response(png, media_type="image/png", headers=NO_STORE)

    async def candidates(
        self, request: Request, session: SessionId, frame: FrameNumber, object: ObjectNumber
    ) -> Response:
        """The three masks that an object's prompts on a frame can mean, best first."""
        return _json(await self.ask_for_masks(request, "candidates", session, frame=frame, object=object))

    # -- what takes long

    async def track(
        self,
        request: Request,
        session: SessionId,
        wanted: Annotated[Propagate, Body(openapi_examples=PROPAGATIONS)] = TO_THE_END,
    ) -> Response:
        """Follows objects through the video: server-sent events `frame`, then `end`. Hanging up stops it.

        Without a body all objects are followed forward, to the last frame.
        """
        return await self.follow(request, {**to_data(wanted), "session": session})

    async def resume(self, request: Request, session: SessionId) -> Response:
        """Goes on with the propagation that the state calls `unfinished`; events as of one."""
        return await self.follow(request, {"op": "resume", "session": session})

    async def cancel(self, request: Request, session: SessionId) -> Response:
        """Stops a propagation after the frame it is at, whoever began it."""
        await self.ask(request, "cancel", session)
        return Response(status_code=204)

    async def export(
        self, request: Request, session: SessionId, wanted: Annotated[messages.Chosen, Body(openapi_examples=EXPORTS)]
    ) -> Response:
        """The masks in a format, as a file."""
        user, _ = await self.session(request, session)
        message = {**wanted.model_dump(mode="json"), "op": "export", "session": session}
        parts = self.stream(request, user, message)
        # Before its first piece the file is written: what is wrong is told by the answer's status.
        meta, buffers = await anext(part async for part in parts if part[1])

        async def pieces() -> AsyncIterator[bytes]:
            async with contextlib.aclosing(parts):
                yield buffers[0]
                with contextlib.suppress(CancelledError):  # nobody reads it any more
                    async for _, (piece,) in parts:
                        yield piece

        headers = {**NO_STORE, "Content-Disposition": _disposition(meta["name"])}
        return Streamed(pieces(), media_type=meta["mime"], headers=headers)

    async def check_export(
        self,
        request: Request,
        session: SessionId,
        wanted: Annotated[messages.Chosen, Body(openapi_examples=EXPORTS)],
    ) -> Response:
        """What an export would hold, about how many bytes, and what it would lose."""
        meta, _ = await self.ask(request, "check_export", session, **wanted.model_dump(mode="json"))
        return _json(meta)


def _page(request: Request) -> str:
    """The path of the page that the API belongs to, without a slash at its end."""
    return str(request.scope["root_path"]).removesuffix(f"{ROOT}/v1")


def _here(request: Request) -> str:
    """The address of the API, as whoever asks finds it."""
    return f"{request.url.scheme}://{request.url.netloc}{request.scope['root_path']}"


def _json(data: Any, status: int = 200) -> Response:
    return JSONResponse(data, status, NO_STORE)


def _disposition(name: str) -> str:
    """That a file is to be kept, under `name`; curl knows only the first of the two ways to say it."""
    plain = "".join(letter for letter in name if letter.isascii() and letter.isprintable() and letter not in '"\\')
    return f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name)}"


def _length(request: Request) -> int:
    """The bytes of the file that a request's body is. Raises `MessageError`."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise MessageError("The request does not say how long it is.", "Send the header `Content-Length`.")
    return int(length)


async def _read_json(request: Request) -> Meta:
    """A request's body, where it may be a file, too. Raises `MessageError`."""
    try:
        data = await request.json()
    except (ValueError, RecursionError) as error:
        raise MessageError("The request is not JSON.", "Send an object.") from error
    if not isinstance(data, dict):
        raise MessageError("The request is not an object.", 'Send {"example": "cheetah"}, say.')
    return {key: value for key, value in data.items() if key not in ("op", "session", "client", "request")}
