"""The most memory that a process ever held. Needs Python alone, so that asking adds nothing to it."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

PRINT_PEAK = "from edgetam_ui.bench.peak import peak_megabytes; print('peak', peak_megabytes())"
"""Code that a process of its own ends with, for `find_peak`."""


def peak_megabytes() -> float:
    """The most memory that this process ever held, in MB of 1,024 KB.

    On Linux from the kernel's own count: `getrusage` never tells less than the process that started this one held.
    """
    with suppress(OSError):
        found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
        if found is not None:
            return int(found[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024**2


def find_peak(printed: str) -> float | None:
    """What `PRINT_PEAK` printed; None where it did not."""
    found = re.search(r"^peak ([\d.]+)$", printed, re.MULTILINE)
    return None if found is None else float(found[1])
