"""Writes the hard masks in every format, and what they are: `python -m tests.interop.write FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from edgetam_ui.formats.base import no_progress
from edgetam_ui.formats.choice import Choice
from edgetam_ui.formats.registry import FORMATS, export
from tests.formats import hard


def main(folder: Path) -> None:
    """`<kind>/<format>` for each, and `<kind>.npz` and `<kind>.json` with the masks and the objects."""
    for kind, results in (("image", hard.image()), ("video", hard.video())):
        for name, format in FORMATS.items():
            if format.detail(kind) and format.group in ("data", "masks"):
                images = "none" if format.images == "no" else "jpg"
                exact = {"tolerance": 0.0} if any(option.name == "tolerance" for option in format.options) else {}
                choice = Choice(images=None if images == "none" else "jpg")
                export(results, name, folder / kind / name, no_progress, choice, exact)
        arrays = {
            f"{frame}_{number}": mask for frame, masks in results.arrays.items() for number, mask in masks.items()
        }
        np.savez_compressed(folder / f"{kind}.npz", **arrays)
        objects = {number: info.category or info.name for number, info in results.objects.items()}
        (folder / f"{kind}.json").write_text(json.dumps(objects), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
