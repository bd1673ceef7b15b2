"""The examples that a host hands in, and what is left where Gradio or a file of its is missing."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import gradio.media
import pytest
from PIL import Image

from edgetam_ui.hosts.examples import examples
from edgetam_ui.media import examples as media


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    examples.cache_clear()
    yield
    examples.cache_clear()


def test_each_has_its_size_and_a_thumbnail() -> None:
    found = {example.id: example for example in examples()}
    assert list(found) == ["cheetah", "tower", "earth"]
    assert found["cheetah"].to_data() == {
        "id": "cheetah",
        "name": "Cheetah",
        "kind": "image",
        "width": 502,
        "height": 343,
    }
    assert (found["earth"].kind, found["earth"].width, found["earth"].height) == ("video", 480, 270)
    with Image.open(io.BytesIO(found["earth"].thumbnail)) as thumbnail:
        assert thumbnail.format == "JPEG"
        assert thumbnail.size == (480, 270)
    assert examples() is examples()


def test_they_are_gradios_own() -> None:
    cheetah, tower, earth = (example.path for example in examples())
    assert cheetah.samefile(gradio.media.get_image("cheetah.jpg"))
    assert tower.samefile(gradio.media.get_image("tower.jpg"))
    assert earth.samefile(gradio.media.get_video("b.mp4"))


def test_a_file_that_gradio_lacks_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(gradio.media.MEDIA_ROOT / "images", tmp_path / "media_assets" / "images")
    spec = ModuleSpec("gradio", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(media, "find_spec", lambda name: spec)
    assert [example.id for example in examples()] == ["cheetah", "tower"]


def test_there_are_none_without_gradio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "find_spec", lambda name: None)
    assert examples() == ()
