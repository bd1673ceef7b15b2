"""Damaged files and folders, made of good ones: each reader raises `MediaError` or gives frames, and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from edgetam_ui import MediaError
from edgetam_ui.media.medium import open_medium

SECONDS_A_FILE = 30.0
"""After which a reader counts as hanging: the seeds open in milliseconds."""


def damaged(seed: bytes, chance: random.Random) -> bytes:
    """`seed` with bytes flipped, set, moved, cut off or repeated; more often near its ends, where headers and tables of
    contents are.
    """
    if chance.random() < 0.3:
        return _damaged(seed[::-1], chance)[::-1]
    return _damaged(seed, chance)


def _damaged(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(min(len(data), chance.choice((64, 512, len(data))))) if data else 0
        length = chance.choice((1, 1, 2, 4, 8))
        match chance.randrange(7):
            case 0 | 1:
                data[at : at + 1] = bytes([data[at] ^ 1 << chance.randrange(8)]) if data else b""
            case 2:
                data[at : at + length] = chance.randbytes(length)
            case 3:
                data[at : at + length] = chance.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * length
            case 4:
                del data[at : at + chance.choice((1, 4, 100))]
            case 5:
                data[at:at] = data[at : at + chance.choice((1, 4, 100))]
            case 6:
                del data[chance.randrange(len(data)) if data else 0 :]
    return bytes(data)


def write_damaged(seed: Path, path: Path, chance: random.Random) -> None:
    """Writes a damaged copy of the file `seed` to `path`; of a folder, a copy with some of its files damaged."""
    if seed.is_file():
        path.write_bytes(damaged(seed.read_bytes(), chance))
        return
    shutil.copytree(seed, path)
    files = sorted(path.iterdir())
    for file in chance.sample(files, chance.choice((1, 1, 2, len(files)))):
        data = damaged(file.read_bytes(), chance)
        match chance.randrange(12):
            case 0:
                file.unlink()
            case 1:
                file.unlink()
                file.mkdir()
            case 2:
                file.unlink()
                file.symlink_to(chance.choice((file, path, path / "nowhere.png")))
            case 3:
                file.rename(file.with_name(chance.choice((".png", "9" * 200 + ".png", "\u0663.jpg", "a\nb.tif"))))
            case 4:
                file.rename(file.with_suffix(chance.choice((".png", ".tif", ".gif", ".heic"))))
            case _:
                file.write_bytes(data)


def remove(path: Path) -> None:
    """Removes a file or a folder, where there is one."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def read_all_ways(path: Path) -> str:
    """What came of opening `path` and of reading it forward, backward and as the page does. Raises what that raises."""
    try:
        medium = open_medium(path)
    except MediaError:
        return "refused"
    try:
        count = medium.count
        for index in {0, count // 2, count - 1, max(0, count - 2)}:
            frame = medium.frame(index)
            assert frame.shape == (medium.height, medium.width, 3)
            assert frame.dtype == np.uint8
            assert np.isfinite(medium.time(index))
        medium.show_between((0, 100))
        medium.display(0)
    except MediaError:
        return "opened, refused later"
    finally:
        medium.close()
    return "opened"


def fuzz(seeds: list[Path], seconds: float, seed: int, folder: Path) -> Counter[str]:
    """What came of damaged `seeds`, counted, after `seconds`. What went wrong is kept in `folder`."""
    found: Counter[str] = Counter()
    until = time.monotonic() + seconds
    chance = random.Random(seed)
    while time.monotonic() < until:
        for outcome in _one_process(seeds, chance.randrange(2**32), until, folder):
            found[outcome] += 1
    return found


def _one_process(seeds: list[Path], seed: int, until: float, folder: Path) -> Iterator[str]:
    """Outcomes of a process of its own, until it has had 200 files, crashes or hangs."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(seeds, seed, folder, theirs), daemon=True)
    worker.start()
    theirs.close()
    try:
        while time.monotonic() < until:
            if not ours.poll(SECONDS_A_FILE):
                if kept := _keep(folder, worker.pid):  # a process that has no file yet is slow to start
                    yield f"hangs: {kept}"
                return
            outcome = ours.recv()
            if outcome is None:
                return
            yield outcome
    except EOFError:
        worker.join()
        yield f"crashed with {worker.exitcode}: {_keep(folder, worker.pid)}"
    finally:
        worker.kill()
        worker.join()


def _keep(folder: Path, pid: int | None) -> str:
    kept = [path.rename(path.with_name(f"kept-{path.name}")) for path in folder.glob(f"{pid}.*")]
    return ", ".join(map(str, kept))


def _work(seeds: list[Path], seed: int, folder: Path, answers: Any) -> None:
    chance = random.Random(seed)
    tempfile.tempdir = str(folder)  # what an archive is unpacked into is left there when this process is killed
    for number in range(200):
        origin = chance.choice(seeds)
        path = folder / f"{os.getpid()}.{number}{origin.suffix}"
        write_damaged(origin, path, chance)
        try:
            answers.send(read_all_ways(path))
        except Exception as error:
            kept = path.rename(path.with_name(f"kept-{path.name}"))
            answers.send(f"{type(error).__module__}.{type(error).__name__}: {error} ({kept})")
        remove(path)
    answers.send(None)
