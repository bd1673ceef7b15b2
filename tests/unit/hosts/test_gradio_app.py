"""The Gradio host's routes as a client sees them, on a real server."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx
import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.types import Message as AsgiMessage
from starlette.types import Receive, Scope, Send

from edgetam_ui import Controller
from edgetam_ui.bench.browser import served
from edgetam_ui.core.masks import Rle
from edgetam_ui.hosts import pushes
from edgetam_ui.hosts.gradio_app import ROOT, launch, routes
from edgetam_ui.protocol.dispatch import Dispatcher
from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts

Message = tuple[dict[str, Any], list[memoryview]]


@pytest.fixture(scope="module")
def url(controller: Controller) -> Iterator[str]:
    _ = controller.engine
    with served(controller) as address, httpx.Client(timeout=120) as Client.http:
        yield address.rstrip("/") + ROOT


class Client:
    """One browser's worth of requests."""

    http: httpx.Client

    def __init__(self, url: str, token: str = "new") -> None:
        self.url, self.token = url, token

    def post(self, path: str, op: str, meta: dict[str, Any], buffers: list[bytes]) -> bytes:
        body = pack({"op": op, **meta}, buffers)
        response = self.http.post(f"{self.url}/{path}", content=body, headers={"X-EdgeTAM-Token": self.token})
        assert response.status_code == 200
        return response.content

    def call(self, op: str, **meta: Any) -> Message:
        return unpack(self.post("call", op, meta, []))

    def stream(self, op: str, buffers: list[bytes] | None = None, **meta: Any) -> list[Message]:
        return unpack_parts(self.post("stream", op, meta, buffers or []))

    def hello(self) -> dict[str, Any]:
        meta, _ = self.call("hello")
        self.token = meta["token"]
        return meta


@pytest.fixture
def client(url: str) -> Client:
    made = Client(url)
    made.hello()
    return made


def test_the_canvas_is_served(url: str) -> None:
    response = httpx.get(f"{url}/edgetam-canvas.js", timeout=60)
    assert response.headers["content-type"].startswith("text/javascript")
    assert "export" in response.text


def test_hello_tells_what_runs(url: str) -> None:
    meta = Client(url).hello()
    assert (meta["engine"]["checkpoint"], meta["engine"]["ready"]) == ("fake", True)
    assert [example["kind"] for example in meta["examples"]] == ["image", "image", "video"]
    assert meta["state"]["medium"] is None
    assert {item["format"] for item in meta["exports"]["video"]} >= {"coco", "png", "overlay"}


@pytest.mark.parametrize("token", ["", "new", "x" * 32])
def test_nobody_gets_in_without_a_token(url: str, token: str) -> None:
    meta, _ = Client(url, token).call("state")
    assert meta["error"]["code"] == "session"


def test_an_image_from_upload_to_mask(client: Client, photo: Path) -> None:
    statuses = client.stream("open", [photo.read_bytes()], name="C:\\images\\my photo.jpg")
    assert [meta.get("status", meta.get("error")) for meta, _ in statuses] == ["reading", "encoding", "encoding", None]
    medium = statuses[-1][0]["state"]["medium"]
    assert (medium["name"], medium["width"], medium["height"]) == ("my photo.jpg", 502, 343)
    frame, (jpeg,) = client.call("frame", frame=0)
    assert Image.open(io.BytesIO(bytes(jpeg))).size == (502, 343)
    assert frame["mime"] == "image/jpeg"
    meta, buffers = client.call("add_points", object=1, frame=0, points=[[250, 170]], labels=[1])
    (mask,) = meta["masks"]
    assert len(mask["candidates"]) == len(buffers) == 3
    assert mask["buffer"] == mask["candidates"][mask["chosen"]]["buffer"]
    decoded = Rle(bytes(buffers[mask["buffer"]]), 343, 502).decode()
    assert decoded.sum() == mask["area"]
    assert meta["state"]["objects"][0]["prompts"] == {
        "0": {"points": [[250.0, 170.0]], "labels": [1], "box": None, "mask": False}
    }
    again, buffers = client.call("masks", frame=0)
    assert again["masks"][0]["area"] == mask["area"]
    undone, _ = client.call("undo")
    assert undone["masks"] == []
    assert undone["state"]["can_redo"]


def test_users_do_not_see_each_other(url: str, photo: Path) -> None:
    one, two = Client(url), Client(url)
    one.hello()
    two.hello()
    assert one.token != two.token
    one.stream("open", [photo.read_bytes()], name="one.jpg")
    two.stream("open", example="tower")
    one.call("add_points", object=1, frame=0, points=[[250, 170]], labels=[1])
    assert two.call("state")[0]["state"]["objects"] == []
    assert two.call("state")[0]["state"]["medium"]["name"] == "tower.jpg"
    back = Client(url, "new")
    meta, _ = back.call("hello", token=one.token)
    assert meta["token"] == one.token
    assert len(meta["state"]["objects"]) == 1


def test_an_edit_that_is_sent_again_is_done_once(client: Client, photo: Path) -> None:
    client.stream("open", [photo.read_bytes()], name="a.jpg")
    click = {"request": "one", "object": 1, "frame": 0, "points": [[250, 170]], "labels": [1]}
    first = client.call("add_points", **click)
    assert client.call("add_points", **click) == first
    state = client.call("state")[0]["state"]
    assert len(state["objects"][0]["prompts"]["0"]["points"]) == 1
    assert not client.call("undo", request="two")[0]["state"]["can_undo"]
    wrong = {"request": "three", "object": 1, "frame": 0, "points": [[9999, 5]]}
    assert client.call("add_points", **wrong)[0]["error"]["code"] == "prompt"
    assert client.call("add_points", **{**wrong, "points": [[5, 5]]})[0]["masks"]


def test_who_listens_hears_what_others_do(client: Client, controller: Controller, photo: Path) -> None:
    client.stream("open", [photo.read_bytes()], name="a.jpg")
    click = {"object": 1, "frame": 0, "points": [[250, 170]], "labels": [1]}
    body, headers = pack({"op": "listen", "client": "me"}), {"X-EdgeTAM-Token": client.token}
    with client.http.stream("POST", f"{client.url}/listen", content=body, headers=headers) as response:
        chunks = response.iter_bytes()
        assert unpack_parts(next(chunks)) == [({}, [])]
        client.call("add_points", client="me", **click)
        client.call("add_points", client="another", **click)
        controller.users.get(client.token).current_session().undo()
        heard = []
        while len(heard) < 2:
            heard += unpack_parts(next(chunks))
    assert [meta["push"] for meta, _ in heard] == ["edit", "edit"]
    assert heard[0][0]["revision"] + 1 == heard[1][0]["revision"] == heard[1][0]["state"]["revision"]
    assert {meta["session"] for meta, _ in heard} == {heard[1][0]["state"]["session"]}
    assert len(heard[1][0]["state"]["objects"][0]["prompts"]["0"]["points"]) == 1
    assert Rle(bytes(heard[0][1][heard[0][0]["masks"][0]["buffer"]]), 343, 502).area == heard[0][0]["masks"][0]["area"]


def test_who_listens_is_told_at_once_that_it_is_over(
    client: Client, controller: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "KEEP_ALIVE_SECONDS", 1e6)
    client.call("state")
    user = controller.users.get(client.token)
    body, headers = pack({"op": "listen", "client": "me"}), {"X-EdgeTAM-Token": client.token}
    with client.http.stream("POST", f"{client.url}/listen", content=body, headers=headers) as response:
        chunks = response.iter_bytes()
        next(chunks)
        controller.users.delete(user)
        assert list(chunks) == []


def test_only_listen_is_heard(client: Client) -> None:
    assert unpack_parts(client.post("listen", "export", {"format": "coco"}, []))[0][0]["error"]["code"] == "message"


def test_an_opening_that_is_cancelled_leaves_nothing(controller: Controller, photo: Path) -> None:
    user = controller.users.join()
    steps = Dispatcher(controller).stream(user, {"op": "open", "name": "a.jpg"}, [photo.read_bytes()])
    assert [next(steps)[0]["status"], next(steps)[0]["status"]] == ["reading", "encoding"]
    assert len(list(user.folder.iterdir())) == 1
    steps.close()
    assert list(user.folder.iterdir()) == []
    assert user.session is None


@pytest.mark.parametrize("change", [lambda body: body[:-100], lambda body: body + bytes(100_000)])
def test_an_upload_of_another_length_leaves_nothing(
    client: Client, controller: Controller, photo: Path, change: Callable[[bytes], bytes]
) -> None:
    body = change(pack({"op": "open", "name": "a.jpg"}, [photo.read_bytes()]))
    answer = client.http.post(f"{client.url}/stream", content=body, headers={"X-EdgeTAM-Token": client.token})
    assert "did not arrive whole" in unpack_parts(answer.content)[-1][0]["error"]["message"]
    assert list(controller.users.get(client.token).folder.iterdir()) == []


def asked(controller: Controller, scope: Scope, receive: Receive, send: Send) -> None:
    """A request, as a server hands it on; in a thread of its own, as another test's browser may hold this one's."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, Starlette(routes=routes(controller)), scope, receive, send).result()


@pytest.mark.parametrize("path", ["call", "stream"])
def test_a_connection_that_is_cut_is_no_fault_of_the_server(
    path: str, controller: Controller, caplog: pytest.LogCaptureFixture
) -> None:
    messages = [{"type": "http.request", "body": b"\0", "more_body": True}, {"type": "http.disconnect"}]

    async def receive() -> AsgiMessage:
        return messages.pop(0)

    async def send(_: AsgiMessage) -> None:
        pass

    headers = [(b"x-edgetam-token", controller.users.join().token.encode())]
    scope = {"type": "http", "method": "POST", "path": f"{ROOT}/{path}", "query_string": b"", "headers": headers}
    asked(controller, scope, receive, send)
    assert messages == []
    assert caplog.messages == []


def test_an_upload_whose_sender_is_gone_before_it_is_opened_leaves_nothing(controller: Controller, photo: Path) -> None:
    user = controller.users.join()
    body = pack({"op": "open", "name": "a.jpg"}, [photo.read_bytes()])
    messages = [{"type": "http.request", "body": body}, {"type": "http.disconnect"}]
    uploaded: list[int] = []

    async def receive() -> AsgiMessage:
        return messages.pop(0)

    async def send(_: AsgiMessage) -> None:
        uploaded.append(len(list(user.folder.iterdir())))
        await anyio.sleep_forever()

    scope = {
        "type": "http",
        "method": "POST",
        "path": f"{ROOT}/stream",
        "query_string": b"",
        "headers": [(b"x-edgetam-token", user.token.encode())],
    }
    asked(controller, scope, receive, send)
    assert uploaded == [1]
    assert list(user.folder.iterdir()) == []


def test_a_click_on_what_is_no_longer_open_is_refused(client: Client, photo: Path) -> None:
    before = client.stream("open", [photo.read_bytes()], name="a.jpg")[-1][0]["state"]["session"]
    after = client.stream("open", [photo.read_bytes()], name="b.jpg")[-1][0]["state"]["session"]
    click = {"object": 1, "frame": 0, "points": [[250, 170]], "labels": [1]}
    error = client.call("add_points", session=before, **click)[0]["error"]
    assert error["code"] == "session"
    assert "b.jpg" in error["message"]
    assert client.call("state")[0]["state"]["objects"] == []
    assert client.call("add_points", session=after, **click)[0]["masks"]


def test_a_propagation_is_silent_once_something_else_is_open(controller: Controller, clip: Path, photo: Path) -> None:
    user = controller.users.join()
    user.add(controller.open(clip))
    user.current_session().add_box(1, [120, 10, 360, 260])
    steps = Dispatcher(controller).stream(user, {"op": "propagate"})
    next(steps)
    user.add(controller.open(photo))
    ((end, _),) = steps
    assert end["end"]
    assert end["state"]["medium"]["name"] == photo.name


def test_cancel_ends_a_propagation_with_all_that_is_done(controller: Controller, clip: Path) -> None:
    user = controller.users.join()
    user.add(controller.open(clip))
    user.current_session().add_box(1, [120, 10, 360, 260])
    steps = Dispatcher(controller).stream(user, {"op": "propagate"})
    assert [next(steps)[0]["frame"], next(steps)[0]["frame"]] == [1, 2]
    assert Dispatcher(controller).call(user, {"op": "cancel"}) == ({}, [])
    ((end, _),) = steps
    assert (end["end"], end["done"]) == (True, 2)
    assert sum(run[1] for run in end["state"]["objects"][0]["timeline"]) == 3


def test_who_propagates_is_not_idle(controller: Controller, clip: Path) -> None:
    user = controller.users.join()
    user.add(controller.open(clip))
    user.current_session().add_box(1, [120, 10, 360, 260])
    steps = Dispatcher(controller).stream(user, {"op": "propagate"})
    user.seen -= 2 * controller.budgets.limits.idle_seconds
    next(steps)
    controller.users.end_due()
    assert controller.users.get(user.token) is user
    steps.close()


@pytest.mark.parametrize(
    ("op", "meta", "code"),
    [
        ("add_points", {"object": 1, "frame": 0, "points": [[9999, 5]], "labels": [1]}, "prompt"),
        ("add_box", {"object": 1, "frame": 0, "box": [9, 9, 1, 1]}, "prompt"),
        ("add_points", {"frame": 0}, "message"),
        ("add_box", {"object": 1, "box": [1, 1, 9, 9], "colour": "red"}, "message"),
        ("frame", {"frame": 7}, "prompt"),
        ("frame", {"frame": "x"}, "message"),
        ("choose", {"object": 3, "frame": 0, "index": 0}, "prompt"),
        ("dance", {}, "message"),
    ],
)
def test_errors_are_data_and_the_session_goes_on(
    client: Client, photo: Path, op: str, meta: dict[str, Any], code: str
) -> None:
    client.stream("open", [photo.read_bytes()], name="a.jpg")
    before = client.call("state")[0]
    answer, buffers = client.call(op, **meta)
    assert answer["error"]["code"] == code
    assert answer["error"]["message"]
    assert buffers == []
    assert client.call("state")[0] == before


def test_a_bad_file_leaves_the_earlier_one(client: Client, photo: Path) -> None:
    client.stream("open", [photo.read_bytes()], name="a.jpg")
    (meta, _) = client.stream("open", [b"not an image" * 20], name="notes.txt")[-1]
    assert meta["error"]["code"] == "media"
    (meta, _) = client.stream("open", name="nothing.jpg")[-1]
    assert meta["error"]["code"] == "message"
    assert client.call("state")[0]["state"]["medium"]["name"] == "a.jpg"


def test_broken_envelopes(client: Client) -> None:
    for body in (b"", b"xx", struct.pack("<I", 5) + b"hello", pack({"op": "state"}) + b"more"):
        response = client.http.post(f"{client.url}/call", content=body, headers={"X-EdgeTAM-Token": client.token})
        assert unpack(response.content)[0]["error"]["code"] == "message"


def test_a_body_without_end_is_not_kept(client: Client) -> None:
    def body() -> Iterator[bytes]:
        yield pack({"op": "state"})
        piece = bytes(1 << 20)
        for _ in range(256):
            yield piece

    tracemalloc.start()
    try:
        with contextlib.suppress(httpx.TransportError):  # the server may hang up
            headers = {"X-EdgeTAM-Token": client.token}
            answer = client.http.post(f"{client.url}/call", content=body(), headers=headers)
            assert unpack(answer.content)[0]["error"]["code"] == "message"
        assert tracemalloc.get_traced_memory()[1] < 64 << 20  # whatever else this process does meanwhile
    finally:
        tracemalloc.stop()


def test_a_login_that_would_protect_nothing_is_refused(controller: Controller) -> None:
    with pytest.raises(ValueError, match="login"):
        launch(controller, auth=("me", "secret"))


def test_a_large_export_comes_in_pieces(controller: Controller, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = controller.users.join()
    user.add(controller.open(photo))
    user.current_session().add_box(1, [60, 100, 400, 300])

    def file() -> tuple[int, bytes]:
        answers = [
            (meta, data) for meta, data in Dispatcher(controller).stream(user, {"op": "export", "format": "overlay"})
        ]
        assert answers[-1][0]["name"] == "cheetah_overlay.png"
        pieces = [bytes(piece) for _, data in answers for piece in data]
        return len(pieces), b"".join(pieces)

    _, whole = file()
    monkeypatch.setattr("edgetam_ui.protocol.dispatch.PIECE_BYTES", len(whole) // 4)
    count, joined = file()
    assert count in (4, 5)
    assert joined == whole
    assert list(user.folder.iterdir()) == []


def test_propagate_and_export(client: Client, tmp_path: Path) -> None:
    from tests.media import moving_disc, write_video

    clip = write_video(tmp_path / "disc.mp4", moving_disc(8))
    client.stream("open", [clip.read_bytes()], name="disc.mp4")
    client.call("add_box", object=1, frame=0, box=[14, 34, 66, 86])
    *steps, (end, _) = client.stream("propagate", direction="forward")
    assert [meta["frame"] for meta, _ in steps] == list(range(1, 8))
    assert [(meta["done"], meta["total"]) for meta, _ in steps][-1] == (7, 7)
    assert end["end"]
    assert sum(run[1] for run in end["state"]["objects"][0]["timeline"]) == 8
    for meta, buffers in steps:
        for mask in meta["masks"]:
            rle = Rle(bytes(buffers[mask["buffer"]]), 120, 160)
            assert rle.area == mask["area"]
    meta, (data,) = client.stream("export", format="overlay")[-1]
    assert (meta["name"], meta["mime"]) == ("disc_overlay.mp4", "video/mp4")
    assert bytes(data[4:8]) == b"ftyp"
    meta, (data,) = client.stream("export", format="png")[-1]
    assert meta["name"] == "disc_png.zip"
    assert bytes(data[:2]) == b"PK"


def test_hanging_up_cancels_and_keeps_what_is_done(client: Client, clip: Path) -> None:
    client.stream("open", [clip.read_bytes()], name="earth.mp4")
    client.call("add_box", object=1, frame=0, box=[120, 10, 360, 260])
    body = pack({"op": "propagate", "direction": "forward"})
    headers = {"X-EdgeTAM-Token": client.token}
    received = 0
    with client.http.stream("POST", f"{client.url}/stream", content=body, headers=headers) as response:
        for chunk in response.iter_bytes():
            received += len(chunk) > 0
            if received >= 3:
                break

    def tracked() -> int:
        return sum(run[1] for run in client.call("state")[0]["state"]["objects"][0]["timeline"])

    counts = [tracked()]
    while len(counts) < 3 or counts[-1] != counts[-3]:
        time.sleep(0.5)
        counts.append(tracked())
    assert 1 < counts[-1] < 150
    masks, _ = client.call("masks", frame=1)
    assert np.isfinite(masks["masks"][0]["score"])
