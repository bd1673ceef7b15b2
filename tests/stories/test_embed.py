"""The canvas among the components of somebody's own app: mounted below a path, behind a proxy, in a frame."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
import httpx
import numpy as np
import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from edgetam_ui import Controller, FakeEngine, Session
from edgetam_ui.bench.browser import on_page, wait_until_idle
from edgetam_ui.bench.browser import served as page_of
from edgetam_ui.gradio_app import beside, canvas
from tests.server import free_port


@pytest.fixture
def fake() -> Iterator[Controller]:
    made = Controller(engine=FakeEngine())
    yield made
    made.close()


def app(controller: Controller, given: list[Any], photo: Path, another: Path) -> gr.Blocks:
    """A canvas, two buttons and a number; what the functions are given is noted."""

    def measure(masks: dict[int, np.ndarray] | None) -> int:
        given.append(masks)
        return sum(int(mask.sum()) for mask in (masks or {}).values())

    with gr.Blocks() as demo:
        image = canvas(controller, str(photo))
        button, other = gr.Button("Measure"), gr.Button("Another")
        area = gr.Number(label="Pixels", value=-1)
        edits = gr.Number(label="Told", value=0)
        button.click(measure, image, area)
        other.click(lambda: str(another), None, image)
        image.change(lambda count: count + 1, edits, edits)
    return demo


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_its_masks_are_the_input_of_a_function(fake: Controller, chromium: Browser, photo: Path, assets: Path) -> None:
    given: list[Any] = []
    demo = app(fake, given, photo, assets / "images" / "tower.jpg")
    _, url, _ = demo.launch(**beside(fake), prevent_thread_lock=True, quiet=True)
    page = chromium.new_context(viewport={"width": 1200, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    wait_until_idle(page)
    page.mouse.click(*on_page(page, 250, 170))
    expect(page.get_by_label("Told")).not_to_have_value("0")
    wait_until_idle(page)
    press(page, "Measure")
    expect(page.get_by_label("Pixels")).not_to_have_value("-1")
    (user,) = (user for user in fake.users.all() if user.sessions)
    assert np.array_equal(given[-1][1], user.current_session().masks()[1])
    assert page.get_by_label("Pixels").input_value() == str(int(given[-1][1].sum()))
    press(page, "Another")
    expect(page.locator("[data-test='medium']")).to_contain_text("tower.jpg")
    wait_until_idle(page)
    press(page, "Measure")
    expect(page.get_by_label("Pixels")).to_have_value("0")
    assert given[-1] == {}
    second = chromium.new_context().new_page()  # another visitor has an image of their own
    second.goto(url)
    wait_until_idle(second)
    expect(second.locator("[data-test='medium']")).to_contain_text(photo.name)
    assert complaints == []
    for opened in (page, second):
        opened.context.close()
    demo.close()


def test_a_function_can_have_the_session(fake: Controller, photo: Path) -> None:
    block = canvas(fake, gives="session")
    shown = fake.open(photo)
    value = block.postprocess(shown)
    assert value is not None
    token = value.split('"')[3]
    payload = f'{{"token": "{token}", "session": "{shown.id}", "frame": 0}}'
    assert isinstance(block.preprocess(payload), Session)
    assert isinstance(block.preprocess(value), Session)  # before the page has told what it shows
    assert block.preprocess(None) is None
    assert block.preprocess(payload.replace(shown.id, "gone")) is None
    assert block.preprocess(payload.replace(token, "nobody")) is None
    numbers = [payload.replace('"frame": 0', f'"frame": {frame}') for frame in ("1e999", "-1", "7", '"0"')]
    for wrong in ("{", "[]", "{}", "[" * 100_000, payload.replace(f'"{shown.id}"', "[]"), *numbers[:2], numbers[3]):
        with pytest.raises(gr.Error):
            block.preprocess(wrong)
    shown.close()


def test_there_are_no_masks_until_the_model_is_there(fake: Controller, photo: Path) -> None:
    loading = Controller()
    for controller, masks in ((loading, None), (fake, {})):
        block = canvas(controller)
        assert block.preprocess(block.postprocess(controller.open(photo))) == masks
    loading.close()


@contextmanager
def served(app: Any, root_path: str) -> Iterator[int]:
    """The port of a running server of an ASGI app."""
    # A page that a failed test left open must not hold the end up: hence the limit.
    config = uvicorn.Config(
        app, port=free_port(), root_path=root_path, log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    try:
        yield server.config.port
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def prefixing(port: int, prefix: str, keeps: bool = False) -> Iterator[int]:
    """A proxy that serves what is at `port` below `prefix`, and a page at `/frame` that shows it in a frame.

    It takes the prefix off a request's path, unless it `keeps` it.
    """

    class Proxy(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            if self.path == "/frame":
                body = f'<iframe src="{prefix}/masks/" width="1100" height="1500"></iframe>'.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(body)
                return
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            target = f"http://127.0.0.1:{port}{self.path if keeps else self.path.removeprefix(prefix)}"
            headers = {key: value for key, value in self.headers.items() if key.lower() != "connection"}
            with httpx.stream(self.command, target, content=data, headers=headers, timeout=None) as answer:
                self.send_response(answer.status_code)
                for key, value in answer.headers.items():
                    if key.lower() not in ("transfer-encoding", "content-length", "content-encoding", "connection"):
                        self.send_header(key, value)
                self.end_headers()
                try:
                    for piece in answer.iter_bytes():
                        self.wfile.write(piece)
                        self.wfile.flush()
                except OSError:
                    return  # the browser hung up

        do_POST = do_GET

        def log_message(self, *_: Any) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@contextmanager
def framing(address: str) -> Iterator[str]:
    """The origin of another site, whose one page shows what is at `address` in a frame."""

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f'<iframe src="{address}" width="1100" height="900"></iframe>'.encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://wiki.localhost:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("allowed", [True, False])
def test_in_a_frame_of_another_site(allowed: bool, fake: Controller, chromium: Browser, photo: Path) -> None:
    given: list[Any] = []
    port = free_port()
    with framing(f"http://127.0.0.1:{port}/") as other:
        demo = app(fake, given, photo, photo)
        origins = [other] if allowed else []
        demo.launch(**beside(fake, allow_origin=origins), server_port=port, prevent_thread_lock=True, quiet=True)
        page = chromium.new_context(viewport={"width": 1200, "height": 1000}).new_page()
        frame = page.frame_locator("iframe")
        if allowed:
            page.goto(other)
            expect(frame.locator("[data-test='medium']")).to_contain_text(photo.name)
            box = frame.locator("[data-test='canvas']").bounding_box()
            assert box is not None
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            expect(frame.locator("[data-test='took']")).to_be_visible()  # the click's answer is there
            expect(frame.get_by_label("Told")).not_to_have_value("0")
            frame.get_by_role("button", name="Measure").click()
            expect(frame.get_by_label("Pixels")).not_to_have_value("-1")
            assert given[-1][1].any()
        else:
            with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
                page.goto(other)
            assert frame.locator("edgetam-canvas").count() == 0
        page.context.close()
        demo.close()


def test_below_a_path_behind_a_proxy_in_a_frame(fake: Controller, chromium: Browser, photo: Path, assets: Path) -> None:
    given: list[Any] = []
    demo = app(fake, given, photo, photo)
    mounted = gr.mount_gradio_app(FastAPI(), demo, path="/masks", **beside(fake))
    with served(mounted, root_path="/far") as port, prefixing(port, "/far") as proxy:
        page = chromium.new_context(viewport={"width": 1200, "height": 1600}).new_page()
        page.goto(f"http://127.0.0.1:{proxy}/frame")
        frame = page.frame_locator("iframe")
        expect(frame.locator("[data-test='medium']")).to_contain_text(photo.name)
        box = frame.locator("[data-test='canvas']").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(frame.locator("[data-test='object-1']")).to_be_visible()
        expect(frame.get_by_label("Told")).not_to_have_value("0")
        frame.get_by_role("button", name="Measure").click()
        expect(frame.get_by_label("Pixels")).not_to_have_value("-1")
        assert given[-1][1].any()
        page.context.close()


@pytest.mark.parametrize("keeps", [False, True])
def test_the_page_itself_below_a_path(
    keeps: bool, fake: Controller, chromium: Browser, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_ROOT_PATH", "/far")
    with page_of(fake) as url, prefixing(urlsplit(url).port or 0, "/far", keeps) as proxy:
        page = chromium.new_context(viewport={"width": 1200, "height": 900}).new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://127.0.0.1:{proxy}/far/")
        page.locator("input[data-test=file-input]").first.set_input_files(photo)
        expect(page.locator("[data-test='medium']")).to_contain_text(photo.name)
        wait_until_idle(page)
        page.mouse.click(*on_page(page, 250, 170))
        expect(page.locator("[data-test='object-1']")).to_be_visible()
        assert complaints == []
        page.context.close()
