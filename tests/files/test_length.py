"""A video of any length: what is kept of it in memory is bounded, and its masks are the same, bit for bit."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.length import SMALL, write_film
from edgetam_ui.core.cache import ByteCache
from edgetam_ui.core.masks import Rle
from edgetam_ui.media.limits import FRAME_BYTES, FRAME_COUNT, FRAME_SHARE
from edgetam_ui.sessions import mask_file

FRAMES = 300


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_film(tmp_path_factory.mktemp("length") / "film.mp4", FRAMES, SMALL)


def masks(film: Path, frames: ByteCache) -> tuple[list[Rle], int, int]:
    """The masks of object 1 on every frame; how many are on the disk, and how many frames in memory."""
    controller = Controller(engine=FakeEngine())
    controller.frames = frames
    with closing(controller.open(film)) as session:
        session.add_box(1, [130, 60, 190, 120])
        list(session.propagate())
        found = [session.object_masks(frame)[0].rle for frame in range(FRAMES)]
        tracked = session._runs.get(1).found[1]  # type: ignore[union-attr]
        filed = sum(isinstance(mask.held, mask_file.FiledRle) for mask in tracked.values())
        return found, filed, len(frames._order[session.medium._key])


def test_300_frames_have_the_masks_of_an_unbounded_session(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mask_file, "SHORT", 0)
    bounded, filed, recent = masks(film, ByteCache(FRAME_BYTES, FRAME_SHARE, FRAME_COUNT))
    assert (filed, recent) == (FRAMES - 1, FRAME_COUNT)
    monkeypatch.setattr(mask_file, "SHORT", 1 << 30)
    unbounded, filed, recent = masks(film, ByteCache(1 << 40, 1 << 40))
    assert (filed, recent) == (0, FRAMES)
    assert [mask.counts for mask in bounded] == [mask.counts for mask in unbounded]
