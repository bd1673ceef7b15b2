"""`edgetam-ui segment` and `edgetam-ui track`: from prompts to files of masks."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..errors import EdgeTamError, ExportError, PromptError
from ..formats.report import ExportWarning
from ..sessions.prompt_files import ObjectPrompts, Prompts, of_file, read_prompts, unknown_files
from . import model, values

if TYPE_CHECKING:
    from ..sessions.image_set import ImageSet
    from ..sessions.session import Session

Progress = Callable[[int, int], None]
Part = Callable[[str], Progress]


def segment(arguments: argparse.Namespace) -> int:
    """Masks on an image from `--point` and `--box`, or on many from `--prompts`."""
    clicks: list[values.Click] = arguments.point
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
    make(arguments.out)
    controller = model.loaded(arguments)
    with closing(controller.open(arguments.images_[0])) as session:
        if session.medium.kind != "image":
            raise PromptError(f"{session.medium.name} is a video.", "Use edgetam-ui track.")
        if arguments.box:
            session.add_box(1, arguments.box[0])
        if clicks:
            session.add_points(1, [xy for xy, _ in clicks], [label for _, label in clicks])
        for item in session.object_masks():
            print(f"{session.medium.name}: {item.rle.area} pixels, score {item.score:.2f}")
        export(session, arguments)
    return 0


def _segment_many(arguments: argparse.Namespace) -> int:
    """Every image that the prompts name; what fails is listed at the end, and costs the others nothing."""
    prompts = read_prompts(arguments.prompts)
    make(arguments.out)
    controller = model.loaded(arguments)
    with closing(controller.open_set(arguments.images_)) as images:
        failed = [(name, "It is not among the images.") for name in unknown_files(prompts, images.paths)]
        wanted = [index for index, path in enumerate(images.paths) if of_file(prompts, path)]
        with _bar(1 + _exports(arguments)) as part:
            failed += _segment_each(images, wanted, prompts, part("segment"))
            masks = sum(len(results.objects) for results in images.results())
            if masks:
                _export(images, arguments, part)
        print(f"{masks} masks on {len(images.results())} of {len(images)} images")
    for name, reason in failed:
        print(f"edgetam-ui: {name}: {reason}", file=sys.stderr)
    return 1 if failed or not masks else 0


def _segment_each(images: ImageSet, wanted: list[int], prompts: Prompts, show: Progress) -> Iterator[tuple[str, str]]:
    """Prompts each of the `wanted` images, encoding the next one meanwhile; gives what failed, name and reason."""
    for done, index in enumerate(wanted):
        show(done, len(wanted))
        ahead = images.encode_ahead(wanted[done + 1]) if done + 1 < len(wanted) else None
        try:
            _prompt(images.session(index), of_file(prompts, images.paths[index]))
        except EdgeTamError as error:
            yield images.names[index], str(error)
        if ahead is not None:
            ahead.join()
    show(len(wanted), len(wanted))


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


def track(arguments: argparse.Namespace) -> int:
    """Objects through a video, from prompts on its frames."""
    points: dict[tuple[int, int], list[values.Click]] = defaultdict(list)
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
    make(arguments.out)
    controller = model.loaded(arguments)
    with closing(controller.open(arguments.video)) as session:
        for frame, object_id, box in arguments.box:
            session.add_box(object_id, box, frame)
        for (frame, object_id), clicks in points.items():
            session.add_points(object_id, [xy for xy, _ in clicks], [label for _, label in clicks], frame)
        steps = session.propagate(direction=arguments.direction)
        with _bar(1 + _exports(arguments)) as part:
            show = part("track")
            for step in steps:
                show(step.done, step.total)
            for object_id, item in session.state.objects.items():
                seen = sum(1 for _, kind, _ in session.timeline(object_id) if kind != "absent")
                _tell(f"{item.name}: on {seen} of {session.medium.count} frames")
            _export(session, arguments, part)
    return 0


def make(folder: Path) -> None:
    """Makes the folder for the results, before there are any to lose."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} is not a folder to write to: {error.strerror}.", "Give another --out.") from error


def export(session: Session | ImageSet, arguments: argparse.Namespace) -> None:
    """Writes the masks in the formats that `arguments` name, with progress, and tells what is lost."""
    with _bar(_exports(arguments)) as part:
        _export(session, arguments, part)


def _export(session: Session | ImageSet, arguments: argparse.Namespace, part: Part) -> None:
    from ..formats.registry import FORMATS

    chosen = {"size": arguments.size, "images": arguments.images, **arguments.frames}
    for name in arguments.format:
        own = {option.name for option in FORMATS[name].options}
        # A flag for several formats goes to those that know it; one that none knows is told by the first.
        known = {key for other in arguments.format for key in (option.name for option in FORMATS[other].options)}
        options = {key: value for key, value in arguments.option if key in own or key not in known}
        report = session.check_export(name, **chosen, **options)
        for notice in report.notices:
            _tell(f"{name}: {notice.message}", sys.stderr)
        if arguments.check:
            _tell(f"{name}: {report.masks} masks on {report.frames} frames, about {report.bytes} bytes")
            continue
        target = arguments.out / "masks" if name == "png" else arguments.out
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)  # they were told above
            session.export(name, target, part(name), **chosen, **options)
    if not arguments.check:
        _tell(f"Written to {arguments.out}: {', '.join(arguments.format)}")


def _exports(arguments: argparse.Namespace) -> int:
    """How many parts of the bar the exports take."""
    return 0 if arguments.check else len(arguments.format)


def _tell(line: str, file: TextIO | None = None) -> None:
    """Prints `line` above the bar, to standard output where `file` is None."""
    from tqdm import tqdm

    tqdm.write(line, file=file)


@contextmanager
def _bar(parts: int) -> Iterator[Part]:
    """One progress bar over all the work, of as many equal `parts`.

    What it yields begins the next part, by its name, and gives what takes (done, total) of that part.
    """
    from tqdm import tqdm

    begun = 0
    form = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
    with tqdm(total=parts, leave=False, disable=None, bar_format=form) as bar:

        def begin(name: str) -> Progress:
            nonlocal begun
            first, begun = begun, begun + 1
            bar.set_description(name)

            def show(done: int, total: int) -> None:
                bar.update(first + done / max(total, 1) - bar.n)

            return show

        yield begin
