"""The script that Gradio runs as it shows the element of a canvas."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ROOT = "/gradio_api/edgetam"
"""Where the routes are, below Gradio's own root."""
BUNDLE = Path(__file__).parents[1] / "static" / "edgetam-canvas.js"

# Gradio keeps this script with the page: the configuration is baked in, and the element mounts once.
AROUND = """
(async () => {
  const root = (window.gradio_config?.root ?? new URL(".", location.href).href).replace(/[/]$/, "");
  const base = root + %(root)s;
  const place = element.querySelector(".edgetam");
  try {
    %(mount)s
    const watcher = new MutationObserver(() => {
      if (!element.isConnected) { watcher.disconnect(); view.dispose(); }
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  } catch (error) {
    place.textContent = "The page could not load its canvas (" + error.message + "). Reload it.";
  }
})();
"""


def mounting(mount: str) -> str:
    """A `js_on_load` that runs `mount`, which makes `view` in `place` of the bundle below `base`."""
    version = hashlib.sha256(BUNDLE.read_bytes()).hexdigest()[:12]
    return AROUND % {"root": json.dumps(ROOT), "mount": mount.strip() % {"version": version}}
