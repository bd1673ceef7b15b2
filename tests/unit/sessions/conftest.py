"""What tests of users share."""

from __future__ import annotations

import pytest

from edgetam_ui.sessions.users import Users


@pytest.fixture
def without_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Users end, and the store is swept, when the test says so: the timer's first look comes at any moment."""
    monkeypatch.setattr(Users, "_start_timer", lambda users: None)
