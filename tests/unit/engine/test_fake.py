"""The fake engine: what its masks and tracks depend on, so that a test built on it can see what went wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from edgetam_ui import FakeEngine
from edgetam_ui.core.prompts import Prompt
from edgetam_ui.engine.base import Decoded, Embedding, Engine, FrameMask, Tracker
from edgetam_ui.engine.scheduler import Priority, Turn
from tests.media import moving_disc

HEIGHT, WIDTH = 120, 160
FRAMES = moving_disc(16)
CLICK = Prompt(points=((40, 60),), labels=(1,))
CLICKS = Prompt(points=((40, 60), (100, 30), (150, 110)), labels=(1, 0, 1))
BOX = Prompt(box=(14, 34, 66, 86))


@pytest.fixture
def engine() -> Engine:
    return FakeEngine()


@pytest.fixture
def first(engine: Engine) -> Embedding:
    return engine.encode(FRAMES[0])


def disc(t: int) -> np.ndarray:
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    return (x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / max(1, (a | b).sum()))


def mask(engine: Engine, logits: np.ndarray) -> np.ndarray:
    return engine.binarize(logits[None], HEIGHT, WIDTH)[0]


def differ(engine: Engine, a: Decoded, b: Decoded) -> bool:
    """Whether two first masks differ, by a pixel and not only by a logit."""
    return bool((mask(engine, a.logits[0]) != mask(engine, b.logits[0])).any())


# -- decoding


def test_what_comes_out(engine: Engine, first: Embedding) -> None:
    assert engine.info.checkpoint == "fake"
    assert (first.height, first.width) == (HEIGHT, WIDTH)
    side = engine.info.image_size // 4
    for multimask, count in ((True, 3), (False, 1), (None, 3)):
        decoded = engine.decode(first, CLICK, multimask=multimask)
        assert decoded.logits.shape == (count, side, side)
        assert decoded.logits.dtype == decoded.scores.dtype == decoded.tokens.dtype == np.float32
        assert decoded.scores.shape == (count,)
        assert len(decoded.tokens) == count
        assert 0.5 < decoded.visibility < 1
    assert len(engine.decode(first, BOX).scores) == len(engine.decode(first, CLICKS).scores) == 1
    previous = engine.decode(first, BOX).logits[0]
    assert len(engine.decode(first, CLICK, previous).scores) == 1


def test_three_different_candidates_best_first(engine: Engine, first: Embedding) -> None:
    decoded = engine.decode(first, CLICK)
    assert 1 >= decoded.scores[0] > decoded.scores[1] > decoded.scores[2] >= 0
    masks = engine.binarize(decoded.logits, HEIGHT, WIDTH)
    assert len({found.tobytes() for found in masks}) == 3
    assert len({token.tobytes() for token in decoded.tokens}) == 3
    assert all(found[60, 40] for found in masks)


@pytest.mark.parametrize("prompt", [CLICK, BOX])
def test_it_finds_the_disc(engine: Engine, first: Embedding, prompt: Prompt) -> None:
    assert iou(mask(engine, engine.decode(first, prompt).logits[0]), disc(0)) > 0.8


def test_two_engines_agree_bit_for_bit() -> None:
    def all_of(engine: Engine) -> list[np.ndarray]:
        embedding = engine.encode(FRAMES[0])
        decoded = [engine.decode(embedding, prompt) for prompt in (CLICK, CLICKS, BOX)]
        tracked = [found[1].logits for found in follow(engine, conditioned(engine), range(1, 9))]
        return [
            *embedding.to_numpy(),
            *(array for item in decoded for array in (item.logits, item.scores, item.tokens)),
            *tracked,
        ]

    pairs = zip(all_of(FakeEngine()), all_of(FakeEngine()), strict=True)
    assert all(np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("prompt", [CLICK, CLICKS, BOX])
def test_masks_depend_on_the_image(engine: Engine, first: Embedding, prompt: Prompt) -> None:
    changed = FRAMES[0].copy()
    changed[62, 44] = (0, 0, 255)
    decoded, other = engine.decode(first, prompt), engine.decode(engine.encode(changed), prompt)
    assert not np.array_equal(decoded.logits, other.logits)
    changed[58:66, 40:48] = (0, 0, 255)
    assert differ(engine, decoded, engine.decode(engine.encode(changed), prompt))


@pytest.mark.parametrize(
    "other",
    [
        replace(CLICKS, points=((44, 60), (100, 30), (150, 110))),
        replace(CLICKS, points=((40, 60), (100, 38), (150, 110))),
        replace(CLICKS, points=((40, 60), (100, 30), (146, 110))),
        replace(CLICKS, points=CLICKS.points[:2], labels=CLICKS.labels[:2]),
        replace(CLICKS, points=CLICKS.points[1:], labels=CLICKS.labels[1:]),
        replace(CLICKS, labels=(1, 1, 1)),
        replace(CLICKS, labels=(0, 0, 1)),
        replace(CLICKS, labels=(1, 0, 0)),
        replace(CLICKS, box=BOX.box),
    ],
)
def test_masks_depend_on_every_point_and_sign(engine: Engine, first: Embedding, other: Prompt) -> None:
    assert differ(engine, engine.decode(first, CLICKS), engine.decode(first, other))


@pytest.mark.parametrize("box", [(18, 34, 66, 86), (14, 38, 66, 86), (14, 34, 62, 86), (14, 34, 66, 82)])
def test_masks_depend_on_each_side_of_the_box(
    engine: Engine, first: Embedding, box: tuple[float, float, float, float]
) -> None:
    assert differ(engine, engine.decode(first, BOX), engine.decode(first, Prompt(box=box)))


def test_masks_depend_on_what_was_there_before(engine: Engine, first: Embedding) -> None:
    previous = engine.decode(first, BOX).logits[0]
    other = engine.decode(first, Prompt(box=(14, 34, 60, 86))).logits[0]
    fresh = engine.decode(first, CLICK, multimask=False)
    assert differ(engine, fresh, engine.decode(first, CLICK, previous))
    assert differ(engine, engine.decode(first, CLICK, other), engine.decode(first, CLICK, previous))


@pytest.mark.parametrize("prompt", [CLICK, CLICKS, BOX])
def test_masks_depend_on_how_many_are_asked_for(engine: Engine, first: Embedding, prompt: Prompt) -> None:
    one, three = (engine.decode(first, prompt, multimask=several) for several in (False, True))
    assert differ(engine, one, three)


def test_a_click_adds_and_takes_away(engine: Engine, first: Embedding) -> None:
    before = engine.decode(first, BOX).logits[0]
    added = engine.decode(first, Prompt(points=((120, 30),), labels=(1,)), before)
    assert mask(engine, added.logits[0])[30, 120]
    taken = engine.decode(first, Prompt(points=((40, 60),), labels=(0,)), before)
    assert mask(engine, before)[60, 40]
    assert not mask(engine, taken.logits[0])[60, 40]


def test_a_mask_as_the_prompt(engine: Engine, first: Embedding) -> None:
    decoded = engine.decode(first, Prompt(), engine.mask_to_logits(disc(0)))
    assert len(decoded.scores) == 1
    assert iou(mask(engine, decoded.logits[0]), disc(0)) > 0.9
    square = np.zeros((HEIGHT, WIDTH), bool)
    square[70:110, 90:150] = True
    assert iou(mask(engine, engine.decode(first, Prompt(), engine.mask_to_logits(square)).logits[0]), square) > 0.8
    with pytest.raises(ValueError, match="neither a prompt nor a mask"):
        engine.decode(first, Prompt())


def test_an_embedding_of_another_engine(engine: Engine) -> None:
    with pytest.raises(TypeError, match="str"):
        engine.decode("embedding", CLICK)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(1, 1), (5, 300), (31, 33), (1080, 1920)])
def test_images_of_any_size(engine: Engine, size: tuple[int, int]) -> None:
    embedding = engine.encode(np.full((*size, 3), 200, np.uint8))
    for level in embedding.to_numpy():
        assert np.allclose(level, 200 / 255)
    decoded = engine.decode(embedding, Prompt(points=((0, 0),), labels=(1,)))
    assert engine.binarize(decoded.logits, *size).shape == (3, *size)
    assert np.isfinite(decoded.logits).all()


def test_binarize_is_smooth(engine: Engine) -> None:
    y, x = np.mgrid[:32, :32]
    slope = (x + 0.3 * y - 20).astype(np.float32)
    found = mask(engine, slope)
    starts = np.where(found.any(axis=1), found.argmax(axis=1), WIDTH)
    # An edge of slope 0.3 cells moves by 0.4 pixels a row, with no stairs of a cell's height.
    assert set(np.diff(starts)) <= {-1, 0}
    logits = engine.mask_to_logits(disc(0))
    assert (logits.min(), logits.max()) == (-10, 10)
    assert iou(mask(engine, logits), disc(0)) > 0.95


# -- tracking


def conditioned(engine: Engine, frame: int = 0, prompt: Prompt = BOX) -> Tracker:
    embedding = engine.encode(FRAMES[frame])
    tracker = engine.tracker(len(FRAMES), HEIGHT, WIDTH)
    tracker.condition(1, frame, embedding, engine.decode(embedding, prompt))
    return tracker


def follow(
    engine: Engine, tracker: Tracker, frames: Sequence[int], reverse: bool = False
) -> list[dict[int, FrameMask]]:
    return [tracker.step(frame, engine.encode(FRAMES[frame]), [1], reverse) for frame in frames]


def masks(engine: Engine, found: list[dict[int, FrameMask]]) -> list[np.ndarray]:
    return [mask(engine, item[1].logits) for item in found]


@pytest.mark.parametrize("reverse", [False, True])
def test_it_follows_the_disc(engine: Engine, reverse: bool) -> None:
    start = 15 if reverse else 0
    box = (14 + 6 * start, 34, min(66 + 6 * start, WIDTH), 86)
    frames = range(14, -1, -1) if reverse else range(1, 16)
    found = follow(engine, conditioned(engine, start, Prompt(box=box)), frames, reverse)
    overlaps = [iou(a, disc(frame)) for a, frame in zip(masks(engine, found), frames, strict=True)]
    assert min(overlaps) > 0.9
    assert all(item[1].score > 0.9 for item in found)


def test_it_says_when_the_object_is_gone_and_finds_it_again(engine: Engine) -> None:
    tracker = conditioned(engine)
    follow(engine, tracker, range(1, 4))
    ground = moving_disc(100)[-1]
    for frame in (4, 5):
        gone = tracker.step(frame, engine.encode(ground), [1], reverse=False)[1]
        assert gone.score < 0.5
        assert not mask(engine, gone.logits).any()
    back = follow(engine, tracker, [6])
    assert iou(masks(engine, back)[0], disc(6)) > 0.9


def test_tracking_depends_on_what_was_conditioned(engine: Engine) -> None:
    other = Prompt(box=(14, 34, 56, 86))
    a, b = (follow(engine, conditioned(engine, prompt=prompt), range(1, 4)) for prompt in (BOX, other))
    assert all((x != y).any() for x, y in zip(masks(engine, a), masks(engine, b), strict=True))


def test_tracking_depends_on_tokens_and_on_the_candidate_in_use(engine: Engine) -> None:
    embedding = engine.encode(FRAMES[0])
    three = engine.decode(embedding, CLICK)
    variants = [three, replace(three, chosen=2), replace(three, tokens=three.tokens * np.float32(0.7))]
    found = []
    for decoded in variants:
        tracker = engine.tracker(len(FRAMES), HEIGHT, WIDTH)
        tracker.condition(1, 0, embedding, decoded)
        found.append(masks(engine, follow(engine, tracker, [1]))[0].tobytes())
    assert len(set(found)) == 3


def test_a_second_conditioned_frame_is_remembered(engine: Engine) -> None:
    tracker, other = conditioned(engine), conditioned(engine)
    embedding = engine.encode(FRAMES[8])
    other.condition(1, 8, embedding, engine.decode(embedding, Prompt(box=(62, 34, 104, 86))))
    a, b = (masks(engine, follow(engine, one, [4])) for one in (tracker, other))
    assert (a[0] != b[0]).any()


def test_of_the_conditioned_frames_those_are_looked_at_that_it_was_begun_with(engine: Engine) -> None:
    late = Prompt(box=(62, 34, 114, 86))
    both, alone = conditioned(engine), conditioned(engine, 8, late)
    embedding = engine.encode(FRAMES[8])
    both.condition(1, 8, embedding, engine.decode(embedding, late))
    follow(engine, both, [1, 2])
    both.begin(1, [8])
    kept = engine.tracker(len(FRAMES), HEIGHT, WIDTH, state=both.to_bytes())
    expected = masks(engine, follow(engine, alone, [9, 10]))
    for tracker in (both, kept):
        assert np.array_equal(masks(engine, follow(engine, tracker, [9, 10])), expected)
    kept.begin(1, [0])
    assert np.array_equal(
        masks(engine, follow(engine, kept, [1])), masks(engine, follow(engine, conditioned(engine), [1]))
    )


def test_tracking_depends_on_the_order(engine: Engine) -> None:
    box = Prompt(box=(62, 34, 114, 86))
    fresh, after_backward = conditioned(engine, 8, box), conditioned(engine, 8, box)
    follow(engine, after_backward, range(7, 3, -1), reverse=True)
    a, b = (masks(engine, follow(engine, tracker, range(9, 12))) for tracker in (fresh, after_backward))
    assert (a[0] != b[0]).any()


def test_tracking_depends_on_the_frames_between(engine: Engine) -> None:
    every, skipping = conditioned(engine), conditioned(engine)
    a = masks(engine, follow(engine, every, [1, 2, 3, 4]))[-1]
    b = masks(engine, follow(engine, skipping, [1, 2, 4]))[-1]
    assert (a != b).any()


def test_objects_do_not_see_each_other(engine: Engine) -> None:
    embedding = engine.encode(FRAMES[0])
    alone, both = conditioned(engine), conditioned(engine)
    both.condition(2, 0, embedding, engine.decode(embedding, Prompt(points=((120, 20),), labels=(1,))))
    for frame in range(1, 5):
        seen = engine.encode(FRAMES[frame])
        found = both.step(frame, seen, [2, 1], reverse=False)
        assert list(found) == [2, 1]
        assert np.array_equal(found[1].logits, alone.step(frame, seen, [1], reverse=False)[1].logits)


def test_who_was_never_conditioned_cannot_be_followed(engine: Engine) -> None:
    with pytest.raises(KeyError):
        conditioned(engine).step(1, engine.encode(FRAMES[1]), [2], reverse=False)


def test_a_restored_tracker_goes_on_bit_for_bit(engine: Engine) -> None:
    tracker = conditioned(engine)
    embedding = engine.encode(FRAMES[8])
    tracker.condition(1, 8, embedding, engine.decode(embedding, Prompt(box=(62, 34, 104, 86))))
    follow(engine, tracker, range(1, 5))
    state = tracker.to_bytes()
    restored = FakeEngine().tracker(len(FRAMES), HEIGHT, WIDTH, state=state)
    assert restored.to_bytes() == state
    a, b = (follow(engine, one, [5, 6, 7, 9, 10]) for one in (tracker, restored))
    for x, y in zip(a, b, strict=True):
        assert np.array_equal(x[1].logits, y[1].logits)
        assert x[1].score == y[1].score
    assert restored.to_bytes() == tracker.to_bytes() != state


def test_an_empty_tracker_can_be_kept(engine: Engine) -> None:
    state = engine.tracker(5, HEIGHT, WIDTH).to_bytes()
    assert engine.tracker(5, HEIGHT, WIDTH, state=state).to_bytes() == state


def test_what_a_tracker_holds_does_not_grow(engine: Engine) -> None:
    tracker, seen = conditioned(engine), engine.encode(FRAMES[0])
    sizes = []
    for frame in range(1, 40):
        tracker.step(frame, seen, [1], reverse=False)
        sizes.append(len(tracker.to_bytes()))
    assert sizes[9] == sizes[-1]


# -- the queue, speed and imports


def test_work_is_counted_and_waits_its_turn(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[Turn] = []
    acquire = engine.scheduler.acquire
    monkeypatch.setattr(engine.scheduler, "acquire", lambda turn: turns.append(turn) or acquire(turn))
    follow(engine, conditioned(engine), [1, 2])
    assert engine.counts == {"encode": 3, "decode": 1, "condition": 1, "track": 2}
    assert [turn.priority.name for turn in turns] == ["ENCODE", "CLICK", "TRACK", "ENCODE", "TRACK", "ENCODE", "TRACK"]
    turns.clear()
    mine = Turn(Priority.CLICK, "ann")
    engine.tracker(3, HEIGHT, WIDTH, mine).condition(
        1, 0, engine.encode(FRAMES[0], mine), engine.decode(engine.encode(FRAMES[0], mine), BOX, turn=mine)
    )
    assert turns == [mine] * 4


BLOCKED = """
import sys


class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("torch", "torchvision", "transformers", "timm"):
            raise ImportError(name)


sys.meta_path.insert(0, Block())
"""


def run_blocked(code: str) -> str:
    """What `code` prints where torch, transformers and timm cannot be imported."""
    result = subprocess.run([sys.executable, "-c", BLOCKED + code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_the_seam_loads_only_numpy() -> None:
    code = """
import edgetam_ui.engine.base, edgetam_ui.engine.fake, edgetam_ui.engine.scheduler
print([name for name in ("torch", "transformers", "timm", "PIL", "av", "gradio", "anywidget") if name in sys.modules])
"""
    assert run_blocked(code) == "[]"


def test_clicks_and_tracks_without_torch() -> None:
    code = """
import numpy as np
from edgetam_ui import Controller, FakeEngine
y, x = np.mgrid[:120, :160]
frames = np.zeros((6, 120, 160, 3), np.uint8)
for t, frame in enumerate(frames):
    frame[(x - 40 - 6 * t) ** 2 + (y - 60) ** 2 < 24**2] = 250
controller = Controller(engine=FakeEngine())
session = controller.open(frames)
session.add_points(1, [[40, 60]])
print(controller.info.checkpoint, sum(r.masks[1].any() for r in session.propagate()))
"""
    assert run_blocked(code) == "fake 6"
