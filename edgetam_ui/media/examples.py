"""Pictures and a video to try, taken from those that Gradio ships. Imports media and errors."""

from __future__ import annotations

import functools
import importlib.util
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from ..errors import MediaError
from .medium import open_medium

FILES = (
    ("cheetah", "Cheetah", "images/cheetah.jpg"),
    ("tower", "Tower", "images/tower.jpg"),
    ("earth", "Earth", "videos/b.mp4"),
)
THUMBNAIL = (320, 200)


@dataclass(frozen=True)
class Example:
    """A medium on disk, with a JPEG thumbnail."""

    id: str
    name: str
    path: Path
    kind: str
    width: int
    height: int
    thumbnail: bytes

    def to_data(self) -> dict[str, Any]:
        """As the browser gets it, without path and thumbnail."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "width": self.width, "height": self.height}


@functools.cache
def all_examples() -> tuple[Example, ...]:
    """Those that are there; none where Gradio is not installed."""
    spec = importlib.util.find_spec("gradio")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / "media_assets"
    return tuple(_load(key, name, folder / file) for key, name, file in FILES if (folder / file).exists())


def find(key: str) -> Example:
    """The example of that id. Raises `MediaError`."""
    for example in all_examples():
        if example.id == key:
            return example
    raise MediaError(f"There is no example {key!r}.", "Open a picture or a video of your own.")


def _load(key: str, name: str, path: Path) -> Example:
    medium = open_medium(path)
    picture = Image.fromarray(medium.frame(medium.count // 2))
    picture.thumbnail((THUMBNAIL[0] * 2, THUMBNAIL[1] * 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    medium.close()
    return Example(key, name, path, medium.kind, medium.width, medium.height, out.getvalue())
