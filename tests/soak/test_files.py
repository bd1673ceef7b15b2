"""Damaged files, thousands of them, through each reader. `EDGETAM_FUZZ_SECONDS`: for how long each; 600 where unset."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.files.fuzz import damaged, fuzz
from tests.files.seeds import READERS, seeds_of
from tests.server import server

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


def test_no_upload_is_answered_with_a_fault_of_ours(tmp_path: Path) -> None:
    seeds = [path for reader in READERS for path in seeds_of(reader, tmp_path) if path.is_file()]
    chance, found = random.Random(os.getpid()), Counter[str]()
    with server() as running:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            person = running.join()
            for _ in range(50):
                seed = chance.choice(seeds)
                data = damaged(seed.read_bytes(), chance)
                answer = person.stream("open", [data], name=f"a{seed.suffix}", keep=True)
                if "error" not in answer:
                    session, last = answer["state"]["session"], answer["state"]["medium"]["frames"] - 1
                    answer = person.call("frame", session=session, frame=last)
                    person.call("close", session=session)
                outcome = answer.get("error", {}).get("code", "opened")
                if outcome not in ("opened", "media"):
                    (tmp_path / f"kept-{sum(found.values())}{seed.suffix}").write_bytes(data)
                found[outcome] += 1
            person.call("delete_data")
        peak = running.status("VmHWM") >> 10
    print(f"uploads: {sum(found.values())} files", dict(found), f"at most {peak} MB of memory")
    assert set(found) == {"opened", "media"}
