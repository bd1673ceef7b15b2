"""Everything that EdgeTAM UI raises on purpose.

EdgeTamError
├── CheckpointError   the weights cannot be loaded
├── DeviceError       the device is not there, or has no memory left
├── MediaError        the file is not an image or video that can be read
├── PromptError       a point, box, label, object or frame that makes no sense
├── ExportError       the result cannot be written
├── FormatError       a file of masks that cannot be read, or is about something else
├── SessionError      no such session, or nothing opened in it
├── StoreError        the disk does not take, or give back, what is to be kept
├── LimitError        more than the server gives to one user, or has
├── CancelledError    the user stopped it
├── MessageError      a request that is not in the agreed form
├── AccessError       a host, origin, password or number of requests that the server does not let in
└── BrowserError      Playwright or a Chromium is missing (in `bench.browser`)
"""

from __future__ import annotations

LONGEST = 400
"""Letters of a sentence: what a file or a program gave may be repeated in it, however long it is."""


class EdgeTamError(Exception):
    """An error a user can act on.

    `message` says in one sentence what was wrong, `hint` what to try; `code` is for programs.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = _short(message), _short(hint)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class CheckpointError(EdgeTamError):
    """The weights cannot be loaded."""

    code = "checkpoint"


class DeviceError(EdgeTamError):
    """The device is not there, or has no memory left."""

    code = "device"


class MediaError(EdgeTamError):
    """The file is not an image or video that can be read."""

    code = "media"


class PromptError(EdgeTamError):
    """A point, box, label, object or frame that makes no sense for this medium."""

    code = "prompt"


class ExportError(EdgeTamError):
    """The result cannot be written."""

    code = "export"


class FormatError(EdgeTamError):
    """A file of masks that cannot be read, or is about another image or video."""

    code = "format"


class SessionError(EdgeTamError):
    """There is no such session, or nothing is opened in it."""

    code = "session"


class StoreError(EdgeTamError):
    """The disk does not take, or give back, what is to be kept; what was asked for was not done."""

    code = "store"


class LimitError(EdgeTamError):
    """More than the server gives to one user, or has at the moment: see `sessions.budgets.Limits`."""

    code = "limit"


class CancelledError(EdgeTamError):
    """The user stopped the work."""

    code = "cancelled"


class MessageError(EdgeTamError):
    """A request that is not in the agreed form."""

    code = "message"


class AccessError(EdgeTamError):
    """The server does not let a request in: a foreign host or origin, no password, too many at once."""

    code = "access"


def _short(sentence: str) -> str:
    """The sentence, without its middle where it is too long to be read."""
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 100]} … {sentence[-97:]}"
