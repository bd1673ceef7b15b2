"""A Space to start. `make space` runs the tests in a network of their own, where its port is free."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .runtime import BUILD, DATA, Space, missing


@pytest.fixture
def space() -> Iterator[Space]:
    """A Space on a processor, not started yet, killed at the end."""
    if why := missing():
        pytest.fail(why)
    is_new = not DATA.exists()
    DATA.mkdir(exist_ok=True)
    # Not pytest's folder, which it closes to others.
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        Path(folder).chmod(0o755)
        made = Space(Path(folder))
        try:
            yield made
        finally:
            made.kill()
            print(made.log.read_text())
            if is_new:
                DATA.rmdir()
