"""`edgetam-ui serve`: the page, from one process or from several; `edgetam-ui space`: what a Space serves it from."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Any

from ..errors import EdgeTamError
from ..hosts import process
from . import model, values

log = logging.getLogger("edgetam_ui")


def serve(arguments: argparse.Namespace) -> int:
    """Serves the page until the process is told to end."""
    guard = {
        "server_name": arguments.host,
        "allow_origin": arguments.allow_origin,
        "password": arguments.password or os.environ.get("EDGETAM_PASSWORD"),
    }
    data = arguments.data or os.environ.get("EDGETAM_DATA")
    keep_hours = values.hours(os.environ.get("EDGETAM_KEEP")) if arguments.keep is None else arguments.keep
    process.end_when_told()
    if arguments.ray:
        return _serve_with_ray(arguments, guard, data, keep_hours)
    from ..hosts import gradio_app

    if arguments.log == "json":
        from ..hosts.watch import log_requests

        log_requests(sys.stdout)
    # What is wrong with device or checkpoint is told before an address is.
    controller = model.loaded(arguments)
    try:
        gradio_app.serve(
            controller,
            **guard,
            server_port=arguments.port,
            data=data,
            keep_hours=keep_hours,
            addresses={"on": True, "off": False}.get(arguments.addresses),
            api=arguments.api,
            mcp=arguments.mcp,
            inbrowser=arguments.open,
        )
    except OSError as error:
        log.debug("not served", exc_info=True)
        ports = f"Port {arguments.port}" if arguments.port else "Each port from 7860 on"
        message = f"{ports} of {arguments.host} is in use."
        raise EdgeTamError(message, "Give another --port or --host.") from error
    return 0


def space(arguments: argparse.Namespace) -> int:
    """Writes the folder of a Space, and says what to do with it."""
    from ..hosts.space.folder import write
    from ..hosts.space.kinds import KINDS

    if write(arguments.folder, KINDS[arguments.kind]):
        print("README.md was there: your text and title stay, and what the program needs in it is new.")
    print(f"{arguments.folder} is a Space. Upload it: hf upload NAME/SPACE {arguments.folder} --repo-type space")
    return 0


def _serve_with_ray(
    arguments: argparse.Namespace, guard: dict[str, Any], data: str | None, keep_hours: float | None
) -> int:
    if arguments.api or arguments.mcp:
        raise EdgeTamError("--api and --mcp are for one process.", "Use the HTTP API, or leave --ray out.")
    if arguments.log == "json":
        raise EdgeTamError("--log json is for one process.", "Ray keeps a log of each replica's requests.")
    if data is None:
        raise EdgeTamError("Replicas share users' work on disk.", "Give --data DIR, a folder that all of them reach.")
    try:
        from ..hosts import ray_serve
    except ModuleNotFoundError as error:
        raise EdgeTamError("Ray Serve is not installed.", "pip install 'edgetam-ui[serve]'") from error
    engine = {
        "checkpoint": arguments.checkpoint,
        "device": arguments.device,
        "precision": arguments.precision,
        "accelerate": arguments.accelerate,
        "limits": model.limits(arguments),
    }
    ray_serve.serve(
        ray_serve.Settings(engine, guard, Path(data).absolute(), keep_hours, arguments.addresses == "on"),
        arguments.host,
        arguments.port or 7860,
        arguments.replicas,
    )
    return 0
