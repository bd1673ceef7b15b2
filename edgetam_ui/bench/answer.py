"""How long an answer takes beyond the model: from the decoder's end until the message is packed, on a large image."""

from __future__ import annotations

import random
import statistics
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import PromptError
from ..protocol.dispatch import Dispatcher
from ..protocol.envelope import pack
from ..sessions.controller import Controller
from .paired import Row, report

WIDTH, HEIGHT = 4000, 3000


def bench_answer(controller: Controller, clicks: int, json_file: Path | None = None) -> int:
    """Measures first clicks on objects of an image of 12 megapixels, in this process; prints a row of the median, its
    spread the least and the most; exit status 0.
    """
    if clicks < 1:
        raise PromptError(f"{clicks} clicks are too few to measure.", "Give --clicks 1 or more.")
    engine = controller.engine
    decode = engine.decode
    ended = [0.0]

    def timed(*arguments: Any, **more: Any) -> Any:
        decoded = decode(*arguments, **more)
        ended[0] = time.perf_counter()
        return decoded

    engine.decode = timed  # type: ignore[method-assign]
    dispatcher, user = Dispatcher(controller), controller.users.join()
    chance = random.Random(0)
    with closing(controller.open(discs(chance))) as session:
        user.add(session, owned=False)
        session.prepare()
        beyond = []
        for _ in range(clicks):
            point = [chance.uniform(0, WIDTH - 1), chance.uniform(0, HEIGHT - 1)]
            pack(*dispatcher.call(user, {"op": "add_points", "object": 1, "points": [point]}))
            beyond.append((time.perf_counter() - ended[0]) * 1e3)
            session.undo()
    engine.decode = decode  # type: ignore[method-assign]
    median, least, most = (round(of(beyond), 1) for of in (statistics.median, min, max))
    return report(
        [Row(f"answer beyond the decoder, {WIDTH} x {HEIGHT}", "ms", median, spread=(least, most))], json_file
    )


def discs(chance: random.Random) -> np.ndarray:
    """Forty discs on a gradient, uint8 (3000, 4000, 3)."""
    y, x = np.ogrid[:HEIGHT, :WIDTH]
    image = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    image[..., 0], image[..., 1], image[..., 2] = x * 200 // WIDTH, y * 200 // HEIGHT, 90
    for _ in range(40):
        radius = chance.randrange(100, 400)
        inside = (x - chance.randrange(WIDTH)) ** 2 + (y - chance.randrange(HEIGHT)) ** 2 < radius**2
        image[inside] = [chance.randrange(256) for _ in range(3)]
    return image
