"""The page on several replicas, on one machine or many, with Ray Serve.

Each replica is the whole app with a copy of the weights. Ray's proxy sends all requests with one token to one replica.
The store, in a folder that all replicas reach, lets another one go on where a replica is lost, or one more is added.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
import ray
from fastapi import FastAPI
from ray import serve as ray_serve
from ray.serve.config import ControllerOptions, HTTPOptions, RequestRouterConfig
from starlette.middleware import Middleware

from ..sessions.budgets import Limits
from ..sessions.controller import Controller
from . import process
from .edge import Edge
from .gradio_app import build, keep_in, look, routes
from .pools import SWITCH_SECONDS

SESSION_HEADER = {"RAY_SERVE_SESSION_ID_HEADER_KEY": "x-edgetam-token"}
"""By what Ray's proxies tell one session's requests. Set it for `ray start`, too, where the cluster is your own."""
ROUTER = "ray.serve.experimental.consistent_hash_router:ConsistentHashRouter"
REQUESTS_OF_A_USER = 4
"""At once, in a replica's count: the page's listening, a stream, and calls; `Limits` bound what is worked on."""


@dataclass(frozen=True)
class Settings:
    """What each replica needs to know: the arguments of `Controller`, of `Edge`, of the store, and of `routes`."""

    controller: Mapping[str, Any]
    edge: Mapping[str, Any]
    data: Path
    keep_hours: float | None = None
    addresses: bool = False


class Replica:
    """The app, in a process of its own."""

    def __init__(self, settings: Settings) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        process.allow_open_files()
        self._settings = settings
        self._controller = Controller(**settings.controller)
        keep_in(self._controller, settings.data, settings.keep_hours, settings.edge.get("server_name", ""), True)
        self._controller.load_in_background()

    def __serve_build_asgi_app__(self) -> FastAPI:
        """The app, which Ray asks for under this name."""
        store = self._controller.users.store
        assert store is not None
        # One for all replicas: who logged in at one is known to the others.
        guard = Middleware(Edge, secret=store.secret(), **self._settings.edge)
        own = routes(self._controller, self._settings.addresses)
        app = FastAPI(routes=[*own], middleware=[guard], openapi_url=None)
        mounted: FastAPI = gr.mount_gradio_app(app, build(), path="/", max_file_size="1kb", ssr_mode=False, **look())
        return mounted

    def check_health(self) -> None:
        """Asked by Ray; raises where the model could not be loaded, and Ray starts another replica."""
        if self._controller.failure is not None:
            raise self._controller.failure

    def __del__(self) -> None:
        self._controller.close()


def deploy(settings: Settings, host: str, port: int, replicas: Sequence[int]) -> None:
    """Starts the replicas and a proxy on `host` and `port`, in the cluster of $RAY_ADDRESS or a new one.

    `replicas`: how many, or the least and the most; between the two Ray chooses by how busy they are.
    """
    os.environ.update(SESSION_HEADER)
    environment = {"env_vars": SESSION_HEADER}
    if not ray.is_initialized():
        ray.init(runtime_env=environment, include_dashboard=False)
    ray_serve.start(
        http_options=HTTPOptions(host=host, port=port), controller_options=ControllerOptions(runtime_env=environment)
    )
    limits: Limits = settings.controller.get("limits") or Limits()
    busy = limits.users * REQUESTS_OF_A_USER
    app = ray_serve.deployment(ray_serve.ingress()(Replica)).options(
        name="edgetam-ui",
        max_ongoing_requests=busy,
        ray_actor_options={"num_gpus": 1} if "cuda" in str(settings.controller.get("device")) else {},
        request_router_config=RequestRouterConfig(request_router_class=ROUTER),
        **_scale(replicas, busy),
    )
    ray_serve.run(app.bind(settings), name="edgetam-ui", route_prefix="/")


def serve(settings: Settings, host: str, port: int, replicas: Sequence[int]) -> None:
    """`deploy`, until interrupted."""
    deploy(settings, host, port, replicas)
    try:
        while True:
            time.sleep(1)
    finally:
        ray_serve.shutdown()


def _scale(replicas: Sequence[int], busy: int) -> dict[str, Any]:
    if len(replicas) == 1:
        return {"num_replicas": replicas[0]}
    least, most = replicas
    return {"autoscaling_config": {"min_replicas": least, "max_replicas": most, "target_ongoing_requests": busy // 4}}
