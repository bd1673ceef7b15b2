"""The package's own promises: what importing costs, who imports whom, what the wheel holds."""

from __future__ import annotations

import ast
import subprocess
import sys
import tarfile
import zipfile
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import edgetam_ui

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "edgetam_ui"

EVERYTHING = {"core", "media", "engine", "formats", "sessions", "protocol", "hosts", "errors"}
MAY_IMPORT = {
    "core": {"errors"},
    "media": {"core", "errors"},
    "engine": {"core", "errors"},
    "formats": {"core", "errors"},
    "sessions": {"core", "media", "formats", "engine", "errors"},
    "protocol": {"sessions", "media", "formats", "core", "errors"},
    "hosts": {"protocol", "sessions", "media", "core", "errors"},
    "bench": EVERYTHING,
}
"""A folder's line: which folders, and modules beside them, its files may import; its own files always."""
ENGINE_SEAM = {"engine.base", "engine.scheduler", "engine.fake"}
"""What other folders may import of the engine. The controller loads the model too, and `bench` takes it apart."""
LOADED = {"engine.local", "engine.zero_gpu"}
ALONE = {
    frozenset({"spaces"}): ("engine.zero_gpu",),
    frozenset({"torch", "torchvision", "transformers", "timm", "huggingface_hub"}): (
        "engine.accelerate",
        "engine.batched",
        "engine.checkpoint",
        "engine.embedding",
        "engine.local",
        "engine.memory",
        "engine.network",
        "engine.openvino",
        "engine.tracker",
    ),
    frozenset({"gradio", "anywidget", "starlette", "ipywidgets", "prometheus_client"}): ("hosts",),
    frozenset({"fastapi"}): ("hosts",),
    frozenset({"ray"}): ("hosts.ray_serve",),
    frozenset({"av"}): ("media", "formats"),
    frozenset({"PIL"}): ("media", "formats", "hosts"),
}
"""Other people's packages that only these folders, or modules, may import."""


def modules() -> dict[str, ast.Module]:
    """Our modules by dotted name below the package, parsed; a folder's `__init__` goes by the folder's name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        found[".".join(parts)] = ast.parse(path.read_text())
    return found


MODULES = modules()


def imports(name: str) -> tuple[set[str], set[str]]:
    """(our own modules, others) that a module imports anywhere, for types too."""
    is_folder = (PACKAGE / name.replace(".", "/")).is_dir()
    package = name.split(".") if is_folder else name.split(".")[:-1]
    ours: set[str] = set()
    others: set[str] = set()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            source = ".".join(filter(None, (*base, node.module)))
            named = {f"{source}.{alias.name}".strip(".") for alias in node.names}
            ours |= {module if module in MODULES else source for module in named}
        elif isinstance(node, ast.ImportFrom) and node.module:
            others.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            others |= {alias.name.split(".")[0] for alias in node.names}
    return ours, others


@pytest.mark.parametrize("module", sorted(MODULES))
def test_who_imports_whom(module: str) -> None:
    ours, others = imports(module)
    folder = module.split(".", maxsplit=1)[0]
    if folder in MAY_IMPORT:
        assert {name.split(".")[0] for name in ours} <= MAY_IMPORT[folder] | {folder}
    for packages, folders in ALONE.items():
        assert {folder, module} & {*folders, "bench"} or not others & packages


@pytest.mark.parametrize("module", sorted(name for name in MODULES if not name.startswith(("engine", "bench"))))
def test_the_engine_is_reached_by_its_seam(module: str) -> None:
    engine = {name for name in imports(module)[0] if name.split(".")[0] == "engine"}
    assert engine <= ENGINE_SEAM | (LOADED if module == "sessions.controller" else set())


def test_the_controller_loads_the_model_only_when_needed() -> None:
    at_once = {node.module for node in MODULES["sessions.controller"].body if isinstance(node, ast.ImportFrom)}
    assert imports("sessions.controller")[0] >= LOADED
    assert not LOADED & at_once


def test_no_circles() -> None:
    graph = {name: imports(name)[0] - {name, ""} for name in MODULES if name}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, edgetam_ui; from edgetam_ui.hosts.examples import examples; assert examples();"
        "print([m for m in ('torch','gradio','anywidget','transformers') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_exported_names() -> None:
    assert edgetam_ui.__all__ == sorted(edgetam_ui.__all__)
    for name in edgetam_ui.__all__:
        assert getattr(edgetam_ui, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = edgetam_ui.nothing


def build(target: str, folder: Path) -> Path:
    """A "wheel" or "sdist" of the working tree, built into `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def test_the_wheel_holds_what_it_needs(tmp_path: Path) -> None:
    with zipfile.ZipFile(build("wheel", tmp_path)) as archive:
        names = set(archive.namelist())
    for needed in (
        "static/edgetam-canvas.js",
        "static/edgetam-notebook.js",
        "checkpoints/practice/model.safetensors",
        "checkpoints/practice/config.json",
        "checkpoints/practice/processor_config.json",
        "checkpoints/practice/README.md",
        "lessons/01-from-click-to-tensor.ipynb",
        "py.typed",
    ):
        assert f"edgetam_ui/{needed}" in names
    assert not any(name.endswith((".map", ".pyi", ".ts")) for name in names)


def test_the_sdist_holds_what_it_builds_from(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "widget/src").rglob("*.ts"), *(PACKAGE / "static").iterdir()]
    assert {path.relative_to(ROOT).as_posix() for path in sources} <= names
    assert {"README.md", "widget/build.mjs", "widget/package-lock.json", "widget/tsconfig.json"} <= names
    assert not any(name.startswith(("demo/", "tests/", "widget/node_modules/")) for name in names)
