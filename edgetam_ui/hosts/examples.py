"""The examples that the page offers: images and a video that Gradio ships for demos."""

from __future__ import annotations

import functools

from ..media.examples import Example, gradio_assets, load_example


@functools.cache
def examples() -> tuple[Example, ...]:
    """Those that the installed Gradio has; none without Gradio. The first call reads the files."""
    assets = gradio_assets()
    if assets is None:
        return ()
    return tuple(
        load_example(example_id, name, assets / file)
        for example_id, name, file in (
            ("cheetah", "Cheetah", "images/cheetah.jpg"),
            ("tower", "Tower", "images/tower.jpg"),
            ("earth", "Earth", "videos/b.mp4"),
        )
        if (assets / file).is_file()
    )
