"""Train the practice checkpoint from nothing: `python demo/practice/train.py`.

Stages grow the pictures from 128 to 512 pixels and bring in video once pictures work, then do so again and again from
256: with longer clips, with things that bend, with things that are hidden; seven times with things outlined in
photographs, the last four of these with things that go out of sight, with everyday photographs, with most of these
shown alone, as a user would open them, and with such photographs and scenes side by side. What is learnt at one size
holds at others (see `network.set_resolution`). Every batch depends on the seed, the worker and the step's number
alone, so a run that was stopped goes on as if it had not been.
"""

import argparse
import functools
import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, distributed
from tqdm import tqdm

import clips
import cutouts
import network
import outlines
import photos
import pool
from scenes import Stock

WORKERS = 2
LOG_EVERY = 25
SAVE_EVERY = 50


@dataclass(frozen=True)
class Stage:
    """What `steps` steps are made of.

    size: pixels; scenes, things: per step and worker, each thing asked for up to `rounds` times;
    rates: of learning, at the stage's start and end; anew: the stage begins with `network.mean` and an optimiser
    that remembers nothing; every `video`-th step (0: none) has `clips` clips of `frames` frames instead, out of `store`
    in place of `stills`, and tracks `followed` things of each after the first frame; closest, parts, large, gone,
    smallest, upright: see `pool.batch`.
    """

    steps: int
    size: int
    scenes: int
    things: int
    rounds: int
    rates: tuple[float, float]
    video: int = 0
    clips: int = 0
    frames: int = 0
    followed: int = 6
    closest: float = 0.5
    parts: float = 0.2
    store: str = "clips"
    stills: str = "stills"
    large: float = 0.0
    gone: float = 1.0
    smallest: float = 0.003
    upright: bool = False
    anew: bool = False


MIDDLE = functools.partial(
    Stage, size=256, scenes=6, things=6, rounds=3, video=2, clips=2, frames=8, followed=4, large=0.5
)
LARGE = functools.partial(Stage, size=512, scenes=4, things=4, rounds=3, clips=2, frames=5, followed=2, large=0.5)
PHOTOGRAPHS = functools.partial(
    Stage,
    things=6,
    rounds=3,
    video=4,
    clips=2,
    frames=5,
    followed=2,
    closest=0.7,
    parts=0.5,
    store="passing",
    stills="photographs",
    gone=2.0,
    smallest=0.001,
    upright=True,
)
MIXED = functools.partial(PHOTOGRAPHS, parts=0.4, store="mixed clips", stills="mixed", gone=3.0)
EVERYDAY = functools.partial(LARGE, video=2, gone=2.0, store="everyday clips", stills="everyday")

STAGES = (
    Stage(1300, 128, 12, 8, 2, (4e-3, 4e-3), parts=0.0),
    Stage(1700, 128, 12, 6, 2, (4e-3, 3e-3), video=2, clips=4, frames=4),
    Stage(2000, 256, 4, 8, 3, (3e-3, 1.5e-3), video=4, clips=3, frames=3),
    Stage(1200, 512, 2, 8, 3, (1.5e-3, 0.0), video=6, clips=2, frames=3, followed=4),
    Stage(1200, 256, 4, 8, 3, (2.5e-3, 2e-3), video=2, clips=2, frames=8, followed=4, store="long"),
    Stage(1600, 512, 2, 8, 3, (2e-3, 0.0), video=4, clips=2, frames=4, followed=3),
    MIDDLE(800, rates=(2e-3, 1.5e-3), store="bending"),
    LARGE(1750, rates=(1.5e-3, 0.0), video=3, store="bending"),
    MIDDLE(600, rates=(2e-3, 1.5e-3), store="hiding"),
    LARGE(1600, rates=(1.5e-3, 0.0), video=3, store="hiding"),
    LARGE(1300, rates=(1.5e-3, 0.0), video=3, store="outlined clips", stills="outlined"),
    MIDDLE(500, rates=(1.5e-3, 1.2e-3), store="outlined clips", stills="outlined", anew=True),
    LARGE(1200, rates=(1.2e-3, 0.0), video=2, store="outlined clips", stills="outlined"),
    MIDDLE(300, rates=(1.2e-3, 1e-3), store="more clips", stills="more", anew=True),
    LARGE(1100, rates=(1e-3, 0.0), video=2, store="more clips", stills="more"),
    MIDDLE(250, rates=(1.2e-3, 1e-3), store="vanishing", stills="yet more", gone=4.0, anew=True),
    LARGE(650, rates=(1e-3, 0.0), video=2, frames=6, store="vanishing", stills="yet more", gone=4.0),
    MIDDLE(300, rates=(1.2e-3, 1e-3), store="vanishing", stills="yet more", anew=True),
    EVERYDAY(450, rates=(1e-3, 5e-4)),
    EVERYDAY(550, rates=(8e-4, 0.0), large=0.0, smallest=0.0015),
    PHOTOGRAPHS(400, 384, 6, rates=(1.2e-3, 1.2e-3), anew=True),
    PHOTOGRAPHS(1000, 512, 4, rates=(1e-3, 0.0), stills="more photographs"),
    MIXED(1000, 384, 6, rates=(1.5e-3, 1.5e-3), anew=True),
    MIXED(2000, 512, 4, rates=(1.3e-3, 0.0), video=5, frames=7),
)
FIRST = ("training",)
BOTH = (*FIRST, "training-more")
ALL = (*BOTH, "training-third")
"""Files of `labels/`: what was outlined for the first four rounds with outlines, by the fifth, and by the sixth."""

POOLS = {
    "stills": pool.Store(512, 7000),
    "clips": pool.Store(384, 1500, 6),
    "long": pool.Store(320, 600, 20),
    "bending": pool.Store(400, 800, 16, bending=True),
    "hiding": pool.Store(416, 800, 16, bending=True, hiding=True),
    "outlined": pool.Store(528, 3000, outlined=FIRST),
    "outlined clips": pool.Store(432, 600, 16, bending=True, hiding=True, outlined=FIRST),
    "more": pool.Store(544, 3000, outlined=FIRST),
    "more clips": pool.Store(448, 600, 16, bending=True, hiding=True, outlined=FIRST),
    "yet more": pool.Store(560, 2500, outlined=FIRST),
    "vanishing": pool.Store(464, 500, 24, bending=True, hiding=True, outlined=FIRST),
    "everyday": pool.Store(576, 2500, outlined=BOTH),
    "everyday clips": pool.Store(480, 450, 20, bending=True, hiding=True, outlined=BOTH),
    "photographs": pool.Store(592, 2500, outlined=BOTH, photographs=8),
    "passing": pool.Store(496, 240, 20, bending=True, hiding=True, outlined=BOTH),
    "more photographs": pool.Store(608, 3000, outlined=ALL, photographs=8),
    "mixed": pool.Store(624, 4000, outlined=ALL, photographs=6),
    "mixed clips": pool.Store(472, 300, 24, bending=True, hiding=True, outlined=ALL),
}
"""Scenes which batches are cut out of and scaled. The size is a part of the seed, so no two have the same."""


def stage_of(step: int) -> tuple[Stage, int]:
    """The stage of global step `step`, and the steps before that stage."""
    before = 0
    for stage in STAGES:
        if step < before + stage.steps:
            return stage, before
        before += stage.steps
    raise ValueError(f"step {step} is beyond the last stage")


def rate(step: int) -> float:
    """Learning rate: a straight line through each stage, after a short warm-up where the optimiser is new."""
    stage, before = stage_of(step)
    first, last = stage.rates
    warm = min(1.0, (step - before + 1) / 60) if stage.anew or not before else 1.0
    return warm * (first + (last - first) * (step - before) / stage.steps)


def share_gradients(weights: list[torch.nn.Parameter]) -> None:
    """Give every worker the mean gradient; a weight that no worker used keeps none."""
    used = torch.tensor([float(weight.grad is not None) for weight in weights])
    distributed.all_reduce(used)
    touched = [weight for weight, count in zip(weights, used.tolist(), strict=True) if count]
    for weight in touched:
        if weight.grad is None:
            weight.grad = torch.zeros_like(weight)
    flat = torch.cat([weight.grad.flatten() for weight in touched])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    for weight, piece in zip(touched, flat.split([w.numel() for w in touched]), strict=True):
        weight.grad.copy_(piece.view_as(weight))


@functools.cache
def stock(share: Path, modules: Path, outlined: tuple[str, ...]) -> Stock:
    """What scenes are made of, things that the files `outlined` of `labels/` tell of among it."""
    entries = {name: entry for file in outlined for name, entry in outlines.listed(file).items()}
    pictures, cut = outlines.apply(photos.load(share=share, modules=modules, outlined=entries), entries)
    return Stock(pictures, cutouts.load(share=share, modules=modules) + cut)


def follow(average: dict[str, Tensor], model: torch.nn.Module, share: float) -> None:
    """Move `average` towards the weights and statistics of `model` by `share` of the way."""
    for name, value in model.state_dict().items():
        if value.is_floating_point():
            average[name].lerp_(value, share)
        else:
            average[name].copy_(value)


class Optimizer:
    """Muon for the matrices of the hidden layers, convolutions included; AdamW for all else.

    On matrices Muon learns in fewer steps than AdamW: https://kellerjordan.github.io/posts/muon/.
    """

    def __init__(self, model: torch.nn.Module) -> None:
        named = dict(model.named_parameters())
        self.weights = [weight for name, weight in named.items() if _hidden(name, weight)]
        # PyTorch's Muon takes matrices only, so it works on copies.
        self.matrices = [torch.nn.Parameter(weight.detach().flatten(1).clone()) for weight in self.weights]
        rest = [weight for name, weight in named.items() if not _hidden(name, weight)]
        self.parts = {
            "matrices": torch.optim.Muon(self.matrices, weight_decay=0.02, adjust_lr_fn="match_rms_adamw"),
            "rest": torch.optim.AdamW(rest, weight_decay=0.02),
        }

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Apply the gradients of the model's weights at learning rate `rate`, which for AdamW is at most 1e-3."""
        for weight, matrix in zip(self.weights, self.matrices, strict=True):
            matrix.grad = None if weight.grad is None else weight.grad.flatten(1)
        for name, part in self.parts.items():
            for group in part.param_groups:
                group["lr"] = rate if name == "matrices" else min(rate, 1e-3)
            part.step()
        for weight, matrix in zip(self.weights, self.matrices, strict=True):
            weight.copy_(matrix.view_as(weight))

    def state_dict(self) -> dict[str, object]:
        """All that `load_state_dict` needs to go on."""
        return {name: part.state_dict() for name, part in self.parts.items()}

    def load_state_dict(self, saved: dict[str, dict[str, object]]) -> None:
        """Go on from `saved`, with the model's weights as they are."""
        for name, part in self.parts.items():
            part.load_state_dict(saved[name])
        for weight, matrix in zip(self.weights, self.matrices, strict=True):
            matrix.data.copy_(weight.detach().flatten(1))


def _hidden(name: str, weight: Tensor) -> bool:
    table = any(word in name for word in ("embed", "token", "latents"))
    return weight.ndim >= 2 and min(weight.flatten(1).shape) >= 16 and not table


class Run:
    """A training run: the model, the average of its weights, the optimiser, and the step it is at.

    `begun` is what the last stage `anew` began with, if there was one.
    """

    def __init__(self, folder: Path, share: Path, modules: Path, seed: int, rank: int) -> None:
        self.folder, self.seed, self.step, self.rank = folder, seed, 0, rank
        torch.manual_seed(seed)
        self.model = network.build().train()
        network.prepare(self.model)
        self.average = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.begun: dict[str, Tensor] | None = None
        self.optimizer = Optimizer(self.model)
        self.share, self.modules = share, modules
        self.pools: dict[str, pool.Pool] = {}
        state = folder / "state.pt"
        if state.exists():
            saved = torch.load(state, weights_only=True)
            self.model.load_state_dict(saved["model"])
            self.average, self.begun = saved["average"], saved["begun"]
            self.optimizer.load_state_dict(saved["optimizer"])
            self.step = saved["step"]

    def save(self) -> None:
        """Keep all that is needed to go on, in place of what was kept before."""
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average,
            "begun": self.begun,
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, self.folder / "state.new")
        (self.folder / "state.new").replace(self.folder / "state.pt")

    def _pool(self, name: str) -> pool.Pool:
        """The scenes of the store `name`, which one worker makes when it is asked for first, while the other waits."""
        if name not in self.pools:
            store = POOLS[name]
            folder = self.folder / f"{name}-{store.count}x{store.frames}-{store.size}px-{self.seed}"
            if self.rank > 0:
                distributed.barrier()
            stocked = functools.partial(stock, self.share, self.modules, store.outlined)
            self.pools[name] = pool.make(folder, stocked, store, self.seed + store.size)
            if self.rank == 0:
                distributed.barrier()
        return self.pools[name]

    def advance(self) -> dict[str, float]:
        """Take one step and tell its figures."""
        stage, before = stage_of(self.step)
        if stage.anew and self.step == before:
            self.begun = network.mean(self.average, self.begun)
            self.model.load_state_dict(self.begun)
            self.optimizer = Optimizer(self.model)
        rng = np.random.default_rng((self.seed, self.step, self.rank))
        generator = torch.Generator().manual_seed(int(rng.integers(1 << 62)))
        rounds = 1 + self.step % stage.rounds
        network.set_resolution(self.model, stage.size)
        network.learn_statistics(self.model, stage.size <= 128)
        moving = stage.video and self.step % stage.video == 0
        batch = pool.batch(
            rng,
            self._pool(stage.store if moving else stage.stills),
            stage.size,
            stage.clips if moving else stage.scenes,
            stage.frames if moving else 1,
            stage.followed if moving else stage.things,
            closest=stage.closest,
            parts=stage.parts,
            large=stage.large,
            gone=stage.gone,
            smallest=stage.smallest,
            upright=stage.upright,
        )
        loss, figures = clips.loss(self.model, batch, rounds, generator)
        figures["loss"] = loss.item()
        self.model.zero_grad()
        loss.backward()
        share_gradients(list(self.model.parameters()))
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step(rate(self.step))
        self.step += 1
        follow(self.average, self.model, max(0.005, 1 / (self.step + 1)))
        return figures


def work(rank: int, folder: Path, share: Path, modules: Path, seed: int, store: str) -> None:
    """One of WORKERS processes: each takes its own scenes, and they share their gradients."""
    # One thread each: threads that meet at every layer stall on a machine that others use too.
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", f"file://{store}", rank=rank, world_size=WORKERS)
    run = Run(folder, share, modules, seed, rank)
    start, total = run.step, sum(stage.steps for stage in STAGES)
    smooth: dict[str, float] = {}
    began = time.perf_counter()
    bar = tqdm(range(start, total), initial=start, total=total, desc="steps", mininterval=5, disable=rank > 0)
    for _ in bar:
        for name, value in run.advance().items():
            smooth[name] = 0.97 * smooth.get(name, value) + 0.03 * value
        if rank > 0:
            continue
        if run.step % LOG_EVERY == 0:
            seconds = (time.perf_counter() - began) / (run.step - start)
            line = {"step": run.step, "seconds": round(seconds, 3), "rate": rate(run.step - 1)}
            line |= {name: round(value, 4) for name, value in sorted(smooth.items())}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
        if run.step % SAVE_EVERY == 0 or run.step == total:
            run.save()
    distributed.destroy_process_group()


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("runs/practice"))
    parser.add_argument("--share", type=Path, default=photos.SHARE)
    parser.add_argument("--modules", type=Path, default=photos.MODULES)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as meeting:
        torch.multiprocessing.spawn(
            work,
            (options.out, options.share, options.modules, options.seed, f"{meeting}/store"),
            nprocs=WORKERS,
        )


if __name__ == "__main__":
    main()
