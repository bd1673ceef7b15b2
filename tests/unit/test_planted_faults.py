"""The unit tests can tell a session that is wrong: each fault planted in a copy of the package turns them red."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAULTS = {
    "nothing": ("predictor.py", "", ""),
    "a barrier is crossed": (
        "propagation.py",
        "[item.id for item in visit.objects if visit.frame not in item.chains]",
        "[item.id for item in visit.objects]",
    ),
    "the seed of a correction is ignored": (
        "predictor.py",
        "if isinstance(step, AddPoints) and step.corrects is not None:",
        "if step is None:",
    ),
    "staleness is forgotten": (
        "history.py",
        "stale = tuple((number, True) for number, _ in self.runs)",
        "stale = self.runs",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_the_unit_tests_red(fault: str, tmp_path: Path) -> None:
    name, right, wrong = FAULTS[fault]
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
            "-x",
            "-p",
            "no:cacheprovider",
            "tests/unit/sessions/test_propagation.py",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(tmp_path) not in sys.path
    assert result.returncode == (0 if fault == "nothing" else 1), result.stdout
