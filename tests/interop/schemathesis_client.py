"""Sends the HTTP API what its OpenAPI description allows, and what it does not: `… schemathesis_client.py ADDRESS`.

Runs in an environment of its own, without our package.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

CONFIG = """
seed = 28
[parameters]
"path.session" = "{session}"
[[operations]]
include-name = "POST /users"
enabled = true
"""
APART = (("open", "close", "join"), ("leave",))
"""What ends the session that all else is asked of, or the user who asks: these have runs, and users, of their own."""
ENDLESS = "events"
"""A stream that has no end to wait for: tests/api/test_http.py listens to it."""
NOT_CHECKED = (
    "positive_data_acceptance",  # a form that is right may still name a frame that is not there
    "allow_header_conformance",  # FastAPI knows one method of a path at a time
    "unsupported_method",
)


def post(url: str, data: object = None, token: str = "") -> dict[str, object]:
    body = b"" if data is None else json.dumps(data).encode()
    headers = {"Content-Type": "application/json", "X-EdgeTAM-Token": token}
    with urllib.request.urlopen(urllib.request.Request(url, body, headers, method="POST")) as answer:
        return dict(json.load(answer))


def run(base: str, options: list[str]) -> bool:
    """Whether all goes well for a new user with a session."""
    token = str(post(f"{base}/users")["token"])
    state = post(f"{base}/sessions", {"example": "earth"}, token)["state"]
    assert isinstance(state, dict)
    session = f"{base}/sessions/{state['session']}/operations"
    post(session, {"op": "add_box", "object": 1, "box": [100, 20, 380, 250]}, token)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "schemathesis.toml")
        config.write_text(CONFIG.format(session=state["session"]))
        command = [
            Path(sys.executable).absolute().parent / "schemathesis",
            "--config-file",
            config,
            "run",
            f"{base}/openapi.json",
        ]
        always = ["--header", f"X-EdgeTAM-Token: {token}", "--phases", "examples,coverage,fuzzing"]
        always += ["--max-examples", "60", "--exclude-checks", ",".join(NOT_CHECKED), "--request-timeout", "60"]
        return subprocess.run([*command, *always, *options], cwd=folder, check=False).returncode == 0


def main(address: str) -> int:
    base = f"{address.rstrip('/')}/gradio_api/edgetam/v1"
    rest = [f"--exclude-operation-id={name}" for name in (ENDLESS, *(name for names in APART for name in names))]
    runs = [rest, *([f"--include-operation-id={name}" for name in names] for names in APART)]
    return 0 if all(run(base, options) for options in runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
