"""The command line on the fake engine: what it takes, tells and refuses."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tqdm import tqdm

from edgetam_ui import Controller, FakeEngine, Limits, MediaError, cli
from edgetam_ui.cli import lessons, model
from edgetam_ui.cli.parser import COMMANDS, command_line
from edgetam_ui.hosts import gradio_app
from edgetam_ui.media.camera import Camera, Shot
from tests.media import moving_disc

TRACKED = ("--box", "0:1:14,34,66,86")
CONTROLLER = model.controller


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "controller", lambda arguments: Controller(engine=FakeEngine()))


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for number, frame in enumerate(moving_disc(6)):
        Image.fromarray(frame).save(tmp_path / f"p{number}.png")
    return tmp_path


def test_every_limit_of_a_server_can_be_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[Limits] = []
    monkeypatch.setattr(model, "controller", CONTROLLER)
    monkeypatch.setattr(Controller, "_load", lambda controller: FakeEngine())
    monkeypatch.setattr(gradio_app, "serve", lambda controller, **_: served.append(controller.budgets.limits))
    given = [f"--limit={known.name}={7 + place}" for place, known in enumerate(fields(Limits))]
    assert cli.main(["serve", *given]) == 0
    assert cli.main(["serve", "--limit", "goodbye_seconds=0.5"]) == 0
    assert [astuple(limits) for limits in served] == [
        tuple(range(7, 7 + len(given))),
        astuple(Limits(goodbye_seconds=0.5)),
    ]
    for wrong, told in (
        ("user=3", "no limit 'user'"),
        ("users=0", "users cannot be 0"),
        ("users=1.5", "--limit users=200"),
        ("users", "--limit users=NUMBER"),
    ):
        assert cli.main(["serve", "--limit", wrong]) == 2
        assert told in capsys.readouterr().err
    assert len(served) == 2


def test_a_box_may_reach_beyond_the_image(photos: Path) -> None:
    for index, form in enumerate((["--box", "-10,-10,100,100"], ["--box=-10,-10,100,100"])):
        out = photos / f"out{index}"
        assert cli.main(["segment", str(photos / "p0.png"), *form, "--out", str(out), "--format", "coco"]) == 0
        assert len(json.loads((out / "coco.json").read_text())["annotations"]) == 1


def test_two_boxes_of_one_object_are_refused(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = ["--box", "1,1,40,40", "--box", "2,2,50,50"]
    assert cli.main(["segment", str(photos / "p0.png"), *box, "--out", str(photos / "out")]) == 2
    assert "one box" in capsys.readouterr().err
    box = ["--box", "0:1:1,1,40,40", "--box", "0:1:2,2,50,50"]
    assert cli.main(["track", str(photos / "p0.png"), *box, "--out", str(photos / "out")]) == 2
    assert "two boxes" in capsys.readouterr().err


def test_what_is_loaded_is_told(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["segment", str(photos / "p0.png"), "--point", "40,60", "--out", str(photos / "out"), "--format", "png"])
    first, second, *_ = capsys.readouterr().err.splitlines()
    assert "checkpoint: auto" in first
    assert "fake" in second
    assert "cpu" in second


def test_how_long_each_part_took_is_told(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["segment", str(photos / "p0.png"), "--point", "40,60"], ["track", str(photos), *TRACKED]):
        assert cli.main([*command, "--out", str(photos / "out" / command[0]), "--format", "coco,png"]) == 0
        told = capsys.readouterr().err
        assert re.search(r"^Loaded in [\d.]+ s: fake", told, re.MULTILINE)
        took = re.search(r"^Took: (.*)$", told, re.MULTILINE)
        assert took is not None
        assert re.sub(r"[\d.]+ s", "_", took[1]) == f"{command[0]} _, coco _, png _"


def test_without_a_folder_the_masks_are_beside_the_input(photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(photos)
    assert cli.main(["segment", "p0.png", "--point", "40,60", "--check"]) == 0
    assert not (photos / "p0-masks").exists()
    (photos / "p.csv").write_text("file,object,x0,y0,x1,y1\np1.png,1,20,40,60,80\n")
    frames = photos / "walk.v2"
    frames.mkdir()
    for number in range(2):
        shutil.copy(photos / f"p{number}.png", frames)
    for command, folder in (
        (["segment", "p0.png", "--point", "40,60"], "p0-masks"),
        (["segment", str(photos / "p1.png"), "--point", "40,60"], "p1-masks"),
        (["segment", "p1.png", "p2.png", "--prompts", "p.csv"], "masks"),
        (["track", "walk.v2", *TRACKED], "walk.v2-masks"),
    ):
        assert cli.main([*command, "--format", "coco"]) == 0
        assert (photos / folder / "coco.json").is_file(), folder
    monkeypatch.chdir(frames)
    assert cli.main(["track", ".", *TRACKED, "--format", "png"]) == 0
    assert (photos / "walk.v2-masks" / "masks").is_dir()


def test_classes_of_objects(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = photos / "out"
    two = ["--box", "0:7:14,34,66,86", "--point", "0:3:40,60"]
    assert cli.main(["track", str(photos), *two, "--classes", "ball, the disc", "--out", str(out)]) == 0
    coco = json.loads((out / "coco.json").read_text())
    named = {one["id"]: one["name"] for one in coco["categories"]}
    assert {(one["object_id"], named[one["category_id"]]) for one in coco["annotations"]} == {
        (3, "ball"),
        (7, "the disc"),
    }
    image = ["segment", str(photos / "p0.png"), "--out", str(out / "image")]
    assert cli.main([*image, "--point", "40,60", "--classes", "ball"]) == 0
    assert json.loads((out / "image" / "coco.json").read_text())["categories"][0]["name"] == "ball"
    capsys.readouterr()
    (photos / "steps.json").write_text("[]")
    for wrong, told in (
        (["--point", "40,60", "--classes", "a,b"], "There are 2 --classes, and 1 objects"),
        (["--point", "40,60", "--classes", "a,"], "name without letters"),
        (["--operations", str(photos / "steps.json"), "--classes", "a"], "--classes and --operations"),
        (["--prompts", str(photos / "steps.json"), "--classes", "a"], "--classes and --prompts"),
    ):
        assert cli.main([*image, *wrong]) == 2
        assert told in capsys.readouterr().err


def test_what_is_nearly_a_command_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["segmnt", "a.jpg"]) == 2
    assert "Did you mean segment?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_every_option_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text()
    (commands,) = command_line()._subparsers._group_actions  # type: ignore[union-attr]
    options = {
        option
        for parser in commands.choices.values()  # type: ignore[union-attr]
        for option in parser._option_string_actions
        if option not in ("-h", "--help")
    }
    assert {option for option in options if not re.search(rf"{option}\b(?!-)", text)} == set()
    assert {name for name in COMMANDS if f"edgetam-ui {name}" not in text} == set()


@pytest.mark.parametrize("command", ["segment", "track", ""])
def test_help_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([*command.split(), "--help"])
    assert "examples:\n  edgetam-ui" in capsys.readouterr().out


def test_many_images_by_prompts(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "p2.png").write_bytes(b"broken")
    rows = [f"p{number}.png,{name},{20},{40},{60},{80}" for number in range(5) for name in ("ball", "2")]
    (photos / "prompts.csv").write_text("\n".join(["file,object,x0,y0,x1,y1", *rows, "gone.png,1,1,1,9,9"]))
    arguments = [str(photos / "p*.png"), "--prompts", str(photos / "prompts.csv"), "--out", str(photos / "out")]
    assert cli.main(["segment", *arguments, "--format", "coco"]) == 1
    printed = capsys.readouterr()
    assert "8 masks on 4 of 6 images" in printed.out
    failures = [line for line in printed.err.splitlines() if line.startswith("edgetam-ui: ")]
    assert [line.split()[1] for line in failures] == ["gone.png:", "p2.png:"]
    coco = json.loads((photos / "out" / "coco.json").read_text())
    assert [image["file_name"] for image in coco["images"]] == ["p0.png", "p1.png", "p3.png", "p4.png"]
    assert len(coco["annotations"]) == 8
    assert {category["name"] for category in coco["categories"]} >= {"ball"}


def test_prompts_keep_the_numbers_of_objects(photos: Path) -> None:
    rows = [{"file": "p0.png", "object": name, "points": [[40, 60]]} for name in (7, "ball", "01")]
    (photos / "prompts.json").write_text(json.dumps(rows))
    arguments = [str(photos / "p0.png"), "--prompts", str(photos / "prompts.json"), "--out", str(photos / "out")]
    assert cli.main(["segment", *arguments, "--format", "coco"]) == 0
    coco = json.loads((photos / "out" / "coco.json").read_text())
    names = {category["id"]: category["name"] for category in coco["categories"]}
    found = [(one["object_id"], names[one["category_id"]]) for one in coco["annotations"]]
    assert found == [(7, "Object 7"), (2, "ball"), (1, "Object 1")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nix", "ops.json cannot be read: it is not JSON"),
        ("{}", "ops.json holds no list of operations"),
        ('[{"op": "undo"}, {"op": "add_points", "object": 1}]', "In operation 2 of ops.json `points` is not right"),
        ('["undo"]', "operation 1 of ops.json"),
        ('[{"op": "choose", "object": 4, "index": 0}]', "Operation 1, choose: "),
    ],
)
def test_operations_that_are_not_right(photos: Path, capsys: pytest.CaptureFixture[str], text: str, told: str) -> None:
    (photos / "ops.json").write_text(text)
    given = ["segment", str(photos / "p0.png"), "--operations", str(photos / "ops.json"), "--out", str(photos / "out")]
    assert cli.main(given) == 2
    assert told in capsys.readouterr().err


def test_operations_come_in_the_forms_that_are_written(photos: Path) -> None:
    wanted = {"op": "add_points", "object": 1, "points": [[40, 60]]}
    (photos / "a.json").write_text(json.dumps([wanted]))
    (photos / "b.json").write_text(json.dumps({"operations": [wanted]}))
    (photos / "c.jsonl").write_text(f"{json.dumps(wanted)}\n")
    for name in ("a.json", "b.json", "c.jsonl"):
        given = ["segment", str(photos / "p0.png"), "--operations", str(photos / name), "--out", str(photos / "out")]
        assert cli.main([*given, "--format", "png"]) == 0


def test_a_propagation_without_an_end_goes_to_its_own(photos: Path) -> None:
    done = [{"op": "add_points", "object": 1, "points": [[40, 60]]}, {"op": "propagate", "end": 3}]
    (photos / "ops.json").write_text(json.dumps(done))
    given = ["track", str(photos / "p*.png"), "--operations", str(photos / "ops.json"), "--out", str(photos / "out")]
    assert cli.main([*given, "--format", "coco"]) == 0
    assert len(json.loads((photos / "out" / "coco.json").read_text())["annotations"]) == 4
    for more in (["--point", "0:1:1,1"], ["--direction", "both"]):
        assert cli.main([*given, *more]) == 2


class Terminal(io.StringIO):
    """Standard error as a terminal, whose text is kept."""

    def isatty(self) -> bool:
        return True


def test_one_bar_tells_of_all_the_work(photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bars: list[tqdm[Any]] = []
    shown: list[float] = []

    class Kept(tqdm):  # type: ignore[type-arg]
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            bars.append(self)

        def update(self, n: float | None = 1) -> bool | None:
            told = super().update(n)
            shown.append(self.n)
            return told

    monkeypatch.setattr("tqdm.tqdm", Kept)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    rows = [f"p{number}.png,1,20,40,60,80" for number in range(3)]
    (photos / "prompts.csv").write_text("\n".join(["file,object,x0,y0,x1,y1", *rows]))
    arguments = [str(photos / "p*.png"), "--prompts", str(photos / "prompts.csv"), "--out", str(photos / "out")]
    assert cli.main(["segment", *arguments, "--format", "coco,png,yolo"]) == 0
    assert len(bars) == 1
    assert bars[0].total == 4
    assert shown == sorted(shown)
    assert shown[-1] == pytest.approx(4)
    assert "%|" in terminal.getvalue()


def test_prompts_beside_a_box_are_refused(photos: Path) -> None:
    (photos / "a.json").write_text("[]")
    given = ["segment", str(photos / "p0.png"), "--prompts", str(photos / "a.json"), "--out", str(photos / "out")]
    assert cli.main([*given, "--box", "1,1,9,9"]) == 2
    assert cli.main(given) == 2
    assert cli.main(["segment", "a.png", "b.png", "--point", "1,1", "--out", str(photos / "out")]) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        "--format coco --option polygons=maybe",
        "--format coco --option size=3",
        "--format overlay --images jpg",
        "--format coco,labelle",
        "--size 0",
        "--frames 0:5:0",
        "--frames 4:2",
    ],
)
@pytest.mark.parametrize("command", ["segment {0}/p0.png --box 14,34,66,86", "track {0} --box 0:1:14,34,66,86"])
def test_wrong_choices_are_told_before_the_model_is_loaded(
    command: str, wrong: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command.format(photos).split(), "--out", str(photos / "out"), *wrong.split()]) == 2
    told = capsys.readouterr().err
    assert told.startswith("edgetam-ui: ")
    assert "Loading" not in told
    assert not (photos / "out").exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("segment {0}/p0.png --box 14,34,66,86 --format davis", "DAVIS is not for an image"),
        ("segment {0}/p0.png --box 14,34,66,86 --frames 1:1", "An image has 1 frame"),
        ("track {0} --box 0:1:14,34,66,86 --frames 6:9", "has 6 frames"),
    ],
)
def test_what_the_medium_cannot_have_is_told_before_the_work(
    command: str, told: str, photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command.format(photos).split(), "--out", str(photos / "out")]) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""


def test_the_frames_go_with_those_of_the_default_formats_that_take_them(photos: Path) -> None:
    given = ["segment", str(photos / "p0.png"), "--box", "14,34,66,86", "--out", str(photos / "out")]
    assert cli.main([*given, "--images", "jpg"]) == 0
    written = {path.relative_to(photos / "out").as_posix() for path in (photos / "out").rglob("*.*")}
    assert written >= {"coco.json", "images/p0.jpg", "overlay.png", "masks/01_Object_1.png"}


def test_an_open_file_is_never_written_over(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in photos.iterdir()}
    given = ["segment", str(photos / "p0.png"), "--box", "14,34,66,86", "--out", str(photos), "--format", "labelme"]
    assert cli.main([*given, "--images", "png", "--size", "80"]) == 1
    assert "p0.png" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in photos.iterdir()} == before


def test_a_file_that_is_played_is_not_recorded_to(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clip = photos / "p0.png"
    before = clip.read_bytes()
    assert cli.main(["live", str(clip), "--box", "0:1:14,34,66,86", "--record", str(clip)]) == 2
    assert "is played" in capsys.readouterr().err
    assert clip.read_bytes() == before


def test_what_a_lost_camera_recorded_is_written(
    photos: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def shots(camera: Camera) -> Iterator[Shot]:
        yield from (Shot(frame, t / 25) for t, frame in enumerate(moving_disc(4)))
        raise MediaError("The camera broke off.")

    monkeypatch.setattr(Camera, "shots", shots)
    out = photos / "out"
    given = ["live", str(photos / "p0.png"), "--box", "0:1:14,34,66,86", "--out", str(out), "--format", "coco"]
    assert cli.main(given) == 2
    assert "broke off" in capsys.readouterr().err
    assert len(json.loads((out / "coco.json").read_text())["annotations"]) == 4


def test_a_folder_of_numbered_frames_is_tracked(photos: Path) -> None:
    given = ["track", str(photos), "--box", "0:1:14,34,66,86", "--out", str(photos / "out"), "--format", "coco"]
    assert cli.main(given) == 0
    assert len(json.loads((photos / "out" / "coco.json").read_text())["images"]) == 6


def test_negative_numbers_are_no_options() -> None:
    assert cli._joined(["--box", "-1,2,3,4", "--point", "-.5,2", "--out", "-x"]) == [
        "--box=-1,2,3,4",
        "--point=-.5,2",
        "--out",
        "-x",
    ]


def test_lessons_are_copied_and_what_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my" / "lessons"
    assert cli.main(["lessons", str(folder), "--no-open"]) == 0
    assert "Left" not in capsys.readouterr().out
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 8
    (folder / names[0]).write_text("mine")
    (folder / names[1]).unlink()
    assert cli.main(["lessons", str(folder), "--no-open"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Left")]
    assert len(told) == 1
    assert names[0] in told[0]
    assert names[1] not in told[0]
    assert (folder / names[0]).read_text() == "mine"
    assert json.loads((folder / names[1]).read_text())["cells"]


def test_lessons_open_in_jupyterlab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "jupyterlab").mkdir()
    (tmp_path / "jupyterlab" / "__init__.py").touch()
    (tmp_path / "jupyterlab" / "__main__.py").write_text("import sys; print('opened', sys.argv[1]); sys.exit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    folder = tmp_path / "lessons"
    assert cli.main(["lessons", str(folder)]) == 3
    assert f"opened {folder}" in capfd.readouterr().out
    monkeypatch.setattr(lessons, "find_spec", lambda name: None)
    assert cli.main(["lessons", str(folder)]) == 0
    printed = capfd.readouterr().out
    assert "opened" not in printed
    assert "edgetam-ui[lessons]" in printed


def test_lessons_need_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert cli.main(["lessons", str(tmp_path / "file")]) == 1
    assert "another folder" in capsys.readouterr().err
