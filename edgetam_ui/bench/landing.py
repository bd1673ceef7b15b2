"""`edgetam-ui bench landing`: from the address to the first mask, in a browser that has nothing of the page yet.

Needs Playwright for Python and a Chromium.
"""

from __future__ import annotations

import functools
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..hosts.examples import examples
from ..sessions.controller import Controller
from .browser import browser, find_chromium, on_page, served, wait_until_idle
from .paired import Row, compare, tell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STEPS = ("plain page", "landing visible", "image open", "first mask")
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
SLOWER = 4
"""How many times slower a phone computes, and `NETWORK`, as Lighthouse simulates one
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md)."""
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Milliseconds, and bytes a second."""


def bench_landing(controller: Controller, rounds: int, json_file: Path | None = None) -> int:
    """Opens the page as a newcomer `rounds` times on each device, prints the median times; exit status 0.

    Each visit is a browser context of its own: nothing is cached. It waits for the examples, opens the first one,
    clicks in its middle, and waits until the mask is painted; all in milliseconds since the navigation began. The
    "plain page" is one that has the same photograph and nothing else, until it is painted; both take turns.
    """
    find_chromium()
    _ = controller.engine
    times: dict[str, dict[str, list[float]]] = {device: {step: [] for step in STEPS} for device in DEVICES}
    with _plain_page() as plain, served(controller) as url, browser() as chromium:
        for _ in range(rounds):
            for device, found in times.items():
                for step, value in _visit(chromium, device, plain, url).items():
                    found[step].append(value)
    return tell(_table(times, rounds), _rows(times), json_file)


def _visit(chromium: Browser, device: str, plain: str, url: str) -> dict[str, float]:
    """Milliseconds to each step, of one visit to the plain page and one to ours."""
    page = _new_page(chromium, device)
    page.goto(plain)
    page.evaluate("() => document.querySelector('img').decode()")
    found = {"plain page": _painted(page)}
    page.context.close()

    page = _new_page(chromium, device)
    page.goto(url, wait_until="commit")
    example = page.locator(f"[data-test=example-{examples()[0].id}]")
    example.wait_for()
    found["landing visible"] = _painted(page)
    example.click()
    wait_until_idle(page)
    found["image open"] = _painted(page)
    width, height = page.locator("edgetam-canvas").evaluate(
        "({ ui: { state: { medium } } }) => [medium.width, medium.height]"
    )
    page.mouse.click(*on_page(page, width / 2, height / 2))
    page.wait_for_function("() => document.querySelector('edgetam-canvas').stats.clicks[0]?.shown")
    found["first mask"] = page.evaluate("() => document.querySelector('edgetam-canvas').stats.clicks[0].shown")
    page.context.close()
    return found


def _painted(page: Page) -> float:
    """Milliseconds since the navigation began, once what is there is painted."""
    return float(
        page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
        )
    )


def _new_page(chromium: Browser, device: str) -> Page:
    page = chromium.new_context(**DEVICES[device]).new_page()
    if device == "phone":
        wire = page.context.new_cdp_session(page)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", NETWORK)
    return page


@contextmanager
def _plain_page() -> Iterator[str]:
    """The address of a page with the first example's photograph."""
    with tempfile.TemporaryDirectory(prefix="edgetam-bench-") as name:
        folder = Path(name)
        (folder / "photo.jpg").write_bytes(examples()[0].path.read_bytes())
        (folder / "index.html").write_text("<!doctype html><title>Plain</title><img src=photo.jpg alt=''>")
        handler = functools.partial(_Quiet, directory=name)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def _rows(times: dict[str, dict[str, list[float]]]) -> Iterator[Row]:
    for device, found in times.items():
        bare = found["plain page"]
        for step in STEPS[1:]:
            ratios = [theirs / mine for mine, theirs in zip(found[step], bare, strict=True)]
            yield compare(f"{step}, {device}", "ms", statistics.median(found[step]), statistics.median(bare), ratios)


def _table(times: dict[str, dict[str, list[float]]], rounds: int) -> str:
    lines = [f"milliseconds since the navigation began, median of {rounds}, nothing cached\n"]
    lines.append(f"{'':<10}" + "".join(f"{step:>18}" for step in STEPS) + f"{'mask / plain page':>20}")
    for device, found in times.items():
        slower = [mask / bare for mask, bare in zip(found["first mask"], found["plain page"], strict=True)]
        medians = "".join(f"{round(statistics.median(found[step])):>18,}" for step in STEPS)
        lines.append(f"{device:<10}{medians}{statistics.median(slower):>20.1f}")
    return "\n".join(lines)
