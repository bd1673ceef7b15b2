"""What the app of a Space runs."""

from __future__ import annotations

import os

from ...sessions.controller import Controller, Place
from .. import gradio_app
from .kinds import KINDS, Kind, is_zero_gpu


def serve() -> None:
    """Serves the page as the Space's hardware allows, until the process ends.

    `GRADIO_SERVER_NAME` and `GRADIO_SERVER_PORT` say where: by default at port 7860 of every address. Users' work is
    kept in `/data` where that is a folder that can be written. Raises `CheckpointError` or `DeviceError`.
    """
    # Loaded before the page is served: ZeroGPU takes in what is on its GPU by then.
    controller = Controller(device="zero-gpu" if is_zero_gpu() else "auto")
    kind = find_kind(controller.engine.info.device)
    controller.place = Place(kind.label, kind.expect)
    gradio_app.serve(
        controller,
        server_name=os.environ.get("GRADIO_SERVER_NAME", "0.0.0.0"),
        server_port=int(os.environ.get("GRADIO_SERVER_PORT", "7860")),
    )


def find_kind(device: str) -> Kind:
    """The kind of the Space that this process runs in, its model on `device`."""
    if is_zero_gpu():
        return KINDS["zero-gpu"]
    return KINDS["gpu" if device.startswith("cuda") else "cpu"]
