"""The model that a command runs on, and what it says of it."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..sessions.budgets import Limits
    from ..sessions.controller import Controller


def limits(arguments: argparse.Namespace) -> Limits:
    """Those of a server, where a command has them; else they are the usual ones."""
    from ..sessions.budgets import Limits

    return Limits(**dict(getattr(arguments, "limit", ())))


def controller(arguments: argparse.Namespace) -> Controller:
    """A controller as the options of `arguments` say; the model is loaded when it is first asked."""
    from ..sessions.controller import Controller

    how = arguments.checkpoint, arguments.device, arguments.precision, arguments.accelerate
    return Controller(*how, limits=limits(arguments))


def loaded(arguments: argparse.Namespace) -> Controller:
    """The controller with its model; what is loaded, and what was, is told on standard error."""
    wanted = f"{arguments.checkpoint} on {arguments.device}"
    print(f"Loading the checkpoint: {wanted} …", file=sys.stderr, flush=True)
    begun = time.monotonic()
    made = controller(arguments)
    info = made.engine.info
    seconds = time.monotonic() - begun
    name = "the practice checkpoint" if info.practice else info.checkpoint
    held = ", ".join(f"{count / 1e6:.1f} MB {kind}" for kind, count in made.engine.weight_bytes().items())
    weights = f" Weights in memory: {held}." if held else ""
    print(f"Loaded in {seconds:.1f} s: {name}, {info.device}, {info.precision}.{weights}", file=sys.stderr, flush=True)
    return made
