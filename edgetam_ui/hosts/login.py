"""A password before the page: a form, and a signed cookie for who knew it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, Response

from .rate_limit import RateLimit, address_of

COOKIE = "edgetam-login"
LOGIN_SECONDS = 7 * 24 * 3600
MAX_FORM_BYTES = 4096
ATTEMPTS = 10
ATTEMPTS_PER_SECOND = 0.1
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>EdgeTAM UI</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { display: grid; min-height: 90vh; place-content: center; }
form { display: grid; gap: 0.75rem; width: 18rem; }
input, button { font: inherit; padding: 0.5rem; }
p { margin: 0; min-height: 1.5em; }
</style>
<form method="post">
<label for="password">Password of this server</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Open EdgeTAM UI</button>
<p role="alert">%s</p>
</form>
</html>
"""


class Login:
    """Lets in who knows `password`, by a form in a browser or an `Authorization` header from a program.

    The cookie is signed with a key made of the password and `secret`; where that is None it is this process's own, and
    after a restart everybody is asked again.
    """

    def __init__(self, password: str, secret: bytes | None = None) -> None:
        self._password = password.encode()
        self._key = hmac.new(secret or secrets.token_bytes(32), self._password, hashlib.sha256).digest()
        self._attempts = RateLimit(ATTEMPTS, ATTEMPTS_PER_SECOND)

    def has_cookie(self, headers: Headers) -> bool:
        """Whether a request carries a cookie of ours that is not too old."""
        until, _, signature = cookie_parser(headers.get("cookie", "")).get(COOKIE, "").partition(".")
        good = hmac.compare_digest(self._sign(until).encode(), signature.encode())
        return good and int(until) > time.time()

    async def answer(self, request: Request) -> Response | None:
        """None where a program's header has the password; else the form, or what comes of filling it in."""
        given = _from_header(request.headers.get("authorization", ""))
        if given is None and request.method == "POST":
            given = await _from_form(request)
        if given is None:
            return _form("", 401)
        address = address_of(request.scope)
        if wait := self._attempts.take(address):
            return _form(f"Too many attempts. Try again in {wait:.0f} seconds.", 429)
        if not hmac.compare_digest(given, self._password):
            return _form("That is not the password.", 401)
        self._attempts.give_back(address)
        return None if "authorization" in request.headers else self._let_in(request)

    def _let_in(self, request: Request) -> Response:
        # To where the form was, by a relative address: a proxy may serve the page below a path that is not known here.
        response = Response(
            status_code=303, headers={"Location": f"?{request.url.query}" if request.url.query else "."}
        )
        until = str(int(time.time()) + LOGIN_SECONDS)
        secure = "https" in (request.scope["scheme"], request.headers.get("x-forwarded-proto"))
        response.set_cookie(
            COOKIE,
            f"{until}.{self._sign(until)}",
            max_age=LOGIN_SECONDS,
            secure=secure,
            httponly=True,
            samesite="strict",
        )
        return response

    def _sign(self, until: str) -> str:
        return hmac.new(self._key, until.encode(), hashlib.sha256).hexdigest()


def _form(complaint: str, status: int) -> Response:
    return HTMLResponse(PAGE % escape(complaint), status, headers={"Cache-Control": "no-store"})


def _from_header(authorization: str) -> bytes | None:
    kind, _, value = authorization.partition(" ")
    if kind.lower() == "bearer":
        return value.encode("latin-1")
    if kind.lower() == "basic":
        try:
            return base64.b64decode(value).partition(b":")[2]
        except ValueError:
            return b""
    return None


async def _from_form(request: Request) -> bytes | None:
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_FORM_BYTES:
            return b""
    values = parse_qs(body.decode("utf-8", "replace")).get("password")
    return values[0].encode() if values else b""
