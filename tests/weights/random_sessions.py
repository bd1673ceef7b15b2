"""Sessions of random edits, and their code in both Pythons, run in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np

from edgetam_ui import Controller, Session

RUN = """
import sys
from pathlib import Path
import numpy as np
for number, path in enumerate(sys.argv[2:]):
    space = {}
    exec(compile(Path(path).read_text(), path, "exec"), space)
    np.savez(f"{sys.argv[1]}-{number}.npz", **{str(key): mask for key, mask in space["masks"].items()})
    if sys.argv[1] == "transformers":
        assert "edgetam_ui" not in sys.modules
"""


def random_edits(session: Session, random: np.random.Generator) -> None:
    """One to three objects, each of up to five steps that both languages can say."""
    width, height = session.medium.width, session.medium.height

    def point() -> list[float]:
        return [float(random.integers(width)), float(random.integers(height))]

    for number in range(1, int(random.integers(2, 5))):
        for step in range(int(random.integers(1, 6))):
            multimask = [None, None, True, False][random.integers(4)]
            kind = random.integers(4)
            if kind == 0:
                (x0, x1), (y0, y1) = (np.sort(random.choice(size, 2, False)) for size in (width, height))
                session.add_box(number, [float(x0), float(y0), float(x1), float(y1)], multimask=multimask)
            elif kind == 1 and step:
                session.choose(number, int(random.integers(3)))
            else:
                count = int(random.integers(1, 4))
                points, labels = [point() for _ in range(count)], [int(random.integers(2)) for _ in range(count)]
                session.add_points(number, points, labels, multimask=multimask)


def differences(controller: Controller, photo: Path, count: int, seed: int, folder: Path) -> list[tuple[str, int, int]]:
    """(language, session, object) of each mask that is not the session's, of `count` random sessions."""
    random = np.random.default_rng(seed)
    (folder / photo.name).write_bytes(photo.read_bytes())
    expected, files = [], {"python": [], "transformers": []}
    for number in range(count):
        with closing(controller.open(folder / photo.name)) as session:
            random_edits(session, random)
            expected.append(session.masks())
            for language, written in files.items():
                written.append(folder / f"{language}_{number}.py")
                written[-1].write_text(session.code(language))
    found = []
    for language, written in files.items():
        subprocess.run([sys.executable, "-c", RUN, language, *map(str, written)], cwd=folder, check=True)
        for number, masks in enumerate(expected):
            made = np.load(folder / f"{language}-{number}.npz")
            assert sorted(made) == sorted(map(str, masks))
            found += [
                (language, number, key) for key, mask in masks.items() if not np.array_equal(made[str(key)], mask)
            ]
    return found
