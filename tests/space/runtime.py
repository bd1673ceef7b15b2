"""A Space as Hugging Face runs it: user 1000, an environment of its own, and a disk that cannot be written.

What can be written is the user's home, where the Space's folder is, and `/data`. Needs root, `unshare` and `setpriv`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import httpx

from edgetam_ui.hosts.space.folder import write
from edgetam_ui.hosts.space.kinds import KINDS

USER = 1000
PORT = 7860
BUILD = Path(__file__).parents[2] / "build" / "space"
ENVIRONMENT = BUILD / "env"
DATA = Path("/data")
NAME = "edgetam/edgetam-ui"
VARIABLES = {
    "GRADIO_SERVER_NAME": "0.0.0.0",
    "HF_HUB_OFFLINE": "1",
    "PYTHONUNBUFFERED": "1",
    "SPACE_HOST": "edgetam-edgetam-ui.hf.space",
    "SPACE_ID": NAME,
    "SYSTEM": "spaces",
}
# In a mount namespace of its own: what is mounted there nobody else sees. Root's home, where a Python may be installed,
# is closed to others: the Python alone is shown in it.
SANDBOX = """
set -e
mount --bind "$home" "$home"
mount --bind "$data" /data
if [ "${python#/root/}" != "$python" ]; then
  kept=$(mktemp -d -p "$home")
  mount --bind "$python" "$kept"
  mount -t tmpfs -o mode=755 tmpfs /root
  mkdir -p "$python"
  mount --move "$kept" "$python"
fi
mount -o remount,bind,ro /
cd "$home/app"
exec setpriv --reuid %(user)d --regid %(user)d --clear-groups --no-new-privs env -i "$@" %(command)s
"""


def missing() -> str:
    """What a test needs and this machine lacks; empty where it has all."""
    if os.geteuid() != 0 or not shutil.which("unshare") or not shutil.which("setpriv"):
        return "needs root, unshare and setpriv"
    return "" if (ENVIRONMENT / "bin" / "python").exists() else "make space makes the environment"


class Space:
    """A Space with its home and storage in `folder`, started and killed at will."""

    def __init__(self, folder: Path) -> None:
        self.home, self.data = folder / "home", folder / "data"
        self.url = f"http://127.0.0.1:{PORT}"
        self.log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self.data.mkdir()
        self.write("cpu", {})

    def write(self, kind: str, variables: Mapping[str, str]) -> None:
        """Makes it one of `kind`, with environment `variables` beside those of any Space."""
        self._variables = {**VARIABLES, "HOME": str(self.home), "PATH": f"{ENVIRONMENT}/bin:/usr/bin:/bin", **variables}
        write(self.home / "app", KINDS[kind])
        for path in (self.home, self.data, *self.home.rglob("*")):
            os.chown(path, USER, USER)

    def start(self) -> None:
        """Starts it, and waits until its model is loaded. Raises `RuntimeError` where it ends before."""
        python = subprocess.check_output(
            [ENVIRONMENT / "bin" / "python", "-c", "import sys; print(sys.base_prefix)"], text=True
        )
        script = SANDBOX % {"user": USER, "command": "python app.py"}
        settings = [f"{name}={value}" for name, value in self._variables.items()]
        self._process = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", script, "sh", *settings],
            env={**os.environ, "home": str(self.home), "data": str(self.data), "python": python.strip()},
            stdout=self.log.open("a"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while self._process.poll() is None:
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/gradio_api/edgetam/healthz").json()["status"] == "ready":
                    return
            time.sleep(0.2)
        raise RuntimeError(f"the Space ended:\n{self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """Ends it without a word, as a restart of its machine does."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
