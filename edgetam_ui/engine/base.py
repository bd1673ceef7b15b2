"""What sessions need of a model, in plain types. No torch: an engine may run here, elsewhere, or not at all.

`engine.local.LocalEngine` runs the weights in this process, `engine.fake.FakeEngine` computes masks from pixels for
tests. `S` is the side of the square that the model sees, logits are S/4 wide and high.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..core.prompts import Prompt
from ..errors import MediaError
from .scheduler import Priority, Scheduler, Turn

CLICK, ENCODE, TRACK = (Turn(priority) for priority in Priority)


@dataclass(frozen=True)
class EngineInfo:
    """What runs. `practice` says that these are not the published weights, `why` says why not.

    `accelerate` is the way that images are encoded: "off" where it is the model's own.
    """

    checkpoint: str
    practice: bool
    why: str
    device: str
    precision: str
    image_size: int
    accelerate: str = "off"


class Embedding(Protocol):
    """What the model made of one image of `height` x `width` pixels. Only its engine can read it."""

    @property
    def height(self) -> int:
        """Pixels."""
        ...

    @property
    def width(self) -> int:
        """Pixels."""
        ...

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        ...

    def to_numpy(self) -> list[np.ndarray]:
        """The feature levels, fine to coarse, float32 (channels, height, width) each."""
        ...


@dataclass(frozen=True)
class Decoded:
    """The decoder's masks for one prompt: n of them, best first where there are several.

    `logits` float32 (n, S/4, S/4), positive inside; `scores` (n,) the predicted IoU; `tokens` (n, hidden) what the
    tracker makes its object pointer of; `visibility` from 0 to 1; `chosen` is the one in use.
    """

    logits: np.ndarray
    scores: np.ndarray
    tokens: np.ndarray
    visibility: float
    chosen: int = 0

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.logits.nbytes + self.tokens.nbytes


@dataclass(frozen=True)
class FrameMask:
    """A tracked object on one frame: `logits` float32 (S/4, S/4), `score` from 0 to 1 that it is visible there.

    `quality` is the mask's predicted IoU.
    """

    logits: np.ndarray
    score: float
    quality: float = 1.0


class FrameSource(Protocol):
    """Where a video's frames come from. Can be pickled, to read them in another process."""

    def frame(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        ...


@dataclass(frozen=True)
class Step:
    """A frame that a tracker goes to, backward where `reverse`, to follow `objects`.

    Before, those in `begun` are begun anew, each with the frames that it is followed from: see `Tracker.begin`.
    """

    frame: int
    objects: tuple[int, ...]
    reverse: bool
    begun: tuple[tuple[int, tuple[int, ...]], ...] = ()


class Tracker(Protocol):
    """Follows objects through one video. What it holds does not grow with the video.

    Condition every object on at least one frame, then `step` through the frames in order, forward or backward; `begin`
    an object before it is followed from somewhere else.
    """

    def expect(self, steps: Sequence[Step], frames: FrameSource) -> None:
        """Hears which steps will be asked for, in order, and where their frames are: for who works ahead."""
        return

    def note(self) -> str:
        """A sentence on where it runs that the user should know of, and does not yet; empty where there is none."""
        return ""

    def close(self) -> None:
        """Stops what it does ahead. It can still be asked what it remembers."""
        return

    def condition(self, object_id: int, frame: int, embedding: Embedding, decoded: Decoded) -> None:
        """Remembers that `decoded`'s chosen mask is the object on `frame`."""
        ...

    def step(self, frame: int, embedding: Embedding, object_ids: list[int], reverse: bool) -> dict[int, FrameMask]:
        """Where each of `object_ids` is on `frame`, which none of them is conditioned on."""
        ...

    def forget(self, object_id: int) -> None:
        """Lets go of what it remembers of an object but for the frames that it is conditioned on."""
        ...

    def begin(self, object_id: int, frames: Collection[int]) -> None:
        """Follows an object from somewhere else: lets go of the frames that it was tracked on, and looks at `frames`
        alone of those that it is conditioned on, until it is begun anew.
        """
        ...

    def keep_conditioned(self, object_id: int, frames: Collection[int]) -> None:
        """Lets go of the frames that an object is conditioned on but for `frames`: of the whole object without any."""
        ...

    def to_bytes(self) -> bytes:
        """All it remembers, for `Engine.tracker(state=...)`: here later, or on another machine."""
        ...


class Engine(Protocol):
    """A model that serves every user, one request at a time by `scheduler`. Safe to call from several threads.

    Subclass it for an engine of your own: then a type checker compares each method with its line here.

    `counts` says how often it did "encode", "decode", "condition" and "track".
    """

    counts: Counter[str]
    scheduler: Scheduler

    @property
    def info(self) -> EngineInfo:
        """What runs."""
        ...

    def wait(self) -> None:
        """Returns once all that makes it faster is prepared; it works before that, too."""
        return

    def weight_bytes(self) -> dict[str, int]:
        """Bytes of weights in memory: in modules of the "library", and "prepared" from those to be fast.

        What OpenVINO holds is not counted. Empty where the engine has no model in this process.
        """
        return {}

    def cost(self, user: str, work: int) -> str:
        """What it costs `user` to track or to encode, in words; empty where it costs nothing but time.

        `work` counts the frames or images, and each object once for each frame that it is followed to.
        """
        return ""

    def encode(self, image: np.ndarray, turn: Turn = ENCODE) -> Embedding:
        """The embedding of `image`, uint8 (height, width, 3)."""
        ...

    def encode_all(
        self, images: Sequence[FrameSource], turn: Turn = ENCODE, tell: Callable[[str], None] = lambda note: None
    ) -> Generator[Embedding | None, None, None]:
        """The embedding of the first frame of each of `images`, in order; None where that cannot be read.

        `tell` hears, in a sentence, what the user should know of where it runs.
        """
        for image in images:
            try:
                pixels = image.frame(0)
            except MediaError:
                yield None
            else:
                yield self.encode(pixels, turn)

    def decode(
        self,
        embedding: Embedding,
        prompt: Prompt,
        previous: np.ndarray | None = None,
        multimask: bool | None = None,
        turn: Turn = CLICK,
    ) -> Decoded:
        """The masks that `prompt` means on the image of `embedding`.

        `previous` are the logits (S/4, S/4) of the mask that the prompt corrects; with an empty prompt they are the
        prompt. `multimask` asks for three masks (True) or one (False); None asks for three where one click, and
        nothing before it, leaves open what is meant. Raises `ValueError` without prompt and `previous`.
        """
        ...

    def binarize(self, logits: np.ndarray, height: int, width: int) -> np.ndarray:
        """Masks, bool (n, `height`, `width`), of `logits` (n, S/4, S/4)."""
        ...

    def mask_to_logits(self, mask: np.ndarray) -> np.ndarray:
        """Logits (S/4, S/4) that stand for a finished `mask`, bool (height, width)."""
        ...

    def tracker(
        self, num_frames: int, height: int, width: int, turn: Turn = TRACK, state: bytes | None = None
    ) -> Tracker:
        """A tracker for a video of `num_frames` frames; `state` is what another's `to_bytes` gave."""
        ...


EngineSource = Callable[[], Engine]
"""Gives the engine, and waits for it to load where it has not yet."""
