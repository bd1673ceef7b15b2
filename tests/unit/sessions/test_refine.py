"""A second look at a mask."""

from __future__ import annotations

import numpy as np
import pytest

from edgetam_ui import Controller, FakeEngine, PromptError, Session
from edgetam_ui.core import masks
from edgetam_ui.core.edges import edge_mask, sampled
from edgetam_ui.core.operations import AddBox, AddPoints, Refine, from_data, to_data
from edgetam_ui.core.prompts import Prompt
from edgetam_ui.sessions.refine import cut, window_around, window_of, within


@pytest.fixture
def small() -> Session:
    """An image of 200 x 100 with a disc of 5 pixels' radius at (60, 40), and a larger one at (150, 50)."""
    image = np.full((100, 200, 3), 40, np.uint8)
    y, x = np.ogrid[:100, :200]
    image[(x - 60) ** 2 + (y - 40) ** 2 <= 25] = (200, 40, 40)
    image[(x - 150) ** 2 + (y - 50) ** 2 <= 900] = (40, 200, 40)
    return Controller(engine=FakeEngine()).open(image)


def encoded(session: Session) -> int:
    return int(session.controller.engine.counts["encode"])


def test_a_small_object_is_looked_at_in_a_window(small: Session) -> None:
    before = small.add_points(1, [[60, 40]])
    counted = encoded(small)
    small.refine(1)
    assert encoded(small) == counted + 1
    done = small.operations[-1]
    assert isinstance(done, Refine)
    assert (done.by, done.window) == ("window", window_around(masks.encode(before)))


def test_its_mask_is_in_the_window_alone_and_in_its_place(small: Session) -> None:
    before = small.add_points(1, [[60, 40]])
    after = small.refine(1)
    left, top, right, bottom = window_around(masks.encode(before))
    outside = after.copy()
    outside[top:bottom, left:right] = False
    assert after[40, 60]
    assert not outside.any()


def test_later_clicks_cost_no_encode_inside_the_window(small: Session) -> None:
    small.add_points(1, [[60, 40]])
    small.refine(1)
    counted = encoded(small)
    small.add_points(1, [[62, 41]])
    assert encoded(small) == counted
    small.add_points(1, [[150, 50]])
    assert encoded(small) == counted, "a click elsewhere is asked of the whole image, which is encoded too"


def test_a_box_is_asked_again_with_its_logits(small: Session) -> None:
    small.add_box(1, [118, 18, 182, 82])
    counted = encoded(small)
    small.refine(1)
    assert encoded(small) == counted
    assert small.operations[-1] == Refine(object=1, by="logits")


def test_it_is_one_step_of_undo(small: Session) -> None:
    before = small.add_points(1, [[60, 40]])
    after = small.refine(1)
    small.undo()
    assert np.array_equal(small.masks()[1], before)
    small.redo()
    assert np.array_equal(small.masks()[1], after)


def test_the_operations_give_the_same_masks_again(small: Session) -> None:
    small.add_points(1, [[60, 40]])
    small.refine(1)
    small.add_points(1, [[66, 41]], [0])
    again = small.controller.open(small.medium.frame(0))
    for operation in small.operations:
        again.apply(from_data(to_data(operation)))
    assert np.array_equal(again.masks()[1], small.masks()[1])


def test_elsewhere_the_edges_alone_are_sought(small: Session) -> None:
    small.add_points(1, [[150, 50]])
    counted = dict(small.controller.engine.counts)
    refined = small.refine(1)
    assert small.controller.engine.counts == counted, "nothing is asked of the model"
    assert small.operations[-1] == Refine(object=1, by="edges")
    assert refined[50, 150]


def test_it_says_where_it_gains_nothing(small: Session) -> None:
    small.add_points(1, [[60, 40]])
    small.refine(1)
    with pytest.raises(PromptError, match="refined already"):
        small.refine(1)
    small.add_mask(1, small.masks()[1])
    with pytest.raises(PromptError, match="finished mask"):
        small.refine(1)


def test_it_needs_an_object_with_prompts(small: Session) -> None:
    small.add_object()
    with pytest.raises(PromptError, match="nothing to refine"):
        small.refine(1)
    with pytest.raises(PromptError, match="no object"):
        small.refine(7)


@pytest.mark.parametrize(
    "fields",
    [{"by": "window", "window": (0, 0, 300, 10)}, {"by": "window", "window": (9, 9, 9, 20)}, {"by": "window"}],
)
def test_windows_that_are_not_in_the_image_are_refused(small: Session, fields: dict[str, object]) -> None:
    small.add_points(1, [[60, 40]])
    with pytest.raises(PromptError):
        small.apply(Refine(object=1, **fields))  # type: ignore[arg-type]


def test_nothing_is_left_of_it_without_prompts(small: Session) -> None:
    small.add_points(1, [[60, 40]])
    small.refine(1)
    assert small.remove_point(1, 0) is None
    assert small.masks() == {}


def test_the_page_is_told_where_it_pays(small: Session) -> None:
    small.add_points(1, [[60, 40]])
    assert (small.object_masks()[0].refine or 0) > 0
    small.refine(1)
    assert small.object_masks()[0].refine is None


def test_a_video_is_tracked_from_what_was_refined() -> None:
    frames = []
    for number in range(4):
        image = np.full((100, 200, 3), 40, np.uint8)
        image[35:45, 55 + number : 65 + number] = (200, 40, 40)
        frames.append(image)
    session = Controller(engine=FakeEngine()).open(frames)
    session.add_points(1, [[60, 40]])
    session.refine(1)
    *_, last = session.propagate()
    assert last.masks[1][40, 62]
    side = session.logits(1).shape[0]
    assert np.argwhere(session.logits(1) > 0).mean(axis=0) == pytest.approx([0.4 * side, 0.3 * side], abs=2)


def test_a_window_ends_at_a_new_box_and_at_a_click_outside_it() -> None:
    click, look = AddPoints(object=1, points=((5, 5),)), Refine(object=1, by="window", window=(0, 0, 10, 10))
    assert window_of((click, look)) == (0, 0, 10, 10)
    assert window_of((click, look, click)) == (0, 0, 10, 10)
    assert window_of((click, look, AddPoints(object=1, points=((10, 5),)))) is None
    assert window_of((click, look, AddBox(object=1, box=(0, 0, 9, 9)))) is None


def test_prompts_are_moved_into_the_window() -> None:
    prompt = Prompt(((12, 25), (3, 3)), (1, 0), (5, 5, 30, 40))
    assert within(prompt, (10, 20, 30, 30)) == Prompt(((2, 5),), (1,), (0, 0, 20, 10))


def test_logits_are_cut_where_the_window_is() -> None:
    logits = np.tile(np.linspace(-1, 1, 64, dtype=np.float32), (64, 1))
    found = cut(logits, (100, 0, 200, 100), 200, 100)
    assert found.shape == (64, 64)
    assert found[:, 0] == pytest.approx(0, abs=0.05)
    assert found[:, -1] == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("side", "larger"), [(16, 1), (128, 8)], ids=["small", "larger than what is looked at"])
def test_edges_are_those_of_the_image(side: int, larger: int) -> None:
    """The logits say roughly where a disc is; the image says exactly."""
    y, x = np.ogrid[:160, :240]
    disc = ((x - 101) ** 2 + (y - 83) ** 2 <= 43**2).repeat(larger, axis=0).repeat(larger, axis=1)
    image = np.where(disc[..., None], np.uint8(200), np.uint8(60)).repeat(3, axis=2)
    row, column = ((cells + 0.5) / side for cells in np.ogrid[:side, :side])
    off = 48 / side  # pixels of the small image, a third of a cell
    logits = (43 / 9 - np.hypot(column * 240 - 101 - off, row * 160 - 83 + off) / 9).astype(np.float32)
    height, width = disc.shape
    plain = sampled(logits, np.arange(height) * side / height, np.arange(width) * side / width) > 0
    found = edge_mask(logits, image)
    assert (found ^ disc).sum() < 0.25 * (plain ^ disc).sum()


def test_no_mask_has_no_edges() -> None:
    assert not edge_mask(np.full((16, 16), -1, np.float32), np.zeros((30, 40, 3), np.uint8)).any()


def test_a_mask_of_one_pixel_has_edges() -> None:
    logits = np.full((16, 16), -9, np.float32)
    logits[3, 5] = 9
    for height, width in ((1, 1), (1, 40), (300, 7)):
        assert edge_mask(logits, np.zeros((height, width, 3), np.uint8)).shape == (height, width)
