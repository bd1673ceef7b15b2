"""Image files of one size as the frames of a video."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..errors import MediaError
from .images import FORMATS, damaged, open_image
from .known import HEAD_BYTES, refuse_known
from .pil import DAMAGED, open_with_pillow
from .readers import InMemory
from .stamp import stamp_of
from .tiff import MEASURED_PAGES, Pages
from .values import Values, measure, to_rgb


class ImageFiles:
    """Image files as the frames of a video at 25 a second, read as they are asked for.

    `values` are those that all are shown between. Raises `MediaError` for a file that is no image, or of another size.
    """

    fps = 25.0

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = list(paths)
        self._stamps = [stamp_of(path) for path in self._paths]
        self.count = len(self._paths)
        first = _numbers(self._paths[0])
        self.height, self.width = first.shape[:2]
        self._dtype = first.dtype
        for path in self._paths[1:]:
            self._check_size(path)
        self.values: Values | None = None
        if first.dtype != np.uint8 and (first.ndim == 2 or first.shape[2] in (1, 3, 4)):
            step = max(1, self.count // MEASURED_PAGES)
            some = [first, *(_numbers(path) for path in self._paths[step::step])]
            self.values = measure([array for array in some if array.dtype == first.dtype])

    def _check_size(self, path: Path) -> None:
        try:
            with open_with_pillow(path, path.name, (*FORMATS, "TIFF")) as image:
                size = image.size
        except DAMAGED:
            height, width = _numbers(path).shape[:2]
            size = width, height
        if sorted(size) != sorted((self.width, self.height)):
            raise MediaError(
                f"{path.name} is {size[0]} x {size[1]} pixels, {self._paths[0].name} {self.width} x {self.height}.",
                "The frames of a video have one size; open them as a set of images instead.",
            )

    def read(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self.read_between(index, self.values)

    def read_between(self, index: int, values: Values | None) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3), shown between `values`."""
        path = self._paths[index]
        if stamp_of(path) not in (None, self._stamps[index]):
            raise MediaError(f"{path.name} has changed since it was opened.", "Open the frames again.")
        array = _numbers(path)
        frame = to_rgb(array, values if array.dtype == self._dtype else None)
        if frame.shape[:2] != (self.height, self.width):
            raise MediaError(
                f"{self._paths[index].name} is rotated otherwise than the first frame.", "Rotate it first."
            )
        return frame

    def time(self, index: int) -> float:
        """Seconds from the first frame to frame `index`; of `count`, to the end of the last."""
        return index / self.fps

    def close(self) -> None:
        """Nothing is held open."""


def _numbers(path: Path) -> np.ndarray:
    """The image in a file, its first where there are several, (height, width[, channels]). Raises `MediaError`."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        refuse_known(head, path.suffix.lower(), path.name)
        reader = open_image(path, path.name, head)
        if reader is None:
            raise MediaError(f"{path.name} is not an image that can be read.", "Leave it out.")
        try:
            array: np.ndarray = reader.numbers(0) if isinstance(reader, (InMemory, Pages)) else reader.read(0)
            return array
        finally:
            reader.close()
    except DAMAGED as error:
        raise damaged(path.name) from error
