"""A server with a fake model, whose programs the tests are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served
from edgetam_ui.hosts.gradio_app import ROOT


@pytest.fixture(scope="session")
def controller() -> Iterator[Controller]:
    made = Controller(engine=FakeEngine())
    yield made
    made.close()


@pytest.fixture(scope="session")
def page(controller: Controller) -> Iterator[str]:
    """The address of the page."""
    with served(controller) as address:
        yield address.rstrip("/")


@pytest.fixture
def join(page: str) -> Iterator[Callable[[], httpx.Client]]:
    """Makes users: clients that send their token to the API."""
    made: list[httpx.Client] = []

    def one() -> httpx.Client:
        client = httpx.Client(base_url=f"{page}{ROOT}/v1", timeout=None)
        client.headers["X-EdgeTAM-Token"] = client.post("/users").json()["token"]
        made.append(client)
        return client

    yield one
    for client in made:
        client.close()


@pytest.fixture
def user(join: Callable[[], httpx.Client]) -> httpx.Client:
    return join()
