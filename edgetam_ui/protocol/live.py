"""Requests about a live stream of frames, and their answers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from ..core.operations import AddObject
from ..errors import LimitError, MessageError, SessionError
from ..sessions.controller import Controller
from ..sessions.live import LiveStream
from ..sessions.user import User
from . import answers, messages, serialize
from .envelope import Buffer
from .serialize import Answer


def answer(
    controller: Controller,
    user: User,
    head: messages.Head,
    stream: LiveStream | None,
    call: messages.Call,
    files: Sequence[Buffer],
) -> Answer:
    """The answer to a call that begins a stream, or names `stream`, one of the user's.

    Raises `SessionError` where it has ended, or the call is none for it, and `LimitError` for too many streams.
    """
    if isinstance(call, messages.GoLive):
        begun = controller.open_stream()
        user.begin_stream(begun)
        return {"session": begun.id}, []
    if stream is None:
        raise SessionError("The camera was stopped.", "Start it again.")
    meta: Any = {}
    buffers: list[bytes] = []
    match call:
        case messages.PushFrame():
            meta, buffers = _push(user, stream, call, files)
        case messages.RecordLive():
            stream.record(user.new_file(".mkv"))
        case messages.EndLive():
            meta = {"state": _end(controller, user, head, stream, call)}
        case messages.GetState():
            meta = {"state": state(stream)}
        case _ if isinstance(call, messages.Edit):
            meta, buffers = _edit(stream, call)
        case _:
            raise SessionError("That cannot be done while the camera runs.", "Stop it first.")
    return meta, buffers


def state(stream: LiveStream) -> answers.StateData:
    """The stream's objects, with their prompts on the newest frames. Nothing in it is ever unsaved."""
    height, width = stream.size
    medium: answers.MediumData = {
        "kind": "live",
        "name": "camera",
        "width": width,
        "height": height,
        "frames": max(1, stream.count),
        "fps": 0,
    }
    return {
        **serialize.NOTHING_OPEN,
        "session": stream.id,
        "revision": stream.revision,
        "exported": stream.revision,
        "medium": medium,
        "objects": [serialize.object_data(item, stream.timeline(item.id)) for item in stream.state.objects.values()],
    }


def _push(
    user: User, stream: LiveStream, wanted: messages.PushFrame, files: Sequence[Buffer]
) -> tuple[answers.PushAnswer, list[bytes]]:
    if len(files) != 1:
        raise MessageError("No frame came with the request.", "Send a JPEG file.")
    if wanted.dropped:
        stream.drop(wanted.dropped)
    result = stream.push(bytes(files[0]), wanted.seconds)
    recording = stream.recording
    if recording is not None:
        try:
            user.note_size(recording.path, recording.nbytes)
        except LimitError:
            recording.end()
            raise
    items, buffers = serialize.masks(() if result is None else result.objects)
    told: answers.PushAnswer = {
        "state": state(stream),
        "dropped": stream.dropped,
        "recorded": 0 if recording is None else recording.count,
    }
    if result is not None:
        told["frame"], told["masks"] = result.frame, items
    return told, buffers


def _end(
    controller: Controller, user: User, head: messages.Head, stream: LiveStream, wanted: messages.EndLive
) -> answers.StateData:
    recording = user.end_stream(stream)
    if recording is None:
        return serialize.state(user.session)
    if wanted.discard:
        recording.close()
        user.discard(recording.path)
        return serialize.state(user.session)
    session = controller.open(recording.path, time.strftime("camera %Y-%m-%d %H-%M-%S.mkv"))
    session.queue_as(user.id)
    try:
        user.add(session, head.client, keep=wanted.keep)
        recording.restore(session)
    except BaseException:
        user.close(session.id)
        session.close()
        raise
    return serialize.state(session)


def _edit(stream: LiveStream, edit: messages.Edit) -> tuple[answers.EditAnswer, list[bytes]]:
    known = set(stream.state.objects)
    mask = stream.apply(edit)
    items, buffers = serialize.masks([] if mask is None else [mask])
    told: answers.EditAnswer = {"state": state(stream), "masks": items, "revision": stream.revision}
    if isinstance(edit, AddObject):
        told["object"] = next(iter(set(stream.state.objects) - known))
    return told, buffers
