"""The code of a hundred random sessions, on an image, a drawn video and a filmed one."""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from edgetam_ui import Controller
from tests.media import moving_disc, write_video
from tests.weights.random_sessions import differences


def read_otherwise(folder: Path, photo: Path) -> list[Path]:
    """Files that Pillow reads as they are meant only where it is told how."""
    with Image.open(photo) as image:
        small = image.resize((160, 120))
    see_through = small.convert("RGBA")
    see_through.putalpha(Image.linear_gradient("L").resize(small.size))
    exif = Image.Exif()
    exif[0x0112] = 6
    see_through.save(folder / "see-through.png", exif=exif)
    Image.fromarray(np.asarray(small.convert("L"), np.uint16) * 200).save(folder / "deep.png", exif=exif)
    turned = [see_through.rotate(10 * number) for number in range(6)]
    turned[0].save(folder / "animated.webp", save_all=True, append_images=turned[1:])
    return [folder / name for name in ("see-through.png", "deep.png", "animated.webp")]


@pytest.mark.parametrize("seed", range(4))
def test_both_pythons_give_the_masks_of_a_hundred_sessions(
    seed: int, controller: Controller, photo: Path, clip: Path, tmp_path: Path
) -> None:
    shutil.copy(photo, tmp_path)
    with av.open(str(clip)) as container:
        filmed = [frame.to_ndarray(format="rgb24") for frame in islice(container.decode(video=0), 8)]
    videos = {"drawn.mp4": moving_disc(10), "filmed.mp4": filmed}
    files = [tmp_path / photo.name, *(write_video(tmp_path / name, frames) for name, frames in videos.items())]
    files += read_otherwise(tmp_path, photo)
    assert list(differences(controller, files, 25, seed, tmp_path)) == []
