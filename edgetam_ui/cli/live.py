"""`edgetam-ui live`: objects through what a camera sees, frame by frame as it comes."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import EdgeTamError, PromptError
from . import masks, model, values
from .writing import check_places, make, writings

if TYPE_CHECKING:
    from ..sessions.live import LiveResult, LiveStream

COLUMNS = ("frame", "seconds", "object", "area", "score", "dropped")
Prompts = dict[int, list[tuple[str, int, Any]]]
"""By frame: what is given there ("points" or "box"), for which object."""


def live(arguments: argparse.Namespace) -> int:
    """Prints each object's area on each frame; with `--out` all is recorded, and exported at the end."""
    from ..media.camera import Camera

    prompts = _prompts(arguments)
    if not prompts:
        raise PromptError(
            "There is nothing to follow.", "Give --point FRAME:OBJECT:X,Y or --box FRAME:OBJECT:X0,Y0,X1,Y1."
        )
    record, source = arguments.record, Path(arguments.source)
    if record is not None and record.exists() and source.exists() and record.samefile(source):
        raise PromptError(f"{record} is the file that is played.", "Record to another one.")
    wanted = writings(arguments, "video") if arguments.out is not None else []
    if arguments.out is not None:
        make(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="edgetam-live-") as folder,
        Camera(arguments.source, arguments.realtime) as camera,
    ):
        controller = model.loaded(arguments)
        if record is None and arguments.out is not None:
            record = Path(folder, "camera.mkv")
        if record is not None and wanted:
            check_places(arguments, wanted, [(record.name, record)])
        failure: EdgeTamError | None = None
        with closing(controller.open_stream(record)) as stream:
            # Whoever stops it wants what was recorded, and so does who loses the camera.
            try:
                _follow(stream, camera, prompts, arguments.count)
            except KeyboardInterrupt:
                pass
            except EdgeTamError as error:
                failure = error
            recording = stream.finish()
        missed = [frame for frame in prompts if frame >= stream.count]
        if missed:
            print(f"edgetam-ui: it ended before frame {missed[0]}: prompts from there on are void.", file=sys.stderr)
        if recording is not None and arguments.record is not None:
            print(f"{recording.count} frames recorded to {recording.path}", file=sys.stderr)
        if recording is not None and arguments.out is not None:
            with closing(controller.open_recording(recording, Path(recording.path).name)) as session:
                masks.export(session, arguments, wanted)
    if failure is not None:
        raise failure
    return 0 if stream.count else 1


def _follow(stream: LiveStream, camera: Any, prompts: Prompts, most: int | None) -> None:
    table = csv.writer(sys.stdout)
    table.writerow(COLUMNS)
    for shot in camera.shots():
        stream.drop(shot.dropped)
        result = stream.push(shot.image, shot.seconds)
        assert result is not None  # nobody else pushes
        found = {item.object_id: item for item in result.objects}
        for kind, object_id, value in prompts.get(result.frame, ()):
            if kind == "box":
                stream.add_box(object_id, value)
            else:
                stream.add_points(object_id, [xy for xy, _ in value], [label for _, label in value])
        found |= {item.object_id: item for item in stream.masks(result.frame)}
        _print(table, result, shot.seconds, list(found.values()))
        if most is not None and stream.count >= most:
            return


def _print(table: Any, result: LiveResult, seconds: float, found: list[Any]) -> None:
    for item in found:
        row = (result.frame, f"{seconds:.3f}", item.object_id, item.rle.area, f"{item.score:.3f}", result.dropped)
        table.writerow(row)
    sys.stdout.flush()


def _prompts(arguments: argparse.Namespace) -> Prompts:
    found: Prompts = defaultdict(list)
    clicks: dict[tuple[int, int], list[values.Click]] = defaultdict(list)
    for frame, object_id, box in arguments.box:
        found[frame].append(("box", object_id, box))
    for frame, object_id, click in arguments.point:
        clicks[frame, object_id].append(click)
    for (frame, object_id), given in clicks.items():
        found[frame].append(("points", object_id, given))
    return dict(sorted(found.items()))
