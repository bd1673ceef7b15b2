"""`--json -`: what each measurement writes to standard output, on the fake engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.answer import bench_answer
from edgetam_ui.bench.corrections import bench_corrections
from edgetam_ui.bench.doubt import bench_doubt
from edgetam_ui.bench.load import bench_load

KEYS = ["name", "unit", "ours", "bare", "ratio", "spread"]
STDOUT = Path("-")
Measure = Callable[[Controller], int]


@pytest.mark.parametrize(
    "measure",
    [
        lambda controller: bench_answer(controller, 1, STDOUT),
        lambda controller: bench_corrections(controller, 1, STDOUT),
        lambda controller: bench_doubt(controller, 1, STDOUT),
        lambda controller: bench_load(controller, 1, 0.3, STDOUT),
    ],
    ids=["answer", "corrections", "doubt", "load"],
)
def test_standard_output_has_an_object_a_line_and_nothing_else(
    measure: Measure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert measure(Controller(engine=FakeEngine())) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(list(row) == KEYS for row in rows)
    assert not list(tmp_path.iterdir())
