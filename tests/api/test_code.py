"""The code of what was done, run again: what needs no weights."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import numpy as np
import pytest

from edgetam_ui import Controller, EdgeTamWidget, PromptError, Session, SessionError, cli
from edgetam_ui.cli import model
from edgetam_ui.core.operations import RleData
from tests.media import moving_disc, write_video


def run(code: str) -> Any:
    space: dict[str, Any] = {}
    exec(compile(code, "code", "exec"), space)
    return space["masks"]


def worked(session: Session) -> None:
    """A video with what can be done to it: runs to their end and cut short, corrections, marks, a drawn mask."""
    session.add_object('a cat\'s "name"')
    session.add_points(1, [[40, 60]])
    session.add_points(1, [[70, 60]], [0])
    for _ in session.propagate(end=6):
        pass
    session.add_points(1, [[60, 60]], frame=4)
    session.mark_reviewed(1, 2, 3)
    drawn = np.zeros((120, 160), bool)
    drawn[10:30, 100:140] = True
    session.add_mask(2, drawn, frame=1)
    steps = session.propagate(direction="both")
    next(steps)
    next(steps)
    steps.close()
    session.mark_absent(2, 6, 7)
    session.update_object(2, name="dog", color="#ff0000", category="animal")
    session.choose(1, 1)


def test_our_python_gives_the_masks_of_a_video(
    controller: Controller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_video(tmp_path / "a 'clip'.mp4", moving_disc(8))
    with closing(controller.open("a 'clip'.mp4")) as session:
        worked(session)
        again = run(session.code("python"))
        for frame in range(8):
            masks = session.masks(frame)
            assert list(again[frame]) == list(masks)
            for number, mask in masks.items():
                assert np.array_equal(again[frame][number], mask), (frame, number)


def test_what_cannot_be_said_is_told(controller: Controller, tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.mp4", moving_disc(8))
    with closing(controller.open(path)) as session:
        worked(session)
        plain, shell, http = (session.code(language) for language in ("transformers", "shell", "http"))
        compile(plain, "plain", "exec")
        assert "# Object 2, frame 1: not said here, it starts from a mask that was drawn or loaded." in plain
        assert "# Object 1, frame 4: not said here, it corrects a tracked mask" in plain
        assert "reviewed or out of sight" in plain
        assert "a mask that was drawn or loaded is not said" in shell
        assert "It was stopped after" in http
        with pytest.raises(PromptError, match="python, transformers"):
            session.code("rust")
    with closing(controller.open(moving_disc(2))) as session:
        assert "nothing" in session.code("transformers").lower()
        assert "no point" in session.code("shell")


def test_it_can_be_put_into_the_next_cell(controller: Controller, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(controller.open(photo)) as session:
        session.add_points(1, [[250, 170]])
        widget = EdgeTamWidget(session, controller=controller)
        with pytest.raises(SessionError, match="no notebook"):
            widget.code_to_next_cell()
        cells: list[str] = []
        shell = SimpleNamespace(set_next_input=cells.append)
        monkeypatch.setattr("IPython.get_ipython", lambda: shell)
        widget.code_to_next_cell("transformers")
        assert cells == [session.code("transformers")]
        widget.close()


def test_the_command_runs(controller: Controller, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model, "controller", lambda arguments: controller)
    monkeypatch.setattr(controller, "close", lambda: None)
    shutil.copy(photo, tmp_path / "photo.jpg")
    for objects in (1, 2):
        with closing(controller.open("photo.jpg")) as session:
            for number in range(1, objects + 1):
                session.add_box(number, [90 + number, 40, 400, 260])
                session.add_points(number, [[250, 170.5]])
            code = session.code("shell")
        table, _, command = code.rpartition("edgetam-ui ")
        if table:
            subprocess.run(["bash", "-c", table], check=True)
        words = subprocess.run(["bash", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True)
        assert cli.main([*words.stdout.splitlines(), "--format", "coco"]) == 0


def test_the_requests_give_the_same_masks(page: str, user: httpx.Client, photo: Path, tmp_path: Path) -> None:
    if missing := [name for name in ("curl", "jq") if shutil.which(name) is None]:
        pytest.skip(f"There is no {missing[0]} here.")
    shutil.copy(photo, tmp_path / "photo.jpg")
    opened = user.post("/sessions", content=photo.read_bytes(), params={"name": "photo.jpg"}).json()
    session = f"/sessions/{opened['state']['session']}"
    for edit in (
        {"op": "add_points", "object": 1, "points": [[250, 170]]},
        {"op": "choose", "object": 1, "index": 2},
        {"op": "update_object", "object": 1, "name": "a 'cat'"},
    ):
        user.post(f"{session}/operations", json=edit)
    code = user.get(f"{session}/code").json()["http"]
    script = "set -euo pipefail\n" + code.replace("http://127.0.0.1:7860", page)
    script += '\ncurl -s -H "$AUTH" $BASE/sessions/$ID/frames/0/masks'
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    again = httpx.Response(200, content=ran.stdout).json()["masks"][0]["rle"]
    assert again == user.get(f"{session}/frames/0/masks").json()["masks"][0]["rle"]
    assert RleData(**again).to_rle().area > 0
