"""`edgetam-ui bench` and `edgetam-ui doctor`: what the machine has, and how fast it is."""

from __future__ import annotations

import argparse
from contextlib import closing

from . import model

MODEL_ROWS = ("encode", "decode", "propagate", "agree", "start", "memory", "open", "wire")
"""What `bench` measures beside the plain libraries."""


def doctor(arguments: argparse.Namespace) -> int:
    """Prints what the machine has, and how the model would run."""
    from ..bench.doctor import examine

    for name, finding in examine(arguments.device, arguments.precision, arguments.accelerate):
        print(f"{name:13} {finding}")
    return 0


def bench(arguments: argparse.Namespace) -> int:
    """Measures what is asked for, and prints it."""
    from ..bench.answer import bench_answer
    from ..bench.click import bench_click
    from ..bench.corrections import bench_corrections
    from ..bench.doubt import bench_doubt
    from ..bench.landing import bench_landing
    from ..bench.load import bench_load
    from ..bench.model import Options, bench_model

    options = Options(
        arguments.checkpoint,
        arguments.device,
        arguments.precision,
        arguments.accelerate,
        arguments.peer,
        arguments.clicks,
        arguments.people,
        arguments.seconds,
    )
    if arguments.what in (*MODEL_ROWS, "all"):
        return bench_model(arguments.what, options, arguments.rounds, arguments.json)
    if arguments.what == "load":
        return bench_load(options.controller, arguments.people, arguments.seconds, arguments.json)
    if arguments.what == "length":
        from ..bench.length import bench_length

        return bench_length(arguments.checkpoint or "practice", arguments.json)
    arguments.checkpoint = arguments.checkpoint or "auto"
    measure = {"click": bench_click, "answer": bench_answer, "corrections": bench_corrections}
    with closing(model.controller(arguments)) as controller:
        if arguments.what == "doubt":
            return bench_doubt(controller, arguments.clips, arguments.json)
        if arguments.what == "landing":
            return bench_landing(controller, arguments.rounds, arguments.json)
        return measure[arguments.what](controller, arguments.clicks, arguments.json)
