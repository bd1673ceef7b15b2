"""PNG masks, read again by Pillow."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

from edgetam_ui.core.progress import no_progress
from edgetam_ui.core.results import ObjectInfo
from edgetam_ui.formats.registry import export
from tests.results import image_results, video_results


def test_an_image(tmp_path: Path) -> None:
    results = image_results()
    export(results, "png", tmp_path, no_progress)
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["01_Object_1.png", "03_a_b_c.png"]
    for name, number in (("01_Object_1", 1), ("03_a_b_c", 3)):
        image = Image.open(tmp_path / f"{name}.png")
        assert image.mode == "1"
        assert np.array_equal(np.asarray(image), results.arrays[0][number])


def test_a_video_has_every_frame(tmp_path: Path) -> None:
    results = video_results()
    export(results, "png", tmp_path / "masks.zip", no_progress)
    with zipfile.ZipFile(tmp_path / "masks.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".png"))
        assert names == [f"01_Object_1/{frame:06d}.png" for frame in range(10)]
        for frame in range(10):
            with archive.open(f"01_Object_1/{frame:06d}.png") as file:
                mask = np.asarray(Image.open(file))
            if frame < 4:
                assert np.array_equal(mask, results.arrays[frame][1])
            else:
                assert mask.shape == (120, 160)
                assert not mask.any()


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    names = {1: "../up", 2: "v1.2 beta", 3: "?", 4: "猫", 5: "long " * 60}
    export(
        image_results(objects=[ObjectInfo(number, name, "#ff0000") for number, name in names.items()]),
        "png",
        tmp_path / "out",
        no_progress,
    )
    found = sorted(path.name for path in (tmp_path / "out").glob("*.png"))
    assert found[:4] == ["01_up.png", "02_v1.2_beta.png", "03_object.png", "04_猫.png"]
    assert len(found) == 5
