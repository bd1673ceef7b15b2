"""A camera of a browser: a film that Chromium plays in its place, and what a page makes of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page

from edgetam_ui.bench.browser import find_chromium
from edgetam_ui.core.masks import Rle
from tests.media import write_video

WIDTH, HEIGHT, LOOP = 320, 240, 400
ORANGE = (240, 140, 30)
SEEN = """(view) => {
  const { ui, frames, masks } = view.session.context;
  const bitmap = frames.get(ui.frame);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const c = canvas.getContext("2d");
  c.drawImage(bitmap, 0, 0);
  const pixels = c.getImageData(0, 0, bitmap.width, bitmap.height).data;
  let text = "";
  for (let i = 0; i < pixels.length; i += 4) text += String.fromCharCode(pixels[i], pixels[i + 1], pixels[i + 2]);
  const mask = masks.get(ui.frame, 1);
  const counts = mask ? new TextDecoder().decode(mask.counts) : null;
  return { frame: ui.frame, shown: view.stage.shown, pixels: btoa(text), counts };
}"""


def film(path: Path) -> Path:
    """A disc that goes round in 16 seconds, slow enough for a test to click on it, for as long as it is looked at."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    ground = np.stack([40 + x / 8, 70 + y / 4, 120 + x / 4], axis=-1).astype(np.uint8)
    frames = []
    for t in range(LOOP):
        angle = 2 * np.pi * t / LOOP
        frame = ground.copy()
        frame[(x - 160 - 80 * np.cos(angle)) ** 2 + (y - 120 - 50 * np.sin(angle)) ** 2 < 34**2] = ORANGE
        frames.append(frame)
    return write_video(path, frames, codec="mjpeg", pixels="yuvj420p")


@contextmanager
def with_camera(chromium: Browser, path: Path) -> Iterator[Browser]:
    """A Chromium like another whose camera shows the film at `path`, and that lets every page use it."""
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={path}",
    ]
    launched = chromium.browser_type.launch(executable_path=find_chromium(), args=arguments)
    try:
        yield launched
    finally:
        launched.close()


def look(page: Page) -> tuple[int, np.ndarray, np.ndarray | None]:
    """The frame that a page shows: its number, where the disc is, and the mask of object 1, bool (240, 320)."""
    seen = page.locator("edgetam-canvas").first.evaluate(SEEN)
    pixels = np.frombuffer(base64.b64decode(seen["pixels"]), np.uint8).reshape(HEIGHT, WIDTH, 3).astype(int)
    truth = np.abs(pixels - ORANGE).sum(axis=-1) < 120
    counts = seen["counts"]
    return seen["frame"], truth, None if counts is None else Rle(counts.encode(), HEIGHT, WIDTH).decode()


def iou(mask: np.ndarray, truth: np.ndarray) -> float:
    return float((mask & truth).sum() / max(1, (mask | truth).sum()))


def middle(mask: np.ndarray) -> tuple[float, float]:
    """The middle (x, y) of a mask."""
    y, x = np.argwhere(mask).mean(axis=0)
    return float(x), float(y)
