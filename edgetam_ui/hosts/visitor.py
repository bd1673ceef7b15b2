"""Whom a request to our routes is done for, told as Gradio tells it of the requests in its own queue."""

from __future__ import annotations

import gradio as gr
from gradio.context import LocalContext
from starlette.requests import Request


def work_for(request: Request) -> None:
    """What runs in this context from here on is done for the visitor who sent `request`.

    ZeroGPU takes a call's GPU time from them, by a header, and lets its fork close the server's connections. See
    `schedule` and `get_server_port` of the `spaces` package.
    """
    LocalContext.request.set(gr.Request(request))
    LocalContext.blocks.set(getattr(request.app, "blocks", None))
