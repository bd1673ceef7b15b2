"""The folder of a Space: what Hugging Face reads of it, and what it is not written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from edgetam_ui import cli
from edgetam_ui.hosts.space import folder
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


THEIRS = """---
title: Ours
sdk: gradio
sdk_version: 4.0.0
pinned: true
---

"""


def test_what_others_wrote_in_the_readme_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "README.md"
    path.write_text(THEIRS + "# Our lab\n\nFor $5.\n")
    for kind in ("cpu", "gpu"):
        assert cli.main(["space", str(tmp_path), "--kind", kind]) == 0
        assert "README.md was there" in capsys.readouterr().out
    before, front, text = path.read_text().split("---\n", 2)
    assert not before
    assert yaml.safe_load(front) == {**front_matter(KINDS["gpu"]), "title": "Ours", "pinned": True}
    assert text.startswith("\n# Our lab\n\nFor $5.\n")
    assert text.count(folder.FROM_HERE) == text.count("--kind gpu") == 1
    assert KINDS["cpu"].expect not in text


@pytest.mark.parametrize("theirs", ["", THEIRS + "Check out the configuration reference at https://hf.co\n"])
def test_a_readme_that_says_nothing_is_replaced(theirs: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(theirs)
    assert cli.main(["space", str(tmp_path)]) == 0
    text = (tmp_path / "README.md").read_text()
    assert "# EdgeTAM UI\n\nClick on an object" in text
    assert "Check out" not in text


@pytest.mark.parametrize(
    "theirs", ["text", "---\n[\n---\ntext", "---\n- 1\n---\ntext", "---\ntitle: x", "--- text\udcff"]
)
def test_a_readme_of_no_form_stays_as_text(theirs: str, tmp_path: Path) -> None:
    readme = folder.readme(KINDS["cpu"], theirs)
    front = readme.split("---\n", 2)[1]
    assert yaml.safe_load(front) == front_matter(KINDS["cpu"])
    assert theirs.rsplit("\n", maxsplit=1)[-1] in readme


def test_links_are_replaced_and_not_followed(tmp_path: Path) -> None:
    space = tmp_path / "space"
    assert cli.main(["space", str(space)]) == 0
    for name in ("README.md", "requirements.txt", ".gitattributes"):
        (space / name).unlink(missing_ok=True)
        (tmp_path / name).write_text("mine")
        (space / name).symlink_to(tmp_path / name)
    assert cli.main(["space", str(space)]) == 0
    assert all((tmp_path / name).read_text() == "mine" for name in ("README.md", "requirements.txt", ".gitattributes"))
    assert "mine" not in (space / "README.md").read_text()


def test_the_space_stays_where_the_copy_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(["space", str(tmp_path)]) == 0
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))

    def fail(*given: object, **named: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(shutil, "copytree", fail)
    assert cli.main(["space", str(tmp_path)]) == 2
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo.jpg").touch()
    assert cli.main(["space", str(tmp_path / "photo.jpg")]) == 2
    assert capsys.readouterr().err.endswith("photo.jpg could not be written: File exists. Give another folder.\n")


@pytest.mark.parametrize("there", ["app.py", "edgetam_ui", "requirements.txt"])
def test_another_program_is_left_alone(there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / there).mkdir() if there == "edgetam_ui" else (tmp_path / there).write_text("mine")
    assert cli.main(["space", str(tmp_path)]) == 2
    assert "holds another program" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {there}


def test_it_is_not_written_over_the_program_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = shutil.copytree(PACKAGE / "hosts", tmp_path / PACKAGE.name)
    monkeypatch.setattr(folder, "PACKAGE", program)
    assert cli.main(["space", str(tmp_path)]) == 2
    assert "holds the program that runs" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {PACKAGE.name}


def test_it_is_not_written_into_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["space", str(PACKAGE / "space")]) == 2
    assert "in the program itself" in capsys.readouterr().err
    assert not (PACKAGE / "space").exists()
