"""A medium on disk for users to try; a host hands in those that it has."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image

from .medium import open_medium

THUMBNAIL_SIZE = (640, 400)
"""The largest width and height of a thumbnail: twice what the page shows, for dense screens."""


@dataclass(frozen=True)
class Example:
    """An image or a video to try: `width` and `height` in pixels, `thumbnail` a JPEG of its middle frame."""

    id: str
    name: str
    path: Path
    kind: str
    width: int
    height: int
    thumbnail: bytes

    def to_data(self) -> dict[str, Any]:
        """What the browser gets in JSON: all but `path` and `thumbnail`."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "width": self.width, "height": self.height}


def gradio_assets() -> Path | None:
    """The folder of the images and videos that the installed Gradio ships for demos, that of `gradio.media`.

    Gradio itself is not imported, for which a notebook would wait several seconds. None without Gradio.
    """
    gradio = find_spec("gradio")
    return None if gradio is None or gradio.origin is None else Path(gradio.origin).with_name("media_assets")


def load_example(example_id: str, name: str, path: Path) -> Example:
    """Reads the file once, for its kind, size and thumbnail. Raises `MediaError`."""
    with closing(open_medium(path)) as medium:
        image = Image.fromarray(medium.frame(medium.count // 2))
        image.thumbnail(THUMBNAIL_SIZE)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=82)
        return Example(example_id, name, path, medium.kind, medium.width, medium.height, out.getvalue())
