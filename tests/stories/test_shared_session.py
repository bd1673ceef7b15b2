"""Two pages and a notebook's code on one session: each sees the others' clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import Queue

import numpy as np
import pytest
from playwright.sync_api import expect

from edgetam_ui import Controller, EdgeTamWidget, Session
from edgetam_ui.core.palette import PALETTE

from .conftest import Canvas
from .drawn import CHEETAH, assert_drawn


@pytest.fixture
def session(controller: Controller, photo: Path) -> Iterator[Session]:
    with closing(controller.open(photo)) as opened:
        yield opened


def test_everyone_sees_what_the_others_do(
    new_canvas: Callable[..., Canvas], controller: Controller, session: Session
) -> None:
    token = controller.share(session).token
    one, two = new_canvas(query=f"?edgetam={token}"), new_canvas(query=f"?edgetam={token}")
    widget = EdgeTamWidget(session, controller=controller)
    told: Queue[list[int]] = Queue()  # from threads of its own
    widget.observe(lambda change: told.put(sorted(change["new"])), "masks")
    before = two.pixels()
    one.click(*CHEETAH)
    expect(two.find("object-1")).to_be_visible()
    two.settle()
    assert_drawn(two, before, session.masks()[1], PALETTE[0])
    assert np.array_equal(widget.masks[1], session.masks()[1])
    two.press("add-object")
    two.click(60, 40)
    expect(one.find("object-2")).to_be_visible()
    widget.add_box(3, [10, 10, 200, 80])
    expect(one.find("object-3")).to_be_visible()
    expect(two.find("object-3")).to_be_visible()
    session.remove_object(2)  # a cell that holds the session itself
    expect(one.find("object-2")).to_have_count(0)
    expect(two.find("object-2")).to_have_count(0)
    while told.get(timeout=300) != [1, 3]:
        pass
    one.page.keyboard.press("Control+z")
    expect(two.find("object-2")).to_be_visible()
    while told.get(timeout=300) != [1, 2, 3]:
        pass
    assert "edgetam=" not in one.page.url
    widget.close()
    assert sorted(session.masks()) == [1, 2, 3]
