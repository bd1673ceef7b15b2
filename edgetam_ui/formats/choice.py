"""What of a medium's results is written: which frames and objects, and at which size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from ..core.arguments import as_flag, as_object_ids, as_one_of, as_whole
from ..core.masks import Rle, encode
from ..core.names import plain_text
from ..core.results import ObjectInfo, ObjectMask, Results
from ..errors import ExportError


def nothing() -> None:
    """A `Chosen.tick` that stops nothing."""


NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Choice:
    """Frames `start` to `end` (the last where None), every `step`-th; `objects` by id, all where None.

    `size` is the pixels of the longer side, never more than the medium has. `images` is what the frames themselves
    are written as: "none", "jpg", "png", or None for what the format does by itself; so is `unmasked`, whether frames
    without any mask are written. Raises `ExportError` for what makes no sense.
    """

    start: int = 0
    end: int | None = None
    step: int = 1
    objects: tuple[int, ...] | None = None
    size: int | None = None
    images: Literal["none", "jpg", "png"] | None = None
    unmasked: bool | None = None

    def __post_init__(self) -> None:
        def take(name: str, check: Callable[[Any], Any]) -> None:
            value = getattr(self, name)
            if value is not None or name in ("start", "step"):
                object.__setattr__(self, name, check(value))

        for name, low in (("start", 0), ("end", 0), ("step", 1), ("size", 1)):
            take(name, partial(as_whole, name, low=low, error=ExportError))
        take("objects", partial(as_object_ids, error=ExportError))
        take("images", partial(as_one_of, "format of images", known=("none", "jpg", "png"), error=ExportError))
        take("unmasked", partial(as_flag, "unmasked", error=ExportError))


@dataclass(frozen=True)
class Chosen:
    """The part of `whole` that is written; itself `core.results.Results`, of frames that keep their numbers.

    Names are those of `whole` as `core.names.plain_text` makes them, so that every format can hold them.
    `options` are the format's. Read `frames` for the numbers of the frames to write. What takes long over one mask
    calls `tick`, which may raise to stop.
    """

    whole: Results
    choice: Choice = field(default_factory=Choice)
    options: Mapping[str, Any] = field(default_factory=lambda: NO_OPTIONS)
    silent: bool = False
    tick: Callable[[], None] = nothing

    @property
    def name(self) -> str:
        """The file's name, with its suffix."""
        return plain_text(self.whole.name)

    @property
    def kind(self) -> Literal["image", "video"]:
        """An image has one frame, at 0 seconds."""
        return self.whole.kind

    @property
    def source(self) -> Path | None:
        """The file that was opened, where there is one; None where its sound is not wanted."""
        return None if self.silent else self.whole.source

    @cached_property
    def made_with(self) -> Mapping[str, str]:
        """What made the masks."""
        return {key: plain_text(value) for key, value in self.whole.made_with.items()}

    @cached_property
    def _scale(self) -> float:
        size = self.choice.size
        longer = max(self.whole.width, self.whole.height)
        return 1.0 if size is None or size >= longer else size / longer

    @property
    def width(self) -> int:
        """Pixels, as written."""
        return max(1, round(self.whole.width * self._scale))

    @property
    def height(self) -> int:
        """Pixels, as written."""
        return max(1, round(self.whole.height * self._scale))

    @property
    def scaled(self) -> bool:
        """Whether it is written smaller than it is."""
        return (self.width, self.height) != (self.whole.width, self.whole.height)

    @property
    def aspect(self) -> float:
        """How much wider than high a pixel is shown."""
        return self.whole.aspect

    @property
    def count(self) -> int:
        """Frames of the medium, written or not."""
        return self.whole.count

    @property
    def fps(self) -> float:
        """Frames a second of the medium; 0 for an image."""
        return self.whole.fps

    @cached_property
    def objects(self) -> Mapping[int, ObjectInfo]:
        """The objects that are written, by id."""
        return self._wanted(self.whole.objects)

    @cached_property
    def maskless(self) -> Mapping[int, ObjectInfo]:
        """Those that would be written, too, if they had a mask on any frame, by id."""
        return self._wanted(self.whole.maskless)

    def _wanted(self, infos: Mapping[int, ObjectInfo]) -> dict[int, ObjectInfo]:
        wanted = self.choice.objects
        return {
            number: replace(info, name=plain_text(info.name), category=plain_text(info.category))
            for number, info in infos.items()
            if wanted is None or number in wanted
        }

    @cached_property
    def range(self) -> Sequence[int]:
        """The frames in the range, with masks and without."""
        last = self.count - 1 if self.choice.end is None else min(self.choice.end, self.count - 1)
        return range(self.choice.start, last + 1, self.choice.step)

    @cached_property
    def frames(self) -> Sequence[int]:
        """The numbers of the frames that are written, in order."""
        if self.choice.unmasked is False:
            return [frame for frame in self.range if self.has_mask(frame)]
        return self.range

    def has_mask(self, frame: int) -> bool:
        """Whether any object was prompted or tracked on `frame`, visible there or not."""
        return any(mask.object_id in self.objects for mask in self.whole.masks(frame))

    def masks(self, frame: int) -> Sequence[ObjectMask]:
        """The masks on `frame`, of the size that is written, in the order of `objects`."""
        found = [mask for mask in self.whole.masks(frame) if mask.object_id in self.objects]
        return [replace(mask, rle=self._resized(mask.rle)) for mask in found] if self.scaled else found

    def image(self, frame: int) -> np.ndarray:
        """The pixels of `frame`, uint8 (height, width, 3), of the size that is written."""
        image = self.whole.image(frame)
        if not self.scaled:
            return image
        from PIL import Image

        return np.asarray(Image.fromarray(image).resize((self.width, self.height), Image.Resampling.LANCZOS))

    def time(self, frame: int) -> float:
        """Seconds from the medium's first frame to `frame`."""
        return self.whole.time(frame)

    @property
    def end(self) -> float:
        """Seconds from the medium's first frame to when the last one that is written makes place for the next."""
        return self.time(min(self.frames[-1] + self.choice.step, self.count))

    def limited(self, frames: Sequence[int]) -> Chosen:
        """The same with only `frames`, and without sound."""
        part = replace(self, silent=True)
        part.__dict__.update(frames=frames, range=frames)
        return part

    def _resized(self, rle: Rle) -> Rle:
        from PIL import Image

        if not rle.area:
            return encode(np.zeros((self.height, self.width), bool))
        pixels = Image.fromarray(rle.decode().astype(np.uint8) * 255)
        smaller = pixels.resize((self.width, self.height), Image.Resampling.BOX)
        return encode(np.asarray(smaller) >= 128)
