"""A session's results at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import numpy as np

from ..core.cleaning import cleaned
from ..core.operations import AS_IT_IS
from ..core.results import MaskKind, ObjectInfo, ObjectMask
from ..media.medium import Medium
from .history import ObjectState, prompt_of
from .predictor import Predictor
from .runs import Runs, TrackedMask
from .spans import covers, frames_of


@dataclass(frozen=True)
class SessionResults:
    """The `core.results.Results` of a session; made by `snapshot`.

    Masks of prompted frames are asked of the model as they are read, where they are not cached: a chain of prompts
    decides them alone. They and the pixels raise `SessionError` once the session is closed.
    """

    objects: Mapping[int, ObjectInfo]
    maskless: Mapping[int, ObjectInfo]
    _states: tuple[ObjectState, ...]
    _runs: Runs
    _predictor: Predictor
    _medium: Medium

    @property
    def name(self) -> str:
        """The file's name, with its suffix."""
        return self._medium.name

    @property
    def kind(self) -> Literal["image", "video"]:
        """An image has one frame, at 0 seconds."""
        return self._medium.kind

    @property
    def source(self) -> Path | None:
        """The file that was opened, where there is one."""
        return self._medium.path

    @property
    def made_with(self) -> Mapping[str, str]:
        """`checkpoint`, `precision` and `device` of the model."""
        return self._predictor.made_with

    @property
    def width(self) -> int:
        """Pixels."""
        return self._medium.width

    @property
    def height(self) -> int:
        """Pixels."""
        return self._medium.height

    @property
    def count(self) -> int:
        """Frames."""
        return self._medium.count

    @property
    def fps(self) -> float:
        """Frames a second; 0 for an image."""
        return self._medium.fps

    @property
    def aspect(self) -> float:
        """How much wider than high a pixel is shown."""
        return self._medium.aspect

    def masks(self, frame: int) -> list[ObjectMask]:
        """The masks on `frame`, in the order of `objects`."""
        found = (mask_on(item, frame, self._runs, self._predictor) for item in self._states)
        return [mask for mask in found if mask is not None]

    def image(self, frame: int) -> np.ndarray:
        """The pixels of `frame`, uint8 (height, width, 3), read-only."""
        return self._medium.frame(frame)

    def time(self, frame: int) -> float:
        """Seconds from the first frame to `frame`; of `count`, to the end of the last."""
        return self._medium.time(frame)


@dataclass(frozen=True)
class KeptResults(SessionResults):
    """The results of an image whose pixels and embedding were let go; `kept` are its masks."""

    kept: tuple[ObjectMask, ...] = ()

    @classmethod
    def of(cls, results: SessionResults) -> KeptResults:
        """Those of a session, whose masks are asked of the model now."""
        same = {field.name: getattr(results, field.name) for field in fields(results)}
        return cls(**same, kept=tuple(results.masks(0)))

    def masks(self, frame: int) -> list[ObjectMask]:
        """The masks, in the order of `objects`."""
        return list(self.kept)

    def image(self, frame: int) -> np.ndarray:
        """The pixels, uint8 (height, width, 3), read anew."""
        pixels = self._medium.frame(frame)
        self._medium.release()
        return pixels


def snapshot(states: Iterable[ObjectState], runs: Runs, predictor: Predictor, medium: Medium) -> SessionResults:
    """The results of those of `states` that have a mask, as they are now. The session's lock must be held."""
    every = tuple(states)
    infos = {
        item.id: ObjectInfo(item.id, item.name, item.color, item.visible, item.category, item.cleaning.feather)
        for item in every
    }
    shown = tuple(item for item in every if item.chains or item.reviewed or runs.has_masks(item))
    objects = MappingProxyType({item.id: infos.pop(item.id) for item in shown})
    return SessionResults(objects, MappingProxyType(infos), shown, runs.copy_of(shown), predictor, medium)


def mask_on(item: ObjectState, frame: int, runs: Runs, predictor: Predictor) -> ObjectMask | None:
    """The mask of `item` on `frame` as it is shown and exported, cleaned up; None where it has none."""
    mask = stored_on(item, frame, runs, predictor)
    if mask is None or item.cleaning == AS_IT_IS:
        return mask
    prompt = prompt_of(item.chains.get(frame, ()))
    clicks = tuple(point for point, label in zip(prompt.points, prompt.labels, strict=True) if label)
    candidates = tuple((cleaned(rle, item.cleaning, clicks), score) for rle, score in mask.candidates)
    rle = cleaned(mask.rle, item.cleaning, clicks)
    return replace(mask, rle=rle, candidates=candidates, emptied=bool(mask.rle.area) and not rle.area)


def stored_on(item: ObjectState, frame: int, runs: Runs, predictor: Predictor) -> ObjectMask | None:
    """The mask of `item` on `frame`: what its user decided there, else what was tracked, else None."""
    chain = item.chains.get(frame)
    if chain:
        return predictor.mask(item.id, frame, chain)
    if frame in item.reviewed:
        return ObjectMask(item.id, frame, item.reviewed[frame].to_rle(), 1.0, "reviewed")
    if covers(item.absent, frame):
        return ObjectMask(item.id, frame, predictor.nothing, 1.0, "gone")
    tracked = runs.find(item, frame)
    if tracked is None:
        return None
    hit, stale = tracked
    kind: MaskKind = "stale" if stale else "tracked"
    return ObjectMask(item.id, frame, hit.rle, hit.score, kind, doubt=hit.doubt)


def timeline(item: ObjectState, tracked: Mapping[int, tuple[TrackedMask, bool]]) -> list[tuple[int, str, float, float]]:
    """The object's frames that have something, in order, as (frame, kind, score, doubt); see `Session.timeline`.

    `tracked` is what `Runs.tracked` says of it.
    """
    line = {
        frame: ("stale" if stale else "tracked" if hit.area else "absent", hit.score, hit.doubt)
        for frame, (hit, stale) in tracked.items()
    }
    line |= dict.fromkeys(frames_of(item.absent), ("gone", 1.0, 0.0))
    line |= dict.fromkeys(item.reviewed, ("reviewed", 1.0, 0.0)) | dict.fromkeys(item.chains, ("prompted", 1.0, 0.0))
    return [(frame, *line[frame]) for frame in sorted(line)]
