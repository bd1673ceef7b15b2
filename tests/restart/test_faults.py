"""Disks that are full or read-only, and connections that are cut: what was answered stays, all else is told."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .client import Client, Refused
from .proxy import proxied
from .read_only import SUPPORTED
from .script import Person, at_work, check_disk, clips
from .server import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "tmp").mkdir()
    made = Server(tmp_path / "data", tmp_path / "tmp")
    yield made
    made.kill()


def until_refused(person: Person) -> Refused:
    """What `person` is told when the server refuses something."""
    try:
        with at_work(person) as working:
            while working():
                time.sleep(0.02)
    except Refused as refused:
        return refused
    raise AssertionError("nothing was refused")


def test_cut_connections_lose_nothing_and_do_nothing_twice(server: Server, tmp_path: Path) -> None:
    server.start()
    dice = random.Random(2)
    with proxied(server.port) as proxy:
        client = Client(server.url.replace(str(server.port), str(proxy.port)))
        person = Person(client, clips(tmp_path), seed=2)
        with at_work(person) as working:
            while person.mended < 6 and working():
                time.sleep(dice.uniform(0.01, 0.6))
                proxy.cut()
        client.close()
    assert person.done.total() > 3
    check_disk(server.data)


def test_a_full_disk_loses_nothing_and_says_so(server: Server, tmp_path: Path) -> None:
    server.file_bytes = 400_000
    server.start()
    client = Client(server.url)
    person = Person(client, clips(tmp_path), seed=3)
    for full in range(2):
        refused = until_refused(person)
        assert refused.code == "store"
        assert refused.message in ("The server's disk is full.", "The server's disk cannot be written to.")
        assert "This was not done" in refused.hint
        person.check_all()
        server.kill()
        server.file_bytes = resource.RLIM_INFINITY if full else 800_000
        server.start()
        person.check_all()
    with at_work(person) as working:
        while person.done["click"] < 20 and working():
            time.sleep(0.02)
    check_disk(server.data)
    client.close()


@pytest.mark.skipif(not SUPPORTED, reason="system calls are refused by their numbers, which are not known here")
def test_a_disk_that_becomes_read_only_loses_nothing_and_says_so(server: Server, tmp_path: Path) -> None:
    server.start()
    client = Client(server.url)
    person = Person(client, clips(tmp_path), seed=4)
    with at_work(person) as working:
        while person.done.total() < 5 and working():
            time.sleep(0.02)
    server.make_disk_read_only()
    for _ in range(6):
        refused = until_refused(person)
        assert refused.code == "store", refused
        assert refused.message == "The server's disk cannot be written to."
        assert refused.hint
        person.check_all()
    server.kill()
    server.start()
    person.check_all()
    with at_work(person) as working:
        while person.done["click"] < 10 and working():
            time.sleep(0.02)
    check_disk(server.data)
    client.close()
