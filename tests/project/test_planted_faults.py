"""The unit tests can tell a session that is wrong: each fault planted in a copy of the package turns them red."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAULTS = {
    "nothing": ("predictor.py", "", "", ""),
    "a barrier is crossed": (
        "plan.py",
        "yield left, min(barrier, count) - 1",
        "yield left, count - 1",
        "test_a_prompted_frame_is_a_barrier",
    ),
    "the seed of a correction is ignored": (
        "predictor.py",
        "if isinstance(step, AddPoints) and step.corrects is not None:",
        "if step is None:",
        "test_a_first_click_on_a_tracked_frame_corrects_what_was_tracked",
    ),
    "the evidence of a correction is left out": (
        "evidence.py",
        "first.corrects is None",
        "first.corrects",
        "test_a_first_click_on_a_tracked_frame_corrects_what_was_tracked",
    ),
    "staleness is forgotten": (
        "history.py",
        "return replace(self, runs=runs)",
        "return self",
        "test_a_correction_sticks",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_the_unit_tests_red(fault: str, tmp_path: Path) -> None:
    name, right, wrong, red = FAULTS[fault]
    shutil.copytree(ROOT / "edgetam_ui", tmp_path / "edgetam_ui", ignore=shutil.ignore_patterns("*.safetensors"))
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "edgetam_ui" / "sessions" / name
    text = file.read_text()
    assert right in text
    file.write_text(text.replace(right, wrong))
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/unit/sessions/test_propagation.py",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == (1 if red else 0), result.stdout
    assert not red or f"::{red}\n" in result.stdout.replace(" - ", "\n"), result.stdout
