"""Programs on the session that a page shows: each sees what the other does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import expect

from edgetam_ui.core.operations import RleData
from edgetam_ui.core.palette import PALETTE
from edgetam_ui.hosts.gradio_app import ROOT

from .conftest import Canvas
from .drawn import CHEETAH, assert_drawn


@pytest.fixture
def program(url: str) -> Iterator[httpx.Client]:
    """A program that uses the HTTP API, with a token of its own."""
    with httpx.Client(base_url=f"{url.rstrip('/')}{ROOT}/v1", timeout=None) as client:
        client.headers["X-EdgeTAM-Token"] = client.post("/users").json()["token"]
        yield client


def mask_of(answer: dict[str, Any]) -> np.ndarray:
    return RleData(**answer["masks"][0]["rle"]).to_rle().decode()


def test_a_page_shows_what_a_program_does(
    new_canvas: Callable[..., Canvas], program: httpx.Client, photo: Path
) -> None:
    opened = program.post("/sessions", content=photo.read_bytes(), params={"name": "photo.jpg"}).json()
    session = f"/sessions/{opened['state']['session']}"
    canvas = new_canvas(query=f"?edgetam={program.headers['X-EdgeTAM-Token']}")
    before = canvas.pixels()
    click = {"op": "add_points", "object": 1, "points": [CHEETAH]}
    mask = mask_of(program.post(f"{session}/operations", json=click).json())
    expect(canvas.find("object-1")).to_be_visible()
    canvas.settle()
    assert_drawn(canvas, before, mask, PALETTE[0])
    canvas.press("add-object")
    canvas.click(60, 40)
    state = program.get(session).json()["state"]
    assert [list(item["prompts"]) for item in state["objects"]] == [["0"], ["0"]]
    with open(photo, "rb") as file:
        program.post("/sessions", content=file.read(), params={"name": "another.jpg"})
    expect(canvas.find("medium")).to_contain_text("another.jpg")
    expect(canvas.find("object-1")).to_have_count(0)


def test_the_code_of_what_was_done(new_canvas: Callable[..., Canvas], url: str, photo: Path) -> None:
    canvas = new_canvas(permissions=["clipboard-read", "clipboard-write"])
    canvas.open(photo)
    canvas.click(*CHEETAH)
    canvas.press("settings")
    canvas.press("show-code")
    text = canvas.find("code-text")
    expect(text).to_contain_text("session.add_points(1, ")
    canvas.press("code-transformers")
    expect(text).to_contain_text("EdgeTamModel.from_pretrained")
    with canvas.page.expect_download() as waiting:
        canvas.press("code-save")
    assert waiting.value.suggested_filename == "masks_transformers.py"
    assert waiting.value.path().read_text() == text.inner_text()
    canvas.press("code-http")
    expect(text).to_contain_text(f"BASE={url.rstrip('/')}{ROOT}/v1 ")
    canvas.press("code-session")
    expect(canvas.find("announcement")).to_have_text("Copied")
    token, _, session = canvas.page.evaluate("() => navigator.clipboard.readText()").partition("/")
    headers = {"X-EdgeTAM-Token": token}
    state = httpx.get(f"{url.rstrip('/')}{ROOT}/v1/sessions/{session}", headers=headers, timeout=60).json()["state"]
    assert [item["id"] for item in state["objects"]] == [1]
