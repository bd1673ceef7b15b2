"""How a message is written on HTTP: a JSON object and binary buffers in one envelope. Pure.

All integers are little-endian and unsigned, 32 bit:

    length of the JSON | JSON, UTF-8 | number of buffers | their lengths | the buffers' bytes

A stream is a sequence of `length of the envelope | envelope`. In Jupyter the JSON is a comm message and the buffers
travel beside it. `widget/src/protocol/envelope.ts` is this file's twin; both are tested on
`tests/contract/fixtures/envelopes/`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any

from ..errors import MessageError

Meta = dict[str, Any]
Buffer = bytes | bytearray | memoryview

MAX_META_BYTES = 4 << 20
MAX_VALUES = 100_000
"""In the JSON: of 4 MB it makes 4 MB where that is one text, and 200 MB where it is lists of nothing."""
MAX_BUFFERS = 4096
MAX_UPLOAD_BYTES = (4 << 30) - 1
"""What 32 bits can tell."""


def pack(meta: Meta, buffers: Sequence[Buffer] = ()) -> bytes:
    """One envelope."""
    head = json.dumps(meta, separators=(",", ":"), allow_nan=False).encode()
    sizes = struct.pack(f"<I{len(buffers)}I", len(buffers), *(memoryview(b).nbytes for b in buffers))
    return b"".join([struct.pack("<I", len(head)), head, sizes, *buffers])


def pack_part(meta: Meta, buffers: Sequence[Buffer] = ()) -> bytes:
    """One envelope of a stream, with its length before it."""
    envelope = pack(meta, buffers)
    return struct.pack("<I", len(envelope)) + envelope


def unpack(data: Buffer) -> tuple[Meta, list[memoryview]]:
    """The meta and the buffers of one whole envelope; the buffers are views of `data`.

    Raises `MessageError` if it is not one.
    """
    view = memoryview(data)
    if len(view) < head_length(view):
        raise MessageError("The request is cut short.")
    meta, sizes, start = unpack_head(view)
    return meta, split(view, sizes, start)


def split(data: Buffer, sizes: Sequence[int], start: int) -> list[memoryview]:
    """The buffers of an envelope, of these sizes from `start` on, as views of `data`.

    Raises `MessageError` where `data` does not end with the last.
    """
    view, buffers = memoryview(data), []
    if start + sum(sizes) != len(view):
        raise MessageError("The request's length does not fit its contents.")
    for size in sizes:
        buffers.append(view[start : start + size])
        start += size
    return buffers


def unpack_parts(data: Buffer) -> list[tuple[Meta, list[memoryview]]]:
    """The meta and the buffers of each part in a stream's whole body. Raises `MessageError` if it is not one."""
    view, parts = memoryview(data), []
    while view:
        if len(view) < 4:
            raise MessageError("The stream is cut short.")
        end = 4 + struct.unpack_from("<I", view, 0)[0]
        parts.append(unpack(view[4:end]))
        view = view[end:]
    return parts


def head_length(view: memoryview) -> int:
    """How many bytes of an envelope `unpack_head` needs, as far as `view` can tell: more than it has, or the answer.

    Raises `MessageError` where the envelope can never become right.
    """
    if len(view) < 4:
        return 4
    length: int = struct.unpack_from("<I", view, 0)[0]
    if length > MAX_META_BYTES:
        raise MessageError("The request's description is too long.")
    if len(view) < 8 + length:
        return 8 + length
    count: int = struct.unpack_from("<I", view, 4 + length)[0]
    if count > MAX_BUFFERS:
        raise MessageError("The request has too many parts.")
    return 8 + length + 4 * count


def unpack_head(view: memoryview) -> tuple[Meta, list[int], int]:
    """The meta, the buffers' sizes, and where the first buffer starts; `view` has `head_length` bytes at least.

    Raises `MessageError`.
    """
    start = head_length(view)
    (length,) = struct.unpack_from("<I", view, 0)
    sizes = list(struct.unpack_from(f"<{(start - 8 - length) // 4}I", view, 8 + length))
    head = bytes(view[4 : 4 + length])
    if head.count(b",") >= MAX_VALUES:
        raise MessageError(f"The request has more than {MAX_VALUES:,} values.", "Send several requests.")
    try:
        meta = json.loads(head)
    except (ValueError, RecursionError) as error:
        raise MessageError("The request's description is not JSON.") from error
    if not isinstance(meta, dict):
        raise MessageError("The request's description is not an object.")
    return meta, sizes, start
