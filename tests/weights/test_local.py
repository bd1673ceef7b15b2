"""The engine that runs the weights here: what `base.Engine` promises, on tensors."""

from __future__ import annotations

import io
import threading

import numpy as np
import pytest
import torch

from edgetam_ui import CancelledError, Controller
from edgetam_ui.core.prompts import Prompt
from edgetam_ui.engine.base import Engine, FrameMask, Tracker
from edgetam_ui.engine.local import LocalEngine
from edgetam_ui.engine.scheduler import Priority, Turn
from tests.media import moving_disc

CLICK_ON_DISC = Prompt(points=((40, 60),), labels=(1,))
BOX = Prompt(box=(14, 34, 66, 86))
FRAMES = moving_disc(10)


@pytest.fixture(scope="module")
def engine(controller: Controller) -> Engine:
    return controller.engine


@pytest.fixture(scope="module")
def local(engine: Engine) -> LocalEngine:
    assert isinstance(engine, LocalEngine)
    return engine


def conditioned(engine: Engine) -> Tracker:
    """A tracker that knows two objects on the first frame."""
    first = engine.encode(FRAMES[0])
    tracker = engine.tracker(len(FRAMES), *FRAMES[0].shape[:2])
    tracker.condition(7, 0, first, engine.decode(first, BOX))
    tracker.condition(3, 0, first, engine.decode(first, Prompt(points=((120, 30),), labels=(1,))))
    return tracker


def follow(engine: Engine, tracker: Tracker, frames: range, ids: list[int]) -> list[dict[int, FrameMask]]:
    return [tracker.step(frame, engine.encode(FRAMES[frame]), ids, reverse=False) for frame in frames]


def equal(a: list[dict[int, FrameMask]], b: list[dict[int, FrameMask]]) -> bool:
    return all(
        list(x) == list(y) and all(np.array_equal(x[n].logits, y[n].logits) and x[n].score == y[n].score for n in x)
        for x, y in zip(a, b, strict=True)
    )


def test_what_runs(engine: Engine, local: LocalEngine) -> None:
    side = local.loaded.video_model.config.image_size
    info = engine.info
    assert (info.checkpoint, info.practice, info.device, info.precision) == ("practice", True, "cpu", "fp32")
    assert info.image_size == side
    assert info.why


def test_an_embedding_as_arrays(engine: Engine, local: LocalEngine) -> None:
    embedding = local.encode(FRAMES[0])
    levels = embedding.to_numpy()
    side = engine.info.image_size
    assert [level.shape[1:] for level in levels] == [(side // 4,) * 2, (side // 8,) * 2, (side // 16,) * 2]
    assert all(level.dtype == np.float32 and level.flags.c_contiguous for level in levels)
    for level, tensor in zip(levels[:-1], embedding.image[:-1], strict=True):
        assert np.array_equal(level, tensor[0].numpy())
    without = local.loaded.video_model.no_memory_embedding.detach().numpy().reshape(-1, 1, 1)
    assert np.array_equal(levels[-1] + without, embedding.image[-1][0].numpy())
    before = embedding.features[0].clone()
    levels[0][:] = 0
    assert torch.equal(embedding.features[0], before)


def test_a_mask_as_the_prompt_is_decoded_as_the_library_does(local: LocalEngine) -> None:
    embedding = local.encode(FRAMES[0])
    mask = np.zeros((120, 160), bool)
    mask[36:84, 16:64] = True
    previous = local.mask_to_logits(mask)
    decoded = local.decode(embedding, Prompt(), previous)
    with local.exclusive():
        expected = local.loaded.video_model._single_frame_forward(
            input_masks=torch.from_numpy(previous)[None, None],
            image_embeddings=embedding.image,
            multimask_output=False,
        )
        pointer = local.loaded.video_model.object_pointer_proj(torch.from_numpy(decoded.tokens)[None])
    assert decoded.visibility > 0.5
    assert np.array_equal(decoded.logits, expected.pred_masks[0].numpy())
    assert np.array_equal(decoded.scores, expected.iou_scores[0, 0].numpy())
    assert torch.equal(pointer, expected.object_pointer)
    masks = local.binarize(decoded.logits, 120, 160)
    assert (masks[0] & mask).sum() > 0.5 * (masks[0] | mask).sum()
    assert len(local.decode(embedding, Prompt(), previous, multimask=True).scores) == 3


def test_nothing_to_decode(engine: Engine) -> None:
    with pytest.raises(ValueError, match="neither a prompt nor a mask"):
        engine.decode(engine.encode(FRAMES[0]), Prompt())


def test_an_embedding_of_another_engine(engine: Engine) -> None:
    with pytest.raises(TypeError, match="str"):
        engine.decode("embedding", BOX)  # type: ignore[arg-type]


def test_a_restored_tracker_goes_on_bit_for_bit(engine: Engine) -> None:
    tracker = conditioned(engine)
    follow(engine, tracker, range(1, 3), [7, 3])
    state = tracker.to_bytes()
    expected = follow(engine, tracker, range(3, 6), [7, 3])
    restored = engine.tracker(len(FRAMES), 120, 160, state=state)
    assert equal(follow(engine, restored, range(3, 6), [7, 3]), expected)


def test_of_the_conditioned_frames_those_are_looked_at_that_it_was_begun_with(engine: Engine) -> None:
    second = engine.encode(FRAMES[3])
    answer = engine.decode(second, Prompt(box=(32, 34, 84, 86)))
    both, alone = conditioned(engine), engine.tracker(len(FRAMES), 120, 160)
    for tracker in (both, alone):
        tracker.condition(7, 3, second, answer)
    follow(engine, both, range(1, 2), [7])
    both.begin(7, [3])
    kept = engine.tracker(len(FRAMES), 120, 160, state=both.to_bytes())
    expected = follow(engine, alone, range(4, 5), [7])
    assert equal(follow(engine, both, range(4, 5), [7]), expected)
    assert equal(follow(engine, kept, range(4, 5), [7]), expected)
    kept.begin(7, [0])
    fresh = conditioned(engine)
    assert equal(follow(engine, kept, range(1, 2), [7]), follow(engine, fresh, range(1, 2), [7]))


def test_a_tracker_restored_before_its_first_step(engine: Engine) -> None:
    tracker = conditioned(engine)
    restored = engine.tracker(len(FRAMES), 120, 160, state=tracker.to_bytes())
    assert equal(follow(engine, restored, range(1, 3), [3, 7]), follow(engine, tracker, range(1, 3), [3, 7]))


def test_a_state_moves_between_engines_of_different_precision(engine: Engine) -> None:
    half = LocalEngine("practice", "cpu", "bf16", "off")
    for one, other in ((engine, half), (half, engine)):
        tracker = conditioned(one)
        restored = other.tracker(len(FRAMES), 120, 160, state=tracker.to_bytes())
        a, b = (follow(*made, range(1, 2), [7])[0][7].logits > 0 for made in ((one, tracker), (other, restored)))
        assert (a & b).sum() > 0.8 * (a | b).sum() > 0


def test_a_state_is_plain_tensors_on_the_cpu(engine: Engine) -> None:
    tracker = conditioned(engine)
    follow(engine, tracker, range(1, 3), [7, 3])
    memories = torch.load(io.BytesIO(tracker.to_bytes()), weights_only=True)
    assert list(memories) == [7, 3]
    tensors = [
        tensor
        for kinds in memories.values()
        for frames in kinds.values()
        for memory in frames.values()
        for tensor in memory.values()
    ]
    assert len(tensors) >= 2 * 3 * 3
    assert all(tensor.device.type == "cpu" for tensor in tensors)


def test_work_is_counted_and_waits_its_turn(local: LocalEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[Turn] = []
    acquire = local.scheduler.acquire
    monkeypatch.setattr(local.scheduler, "acquire", lambda turn: turns.append(turn) or acquire(turn))
    before = dict(local.counts)
    mine, tracking = Turn(Priority.ENCODE, "ann"), Turn(Priority.TRACK, "ann")
    embedding = local.encode(FRAMES[0], mine)
    decoded = local.decode(embedding, CLICK_ON_DISC, turn=mine)
    tracker = local.tracker(len(FRAMES), 120, 160, tracking)
    tracker.condition(1, 0, embedding, decoded)
    tracker.step(1, embedding, [1], reverse=False)
    assert turns == [mine, mine, tracking, tracking]
    assert {what: local.counts[what] - before.get(what, 0) for what in local.counts} == {
        "encode": 1,
        "decode": 1,
        "condition": 1,
        "track": 1,
    }


def test_work_that_is_no_longer_wanted_is_not_done(engine: Engine) -> None:
    cancelled = threading.Event()
    cancelled.set()
    before = engine.counts["encode"]
    with pytest.raises(CancelledError):
        engine.encode(FRAMES[0], Turn(Priority.ENCODE, "ann", cancelled))
    assert engine.counts["encode"] == before


def test_what_a_tracker_holds_does_not_grow(local: LocalEngine) -> None:
    embedding = local.encode(FRAMES[0])
    tracker = local.tracker(40, 120, 160)
    tracker.condition(1, 0, embedding, local.decode(embedding, BOX))

    def held() -> tuple[int, int]:
        outputs = tracker._session.output_dict_per_obj[0]["non_cond_frame_outputs"]
        numbers = sum(t.numel() for output in outputs.values() for t in output.values() if hasattr(t, "numel"))
        return numbers, len(tracker.to_bytes())

    sizes = []
    for frame in range(1, 40):
        tracker.step(frame, embedding, [1], reverse=False)
        sizes.append(held())
    assert sizes[19] == sizes[-1]
