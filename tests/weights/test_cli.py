"""`edgetam-ui` as it is typed, in a process of its own where that matters."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import av
import httpx
import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO

from edgetam_ui import __version__
from edgetam_ui.cli import main
from edgetam_ui.hosts.gradio_app import ROOT
from edgetam_ui.protocol.envelope import pack, unpack
from tests.stories.jupyter import free_port


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "edgetam_ui", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_segment_writes_what_pycocotools_reads(photo: Path, tmp_path: Path) -> None:
    result = run(
        "segment", photo, "--box", "80,100,400,300", "--point", "250,170", "--point", "20,20,0",
        "--checkpoint", "practice", "--out", tmp_path,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    coco = COCO(tmp_path / "coco.json")
    (annotation,) = coco.loadAnns(coco.getAnnIds())
    mask = coco.annToMask(annotation)
    assert mask.shape == (343, 502)
    assert mask[100:300, 80:400].sum() > 0.5 * mask.sum() > 0
    assert np.array_equal(np.asarray(Image.open(tmp_path / "masks" / "01_Object_1.png")), mask.astype(bool))
    assert Image.open(tmp_path / "overlay.png").size == (502, 343)
    assert "pixels" in result.stdout


def test_the_doctor_tells_what_would_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--device", "cpu", "--precision", "fp32", "--accelerate", "torch"]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert lines["torch"] == metadata.version("torch")
    assert lines["device"].startswith("cpu")
    assert lines["chosen"] == "accelerate torch, precision fp32"
    assert main(["doctor", "--accelerate", "magic"]) == 2


def test_live_prints_areas_and_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.media import moving_disc, write_video

    clip = write_video(tmp_path / "disc.mp4", moving_disc(6))
    arguments = ["--point", "2:1:52,60", "--checkpoint", "practice", "--device", "cpu"]
    assert main(["live", str(clip), *arguments, "--out", str(tmp_path / "out"), "--format", "coco"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()[:5]
    assert header == "frame,seconds,object,area,score,dropped"
    assert [row.split(",")[0] for row in rows] == ["2", "3", "4", "5"]
    assert all(0.7 < int(row.split(",")[3]) / 1809 < 1.3 for row in rows)  # the disc has 1809 pixels
    coco = COCO(tmp_path / "out" / "coco.json")
    areas = {str(coco.imgs[one["image_id"]]["frame_index"]): one["area"] for one in coco.anns.values()}
    assert {row.split(",")[0]: int(row.split(",")[3]) for row in rows[1:]}.items() <= areas.items()
    assert main(["live", str(clip), "--checkpoint", "practice"]) == 2


def test_track_writes_every_frame(tmp_path: Path) -> None:
    from tests.media import moving_disc, write_video

    clip = write_video(tmp_path / "disc.mp4", moving_disc(12))
    result = run(
        "track", clip, "--box", "0:1:14,34,66,86", "--point", "4:2:140,20", "--checkpoint", "practice",
        "--format", "coco,overlay", "--out", tmp_path / "out",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    coco = COCO(tmp_path / "out" / "coco.json")
    images = coco.loadImgs(coco.getImgIds())
    assert [(image["width"], image["height"]) for image in images] == [(160, 120)] * 12
    for annotation in coco.loadAnns(coco.getAnnIds()):
        assert coco.annToMask(annotation).shape == (120, 160)
        assert annotation["track_id"] == 1 or annotation["image_id"] >= 5
    with av.open(str(tmp_path / "out" / "overlay.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 12
    assert not (tmp_path / "out" / "masks").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["segment", "PHOTO", "--out", "OUT"], "nothing to segment"),
        (["segment", "PHOTO", "--point", "5", "--out", "OUT"], "X,Y"),
        (["segment", "PHOTO", "--point", "5,5,7", "--out", "OUT"], "neither 0 nor 1"),
        (["segment", "PHOTO", "--point", "9999,5", "--out", "OUT"], "outside"),
        (["segment", "PHOTO", "--box", "50,50,5,5", "--out", "OUT"], "inverted"),
        (["segment", "nothing.jpg", "--point", "5,5", "--out", "OUT"], "no file"),
        (["segment", "CLIP", "--point", "5,5", "--out", "OUT"], "is a video"),
        (["segment", "PHOTO", "--point", "5,5", "--format", "bmp", "--out", "OUT"], "no format"),
        (["segment", "PHOTO", "--point", "5,5", "--checkpoint", "/nowhere", "--out", "OUT"], "No checkpoint"),
        (["segment", "PHOTO", "--point", "5,5", "--device", "toaster", "--out", "OUT"], "no device"),
        (["segment", "PHOTO", "--point", "5,5", "--format", ",", "--out", "OUT"], "no format"),
        (["serve", "--checkpoint", "/nowhere"], "No checkpoint"),
        (["serve", "--ray"], "Give --data DIR"),
        (["serve", "--ray", "--data", "OUT", "--replicas", "0:2"], "--replicas 2:8"),
        (["bench", "click", "--clicks", "0"], "too few"),
        (["bench", "encode", "--rounds", "0"], "too few"),
        (["bench", "encode", "--peer"], "not installed"),
        (["--device", "toaster"], "no device"),
        (["track", "CLIP", "--out", "OUT"], "nothing to track"),
        (["track", "CLIP", "--point", "5,5", "--out", "OUT"], "FRAME:OBJECT"),
        (["track", "CLIP", "--point", "900:1:5,5", "--out", "OUT"], "no frame"),
        (["track", "CLIP", "--point", "0:0:5,5", "--out", "OUT"], "not an object id"),
        (["track", "PHOTO", "--box", "0:1:5,5,50,50", "--out", "OUT"], "nothing to track"),
    ],
)
def test_bad_input_is_status_2_and_one_sentence(
    arguments: list[str],
    says: str,
    photo: Path,
    clip: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = {"PHOTO": str(photo), "CLIP": str(clip), "OUT": str(tmp_path / "out")}
    given = [places.get(word, word) for word in arguments]
    if "--checkpoint" not in given:
        given += ["--checkpoint", "practice"]
    assert main(given) == 2
    error = capsys.readouterr().err.strip()
    assert says in error
    last = error.splitlines()[-1]
    assert last.startswith("edgetam-ui: ")
    assert "Traceback" not in error


def test_a_folder_that_cannot_be_is_said_before_the_work(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert main(["segment", str(photo), "--point", "5,5", "--checkpoint", "/nowhere", "--out", str(taken)]) == 1
    assert "is not a folder to write to" in capsys.readouterr().err
    assert taken.read_text() == "mine"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Gradio leaves a socket open
def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--port", str(port), "--checkpoint", "practice"]) == 2
    assert f"Port {port} of 127.0.0.1 is in use" in capsys.readouterr().err


def test_a_server_that_is_told_to_end_leaves_no_files(photo: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "edgetam_ui", "--port", str(free_port()), "--checkpoint", "practice"]
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    process = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{command[4]}{ROOT}/call"
    token = None
    while token is None and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            answer = httpx.post(url, content=pack({"op": "hello"}), headers={"X-EdgeTAM-Token": "new"})
            token = unpack(answer.content)[0]["token"] if answer.status_code == 200 else None
        time.sleep(0.2)
    assert list(scratch.glob("edgetam-*"))
    process.terminate()
    process.communicate()
    assert not list(scratch.glob("edgetam-*"))


def test_usage_errors_are_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    for arguments in (["segment"], ["--port", "many"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == f"edgetam-ui {__version__}"


def test_serve_tells_a_wrong_device_before_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--device", "abacus", "--checkpoint", "practice"]) == 2
    printed = capsys.readouterr()
    assert "http" not in printed.out
    assert "abacus" in printed.err


@pytest.mark.parametrize(
    ("value", "is_offline"), [("False", False), ("0", False), ("", False), ("1", True), ("yes", True)]
)
def test_hf_hub_offline_is_read_as_the_hub_reads_it(
    monkeypatch: pytest.MonkeyPatch, value: str, is_offline: bool
) -> None:
    from edgetam_ui.engine import checkpoint

    monkeypatch.setenv("HF_HUB_OFFLINE", value)
    monkeypatch.setattr(checkpoint, "HUB_TIMEOUT_S", 0.0)
    found = checkpoint._hub_silent("nobody/nothing")
    assert (found == "HF_HUB_OFFLINE is set") == is_offline
