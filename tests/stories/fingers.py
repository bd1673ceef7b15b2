"""Fingers on a page, as the browser gets them from a touch screen; and what a mouse and a key do quickly."""

from __future__ import annotations

import time

from playwright.sync_api import Page

Place = tuple[float, float]
STEPS = 8
STEP_MS = 16


def double_click(page: Page, at: Place) -> None:
    """Two clicks of the mouse in 150 ms by the events' own clock, however long the browser takes."""
    wire, begun = page.context.new_cdp_session(page), time.time()
    for step, kind in enumerate(("mousePressed", "mouseReleased") * 2):
        place = {"x": at[0], "y": at[1], "button": "left", "clickCount": 1 + step // 2}
        wire.send("Input.dispatchMouseEvent", {"type": kind, **place, "timestamp": begun + step * 0.05})
    wire.detach()


def tap_space(page: Page) -> None:
    """Presses the space bar for 50 ms by the events' own clock: longer, it would be held to move the image."""
    wire, begun = page.context.new_cdp_session(page), time.time()
    for step, kind in enumerate(("keyDown", "keyUp")):
        key = {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32}
        wire.send("Input.dispatchKeyEvent", {"type": kind, **key, "timestamp": begun + step * 0.05})
    wire.detach()


class Fingers:
    """Touches a page of a context with `has_touch`. Places are in CSS pixels of the window."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._wire = page.context.new_cdp_session(page)

    def tap(self, at: Place) -> None:
        self._send("touchStart", [at])
        self._send("touchEnd", [])

    def double_tap(self, at: Place) -> None:
        """Two taps in 150 ms by the events' own clock, however long the browser takes."""
        begun = time.time()
        for step, (kind, places) in enumerate([("touchStart", [at]), ("touchEnd", [])] * 2):
            self._send(kind, places, begun + step * 0.05)

    def swipe(self, start: Place, end: Place, held: bool = False) -> None:
        """One finger from `start` to `end`; `held`: after it was still for so long that a box begins.

        Without, quickly by the events' own clock, however long the browser takes.
        """
        begun = time.time()
        self._send("touchStart", [start], begun)
        if held:
            self._page.wait_for_function("() => document.querySelector('edgetam-canvas').stage.doing.held")
        self._move([start], [end], None if held else begun)
        self._send("touchEnd", [])

    def pinch(self, starts: tuple[Place, Place], ends: tuple[Place, Place]) -> None:
        self._send("touchStart", [starts[0]])
        self._send("touchStart", list(starts))
        self._move(list(starts), list(ends))
        self._send("touchEnd", [])

    def _move(self, starts: list[Place], ends: list[Place], begun: float | None = None) -> None:
        for step in range(1, STEPS + 1):
            share = step / STEPS
            at = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in zip(starts, ends, strict=True)]
            self._send("touchMove", at, None if begun is None else begun + step * STEP_MS / 1000)
            self._page.wait_for_timeout(STEP_MS)

    def _send(self, kind: str, places: list[Place], seconds: float | None = None) -> None:
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(places)]
        when = {} if seconds is None else {"timestamp": seconds}
        self._wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points, **when})
