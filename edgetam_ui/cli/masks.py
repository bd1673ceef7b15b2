"""`edgetam-ui segment` and `edgetam-ui track`: from prompts to files of masks."""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

from ..core.progress import no_progress
from ..errors import EdgeTamError, PromptError
from ..formats.report import ExportWarning
from ..sessions.prompt_files import ObjectPrompts, Prompts, numbered, of_file, read_prompts, unknown_files
from . import model, operations, values
from .writing import Writing, check_frames, check_places, make, settle_folder, writings

if TYPE_CHECKING:
    from ..sessions.image_set import ImageSet
    from ..sessions.session import Session

Progress = Callable[[int, int], None]
Part = Callable[[str], Progress]


def segment(arguments: argparse.Namespace) -> int:
    """Masks on an image from `--point` and `--box`, or from `--operations`, or on many from `--prompts`."""
    clicks: list[values.Click] = arguments.point
    if len(arguments.box) > 1:
        raise PromptError("An object has one box; there are several.", "For several objects use --prompts.")
    _check_one_way(arguments, "prompts", "operations")
    _check_classes(arguments, {1})
    settle_folder(arguments, arguments.images_)
    if arguments.prompts is not None:
        return _segment_many(arguments, writings(arguments, "image"))
    done = operations.read(arguments.operations) if arguments.operations is not None else []
    if not clicks and not arguments.box and not done:
        raise PromptError("There is nothing to segment.", "Give --point X,Y or --box X0,Y0,X1,Y1, or --prompts FILE.")
    if len(arguments.images_) > 1:
        raise PromptError("--point, --box and --operations are for one image.", "For many use --prompts FILE.")
    wanted = writings(arguments, "image")
    make(arguments)
    controller = model.loaded(arguments)
    with closing(controller.open(arguments.images_[0])) as session:
        if session.medium.kind != "image":
            raise PromptError(f"{session.medium.name} is a video.", "Use edgetam-ui track.")
        check_places(arguments, wanted, [(session.medium.name, session.medium.path)])
        with _bar(1 + len(wanted)) as part:
            part("segment")
            if arguments.box:
                session.add_box(1, arguments.box[0])
            if clicks:
                session.add_points(1, [xy for xy, _ in clicks], [label for _, label in clicks])
            _classify(session, arguments)
            operations.do(session, done, no_progress)
            for item in session.object_masks():
                _tell(f"{session.medium.name}: {item.rle.area} pixels, score {item.score:.2f}")
            _export(session, arguments, wanted, part)
    return 0


def _segment_many(arguments: argparse.Namespace, formats: list[Writing]) -> int:
    """Every image that the prompts name; what fails is listed at the end, and costs the others nothing."""
    prompts = read_prompts(arguments.prompts)
    make(arguments)
    controller = model.loaded(arguments)
    with closing(controller.open_set(arguments.images_)) as images:
        failed = [(name, "It is not among the images.") for name in unknown_files(prompts, images.paths)]
        wanted = [index for index, path in enumerate(images.paths) if of_file(prompts, path)]
        check_places(arguments, formats, [(images.names[index], images.paths[index]) for index in wanted])
        with _bar(1 + len(formats)) as part:
            failed += _segment_each(images, wanted, prompts, part("segment"))
            masks = sum(len(results.objects) for results in images.results())
            if masks:
                _export(images, arguments, formats, part)
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
    for number, said in numbered(objects.values()):
        if said.box is not None:
            session.add_box(number, said.box)
        if said.points:
            session.add_points(number, said.points, said.labels)
        if not said.number:
            session.update_object(number, name=said.name, category=said.name)


def track(arguments: argparse.Namespace) -> int:
    """Objects through a video, from prompts on its frames, or as `--operations` say."""
    points: dict[tuple[int, int], list[values.Click]] = defaultdict(list)
    for frame, object_id, click in arguments.point:
        points[frame, object_id].append(click)
    _check_one_way(arguments, "operations")
    done = operations.read(arguments.operations) if arguments.operations is not None else []
    if done and arguments.direction is not None:
        raise PromptError("There is a --direction beside --operations.", "Write it into the file, in its `propagate`.")
    if not arguments.point and not arguments.box and not done:
        raise PromptError(
            "There is nothing to track.", "Give --point FRAME:OBJECT:X,Y or --box FRAME:OBJECT:X0,Y0,X1,Y1."
        )
    places = [(frame, object_id) for frame, object_id, _ in arguments.box]
    for frame, object_id in places:
        if places.count((frame, object_id)) > 1:
            raise PromptError(f"Object {object_id} has two boxes on frame {frame}.", "Give one.")
    _check_classes(arguments, {object_id for _, object_id in (*places, *points)})
    settle_folder(arguments, [arguments.video])
    wanted = writings(arguments, "video")
    make(arguments)
    controller = model.loaded(arguments)
    with closing(controller.open(arguments.video)) as session:
        check_frames(arguments, session.medium.name, session.medium.count)
        check_places(arguments, wanted, [(session.medium.name, session.medium.path)])
        for frame, object_id, box in arguments.box:
            session.add_box(object_id, box, frame)
        for (frame, object_id), clicks in points.items():
            session.add_points(object_id, [xy for xy, _ in clicks], [label for _, label in clicks], frame)
        _classify(session, arguments)
        with _bar(1 + len(wanted)) as part:
            show = part("track")
            operations.do(session, done, show)
            if not done:
                for step in session.propagate(direction=arguments.direction or "forward"):
                    show(step.done, step.total)
            for object_id, item in session.state.objects.items():
                seen = sum(1 for _, kind, _ in session.timeline(object_id) if kind != "absent")
                _tell(f"{item.name}: on {seen} of {session.medium.count} frames")
            _export(session, arguments, wanted, part)
    return 0


def _check_one_way(arguments: argparse.Namespace, *files: str) -> None:
    """Raises `PromptError` for prompts in a file beside others, whether in options or in another file."""
    given = [f"--{name}" for name in (*files, "point", "box") if getattr(arguments, name) not in (None, [])]
    if len(given) > 1 and given != ["--point", "--box"]:
        raise PromptError(f"There are {' and '.join(given)}.", "Put all prompts into one file.")


def _check_classes(arguments: argparse.Namespace, objects: set[int]) -> None:
    """Raises `PromptError` for `--classes` that are not one for each of the `objects` that options prompt."""
    if not arguments.classes:
        return
    for name in ("prompts", "operations"):
        if getattr(arguments, name, None) is not None:
            raise PromptError(f"There are --classes and --{name}.", "Say the classes in the file.")
    if len(arguments.classes) != len(objects):
        raise PromptError(
            f"There are {len(arguments.classes)} --classes, and {len(objects)} objects.",
            "Give one for each, in the order of the objects' numbers.",
        )


def _classify(session: Session, arguments: argparse.Namespace) -> None:
    for number, name in zip(sorted(session.state.objects), arguments.classes, strict=False):
        session.update_object(number, name=name, category=name)


def export(session: Session, arguments: argparse.Namespace, wanted: list[Writing]) -> None:
    """Writes the masks as `wanted`, with progress, and tells what is lost."""
    with _bar(len(wanted)) as part:
        _export(session, arguments, wanted, part)


def _export(session: Session | ImageSet, arguments: argparse.Namespace, wanted: list[Writing], part: Part) -> None:
    for writing in wanted:
        name = writing.name
        report = session.check_export(name, writing.target, **writing.choices)
        for notice in report.notices:
            _tell(f"{name}: {notice.message}", sys.stderr)
        if arguments.check:
            _tell(f"{name}: {report.masks} masks on {report.frames} frames, about {report.bytes} bytes")
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExportWarning)  # they were told above
            session.export(name, writing.target, part(name), **writing.choices)
    if not arguments.check:
        _tell(f"Written to {arguments.out}: {', '.join(writing.name for writing in wanted)}")


def _tell(line: str, file: TextIO | None = None) -> None:
    """Prints `line` above the bar, to standard output where `file` is None."""
    from tqdm import tqdm

    tqdm.write(line, file=file)


@contextmanager
def _bar(parts: int) -> Iterator[Part]:
    """One progress bar over all the work, of as many equal `parts`; at the end it tells how long each took.

    What it yields begins the next part, by its name, and gives what takes (done, total) of that part.
    """
    from tqdm import tqdm

    begun = 0
    starts: list[tuple[str, float]] = []
    form = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
    with tqdm(total=parts, leave=False, disable=None, bar_format=form) as bar:

        def begin(name: str) -> Progress:
            nonlocal begun
            first, begun = begun, begun + 1
            starts.append((name, time.monotonic()))
            bar.set_description(name)

            def show(done: int, total: int) -> None:
                bar.update(first + done / max(total, 1) - bar.n)

            return show

        yield begin
    starts.append(("", time.monotonic()))
    took = [f"{name} {end - start:.1f} s" for (name, start), (_, end) in pairwise(starts)]
    print(f"Took: {', '.join(took)}", file=sys.stderr)
