"""What Hugging Face answers the `spaces` package, played back: who gets a GPU, and who has used up their time."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from edgetam_ui.engine.gpu_time import START_SECONDS

ALLOWED = {"idle": False, "nvidiaIndex": 0, "nvidiaUUID": "GPU-0", "allowToken": "allowed"}


class Scheduler:
    """Lends a GPU to who asks for no more than they have left, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.left: int | None = None
        """Seconds that a visitor has left; None: enough."""
        self.leaves_half = False
        """Whether the next who asks has left about half of what they ask for, beside the start of a call."""
        self.url = ""

    def of(self, path: str) -> list[dict[str, str]]:
        """The parameters of each request to `path`."""
        return [parameters for asked, parameters in self.asked if asked == path]

    def answer(self, path: str, parameters: Mapping[str, str]) -> tuple[int, object]:
        if path == "/schedule" and self.leaves_half:
            self.left = (int(parameters["durationSeconds"]) + round(START_SECONDS)) // 2 + 1
            self.leaves_half = False
        if path == "/schedule" and self.left is not None and int(parameters["durationSeconds"]) > self.left:
            return 429, {"left": self.left, "wait": 3600}
        return 200, ALLOWED if path == "/schedule" else {}


@contextmanager
def scheduler() -> Iterator[Scheduler]:
    """One that serves while the block runs."""
    made = Scheduler()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
            made.asked.append((parts.path, parameters))
            status, body = made.answer(parts.path, parameters)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
