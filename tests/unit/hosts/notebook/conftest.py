"""Widgets without a notebook: one model for all, their drafts in a folder of the test's, and the page's end of each."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from edgetam_ui import Controller, EdgeTamWidget
from edgetam_ui.hosts.notebook import replay
from edgetam_ui.hosts.notebook import widget as module
from edgetam_ui.hosts.notebook.cells import Cell

CHEETAH = (128, 128)


@pytest.fixture(autouse=True)
def _one_model(controller: Controller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "_controllers", {("practice", "cpu", "fp32", "auto"): controller})
    monkeypatch.setattr(replay, "after_each_cell", lambda callback: lambda: None)  # no shell runs cells here
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def make() -> Iterator[Callable[..., EdgeTamWidget]]:
    made = []

    def build(source: Any = None, **more: Any) -> EdgeTamWidget:
        made.append(EdgeTamWidget(source, checkpoint="practice", device="cpu", precision="fp32", **more))
        return made[-1]

    yield build
    for widget in made:
        widget.close()


class Page:
    """The browser's end of a widget: what it asks, and all that it hears."""

    def __init__(self, widget: EdgeTamWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.widget = widget
        self.heard: list[tuple[dict[str, Any], list[bytes]]] = []
        self._news = threading.Condition()
        monkeypatch.setattr(widget, "send", self._hear)

    def _hear(self, content: dict[str, Any], buffers: Any = None) -> None:
        json.dumps(content, allow_nan=False)
        with self._news:
            self.heard.append((content, list(buffers or [])))
            self._news.notify_all()

    def say(self, type: str, buffers: list[bytes] | None = None, id: str = "1", **content: Any) -> None:
        self.widget._handle_custom_msg({"id": id, "type": type, **content}, buffers or [])

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The meta of the first message heard that is `wanted`."""
        with self._news:
            found: list[dict[str, Any]] = []

            def look() -> bool:
                found[:] = [content for content, _ in self.heard if wanted(content)]
                return bool(found)

            assert self._news.wait_for(look, timeout=120)
            return found[0]["meta"]  # type: ignore[no-any-return]

    def ask(self, op: str, id: str = "1", **meta: Any) -> dict[str, Any]:
        self.say("call", id=id, op=op, meta=meta)
        return self.wait(lambda content: content.get("id") == id)


def run_cell(monkeypatch: pytest.MonkeyPatch, run: int, id: str = "cell") -> None:
    """From here on it is run number `run` of the cell `id` that makes widgets and edits."""
    for user in (module, replay):
        monkeypatch.setattr(user, "current_cell", lambda: Cell("lesson.ipynb", id, run))
