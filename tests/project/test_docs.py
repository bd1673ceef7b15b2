"""The README and the documentation: they are short, lead somewhere, and what they show works."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shlex
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from PIL import Image

import edgetam_ui
from edgetam_ui import Controller, EdgeTamError, EdgeTamWidget, FakeEngine, Session, cli
from edgetam_ui.cli import lessons, live, masks, measuring, serving
from edgetam_ui.core import operations
from edgetam_ui.protocol import messages
from tests.media import moving_disc, write_video

ROOT = Path(__file__).parents[2]
DOCS = sorted((ROOT / "docs").glob("**/*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS, *sorted((ROOT / "demo").glob("**/README.md"))]
MAX_README_WORDS = 600
NEEDS_WEIGHTS = "loaded"
"""A name of blocks that the fake engine cannot run."""
CLASSES = {"session": Session, "video": Session, "controller": Controller, "w": EdgeTamWidget, "v": EdgeTamWidget}
"""What the examples call an instance of each."""
INSTANCE_ATTRIBUTES = {"medium", "state"}


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    tokens = MarkdownIt().parse(path.read_text())
    return [token.content for token in tokens if token.type == "fence" and token.info.strip() == language]


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+)$", prose(path.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(path: Path) -> list[str]:
    text = path.read_text()
    found = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    found += re.findall(r'(?:src|href)="([^"]+)"', prose(text))
    found += re.findall(r"^```\{(?:image|include)\} +(\S+)", text, re.MULTILINE)
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def commands(path: Path) -> Iterator[list[str]]:
    """The arguments of every `edgetam-ui` in the shell blocks of a page."""
    for line in "\n".join(blocks(path, "sh")).splitlines():
        words = shlex.split(line, comments=True)
        if words and Path(words[0]).name == "edgetam-ui":
            yield words[1:]


def requests(path: Path, heading: str) -> list[dict[str, Any]]:
    """The JSON with an `op` in the code spans below a heading of level 2."""
    section = path.read_text().split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [json.loads(text) for text in re.findall(r"`(\{\"op\".*?\})`", section)]


PYTHON = [(path, number, code) for path in PAGES for number, code in enumerate(blocks(path, "python"))]
PROTOCOL = ROOT / "docs" / "protocol.md"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with the media of the examples to be in, where every engine is the fake one."""
    local = types.ModuleType("edgetam_ui.engine.local")
    local.LocalEngine = lambda *wanted: FakeEngine()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, local.__name__, local)
    monkeypatch.setattr("edgetam_ui.hosts.notebook.widget._controllers", {})
    monkeypatch.chdir(tmp_path)
    frames = moving_disc(8, 400, 480)
    Image.fromarray(frames[0]).save("photo.jpg")
    write_video(Path("clip.mp4"), frames)
    return tmp_path


def test_the_readme_is_short() -> None:
    words = re.sub(r"\]\([^)]*\)|[|#`*-]", " ", prose((ROOT / "README.md").read_text())).split()
    assert len(words) <= MAX_README_WORDS


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(path):
        target, _, anchor = link.partition("#")
        file = path.parent / target if target else path
        assert file.exists(), link
        assert not anchor or anchor in anchors(file), link


def test_every_page_is_in_the_contents() -> None:
    listed = (ROOT / "docs" / "index.md").read_text().split("```{toctree}")[1].split("```")[0].split()
    assert sorted(listed) == sorted(path.stem for path in DOCS if path.stem != "index")


@pytest.mark.parametrize(("path", "number", "code"), PYTHON, ids=[f"{page_id(p)}-{n}" for p, n, _ in PYTHON])
def test_python_uses_names_that_exist(path: Path, number: int, code: str) -> None:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("edgetam_ui"):
            module = importlib.import_module(node.module or "")
            assert all(hasattr(module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in CLASSES:
            assert hasattr(CLASSES[node.value.id], node.attr) or node.attr in INSTANCE_ATTRIBUTES


@pytest.mark.parametrize("name", ["README", "docs/python", "docs/notebook", "docs/weights", "docs/cli", "docs/live"])
def test_python_runs(name: str, fake: Path) -> None:
    space: dict[str, Any] = {}
    for code in blocks(ROOT / f"{name}.md", "python"):
        if NEEDS_WEIGHTS not in code:
            exec(compile(code, name, "exec"), space)
    for widget in space.values():
        if isinstance(widget, EdgeTamWidget):
            widget.close()


def test_the_protocols_client_runs(fake: Path) -> None:
    from edgetam_ui.bench.browser import served

    space: dict[str, Any] = {}
    with served(Controller(engine=FakeEngine())) as url:
        for code in blocks(PROTOCOL, "python"):
            exec(code.replace("http://127.0.0.1:7860/", url), space)
    assert space["pixels"].sum() == space["mask"]["area"] > 0


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_commands_parse(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands_ = (
        *((serving, "serve"), (masks, "segment"), (masks, "track"), (live, "live")),
        *((measuring, "bench"), (lessons, "lessons")),
    )
    for module, name in commands_:
        monkeypatch.setattr(module, name, lambda arguments: 0)
    for arguments in commands(path):
        assert cli.main(arguments) == 0, arguments


def test_the_protocols_requests_are_right() -> None:
    calls, streams = requests(PROTOCOL, "Calls"), requests(PROTOCOL, "Streams")
    edits = requests(PROTOCOL, "Operations")
    for request in calls:
        messages.read_call(request)
    for request in [*streams, *requests(PROTOCOL, "Listen and push")]:
        messages.read_stream(request)
    kinds = {operations.from_data(data).op for data in edits}
    assert kinds == set(operations.SCHEMA["discriminator"]["mapping"])
    assert {call["op"] for call in calls} | messages.EDITS == ops_of(messages.CALL)
    assert {stream["op"] for stream in streams} | {"listen"} == ops_of(messages.STREAM)


def ops_of(adapter: Any) -> set[str]:
    return set(adapter.json_schema()["discriminator"]["mapping"])


def test_every_error_code_is_listed() -> None:
    section = PROTOCOL.read_text().split("\n## Errors\n")[1].split("\n## ")[0]
    listed = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
    raised = {getattr(edgetam_ui, name) for name in edgetam_ui.__all__ if name.endswith("Error")} - {EdgeTamError}
    assert listed == {error.code for error in raised} | {"internal"}


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "--quiet", "--keep-going", "--fail-on-warning", "--builder", "dummy"]
    result = subprocess.run([*command, "docs", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
