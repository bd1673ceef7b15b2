"""Writes hard masks in every format, and what they are: `python -m tests.interop.write FOLDER`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import numpy as np

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import Results
from edgetam_ui.formats.base import class_of
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import FORMATS, export
from tests.formats import hard
from tests.media import moving_disc, turn, write_video

MEDIA: Mapping[str, Results] = {
    "image": hard.image(),
    "crowd": hard.crowd(),
    "video": hard.video(),
    "awkward_video": hard.awkward_video(),
    "crowded_video": hard.crowded_video(),
}


def main(folder: Path) -> None:
    """`<medium>/<format>` for each, and `<medium>.npz` and `<medium>.json` with the masks and the objects."""
    for medium, results in MEDIA.items():
        write(results, folder, medium)
    with tempfile.TemporaryDirectory() as scratch, closing(Controller(engine=FakeEngine())) as controller:
        path = write_video(Path(scratch, "猫 turned.mp4"), moving_disc(6, 90, 122))
        turn(path)
        with closing(controller.open(path)) as session:
            for number, (name, box) in enumerate(
                {"Ελλάδα": [10, 10, 50, 60], "naïve 🐈": [30, 40, 80, 110]}.items(), 1
            ):
                session.add_box(number, box)
                session.update_object(number, name=name)
            for _ in session.propagate():
                pass
            write(session.results(), folder, "turned_video")


def write(results: Results, folder: Path, medium: str) -> None:
    for name, format in FORMATS.items():
        if format.detail(results.kind) and format.group in ("data", "masks"):
            images = "none" if format.images == "no" else "jpg"
            exact = {"tolerance": 0.0} if any(option.name == "tolerance" for option in format.options) else {}
            choice = Choice(images=None if images == "none" else "jpg")
            export(results, name, folder / medium / name, no_progress, choice, exact)
    masks = [mask for frame in range(results.count) for mask in results.masks(frame)]
    np.savez_compressed(folder / f"{medium}.npz", **{f"{m.frame}_{m.object_id}": m.rle.decode() for m in masks})
    classes = {number: class_of(info) for number, info in results.objects.items()}
    about = {"kind": results.kind, "count": results.count, "classes": classes}
    (folder / f"{medium}.json").write_text(json.dumps(about), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
