"""What was written, and what formats keep of masks that overlap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Masks = dict[tuple[int, int], np.ndarray]
"""By frame and object; none of them is empty."""


@dataclass(frozen=True)
class Medium:
    """`folder` has a folder for each format; `classes` are those of the objects, in their order."""

    folder: Path
    kind: str
    count: int
    classes: dict[int, str]
    masks: Masks

    @property
    def name(self) -> str:
        return self.folder.name

    def top(self) -> Masks:
        """What is left of each mask where the object listed last has the pixel."""
        found: Masks = {}
        for frame in range(self.count):
            above: np.ndarray | bool = False
            for number in reversed(list(self.classes)):
                mask = self.masks.get((frame, number))
                if mask is not None:
                    found[frame, number] = mask & ~np.asarray(above)
                    above = mask | above
        return {key: mask for key, mask in found.items() if mask.any()}


def media(folder: Path) -> Iterator[Medium]:
    """All that `write.py` wrote."""
    for path in sorted(folder.glob("*.json")):
        about = json.loads(path.read_text(encoding="utf-8"))
        with np.load(path.with_suffix(".npz")) as arrays:
            masks = {tuple(map(int, key.split("_"))): arrays[key] for key in arrays.files if arrays[key].any()}
        classes = {int(number): name for number, name in about["classes"].items()}
        yield Medium(folder / path.stem, about["kind"], about["count"], classes, masks)


def assert_same(what: str, medium: Medium, read: Masks, expected: Masks) -> None:
    """Prints how many masks came back. Raises `AssertionError` where they are not the very ones."""
    assert read.keys() == expected.keys(), (what, medium.name, read.keys() ^ expected.keys())
    wrong = [key for key, mask in read.items() if not np.array_equal(mask, expected[key])]
    assert not wrong, (what, medium.name, wrong)
    print(f"{what}, {medium.name}: {len(read)} masks, all equal")
