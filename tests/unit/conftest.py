"""Unit tests use the fake engine: no weights, no browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edgetam_ui import Controller, FakeEngine


@pytest.fixture(scope="session")
def controller() -> Iterator[Controller]:
    """One fake model for all tests."""
    made = Controller(engine=FakeEngine())
    yield made
    made.close()
