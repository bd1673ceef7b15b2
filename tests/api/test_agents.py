"""What `gradio_client` and agents do with a server, by their real clients."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from gradio.utils import get_upload_folder
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from markdown_it import MarkdownIt
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from PIL import Image

import edgetam_ui
from edgetam_ui import Controller, Limits
from edgetam_ui.bench.browser import served
from edgetam_ui.core.operations import RleData
from edgetam_ui.engine.fake import FakeTracker
from tests.media import moving_disc, write_video
from tests.patience import attempts

DOCS = Path(__file__).parents[2] / "docs" / "agents.md"
HTTP = httpx.Client(timeout=60)
TOOLS = {"open", "segment", "track", "look", "masks", "apply", "export"}


@pytest.fixture(scope="module")
def server(controller: Controller) -> Iterator[str]:
    with served(controller, mcp=True) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def client(server: str) -> Client:
    return Client(server, verbose=False)


def agent(server: str, *calls: tuple[str, dict[str, Any]], **headers: str) -> list[Any]:
    """What an agent gets for each call of a tool; `SESSION` in its arguments is what the last `open` gave."""

    async def talk() -> list[Any]:
        async with (
            httpx.AsyncClient(headers=headers, timeout=None) as http,
            streamable_http_client(f"{server}/gradio_api/mcp/", http_client=http) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            told = await session.initialize()
            assert (told.serverInfo.name, told.serverInfo.version) == ("EdgeTAM UI", edgetam_ui.__version__)
            results: list[Any] = []
            handle = ""
            for name, arguments in calls:
                given = {key: handle if value == "SESSION" else value for key, value in arguments.items()}
                results.append(await session.call_tool(name, given))
                if name == "open" and not results[-1].isError:
                    handle = json.loads(results[-1].content[0].text)["session"]
            return results

    with ThreadPoolExecutor(1) as elsewhere:  # Playwright may have an event loop of its own in this thread
        return elsewhere.submit(lambda: asyncio.run(talk())).result()


def said(result: Any) -> Any:
    """The JSON of an answer."""
    assert not result.isError, result
    return json.loads(result.content[-1].text)


def picture(result: Any) -> Image.Image:
    assert result.content[0].type == "image"
    return Image.open(io.BytesIO(base64.b64decode(result.content[0].data)))


def test_gradio_client_as_documented(server: str, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photo.jpg").write_bytes(photo.read_bytes())
    write_video(tmp_path / "clip.mp4", moving_disc(6, 400, 480))
    space: dict[str, Any] = {}
    for token in MarkdownIt().parse(DOCS.read_text()):
        if token.info == "python":
            exec(token.content.replace("http://127.0.0.1:7860", server), space)
    mask = RleData(**space["rle"]).to_rle()
    assert mask.area == space["found"]["area"] > 0
    assert Image.open(space["picture"]).size == (502, 343)
    assert json.loads(Path(space["file"]).read_text())["annotations"]


def test_the_tools_are_documented(server: str) -> None:
    table = DOCS.read_text().split("| tool |")[1].split("\n\n")[0]
    assert {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")} == TOOLS


def test_an_agent_from_data_url_to_export(server: str, photo: Path) -> None:
    url = "data:image/jpeg;base64," + base64.b64encode(photo.read_bytes()).decode()
    opened, clicked, corrected, kept, undone, exported = agent(
        server,
        ("open", {"file": url, "name": "photo.jpg"}),
        ("segment", {"session": "SESSION", "points": [[250, 170]]}),
        ("segment", {"session": "SESSION", "points": [[60, 40]], "labels": [0]}),
        ("masks", {"session": "SESSION"}),
        ("apply", {"session": "SESSION", "operation": {"op": "undo"}}),
        ("export", {"session": "SESSION", "format": "png"}),
    )
    medium = said(opened)
    assert (medium["name"], medium["width"], medium["height"]) == ("photo.jpg", 502, 343)
    assert medium["page"] == f"{server}/?edgetam={medium['session'].partition('/')[0]}"
    assert len(said(clicked)["candidates"]) == 3
    assert not said(corrected)["candidates"]
    mask = RleData(**said(kept)["masks"][0]["rle"]).to_rle()
    assert mask.area == said(corrected)["area"]
    left, top, right, bottom = said(corrected)["box"]
    rows, columns = np.nonzero(mask.decode())
    assert (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) == (left, top, right, bottom)
    shown, plain = np.asarray(picture(clicked)).astype(int), np.asarray(Image.open(photo)).astype(int)
    assert np.abs(shown - plain).max() > 60
    assert said(undone)["objects"] == [{"id": 1, "name": "Object 1", "category": ""}]
    assert HTTP.get(exported.content[0].text).content[:8] in (b"\x89PNG\r\n\x1a\n", b"PK\x03\x04\x14\0\0\0")


def test_an_agent_tracks_looks_and_corrects(server: str) -> None:
    opened, _, tracked, looked, _, again = agent(
        server,
        ("open", {"file": "earth"}),
        ("segment", {"session": "SESSION", "box": [100, 20, 380, 250]}),
        ("track", {"session": "SESSION", "end": 4}),
        ("look", {"session": "SESSION", "frame": 3, "size": 240}),
        ("segment", {"session": "SESSION", "frame": 3, "points": [[240, 130]]}),
        ("track", {"session": "SESSION", "direction": "update", "end": 4}),
    )
    assert said(opened)["frames"] == 150
    assert said(tracked)["frames_tracked"] == 4
    assert said(tracked)["objects"][0]["frames_seen"] == 5
    assert said(looked)["scale"] == 2
    assert picture(looked).size == (240, 135)
    assert 0 < said(again)["frames_tracked"] <= 4


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("look", {"session": "nobody"}, "`open`"),
        ("look", {"session": "SESSION", "frame": 7}, "no frame 7"),
        ("look", {"session": 7}, "7 is not of type"),
        ("segment", {"session": "SESSION"}, "points, a box"),
        ("segment", {"session": "SESSION", "points": [[1, "x"]]}, "not"),
        ("segment", {"session": "SESSION", "points": "x"}, "not valid"),
        ("segment", {"session": "SESSION", "points": [[9999, 1]]}, "outside the image"),
        ("apply", {"session": "SESSION", "operation": {"op": "delete_data"}}, "add_points"),
        ("apply", {"session": "SESSION", "operation": "undo"}, "not of type"),
        ("track", {"session": "SESSION"}, "An image has nothing"),
        ("export", {"session": "SESSION", "format": "nothing"}, "nothing"),
        ("open", {"file": "data:image/png;base64,!"}, "data URL"),
        ("open", {"file": "data:image/png;base64,aGVsbG8="}, "can be read"),
        ("open", {"file": "/etc/passwd"}, "no example"),
    ],
)
def test_what_an_agent_does_wrong_is_told(server: str, tool: str, arguments: dict[str, Any], words: str) -> None:
    _, answer = agent(server, ("open", {"file": "cheetah"}), (tool, arguments))
    assert answer.isError
    assert words in answer.content[0].text
    assert answer.content[0].text[0] not in "'\""


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("segment", {"object": "x"}, "`object` is not right: input should be a valid integer"),
        ("segment", {"points": "x"}, "`points` is not right: input should be a valid list"),
        ("segment", {"points": [[1, "x"]]}, "`points.0.1` is not right: input should be a valid number"),
        ("segment", {"box": {"a": 1}}, "`box`: A box [x_min, y_min, x_max, y_max] around the object."),
        ("segment", {"candidate": 7}, "`candidate` is not right: input should be 0, 1 or 2"),
        ("segment", {"frame": 0.5}, "`frame`: The frame of a video, from 0."),
        ("look", {"size": None}, "`size` is not right"),
        ("track", {"direction": "up"}, "'forward', 'backward', 'both' or 'update'"),
        ("track", {"objects": 1}, "`objects`: The objects' numbers; all if left out."),
        ("apply", {"operation": "undo"}, "`operation`: The operation with its fields."),
        ("export", {"options": 1}, "`options` is not right: input should be a valid dictionary"),
        ("open", {"file": 1}, "`file` is not right: input should be a valid string"),
    ],
)
def test_an_argument_of_the_wrong_type_is_named(client: Client, name: str, given: dict[str, Any], words: str) -> None:
    session = {} if name == "open" else {"session": "any"}
    with pytest.raises(AppError) as raised:
        client.predict(**session, **given, api_name=f"/{name}")
    assert words in str(raised.value)


def test_what_is_asked_at_once_is_done_whole_or_not_at_all(client: Client) -> None:
    handle = client.predict("cheetah", api_name="/open")["session"]
    client.predict(handle, points=[[250, 170]], api_name="/segment")
    before = client.predict(handle, api_name="/masks")
    for wrong in ({"points": [[9999, 1]]}, {"points": [[60, 40]], "candidate": 7}):
        with pytest.raises(AppError):
            client.predict(handle, box=[20, 20, 90, 90], **wrong, api_name="/segment")
        assert client.predict(handle, api_name="/masks") == before


def test_hostile_names_are_no_matter(client: Client, photo: Path) -> None:
    url = "data:image/jpeg;base64," + base64.b64encode(photo.read_bytes()).decode()
    for name in ("\0", "a\n\ufffe.jpg", "x" * 300 + ".jpg", "../.."):
        session = client.predict(url, name, api_name="/open")["session"]
        shown, _ = client.predict(session, points=[[250, 170]], api_name="/segment")
        assert Image.open(shown).size == (502, 343)


def test_a_file_of_the_servers_cannot_be_opened(server: str) -> None:
    for path in ("/etc/passwd", str(Path(__file__)), f"{server}/gradio_api/edgetam/healthz"):
        for meta in ({"_type": "gradio.FileData"}, {}):
            data = [{"path": path, "meta": meta}, "a.jpg", ""]
            event = HTTP.post(f"{server}/gradio_api/call/open", json={"data": data}).json()["event_id"]
            answer = httpx.get(f"{server}/gradio_api/call/open/{event}", timeout=None).text
            assert "event: error" in answer
            assert "session" not in answer


def test_an_agent_that_hangs_up_stops_what_it_asked_for(
    server: str, controller: Controller, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = client.predict(handle_file(write_video(tmp_path / "a.mp4", moving_disc(200))), api_name="/open")
    client.predict(made["session"], box=[10, 30, 70, 90], api_name="/segment")
    token, _, session_id = made["session"].partition("/")
    session = controller.users.get(token).current_session(session_id)
    step, begun, turns = FakeTracker.step, threading.Event(), threading.Semaphore(0)

    def paced(*given: Any) -> Any:
        begun.set()
        turns.acquire()
        return step(*given)

    monkeypatch.setattr(FakeTracker, "step", paced)
    call = {"name": "track", "arguments": {"session": made["session"]}}

    async def hang_up() -> None:
        async with httpx.AsyncClient(headers={"Accept": "application/json, text/event-stream"}, timeout=None) as http:
            message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
            asking = asyncio.create_task(http.post(f"{server}/gradio_api/mcp/", json=message))
            await asyncio.to_thread(begun.wait)
            asking.cancel()

    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(lambda: asyncio.run(hang_up())).result()
    assert session.is_propagating
    for _ in attempts("it goes on for nobody", pause=0.4):  # a minute of frames, and a video of more
        turns.release()
        if not session.is_propagating:
            break
    assert session.unfinished is not None


def test_a_program_and_an_agent_on_one_session(server: str, client: Client) -> None:
    handle = client.predict("cheetah", api_name="/open")["session"]
    agent(server, ("segment", {"session": handle, "points": [[250, 170]]}))
    token, _, session = handle.partition("/")
    api = httpx.Client(base_url=f"{server}/gradio_api/edgetam/v1", headers={"X-EdgeTAM-Token": token}, timeout=None)
    assert len(api.get(f"/sessions/{session}").json()["state"]["objects"]) == 1
    api.post(f"/sessions/{session}/operations", json={"op": "update_object", "object": 1, "name": "cat"})
    assert client.predict(token, api_name="/look")[1]["objects"][0]["name"] == "cat"
    again = client.predict("tower", session=handle, api_name="/open")["session"]
    assert again.startswith(f"{token}/")
    with pytest.raises(AppError, match="Another file"):
        client.predict(handle, api_name="/look")


def test_a_password_is_asked_of_agents(controller: Controller) -> None:
    with served(controller, mcp=True, password="open sesame") as address:
        server = address.rstrip("/")
        (answer,) = agent(server, ("open", {"file": "cheetah"}), authorization="Bearer open sesame")
        assert said(answer)["kind"] == "image"
        for path in ("mcp/", "call/open", "upload"):
            assert HTTP.post(f"{server}/gradio_api/{path}", json={}).status_code == 401


def test_the_page_below_a_path_is_told(controller: Controller) -> None:
    with served(controller, mcp=True, root_path="/far") as address:
        server = address.rstrip("/").removesuffix("/far")
        (answer,) = agent(server, ("open", {"file": "cheetah"}))
        called = HTTP.post(f"{server}/far/gradio_api/run/open", json={"data": ["cheetah", "", ""]}).json()["data"][0]
        assert said(answer)["page"].startswith(f"{server}/far/?edgetam=")
        assert called["page"].startswith(f"{server}/far/?edgetam=")


def test_uploads_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, photo: Path) -> None:
    from edgetam_ui import FakeEngine

    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    (tmp_path / "of-another-app").write_bytes(bytes(200_000))
    small = Controller(engine=FakeEngine(), limits=Limits(upload_bytes_per_user=100_000))
    with served(small, api=True) as address:
        client = Client(address, verbose=False)
        opened = client.predict(handle_file(photo), api_name="/open")
        assert opened["width"] == 502
        large = tmp_path.parent / "large.bin"
        large.write_bytes(bytes(99_000))
        with pytest.raises(Exception, match="413"):
            client.predict(handle_file(large), api_name="/open")
    small.close()


def test_nothing_of_it_is_there_unless_asked_for(page: str) -> None:
    assert HTTP.get(f"{page}/gradio_api/info").json()["named_endpoints"] == {}
    assert HTTP.post(f"{page}/gradio_api/upload").status_code == 404
    assert HTTP.get(f"{page}/gradio_api/mcp/").status_code == 404


def test_a_path_that_begins_as_an_uploaded_files_opens_no_other(server: str, client: Client, photo: Path) -> None:
    client.predict(handle_file(photo), api_name="/open")  # so that the folder of uploads is there
    uploads = Path(get_upload_folder()).resolve()
    path = f"{uploads}{'/..' * len(uploads.parts)}{photo.resolve()}"
    assert Path(path).samefile(photo)
    answer = HTTP.post(f"{server}/gradio_api/run/open", json={"data": [{"path": path}, "", ""]})
    assert "No file was uploaded" in answer.json()["error"]
