"""Tell which checkpoint to ship: `python demo/practice/choose.py FOLDER [FOLDER ...]`.

Each is asked for the photographs of `labels/choosing.json`, with several draws of the clicks, and for scenes made of
the training's own photographs and cut-outs, with seeds that neither training nor `evaluate.py` uses. The rule is the
mean of three: the mean IoU on the photographs, that on the scenes, and half tracking, half telling what is in sight.
"""

import argparse
from pathlib import Path

import numpy as np

import evaluate
import photos
import real
import train
from scenes import Stock

SEED = 8_000_000
DRAWS, SCENES, CLIPS = 4, 20, 12
"""Draws of the clicks on the photographs; scenes and clips of each of three kinds."""

IOU = ("box", "one_click", "best_of_three", "three_clicks")


def figures(model: evaluate.Checkpoint, share: Path, modules: Path, seed: int) -> dict[str, float]:
    """What `model` comes to, by name, and by the rule; frames with and without a thing weigh alike."""
    stock = train.stock(share, modules, train.ALL)
    shapes = Stock(stock.pictures)
    photographs: evaluate.Seen = {}
    pictures = real.pictures("choosing", share, modules)
    if not pictures:
        raise SystemExit("The photographs to choose by are not installed: the README says which packages have them.")
    for draw in range(DRAWS):
        evaluate.labelled(model, pictures, (), photographs, seed + draw)
    scenes: evaluate.Seen = {}
    for kind, (things, plain) in enumerate(((shapes, True), (shapes, False), (stock, False)), 1):
        evaluate.generated(model, things, plain, SCENES, CLIPS, scenes, seed + 10 * kind)
    found = {"photographs": evaluate.means(photographs), "scenes": evaluate.means(scenes)}
    video = {name: found["scenes"][name] for name in ("track", "present", "absent")}
    parts = [np.mean([means[name] for name in IOU]) for means in found.values()]
    parts.append((video["track"] + (video["present"] + video["absent"]) / 2) / 2)
    table = {f"{where}: {name}": means[name] for where, means in found.items() for name in ("objects", *IOU)}
    return table | video | {"rule": float(np.mean(parts))}


def main() -> None:
    """Parse the command line and print what each checkpoint comes to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+", help="folders or hub ids")
    parser.add_argument("--share", type=Path, default=photos.SHARE, help="where Debian's packages keep pictures")
    parser.add_argument("--modules", type=Path, default=photos.MODULES, help="where the npm packages lie")
    parser.add_argument("--seed", type=int, default=SEED, help="another for each choice")
    options = parser.parse_args()
    for where in options.checkpoints:
        print(where)
        for name, value in figures(evaluate.load(where), options.share, options.modules, options.seed).items():
            print(f"  {name:<28}{value:8.3f}", flush=True)


if __name__ == "__main__":
    main()
