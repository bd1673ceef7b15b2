"""An engine that goes by colour and place instead of weights: small, fast and deterministic, for tests. numpy alone.

It behaves like a model where a session could tell: masks depend on the image, on every point, sign and corner of the
prompt, on the mask before and on how many are asked for; tracks depend on what was conditioned, on the frames tracked
last, and on the direction. It does not segment photographs well.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import numpy as np

from ..core.prompts import Prompt
from .base import CLICK, ENCODE, TRACK, Decoded, Embedding, Engine, EngineInfo, FrameMask, Tracker
from .fake_vision import SIDE, STEEPNESS, FakeEmbedding, X, Y, contrast, decode, describe, doubt, enlarge, shrink
from .scheduler import Scheduler, Turn

WINDOW = 6
"""Tracked frames that are remembered of an object."""
TRACKED, LOOKED_AT, ASIDE = 0, 1, 2
"""What a tracker's bytes say of a frame: tracked, conditioned on, or conditioned on and not looked at now."""
SINGLE = (1.0,)
SEVERAL = (0.9, 0.4, 2.2)
"""How far a click reaches, in colour and place: for one mask, and for three candidates."""


class FakeEngine(Engine):
    """An `Engine` without weights, for the tests of whoever builds on EdgeTAM UI: `Controller(engine=FakeEngine())`.

    It finds what has the colour of what was pointed at, nearby, and follows that through a video. Two of them give
    the same masks, bit for bit. S is 128, so logits are 32 x 32; on small images a call takes about a millisecond.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.scheduler = Scheduler()

    @property
    def info(self) -> EngineInfo:
        """What runs."""
        return EngineInfo(
            checkpoint="fake", practice=False, why="", device="cpu", precision="fp32", image_size=4 * SIDE
        )

    def encode(self, image: np.ndarray, turn: Turn = ENCODE) -> FakeEmbedding:
        """The colours of `image`, uint8 (height, width, 3)."""
        with self.work("encode", turn):
            return FakeEmbedding((shrink(image) / 255).astype(np.float32), *image.shape[:2])

    def pack(self, embedding: Embedding) -> bytes:
        """`embedding` for `unpack`, here or elsewhere."""
        own = _own(embedding)
        file = io.BytesIO()
        np.savez(file, colors=own.colors, size=[own.height, own.width])
        return file.getvalue()

    def unpack(self, data: bytes) -> FakeEmbedding:
        """The embedding that `pack` gave."""
        found = np.load(io.BytesIO(data), allow_pickle=False)
        return FakeEmbedding(found["colors"], *map(int, found["size"]))

    def decode(
        self,
        embedding: Embedding,
        prompt: Prompt,
        previous: np.ndarray | None = None,
        multimask: bool | None = None,
        turn: Turn = CLICK,
    ) -> Decoded:
        """One mask, or three whose scores fall from 0.95 to 0.7; see `base.Engine.decode`."""
        if not prompt and previous is None:
            raise ValueError("there is neither a prompt nor a mask to decode")
        seen = _own(embedding)
        if multimask is None:
            multimask = prompt.ambiguous and previous is None
        with self.work("decode", turn):
            reaches = SEVERAL if multimask else SINGLE
            logits = np.stack([decode(seen, prompt, previous, reach) for reach in reaches])
            return Decoded(
                logits=logits,
                scores=np.array([0.95 - 0.1 * n - 0.05 * doubt(mask) for n, mask in enumerate(logits)], np.float32),
                tokens=np.stack([describe(seen.colors, mask) for mask in logits]).astype(np.float32),
                visibility=_chance(float(logits[0].max())),
            )

    def binarize(self, logits: np.ndarray, height: int, width: int) -> np.ndarray:
        """Masks, bool (n, `height`, `width`), of `logits` (n, 32, 32): where they are positive between the cells."""
        wide = enlarge(logits.transpose(0, 2, 1), width).transpose(0, 2, 1)
        return enlarge(np.ascontiguousarray(wide), height) > 0

    def mask_to_logits(self, mask: np.ndarray) -> np.ndarray:
        """Logits (32, 32) that stand for a finished `mask`, bool (height, width): -10 outside, 10 inside."""
        return (shrink(mask[..., None])[..., 0] * 20 - 10).astype(np.float32)

    def tracker(
        self, num_frames: int, height: int, width: int, turn: Turn = TRACK, state: bytes | None = None
    ) -> FakeTracker:
        """A tracker; `state` is what another's `to_bytes` gave."""
        return FakeTracker(self, turn, state)

    @contextmanager
    def work(self, what: str, turn: Turn) -> Iterator[None]:
        """One piece of work that `counts` counts as `what`, when `turn` comes."""
        with self.scheduler.acquire(turn):
            self.counts[what] += 1
            yield


class FakeTracker(Tracker):
    """A `Tracker` of `FakeEngine`: remembers colours, place and size of each object, and how it moved last."""

    def __init__(self, engine: FakeEngine, turn: Turn, state: bytes | None = None) -> None:
        self._engine, self._turn = engine, turn
        self._conditioned: dict[int, dict[int, np.ndarray]] = {}
        self._tracked: dict[int, list[tuple[int, np.ndarray]]] = {}
        self._aside: dict[int, set[int]] = {}
        if state is not None:
            self.absorb(state)

    def condition(self, object_id: int, frame: int, embedding: Embedding, decoded: Decoded) -> None:
        """Remembers that `decoded`'s chosen mask is the object on `frame`."""
        with self._engine.work("condition", self._turn):
            memory = describe(_own(embedding).colors, decoded.logits[decoded.chosen])
            memory[:3] = decoded.tokens[decoded.chosen][:3]
            self._remember(object_id, frame, memory, conditioned=True)

    def step(self, frame: int, embedding: Embedding, object_ids: list[int], reverse: bool) -> dict[int, FrameMask]:
        """Where each of `object_ids` is on `frame`. Raises `KeyError` for one that was not conditioned."""
        with self._engine.work("track", self._turn):
            return {number: self._follow(number, frame, _own(embedding).colors, reverse) for number in object_ids}

    def forget(self, object_id: int) -> None:
        """Lets go of what it remembers of an object but for the frames that it is conditioned on."""
        self._tracked[object_id] = []

    def begin(self, object_id: int, frames: Collection[int]) -> None:
        """Follows an object from somewhere else, and from `frames` alone of those that it is conditioned on."""
        self.forget(object_id)
        self._aside[object_id] = set(self._conditioned.get(object_id, ())) - set(frames)

    def keep_conditioned(self, object_id: int, frames: Collection[int]) -> None:
        """Lets go of the frames that an object is conditioned on but for `frames`: of the whole object without any."""
        kept = {frame: memory for frame, memory in self._conditioned[object_id].items() if frame in frames}
        self._conditioned[object_id] = kept
        if not kept:
            del self._conditioned[object_id]
            self._tracked.pop(object_id, None)

    def to_bytes(self) -> bytes:
        """All it remembers, as a table in numpy's own format."""
        rows: list[list[float]] = []
        for number, prompted in self._conditioned.items():
            aside = self._aside.get(number, ())
            rows += [
                [number, ASIDE if frame in aside else LOOKED_AT, frame, *memory] for frame, memory in prompted.items()
            ]
            rows += [[number, TRACKED, frame, *memory] for frame, memory in self._tracked[number]]
        return _to_bytes(rows)

    def part(self, frame: int) -> bytes:
        """What it remembers of the objects that were followed onto `frame`, for another's `absorb`."""
        kept = ((number, when, memory) for number, tracked in self._tracked.items() for when, memory in tracked)
        return _to_bytes([[number, TRACKED, when, *memory] for number, when, memory in kept if when == frame])

    def absorb(self, state: bytes) -> None:
        """Remembers, beside what it does, what another tracker's `to_bytes` or `part` gave."""
        for object_id, kind, frame, *memory in np.load(io.BytesIO(state), allow_pickle=False):
            self._remember(int(object_id), int(frame), np.array(memory), kind != TRACKED)
            if kind == ASIDE:
                self._aside.setdefault(int(object_id), set()).add(int(frame))

    def _remember(self, object_id: int, frame: int, memory: np.ndarray, conditioned: bool) -> None:
        prompted = self._conditioned.setdefault(object_id, {})
        others = [kept for kept in self._tracked.get(object_id, ()) if kept[0] != frame]
        if conditioned:
            prompted[frame] = memory
        else:
            others.append((frame, memory))
        self._tracked[object_id] = others[-WINDOW:]

    def _follow(self, object_id: int, frame: int, colors: np.ndarray, reverse: bool) -> FrameMask:
        """The object on a frame, sought where it should be by now; remembered if it is there."""
        aside = self._aside.get(object_id, ())
        prompted = [kept for kept in self._conditioned[object_id].items() if kept[0] not in aside]
        passed = [kept for kept in self._tracked[object_id] if (kept[0] > frame if reverse else kept[0] < frame)]
        memories = prompted + passed
        weights = np.array([1.0] * len(prompted) + [1 / (1 + abs(frame - when)) for when, _ in passed])
        inside, around, (_, _, radius) = np.split(weights @ [memory for _, memory in memories] / weights.sum(), [3, 6])
        x, y, away = _expect(memories, frame)
        reach = 2 * radius + 0.02 * away
        distance = ((X - x) ** 2 + (Y - y) ** 2) / reach**2
        # Each set of memories moves the edge by a fraction of a cell, so that a test sees which were used.
        shift = 0.1 * np.sin(sum((1 + abs(frame - when)) ** 0.5 * memory.sum() for when, memory in memories))
        evidence = contrast(colors, inside, around) - 0.15 * np.minimum(distance, 10) + shift
        logits = (STEEPNESS * evidence).astype(np.float32)
        score = _chance(STEEPNESS * (float(evidence.max()) - 0.3))
        if score > 0.5:
            self._remember(object_id, frame, describe(colors, logits), conditioned=False)
        return FrameMask(logits, score)


def _to_bytes(rows: list[list[float]]) -> bytes:
    file = io.BytesIO()
    np.save(file, np.array(rows, np.float64))
    return file.getvalue()


def _expect(memories: list[tuple[int, np.ndarray]], frame: int) -> tuple[float, float, int]:
    """Where an object should be on `frame`, (x, y), if it goes on as it did last; and the frames since it was seen."""
    (when, last), *earlier = sorted(memories, key=lambda kept: abs(kept[0] - frame))
    place = last[6:8]
    if earlier:
        before, first = earlier[0]
        place = place + np.clip((place - first[6:8]) / (when - before), -0.1, 0.1) * (frame - when)
    x, y = np.clip(place, -0.2, 1.2)
    return float(x), float(y), abs(frame - when)


def _chance(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def _own(embedding: Embedding) -> FakeEmbedding:
    if not isinstance(embedding, FakeEmbedding):
        raise TypeError(f"FakeEngine cannot read a {type(embedding).__name__}")
    return embedding
