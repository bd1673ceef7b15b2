"""Sends malformed requests to a server and looks after the session between them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import numpy as np

from edgetam_ui import Controller
from edgetam_ui.protocol.envelope import pack, unpack, unpack_parts

from .malformed import requests


def attack(
    http: httpx.Client, url: str, controller: Controller, frames: list[np.ndarray], count: int, seed: int
) -> Counter[str]:
    """How often each error code came, "" where a request was fine after all.

    Fails on a status that is not 200, a code that blames us, a session or masks that a refused request changed, and
    files that nobody needs.
    """
    user = controller.users.join()
    codes: Counter[str] = Counter()

    def post(route: str, body: bytes) -> dict[str, Any]:
        response = http.post(f"{url}/{route}", content=body, headers={"X-EdgeTAM-Token": user.token})
        assert response.status_code == 200, body[:300]
        return unpack(response.content)[0] if route == "call" else unpack_parts(response.content)[-1][0]

    def state() -> dict[str, Any]:
        nonlocal user
        if user.ended.is_set():  # they had their data deleted
            user = controller.users.join()
        if user.session is None:
            user.add(controller.open(frames))
            user.session.add_box(1, [2, 2, 30, 30])
        return {"state": post("call", pack({"op": "state"})), "masks": post("call", pack({"op": "masks", "frame": 0}))}

    before = state()
    for route, body in requests(count, seed):
        answer = post(route, body)
        error = answer.get("error")
        codes[error["code"] if error else ""] += 1
        assert not error or error["code"] != "internal", body[:300]
        assert not error or (error["message"] and "eload the page" not in error["hint"]), body[:300]
        after = state()
        assert not error or after == before, body[:300]
        assert list(user.folder.iterdir()) == [], body[:300]
        before = after
    return codes
