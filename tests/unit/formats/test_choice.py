"""What of the results is written, and what is told before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from edgetam_ui import ExportError
from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats.choice import Choice, Chosen
from edgetam_ui.formats.registry import check, chosen, export, notices
from tests.results import ArrayResults, image_results, rectangle, video_results


def codes(*arguments: object, **more: object) -> set[str]:
    return {notice.code for notice in notices(*arguments, **more)}  # type: ignore[arg-type]


def test_frames_keep_their_numbers() -> None:
    part = Chosen(video_results(), Choice(start=1, end=7, step=3))
    assert list(part.frames) == [1, 4, 7]
    assert part.masks(4)[0].frame == 4
    assert list(Chosen(video_results(), Choice(start=1, end=7, step=3, unmasked=False)).frames) == [1, 4]
    assert list(Chosen(video_results(), Choice(end=99, step=9)).frames) == [0, 9]


def test_a_smaller_size() -> None:
    results = video_results()
    part = Chosen(results, Choice(size=80))
    assert (part.width, part.height, part.image(0).shape) == (80, 60, (60, 80, 3))
    small, large = part.masks(0)[0].rle.decode(), results.arrays[0][1]
    assert small.shape == (60, 80)
    assert np.abs(small.sum() * 4 / large.sum() - 1) < 0.04
    assert (Chosen(results, Choice(size=9999)).width, Chosen(results, Choice(size=1)).height) == (160, 1)


@pytest.mark.parametrize(
    "choice", [{"start": -1}, {"step": 0}, {"size": 0}, {"end": 1.5}, {"start": True}, {"images": "gif"}]
)
def test_choices_that_make_no_sense(choice: dict[str, object]) -> None:
    with pytest.raises(ExportError):
        Choice(**choice)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "choice", "options", "said"),
    [
        ("coco", Choice(start=20), {}, "No frame"),
        ("yolo", Choice(start=7), {}, "No frame"),
        ("coco", Choice(objects=(9,)), {}, "There is no object 9"),
        ("coco", Choice(), {"polygon": True}, "no option 'polygon'"),
        ("coco", Choice(), {"polygons": 1}, "True or False"),
        ("coco", Choice(), {"tolerance": 99}, "tolerance"),
        ("coco", Choice(), {"tolerance": float("nan")}, "tolerance"),
        ("overlay", Choice(images="jpg"), {}, "frames along"),
    ],
)
def test_what_cannot_be_chosen(name: str, choice: Choice, options: dict[str, object], said: str) -> None:
    with pytest.raises(ExportError, match=said):
        chosen(video_results(), name, choice, options)


def test_what_is_told_before() -> None:
    ring = rectangle(61, 83, 10, 10, 40, 40) & ~rectangle(61, 83, 20, 20, 30, 30)
    two = rectangle(61, 83, 50, 10, 55, 20) | rectangle(61, 83, 60, 10, 65, 20)
    base = image_results(objects=[ObjectInfo(1, "cat", "#ff0000"), ObjectInfo(2, "dog", "#00ff00")])
    results = replace(base, arrays={0: {1: ring, 2: two}})
    assert codes(results, "coco") == set()
    assert codes(results, "yolo") == {"holes", "parts"}
    assert codes(replace(results, objects={1: ObjectInfo(1, "Object 1", "#ff0000")}), "coco") == {"unnamed"}
    assert codes(results, "coco", Choice(size=1)) == {"vanished"}
    hidden = {1: ObjectInfo(1, "cat", "#ff0000", visible=False)}
    assert codes(replace(results, objects=hidden), "overlay") == {"hidden"}


def test_frames_without_masks_and_stale_ones_are_told() -> None:
    class Stale(ArrayResults):
        def masks(self, frame: int) -> list:  # type: ignore[type-arg]
            return [replace(mask, kind="stale") for mask in super().masks(frame)]

    results = video_results()
    stale = Stale(results.frames, results.arrays, results.objects)
    said = {notice.code: notice.message for notice in notices(stale, "yolo")}
    assert said["stale"] == "4 masks are out of date: track again first."
    assert said["unmasked"].startswith("4 frames without any mask: left out")
    assert "written without objects" in {n.code: n.message for n in notices(stale, "coco")}["unmasked"]


def test_the_size_is_about_right(tmp_path: Path) -> None:
    results = video_results(30)
    told = check(results, "png")
    export(results, "png", tmp_path, no_progress)
    written = sum(path.stat().st_size for path in tmp_path.rglob("*.png"))
    assert 0.5 < told.bytes / written < 2
    assert (told.frames, told.objects, told.masks) == (30, 1, 4)


def test_several_media_are_one_set(tmp_path: Path) -> None:
    first = image_results("a.jpg", [ObjectInfo(1, "cat", "#ff0000")])
    second = image_results("a.png", [ObjectInfo(1, "dog", "#ff0000"), ObjectInfo(2, "cat", "#00ff00")])
    export([first, second], "png", tmp_path / "png", no_progress)
    assert sorted(path.relative_to(tmp_path / "png").as_posix() for path in tmp_path.rglob("*.png")) == [
        "a/01_cat.png",
        "a_2/01_dog.png",
        "a_2/02_cat.png",
    ]
    seen: list[tuple[int, int]] = []
    export([first, second], "yolo", tmp_path / "yolo", lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    labels = {path.stem: path.read_text() for path in (tmp_path / "yolo" / "labels").rglob("*.txt")}
    assert [line[0] for line in labels["a_2"].splitlines()] == ["1", "0"]
    with pytest.raises(ExportError, match=r"one \.json file"):
        export([first, second], "coco", tmp_path / "coco.json", no_progress)
