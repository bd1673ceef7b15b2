"""A plain client that loses no edit: what is not answered is sent again, under the same name, until it is."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts

Answer = tuple[dict[str, Any], list[bytes]]


class Client:
    """Speaks to a server as the page does; `url` is that of its routes.

    `lost` is called where a connection broke off, before what was asked is asked again.
    """

    def __init__(self, url: str) -> None:
        self.url, self.token = url, "new"
        self.has_opened = False
        self.lost: Callable[[], None] = lambda: None
        self._id = secrets.token_hex(4)
        self._count = itertools.count()
        self._http = httpx.Client(timeout=60)

    def close(self) -> None:
        self._http.close()

    def hello(self) -> dict[str, Any]:
        """Begins, or goes on, as soon as the server answers; the state."""
        lost, self.lost = self.lost, lambda: None
        try:
            meta, _ = self.call("hello", token=self.token)
        finally:
            self.lost = lost
        assert not self.has_opened or meta["token"] == self.token, "the server does not know the user any more"
        self.token = meta["token"]
        state: dict[str, Any] = meta["state"]
        return state

    def call(self, op: str, **fields: Any) -> Answer:
        """The answer to a call, as often as it takes to get one; what the server refuses is raised."""
        body = pack({"op": op, "client": self._id, "request": str(next(self._count)), **fields})
        while True:
            try:
                meta, buffers = unpack(self._post("call", body).content)
            except httpx.HTTPError:
                time.sleep(0.05)
                self.lost()
                continue
            if "error" in meta:
                raise Refused(meta["error"])
            return meta, [bytes(buffer) for buffer in buffers]

    def open(self, path: Path) -> dict[str, Any]:
        """Opens a file, as often as it takes; the state."""
        body = pack({"op": "open", "name": path.name, "client": self._id}, [path.read_bytes()])
        while True:
            try:
                meta = unpack_parts(self._post("stream", body).content)[-1][0]
            except httpx.HTTPError:
                time.sleep(0.05)
                self.lost()
                continue
            if "error" in meta:
                raise Refused(meta["error"])
            self.has_opened = True
            state: dict[str, Any] = meta["state"]
            return state

    def stream(self, op: str, **fields: Any) -> Iterator[Answer]:
        """The parts that come before the connection breaks off, or the end."""
        return self.send(op, [], **fields)

    def send(self, op: str, files: list[bytes], **fields: Any) -> Iterator[Answer]:
        """As `stream`, with files."""
        body = pack({"op": op, "client": self._id, **fields}, files)
        request = self._http.stream("POST", f"{self.url}/stream", content=body, headers=self._headers)
        rest = b""
        try:
            with request as response:
                for data in response.iter_bytes():
                    rest += data
                    while len(rest) >= 4 and len(rest) >= (end := 4 + int.from_bytes(rest[:4], "little")):
                        meta, buffers = unpack(rest[4:end])
                        rest = rest[end:]
                        if "error" in meta:
                            raise Refused(meta["error"])
                        yield meta, [bytes(buffer) for buffer in buffers]
        except httpx.HTTPError:
            self.lost()

    @property
    def _headers(self) -> dict[str, str]:
        return {"X-EdgeTAM-Token": self.token}

    def _post(self, route: str, body: bytes) -> httpx.Response:
        return self._http.post(f"{self.url}/{route}", content=body, headers=self._headers).raise_for_status()


class Refused(Exception):
    """The server answered with an error."""

    def __init__(self, error: dict[str, str]) -> None:
        super().__init__(str(error))
        self.code, self.message, self.hint = error["code"], error["message"], error["hint"]

    def expect(self, code: str) -> None:
        """Raises it again unless it is of this kind."""
        if self.code != code:
            raise self
