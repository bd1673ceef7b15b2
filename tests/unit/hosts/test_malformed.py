"""Malformed requests over HTTP get an honest answer, and the session stays as it was."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from edgetam_ui import Controller
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.protocol.envelope import pack, unpack
from tests.attack import attack
from tests.sequences import FRAMES


@pytest.fixture(scope="module")
def url(controller: Controller) -> Iterator[str]:
    with served(controller) as address:
        yield address.rstrip("/") + ROOT


def test_malformed_requests(controller: Controller, url: str) -> None:
    with httpx.Client(timeout=60) as http:
        codes = attack(http, url, controller, FRAMES, count=500, seed=0)
    assert codes["message"] > 200
    assert set(codes) <= {"", "message", "prompt", "session", "media", "export"}


@pytest.mark.parametrize("more", [{"token": 7}, {"token": {}}, {"client": 7}, {"name": "a"}, {"token": "a" * 300}])
def test_nobody_joins_by_a_malformed_hello(controller: Controller, url: str, more: dict[str, object]) -> None:
    before = len(controller.users.all())
    response = httpx.post(
        f"{url}/call", content=pack({"op": "hello", **more}), headers={"X-EdgeTAM-Token": "new"}, timeout=60
    )
    assert unpack(response.content)[0]["error"]["code"] == "message"
    assert len(controller.users.all()) == before
