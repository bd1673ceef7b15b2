"""Images that are encoded before somebody clicks on them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from edgetam_ui.sessions.preparing import Ahead


def test_only_what_was_wanted_last_is_encoded_and_by_one_thread() -> None:
    begun, going_on, done = threading.Event(), threading.Event(), threading.Event()
    encoded, threads = [], set()

    def image(name: str, work: Any = lambda: None) -> Any:
        def prepare() -> None:
            threads.add(threading.get_ident())
            encoded.append(name)
            work()

        return SimpleNamespace(prepare=prepare, medium=SimpleNamespace(name=name))

    def wait() -> None:
        begun.set()
        going_on.wait(30)

    def fail() -> None:
        raise ValueError("unforeseen")

    def named(names: Iterable[str]) -> list[Any]:
        return [image(name) for name in names]

    ahead = Ahead()
    ahead.want([image("first", wait), *named("ab")])
    assert begun.wait(30)
    for wanted in ("cd", "ef"):
        ahead.want(named(wanted))
    ahead.want([image("broken", fail), image("last", done.set)])
    going_on.set()
    assert done.wait(30)
    assert encoded == ["first", "broken", "last"]
    assert len(threads) == 1
