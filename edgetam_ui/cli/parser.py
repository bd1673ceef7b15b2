"""The commands, their options and help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .. import __version__
from ..hosts.space.kinds import KINDS
from . import lessons, live, masks, measuring, serving, values, writing

if TYPE_CHECKING:
    pass

PROMPT_COLUMNS = "file,object,x0,y0,x1,y1 or file,object,x,y,label"
SEGMENT_EXAMPLES = """examples:
  edgetam-ui segment photo.jpg --point 320,240
  edgetam-ui segment photo.jpg --box 90,40,400,260 --point 120,60,0 --out masks
  edgetam-ui segment a.jpg b.jpg 'photos/*.png' --prompts prompts.csv --out masks --format coco"""
TRACK_EXAMPLES = """examples:
  edgetam-ui track clip.mp4 --box 0:1:90,40,400,260
  edgetam-ui track frames/ --point 0:1:320,240 --point 0:2:80,60 --classes person,car --direction both --out masks"""

LIVE_EXAMPLES = """examples:
  edgetam-ui live 0 --box 0:1:90,40,400,260
  edgetam-ui live rtsp://camera.local/stream --point 30:1:320,240 --out result --format overlay
  edgetam-ui live clip.mp4 --realtime --point 0:1:320,240 --record camera.mkv"""

COMMANDS = ("serve", "space", "segment", "track", "live", "doctor", "bench", "lessons")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command_line() -> argparse.ArgumentParser:
    """What reads a command line; `run` of what it reads is the command, which takes that and gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="edgetam-ui",
        description="Click on an object in an image or a video, and get its mask.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(("examples:", "  edgetam-ui --open", *_lines(SEGMENT_EXAMPLES), *_lines(TRACK_EXAMPLES))),
    )
    parser.add_argument("--version", action="version", version=f"edgetam-ui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    model, out = _model(), _out("NAME-masks beside the input")
    _serve(commands, model)
    _space(commands)
    _segment(commands, model, out)
    _track(commands, model, out)
    _live(commands, model, _out("none, nothing is written"))
    _measure(commands, model)
    _lessons(commands)
    return parser


def _model(checkpoint: str | None = "auto") -> argparse.ArgumentParser:
    """The options of a model. Parsers that share them share the defaults: another default needs its own options."""
    options = argparse.ArgumentParser(add_help=False)
    shown = checkpoint or "as the measurement needs"
    options.add_argument(
        "--checkpoint", default=checkpoint, help=f"auto, practice, a hub id or a folder (default: {shown})"
    )
    options.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 or mps (default: %(default)s)")
    options.add_argument("--precision", default="auto", help="auto, fp32 or bf16 (default: %(default)s)")
    options.add_argument(
        "--accelerate", default="auto", help="auto, off (plain transformers), torch or openvino (default: %(default)s)"
    )
    options.add_argument("--verbose", action="store_true", help="log more")
    return options


def _out(default: str) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--out", type=Path, metavar="DIR", help=f"the folder for the results (default: {default})")
    options.add_argument(
        "--format",
        type=values.formats,
        metavar="NAMES",
        help=f"what to write, separated by commas (default: {','.join(writing.DEFAULT_FORMATS)}); see docs/formats",
    )
    options.add_argument(
        "--frames", type=values.frames, default={}, metavar="FIRST:LAST[:STEP]", help="frames (default: all)"
    )
    options.add_argument("--size", type=int, metavar="PIXELS", help="pixels of the longer side (default: as it is)")
    options.add_argument(
        "--images", choices=("none", "jpg", "png"), help="the frames themselves (default: by the format)"
    )
    options.add_argument(
        "--option",
        type=values.option,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="of a format (repeatable)",
    )
    options.add_argument("--check", action="store_true", help="only say what would be written, and lost")
    return options


def _serve(commands: Commands, model: argparse.ArgumentParser) -> None:
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
        type=values.hours,
        metavar="HOURS",
        help="for how long after they were seen last, inf: for good (default: $EDGETAM_KEEP, or 1 where --host lets "
        "others in, else inf)",
    )
    serve.add_argument(
        "--addresses",
        choices=("auto", "on", "off"),
        default="auto",
        help="whether the page opens addresses of the web (default: where only this machine reaches it)",
    )
    serve.add_argument(
        "--limit",
        type=values.limit,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="of what users may take, as users=60: see docs/deploy (repeatable)",
    )
    serve.add_argument("--log", choices=("text", "json"), default="text", help="json: a line for each request")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.add_argument("--api", action="store_true", help="let gradio_client call it; the HTTP API is always there")
    serve.add_argument("--mcp", action="store_true", help="let agents use it, by the Model Context Protocol")
    serve.add_argument("--ray", action="store_true", help="serve from several processes or machines, with Ray Serve")
    serve.add_argument(
        "--replicas",
        type=values.replicas,
        default=(2,),
        metavar="N[:MOST]",
        help="--ray: how many copies of the app, or the least and the most (default: 2)",
    )
    serve.set_defaults(run=serving.serve)


def _space(commands: Commands) -> None:
    space = commands.add_parser("space", help="write the folder of a Hugging Face Space")
    space.add_argument("folder", type=Path, metavar="DIR", help="a new folder, or a clone of the Space")
    space.add_argument("--kind", choices=tuple(KINDS), default="cpu", help="its hardware (default: %(default)s)")
    space.set_defaults(run=serving.space, verbose=False)


def _segment(commands: Commands, model: argparse.ArgumentParser, out: argparse.ArgumentParser) -> None:
    segment = commands.add_parser(
        "segment",
        parents=[model, out],
        help="masks on an image, or on many",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=SEGMENT_EXAMPLES,
    )
    segment.add_argument("images_", metavar="IMAGE", nargs="+", help="files, folders, patterns, zip archives")
    _operations(segment)
    segment.add_argument(
        "--prompts", type=Path, metavar="FILE", help=f"for many images: CSV with {PROMPT_COLUMNS}, or JSON"
    )
    segment.add_argument(
        "--point",
        type=values.click,
        action="append",
        default=[],
        metavar="X,Y[,LABEL]",
        help="a click; label 0 takes away (repeatable)",
    )
    segment.add_argument(
        "--box", type=values.box, action="append", default=[], metavar="X0,Y0,X1,Y1", help="a box around the object"
    )
    _classes(segment, "the object's class")
    segment.set_defaults(run=masks.segment)


def _track(commands: Commands, model: argparse.ArgumentParser, out: argparse.ArgumentParser) -> None:
    track = commands.add_parser(
        "track",
        parents=[model, out],
        help="objects through a video",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=TRACK_EXAMPLES,
    )
    track.add_argument("video", metavar="VIDEO")
    _prompts_on_frames(track)
    _classes(track, "the objects' classes, in the order of their numbers")
    _operations(track)
    track.add_argument("--direction", choices=("forward", "backward", "both"), help="(default: forward)")
    track.set_defaults(run=masks.track)


def _live(commands: Commands, model: argparse.ArgumentParser, out: argparse.ArgumentParser) -> None:
    camera = commands.add_parser(
        "live",
        parents=[model, out],
        help="objects through what a camera sees",
        description="Prints a line of CSV for each object on each frame. Ctrl C ends it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=LIVE_EXAMPLES,
    )
    camera.add_argument("source", metavar="SOURCE", help="a camera's number (0), a device, an address, or a video file")
    _prompts_on_frames(camera)
    camera.add_argument(
        "--realtime", action="store_true", help="play a file at its own pace, and drop frames as from a camera"
    )
    camera.add_argument("--record", type=Path, metavar="FILE.mkv", help="keep the frames there")
    camera.add_argument("--count", type=int, metavar="N", help="stop after N frames")
    camera.set_defaults(run=live.live)


def _operations(command: argparse.ArgumentParser) -> None:
    help_ = "a JSON list of operations to do, in the place of prompts: see docs/protocol"
    command.add_argument("--operations", type=Path, metavar="FILE", help=help_)


def _classes(command: argparse.ArgumentParser, what: str) -> None:
    help_ = f"{what}, separated by commas"
    command.add_argument("--classes", type=values.names, default=[], metavar="NAMES", help=help_)


def _prompts_on_frames(command: argparse.ArgumentParser) -> None:
    for option, kind, form, what in (
        ("--point", values.click_on_frame, "FRAME:OBJECT:X,Y[,LABEL]", "a click on a frame; label 0 takes away"),
        ("--box", values.box_on_frame, "FRAME:OBJECT:X0,Y0,X1,Y1", "a box around an object on a frame"),
    ):
        help_ = f"{what}; frames and objects are numbers (repeatable)"
        command.add_argument(option, type=kind, action="append", default=[], metavar=form, help=help_)


def _measure(commands: Commands, model: argparse.ArgumentParser) -> None:
    commands.add_parser(
        "doctor", parents=[model], help="what the machine has, and how the model would run"
    ).set_defaults(run=measuring.doctor)

    bench = commands.add_parser("bench", parents=[_model(checkpoint=None)], help="measure on this machine")
    bench.add_argument(
        "what",
        choices=(*measuring.MODEL_ROWS, "all", "click", "landing", "answer", "load", "corrections", "doubt", "length"),
        help="encode, decode, propagate, agree, start, memory, open, wire: beside the plain libraries; "
        "click: from a click to its mask in a real browser; load: what many people at once get of the model; "
        "all: each of these (load shortly, for --seconds); landing: from the address to the first mask in a "
        "browser with nothing cached; answer: what follows the decoder, at 12 megapixels; "
        "corrections: what one click makes of drifted masks; doubt: how many wrong masks are ranked first; "
        "length: peak memory over videos of up to 10,000 frames",
    )
    bench.add_argument("--rounds", type=int, default=7, help="beside what is plain: turns (default: %(default)s)")
    bench.add_argument(
        "--peer",
        action="store_true",
        help="encode, decode, propagate: beside the official predictor, too (edgetam-dimos)",
    )
    bench.add_argument("--clicks", type=int, default=60, help="clicks to measure (default: %(default)s)")
    bench.add_argument("--clips", type=int, default=10, help="doubt: generated clips (default: %(default)s)")
    bench.add_argument("--people", type=int, default=8, help="load: how many (default: %(default)s)")
    bench.add_argument("--seconds", type=float, default=20.0, help="load: for how long (default: %(default)s)")
    bench.add_argument(
        "--json",
        type=Path,
        metavar="FILE",
        help="write the figures there, too, an object a line; - is standard output, which then has nothing else",
    )
    bench.set_defaults(run=measuring.bench)


def _lessons(commands: Commands) -> None:
    own = commands.add_parser("lessons", help="copy the lessons into a folder, and open them in JupyterLab")
    own.add_argument("folder", type=Path, metavar="DIR", help="where to; what is there is not overwritten")
    own.add_argument("--no-open", action="store_true", help="only copy them")
    own.set_defaults(run=lessons.lessons, verbose=False)


def _lines(examples: str) -> list[str]:
    return examples.splitlines()[1:]
