"""What a format is, and what several of them need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..core.results import Results

Progress = Callable[[int, int], None]
"""Called with (done, total); may raise to stop the work."""


@dataclass(frozen=True)
class Format:
    """A way to write results.

    `name` is what programs call it, `label` what menus call it; `image` and `video` say what it holds for either.
    `write(results, folder, progress)` writes its files into an empty folder and returns their paths. `single` has the
    suffix, by the kind of the medium, where it is one file.
    """

    name: str
    label: str
    image: str
    video: str
    write: Callable[[Results, Path, Progress], list[Path]]
    single: Mapping[str, str]

    def detail(self, kind: str) -> str:
        """What it holds, for an "image" or a "video"."""
        return self.image if kind == "image" else self.video


def no_progress(done: int, total: int) -> None:
    """A `Progress` that tells nobody."""


def safe_name(name: str) -> str:
    """`name` as a part of a file's name, which has 255 bytes at most; "" where nothing of it can stay."""
    return re.sub(r"[^\w.-]+", "_", name).strip("._").encode()[:200].decode(errors="ignore")


def file_stem(results: Results) -> str:
    """The medium's name without its suffix, safe in a file name."""
    return safe_name(Path(results.name).stem) or results.kind
