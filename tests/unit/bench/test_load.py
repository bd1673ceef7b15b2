"""The simulated people: what they do is counted, and what goes wrong is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgetam_ui import Controller, FakeEngine, PromptError
from edgetam_ui.bench.load import Crowd, aims_of_fourth, aims_of_many, aims_of_restless, bench_load
from edgetam_ui.protocol.dispatch import Dispatcher


def test_people_open_click_and_propagate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    controller = Controller(engine=FakeEngine())
    assert bench_load(controller, people=2, seconds=0.8, json_file=tmp_path / "figures.json") == 0
    controller.close()
    printed = capsys.readouterr().out
    figures, _ = json.JSONDecoder().raw_decode(printed)
    parts = [figures["people"][name] for name in ("alone", "2 people")]
    assert all(part["errors"] == 0 for part in parts)
    assert parts[0]["click_ms"]["count"] > 0
    assert parts[0]["frames_per_second"]["median"] > 0
    assert all(part[f"open_{kind}_s"]["count"] > 0 for part in parts for kind in ("image", "video"))
    for aim in figures["aims"]:
        assert f"{'held' if aim['held'] else 'MISSED':7} {aim['what']}: " in printed
    assert len(figures["aims"]) >= 8
    rows = {row["name"]: row for row in map(json.loads, (tmp_path / "figures.json").read_text().splitlines())}
    assert rows["load, alone: click, median"]["ours"] == parts[0]["click_ms"]["median"]
    assert rows["load, 2 people: errors"]["ours"] == 0


def test_aims_are_missed_where_people_wait() -> None:
    one, many = (Crowd(Dispatcher(Controller(engine=FakeEngine())), 0.0) for _ in range(2))
    one.opens["image"], one.clicks, one.rates = [0.1, 0.3, 0.2], [0.01] * 20, [10.0]
    many.opens["image"], many.clicks, many.frames = [0.2, 2.1], [0.01] * 10 + [0.3], [4, 0]
    many.errors.append("no")
    assert [(aim.figure, aim.held) for aim in aims_of_many(one, many, step=0.1)] == [
        (pytest.approx(10.5), False),
        (0.3, False),
        (0, False),
        (1, False),
    ]
    assert aims_of_many(one, many, step=0.15)[1].held  # two steps of the model are allowed
    many.opens["image"], many.rates = [2.9], [2.0]
    assert [aim.held for aim in aims_of_restless(one, many)] == [True, True, False]
    (wait,) = aims_of_fourth(one, many, frame=0.1)
    assert (wait.figure, wait.held) == (pytest.approx(2.9), False)
    assert aims_of_fourth(one, many, frame=0.3)[0].held


@pytest.mark.parametrize(("people", "seconds"), [(0, 1.0), (1, 0.0), (1, float("nan"))])
def test_nobody_for_no_time_cannot_be_measured(people: int, seconds: float) -> None:
    with pytest.raises(PromptError):
        bench_load(Controller(engine=FakeEngine()), people, seconds)
