"""Which notebook cell runs, and when it ends; IPython, where it is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cell:
    """A notebook's cell, and the number of the run it is in."""

    notebook: str
    id: str
    run: int


def current_cell() -> Cell | None:
    """The cell that is running, where the notebook tells which: JupyterLab, Notebook 7 and VS Code do."""
    if "IPython" not in sys.modules:
        return None
    from IPython import get_ipython

    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    if kernel is None or not hasattr(kernel, "get_parent"):
        return None
    cell = (kernel.get_parent().get("metadata") or {}).get("cellId")
    if not cell:
        return None
    notebook = shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME") or os.getcwd()
    return Cell(str(notebook), str(cell), shell.execution_count)


def after_each_cell(callback: Callable[[], None]) -> Callable[[], None]:
    """Calls `callback` at the end of every cell that raised nothing; how to stop. Needs IPython."""
    from IPython import get_ipython

    events = get_ipython().events

    def ended(result: Any) -> None:
        if result.success:
            callback()

    events.register("post_run_cell", ended)
    return lambda: events.unregister("post_run_cell", ended)


def forget_output(value: object) -> None:
    """Takes `value` out of IPython's history of results, which would keep it for as long as the kernel lives."""
    from IPython import get_ipython

    shell = get_ipython()
    history = shell.user_ns.get("_oh", {}) if shell is not None else {}
    for number in [number for number, kept in history.items() if kept is value]:
        del history[number]
        for names in (shell.user_ns, shell.user_ns_hidden):
            names.pop(f"_{number}", None)
