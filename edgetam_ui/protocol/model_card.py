"""The practice checkpoint's model card, for the page. Imports nothing of ours."""

from __future__ import annotations

from importlib import resources

from markdown_it import MarkdownIt


def practice_card() -> str:
    """The card as HTML, without the metadata above its first heading."""
    path = resources.files("edgetam_ui") / "checkpoints" / "practice" / "README.md"
    _, _, text = path.read_text(encoding="utf-8").split("---\n", 2)
    rendered: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return rendered
