"""The HTTP API as its documentation tells it, on a real server."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from markdown_it import MarkdownIt
from PIL import Image
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.testclient import TestClient

from edgetam_ui import Controller
from edgetam_ui.core.operations import Propagate, RleData, from_data
from edgetam_ui.engine.fake import FakeTracker
from edgetam_ui.hosts.gradio_app import ROOT, routes
from edgetam_ui.hosts.http_api.examples import EDITS, EXPORTS, PROPAGATIONS
from edgetam_ui.protocol import answers
from edgetam_ui.protocol.messages import Chosen
from tests.media import moving_disc, write_video
from tests.patience import attempts, wait_until

DOCS = Path(__file__).parents[2] / "docs" / "http.md"
HTTP = httpx.Client(timeout=60)
CLICK = {"op": "add_points", "object": 1, "points": [[250, 170]]}
Join = Callable[[], httpx.Client]


def opened(user: httpx.Client, path: Path, **query: Any) -> str:
    """The address of a new session on a file, below the API's."""
    answer = user.post("/sessions", content=path.read_bytes(), params={"name": path.name, **query})
    assert answer.status_code == 201, answer.text
    return f"/sessions/{answer.json()['state']['session']}"


def done(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()


def refused(answer: httpx.Response, status: int) -> dict[str, str]:
    error = done(answer, status)["error"]
    TypeAdapter(answers.ErrorData).validate_python(error)
    return dict(error)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "disc.mp4"
    write_video(path, moving_disc(8))
    return path


def test_curl_as_documented(page: str, photo: Path, clip: Path, tmp_path: Path) -> None:
    if missing := [name for name in ("curl", "jq") if shutil.which(name) is None]:
        pytest.skip(f"There is no {missing[0]} here.")
    shutil.copy(photo, tmp_path / "photo.jpg")
    shutil.copy(clip, tmp_path / "clip.mp4")
    code = "\n".join(token.content for token in MarkdownIt().parse(DOCS.read_text()) if token.info == "bash")
    assert code.count("http://127.0.0.1:7860/") == 1
    script = "set -euo pipefail\n" + code.replace("http://127.0.0.1:7860", page)
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    mask = RleData(**json.loads((tmp_path / "mask.json").read_text())).to_rle().decode()
    assert np.array_equal(np.asarray(Image.open(tmp_path / "mask.png")) == 255, mask)
    assert mask.any()
    assert Image.open(tmp_path / "overlay.jpg").size == (502, 343)
    assert json.loads((tmp_path / "photo_coco.json").read_text())["annotations"]
    assert (tmp_path / "clip_davis.zip").exists()
    assert len(re.findall(r'^data: {"frame"', ran.stdout, re.MULTILINE)) == 7


def test_every_route_is_documented(page: str) -> None:
    spec = HTTP.get(f"{page}{ROOT}/v1/openapi.json").json()
    table = DOCS.read_text().split("\n## Requests\n")[1].split("\n## ")[0]
    listed = {(method, path.partition("?")[0]) for method, path in re.findall(r"`([A-Z]+) (/[^` ]*)`", table)}
    names = {"{session}": "ID", "{frame}": "N", "{object}": "OBJECT"}
    routes = set()
    for path, methods in spec["paths"].items():
        short = re.sub(r"{\w+}", lambda name: names[name[0]], path)
        routes |= {(method.upper(), short) for method in methods}
    assert listed == routes


def test_the_examples_are_right() -> None:
    assert {from_data(example["value"]).op for example in EDITS.values()} >= {"add_points", "add_box", "undo"}
    for example in PROPAGATIONS.values():
        Propagate(**example["value"])
    for example in EXPORTS.values():
        Chosen(**example["value"])


def test_answers_have_the_form_that_openapi_tells(user: httpx.Client, photo: Path) -> None:
    schemas = user.get("/openapi.json").json()["components"]["schemas"]
    session = opened(user, photo)
    edited = done(user.post(f"{session}/operations", json=CLICK))
    assert set(edited) <= set(schemas["Edited"]["properties"])
    assert set(schemas["Edited"]["required"]) <= set(edited)
    assert set(edited["masks"][0]) == set(schemas["Mask"]["required"])
    assert len(edited["masks"][0]["candidates"]) == 3
    assert edited["masks"][0]["rle"] == edited["masks"][0]["candidates"][edited["masks"][0]["chosen"]]["rle"]
    assert done(user.get(f"{session}/operations")) == {
        "operations": [{"op": "add_points", "object": 1, "frame": 0, "points": [[250.0, 170.0]], "labels": [1]}]
    }


def test_what_was_done_can_be_done_again_elsewhere(user: httpx.Client, photo: Path) -> None:
    one, two = opened(user, photo), opened(user, photo, keep="true")
    user.post(f"{one}/operations", json=CLICK)
    user.post(f"{one}/operations", json={"op": "choose", "object": 1, "index": 2})
    for operation in done(user.get(f"{one}/operations"))["operations"]:
        done(user.post(f"{two}/operations", json=operation))
    masks = [[mask["rle"] for mask in done(user.get(f"{each}/frames/0/masks"))["masks"]] for each in (one, two)]
    assert masks[0] == masks[1]


def test_masks_of_a_file_are_taken_as_objects(user: httpx.Client, photo: Path) -> None:
    session = opened(user, photo)
    before = done(user.post(f"{session}/operations", json=CLICK))["masks"][0]["rle"]
    file = user.post(f"{session}/export", json={"format": "coco"}).content
    user.post(f"{session}/operations", json={"op": "reset"})
    loaded = done(user.post(f"{session}/load", content=file, params={"name": "photo_coco.json"}))
    assert loaded["objects"] == [1]
    assert done(user.get(f"{session}/frames/0/masks"))["masks"][0]["rle"] == before


def test_masks_in_json_may_have_any_size(user: httpx.Client, photo: Path) -> None:
    session = opened(user, photo)
    user.post(f"{session}/operations", json=CLICK)
    coco = user.post(f"{session}/export", json={"format": "coco"}).json()
    large = json.dumps({**coco, "of no use": [0] * 3_000_000})
    for kind in ("application/json", "application/octet-stream"):
        assert done(user.post(f"{session}/load", content=large, headers={"Content-Type": kind}))["objects"]


def test_an_operation_that_is_sent_again_is_done_once(user: httpx.Client, photo: Path) -> None:
    session = opened(user, photo)
    for _ in range(2):
        user.post(f"{session}/operations", json=CLICK, headers={"Idempotency-Key": "a"})
    assert len(done(user.get(f"{session}/operations"))["operations"]) == 1


@pytest.mark.parametrize(
    ("method", "path", "request_", "status", "code"),
    [
        ("POST", "/operations", {"json": {"op": "dance"}}, 422, "message"),
        ("POST", "/operations", {"json": {"op": "undo", "frame": 1}}, 422, "message"),
        ("POST", "/operations", {"json": {**CLICK, "points": [[1, "x"]]}}, 422, "message"),
        ("POST", "/operations", {"json": {**CLICK, "points": [[9e9, 0]]}}, 422, "prompt"),
        ("POST", "/operations", {"json": [CLICK]}, 422, "message"),
        ("POST", "/operations", {}, 422, "message"),
        ("POST", "/operations", {"content": "{", "headers": {"Content-Type": "application/json"}}, 422, "message"),
        ("POST", "/operations", {"content": b" " * (9 << 20)}, 413, "message"),
        ("POST", "/operations", {"json": {**CLICK, "points": [[1, 1]] * 300}}, 429, "limit"),
        ("GET", "/frames/1", {}, 422, "prompt"),
        ("GET", "/frames/x", {}, 422, "message"),
        ("GET", "/frames/-1", {}, 422, "message"),
        ("GET", "/frames/0/masks/1.png", {}, 404, "prompt"),
        ("GET", "/frames/0/candidates/1", {}, 422, "prompt"),
        ("GET", "/frames/0/overlay?size=0", {}, 422, "message"),
        ("POST", "/track", {"json": {}}, 422, "prompt"),
        ("POST", "/resume", {}, 422, "prompt"),
        ("POST", "/export", {"json": {"format": "nothing"}}, 422, "export"),
        ("POST", "/export", {"json": {"format": "coco"}}, 422, "export"),
        ("POST", "/load?name=a.json", {"content": b"{}"}, 422, "format"),
        ("POST", "/load?name=a.json", {"content": iter([b"{}"])}, 422, "message"),
        ("PUT", "/operations", {}, 405, "message"),
        ("GET", "/nothing", {}, 404, "message"),
    ],
)
def test_what_is_wrong_is_told(
    user: httpx.Client, photo: Path, method: str, path: str, request_: dict[str, Any], status: int, code: str
) -> None:
    session = opened(user, photo)
    error = refused(user.request(method, session + path, **request_), status)
    assert error["code"] == code
    assert error["message"].endswith(".")
    assert not done(user.get(session))["state"]["objects"]


def test_a_file_that_is_none(user: httpx.Client) -> None:
    error = refused(user.post("/sessions", content=b"no image", params={"name": "a.jpg"}), 422)
    assert error["code"] == "media"
    assert refused(user.post("/sessions", json={"example": "none"}), 422)["code"] == "media"
    assert refused(user.post("/sessions", json={"url": "http://127.0.0.1:1/a.jpg"}), 422)["code"] == "media"
    assert refused(user.post("/sessions", json={"example": "cheetah", "op": "undo", "sesion": 1}), 422)
    assert refused(user.post("/sessions", content=b"1", headers={"Content-Type": "application/json"}), 422)


def test_nobody_gets_in_without_a_token(user: httpx.Client, page: str, photo: Path) -> None:
    session = opened(user, photo)
    for token in ("", "new", "x" * 40):
        answer = HTTP.get(f"{page}{ROOT}/v1{session}", headers={"X-EdgeTAM-Token": token})
        assert refused(answer, 401)["code"] == "token"
    user.delete("/users/me")
    assert refused(user.get(session), 401)


def test_users_do_not_see_each_other(join: Join, photo: Path) -> None:
    one, two = join(), join()
    session = opened(one, photo)
    opened(two, photo)
    assert refused(two.get(session), 404)["code"] == "session"
    assert refused(two.post(f"{session}/operations", json=CLICK), 404)["code"] == "session"
    assert refused(two.delete(session), 404)
    assert not done(one.get(session))["state"]["objects"]


def test_another_sites_page_is_refused_in_json(page: str) -> None:
    answer = HTTP.post(f"{page}{ROOT}/v1/users", headers={"Origin": "https://evil.example"})
    assert refused(answer, 403)["code"] == "access"


def test_each_hears_what_the_others_do(user: httpx.Client, controller: Controller, photo: Path) -> None:
    session = opened(user, photo)
    heard: list[tuple[str, Any]] = []
    listening, enough = threading.Event(), threading.Event()

    def listen() -> None:
        with user.stream("GET", "/events", params={"client": "me"}) as answer:
            kind = ""
            for line in answer.iter_lines():
                listening.set()
                kind = line.removeprefix("event: ") if line.startswith("event: ") else kind
                if line.startswith("data: "):
                    heard.append((kind, json.loads(line.removeprefix("data: "))))
                if len(heard) == 2:
                    enough.set()
                    return

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    listening.wait()
    user.post(f"{session}/operations", json=CLICK, headers={"X-EdgeTAM-Client": "me"})
    user.post(f"{session}/operations", json={**CLICK, "object": 2})
    controller.users.get(user.headers["X-EdgeTAM-Token"]).current_session().undo()
    enough.wait()
    assert [kind for kind, _ in heard] == ["edit", "edit"]
    assert [mask["object"] for mask in heard[0][1]["masks"]] == [2]
    assert RleData(**heard[0][1]["masks"][0]["rle"]).to_rle().area > 0
    assert [item["id"] for item in heard[1][1]["state"]["objects"]] == [1]
    thread.join()


def test_without_a_body_all_is_followed_to_the_end(user: httpx.Client, clip: Path) -> None:
    session = opened(user, clip)
    done(user.post(f"{session}/operations", json={**CLICK, "points": [[40, 60]]}))
    assert user.post(f"{session}/track").text.count("event: frame") == 7
    spec = user.get("/openapi.json").json()["paths"]["/sessions/{session}/track"]["post"]
    assert not spec["requestBody"].get("required")
    assert "Without a body" in spec["description"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("GET", "/operations"),
        ("GET", "/frames/0"),
        ("GET", "/frames/0/masks"),
        ("GET", "/frames/0/masks/1.png"),
        ("POST", "/track"),
        ("POST", "/resume"),
        ("POST", "/export"),
        ("POST", "/load"),
    ],
)
def test_a_session_that_is_not_there(user: httpx.Client, photo: Path, method: str, path: str) -> None:
    body = {"content": b"{}"} if path == "/load" else {"json": {"format": "coco"}} if path == "/export" else {}
    for _ in range(2):
        error = refused(user.request(method, f"/sessions/nope{path}", **body), 404)
        assert error["message"] == "There is no such session, or it was closed."
        opened(user, photo)  # and the same with another one open


def test_what_a_proxy_is_said_to_be_called_is_in_no_answer(user: httpx.Client, page: str, photo: Path) -> None:
    session = opened(user, photo)
    user.post(f"{session}/operations", json=CLICK)
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil", "X-Forwarded-Proto": "evil"}
    for method, path in (("GET", "/openapi.json"), ("GET", "/about"), ("POST", "/users"), ("GET", f"{session}/code")):
        answer = user.request(method, path, headers=forged)
        assert answer.is_success
        assert "evil" not in answer.text


def test_hanging_up_stops_a_propagation_and_resume_ends_it(
    user: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(user, write_video(tmp_path / "long.mp4", moving_disc(200)))
    step, turns = FakeTracker.step, threading.Semaphore(2)

    def paced(*given: Any) -> Any:
        turns.acquire()
        return step(*given)

    monkeypatch.setattr(FakeTracker, "step", paced)
    done(user.post(f"{session}/operations", json={**CLICK, "points": [[40, 60]]}))
    with user.stream("POST", f"{session}/track", json={}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        next(answer.iter_lines())
    for _ in attempts("it goes on for nobody", pause=0.4):  # a minute of frames, and a video of more
        turns.release()
        if (unfinished := done(user.get(session))["state"]["unfinished"]) is not None:
            break
    turns.release(200)
    events = user.post(f"{session}/resume").text.split("\n\n")
    assert events[-2].startswith("event: end")
    assert json.loads(events[-2].split("data: ")[1])["done"] == unfinished["total"]


def test_pixels(user: httpx.Client, clip: Path) -> None:
    session = opened(user, clip)
    for path in ("/frames/3", "/frames/3/overlay"):
        answer = user.get(session + path)
        assert answer.headers["content-type"] == "image/jpeg"
        assert Image.open(io.BytesIO(answer.content)).size == (160, 120)


@pytest.mark.parametrize("path", ["", "/far"])
def test_the_api_below_a_path_of_a_proxy(controller: Controller, path: str) -> None:
    """Whether the proxy takes its path off the requests or not."""
    with TestClient(Starlette(routes=routes(controller)), root_path="/far") as client:
        joined = done(client.post(f"{path}{ROOT}/v1/users"), 201)
        assert joined["page"] == f"/far/?edgetam={joined['token']}"
        own = {"X-EdgeTAM-Token": joined["token"]}
        assert done(client.get(f"{path}{ROOT}/v1/sessions", headers=own))["sessions"] == []
        assert done(client.get(f"{path}{ROOT}/v1/openapi.json"))["info"]["title"] == "EdgeTAM UI"


def test_an_object_that_is_named_often_is_followed_once(user: httpx.Client, clip: Path) -> None:
    session = opened(user, clip)
    done(user.post(f"{session}/operations", json={"op": "add_box", "object": 1, "box": [10, 30, 70, 90]}))
    answer = user.post(f"{session}/track", json={"objects": [1] * 20_000})
    parts = [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]
    assert sum(len(part.get("masks", ())) for part in parts) == 7


def test_who_hangs_up_while_an_export_waits_waits_no_more(
    controller: Controller, user: httpx.Client, photo: Path
) -> None:
    session, exports = opened(user, photo), controller.budgets.exports
    done(user.post(f"{session}/operations", json=CLICK))
    turns = [controller.budgets.writings for _ in range(controller.budgets.limits.exports_at_once)]
    for turn in turns:  # two others write theirs
        turn.acquire()
    try:
        with pytest.raises(httpx.ReadTimeout):
            user.post(f"{session}/export", json={"format": "coco"}, timeout=1)
        wait_until(lambda: not exports._inside, "it still counts as one of theirs")
    finally:
        for turn in turns:
            turn.release()
