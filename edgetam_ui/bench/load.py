"""`edgetam-ui bench load`: what many people at once get of one model, beside what one gets alone.

The people are threads that send requests as a page does; no browser and no connection are measured.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..core.memory import give_back
from ..engine.scheduler import Priority
from ..errors import PromptError
from ..hosts.examples import examples
from ..protocol.dispatch import Dispatcher
from ..sessions.controller import Controller
from ..sessions.user import User
from .paired import Row, tell

PAUSE_SECONDS = 4.0
"""Between the clicks of a person who looks at what came of the last one."""
RESTLESS = 4
"""People who click without pause, in the part that measures what is left for others."""
PROPAGATIONS, SHORT_PAUSE_SECONDS = 3, 0.5
"""People who propagate while another one clicks, and between the clicks of that one."""
SHARE_PROPAGATING = 5
"""One person in so many propagates."""
ARRIVAL_SECONDS = 120.0
"""In which the people come, unless all is over sooner: then in its first third."""
RESTLESS_SECONDS = 120.0
"""How long the part of people without pause lasts, at most."""
REST_SECONDS = 60.0
"""After the last one left, until it is looked what memory is held."""
Person = Callable[["Crowd", random.Random], None]


@dataclass
class Crowd:
    """People at one model until `end` (of `time.perf_counter`), and what happened to them."""

    dispatcher: Dispatcher
    end: float
    opens: dict[str, list[float]] = field(default_factory=lambda: {"image": [], "video": []})
    clicks: list[float] = field(default_factory=list)
    frames: list[int] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, parts: list[Crowd]) -> Crowd:
        """What happened in several, as one."""
        whole = cls(parts[0].dispatcher, parts[-1].end)
        for part in parts:
            for kind, waits in part.opens.items():
                whole.opens[kind] += waits
            whole.clicks += part.clicks
            whole.frames += part.frames
            whole.rates += part.rates
            whole.errors += part.errors
        return whole

    def open(self, user: User, kind: str) -> tuple[int, int] | None:
        """Opens an example for `user`; its width and height, or None where it failed."""
        example = next(example for example in examples() if example.kind == kind)
        begun = time.perf_counter()
        parts = [meta for meta, _ in self.dispatcher.stream(user, {"op": "open", "example": example.id})]
        if self._failed(parts[-1]):
            return None
        self.opens[kind].append(time.perf_counter() - begun)
        medium = parts[-1]["state"]["medium"]
        return medium["width"], medium["height"]

    def click(self, user: User, point: list[float]) -> None:
        """A click on a new object, which is then removed."""
        begun = time.perf_counter()
        answer, _ = self.dispatcher.call(user, {"op": "add_points", "object": 1, "points": [point]})
        if not self._failed(answer):
            self.clicks.append(time.perf_counter() - begun)
        self.dispatcher.call(user, {"op": "reset"})

    def propagate(self, user: User, box: list[float]) -> None:
        """Follows the object in `box` through the video, again and again, until the end."""
        begun, frames = time.perf_counter(), 0
        while time.perf_counter() < self.end:
            self.dispatcher.call(user, {"op": "reset"})  # what is tracked would not be tracked again
            self.dispatcher.call(user, {"op": "add_box", "object": 1, "box": box})
            with closing(self.dispatcher.stream(user, {"op": "propagate"})) as parts:
                for meta, _ in parts:
                    if self._failed(meta) or time.perf_counter() >= self.end:
                        break
                    frames += "masks" in meta
        self.frames.append(frames)
        self.rates.append(frames / max(self.end - begun, 1e-9))

    def leave(self, user: User) -> None:
        """As who closes the page."""
        self.dispatcher.controller.users.delete(user)

    def rest(self, seconds: float) -> bool:
        """Waits, no longer than until the end; whether there is time left."""
        time.sleep(max(0.0, min(seconds, self.end - time.perf_counter())))
        return time.perf_counter() < self.end

    def figures(self) -> dict[str, Any]:
        """Seconds of opening, milliseconds of clicks, frames a second of each propagation, and errors."""
        return {
            "open_image_s": _summary(self.opens["image"], 1, 2),
            "open_video_s": _summary(self.opens["video"], 1, 2),
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
        crowd.leave(user)

    return act


def propagator(crowd: Crowd, chance: random.Random) -> None:
    """Who opens a video, draws a box, and propagates."""
    user = crowd.dispatcher.controller.users.join()
    size = crowd.open(user, "video")
    if size:
        width, height = size
        crowd.propagate(user, [0.25 * width, 0.25 * height, 0.75 * width, 0.75 * height])
    crowd.leave(user)


def opener(kind: str) -> Person:
    """Who opens an image, or a video, and leaves."""

    def act(crowd: Crowd, chance: random.Random) -> None:
        user = crowd.dispatcher.controller.users.join()
        crowd.open(user, kind)
        crowd.leave(user)

    return act


def newcomers(crowd: Crowd, chance: random.Random) -> None:
    """One after the other, people who open an image and leave."""
    come = opener("image")
    while crowd.rest(0.5):
        come(crowd, chance)


class Aim(NamedTuple):
    """What was to be met, what came, and whether it did."""

    what: str
    figure: float
    aim: str
    held: bool


def at_most(what: str, figure: float, most: float) -> Aim:
    """An aim that a figure is no larger than `most`."""
    return Aim(what, figure, f"at most {most:.4g}", figure <= most)


def at_least(what: str, figure: float, least: float) -> Aim:
    """An aim that a figure is no smaller than `least`."""
    return Aim(what, figure, f"at least {least:.4g}", figure >= least)


def aims_of_many(one: Crowd, many: Crowd, step: float) -> list[Aim]:
    """What many people are to get, beside `one` alone; a `step` is the model's longest turn, in seconds."""
    found = []
    for kind, waits in many.opens.items():
        if waits and one.opens[kind]:
            usual = statistics.median(one.opens[kind])
            found.append(at_most(f"longest wait for {kind}s, beside alone", max(waits) / usual, 10))
    if many.clicks and one.clicks:
        most = max(5 * p95(one.clicks), 2 * step)
        found.append(at_most("clicks, 95th percentile in seconds", p95(many.clicks), most))
    if many.frames:
        found.append(at_least("frames of the slowest propagation", min(many.frames), 1))
    return [*found, at_most("errors", len(many.errors), 0)]


def aims_of_restless(one: Crowd, restless: Crowd) -> list[Aim]:
    """What a newcomer and a propagation are to get beside people who click without pause."""
    found = []
    if restless.opens["image"]:
        found.append(at_most("longest wait of a newcomer in seconds", max(restless.opens["image"]), 3))
    if restless.rates and one.rates and one.rates[0]:
        found.append(at_least("speed of a propagation, beside alone", restless.rates[0] / one.rates[0], 0.2))
    return [*found, at_most("errors beside people without pause", len(restless.errors), 0)]


def aims_of_fourth(one: Crowd, fourth: Crowd, frame: float) -> list[Aim]:
    """What clicks of a fourth person are to get beside three propagations; a `frame` is the model's work for one."""
    if not (fourth.clicks and one.clicks and frame):
        return []
    wait = max(0.0, p95(fourth.clicks) - statistics.median(one.clicks)) / frame
    return [at_most("wait of a click beside three propagations, 95th percentile in frames", wait, 1)]


class Memory:
    """The memory of this process while the block runs, in MB; there is none to be seen but on Linux."""

    def __init__(self) -> None:
        give_back()
        self._before = self._peak = self._after = _resident()
        self._ended = threading.Event()

    def __enter__(self) -> Memory:
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self._peak = max(self._peak, _resident())

    def wait(self, seconds: float) -> None:
        """Looks again after so long."""
        time.sleep(seconds)
        self._after = _resident()

    def figures(self) -> dict[str, float]:
        """Before, at most, and after."""
        return {"before": round(self._before), "peak": round(self._peak), "after": round(self._after)}

    def aims(self) -> list[Aim]:
        """It is to come back to its level."""
        if not self._before:
            return []
        return [at_most("memory after all left, beside before", self._after / self._before, 1.1)]


def _resident() -> float:
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


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
    """Prints what `measure` found, and each aim with whether it was met; exit status 0."""
    figures = measure(controller, people, seconds)
    told = [
        f"{'held' if aim['held'] else 'MISSED':7} {aim['what']}: {aim['figure']:.4g}, aim {aim['aim']}"
        for aim in figures["aims"]
    ]
    return tell("\n".join([json.dumps(figures, indent=1), *told]), rows(figures), json_file)


def rows(figures: dict[str, Any]) -> Iterator[Row]:
    """What `measure` found, a row for each figure; nothing is bare."""
    for who, found in figures["people"].items():
        for what, unit in (("open_image", "s"), ("open_video", "s"), ("click", "ms")):
            waits = found[f"{what}_{unit}"]
            for key in ("median", "p95", "max") if waits["count"] else ():
                yield Row(f"load, {who}: {what.replace('_', ' ')}, {key}", unit, waits[key])
        if found["frames_per_second"]["count"]:
            yield Row(f"load, {who}: a propagation, median", "frames/s", found["frames_per_second"]["median"])
        yield Row(f"load, {who}: errors", "count", found["errors"])
    for when, megabytes in figures["memory_mb"].items():
        yield Row(f"load, memory {when}", "MB", megabytes)
    for aim in figures["aims"]:
        yield Row(f"load, aim {aim['aim']}: {aim['what']}", "as said", round(aim["figure"], 4))


def measure(controller: Controller, people: int, seconds: float) -> dict[str, Any]:
    """One person alone, `people` of whom some propagate, one who clicks beside three propagations, and a few who click
    without pause: what each of these got, the memory, and the aims.
    """
    if people < 1 or not seconds > 0:
        raise PromptError(f"{people} people for {seconds:g} seconds cannot be measured.", "Give at least 1 of both.")
    info = controller.engine.info
    dispatcher = Dispatcher(controller, examples)
    gather(dispatcher, [opener("image"), opener("video")], 0.1)  # what is only slow the first time
    short = min(seconds, 10.0)
    alone = [gather(dispatcher, [person], short) for person in (clicker(0.0), propagator)]
    for kind in ("image", "video"):
        for _ in range(2):
            alone.append(gather(dispatcher, [opener(kind)], 0.1))
    one = Crowd.of(alone)
    usual = controller.engine.scheduler.usual
    step = max(map(usual, Priority))
    with Memory() as memory:
        crowd = [propagator if number % SHARE_PROPAGATING == 0 else clicker(PAUSE_SECONDS) for number in range(people)]
        many = gather(dispatcher, crowd, seconds, arriving=min(ARRIVAL_SECONDS, seconds / 3))
        memory.wait(min(REST_SECONDS, seconds))
    fourth = gather(dispatcher, [propagator] * PROPAGATIONS + [clicker(SHORT_PAUSE_SECONDS)], short)
    frame = usual(Priority.ENCODE) + usual(Priority.TRACK)
    restless = gather(dispatcher, [clicker(0.0)] * RESTLESS + [propagator, newcomers], min(RESTLESS_SECONDS, seconds))
    aims = [
        *aims_of_many(one, many, step),
        *memory.aims(),
        *aims_of_fourth(one, fourth, frame),
        *aims_of_restless(one, restless),
    ]
    return {
        "checkpoint": info.checkpoint,
        "device": info.device,
        "seconds": seconds,
        "step_ms": round(1e3 * step, 1),
        "people": {
            "alone": one.figures(),
            f"{people} people": many.figures(),
            f"{PROPAGATIONS} propagations and one who clicks": fourth.figures(),
            f"{RESTLESS} who click without pause, a propagation, newcomers": restless.figures(),
        },
        "memory_mb": memory.figures(),
        "aims": [aim._asdict() for aim in aims],
    }


def _summary(values: list[float], factor: float, digits: int) -> dict[str, float]:
    """How many there are; where there are any, the middle one, the 95th of a hundred, and the largest."""
    if not values:
        return {"count": 0}
    return {
        "count": len(values),
        "median": round(factor * statistics.median(values), digits),
        "p95": round(factor * p95(values), digits),
        "max": round(factor * max(values), digits),
    }


def p95(values: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]
