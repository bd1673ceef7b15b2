"""The folder of a Space: what Hugging Face reads of it, and what it is not written over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from edgetam_ui import cli
from edgetam_ui.hosts.space.folder import FILES, PACKAGE, front_matter
from edgetam_ui.hosts.space.kinds import KINDS

COLORS = {"red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"}
SHORT = 60
"""Letters that Hugging Face takes of a short description."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_front_matter_is_as_the_reference_says(kind: str) -> None:
    front = front_matter(KINDS[kind])
    assert {front["colorFrom"], front["colorTo"]} <= COLORS
    assert len(front["short_description"]) <= SHORT
    assert front["suggested_hardware"] == {"cpu": "cpu-basic", "gpu": "t4-small", "zero-gpu": "zero-a10g"}[kind]
    assert front["preload_from_hub"] == front["models"] == ["yonigozlan/EdgeTAM-hf"]
    written = yaml.safe_load(yaml.safe_dump(front))
    assert isinstance(written["python_version"], str), "a number would drop the zero of 3.10"


def test_the_folder_holds_all_that_a_space_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    space = tmp_path / "space"
    assert cli.main(["space", str(space), "--kind", "zero-gpu"]) == 0
    assert "hf upload" in capsys.readouterr().out
    before, front, text = (space / "README.md").read_text().split("---\n", 2)
    assert not before
    assert yaml.safe_load(front) == front_matter(KINDS["zero-gpu"])
    assert KINDS["zero-gpu"].expect in text
    assert "$" not in text
    needed = (space / "requirements.txt").read_text().splitlines()
    assert not [line for line in needed if line.startswith("gradio") or ";" in line]
    assert [line for line in needed if line.startswith("transformers")]
    assert set(KINDS["zero-gpu"].requirements) <= set(needed)
    copied = {path.relative_to(space / "edgetam_ui") for path in (space / "edgetam_ui").rglob("*") if path.is_file()}
    ours = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file()}
    assert copied == {path for path in ours if "__pycache__" not in path.parts}


def test_it_is_written_again_over_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text((FILES / "app.py").read_text())
    (tmp_path / "edgetam_ui").mkdir()
    (tmp_path / "edgetam_ui" / "gone.py").write_text("")
    (tmp_path / ".gitattributes").write_text("mine")
    assert cli.main(["space", str(tmp_path), "--kind", "gpu"]) == 0
    assert not (tmp_path / "edgetam_ui" / "gone.py").exists()
    assert (tmp_path / ".gitattributes").read_text() == "mine"
    assert "t4-small" in (tmp_path / "README.md").read_text()


@pytest.mark.parametrize("there", ["app.py", "edgetam_ui"])
def test_another_program_is_left_alone(there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / there).mkdir() if there == "edgetam_ui" else (tmp_path / there).write_text("mine")
    assert cli.main(["space", str(tmp_path)]) == 2
    assert "another program" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {there}


def test_it_is_not_written_into_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["space", str(PACKAGE / "space")]) == 2
    assert "in the program itself" in capsys.readouterr().err
    assert not (PACKAGE / "space").exists()
