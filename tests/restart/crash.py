"""Kills a server at random moments while somebody works with it."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from .client import Client
from .script import Person, at_work, check_disk, clips
from .server import Server


def crash(folder: Path, kills: int, seed: int) -> Counter[str]:
    """What was done meanwhile, how often. Fails where something that was answered is gone, or anything is left over."""
    dice = random.Random(seed)
    (folder / "tmp").mkdir()
    server = Server(folder / "data", folder / "tmp")
    person = Person(Client(server.url), clips(folder), seed)
    server.start()
    for _ in range(kills):
        with at_work(person) as working:
            time.sleep(dice.uniform(0.2, 6))
            server.kill()
            server.start()
            mended = person.mended
            while person.mended == mended and working():
                time.sleep(0.05)
        check_disk(server.data)
        assert len(list((folder / "tmp").glob("edgetam-*"))) == 1
    server.kill()
    person.client.close()
    return person.done
