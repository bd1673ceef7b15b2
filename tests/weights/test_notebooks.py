"""The lessons: each runs from top to bottom, shows what it teaches, and is committed without outputs.

They share one kernel, so that torch and the rest are loaded once; its names are cleared before each.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "edgetam_ui" / "lessons").glob("*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"
FOLDED = re.compile(r"<details><summary>One solution</summary>\n\n```python\n(.*?)```.*?</details>", re.DOTALL)

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KernelManager, Path]]:
    """A kernel, and the empty folder that it works in."""
    folder = tmp_path_factory.mktemp("work")
    manager = KernelManager(kernel_name="python3")
    state = str(tmp_path_factory.mktemp("state"))
    manager.start_kernel(cwd=str(folder), env={**os.environ, "XDG_STATE_HOME": state, "HF_HUB_OFFLINE": "1"})
    yield manager, folder
    manager.shutdown_kernel(now=True)


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def solutions(notebook: Any) -> list[str]:
    return FOLDED.findall("\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown"))


@each_notebook
def test_a_notebook_runs(path: Path, kernel: tuple[KernelManager, Path]) -> None:
    manager, folder = kernel
    notebook = nbformat.read(path, as_version=4)
    clear = nbformat.v4.new_code_cell("%reset -f")
    notebook.cells = [clear, *notebook.cells, *map(nbformat.v4.new_code_cell, solutions(notebook))]
    begun = time.monotonic()
    NotebookClient(notebook, km=manager, timeout=600).execute()
    print(f"{path.stem}: {time.monotonic() - begun:.0f} s")
    assert all(cell.execution_count for cell in code_cells(notebook))
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []
    shown = [output.data for output in outputs if "data" in output]
    assert sum("image/png" in data for data in shown) >= 3
    if "EdgeTamWidget" in path.read_text(encoding="utf-8"):
        # The bar that transformers shows while it loads is a widget too.
        assert any(VIEW in data and data["text/plain"].startswith("EdgeTamWidget(") for data in shown)
        assert any('class="edgetam-still"' in data.get("text/html", "") for data in shown)
    assert list(folder.iterdir()) == []


@each_notebook
def test_a_notebook_has_the_parts_of_a_lesson(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not [cell.id for cell in code_cells(notebook) if cell.outputs or cell.execution_count is not None]
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "**What to see.**" in text
    assert "## An experiment" in text or path.stem == "07-how-the-model-fails"
    assert any(line.startswith("assert ") for cell in code_cells(notebook) for line in cell.source.splitlines())
    assert len(solutions(notebook)) == text.count("**Your turn.**") == 1
    for name in re.findall(r"\]\(([^)]+)\)", text):
        assert (path.parent / name).exists()


@each_notebook
def test_a_kernel_without_the_package_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = code_cells(nbformat.read(path, as_version=4))[0].source
    monkeypatch.setitem(sys.modules, "edgetam_ui", None)
    with pytest.raises(ModuleNotFoundError, match=r"has no edgetam_ui\..*kernel.*pip install"):
        exec(check, {})


def test_the_documentation_lists_them_all() -> None:
    assert len(NOTEBOOKS) == 8
    text = (ROOT / "docs" / "lessons.md").read_text(encoding="utf-8")
    assert [path.name for path in NOTEBOOKS if path.name not in text] == []
