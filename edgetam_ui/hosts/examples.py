"""The examples that the page offers: images and a video that Gradio ships for demos."""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path

from ..media.examples import Example, load_example


@functools.cache
def examples() -> tuple[Example, ...]:
    """Those that the installed Gradio has; none without Gradio. The first call imports it and reads the files."""
    try:
        from gradio.media import get_image, get_video
    except ImportError:
        return ()
    found = []
    for example_id, name, get, file in (
        ("cheetah", "Cheetah", get_image, "cheetah.jpg"),
        ("tower", "Tower", get_image, "tower.jpg"),
        ("earth", "Earth", get_video, "b.mp4"),
    ):
        with contextlib.suppress(FileNotFoundError, ValueError):  # how Gradio reports a file, a folder that is missing
            found.append(load_example(example_id, name, Path(get(file))))
    return tuple(found)
