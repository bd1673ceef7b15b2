"""Sphinx's configuration: `make docs` builds these pages and the reference made from the docstrings."""

from edgetam_ui import __version__

project = "EdgeTAM UI"
copyright = "the EdgeTAM UI authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"{project} {release}"
myst_heading_anchors = 3
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
