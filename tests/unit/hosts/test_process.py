"""What a server asks of the system."""

from __future__ import annotations

import importlib
import resource
import signal
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from edgetam_ui import FakeEngine
from edgetam_ui.hosts import process


def test_as_many_files_may_be_open_as_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.append(limits))
    for limits in ((1024, 4096), (1024, resource.RLIM_INFINITY), (4096, 4096), (resource.RLIM_INFINITY,) * 2):
        monkeypatch.setattr(resource, "getrlimit", lambda kind, limits=limits: limits)
        process.allow_open_files()
    assert asked == [(4096, 4096), (process.OPEN_FILES, resource.RLIM_INFINITY)]


def test_a_replica_may_have_as_many_files_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ray", "ray.serve", "ray.serve.config"):
        monkeypatch.setitem(sys.modules, name, MagicMock())
    monkeypatch.delitem(sys.modules, "edgetam_ui.hosts.ray_serve", raising=False)
    ray_serve = importlib.import_module("edgetam_ui.hosts.ray_serve")
    monkeypatch.delitem(sys.modules, "edgetam_ui.hosts.ray_serve")  # nobody shall find it without Ray
    asked: list[bool] = []
    monkeypatch.setattr(process, "allow_open_files", lambda: asked.append(True))
    monkeypatch.setattr(sys, "setswitchinterval", lambda seconds: None)
    ray_serve.Replica(ray_serve.Settings({"engine": FakeEngine()}, {}, tmp_path))
    assert asked == [True]


def test_sigterm_ends_as_ctrl_c_does(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    class Timer:
        def __init__(self, seconds: float, *_: object) -> None:
            self.seconds = seconds

        def start(self) -> None:
            begun.append(self.seconds)

    monkeypatch.setattr(process.threading, "Timer", Timer)
    before = signal.getsignal(signal.SIGTERM)
    try:
        process.end_when_told()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert begun == [process.CLOSING_SECONDS]
