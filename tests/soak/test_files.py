"""Damaged files, thousands of them, through each reader. `EDGETAM_FUZZ_SECONDS`: for how long each; 600 where unset."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.files.fuzz import fuzz
from tests.files.seeds import READERS, seeds_of

SECONDS = float(os.environ.get("EDGETAM_FUZZ_SECONDS", "600"))
HONEST = {"opened", "refused", "opened, refused later"}


@pytest.mark.parametrize("reader", READERS)
def test_no_file_raises_anything_but_media_error(tmp_path: Path, reader: str) -> None:
    seeds = seeds_of(reader, tmp_path)
    found: Counter[str] = fuzz(seeds, SECONDS, seed=os.getpid(), folder=tmp_path)
    print(f"{reader}: {sum(found.values())} files", dict(found))
    assert set(found) <= HONEST, found
    assert found["opened"]
    assert found["refused"]
