"""What `segment`, `track` and `live` are to write, found out before there is any work to lose."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..errors import ExportError, PromptError

DEFAULT_FORMATS = ("coco", "png", "overlay")


@dataclass(frozen=True)
class Writing:
    """A format to write, the choices that `Session.export` takes for it, and the folder."""

    name: str
    choices: dict[str, Any]
    target: Path


def settle_folder(arguments: argparse.Namespace, sources: list[str]) -> None:
    """Where there is no `--out`: NAME-masks beside the input, where that is one file or folder, else masks in the
    current folder.
    """
    if arguments.out is not None:
        return
    source = Path(sources[0])
    if len(sources) > 1 or not source.exists():
        arguments.out = Path("masks")
        return
    source = source if source.name not in ("", "..") else source.resolve()
    arguments.out = source.with_name(f"{source.name if source.is_dir() else source.stem}-masks")


def make(arguments: argparse.Namespace) -> None:
    """Makes the folder for the results, before there are any to lose."""
    if arguments.check:
        return
    folder: Path = arguments.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} is not a folder to write to: {error.strerror}.", "Give another --out.") from error


def writings(arguments: argparse.Namespace, kind: Literal["image", "video"]) -> list[Writing]:
    """What `arguments` say is to be written of a medium of that kind, found out before there is any work to lose.

    Raises `PromptError` for choices that a format does not have.
    """
    from ..formats.choice import Choice
    from ..formats.registry import FORMATS, settled

    names = arguments.format or DEFAULT_FORMATS
    own = {name: {option.name for option in FORMATS[name].options} for name in names}
    # A flag for several formats goes to those that know it; one that none knows is told by the first. `--images` goes
    # to those that take frames along, where the user did not choose the formats.
    known = set().union(*own.values())
    found = []
    for name in names:
        format = FORMATS[name]
        if not format.detail(kind):
            raise PromptError(
                f"{format.label} is not for {'an image' if kind == 'image' else 'a video'}.", "Use another --format."
            )
        options = {key: value for key, value in arguments.option if key in own[name] or key not in known}
        images = None if arguments.format is None and format.images == "no" else arguments.images
        choices = {"size": arguments.size, "images": images, **arguments.frames}
        try:
            settled(name, Choice(**choices), options)
        except ExportError as error:
            raise PromptError(error.message, error.hint) from error
        # Masks are many, and called by their objects: they have a folder of their own.
        target = arguments.out / "masks" if name == "png" else arguments.out
        found.append(Writing(name, choices | options, target))
    if kind == "image":
        check_frames(arguments, "An image", 1)
    return found


def check_places(
    arguments: argparse.Namespace, writings: list[Writing], media: Iterable[tuple[str, str | Path | None]]
) -> None:
    """Finds out before the work whether the results have a place; `media` are the name and the file of each medium.

    Raises `ExportError` where a file is there that no export wrote, or where two of `writings` write the same.
    """
    from ..core.progress import no_progress
    from ..formats.place import Expected
    from ..formats.registry import check_place, split_choices
    from ..formats.registry import export as write

    kind: Literal["image", "video"] = "image" if arguments.command == "segment" else "video"
    files = [(name, file if isinstance(file, Path) else None) for name, file in media]
    if arguments.check or not files:
        return
    with tempfile.TemporaryDirectory(prefix="edgetam-") as scratch:
        for writing in writings:
            choice, options = split_choices(writing.choices)
            expected = [Expected(name, kind, file, count=choice.start + 1) for name, file in files]
            check_place(expected, writing.name, writing.target, choice, options)
            if len(writings) > 1:
                write(expected, writing.name, Path(scratch, writing.target.name), no_progress, choice, options)


def check_frames(arguments: argparse.Namespace, name: str, count: int) -> None:
    """Raises `PromptError` where `--frames` begins after the last frame."""
    first = arguments.frames.get("start", 0)
    if first >= count:
        frames = "1 frame" if count == 1 else f"{count} frames"
        raise PromptError(f"{name} has {frames}, and --frames begins at {first}.", f"Begin at {count - 1} at most.")
