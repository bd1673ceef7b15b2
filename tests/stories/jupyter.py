"""A real notebook server and its page, in a user's words: open a notebook, run a cell, read what it printed."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import nbformat
from playwright.sync_api import Locator, Page, expect


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], url: str, folder: Path, **environment: str) -> Iterator[None]:
    """Runs a server in `folder` until `url` answers, and ends it afterwards."""
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **environment}
        )
    try:
        while True:
            try:
                urllib.request.urlopen(url).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, (folder / "server.log").read_text()
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def jupyter(folder: Path, subshells: bool = True) -> Iterator[str]:
    """A server on `folder` for JupyterLab (`/lab/tree/…`) and Notebook 7 (`/notebooks/…`); its address.

    `subshells`: whether the page has the kernel read comm messages beside the cells.
    """
    port = free_port()
    settings = folder / "config" / "lab" / "user-settings" / "@jupyterlab"
    apputils = settings / "apputils-extension"
    apputils.mkdir(parents=True)
    kernels = {"commsOverSubshells": "perCommTarget" if subshells else "disabled"}
    (apputils / "kernels-settings.jupyterlab-settings").write_text(json.dumps(kernels))
    quiet = {"checkForUpdates": False, "fetchNews": "false"}
    (apputils / "notification.jupyterlab-settings").write_text(json.dumps(quiet))
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=", "--ServerApp.password=",
        "--ServerApp.disable_check_xsrf=True", "--LabApp.news_url=None",
        "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    environment = {
        "JUPYTERLAB_SETTINGS_DIR": str(settings.parent),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "IPYTHONDIR": str(folder / "ipython"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    with serving(command, f"http://127.0.0.1:{port}/api", folder, **environment):
        yield f"http://127.0.0.1:{port}"


def end_kernels(url: str) -> None:
    """Ends all kernels of a server."""
    with urllib.request.urlopen(f"{url}/api/kernels") as answer:
        for kernel in json.load(answer):
            urllib.request.urlopen(urllib.request.Request(f"{url}/api/kernels/{kernel['id']}", method="DELETE")).close()


def write_notebook(path: Path, cells: Sequence[str]) -> Path:
    """A notebook of code cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)
    return path


ANSWERED = """() => {
  if (document.querySelector(".jp-Dialog")) return { ready: false };
  const kernel = window.jupyterapp?.shell.currentWidget?.context?.sessionContext.session?.kernel;
  const ready = kernel?.connectionStatus === "connected" && kernel.status === "idle";
  return ready && "jupyter.widget" in kernel._targetRegistry && { ready };
}"""
"""What a notebook's page has come to: a question, or a kernel."""


class Notebook:
    """An opened notebook, in JupyterLab or Notebook 7. Cells count from 0."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        self.connect()

    def connect(self) -> None:
        """Waits for a kernel that is idle and knows widgets: the page misses what a kernel sends before that."""
        expect(self.cell(0)).to_be_visible()
        # On a busy machine the page asks for a kernel, where none has been started yet, or says that it is going, where
        # a page before has just been closed.
        asked = self.page.locator(".jp-Dialog", has_text=re.compile("Select Kernel|Kernel Terminating"))
        while not self.page.wait_for_function(ANSWERED, timeout=300_000).json_value()["ready"]:
            asked.locator(".jp-mod-accept").click()

    def cell(self, index: int) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def rewrite(self, index: int, source: str) -> None:
        """Puts `source` in place of what a cell says."""
        self.cell(index).locator(".jp-InputArea-editor").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)

    def start(self, index: int) -> None:
        """Runs a cell, and does not wait for its end."""
        before = self.count(index)
        self.cell(index).evaluate("(cell) => cell.scrollIntoView()")
        self.cell(index).locator(".jp-InputArea-editor").click()
        self.page.keyboard.press("Control+Enter")
        expect(self.cell(index).locator(".jp-InputPrompt").first).not_to_have_text(before)

    def run(self, index: int) -> str:
        """Runs a cell to its end; what it printed."""
        self.start(index)
        self.finish(index)
        return self.printed(index)

    def finish(self, index: int) -> None:
        """Waits for a running cell's end."""
        expect(self.cell(index).locator(".jp-InputPrompt").first).to_have_text(re.compile(r"\[\d+\]"), timeout=300_000)

    def count(self, index: int) -> str:
        return self.cell(index).locator(".jp-InputPrompt").first.inner_text()

    def printed(self, index: int) -> str:
        return "\n".join(self.cell(index).locator(".jp-RenderedText").all_inner_texts()).strip()

    def restart_and_run_all(self) -> None:
        """As the menu does it, with its question answered."""
        self.page.get_by_role("menuitem", name="Kernel", exact=True).click()
        self.page.get_by_text("Restart Kernel and Run All Cells…").click()
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.wait_for_function("() => document.querySelector('.jp-InputPrompt').textContent.includes('*')")

    def save(self) -> None:
        with self.page.expect_response(lambda said: said.request.method == "PUT" and "/api/contents/" in said.url):
            self.page.keyboard.press("Control+s")
