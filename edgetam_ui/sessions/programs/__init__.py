"""What was done in a session as a program that does it again: in four languages. Pure."""

from __future__ import annotations

from collections.abc import Callable

from ...core.arguments import as_one_of
from . import curl, plain, python, shell
from .source import Source

LANGUAGES: dict[str, Callable[[Source], str]] = {
    "python": python.write,
    "transformers": plain.write,
    "shell": shell.write,
    "http": curl.write,
}
"""By name: our Python, plain transformers without this package, the command line, curl."""


def write(source: Source, language: str) -> str:
    """The program in `language`, one of `LANGUAGES`. What it cannot say is a comment in it. Raises `PromptError`."""
    program = LANGUAGES[as_one_of("language", language, LANGUAGES)](source).rstrip() + "\n"
    return f"# {source.note}\n{program}" if source.note else program
