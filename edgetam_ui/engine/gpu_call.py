"""A call on ZeroGPU: what goes into its fork and comes out, and how it is waited for. No torch."""

from __future__ import annotations

import contextlib
import contextvars
import queue
import re
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from ..errors import CancelledError, MediaError
from .base import ENCODE, TRACK, Engine, FrameMask, FrameSource, Step

CANCEL_CHECK_SECONDS = 0.1


@dataclass(frozen=True)
class Job:
    """Follows `steps` in a video of `shape` (frames, height, width), read from `frames`, from what a tracker remembers,
    `state`.
    """

    steps: tuple[Step, ...]
    shape: tuple[int, int, int]
    frames: FrameSource
    state: bytes

    @property
    def parts(self) -> list[int]:
        """What each of its answers takes, in frames, and objects followed to them."""
        return [1 + len(step.objects) for step in self.steps]


@dataclass(frozen=True)
class Encoding:
    """Encodes `images`, each the first frame of its source."""

    images: tuple[FrameSource, ...]

    @property
    def parts(self) -> list[int]:
        """What each of its answers takes: a frame."""
        return [1] * len(self.images)


@dataclass(frozen=True)
class Done:
    """A step that was made on the GPU: masks by object id, and what the tracker remembers of the frame."""

    masks: dict[int, FrameMask]
    part: bytes


Asked = Job | Encoding
Answer = Done | bytes | None
"""Of a `Job` a step, of an `Encoding` an embedding, packed, or None for an image that cannot be read."""
Gpu = Callable[..., Callable[[Callable[[Asked], Iterator[Answer]]], Callable[[Asked], Iterator[Answer]]]]
"""`spaces.GPU`, or what stands for it."""


def work_of(steps: Sequence[Step]) -> int:
    """Frames, and objects followed to each."""
    return sum(1 + len(step.objects) for step in steps)


def answer(engine: Engine, asked: Asked) -> Iterator[Answer]:
    """Does what is asked, in the fork that has the GPU; the next frame is read meanwhile."""
    yield from _follow(engine, asked) if isinstance(asked, Job) else _encode(engine, asked)


def _follow(engine: Engine, job: Job) -> Iterator[Done]:
    tracker: Any = engine.tracker(*job.shape, TRACK, job.state)
    with ThreadPoolExecutor(1) as reader:
        image = reader.submit(job.frames.frame, job.steps[0].frame)
        for step, following in zip(job.steps, (*job.steps[1:], None), strict=True):
            for object_id, frames in step.begun:
                tracker.begin(object_id, frames)
            pixels = image.result()
            if following is not None:
                image = reader.submit(job.frames.frame, following.frame)
            masks = tracker.step(step.frame, engine.encode(pixels, TRACK), list(step.objects), step.reverse)
            yield Done(masks, tracker.part(step.frame))


def _encode(engine: Any, encoding: Encoding) -> Iterator[bytes | None]:
    with ThreadPoolExecutor(1) as reader:
        image = reader.submit(_read, encoding.images[0])
        for following in (*encoding.images[1:], None):
            pixels = image.result()
            if following is not None:
                image = reader.submit(_read, following)
            yield None if pixels is None else engine.pack(engine.encode(pixels, ENCODE))


def _read(image: FrameSource) -> np.ndarray | None:
    try:
        return image.frame(0)
    except MediaError:
        return None


class GpuCall:
    """A call on the GPU, in a thread of its own: whoever waits for an answer, or for a GPU, can leave at once.

    It did `work` within `seconds`, from its first answer to its last.
    """

    def __init__(self, run: Callable[[Asked], Iterator[Answer]], asked: Asked) -> None:
        self.work, self.seconds = 0, 0.0
        self._answers: queue.Queue[tuple[Answer] | Exception | None] = queue.Queue()
        self._closed = threading.Event()
        # In the context of the visitor's request, which says whose GPU time it is.
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._read, run, asked), daemon=True, name="edgetam-gpu").start()

    def next(self, cancelled: threading.Event | None) -> tuple[Answer] | None:
        """The next answer, None after the last. Raises what the call raised, and `CancelledError`."""
        while cancelled is None or not cancelled.is_set():
            try:
                found = self._answers.get(timeout=CANCEL_CHECK_SECONDS)
            except queue.Empty:
                continue
            if isinstance(found, Exception):
                raise found
            return found
        raise CancelledError("This was stopped while it waited for the GPU.")

    def close(self) -> None:
        """Gives the GPU back as soon as the part is done that it is at."""
        self._closed.set()

    def _read(self, run: Callable[[Asked], Iterator[Answer]], asked: Asked) -> None:
        try:
            first = 0.0
            with contextlib.closing(cast("Generator[Answer, None, None]", run(asked))) as answers:
                for part, found in zip(asked.parts, answers, strict=False):
                    first = first or time.monotonic()
                    self.seconds = time.monotonic() - first
                    self.work += part
                    self._answers.put((found,))
                    if self._closed.is_set():
                        return
                for _ in answers:  # to its very end, where the GPU is given back
                    pass
            self._answers.put(None)
        except Exception as error:
            self._answers.put(error)


def why(error: Exception) -> str:
    """What `spaces` says went wrong, for a user; it names its errors by their `title`."""
    title, text = str(getattr(error, "title", "")), str(getattr(error, "message", error)).strip()
    if "quota" in title or "credits" in title or "duration" in title:
        return f"Your GPU time is used up. {text.rstrip('.')}."
    if "queue" in title or text.startswith("No GPU"):
        return "No GPU is free at the moment."
    return "The GPU was lost."


def left_by(error: Exception) -> int | None:
    """The seconds of GPU time that a visitor has left, where they were refused for it: `spaces` tells in a sentence."""
    found = re.search(r"(\d+)s left", str(getattr(error, "message", error)))
    return int(found[1]) if found and "quota" in str(getattr(error, "title", "")) else None
