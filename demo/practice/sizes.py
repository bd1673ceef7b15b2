"""Train other sizes of the network beside the shipped one, for as long: `python demo/practice/sizes.py`.

On pictures of 128 pixels alone, one process and thread each, the same batches in the same order; then all answer for
the same held-out scenes. What a size is worth in a whole run it does not tell.
"""

import argparse
import functools
import json
import multiprocessing
import statistics
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from transformers import EdgeTamVideoModel

import clips
import cutouts
import network
import photos
import pool
from network import SHIPPED, Shape
from scenes import Stock
from train import Optimizer, follow

SHAPES = {
    "shipped": SHIPPED,
    "wider": Shape(widths=(36, 72, 184, 352)),
    "deeper": Shape(depths=(2, 3, 10, 2)),
    "broader decoder": Shape(hidden=160),
}
SIZE, SCENES, THINGS, RATE = 128, 12, 8, 4e-3
ANSWERED = 60
"""Batches of held-out scenes that each size answers for."""


@functools.cache
def _stock(share: Path, modules: Path, held_out: bool) -> Stock:
    return Stock(photos.load(held_out, share, modules), cutouts.load(held_out, share, modules))


def _batch(rng: np.random.Generator, stills: pool.Pool) -> pool.Batch:
    return pool.batch(rng, stills, SIZE, SCENES, 1, THINGS)


def learn(shape: Shape, stills: pool.Pool, steps: int) -> EdgeTamVideoModel:
    """A model of `shape` after `steps` steps, its weights averaged over the last ones."""
    torch.manual_seed(0)
    model = network.build(shape).train()
    network.set_resolution(model, SIZE)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = Optimizer(model)
    for step in range(steps):
        batch, generator = _batch(np.random.default_rng((0, step)), stills), torch.Generator().manual_seed(step)
        loss, _ = clips.loss(model, batch, 1 + step % 2, generator)
        model.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step(RATE * min(1.0, (step + 1) / 60, 1 - step / steps))
        follow(average, model, max(0.005, 1 / (step + 2)))
    model.load_state_dict(average)
    return model.eval()


@torch.inference_mode()
def answer(model: EdgeTamVideoModel, stills: pool.Pool) -> dict[str, float]:
    """Mean IoU of boxes, one click, best of three and two clicks on held-out scenes."""
    seen = defaultdict(list)
    for i in range(ANSWERED):
        batch, generator = _batch(np.random.default_rng((1, i)), stills), torch.Generator().manual_seed(i)
        for name, value in clips.loss(model, batch, 2, generator)[1].items():
            seen[name].append(value)
    return {name: statistics.fmean(seen[name]) for name in ("box1", "click1", "best3", "click2")}


@torch.inference_mode()
def encode_times() -> dict[str, float]:
    """Median milliseconds that each size takes to encode a picture as large as the exported model's, in turns."""
    models = {name: network.build(shape).eval() for name, shape in SHAPES.items()}
    pixels, times = torch.zeros(1, 3, network.SIZE, network.SIZE), defaultdict(list)
    for _ in range(25):
        for name, model in models.items():
            began = time.perf_counter()
            network.encode(model, pixels)
            times[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(every) for name, every in times.items()}


def work(name: str, folder: Path, steps: int) -> None:
    """Train and judge the size `name`; its figures go into `folder`."""
    torch.set_num_threads(1)
    stills, others = (pool.make(folder / kind, _none, *_store(kind)) for kind in ("stills", "held out"))
    model = learn(SHAPES[name], stills, steps)
    figures = {"MB": 2e-6 * sum(weight.numel() for weight in model.parameters()), **answer(model, others)}
    (folder / f"{name}-{steps}.json").write_text(json.dumps(figures), encoding="utf-8")


def _store(kind: str) -> tuple[pool.Store, int]:
    return (pool.Store(256, 6000), 0) if kind == "stills" else (pool.Store(256, 600), 1)


def _none() -> Stock:
    raise AssertionError("the scenes are there already")


def main() -> None:
    """Parse the command line, train what was not trained before, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("runs/sizes"))
    parser.add_argument("--share", type=Path, default=photos.SHARE)
    parser.add_argument("--modules", type=Path, default=photos.MODULES)
    parser.add_argument("--steps", type=int, default=1200)
    options = parser.parse_args()
    for kind in ("stills", "held out"):
        stock = functools.partial(_stock, options.share, options.modules, kind == "held out")
        pool.make(options.out / kind, stock, *_store(kind))
    files = {name: options.out / f"{name}-{options.steps}.json" for name in SHAPES}
    with multiprocessing.get_context("spawn").Pool(2, maxtasksperchild=1) as workers:
        tasks = [(name, options.out, options.steps) for name, file in files.items() if not file.exists()]
        workers.starmap(work, tasks, chunksize=1)
    times = encode_times()
    for name, file in files.items():
        figures = {**json.loads(file.read_text(encoding="utf-8")), "encode ms": times[name]}
        print(f"{name:<18}" + "".join(f"{key} {value:.3f}   " for key, value in figures.items()))


if __name__ == "__main__":
    main()
