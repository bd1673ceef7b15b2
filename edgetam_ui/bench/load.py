"""`edgetam-ui bench load`: what many people at once get of one model, beside what one gets alone.

The people are threads that send requests as a page does; no browser and no connection are measured.
"""

from __future__ import annotations

import json
import random
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import PromptError
from ..hosts.examples import examples
from ..protocol.dispatch import Dispatcher
from ..sessions.controller import Controller
from ..sessions.users import User

PAUSE_SECONDS = 4.0
"""Between the clicks of a person who looks at what came of the last one."""
RESTLESS = 4
"""People who click without pause, in the part that measures what is left for others."""
SHARE_PROPAGATING = 5
"""One person in so many propagates."""
Person = Callable[["Crowd", random.Random], None]


@dataclass
class Crowd:
    """People at one model until `end` (of `time.perf_counter`), and what happened to them."""

    dispatcher: Dispatcher
    end: float
    opens: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, user: User, kind: str) -> tuple[int, int] | None:
        """Opens an example for `user`; its width and height, or None where it failed."""
        example = next(example for example in examples() if example.kind == kind)
        begun = time.perf_counter()
        parts = [meta for meta, _ in self.dispatcher.stream(user, {"op": "open", "example": example.id})]
        if self._failed(parts[-1]):
            return None
        self.opens.append(time.perf_counter() - begun)
        medium = parts[-1]["state"]["medium"]
        return medium["width"], medium["height"]

    def click(self, user: User, point: list[float]) -> None:
        """A click on a new object, which is then removed."""
        begun = time.perf_counter()
        answer, _ = self.dispatcher.call(user, {"op": "add_points", "object": 1, "points": [point]})
        if not self._failed(answer):
            self.clicks.append(time.perf_counter() - begun)
        self.dispatcher.call(user, {"op": "reset"})

    def propagate(self, user: User) -> None:
        """Follows an object through the video, again and again, until the end."""
        begun, frames = time.perf_counter(), 0
        while time.perf_counter() < self.end:
            with closing(self.dispatcher.stream(user, {"op": "propagate"})) as parts:
                for meta, _ in parts:
                    if self._failed(meta) or time.perf_counter() >= self.end:
                        break
                    frames += "masks" in meta
        self.rates.append(frames / max(self.end - begun, 1e-9))

    def rest(self, seconds: float) -> bool:
        """Waits, no longer than until the end; whether there is time left."""
        time.sleep(max(0.0, min(seconds, self.end - time.perf_counter())))
        return time.perf_counter() < self.end

    def figures(self) -> dict[str, Any]:
        """Seconds of opening, milliseconds of clicks, frames a second of each propagation, and errors."""
        return {
            "open_s": _summary(self.opens, 1, 2),
            "click_ms": _summary(self.clicks, 1e3, 0),
            "frames_per_second": _summary(self.rates, 1, 2),
            "errors": len(self.errors),
        }

    def _failed(self, meta: dict[str, Any]) -> bool:
        if "error" in meta:
            self.errors.append(meta["error"]["message"])
        return "error" in meta


def clicker(pause: float) -> Person:
    """Who opens an image and clicks on it, about `pause` seconds after each mask."""

    def act(crowd: Crowd, chance: random.Random) -> None:
        user = crowd.dispatcher.controller.users.join()
        size = crowd.open(user, "image")
        while size and crowd.rest(pause * chance.uniform(0.5, 1.5)):
            crowd.click(user, [chance.uniform(0, side - 1) for side in size])
        user.end()

    return act


def propagator(crowd: Crowd, chance: random.Random) -> None:
    """Who opens a video, draws a box, and propagates."""
    user = crowd.dispatcher.controller.users.join()
    size = crowd.open(user, "video")
    if size:
        width, height = size
        box = [0.25 * width, 0.25 * height, 0.75 * width, 0.75 * height]
        crowd.dispatcher.call(user, {"op": "add_box", "object": 1, "box": box})
        crowd.propagate(user)
    user.end()


def opener(crowd: Crowd, chance: random.Random) -> None:
    """Who opens an image and leaves."""
    user = crowd.dispatcher.controller.users.join()
    crowd.open(user, "image")
    user.end()


def newcomers(crowd: Crowd, chance: random.Random) -> None:
    """One after the other, people who open an image and leave."""
    while crowd.rest(0.5):
        opener(crowd, chance)


def gather(dispatcher: Dispatcher, people: list[Person], seconds: float, arriving: float = 0.0) -> Crowd:
    """Lets `people` act for so many seconds, in threads that begin within the first `arriving` of them."""
    chance = random.Random(0)
    crowd = Crowd(dispatcher, time.perf_counter() + seconds)

    def live(person: Person, delay: float, own: random.Random) -> None:
        if crowd.rest(delay):
            person(crowd, own)

    threads = [
        threading.Thread(target=live, args=(person, chance.uniform(0, arriving), random.Random(number)))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return crowd


def bench_load(controller: Controller, people: int, seconds: float, json_file: Path | None = None) -> int:
    """Measures one person alone, `people` of whom some propagate, and a few who click without pause; prints figures.

    Exit status 0.
    """
    if people < 1 or not seconds > 0:
        raise PromptError(f"{people} people for {seconds:g} seconds cannot be measured.", "Give at least 1 of both.")
    info = controller.engine.info
    dispatcher = Dispatcher(controller, examples)
    gather(dispatcher, [opener], 0.1)  # what is only slow the first time
    alone = min(seconds, 10.0)
    crowd = [propagator if number % SHARE_PROPAGATING == 0 else clicker(PAUSE_SECONDS) for number in range(people)]
    measured = {
        "clicking alone": gather(dispatcher, [clicker(0.0)], alone),
        "propagating alone": gather(dispatcher, [propagator], alone),
        f"{people} people": gather(dispatcher, crowd, seconds, arriving=seconds / 3),
        f"{RESTLESS} who click without pause, a propagation, newcomers": gather(
            dispatcher, [clicker(0.0)] * RESTLESS + [propagator, newcomers], seconds
        ),
    }
    figures = {
        "checkpoint": info.checkpoint,
        "device": info.device,
        "seconds": seconds,
        **{name: crowd.figures() for name, crowd in measured.items()},
    }
    print(json.dumps(figures, indent=1))
    if json_file is not None:
        json_file.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


def _summary(values: list[float], factor: float, digits: int) -> dict[str, float]:
    """How many there are; where there are any, the middle one, the 95th of a hundred, and the largest."""
    if not values:
        return {"count": 0}
    ordered = sorted(value * factor for value in values)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {
        "count": len(ordered),
        "median": round(statistics.median(ordered), digits),
        "p95": round(p95, digits),
        "max": round(ordered[-1], digits),
    }
