"""An image of a widget's masks, for where the widget itself cannot live.

It is an output of its own beside the widget's, so that a saved notebook has something to show without a kernel, and a
cell whose canvas fails to load is not empty. The canvas hides it while it lives.
"""

from __future__ import annotations

import base64
import html
import io
import logging
import secrets
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PIL import Image

from ...errors import EdgeTamError

if TYPE_CHECKING:
    from ...sessions.session import Session

log = logging.getLogger("edgetam_ui")

MAX_SIDE = 800
DELAY_SECONDS = 1.5
NOTE = (
    "An image of the masks, as they were last. Run this cell to click on it; if the canvas stays away then, your "
    "notebook cannot load widgets: install <code>anywidget</code> where the notebook server runs, and reload the page."
)


class StaticPreview:
    """The image, made anew a moment after the last change. `look` gives the session and the frame to show."""

    def __init__(self, look: Callable[[], tuple[Session | None, int]]) -> None:
        self.id = secrets.token_hex(8)
        self._look = look
        self._handle: Any = None
        self._timer: threading.Timer | None = None

    def show(self) -> None:
        """Puts the image into the cell that is running, if a notebook is there to show it."""
        if "IPython" not in sys.modules:
            return
        from IPython import get_ipython
        from IPython.display import display

        if getattr(get_ipython(), "kernel", None) is None:
            return
        self._handle = display(self._bundle(), raw=True, display_id=self.id)  # type: ignore[no-untyped-call]
        self.refresh()

    def refresh(self) -> None:
        """Something has changed."""
        if self._handle is None:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(DELAY_SECONDS, self._update)
        self._timer.daemon = True
        self._timer.start()

    def close(self) -> None:
        """No more updates."""
        if self._timer is not None:
            self._timer.cancel()
        self._handle = None

    def _update(self) -> None:
        handle = self._handle
        session, frame = self._look()
        if handle is None or session is None:
            return
        try:
            pixels = session.overlay(min(frame, session.medium.count - 1))
        except EdgeTamError as error:
            log.warning("No image of the masks: %s", error)
        else:
            handle.update(self._bundle(pixels), raw=True)

    def _bundle(self, pixels: Any = None) -> dict[str, str]:
        """The image `pixels`, uint8 (height, width, 3), or the medium's own, as a notebook's output."""
        session, frame = self._look()
        figure = f'<figure class="edgetam-still" data-widget="{self.id}" style="margin:0">%s</figure>'
        if session is None:
            return {"text/html": figure % f"<figcaption>{NOTE}</figcaption>", "text/plain": "EdgeTAM"}
        image = Image.fromarray(session.medium.frame(frame) if pixels is None else pixels)
        image.thumbnail((MAX_SIDE, MAX_SIDE))
        file = io.BytesIO()
        image.save(file, "JPEG", quality=82)
        names = ", ".join(item.name for item in session.state.objects.values()) or "no object yet"
        words = html.escape(f"{session.medium.name}, with the masks of: {names}", quote=True)
        data = base64.b64encode(file.getvalue()).decode("ascii")
        body = (
            f'<img src="data:image/jpeg;base64,{data}" alt="{words}" style="max-width:100%">'
            f"<figcaption><small>{NOTE}</small></figcaption>"
        )
        return {"text/html": figure.replace("%s", body), "text/plain": words}
