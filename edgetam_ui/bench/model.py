"""`edgetam-ui bench all`, and each of its rows but `click` and `load`: beside the plain libraries."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ..core.prompts import Prompt
from ..engine.accelerate import weight_bytes
from ..errors import EdgeTamError, PromptError
from ..sessions.controller import Controller
from . import click, load
from .agree import agreement
from .browser import BrowserError, find_chromium
from .clips import clip
from .opening import opening, wire
from .paired import Row, compare, report, take_turns
from .peak import PRINT_PEAK, find_peak

WIDTH, HEIGHT = 1280, 720
FRAMES = 8
"""Frames of a propagation that is measured: the last ones see as many memories as any later frame would."""
OFFICIAL = ", official"
"""Added to a row's name: beside the official predictor."""


def bench_model(what: str, options: Options, rounds: int, json_file: Path | None = None) -> int:
    """Measures `what`, a name of `cli.measuring.MODEL_ROWS` or "all"; prints the table; exit status 0."""
    if rounds < 1:
        raise PromptError(f"{rounds} rounds are too few to measure.", "Give --rounds 1 or more.")
    if options.peer:
        from .peer import check_peer

        check_peer()
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    names = tuple(_ROWS) if what == "all" else (what,)
    return report((row for name in names for row in _ROWS[name](options, rounds)), json_file)


class Options:
    """The engine to measure: what `Controller` takes; without a checkpoint one of random weights, made here.

    With `peer` rows beside the official predictor are added. `clicks`, `people` and `seconds` are for `click` and
    `load`.
    """

    def __init__(
        self,
        checkpoint: str | None,
        device: str,
        precision: str,
        accelerate: str,
        peer: bool = False,
        clicks: int = 60,
        people: int = 8,
        seconds: float = 20.0,
    ) -> None:
        self.how = (device, precision, accelerate)
        self.peer, self.clicks, self.people, self.seconds = peer, clicks, people, seconds
        self._wanted, self._folder = checkpoint, tempfile.TemporaryDirectory(prefix="edgetam-bench-")
        self._made = False

    @property
    def checkpoint(self) -> str:
        """A folder or hub id that transformers loads, too."""
        from ..engine.checkpoint import PUBLISHED, practice_folder

        if self._wanted == "practice":
            return str(practice_folder())
        if self._wanted is not None:
            return PUBLISHED if self._wanted == "auto" else self._wanted
        if not self._made:
            from .full_size import write_full_size

            write_full_size(Path(self._folder.name))
            self._made = True
        return self._folder.name

    @cached_property
    def controller(self) -> Controller:
        """Ours, loaded once."""
        return self.load(self.checkpoint)

    @cached_property
    def shown(self) -> Controller:
        """The same, but for weights "auto" in the place of random ones: these draw ragged masks, which take ten times
        as long to send and to paint.
        """
        return self.controller if self._wanted is not None else self.load("auto")

    def load(self, checkpoint: str) -> Controller:
        """A controller of another checkpoint, on the same device, in the same precision; it is loaded."""
        made = Controller(checkpoint, *self.how)
        made.engine.wait()
        return made


def _encode(options: Options, rounds: int) -> Iterator[Row]:
    engine, image = options.controller.engine, _frames(1)[0]
    for name, other in _image_models(options):
        yield take_turns(f"encode{name}", lambda: engine.encode(image), partial(other.encode, image), rounds)


def _decode(options: Options, rounds: int) -> Iterator[Row]:
    engine, image = options.controller.engine, _frames(1)[0]
    mine, points = engine.encode(image), _points()

    def ours() -> np.ndarray:
        decoded = engine.decode(mine, Prompt(points=(next(points),), labels=(1,)))
        return engine.binarize(decoded.logits, HEIGHT, WIDTH)

    for name, other in _image_models(options):
        theirs = other.encode(image)

        def bare(other: Any = other, theirs: Any = theirs) -> None:
            other.click(theirs, next(points), HEIGHT, WIDTH)

        yield take_turns(f"decode{name}", ours, bare, 4 * rounds)


def _image_models(options: Options) -> Iterator[tuple[str, Any]]:
    """What images are measured beside, with what is added to the row's name."""
    from .plain import PlainImages

    device = options.controller.engine.info.device
    yield "", PlainImages(options.checkpoint, device)
    if options.peer:
        from .peer import PeerImages

        yield OFFICIAL, PeerImages(device)


def _propagate(options: Options, rounds: int) -> Iterator[Row]:
    frames = _frames(FRAMES)
    others = list(_video_models(options, frames))
    for count in (1, 4):
        boxes = [[100.0 + 250 * n, 200.0, 300.0 + 250 * n, 450.0] for n in range(count)]

        def ours(boxes: list[list[float]] = boxes) -> None:
            with closing(options.controller.open(frames, "clip")) as session:
                for number, box in enumerate(boxes, 1):
                    session.add_box(number, box)
                for _ in session.propagate():
                    pass

        for name, propagate in others:

            def bare(propagate: Any = propagate, boxes: list[list[float]] = boxes) -> None:
                for _ in propagate(boxes):
                    pass

            yield take_turns(f"propagate, {count} object{'s'[: count - 1]}{name}", ours, bare, rounds, FRAMES)


def _video_models(options: Options, frames: np.ndarray) -> Iterator[tuple[str, Callable[[Any], Iterator[np.ndarray]]]]:
    """What videos are measured beside: from boxes on the first of `frames` to the masks on each."""
    from .plain import PlainVideos

    device = options.controller.engine.info.device
    yield "", partial(PlainVideos(options.checkpoint, device).propagate, list(frames))
    if options.peer:
        from .peer import PeerVideos

        yield OFFICIAL, PeerVideos(device, list(frames)).propagate


def _agree(options: Options, rounds: int) -> Iterator[Row]:
    with closing(options.load("practice")) as fast:
        yield from agreement(fast)


def _start(options: Options, rounds: int) -> Iterator[Row]:
    checkpoint = options.checkpoint
    yield _processes("import", "s", "import edgetam_ui", "import torch", rounds)
    arguments = [checkpoint, *options.how]
    yield _processes(
        "start to first mask", "s", f"{_FIRST_MASK}(*{arguments!r})", f"{_PLAIN_MASK}({checkpoint!r})", rounds
    )


def _memory(options: Options, rounds: int) -> Iterator[Row]:
    checkpoint = options.checkpoint
    bare = f"from transformers import EdgeTamVideoModel; EdgeTamVideoModel.from_pretrained({checkpoint!r})"
    for name, how in (("", ("cpu", "fp32", "off")), (", fast", options.how)):
        ours = f"from edgetam_ui import Controller; Controller({checkpoint!r}, *{how!r}).engine.wait()"
        yield _processes(f"peak memory after loading{name}", "MB", ours, bare, rounds)
    yield from _weights(options)


def _weights(options: Options) -> Iterator[Row]:
    """What is held of the weights, beside those of one plain model."""
    from .plain import PlainVideos

    bare = weight_bytes(PlainVideos(options.checkpoint, "cpu").model) / 1e6
    held = {kind: count / 1e6 for kind, count in options.controller.engine.weight_bytes().items()}
    for name, ours in (*held.items(), ("in all", sum(held.values()))):
        ratio = round(bare / ours, 3) if ours else None
        yield Row(f"weights held, fast, {name}", "MB", round(ours, 3), round(bare, 3), ratio)


def _open(options: Options, rounds: int) -> Iterator[Row]:
    yield from opening(rounds)


def _wire(options: Options, rounds: int) -> Iterator[Row]:
    yield from wire(options.shown, _points(), _frames(1)[0], rounds)


def _click(options: Options, rounds: int) -> Iterator[Row]:
    try:
        find_chromium()
    except BrowserError as error:
        print(f"click: left out. {error.message} {error.hint}", file=sys.stderr)
        return
    yield from click.measure(options.shown, options.clicks).rows()


def _load(options: Options, rounds: int) -> Iterator[Row]:
    yield from load.rows(load.measure(options.controller, options.people, options.seconds))


_ROWS: dict[str, Callable[[Options, int], Iterator[Row]]] = {
    "encode": _encode,
    "decode": _decode,
    "propagate": _propagate,
    "agree": _agree,
    "start": _start,
    "memory": _memory,
    "open": _open,
    "wire": _wire,
    "click": _click,
    "load": _load,
}
_FIRST_MASK = "__import__('edgetam_ui.bench.first', fromlist=['*']).first_mask"
_PLAIN_MASK = "__import__('edgetam_ui.bench.first', fromlist=['*']).plain_mask"


def _processes(name: str, unit: str, ours: str, bare: str, rounds: int) -> Row:
    """Code in processes of its own, by turns: the seconds it takes, or the MB that the process held at most."""
    measure = _peak if unit == "MB" else _elapsed
    measure(ours), measure(bare)
    pairs = [(measure(ours), measure(bare)) for _ in range(rounds)]
    mine, theirs = (float(np.median(values)) for values in zip(*pairs, strict=True))
    return compare(name, unit, mine, theirs, [bare / own for own, bare in pairs])


def _elapsed(code: str) -> float:
    begun = time.perf_counter()
    _run(code)
    return time.perf_counter() - begun


def _peak(code: str) -> float:
    peak = find_peak(_run(f"{code}; {PRINT_PEAK}"))
    if peak is None:
        raise EdgeTamError("The process did not tell its peak memory.", "Run edgetam-ui bench memory --verbose.")
    return peak


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TRANSFORMERS_VERBOSITY": "error"},
    )
    if done.returncode:
        raise EdgeTamError(f"What was measured failed: {done.stderr.strip()[-300:]}", "Run it by itself to see why.")
    return done.stdout


def _frames(count: int) -> np.ndarray:
    """Frames of a generated clip, uint8 (count, 720, 1280, 3)."""
    small = clip(0, count).frames
    return np.stack([np.asarray(Image.fromarray(frame).resize((WIDTH, HEIGHT))) for frame in small])


def _points() -> Iterator[tuple[float, float]]:
    chance = np.random.default_rng(0)
    while True:
        yield float(chance.uniform(0, WIDTH - 1)), float(chance.uniform(0, HEIGHT - 1))
