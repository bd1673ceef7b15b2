"""What stands before the page: who may reach it, under which name, from which other sites, and in whose frames.

Browsers say in `Host` which name they looked up, and in `Origin` which site a request comes from. A name that is not
ours means that another site's name was pointed at this server; an origin that is not ours means that another site's
page sent the request.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import os
import re
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import AccessError, EdgeTamError, LimitError, MessageError
from ..protocol import serialize
from ..protocol.envelope import pack
from . import bodies
from .login import Login

if TYPE_CHECKING:
    from .gradio_uploads import Uploads

API = "/gradio_api/"
OWN = "/gradio_api/edgetam/"
"""Our own routes, which bound what they read by themselves; so does Gradio's upload."""
OPEN_TO_ALL = ("/gradio_api/edgetam/healthz", "/gradio_api/startup-events")
"""What needs no password: the check of a service manager, and the call with which Gradio begins."""
UPLOADS = ("/gradio_api/upload", "/gradio_api/upload_progress")
ANY_ADDRESS = ("", "0.0.0.0", "::", "[::]")
LOOPBACK_PAGES = ("http://localhost:*", "http://127.0.0.1:*")
# Gradio runs `js_on_load` by `new Function`, and Svelte sets styles inline.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'{scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; media-src 'self' blob: data:; font-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {frames}"
)
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


class Edge:
    """ASGI middleware that refuses foreign hosts and origins, asks for a password, and sets the security headers.

    `server_name` is the address served on. `allow_origin` lists origins ("https://example.org") that may also call us
    and show the page in a frame; their hosts are names that a proxy may give us. Always allowed are IP addresses and
    the names of this machine, of the Space it runs in, and of Gradio's share links. Without `password` there is none.
    `gradio_upload` opens Gradio's own upload route, and lets its other routes take as much as they like, for components
    of your own; `uploads` open it, too, within their limits. `secret` is that of `Login`.
    Raises `EdgeTamError` for an origin that is not one.
    """

    def __init__(
        self,
        app: ASGIApp,
        server_name: str = "127.0.0.1",
        allow_origin: Iterable[str] = (),
        password: str | None = None,
        gradio_upload: bool = False,
        secret: bytes | None = None,
        uploads: Uploads | None = None,
    ) -> None:
        self._app = app
        self._origins = frozenset(as_origin(origin) for origin in allow_origin)
        self._names = _own_names(server_name) | {urlsplit(origin).hostname or "" for origin in self._origins}
        self._login = Login(password, secret) if password else None
        self._closed = () if gradio_upload or uploads is not None else UPLOADS
        self._uploads = uploads
        self._is_bounded = not gradio_upload
        self._frames = " ".join(["'self'", *sorted(self._origins), *_default_frames()])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a request, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(headers)
        if scope["type"] == "websocket":
            if refusal or (self._login and not self._login.has_cookie(headers)):
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self._app(scope, receive, send)
            return
        # Compressed, the scripts in a page could not be told.
        scope = _uncompressed(scope) if "text/html" in headers.get("accept", "") else scope
        request = Request(scope, receive)
        answer = _refuse(request, refusal, 403) if refusal else await self._own_answer(request)
        foreign = None if refusal else self._foreign_origin(headers)
        sender = _Sender(send, self._frames, foreign, is_page=API not in scope["path"])
        if answer is None and self._reads_all(request):
            try:
                receive = await bodies.read(headers, receive, bodies.MAX_BYTES)
            except (LimitError, MessageError) as error:
                answer = _refuse(request, error, 429 if isinstance(error, LimitError) else 413)
        if answer is None and self._uploads is not None and scope["path"].rstrip("/").endswith(UPLOADS[0]):
            await self._uploads.take(self._app, scope, receive, sender)
        else:
            await (answer or self._app)(scope, receive, sender)

    def _reads_all(self, request: Request) -> bool:
        """Whether what answers a request would read its body whole, however large it is."""
        # Below the first `API` in the path: a proxy's path may come before it, and what comes after is the sender's.
        path = "".join(request.scope["path"].partition(API)[1:]).rstrip("/")
        bounds_itself = path.startswith(OWN) or path == UPLOADS[0]
        return self._is_bounded and request.method not in ("GET", "HEAD") and not bounds_itself

    async def _own_answer(self, request: Request) -> Response | None:
        """What is answered here, before the app; None where the app answers."""
        path = request.scope["path"].removeprefix(request.scope.get("root_path", "")).rstrip("/")
        if request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            return Response(status_code=204)
        if path.endswith(self._closed):
            return PlainTextResponse("Not found", 404)
        if self._login is None or path in OPEN_TO_ALL or self._login.has_cookie(request.headers):
            return None
        if API not in path:
            return await self._login.answer(request)
        # A script cannot fill in a form: it has the password in a header, or is told.
        asked = await self._login.answer(request) if "authorization" in request.headers else Response(status_code=401)
        error = AccessError("This server asks for a password.", "Reload the page to log in.")
        return asked and _refuse(request, error, asked.status_code)

    def _refusal(self, headers: Headers) -> AccessError | None:
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._is_own(host):
            return AccessError(
                f"This server does not go by the name {_name(host)[:100]!r}.",
                "Use its address. Who runs it can add the name: --allow-origin https://NAME.",
            )
        if origin is not None and self._is_foreign(origin, headers) and origin not in self._origins:
            return AccessError(
                f"This server takes no requests from {origin[:100]!r}.",
                "Who runs it can allow that: --allow-origin.",
            )
        return None

    def _foreign_origin(self, headers: Headers) -> str | None:
        origin = headers.get("origin")
        return origin if origin in self._origins and self._is_foreign(str(origin), headers) else None

    def _is_own(self, host: str) -> bool:
        name = _name(host)
        # An address cannot be pointed elsewhere, as a name can.
        return name in self._names or name.endswith((".localhost", ".gradio.live")) or _is_address(name)

    @staticmethod
    def _is_foreign(origin: str, headers: Headers) -> bool:
        # Another site's page cannot set X-Forwarded-Host without asking first, which is refused.
        own = {headers.get("host", "").lower(), headers.get("x-forwarded-host", "").lower()}
        return origin.lower().partition("://")[2] not in own - {""}


def around(
    server_name: str = "127.0.0.1",
    allow_origin: Iterable[str] = (),
    password: str | None = None,
    gradio_upload: bool = False,
    secret: bytes | None = None,
    uploads: Uploads | None = None,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Puts an `Edge` around the app whose lifespan this is; as `lifespan` in the `app_kwargs` of `launch`.

    Middleware that is handed to Gradio lies inside its own, which answers foreign origins by itself.
    """
    allowed = tuple(as_origin(origin) for origin in allow_origin)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        inner = app.middleware_stack or app.build_middleware_stack()
        app.middleware_stack = Edge(inner, server_name, allowed, password, gradio_upload, secret, uploads)
        if uploads is not None:
            app.uploaded_file_dir = str(uploads.folder)  # type: ignore[attr-defined]
        yield

    return lifespan


def as_origin(text: str) -> str:
    """`text` as browsers write an origin. Raises `EdgeTamError` where it is none."""
    try:
        parts = urlsplit(text.strip().rstrip("/").lower())
        default = {"http": 80, "https": 443}[parts.scheme] == parts.port
        right = bool(parts.hostname) and "@" not in parts.netloc and not (parts.path or parts.query or parts.fragment)
        right = right and bool(re.fullmatch(r"[\w.:\[\]-]+", parts.netloc, re.ASCII))
    except (KeyError, ValueError):
        right = False
    if not right:
        raise EdgeTamError(f"{text!r} is not an origin.", "Write it as https://example.org or http://example.org:8000.")
    netloc = parts.netloc.rpartition(":")[0] if default else parts.netloc
    return f"{parts.scheme}://{netloc}"


class _Sender:
    """Sends an answer with the security headers, and for `foreign`, an origin that may read it, those of CORS.

    A page waits until it is whole: the policy names its inline scripts by their hashes, and no others run. In a file
    that somebody uploaded none do.
    """

    def __init__(self, send: Send, frames: str, foreign: str | None, is_page: bool) -> None:
        self._send, self._frames, self._foreign, self._is_page = send, frames, foreign, is_page
        self._page: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            self._set(headers)
            if self._is_page and headers.get("content-type", "").startswith("text/html"):
                self._page = message
                return
        elif message["type"] == "http.response.body" and self._page is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            MutableHeaders(scope=self._page)["Content-Security-Policy"] = self._policy(self._body)
            await self._send(self._page)
            message = {"type": "http.response.body", "body": self._body}
        await self._send(message)

    def _set(self, headers: MutableHeaders) -> None:
        for name in [name for name in headers if name.startswith("access-control-")]:
            del headers[name]
        headers["Content-Security-Policy"] = self._policy(b"")
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        if self._foreign:
            headers["Access-Control-Allow-Origin"] = self._foreign
            headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
            headers["Access-Control-Allow-Headers"] = (
                "Authorization, Content-Type, Idempotency-Key, X-EdgeTAM-Client, X-EdgeTAM-Token"
            )
            headers.add_vary_header("Origin")

    def _policy(self, page: bytes) -> str:
        hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]
        return POLICY.format(frames=self._frames, scripts="".join(f" 'sha256-{item}'" for item in hashes))


def _refuse(request: Request, error: EdgeTamError, status: int) -> Response:
    """To our own page as an error it can show, to programs as JSON, to all others as text."""
    if f"{OWN}v1/" in request.scope["path"]:
        return JSONResponse({"error": serialize.error(error)}, status)
    if request.method == "POST" and OWN in request.scope["path"]:
        body = pack({"error": serialize.error(error)})
        return Response(body, status, media_type="application/octet-stream")
    return PlainTextResponse(str(error), status)


def _own_names(server_name: str) -> frozenset[str]:
    names = {"localhost", os.environ.get("SPACE_HOST", "").lower()}
    if server_name in ANY_ADDRESS:
        own = socket.gethostname().lower()
        names |= {own, own.partition(".")[0], f"{own.partition('.')[0]}.local"}
    else:
        names.add(_name(server_name))
    return frozenset(names - {""})


def _default_frames() -> Iterable[str]:
    if "SPACE_ID" in os.environ:
        return ("https://huggingface.co",)
    # A notebook shows the page below the cell that launched it.
    return LOOPBACK_PAGES if "ipykernel" in sys.modules else ()


def _name(host: str) -> str:
    """The name or address in a `Host` header, without port and brackets."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return host


def is_loopback(server_name: str) -> bool:
    """Whether who serves on `server_name` can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(server_name).is_loopback
    except ValueError:
        return server_name == "localhost"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _uncompressed(scope: Scope) -> Scope:
    return {**scope, "headers": [item for item in scope["headers"] if item[0] != b"accept-encoding"]}
