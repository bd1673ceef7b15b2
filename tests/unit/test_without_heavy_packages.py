"""Sessions work where torch, transformers, gradio and anywidget cannot be imported."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("torch", "torchvision", "transformers", "timm", "gradio", "anywidget"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
import numpy as np
from edgetam_ui import Controller, FakeEngine

frames = [np.full((32, 48, 3), 40, np.uint8) for _ in range(4)]
for t, frame in enumerate(frames):
    frame[8:24, 6 + 4 * t : 22 + 4 * t] = (230, 120, 30)
session = Controller(engine=FakeEngine()).open(frames)
session.add_points(1, [[12, 16]])
session.add_points(1, [[40, 4]], [0])
print(session.masks()[1].sum() > 0, len(list(session.propagate())), len(session.to_coco()["annotations"]))
session.undo()
"""


def test_a_click_and_a_propagation() -> None:
    result = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split()[:2] == ["True", "4"]
