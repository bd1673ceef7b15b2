"""How often one address may do something."""

from __future__ import annotations

import ipaddress
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers

MAX_ADDRESSES = 10_000
"""Addresses remembered at a time; those not heard of for longest are forgotten first."""


class RateLimit:
    """Lets each address do something `burst` times at once, and `per_second` times a second after that."""

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst, self._per_second = burst, per_second
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> float:
        """Counts one more for `address`: 0 where it may, else the seconds until it may."""
        now = time.monotonic()
        with self._lock:
            left, then = self._left.pop(address, (float(self._burst), now))
            left = min(self._burst, left + (now - then) * self._per_second)
            wait = 0.0 if left >= 1 else (1 - left) / self._per_second
            self._left[address] = (left if wait else left - 1), now
            while len(self._left) > MAX_ADDRESSES:
                self._left.popitem(last=False)
        return wait

    def give_back(self, address: str) -> None:
        """Takes back one `take` of `address`, which does not count after all."""
        with self._lock:
            if address in self._left:
                left, then = self._left[address]
                self._left[address] = left + 1, then


def address_of(scope: Mapping[str, Any]) -> str:
    """The address that a request came from; of an IPv6 address its network, which one visitor has to themselves.

    A proxy on this machine is believed by the server itself, and a Space's proxy here.
    """
    address = str((scope.get("client") or ("",))[0])
    if "SPACE_ID" in os.environ:
        # The last entry is what the nearest proxy saw; those before it may be made up.
        address = Headers(scope=dict(scope)).get("x-forwarded-for", address).split(",")[-1].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ipaddress.ip_network((parsed, 64), strict=False))


def is_local(address: str) -> bool:
    """Whether an address of `address_of` is this machine's own."""
    try:
        return ipaddress.ip_network(address).is_loopback
    except ValueError:
        return False
