"""Where a Chromium is looked for. Nothing here starts one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from edgetam_ui.bench import browser


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.touch(0o755)
    return str(path)


def test_the_environment_goes_before_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, found = program(tmp_path, "mine"), program(tmp_path, "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", mine)
    assert browser.find_chromium() == mine
    monkeypatch.delenv("CHROMIUM")
    assert browser.find_chromium() == found


def test_a_missing_chromium_is_reported_and_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    monkeypatch.setattr(browser, "_playwright_has_one", lambda: True)
    assert browser.find_chromium() is None
    monkeypatch.setattr(browser, "_playwright_has_one", lambda: False)
    with pytest.raises(browser.BrowserError, match="Install one"):
        browser.find_chromium()


def test_a_missing_playwright_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(browser.BrowserError, match="pip install playwright"):
        browser.find_chromium()
