"""Formats and exports as clients see them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from ..core.results import Results
from ..formats import registry
from ..formats.base import Format
from ..formats.choice import Choice
from ..formats.report import Notice, left_out
from ..sessions.budgets import Account
from ..sessions.folders import bytes_in
from ..sessions.session import Session
from ..sessions.user import User
from . import answers, messages

LOOK_SECONDS = 0.5
"""How often it is looked how much an export has written."""


def formats(kind: Literal["image", "video"]) -> list[answers.FormatData]:
    """Those that hold a medium of `kind`."""
    return [_format(format, kind) for format in registry.FORMATS.values() if format.detail(kind)]


def choice(wanted: messages.Export | messages.CheckExport) -> tuple[Choice, dict[str, Any]]:
    """What a request asks for, and the format's options. Raises `ExportError`."""
    given = wanted.model_dump(exclude={"op", "format", "options", "all"})
    return Choice(**given), dict(wanted.options)


def keeps_all(wanted: messages.Export) -> bool:
    """Whether the file that is asked for holds all masks, so that they can be had from it again."""
    part, _ = choice(wanted)
    whole = not part.start and part.end is None and part.step == 1 and part.objects is None and part.size is None
    return whole and wanted.format in registry.FORMATS and registry.FORMATS[wanted.format].keeps


def results_of(user: User, session: Session, wanted: messages.Export | messages.CheckExport) -> list[Results]:
    """What is exported: of `session`, or of all that have masks."""
    if not wanted.all:
        return [session.results()]
    every = [other.results() for other in user.sessions]
    return [results for results in every if results.objects] or [session.results()]


def _maskless(user: User, wanted: messages.Export | messages.CheckExport) -> list[str]:
    """The names of those of all that have no masks."""
    return [other.medium.name for other in user.sessions if not other.results().objects] if wanted.all else []


def check(user: User, session: Session, wanted: messages.CheckExport) -> answers.CheckAnswer:
    """What an export would hold and lose. Raises `ExportError`."""
    report = registry.check(results_of(user, session, wanted), wanted.format, *choice(wanted))
    told = (*left_out(_maskless(user, wanted)), *report.notices)
    return {
        "frames": report.frames,
        "objects": report.objects,
        "masks": report.masks,
        "bytes": report.bytes,
        "notices": notices(told),
    }


def notices(told: Iterable[Notice]) -> list[answers.NoticeData]:
    """What there is to be told, as data."""
    return [{"code": notice.code, "message": notice.message} for notice in told]


class Measured:
    """How much an export has written, as an amount of its user's."""

    def __init__(self, folder: Path, user: User, account: Account) -> None:
        self._folder, self._user, self._account = folder, user, account
        self._due = 0.0

    def look(self, now: bool = False) -> None:
        """Looks again, unless it did a moment ago, or `now`. Raises `LimitError`."""
        begun = time.monotonic()
        if now or begun >= self._due:
            self._account.take(self._user.token, self, bytes_in(self._folder))
            # Many files take long to look at: a twentieth of the time at most.
            self._due = time.monotonic() + max(LOOK_SECONDS, 20 * (time.monotonic() - begun))


@contextmanager
def measured(folder: Path, user: User, account: Account) -> Iterator[Measured]:
    """What is written to `folder` in the block, which is not counted any more after it."""
    size = Measured(folder, user, account)
    try:
        yield size
    finally:
        account.give_back(size)


def _format(format: Format, kind: Literal["image", "video"]) -> answers.FormatData:
    return {
        "format": format.name,
        "label": format.label,
        "detail": format.detail(kind),
        "group": format.group,
        "loses": format.loses,
        "images": format.images,
        "unmasked": format.unmasked,
        "keeps": format.keeps,
        "options": [{**asdict(option), "choices": list(option.choices)} for option in format.options],  # type: ignore[typeddict-item]
    }
