"""A notebook server, as the stories have it."""

from tests.stories.notebooks.conftest import server, subshells, visit

__all__ = ["server", "subshells", "visit"]
