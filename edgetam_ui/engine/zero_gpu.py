"""The engine of a Space on ZeroGPU: clicks on the processor, tracking on a GPU that is there for one call at a time.

Hugging Face's `spaces` package runs a call in a fork of this process, to which it gives a GPU out of the visitor's
daily time. Nothing on the GPU outlives the call: what goes in and comes out is plain, and what a tracker remembers is
kept here, on the processor, frame by frame. So wherever the GPU is lost the processor goes on, to the same end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np

from ..core.prompts import Prompt
from ..errors import CancelledError
from .base import CLICK, ENCODE, TRACK, Decoded, Embedding, Engine, EngineInfo, FrameMask, FrameSource, Step, Tracker
from .gpu_call import Answer, Asked, Done, Encoding, Gpu, GpuCall, Job, answer, left_by, why, work_of
from .gpu_time import LEAST_WORK, GpuTime
from .scheduler import Priority, Turn

log = logging.getLogger("edgetam_ui")


class Movable(Tracker, Protocol):
    """A tracker that gives what it remembers of one frame, and takes that in."""

    def part(self, frame: int) -> bytes:
        """What it remembers of the objects that were followed onto `frame`."""
        ...

    def absorb(self, state: bytes) -> None:
        """Remembers, beside what it does, what another tracker's `part` gave."""
        ...


class Packing(Engine, Protocol):
    """An engine whose embeddings can go to another process."""

    def pack(self, embedding: Embedding) -> bytes:
        """`embedding` for `unpack`, here or on another device."""
        ...

    def unpack(self, data: bytes) -> Embedding:
        """The embedding that `pack` gave."""
        ...


def load(checkpoint: str, precision: str, accelerate: str) -> ZeroGpuEngine:
    """The engine with its weights, on the processor and where ZeroGPU moves them from.

    To be called in the main thread before a page is launched. Raises `CheckpointError` or `DeviceError`.
    """
    import spaces  # before anything asks torch for CUDA
    from spaces.zero.config import get_config

    from .local import LocalEngine

    # `spaces` lets this thread alone put tensors on a GPU that is not there, which makes all it does slower.
    with ThreadPoolExecutor(1) as loader:
        near = loader.submit(LocalEngine, checkpoint, "cpu", precision, accelerate).result()
    found = "practice" if near.info.practice else near.info.checkpoint
    factor = float(get_config()["duration_factor"])
    return ZeroGpuEngine(near, LocalEngine(found, "cuda", precision, "off"), spaces.GPU, factor)


class ZeroGpuEngine(Engine):
    """`near` in this process for clicks; `far`, used in forks alone, tracks, and encodes many images, where `gpu` lends
    a GPU, whose seconds count as `factor`.

    Both have the same weights, and trackers that are `Movable`.
    """

    def __init__(self, near: Packing, far: Packing, gpu: Gpu, factor: float = 1.0) -> None:
        self.near = near
        self.counts, self.scheduler = near.counts, near.scheduler
        self.time = GpuTime(factor)

        def work(asked: Asked) -> Iterator[Answer]:
            yield from answer(far, asked)

        self.run = gpu(duration=lambda asked: self.time.duration(sum(asked.parts)))(work)

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
        """About how much GPU time it takes to track or to encode, in words."""
        return self.time.cost(user, work)

    def encode_all(
        self, images: Sequence[FrameSource], turn: Turn = ENCODE, tell: Callable[[str], None] = lambda note: None
    ) -> Generator[Embedding | None, None, None]:
        """The embedding of each of `images` by the GPU, and by the processor where that is not to be had.

        `tell` hears what the user should know of that. See `base.Engine.encode_all`.
        """
        done = 0
        try:
            if len(images) > LEAST_WORK:
                for packed in self._encode_far(images, turn, tell):
                    done += 1
                    yield None if packed is None else self.near.unpack(packed)
        except CancelledError:
            raise
        except Exception as error:
            log.warning("no GPU: %s", error)
            tell(f"{why(error)} The rest is encoded on the processor, slower.")
        yield from self.near.encode_all(images[done:], turn)

    def _encode_far(
        self, images: Sequence[FrameSource], turn: Turn, tell: Callable[[str], None]
    ) -> Iterator[bytes | None]:
        done = 0
        refused: Exception | None = None
        while done < len(images):
            most = int(self.time.most(turn.user if refused else None))
            if refused and most <= LEAST_WORK:
                raise refused
            call, before = GpuCall(self.run, Encoding(tuple(images[done : done + most]))), done
            try:
                while (found := call.next(turn.cancelled)) is not None:
                    done += 1
                    yield cast("bytes | None", found[0])
            except CancelledError:
                raise
            except Exception as error:
                # Who has some time left gets a smaller call.
                if refused or done > before or not self.time.refuse(turn.user, left_by(error)):
                    raise
                refused = error
                continue
            finally:
                call.close()
                if call.work:
                    tell(f"Encoded on the GPU, with {self.time.spend(turn.user, call.seconds, call.work)}.")
            if done == before:
                raise RuntimeError("a call on the GPU answered nothing")

    def cut(self, steps: Sequence[Step], user: str | None) -> int:
        """How many of `steps` one call makes; of `user` within what they have left."""
        most, work = self.time.most(user), 0
        for count, step in enumerate(steps):
            work += 1 + len(step.objects)
            if work > most and count:
                return count
        return len(steps)


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
        self._call: GpuCall | None = None
        self._refused: Exception | None = None
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

    def begin(self, object_id: int, frames: Collection[int]) -> None:
        """Follows an object from somewhere else, and from `frames` alone of those that it is conditioned on."""
        self._near.begin(object_id, frames)

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
            try:
                found = self._call.next(self._turn.cancelled)
            except CancelledError:
                raise
            except Exception as error:
                # Who has some time left gets a smaller call.
                if self._refused or self._call.work or not self._engine.time.refuse(self._turn.user, left_by(error)):
                    raise
                self._refused, found = error, None
            if found is not None:
                return cast(Done, found[0])
            self._end(self._call)  # it made all its steps: the next call goes on
        raise RuntimeError("a call on the GPU answered nothing")

    def _begin(self) -> GpuCall:
        assert self._frames is not None
        user = self._turn.user if self._refused else None
        if self._refused and self._engine.time.most(user) <= LEAST_WORK:
            raise self._refused
        steps = tuple(self._ahead[: self._engine.cut(self._ahead, user)])
        return GpuCall(self._engine.run, Job(steps, self._shape, self._frames, self._near.to_bytes()))

    def _end(self, call: GpuCall) -> None:
        self._call = None
        call.close()
        if call.work:
            spent = self._engine.time.spend(self._turn.user, call.seconds, call.work)
            self._note = f"Tracked on the GPU, with {spent}."

    def _lose(self, error: Exception) -> None:
        """Goes on here from now on."""
        log.warning("no GPU: %s", error)
        if self._call is not None:
            self._end(self._call)
        self._ahead = []
        self._note = f"{why(error)} Tracking continues on the processor, slower."
