"""`edgetam-ui bench`: what this machine does, beside the plain library in the same run.

Needs Playwright for Python and a Chromium. Imports controller, examples, gradio_app and prompts.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.prompts import Prompt
from ..errors import EdgeTamError, PromptError
from ..media import examples
from ..sessions.controller import Controller

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ..engine.local import Embedding, Engine

ROUNDS = 6
"""Rounds in which browser and bare decoder take turns, so that the machine's moods fall on both."""


class BrowserError(EdgeTamError):
    """No browser to measure with."""

    code = "browser"


def bench_click(controller: Controller, clicks: int, json_file: Path | None = None) -> int:
    """Measures encoding, decoding, and a click until its mask is drawn; prints a table; exit status 0.

    "bare" is the decoder as `EdgeTamModel.forward` runs it on a finished embedding, in this process, between the
    clicks. "drawn" is when the animation frame has drawn the mask on the canvas, "painted" the first task after that
    frame.
    """
    if clicks < 1:
        raise PromptError(f"{clicks} clicks are too few to measure.", "Give --clicks 1 or more.")
    if importlib.util.find_spec("playwright") is None:
        raise BrowserError("Playwright is not installed.", "pip install playwright")
    photo = examples.find("cheetah")
    engine = controller.engine
    with closing(controller.open(photo.path)) as session:
        picture = session.medium.frame(0)
        width, height = session.medium.width, session.medium.height
    encode = _times(lambda: engine.encode(picture), 5)
    chance = random.Random(0)
    spots = [(chance.uniform(0.1, 0.9) * width, chance.uniform(0.1, 0.9) * height) for _ in range(clicks)]
    embedding = engine.encode(picture)
    bare: list[float] = []
    drawn: list[float] = []
    shown: list[float] = []
    answered: list[float] = []
    served_in: list[float] = []
    before = engine.counts["encode"]
    with served(controller) as url, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.locator("[data-test=example-cheetah]").click()
        wait_until_idle(page)
        share = -(-clicks // ROUNDS)
        for first in range(0, clicks, share):
            for spot in spots[first : first + share]:
                timing = _click(page, spot)
                drawn.append(timing["drawn"] - timing["clicked"])
                shown.append(timing["shown"] - timing["clicked"])
                answered.append(timing["answered"] - timing["clicked"])
                served_in.append(timing["took"]["total"])
            for spot in spots[first : first + share]:
                prompt = Prompt((spot,), (1,))
                bare += _times(lambda prompt=prompt: _bare_decode(engine, embedding, prompt), 1)
        page.close()
    encodes = engine.counts["encode"] - before
    figures = {
        "checkpoint": controller.about()["checkpoint"],
        "device": controller.about()["device"],
        "precision": controller.about()["precision"],
        "picture": f"{width} x {height}",
        "clicks": clicks,
        "encodes": encodes,
        "encode_ms": _summary(encode),
        "bare_decode_ms": _summary(bare),
        "click_served_ms": _summary(served_in),
        "click_answered_ms": _summary(answered),
        "click_drawn_ms": _summary(drawn),
        "click_shown_ms": _summary(shown),
        "beyond_decoder_ms": {
            "median": round(statistics.median(drawn) - statistics.median(bare), 1),
            "p95": round(_p95(drawn) - _p95(bare), 1),
        },
    }
    _print(figures)
    if json_file is not None:
        json_file.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


def find_chromium() -> str | None:
    """The path of a Chromium, or None to take Playwright's own. Raises `BrowserError`.

    Looks at $CHROMIUM, the usual names, and Playwright's download; where there is none, gets one: from Debian's
    packages as root, else through Playwright.
    """
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome"):
        if name and (path := shutil.which(name)):
            return path
    if _playwrights_own():
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        if path := shutil.which("chromium"):
            return path
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if _playwrights_own():
        return None
    raise BrowserError(
        "There is no Chromium.", "Install one (apt install chromium, or playwright install chromium) or set CHROMIUM."
    )


def _playwrights_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        return Path(play.chromium.executable_path).exists()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that stays off the network's business."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    with sync_playwright() as play:
        launched = play.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        try:
            yield launched
        finally:
            launched.close()


@contextmanager
def served(controller: Controller, **options: Any) -> Iterator[str]:
    """The page of `controller`, served by this process; its address."""
    from ..hosts.gradio_app import launch

    page, url = launch(controller, quiet=True, **options)
    try:
        yield url
    finally:
        page.close(verbose=False)


def _bare_decode(engine: Engine, embedding: Embedding, prompt: Prompt) -> None:
    """One click on a finished embedding, as the library's documentation does it."""
    loaded = engine.loaded
    with engine.alone():
        inputs = loaded.processor(
            **prompt.to_processor(), original_sizes=[[embedding.height, embedding.width]], return_tensors="pt"
        ).to(loaded.device)
        loaded.image_model(
            input_points=inputs["input_points"],
            input_labels=inputs["input_labels"],
            image_embeddings=embedding.image,
        )


def wait_until_idle(page: Page) -> None:
    """Waits until something is open, nothing is asked for, and everything is drawn."""
    view = page.locator("edgetam-canvas").first.element_handle()
    page.wait_for_function("(view) => view.idle && view.ui.state.medium", arg=view, polling=20).dispose()
    view.dispose()


def on_page(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where the picture's pixel (x, y) lies on the page, in CSS pixels."""
    left, top = page.locator("edgetam-canvas").first.evaluate(
        """(view, [x, y]) => {
          const stage = view.shadowRoot.querySelector("[data-test=canvas]").getBoundingClientRect();
          return [stage.left + view.stage.view.x + x * view.stage.view.scale,
                  stage.top + view.stage.view.y + y * view.stage.view.scale];
        }""",
        [x, y],
    )
    return left, top


def _click(page: Page, spot: tuple[float, float]) -> dict[str, Any]:
    """The first click on an object, at pixel `spot`, and its undoing; the page's own times in ms.

    Waits for the page's event rather than ask it frame by frame, which would keep the page busy.
    """
    page.evaluate(
        """() => {
          const view = document.querySelector("edgetam-canvas");
          const before = view.stats.clicks.length;
          window.drawn = new Promise((done) => {
            const listen = () => {
              if (view.stats.clicks.length === before) return;
              view.removeEventListener("edgetam-drawn", listen);
              done(view.stats.clicks[before]);
            };
            view.addEventListener("edgetam-drawn", listen);
          });
        }"""
    )
    page.mouse.click(*on_page(page, *spot))
    timing: dict[str, Any] = page.evaluate("() => window.drawn")
    page.keyboard.press("Control+z")
    wait_until_idle(page)
    return timing


def _times(work: Any, count: int) -> list[float]:
    times = []
    for _ in range(count):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1e3)
    return times


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def _summary(values: Sequence[float]) -> dict[str, float]:
    return {"median": round(statistics.median(values), 1), "p95": round(_p95(values), 1)}


def _print(figures: dict[str, Any]) -> None:
    print(
        f"{figures['checkpoint']} on {figures['device']} in {figures['precision']}, a picture of "
        f"{figures['picture']} pixels, {figures['clicks']} clicks, {figures['encodes']} encode(s)\n"
    )
    print(f"{'milliseconds':<44}{'median':>8}{'p95':>8}")
    for key, label in (
        ("encode_ms", "encode a picture"),
        ("bare_decode_ms", "decode a click, bare transformers"),
        ("click_served_ms", "a click, in Python: decoding, run lengths"),
        ("click_answered_ms", "click to answer, in the browser"),
        ("click_drawn_ms", "click to mask drawn, in the browser"),
        ("click_shown_ms", "click to mask painted by the browser"),
        ("beyond_decoder_ms", "click to mask drawn, beyond bare decoding"),
    ):
        print(f"{label:<44}{figures[key]['median']:>8.1f}{figures[key]['p95']:>8.1f}")
