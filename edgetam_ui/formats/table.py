"""The documentation's table of formats: `python -m edgetam_ui.formats.table docs/formats.md` writes it there anew."""

from __future__ import annotations

import sys
from pathlib import Path

from .base import Format
from .registry import FORMATS

BEGIN, END = "<!-- formats: begin -->", "<!-- formats: end -->"
GROUPS = {"data": "To train and annotate", "masks": "Masks", "looks": "To look at", "films": "To edit"}


def table() -> str:
    """All formats in Markdown, a table a group."""
    parts = []
    for group, title in GROUPS.items():
        rows = [_row(format) for format in FORMATS.values() if format.group == group]
        if rows:
            head = "| format | image | video | what it loses | who reads it | checked by |\n|---|---|---|---|---|---|"
            parts.append("\n".join([f"### {title}\n", head, *rows]))
    return "\n\n".join(parts)


def options() -> str:
    """The options of all formats in Markdown."""
    rows = [
        f"| `{format.name}` | `{option.name}` | {option.detail} | `{option.default!r}` |"
        for format in FORMATS.values()
        for option in format.options
    ]
    return "\n".join(["| format | option | what it does | default |\n|---|---|---|---|", *rows])


def with_table(text: str) -> str:
    """`text` with the table between its two marks made anew."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{table()}\n\n### Options\n\n{options()}\n\n{END}{after}"


def _row(format: Format) -> str:
    cells = [
        f"`{format.name}`<br>{format.label}",
        format.image or "—",
        format.video or "—",
        format.loses or "nothing",
        format.read_by,
        ", ".join(format.checked_by),
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text(encoding="utf-8")), encoding="utf-8")
