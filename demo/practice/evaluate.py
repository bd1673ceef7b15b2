"""Measure a checkpoint on scenes it was not trained on: `python demo/practice/evaluate.py`.

Everything goes through the library as it is shipped: processors, `EdgeTamModel`, and a video session
of `EdgeTamVideoModel`. The scenes come from seeds and photographs that training never saw: plain ones,
of one to four whole things over a ground, cluttered ones, where things have parts, are tiny or alike, and, where
they are installed, cut-outs of real and rendered things. In generated videos, of FRAMES frames, another thing passes
over the one that is followed. Photographs and a clip labelled by hand make the next column, everyday
photographs labelled by hand, where all of them are installed, the last.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from tqdm import tqdm
from transformers import EdgeTamModel, EdgeTamVideoModel, Sam2Processor, Sam2VideoProcessor

import cutouts
import photos
import real
from scenes import OBJECT_BIT, Scene, Stock, scene
from sheet import Row, draw

CHECKPOINT = Path(__file__).resolve().parents[2] / "edgetam_ui/checkpoints/practice"
SEED = 7_000_000
SIZE = 512
FRAMES = 60
PER_SCENE = 3
SMALLEST = 0.005
"""Part of the picture that an object must cover to be asked for."""


@dataclass(frozen=True)
class Checkpoint:
    """One set of weights in the library's image and video models, with their processors."""

    image: EdgeTamModel
    video: EdgeTamVideoModel
    processor: Sam2Processor
    video_processor: Sam2VideoProcessor


def load(where: str | Path) -> Checkpoint:
    """The checkpoint in a folder or on the hub, in float32, ready to answer."""
    return Checkpoint(
        EdgeTamModel.from_pretrained(where, dtype=torch.float32).eval(),
        EdgeTamVideoModel.from_pretrained(where, dtype=torch.float32).eval(),
        Sam2Processor.from_pretrained(where),
        Sam2VideoProcessor.from_pretrained(where),
    )


def iou(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float:
    """Intersection over union; 1 where both are empty."""
    either = np.logical_or(first, second).sum()
    return float(np.logical_and(first, second).sum() / either) if either else 1.0


def _box(mask: NDArray[np.bool_]) -> list[int]:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return [int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1]


def _click(rng: np.random.Generator, mask: NDArray[np.bool_]) -> list[int]:
    """Any pixel of `mask`, as a hand would: not on its very rim if that can be helped."""
    inner = mask.copy()
    for _ in range(3):
        inner[1:-1, 1:-1] &= inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]
    rows, columns = np.nonzero(inner if inner.any() else mask)
    i = int(rng.integers(len(rows)))
    return [int(columns[i]), int(rows[i])]


def _objects(made: Scene, frame: int = 0) -> list[int]:
    """Numbers of the whole objects that are large enough on `frame`, at most PER_SCENE."""
    found = []
    for number, thing in enumerate(made.things):
        if thing & OBJECT_BIT and made.mask(number, frame).mean() > SMALLEST:
            found.append(number)
    return found[:PER_SCENE]


@torch.inference_mode()
def ask(
    model: Checkpoint,
    embeddings: Sequence[Tensor],
    size: tuple[int, int],
    several: bool,
    points: list[tuple[list[int], int]] | None = None,
    box: list[int] | None = None,
    earlier: Tensor | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.float32], Tensor]:
    """Masks [M, h, w], their scores [M] and low-resolution logits [1, M, s, s] for one prompt.

    `size` is (height, width) of the picture; `points` are ((x, y), label); `earlier` is one mask of
    an earlier answer, [1, 1, s, s].
    """
    prompt = model.processor(
        original_sizes=[list(size)],
        input_points=[[[point for point, _ in points]]] if points else None,
        input_labels=[[[label for _, label in points]]] if points else None,
        input_boxes=[[box]] if box else None,
        return_tensors="pt",
    )
    prompt.pop("original_sizes", None)
    answer = model.image(**prompt, image_embeddings=list(embeddings), input_masks=earlier, multimask_output=several)
    masks = model.processor.post_process_masks(answer.pred_masks.cpu(), [list(size)])[0][0]
    return masks.numpy().astype(bool), answer.iou_scores[0, 0].numpy(), answer.pred_masks[:, 0]


@torch.inference_mode()
def embed(model: Checkpoint, picture: NDArray[np.uint8]) -> list[Tensor]:
    """What the model sees in a picture [h, w, 3]."""
    pixels = model.processor(images=picture, return_tensors="pt")["pixel_values"]
    return model.image.get_image_embeddings(pixels)


def click_until(
    model: Checkpoint,
    rng: np.random.Generator,
    embeddings: Sequence[Tensor],
    truth: NDArray[np.bool_],
    clicks: int,
) -> list[tuple[NDArray[np.bool_], float, float]]:
    """Mask, the model's own score and the best candidate's IoU after each of `clicks` clicks.

    Each further click lies on the larger error, and the mask shown before it is fed back.
    """
    points, earlier, shown = [(_click(rng, truth), 1)], None, []
    for number in range(clicks):
        masks, scores, logits = ask(model, embeddings, truth.shape, number == 0, points=points, earlier=earlier)
        pick = int(scores.argmax())
        best = max(iou(mask, truth) for mask in masks)
        shown.append((masks[pick], float(scores[pick]), best))
        missed, wrong = truth & ~masks[pick], masks[pick] & ~truth
        add = missed.sum() >= wrong.sum()
        where = missed if add else wrong
        points.append((_click(rng, where if where.any() else truth), int(add)))
        earlier = logits[:, pick : pick + 1]
    return shown


@torch.inference_mode()
def track(model: Checkpoint, frames: NDArray[np.uint8], box: list[int]) -> tuple[list[NDArray[np.bool_]], list[bool]]:
    """Masks of an object boxed on the first frame, and whether it is said to be in sight, per frame."""
    session = model.video_processor.init_video_session(video=list(frames), inference_device="cpu", dtype=torch.float32)
    model.video_processor.add_inputs_to_inference_session(session, frame_idx=0, obj_ids=[1], input_boxes=[[box]])
    model.video(inference_session=session, frame_idx=0)
    masks, seen = [], []
    for output in model.video.propagate_in_video_iterator(session):
        size = [[session.video_height, session.video_width]]
        full = model.video_processor.post_process_masks([output.pred_masks], size)[0]
        masks.append(full[0, 0].numpy().astype(bool))
        seen.append(bool(output.object_score_logits[0] > 0))
    return masks, seen


Seen = dict[str, list[float]]
"""What was measured, by name: a value for each object or frame."""


def answer_all(
    model: Checkpoint,
    rng: np.random.Generator,
    picture: NDArray[np.uint8],
    truths: Sequence[NDArray[np.bool_]],
    seen: Seen,
) -> list[Row]:
    """Boxes and clicks on every thing of a picture; `seen` takes the figures."""
    began = time.perf_counter()
    embeddings = embed(model, picture)
    _note(seen, "encode_ms", 1000 * (time.perf_counter() - began))
    rows = []
    for truth in truths:
        boxed, scores, _ = ask(model, embeddings, truth.shape, False, box=_box(truth))
        _note(seen, "box", iou(boxed[0], truth))
        shown = click_until(model, rng, embeddings, truth, 3)
        _note(seen, "one_click", iou(shown[0][0], truth))
        _note(seen, "best_of_three", shown[0][2])
        _note(seen, "three_clicks", iou(shown[2][0], truth))
        _note(seen, "score_error", abs(shown[0][1] - iou(shown[0][0], truth)))
        _note(seen, "score_error", abs(float(scores[0]) - iou(boxed[0], truth)))
        rows.append(Row(picture, [truth, boxed[0], shown[0][0], shown[2][0]]))
    return rows


def follow(model: Checkpoint, frames: NDArray[np.uint8], truths: dict[int, NDArray[np.bool_]], seen: Seen) -> list[Row]:
    """Tracks a thing from its box on the first frame; figures for the other frames of `truths`."""
    masks, present = track(model, frames, _box(truths[0]))
    for t, truth in truths.items():
        if t == 0:
            continue
        if truth.sum() > 16:
            _note(seen, "track", iou(masks[t], truth))
            _note(seen, "present", float(present[t]))
        elif not truth.any():
            _note(seen, "absent", float(not present[t]))
    shown = list(truths)
    return [Row(frames[t], [truths[t], masks[t]]) for t in (0, shown[len(shown) // 2], shown[-1])]


def _note(seen: Seen, name: str, value: float) -> None:
    seen.setdefault(name, []).append(value)


def generated(
    model: Checkpoint, stock: Stock, plain: bool, scenes: int, clips: int, seen: Seen, seed: int = SEED
) -> list[Row]:
    """Asks for things in `scenes` generated pictures and `clips` videos, plain or not; `seen` takes the figures."""
    rows: list[Row] = []
    for i in tqdm(range(scenes), desc="pictures", leave=False):
        rng = np.random.default_rng((seed, i))
        made = scene(rng, stock, SIZE, plain=plain)
        truths = [made.mask(number) for number in _objects(made)]
        rows += answer_all(model, rng, made.frames[0], truths, seen)
    for i in tqdm(range(clips), desc="videos", leave=False):
        rng = np.random.default_rng((seed + 1, i))
        made = scene(rng, stock, SIZE, FRAMES, speed=0.005, plain=plain, crossing=True)
        for number in _objects(made)[:1]:
            rows += follow(model, made.frames, {t: made.mask(number, t) for t in range(FRAMES)}, seen)
    return rows


def labelled(
    model: Checkpoint, pictures: Sequence[real.Labelled], clips: Sequence[real.Clip], seen: Seen, seed: int = SEED + 2
) -> list[Row]:
    """Asks for what is labelled by hand in photographs and clips; `seen` takes the figures."""
    rows: list[Row] = []
    for i, picture in enumerate(tqdm(pictures, desc="photographs", leave=False)):
        rng = np.random.default_rng((seed, i))
        rows += answer_all(model, rng, picture.pixels, picture.masks, seen)
    for clip in tqdm(clips, desc="clips", leave=False):
        rows += follow(model, clip.frames, clip.masks, seen)
    return rows


def means(seen: Seen) -> dict[str, float]:
    """Means over objects, `track`, `present` and `absent` over frames, the median time; NaN where nothing was asked."""
    figures = {name: float(np.mean(seen.get(name, [np.nan]))) for name in LABELS}
    figures["encode_ms"] = float(np.median(seen.get("encode_ms", [np.nan])))
    return figures | {"objects": len(seen.get("box", []))}


LABELS = {
    "box": "box, IoU",
    "one_click": "one click, IoU (candidate by the model's own score)",
    "best_of_three": "one click, IoU of the best of three candidates",
    "three_clicks": "three clicks, IoU",
    "score_error": "|score - IoU|",
    "track": "tracking from a box, mean J",
    "present": "frames with the object, said to have it",
    "absent": "frames without the object, said to lack it",
    "encode_ms": "encode a picture, ms (median)",
    "objects": "objects asked for",
}


def main() -> None:
    """Parse the command line, print the table and draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=str(CHECKPOINT), help="folder or hub id")
    parser.add_argument("--scenes", type=int, default=100)
    parser.add_argument("--clips", type=int, default=30)
    parser.add_argument("--share", type=Path, default=photos.SHARE, help="where Debian's packages keep pictures")
    parser.add_argument("--modules", type=Path, default=photos.MODULES, help="where the npm packages lie")
    parser.add_argument("--sheet", type=Path, help="write a contact sheet to this PNG")
    options = parser.parse_args()
    model = load(options.checkpoint)
    shapes = Stock(photos.load(held_out=True))
    things = Stock(shapes.pictures, cutouts.load(True, options.share, options.modules))
    scenes, clips = options.scenes, options.clips
    seen: dict[str, Seen] = {"plain": {}, "cluttered": {}}
    rows = generated(model, shapes, True, scenes, clips, seen["plain"])
    rows += generated(model, shapes, False, scenes, clips, seen["cluttered"])
    if things.cutouts:
        rows += generated(model, things, False, scenes, clips, seen.setdefault("things", {}))
    rows += labelled(model, real.pictures("real"), real.clips(), seen.setdefault("photographs", {}))
    if everyday := real.pictures("choosing", options.share, options.modules):
        rows += labelled(model, everyday, (), seen.setdefault("everyday", {}))
    columns = {name: means(each) for name, each in seen.items()}
    print(" " * 52 + "".join(f"{name:>13}" for name in columns))
    for name, label in LABELS.items():
        digits = 0 if name in ("encode_ms", "objects") else 3
        print(f"{label:<52}" + "".join(f"{figures[name]:13.{digits}f}" for figures in columns.values()))
    if options.sheet:
        Image.fromarray(draw(rows)).save(options.sheet)


if __name__ == "__main__":
    main()
