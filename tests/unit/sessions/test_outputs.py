"""A session's values for other libraries, and how it shows itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

import edgetam_ui
from edgetam_ui import Controller, ExportWarning, PromptError, Session
from tests.media import moving_disc


@pytest.fixture
def tracked(controller: Controller) -> Iterator[Session]:
    """Two overlapping objects: 7 is tracked to frame 2, 3 prompted on the first alone."""
    with closing(controller.open(moving_disc(4), "disc.mp4")) as session:
        session.add_box(7, [14, 34, 66, 86])
        session.add_mask(3, np.ones((120, 160), bool))
        session.update_object(3, category="ground")
        for _ in session.propagate(end=2, objects=[7]):
            pass
        yield session


def test_a_table(tracked: Session) -> None:
    table = tracked.to_pandas()
    assert table[["object", "frame", "kind"]].values.tolist() == [
        [7, 0, "prompted"],
        [3, 0, "prompted"],
        [7, 1, "tracked"],
        [7, 2, "tracked"],
    ]
    assert table["category"].tolist() == ["", "ground", "", ""]
    assert table["area"].tolist() == [
        int(tracked.masks(frame)[number].sum()) for frame, number in ((0, 7), (0, 3), (1, 7), (2, 7))
    ]
    assert table["time"].tolist() == [0, 0, 0.04, 0.08]


def test_a_label_image(tracked: Session) -> None:
    labels = tracked.to_labels()
    assert labels.dtype == np.int32
    assert (labels == 3).all()
    assert np.array_equal(tracked.to_labels(1) == 7, tracked.masks(1)[7])
    assert not tracked.to_labels(3).any()


def test_prompts(tracked: Session) -> None:
    assert list(tracked.prompts()) == [7, 3]
    assert tracked.prompts()[7][0]["box"] == [14, 34, 66, 86]


def test_logits_and_embedding(tracked: Session, controller: Controller) -> None:
    side = controller.engine.info.image_size // 4
    logits = tracked.logits(7)
    assert (logits.shape, logits.dtype) == ((side, side), np.float32)
    assert np.array_equal(controller.engine.binarize(logits[None], 120, 160)[0], tracked.masks()[7])
    logits[:] = 0
    assert tracked.logits(7).any()
    assert all(level.dtype == np.float32 and level.ndim == 3 for level in tracked.embedding(1))
    for frame in (1, 3):
        with pytest.raises(PromptError, match=f"no prompt on frame {frame}, and logits of tracked masks are not kept"):
            tracked.logits(7, frame)


def test_how_it_shows_itself(tracked: Session) -> None:
    assert repr(tracked) == "<Session disc.mp4: 160 x 120, 4 frames; Object 7, Object 3>"
    tracked.update_object(7, name="<b>")
    html = tracked._repr_html_()
    assert "data:image/jpeg;base64," in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    tracked.reset()
    assert "no objects" in repr(tracked)
    assert "no objects" in tracked._repr_html_()


def test_an_export_warns_where_it_is_called(tracked: Session, tmp_path: Path) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        tracked.export("yolo", tmp_path / "one")
    told = [warning for warning in caught if warning.category is ExportWarning]
    assert "1 frame without any mask" in str(told[0].message)
    assert {Path(warning.filename).name for warning in told} == {"test_outputs.py"}
    with warnings.catch_warnings():
        warnings.simplefilter("error", ExportWarning)
        report = tracked.check_export("yolo", step=2)
    assert (report.frames, report.masks) == (2, 3)
    assert "unmasked" not in {notice.code for notice in report.notices}


def test_several_sessions_are_one_set(tracked: Session, controller: Controller, tmp_path: Path) -> None:
    with closing(controller.open(moving_disc(2), "other.mp4")) as other, warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        other.add_box(1, [14, 34, 66, 86])
        edgetam_ui.export([tracked, other], "yolo", tmp_path / "set", val=0)
    names = sorted(path.stem for path in (tmp_path / "set" / "labels").rglob("*.txt"))
    assert names == ["disc_000000", "disc_000001", "disc_000002", "other_000000"]
