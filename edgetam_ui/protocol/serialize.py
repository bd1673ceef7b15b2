"""Sessions and what happens in them, in the form that `messages` defines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal, cast

from ..core.results import ObjectMask
from ..errors import EdgeTamError
from ..media.values import Values
from ..sessions.controller import Controller
from ..sessions.due import NOTHING
from ..sessions.history import ObjectState, prompt_of, starts_from_mask
from ..sessions.propagation import FrameResult
from ..sessions.review import Doubtful
from ..sessions.session import EditResult, Event, Session
from ..sessions.user import User
from ..sessions.users import Users
from .answers import (
    CandidateData,
    CleaningData,
    DoubtfulData,
    DueData,
    EditAnswer,
    EngineData,
    KeptData,
    MaskData,
    ObjectData,
    PromptData,
    PropagatePart,
    SessionData,
    SessionsAnswer,
    StateData,
    TimelineKind,
    TimelineRun,
    ValuesData,
)
from .envelope import Meta

Answer = tuple[Meta, list[bytes]]
NOTHING_OPEN: StateData = {
    "session": "",
    "revision": 0,
    "medium": None,
    "objects": [],
    "due": cast(DueData, asdict(NOTHING)),
    "doubtful": [],
    "can_undo": False,
    "can_redo": False,
    "exported": -1,
    "unfinished": None,
}


def state(session: Session | None) -> StateData:
    """A session but its masks; None: nothing is open."""
    if session is None:
        return NOTHING_OPEN
    medium = session.medium
    is_video = medium.kind == "video"
    values = medium.values
    run = session.unfinished
    return {
        "session": session.id,
        "revision": session.revision,
        "medium": {
            "kind": medium.kind,
            "name": medium.name,
            "width": medium.width,
            "height": medium.height,
            "frames": medium.count,
            "fps": medium.fps,
            "aspect": medium.aspect,
            "values": None if values is None else _values(values, session.state.values is not None),
        },
        "objects": [object_data(item, line if is_video else []) for item, line in session.timelines()],
        "due": cast(DueData, asdict(session.due())),
        "doubtful": [_doubtful(stretch) for stretch in session.doubtful()],
        "can_undo": session.can_undo,
        "can_redo": session.can_redo,
        "exported": session.exported,
        "unfinished": None if run is None else {"done": run.done, "total": run.total},
    }


def _doubtful(stretch: Doubtful) -> DoubtfulData:
    return {
        "object": stretch.object_id,
        "first": stretch.first,
        "last": stretch.last,
        "frame": stretch.frame,
        "doubt": round(stretch.doubt, 2),
    }


def object_data(item: ObjectState, timeline: list[tuple[int, str, float, float]]) -> ObjectData:
    """An object with its prompts and what it has on a video's frames."""
    return {
        "id": item.id,
        "name": item.name,
        "category": item.category,
        "color": item.color,
        "visible": item.visible,
        "locked": item.locked,
        "cleaning": cast(CleaningData, item.cleaning.model_dump()),
        "prompts": {str(frame): prompts(item, frame) for frame in sorted(item.chains)},
        "timeline": encode_timeline(timeline),
    }


def prompts(item: ObjectState, frame: int) -> PromptData:
    """An object's prompts on a frame where it has some."""
    chain = item.chains[frame]
    prompt = prompt_of(chain)
    return {
        "points": list(prompt.points),
        "labels": list(prompt.labels),
        "box": prompt.box,
        "mask": starts_from_mask(chain),
    }


def encode_timeline(timeline: Sequence[tuple[int, str, float, float]]) -> list[TimelineRun]:
    """Neighbours of one kind and nearly one score and doubt, joined to (first, count, kind, score, doubt)."""
    runs: list[list[Any]] = []
    for frame, kind, score, doubt in timeline:
        shades = [round(score, 1), math.floor(20 * doubt) / 20]
        last = runs[-1] if runs else None
        if last and last[0] + last[1] == frame and last[2] == kind != "prompted" and last[3:] == shades:
            last[1] += 1
        else:
            runs.append([frame, 1, kind, *shades])
    return [(first, count, cast(TimelineKind, kind), score, doubt) for first, count, kind, score, doubt in runs]


def kept(user: User, users: Users) -> KeptData | None:
    """How long what a server's user does is kept; None for a user of a program's own."""
    if user.record is not None and users.store is not None:
        hours = users.store.hours
        return {"hours": hours if math.isfinite(hours) else None}
    return {"hours": 0} if user in users.all() else None


def masks(found: Sequence[ObjectMask]) -> tuple[list[MaskData], list[bytes]]:
    """Each mask, and the buffers that they point into."""
    items: list[MaskData] = []
    buffers: list[bytes] = []
    for mask in found:
        candidates: list[CandidateData] = []
        for rle, score in mask.candidates:
            candidates.append({"score": round(score, 4), "buffer": len(buffers)})
            buffers.append(rle.counts)
        if mask.chosen >= 0:
            buffer = candidates[mask.chosen]["buffer"]
        else:
            buffer = len(buffers)
            buffers.append(mask.rle.counts)
        items.append(
            {
                "object": mask.object_id,
                "frame": mask.frame,
                "buffer": buffer,
                "score": round(mask.score, 4),
                "area": mask.rle.area,
                "doubt": round(mask.doubt, 2),
                "stale": mask.kind == "stale",
                "candidates": candidates,
                "chosen": mask.chosen,
                "refine": None if mask.refine is None else round(mask.refine, 1),
            }
        )
    return items, buffers


def edit(session: Session, result: EditResult) -> tuple[EditAnswer, list[bytes]]:
    """The answer to an edit."""
    items, buffers = masks(result.masks)
    answer: EditAnswer = {"state": state(session), "masks": items, "revision": result.revision}
    if result.operation.op == "add_object" and result.operation.object is not None:
        answer["object"] = result.operation.object
    if result.everywhere:
        answer["all"] = True
        if result.frame is not None and result.operation.op in ("undo", "redo"):
            answer["frame"] = result.frame
    return answer, buffers


def frame_result(result: FrameResult) -> tuple[PropagatePart, list[bytes]]:
    """A frame of a propagation."""
    items, buffers = masks(result.objects)
    part: PropagatePart = {"frame": result.frame, "done": result.done, "total": result.total, "masks": items}
    if result.done > result.resumed_at:
        rate = (result.done - result.resumed_at) / max(result.seconds, 1e-6)
        part["frames_per_second"] = round(rate, 2)
        part["seconds_left"] = round((result.total - result.done) / rate, 1)
    if result.note:
        part["note"] = result.note
    return part, buffers


def push(session: Session | None, event: Event) -> Answer:
    """What those who listen are told of `event`; without a session, nothing is open any more."""
    meta: Meta = {"push": event.kind, "session": session.id if session is not None else ""}
    buffers: list[bytes] = []
    if session is not None and isinstance(event.result, EditResult):
        answer, buffers = edit(session, event.result)
        meta |= answer
        # Who made an object goes on with it; those who watch stay where they are.
        meta.pop("object", None)
        meta.pop("frame", None)
    elif isinstance(event.result, FrameResult):
        part, buffers = frame_result(event.result)
        meta |= part
    else:
        meta |= {"end": True, "state": state(session)}
    return meta, buffers


def _values(values: Values, chosen: bool) -> ValuesData:
    return {
        "low": values.low,
        "high": values.high,
        "lowest": values.lowest,
        "highest": values.highest,
        "chosen": chosen,
    }


def sessions(user: User, prepare: str) -> SessionsAnswer:
    """A user's sessions, what became of each, their classes, and what it costs to `prepare` them."""
    found: list[SessionData] = []
    classes: dict[str, None] = {}
    for session in user.sessions:
        objects = session.state.objects.values()
        has_masks = any(item.chains for item in objects)
        mark: Literal["todo", "empty", "done"] = "done" if has_masks else "todo"
        if not has_masks and (session.id in user.visited or session is user.session):
            mark = "empty"
        unsaved = has_masks and session.revision > 1 and session.revision != session.exported
        found.append({"session": session.id, "name": session.medium.name, "mark": mark, "unsaved": unsaved})
        classes |= dict.fromkeys(item.category for item in objects if item.category)
    return {"sessions": found, "classes": list(classes), "prepare": prepare}


def engine(controller: Controller) -> EngineData:
    """What runs the model, or why nothing does yet."""
    info, place = controller.info, controller.place
    if info is None:
        failure = controller.failure
        return {
            "checkpoint": controller.checkpoint,
            "practice": False,
            "why": str(failure) if failure is not None else "",
            "device": "",
            "precision": "",
            "accelerate": "",
            "image_size": 0,
            "ready": False,
            "place": place.label,
            "expect": place.expect,
        }
    return {
        "checkpoint": info.checkpoint,
        "practice": info.practice,
        "why": info.why,
        "device": info.device,
        "precision": info.precision,
        "accelerate": info.accelerate,
        "image_size": info.image_size,
        "ready": True,
        "place": place.label,
        "expect": place.expect,
    }


def error(problem: EdgeTamError) -> dict[str, str]:
    """An error as data."""
    return {"code": problem.code, "message": problem.message, "hint": problem.hint}
