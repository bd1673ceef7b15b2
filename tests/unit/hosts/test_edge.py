"""Who gets past the edge of a server, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from edgetam_ui import Controller, EdgeTamError
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts import bodies
from edgetam_ui.hosts.edge import as_origin
from edgetam_ui.hosts.gradio_app import ROOT, launch
from edgetam_ui.hosts.login import ATTEMPTS, COOKIE
from edgetam_ui.protocol.envelope import MAX_VALUES, pack, unpack

FRIEND = "https://lab.example.org"
HELLO = pack({"op": "hello"})
TOKEN = {"X-EdgeTAM-Token": "new"}
HTTP = httpx.Client(timeout=60)


@pytest.fixture(scope="module")
def url(controller: Controller) -> Iterator[str]:
    _ = controller.engine
    with served(controller, allow_origin=[FRIEND + "/"]) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def locked(controller: Controller) -> Iterator[str]:
    with served(controller, password="open sesame") as address:
        yield address.rstrip("/")


def hello(url: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HTTP.post(f"{url}{ROOT}/call", content=HELLO, headers={**TOKEN, **named})


def policy(response: httpx.Response) -> dict[str, list[str]]:
    parts = [part.split() for part in response.headers["content-security-policy"].split(";")]
    return {name: values for name, *values in parts}


def cors(response: httpx.Response) -> list[str]:
    return [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/", "/config", f"{ROOT}/edgetam-canvas.js", f"{ROOT}/metrics"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "", "[::1"])
def test_a_name_that_was_pointed_here_is_refused(url: str, path: str, host: str) -> None:
    answer = HTTP.get(url + path, headers={"Host": host})
    assert answer.status_code in (400, 403)
    assert answer.status_code == 400 or "does not go by the name" in answer.text


def test_a_page_of_a_name_that_was_pointed_here_gets_no_token(url: str) -> None:
    answer = hello(url, Host="evil.example", Origin="http://evil.example")
    assert answer.status_code == 403
    assert unpack(answer.content)[0]["error"]["code"] == "access"
    assert cors(answer) == []


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:7860", "192.168.1.5:7860", "lab.example.org"])
def test_names_and_addresses_of_this_machine_are_served(url: str, host: str) -> None:
    assert HTTP.get(url, headers={"Host": host}).status_code == 200


def test_a_space_goes_by_its_own_name(controller: Controller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "me/edgetam")
    monkeypatch.setenv("SPACE_HOST", "me-edgetam.hf.space")
    with served(controller) as address:
        answer = HTTP.get(address, headers={"Host": "me-edgetam.hf.space"})
        assert answer.status_code == 200
        assert policy(answer)["frame-ancestors"] == ["'self'", "https://huggingface.co"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", "http://["]
)
def test_a_foreign_origin_is_refused_and_told(url: str, origin: str) -> None:
    answer = hello(url, Origin=origin)
    assert answer.status_code == 403
    error = unpack(answer.content)[0]["error"]
    assert error["code"] == "access"
    assert origin in error["message"]
    assert "--allow-origin" in error["hint"]
    assert cors(answer) == []
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST", "Host": "192.168.1.5"}
    preflight = HTTP.options(f"{url}{ROOT}/call", headers=asked)
    assert preflight.status_code == 403
    assert cors(preflight) == []


def test_the_pages_own_origin_needs_no_cors(url: str) -> None:
    host = url.removeprefix("http://")
    for headers in (
        {"Origin": url},
        {"Origin": "https://192.168.1.5", "Host": "192.168.1.5"},
        {"Origin": "https://proxy.example", "X-Forwarded-Host": "proxy.example", "Host": host},
    ):
        answer = hello(url, **headers)
        assert unpack(answer.content)[0]["token"]
        assert cors(answer) == []


def test_an_origin_that_was_allowed_may_read_but_not_with_cookies(url: str) -> None:
    answer = hello(url, Origin=FRIEND)
    assert unpack(answer.content)[0]["token"]
    assert answer.headers["access-control-allow-origin"] == FRIEND
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" in answer.headers["vary"]
    asked = {"Origin": FRIEND, "Access-Control-Request-Method": "POST"}
    preflight = HTTP.options(f"{url}{ROOT}/call", headers=asked)
    assert preflight.status_code == 204
    assert "X-EdgeTAM-Token" in preflight.headers["access-control-allow-headers"]
    assert policy(answer)["frame-ancestors"] == ["'self'", FRIEND]


@pytest.mark.parametrize("path", ["/", "/config", "/nowhere", f"{ROOT}/edgetam-canvas.js", f"{ROOT}/healthz"])
def test_every_response_has_the_headers(url: str, path: str) -> None:
    for answer in (HTTP.get(url + path), HTTP.get(url + path, headers={"Host": "evil.example"})):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert policy(answer)["object-src"] == ["'none'"]
        assert policy(answer)["frame-ancestors"] == ["'self'", FRIEND]


def test_only_the_pages_own_inline_scripts_run(url: str) -> None:
    answer = HTTP.get(url, headers={"Accept": "text/html", "Accept-Encoding": "br"})
    scripts = policy(answer)["script-src"]
    assert "'unsafe-inline'" not in scripts
    inline = re.findall(r"<script(?![^>]* src=)", answer.text)
    assert len([item for item in scripts if item.startswith("'sha256-")]) == len(inline) > 0
    assert policy(HTTP.get(f"{url}/config"))["script-src"] == ["'self'", "'unsafe-eval'"]


def test_gradios_own_upload_is_closed_unless_asked_for(url: str, controller: Controller) -> None:
    file = {"files": ("a.bin", bytes(10))}
    for path in ("/gradio_api/upload", "/gradio_api/upload/"):
        assert HTTP.post(url + path, files=file).status_code == 404
    with served(controller, gradio_upload=True) as address:
        assert HTTP.post(f"{address}gradio_api/upload", files=file).status_code == 200


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info", f"{ROOT}/edgetam-canvas.js", f"{ROOT}/metrics"])
def test_nothing_is_shown_without_the_password(locked: str, path: str) -> None:
    for cookie in ("", f"{COOKIE}=", f"{COOKIE}=9999999999.0000", f"{COOKIE}=x.é"):
        assert HTTP.get(locked + path, headers={"Cookie": cookie.encode()}).status_code == 401
    assert unpack(hello(locked).content)[0]["error"]["code"] == "access"


def test_health_is_told_without_the_password(locked: str) -> None:
    assert HTTP.get(f"{locked}{ROOT}/healthz").json() == {"status": "ready"}
    assert HTTP.get(f"{locked}/nowhere{ROOT}/healthz").status_code == 401


def test_the_password_opens_the_page_and_our_routes(locked: str) -> None:
    with httpx.Client(base_url=locked, verify=False, timeout=60) as browser:
        assert 'type="password"' in browser.get("/?edgetam=abc").text
        wrong = browser.post("/", data={"password": "open barley"})
        assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
        right = browser.post("/?edgetam=abc", data={"password": "open sesame"})
        assert (right.status_code, right.headers["location"]) == (303, "?edgetam=abc")
        attributes = {part.strip().lower() for part in right.headers["set-cookie"].split(";")}
        assert {"httponly", "samesite=strict", "path=/"} <= attributes
        assert "gradio_config" in browser.get("/").text
        answer = browser.post(f"{ROOT}/call", content=HELLO, headers=TOKEN)
        assert unpack(answer.content)[0]["token"]


def test_programs_give_the_password_in_a_header(locked: str) -> None:
    for _ in range(ATTEMPTS + 2):
        assert unpack(hello(locked, Authorization="Bearer open sesame").content)[0]["token"]
    assert HTTP.get(f"{locked}{ROOT}/metrics", auth=("prometheus", "open sesame")).status_code == 200
    assert HTTP.get(f"{locked}{ROOT}/metrics", auth=("prometheus", "")).status_code == 401


def test_guessing_is_slowed_down(controller: Controller) -> None:
    with served(controller, password="open sesame") as address:
        codes = [HTTP.post(address, data={"password": str(number)}).status_code for number in range(ATTEMPTS + 2)]
        assert codes == [401] * ATTEMPTS + [429] * 2
        assert HTTP.post(address, data={"password": "open sesame"}).status_code == 429


@pytest.mark.parametrize(
    "text", ["example.org", "https://", "ftp://a.b", "https://a.b/c", "*", "https://a b", "null", "", "http://["]
)
def test_what_is_no_origin_is_refused(controller: Controller, text: str) -> None:
    with pytest.raises(EdgeTamError, match="not an origin"):
        launch(controller, allow_origin=[text])


def test_origins_are_written_as_browsers_do() -> None:
    assert as_origin("HTTPS://Lab.example.org:443/") == "https://lab.example.org"
    assert as_origin("http://[::1]:80") == "http://[::1]"
    assert as_origin("http://a.b:8000") == "http://a.b:8000"


@pytest.mark.parametrize("path", ["run/masks", "queue/join", "mcp/gradio_api/edgetam/mcp"])
@pytest.mark.parametrize("told", [True, False])
def test_a_body_that_is_too_large_is_not_read(url: str, path: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_BYTES", 1 << 20)
    body = bytes((1 << 20) + 1)
    answer = HTTP.post(f"{url}/gradio_api/{path}", content=body if told else iter([body]))
    assert answer.status_code == 413
    assert "The request has more than 1 MB." in answer.text


@pytest.mark.parametrize("path", ["queue/join", "edgetam/v1/sessions", "edgetam/v1/sessions/a/operations"])
def test_a_body_of_too_many_values_is_not_read(url: str, path: str) -> None:
    answer = HTTP.post(f"{url}/gradio_api/{path}", json={"data": [1] * MAX_VALUES})
    assert answer.status_code != 413
    answer = HTTP.post(f"{url}/gradio_api/{path}", json={"data": [1] * (MAX_VALUES + 1)})
    assert answer.status_code == 413
    assert "more than 100,000 values." in answer.text


def test_a_body_that_is_not_too_large_comes_through(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_BYTES", len(HELLO))
    assert HTTP.post(f"{url}/gradio_api/cancel", json={}).status_code == 422
    monkeypatch.setattr(bodies, "MAX_BYTES", 1)
    assert unpack(hello(url).content)[0]["token"]
