"""Files of the web: downloaded to be opened, from public addresses alone.

Who names an address chooses where this machine connects to: the addresses that a host's name stands for are checked,
and the very one that was checked is connected to, for each redirect anew. A name that changes its meaning between the
check and the connection ("DNS rebinding") gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from ..errors import MediaError
from .address import check_address, name_in

MAX_BYTES = 2**32 - 1
SECONDS = 600.0
"""How long one download may take in all."""
IDLE_SECONDS = 20.0
"""How long the other side may be silent."""
MAX_REDIRECTS = 5
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""
AZURE = ipaddress.ip_address("168.63.129.16")
"""Public by its number; on Azure's machines it is the host's own service."""
HEADERS = [(b"User-Agent", b"edgetam-ui"), (b"Accept-Encoding", b"identity"), (b"Accept", b"image/*,video/*,*/*;q=0.5")]
Resolver = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses."""
UNREACHED = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError, ssl.SSLError)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them. Raises `OSError`."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: no private, local, reserved or embedded private one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        # Other ways to write IPv4 in IPv6 are for networks, not for servers.
        if ip.ipv4_mapped or ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not ip.is_multicast and ip != AZURE


class _Checked(httpcore.NetworkBackend):
    """Connects to public addresses alone, by number."""

    def __init__(self, resolve: Resolver, inner: httpcore.NetworkBackend) -> None:
        self._resolve, self._inner = resolve, inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers. Raises `MediaError` where one is private."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known") from error
        if not addresses or not all(map(is_public, addresses)):
            raise MediaError(f"{host} is not on the public internet.", "Download the file, and open it from your disk.")
        for last, address in enumerate(addresses, 1):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.NetworkError, httpcore.TimeoutException):
                if last == len(addresses):
                    raise
        raise AssertionError("there is at least one address")


class Downloads:
    """Downloads files: `resolve` finds a host's addresses, `network` connects to one of them.

    `max_bytes` and `seconds` bound each file.
    """

    def __init__(
        self,
        resolve: Resolver = resolve,
        network: httpcore.NetworkBackend | None = None,
        max_bytes: int = MAX_BYTES,
        seconds: float = SECONDS,
    ) -> None:
        self._network = _Checked(resolve, network or httpcore.SyncBackend())
        self._max_bytes, self._seconds = max_bytes, seconds

    def fetch(self, address: str, path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Writes what is at `address` to `path`. Raises `MediaError`.

        `progress` hears of the bytes that came and those there are in all, 0 where that is not told, before they are
        written; what it raises ends the download.
        """
        address, until = address.strip(), time.monotonic() + self._seconds
        with httpcore.ConnectionPool(network_backend=self._network) as pool:
            for _ in range(MAX_REDIRECTS + 1):
                check_address(address)
                try:
                    with pool.stream("GET", address.encode(), headers=HEADERS, extensions=_timeouts()) as answer:
                        following = _following(answer, address)
                        if following is None:
                            self._write(answer, address, path, until, progress)
                            return
                    address = following
                except UNREACHED as error:
                    raise MediaError(
                        f"{urlsplit(address).hostname} cannot be reached, or does not answer.",
                        "Check the address, or download the file yourself.",
                    ) from error
        raise MediaError(f"The address redirects more than {MAX_REDIRECTS} times.", "Give the final one.")

    def _write(
        self, answer: httpcore.Response, address: str, path: Path, until: float, progress: Callable[[int, int], None]
    ) -> None:
        name = name_in(address)
        if answer.status != 200:
            raise MediaError(
                f"The server answered with status {answer.status} for {name}.",
                "Open the address in a browser to see why, or download the file yourself.",
            )
        announced = _header(answer, b"content-length")
        total = int(announced) if announced.isdecimal() else 0
        self._check_size(total, name)
        written = 0
        with path.open("wb") as file:
            for chunk in answer.iter_stream():
                written += len(chunk)
                self._check_size(written, name)
                if time.monotonic() > until:
                    raise MediaError(f"{name} did not come within {self._seconds:g} seconds.", "Download it yourself.")
                progress(written, total)
                file.write(chunk)
        if not written:
            raise MediaError(f"There is nothing at the address of {name}.", "Check the address.")

    def _check_size(self, size: int, name: str) -> None:
        if size > self._max_bytes:
            raise MediaError(f"{name} has more than {self._max_bytes / 1e9:.3g} GB.", "Cut it, or open a smaller one.")


def _following(answer: httpcore.Response, address: str) -> str | None:
    """Where an answer leads on to."""
    if answer.status not in (301, 302, 303, 307, 308):
        return None
    return urljoin(address, _header(answer, b"location"))


def _header(answer: httpcore.Response, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in answer.headers if key.lower() == name), "")


def _timeouts() -> dict[str, Any]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), IDLE_SECONDS)}
