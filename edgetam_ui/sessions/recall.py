"""A session brought back from what was kept of it: the same objects, steps, masks and numbers."""

from __future__ import annotations

import contextlib
import logging

from ..core.operations import Ended, Operation
from ..errors import EdgeTamError, PromptError
from .record import KeptSession, Record
from .session import Session

log = logging.getLogger("edgetam_ui")


def recall(session: Session, kept: KeptSession, record: Record) -> None:
    """Makes a new session on the medium of `kept` what it was, and keeps what happens in it from now on.

    A propagation that the end of a process cut off ends where it was. Raises `StoreError`.
    """
    session.id, session.exported = kept.id, kept.exported
    for operation in record.operations(kept.id):
        try:
            _restore(session, kept, record, operation)
        except PromptError as error:
            log.warning("%s is left out of what was kept: %s", operation.op, error)
    cut_off = [Ended(run=run, visited=record.run(kept.id, run)[0]) for run in session.runs_to_end]
    for ended in cut_off:
        _restore(session, kept, record, ended)
    session.journal = record.journal(kept.id)
    for ended in cut_off:
        with contextlib.suppress(EdgeTamError):  # where it cannot be written it is cut off once more
            session.journal.write(ended, "")


def _restore(session: Session, kept: KeptSession, record: Record, operation: Operation) -> None:
    if isinstance(operation, Ended):
        _, memory = record.run(kept.id, operation.run)
        session.restore_run(operation.run, operation.visited, record.tracked(kept, operation.run), memory)
    else:
        session.restore(operation)
