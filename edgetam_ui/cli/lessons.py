"""`edgetam-ui lessons`: the lessons, as notebooks to work in."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from ..errors import ExportError


def lessons(arguments: argparse.Namespace) -> int:
    """Copies the lessons into a folder and opens JupyterLab there; what is in the folder already is left as it is."""
    folder: Path = arguments.folder
    kept = copy_lessons(folder)
    print(f"The lessons are in {folder}.")
    if kept:
        print(f"Left as they were, since they are there already: {', '.join(kept)}.")
    if arguments.no_open:
        return 0
    if find_spec("jupyterlab") is None:
        print("JupyterLab is not installed here: pip install 'edgetam-ui[lessons]', and run this again.")
        return 0
    return _open(folder)


def copy_lessons(folder: Path) -> list[str]:
    """Writes the lessons that `folder` has not; the names of those that it has, in order. Raises `ExportError`."""
    kept = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for lesson in sorted(resources.files("edgetam_ui").joinpath("lessons").iterdir(), key=lambda file: file.name):
            try:
                with (folder / lesson.name).open("xb") as file:
                    file.write(lesson.read_bytes())
            except FileExistsError:
                kept.append(lesson.name)
    except OSError as error:
        message = f"The lessons cannot be written to {folder}: {error.strerror}."
        raise ExportError(message, "Name another folder.") from error
    return kept


def _open(folder: Path) -> int:
    """Runs JupyterLab on `folder` until it ends; its exit status."""
    jupyter = subprocess.Popen([sys.executable, "-m", "jupyterlab", str(folder)])
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl C is JupyterLab's, which asks before it ends
    try:
        return jupyter.wait()
    finally:
        signal.signal(signal.SIGINT, before)
