"""Rows of ours beside plain transformers: they alternate, and the figures are of the rounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgetam_ui.bench.paired import Row, compare, report, take_turns, tell

ROW = Row("encode", "ms", 100.0, 300.0, 3.0, (2.5, 3.5))


def test_both_take_turns_after_one_call_each_that_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now, called = [0.0], []
    monkeypatch.setattr("edgetam_ui.bench.paired.time.perf_counter", lambda: now[0])

    def work(name: str, seconds: list[float]) -> None:
        called.append(name)
        now[0] += seconds.pop(0)

    ours, bare = [9.0, 1.0, 2.0, 1.0], [9.0, 4.0, 4.0, 5.0]
    row = take_turns("track", lambda: work("ours", ours), lambda: work("bare", bare), rounds=3, parts=2)
    assert called == ["ours", "bare"] * 4
    assert row == Row("track", "ms", 500.0, 2000.0, 4.0, (3.0, 4.5))


def test_one_round_has_no_spread() -> None:
    assert compare("start", "s", 1.0, 2.0, [2.0]) == Row("start", "s", 1.0, 2.0, 2.0, (2.0, 2.0))


def test_an_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = {"name": "encode", "unit": "ms", "ours": 100.0, "bare": 300.0, "ratio": 3.0, "spread": [2.5, 3.5]}
    assert report([ROW, ROW], Path("-")) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [expected] * 2
    assert report([ROW], tmp_path / "rows.json") == 0
    assert json.loads((tmp_path / "rows.json").read_text()) == expected
    assert "encode, ms" in capsys.readouterr().out


def test_a_table_of_its_own_is_printed_but_where_the_rows_go_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = Row("answer", "ms", 12.0)
    expected = {"name": "answer", "unit": "ms", "ours": 12.0, "bare": None, "ratio": None, "spread": None}
    assert tell("the table", [row], Path("-")) == 0
    assert json.loads(capsys.readouterr().out) == expected
    assert tell("the table", [row], tmp_path / "rows.json") == 0
    assert capsys.readouterr().out == "the table\n"
    assert json.loads((tmp_path / "rows.json").read_text()) == expected


def test_a_row_without_bare_has_gaps_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Row("answer", "ms", 12.0)], None) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["answer,", "ms", "12.000"]
