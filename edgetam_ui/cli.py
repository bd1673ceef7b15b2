"""`edgetam-ui`: serve the app, segment a picture, track through a video, measure. Imports controller and below.

Exit status: 0 done, 1 the work failed, 2 bad input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .errors import CancelledError, EdgeTamError, ExportError, PromptError

if TYPE_CHECKING:
    from .sessions.controller import Controller
    from .sessions.session import Session

log = logging.getLogger("edgetam_ui")
FORMATS = ("coco", "png", "overlay")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (the process's own where None); the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    parser = _parser()
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    arguments = parser.parse_args(given)
    logging.basicConfig(format="%(message)s", level=logging.DEBUG if arguments.verbose else logging.WARNING)
    for noisy in ("httpx", "httpcore", "PIL", "urllib3", "matplotlib", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except EdgeTamError as error:
        print(f"edgetam-ui: {error}", file=sys.stderr)
        return 1 if isinstance(error, (ExportError, CancelledError)) else 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="edgetam-ui", description="Click on a thing in a picture or a video, and get its mask."
    )
    parser.add_argument("--version", action="version", version=f"edgetam-ui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "--checkpoint", default="auto", help="auto, practice, a hub id or a folder (default: %(default)s)"
    )
    model.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 or mps (default: %(default)s)")
    model.add_argument("--precision", default="auto", help="auto, fp32 or bf16 (default: %(default)s)")
    model.add_argument("--verbose", action="store_true", help="say more in the log")

    serve = commands.add_parser("serve", parents=[model], help="serve the app (what no command does)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=None, help="the port (default: the first free from 7860)")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.set_defaults(run=_serve)

    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the results")
    out.add_argument(
        "--format", default="coco,png,overlay", help="what to write, separated by commas (default: %(default)s)"
    )

    segment = commands.add_parser("segment", parents=[model, out], help="the mask of one object of a picture")
    segment.add_argument("image", metavar="IMAGE")
    segment.add_argument(
        "--point", action="append", default=[], metavar="X,Y[,LABEL]", help="a click; label 0 takes away (repeatable)"
    )
    segment.add_argument("--box", metavar="X0,Y0,X1,Y1", help="a box around the object")
    segment.set_defaults(run=_segment)

    track = commands.add_parser("track", parents=[model, out], help="objects through a video")
    track.add_argument("video", metavar="VIDEO")
    track.add_argument("--point", action="append", default=[], metavar="FRAME:OBJECT:X,Y[,LABEL]", help="(repeatable)")
    track.add_argument("--box", action="append", default=[], metavar="FRAME:OBJECT:X0,Y0,X1,Y1", help="(repeatable)")
    track.add_argument(
        "--direction", choices=("forward", "backward", "both"), default="forward", help="(default: %(default)s)"
    )
    track.set_defaults(run=_track)

    bench = commands.add_parser("bench", parents=[model], help="measure on this machine")
    bench.add_argument("what", choices=("click",), help="click: from a click to its mask in a real browser")
    bench.add_argument("--clicks", type=int, default=60, help="clicks to measure (default: %(default)s)")
    bench.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    bench.set_defaults(run=_bench)
    return parser


def _controller(arguments: argparse.Namespace) -> Controller:
    from .sessions.controller import Controller

    return Controller(arguments.checkpoint, arguments.device, arguments.precision)


def _serve(arguments: argparse.Namespace) -> int:
    from .hosts.gradio_app import serve

    # What is told to end by its service manager cleans up as one that is interrupted does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(_controller(arguments), server_name=arguments.host, server_port=arguments.port, inbrowser=arguments.open)
    except OSError as error:
        log.debug("not served", exc_info=True)
        raise EdgeTamError(
            f"Port {arguments.port or '7860 and those after it'} of {arguments.host} cannot be had.",
            "Something else may be served there: give another --port or --host.",
        ) from error
    return 0


def _segment(arguments: argparse.Namespace) -> int:
    points = [_point(text) for text in arguments.point]
    box = _numbers(arguments.box, 4, "--box X0,Y0,X1,Y1") if arguments.box else None
    if not points and box is None:
        raise PromptError("There is nothing to segment.", "Give --point X,Y or --box X0,Y0,X1,Y1.")
    formats = _formats(arguments.format)
    _make(arguments.out)
    controller = _controller(arguments)
    with closing(controller.open(arguments.image)) as session:
        if session.medium.kind != "image":
            raise PromptError(f"{session.medium.name} is a video.", "Use edgetam-ui track.")
        if box is not None:
            session.add_box(1, box)
        if points:
            session.add_points(1, [xy for xy, _ in points], [label for _, label in points])
        for item in session.object_masks():
            print(f"{session.medium.name}: {item.rle.area} pixels, score {item.score:.2f}")
        _export(session, formats, arguments.out)
    return 0


def _track(arguments: argparse.Namespace) -> int:
    points: dict[tuple[int, int], list[tuple[list[float], int]]] = defaultdict(list)
    for text in arguments.point:
        frame, object_id, rest = _placed(text, "--point FRAME:OBJECT:X,Y[,LABEL]")
        points[frame, object_id].append(_point(rest))
    boxes = {}
    for text in arguments.box:
        frame, object_id, rest = _placed(text, "--box FRAME:OBJECT:X0,Y0,X1,Y1")
        boxes[frame, object_id] = _numbers(rest, 4, "--box FRAME:OBJECT:X0,Y0,X1,Y1")
    if not points and not boxes:
        raise PromptError(
            "There is nothing to track.", "Give --point FRAME:OBJECT:X,Y or --box FRAME:OBJECT:X0,Y0,X1,Y1."
        )
    formats = _formats(arguments.format)
    _make(arguments.out)
    controller = _controller(arguments)
    with closing(controller.open(arguments.video)) as session:
        for (frame, object_id), box in boxes.items():
            session.add_box(object_id, box, frame)
        for (frame, object_id), clicks in points.items():
            session.add_points(object_id, [xy for xy, _ in clicks], [label for _, label in clicks], frame)
        steps = session.propagate(direction=arguments.direction)
        with _bar("track") as bar:
            for step in steps:
                bar(step.done, step.total)
        for object_id, item in session.state.objects.items():
            seen = sum(1 for _, kind, _ in session.strip(object_id) if kind != "absent")
            print(f"{item.name}: on {seen} of {session.medium.count} frames")
        _export(session, formats, arguments.out)
    return 0


def _bench(arguments: argparse.Namespace) -> int:
    from .bench.click import bench_click

    with closing(_controller(arguments)) as controller:
        return bench_click(controller, arguments.clicks, arguments.json)


def _make(folder: Path) -> None:
    """Makes the folder for the results, before there are any to lose."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} is not a folder to write to: {error.strerror}.", "Give another --out.") from error


def _export(session: Session, formats: list[str], folder: Path) -> None:
    for name in formats:
        target = folder / "masks" if name == "png" else folder
        with _bar(name) as bar:
            session.export(name, target, bar)
    print(f"Written to {folder}: {', '.join(formats)}")


class _bar:
    """A progress bar as a callback `(done, total)`."""

    def __init__(self, name: str) -> None:
        from tqdm import tqdm

        self._bar = tqdm(desc=name, unit="frame", leave=False, disable=None)

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> _bar:
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.close()


def _formats(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()] or [""]
    for name in names:
        if name not in FORMATS:
            raise PromptError(f"There is no format {name!r}.", f"Use one or more of {','.join(FORMATS)}.")
    return names


def _point(text: str) -> tuple[list[float], int]:
    count = text.count(",") + 1
    x, y, *label = _numbers(text, 3 if count == 3 else 2, "X,Y or X,Y,LABEL")
    sign = label[0] if label else 1
    if sign not in (0, 1):
        raise PromptError(f"The label {sign:g} is neither 0 nor 1.", "1 adds what is under the point, 0 takes it away.")
    return [x, y], int(sign)


def _placed(text: str, form: str) -> tuple[int, int, str]:
    parts = text.split(":")
    if len(parts) != 3 or not parts[0].isdigit() or not parts[1].isdigit():
        raise PromptError(f"{text!r} is not right.", f"Write it as {form}.")
    return int(parts[0]), int(parts[1]), parts[2]


def _numbers(text: str, count: int, form: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        raise PromptError(f"{text!r} is not right.", f"Write it as {form}.")
    return numbers
