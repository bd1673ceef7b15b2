"""The HTTP API, in JSON: `mount` makes its routes."""

from .routes import mount

__all__ = ["mount"]
