"""What tells a file from another that took its place."""

from __future__ import annotations

import stat
from pathlib import Path


def stamp_of(path: Path | None) -> tuple[int, int] | None:
    """The size of a file, and when it was changed, in nanoseconds; None where there is no file."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found is not None and stat.S_ISREG(found.st_mode) else None
