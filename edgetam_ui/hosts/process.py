"""What a server asks of the system for its process: time to end well, and enough files that are open at once."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import threading

CLOSING_SECONDS = 8.0
"""How long a server may take to end once it is told to."""
OPEN_FILES = 65_536
"""A user's page takes a connection or more, their database three files: many systems allow 1024 unless asked."""


def end_when_told() -> None:
    """Has SIGTERM end the process as Ctrl C does. Only the main thread can ask for that; in others nothing happens."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminate)


def allow_open_files() -> None:
    """Lets the process have as many files open as it may, up to `OPEN_FILES`."""
    if os.name != "posix":
        return  # there is no such limit
    resource = importlib.import_module("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):  # macOS may have a limit of its own
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _terminate(*_: object) -> None:
    """Cleans up as an interrupted process does, for so long that a service manager does not lose patience."""
    limit = threading.Timer(CLOSING_SECONDS, os._exit, [0])
    limit.daemon = True
    limit.start()
    raise KeyboardInterrupt
