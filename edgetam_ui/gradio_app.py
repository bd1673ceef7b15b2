"""`edgetam_ui.hosts.gradio_app` under the name that Spaces import."""

from .hosts.gradio_app import build, launch, look, routes, serve

__all__ = ["build", "launch", "look", "routes", "serve"]
