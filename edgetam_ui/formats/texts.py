"""JSON and text of others, read within bounds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .reading import Found

LARGEST_TEXT = 100_000_000
"""Bytes of a JSON or text file that is read."""
MOST_VALUES = 5_000_000
"""Values in a JSON file, and lists: parsed, one that is no text takes up to 90 bytes, and an object of them 250."""
MOST_OBJECTS = 1_000_000
"""Objects, `{…}`, in a JSON file."""
SIGNS = ((b",", MOST_VALUES, "values"), (b"[", MOST_VALUES, "lists"), (b"{", MOST_OBJECTS, "objects"))


def parse(path: Path, found: Found) -> Any:
    """What a JSON file holds. Raises `FormatError`, also for so much that it would fill the memory."""
    check_text(path, found)
    data = path.read_bytes()
    for sign, most, name in SIGNS:
        if data.count(sign) >= most:
            what = f"has more than {most:,} {name}"
            raise found.error(path.name, what, "Split it, or save the masks as run lengths, NPZ or PNG.")
    try:
        text = data.decode("utf-8-sig")
        del data
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg.lower()}"
        raise found.error(f"line {error.lineno}, column {error.colno}", what, "Export it again.") from error
    except RecursionError as error:
        raise found.error("the file", "is nested too deeply", "Export it again.") from error
    except UnicodeDecodeError as error:
        raise found.error("the file", "is not text in UTF-8", "Save it so.") from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise found.error("the file", "has a number that is too long", "Export it again.") from error


def text_lines(path: Path, found: Found) -> Iterator[str]:
    """The lines of a text file; what is not UTF-8 in them is replaced. Raises `FormatError`."""
    check_text(path, found)
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for at, line in enumerate(lines, 1):
            if line.count(" ") >= MOST_VALUES:
                raise found.error(f"{path.name}, line {at}", f"has more than {MOST_VALUES:,} values", "Split it.")
            yield line


def check_text(path: Path, found: Found) -> None:
    """Raises `FormatError` where a text file is too large to be read."""
    if path.stat().st_size > LARGEST_TEXT:
        raise found.error("the file", "has more than 100 MB", "Split it, or save the masks as NPZ or PNG.")
