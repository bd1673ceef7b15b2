"""The code of what was done, run again: what needs no weights."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamWidget, PromptError, Session, SessionError, cli
from edgetam_ui.cli import model
from edgetam_ui.core.operations import (
    AddBox,
    AddPoints,
    Choose,
    ClearFrame,
    MarkAbsent,
    MovePoint,
    Refine,
    RemoveObject,
    RemovePoint,
    Reset,
    RleData,
    UpdateObject,
)
from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.sessions.programs import LANGUAGES
from edgetam_ui.sessions.programs.curl import TRACK
from edgetam_ui.sessions.programs.python import ARGUMENTS, call
from tests.media import moving_disc, write_video
from tests.weights.random_sessions import random_work

FIXTURES = Path(__file__).parents[1] / "files" / "fixtures" / "image"


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


def test_each_operation_is_a_call_that_its_method_takes() -> None:
    operations = (
        AddPoints(object=1, points=((1, 2),)),
        AddBox(object=1, box=(1, 2, 3, 4)),
        Choose(object=1, index=1),
        Refine(object=1, by="edges"),
        MovePoint(object=1, index=0, point=(1, 2)),
        RemovePoint(object=1, index=0),
        ClearFrame(object=1),
        MarkAbsent(object=1, absent=False),
        RemoveObject(object=1),
        Reset(),
        UpdateObject(object=1, name="a"),
    )
    assert set(map(type, operations)) == set(ARGUMENTS)
    for operation in operations:
        called = ast.parse(call(operation), mode="eval").body
        assert isinstance(called, ast.Call)
        method = inspect.signature(getattr(Session, operation.op))
        method.bind(None, *called.args, **{str(given.arg): given for given in called.keywords})


def test_what_cannot_be_said_is_told(controller: Controller, tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.mp4", moving_disc(8))
    with closing(controller.open(path)) as session:
        worked(session)
        plain, http = (session.code(language) for language in ("transformers", "http"))
        compile(plain, "plain", "exec")
        assert "# Object 2, frame 1: not said here, it starts from a mask that was drawn or loaded." in plain
        assert "# Object 1, frame 1: it was tracked from frame 2, not said here, since that was marked as rev" in plain
        assert "# Object 1: not said here, what was marked as reviewed." in plain
        assert "# With the click" in plain
        assert "before = as_logits(masks[4][1])" in plain
        assert "it was stopped after" in http
        with pytest.raises(PromptError, match="python, transformers"):
            session.code("rust")
    with closing(controller.open(moving_disc(2))) as session:
        assert "nothing" in session.code("transformers").lower()
        assert "Nothing" in session.code("shell")


def test_names_run_nothing_and_clean_up_is_told(controller: Controller, photo: Path) -> None:
    with closing(controller.open(photo)) as session:
        session.add_points(1, [[20, 20]])
        session.update_object(1, name="a\rraise SystemExit\x00")
        code = session.code("transformers")
        compile(code.encode(), "plain", "exec")
        assert "# a raise SystemExit" in code
        assert code.startswith("import torch")
        session.clean_up(1, holes=50)
        assert "# Object 1: not said here, how its masks are cleaned up." in session.code("transformers")


def images(folder: Path, photo: Path) -> Iterator[Path]:
    """Images that Pillow does not give as they are meant to be seen, unless it is told how."""
    with Image.open(photo) as image:
        small = image.resize((40, 30))
    see_through = small.convert("RGBA")
    see_through.putalpha(Image.linear_gradient("L").resize(small.size))
    grey = np.asarray(small.convert("L"), np.uint16) * 200
    exif = Image.Exif()
    exif[0x0112] = 6
    small.save(folder / "cmyk.jpg", exif=exif)
    see_through.save(folder / "see-through.png", exif=exif)
    see_through.convert("LA").save(folder / "grey.webp")
    small.convert("P").save(folder / "palette.png", transparency=bytes(range(256)))
    Image.fromarray(grey).save(folder / "deep.png", exif=exif)
    Image.fromarray(grey.astype(np.float32)).save(folder / "float.tif")
    shutil.copy(FIXTURES / "exif_byte.jpg", folder)
    yield from sorted(folder.iterdir())
    turned = [see_through.rotate(degrees) for degrees in (0, 90, 180)]
    for name in ("animated.webp", "animated.png", "stack.tif"):
        turned[0].save(folder / name, save_all=True, append_images=turned[1:])
        yield folder / name
    frames = folder / "frames"
    frames.mkdir()
    for number in range(3):
        small.rotate(number).save(frames / f"{number}.png")
    yield frames
    write_video(folder / "clip.mp4", moving_disc(3))
    yield folder / "clip.mp4"


def test_plain_libraries_read_what_the_page_shows(controller: Controller, photo: Path, tmp_path: Path) -> None:
    for path in images(tmp_path, photo):
        with closing(controller.open(path)) as session:
            code = session.code("transformers")
            # What comes between the processor and its use; the model is not loaded.
            above, _, rest = code.partition("CHECKPOINT =")
            above = "\n".join(line for line in above.splitlines() if "torch" not in line and "transformers" not in line)
            read = rest.partition(".from_pretrained(CHECKPOINT)\n")[2]
            read = re.split(r"^(?:inputs|session) = ", read, flags=re.M)[0]
            space: dict[str, Any] = {}
            exec(f"{above}\n{read}", space)
            found = space["frames"] if session.medium.kind == "video" else [space["image"]]
            assert len(found) == session.medium.count, path.name
            for index, frame in enumerate(found):
                assert np.array_equal(frame, session.medium.frame(index)), path.name


def test_what_plain_libraries_read_otherwise_is_declined(controller: Controller) -> None:
    for name in ("thumbfirst.tif", "apng_default.png"):
        with closing(controller.open(FIXTURES / name)) as session:
            session.add_points(1, [[5, 5]])
            with pytest.raises(SystemExit, match=f"do not read {name} as the page does: save "):
                run(session.code("transformers"))


def test_it_says_where_the_file_is(controller: Controller, photo: Path, tmp_path: Path) -> None:
    example = tmp_path / "example.jpg"
    shutil.copy(photo, example)
    own = write_video(tmp_path / "own.mp4", moving_disc(2))
    for source, with_path, expected in (
        (photo, False, 'controller.open(get_image("cheetah.jpg"))'),
        (example, False, 'controller.open(get_image("cheetah.jpg"))'),
        (own, True, f"controller.open({str(own)!r})"),
        (own, False, "# Put 'own.mp4' into the folder in which this runs."),
        (
            moving_disc(2),
            True,
            "# 'frames' was not opened from a file: session.medium.write_pixels('frames.tif') writes",
        ),
    ):
        with closing(controller.open(source)) as session:
            assert expected in session.code("python", with_path=with_path)
            assert with_path or str(tmp_path) not in "".join(session.code(one, with_path=False) for one in LANGUAGES)


def test_a_file_that_goes_away_is_called_by_its_name(controller: Controller, tmp_path: Path) -> None:
    Image.fromarray(moving_disc(1)[0]).save(tmp_path / "a.png")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.write(tmp_path / "a.png", "a.png")
    with closing(controller.open_set(tmp_path / "photos.zip")) as images:
        code = images.session(0).code()
        assert "# Put 'a.png' into the folder" in code
        assert "controller.open('a.png')" in code


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


NAMES = (
    "photo.jpg",
    "-",
    "-a.jpg",
    "~a.jpg",
    "@a.jpg",
    "=a.jpg",
    "a 'b' \"c\";type=d $e `f`.jpg",
    "two\nlines\\.jpg",
    "[1]*.jpg",
)


@pytest.fixture
def command(controller: Controller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, Any]]:
    """Runs a program for the shell in a folder: the masks that it writes, in COCO's form."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model, "controller", lambda arguments: controller)
    monkeypatch.setattr(controller, "close", lambda: None)

    def run(code: str) -> dict[str, Any]:
        file, _, command = code.rpartition("edgetam-ui ")
        subprocess.run(["bash", "-c", file], check=True)
        words = subprocess.run(["bash", "-c", f"printf '%s\\0' {command}"], capture_output=True, text=True, check=True)
        assert cli.main([*words.stdout.split("\0")[:-1], "--format", "coco"]) == 0
        return dict(json.loads((tmp_path / "masks" / "coco.json").read_text()))

    return run


@pytest.mark.parametrize("name", NAMES)
def test_the_command_runs(
    controller: Controller, photo: Path, tmp_path: Path, command: Callable[[str], dict[str, Any]], name: str
) -> None:
    with Image.open(photo) as image:
        image.save(tmp_path / name, "JPEG")
    for objects in (1, 2):
        with closing(controller.open(name)) as session:
            for number in range(1, objects + 1):
                session.add_box(number, [90 + number, 40, 400, 260])
                session.add_points(number, [[250.0625, 170.123456789]])
            code = session.code("shell", with_path=False)
            assert ("--operations" in code) == (objects == 2)
            assert command(code)["annotations"] == session.to_coco()["annotations"]


def test_the_command_does_all_that_was_done(
    controller: Controller, photo: Path, tmp_path: Path, command: Callable[[str], dict[str, Any]]
) -> None:
    write_video(tmp_path / "clip.mp4", moving_disc(8))
    with closing(controller.open("clip.mp4")) as session:
        worked(session)
        assert command(session.code("shell")) == session.to_coco()
    with Image.open(photo) as image:
        image.save(tmp_path / "photo.png")
    with closing(controller.open("photo.png")) as session:
        session.add_points(3, [[250, 170]])
        session.add_points(3, [[200, 150]], [0])
        session.add_points(1, [[20, 20]])
        session.choose(1, 2)
        session.update_object(1, name="a 'cat'", category="animal")
        session.clean_up(1, holes=50)
        assert command(session.code("shell")) == session.to_coco()


def test_the_command_does_random_work(
    controller: Controller, tmp_path: Path, command: Callable[[str], dict[str, Any]]
) -> None:
    write_video(tmp_path / "clip.mp4", moving_disc(8, 48, 64))
    for seed in range(4):
        with closing(controller.open("clip.mp4")) as session:
            random_work(session, np.random.default_rng(seed))
            assert command(session.code("shell")) == session.to_coco()


def test_the_command_tracks_from_options(
    controller: Controller, tmp_path: Path, command: Callable[[str], dict[str, Any]]
) -> None:
    write_video(tmp_path / "clip.mp4", moving_disc(8))
    for direction in ("forward", "backward", "both"):
        with closing(controller.open("clip.mp4")) as session:
            session.add_box(2, [20, 30, 70, 90], frame=2)
            session.add_points(7, [[60, 60], [10, 10]], [1, 0], frame=3)
            list(session.propagate(direction=direction))
            code = session.code("shell")
            assert "--operations" not in code
            assert command(code) == session.to_coco()


REQUESTS = ("a 'b' \"c\";type=d $e `f`&g=h.jpg", "-", "two\nlines.jpg", "caf\udce9.jpg", "{a,b}[1-2].jpg")


@pytest.mark.parametrize("name", REQUESTS)
def test_the_requests_give_the_same_masks(
    page: str, user: httpx.Client, controller: Controller, photo: Path, tmp_path: Path, name: str
) -> None:
    need_curl()
    with Image.open(photo) as image:
        image.save(tmp_path / os.fsencode(name).decode("utf-8", "surrogateescape"), "JPEG")
    with closing(controller.open(tmp_path / name)) as session:
        session.add_points(1, [[250, 170]])
        session.choose(1, 2)
        session.update_object(1, name="a 'cat'")
        session.add_mask(2, np.random.default_rng(0).random((343, 502)) > 0.5)
        expected = [RleData.of(mask.rle).model_dump(mode="json") for mask in session.object_masks()]
        code = session.code("http", base=f"{page}{ROOT}/v1", with_path=False)
    subprocess.run(["bash"], input=os.fsencode(code), cwd=tmp_path, check=True)
    written = json.loads((tmp_path / "masks.json").read_text())
    assert [one["segmentation"] for one in written["annotations"]] == expected
    assert "a 'cat'" in str(written)


def test_an_error_ends_the_requests(page: str, user: httpx.Client, controller: Controller, tmp_path: Path) -> None:
    need_curl()
    path = write_video(tmp_path / "clip.mp4", moving_disc(4))
    with closing(controller.open(path)) as session:
        session.add_points(1, [[40, 60]])
        list(session.propagate())
        code = session.code("http", base=f"{page}{ROOT}/v1")
    for right, wrong, told in (
        ("/users", "/nobody", "404"),
        ('"$BASE/users"', "http://127.0.0.1:9/", "Failed to connect"),
        ("$FILE", "$FILE.gone", "clip.mp4.gone"),
        ("[[40.0, 60.0]]", "[[4000.0, 60.0]]", "422"),
        ('"direction": "forward"', '"direction": "sideways"', "422"),
        ('"coco"', '"cocoa"', "422"),
    ):
        assert right in code
        wrongly = code.replace(right, wrong)
        ran = subprocess.run(["bash"], input=wrongly, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode != 0
        assert told in ran.stderr, ran.stderr


def test_an_error_among_events_ends_the_requests() -> None:
    for kind, status in (("error", 1), ("end", 0)):
        ask = f"ask() {{ printf 'event: frame\\ndata: 1\\n\\nevent: {kind}\\ndata: 2\\n\\n'; }}"
        script = f"set -euo pipefail; BASE= ID=\n{ask}\n{TRACK}\ntrack 1; true"
        ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert (ran.returncode, "data: 2" in ran.stdout) == (status, bool(status))


def test_the_api_gives_its_own_address(page: str, user: httpx.Client, photo: Path) -> None:
    opened = user.post("/sessions", content=photo.read_bytes(), params={"name": "photo.jpg"}).json()
    code = user.get(f"/sessions/{opened['state']['session']}/code").json()
    assert f"BASE={page}{ROOT}/v1 " in code["http"]
    assert 'get_image("cheetah.jpg")' in code["python"]


def need_curl() -> None:
    if missing := [name for name in ("curl", "jq") if shutil.which(name) is None]:
        pytest.skip(f"There is no {missing[0]} here.")
