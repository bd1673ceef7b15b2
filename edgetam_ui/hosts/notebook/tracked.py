"""What a propagation found, kept beside a notebook's draft, for who follows the same objects in the same way."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...core import operations
from ...core.masks import Rle
from ...sessions.runs import Run, TrackedMask

Found = Mapping[int, Mapping[int, TrackedMask]]


def way_of(run: Run) -> str:
    """A name for all that decides what a run finds: which visits it makes, and what the user said of its objects."""
    objects = {item.id: item for visit in run.visits for item in visit.objects}
    said = [
        [
            item.id,
            [[frame, [operations.to_data(step) for step in chain]] for frame, chain in sorted(item.chains.items())],
            [[frame, mask.model_dump(mode="json")] for frame, mask in sorted(item.reviewed.items())],
            item.absent,
        ]
        for _, item in sorted(objects.items())
    ]
    visits = [[visit.frame, visit.reverse, sorted(visit.tracked)] for visit in run.visits]
    return hashlib.sha256(json.dumps([said, visits]).encode()).hexdigest()[:32]


def save(path: Path, run: Run) -> None:
    """Keeps what `run` found. A disk that is full or read-only must not disturb the work itself."""
    found = {number: {frame: _to_data(mask) for frame, mask in masks.items()} for number, masks in run.found.items()}
    with contextlib.suppress(OSError):
        new = path.with_suffix(".new")
        new.write_bytes(gzip.compress(json.dumps({"visited": run.visited, "found": found}).encode(), 6))
        new.replace(path)


def load(path: Path) -> tuple[int, Found]:
    """How many visits were made, and what was found, by object id and frame; nothing where it is not kept."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, EOFError):
        data = json.loads(gzip.decompress(path.read_bytes()))
        path.touch()  # it is not old as long as it is used
        found = {
            int(number): {int(frame): _from_data(mask) for frame, mask in masks.items()}
            for number, masks in data["found"].items()
        }
        return int(data["visited"]), found
    return 0, {}


def _to_data(mask: TrackedMask) -> list[Any]:
    rle = mask.rle
    return [rle.counts.decode("ascii"), rle.height, rle.width, mask.score, mask.area, mask.reverse, mask.doubt]


def _from_data(data: list[Any]) -> TrackedMask:
    counts, height, width, score, area, reverse, doubt = data
    return TrackedMask(Rle(counts.encode("ascii"), height, width), score, area, reverse, doubt)
