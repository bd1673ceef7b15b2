"""The package's own promises: what importing costs, who imports whom, what the wheel holds."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import edgetam_ui

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "edgetam_ui"

MAY_IMPORT = {
    "errors": set(),
    "cache": set(),
    "card": set(),
    "prompts": {"errors"},
    "messages": {"errors"},
    "masks": {"errors"},
    "media": {"errors", "pixels", "readers"},
    "pixels": {"errors"},
    "readers": {"errors", "pixels"},
    "journal": {"prompts", "masks"},
    "loading": {"errors"},
    "engine": {"errors", "loading", "prompts"},
    "tracking": {"engine"},
    "answers": {"cache", "journal", "masks", "media", "engine"},
    "tracks": {"journal", "masks"},
    "propagation": {"answers", "errors", "journal", "masks", "media", "tracks", "engine", "tracking"},
    "exports": {"errors", "masks", "media", "session"},
    "session": {
        "answers",
        "cache",
        "errors",
        "exports",
        "journal",
        "masks",
        "media",
        "prompts",
        "propagation",
        "tracks",
        "engine",
    },
    "controller": {"cache", "errors", "media", "session", "engine"},
    "examples": {"errors", "media"},
    "dispatch": {
        "answers",
        "card",
        "controller",
        "errors",
        "examples",
        "exports",
        "media",
        "messages",
        "session",
        "wire",
    },
    "wire": {"answers", "controller", "messages"},
    "gradio_app": {"controller", "dispatch", "errors", "messages"},
    "drafts": set(),
    "still": {"errors", "session"},
    "edits": {"controller", "dispatch", "drafts", "errors", "messages", "session"},
    "carrier": {"controller", "dispatch", "edits", "errors", "messages"},
    "widget": {"carrier", "controller", "drafts", "edits", "masks", "messages", "prompts", "session", "still"},
    "bench": {"controller", "errors", "gradio_app", "prompts", "examples", "engine"},
    "cli": {"bench", "controller", "errors", "gradio_app", "session", "__init__"},
    "__main__": {"cli"},
    "__init__": {"answers", "controller", "errors", "propagation", "session", "widget"},
}
TOUCHES_TORCH = {"loading", "engine", "tracking"}


def imports(path: Path) -> tuple[set[str], set[str]]:
    """(our own modules, others) that a file imports anywhere."""
    ours: set[str] = set()
    others: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            ours |= {node.module} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            others.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            others |= {alias.name.split(".")[0] for alias in node.names}
    return {name if (PACKAGE / f"{name}.py").exists() else "__init__" for name in ours}, others


@pytest.mark.parametrize("module", sorted(path.stem for path in PACKAGE.glob("*.py")))
def test_who_imports_whom(module: str) -> None:
    ours, others = imports(PACKAGE / f"{module}.py")
    assert ours <= MAY_IMPORT[module]
    if module not in TOUCHES_TORCH:
        assert not others & {"torch", "torchvision", "transformers", "timm"}
    if module not in ("gradio_app", "widget"):
        assert not others & {"gradio", "anywidget"}


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, edgetam_ui; print([m for m in ('torch','gradio','anywidget','transformers') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_exported_names() -> None:
    assert edgetam_ui.__all__ == sorted(edgetam_ui.__all__)
    for name in edgetam_ui.__all__:
        assert getattr(edgetam_ui, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = edgetam_ui.nothing


def test_the_wheel_holds_what_it_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for needed in (
        "static/edgetam-canvas.js",
        "checkpoints/practice/model.safetensors",
        "checkpoints/practice/config.json",
        "checkpoints/practice/processor_config.json",
        "py.typed",
    ):
        assert f"edgetam_ui/{needed}" in names
    assert not any(name.endswith((".map", ".pyi", ".ts")) for name in names)
