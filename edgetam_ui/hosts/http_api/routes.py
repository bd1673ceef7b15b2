"""The HTTP API's routes, with what OpenAPI tells of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Security
from fastapi.security import APIKeyHeader
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Mount
from starlette.types import Scope

from ...protocol import answers
from ..pools import Pools
from ..watch import Watched
from .answers import About, Edited, Joined, Loaded, Masks, Opened, Problem, Tracked
from .errors import STATUS, BodyLimit, answer_errors
from .examples import OPENINGS
from .methods import MAX_JSON_BYTES, HttpApi

ABOUT = """Click on an object in an image or a video, and get its mask.

`POST /users` gives a token, which all but a few requests carry in the header `X-EdgeTAM-Token`. Coordinates are pixels
of the original image, x right, y down; frames count from 0, object ids from 1. Masks are COCO run lengths, which
pycocotools reads. Whatever goes wrong is `{"error": {"code", "message", "hint"}}`."""
TOKEN = APIKeyHeader(name="X-EdgeTAM-Token", auto_error=False)
BINARY = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
FILE = {"requestBody": {"required": True, "content": BINARY}}
FILE_OR_NAME = {
    "requestBody": {
        "required": True,
        "content": {**BINARY, "application/json": {"schema": {"type": "object"}, "examples": OPENINGS}},
    }
}
SESSION = "/sessions/{session}"
FRAME = SESSION + "/frames/{frame}"


def mount(path: str, dispatcher: Watched, pools: Pools) -> Mount:
    """The API below `path`."""
    return _Api(path, create(dispatcher, pools))


class _Api(Mount):
    """The API, which Starlette would not find in two cases."""

    def __init__(self, path: str, app: FastAPI) -> None:
        super().__init__(path, app)
        # It would leave a path with a line's end in it to the app around, which has other errors.
        self.path_regex = re.compile(self.path_regex.pattern, re.DOTALL)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Where a proxy took the app's own path off the request's, it belongs there again."""
        root, path = scope.get("root_path", ""), scope["path"]
        whole = path if path.startswith(root) else root + path
        match, inside = super().matches({**scope, "path": whole})
        return match, {**inside, "path": whole} if match != Match.NONE else inside


def create(dispatcher: Watched, pools: Pools) -> FastAPI:
    """The API as an app of its own."""
    # Without FastAPI's own pages of documentation: they load scripts from elsewhere.
    app = FastAPI(title="EdgeTAM UI", version="1", description=ABOUT, docs_url=None, redoc_url=None)
    app.add_middleware(BodyLimit, most=MAX_JSON_BYTES)
    answer_errors(app, dispatcher)
    api = HttpApi(dispatcher, pools)
    add = _Adding(app)
    add("POST", "/users", api.join, Joined, open_to_all=True, status=201)
    add("DELETE", "/users/me", api.leave)
    add("GET", "/about", api.about, About, open_to_all=True)
    add("GET", "/events", api.events, content=_events(answers.Push))
    add("GET", "/sessions", api.sessions, answers.SessionsAnswer)
    add("POST", "/sessions", api.open, Opened, status=201, extra=FILE_OR_NAME)
    add("GET", SESSION, api.state, answers.StateAnswer)
    add("DELETE", SESSION, api.close)
    add("POST", SESSION + "/show", api.show, answers.StateAnswer)
    add("GET", SESSION + "/operations", api.operations, answers.OperationsAnswer)
    add("POST", SESSION + "/operations", api.apply, Edited)
    add("GET", SESSION + "/code", api.code, answers.CodeAnswer)
    add("POST", SESSION + "/load", api.load, Loaded, extra=FILE)
    add("GET", FRAME, api.frame, content=_file("image/jpeg"))
    add("GET", FRAME + "/overlay", api.overlay, content=_file("image/jpeg"))
    add("GET", FRAME + "/masks", api.masks, Masks)
    add("GET", FRAME + "/masks/{object}.png", api.mask, content=_file("image/png"))
    add("GET", FRAME + "/candidates/{object}", api.candidates, Masks)
    add("POST", SESSION + "/track", api.track, content=_events(Tracked))
    add("POST", SESSION + "/resume", api.resume, content=_events(Tracked))
    add("POST", SESSION + "/cancel", api.cancel)
    add("POST", SESSION + "/export", api.export, content={"*/*": {"schema": {"description": "The file."}}})
    add("POST", SESSION + "/export/check", api.check_export, answers.CheckAnswer)
    return app


class _Adding:
    """Adds routes to an app: those that answer neither JSON of a type nor `content` answer nothing."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def __call__(
        self,
        method: str,
        path: str,
        endpoint: Callable[..., Awaitable[Response]],
        model: Any = None,
        content: dict[str, Any] | None = None,
        open_to_all: bool = False,
        status: int | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        responses: dict[int | str, dict[str, Any]] = {
            code: {"model": Problem, "description": "What was wrong, and what to try."}
            for code in sorted({*STATUS.values(), 413, 422})
        }
        success = status or (200 if model is not None or content is not None else 204)
        if content is not None:
            responses[success] = {"content": content, "description": "Done."}
        self._app.add_api_route(
            path,
            endpoint,
            methods=[method],
            response_model=model,
            response_class=Response if model is None else JSONResponse,
            status_code=success,
            responses=responses,
            operation_id=endpoint.__name__,
            dependencies=[] if open_to_all else [Security(TOKEN)],
            openapi_extra=extra,
        )


def _file(mime: str) -> dict[str, Any]:
    return {mime: {"schema": {"type": "string", "format": "binary"}}}


def _events(data: Any) -> dict[str, Any]:
    """Server-sent events, whose data is JSON of the type `data`."""
    text = {"type": "string", "contentMediaType": "application/json", "description": inspect.getdoc(data)}
    properties = {"event": {"type": "string"}, "data": text}
    return {"text/event-stream": {"schema": {"type": "object", "properties": properties}}}
