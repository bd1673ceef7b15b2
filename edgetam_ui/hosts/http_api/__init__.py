"""The HTTP API, in JSON: `create` makes it as an app to be mounted."""

from .routes import create

__all__ = ["create"]
