"""The engine of a Space on ZeroGPU: clicks on the processor, tracking on a GPU that is there for one call at a time.

Hugging Face's `spaces` package runs a call in a fork of this process, to which it gives a GPU out of the visitor's
daily time. Nothing on the GPU outlives the call: what goes in and comes out is plain, and what a tracker remembers is
kept here, on the processor, frame by frame. So wherever the GPU is lost the processor goes on, to the same end.
"""

from __future__ import annotations

import contextlib
import contextvars
import logging
import math
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np

from ..core.prompts import Prompt
from ..errors import CancelledError
from .base import CLICK, ENCODE, TRACK, Decoded, Embedding, Engine, EngineInfo, FrameMask, FrameSource, Step, Tracker
from .scheduler import Priority, Turn

START_SECONDS = 5.0
"""Of a call: the fork, and the weights' way to the GPU."""
WORK_SECONDS = 0.05
"""For a frame, and for each object followed to it, until it was measured."""
CALL_SECONDS = 60.0
"""That one call asks for at most: Hugging Face refuses a call that asks for more than a visitor has left."""
LEAST_WORK = 8
"""For so little no GPU is asked for: it is done here as soon."""
CANCEL_CHECK_SECONDS = 0.1
USERS = 1000
"""Whose GPU seconds are remembered."""
log = logging.getLogger("edgetam_ui")


class Movable(Tracker, Protocol):
    """A tracker that gives what it remembers of one frame, and takes that in."""

    def part(self, frame: int) -> bytes:
        """What it remembers of the objects that were followed onto `frame`."""
        ...

    def absorb(self, state: bytes) -> None:
        """Remembers, beside what it does, what another tracker's `part` gave."""
        ...


@dataclass(frozen=True)
class Job:
    """What a call on the GPU does: follows `steps` in a video of `shape` (frames, height, width), read from `frames`,
    from what a tracker remembers, `state`.
    """

    steps: tuple[Step, ...]
    shape: tuple[int, int, int]
    frames: FrameSource
    state: bytes

    @property
    def work(self) -> int:
        """Frames, and objects followed to each."""
        return work_of(self.steps)


@dataclass(frozen=True)
class Done:
    """A step that was made on the GPU: masks by object id, and what the tracker remembers of the frame."""

    masks: dict[int, FrameMask]
    part: bytes


def work_of(steps: Sequence[Step]) -> int:
    """Frames, and objects followed to each."""
    return sum(1 + len(step.objects) for step in steps)


Gpu = Callable[..., Callable[[Callable[[Job], Iterator[Done]]], Callable[[Job], Iterator[Done]]]]
"""`spaces.GPU`, or what stands for it."""


def load(checkpoint: str, precision: str, accelerate: str) -> ZeroGpuEngine:
    """The engine with its weights, on the processor and where ZeroGPU moves them from.

    To be called in the main thread before a page is launched. Raises `CheckpointError` or `DeviceError`.
    """
    import spaces  # before anything asks torch for CUDA

    from .local import LocalEngine

    # `spaces` lets this thread alone put tensors on a GPU that is not there, which makes all it does slower.
    with ThreadPoolExecutor(1) as loader:
        near = loader.submit(LocalEngine, checkpoint, "cpu", precision, accelerate).result()
    found = "practice" if near.info.practice else near.info.checkpoint
    return ZeroGpuEngine(near, LocalEngine(found, "cuda", precision, "off"), spaces.GPU)


class ZeroGpuEngine(Engine):
    """`near` in this process for all but tracking; `far`, used in forks alone, tracks where `gpu` lends a GPU.

    Both have the same weights, and trackers that are `Movable`.
    """

    def __init__(self, near: Engine, far: Engine, gpu: Gpu) -> None:
        self.near = near
        self.counts, self.scheduler = near.counts, near.scheduler
        self._lock = threading.Lock()
        self._per_work = WORK_SECONDS
        self._spent: OrderedDict[str, float] = OrderedDict()

        def follow(job: Job) -> Iterator[Done]:
            yield from _follow(far, job)

        self.run = gpu(duration=self.duration)(follow)

    @property
    def info(self) -> EngineInfo:
        """What runs clicks."""
        return self.near.info

    def wait(self) -> None:
        """Returns once all that makes clicks faster is prepared."""
        self.near.wait()

    def encode(self, image: np.ndarray, turn: Turn = ENCODE) -> Embedding:
        """The embedding of `image`, uint8 (height, width, 3); on the way of a tracker only if that needs it here."""
        if turn.priority is Priority.TRACK:
            return Later(self.near, image, turn)
        return self.near.encode(image, turn)

    def decode(
        self,
        embedding: Embedding,
        prompt: Prompt,
        previous: np.ndarray | None = None,
        multimask: bool | None = None,
        turn: Turn = CLICK,
    ) -> Decoded:
        """The masks that `prompt` means on the image of `embedding`; see `base.Engine.decode`."""
        return self.near.decode(_made(embedding), prompt, previous, multimask, turn)

    def binarize(self, logits: np.ndarray, height: int, width: int) -> np.ndarray:
        """Masks, bool (n, `height`, `width`), of `logits` (n, S/4, S/4)."""
        return self.near.binarize(logits, height, width)

    def mask_to_logits(self, mask: np.ndarray) -> np.ndarray:
        """Logits (S/4, S/4) that stand for a finished `mask`, bool (height, width)."""
        return self.near.mask_to_logits(mask)

    def tracker(
        self, num_frames: int, height: int, width: int, turn: Turn = TRACK, state: bytes | None = None
    ) -> ZeroGpuTracker:
        """A tracker for a video of `num_frames` frames; `state` is what another's `to_bytes` gave."""
        near = self.near.tracker(num_frames, height, width, turn, state)
        return ZeroGpuTracker(self, near, (num_frames, height, width), turn)

    def cost(self, user: str, work: int) -> str:
        """About how much GPU time it takes to track, in words."""
        if work <= LEAST_WORK:
            return ""
        return f"about {_seconds(START_SECONDS + work * self._per_work)} of GPU time"

    def duration(self, job: Job) -> int:
        """Seconds to ask for; what is not used is not counted."""
        return math.ceil(START_SECONDS + 1.5 * job.work * self._per_work)

    def cut(self, steps: Sequence[Step]) -> int:
        """How many of `steps` one call makes."""
        most = (CALL_SECONDS - START_SECONDS) / (1.5 * self._per_work)
        work = 0
        for count, step in enumerate(steps):
            work += 1 + len(step.objects)
            if work > most and count:
                return count
        return len(steps)

    def spent(self, user: str, seconds: float, work: int) -> float:
        """Takes in a call that did `work` in `seconds` on the GPU; what `user` has spent by now."""
        with self._lock:
            if work:
                self._per_work = (self._per_work + max(0.001, seconds / work)) / 2
            spent = self._spent.pop(user, 0.0) + START_SECONDS + seconds
            self._spent[user] = spent
            while len(self._spent) > USERS:
                self._spent.popitem(last=False)
            return spent


class Later:
    """An `Embedding` that is made once somebody needs it here."""

    def __init__(self, engine: Engine, image: np.ndarray, turn: Turn) -> None:
        self.height, self.width = image.shape[:2]
        self._make: Callable[[], Embedding] = lambda: engine.encode(image, turn)

    @cached_property
    def made(self) -> Embedding:
        """The embedding itself."""
        return self._make()

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.made.nbytes

    def to_numpy(self) -> list[np.ndarray]:
        """The feature levels, fine to coarse, float32 (channels, height, width) each."""
        return self.made.to_numpy()


def _made(embedding: Embedding) -> Embedding:
    return embedding.made if isinstance(embedding, Later) else embedding


class ZeroGpuTracker(Tracker):
    """A `Tracker` that steps on the GPU as far as it heard what is ahead, and remembers here.

    Where the GPU is not to be had, or is lost, it goes on here, and says so in `note`.
    """

    def __init__(self, engine: ZeroGpuEngine, near: Any, shape: tuple[int, int, int], turn: Turn) -> None:
        self._engine, self._shape, self._turn = engine, shape, turn
        self._near: Movable = near
        self._ahead: list[Step] = []
        self._frames: FrameSource | None = None
        self._call: _Call | None = None
        self._note = ""

    def expect(self, steps: Sequence[Step], frames: FrameSource) -> None:
        """Hears what is ahead: that is what the GPU is asked for, at the first step."""
        self._ahead, self._frames = list(steps) if work_of(steps) > LEAST_WORK else [], frames

    def condition(self, object_id: int, frame: int, embedding: Embedding, decoded: Decoded) -> None:
        """Remembers that `decoded`'s chosen mask is the object on `frame`."""
        self._near.condition(object_id, frame, _made(embedding), decoded)

    def step(self, frame: int, embedding: Embedding, object_ids: list[int], reverse: bool) -> dict[int, FrameMask]:
        """Where each of `object_ids` is on `frame`, which none of them is conditioned on."""
        found = self._step_far(Step(frame, tuple(object_ids), reverse))
        return self._near.step(frame, _made(embedding), object_ids, reverse) if found is None else found

    def forget(self, object_id: int) -> None:
        """Lets go of what it remembers of an object but for the frames that it is conditioned on."""
        self._near.forget(object_id)

    def keep_conditioned(self, object_id: int, frames: Collection[int]) -> None:
        """Lets go of the frames that an object is conditioned on but for `frames`: of the whole object without any."""
        self._near.keep_conditioned(object_id, frames)

    def note(self) -> str:
        """What the user should know and does not yet."""
        note, self._note = self._note, ""
        return note

    def close(self) -> None:
        """Gives the GPU back."""
        if self._call is not None:
            self._end(self._call)

    def to_bytes(self) -> bytes:
        """All it remembers, for `Engine.tracker(state=...)`."""
        return self._near.to_bytes()

    def _step_far(self, step: Step) -> dict[int, FrameMask] | None:
        """The step by the GPU; None where there is none for it."""
        if not self._ahead or self._ahead[0].frame != step.frame:
            return None
        try:
            done = self._next()
        except CancelledError:
            raise
        except Exception as error:
            self._lose(error)
            return None
        self._near.absorb(done.part)
        self._ahead.pop(0)
        if self._call is not None and not self._ahead:
            self._end(self._call)
        return done.masks

    def _next(self) -> Done:
        for _ in range(2):
            if self._call is None:
                self._call = self._begin()
            done = self._call.next(self._turn.cancelled)
            if done is not None:
                return done
            self._end(self._call)  # it made all its steps: the next call goes on
        raise RuntimeError("a call on the GPU answered nothing")

    def _begin(self) -> _Call:
        assert self._frames is not None
        steps = tuple(self._ahead[: self._engine.cut(self._ahead)])
        return _Call(self._engine.run, Job(steps, self._shape, self._frames, self._near.to_bytes()))

    def _end(self, call: _Call) -> None:
        self._call = None
        call.close()
        if call.work:
            spent = self._engine.spent(self._turn.user, call.seconds, call.work)
            self._note = f"Tracked on the GPU, with {_seconds(spent)} of your GPU time so far."

    def _lose(self, error: Exception) -> None:
        """Goes on here from now on."""
        log.warning("no GPU: %s", error)
        if self._call is not None:
            self._end(self._call)
        self._ahead = []
        self._note = f"{_why(error)} Tracking continues on the processor, slower."


class _Call:
    """A call on the GPU, in a thread of its own: whoever waits for an answer, or for a GPU, can leave at once.

    It did `work` within `seconds`, from its first answer to its last.
    """

    def __init__(self, run: Callable[[Job], Iterator[Done]], job: Job) -> None:
        self.work, self.seconds = 0, 0.0
        self._answers: queue.Queue[Done | Exception | None] = queue.Queue()
        self._closed = threading.Event()
        # In the context of the visitor's request, which says whose GPU time it is.
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._read, run, job), daemon=True, name="edgetam-gpu").start()

    def next(self, cancelled: threading.Event | None) -> Done | None:
        """The next answer, None after the last. Raises what the call raised, and `CancelledError`."""
        while cancelled is None or not cancelled.is_set():
            try:
                answer = self._answers.get(timeout=CANCEL_CHECK_SECONDS)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        raise CancelledError("This was stopped while it waited for the GPU.")

    def close(self) -> None:
        """Gives the GPU back as soon as the step is made that it is at."""
        self._closed.set()

    def _read(self, run: Callable[[Job], Iterator[Done]], job: Job) -> None:
        try:
            first = 0.0
            with contextlib.closing(cast("Generator[Done, None, None]", run(job))) as answers:
                for step, answer in zip(job.steps, answers, strict=False):
                    first = first or time.monotonic()
                    self.seconds = time.monotonic() - first
                    self.work += 1 + len(step.objects)
                    self._answers.put(answer)
                    if self._closed.is_set():
                        return
                for _ in answers:  # to its very end, where the GPU is given back
                    pass
            self._answers.put(None)
        except Exception as error:
            self._answers.put(error)


def _follow(engine: Engine, job: Job) -> Iterator[Done]:
    """The steps of `job`, in the fork that has the GPU; the next frame is read meanwhile."""
    tracker: Any = engine.tracker(*job.shape, TRACK, job.state)
    with ThreadPoolExecutor(1) as reader:
        image = reader.submit(job.frames.frame, job.steps[0].frame)
        for step, following in zip(job.steps, (*job.steps[1:], None), strict=True):
            for object_id in step.forgotten:
                tracker.forget(object_id)
            pixels = image.result()
            if following is not None:
                image = reader.submit(job.frames.frame, following.frame)
            masks = tracker.step(step.frame, engine.encode(pixels, TRACK), list(step.objects), step.reverse)
            yield Done(masks, tracker.part(step.frame))


def _why(error: Exception) -> str:
    """What `spaces` says went wrong, for a user; it names its errors by their `title`."""
    title, text = str(getattr(error, "title", "")), str(getattr(error, "message", error)).strip()
    if "quota" in title or "credits" in title or "duration" in title:
        return f"Your GPU time is used up. {text.rstrip('.')}."
    if "queue" in title or text.startswith("No GPU"):
        return "No GPU is free at the moment."
    return "The GPU was lost."


def _seconds(seconds: float) -> str:
    return f"{max(1, round(seconds))} s"
