"""A video's frames for another process."""

from __future__ import annotations

from contextlib import closing
from functools import cached_property
from pathlib import Path

import numpy as np

from .medium import Medium, open_medium


class FileSource:
    """The frames of the file, or folder of images, at `path`; opened where they are first asked for.

    It can be pickled. Raises `MediaError` where the file cannot be read.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name

    def frame(self, index: int) -> np.ndarray:
        """Frame `index`, uint8 (height, width, 3)."""
        return self._medium.frame(index)

    @cached_property
    def _medium(self) -> Medium:
        return open_medium(self.path, self.name)


class ImageFile:
    """The image in the file at `path`, read anew each time. It can be pickled."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name

    def frame(self, index: int) -> np.ndarray:
        """The image, uint8 (height, width, 3). Raises `MediaError` where it cannot be read."""
        with closing(open_medium(self.path, self.name)) as medium:
            return medium.frame(index)


def image_source(medium: Medium) -> ImageFile | Medium:
    """As `source_of`, of an image, whose pixels are not held."""
    return medium if medium.path is None else ImageFile(medium.path, medium.name)


def source_of(medium: Medium) -> FileSource | Medium:
    """`medium` where only this process has its frames, else what another one reads them from."""
    return medium if medium.path is None else FileSource(medium.path, medium.name)
