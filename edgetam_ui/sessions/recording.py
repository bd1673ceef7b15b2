"""What a stream recorded: its frames as a video file, and beside it every prompt and mask, which make a session of it.

Prompts and masks are lines of JSON in a temporary file, so that hours of them take no memory.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from ..core.masks import Rle
from ..core.operations import (
    AddMask,
    AddObject,
    MarkAbsent,
    Operation,
    PromptOperation,
    Propagate,
    RemoveObject,
    RleData,
    UpdateObject,
    changed,
    from_data,
    to_data,
)
from ..core.results import ObjectMask
from ..errors import PromptError, StoreError
from ..media.recorder import Recorder, read_jpeg
from .history import ObjectState
from .runs import TrackedMask
from .session import Session


class Recording:
    """A video at `path` from frame `first` of a stream on, and what was done in it. `known` objects were there before.

    Its frames count from 0. `count` were written, which took `nbytes` of the disk. Raises `StoreError` where no file
    can be written at `path`.
    """

    def __init__(self, path: Path, first: int, known: Sequence[ObjectState]) -> None:
        _try(path)
        self.path = path
        self._first = first
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="edgetam-recording-")  # noqa: SIM115
        self._recorder: Recorder | None = None
        self._ended = False
        self._begun = 0.0
        self._known: set[int] = set()
        for item in known:
            self._introduce(item.id, item.name, 0)
            look = {name: getattr(item, name) for name in ("color", "category", "visible", "locked")}
            self._write({"op": to_data(UpdateObject(object=item.id, **look)), "at": 0})

    @property
    def count(self) -> int:
        """Frames written."""
        return 0 if self._recorder is None else self._recorder.count

    @property
    def nbytes(self) -> int:
        """Bytes of the frames written."""
        return 0 if self._recorder is None else self._recorder.nbytes

    def write_frame(self, frame: np.ndarray | bytes, seconds: float, masks: Sequence[ObjectMask]) -> None:
        """Adds the next frame, an array or a JPEG file, with the masks that were tracked on it. Raises `OSError`."""
        if self._ended:
            return
        if self._recorder is None:
            height, width = frame.shape[:2] if isinstance(frame, np.ndarray) else _size(frame)
            self._recorder, self._begun = Recorder(self.path, height, width), seconds
        found = [[mask.object_id, mask.score, mask.doubt, mask.rle.counts.decode("ascii")] for mask in masks]
        self._recorder.add(frame, seconds - self._begun)
        self._write({"frame": self.count - 1, "masks": found})

    def write_operation(self, operation: Operation, count: int) -> None:
        """Adds what was done after `count` frames of the stream; of a prompt before the first, that its object is."""
        if self._ended:
            return
        at = max(0, count - self._first)
        if isinstance(operation, PromptOperation):
            if operation.frame < self._first:
                self._introduce(operation.object, None, at)
                return
            operation = changed(operation, frame=operation.frame - self._first)
        object_id = getattr(operation, "object", None)
        if isinstance(operation, RemoveObject):
            self._known.discard(operation.object)
        elif object_id is not None:
            self._known.add(object_id)
        self._write({"op": to_data(operation), "at": at})

    def _introduce(self, object_id: int, name: str | None, at: int) -> None:
        """Adds that there is an object, unless that is known."""
        if object_id not in self._known:
            self._known.add(object_id)
            self._write({"op": to_data(AddObject(object=object_id, name=name)), "at": at})

    def end(self) -> None:
        """Finishes the file, as far as the disk takes it: it plays even if cut short."""
        if not self._ended:
            self._ended = True
            if self._recorder is not None:
                with suppress(OSError):
                    self._recorder.close()

    def restore(self, session: Session) -> None:
        """Makes `session`, new and on the video at `path`, what the stream was: objects, prompts and masks.

        Tracked masks are those that were shown. Tracked again they may differ: a stream knows no later prompt.
        """
        found = _Restored(session)
        self._log.seek(0)
        for line in self._log:
            found.take(json.loads(line))
        found.finish()
        self.close()

    def close(self) -> None:
        """Lets go of all but the file: nothing can be restored from here any more."""
        self.end()
        self._log.close()

    def _write(self, entry: dict[str, Any]) -> None:
        self._log.write(json.dumps(entry) + "\n")


class _Restored:
    """A session that a recording is read into, line by line."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids: dict[int, int] = {}
        self._locked: dict[int, bool] = {}
        self._masks: dict[int, dict[int, TrackedMask]] = {}

    def take(self, entry: dict[str, Any]) -> None:
        """A line of the log."""
        if "op" in entry:
            self._do(from_data(entry["op"]), entry["at"])
            return
        for object_id, score, doubt, counts in entry["masks"]:
            medium = self._session.medium
            rle = Rle(counts.encode("ascii"), medium.height, medium.width)
            self._keep(self._id(object_id), entry["frame"], TrackedMask(rle, score, rle.area, False, doubt))

    def finish(self) -> None:
        """Takes the masks in as what one propagation tracked, and locks the objects that were locked in the end."""
        self._take_masks()
        for number, locked in self._locked.items():
            self._session.restore(UpdateObject(object=number, locked=locked))

    def _take_masks(self) -> None:
        session, objects = self._session, tuple(self._masks)
        if not objects:
            return
        try:
            session.restore(Propagate(objects=objects))
        except PromptError:
            return  # no frame follows a prompt
        number = session.runs_to_end[-1]
        run = session.run(number)
        assert run is not None
        if session.journal is not None:
            session.journal.write_tracked(run.number, len(run.visits), list(self._by_frame()), None)
        session.restore_run(number, len(run.visits), self._masks)

    def _do(self, operation: Operation, count: int) -> None:
        if isinstance(operation, RemoveObject):
            self._remove(self._ids.pop(operation.object, None), count)
            return
        object_id = getattr(operation, "object", None)
        if object_id is not None:
            operation = changed(operation, object=self._id(object_id))
        if isinstance(operation, UpdateObject) and operation.locked is not None:
            self._locked[operation.object] = operation.locked
            operation = changed(operation, locked=None)
        self._session.restore(operation)

    def _remove(self, number: int | None, count: int) -> None:
        """An object is followed no more from frame `count` on; its number may go to another."""
        session, last = self._session, self._session.medium.count - 1
        if number is None:
            return
        if number not in self._masks and not session.state.objects[number].chains:
            session.restore(RemoveObject(object=number))
            self._locked.pop(number, None)
        elif count <= last:
            session.restore(MarkAbsent(object=number, frame=count, last=last))

    def _id(self, object_id: int) -> int:
        """The number in the session of what had `object_id` in the stream: that, unless it belonged to another."""
        if object_id not in self._ids:
            taken = self._session.state.objects
            self._ids[object_id] = max(taken) + 1 if object_id in taken else object_id
        return self._ids[object_id]

    def _keep(self, number: int, frame: int, mask: TrackedMask) -> None:
        item = self._session.state.objects.get(number)
        if item is None or not (item.chains or number in self._masks):
            if mask.area:  # it was followed before the recording began: here that is where it begins
                self._session.restore(AddMask(object=number, frame=frame, mask=RleData.of(mask.rle)))
            return
        self._masks.setdefault(number, {})[frame] = mask

    def _by_frame(self) -> Iterator[tuple[int, dict[int, TrackedMask]]]:
        for frame in sorted({frame for found in self._masks.values() for frame in found}):
            yield frame, {number: found[frame] for number, found in self._masks.items() if frame in found}


def _try(path: Path) -> None:
    """Raises `StoreError` unless a file can be written at `path`; what is there is left until the first frame comes."""
    try:
        is_new = not path.exists()
        with path.open("ab"):
            pass
        if is_new:
            path.unlink()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{path} cannot be written to: {reason}.", "Give a file in a folder that is there.") from error


def _size(data: bytes) -> tuple[int, int]:
    height, width = read_jpeg(data).shape[:2]
    return height, width
