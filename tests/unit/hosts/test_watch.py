"""What a server tells of itself: metrics, health, the log; and how fast one address may make users."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from edgetam_ui import CheckpointError, Controller, FakeEngine
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts import watch
from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.hosts.rate_limit import RateLimit, address_of
from edgetam_ui.protocol.envelope import pack, unpack

HTTP = httpx.Client(timeout=60)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with closing(Controller(engine=FakeEngine())) as controller, served(controller) as address:
        yield address.rstrip("/") + ROOT


@pytest.fixture(scope="module")
def worked(url: str, photo: Path) -> Iterator[tuple[str, str]]:
    """The token of a user who has worked on the server, and what it logged."""
    written = io.StringIO()
    watch.log_requests(written)
    yield work(url, photo), written.getvalue()
    watch.log.handlers.clear()
    watch.log.setLevel(logging.NOTSET)
    watch.log.propagate = True


def post(url: str, path: str, meta: dict[str, object], *buffers: bytes, token: str = "new", address: str = "") -> bytes:
    headers = {"X-EdgeTAM-Token": token} | ({"X-Forwarded-For": address} if address else {})
    return HTTP.post(f"{url}/{path}", content=pack(meta, list(buffers)), headers=headers).content


def work(url: str, photo: Path) -> str:
    """A hello, an opening, a click, and three requests that fail; the token."""
    token = str(unpack(post(url, "call", {"op": "hello"}))[0]["token"])
    post(url, "stream", {"op": "open", "name": "secret holiday.jpg"}, photo.read_bytes(), token=token)
    click: dict[str, object] = {"op": "add_points", "object": 1, "points": [[250, 170]]}
    post(url, "call", click, token=token)
    post(url, "call", {**click, "points": [[9999, 1]]}, token=token)
    post(url, "call", {"op": f"made up {token}"}, token=token)
    post(url, "call", {"op": "state"}, token="x" * 32)
    return token


def test_metrics_count(url: str, worked: tuple[str, str]) -> None:
    token, _ = worked
    answer = HTTP.get(f"{url}/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert token not in answer.text
    assert "holiday" not in answer.text
    figures = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert figures["edgetam_users",] == figures["edgetam_sessions",] == 1
    assert figures["edgetam_queue_length",] == 0
    assert figures["edgetam_bytes", "embeddings"] > 0
    assert figures["edgetam_request_seconds_count", "hello"] == figures["edgetam_request_seconds_count", "open"] == 1
    assert figures["edgetam_request_seconds_count", "add_points"] == 2
    assert figures["edgetam_errors_total", "add_points", "prompt"] == 1
    assert figures["edgetam_errors_total", "message", "unknown"] == 1
    assert figures["edgetam_errors_total", "session", "unknown"] == 1


def test_the_log_has_a_line_a_request_and_nothing_of_the_user(worked: tuple[str, str]) -> None:
    token, text = worked
    assert token not in text
    assert "holiday" not in text
    read = [json.loads(line) for line in text.splitlines()]
    assert [(line["op"], line.get("error")) for line in read] == [
        ("hello", None),
        ("open", None),
        ("add_points", None),
        ("add_points", "prompt"),
        ("unknown", "message"),
        ("unknown", "session"),
    ]
    assert len({line["user"] for line in read[:5]}) == 1
    assert all(line["ms"] >= 0 for line in read)


def test_hellos_from_one_address_are_limited(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def error(**more: object) -> dict[str, str] | None:
        return unpack(post(url, "call", {"op": "hello", **more}, address="203.0.113.5"))[0].get("error")  # type: ignore[no-any-return]

    token = unpack(post(url, "call", {"op": "hello"}, address="203.0.113.5"))[0]["token"]
    monkeypatch.setattr(RateLimit, "take", lambda self, address: 7.2 if address == "203.0.113.5" else 0.0)
    refused = error()
    assert refused is not None
    assert refused["code"] == "access"
    assert "7 seconds" in refused["hint"]
    assert error(token=token) is None
    assert "token" in unpack(post(url, "call", {"op": "hello"}, address="203.0.113.6"))[0]


def test_health_follows_the_model() -> None:
    with closing(Controller()) as controller:
        watched = watch.Watched(controller)
        assert watched.health() == "loading"
        controller._failed = CheckpointError("No weights.")
        assert watched.health() == "failed"


def test_a_rate_limit_lets_a_burst_through_and_then_a_trickle(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("edgetam_ui.hosts.rate_limit.time.monotonic", lambda: now)
    limit = RateLimit(burst=3, per_second=0.5)
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 2]
    assert limit.take("b") == 0
    now = 2.0
    assert [limit.take("a"), limit.take("a")] == [0, 2]
    now = 1000.0
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 2]


def test_whose_request_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    scope = {"client": ("10.0.0.1", 5), "headers": [(b"x-forwarded-for", b"6.6.6.6, 203.0.113.9")]}
    assert address_of(scope) == "10.0.0.1"
    assert address_of({**scope, "client": ("2001:db8::5", 5)}) == "2001:db8::/64"
    monkeypatch.setenv("SPACE_ID", "me/edgetam")
    assert address_of(scope) == "203.0.113.9"
