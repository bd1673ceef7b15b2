"""A session as requests to the HTTP API, by curl."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from urllib.parse import quote

from ...core.operations import Ended, Operation, Propagate, to_data
from .file import name_of, shell_word
from .source import Source

LONGEST_WORD = 1000
"""Letters of JSON on a command line; what has more comes on lines of its own, which no system limits."""
START = """(
set -euo pipefail  # an error ends what is in these brackets
BASE={base}  # the server's API
ask() {{  # where the server wants a password: -H "Authorization: Bearer PASSWORD"
  curl -sS --fail-with-body -H "X-EdgeTAM-Token: ${{TOKEN:-}}" "$@"
}}
edit() {{ ask --json "$1" "$BASE/sessions/$ID/operations" | jq -c '.error // empty'; }}
"""
TRACK = """track() {  # the masks come one by one; of an error among them it tells, and ends
  ask -N --json "$1" "$BASE/sessions/$ID/track" | { ! grep -A 1 '^event: error'; }
}
"""
OPEN = """
TOKEN=$(ask -X POST "$BASE/users" | jq -r '.token // error(.error.message)')
FILE={file}
ID=$(ask -g -X POST -T "$FILE" -H "Content-Type: application/octet-stream" "$BASE/sessions?name={name}" |
  jq -r '.state.session // error(.error.message)')
"""
EXPORT = """ask --json '{"format": "coco"}' "$BASE/sessions/$ID/export" -o masks.json
)"""
FILES = "# The HTTP API opens no folder of images as a video: make a video file of them, or use another language."


def write(source: Source) -> str:
    """The program."""
    if source.is_folder:
        return FILES
    name = quote(name_of(source), safe="", errors="surrogateescape")
    tracks = any(isinstance(operation, Propagate) for operation in source.operations)
    lines = [START.format(base=shlex.quote(source.base)) + (TRACK if tracks else "")]
    lines[0] += OPEN.format(file=shell_word(source), name=name)
    for operation in source.operations:
        lines += _request(operation, source)
    return "\n".join([*lines, "", EXPORT])


def _request(operation: Operation, source: Source) -> Iterator[str]:
    if isinstance(operation, Ended):
        if operation.run not in source.complete:
            yield f"# On the page it was stopped after {operation.visited} frames. Not said here: masks may differ."
        return
    data = to_data(operation)
    # What the server finds out by itself.
    for key in ("run", "corrects", *(("masks",) if data["op"] == "mark_reviewed" else ())):
        data.pop(key, None)
    call = "track" if isinstance(operation, Propagate) else "edit"
    body = json.dumps(data)
    yield f"{call} {shlex.quote(body)}" if len(body) <= LONGEST_WORD else f"{call} @- <<'END'\n{body}\nEND"
