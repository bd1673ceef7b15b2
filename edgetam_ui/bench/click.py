"""`edgetam-ui bench`: what this machine does, beside the plain library in the same run.

Needs Playwright for Python and a Chromium.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.prompts import Prompt
from ..errors import EdgeTamError, PromptError
from ..hosts.examples import examples
from ..sessions.controller import Controller
from .browser import browser, find_chromium, on_page, served, wait_until_idle
from .paired import Row, compare, tell

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from torch import Tensor

    from ..engine.local import LocalEngine

ROUNDS = 6
"""Rounds in which browser and bare decoder take turns, so that a change in the machine's load falls on both."""


@dataclass
class Clicks:
    """Milliseconds of each, and what was measured in words."""

    what: str
    encode: list[float]
    bare: list[float] = field(default_factory=list)
    served: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Each beside bare decoding, click by click; of what is beyond it the median and the 95th percentile."""
        yield Row("click, encode the image", "ms", round(statistics.median(self.encode), 1))
        for what, times in (("answered", self.answered), ("drawn", self.drawn), ("painted", self.shown)):
            ratios = [bare / ours for ours, bare in zip(times, self.bare, strict=True)]
            yield compare(f"click, {what}", "ms", statistics.median(times), statistics.median(self.bare), ratios)
        for what, of in (("median", statistics.median), ("95th percentile", _p95)):
            yield Row(f"click, drawn beyond the decoder, {what}", "ms", round(of(self.drawn) - of(self.bare), 1))

    def table(self) -> str:
        """Medians and 95th percentiles."""
        lines = [f"{self.what}\n", f"{'milliseconds':<44}{'median':>8}{'p95':>8}"]
        for label, times in (
            ("encode an image", self.encode),
            ("decode a click, bare transformers", self.bare),
            ("a click, in Python: decoding, run lengths", self.served),
            ("click to answer, in the browser", self.answered),
            ("click to mask drawn, in the browser", self.drawn),
            ("click to mask painted by the browser", self.shown),
        ):
            lines.append(f"{label:<44}{statistics.median(times):>8.1f}{_p95(times):>8.1f}")
        beyond = (of(self.drawn) - of(self.bare) for of in (statistics.median, _p95))
        lines.append(
            f"{'click to mask drawn, beyond bare decoding':<44}" + "".join(f"{value:>8.1f}" for value in beyond)
        )
        return "\n".join(lines)


def bench_click(controller: Controller, clicks: int, json_file: Path | None = None) -> int:
    """Measures encoding, decoding, and a click until its mask is drawn; prints a table; exit status 0."""
    measured = measure(controller, clicks)
    return tell(measured.table(), measured.rows(), json_file)


def measure(controller: Controller, clicks: int) -> Clicks:
    """The times of so many first clicks on objects of the first example.

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
    info, before = engine.info, engine.counts["encode"]
    found = Clicks("", encode)
    with served(controller) as url, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.locator(f"[data-test=example-{photo.id}]").click()
        wait_until_idle(page)
        share = -(-clicks // ROUNDS)
        for first in range(0, clicks, share):
            for spot in spots[first : first + share]:
                timing = _click(page, spot)
                found.drawn.append(timing["drawn"] - timing["clicked"])
                found.shown.append(timing["shown"] - timing["clicked"])
                found.answered.append(timing["answered"] - timing["clicked"])
                found.served.append(timing["took"]["total"])
            for spot in spots[first : first + share]:
                prompt = Prompt((spot,), (1,))
                found.bare += _times(lambda prompt=prompt: _bare_decode(engine, seen, (height, width), prompt), 1)
        page.close()
    found.what = (
        f"{info.checkpoint} on {info.device} in {info.precision}, an image of {width} x {height} pixels, "
        f"{clicks} clicks, {engine.counts['encode'] - before} encode(s)"
    )
    return found


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
