"""`edgetam_ui.hosts.gradio_app` and `edgetam_ui.hosts.edge` under the name that Spaces import."""

from .hosts.canvas import canvas
from .hosts.edge import Edge, around
from .hosts.gradio_app import beside, build, launch, look, routes, serve

__all__ = ["Edge", "around", "beside", "build", "canvas", "launch", "look", "routes", "serve"]
