"""Addresses of files on the web: what they look like. `media.web` downloads from them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import MediaError


def is_address(source: object) -> bool:
    """Whether `source` is the address of something on the web, "http://…" or "https://…"."""
    return isinstance(source, str) and source.strip().lower().startswith(("http://", "https://"))


def check_address(address: str) -> None:
    """Raises `MediaError` for what is no address of a file on the web."""
    try:
        parts = urlsplit(address)
        is_right = is_address(address) and bool(parts.hostname) and parts.port != 0 and " " not in address
        is_right = is_right and address.isascii() and address.isprintable()
    except ValueError:
        is_right = False
    if not is_right:
        raise MediaError("That is not the address of a file.", "It begins with http:// or https://, and has no spaces.")
    if "@" in parts.netloc:
        raise MediaError("The address has a user's name in it.", "Download the file yourself.")


def name_in(address: str) -> str:
    """The file's name in an address, for messages and exports; its host where it has none. Raises `MediaError`."""
    address = address.strip()
    check_address(address)
    parts = urlsplit(address)
    name = Path(unquote(parts.path).replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[-100:] or str(parts.hostname)
