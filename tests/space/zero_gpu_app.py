"""A page on ZeroGPU where there is none: `spaces` as it is but for the GPU itself, for which forks use the processor.

`python -m tests.space.zero_gpu_app PORT DATA`
"""

from __future__ import annotations

import sys

import spaces
import spaces.zero.torch

from edgetam_ui import Controller
from edgetam_ui.engine.local import LocalEngine
from edgetam_ui.engine.zero_gpu import ZeroGpuEngine
from edgetam_ui.gradio_app import serve


def main(port: int, data: str) -> None:
    """Serves until it is killed."""
    spaces.zero.torch.init = lambda nvidia_uuid: None
    spaces.zero.torch.move = lambda callback=None: None
    near, far = (LocalEngine("practice", "cpu", "fp32", "off") for _ in range(2))
    serve(Controller(engine=ZeroGpuEngine(near, far, spaces.GPU)), server_port=port, data=data)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
