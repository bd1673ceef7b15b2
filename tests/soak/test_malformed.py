"""Ten thousand malformed requests."""

from __future__ import annotations

import httpx

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts.gradio_app import ROOT
from tests.attack import attack
from tests.sequences import FRAMES


def test_malformed_requests() -> None:
    controller = Controller(engine=FakeEngine())
    with served(controller) as address, httpx.Client(timeout=60) as http:
        codes = attack(http, address.rstrip("/") + ROOT, controller, FRAMES, count=10_000, seed=1)
    print(dict(codes))
    assert codes["message"] > 4000
    controller.close()
