"""What was done in a session as a program that does it again: in four languages. Pure."""

from __future__ import annotations

from collections.abc import Callable

from ...errors import PromptError
from . import plain, python, shell
from .source import Source

LANGUAGES: dict[str, Callable[[Source], str]] = {
    "python": python.write,
    "transformers": plain.write,
    "shell": shell.write_command,
    "http": shell.write_http,
}
"""By name: our Python, plain transformers without this package, the command line, curl."""


def write(source: Source, language: str) -> str:
    """The program in `language`, one of `LANGUAGES`. What it cannot say is a comment in it. Raises `PromptError`."""
    if language not in LANGUAGES:
        raise PromptError(f"There is no language {language!r}.", f"Use one of {', '.join(LANGUAGES)}.")
    return LANGUAGES[language](source).rstrip() + "\n"
