"""What dead processes left is deleted, what live ones use is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edgetam_ui.sessions.folders import bytes_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nothing is swept there")

HOLD = """
import sys
from edgetam_ui.sessions.folders import new_folder
folder = new_folder()
(folder / "upload.png").write_bytes(b"data")
print(folder, flush=True)
sys.stdin.read()
"""


@contextmanager
def process(temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process that has a folder, and the folder."""
    environment = {**os.environ, "TMPDIR": str(temporary)}
    made = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert made.stdin is not None
    assert made.stdout is not None
    try:
        yield made, Path(made.stdout.readline().strip())
    finally:
        made.stdin.close()
        made.wait()
        made.stdout.close()


def test_what_goes_while_it_is_measured_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    for name in ("kept", "below/kept", "packed"):
        (tmp_path / name).write_bytes(b"data")
    stat = Path.stat

    def racing(path: Path, **more: bool) -> os.stat_result:
        if path.name == "packed":
            path.unlink()
        return stat(path, **more)

    monkeypatch.setattr(Path, "stat", racing)
    assert bytes_in(tmp_path) == 8


def test_a_dead_process_is_swept_and_a_live_one_is_not(tmp_path: Path) -> None:
    foreign = tmp_path / "edgetam-foreign"
    foreign.mkdir()
    with process(tmp_path) as (dead, of_dead), process(tmp_path) as (_, of_live):
        dead.send_signal(signal.SIGKILL)
        dead.wait()
        assert (of_dead / "upload.png").exists()
        with process(tmp_path) as (_, of_next):
            assert not of_dead.parent.exists()
            assert (of_live / "upload.png").exists()
            assert (of_next / "upload.png").exists()
    assert list(tmp_path.iterdir()) == [foreign]  # who ends in peace takes their folder along
