"""`edgetam-ui`: serve the app, segment an image, track through a video, measure.

Exit status: 0 done, 1 the work failed, 2 bad input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__
from .errors import CancelledError, EdgeTamError, ExportError, PromptError
from .formats.report import ExportWarning
from .sessions.prompt_files import ObjectPrompts, of_file, read_prompts, unknown_files

if TYPE_CHECKING:
    from .sessions.controller import Controller
    from .sessions.image_set import ImageSet
    from .sessions.session import Session

log = logging.getLogger("edgetam_ui")

CLOSING_SECONDS = 8.0
"""How long a server may take to end once it is told to."""
MODEL_ROWS = ("encode", "decode", "propagate", "agree", "start", "memory")
"""What `bench` measures beside plain transformers."""
PROMPT_COLUMNS = "file,object,x0,y0,x1,y1 or file,object,x,y,label"
SEGMENT_EXAMPLES = """examples:
  edgetam-ui segment photo.jpg --point 320,240 --out masks
  edgetam-ui segment photo.jpg --box 90,40,400,260 --point 120,60,0 --out masks
  edgetam-ui segment a.jpg b.jpg 'photos/*.png' --prompts prompts.csv --out masks --format coco"""
TRACK_EXAMPLES = """examples:
  edgetam-ui track clip.mp4 --box 0:1:90,40,400,260 --out masks
  edgetam-ui track frames/ --point 0:1:320,240 --point 0:2:80,60 --direction both --out masks"""
Click = tuple[list[float], int]
"""A point [x, y] and its label, 1 or 0."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (the process's own where None); the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    try:
        arguments = _parser().parse_args(_joined(given))
        _log(arguments.verbose)
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except EdgeTamError as error:
        print(f"edgetam-ui: {error}", file=sys.stderr)
        return 1 if isinstance(error, (ExportError, CancelledError)) else 2


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="edgetam-ui",
        description="Click on an object in an image or a video, and get its mask.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(("examples:", "  edgetam-ui --open", *_lines(SEGMENT_EXAMPLES), *_lines(TRACK_EXAMPLES))),
    )
    parser.add_argument("--version", action="version", version=f"edgetam-ui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    model = argparse.ArgumentParser(add_help=False)
    model.add_argument(
        "--checkpoint", default="auto", help="auto, practice, a hub id or a folder (default: %(default)s)"
    )
    model.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 or mps (default: %(default)s)")
    model.add_argument("--precision", default="auto", help="auto, fp32 or bf16 (default: %(default)s)")
    model.add_argument(
        "--accelerate", default="auto", help="auto, off (plain transformers), torch or openvino (default: %(default)s)"
    )
    model.add_argument("--verbose", action="store_true", help="log more")

    serve = commands.add_parser("serve", parents=[model], help="serve the page (the default)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=None, help="the port (default: the first free from 7860)")
    serve.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="https://NAME: a name to be reached by through a proxy, or a site that may embed the page (repeatable)",
    )
    serve.add_argument("--password", help="ask everybody for it (default: $EDGETAM_PASSWORD, or none)")
    serve.add_argument(
        "--data", metavar="DIR", help="keep users' work there through restarts (default: $EDGETAM_DATA, or nowhere)"
    )
    serve.add_argument(
        "--keep",
        type=_hours,
        metavar="HOURS",
        help="for how long after they were seen last, inf: for good (default: $EDGETAM_KEEP, or 1 where --host lets "
        "others in, else inf)",
    )
    serve.add_argument("--log", choices=("text", "json"), default="text", help="json: a line for each request")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.add_argument("--ray", action="store_true", help="serve from several processes or machines, with Ray Serve")
    serve.add_argument(
        "--replicas",
        type=_replicas,
        default=(2,),
        metavar="N[:MOST]",
        help="--ray: how many copies of the app, or the least and the most (default: 2)",
    )
    serve.set_defaults(run=_serve)

    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the results")
    out.add_argument(
        "--format",
        type=_formats,
        default="coco,png,overlay",
        metavar="NAMES",
        help="what to write, separated by commas (default: %(default)s); see docs/formats",
    )
    out.add_argument("--frames", type=_range, default={}, metavar="FIRST:LAST[:STEP]", help="frames (default: all)")
    out.add_argument("--size", type=int, metavar="PIXELS", help="pixels of the longer side (default: as it is)")
    out.add_argument("--images", choices=("none", "jpg", "png"), help="the frames themselves (default: by the format)")
    out.add_argument(
        "--option", type=_option, action="append", default=[], metavar="NAME=VALUE", help="of a format (repeatable)"
    )
    out.add_argument("--check", action="store_true", help="only say what would be written, and lost")

    segment = commands.add_parser(
        "segment",
        parents=[model, out],
        help="masks on an image, or on many",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=SEGMENT_EXAMPLES,
    )
    segment.add_argument("images_", metavar="IMAGE", nargs="+", help="files, folders, patterns, zip archives")
    segment.add_argument(
        "--prompts", type=Path, metavar="FILE", help=f"for many images: CSV with {PROMPT_COLUMNS}, or JSON"
    )
    segment.add_argument(
        "--point",
        type=_click,
        action="append",
        default=[],
        metavar="X,Y[,LABEL]",
        help="a click; label 0 takes away (repeatable)",
    )
    segment.add_argument(
        "--box", type=_box, action="append", default=[], metavar="X0,Y0,X1,Y1", help="a box around the object"
    )
    segment.set_defaults(run=_segment)

    track = commands.add_parser(
        "track",
        parents=[model, out],
        help="objects through a video",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=TRACK_EXAMPLES,
    )
    track.add_argument("video", metavar="VIDEO")
    for option, kind, form in (
        ("--point", _click_on_frame, "FRAME:OBJECT:X,Y[,LABEL]"),
        ("--box", _box_on_frame, "FRAME:OBJECT:X0,Y0,X1,Y1"),
    ):
        track.add_argument(option, type=kind, action="append", default=[], metavar=form, help="(repeatable)")
    track.add_argument(
        "--direction", choices=("forward", "backward", "both"), default="forward", help="(default: %(default)s)"
    )
    track.set_defaults(run=_track)

    commands.add_parser(
        "doctor", parents=[model], help="what the machine has, and how the model would run"
    ).set_defaults(run=_doctor)

    bench = commands.add_parser("bench", parents=[model], help="measure on this machine")
    bench.add_argument(
        "what",
        choices=(*MODEL_ROWS, "all", "click", "answer", "load", "corrections", "doubt"),
        help="encode, decode, propagate, agree, start, memory, or all of them: beside plain transformers; "
        "click: from a click to its mask in a real browser; answer: what follows the decoder, at 12 megapixels; "
        "load: what many people at once get of the model; corrections: what one click makes of drifted masks; "
        "doubt: how many wrong masks are ranked first",
    )
    bench.add_argument("--rounds", type=int, default=7, help="beside plain transformers: turns (default: %(default)s)")
    bench.add_argument("--clicks", type=int, default=60, help="clicks to measure (default: %(default)s)")
    bench.add_argument("--clips", type=int, default=10, help="doubt: generated clips (default: %(default)s)")
    bench.add_argument("--people", type=int, default=8, help="load: how many (default: %(default)s)")
    bench.add_argument("--seconds", type=float, default=20.0, help="load: for how long (default: %(default)s)")
    bench.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too; - is standard output")
    bench.set_defaults(run=_bench, checkpoint=None)
    return parser


def _lines(examples: str) -> list[str]:
    return examples.splitlines()[1:]


def _controller(arguments: argparse.Namespace) -> Controller:
    from .sessions.controller import Controller

    return Controller(arguments.checkpoint, arguments.device, arguments.precision, arguments.accelerate)


def _loaded(arguments: argparse.Namespace) -> Controller:
    """The controller with its model; what is loaded, and what was, is told on standard error."""
    wanted = f"{arguments.checkpoint} on {arguments.device}"
    print(f"Loading the checkpoint: {wanted} …", file=sys.stderr, flush=True)
    controller = _controller(arguments)
    info = controller.engine.info
    name = f"practice checkpoint ({info.why})" if info.practice else info.checkpoint
    print(f"Loaded: {name}, {info.device}, {info.precision}.", file=sys.stderr, flush=True)
    return controller


def _doctor(arguments: argparse.Namespace) -> int:
    from .bench.doctor import examine

    for name, finding in examine(arguments.device, arguments.precision, arguments.accelerate):
        print(f"{name:13} {finding}")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    guard = {
        "server_name": arguments.host,
        "allow_origin": arguments.allow_origin,
        "password": arguments.password or os.environ.get("EDGETAM_PASSWORD"),
    }
    data = arguments.data or os.environ.get("EDGETAM_DATA")
    keep_hours = _hours(os.environ.get("EDGETAM_KEEP")) if arguments.keep is None else arguments.keep
    signal.signal(signal.SIGTERM, _terminate)
    if arguments.ray:
        return _serve_with_ray(arguments, guard, data, keep_hours)
    from .hosts.gradio_app import serve

    if arguments.log == "json":
        from .hosts.watch import log_requests

        log_requests(sys.stdout)
    # What is wrong with device or checkpoint is told before an address is.
    controller = _loaded(arguments)
    try:
        serve(
            controller,
            **guard,
            server_port=arguments.port,
            data=data,
            keep_hours=keep_hours,
            inbrowser=arguments.open,
        )
    except OSError as error:
        log.debug("not served", exc_info=True)
        ports = f"Port {arguments.port}" if arguments.port else "Each port from 7860 on"
        message = f"{ports} of {arguments.host} is in use."
        raise EdgeTamError(message, "Give another --port or --host.") from error
    return 0


def _serve_with_ray(
    arguments: argparse.Namespace, guard: dict[str, Any], data: str | None, keep_hours: float | None
) -> int:
    if data is None:
        raise EdgeTamError("Replicas share users' work on disk.", "Give --data DIR, a folder that all of them reach.")
    try:
        from .hosts.ray_serve import Settings, serve
    except ModuleNotFoundError as error:
        raise EdgeTamError("Ray Serve is not installed.", "pip install 'edgetam-ui[serve]'") from error
    model = {"checkpoint": arguments.checkpoint, "device": arguments.device, "precision": arguments.precision}
    serve(
        Settings(model, guard, Path(data).absolute(), keep_hours),
        arguments.host,
        arguments.port or 7860,
        arguments.replicas,
    )
    return 0


def _terminate(*_: object) -> None:
    """Cleans up as an interrupted process does, for so long that a service manager does not lose patience."""
    limit = threading.Timer(CLOSING_SECONDS, os._exit, [0])
    limit.daemon = True
    limit.start()
    raise KeyboardInterrupt


def _segment(arguments: argparse.Namespace) -> int:
    clicks: list[Click] = arguments.point
    if len(arguments.box) > 1:
        raise PromptError("An object has one box; there are several.", "For several objects use --prompts.")
    if arguments.prompts is not None:
        if clicks or arguments.box:
            raise PromptError("There are --prompts beside --point or --box.", "Put all of them into the file.")
        return _segment_many(arguments)
    if not clicks and not arguments.box:
        raise PromptError("There is nothing to segment.", "Give --point X,Y or --box X0,Y0,X1,Y1, or --prompts FILE.")
    if len(arguments.images_) > 1:
        raise PromptError("--point and --box are for one image.", "For many use --prompts FILE.")
    _make(arguments.out)
    controller = _loaded(arguments)
    with closing(controller.open(arguments.images_[0])) as session:
        if session.medium.kind != "image":
            raise PromptError(f"{session.medium.name} is a video.", "Use edgetam-ui track.")
        if arguments.box:
            session.add_box(1, arguments.box[0])
        if clicks:
            session.add_points(1, [xy for xy, _ in clicks], [label for _, label in clicks])
        for item in session.object_masks():
            print(f"{session.medium.name}: {item.rle.area} pixels, score {item.score:.2f}")
        _export(session, arguments)
    return 0


def _segment_many(arguments: argparse.Namespace) -> int:
    """Every image that the prompts name; what fails is listed at the end, and costs the others nothing."""
    prompts = read_prompts(arguments.prompts)
    _make(arguments.out)
    controller = _loaded(arguments)
    with closing(controller.open_set(arguments.images_)) as images:
        failed = [(name, "It is not among the images.") for name in unknown_files(prompts, images.paths)]
        wanted = [index for index, path in enumerate(images.paths) if of_file(prompts, path)]
        with _bar("segment", "image") as bar:
            for done, index in enumerate(wanted):
                bar(done, len(wanted))
                ahead = images.encode_ahead(wanted[done + 1]) if done + 1 < len(wanted) else None
                try:
                    _prompt(images.session(index), of_file(prompts, images.paths[index]))
                except EdgeTamError as error:
                    failed.append((images.names[index], str(error)))
                if ahead is not None:
                    ahead.join()
            bar(len(wanted), len(wanted))
        masks = sum(len(results.objects) for results in images.results())
        if masks:
            _export(images, arguments)
        print(f"{masks} masks on {len(images.results())} of {len(images)} images")
    for name, reason in failed:
        print(f"edgetam-ui: {name}: {reason}", file=sys.stderr)
    return 1 if failed or not masks else 0


def _prompt(session: Session, objects: dict[str, ObjectPrompts]) -> None:
    if session.medium.kind != "image":
        raise PromptError(f"{session.medium.name} is a video.", "Use edgetam-ui track.")
    for number, (name, said) in enumerate(objects.items(), 1):
        if said.box is not None:
            session.add_box(number, said.box)
        if said.points:
            session.add_points(number, said.points, said.labels)
        if not name.isdecimal():
            session.update_object(number, name=name, category=name)


def _track(arguments: argparse.Namespace) -> int:
    points: dict[tuple[int, int], list[Click]] = defaultdict(list)
    for frame, object_id, click in arguments.point:
        points[frame, object_id].append(click)
    if not arguments.point and not arguments.box:
        raise PromptError(
            "There is nothing to track.", "Give --point FRAME:OBJECT:X,Y or --box FRAME:OBJECT:X0,Y0,X1,Y1."
        )
    places = [(frame, object_id) for frame, object_id, _ in arguments.box]
    for frame, object_id in places:
        if places.count((frame, object_id)) > 1:
            raise PromptError(f"Object {object_id} has two boxes on frame {frame}.", "Give one.")
    _make(arguments.out)
    controller = _loaded(arguments)
    with closing(controller.open(arguments.video)) as session:
        for frame, object_id, box in arguments.box:
            session.add_box(object_id, box, frame)
        for (frame, object_id), clicks in points.items():
            session.add_points(object_id, [xy for xy, _ in clicks], [label for _, label in clicks], frame)
        steps = session.propagate(direction=arguments.direction)
        with _bar("track") as bar:
            for step in steps:
                bar(step.done, step.total)
        for object_id, item in session.state.objects.items():
            seen = sum(1 for _, kind, _ in session.timeline(object_id) if kind != "absent")
            print(f"{item.name}: on {seen} of {session.medium.count} frames")
        _export(session, arguments)
    return 0


def _bench(arguments: argparse.Namespace) -> int:
    from .bench.answer import bench_answer
    from .bench.click import bench_click
    from .bench.corrections import bench_corrections
    from .bench.doubt import bench_doubt
    from .bench.load import bench_load

    if arguments.what in (*MODEL_ROWS, "all"):
        from .bench.model import Options, bench_model

        options = Options(
            arguments.checkpoint or "full-size", arguments.device, arguments.precision, arguments.accelerate
        )
        return bench_model(arguments.what, options, arguments.rounds, arguments.json)
    arguments.checkpoint = arguments.checkpoint or "auto"
    measure = {"click": bench_click, "answer": bench_answer, "corrections": bench_corrections}
    with closing(_controller(arguments)) as controller:
        if arguments.what == "load":
            return bench_load(controller, arguments.people, arguments.seconds, arguments.json)
        if arguments.what == "doubt":
            return bench_doubt(controller, arguments.clips, arguments.json)
        return measure[arguments.what](controller, arguments.clicks, arguments.json)


def _make(folder: Path) -> None:
    """Makes the folder for the results, before there are any to lose."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} is not a folder to write to: {error.strerror}.", "Give another --out.") from error


def _export(session: Session | ImageSet, arguments: argparse.Namespace) -> None:
    from .formats.registry import FORMATS

    chosen = {"size": arguments.size, "images": arguments.images, **arguments.frames}
    for name in arguments.format:
        own = {option.name for option in FORMATS[name].options}
        # A flag for several formats goes to those that know it; one that none knows is told by the first.
        known = {key for other in arguments.format for key in (option.name for option in FORMATS[other].options)}
        options = {key: value for key, value in arguments.option if key in own or key not in known}
        report = session.check_export(name, **chosen, **options)
        for notice in report.notices:
            print(f"{name}: {notice.message}", file=sys.stderr)
        if arguments.check:
            print(f"{name}: {report.masks} masks on {report.frames} frames, about {report.bytes} bytes")
            continue
        target = arguments.out / "masks" if name == "png" else arguments.out
        with _bar(name) as bar, warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)  # they were told above
            session.export(name, target, bar, **chosen, **options)
    if not arguments.check:
        print(f"Written to {arguments.out}: {', '.join(arguments.format)}")


@contextmanager
def _bar(name: str, unit: str = "frame") -> Iterator[Callable[[int, int], None]]:
    """A progress bar; what it yields takes (done, total)."""
    from tqdm import tqdm

    with tqdm(desc=name, unit=unit, leave=False, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


# -- values of options; `main` reports their `PromptError`, so that all bad input is told alike


def _formats(text: str) -> list[str]:
    from .formats.registry import FORMATS

    names = [name.strip() for name in text.split(",") if name.strip()] or [""]
    for name in names:
        if name not in FORMATS:
            raise PromptError(f"There is no format {name!r}.", f"Use one or more of {','.join(FORMATS)}.")
    return names


def _hours(text: str | None) -> float | None:
    if not text:
        return None
    hours = _numbers(text, 1, "--keep HOURS")[0]
    if not hours > 0:
        raise PromptError(f"Nothing can be kept for {text} hours.", "Give a number above 0, or inf.")
    return hours


def _range(text: str) -> dict[str, int]:
    parts = text.split(":")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts):
        raise PromptError(f"{text!r} is not a range of frames.", "Write it as --frames FIRST:LAST or FIRST:LAST:STEP.")
    return dict(zip(("start", "end", "step"), map(int, parts), strict=False))


def _option(text: str) -> tuple[str, bool | float | str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise PromptError(f"{text!r} is not an option.", "Write it as --option NAME=VALUE.")
    if value.lower() in ("true", "false"):
        return name, value.lower() == "true"
    try:
        return name, float(value)
    except ValueError:
        return name, value


def _replicas(text: str) -> tuple[int, ...]:
    parts = text.split(":")
    if len(parts) > 2 or not all(part.isdecimal() and int(part) > 0 for part in parts):
        raise PromptError(f"{text!r} is not right.", "Write it as --replicas 2 or --replicas 2:8.")
    return tuple(sorted(int(part) for part in parts))


def _click(text: str) -> Click:
    count = text.count(",") + 1
    x, y, *label = _numbers(text, 3 if count == 3 else 2, "X,Y or X,Y,LABEL")
    sign = label[0] if label else 1
    if sign not in (0, 1):
        raise PromptError(f"The label {sign:g} is neither 0 nor 1.", "1 adds what is under the point, 0 takes it away.")
    return [x, y], int(sign)


def _click_on_frame(text: str) -> tuple[int, int, Click]:
    frame, object_id, click = _on_frame(text, "--point FRAME:OBJECT:X,Y[,LABEL]")
    return frame, object_id, _click(click)


def _box(text: str) -> list[float]:
    return _numbers(text, 4, "--box X0,Y0,X1,Y1")


def _box_on_frame(text: str) -> tuple[int, int, list[float]]:
    form = "--box FRAME:OBJECT:X0,Y0,X1,Y1"
    frame, object_id, box = _on_frame(text, form)
    return frame, object_id, _numbers(box, 4, form)


def _on_frame(text: str, form: str) -> tuple[int, int, str]:
    parts = text.split(":")
    if len(parts) != 3 or not parts[0].isdecimal() or not parts[1].isdecimal():
        raise PromptError(f"{text!r} names no frame and object.", f"Write it as {form}.")
    return int(parts[0]), int(parts[1]), parts[2]


def _numbers(text: str, count: int, form: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        what = "a box" if count == 4 else "a point"
        raise PromptError(f"{text!r} is not {what}.", f"Write it as {form}.")
    return numbers
