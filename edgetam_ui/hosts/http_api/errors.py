"""What the HTTP API answers where something is wrong, and how much of a request it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ...errors import EdgeTamError, LimitError, MessageError
from ...protocol import serialize
from ...protocol.messages import EDITS, not_understood
from .. import bodies
from ..watch import Watched

STATUS = {
    "access": 403,
    "cancelled": 409,
    "checkpoint": 503,
    "device": 503,
    "internal": 500,
    "limit": 429,
    "session": 404,
    "store": 507,
    "token": 401,
}
"""By the error's code; all others, which are about what was sent, are 422."""


NOT_JSON = MessageError(
    "The request's body is not a JSON object.", "Send one, with the header `Content-Type: application/json`."
)

NOT_THERE = ("missing", "model_attributes_type")
"""What pydantic calls it where there is no object."""


class Refused(Exception):
    """An error as data: `code`, `message`, `hint`; `status` where it is not the code's."""

    def __init__(self, data: Mapping[str, str], status: int | None = None) -> None:
        super().__init__(data["message"])
        self.data = dict(data)
        self._status = status or STATUS.get(data["code"], 422)

    def answer(self) -> Response:
        """The error as an answer."""
        return JSONResponse({"error": self.data}, self._status)


class BodyLimit:
    """ASGI middleware that reads at most `most` bytes of a request, but where it is a file."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a request, or refuses it with status 413."""
        if scope["type"] == "http" and not _is_file(scope):
            try:
                receive = await bodies.read(Headers(scope=scope), receive, self._most)
            except (LimitError, MessageError) as error:
                status = 413 if isinstance(error, MessageError) else None
                await Refused(serialize.error(error), status).answer()(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_file(scope: Scope) -> bool:
    """Whether a request's body is a file: masks to load, which may be JSON, or a medium, which JSON only names."""
    path = scope["path"].rstrip("/")
    return path.endswith("/load") or (path.endswith("/sessions") and not is_json(Headers(scope=scope)))


def is_json(headers: Headers) -> bool:
    """Whether a body is said to be JSON."""
    return headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _not_understood(problem: dict[str, Any]) -> MessageError:
    place = problem["loc"]
    if problem["type"] == "json_invalid" or (place == ("body",) and problem["type"] in NOT_THERE):
        return NOT_JSON
    # Of an operation's fields pydantic names the operation, too.
    return not_understood({**problem, "loc": place[1:] if len(place) > 1 and place[1] in EDITS else place})


def answer_errors(app: FastAPI, dispatcher: Watched) -> None:
    """Has `app` answer all errors in one form."""

    async def ours(request: Request, error: Exception) -> Response:
        return Refused(await dispatcher.refused(error)).answer()

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return error.answer()

    async def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return await ours(request, _not_understood(error.errors()[0]))

    async def unknown(request: Request, error: Exception) -> Response:
        assert isinstance(error, AnyHTTPException)
        if error.status_code == 400:  # what FastAPI makes of a body that is not even text
            return await ours(request, NOT_JSON)
        what = f"{request.method} {request.url.path[:200]}: {error.detail.rstrip('.').lower()}."
        data = {"code": "message", "message": what, "hint": "See openapi.json for what there is."}
        return JSONResponse({"error": data}, error.status_code, error.headers)

    app.add_exception_handler(EdgeTamError, ours)
    app.add_exception_handler(Exception, ours)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, wrong)
    app.add_exception_handler(AnyHTTPException, unknown)
