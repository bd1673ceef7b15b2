"""Formats and exports as clients see them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from ..core.results import Results
from ..formats import registry
from ..formats.base import Format
from ..formats.choice import Choice
from ..sessions.session import Session
from ..sessions.users import User
from . import answers, messages


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


def check(user: User, session: Session, wanted: messages.CheckExport) -> answers.CheckAnswer:
    """What an export would hold and lose. Raises `ExportError`."""
    report = registry.check(results_of(user, session, wanted), wanted.format, *choice(wanted))
    return {
        "frames": report.frames,
        "objects": report.objects,
        "masks": report.masks,
        "bytes": report.bytes,
        "notices": [{"code": notice.code, "message": notice.message} for notice in report.notices],
    }


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
