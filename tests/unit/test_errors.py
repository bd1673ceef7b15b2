"""What a user reads of an error."""

from __future__ import annotations

import pytest

from edgetam_ui import Controller, FakeEngine, PromptError
from edgetam_ui.errors import LONGEST
from tests.media import moving_disc


def test_what_was_given_is_repeated_no_longer_than_can_be_read() -> None:
    session = Controller(engine=FakeEngine()).open(moving_disc(1)[0])
    with pytest.raises(PromptError) as told:
        session.add_object("x" * 5000)
    assert len(str(told.value)) < 2 * LONGEST
    assert told.value.message.startswith("name cannot be 'xxx")
    assert told.value.message.endswith("x'.")
