"""The accelerated passes beside plain transformers: the same masks, in fp32 to rounding, in bf16 nearly."""

from __future__ import annotations

import copy
import dataclasses
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from edgetam_ui import CheckpointError, Controller, DeviceError
from edgetam_ui.core.prompts import Prompt
from edgetam_ui.engine import accelerate
from edgetam_ui.engine.batched import BatchedTracker
from edgetam_ui.engine.checkpoint import practice_folder
from edgetam_ui.engine.local import LocalEngine
from edgetam_ui.engine.memory import FewChannelsNorm, FirstLook, MemoryAttention, Turns
from edgetam_ui.engine.threshold import above_zero
from tests.media import moving_disc

FRAMES = moving_disc(10)
BOXES = {7: (14, 34, 66, 86), 3: (90, 10, 150, 50)}
PROMPTS = [
    Prompt(points=((250, 170),), labels=(1,)),
    Prompt(points=((250, 170), (60, 40)), labels=(1, 0)),
    Prompt(box=(80, 100, 400, 300)),
    Prompt(points=((120, 120),), labels=(0,), box=(80, 100, 400, 300)),
]


@pytest.fixture(scope="module")
def plain(controller: Controller) -> LocalEngine:
    assert isinstance(controller.engine, LocalEngine)
    return controller.engine


@pytest.fixture(scope="module", params=["fp32", "bf16"])
def fast(request: pytest.FixtureRequest) -> LocalEngine:
    return LocalEngine("practice", "cpu", request.param, "torch")


def near(engine: LocalEngine) -> float:
    """The IoU with plain masks that is asked for."""
    return 0.999 if engine.precision == "fp32" else 0.97


def iou(a: np.ndarray, b: np.ndarray) -> float:
    union = int((a | b).sum())
    return float((a & b).sum() / union) if union else 1.0


def track(engine: LocalEngine, ids: list[int], frames: int, switch: LocalEngine | None = None) -> list[dict]:
    """Tracks boxes by ids; from the middle on with `switch`, which takes over what the tracker remembers."""
    first = engine.encode(FRAMES[0])
    tracker = engine.tracker(len(FRAMES), *FRAMES[0].shape[:2])
    for object_id in ids:
        tracker.condition(object_id, 0, first, engine.decode(first, Prompt(box=BOXES[object_id])))
    found = []
    for frame in range(1, frames):
        if switch is not None and frame == frames // 2:
            engine, tracker = switch, switch.tracker(len(FRAMES), 120, 160, state=tracker.to_bytes())
        found.append(tracker.step(frame, engine.encode(FRAMES[frame]), ids, reverse=False))
    return found


def agree(found: list[dict], expected: list[dict], least: float) -> None:
    for ours, theirs in zip(found, expected, strict=True):
        assert list(ours) == list(theirs)
        for object_id in theirs:
            assert iou(ours[object_id].logits > 0, theirs[object_id].logits > 0) >= least
            for name in ("score", "quality"):
                expected_value = getattr(theirs[object_id], name)
                assert getattr(ours[object_id], name) == pytest.approx(expected_value, abs=0.1 * (least < 0.99) + 1e-3)


def test_an_embedding_keeps_no_more_precision_than_is_used(fast: LocalEngine) -> None:
    embedding = fast.encode(FRAMES[0])
    *finer, coarse = embedding.features
    assert {level.dtype for level in finer} == {torch.bfloat16 if fast.precision == "bf16" else torch.float32}
    assert coarse.dtype == torch.float32
    assert {level.dtype for level in embedding.to_numpy()} == {np.dtype(np.float32)}


def test_prompts(plain: LocalEngine, fast: LocalEngine, photo: Path) -> None:
    image = np.asarray(Image.open(photo).convert("RGB"))
    seen, known = fast.encode(image), plain.encode(image)
    for ours, theirs in zip(seen.to_numpy(), known.to_numpy(), strict=True):
        assert np.abs(ours - theirs).mean() < (1e-4 if fast.precision == "fp32" else 0.1) * np.abs(theirs).mean()
    for prompt in PROMPTS:
        for multimask in (True, False):
            ours, theirs = (
                fast.decode(seen, prompt, multimask=multimask),
                plain.decode(known, prompt, multimask=multimask),
            )
            assert ours.logits.shape == theirs.logits.shape
            assert ours.scores == pytest.approx(theirs.scores, abs=1e-3 if fast.precision == "fp32" else 0.05)
            assert all(max(iou(a > 0, b > 0) for a in ours.logits) >= near(fast) for b in theirs.logits)
    mask = theirs.logits[0]
    ours, theirs = fast.decode(seen, Prompt(), mask), plain.decode(known, Prompt(), mask)
    assert iou(ours.logits[0] > 0, theirs.logits[0] > 0) >= near(fast)


@pytest.mark.parametrize("size", [(256, 256), (256, 700), (720, 1280), (1001, 333)])
def test_masks_are_those_of_logits_enlarged_by_torch(size: tuple[int, int]) -> None:
    y, x = np.mgrid[:256, :256]
    rings = np.sin(np.hypot(x - 90, y - 140) / np.array([9, 20, 60])[:, None, None])
    logits = np.concatenate([rings, np.full((1, 256, 256), -1), np.ones((1, 256, 256))]).astype(np.float32)
    enlarged = torch.nn.functional.interpolate(torch.from_numpy(logits)[None], size, mode="bilinear")[0].numpy()
    masks = above_zero(logits, *size)
    assert masks is not None
    near = np.abs(enlarged) < 1e-4
    assert np.array_equal(masks | near, (enlarged > 0) | near)
    assert near.mean() < 0.01


def test_ragged_and_small_masks_are_left_to_torch() -> None:
    noise = np.random.default_rng(0).normal(size=(1, 256, 256)).astype(np.float32)
    assert above_zero(noise, 720, 1280) is None
    assert above_zero(np.ones((1, 256, 256), np.float32), 255, 300) is None


def test_ragged_masks_are_the_librarys(plain: LocalEngine) -> None:
    engine = LocalEngine("practice", "cpu", "fp32", "torch")
    noise = np.random.default_rng(0).normal(size=(3, 128, 128)).astype(np.float32)
    assert above_zero(noise, 333, 500) is None
    masks, expected = engine.binarize(noise, 333, 500), plain.binarize(noise, 333, 500)
    assert masks.shape == expected.shape
    assert (masks != expected).mean() < 1e-4


def test_a_norm_over_few_channels_is_the_librarys(plain: LocalEngine) -> None:
    norm = plain.loaded.video_model.memory_encoder.mask_downsampler.layers[0].layer_norm
    x = torch.from_numpy(np.random.default_rng(0).normal(2, 3, (2, 4, 32, 48)).astype(np.float32))
    with torch.inference_mode():
        assert torch.allclose(FewChannelsNorm(norm)(x), norm(x), atol=1e-5)


@torch.inference_mode()
@pytest.mark.parametrize("objects", [1, 3])
def test_attention_by_products_is_torchs(plain: LocalEngine, objects: int) -> None:
    model = plain.loaded.video_model
    own, by_products = MemoryAttention(model), MemoryAttention(model, by_products=True)
    coarse = torch.from_numpy(plain.encode(FRAMES[0]).to_numpy()[-1])[None]
    cos, sin = Turns(own, model.config.perceiver_resampler_num_latents)(2, 4)
    memory, position = torch.randn(2, objects, len(cos), 64, generator=torch.Generator().manual_seed(0))
    expected = own(FirstLook(own)(coarse), memory, position, cos, sin)
    found = by_products(FirstLook(by_products)(coarse), memory, position, cos, sin)
    assert (found - expected).abs().max() < 1e-4 * expected.abs().max()


def test_objects_tracked_in_one_pass_are_those_tracked_one_by_one(plain: LocalEngine, fast: LocalEngine) -> None:
    expected = track(plain, [7, 3], 6)
    assert any((mask.logits > 0).any() for frame in expected for mask in frame.values())
    agree(track(fast, [7, 3], 6), expected, near(fast))


def test_batching_changes_nothing_but_rounding() -> None:
    engine = LocalEngine("practice", "cpu", "fp32", "torch")
    together = track(engine, [7, 3], 5)
    for object_id in (7, 3):
        alone = track(engine, [object_id], 5)
        for one, both in zip(alone, together, strict=True):
            assert np.abs(one[object_id].logits - both[object_id].logits).max() < 1e-2


def test_each_tracker_goes_on_from_the_others_state(plain: LocalEngine) -> None:
    engine = LocalEngine("practice", "cpu", "fp32", "torch")
    assert isinstance(engine.tracker(10, 120, 160), BatchedTracker)
    expected = track(plain, [7, 3], 6)
    agree(track(plain, [7, 3], 6, switch=engine), expected, 0.999)
    agree(track(engine, [7, 3], 6, switch=plain), expected, 0.999)


def test_an_object_prompted_later_has_a_shorter_memory(plain: LocalEngine) -> None:
    engine = LocalEngine("practice", "cpu", "fp32", "torch")
    results = []
    for each in (plain, engine):
        seen = [each.encode(frame) for frame in FRAMES[:5]]
        tracker = each.tracker(len(FRAMES), 120, 160)
        tracker.condition(7, 0, seen[0], each.decode(seen[0], Prompt(box=BOXES[7])))
        found = [tracker.step(1, seen[1], [7], reverse=False)]
        tracker.condition(3, 2, seen[2], each.decode(seen[2], Prompt(box=BOXES[3])))
        found += [tracker.step(2, seen[2], [7], reverse=False)]
        found += [tracker.step(frame, seen[frame], [7, 3], reverse=False) for frame in (3, 4)]
        results.append(found)
    agree(results[1], results[0], 0.999)


def test_a_step_of_an_object_that_is_seen_is_the_librarys(plain: LocalEngine) -> None:
    """The practice checkpoint often doubts; where it does not, masks and memories are compared, too."""
    model = plain.loaded.video_model
    head = model.mask_decoder.pred_obj_score_head.proj_out
    before = head.bias.clone()
    head.bias += 50
    try:
        expected = track(plain, [7, 3], 4)
        plain.fast = accelerate.build(model, "torch", "fp32")
        found = track(plain, [7, 3], 4)
    finally:
        plain.fast = None
        head.bias.copy_(before)
    for ours, theirs in zip(found, expected, strict=True):
        for object_id in (7, 3):
            assert theirs[object_id].score > 0.99
            assert np.abs(ours[object_id].logits - theirs[object_id].logits).max() < 0.05


def test_the_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    cpu, cuda = torch.device("cpu"), torch.device("cuda")
    for installed, auto in ((None, "torch"), (object(), "openvino")):
        monkeypatch.setattr(accelerate.importlib.util, "find_spec", lambda _, spec=installed: spec)
        assert accelerate.choose("auto", cpu) == auto
        assert accelerate.choose("auto", cuda) == "torch"
        assert accelerate.choose("off", cpu) == "off"
    monkeypatch.setattr(accelerate.importlib.util, "find_spec", lambda _: None)
    for wanted, device, says in (
        ("openvino", cpu, "not installed"),
        ("openvino", cuda, "CPU alone"),
        ("x", cpu, "'x'"),
    ):
        with pytest.raises(DeviceError, match=says):
            accelerate.choose(wanted, device)


def test_what_precision_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    cpu, cuda = torch.device("cpu"), torch.device("cuda")
    for amx, chosen in ((True, "bf16"), (False, "fp32")):
        monkeypatch.setattr(accelerate, "instructions", lambda _, has=amx: has)
        assert accelerate.find_precision("auto", cpu, "torch") == chosen
        assert accelerate.find_precision("auto", cpu, "off") == "fp32"
        assert accelerate.find_precision("fp32", cpu, "torch") == "fp32"
        assert accelerate.find_precision("auto", cuda, "torch") == "bf16"
    with pytest.raises(DeviceError, match="fp16"):
        accelerate.find_precision("fp16", cpu, "torch")


def test_what_runs_is_told(fast: LocalEngine, plain: LocalEngine) -> None:
    assert (fast.info.accelerate, plain.info.accelerate) == ("torch", "off")
    assert fast.info.precision == fast.precision
    assert dataclasses.asdict(fast.info) == {
        **dataclasses.asdict(plain.info), "precision": fast.precision, "accelerate": "torch"
    }  # fmt: skip


def test_openvino_encodes_images_and_keeps_what_it_prepared(
    plain: LocalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("openvino", reason="OpenVINO is not installed")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / name))
    expected = plain.encode(FRAMES[0]).to_numpy()
    for _ in range(2):
        engine = LocalEngine("practice", "cpu", "fp32", "openvino")
        engine.wait()
        assert engine.info.accelerate == "openvino"
        for ours, theirs in zip(engine.encode(FRAMES[0]).to_numpy(), expected, strict=True):
            assert np.abs(ours - theirs).max() < 1e-3 * np.abs(theirs).max()
        kept = sorted(path.suffix for path in (tmp_path / "edgetam-ui" / "openvino").iterdir())
        assert kept == [".bin", ".xml"]
        monkeypatch.setattr("edgetam_ui.engine.openvino._prepare", None)


def test_a_process_may_end_while_openvino_prepares(tmp_path: Path) -> None:
    pytest.importorskip("openvino", reason="OpenVINO is not installed")
    code = "from edgetam_ui.engine.local import LocalEngine; LocalEngine('practice', 'cpu', 'fp32', 'openvino')"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_torch_goes_on_where_openvino_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accelerate.importlib.util, "find_spec", lambda _: object())
    monkeypatch.setitem(sys.modules, "openvino", None)
    engine = LocalEngine("practice", "cpu", "fp32", "openvino")
    engine.wait()
    assert engine.info.accelerate == "torch"
    assert len(engine.decode(engine.encode(FRAMES[0]), PROMPTS[0]).scores) == 3


def test_the_fast_way_lets_go_of_what_it_replaced(plain: LocalEngine) -> None:
    engine = LocalEngine("practice", "cpu", "bf16", "torch")
    whole = plain.weight_bytes()
    assert whole["prepared"] == 0
    held = engine.weight_bytes()
    assert held["library"] < 0.05 * whole["library"]
    assert sum(held.values()) < whole["library"]
    track(engine, [7], 2)
    assert engine.weight_bytes() == held, "a click or a tracked frame loaded the library's modules again"
    engine.loaded.image_model.get_image_embeddings(torch.zeros(1, 3, engine.info.image_size, engine.info.image_size))
    assert engine.weight_bytes()["library"] == pytest.approx(whole["library"], rel=0.05)


def test_what_was_let_go_of_comes_back_as_it_was(plain: LocalEngine) -> None:
    loaded = LocalEngine("practice", "cpu", "bf16", "torch").loaded
    weights, expected = (model.video_model.state_dict() for model in (loaded, plain.loaded))
    assert all(torch.equal(tensor, expected[name]) for name, tensor in weights.items())
    parts = dict(loaded.video_model.named_parameters())
    assert all(parameter is parts[name] for name, parameter in loaded.image_model.named_parameters())


def test_threads_that_ask_at_once_get_one_copy() -> None:
    engine = LocalEngine("practice", "cpu", "fp32", "torch")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: engine.loaded, range(4)))
    assert all(each is found[0] for each in found)


def test_files_that_were_changed_since_are_not_taken_for_those_that_run(plain: LocalEngine, tmp_path: Path) -> None:
    shutil.copytree(practice_folder(), tmp_path, dirs_exist_ok=True)
    engine = LocalEngine(str(tmp_path), "cpu", "fp32", "torch")
    other = copy.deepcopy(plain.loaded.video_model)
    other.no_memory_embedding += 1
    other.save_pretrained(tmp_path)
    with pytest.raises(CheckpointError, match="changed since"):
        _ = engine.loaded
