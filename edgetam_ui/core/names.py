"""Names that people give, as names of files and in files."""

from __future__ import annotations

import re
import unicodedata

UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Ends of lines and what else XML, YAML or UTF-8 has no place for: https://www.w3.org/TR/xml/#charsets."""


def plain_text(text: str) -> str:
    """`text` as any file can hold it, in one line: each character of `UNWRITABLE` as an underscore."""
    return UNWRITABLE.sub("_", text)


def as_unicode(name: str) -> str:
    """A file's name, whose bytes need not be text, with U+FFFD for each of those that is none."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", name)


def safe_name(name: str) -> str:
    """`name` as a part of a file's name, which has 255 bytes at most; "" where nothing of it can stay."""
    composed = unicodedata.normalize("NFC", name)  # macOS writes an accent as a letter of its own
    return re.sub(r"[^\w.-]+", "_", composed).strip("._").encode()[:200].decode(errors="ignore")


def is_file_name(name: str) -> bool:
    """Whether a file can be called just that on every system."""
    held = re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', name)
    return held is None and name.strip(". ") == name != "" and len(name.encode()) <= 200
