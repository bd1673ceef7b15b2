"""Malformed requests over HTTP get an honest answer, and the session stays as it was."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from edgetam_ui import Controller
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts.gradio_app import ROOT
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
