"""Firefox over WebDriver BiDi, and WebKit over WebDriver, as Debian has them: just what the stories need.

The protocols are W3C's: https://w3c.github.io/webdriver-bidi/ and https://w3c.github.io/webdriver/. Both take the same
lists of actions.
"""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.server import free_port

PATIENCE = 300.0
"""Seconds until something that never comes is given up: a busy machine makes nothing wrong."""
SIZE = (1280, 800)
PREFERENCES = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.w3c_touch_events.enabled": 1,
}
KEYS = {"Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Escape": "\ue00c"}


class Driver(ABC):
    """A browser with one page. Places are CSS pixels from the page's top left corner."""

    downloads: Path | None = None

    @abstractmethod
    def goto(self, url: str) -> None:
        """Opens an address, and waits until it is loaded."""

    @abstractmethod
    def evaluate(self, script: str) -> Any:
        """What the function body `script` returns, a promise's value included; it must be JSON."""

    @abstractmethod
    def choose(self, path: Path) -> None:
        """Puts a file into the page's input for files."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """The page as PNG."""

    @abstractmethod
    def perform(self, sources: list[dict[str, Any]]) -> None:
        """Does actions of input sources, tick by tick."""

    def point(self, steps: list[tuple[str, float, float]], button: int = 0, kind: str = "mouse") -> None:
        """Goes through `steps`, each "move", "down" or "up" at a place, with a "mouse" or a finger ("touch")."""
        actions: list[dict[str, Any]] = []
        for what, x, y in steps:
            actions.append({"type": "pointerMove", "x": round(x), "y": round(y), "duration": 30})
            if what != "move":
                actions.append({"type": f"pointer{what.title()}", "button": button})
        source = {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions}
        self.perform([source])

    def press(self, *keys: str) -> None:
        """Presses keys together, as in ("Control", "z")."""
        values = [KEYS.get(key, key) for key in keys]
        actions = [{"type": "keyDown", "value": value} for value in values]
        actions += [{"type": "keyUp", "value": value} for value in reversed(values)]
        self.perform([{"type": "key", "id": "keys", "actions": actions}])

    def wait(self, condition: str) -> None:
        """Waits until the JavaScript expression `condition` holds. Raises `TimeoutError`."""
        end = time.monotonic() + PATIENCE
        while not self.evaluate(f"return Boolean({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.05)


class Firefox(Driver):
    """Firefox at the end of a BiDi connection."""

    def __init__(self, socket: ClientConnection, downloads: Path) -> None:
        self.downloads = downloads
        self._socket, self._numbers = socket, itertools.count(1)
        self._do("session.new", capabilities={})
        self._page = self._do("browsingContext.getTree")["contexts"][0]["context"]
        size = dict(zip(("width", "height"), SIZE, strict=True))
        self._do("browsingContext.setViewport", context=self._page, viewport=size)

    def _do(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def goto(self, url: str) -> None:
        self._do("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def _call(self, script: str) -> Any:
        answer = self._do(
            "script.callFunction",
            functionDeclaration=f"async () => {{ {script} }}",
            target={"context": self._page},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"]

    def evaluate(self, script: str) -> Any:
        found = self._call(f"const found = await (async () => {{ {script} }})(); return JSON.stringify(found ?? null)")
        return json.loads(found["value"])

    def choose(self, path: Path) -> None:
        element = self._call(f"return {INPUT}")
        self._do(
            "input.setFiles", context=self._page, element={"sharedId": element["sharedId"]}, files=[str(path.resolve())]
        )

    def screenshot(self) -> bytes:
        return base64.b64decode(self._do("browsingContext.captureScreenshot", context=self._page)["data"])

    def perform(self, sources: list[dict[str, Any]]) -> None:
        self._do("input.performActions", context=self._page, actions=sources)


class WebKit(Driver):
    """WebKitGTK's small browser at the end of a WebDriver session."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http
        options = {"binary": str(_mini_browser()), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._session = f"/session/{self._post('/session', capabilities=wanted)['sessionId']}"
        size = dict(zip(("width", "height"), SIZE, strict=True))
        self._post(f"{self._session}/window/rect", **size)

    def _post(self, path: str, **body: Any) -> Any:
        return self._value(self._http.post(path, json=body))

    def _value(self, answer: httpx.Response) -> Any:
        value = answer.json()["value"]
        if answer.is_error:
            raise RuntimeError(f"{value['error']}: {value['message']}")
        return value

    def goto(self, url: str) -> None:
        self._post(f"{self._session}/url", url=url)

    def evaluate(self, script: str) -> Any:
        body = f"const done = arguments[0]; (async () => {{ {script} }})().then((v) => done(JSON.stringify(v ?? null)))"
        return json.loads(self._post(f"{self._session}/execute/async", script=body, args=[]))

    def choose(self, path: Path) -> None:
        element = self._post(f"{self._session}/execute/sync", script=f"return {INPUT}", args=[])
        self._post(f"{self._session}/element/{next(iter(element.values()))}/value", text=str(path.resolve()))

    def screenshot(self) -> bytes:
        return base64.b64decode(self._value(self._http.get(f"{self._session}/screenshot")))

    def perform(self, sources: list[dict[str, Any]]) -> None:
        self._post(f"{self._session}/actions", actions=sources)

    def quit(self) -> None:
        self._http.delete(self._session)


INPUT = "document.querySelector('edgetam-canvas').shadowRoot.querySelector('[data-test=file-input]')"


def _mini_browser() -> Path:
    return next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))


def _needed(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"There is no {name}: apt install {package}")
    return path


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def firefox(folder: Path) -> Iterator[Driver]:
    """A headless Firefox with a new profile, and downloads, in `folder`."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    chosen = {**PREFERENCES, "browser.download.dir": str(downloads)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items())
    (profile / "user.js").write_text("".join(lines))
    port = free_port()
    binary = _needed("firefox-esr", "firefox-esr")
    command = [binary, "--headless", "--no-remote", "--profile", str(profile), f"--remote-debugging-port={port}"]
    with _running(command), _retry(lambda: connect(f"ws://127.0.0.1:{port}/session", max_size=None)) as socket:
        yield Firefox(socket, downloads)


@contextmanager
def webkit(folder: Path) -> Iterator[Driver]:
    """A WebKitGTK on a screen of its own. Where its downloads go, its driver does not say."""
    with ExitStack() as stack:
        port = free_port()
        number = port  # of a display that nobody has
        stack.enter_context(
            _running([_needed("Xvfb", "xvfb"), f":{number}", "-screen", "0", f"{SIZE[0]}x{SIZE[1] + 200}x24"])
        )
        driver = _needed("WebKitWebDriver", "webkit2gtk-driver")
        stack.enter_context(_running(["env", f"DISPLAY=:{number}", driver, f"--port={port}"]))
        http = stack.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE))
        _retry(lambda: http.get("/status"))
        browser = WebKit(http)
        stack.callback(browser.quit)
        yield browser


def _retry(attempt: Any) -> Any:
    """What `attempt` gives once the other side listens. Raises `OSError` or `httpx.HTTPError` where it never does."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except (OSError, httpx.HTTPError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
