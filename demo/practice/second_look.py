"""Measure what `session.refine` gains: `python demo/practice/second_look.py`.

Objects labelled by hand, and generated scenes, are asked for by a box, by one click and by three, through a session of
the product; each mask is then refined. Printed are IoU and boundary F (the outline within 2 pixels), before and after,
with the interval of the mean difference (bootstrap over images), and the seconds that it takes. A second table has what
the edges alone do: the same prompts with the smoother and without, and the same second look with it and without.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from edgetam_ui import Controller, PromptError, Session
from edgetam_ui.core.operations import Operation, Refine
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, binary_erosion
from tqdm import tqdm

import photos
from evaluate import SEED, SIZE, _box, _click, _objects, iou
from real import Labelled, pictures
from scenes import Stock, scene

NEAR = 2
"""Pixels that a point of an outline may be off."""
SMALL = 0.03
DRAWS = 2000


Scores = tuple[float, float]
"""IoU and boundary F."""


@dataclass(frozen=True)
class Row:
    """One object, asked for in one way: in which image, the part of it that the object covers, and IoU and boundary F
    of four masks: as it was asked for, with its edges found, after a second look without edges, and as refined (both).
    `seconds` is how long it took to refine it; `looked`, whether it could be refined.
    """

    asked: str
    image: int
    share: float
    before: Scores
    edges: Scores
    look: Scores
    after: Scores
    seconds: float
    looked: bool


def boundary_f(mask: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """The F-measure of the outlines' points that lie within `NEAR` pixels of the other outline."""
    outlines = [each & ~binary_erosion(each, border_value=1) for each in (mask, truth)]
    if not outlines[0].any() or not outlines[1].any():
        return float(mask.any() == truth.any())
    y, x = np.ogrid[-NEAR : NEAR + 1, -NEAR : NEAR + 1]
    disc = x * x + y * y <= NEAR * NEAR
    near = [binary_dilation(each, disc) for each in outlines]
    precision = float((outlines[0] & near[1]).sum() / outlines[0].sum())
    recall = float((outlines[1] & near[0]).sum() / outlines[1].sum())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ask(session: Session, truth: NDArray[np.bool_], asked: str, rng: np.random.Generator) -> NDArray[np.bool_]:
    """The mask that `asked`, "box" or a number of clicks, gives object 1, made anew."""
    session.reset()
    if asked == "box":
        return session.add_box(1, _box(truth))
    mask = session.add_points(1, [_click(rng, truth)])
    for _ in range(int(asked) - 1):
        missed, wrong = truth & ~mask, mask & ~truth
        label = int(missed.sum() >= wrong.sum())
        where = missed if label else wrong
        mask = session.add_points(1, [_click(rng, where if where.any() else truth)], [label])
    return mask


def rows(labelled: list[Labelled], controller: Controller, seed: int) -> Iterator[Row]:
    """A row for each object and each way to ask for it."""
    rng = np.random.default_rng(seed)
    for number, image in enumerate(tqdm(labelled, leave=False)):
        with closing(controller.open(image.pixels)) as session, closing(controller.open(image.pixels)) as edgeless:
            for truth in image.masks:
                for asked in ("box", "1", "3"):
                    known = len(session.operations)
                    before = ask(session, truth, asked, rng)
                    prompts = session.operations[known:]
                    begun = time.perf_counter()
                    try:
                        after, looked = session.refine(1), True
                        seconds = time.perf_counter() - begun
                        session.undo()
                        edges = session.apply(Refine(object=1, by="edges")).masks[0].rle.decode()
                        look = without_edges(edgeless, prompts)
                    except PromptError:
                        edges = look = after = before
                        looked, seconds = False, 0.0
                    scores = [(iou(mask, truth), boundary_f(mask, truth)) for mask in (before, edges, look, after)]
                    yield Row(asked, number, float(truth.mean()), *scores, seconds, looked)


def without_edges(session: Session, prompts: list[Operation]) -> NDArray[np.bool_]:
    """The mask that `prompts` and a second look give, its edges left as the logits have them."""

    def plain(logits: NDArray[np.float32], image: NDArray[np.uint8]) -> NDArray[np.bool_]:
        return session.controller.engine.binarize(logits[None], *image.shape[:2])[0]

    with patch("edgetam_ui.sessions.predictor.edge_mask", plain):
        for operation in prompts:
            session.apply(operation)
        return session.refine(1)


def interval(found: list[Row], index: int, first: str = "before", second: str = "after") -> str:
    """The mean gain in score `index` of the `second` mask over the `first`, and 95 of a hundred means of images drawn
    anew.
    """
    gains: dict[int, list[float]] = {}
    for row in found:
        gains.setdefault(row.image, []).append(getattr(row, second)[index] - getattr(row, first)[index])
    groups = list(gains.values())
    rng = np.random.default_rng(0)
    means = []
    for _ in range(DRAWS):
        drawn = [gain for at in rng.integers(len(groups), size=len(groups)) for gain in groups[at]]
        means.append(np.mean(drawn))
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{np.mean([gain for group in groups for gain in group]):+.3f} [{low:+.3f}, {high:+.3f}]"


def parts(found: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """For each way to ask: all objects, and small ones apart, with their name."""
    for asked in ("box", "1", "3"):
        for size, most in (("all", 1.0), (f"under {SMALL:.0%}", SMALL), ("under 1%", 0.01)):
            chosen = [row for row in found if row.asked == asked and row.share < most]
            if chosen:
                yield f"{asked}, {size}", chosen


def table(name: str, found: list[Row]) -> None:
    """Prints what refining gains, and what the edges alone do, a line for each way to ask and size."""
    print(f"\n{name}")
    heading("asked", "objects", "refined", "IoU", "gain", "boundary F", "gain", "lost > 0.05", "s")
    for part, chosen in parts(found):
        looked = [row for row in chosen if row.looked]
        line(
            part,
            len(chosen),
            len(looked),
            f"{np.mean([row.before[0] for row in chosen]):.3f}",
            interval(chosen, 0),
            f"{np.mean([row.before[1] for row in chosen]):.3f}",
            interval(chosen, 1),
            sum(row.after[0] < row.before[0] - 0.05 for row in chosen),
            f"{np.median([row.seconds for row in looked] or [0]):.2f}",
        )
    print(f"\n{name}, the edges alone: after the prompts, and after a second look")
    heading("asked", "objects", "IoU", "boundary F", "lost > 0.05", "IoU after a look", "boundary F after a look")
    for part, chosen in parts(found):
        line(
            part,
            len(chosen),
            interval(chosen, 0, "before", "edges"),
            interval(chosen, 1, "before", "edges"),
            sum(row.edges[0] < row.before[0] - 0.05 for row in chosen),
            interval(chosen, 0, "look", "after"),
            interval(chosen, 1, "look", "after"),
        )


def heading(*cells: str) -> None:
    """Prints a table's first two lines."""
    line(*cells)
    print("|---" * len(cells) + "|")


def line(*cells: object) -> None:
    """Prints a table's line."""
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def scenes(count: int) -> list[Labelled]:
    """Generated images that training never saw, cluttered, with their whole objects."""
    stock = Stock(photos.load(held_out=True))
    found = []
    for number in range(count):
        made = scene(np.random.default_rng((SEED, number)), stock, SIZE, plain=False)
        found.append(Labelled(made.frames[0], [made.mask(thing) for thing in _objects(made)]))
    return found


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=["real", "choosing", "refining", "scenes"])
    parser.add_argument("--scenes", type=int, default=60, help="generated scenes (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the clicks (default: %(default)s)")
    parser.add_argument("--share", type=Path, default=photos.SHARE, help="where Debian's packages keep images")
    parser.add_argument("--modules", type=Path, default=photos.MODULES, help="where the npm packages lie")
    arguments = parser.parse_args()
    with closing(Controller("practice")) as controller:
        for name in arguments.sets:
            labelled = (
                scenes(arguments.scenes) if name == "scenes" else pictures(name, arguments.share, arguments.modules)
            )
            if not labelled:
                print(f"\n{name}: its images are not installed (make practice-images)")
                continue
            table(name, list(rows(labelled, controller, arguments.seed)))


if __name__ == "__main__":
    main()
