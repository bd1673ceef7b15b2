"""The Gradio host: a page with the canvas, and the routes that carry its messages.

The routes live under `/gradio_api/edgetam/`, where Gradio's own proxies (SSR, Spaces) let them through. Who may do what
is settled by a token that the page keeps for its tab and sends in a header, which another site's form cannot.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import anyio
import gradio as gr
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from ..errors import LimitError, MediaError, MessageError, SessionError
from ..protocol import serialize
from ..protocol.envelope import MAX_UPLOAD_BYTES, Buffer, Meta, head_length, pack, pack_part, unpack, unpack_head
from ..protocol.messages import read_listen
from ..sessions.controller import Controller
from ..sessions.session import Event, Session
from ..sessions.store import PUBLIC_HOURS, space_folder
from ..sessions.users import User
from . import edge
from .examples import examples
from .pools import Pools
from .rate_limit import address_of
from .watch import Watched

ROOT = "/gradio_api/edgetam"
BUNDLE = Path(__file__).parents[1] / "static" / "edgetam-canvas.js"
MAX_CALL_BYTES = 8 << 20
BINARY = "application/octet-stream"
STREAMING = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
KEEP_ALIVE_SECONDS = 20.0
MAX_WAITING_EVENTS = 256

# Gradio keeps this script with the page: the configuration is baked in, and the element mounts once.
MOUNT = """
(async () => {
  const root = (window.gradio_config?.root ?? new URL(".", location.href).href).replace(/[/]$/, "");
  const base = root + %(root)s;
  const place = element.querySelector(".edgetam");
  try {
    const { mount, gradioHost } = await import(base + "/edgetam-canvas.js?v=%(version)s");
    const view = mount(place, gradioHost({ base, token: "new" }), {});
    const watcher = new MutationObserver(() => {
      if (!element.isConnected) { watcher.disconnect(); view.dispose(); }
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  } catch (error) {
    place.textContent = "The page could not load its canvas (" + error.message + "). Reload it.";
  }
})();
"""

CSS = """
.gradio-container { padding: 0 !important; max-width: none !important; }
.gradio-container > .main, .gradio-container .wrap, main.fillable { padding: 0 !important; max-width: none !important; }
.gradio-container .column, .gradio-container .gap { gap: 0 !important; }
.gradio-container .html-container { padding: 0 !important; }
html { overscroll-behavior-y: none; }
"""


def build() -> gr.Blocks:
    """The page. Its routes must be served beside it: see `launch`, or `routes` for an app of your own."""
    version = hashlib.sha256(BUNDLE.read_bytes()).hexdigest()[:12]
    script = MOUNT % {"root": json.dumps(ROOT), "version": version}
    with gr.Blocks(title="EdgeTAM UI", fill_width=True, fill_height=True, analytics_enabled=False) as page:
        gr.HTML(html_template='<div class="edgetam"></div>', js_on_load=script, apply_default_css=False)
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
    **more: Any,
) -> tuple[gr.Blocks, str]:
    """Serves the page beside the caller while the model loads: the page, to close, and its address.

    `allow_origin`, `password` and `gradio_upload` are those of `edge.Edge`; `more` goes to `gradio.Blocks.launch`.
    `data` is a folder in which users' work outlives the process until they were not seen for `keep_hours`; where None,
    it is a Space's persistent storage, if it has one, and an hour where others can reach the server, else for good.
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
    guard = edge.around(server_name, allow_origin, password, gradio_upload, secret)
    controller.load_in_background()
    page = build()
    _, url, _ = page.launch(
        server_name=server_name,
        server_port=server_port,
        app_kwargs={"routes": routes(controller), "lifespan": guard},
        run_history=False,
        # Files come in by our own routes. Gradio's, which it always serves, shall not fill the disk.
        max_file_size="1kb",
        prevent_thread_lock=True,
        **{**look(), "ssr_mode": False, **more},
    )
    return page, url


def keep_in(controller: Controller, folder: str | Path, hours: float | None, server_name: str) -> None:
    """Keeps users' work in `folder` for `hours`; None: for an hour where others can reach the server, else for good.

    Raises `StoreError` where the folder cannot be used.
    """
    default = math.inf if edge.is_loopback(server_name) else PUBLIC_HOURS
    controller.keep_in(folder, default if hours is None else hours)


def serve(controller: Controller, **options: Any) -> None:
    """Serves the page until interrupted; `options` are those of `launch`.

    Raises `CheckpointError` or `DeviceError`, and stops serving, where the model cannot be loaded.
    """
    page, _ = launch(controller, **options)
    try:
        _ = controller.engine
        with contextlib.suppress(KeyboardInterrupt):
            while page.is_running:
                time.sleep(0.2)
    finally:
        # First, so that no stream keeps the server from closing.
        controller.close()
        page.close(verbose=False)


def routes(controller: Controller) -> list[Route]:
    """The canvas's script and the ways to speak to `controller`, as Starlette routes."""
    dispatcher = Watched(controller, examples)
    pools = Pools(controller.budgets)

    async def script(request: Request) -> Response:
        age = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
        return FileResponse(BUNDLE, media_type="text/javascript", headers={"Cache-Control": age})

    async def call(request: Request) -> Response:
        try:
            user, meta, _ = await _read(dispatcher, request)
            answer = await pools.call(user, meta, dispatcher.call)
        except Exception as error:
            answer = {"error": dispatcher.refused(error)}, []
        return Response(pack(*answer), media_type=BINARY, headers={"Cache-Control": "no-store"})

    async def stream(request: Request) -> Response:
        # Read here: once the response runs, it listens for the client's hanging up on the same channel.
        try:
            user, meta, files = await _read(dispatcher, request, to_file=True)
        except Exception as error:
            return Response(pack_part({"error": dispatcher.refused(error)}), media_type=BINARY)

        async def parts() -> AsyncIterator[bytes]:
            answers = dispatcher.stream(user, meta, files)
            try:
                while (
                    answer := await anyio.to_thread.run_sync(next, answers, None, limiter=pools.streams)
                ) is not None:
                    yield pack_part(*answer)
            finally:
                with anyio.CancelScope(shield=True):
                    await anyio.to_thread.run_sync(answers.close, limiter=pools.streams)

        return StreamingResponse(parts(), media_type=BINARY, headers=STREAMING)

    async def listen(request: Request) -> Response:
        try:
            user, meta, _ = await _read(dispatcher, request)
            client = read_listen(meta)
        except Exception as error:
            return Response(pack_part({"error": dispatcher.refused(error)}), media_type=BINARY)

        async def parts() -> AsyncIterator[bytes]:
            try:
                with controller.budgets.listeners.enter(user.token):
                    async with contextlib.aclosing(pushes(user, client, pools)) as answers:
                        async for part in answers:
                            yield part
            except LimitError as error:
                yield pack_part({"error": dispatcher.refused(error)})

        return StreamingResponse(parts(), media_type=BINARY, headers=STREAMING)

    async def healthz(request: Request) -> Response:
        health = dispatcher.health()
        return JSONResponse({"status": health}, 503 if health == "failed" else 200)

    async def metrics(request: Request) -> Response:
        return Response(*dispatcher.metrics())

    return [
        Route(f"{ROOT}/edgetam-canvas.js", script),
        Route(f"{ROOT}/call", call, methods=["POST"]),
        Route(f"{ROOT}/stream", stream, methods=["POST"]),
        Route(f"{ROOT}/listen", listen, methods=["POST"]),
        Route(f"{ROOT}/healthz", healthz),
        Route(f"{ROOT}/metrics", metrics),
    ]


async def pushes(user: User, client: str, pools: Pools) -> AsyncGenerator[bytes, None]:
    """What other clients do in the user's sessions once the first part is read, as parts of a stream.

    It ends when its reader goes, or the user does.
    """
    loop = asyncio.get_running_loop()
    events: asyncio.Queue[tuple[Session | None, Event] | None] = asyncio.Queue()

    def hear(session: Session | None, event: Event) -> None:
        if not client or event.origin != client:
            loop.call_soon_threadsafe(put, session, event)

    def put(session: Session | None, event: Event) -> None:
        if events.qsize() < MAX_WAITING_EVENTS:
            events.put_nowait((session, event))
            return
        # A reader this slow is told that it missed something, and asks how things stand.
        while not events.empty():
            events.get_nowait()
        events.put_nowait(None)

    user.see(client)
    stop = user.subscribe(hear)
    try:
        yield pack_part({})
        while not user.ended.is_set():
            try:
                told = await asyncio.wait_for(events.get(), KEEP_ALIVE_SECONDS)
            except asyncio.TimeoutError:
                user.seen = time.monotonic()
                yield pack_part({})
            else:
                answer = ({"push": "missed"}, []) if told is None else await _push(*told, pools)
                yield pack_part(*answer)
    finally:
        stop()


async def _push(session: Session | None, event: Event, pools: Pools) -> serialize.Answer:
    return await anyio.to_thread.run_sync(serialize.push, session, event, limiter=pools.calls)


async def _read(dispatcher: Watched, request: Request, to_file: bool = False) -> tuple[User, Meta, list[Buffer | Path]]:
    """The user and the message of a request; `to_file`: its buffer goes to the user's folder as it arrives."""
    token = request.headers.get("x-edgetam-token")
    if not token:
        raise SessionError("The request has no token.", "Reload the page.")
    chunks = request.stream()
    head = bytearray()
    while len(head) < (needed := head_length(memoryview(head))):
        if needed > MAX_CALL_BYTES:
            raise MessageError("The request is too large.")
        chunk = await anext(chunks, None)
        if chunk is None:
            raise MessageError("The request is cut short.")
        head += chunk
    meta, sizes, start = unpack_head(memoryview(head))
    user = dispatcher.find_user(token, meta, address_of(request.scope))
    if to_file and sizes and dispatcher.takes_file(meta):
        return user, meta, [await _save(user, meta, bytes(head[start:]), chunks, sizes[0])]
    if sum(sizes) > MAX_CALL_BYTES:
        raise MessageError("The request is too large.")
    async for chunk in chunks:
        head += chunk
        if len(head) > start + sum(sizes):
            break  # and `unpack` says that it does not fit
    meta, buffers = unpack(bytes(head))
    return user, meta, list(buffers)


async def _save(user: User, meta: Meta, first: bytes, rest: AsyncIterator[bytes], size: int) -> Path:
    if size > MAX_UPLOAD_BYTES:
        raise MediaError("The file has more than 4 GB.", "Cut it, or use the command line.")
    path = user.new_file(Path(str(meta.get("name") or "")).suffix, size)
    written = 0
    try:
        async with await anyio.open_file(path, "wb") as file:
            await file.write(first)
            written += len(first)
            async for chunk in rest:
                written += len(chunk)
                if written > size:
                    break
                await file.write(chunk)
                user.seen = time.monotonic()
        if written != size:
            raise MediaError("The file did not arrive whole.", "Try again.")
    except BaseException as error:
        # Also where the visitor cancels, or goes: nothing of the file stays.
        user.discard(path)
        if isinstance(error, OSError):
            raise MediaError("The file could not be stored: the disk may be full.", "Try a smaller one.") from error
        raise
    return path
