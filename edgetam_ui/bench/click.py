"""`edgetam-ui bench`: what this machine does, beside the plain library in the same run.

Needs Playwright for Python and a Chromium.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.prompts import Prompt
from ..errors import EdgeTamError, PromptError
from ..hosts.examples import examples
from ..sessions.controller import Controller
from .browser import browser, find_chromium, on_page, served, wait_until_idle

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from torch import Tensor

    from ..engine.local import LocalEngine

ROUNDS = 6
"""Rounds in which browser and bare decoder take turns, so that a change in the machine's load falls on both."""


def bench_click(controller: Controller, clicks: int, json_file: Path | None = None) -> int:
    """Measures encoding, decoding, and a click until its mask is drawn; prints a table; exit status 0.

    "bare" is the decoder as `EdgeTamModel.forward` runs it on a finished embedding, in this process, between the
    clicks. "drawn" is when the mask is on the canvas; "painted" is the first task after the screen's next frame, for
    which it waits half a frame on average.
    """
    if clicks < 1:
        raise PromptError(f"{clicks} clicks are too few to measure.", "Give --clicks 1 or more.")
    find_chromium()  # a missing browser is reported before anything is measured
    from ..engine.local import LocalEngine

    engine = controller.engine
    if not isinstance(engine, LocalEngine):
        raise EdgeTamError(
            "The bare decoder is that of a model in this process.", "Measure without an engine of your own."
        )
    photo = examples()[0]
    with closing(controller.open(photo.path)) as session:
        image = session.medium.frame(0)
        width, height = session.medium.width, session.medium.height
    encode = _times(lambda: engine.encode(image), 5)
    chance = random.Random(0)
    spots = [(chance.uniform(0.1, 0.9) * width, chance.uniform(0.1, 0.9) * height) for _ in range(clicks)]
    seen = [level.float() for level in engine.encode(image).image]
    bare: list[float] = []
    drawn: list[float] = []
    shown: list[float] = []
    answered: list[float] = []
    served_in: list[float] = []
    before = engine.counts["encode"]
    with served(controller) as url, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.locator(f"[data-test=example-{photo.id}]").click()
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
                bare += _times(lambda prompt=prompt: _bare_decode(engine, seen, (height, width), prompt), 1)
        page.close()
    encodes = engine.counts["encode"] - before
    figures = {
        "checkpoint": engine.info.checkpoint,
        "device": engine.info.device,
        "precision": engine.info.precision,
        "image": f"{width} x {height}",
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


def _bare_decode(engine: LocalEngine, seen: list[Tensor], size: tuple[int, int], prompt: Prompt) -> None:
    """One click on an embedding of an image of `size`, height and width, as the library's documentation does it."""
    loaded = engine.loaded
    with engine.exclusive():
        inputs = loaded.processor(**prompt.to_processor(), original_sizes=[list(size)], return_tensors="pt").to(
            loaded.device
        )
        loaded.image_model(
            input_points=inputs["input_points"],
            input_labels=inputs["input_labels"],
            image_embeddings=seen,
        )


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
        f"{figures['checkpoint']} on {figures['device']} in {figures['precision']}, an image of "
        f"{figures['image']} pixels, {figures['clicks']} clicks, {figures['encodes']} encode(s)\n"
    )
    print(f"{'milliseconds':<44}{'median':>8}{'p95':>8}")
    for key, label in (
        ("encode_ms", "encode an image"),
        ("bare_decode_ms", "decode a click, bare transformers"),
        ("click_served_ms", "a click, in Python: decoding, run lengths"),
        ("click_answered_ms", "click to answer, in the browser"),
        ("click_drawn_ms", "click to mask drawn, in the browser"),
        ("click_shown_ms", "click to mask painted by the browser"),
        ("beyond_decoder_ms", "click to mask drawn, beyond bare decoding"),
    ):
        print(f"{label:<44}{figures[key]['median']:>8.1f}{figures[key]['p95']:>8.1f}")
