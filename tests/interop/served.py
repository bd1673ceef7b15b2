"""Serves the page with a fake model while a command runs: `python -m tests.interop.served COMMAND…`.

The command gets the page's address as its last argument; its exit status is ours.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served

if __name__ == "__main__":
    with closing(Controller(engine=FakeEngine())) as controller, served(controller) as url:
        sys.exit(subprocess.run([*sys.argv[1:], url], check=False).returncode)
