"""A thousand images as a set: no more memory than for ten, the next image ready before it is asked for, one export."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from tests.media import moving_disc

CODE = """
import sys
from contextlib import closing
from pathlib import Path
from edgetam_ui import Controller
from edgetam_ui.bench.peak import peak_megabytes

folder, out, count, looks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
controller, ready = Controller("practice", device="cpu"), 0
with closing(controller.open_set(sorted(folder.iterdir())[:count])) as images:
    for index in range(count):
        session = images.session(index)
        ready += index > 0 and session.is_prepared
        ahead = images.encode_ahead(index + 1)
        session.add_box(1, [100, 100, 800, 700])
        session.update_object(1, category="disc")
        if ahead is not None:
            ahead.join(looks)
    images.export("coco", out)
print(ready, round(peak_megabytes()))
"""
COUNT = int(os.environ.get("EDGETAM_SET_IMAGES", "1000"))
LOOKS_SECONDS = 3.0
"""How long the user looks at an image at most before going on to the next, ready or not."""
READY = 0.9
"""The part of the images that must be ready: on a busy machine a few may come later."""


def write_images(folder: Path, count: int) -> None:
    """Images of 2 megapixels, each another."""
    folder.mkdir()
    frame = np.repeat(np.repeat(moving_disc(1, 120, 164)[0], 10, axis=0), 10, axis=1)
    for number in range(count):
        Image.fromarray(np.roll(frame, number, axis=1)).save(folder / f"{number:04}.jpg", quality=80)


def run(folder: Path, out: Path, count: int) -> tuple[int, int]:
    """How many images were encoded when the user came to them, and the process's peak of memory in MB."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CODE, str(folder), str(out), str(count), str(LOOKS_SECONDS)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    ready, peak = told.stdout.split()[-2:]
    return int(ready), int(peak)


def test_memory_of_many_images_is_that_of_a_few(tmp_path: Path) -> None:
    write_images(tmp_path / "in", COUNT)
    _, few = run(tmp_path / "in", tmp_path / "few", 10)
    ready, many = run(tmp_path / "in", tmp_path / "many", COUNT)
    print(f"10 images: {few} MB, {COUNT} images: {many} MB, {many / few:.2f} times; {ready} were ready before")
    assert many <= 1.2 * few
    assert ready >= READY * (COUNT - 1)
    coco = json.loads(next((tmp_path / "many").rglob("coco.json")).read_text())
    assert len(coco["images"]) == len(coco["annotations"]) == COUNT
    assert [one["name"] for one in coco["categories"]] == ["disc"]
