"""A Space on a processor, as a visitor meets it: before and after its machine is restarted."""

from __future__ import annotations

import os

import httpx

from tests.restart.client import Client

from .runtime import USER, Space


def masks_of(client: Client, frame: int) -> list[bytes]:
    return client.call("masks", frame=frame)[1]


def test_click_propagate_restart_and_the_work_is_there(space: Space) -> None:
    space.start()
    page = httpx.get(space.url, headers={"Accept": "text/html"})
    assert page.is_success
    assert "EdgeTAM UI" in page.text
    assert httpx.get(f"{space.url}/gradio_api/edgetam/edgetam-canvas.js").is_success

    client = Client(f"{space.url}/gradio_api/edgetam")
    client.hello()
    engine = client.call("hello", token=client.token)[0]["engine"]
    assert engine["place"] == "Space without a GPU"
    assert "no GPU" in engine["expect"]
    *_, (opened, _) = client.stream("open", example="earth")
    client.has_opened = True
    assert opened["state"]["medium"]["frames"] == 150
    _, masks = client.call("add_box", object=1, frame=0, box=[118, 12, 358, 258])
    assert masks
    *_, (ended, _) = client.stream("propagate", end=5)
    assert (ended["done"], ended["total"]) == (5, 5)
    before = [masks_of(client, frame) for frame in range(6)]
    assert all(before)

    space.kill()
    space.start()
    state = client.hello()
    assert [item["id"] for item in state["objects"]] == [1]
    assert [masks_of(client, frame) for frame in range(6)] == before
    client.call("add_points", object=1, frame=0, points=[[240, 130]], labels=[1])


def test_nothing_but_its_home_and_storage_is_written(space: Space) -> None:
    space.start()
    client = Client(f"{space.url}/gradio_api/edgetam")
    client.hello()
    *_, _ = client.stream("open", example="cheetah")
    kept = [path for path in space.data.rglob("*") if path.is_file()]
    assert kept
    assert {os.stat(path).st_uid for path in kept} == {USER}
    assert "Traceback" not in space.log.read_text()
