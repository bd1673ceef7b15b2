"""The simulated people: what they do is counted, and what goes wrong is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgetam_ui import Controller, FakeEngine, PromptError
from edgetam_ui.bench.load import bench_load


def test_people_open_click_and_propagate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    controller = Controller(engine=FakeEngine())
    assert bench_load(controller, people=2, seconds=1.0, json_file=tmp_path / "figures.json") == 0
    controller.close()
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures == json.loads(capsys.readouterr().out)
    parts = {name: part for name, part in figures.items() if isinstance(part, dict)}
    assert list(parts)[:3] == ["clicking alone", "propagating alone", "2 people"]
    assert all(part["errors"] == 0 for part in parts.values())
    assert figures["clicking alone"]["click_ms"]["count"] > 0
    assert figures["propagating alone"]["frames_per_second"]["median"] > 0
    assert figures["2 people"]["open_s"]["count"] == 2


@pytest.mark.parametrize(("people", "seconds"), [(0, 1.0), (1, 0.0), (1, float("nan"))])
def test_nobody_for_no_time_cannot_be_measured(people: int, seconds: float) -> None:
    with pytest.raises(PromptError):
        bench_load(Controller(engine=FakeEngine()), people, seconds)
