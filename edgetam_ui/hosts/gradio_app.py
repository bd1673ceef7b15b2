"""The Gradio host: a page with the canvas, and the routes that carry its messages.

The routes live under `/gradio_api/edgetam/`, where Gradio's own proxies (SSR, Spaces) let them through. Who may do what
is settled by a token that the page keeps for its tab and sends in a header, which another site's form cannot.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..errors import EdgeTamError, LimitError, MessageError, SessionError
from ..protocol.envelope import Buffer, Meta, head_length, pack, pack_part, split, unpack_head
from ..protocol.messages import read_listen
from ..sessions.controller import Controller
from ..sessions.store import PUBLIC_HOURS, space_folder
from ..sessions.user import User
from . import edge, http_api, process, script
from .bodies import READING, length
from .examples import examples
from .gradio_uploads import Uploads
from .pools import SWITCH_SECONDS, Pools
from .pushes import pushes
from .rate_limit import address_of
from .script import BUNDLE, ROOT
from .streamed import Streamed
from .tools import Tools
from .uploads import Answered, arriving, save
from .visitor import work_for
from .watch import Watched

MAX_CALL_BYTES = 8 << 20
BINARY = "application/octet-stream"
DELETE_CACHE = (600, 3600)
"""Every so many seconds Gradio deletes what is older: uploads, pictures and exports of tools."""
STREAMING = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

MOUNT = """
const { mount, gradioHost } = await import(base + "/edgetam-canvas.js?v=%(version)s");
const view = mount(place, gradioHost({ base, token: "new" }), {});
"""

CSS = """
.gradio-container { padding: 0 !important; max-width: none !important; }
.gradio-container > .main, .gradio-container .wrap, main.fillable { padding: 0 !important; max-width: none !important; }
.gradio-container .column, .gradio-container .gap { gap: 0 !important; }
.gradio-container .html-container { padding: 0 !important; }
html { overscroll-behavior: none; }
"""


def build(tools: Tools | None = None) -> gr.Blocks:
    """The page. Its routes must be served beside it: see `launch`, or `routes` for an app of your own.

    With `tools`, `gradio_client` and agents can call them: see docs/agents.md.
    """
    with gr.Blocks(
        title="EdgeTAM UI", fill_width=True, fill_height=True, delete_cache=DELETE_CACHE, analytics_enabled=False
    ) as page:
        gr.HTML(html_template='<div class="edgetam"></div>', js_on_load=script.mounting(MOUNT), apply_default_css=False)
        if tools is not None:
            tools.expose(page)
    return page


def look() -> dict[str, Any]:
    """The theme and style that the page wants, as arguments of `launch` and `mount_gradio_app`.

    System fonts, because the page must not wait for a font server.
    """
    theme = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])
    return {"theme": theme, "css": CSS, "footer_links": []}


def launch(
    controller: Controller,
    server_name: str = "127.0.0.1",
    server_port: int | None = None,
    *,
    allow_origin: Iterable[str] = (),
    password: str | None = None,
    gradio_upload: bool = False,
    data: str | Path | None = None,
    keep_hours: float | None = None,
    addresses: bool | None = None,
    api: bool = False,
    mcp: bool = False,
    **more: Any,
) -> tuple[gr.Blocks, str]:
    """Serves the page beside the caller while the model loads: the page, to close, and its address.

    `allow_origin`, `password` and `gradio_upload` are those of `edge.Edge`; `more` goes to `gradio.Blocks.launch`.
    `data` is a folder in which users' work outlives the process until they were not seen for `keep_hours`; where None,
    it is a Space's persistent storage, if it has one, and an hour where others can reach the server, else for good.
    `addresses`: whether the page opens what is on the web; where None, only if nobody but this machine reaches it.
    `api` lets `gradio_client` call `tools.Tools`, and opens Gradio's upload for it; `mcp` lets agents call them, too.
    Raises `ValueError` for Gradio's `auth`, of which the canvas knows nothing, and `EdgeTamError` for an origin that is
    not one, or a folder that cannot be used.
    """
    if more.get("auth") or more.get("auth_dependency"):
        raise ValueError("The page does not know Gradio's login: use `password`, or a proxy that asks for one.")
    folder = data or space_folder()
    if folder is not None:
        keep_in(controller, folder, keep_hours, server_name)
    store = controller.users.store
    secret = store.secret() if password and store is not None else None
    upload_bytes = controller.budgets.limits.upload_bytes_per_user
    uploads = Uploads(upload_bytes) if api or mcp else None
    guard = edge.around(server_name, allow_origin, password, gradio_upload, secret, uploads)
    if addresses is None:
        is_public = bool(allow_origin) or more.get("share") or "SPACE_ID" in os.environ
        addresses = edge.is_loopback(server_name) and not is_public
    controller.load_in_background()
    dispatcher = Watched(controller, examples, addresses)
    page = build(Tools(dispatcher, uploads) if uploads is not None else None)
    _, url, _ = page.launch(
        server_name=server_name,
        server_port=server_port,
        app_kwargs={"routes": routes(controller, addresses, dispatcher), "lifespan": guard},
        run_history=False,
        # Files come in by our own routes. Gradio's, which it always serves, shall not fill the disk.
        max_file_size="1kb" if uploads is None else upload_bytes,
        mcp_server=_checked_mcp() if mcp else False,
        prevent_thread_lock=True,
        **{**look(), "ssr_mode": False, **more},
    )
    if page.mcp_server_obj is not None:
        with contextlib.suppress(PackageNotFoundError):  # then it says the version of the package mcp
            page.mcp_server_obj.mcp_server.version = version("edgetam-ui")
    return page, url


def beside(
    controller: Controller,
    server_name: str = "127.0.0.1",
    *,
    allow_origin: Iterable[str] = (),
    addresses: bool = False,
) -> dict[str, Any]:
    """What an app of your own with a `canvas` in it needs: arguments of its `launch`, or of `mount_gradio_app`.

    The canvas's routes, and the checks of `edge.Edge`, which has the other arguments but `addresses`, that of `routes`.
    Gradio's upload stays open, for your other components.
    """
    guard = edge.around(server_name, allow_origin, gradio_upload=True)
    return {"app_kwargs": {"routes": routes(controller, addresses), "lifespan": guard}, "ssr_mode": False}


def _checked_mcp() -> bool:
    try:
        importlib.import_module("mcp")
    except ImportError as error:
        raise EdgeTamError("The package mcp is not installed.", "pip install 'edgetam-ui[mcp]'") from error
    return True


def keep_in(
    controller: Controller, folder: str | Path, hours: float | None, server_name: str, on_network: bool = False
) -> None:
    """Keeps users' work in `folder` for `hours`; None: for an hour where others can reach the server, else for good.

    Raises `StoreError` where the folder cannot be used.
    """
    default = math.inf if edge.is_loopback(server_name) else PUBLIC_HOURS
    controller.keep_in(folder, default if hours is None else hours, on_network)


def serve(controller: Controller, **options: Any) -> None:
    """Serves the page until interrupted, or told to end by SIGTERM; `options` are those of `launch`.

    Raises `CheckpointError` or `DeviceError`, and stops serving, where the model cannot be loaded.
    """
    process.end_when_told()
    process.allow_open_files()
    page, _ = launch(controller, **options)
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        _ = controller.engine
        with contextlib.suppress(KeyboardInterrupt):
            while page.is_running:
                time.sleep(0.2)
    finally:
        # First, so that no stream keeps the server from closing.
        controller.close()
        page.close(verbose=False)


def routes(controller: Controller, addresses: bool = False, dispatcher: Watched | None = None) -> list[BaseRoute]:
    """The canvas's script and the ways to speak to `controller`, as Starlette routes.

    `addresses`: whether the page opens what is on the web. This machine connects to it then, to public addresses alone.
    `dispatcher` is one that others ask, too, in the place of these: then its figures are those of all.
    """
    dispatcher = dispatcher or Watched(controller, examples, addresses)
    pools = Pools(controller.budgets)

    async def bundle(request: Request) -> Response:
        age = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
        return FileResponse(BUNDLE, media_type="text/javascript", headers={"Cache-Control": age})

    async def call(request: Request) -> Response:
        try:
            user, meta, files = await _read(dispatcher, pools, request)
            buffers = [file for file in files if not isinstance(file, Path)]
            answer = await pools.call(user, meta, partial(dispatcher.call, files=buffers))
        except Exception as error:
            answer = {"error": await dispatcher.refused(error)}, []
        return Response(pack(*answer), media_type=BINARY, headers={"Cache-Control": "no-store"})

    async def stream(request: Request) -> Response:
        work_for(request)
        # Read here: once the response runs, it listens for the client's hanging up on the same channel.
        try:
            user, meta, files = await _read(dispatcher, pools, request, to_file=True)
        except Exception as error:
            return Response(pack_part({"error": await dispatcher.refused(error)}), media_type=BINARY)

        async def parts() -> AsyncIterator[bytes]:
            async with contextlib.aclosing(pools.stream(dispatcher.stream(user, meta, files))) as answers:
                async for answer in answers:
                    yield pack_part(*answer)

        uploads = [file for file in files if isinstance(file, Path)]
        return Answered(parts(), user, uploads, BINARY, STREAMING)

    async def listen(request: Request) -> Response:
        try:
            user, meta, _ = await _read(dispatcher, pools, request)
            client = read_listen(meta)
        except Exception as error:
            return Response(pack_part({"error": await dispatcher.refused(error)}), media_type=BINARY)

        async def parts() -> AsyncIterator[bytes]:
            try:
                with controller.budgets.listeners.enter(user.token):
                    async with contextlib.aclosing(pushes(user, client, pools)) as answers:
                        async for answer in answers:
                            yield pack_part(*answer)
            except LimitError as error:
                yield pack_part({"error": await dispatcher.refused(error)})

        return Streamed(parts(), media_type=BINARY, headers=STREAMING)

    async def healthz(request: Request) -> Response:
        health = dispatcher.health()
        return JSONResponse({"status": health}, 503 if health == "failed" else 200)

    async def metrics(request: Request) -> Response:
        return Response(*dispatcher.metrics())

    return [
        Route(f"{ROOT}/edgetam-canvas.js", bundle),
        Route(f"{ROOT}/call", call, methods=["POST"]),
        Route(f"{ROOT}/stream", stream, methods=["POST"]),
        Route(f"{ROOT}/listen", listen, methods=["POST"]),
        Route(f"{ROOT}/healthz", healthz),
        Route(f"{ROOT}/metrics", metrics),
        http_api.mount(f"{ROOT}/v1", dispatcher, pools),
    ]


async def _read(
    dispatcher: Watched, pools: Pools, request: Request, to_file: bool = False
) -> tuple[User, Meta, list[Buffer | Path]]:
    """The user and the message of a request; `to_file`: its buffer goes to the user's folder as it arrives."""
    token = request.headers.get("x-edgetam-token")
    if not token:
        raise SessionError("The request has no token.", "Reload the page.")
    chunks = arriving(request)
    head = bytearray()
    with READING.of(length(request.headers, MAX_CALL_BYTES)):
        while len(head) < (needed := head_length(memoryview(head))):
            if needed > MAX_CALL_BYTES:
                raise MessageError("The request is too large.")
            chunk = await anext(chunks, None)
            if chunk is None:
                raise MessageError("The request is cut short.")
            head += chunk
        meta, sizes, start = unpack_head(memoryview(head))
        user = await pools.find(dispatcher.find_user, token, meta, address_of(request.scope))
        if not (to_file and sizes and dispatcher.takes_file(meta)):
            if sum(sizes) > MAX_CALL_BYTES:
                raise MessageError("The request is too large.")
            with user.at_work():
                async for chunk in chunks:
                    head += chunk
                    if len(head) > start + sum(sizes):
                        break  # and `split` says that it does not fit
            return user, meta, [*split(bytes(head), sizes, start)]
    return user, meta, [await save(user, str(meta.get("name") or ""), sizes[0], chunks, bytes(head[start:]))]
