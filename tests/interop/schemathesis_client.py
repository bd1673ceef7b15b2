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
SKIPPED = ("/users", "/users/me", "/events", "/sessions/{session}/cancel")
"""Users without number; the end of the user that asks; a stream without end."""
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


def main(address: str) -> int:
    base = f"{address.rstrip('/')}/gradio_api/edgetam/v1"
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
        options = ["--header", f"X-EdgeTAM-Token: {token}", "--phases", "examples,coverage,fuzzing"]
        options += ["--max-examples", "60", "--exclude-checks", ",".join(NOT_CHECKED), "--request-timeout", "60"]
        for path in SKIPPED:
            options += ["--exclude-path", path]
        options += ["--exclude-path-regex", "^/sessions$", "--exclude-operation-id", "close"]
        return subprocess.run([*command, *options], cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
