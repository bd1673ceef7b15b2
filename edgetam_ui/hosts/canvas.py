"""The canvas as a component of somebody's own Blocks: its value is the masks of what its user has open."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal

import gradio as gr
import numpy as np
from pydantic import BaseModel, TypeAdapter, ValidationError

from ..core.operations import FrameIndex
from ..errors import EdgeTamError, SessionError
from ..sessions.controller import Controller
from ..sessions.session import Session
from . import script

MOUNT = """
const { embed } = await import(base + "/edgetam-canvas.js?v=%(version)s");
const tell = (value) => { props.value = value; trigger("change"); };
const view = embed(place, base, props.value, tell);
watch("value", () => view.show(props.value));
"""


class Value(BaseModel):
    """What the canvas is to Gradio, as JSON; what `_shown` made has no session and frame until the page has it open."""

    token: str
    session: str | None = None
    frame: FrameIndex = 0


VALUE: TypeAdapter[Value | None] = TypeAdapter(Value | None)


def canvas(
    controller: Controller,
    value: Any = None,
    *,
    gives: Literal["masks", "session"] = "masks",
    **more: Any,
) -> gr.HTML:
    """A canvas for `gr.Blocks`; served with `launch(**beside(controller))`.

    As an input it gives functions the masks on the frame on screen, `{object id: bool (height, width)}`; None while
    nothing is open or the model is being loaded. With `gives="session"` it is the `Session`, None while nothing is
    open. As an output it takes what `Controller.open` takes, or
    a `Session` to share; so does `value`, which each visitor gets for themselves. Its `change` is told after every
    edit and on another frame. `more` goes to `gr.HTML`: `elem_id`, `scale`, `visible="hidden"`.
    """
    block = gr.HTML(
        None if value is None else _each(value),
        # In line with the components above and below.
        html_template='<div class="edgetam" style="margin: calc(-1 * var(--block-padding, 0px))"></div>',
        js_on_load=script.mounting(MOUNT),
        apply_default_css=False,
        **more,
    )
    # Set on the instance: a class of its own would have Gradio write a file beside this module.
    block.preprocess = lambda payload: _given(controller, payload, gives)
    block.postprocess = lambda result: _shown(controller, result)
    return block


def _each(value: Any) -> Callable[[], Any]:
    """What Gradio calls for every visitor."""
    return value if callable(value) else lambda: value


def _given(controller: Controller, payload: str | None, gives: str) -> dict[int, np.ndarray] | Session | None:
    try:
        value = VALUE.validate_json(payload or "null")
        if value is None:
            return None
        user = controller.users.get(value.token)
        controller.restore(user)
        session = user.current_session(value.session)
        if gives == "session":
            return session
        return None if controller.info is None else session.masks(value.frame)
    except SessionError:
        return None  # it was closed meanwhile
    except ValidationError as error:
        raise gr.Error("The canvas's value is not one that it gave.", print_exception=False) from error
    except EdgeTamError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _shown(controller: Controller, result: Any) -> str | None:
    if result is None:
        return None
    try:
        if isinstance(result, Session):
            token = controller.share(result).token
        else:
            user = controller.users.join()
            session = controller.open(result)
            session.queue_as(user.id)
            user.add(session)
            token = user.token
    except EdgeTamError as error:
        raise gr.Error(str(error), print_exception=False) from error
    return json.dumps({"token": token})
