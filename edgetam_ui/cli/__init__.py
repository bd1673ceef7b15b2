"""`edgetam-ui`: serve the app, segment an image, track through a video, measure.

Exit status: 0 done, 1 the work failed, 2 bad input, 130 interrupted.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from ..errors import CancelledError, EdgeTamError, ExportError
from .parser import COMMANDS, command_line


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (the process's own where None); the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    try:
        _check_command(given[0])
        arguments = command_line().parse_args(_joined(given))
        _log(arguments.verbose)
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except EdgeTamError as error:
        print(f"edgetam-ui: {error}", file=sys.stderr)
        return 1 if isinstance(error, (ExportError, CancelledError)) else 2


def _check_command(name: str) -> None:
    """Raises `EdgeTamError` for what is nearly a command. What is none at all argparse refuses."""
    near = get_close_matches(name, COMMANDS, 1)
    if near and name not in COMMANDS:
        raise EdgeTamError(f"There is no command {name!r}.", f"Did you mean {near[0]}?")


def _joined(given: Sequence[str]) -> list[str]:
    """`--box -10,…` as `--box=-10,…`: argparse takes what begins with a minus for an option."""
    joined: list[str] = []
    for text in given:
        is_negative = text[:1] == "-" and text[1:2] in "0123456789." and len(text) > 1
        if is_negative and joined and joined[-1] in ("--box", "--point"):
            joined[-1] += f"={text}"
        else:
            joined.append(text)
    return joined


def _log(verbose: bool) -> None:
    logging.basicConfig(format="%(message)s", level=logging.DEBUG if verbose else logging.WARNING)
    for noisy in ("httpx", "httpcore", "PIL", "urllib3", "matplotlib", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    if not verbose:  # a line for each of the hub's five retries; the error after them says it all
        logging.getLogger("huggingface_hub.utils._http").setLevel(logging.ERROR)
