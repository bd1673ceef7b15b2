"""Sessions of random edits, and their code in both Pythons, each run in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from edgetam_ui import Controller, PromptError, Session

# A process for each program, forked from one that has the libraries loaded and has done nothing with them.
RUN = """
import os
import sys
from pathlib import Path
import av, numpy as np, torch, transformers
from PIL import Image
from transformers import EdgeTamModel, EdgeTamVideoModel, Sam2Processor, Sam2VideoProcessor

language = sys.argv[1]
if language == "python":
    import edgetam_ui.engine.local, edgetam_ui.sessions.controller
for path in map(str, sorted(Path().glob(f"{language}_*.py"))):
    child = os.fork()
    if child == 0:
        space = {}
        exec(compile(Path(path).read_text(), path, "exec"), space)
        assert language == "python" or "edgetam_ui" not in sys.modules
        frames = space["masks"] if "frames" in path else {0: space["masks"]}
        masks = {f"{frame} {number}": mask for frame, found in frames.items() for number, mask in found.items()}
        np.savez(Path(path).with_suffix(".npz"), **masks)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{path} failed")
"""


class Masks(NamedTuple):
    """The masks of a session by "frame object", and what its code in plain transformers leaves unsaid."""

    expected: dict[str, np.ndarray]
    unsaid: list[str]


def random_edits(session: Session, random: np.random.Generator) -> None:
    """One to three objects, each of up to five steps that both languages can say."""
    for number in range(1, int(random.integers(2, 5))):
        for step in range(int(random.integers(1, 6))):
            random_prompt(session, random, number, 0, can_choose=step > 0)


def random_prompt(session: Session, random: np.random.Generator, number: int, frame: int, can_choose: bool) -> None:
    """A box, one to three clicks, or, where it can be, a choice among the candidates."""
    width, height = session.medium.width, session.medium.height
    multimask = [None, None, True, False][random.integers(4)]
    kind = random.integers(4)
    if kind == 0:
        (x0, x1), (y0, y1) = (np.sort(random.choice(size, 2, False)) for size in (width, height))
        session.add_box(number, [float(x0), float(y0), float(x1), float(y1)], frame, multimask=multimask)
    elif kind == 1 and can_choose:
        session.choose(number, int(random.integers(3)), frame)
    else:
        count = int(random.integers(1, 4))
        points = [[float(random.integers(width)), float(random.integers(height))] for _ in range(count)]
        labels = [int(random.integers(2)) for _ in range(count)]
        session.add_points(number, points, labels, frame, multimask=multimask)


def random_work(session: Session, random: np.random.Generator) -> None:
    """A dozen steps on a video: prompts on any frame, corrections of tracked masks among them, runs in all directions
    to their end or stopped, prompts that are taken back, stretches out of sight, and undo.
    """
    count = session.medium.count
    random_prompt(session, random, 1, int(random.integers(count)), can_choose=False)
    for _ in range(int(random.integers(6, 14))):
        number, frame = int(random.integers(1, 4)), int(random.integers(count))
        with suppress(PromptError):  # what makes no sense at this point
            match random.choice(8, p=[0.35, 0.35, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05]):
                case 0:
                    item = session.state.objects.get(number)
                    random_prompt(session, random, number, frame, item is not None and frame in item.chains)
                case 1:
                    low, high = sorted(random.integers(count, size=2).tolist())
                    span = [{}, {"start": low, "end": high}][random.integers(2)]
                    direction = ["forward", "backward", "both", "update"][random.integers(4)]
                    if direction == "backward" and span:
                        span = {"start": high, "end": low}
                    chosen = [None, [number]][random.integers(2)]
                    with closing(session.propagate(**span, direction=direction, objects=chosen)) as steps:
                        list(islice(steps, [None, 3][random.integers(2)]))
                case 2:
                    session.clear_frame(number, frame)
                case 3:
                    session.mark_absent(number, frame, min(frame + 1, count - 1))
                case 4:
                    session.undo()
                case 5:
                    session.remove_point(number, 0, frame)
                case 6:
                    session.move_point(number, 0, [float(random.integers(50)), float(random.integers(50))], frame)
                case 7:
                    session.mark_absent(number, frame, absent=False)


def differences(
    controller: Controller, files: list[Path], count: int, seed: int, folder: Path
) -> Iterator[tuple[str, int, str]]:
    """(language, session, "frame object") of each mask that is not the session's, of `count` random sessions.

    They take turns on `files`, which are in `folder`. Where plain transformers leaves something unsaid, only what it
    says is compared, and that the missing objects are named.
    """
    random = np.random.default_rng(seed)
    made: list[Masks] = []
    written: dict[str, list[Path]] = {"python": [], "transformers": []}
    for number in range(count):
        with closing(controller.open(files[number % len(files)])) as session:
            is_video = session.medium.kind == "video"
            (random_work if is_video else random_edits)(session, random)
            for language, paths in written.items():
                paths.append(folder / f"{language}_{'frames' if is_video else 'image'}_{number}.py")
                paths[-1].write_text(session.code(language))
            made.append(
                Masks(
                    {
                        f"{frame} {key}": mask
                        for frame in range(session.medium.count)
                        for key, mask in session.masks(frame).items()
                    },
                    [line for line in paths[-1].read_text().splitlines() if "not said" in line],
                )
            )
    this = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for language, paths in written.items():
        subprocess.run([sys.executable, "-c", RUN, language], cwd=folder, env=this, check=True)
        for number, (path, (expected, unsaid)) in enumerate(zip(paths, made, strict=True)):
            found = dict(np.load(path.with_suffix(".npz")))
            for key in expected.keys() | found.keys():
                told = language == "transformers" and any(f"Object {key.split()[1]}," in line for line in unsaid)
                if key not in found and told:
                    continue
                if key not in found or key not in expected or not np.array_equal(found[key], expected[key]):
                    yield language, number, key
