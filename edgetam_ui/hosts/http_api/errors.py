"""What the HTTP API answers where something is wrong, and how much of a request it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...errors import EdgeTamError, MessageError
from ...protocol.messages import EDITS, not_understood
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
    """ASGI middleware that reads at most `most` bytes of a request, but where it is a file: a POST to `files`."""

    def __init__(self, app: ASGIApp, most: int, files: tuple[str, ...]) -> None:
        self._app, self._most, self._files = app, most, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a request; reading more than the most raises FastAPI's `HTTPException`, which it passes on."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(413, "the request is too large")
            return message

        is_file = scope["type"] == "http" and scope["path"].rstrip("/").endswith(self._files)
        await self._app(scope, receive if is_file else counted, send)


def _not_understood(problem: dict[str, Any]) -> MessageError:
    place = problem["loc"]
    if problem["type"] == "json_invalid" or (place == ("body",) and problem["type"] == "model_attributes_type"):
        return NOT_JSON
    # Of an operation's fields pydantic names the operation, too.
    return not_understood({**problem, "loc": place[1:] if len(place) > 1 and place[1] in EDITS else place})


def answer_errors(app: FastAPI, dispatcher: Watched) -> None:
    """Has `app` answer all errors in one form."""

    async def ours(request: Request, error: Exception) -> Response:
        return Refused(dispatcher.refused(error)).answer()

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
